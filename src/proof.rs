//! Signatures over documents: compact JWS and Data Integrity.

pub mod data_integrity;
#[cfg(feature = "json-ld")]
pub mod json_ld;
pub mod jws;

pub use data_integrity::{ProofFault, Secured};
pub use jws::{Jws, JwsFault, Typ};
