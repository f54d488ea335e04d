//! What is signed: 32 bytes of the proof's options, then 32 of the document.

use std::cell::Cell;

use serde_json::{Map, Value};

use super::closed::{Closed, Unclosed};
use super::rdfc::Dataset;
#[cfg(feature = "json-ld")]
use super::rdfc::TooComplex;
use super::{Cryptosuite, ProofFault};
use crate::wire::digest::Digest;
use crate::wire::jcs;

/// How much more work the general path may make of one document. Its unit is the one of `json_ld`'s limit.
pub(crate) struct Budget(Cell<usize>);

impl Budget {
    /// The work that one look at a document may make.
    pub(crate) const ONE: usize = 1_024;

    /// The work that one document may make with all its proofs: under a chain it is canonicalized again and again.
    pub(super) fn of_a_document() -> Self {
        Self::of(4 * Self::ONE)
    }

    pub(crate) fn of(units: usize) -> Self {
        Self(Cell::new(units))
    }

    /// Takes work off.
    #[cfg(feature = "json-ld")]
    pub(crate) fn spend(&self, units: usize) -> Result<(), TooComplex> {
        self.0.set(self.0.get().checked_sub(units).ok_or(TooComplex)?);
        Ok(())
    }

    /// After one graph that takes too long, no other of the same document is tried.
    pub(crate) fn exhaust(&self) {
        self.0.set(0);
    }
}

/// The general path: canonical N-Quads of a document that is not closed, for the reason given.
pub(super) type General<'a> = dyn Fn(&Map<String, Value>, Unclosed, &Budget) -> Result<String, ProofFault> + 'a;

#[cfg(feature = "json-ld")]
pub(super) fn general(document: &Map<String, Value>, _: Unclosed, budget: &Budget) -> Result<String, ProofFault> {
    use crate::proof::json_ld::{Contexts, canonicalize_within};
    canonicalize_within(document, &Contexts::embedded(), budget)
}

#[cfg(not(feature = "json-ld"))]
pub(super) fn general(_: &Map<String, Value>, Unclosed(why): Unclosed, _: &Budget) -> Result<String, ProofFault> {
    Err(ProofFault::NeedsServer(why))
}

/// Makes the messages of one document's proofs. What they share is made once.
pub(super) struct Messages<'a> {
    document: &'a Map<String, Value>,
    general: &'a General<'a>,
    budget: Budget,
    closed: Result<Closed, Unclosed>,
    /// The document's quads by the table, until their digest is taken.
    dataset: Option<Dataset>,
    /// The document's digest by the table.
    by_table: Option<Result<Digest, ProofFault>>,
    /// The document's digest by the general path.
    by_general: Option<Result<Digest, ProofFault>>,
}

impl<'a> Messages<'a> {
    pub(super) fn of(document: &'a Map<String, Value>, general: &'a General<'a>) -> Self {
        let read = Closed::of(document).and_then(|closed| Ok((closed, closed.dataset(document, "proof")?)));
        let (closed, dataset) = match read {
            Ok((closed, dataset)) => (Ok(closed), Some(dataset)),
            Err(why) => (Err(why), None),
        };
        let budget = Budget::of_a_document();
        Self { document, general, budget, closed, dataset, by_table: None, by_general: None }
    }

    /// Whether the document is one of the closed contexts.
    pub(super) fn is_closed(&self) -> bool {
        self.closed.is_ok()
    }

    /// What one proof signs. `previous` are the proofs that it comes after: they are signed with the document.
    pub(super) fn message(
        &mut self,
        proof: &Map<String, Value>,
        cryptosuite: Cryptosuite,
        previous: &[&Map<String, Value>],
    ) -> Result<[u8; 64], ProofFault> {
        match cryptosuite {
            Cryptosuite::EddsaJcs2022 => self.by_jcs(proof, previous),
            Cryptosuite::EddsaRdfc2022 if previous.is_empty() => match self.closed {
                Ok(closed) => match closed.dataset(proof, "proofValue") {
                    Ok(options) => Ok(join(&options.digest()?, &self.closed_document()?)),
                    Err(why) => self.by_general(proof, previous, why),
                },
                Err(why) => self.by_general(proof, previous, why),
            },
            Cryptosuite::EddsaRdfc2022 => self.by_general(proof, previous, Unclosed("a chain of proofs")),
            Cryptosuite::Ed25519Signature2020 => {
                self.by_general(proof, previous, Unclosed("a proof of Ed25519Signature2020"))
            }
        }
    }

    fn closed_document(&mut self) -> Result<Digest, ProofFault> {
        let dataset = &mut self.dataset;
        let digest = || Ok(dataset.take().ok_or(ProofFault::Unclosed("read already"))?.digest()?);
        self.by_table.get_or_insert_with(digest).clone()
    }

    /// `EdDSA` Cryptosuites 1.0, sections 3.2.3 to 3.2.5 and A.1.
    fn by_general(
        &mut self,
        proof: &Map<String, Value>,
        previous: &[&Map<String, Value>],
        why: Unclosed,
    ) -> Result<[u8; 64], ProofFault> {
        let digest = |object: &Map<String, Value>| {
            let canonical = (self.general)(object, why, &self.budget);
            if canonical == Err(ProofFault::TooComplex) {
                self.budget.exhaust();
            }
            Ok(Digest::of(canonical?))
        };
        let mut options = without(proof, "proofValue");
        if let Some(context) = self.document.get("@context") {
            options.insert("@context".to_owned(), context.clone());
        }
        let options = digest(&options)?;
        if !previous.is_empty() {
            return Ok(join(&options, &digest(&with_proofs(self.document, previous))?));
        }
        let document = self.by_general.take().unwrap_or_else(|| digest(&without(self.document, "proof")));
        self.by_general = Some(document.clone());
        Ok(join(&options, &document?))
    }

    /// Sections 3.3.2 to 3.3.5. The proof's own contexts must begin the document's, and stand for them.
    fn by_jcs(&self, proof: &Map<String, Value>, previous: &[&Map<String, Value>]) -> Result<[u8; 64], ProofFault> {
        let mut unsecured =
            if previous.is_empty() { without(self.document, "proof") } else { with_proofs(self.document, previous) };
        if let Some(theirs) = proof.get("@context") {
            if !contexts(self.document.get("@context")).starts_with(contexts(Some(theirs))) {
                return Err(ProofFault::Malformed("@context"));
            }
            unsecured.insert("@context".to_owned(), theirs.clone());
        }
        let canonical = |object| Digest::of(jcs::canonicalize(&Value::Object(object)));
        Ok(join(&canonical(without(proof, "proofValue")), &canonical(unsecured)))
    }
}

/// A list of contexts, which may be written as one.
pub(super) fn contexts(value: Option<&Value>) -> &[Value] {
    match value {
        None => &[],
        Some(Value::Array(items)) => items,
        Some(one) => std::slice::from_ref(one),
    }
}

/// Sections 3.2.4 and 3.3.4.
fn join(options: &Digest, document: &Digest) -> [u8; 64] {
    let mut message = [0; 64];
    let (first, second) = message.split_at_mut(32);
    first.copy_from_slice(options.as_bytes());
    second.copy_from_slice(document.as_bytes());
    message
}

fn without(object: &Map<String, Value>, member: &str) -> Map<String, Value> {
    object.iter().filter(|(name, _)| *name != member).map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// The document with no other proofs than these (Data Integrity 1.0, section 4.5).
fn with_proofs(document: &Map<String, Value>, proofs: &[&Map<String, Value>]) -> Map<String, Value> {
    let mut document = without(document, "proof");
    let proofs = proofs.iter().map(|&proof| Value::Object(proof.clone())).collect();
    document.insert("proof".to_owned(), Value::Array(proofs));
    document
}
