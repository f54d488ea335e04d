//! What the verification of credentials and of presentations has in common: proofs, validity, belief.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::super::problem::Problem;
use super::keys::{self, Signer};
use super::report::{Report, Trouble};
use super::request::Given;
use super::{Conformance, contexts};
use crate::keys::Purpose;
use crate::proof::data_integrity::{Expected, Proof};
use crate::proof::{ProofFault, Secured};
use crate::time::Instant;
use crate::trust::{Belief, Trust};

/// What a verifier knows, for one request.
pub(super) struct Desk {
    pub(super) trust: Arc<Trust>,
    pub(super) conformance: Option<Arc<Conformance>>,
    pub(super) at: Instant,
}

/// Which checks count, beside those that always do: form and proof.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    /// The period of validity.
    pub(super) validity: bool,
    /// The status.
    pub(super) status: bool,
}

impl Asked {
    /// All, unless `checks` lists some.
    pub(super) fn of(options: &Given) -> Result<Self, Problem> {
        let status = options.asks_for("credentialStatus")? || options.asks_for("status")?;
        Ok(Self { validity: options.asks_for("validity")?, status })
    }
}

impl Desk {
    /// Checks all proofs of a document. Gives the DIDs that have signed it.
    pub(super) fn proofs(
        &self,
        document: &Map<String, Value>,
        expected: &Expected<'_>,
        purposes: &[Purpose],
        report: &mut Report,
    ) -> Vec<Signer> {
        let secured = match Secured::parse_with(document, expected, &contexts()) {
            Ok(secured) => secured,
            Err(fault) => {
                report.fail(trouble(&fault), fault);
                return Vec::new();
            }
        };
        let inputs: Vec<Value> = match document.get("proof") {
            Some(Value::Array(proofs)) => proofs.clone(),
            one => one.cloned().into_iter().collect(),
        };
        let mut signers = Vec::new();
        let mut held = Vec::new();
        for (proof, input) in secured.proofs().zip(inputs) {
            let signer = self.proof(proof, purposes, report);
            report.add_result("proof", json!({"verified": signer.is_some(), "input": input}));
            held.push(signer.is_some());
            signers.extend(signer.map(|signer| (held.len() - 1, signer)));
        }
        // What comes after a proof that does not hold, does not hold either.
        let stands = |place: &usize| {
            let needed = secured.needed_for(&[*place]);
            needed.iter().zip(&held).all(|(needed, held)| *held || !needed)
        };
        signers.into_iter().filter(|(place, _)| stands(place)).map(|(_, signer)| signer).collect()
    }

    fn proof(&self, proof: &Proof, purposes: &[Purpose], report: &mut Report) -> Option<Signer> {
        if proof.cryptosuite().is_none() {
            report.warn(Trouble::Proof, ProofFault::CryptosuiteUnsupported);
            return None;
        }
        if proof.expires().is_some_and(|expires| self.at >= expires) {
            report.fail(Trouble::Proof, "the proof has expired");
            return None;
        }
        let signer = keys::find(&self.trust, proof.method(), purposes);
        let signer = signer.map_err(|(trouble, words)| report.fail(trouble, words)).ok()?;
        match proof.verify(&signer.key) {
            Ok(true) => Some(signer),
            Ok(false) => {
                report.fail(Trouble::Cryptographic, "the proof is not that of this key over this document");
                None
            }
            Err(fault) => {
                report.fail(trouble(&fault), fault);
                None
            }
        }
    }

    /// The period in which a credential says that it is valid.
    pub(super) fn validity(&self, credential: &Map<String, Value>, asked: Asked, report: &mut Report) {
        for (member, is_end) in
            [("validFrom", false), ("issuanceDate", false), ("validUntil", true), ("expirationDate", true)]
        {
            let Some(value) = credential.get(member) else { continue };
            // That it is a date has been checked.
            let Some(bound) = value.as_str().and_then(|text| Instant::parse_lenient(text).ok()) else { continue };
            let is_good = if is_end { self.at <= bound } else { self.at >= bound };
            if member.starts_with("valid") {
                report.result(member, is_good, value);
            }
            if !is_good {
                let reason = if is_end { "expired" } else { "not-yet-valid" };
                report.note(asked.validity, Trouble::Reason(reason), format!("{member} is {bound}"));
            }
        }
    }
}

/// Tells whom this service does not vouch for. A signature that holds says who signed, not that they may be believed.
pub(super) fn belief(signer: &Signer, report: &mut Report) {
    if !signer.belief.is_believed() {
        let words = match signer.belief {
            Belief::None | Belief::Resolved => {
                "signed by its key, which anybody could have made: this service does not know whose it is"
            }
            _ => "known, but not believed",
        };
        report.warn(Trouble::Reason("issuer-not-trusted"), format!("{}: {words}", signer.did));
    }
}

fn trouble(fault: &ProofFault) -> Trouble {
    match fault {
        ProofFault::ChallengeDiffers => Trouble::Challenge,
        ProofFault::DomainDiffers => Trouble::Domain,
        ProofFault::NotJsonLd(_) | ProofFault::TermUndefined | ProofFault::ContextUnknown(_) => Trouble::Malformed,
        _ => Trouble::Proof,
    }
}
