//! A document with all its proofs.

use serde_json::{Map, Value};

use super::message::{General, Messages, contexts, general};
use super::{Expected, MAX_PROOFS, Proof, ProofFault, chain};
use crate::keys::VerifyingKey;

/// A document whose proofs are of good form: at least one that we check, at most [`MAX_PROOFS`].
///
/// ```
/// use testamur::proof::Secured;
/// use testamur::wire::json;
///
/// let document = json::parse_object(r#"{"proof": []}"#)?;
/// assert_eq!(Secured::parse(&document).unwrap_err().code(), "proof-missing");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Secured {
    first: Proof,
    rest: Vec<Proof>,
    is_closed: bool,
}

impl Secured {
    /// Reads the proofs of a credential: assertions, for whomever.
    ///
    /// # Errors
    /// As [`Secured::parse_for`].
    pub fn parse(document: &Map<String, Value>) -> Result<Self, ProofFault> {
        Self::parse_for(document, &Expected::assertion())
    }

    /// Reads the proofs of a document, of which each must be as expected.
    ///
    /// # Errors
    /// [`ProofFault`] if there is no proof or none that we check, if one is not of its form or not as expected, or if their
    /// chain is broken.
    pub fn parse_for(document: &Map<String, Value>, expected: &Expected<'_>) -> Result<Self, ProofFault> {
        Self::parse_by(document, expected, &general)
    }

    /// As [`Secured::parse_for`], with further contexts for documents that are not closed.
    ///
    /// # Errors
    /// As [`Secured::parse_for`].
    #[cfg(feature = "json-ld")]
    pub fn parse_with(
        document: &Map<String, Value>,
        expected: &Expected<'_>,
        contexts: &crate::proof::json_ld::Contexts,
    ) -> Result<Self, ProofFault> {
        let general =
            |document: &_, _, budget: &_| crate::proof::json_ld::canonicalize_within(document, contexts, budget);
        Self::parse_by(document, expected, &general)
    }

    fn parse_by(
        document: &Map<String, Value>,
        expected: &Expected<'_>,
        general: &General<'_>,
    ) -> Result<Self, ProofFault> {
        let proofs = proofs(document)?;
        let mut messages = Messages::of(document, general);
        let is_closed = messages.is_closed() && proofs.iter().all(|proof| covers_contexts(proof, document));
        let links = if let [only] = proofs.as_slice()
            && !only.contains_key("id")
            && !only.contains_key("previousProof")
        {
            Vec::new()
        } else {
            chain::links(&proofs)?
        };
        let mut links = links.into_iter();
        let mut read = proofs.iter().map(|proof| {
            let places = links.next().unwrap_or_default();
            let previous: Vec<_> = places.iter().filter_map(|&place| proofs.get(place).copied()).collect();
            Proof::read(proof, expected, places, &previous, &mut messages)
        });
        let first = read.next().ok_or(ProofFault::NoProof)??;
        let rest = read.collect::<Result<Vec<_>, _>>()?;
        let secured = Self { first, rest, is_closed };
        if secured.proofs().all(|proof| proof.cryptosuite().is_none()) {
            return Err(ProofFault::CryptosuiteUnsupported);
        }
        Ok(secured)
    }

    /// The proofs, in the order of the document.
    pub fn proofs(&self) -> impl Iterator<Item = &Proof> {
        std::iter::once(&self.first).chain(&self.rest)
    }

    /// The one proof, if there is only one.
    #[must_use]
    pub fn only(&self) -> Option<&Proof> {
        self.rest.is_empty().then_some(&self.first)
    }

    /// Which proofs must hold for those at these places to count: they themselves and all that they come after. One
    /// answer a proof, in their order.
    #[must_use]
    pub fn needed_for(&self, places: &[usize]) -> Vec<bool> {
        let mut needed = vec![false; 1 + self.rest.len()];
        let mut open = places.to_vec();
        while let Some(place) = open.pop() {
            if let (Some(needed @ false), Some(proof)) = (needed.get_mut(place), self.proofs().nth(place)) {
                *needed = true;
                open.extend(proof.previous());
            }
        }
        needed
    }

    /// Whether the document's members mean what their names say, so that its claims may be read: `@context` is exactly a
    /// known list of URLs, every member and type is one that these contexts define, nothing is dropped, no two
    /// objects share an `id`, and every proof covers all these contexts.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.is_closed
    }

    /// Whether all proofs are this one key's.
    ///
    /// # Errors
    /// As [`Proof::verify`].
    pub fn verify(&self, key: &VerifyingKey) -> Result<bool, ProofFault> {
        for proof in self.proofs() {
            if !proof.verify(key)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// The proofs of a document as they are written: an object, or a list of them.
pub(super) fn proofs(document: &Map<String, Value>) -> Result<Vec<&Map<String, Value>>, ProofFault> {
    let proofs = match document.get("proof").ok_or(ProofFault::NoProof)? {
        Value::Array(proofs) => proofs.as_slice(),
        one => std::slice::from_ref(one),
    };
    if proofs.len() > MAX_PROOFS {
        return Err(ProofFault::TooManyProofs);
    }
    proofs.iter().map(|proof| proof.as_object().ok_or(ProofFault::Malformed("form"))).collect()
}

/// Whether the contexts that a proof of `eddsa-jcs-2022` stands for are all of the document's. The standard lets further ones
/// be added after signing, which would let somebody else choose what the words mean.
fn covers_contexts(proof: &Map<String, Value>, document: &Map<String, Value>) -> bool {
    proof.get("@context").is_none_or(|theirs| contexts(Some(theirs)) == contexts(document.get("@context")))
}
