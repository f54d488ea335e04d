//! Bytes as decimal digits, as in CTAP hybrid QR codes: a QR symbol holds a digit in 3.3 bits.
//!
//! Each 7 bytes, read as a little-endian integer, become 17 digits, padded with zeros in front; the last 1 to 6 bytes
//! become 3, 5, 8, 10, 13 or 15 digits.

use std::fmt::Write as _;

use super::{MAX_BYTES, QrFault};

/// Bytes of a full group, and the digits that they become.
const GROUP: (usize, usize) = (7, 17);

/// Digits of a last group of 0 to 6 bytes.
const TAIL: [usize; 7] = [0, 3, 5, 8, 10, 13, 15];

/// Writes bytes as digits.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(bytes.len().div_ceil(GROUP.0) * GROUP.1);
    for group in bytes.chunks(GROUP.0) {
        let value = group.iter().rev().fold(0u64, |value, byte| value << 8 | u64::from(*byte));
        let width = TAIL.get(group.len()).copied().unwrap_or(GROUP.1);
        // Writing to a String does not fail.
        let _ = write!(digits, "{value:0width$}");
    }
    digits
}

/// Reads digits; the caller has seen that they are nothing but ASCII digits.
///
/// # Errors
/// [`QrFault::TooLong`], [`QrFault::DigitCount`], [`QrFault::DigitValue`].
pub(super) fn decode(digits: &str) -> Result<Vec<u8>, QrFault> {
    let (groups, tail) = digits.as_bytes().as_chunks::<{ GROUP.1 }>();
    let tail_bytes = TAIL.iter().position(|width| *width == tail.len());
    if groups.len() * GROUP.0 + tail_bytes.unwrap_or_default() > MAX_BYTES {
        return Err(QrFault::TooLong);
    }
    let tail_bytes = tail_bytes.ok_or(QrFault::DigitCount)?;
    let mut bytes = Vec::with_capacity(groups.len() * GROUP.0 + 8);
    for group in groups {
        let [first, rest @ ..] = group;
        let (eights, _) = rest.as_chunks::<8>();
        let value =
            eights.iter().fold(u64::from(first - b'0'), |value, eight| value * 100_000_000 + eight_digits(*eight));
        push(&mut bytes, value, GROUP.0)?;
    }
    let value = tail.iter().fold(0u64, |value, digit| value * 10 + u64::from(digit - b'0'));
    push(&mut bytes, value, tail_bytes)?;
    Ok(bytes)
}

fn push(bytes: &mut Vec<u8>, value: u64, count: usize) -> Result<(), QrFault> {
    let length = bytes.len() + count;
    bytes.extend_from_slice(&value.to_le_bytes());
    bytes.truncate(length);
    if value >> (8 * count) == 0 { Ok(()) } else { Err(QrFault::DigitValue) }
}

/// The value of eight ASCII digits, four steps for all of them at once: pairs, then fours, then eight.
fn eight_digits(digits: [u8; 8]) -> u64 {
    let digits = u64::from_le_bytes(digits) & 0x0f0f_0f0f_0f0f_0f0f;
    let pairs = (digits * 10 + (digits >> 8)) & 0x00ff_00ff_00ff_00ff;
    let fours = (pairs * 100 + (pairs >> 16)) & 0x0000_ffff_0000_ffff;
    (fours * 10_000 + (fours >> 32)) & 0xffff_ffff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_digits_and_back() {
        assert_eq!(encode(&[0x10]), "016");
        assert_eq!(encode(&[1, 2]), "00513");
        assert_eq!(encode(&[0xff; 7]), "72057594037927935");
        let bytes: Vec<u8> = (0..=255).cycle().skip(3).take(40).collect();
        for length in 0..=bytes.len() {
            assert_eq!(decode(&encode(&bytes[..length])).as_deref(), Ok(&bytes[..length]));
        }
    }

    #[test]
    fn refuses_lengths_and_values_that_no_bytes_give() {
        for length in [1, 2, 4, 6, 7, 9, 11, 12, 14, 16, 18, 35] {
            assert_eq!(decode(&"0".repeat(length)), Err(QrFault::DigitCount), "{length}");
        }
        for digits in ["256", "65536", "16777216", "4294967296", "1099511627776", "281474976710656"] {
            assert_eq!(decode(digits), Err(QrFault::DigitValue), "{digits}");
        }
        assert_eq!(decode("72057594037927936"), Err(QrFault::DigitValue));
        assert_eq!(decode(&"0".repeat(17 * 333)).map(|bytes| bytes.len()), Ok(MAX_BYTES));
        assert_eq!(decode(&"0".repeat(17 * 333 + 3)), Err(QrFault::TooLong));
        assert_eq!(decode(&"0".repeat(17 * 400 + 1)), Err(QrFault::TooLong));
    }
}
