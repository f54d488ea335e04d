//! What a verifier asks of proofs.

use serde_json::{Map, Value};

use super::ProofFault;

/// Why a proof was made (Verifiable Credential Data Integrity 1.0, section 2.1, `proofPurpose`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProofPurpose {
    /// Somebody asserts something: credentials.
    AssertionMethod,
    /// Somebody shows who they are: presentations.
    Authentication,
}

impl ProofPurpose {
    /// The word in the proof.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::AssertionMethod => "assertionMethod",
            Self::Authentication => "authentication",
        }
    }
}

/// What a verifier asks of each proof of a document (section 4.4, steps 5 to 7).
///
/// ```
/// use testamur::proof::data_integrity::Expected;
///
/// let asked = Expected::authentication(&["https://verifier.example"], Some("7c1e"));
/// assert_eq!(asked.purpose.word(), "authentication");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected<'a> {
    /// What the proofs must be for.
    pub purpose: ProofPurpose,
    /// Whom they must be for: exactly these, in any order. None asks nothing.
    pub domain: &'a [&'a str],
    /// What they must answer. `None` asks nothing.
    pub challenge: Option<&'a str>,
}

impl<'a> Expected<'a> {
    /// As credentials have: an assertion, for whomever.
    #[must_use]
    pub fn assertion() -> Self {
        Self { purpose: ProofPurpose::AssertionMethod, domain: &[], challenge: None }
    }

    /// As presentations have: made for this domain, as an answer to this challenge.
    #[must_use]
    pub fn authentication(domain: &'a [&'a str], challenge: Option<&'a str>) -> Self {
        Self { purpose: ProofPurpose::Authentication, domain, challenge }
    }

    /// Holds one proof to it.
    pub(super) fn check(&self, proof: &Map<String, Value>) -> Result<(), ProofFault> {
        if proof.get("proofPurpose").and_then(Value::as_str).ok_or(ProofFault::Malformed("proofPurpose"))?
            != self.purpose.word()
        {
            return Err(ProofFault::PurposeDiffers);
        }
        let domain = strings(proof, "domain")?;
        let is_same = self.domain.iter().all(|asked| domain.contains(asked))
            && domain.iter().all(|said| self.domain.contains(said));
        if !self.domain.is_empty() && !is_same {
            return Err(ProofFault::DomainDiffers);
        }
        let challenge = match proof.get("challenge") {
            None => None,
            Some(challenge) => Some(challenge.as_str().ok_or(ProofFault::Malformed("challenge"))?),
        };
        if self.challenge.is_some() && challenge != self.challenge {
            return Err(ProofFault::ChallengeDiffers);
        }
        Ok(())
    }
}

/// A member that is a string or a list of them; none if it is missing.
fn strings<'a>(proof: &'a Map<String, Value>, name: &'static str) -> Result<Vec<&'a str>, ProofFault> {
    let values = match proof.get(name) {
        None => return Ok(Vec::new()),
        Some(Value::Array(several)) => several.as_slice(),
        Some(one) => std::slice::from_ref(one),
    };
    values.iter().map(Value::as_str).collect::<Option<_>>().ok_or(ProofFault::Malformed(name))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(expected: Expected<'_>, proof: &Value) -> Result<(), &'static str> {
        expected.check(proof.as_object().unwrap()).map_err(|fault| fault.code())
    }

    #[test]
    fn an_assertion_may_be_for_anyone() {
        let asked = Expected::assertion();
        for proof in [
            json!({"proofPurpose": "assertionMethod"}),
            json!({"proofPurpose": "assertionMethod", "domain": "https://a.example", "challenge": "x"}),
        ] {
            assert_eq!(check(asked, &proof), Ok(()), "{proof}");
        }
        for (proof, code) in [
            (json!({}), "malformed"),
            (json!({"proofPurpose": ["assertionMethod"]}), "malformed"),
            (json!({"proofPurpose": "authentication"}), "proof-purpose-differs"),
            (json!({"proofPurpose": "assertionMethod", "domain": {}}), "malformed"),
            (json!({"proofPurpose": "assertionMethod", "domain": [1]}), "malformed"),
            (json!({"proofPurpose": "assertionMethod", "challenge": 7}), "malformed"),
        ] {
            assert_eq!(check(asked, &proof), Err(code), "{proof}");
        }
    }

    #[test]
    fn a_presentation_is_for_these_domains_and_this_challenge() {
        let proof = |domain: Value, challenge: &str| json!({"proofPurpose": "authentication", "domain": domain, "challenge": challenge});
        let one = Expected::authentication(&["a.example"], Some("x"));
        let two = Expected::authentication(&["a.example", "b.example"], Some("x"));
        assert_eq!(check(one, &proof(json!("a.example"), "x")), Ok(()));
        assert_eq!(check(one, &proof(json!(["a.example"]), "x")), Ok(()));
        assert_eq!(check(two, &proof(json!(["b.example", "a.example"]), "x")), Ok(()));
        for domain in [json!("b.example"), json!(["a.example", "b.example"]), json!([])] {
            assert_eq!(check(one, &proof(domain, "x")), Err("proof-domain-differs"));
        }
        assert_eq!(check(two, &proof(json!("a.example"), "x")), Err("proof-domain-differs"));
        assert_eq!(check(one, &proof(json!("a.example"), "y")), Err("proof-challenge-differs"));
        assert_eq!(check(one, &json!({"proofPurpose": "authentication"})), Err("proof-domain-differs"));
        let unasked = Expected::authentication(&[], None);
        assert_eq!(check(unasked, &json!({"proofPurpose": "authentication"})), Ok(()));
        assert_eq!(check(unasked, &json!({"proofPurpose": "assertionMethod"})), Err("proof-purpose-differs"));
    }
}
