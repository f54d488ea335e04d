//! The private half. It has no `Debug`, `Clone` or `Serialize`, and is wiped when dropped.

use ed25519_dalek::Signer as _;
use zeroize::Zeroizing;

use super::{Signature, VerifyingKey};

/// An Ed25519 private key.
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// The key of a 32-byte seed (RFC 8032, section 5.1.5). The caller's copy of the seed is wiped.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "taken by value so that the caller's copy is wiped")]
    pub fn from_seed(seed: Zeroizing<[u8; 32]>) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(&seed))
    }

    /// Signs. Ed25519 is deterministic: the same message gives the same signature.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Signature {
        Signature(self.0.sign(message).to_bytes())
    }

    /// The public half.
    #[must_use]
    pub fn verifying_key(&self) -> VerifyingKey {
        VerifyingKey::trusted(self.0.verifying_key())
    }

    /// The seed, for `sealed` alone.
    #[cfg(feature = "service")]
    pub(super) fn seed(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }
}
