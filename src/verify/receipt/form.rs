//! The JSON of a receipt.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{Asked, Receipt, ReceiptFault, Scope, Statement, Tally, Told};
use crate::claims::Did;
use crate::time::Instant;
use crate::wire::digest::Digest;
use crate::wire::json;
use crate::wire::limits::TOKEN_BYTES;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    answer_sha256: String,
    #[serde(default)]
    as_of: Option<String>,
    counts: Counts,
    evidence_sha256: String,
    host: String,
    iat: i64,
    iss: String,
    policy: PolicyForm,
    #[serde(default)]
    reason: Option<String>,
    scope: String,
    #[serde(default)]
    trust_list_seq: Option<u64>,
    verdict: String,
    verified_at: String,
    version: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Counts {
    accept: u64,
    error: u64,
    reject: u64,
    undecided: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PolicyForm {
    allow_demo: bool,
    max_status_age: i64,
    trust_domains: Vec<String>,
}

pub(super) fn write(receipt: &Receipt) -> Value {
    let said = &receipt.statement;
    json!({
        "answer_sha256": said.answer.to_string(),
        "as_of": said.verdict.as_of().map(|as_of| as_of.to_string()),
        "counts": {
            "accept": said.tally.accept,
            "error": said.tally.error,
            "reject": said.tally.reject,
            "undecided": said.tally.undecided,
        },
        "evidence_sha256": said.evidence.to_string(),
        "host": receipt.host().map(|host| host.to_string()),
        "iat": receipt.issued.to_unix(),
        "iss": receipt.issuer.as_str(),
        "policy": {
            "allow_demo": said.policy.allow_demo,
            "max_status_age": said.policy.max_status_age,
            "trust_domains": said.policy.trust_domains,
        },
        "reason": said.verdict.reason(),
        "scope": said.scope.word(),
        "trust_list_seq": said.trust_list_seq,
        "verdict": said.verdict.word(),
        "verified_at": said.verified_at.to_string(),
        "version": said.version,
    })
}

/// Reads a payload whose signature was checked against a key of `issuer`.
pub(super) fn read(payload: &str, issuer: Did) -> Result<Receipt, ReceiptFault> {
    let value = json::parse_within(payload, TOKEN_BYTES).map_err(|fault| malformed(&fault))?;
    let form: Form = serde_json::from_value(value).map_err(|fault| malformed(&fault))?;
    if form.iss != issuer.as_str() || issuer.authority().is_none_or(|host| form.host != host.as_str()) {
        return Err(malformed(&"iss and host are not those of the key"));
    }
    let scope = Scope::ALL.into_iter().find(|scope| scope.word() == form.scope);
    let Counts { accept, error, reject, undecided } = form.counts;
    let statement = Statement {
        scope: scope.ok_or_else(|| malformed(&"scope is none that is known"))?,
        evidence: digest(&form.evidence_sha256)?,
        answer: digest(&form.answer_sha256)?,
        tally: Tally { accept, reject, undecided, error },
        verdict: verdict(&form.verdict, form.reason, form.as_of)?,
        verified_at: instant(&form.verified_at)?,
        trust_list_seq: form.trust_list_seq,
        policy: Asked {
            max_status_age: form.policy.max_status_age,
            allow_demo: form.policy.allow_demo,
            trust_domains: form.policy.trust_domains,
        },
        version: form.version,
    };
    Ok(Receipt { issuer, issued: Instant::from_unix(form.iat), statement })
}

fn verdict(word: &str, reason: Option<String>, as_of: Option<String>) -> Result<Told, ReceiptFault> {
    let is_code = |code: &String| {
        (1..=40).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    };
    match (word, reason.filter(is_code), as_of) {
        ("accept", None, Some(as_of)) => Ok(Told::Accept { as_of: instant(&as_of)? }),
        ("reject", Some(code), None) => Ok(Told::Reject(code)),
        ("undecided", Some(code), None) => Ok(Told::Undecided(code)),
        _ => Err(malformed(&"verdict, reason and as_of do not go together")),
    }
}

fn digest(text: &str) -> Result<Digest, ReceiptFault> {
    Digest::from_hex(text).ok_or_else(|| malformed(&"a digest is not 64 hexadecimal digits"))
}

fn instant(text: &str) -> Result<Instant, ReceiptFault> {
    Instant::parse(text).map_err(|fault| malformed(&fault))
}

fn malformed(what: &impl ToString) -> ReceiptFault {
    ReceiptFault::Malformed(what.to_string())
}
