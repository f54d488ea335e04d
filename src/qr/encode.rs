//! From a token to the text of a QR code.

use flate2::{Compress, Compression, FlushCompress, Status};

use super::code_page::ESCAPE;
use super::deflate::deflate;
use super::dictionary::{Dictionary, Preset};
use super::packed::{FLAG_CODE_PAGE, LAYOUT_AND_KIND, Unpacked};
use super::side::write_number;
use super::{Content, Link, MAX_BYTES, MAX_TEXT, QrFault, digits, tokens};
use crate::claims::{Authority, CredentialId};
use crate::keys::Signature;
use crate::wire::base64url;
use crate::wire::digest::Digest;
use crate::wire::limits::TOKEN_BYTES;

/// The text of a QR code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrText {
    /// `https://<authority>/v#<digits>`
    pub text: String,
    /// How many bytes the digits carry; 0 for a reference.
    pub bytes: usize,
}

/// Packs a token under an authority with a dictionary (0 for none), reads it back and compares.
///
/// # Errors
/// [`QrFault::Token`] if it is not a compact JWS with an Ed25519 signature, or holds control characters;
/// [`QrFault::TextTooLong`], [`QrFault::TooLong`], [`QrFault::Dictionary`].
pub fn encode(token: &str, authority: &Authority, dictionary: u8) -> Result<QrText, QrFault> {
    let parts = take_apart(token)?;
    let number = dictionary;
    let dictionary = Dictionary::numbered(number)?;
    let (text, side) = tokens::shorten(&parts.header, &parts.payload, authority)?;
    if text.len() > MAX_TEXT {
        return Err(QrFault::TextTooLong);
    }

    let (flags, stream) = match dictionary {
        None => (0, shortest(text.as_bytes(), &Preset::new(Vec::new()))?),
        Some(dictionary) => {
            let text_in_page = dictionary.page.write(&text);
            let coded = shortest(&text_in_page, &dictionary.coded)?;
            // Without letters that are not in the page, each is one byte there: UTF-8 cannot be shorter.
            let plain = text_in_page.contains(&ESCAPE).then(|| shortest(text.as_bytes(), &dictionary.plain));
            match plain.transpose()?.filter(|plain| plain.len() <= coded.len()) {
                Some(plain) => (0, plain),
                None => (FLAG_CODE_PAGE, coded),
            }
        }
    };

    let mut bytes = vec![LAYOUT_AND_KIND, number, flags];
    write_number(&mut bytes, u32::try_from(side.len()).map_err(|_| QrFault::TooLong)?);
    bytes.extend_from_slice(&side);
    bytes.extend_from_slice(&parts.signature.0);
    bytes.extend_from_slice(&stream);
    if bytes.len() > MAX_BYTES {
        return Err(QrFault::TooLong);
    }
    let text = format!("{}{}", link(authority), digits::encode(&bytes));
    let link = Link::parse(&text)?;
    let Content::Whole(packed) = link.content() else { return Err(QrFault::ReadsBack) };
    match packed.unpack(authority) {
        Ok(unpacked) if unpacked.to_token() == token => Ok(QrText { text, bytes: bytes.len() }),
        // So short a text that the dictionary had nothing for it.
        Err(QrFault::DictionaryIdle) => encode(token, authority, 0),
        _ => Err(QrFault::ReadsBack),
    }
}

/// The text of a code that only says where the credential is, for programmes that allow it.
#[must_use]
pub fn encode_reference(id: CredentialId, sha256: Digest, authority: &Authority) -> QrText {
    QrText { text: format!("{}c={}.{}", link(authority), id.to_uuid(), sha256.to_base64url()), bytes: 0 }
}

fn link(authority: &Authority) -> String {
    let scheme = if authority.is_loopback() { "http" } else { "https" };
    format!("{scheme}://{authority}/v#")
}

/// The three parts of a token.
fn take_apart(token: &str) -> Result<Unpacked, QrFault> {
    if token.len() > TOKEN_BYTES {
        return Err(QrFault::TextTooLong);
    }
    let mut parts = token.split('.').map(|part| base64url::decode(part).map_err(|_| QrFault::Token));
    let (Some(header), Some(payload), Some(signature), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(QrFault::Token);
    };
    Ok(Unpacked {
        header: String::from_utf8(header?).map_err(|_| QrFault::Token)?,
        payload: String::from_utf8(payload?).map_err(|_| QrFault::Token)?,
        signature: Signature::from_bytes(&signature?).ok_or(QrFault::Token)?,
    })
}

/// One raw DEFLATE stream behind a preset dictionary: with the fixed code, or with one of its own where the text is long
/// enough to pay for it.
fn shortest(text: &[u8], preset: &Preset) -> Result<Vec<u8>, QrFault> {
    let fixed = deflate(text, preset.suffixes());
    if fixed.len() < OWN_CODE_PAYS {
        return Ok(fixed);
    }
    let mut compress = Compress::new(Compression::best(), false);
    if !preset.text.is_empty() {
        compress.set_dictionary(&preset.text).map_err(|_| QrFault::ReadsBack)?;
    }
    // No longer than the other; a text that needs more than fits is too long in any case.
    let mut stream = Vec::with_capacity(fixed.len());
    match compress.compress_vec(text, &mut stream, FlushCompress::Finish) {
        Ok(Status::StreamEnd) if stream.len() < fixed.len() => Ok(stream),
        _ => Ok(fixed),
    }
}

/// From so many bytes on, zlib is asked too: its code of its own was then up to 5 % shorter, and never below.
const OWN_CODE_PAYS: usize = 440;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::DICTIONARY;
    use super::*;

    fn authority() -> Authority {
        Authority::parse("certificates.university.example").unwrap()
    }

    fn token(header: &str, payload: &str) -> String {
        let signature = Digest::of(payload);
        Unpacked {
            header: header.to_owned(),
            payload: payload.to_owned(),
            signature: Signature::from_bytes(&[*signature.as_bytes(); 2].concat()).unwrap(),
        }
        .to_token()
    }

    fn unpack(text: &str) -> Result<String, QrFault> {
        let link = Link::parse(text)?;
        match link.content() {
            Content::Whole(packed) => packed.unpack(link.authority()).map(|parts| parts.to_token()),
            Content::Reference { .. } => Err(QrFault::Reference),
        }
    }

    const HEADER: &str = r#"{"alg":"EdDSA","kid":"did:web:certificates.university.example#key-1","typ":"vc+jwt"}"#;

    #[test]
    fn a_code_gives_back_its_token() {
        let token = token(HEADER, r#"{"id":"urn:uuid:0b0e3a0e-70a5-4f1c-8f0e-3b1d8e1f9a01","name":"Гүлнара Әлиева"}"#);
        for dictionary in [0, DICTIONARY] {
            let code = encode(&token, &authority(), dictionary).unwrap();
            assert_eq!(unpack(&code.text).as_ref(), Ok(&token));
            assert_eq!(unpack(&format!("\n {} ", code.text)).as_ref(), Ok(&token));
        }
    }

    #[test]
    fn refuses_what_cannot_be_written_back() {
        let encode = |token: &str| encode(token, &authority(), DICTIONARY).map(|_| ());
        let good = token("{}", "{}");
        assert_eq!(encode(&good), Ok(()));
        for bad in ["", "a.b", &good[1..], &format!("{good}."), &format!("{good}A"), &token("{}", "{\n}")] {
            assert_eq!(encode(bad), Err(QrFault::Token), "{bad}");
        }
        assert_eq!(encode(&token("", &"a".repeat(MAX_TEXT))), Err(QrFault::TextTooLong));
        assert_eq!(encode(&"a".repeat(TOKEN_BYTES + 1)), Err(QrFault::TextTooLong));
        let noise: String = (0..200).map(|seed: u32| Digest::of(seed.to_le_bytes()).to_base64url()).collect();
        assert_eq!(encode(&token("{}", &noise)), Err(QrFault::TooLong));
        assert_eq!(super::encode(&good, &authority(), 7), Err(QrFault::Dictionary(7)));
    }

    #[test]
    fn a_reference_names_a_credential_and_its_digest() {
        let id = CredentialId::from_random([7; 16]);
        let code = encode_reference(id, Digest::of("token"), &authority());
        let link = Link::parse(&code.text).unwrap();
        assert_eq!(link.content(), &Content::Reference { id, sha256: Digest::of("token") });
        assert_eq!(Link::parse(&code.text[..code.text.len() - 1]), Err(QrFault::Reference));
        assert_eq!(Link::parse(&code.text.replace("07", "AB")), Err(QrFault::Reference));
    }

    /// JSON-like text of any letters, with what tokens stand for and almost stand for.
    fn payload() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[^\\x00-\\x1f]{0,12}",
            "[а-яА-ЯіўҚәғ ]{0,12}",
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
            "[12][09][0-9]{2}-[01][0-9]-[0-3][0-9](T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z|T00:00:00Z)?",
            "[#\"][0-9]{1,11}\"",
            Just("urn:uuid:".to_owned()),
            Just("certificates.university.example".to_owned()),
            Just("urn:uuid:0b0e3a0e-70a5-4f1c-8f0e-3b1d8e1f9a01".to_owned()),
        ];
        proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn unpacking_undoes_packing(header in payload(), payload in payload(), plain in any::<bool>()) {
            let token = token(&header, &payload);
            match encode(&token, &authority(), if plain { 0 } else { DICTIONARY }) {
                Ok(code) => prop_assert_eq!(unpack(&code.text), Ok(token)),
                Err(fault) => prop_assert_eq!(fault, QrFault::TooLong),
            }
        }

        #[test]
        fn any_digits_and_any_text_are_answered(digits in "[0-9]{0,600}", text in ".{0,80}", kind in 0u8..3) {
            let _ = unpack(&text);
            let _ = unpack(&format!("https://a.example/v#{digits}"));
            // A good beginning, so that what follows is reached too.
            let beginning = digits::encode(&[LAYOUT_AND_KIND, if kind == 0 { 0 } else { 255 }, kind / 2, 2, 0, 0, 0]);
            if let Ok(token) = unpack(&format!("https://a.example/v#{beginning}{digits}")) {
                prop_assert!(token.len() <= MAX_TEXT * 2);
            }
        }
    }
}
