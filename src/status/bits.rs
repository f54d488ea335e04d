//! The bitstring and its compressed spelling (Bitstring Status List 1.0, sections 3.3 and 3.4).

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::StatusFault;
use super::gzip::gunzip;
use crate::wire::base64url;

/// One bit a certificate. Place 0 is the first, most significant, bit of the first byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bits(Vec<u8>);

impl Bits {
    /// The shortest list that the standard allows, and the length of ours.
    pub const MIN_BITS: u32 = 131_072;

    /// The longest list that is read, in bytes: eight million certificates.
    pub const MAX_BYTES: usize = 1024 * 1024;

    /// A list of [`Bits::MIN_BITS`] places, none of them set.
    #[must_use]
    pub fn new() -> Self {
        Self(vec![0; MIN_BYTES])
    }

    /// How many places the list has.
    #[must_use]
    pub fn len(&self) -> u32 {
        // At most MAX_BYTES × 8 = 2^23.
        u32::try_from(self.0.len() * 8).unwrap_or(u32::MAX)
    }

    /// Always false: the shortest list has [`Bits::MIN_BITS`] places.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Sets the bit of a certificate that is taken back.
    ///
    /// # Errors
    /// [`StatusFault::OutOfRange`].
    pub fn set(&mut self, index: u32) -> Result<(), StatusFault> {
        let byte = self.0.get_mut(byte_of(index)).ok_or(StatusFault::OutOfRange(index))?;
        *byte |= mask_of(index);
        Ok(())
    }

    /// Whether the bit is set; `None` if the list has no such place.
    #[must_use]
    pub fn is_set(&self, index: u32) -> Option<bool> {
        self.0.get(byte_of(index)).map(|byte| byte & mask_of(index) != 0)
    }

    /// Sets every bit that is set in `other`: what was taken back once stays so, whoever replays an earlier list.
    pub fn unite(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own |= other;
        }
    }

    /// The places that are set, in order.
    pub fn places(&self) -> impl Iterator<Item = u32> {
        (0..self.len()).filter(|&index| self.is_set(index) == Some(true))
    }

    /// Writes `u`, base64url, GZIP. The same bits give the same text.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        // Writing into memory cannot fail.
        let written = gzip.write_all(&self.0).and_then(|()| gzip.finish()).unwrap_or_default();
        let mut text = "u".to_owned();
        base64url::encode_onto(&mut text, written);
        text
    }

    /// Reads what [`Bits::encode`] or another implementation wrote. Never holds more than [`Bits::MAX_BYTES`].
    ///
    /// # Errors
    /// [`StatusFault`] if it is another encoding, or too long or short when inflated.
    pub fn decode(text: &str) -> Result<Self, StatusFault> {
        // Incompressible bits grow by 4/3 in base64url and by less than 1 in 1,000 in GZIP.
        if text.len() > MAX_BYTES_ENCODED {
            return Err(StatusFault::TooLong);
        }
        let digits = text.strip_prefix('u').ok_or(StatusFault::Malformed("the list is not multibase base64url"))?;
        let gzip = base64url::decode(digits)
            .map_err(|_| StatusFault::Malformed("the list is not multibase base64url without padding"))?;
        let bytes = gunzip(&gzip, Self::MAX_BYTES)?;
        if bytes.len() < MIN_BYTES {
            return Err(StatusFault::TooShort);
        }
        Ok(Self(bytes))
    }
}

impl Default for Bits {
    fn default() -> Self {
        Self::new()
    }
}

const MIN_BYTES: usize = Bits::MIN_BITS as usize / 8;
const MAX_BYTES_ENCODED: usize = Bits::MAX_BYTES / 3 * 4 + 8 * 1024;

fn byte_of(index: u32) -> usize {
    index as usize / 8
}

fn mask_of(index: u32) -> u8 {
    0x80 >> (index % 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(bytes: &[u8]) -> String {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes).unwrap();
        format!("u{}", base64url::encode(gzip.finish().unwrap()))
    }

    #[test]
    fn reads_what_it_writes_and_what_the_standard_shows() {
        let mut bits = Bits::new();
        for index in [0, 7, 8, 94_567, Bits::MIN_BITS - 1] {
            bits.set(index).unwrap();
        }
        assert_eq!(Bits::decode(&bits.encode()).as_ref(), Ok(&bits));
        assert_eq!(bits.places().collect::<Vec<_>>(), [0, 7, 8, 94_567, Bits::MIN_BITS - 1]);
        assert_eq!(bits.is_set(1), Some(false));
        // Bitstring Status List 1.0, example 3: a list in which no bit is set.
        let example = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA";
        assert_eq!(Bits::decode(example), Ok(Bits::new()));
    }

    #[test]
    fn the_first_place_is_the_leftmost_bit() {
        let mut bytes = [0; MIN_BYTES];
        bytes[0] = 0x80;
        bytes[2] = 0x01;
        let bits = Bits::decode(&encoded(&bytes)).unwrap();
        assert_eq!(bits.places().collect::<Vec<_>>(), [0, 23]);
    }

    #[test]
    fn what_is_set_in_either_list_is_set_in_both_together() {
        let (mut one, mut two) = (Bits::new(), Bits(vec![0; 2 * MIN_BYTES]));
        one.set(7).unwrap();
        two.set(Bits::MIN_BITS + 1).unwrap();
        one.unite(&two);
        assert_eq!(one.places().collect::<Vec<_>>(), [7, Bits::MIN_BITS + 1]);
        two.unite(&Bits::new());
        assert_eq!(two.places().collect::<Vec<_>>(), [Bits::MIN_BITS + 1]);
    }

    #[test]
    fn refuses_bombs_and_lists_that_are_too_short() {
        assert_eq!(Bits::decode(&encoded(&vec![0; 64 * Bits::MAX_BYTES])), Err(StatusFault::TooLong));
        assert_eq!(Bits::decode(&encoded(&[0; MIN_BYTES - 1])), Err(StatusFault::TooShort));
        assert_eq!(Bits::decode(&"u".repeat(MAX_BYTES_ENCODED + 1)), Err(StatusFault::TooLong));
        assert!(Bits::decode(&encoded(&vec![0; Bits::MAX_BYTES])).is_ok());
    }

    #[test]
    fn refuses_other_encodings() {
        let good = Bits::new().encode();
        let unprefixed = good.strip_prefix('u').unwrap();
        let mut twice = base64url::decode(unprefixed).unwrap();
        twice.extend_from_slice(&twice.clone());
        for bad in [
            unprefixed.to_owned(),
            format!("z{unprefixed}"),
            format!("{good}=="),
            good[..good.len() - 4].to_owned(),
            format!("u{}", base64url::encode(twice)),
            "u".to_owned(),
            String::new(),
        ] {
            assert!(matches!(Bits::decode(&bad), Err(StatusFault::Malformed(_))), "{bad}");
        }
    }

    #[test]
    fn knows_its_places() {
        let mut bits = Bits::new();
        assert_eq!(bits.is_set(Bits::MIN_BITS), None);
        assert_eq!(bits.set(Bits::MIN_BITS), Err(StatusFault::OutOfRange(Bits::MIN_BITS)));
        assert_eq!(bits.len(), Bits::MIN_BITS);
    }
}
