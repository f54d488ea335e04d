//! The answer of a verifier. It serialises to the JSON of `testamur verify --json` and `POST /v1/verify`.

use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::Reason;
use super::genuine::Document;
use super::page::Page;
use super::shown::Shown;
use crate::claims::{Did, RegisterNumber};
use crate::status::Cause;
use crate::time::{Day, Instant};
use crate::trust::Belief;
use crate::wire::digest::Digest;
use crate::wire::json::one_line;

/// What the evidence amounts to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    /// The worst verdict of all results.
    #[serde(serialize_with = "word_of_verdict")]
    pub verdict: Verdict,
    /// One a certificate; at least one: where nothing was found, it says so.
    pub results: Vec<Finding>,
    /// The instant for which the answer holds.
    #[serde(serialize_with = "text")]
    pub verified_at: Instant,
    /// The digest of what was handed in.
    #[serde(serialize_with = "text")]
    pub evidence_sha256: Digest,
    /// The number of the trust list that was used.
    pub trust_list_seq: Option<u64>,
}

/// What is said about one certificate.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The verdict.
    pub verdict: Verdict,
    /// The page on which its code stands, from 1.
    pub page: Option<u32>,
    /// What was checked, in order, as far as it came.
    pub checks: Vec<Check>,
    /// What it says; `None` unless the signature is genuine and the shape is ours.
    pub certificate: Option<Box<Shown>>,
    /// Who signed it; the name only if the signature is genuine.
    pub issuer: Option<Issuer>,
    /// The raw credential; `None` unless the signature is genuine.
    pub credential: Option<RawCredential>,
}

/// A genuine credential as JSON in one line, with `iss` or `proof` as it was secured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawCredential(String);

impl RawCredential {
    /// The text that was signed, in one line; the document written where that text is not at hand.
    pub(super) fn of(document: Document) -> Self {
        Self(match document {
            Document::Signed(text) if is_one_line(&text) => text,
            Document::Signed(text) => one_line(&text),
            #[cfg(feature = "whole")]
            Document::Members(members) => serde_json::Value::Object(members).to_string(),
        })
    }

    /// The JSON text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Serialize for RawCredential {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::from_str::<&RawValue>(&self.0).map_err(S::Error::custom)?.serialize(serializer)
    }
}

fn is_one_line(text: &str) -> bool {
    memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_none()
}

/// The issuer of a certificate, as the verifier knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Issuer {
    /// The DID.
    #[serde(serialize_with = "text")]
    pub did: Did,
    /// The name in the verifier's own books; of an issuer that is only resolved, the domain.
    pub name: Option<String>,
    /// How the verifier knows it.
    #[serde(rename = "trust", serialize_with = "word_of_belief")]
    pub belief: Belief,
}

/// Accepted, rejected or undecided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Everything that can be checked holds.
    Accept {
        /// When the institution was last seen not to have withdrawn it.
        as_of: Instant,
    },
    /// Not to be relied on.
    Reject(Reason),
    /// Cannot be said here.
    Undecided(Reason),
}

impl Verdict {
    /// The word in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Accept { .. } => "accept",
            Self::Reject(_) => "reject",
            Self::Undecided(_) => "undecided",
        }
    }

    /// Why it is not accepted.
    #[must_use]
    pub fn reason(self) -> Option<Reason> {
        match self {
            Self::Accept { .. } => None,
            Self::Reject(reason) | Self::Undecided(reason) => Some(reason),
        }
    }

    /// The worse of two: rejected before undecided before accepted; of two accepted ones, the one seen longer ago.
    #[must_use]
    pub fn worse(self, other: Self) -> Self {
        match (self, other) {
            (Self::Accept { as_of: one }, Self::Accept { as_of: two }) => Self::Accept { as_of: one.min(two) },
            _ if other.rank() > self.rank() => other,
            _ => self,
        }
    }

    fn rank(self) -> u8 {
        match self {
            Self::Accept { .. } => 0,
            Self::Undecided(_) => 1,
            Self::Reject(_) => 2,
        }
    }
}

impl From<Reason> for Verdict {
    fn from(reason: Reason) -> Self {
        if reason.rejects() { Self::Reject(reason) } else { Self::Undecided(reason) }
    }
}

/// One step of the check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "check", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Check {
    /// Whether the text is of a form that we read.
    Format {
        /// How it went.
        result: Outcome,
        /// The code of the fault that was found.
        fault: &'static str,
        /// The fault in words, for engineers.
        detail: String,
    },
    /// Whether the issuer is known, believed and named right.
    Issuer {
        /// How it went.
        result: Outcome,
    },
    /// Where the code's link leads, if that is none of the institution's hosts.
    Link {
        /// `link-elsewhere`.
        result: &'static str,
        /// The host in the link.
        host: String,
    },
    /// Whether the page says what was signed.
    Page {
        /// `original`, `text-matches`, `differs`, `not-compared`.
        result: &'static str,
        /// What differs.
        #[serde(skip_serializing_if = "Option::is_none")]
        differs: Option<&'static str>,
    },
    /// Whether the signature is the key's.
    Signature {
        /// How it went.
        result: Outcome,
        /// The key that the certificate names.
        key: String,
        /// The form that was checked: `qr`, `token`, `credential`.
        form: &'static str,
        /// `client`: the key is one that programs of the issuer sign with, and no person has approved it.
        #[serde(skip_serializing_if = "Option::is_none")]
        approval: Option<&'static str>,
    },
    /// How it stands with the institution.
    Status {
        /// How it went.
        result: Outcome,
        /// When the institution said so.
        #[serde(serialize_with = "maybe_text", skip_serializing_if = "Option::is_none")]
        as_of: Option<Instant>,
        /// Since when it has stood so.
        #[serde(serialize_with = "maybe_text", skip_serializing_if = "Option::is_none")]
        since: Option<Day>,
        /// Why, as the institution tells it: one of [`Cause::word`].
        #[serde(rename = "reason", serialize_with = "maybe_text", skip_serializing_if = "Option::is_none")]
        cause: Option<Cause>,
        /// The register number of the certificate that replaces it.
        #[serde(serialize_with = "maybe_text", skip_serializing_if = "Option::is_none")]
        successor: Option<RegisterNumber>,
    },
    /// Whether the validity period has begun and is not over.
    Validity {
        /// How it went.
        result: Outcome,
    },
}

impl Check {
    /// The outcome of the page check.
    #[must_use]
    pub fn page(page: Page) -> Self {
        let differs = if let Page::Differs(difference) = page { Some(difference.word()) } else { None };
        Self::Page { result: page.word(), differs }
    }
}

/// How one step went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It does not hold.
    Fail,
    /// It holds.
    Pass,
    /// It cannot be said.
    Unknown,
}

impl Finding {
    /// A finding about something that is not genuine: nothing of its content is told.
    #[must_use]
    pub fn refused(reason: Reason, page: Option<u32>, checks: Vec<Check>) -> Self {
        Self { verdict: reason.into(), page, checks, certificate: None, issuer: None, credential: None }
    }
}

#[derive(Serialize)]
struct FindingForm<'a> {
    verdict: &'static str,
    reason: Option<&'static str>,
    page: Option<u32>,
    checks: &'a [Check],
    certificate: Option<&'a Shown>,
    issuer: Option<&'a Issuer>,
    credential: Option<&'a RawCredential>,
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        FindingForm {
            verdict: self.verdict.word(),
            reason: self.verdict.reason().map(Reason::code),
            page: self.page,
            checks: &self.checks,
            certificate: self.certificate.as_deref(),
            issuer: self.issuer.as_ref(),
            credential: self.credential.as_ref(),
        }
        .serialize(serializer)
    }
}

fn text<T: std::fmt::Display, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

#[expect(clippy::ref_option, reason = "serde asks for this signature")]
fn maybe_text<T: std::fmt::Display, S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => serializer.collect_str(value),
        None => serializer.serialize_none(),
    }
}

fn word_of_verdict<S: Serializer>(verdict: &Verdict, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(verdict.word())
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for this signature")]
fn word_of_belief<S: Serializer>(belief: &Belief, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(belief.word())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_verdict_wins() {
        let accept = |seconds| Verdict::Accept { as_of: Instant::from_unix(seconds) };
        let (reject, undecided) = (Verdict::from(Reason::Withdrawn), Verdict::from(Reason::StatusStale));
        assert_eq!(accept(2).worse(accept(1)), accept(1));
        assert_eq!(accept(2).worse(undecided), undecided);
        assert_eq!(undecided.worse(reject), reject);
        assert_eq!(reject.worse(undecided), reject);
        assert_eq!(reject.worse(Verdict::from(Reason::Expired)), reject);
    }
}
