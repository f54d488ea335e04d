//! Ed25519 keys (RFC 8032): a signing key that cannot be shown or copied, a verifying key that only verifies strictly.

pub mod id;
#[cfg(feature = "service")]
pub mod sealed;
pub mod signing;
pub mod verifying;

pub use id::{KeyId, Purpose};
pub use signing::SigningKey;
pub use verifying::{Signature, VerifyingKey};

/// Why bytes are not a key that we use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyFault {
    /// Not the encoding of a point, or not an Ed25519 key at all.
    #[error("not an Ed25519 public key")]
    Malformed,
    /// A key under which forgeries verify (small order).
    #[error("a weak Ed25519 key: signatures under it prove nothing")]
    Weak,
}
