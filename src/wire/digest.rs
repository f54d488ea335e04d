//! SHA-256 and its two spellings.

use sha2::{Digest as _, Sha256};

use super::base64url;

/// A SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of some bytes.
    #[must_use]
    pub fn of(bytes: impl AsRef<[u8]>) -> Self {
        Self(Sha256::digest(bytes.as_ref()).into())
    }

    /// The digest of several pieces, one after another, without separators.
    #[must_use]
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update(part);
        }
        Self(hasher.finalize().into())
    }

    /// A digest that was stored or received as bytes; `None` unless there are 32 of them.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The 43-character base64url spelling that link codes use.
    #[must_use]
    pub fn to_base64url(self) -> String {
        base64url::encode(self.0)
    }

    /// Reads the base64url spelling.
    #[must_use]
    pub fn from_base64url(text: &str) -> Option<Self> {
        base64url::decode(text).ok().and_then(|bytes| Self::from_bytes(&bytes))
    }

    /// Reads 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        let length = base16ct::lower::decode(text, &mut bytes).ok()?.len();
        (length == bytes.len()).then_some(Self(bytes))
    }

    /// The 32 bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// A digest of what comes in pieces, none of which is kept.
#[derive(Debug, Clone, Default)]
pub struct Running(Sha256);

impl Running {
    /// Adds what has come.
    pub fn add(&mut self, bytes: impl AsRef<[u8]>) {
        self.0.update(bytes.as_ref());
    }

    /// The digest of everything that was added.
    #[must_use]
    pub fn finish(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

/// 64 lower-case hexadecimal digits.
impl std::fmt::Display for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(base16ct::lower::encode_str(&self.0, &mut [0; 64]).map_err(|_| std::fmt::Error)?)
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Digest({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_digest_of_abc() {
        let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Digest::of("abc").to_string(), hex);
        assert_eq!(Digest::of_parts([&b"a"[..], b"bc"]), Digest::of("abc"));
        let mut running = Running::default();
        "abc".bytes().for_each(|byte| running.add([byte]));
        assert_eq!(running.finish(), Digest::of("abc"));
        assert_eq!(Digest::from_hex(hex), Some(Digest::of("abc")));
        assert_eq!(Digest::from_base64url(&Digest::of("abc").to_base64url()), Some(Digest::of("abc")));
    }

    #[test]
    fn refuses_other_spellings() {
        assert_eq!(Digest::from_hex("BA"), None);
        assert_eq!(Digest::from_hex(&"A".repeat(64)), None);
        assert_eq!(Digest::from_hex(&"a".repeat(66)), None);
        assert_eq!(Digest::from_base64url("abc"), None);
    }
}
