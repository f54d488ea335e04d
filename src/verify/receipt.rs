//! A signed receipt: which service gave which answer about which evidence, when, and knowing what.
//!
//! Follows docs/OPERATING.md, "Receipts". A compact JWS of type `testamur-receipt+jwt`, signed by a service key. Evidence and
//! answer are in it as SHA-256 alone, so a receipt tells nothing about a person, and whoever keeps both can show that they
//! belong together.

mod form;
mod signers;
mod statement;

use serde_json::Value;

use super::answer::Answer;
use crate::claims::{Authority, Did};
use crate::keys::{KeyId, SigningKey};
use crate::proof::JwsFault;
use crate::proof::jws::{self, Typ};
use crate::time::Instant;
use crate::wire::digest::Digest;
use crate::wire::json::{self, JsonFault};
use crate::wire::limits::{ANSWER_BYTES, JSON_DEPTH};
use crate::wire::{base64url, jcs};

pub use signers::Signers;
pub use statement::{Asked, Scope, Statement, Summary, Tally, Told};

/// What a receipt says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The service that gave the answer: `did:web:<host>:service`.
    pub issuer: Did,
    /// When it was signed.
    pub issued: Instant,
    /// What was said.
    pub statement: Statement,
}

/// Why a receipt is not believed, or does not belong to what is shown beside it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReceiptFault {
    /// It is the receipt of another answer, or the answer was changed.
    #[error("the receipt belongs to another answer, or the answer was changed")]
    AnswerDiffers,
    /// Changed, or signed with another key than it names.
    #[error("the signature does not verify: the receipt was changed, or is a forgery")]
    BadSignature,
    /// It is the receipt of other evidence.
    #[error("the receipt belongs to other evidence")]
    EvidenceDiffers,
    /// The signature is that of an institution, or of a key that the service does not have.
    #[error("{0} is no key of a verification service")]
    KeyNotOfService(String),
    /// The key is in wrong hands, and nothing in a receipt proves when it was signed.
    #[error("the key {0} is known to be in wrong hands")]
    KeyRevoked(String),
    /// The content is not that of a receipt.
    #[error("not a receipt that this version reads: {0}")]
    Malformed(String),
    /// Whether the key is the service's cannot be said here.
    #[error("the keys of {0} are not known here: fetch its did.json and name it")]
    ServiceUnknown(Did),
    /// Not a token of this type.
    #[error(transparent)]
    Token(#[from] JwsFault),
}

impl ReceiptFault {
    /// The permanent code of this fault.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::AnswerDiffers => "answer-differs",
            Self::BadSignature => "bad-signature",
            Self::EvidenceDiffers => "evidence-differs",
            Self::KeyNotOfService(_) => "key-not-of-service",
            Self::KeyRevoked(_) => "key-revoked",
            Self::Malformed(_) => "receipt-malformed",
            Self::ServiceUnknown(_) => "service-unknown",
            Self::Token(fault) => fault.code(),
        }
    }

    /// Whether the receipt is bad, rather than unknown.
    #[must_use]
    pub fn rejects(&self) -> bool {
        !matches!(self, Self::ServiceUnknown(_))
    }
}

impl Receipt {
    /// The payload: JCS.
    #[must_use]
    pub fn payload(&self) -> String {
        jcs::canonicalize(&form::write(self))
    }

    /// Signs. The key must be one of the service's.
    #[must_use]
    pub fn sign(&self, kid: &KeyId, key: &SigningKey) -> String {
        jws::sign(&self.payload(), Typ::Receipt, kid, key)
    }

    /// Opens a receipt with the keys of the services that the reader knows. There is no way to read an unverified one.
    ///
    /// # Errors
    /// [`ReceiptFault`], the first that is found.
    pub fn open(token: &str, signers: &Signers) -> Result<Self, ReceiptFault> {
        let jws = jws::Jws::parse(token.trim_ascii(), Typ::Receipt)?;
        let issuer = signers.check(&jws)?;
        form::read(jws.payload(), issuer)
    }

    /// The host of the service.
    #[must_use]
    pub fn host(&self) -> Option<Authority> {
        self.issuer.authority()
    }

    /// Whether it is the receipt of this evidence: the bytes as they were sent, for [`Scope::Files`] the list of digests.
    ///
    /// A text may have lost or gained white space at its ends, and a credential that went as a member of a JSON object counts
    /// in its canonical form.
    ///
    /// # Errors
    /// [`ReceiptFault::EvidenceDiffers`].
    pub fn check_evidence(&self, evidence: &[u8]) -> Result<(), ReceiptFault> {
        let is_it = |digest: Digest| digest == self.statement.evidence;
        let canonical = || {
            let text = std::str::from_utf8(evidence).ok();
            let document = text.and_then(|text| json::parse_object(text).ok()).map(Value::Object);
            document.is_some_and(|document| is_it(Digest::of(jcs::canonicalize(&document))))
        };
        let is_one = self.statement.scope == Scope::Answer;
        let belongs =
            is_it(Digest::of(evidence)) || (is_one && (is_it(Digest::of(evidence.trim_ascii())) || canonical()));
        if belongs { Ok(()) } else { Err(ReceiptFault::EvidenceDiffers) }
    }

    /// Whether it is the receipt of this answer.
    ///
    /// # Errors
    /// [`ReceiptFault::AnswerDiffers`].
    pub fn check_answer(&self, answer: Digest) -> Result<(), ReceiptFault> {
        if answer == self.statement.answer { Ok(()) } else { Err(ReceiptFault::AnswerDiffers) }
    }
}

/// The digest of one answer: SHA-256 of its JCS (RFC 8785) without the member `receipt`.
#[must_use]
pub fn digest_of(answer: &Answer) -> Digest {
    // What is written here is a struct of texts, numbers and lists, and each raw credential was read before.
    Digest::of(jcs::canonicalize(&serde_json::to_value(answer).unwrap_or_default()))
}

/// The digest of one answer as it was received or filed, in any layout; and its receipt, if that is in it.
///
/// # Errors
/// [`JsonFault`] for anything but a JSON object.
pub fn read_answer(text: &[u8]) -> Result<(Digest, Option<String>), JsonFault> {
    let text = std::str::from_utf8(text).map_err(|_| JsonFault::Malformed("not text in UTF-8".to_owned()))?;
    let Value::Object(mut members) = json::parse_nested(text, ANSWER_BYTES, JSON_DEPTH + 4)? else {
        return Err(JsonFault::Malformed("not an object".to_owned()));
    };
    let receipt = members.shift_remove("receipt").and_then(|receipt| receipt.as_str().map(str::to_owned));
    Ok((Digest::of(jcs::canonicalize(&Value::Object(members))), receipt))
}

/// Whether a text begins like a compact JWS, rather than like JSON or a PDF.
#[must_use]
pub fn looks_like_token(text: &[u8]) -> bool {
    let text = text.trim_ascii();
    text.starts_with(b"eyJ") && base64url::decode(text.split(|&byte| byte == b'.').next().unwrap_or_default()).is_ok()
}

/// The version that stands in receipts.
pub const VERSION: &str = concat!("testamur ", env!("CARGO_PKG_VERSION"));

#[cfg(test)]
mod tests;
