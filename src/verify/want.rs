//! What an answer lacks: documents that somebody with a network may fetch before the same evidence is verified again.
//!
//! The core fetches nothing. It says what would let it say more, the caller gets it (or not), adds it to its
//! [`Trust`](crate::trust::Trust), and asks again.

use super::answer::{Answer, Check, Finding, Outcome, Verdict};
use super::foreign;
use super::reason::Reason;
use crate::claims::Did;
use crate::keys::KeyId;
use crate::status::Standing;
use crate::trust::Belief;
use crate::wire::json;

/// A document that would let a verifier say more.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Want {
    /// The DID document of an issuer that is not known, or whose trust list is too old to know the key.
    DidDocument(Did),
    /// A status list that is not known, or was seen too long ago. Only ever wanted for a signature that held.
    StatusList {
        /// Whose certificates it is about.
        issuer: Did,
        /// Where the certificate says that it lies.
        url: String,
    },
}

impl Want {
    /// Where the document lies: `did:web` method specification, section 2.5.2 (Read), or as the certificate says.
    ///
    /// `None` for a `did:web` with a port, which no verifier of ours asks, and for other methods.
    #[must_use]
    pub fn url(&self) -> Option<String> {
        match self {
            Self::DidDocument(did) => {
                let authority = did.authority().filter(|authority| !authority.as_str().contains(':'))?;
                let path = did.path();
                let folder = if path.is_empty() { "/.well-known" } else { &path };
                Some(format!("https://{authority}{folder}/did.json"))
            }
            Self::StatusList { url, .. } => Some(url.clone()),
        }
    }
}

impl Answer {
    /// What would let a verifier say more, each once, in the order of the results, at most [`MAX_WANTS`]. Nothing for what is
    /// accepted or rejected, and nothing of an institution that the verifier itself seals for.
    #[must_use]
    pub fn wants(&self) -> Vec<Want> {
        let mut wants = Vec::new();
        if matches!(self.verdict, Verdict::Accept { .. }) {
            return wants;
        }
        for want in self.results.iter().filter_map(Finding::want) {
            if !wants.contains(&want) {
                wants.push(want);
            }
            if wants.len() == MAX_WANTS {
                break;
            }
        }
        wants
    }
}

/// The most documents that one answer asks for.
pub const MAX_WANTS: usize = 64;

impl Finding {
    /// What would let a verifier say more about this certificate.
    #[must_use]
    pub fn want(&self) -> Option<Want> {
        match self.verdict.reason()? {
            Reason::IssuerUnknown | Reason::KeyUnknown => self.did_document(),
            // Of an issuer that is not believed, a withdrawal is worth knowing too.
            Reason::IssuerNotTrusted | Reason::StatusStale | Reason::StatusUnavailable => self.status_list(),
            _ => None,
        }
    }

    fn did_document(&self) -> Option<Want> {
        let key = self.checks.iter().find_map(|check| match check {
            Check::Signature { key, .. } => Some(key),
            _ => None,
        });
        let did = Did::parse(KeyId::parse(key?).ok()?.did()).ok()?;
        did.authority().is_some().then_some(Want::DidDocument(did))
    }

    fn status_list(&self) -> Option<Want> {
        let issuer = self.issuer.as_ref().filter(|issuer| issuer.belief != Belief::Hosted)?;
        let is_open = |check: &Check| matches!(check, Check::Status { result: Outcome::Unknown, .. });
        if !self.checks.iter().any(is_open) {
            return None;
        }
        let url = match &self.certificate {
            // A suspension is told by trust lists alone: no published list lifts it.
            Some(shown) if shown.standing == Some(Standing::Suspended) => return None,
            Some(shown) => shown.certificate.status.list.clone(),
            None => self.foreign_list()?,
        };
        Some(Want::StatusList { issuer: issuer.did.clone(), url })
    }

    /// The first list that a genuine credential of another shape names for its revocation.
    fn foreign_list(&self) -> Option<String> {
        let document = json::parse_object(self.credential.as_ref()?.as_str()).ok()?;
        foreign::revocation_list(&document).map(str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_did_document_lies_where_the_method_says() {
        let url = |did: &str| Want::DidDocument(Did::parse(did).unwrap()).url();
        assert_eq!(url("did:web:uni.example").unwrap(), "https://uni.example/.well-known/did.json");
        assert_eq!(url("did:web:uni.example:medicine").unwrap(), "https://uni.example/medicine/did.json");
        assert_eq!(url("did:web:uni.example:a:b").unwrap(), "https://uni.example/a/b/did.json");
        assert_eq!(url("did:web:uni.example%3A8443"), None);
        assert_eq!(url("did:key:z6MkeTG3bFFSLYVU7VqhgZxqr6YzpaGrQtFMh1uvqGy1vDnP"), None);
    }
}
