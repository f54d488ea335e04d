//! What was checked, step by step, for those who want to know.

use super::Words;
use crate::verify::{Check, Outcome};

/// One step of the check.
pub(super) struct Detail {
    /// What was checked.
    pub(super) label: String,
    /// How it went.
    pub(super) outcome: String,
    /// The key, the fault, the day: as programs say it.
    pub(super) more: Option<String>,
}

impl Detail {
    pub(super) fn new(check: &Check, words: &Words) -> Self {
        let detail = |label: &str, outcome: String, more| Self {
            label: words.say(&format!("page-check-{label}")).to_owned(),
            outcome,
            more,
        };
        let said = |outcome: &Outcome| {
            words
                .say(match outcome {
                    Outcome::Fail => "page-check-fail",
                    Outcome::Pass => "page-check-pass",
                    Outcome::Unknown => "page-check-unknown",
                })
                .to_owned()
        };
        match check {
            Check::Format { result, fault, detail: more } => {
                detail("format", said(result), Some(format!("{fault}: {more}")))
            }
            Check::Issuer { result } => detail("issuer", said(result), None),
            Check::Link { host, .. } => detail("link", words.say("page-check-unknown").to_owned(), Some(host.clone())),
            Check::Page { result, .. } => detail("page", words.say(&format!("page-check-{result}")).to_owned(), None),
            Check::Signature { result, key, .. } => detail("signature", said(result), Some(key.clone())),
            Check::Status { result, as_of, .. } => detail("status", said(result), as_of.map(|at| at.to_string())),
            Check::Validity { result } => detail("validity", said(result), None),
        }
    }
}
