//! Why a proof cannot be made or checked.

use super::rdfc;

/// Why a proof cannot be made or checked. A signature that is merely wrong is not a fault.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProofFault {
    /// The document that should be signed has a proof already.
    #[error("the document has a proof already")]
    AlreadySecured,
    /// Our canonicalizer and the second one differ: one of them is wrong, so neither is believed.
    #[error("two implementations of RDFC-1.0 differ about this graph")]
    CanonicalizersDiffer,
    /// A `previousProof` that is no proof of this document.
    #[error("previousProof names a proof that the document does not have")]
    ChainBroken,
    /// A proof that comes before itself.
    #[error("a chain of proofs that leads back to itself")]
    ChainCircular,
    /// The proof answers another challenge, or none.
    #[error("a proof for another challenge")]
    ChallengeDiffers,
    /// A context that we do not hold; none is ever fetched.
    #[error("a context that is not embedded: {0}")]
    ContextUnknown(String),
    /// A cryptosuite that we do not check, or that we do not write.
    #[error("a proof of another kind than eddsa-rdfc-2022, eddsa-jcs-2022 and, to be read only, Ed25519Signature2020")]
    CryptosuiteUnsupported,
    /// The proof is for another domain, or for none.
    #[error("a proof for another domain")]
    DomainDiffers,
    /// Two proofs of one document share an id.
    #[error("two proofs with the same id")]
    IdTwice,
    /// A member of the proof is missing or not of its form.
    #[error("the proof has no good {0}")]
    Malformed(&'static str),
    /// The proof says something that we do not know.
    #[error("a member of the proof that is not known")]
    MemberUnknown,
    /// The document needs the general JSON-LD path, which this build does not have.
    #[error("the document needs the general JSON-LD path: {0}")]
    NeedsServer(&'static str),
    /// The document has no proof.
    #[error("no proof")]
    NoProof,
    /// The document is not JSON-LD.
    #[error("not JSON-LD: {0}")]
    NotJsonLd(String),
    /// A number that implementations write with different digits.
    #[error("a number with more digits than all readers keep")]
    NumberNotPortable,
    /// The proof is for another purpose than the one that is asked for.
    #[error("a proof for another purpose")]
    PurposeDiffers,
    /// A member, type or IRI that JSON-LD would drop: it would stand in the document without being signed.
    #[error("a term that no context defines, or an IRI that is not absolute")]
    TermUndefined,
    /// Canonicalizing would take too long.
    #[error("a graph that takes too long to canonicalize")]
    TooComplex,
    /// More proofs than [`super::MAX_PROOFS`].
    #[error("more than 16 proofs")]
    TooManyProofs,
    /// The document that should be signed is not of the closed contexts.
    #[error("not a document of the closed contexts: {0}")]
    Unclosed(&'static str),
}

impl ProofFault {
    /// The permanent code of this fault.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::AlreadySecured => "already-secured",
            Self::CanonicalizersDiffer => "canonicalizers-differ",
            Self::ChainBroken => "proof-chain-broken",
            Self::ChainCircular => "proof-chain-circular",
            Self::ChallengeDiffers => "proof-challenge-differs",
            Self::ContextUnknown(_) => "context-unknown",
            Self::CryptosuiteUnsupported => "unsupported-algorithm",
            Self::DomainDiffers => "proof-domain-differs",
            Self::IdTwice => "proof-id-twice",
            Self::Malformed(_) => "malformed",
            Self::MemberUnknown => "proof-member-unknown",
            Self::NeedsServer(_) => "needs-server",
            Self::NoProof => "proof-missing",
            Self::NotJsonLd(_) => "not-json-ld",
            Self::NumberNotPortable => "number-not-portable",
            Self::PurposeDiffers => "proof-purpose-differs",
            Self::TermUndefined => "term-undefined",
            Self::TooComplex => "too-complex",
            Self::TooManyProofs => "too-many-proofs",
            Self::Unclosed(_) => "outside-closed-contexts",
        }
    }
}

impl From<rdfc::TooComplex> for ProofFault {
    fn from(_: rdfc::TooComplex) -> Self {
        Self::TooComplex
    }
}
