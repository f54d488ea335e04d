//! Base64url without padding (RFC 4648, section 5), one accepted spelling: no padding, no line breaks, no stray bits.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The text is not unpadded base64url, or its last character carries bits that encode nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not unpadded base64url")]
pub struct NotBase64url;

/// Writes bytes as unpadded base64url.
#[must_use]
pub fn encode(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Appends bytes as unpadded base64url to a text.
pub fn encode_onto(text: &mut String, bytes: impl AsRef<[u8]>) {
    URL_SAFE_NO_PAD.encode_string(bytes, text);
}

/// Reads unpadded base64url.
///
/// # Errors
/// [`NotBase64url`] for any character outside the alphabet, for padding and for stray bits.
pub fn decode(text: impl AsRef<[u8]>) -> Result<Vec<u8>, NotBase64url> {
    URL_SAFE_NO_PAD.decode(text).map_err(|_| NotBase64url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for bytes in [&b""[..], b"f", b"fo", b"foo", &[0xff, 0xfe, 0xfd]] {
            assert_eq!(decode(encode(bytes)).as_deref(), Ok(bytes));
        }
    }

    #[test]
    fn refuses_every_second_spelling() {
        for text in ["Zg==", "Zh", "Zm9v\n", "Zm 9v", "Zm+v", "Zm/v", "Z"] {
            assert_eq!(decode(text), Err(NotBase64url), "{text:?}");
        }
    }
}
