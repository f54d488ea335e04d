//! Inflates a raw DEFLATE stream (RFC 1951) behind a preset dictionary.
//!
//! An inflater of our own, because three things are asked that others do not give: not one bit of the stream may go
//! unread, the limit holds while writing, and the dictionary, many times longer than the text, must not be copied into
//! a window first. A property test holds it to zlib.

use super::QrFault;
use super::bits::Bits;
use super::huffman::Code;

/// Inflates a stream that ends exactly at its end, to at most `limit` bytes.
///
/// # Errors
/// [`QrFault::Deflate`], [`QrFault::Truncated`], [`QrFault::TextTooLong`], [`QrFault::Trailing`], [`QrFault::SpareBits`].
pub(super) fn inflate(stream: &[u8], dictionary: &[u8], limit: usize) -> Result<Inflated, QrFault> {
    let bytes = Vec::with_capacity(limit.min(stream.len() * 8));
    let mut text = Text { dictionary, bytes, limit, has_reached: false };
    let mut bits = Bits::new(stream);
    loop {
        let is_last = bits.take(1)? == 1;
        match bits.take(2)? {
            0 => stored(&mut bits, &mut text)?,
            1 => compressed(&mut bits, &mut text, &Code::new(&FIXED_LITERALS)?, &Code::new(&FIXED_DISTANCES)?)?,
            2 => {
                let (literals, distances) = codes(&mut bits)?;
                compressed(&mut bits, &mut text, &literals, &distances)?;
            }
            _ => return Err(QrFault::Deflate),
        }
        if is_last {
            bits.finish()?;
            return Ok(Inflated { bytes: text.bytes, has_reached: text.has_reached });
        }
    }
}

/// An inflated stream.
#[derive(Debug)]
pub(super) struct Inflated {
    /// The text.
    pub(super) bytes: Vec<u8>,
    /// Whether the stream took anything from the dictionary.
    pub(super) has_reached: bool,
}

/// What is written so far, and what lies before it.
struct Text<'a> {
    dictionary: &'a [u8],
    bytes: Vec<u8>,
    limit: usize,
    has_reached: bool,
}

impl Text<'_> {
    fn push(&mut self, byte: u8) -> Result<(), QrFault> {
        self.grow(1)?;
        self.bytes.push(byte);
        Ok(())
    }

    /// Repeats what stands `distance` bytes back; the repetition may run into itself.
    fn repeat(&mut self, mut length: usize, distance: usize) -> Result<(), QrFault> {
        self.grow(length)?;
        if let Some(behind) = distance.checked_sub(self.bytes.len()).filter(|behind| *behind > 0) {
            let start = self.dictionary.len().checked_sub(behind).ok_or(QrFault::Deflate)?;
            let known = self.dictionary.get(start..).unwrap_or_default();
            let known = known.get(..length).unwrap_or(known);
            self.bytes.extend_from_slice(known);
            self.has_reached = true;
            length -= known.len();
        }
        while length > 0 {
            let start = self.bytes.len() - distance;
            let run = length.min(distance);
            self.bytes.extend_from_within(start..start + run);
            length -= run;
        }
        Ok(())
    }

    fn grow(&self, count: usize) -> Result<(), QrFault> {
        if self.bytes.len() + count > self.limit { Err(QrFault::TextTooLong) } else { Ok(()) }
    }
}

/// A block of plain bytes (RFC 1951, section 3.2.4).
fn stored(bits: &mut Bits<'_>, text: &mut Text<'_>) -> Result<(), QrFault> {
    let mut head = [0u8; 4];
    let mut slots = head.iter_mut();
    bits.take_bytes(4, |byte| {
        if let Some(slot) = slots.next() {
            *slot = byte;
        }
    })?;
    let [length, check] = [[head[0], head[1]], [head[2], head[3]]].map(u16::from_le_bytes);
    if length != !check {
        return Err(QrFault::Deflate);
    }
    text.grow(usize::from(length))?;
    bits.take_bytes(usize::from(length), |byte| text.bytes.push(byte))
}

/// A block of literals and repetitions (RFC 1951, section 3.2.3).
fn compressed(bits: &mut Bits<'_>, text: &mut Text<'_>, literals: &Code, distances: &Code) -> Result<(), QrFault> {
    loop {
        // The longest step is 15 + 5 + 15 + 13 bits, so one refill of 56 is enough.
        bits.refill();
        let symbol = literals.read(bits)?;
        if let Ok(literal) = u8::try_from(symbol) {
            text.push(literal)?;
            continue;
        }
        let Some(index) = usize::from(symbol).checked_sub(END_OF_BLOCK + 1) else { return Ok(()) };
        let length = measure(bits, &LENGTHS, index)?;
        let index = distances.read(bits)?;
        let distance = measure(bits, &DISTANCES, usize::from(index))?;
        text.repeat(length, distance)?;
    }
}

/// A length or distance: its base and the value of its extra bits.
fn measure(bits: &mut Bits<'_>, table: &[(u16, u8)], index: usize) -> Result<usize, QrFault> {
    let (base, extra) = *table.get(index).ok_or(QrFault::Deflate)?;
    let extra = u32::from(extra);
    let value = bits.peek(extra);
    bits.skip(extra)?;
    Ok(usize::from(base) + value)
}

/// The two codes that stand in front of a block (RFC 1951, section 3.2.7).
fn codes(bits: &mut Bits<'_>) -> Result<(Code, Code), QrFault> {
    let literal_count = bits.take(5)? as usize + 257;
    let distance_count = bits.take(5)? as usize + 1;
    let length_count = bits.take(4)? as usize + 4;
    if literal_count > 286 || distance_count > 30 {
        return Err(QrFault::Deflate);
    }
    let mut lengths = [0u8; 19];
    for place in LENGTH_ORDER.iter().take(length_count) {
        let length = bits.take(3)?;
        if let (Some(slot), Ok(length)) = (lengths.get_mut(*place), u8::try_from(length)) {
            *slot = length;
        }
    }
    let code = Code::new(&lengths)?;
    if lengths.iter().filter(|length| **length > 0).count() < 2 {
        return Err(QrFault::Deflate);
    }

    let mut all = Vec::with_capacity(literal_count + distance_count);
    while all.len() < literal_count + distance_count {
        bits.refill();
        let (length, times) = match code.read(bits)? {
            16 => (*all.last().ok_or(QrFault::Deflate)?, 3 + bits.take(2)?),
            17 => (0, 3 + bits.take(3)?),
            18 => (0, 11 + bits.take(7)?),
            length => (u8::try_from(length).map_err(|_| QrFault::Deflate)?, 1),
        };
        all.extend(std::iter::repeat_n(length, times as usize));
    }
    match all.split_at_checked(literal_count) {
        Some((literals, distances))
            if distances.len() == distance_count && literals.get(END_OF_BLOCK).is_some_and(|length| *length > 0) =>
        {
            Ok((Code::new(literals)?, Code::new(distances)?))
        }
        _ => Err(QrFault::Deflate),
    }
}

pub(super) const END_OF_BLOCK: usize = 256;

/// The order in which the lengths of the code of lengths are written.
const LENGTH_ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// Base and extra bits of each length symbol, from 257.
pub(super) const LENGTHS: [(u16, u8); 29] = {
    let mut table = series::<29>(3, 4);
    table[28] = (258, 0);
    table
};

/// Base and extra bits of each distance symbol.
pub(super) const DISTANCES: [(u16, u8); 30] = series(1, 2);

/// Bases that begin at `base`: `2 × per_step` of them without extra bits, then `per_step` with each number of bits.
#[expect(
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    reason = "the compiler runs it, and stops where it errs"
)]
const fn series<const N: usize>(mut base: u16, per_step: usize) -> [(u16, u8); N] {
    let mut table = [(0, 0); N];
    let mut index = 0;
    while index < N {
        let step = index / per_step;
        let extra = if step < 2 { 0 } else { step as u8 - 1 };
        table[index] = (base, extra);
        base = base.wrapping_add(1 << extra);
        index += 1;
    }
    table
}

/// The lengths of the fixed codes (RFC 1951, section 3.2.6).
#[expect(clippy::indexing_slicing, reason = "the compiler runs it, and stops where it errs")]
pub(super) const FIXED_LITERALS: [u8; 288] = {
    let mut lengths = [8; 288];
    let mut index = 144;
    while index < 280 {
        lengths[index] = if index < 256 { 9 } else { 7 };
        index += 1;
    }
    lengths
};

/// The two last symbols of the fixed distance code mean nothing; `measure` refuses them.
const FIXED_DISTANCES: [u8; 32] = [5; 32];

#[cfg(test)]
mod tests {
    use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};
    use proptest::prelude::*;

    use super::*;

    fn inflate(stream: &[u8], dictionary: &[u8], limit: usize) -> Result<Vec<u8>, QrFault> {
        super::inflate(stream, dictionary, limit).map(|inflated| inflated.bytes)
    }

    fn zlib(stream: &[u8], dictionary: &[u8]) -> Option<Vec<u8>> {
        let mut inflate = Decompress::new(false);
        if !dictionary.is_empty() {
            inflate.set_dictionary(dictionary).unwrap();
        }
        let mut text = Vec::with_capacity(1 << 16);
        let status = inflate.decompress_vec(stream, &mut text, FlushDecompress::Finish).ok()?;
        (status == Status::StreamEnd && inflate.total_in() == stream.len() as u64).then_some(text)
    }

    fn deflated(text: &[u8], dictionary: &[u8], level: u32) -> Vec<u8> {
        let mut compress = Compress::new(Compression::new(level), false);
        if !dictionary.is_empty() {
            compress.set_dictionary(dictionary).unwrap();
        }
        let mut stream = Vec::with_capacity(text.len() + 1_000);
        assert_eq!(compress.compress_vec(text, &mut stream, FlushCompress::Finish).unwrap(), Status::StreamEnd);
        stream
    }

    /// Text with repetitions of every distance: pieces of itself and of the dictionary.
    fn text() -> impl Strategy<Value = (Vec<u8>, Vec<u8>)> {
        let piece = prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..40),
            proptest::collection::vec(b'a'..b'e', 0..300),
            (any::<u8>(), 0usize..600).prop_map(|(byte, count)| vec![byte; count]),
        ];
        (proptest::collection::vec(piece, 1..8), proptest::collection::vec(0usize..8, 0..30)).prop_map(
            |(pieces, order)| {
                let text = order.iter().filter_map(|index| pieces.get(*index)).flatten().copied().collect();
                (text, pieces.concat())
            },
        )
    }

    proptest! {
        #[test]
        fn inflates_what_zlib_deflates((text, dictionary) in text(), level in 0u32..=9) {
            for dictionary in [&dictionary[..], &[]] {
                let stream = deflated(&text, dictionary, level);
                prop_assert_eq!(inflate(&stream, dictionary, text.len()), Ok(text.clone()));
                if !text.is_empty() {
                    prop_assert_eq!(inflate(&stream, dictionary, text.len() - 1), Err(QrFault::TextTooLong));
                }
                let longer = [&stream[..], &[0]].concat();
                prop_assert_eq!(inflate(&longer, dictionary, text.len()), Err(QrFault::Trailing));
                for length in 0..stream.len() {
                    prop_assert!(inflate(&stream[..length], dictionary, text.len()).is_err());
                }
            }
        }

        #[test]
        fn reads_damaged_streams_as_zlib_does(
            (text, dictionary) in text(), level in 0u32..=9, place in any::<prop::sample::Index>(), damage in 1u8..,
        ) {
            let mut stream = deflated(&text, &dictionary, level);
            *place.get_mut(&mut stream) ^= damage;
            match inflate(&stream, &dictionary, 1 << 16) {
                Ok(text) => prop_assert_eq!(zlib(&stream, &dictionary), Some(text)),
                Err(QrFault::SpareBits | QrFault::TextTooLong) => {}
                Err(_) => prop_assert_eq!(zlib(&stream, &dictionary), None),
            }
        }

        #[test]
        fn reads_any_bytes_as_zlib_does(stream in proptest::collection::vec(any::<u8>(), 0..200), dictionary in text()) {
            match inflate(&stream, &dictionary.1, 1 << 16) {
                Ok(text) => prop_assert_eq!(zlib(&stream, &dictionary.1), Some(text)),
                Err(QrFault::SpareBits | QrFault::TextTooLong) => {}
                Err(_) => prop_assert_eq!(zlib(&stream, &dictionary.1), None),
            }
        }
    }

    #[test]
    fn reads_every_bit() {
        let stream = deflated(b"abc", b"", 9);
        let (last, bits) = (stream.len() - 1, stream[stream.len() - 1].leading_zeros());
        assert!(bits > 0);
        for bit in 0..bits {
            let mut stream = stream.clone();
            stream[last] |= 0x80 >> bit;
            let fault = inflate(&stream, b"", 100).unwrap_err();
            assert!(matches!(fault, QrFault::SpareBits | QrFault::Deflate | QrFault::Truncated), "{fault:?}");
        }
    }

    #[test]
    fn refuses_a_bomb_while_writing() {
        let stream = deflated(&vec![b'a'; 10_000_000], b"", 9);
        assert_eq!(inflate(&stream[..2_000], b"", MAX), Err(QrFault::TextTooLong));
    }

    const MAX: usize = super::super::MAX_TEXT;
}
