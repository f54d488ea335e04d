//! What a service says that it has answered, about one piece of evidence or many.

use std::fmt;

use super::{VERSION, digest_of};
use crate::time::Instant;
use crate::verify::answer::{Answer, Verdict};
use crate::verify::policy::Policy;
use crate::verify::reason::Reason;
use crate::wire::digest::{Digest, Running};

/// What a service says that it has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What evidence and answer are digests of.
    pub scope: Scope,
    /// The digest of the evidence.
    pub evidence: Digest,
    /// The digest of the answer.
    pub answer: Digest,
    /// How many pieces of evidence were answered how.
    pub tally: Tally,
    /// The worst verdict of all.
    pub verdict: Told,
    /// The instant for which the answer holds; of many answers, when the first was begun.
    pub verified_at: Instant,
    /// The number of the trust list that was used.
    pub trust_list_seq: Option<u64>,
    /// What was asked of a certificate, where the evidence does not ask for something else itself.
    pub policy: Asked,
    /// The version of Testamur that answered.
    pub version: String,
}

/// What the digests of a receipt are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// One answer. Evidence: the bytes that were handed in. Answer: its JCS (RFC 8785) without the member `receipt`.
    Answer,
    /// A batch over HTTP. Evidence: the bytes of the request. Answer: the bytes of the lines before the receipt.
    Batch,
    /// Files on the command line. Evidence: one line a file, its SHA-256 in 64 hexadecimal digits. Answer: the bytes of the
    /// output.
    Files,
}

/// How many pieces of evidence were answered how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Accepted.
    pub accept: u64,
    /// Rejected.
    pub reject: u64,
    /// Undecided.
    pub undecided: u64,
    /// Not answered, because they were not understood.
    pub error: u64,
}

/// A verdict as a receipt keeps it. The code of a reason may be one that this version does not know yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Accepted; of several, the status that was seen longest ago.
    Accept {
        /// When the institution was last seen not to have withdrawn it.
        as_of: Instant,
    },
    /// Rejected, with the code of the reason.
    Reject(String),
    /// Undecided, with the code of the reason.
    Undecided(String),
}

/// The part of a [`Policy`] that a caller of a service should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// How long ago the status may have been seen, in seconds.
    pub max_status_age: i64,
    /// Whether certificates of demonstrations count.
    pub allow_demo: bool,
    /// Domains whose word counts.
    pub trust_domains: Vec<String>,
}

impl Statement {
    /// What is said about one answer.
    #[must_use]
    pub fn of(answer: &Answer, policy: &Policy) -> Self {
        let mut tally = Tally::default();
        tally.add(answer.verdict);
        Self {
            scope: Scope::Answer,
            evidence: answer.evidence_sha256,
            answer: digest_of(answer),
            tally,
            verdict: answer.verdict.into(),
            verified_at: answer.verified_at,
            trust_list_seq: answer.trust_list_seq,
            policy: policy.into(),
            version: VERSION.to_owned(),
        }
    }
}

/// What a receipt over many answers is made of, while they are given. Nothing of them is kept.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    answers: Running,
    tally: Tally,
    worst: Option<Verdict>,
    trust_list_seq: Option<u64>,
}

impl Summary {
    /// Adds the bytes that were sent, in order.
    pub fn add_bytes(&mut self, bytes: &[u8]) {
        self.answers.add(bytes);
    }

    /// Adds an answer.
    pub fn add(&mut self, verdict: Verdict, trust_list_seq: Option<u64>) {
        self.tally.add(verdict);
        self.worsen(verdict);
        self.trust_list_seq = match (self.trust_list_seq, trust_list_seq) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
    }

    /// Adds what was not understood.
    pub fn add_error(&mut self) {
        self.tally.error += 1;
        self.worsen(Verdict::Undecided(Reason::NothingFound));
    }

    /// How many there were.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// What is said about all of them.
    #[must_use]
    pub fn finish(self, scope: Scope, evidence: Digest, policy: &Policy, begun: Instant) -> Statement {
        Statement {
            scope,
            evidence,
            answer: self.answers.finish(),
            tally: self.tally,
            verdict: self.worst.unwrap_or(Verdict::Undecided(Reason::NothingFound)).into(),
            verified_at: begun,
            trust_list_seq: self.trust_list_seq,
            policy: policy.into(),
            version: VERSION.to_owned(),
        }
    }

    fn worsen(&mut self, verdict: Verdict) {
        self.worst = Some(self.worst.map_or(verdict, |worst| worst.worse(verdict)));
    }
}

impl Tally {
    /// All of them.
    #[must_use]
    pub fn count(self) -> u64 {
        self.accept + self.reject + self.undecided + self.error
    }

    fn add(&mut self, verdict: Verdict) {
        *match verdict {
            Verdict::Accept { .. } => &mut self.accept,
            Verdict::Reject(_) => &mut self.reject,
            Verdict::Undecided(_) => &mut self.undecided,
        } += 1;
    }
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 3] = [Self::Answer, Self::Batch, Self::Files];

    /// The word in receipts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Batch => "batch",
            Self::Files => "files",
        }
    }
}

impl Told {
    /// The word in receipts.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Accept { .. } => "accept",
            Self::Reject(_) => "reject",
            Self::Undecided(_) => "undecided",
        }
    }

    /// The code of the reason.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Accept { .. } => None,
            Self::Reject(code) | Self::Undecided(code) => Some(code),
        }
    }

    /// When the status was seen.
    #[must_use]
    pub fn as_of(&self) -> Option<Instant> {
        if let Self::Accept { as_of } = self { Some(*as_of) } else { None }
    }
}

/// `accept`, or `reject (withdrawn)`.
impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())?;
        self.reason().map_or(Ok(()), |code| write!(f, " ({code})"))
    }
}

impl From<Verdict> for Told {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Accept { as_of } => Self::Accept { as_of },
            Verdict::Reject(reason) => Self::Reject(reason.code().to_owned()),
            Verdict::Undecided(reason) => Self::Undecided(reason.code().to_owned()),
        }
    }
}

impl From<&Policy> for Asked {
    fn from(policy: &Policy) -> Self {
        Self {
            max_status_age: policy.max_status_age,
            allow_demo: policy.allow_demo,
            trust_domains: policy.trust_domains.iter().map(ToString::to_string).collect(),
        }
    }
}
