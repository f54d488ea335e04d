//! Data Integrity proofs (Verifiable Credential Data Integrity 1.0) of the cryptosuites `eddsa-rdfc-2022` and
//! `eddsa-jcs-2022`, written and read, and `Ed25519Signature2020`, read (Data Integrity `EdDSA` Cryptosuites 1.0,
//! sections 3.2, 3.3 and appendix A.1).
//!
//! A proof signs what a document *means*: for `eddsa-rdfc-2022` its RDF graph, which depends on the contexts. So whether the
//! claims that a person would read in the JSON are the ones that were signed is a question of its own: [`Secured::is_closed`].
//!
//! A document may have several proofs, side by side (a set) or one over another (a chain, section 2.1.2). Each is checked
//! with its own key; what the whole is worth is for the caller to say.

mod chain;
pub(crate) mod closed;
mod expected;
mod fault;
mod message;
pub(crate) mod rdfc;
mod read;
mod secured;
mod terms;
mod write;

pub use self::expected::{Expected, ProofPurpose};
pub use self::fault::ProofFault;
#[cfg(feature = "json-ld")]
pub(crate) use self::message::Budget;
pub use self::read::Proof;
pub use self::secured::Secured;
pub use self::write::{NewProof, add_proof};

/// How a document was made into what is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cryptosuite {
    /// `Ed25519Signature2020`: the canonical RDF dataset, with a type of its own in the place of a cryptosuite. Read only.
    Ed25519Signature2020,
    /// `eddsa-jcs-2022`: the JSON text in its canonical form.
    EddsaJcs2022,
    /// `eddsa-rdfc-2022`: the canonical RDF dataset.
    EddsaRdfc2022,
}

impl Cryptosuite {
    /// The word in the proof: its `cryptosuite`, or its type.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ed25519Signature2020 => "Ed25519Signature2020",
            Self::EddsaJcs2022 => "eddsa-jcs-2022",
            Self::EddsaRdfc2022 => "eddsa-rdfc-2022",
        }
    }
}

/// The most proofs of one document, and so the longest chain of them.
pub const MAX_PROOFS: usize = 16;

const PROOF_TYPE: &str = "DataIntegrityProof";

#[cfg(test)]
mod tests;
