//! What is being sealed for the desk, beside all requests: begun by an approval, gone on with after a crash.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::time::Instant;

use super::super::Service;
use super::super::problem::Problem;
use super::aside::{self, Stopped};
use super::frame::Desk;
use crate::access::Means;
use crate::issuance::{IssuanceError, Step};
use crate::store::{BatchOverview, InstitutionRow};
use crate::wire::digest::Digest;

/// The batches that this process is sealing.
#[derive(Default)]
pub(in super::super) struct Sealing(Arc<Mutex<HashMap<Digest, Work>>>);

/// How far one batch is.
#[derive(Debug, Clone, Copy)]
struct Work {
    begun: Instant,
    /// How much was done when this process began, and how much is done: each certificate counts when it is sealed, and when it is
    /// printed.
    first: usize,
    done: usize,
    total: usize,
    has_failed: bool,
}

/// How far a batch is, as a page tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub(super) struct Told {
    pub(super) done: usize,
    pub(super) total: usize,
    /// `12 of 700 sealed`
    pub(super) text: String,
    /// `36 a second, 20 seconds left`; empty while nobody can know.
    pub(super) rate: String,
    pub(super) is_over: bool,
    pub(super) has_failed: bool,
}

impl Work {
    fn new() -> Self {
        Self { begun: Instant::now(), first: 0, done: 0, total: 0, has_failed: false }
    }
}

impl Service {
    /// Seals an approved batch aside. One that is being sealed already goes on.
    pub(super) fn seal_aside(&self, institution: &InstitutionRow, digest: Digest) {
        let works = Arc::clone(&self.0.sealing.0);
        {
            let mut works = lock(&works);
            if works.get(&digest).is_some_and(|work| !work.has_failed) {
                return;
            }
            works.insert(digest, Work::new());
        }
        let (service, institution) = (self.clone(), institution.clone());
        self.sealed_by(digest, async move {
            let folder = service.0.options.sheets.join(institution.details.slug.as_str());
            let progress = |step: Step, done: usize, total: usize| {
                let before = if step == Step::Seal { 0 } else { total };
                if let Some(work) = lock(&works).get_mut(&digest) {
                    if work.total == 0 {
                        // What an earlier run had done says nothing about how fast this one is.
                        (work.begun, work.first) = (Instant::now(), before + done);
                    }
                    (work.done, work.total) = (before + done, 2 * total);
                }
            };
            service.0.office.go_on(&institution, digest, (&folder, &progress)).await
        });
    }

    /// Does that aside, and says when it has stopped.
    pub(super) fn sealed_by(
        &self,
        digest: Digest,
        sealing: impl Future<Output = Result<(), IssuanceError>> + Send + 'static,
    ) {
        let works = Arc::clone(&self.0.sealing.0);
        tokio::spawn(async move {
            let sealed = aside::done(sealing).await;
            let mut works = lock(&works);
            match sealed {
                // Another process is at it: the register tells how far.
                Ok(()) | Err(Stopped::Failed(IssuanceError::Claimed)) => _ = works.remove(&digest),
                Err(stopped) => {
                    tracing::error!(%digest, causes = stopped.causes(), "a batch was not sealed to its end");
                    works.insert(digest, Work { has_failed: true, ..Work::new() });
                }
            }
        });
    }

    /// Goes on with batches that somebody approved at the desk and that were cut off. What has failed is tried again.
    pub(in super::super) async fn seal_on(&self) -> Result<(), Problem> {
        if !self.0.options.signs {
            return Ok(());
        }
        let known = self.0.knowledge.now().await?;
        for institution in known.institutions.iter() {
            for batch in self.0.store.batches_of(institution.id, None, LOOKED_AT).await? {
                let is_ours =
                    batch.approval.as_ref().is_some_and(|(_, means)| matches!(means, Means::Passkey | Means::Totp));
                if is_ours && batch.state() != "released" {
                    self.seal_aside(institution, batch.digest);
                }
            }
        }
        Ok(())
    }
}

/// How far a batch is, in the words of a page.
pub(super) fn told(service: &Service, batch: &BatchOverview, desk: &Desk) -> Told {
    let work = lock(&service.0.sealing.0).get(&batch.digest).copied();
    let (sealed, released, count) = (batch.sealed as usize, batch.released as usize, batch.certificates as usize);
    let kept = sealed + released;
    let done = work.map_or(0, |work| work.done).max(kept);
    let text = if sealed < count {
        desk.of_so_many("desk-progress-sealed", done.min(count), count)
    } else {
        desk.of_so_many("desk-progress-printed", done.saturating_sub(count), count)
    };
    Told {
        done,
        total: 2 * count,
        text,
        rate: work.and_then(|work| rate(work, desk)).unwrap_or_default(),
        is_over: released == count,
        has_failed: work.is_some_and(|work| work.has_failed),
    }
}

/// How fast it goes, and how long it will take.
fn rate(work: Work, desk: &Desk) -> Option<String> {
    let (done, left) = (work.done.checked_sub(work.first)?, work.total.checked_sub(work.done)?);
    // Two steps are one certificate.
    aside::pace(work.begun, (done, left), 2, desk)
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How many batches of an institution are looked at.
const LOOKED_AT: u32 = 200;
