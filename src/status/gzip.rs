//! Reads one GZIP member (RFC 1952): no more, no less, checked, and never longer than its limit.
//!
//! The inflater is that of our codes, so that a browser loads one.

use super::StatusFault;
use crate::qr::{QrFault, inflate};

/// The content of a GZIP member of at most `limit` bytes that ends where the bytes end.
///
/// # Errors
/// [`StatusFault::Malformed`], [`StatusFault::TooLong`].
pub(super) fn gunzip(bytes: &[u8], limit: usize) -> Result<Vec<u8>, StatusFault> {
    let stream = after_header(bytes).ok_or(NO_GZIP)?;
    let (stream, trailer) = stream.split_last_chunk::<8>().ok_or(NO_GZIP)?;
    let [c0, c1, c2, c3, l0, l1, l2, l3] = *trailer;
    let content = inflate(stream, limit).map_err(|fault| match fault {
        QrFault::TextTooLong => StatusFault::TooLong,
        QrFault::Trailing => StatusFault::Malformed("bytes after the end of the GZIP stream"),
        _ => NO_GZIP,
    })?;
    let is_whole = crc32(&content) == u32::from_le_bytes([c0, c1, c2, c3])
        && u32::try_from(content.len()) == Ok(u32::from_le_bytes([l0, l1, l2, l3]));
    if is_whole { Ok(content) } else { Err(NO_GZIP) }
}

const NO_GZIP: StatusFault = StatusFault::Malformed("the list is not GZIP");

/// What follows the header (section 2.3), if it is one and its method is DEFLATE.
fn after_header(bytes: &[u8]) -> Option<&[u8]> {
    let (head, mut rest) = bytes.split_first_chunk::<10>()?;
    let [0x1f, 0x8b, 8, flags @ 0..=0x1f, ..] = *head else { return None };
    if flags & EXTRA != 0 {
        let (length, after) = rest.split_first_chunk::<2>()?;
        rest = after.get(usize::from(u16::from_le_bytes(*length))..)?;
    }
    for flag in [NAME, COMMENT] {
        if flags & flag != 0 {
            let end = rest.iter().position(|byte| *byte == 0)?;
            rest = rest.get(end + 1..)?;
        }
    }
    if flags & HEADER_CRC != 0 {
        let (check, after) = rest.split_first_chunk::<2>()?;
        let header = bytes.get(..bytes.len() - rest.len())?;
        let [low, high, ..] = crc32(header).to_le_bytes();
        rest = if *check == [low, high] { after } else { return None };
    }
    Some(rest)
}

const HEADER_CRC: u8 = 2;
const EXTRA: u8 = 4;
const NAME: u8 = 8;
const COMMENT: u8 = 16;

/// The check of section 8, a hexadecimal digit at a time.
fn crc32(bytes: &[u8]) -> u32 {
    let digit = |crc: u32| TABLE.get((crc & 15) as usize).copied().unwrap_or_default() ^ (crc >> 4);
    !bytes.iter().fold(!0, |crc, byte| digit(digit(crc ^ u32::from(*byte))))
}

#[expect(clippy::indexing_slicing, reason = "the compiler runs it, and stops where it errs")]
const TABLE: [u32; 16] = {
    let mut table = [0; 16];
    let mut index: u32 = 0;
    while index < 16 {
        let mut crc = index;
        let mut bit = 0;
        while bit < 4 {
            crc = if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
            bit += 1;
        }
        table[index as usize] = crc;
        index += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};

    use flate2::Compression;
    use flate2::bufread::GzDecoder;
    use flate2::write::GzEncoder;
    use flate2::{Crc, GzBuilder};
    use proptest::prelude::*;

    use super::*;

    const LIMIT: usize = 1 << 16;

    /// By the library: what stands in the one member, if nothing comes after it.
    fn library(bytes: &[u8]) -> Option<Vec<u8>> {
        let mut reader = GzDecoder::new(bytes);
        let mut content = Vec::new();
        reader.read_to_end(&mut content).ok()?;
        reader.into_inner().is_empty().then_some(content)
    }

    fn packed(content: &[u8], level: u32) -> Vec<u8> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::new(level));
        gzip.write_all(content).unwrap();
        gzip.finish().unwrap()
    }

    #[test]
    fn headers_of_other_writers_are_passed_over() {
        let mut gzip = GzBuilder::new()
            .filename("list")
            .comment("bits")
            .extra([1, 2, 3])
            .mtime(7)
            .write(Vec::new(), Compression::best());
        gzip.write_all(b"abc").unwrap();
        let mut bytes = gzip.finish().unwrap();
        assert_eq!(gunzip(&bytes, LIMIT), Ok(b"abc".to_vec()));
        // With a check of the header, which this writer never makes.
        let end = 10 + 2 + 3 + 5 + 5;
        bytes[3] |= HEADER_CRC;
        let mut crc = Crc::new();
        crc.update(&bytes[..end]);
        bytes.splice(end..end, crc.sum().to_le_bytes()[..2].iter().copied());
        assert_eq!((gunzip(&bytes, LIMIT), library(&bytes)), (Ok(b"abc".to_vec()), Some(b"abc".to_vec())));
        bytes[end] ^= 1;
        assert_eq!((gunzip(&bytes, LIMIT), library(&bytes)), (Err(NO_GZIP), None));
    }

    proptest! {
        #[test]
        fn reads_what_the_library_writes_and_no_more_than_allowed(content in proptest::collection::vec(0u8..4, 0..3000), level in 0u32..=9) {
            let bytes = packed(&content, level);
            prop_assert_eq!(gunzip(&bytes, content.len()), Ok(content.clone()));
            if !content.is_empty() {
                prop_assert_eq!(gunzip(&bytes, content.len() - 1), Err(StatusFault::TooLong));
            }
            prop_assert!(gunzip(&[&bytes[..], &bytes[..]].concat(), LIMIT).is_err());
            for end in 0..bytes.len() {
                prop_assert!(gunzip(&bytes[..end], LIMIT).is_err());
            }
        }

        #[test]
        fn reads_damaged_bytes_as_the_library_does(content in proptest::collection::vec(0u8..4, 0..300), level in 0u32..=9, place in any::<prop::sample::Index>(), damage in 1u8..) {
            let mut bytes = packed(&content, level);
            *place.get_mut(&mut bytes) ^= damage;
            // Ours also refuses bits behind the end of the stream and reserved flags.
            if let Ok(content) = gunzip(&bytes, LIMIT) {
                prop_assert_eq!(library(&bytes), Some(content));
            }
        }
    }
}
