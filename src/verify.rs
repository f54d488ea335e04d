//! From evidence to a verdict: total, deterministic, without network, files or clock.
//!
//! A certificate passes through types, each of which consumes the one before: what is `Presented` has no getters for
//! claims, what is `Resolved` has a key that it should be signed with, what is `Genuine` may be read, and only what is
//! genuine is judged.

pub mod answer;
pub mod evidence;
mod foreign;
mod genuine;
mod group;
mod judge;
pub mod page;
pub mod policy;
mod presented;
#[cfg(feature = "whole")]
mod proofs;
pub mod reason;
pub mod receipt;
pub mod shown;
pub mod want;
mod written;

pub use answer::{Answer, Check, Finding, Issuer, Outcome, Verdict};
pub use evidence::{Evidence, Form, Item, Paper};
pub use policy::Policy;
pub use reason::Reason;
pub use receipt::Receipt;
pub use shown::Shown;
pub use want::Want;

use crate::time::Instant;
use crate::trust::Trust;

/// Says what some evidence is worth at an instant, given what the verifier knows. Any bytes give an answer.
///
/// ```
/// use testamur::time::Instant;
/// use testamur::trust::Trust;
/// use testamur::verify::{Evidence, Policy, Reason, verify};
///
/// let at = Instant::parse("2026-07-15T09:00:00Z")?;
/// let answer = verify(&Evidence::from_text("a paper without a code"), &Trust::new(), &Policy::for_people(), at);
/// assert_eq!(answer.verdict.reason(), Some(Reason::NothingFound));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn verify(evidence: &Evidence, trust: &Trust, policy: &Policy, at: Instant) -> Answer {
    examine(evidence, presented::Books { trust, policy, at }, page::check)
}

/// As [`verify`], for who has no pages: those of evidence that has some are `not-compared`. A program that calls only this one is
/// smaller by all that reading pages takes.
#[must_use]
pub fn verify_text(evidence: &Evidence, trust: &Trust, policy: &Policy, at: Instant) -> Answer {
    examine(evidence, presented::Books { trust, policy, at }, |_, _, _, _| page::Page::NotCompared)
}

fn examine(evidence: &Evidence, books: presented::Books<'_>, check: group::PageCheck) -> Answer {
    let mut results = if cfg!(feature = "whole") || evidence.items.len() < 2 {
        group::findings(evidence, books, check)
    } else {
        let presented::Refusal { reason, checks, .. } = presented::Refusal::lacking();
        vec![Finding::refused(reason, None, checks)]
    };
    if results.is_empty() {
        results.push(Finding::refused(Reason::NothingFound, None, Vec::new()));
    }
    let worst = results.iter().map(|result| result.verdict).reduce(Verdict::worse);
    Answer {
        verdict: worst.unwrap_or(Verdict::Undecided(Reason::NothingFound)),
        results,
        verified_at: books.at,
        evidence_sha256: evidence.sha256,
        trust_list_seq: books.trust.seq(),
    }
}
