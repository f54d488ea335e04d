//! Whom we believe: institutions with their names, hosts and keys, how we know them, and what we know of their status lists.
//!
//! A [`Trust`] is what a verifier knows before it looks at any evidence. It is filled from the institutions that this
//! service hosts, from pinned files (`keys/trusted`), from signed trust lists, and from DID documents (docs/TRUST.md).

mod bundle;
pub mod did_document;
pub mod entry;
pub mod institution;
pub mod known;
pub mod list;
mod published;

pub use institution::{Identifier, Institution, Key, Name, Scheme};
pub use known::{Known, Trust};
pub use list::{Listed, TrustList};
pub use published::CheckedList;

use crate::claims::ClaimFault;
use crate::keys::KeyFault;
use crate::proof::{JwsFault, ProofFault};
use crate::status::StatusFault;
use crate::wire::closed::MemberFault;
use crate::wire::json::JsonFault;

/// How we know an institution, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Belief {
    /// This service seals for it.
    Hosted,
    /// Its entry lies in our own folder of trusted institutions.
    Pinned,
    /// It stands in a signed trust list whose key is configured.
    Listed,
    /// Its DID document was fetched: that shows which keys it has, not who it is.
    Resolved,
    /// Not at all.
    None,
}

impl Belief {
    /// Every belief, strongest first.
    pub const ALL: [Self; 5] = [Self::Hosted, Self::Pinned, Self::Listed, Self::Resolved, Self::None];

    /// The word in verdicts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Hosted => "hosted",
            Self::Pinned => "pinned",
            Self::Listed => "listed",
            Self::Resolved => "resolved",
            Self::None => "none",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|belief| belief.word() == word)
    }

    /// Whether we believe that the institution is who its name says.
    #[must_use]
    pub fn is_believed(self) -> bool {
        self <= Self::Listed
    }
}

/// Why something cannot be trusted, or cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TrustFault {
    /// The signature of the trust list or status list is not the key's.
    #[error("the signature does not verify")]
    BadSignature,
    /// A value is not of the form that it must have.
    #[error("{field} is {fault}")]
    Claim {
        /// The member.
        field: &'static str,
        /// What is wrong.
        fault: ClaimFault,
    },
    /// Not JSON that we read.
    #[error(transparent)]
    Json(#[from] JsonFault),
    /// A key is malformed or weak.
    #[error("key {id}: {fault}")]
    Key {
        /// The id of the key.
        id: String,
        /// What is wrong.
        fault: KeyFault,
    },
    /// A member is missing, unknown, or not what it must be.
    #[error("{0}")]
    Malformed(String),
    /// The issuer of a status list is not known, or has no such key.
    #[error("the status list is signed by {0}, which is no status key of a known institution")]
    NotTheIssuer(String),
    /// A trust list with a lower number than one that was taken in already.
    #[error("trust list number {seq} is older than number {known}, which is known already")]
    Older {
        /// The number of the list that was refused.
        seq: u64,
        /// The number that is known.
        known: u64,
    },
    /// The proof of a status list is not one that we check.
    #[error(transparent)]
    Proof(#[from] ProofFault),
    /// A status list that we do not read.
    #[error(transparent)]
    Status(#[from] StatusFault),
    /// Not a token of the type that it should be.
    #[error(transparent)]
    Token(#[from] JwsFault),
}

impl TrustFault {
    /// The permanent code of this fault.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::BadSignature => "trust-list-bad-signature",
            Self::Claim { .. } | Self::Json(_) | Self::Malformed(_) | Self::Proof(_) | Self::Token(_) => {
                "trust-malformed"
            }
            Self::Key { .. } => "trust-bad-key",
            Self::NotTheIssuer(_) => "status-list-not-of-issuer",
            Self::Older { .. } => "trust-list-older",
            Self::Status(fault) => fault.code(),
        }
    }
}

impl From<MemberFault> for TrustFault {
    fn from(fault: MemberFault) -> Self {
        Self::Malformed(fault.to_string())
    }
}
