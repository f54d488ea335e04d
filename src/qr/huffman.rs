//! Huffman codes of a DEFLATE stream (RFC 1951, sections 3.2.1 and 3.2.2).

use super::QrFault;
use super::bits::Bits;

/// A code, ready to be read.
///
/// Codes of up to [`SHORT`] bits are looked up at once; longer ones, which are rare by nature, are read bit by bit.
pub(super) struct Code {
    /// By the next [`SHORT`] bits: symbol × 16 + length; 0 where the code is longer or there is none.
    short: [u16; 1 << SHORT],
    /// How many codes have each length.
    counts: [u16; MAX_LENGTH + 1],
    /// The symbols, in the order of their codes.
    symbols: [u16; MAX_SYMBOLS],
}

const SHORT: u32 = 9;
const MAX_LENGTH: usize = 15;
const MAX_SYMBOLS: usize = 288;

impl Code {
    /// The code of some lengths, by symbol; 0 for a symbol that is not used.
    ///
    /// # Errors
    /// [`QrFault::Deflate`] if the lengths are no code, or leave bits that mean nothing; a code of one symbol and an
    /// empty one are allowed, as zlib allows them.
    pub(super) fn new(lengths: &[u8]) -> Result<Self, QrFault> {
        let mut code = Self { short: [0; 1 << SHORT], counts: [0; MAX_LENGTH + 1], symbols: [0; MAX_SYMBOLS] };
        for length in lengths {
            *code.counts.get_mut(usize::from(*length)).ok_or(QrFault::Deflate)? += 1;
        }
        code.counts[0] = 0;
        code.check()?;

        // Where the symbols of each length begin, and the first code of each length.
        let mut places = [0u16; MAX_LENGTH + 2];
        let mut firsts = [0u16; MAX_LENGTH + 2];
        let (mut place, mut first) = (0u16, 0u16);
        for (length, count) in (1..).zip(code.counts.iter().skip(1)) {
            if let (Some(at), Some(next)) = (places.get_mut(length), firsts.get_mut(length)) {
                (*at, *next) = (place, first);
            }
            place += count;
            first = (first + count) << 1;
        }
        for (symbol, length) in (0u16..).zip(lengths).filter(|(_, length)| **length > 0) {
            let index = usize::from(*length);
            let (Some(place), Some(next)) = (places.get_mut(index), firsts.get_mut(index)) else { continue };
            if let Some(slot) = code.symbols.get_mut(usize::from(*place)) {
                *slot = symbol;
            }
            code.enter(symbol, *length, *next);
            *place += 1;
            *next += 1;
        }
        Ok(code)
    }

    /// The next symbol. The caller has refilled the bits.
    ///
    /// # Errors
    /// [`QrFault::Truncated`] at the end of the stream, [`QrFault::Deflate`] for bits that mean nothing.
    pub(super) fn read(&self, bits: &mut Bits<'_>) -> Result<u16, QrFault> {
        match self.short.get(bits.peek(SHORT)) {
            Some(entry) if *entry != 0 => {
                bits.skip(u32::from(entry & 15))?;
                Ok(entry >> 4)
            }
            _ => self.read_long(bits),
        }
    }

    /// Reads bit by bit: codes of one length are consecutive numbers, so the first code and their count tell the symbol.
    fn read_long(&self, bits: &mut Bits<'_>) -> Result<u16, QrFault> {
        let window = bits.window();
        let (mut code, mut first, mut place) = (0u64, 0u64, 0u64);
        for (length, count) in (1u32..).zip(self.counts.iter().skip(1).copied().map(u64::from)) {
            code |= window >> (length - 1) & 1;
            if code < first + count {
                bits.skip(length)?;
                let place = usize::try_from(place + (code - first)).map_err(|_| QrFault::Deflate)?;
                return self.symbols.get(place).copied().ok_or(QrFault::Deflate);
            }
            place += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        Err(QrFault::Deflate)
    }

    /// Whether the lengths use up all codes, as they must (Kraft's equality).
    fn check(&self) -> Result<(), QrFault> {
        let mut left = 1i32;
        let mut longest = 0;
        for (length, count) in self.counts.iter().enumerate().skip(1) {
            left = left * 2 - i32::from(*count);
            if left < 0 {
                return Err(QrFault::Deflate);
            }
            if *count > 0 {
                longest = length;
            }
        }
        if left > 0 && longest > 1 { Err(QrFault::Deflate) } else { Ok(()) }
    }

    /// Enters a code into the table, under every continuation.
    fn enter(&mut self, symbol: u16, length: u8, code: u16) {
        let width = u32::from(length);
        if width > SHORT {
            return;
        }
        let start = usize::from(code.reverse_bits() >> (16 - width));
        for entry in self.short.iter_mut().skip(start).step_by(1 << width) {
            *entry = symbol << 4 | u16::from(length);
        }
    }
}
