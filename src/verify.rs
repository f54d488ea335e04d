//! From evidence to a verdict: total, deterministic, without network, files or clock.
//!
//! A certificate passes through types that show less belief than the next: what is [`Presented`](steps) has no getters for
//! claims, what is `Resolved` has a key that it should be signed with, what is `Genuine` may be read.

pub mod answer;
pub mod evidence;
pub mod page;
pub mod policy;
pub mod reason;
pub mod shown;

pub use answer::{Answer, Check, Finding, Issuer, Outcome, Verdict};
pub use evidence::{Evidence, Form, Item, Paper};
pub use policy::Policy;
pub use reason::Reason;
pub use shown::Shown;
