//! The bytes of a code (docs/QR.md, "Bytes") and what is in them.

use super::dictionary::Dictionary;
use super::inflate::inflate;
use super::side::{NumberFault, Side, read_number};
use super::{MAX_TEXT, QrFault, tokens};
use crate::claims::Authority;
use crate::keys::Signature;
use crate::wire::base64url;

/// The bytes of a code, taken apart but not unpacked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    bytes: Vec<u8>,
    dictionary: u8,
    has_code_page: bool,
    side: Vec<u8>,
    signature: Signature,
    stream: usize,
}

/// What a code holds: the three parts of a `vc+jwt`, not yet verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unpacked {
    /// The JOSE header, JSON.
    pub header: String,
    /// The payload, JSON.
    pub payload: String,
    /// The signature.
    pub signature: Signature,
}

/// Layout 1 in the high, kind 0 (`vc+jwt`, `EdDSA`) in the low half.
pub(super) const LAYOUT_AND_KIND: u8 = 0x10;

/// The text is in the dictionary's code page.
pub(super) const FLAG_CODE_PAGE: u8 = 0x01;

impl Packed {
    /// Takes the bytes of a code apart.
    ///
    /// # Errors
    /// [`QrFault`].
    pub(super) fn parse(bytes: Vec<u8>) -> Result<Self, QrFault> {
        let (first, rest) = bytes.split_first().ok_or(QrFault::Truncated)?;
        match (first >> 4, first & 15) {
            (1, 0) => {}
            (1, kind) => return Err(QrFault::Kind(kind)),
            (layout, _) => return Err(QrFault::Layout(layout)),
        }
        let ([dictionary, flags], rest) = rest.split_first_chunk::<2>().ok_or(QrFault::Truncated)?;
        let has_code_page = *flags == FLAG_CODE_PAGE;
        if flags & !FLAG_CODE_PAGE != 0 || (has_code_page && *dictionary == 0) {
            return Err(QrFault::Flags(*flags));
        }
        Dictionary::numbered(*dictionary)?;
        let (length, rest) = read_number(rest, 2).map_err(|fault| match fault {
            NumberFault::Ends => QrFault::Truncated,
            NumberFault::Spelling => QrFault::SideLength,
        })?;
        let length = usize::try_from(length).map_err(|_| QrFault::SideLength)?;
        let (side, rest) = rest.split_at_checked(length).ok_or(QrFault::Truncated)?;
        let (signature, stream) = rest.split_first_chunk::<64>().ok_or(QrFault::Truncated)?;
        Ok(Self {
            dictionary: *dictionary,
            has_code_page,
            side: side.to_vec(),
            signature: Signature(*signature),
            stream: bytes.len() - stream.len(),
            bytes,
        })
    }

    /// The number of the dictionary; 255 is not frozen yet, and what is packed with it is a sample.
    #[must_use]
    pub fn dictionary(&self) -> u8 {
        self.dictionary
    }

    /// The bytes of the code.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Unpacks, with the authority that was printed in the code.
    ///
    /// Where hosts have moved, that may be another than the one of the link: then the signature does not verify under
    /// the wrong one, and the caller tries the next.
    ///
    /// # Errors
    /// [`QrFault`]. Work and memory are bounded: nothing grows beyond [`MAX_TEXT`].
    pub fn unpack(&self, authority: &Authority) -> Result<Unpacked, QrFault> {
        let stream = self.bytes.get(self.stream..).unwrap_or_default();
        let dictionary = Dictionary::numbered(self.dictionary)?;
        let preset = dictionary.map_or(&[][..], |dictionary| {
            if self.has_code_page { &dictionary.coded.text } else { &dictionary.plain.text }
        });
        let inflated = inflate(stream, preset, MAX_TEXT)?;
        let is_idle = dictionary.is_some() && !inflated.has_reached;
        let text = match dictionary {
            Some(dictionary) if self.has_code_page => dictionary.page.read(&inflated.bytes)?,
            _ => String::from_utf8(inflated.bytes).map_err(|_| QrFault::Utf8)?,
        };
        let (header, payload) = tokens::expand(&text, Side::new(&self.side), authority)?;
        if is_idle {
            return Err(QrFault::DictionaryIdle);
        }
        Ok(Unpacked { header, payload, signature: self.signature })
    }
}

impl Unpacked {
    /// The compact JWS (RFC 7515, section 7.1), byte for byte the one that was packed.
    #[must_use]
    pub fn to_token(&self) -> String {
        let mut token = String::with_capacity((self.header.len() + self.payload.len()) * 4 / 3 + 92);
        base64url::encode_onto(&mut token, &self.header);
        token.push('.');
        base64url::encode_onto(&mut token, &self.payload);
        token.push('.');
        base64url::encode_onto(&mut token, self.signature.0);
        token
    }
}
