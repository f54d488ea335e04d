//! The side block: values of tokens that are shorter as binary, in the order in which the tokens stand; and LEB128.

use super::QrFault;

/// A side block and how far it is read.
pub(super) struct Side<'a>(&'a [u8]);

impl<'a> Side<'a> {
    pub(super) fn new(block: &'a [u8]) -> Self {
        Self(block)
    }

    /// The next bytes.
    ///
    /// # Errors
    /// [`QrFault::SideShort`].
    pub(super) fn take<const N: usize>(&mut self) -> Result<[u8; N], QrFault> {
        let (bytes, rest) = self.0.split_first_chunk::<N>().ok_or(QrFault::SideShort)?;
        self.0 = rest;
        Ok(*bytes)
    }

    /// The next number.
    ///
    /// # Errors
    /// [`QrFault::SideShort`], [`QrFault::Number`].
    pub(super) fn number(&mut self) -> Result<u32, QrFault> {
        let (value, rest) = read_number(self.0, 5).map_err(|fault| match fault {
            NumberFault::Ends => QrFault::SideShort,
            NumberFault::Spelling => QrFault::Number,
        })?;
        self.0 = rest;
        u32::try_from(value).map_err(|_| QrFault::Number)
    }

    /// Sees that nothing is left.
    ///
    /// # Errors
    /// [`QrFault::SideLeft`].
    pub(super) fn finish(self) -> Result<(), QrFault> {
        if self.0.is_empty() { Ok(()) } else { Err(QrFault::SideLeft) }
    }
}

/// Why bytes are not a number in LEB128.
pub(super) enum NumberFault {
    /// They end too early.
    Ends,
    /// The number is longer than it may be, or not in its shortest form.
    Spelling,
}

/// Reads a number in minimal LEB128 of at most `most` bytes (up to 9), and gives the bytes after it.
///
/// # Errors
/// [`NumberFault`].
pub(super) fn read_number(bytes: &[u8], most: usize) -> Result<(u64, &[u8]), NumberFault> {
    let mut value = 0;
    for (index, byte) in bytes.iter().enumerate().take(most) {
        value |= u64::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            let is_minimal = *byte != 0 || index == 0;
            let rest = bytes.get(index + 1..).unwrap_or_default();
            return if is_minimal { Ok((value, rest)) } else { Err(NumberFault::Spelling) };
        }
    }
    Err(if bytes.len() < most { NumberFault::Ends } else { NumberFault::Spelling })
}

/// Appends a number in minimal LEB128.
pub(super) fn write_number(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        let [low, ..] = value.to_le_bytes();
        bytes.push(low | 0x80);
        value >>= 7;
    }
    let [low, ..] = value.to_le_bytes();
    bytes.push(low);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_spelling() {
        for value in [0, 1, 127, 128, 300, 16_383, 16_384, u32::MAX] {
            let mut bytes = Vec::new();
            write_number(&mut bytes, value);
            let mut side = Side::new(&bytes);
            assert_eq!(side.number(), Ok(value));
            assert_eq!(side.finish(), Ok(()));
        }
        for bad in [&[0x80, 0][..], &[0xff, 0x80, 0], &[0xff, 0xff, 0xff, 0xff, 0x1f], &[0x80; 6]] {
            assert_eq!(Side::new(bad).number(), Err(QrFault::Number), "{bad:?}");
        }
        for short in [&[][..], &[0x80], &[0xff; 4]] {
            assert_eq!(Side::new(short).number(), Err(QrFault::SideShort), "{short:?}");
        }
    }
}
