//! What every use case needs: the register, the key files, the clock, chance; and the errors of all of them.

use std::path::PathBuf;
use std::pin::Pin;

use super::chance::NoChance;
use super::keyring::KeyringError;
use super::vault::VaultError;
use super::{Chance, Fault, Keyring};
use crate::store::{Store, StoreError};
use crate::time::{Clock, Instant};

/// A step of the gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Numbers, ids, indexes and payloads are fixed.
    Check,
    /// The whole batch is tried with a throw-away key, within the same transaction.
    Rehearse,
    /// An approval is kept.
    Approve,
    /// Some certificates of the batch are signed.
    Seal,
    /// Those are verified by a second road.
    Confirm,
    /// Those certificates are kept, with their audit rows.
    Keep,
    /// Their PDFs are rendered and written.
    Render,
    /// Their digests are kept: the certificates are released.
    Release,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 8] = [
        Self::Check,
        Self::Rehearse,
        Self::Approve,
        Self::Seal,
        Self::Confirm,
        Self::Keep,
        Self::Render,
        Self::Release,
    ];
}

/// Just before or just after a step has had its effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// Nothing of the step is kept yet.
    Before,
    /// The step is kept, and its success is not yet told.
    After,
}

/// Called at every step and moment; an answer of `true` cuts the work off there. Tests use it.
pub type Interrupt = dyn Fn(Step, Moment) -> bool + Send + Sync;

/// Told while certificates are sealed and rendered: which step, how many are done, of how many.
pub type Progress<'a> = &'a (dyn Fn(Step, usize, usize) + Send + Sync);

/// The register and all that it takes to work with it.
pub struct Office {
    /// The register.
    pub store: Store,
    /// The key files.
    pub keyring: Keyring,
    /// Where "now" comes from.
    pub clock: Clock,
    /// Where random bytes come from.
    pub chance: Chance,
    /// Where tests cut the work off.
    pub interrupt: Option<Box<Interrupt>>,
    /// A demo: its keys are believed with this data folder alone, its sheets say SAMPLE.
    pub is_demo: bool,
}

impl Office {
    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    pub(super) fn pass(&self, step: Step, moment: Moment) -> Result<(), IssuanceError> {
        match &self.interrupt {
            Some(interrupt) if interrupt(step, moment) => Err(IssuanceError::CutOff { step, moment }),
            _ => Ok(()),
        }
    }
}

/// Some work to be awaited. Boxed, because the compiler cannot see through further closures that it may change threads.
type Work<'a, T> = Pin<Box<dyn Future<Output = Result<T, IssuanceError>> + Send + 'a>>;

/// Does some work again if the database gave it up to let another go on; nothing of it was kept then.
///
/// Writers take their locks in one order, so this should never be needed; but who else writes into the database is not ours
/// to say.
pub(super) async fn persist<'a, T>(work: impl Fn() -> Work<'a, T>) -> Result<T, IssuanceError> {
    for _ in 1..ATTEMPTS {
        match work().await {
            Err(IssuanceError::Store(StoreError::Deadlock(_))) => {}
            done => return done,
        }
    }
    work().await
}

/// How often something is tried before the database's refusal is told.
const ATTEMPTS: usize = 5;

/// Why a use case did not come to its end. Nothing is lost: the batch goes on when it is issued again.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IssuanceError {
    /// What was approved is not what would be signed.
    #[error("the approval is not for this batch: it was changed after it was approved")]
    ApprovalDiffers,
    /// No random bytes.
    #[error(transparent)]
    Chance(#[from] NoChance),
    /// Another process seals and prints this batch.
    #[error("another process is sealing this batch: run the same command again when it has ended, nothing is lost")]
    Claimed,
    /// Cut off on purpose, by a test.
    #[error("cut off at {step:?}, {moment:?}")]
    CutOff {
        /// At which step.
        step: Step,
        /// Before or after it.
        moment: Moment,
    },
    /// A file could not be read or written.
    #[error("{}", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The programme, the roster or the sheets have faults; nothing was issued.
    #[error("{} faults; nothing was issued", .0.len())]
    Faults(Vec<Fault>),
    /// A key file.
    #[error("the key cannot be used")]
    Keyring(#[from] KeyringError),
    /// Layouts, fonts or pictures in the data folder.
    #[error("what the institution prints with cannot be used")]
    Materials(#[from] super::materials::MaterialFault),
    /// The institution has no key that may sign.
    #[error("{slug} has no active {purpose} key: make one with `testamur key new {slug} --purpose {purpose}`")]
    NoKey {
        /// Whose.
        slug: String,
        /// For what.
        purpose: &'static str,
    },
    /// There is no such batch.
    #[error("there is no batch {digest}: it was dropped, or its rows were checked anew")]
    NoSuchBatch {
        /// Its digest.
        digest: String,
    },
    /// There is no such certificate, or it has ended already.
    #[error("{slug} has no sealed and valid certificate {number}")]
    NoSuchCertificate {
        /// Whose.
        slug: String,
        /// Which.
        number: String,
    },
    /// There is no such institution.
    #[error(
        "there is no institution {slug}: add it with `testamur institution add {slug}`, or see `testamur institution list`"
    )]
    NoSuchInstitution {
        /// Which.
        slug: String,
    },
    /// The institution does not allow approval by this means.
    #[error("the institution does not allow approval by {means}: see `testamur institution approvals`")]
    NotInPolicy {
        /// By what.
        means: &'static str,
    },
    /// The register does not allow it.
    #[error("{0}")]
    NotAllowed(String),
    /// What a program handed in cannot be signed.
    #[error("the credential cannot be issued: {0}")]
    NotIssuable(String),
    /// Certificates are not in a state in which this can be done with them.
    #[error("{slug}: nothing was changed, because these are not {what}: {}", numbers.join(", "))]
    NotOpenTo {
        /// Whose.
        slug: String,
        /// Which.
        numbers: Vec<String>,
        /// What they would have to be.
        what: &'static str,
    },
    /// The batch was dropped by another process, because its rows were edited.
    #[error("another process has checked these rows anew: nothing was approved or signed, run the same command again")]
    Replaced,
    /// The two roads of the gate do not agree about what was just signed.
    #[error("certificate {number}: {road} does not confirm what was just signed; nothing of it was kept")]
    SecondRoad {
        /// Which certificate.
        number: String,
        /// Which check.
        road: &'static str,
    },
    /// A sheet that was rehearsed could not be printed.
    #[error("the sheet of {number} could not be printed: {what}")]
    NotPrinted {
        /// Which certificate.
        number: String,
        /// Why.
        what: String,
    },
    /// The register.
    #[error("the register could not be used")]
    Store(#[from] StoreError),
    /// A small secret of the register.
    #[error(transparent)]
    Vault(#[from] VaultError),
}
