//! The public half, its spellings, and signatures.

use std::fmt;

use super::KeyFault;
use crate::wire::digest::Digest;
use crate::wire::{base64url, multibase};

/// An Ed25519 public key that is not weak.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct VerifyingKey(ed25519_dalek::VerifyingKey);

impl VerifyingKey {
    /// Reads the 32 bytes of RFC 8032, section 5.1.2.
    ///
    /// # Errors
    /// [`KeyFault`] if they are no point or one of small order: under such a key anyone can sign anything.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyFault> {
        let bytes: &[u8; 32] = bytes.try_into().map_err(|_| KeyFault::Malformed)?;
        let key = ed25519_dalek::VerifyingKey::from_bytes(bytes).map_err(|_| KeyFault::Malformed)?;
        if key.is_weak() { Err(KeyFault::Weak) } else { Ok(Self(key)) }
    }

    /// Reads the Multikey form `z6Mk…` (Controlled Identifiers 1.0, section 2.2.2).
    ///
    /// # Errors
    /// [`KeyFault`] if it is not an Ed25519 key in base58btc, or a weak one.
    pub fn from_multikey(text: &str) -> Result<Self, KeyFault> {
        let bytes = multibase::decode(text).map_err(|_| KeyFault::Malformed)?;
        Self::from_bytes(bytes.strip_prefix(&MULTICODEC).ok_or(KeyFault::Malformed)?)
    }

    /// Reads the `x` member of an OKP JWK (RFC 8037, section 2).
    ///
    /// # Errors
    /// [`KeyFault`] if it is not base64url of 32 bytes, or a weak key.
    pub fn from_jwk_x(x: &str) -> Result<Self, KeyFault> {
        Self::from_bytes(&base64url::decode(x).map_err(|_| KeyFault::Malformed)?)
    }

    /// Whether a signature is this key's over this message, by the strict rules that refuse weak keys and second spellings.
    #[must_use]
    pub fn verify(&self, message: &[u8], signature: &Signature) -> bool {
        self.0.verify_strict(message, &ed25519_dalek::Signature::from_bytes(&signature.0)).is_ok()
    }

    /// The Multikey form.
    #[must_use]
    pub fn to_multikey(&self) -> String {
        let mut bytes = MULTICODEC.to_vec();
        bytes.extend_from_slice(self.0.as_bytes());
        multibase::encode(&bytes)
    }

    /// What people compare and type: the first 16 hexadecimal digits of the SHA-256 of the 32 bytes, in groups of four.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let digest = Digest::of(self.0.as_bytes()).to_string();
        let group = |place: usize| digest.get(4 * place..4 * place + 4).unwrap_or_default();
        (0..4).map(group).collect::<Vec<_>>().join(" ")
    }

    /// The `x` member of an OKP JWK.
    #[must_use]
    pub fn to_jwk_x(&self) -> String {
        base64url::encode(self.0.as_bytes())
    }

    /// The 32 bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    pub(super) fn trusted(key: ed25519_dalek::VerifyingKey) -> Self {
        Self(key)
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifyingKey({})", self.to_multikey())
    }
}

/// An Ed25519 signature, 64 bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Signature(pub [u8; 64]);

impl Signature {
    /// A signature that was stored or received; `None` unless there are 64 bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature({})", base64url::encode(self.0))
    }
}

/// The multicodec prefix of Ed25519 public keys, `ed25519-pub` as a varint.
const MULTICODEC: [u8; 2] = [0xed, 0x01];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::SigningKey;

    #[test]
    fn spellings_read_back() {
        let key = SigningKey::from_seed(zeroize::Zeroizing::new(*b"TEST ONLY: a seed of 32 bytes...")).verifying_key();
        assert!(key.to_multikey().starts_with("z6Mk"));
        assert_eq!(VerifyingKey::from_multikey(&key.to_multikey()), Ok(key));
        assert_eq!(VerifyingKey::from_jwk_x(&key.to_jwk_x()), Ok(key));
    }

    #[test]
    fn refuses_weak_keys() {
        let mut identity = [0u8; 32];
        identity[0] = 1;
        assert_eq!(VerifyingKey::from_bytes(&identity), Err(KeyFault::Weak));
        assert_eq!(VerifyingKey::from_bytes(&[0; 32]), Err(KeyFault::Weak));
        assert_eq!(VerifyingKey::from_bytes(&[1; 31]), Err(KeyFault::Malformed));
    }
}
