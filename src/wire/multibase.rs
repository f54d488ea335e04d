//! Multibase base58btc (`z…`), as keys and Data Integrity proof values are written (Controlled Identifiers 1.0, section 2.4).

/// The text is not multibase base58btc of a bounded length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not multibase base58btc")]
pub struct NotMultibase;

/// Base58 takes quadratic time, so the text is bounded: a signature of 64 bytes has 88 characters.
const MAX_CHARACTERS: usize = 128;

/// Writes bytes as `z` and base58btc.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    let mut text = bs58::encode(bytes).into_string();
    text.insert(0, 'z');
    text
}

/// Reads `z` and base58btc.
///
/// # Errors
/// [`NotMultibase`] for another base, a character outside the alphabet, or more than 128 characters.
pub fn decode(text: &str) -> Result<Vec<u8>, NotMultibase> {
    let digits = text.strip_prefix('z').filter(|digits| digits.len() <= MAX_CHARACTERS).ok_or(NotMultibase)?;
    bs58::decode(digits).into_vec().map_err(|_| NotMultibase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        assert_eq!(encode(b"hello world"), "zStV1DL6CwTryKyV");
        assert_eq!(decode("zStV1DL6CwTryKyV").as_deref(), Ok(&b"hello world"[..]));
        assert_eq!(decode(&encode(&[0, 0, 7])).as_deref(), Ok(&[0, 0, 7][..]));
    }

    #[test]
    fn refuses_other_bases_and_long_texts() {
        for text in ["", "uStV1", "z0", "zl", &format!("z{}", "1".repeat(129))] {
            assert_eq!(decode(text), Err(NotMultibase), "{text}");
        }
    }
}
