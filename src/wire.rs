//! Bytes and text at the edge: strict base64url, base58, JSON without surprises, JCS, digests and size limits.

pub mod base64url;
pub mod closed;
pub mod digest;
pub mod jcs;
pub mod json;
pub mod letters;
pub mod limits;
pub mod multibase;
pub mod tree;
