//! Bits of a DEFLATE stream, from the lowest of each byte (RFC 1951, section 3.1.1).

use super::QrFault;

/// A stream and how far it is read.
///
/// `window` holds at least `count` bits; bits above them are the ones that follow, or zero at the end of the stream.
pub(super) struct Bits<'a> {
    stream: &'a [u8],
    window: u64,
    count: u32,
}

impl<'a> Bits<'a> {
    pub(super) fn new(stream: &'a [u8]) -> Self {
        Self { stream, window: 0, count: 0 }
    }

    /// Makes at least 56 bits visible, or all that are left.
    pub(super) fn refill(&mut self) {
        if let Some((word, _)) = self.stream.split_first_chunk::<8>() {
            self.window |= u64::from_le_bytes(*word) << self.count;
            let bytes = (63 - self.count) / 8;
            self.stream = self.stream.get(bytes as usize..).unwrap_or_default();
            self.count += bytes * 8;
        } else {
            while let (true, Some((byte, rest))) = (self.count <= 56, self.stream.split_first()) {
                self.window |= u64::from(*byte) << self.count;
                self.stream = rest;
                self.count += 8;
            }
        }
    }

    /// The next bits, the first of them lowest; zeros after the end.
    pub(super) fn window(&self) -> u64 {
        self.window
    }

    /// The next `count` bits as a number, for a `count` below 32; zeros after the end.
    pub(super) fn peek(&self, count: u32) -> usize {
        usize::try_from(self.window & ((1 << count) - 1)).unwrap_or_default()
    }

    /// Passes over bits.
    ///
    /// # Errors
    /// [`QrFault::Truncated`] if there are not so many.
    pub(super) fn skip(&mut self, count: u32) -> Result<(), QrFault> {
        self.count = self.count.checked_sub(count).ok_or(QrFault::Truncated)?;
        self.window >>= count;
        Ok(())
    }

    /// Reads up to 32 bits as a number.
    ///
    /// # Errors
    /// [`QrFault::Truncated`] if there are not so many.
    pub(super) fn take(&mut self, count: u32) -> Result<u32, QrFault> {
        self.refill();
        let value = self.window & ((1 << count) - 1);
        self.skip(count)?;
        u32::try_from(value).map_err(|_| QrFault::Deflate)
    }

    /// Drops the rest of the byte that was begun, and reads whole bytes.
    ///
    /// # Errors
    /// [`QrFault::Truncated`] if there are not so many.
    pub(super) fn take_bytes(&mut self, count: usize, mut each: impl FnMut(u8)) -> Result<(), QrFault> {
        self.skip(self.count % 8)?;
        for _ in 0..count {
            self.refill();
            let [byte, ..] = self.window.to_le_bytes();
            self.skip(8)?;
            each(byte);
        }
        Ok(())
    }

    /// Sees that the stream ends within this byte and that the rest of it is zero, so that no bit goes unread.
    ///
    /// # Errors
    /// [`QrFault::Trailing`], [`QrFault::SpareBits`].
    pub(super) fn finish(mut self) -> Result<(), QrFault> {
        self.refill();
        match (self.count, self.window) {
            (8.., _) => Err(QrFault::Trailing),
            (_, 0) => Ok(()),
            _ => Err(QrFault::SpareBits),
        }
    }
}
