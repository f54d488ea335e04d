//! The result of a verification, as VCALM describes it (`VerificationResult`, `ProblemDetails`).

use axum::response::Response;
use serde_json::{Map, Value, json};

use super::super::problem;

/// What can be wrong, by the problem types that the standards name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// VCDM 2.0, section 7.2: a signature that does not hold.
    Cryptographic,
    /// Data Integrity 1.0, section 4.7.
    Challenge,
    /// Data Integrity 1.0, section 4.7.
    Domain,
    /// VCDM 2.0, section 7.2: a member that is not as the data model says.
    Malformed,
    /// Data Integrity 1.0, section 4.7: a proof that cannot be checked, or is not for this.
    Proof,
    /// A reason of ours, by its permanent code.
    Reason(&'static str),
    /// Bitstring Status List 1.0, section 3.5.
    StatusRange,
    /// Bitstring Status List 1.0, section 3.5.
    StatusRetrieval,
    /// Bitstring Status List 1.0, section 3.5.
    StatusVerification,
    /// Controlled Identifiers 1.0, section 3.5: a key that cannot be found, or may not do this.
    VerificationMethod,
}

impl Trouble {
    fn url(self) -> String {
        let (base, name) = match self {
            Self::Cryptographic => (DATA_MODEL, "CRYPTOGRAPHIC_SECURITY_ERROR"),
            Self::Challenge => (SECURITY, "INVALID_CHALLENGE_ERROR"),
            Self::Domain => (SECURITY, "INVALID_DOMAIN_ERROR"),
            Self::Malformed => (DATA_MODEL, "MALFORMED_VALUE_ERROR"),
            Self::Proof => (SECURITY, "PROOF_VERIFICATION_ERROR"),
            Self::Reason(code) => ("urn:testamur:reason:", code),
            Self::StatusRange => (STATUS_LIST, "RANGE_ERROR"),
            Self::StatusRetrieval => (STATUS_LIST, "STATUS_RETRIEVAL_ERROR"),
            Self::StatusVerification => (STATUS_LIST, "STATUS_VERIFICATION_ERROR"),
            Self::VerificationMethod => (SECURITY, "INVALID_VERIFICATION_METHOD"),
        };
        format!("{base}{name}")
    }

    fn title(self) -> &'static str {
        match self {
            Self::Cryptographic => "the signature does not hold",
            Self::Challenge => "another challenge",
            Self::Domain => "another domain",
            Self::Malformed => "not as the data model says",
            Self::Proof => "the proof cannot be checked",
            Self::Reason(_) => "what this service knows",
            Self::StatusRange => "no such place in the status list",
            Self::StatusRetrieval => "the status is not known",
            Self::StatusVerification => "the status list does not fit",
            Self::VerificationMethod => "the key cannot be used",
        }
    }
}

const DATA_MODEL: &str = "https://www.w3.org/TR/vc-data-model#";
const SECURITY: &str = "https://w3id.org/security#";
const STATUS_LIST: &str = "https://www.w3.org/ns/credentials/status-list#";

/// What was found. It is verified as long as nothing failed; warnings do not count.
#[derive(Debug, Default)]
pub(super) struct Report {
    has_failed: bool,
    problems: Vec<Value>,
    results: Map<String, Value>,
}

impl Report {
    /// Something that leaves the input unverified.
    pub(super) fn fail(&mut self, trouble: Trouble, detail: impl ToString) {
        self.has_failed = true;
        self.warn(trouble, detail);
    }

    /// Something that the caller should know.
    #[expect(clippy::needless_pass_by_value, reason = "callers hand over a fault or a text that they have just made")]
    pub(super) fn warn(&mut self, trouble: Trouble, detail: impl ToString) {
        self.problems.push(json!({"type": trouble.url(), "title": trouble.title(), "detail": detail.to_string()}));
    }

    /// A failure where the check was asked for, a warning otherwise.
    pub(super) fn note(&mut self, is_asked: bool, trouble: Trouble, detail: impl ToString) {
        if is_asked { self.fail(trouble, detail) } else { self.warn(trouble, detail) }
    }

    /// Whether nothing has failed.
    pub(super) fn is_verified(&self) -> bool {
        !self.has_failed
    }

    /// The result of one check of a member.
    pub(super) fn result(&mut self, member: &str, is_good: bool, input: &Value) {
        self.results.insert(member.to_owned(), json!({"verified": is_good, "input": input}));
    }

    /// The result of one of several checks of a member.
    pub(super) fn add_result(&mut self, member: &str, result: Value) {
        let list = self.results.entry(member).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(list) = list {
            list.push(result);
        }
    }

    /// The body: `verified`, what was found, and what the caller wants back.
    pub(super) fn into_json(self, results: Option<Map<String, Value>>, input: Option<(&str, Value)>) -> Value {
        let mut body = Map::new();
        body.insert("verified".to_owned(), (!self.has_failed).into());
        if let Some((name, input)) = input {
            body.insert(name.to_owned(), input);
        }
        if !self.problems.is_empty() {
            body.insert("problemDetails".to_owned(), self.problems.into());
        }
        if let Some(results) = results {
            body.insert("results".to_owned(), results.into());
        }
        Value::Object(body)
    }

    /// Takes the results of the single checks out.
    pub(super) fn take_results(&mut self) -> Map<String, Value> {
        std::mem::take(&mut self.results)
    }
}

/// The response around a body: 200 if it is verified, 400 if not.
pub(super) fn respond(is_verified: bool, body: &Value) -> Response {
    if is_verified { problem::answered(body) } else { problem::not_verified(body) }
}
