//! Deflates behind a preset dictionary (RFC 1951) into the fewest bits that the fixed code can take.
//!
//! A certificate's text is so short that a code of its own would cost more than it saves, and with the fixed code the price of every
//! letter and every repeat is known beforehand. So the cheapest way to write the text is a shortest path through it, where
//! zlib takes what is longest at each place. That is 2 to 7 bytes of a printed code. (Repeats that begin in the dictionary and run
//! on into the text are left out: a dictionary ends in the middle of a word.)

use super::inflate::{DISTANCES, END_OF_BLOCK, FIXED_LITERALS, LENGTHS};
use super::suffixes::{Found, Repeat, Suffixes};

/// The stream of a text: one last block with the fixed code.
pub(super) fn deflate(text: &[u8], dictionary: &Suffixes) -> Vec<u8> {
    let steps = Ways::through(text, dictionary).steps;
    let mut way = Vec::new();
    let mut end = text.len();
    while let Some(step) = steps.get(end).filter(|_| end > 0) {
        way.push((end, *step));
        end -= step.length;
    }
    let mut bits = Writer::default();
    bits.push(1, 1);
    bits.push(1, 2);
    for (end, step) in way.iter().rev() {
        match (step.distance, text.get(end - 1)) {
            (0, Some(letter)) => bits.push_literal(usize::from(*letter)),
            (distance, _) => bits.push_repeat(step.length, distance),
        }
    }
    bits.push_literal(END_OF_BLOCK);
    bits.finish()
}

/// The cheapest way to write a text up to each of its places.
struct Ways {
    /// What it costs.
    bits: Vec<u32>,
    /// Its last step.
    steps: Vec<Step>,
}

/// Some letters that are written at once.
#[derive(Debug, Clone, Copy, Default)]
struct Step {
    /// How many.
    length: usize,
    /// How far back they are taken from; 0 for a letter as it is.
    distance: usize,
}

impl Ways {
    fn through(text: &[u8], dictionary: &Suffixes) -> Self {
        let mut ways = Self { bits: vec![0], steps: vec![Step::default()] };
        let mut said = Suffixes::new(b"");
        let mut found = Found::default();
        for (letter, end) in text.iter().zip(1..) {
            let bits = ways.bits.last().map_or(0, |bits| bits + literal_bits(usize::from(*letter)));
            let mut best = (bits, Step { length: 1, distance: 0 });
            let nearer = said.push(*letter);
            for repeat in long_enough(said.repeats(nearer)) {
                ways.compare(&mut best, repeat, end - repeat.end);
            }
            said.mark();
            found = dictionary.find(found, *letter);
            // What the text itself repeats is nearer than any dictionary.
            let longer = |repeat: &Repeat| repeat.longest > nearer.length();
            for repeat in long_enough(dictionary.repeats(found)).take_while(longer) {
                let repeat = Repeat { shortest: repeat.shortest.max(nearer.length() + 1), ..repeat };
                ways.compare(&mut best, repeat, dictionary.len() + end - repeat.end);
            }
            ways.bits.push(best.0);
            ways.steps.push(best.1);
        }
        ways
    }

    /// Takes a repeat from `distance` back as the last step, where that is cheaper than the best one yet.
    fn compare(&self, best: &mut (u32, Step), repeat: Repeat, distance: usize) {
        let Some(distance_bits) = distance_bits(distance) else { return };
        let (shortest, longest) = (repeat.shortest.max(SHORTEST), repeat.longest.min(LONGEST));
        let end = self.bits.len();
        let prices = LENGTH_BITS.get(shortest..=longest).unwrap_or_default();
        let before = self.bits.get(end - longest..=end - shortest).unwrap_or_default();
        let sums = || prices.iter().zip(before.iter().rev()).map(|(price, before)| price + before);
        let Some(cheapest) = sums().min().filter(|bits| bits + distance_bits < best.0) else { return };
        if let Some(place) = sums().position(|bits| bits == cheapest) {
            *best = (cheapest + distance_bits, Step { length: shortest + place, distance });
        }
    }
}

/// The repeats that DEFLATE can write, of those from the longest to the shortest.
fn long_enough(repeats: impl Iterator<Item = Repeat>) -> impl Iterator<Item = Repeat> {
    repeats.take_while(|repeat| repeat.longest >= SHORTEST)
}

const SHORTEST: usize = 3;
const LONGEST: usize = 258;

/// The bits that the fixed code takes for each length of a repeat.
#[expect(clippy::indexing_slicing, reason = "the compiler runs it, and stops where it errs")]
const LENGTH_BITS: [u32; LONGEST + 1] = {
    let mut bits = [0; LONGEST + 1];
    let mut length = 0;
    while length <= LONGEST {
        let (index, extra) = place_in(&LENGTHS, length);
        bits[length] = FIXED_LITERALS[END_OF_BLOCK + 1 + index] as u32 + extra as u32;
        length += 1;
    }
    bits
};

/// The bits of a letter, or of the symbol of a length.
fn literal_bits(symbol: usize) -> u32 {
    FIXED_LITERALS.get(symbol).copied().map_or(0, u32::from)
}

/// The bits for a distance; `None` for one that DEFLATE cannot reach.
fn distance_bits(distance: usize) -> Option<u32> {
    // Two symbols for each power of two (RFC 1951, section 3.2.5).
    let extra = (distance.max(2) - 1).ilog2().saturating_sub(1);
    (distance <= FARTHEST).then_some(5 + extra)
}

const FARTHEST: usize = 32_768;

/// The symbol of a value in a table of bases, and its extra bits.
#[expect(clippy::indexing_slicing, reason = "no index goes beyond the length that it began with")]
const fn place_in(table: &[(u16, u8)], value: usize) -> (usize, u8) {
    let mut index = table.len() - 1;
    while index > 0 && table[index].0 as usize > value {
        index -= 1;
    }
    (index, table[index].1)
}

/// A stream, from the lowest bit of each byte (RFC 1951, section 3.1.1).
#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
    window: u64,
    count: u32,
}

impl Writer {
    /// Up to 32 bits of a number.
    fn push(&mut self, value: u32, count: u32) {
        self.window |= u64::from(value) << self.count;
        self.count += count;
        while self.count >= 8 {
            self.push_byte();
            self.count -= 8;
        }
    }

    fn push_byte(&mut self) {
        let [byte, ..] = self.window.to_le_bytes();
        self.bytes.push(byte);
        self.window >>= 8;
    }

    /// A letter, a length or the end of the block (RFC 1951, section 3.2.6).
    fn push_literal(&mut self, symbol: usize) {
        let symbol = u32::try_from(symbol).unwrap_or_default();
        let (code, count) = match symbol {
            0..=143 => (0x30 + symbol, 8),
            144..=255 => (0x190 + symbol - 144, 9),
            256..=279 => (symbol - 256, 7),
            _ => (0xC0 + symbol - 280, 8),
        };
        self.push_code(code, count);
    }

    fn push_repeat(&mut self, length: usize, distance: usize) {
        let (index, extra) = place_in(&LENGTHS, length);
        self.push_literal(END_OF_BLOCK + 1 + index);
        self.push_extra(&LENGTHS, index, (length, extra));
        let (index, extra) = place_in(&DISTANCES, distance);
        self.push_code(u32::try_from(index).unwrap_or_default(), 5);
        self.push_extra(&DISTANCES, index, (distance, extra));
    }

    /// A Huffman code, from its highest bit.
    fn push_code(&mut self, code: u32, count: u32) {
        self.push(code.reverse_bits() >> (32 - count), count);
    }

    /// What a value lies above the base of its symbol.
    fn push_extra(&mut self, table: &[(u16, u8)], index: usize, (value, extra): (usize, u8)) {
        let base = table.get(index).map_or(0, |(base, _)| usize::from(*base));
        self.push(u32::try_from(value - base).unwrap_or_default(), u32::from(extra));
    }

    fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.push_byte();
        }
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use flate2::{Compress, Compression, FlushCompress};
    use proptest::prelude::*;

    use super::super::inflate::inflate;
    use super::*;

    fn zlib(text: &[u8], dictionary: &[u8]) -> Vec<u8> {
        let mut compress = Compress::new(Compression::best(), false);
        if !dictionary.is_empty() {
            compress.set_dictionary(dictionary).unwrap();
        }
        let mut stream = Vec::with_capacity(text.len() * 2 + 64);
        compress.compress_vec(text, &mut stream, FlushCompress::Finish).unwrap();
        stream
    }

    proptest! {
        #[test]
        fn inflating_undoes_deflating(text in "[abc]{0,400}|.{0,100}", dictionary in "[abc]{0,60}|.{0,100}") {
            let stream = deflate(text.as_bytes(), &Suffixes::new(dictionary.as_bytes()));
            let inflated = inflate(&stream, dictionary.as_bytes(), 4_096).unwrap();
            prop_assert_eq!(inflated.bytes, text.as_bytes());
        }

        /// zlib may choose another kind of block; where it takes the fixed code too, ours is never longer.
        #[test]
        fn nobody_needs_fewer_bits_of_the_fixed_code(text in "[abcdef]{0,60}", dictionary in "[abcdef]{3,80}") {
            // Nothing runs on from the dictionary into the text.
            let dictionary = format!("{dictionary}|");
            let other = zlib(text.as_bytes(), dictionary.as_bytes());
            if other.first().is_some_and(|byte| byte >> 1 & 3 == 1) {
                let own = deflate(text.as_bytes(), &Suffixes::new(dictionary.as_bytes()));
                prop_assert!(own.len() <= other.len(), "{} and {}", own.len(), other.len());
            }
        }
    }

    #[test]
    fn the_longest_and_farthest_repeats_are_written() {
        let far: Vec<u8> = (0..FARTHEST).map(|index| u8::try_from(index * index / 7 % 251).unwrap()).collect();
        for start in [0, 1, 5, far.len() - 600] {
            let text = far[start..start + 600].to_vec();
            let stream = deflate(&text, &Suffixes::new(&far));
            assert_eq!(inflate(&stream, &far, 4_096).unwrap().bytes, text);
        }
    }
}
