//! What the register says right now, in memory: institutions with their keys, status and the service's own identity.
//!
//! Requests are answered from memory. At most once a second one of them asks the register whether anything has changed
//! since; every deed that could change an answer writes an audit row, so one number tells.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use super::problem::Problem;
use crate::claims::Authority;
use crate::issuance::institutions::SERVICE_AUTHORITY_SETTING;
use crate::store::{InstitutionRow, KeyRow, Revision, Store};
use crate::time::{Clock, Instant};
use crate::trust::{Belief, Trust};

/// What was read from the register at one moment.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// Every hosted institution as a verifier knows it, with its status as of `at`; and those believed beside them.
    pub(super) trust: Arc<Trust>,
    /// Every hosted institution.
    pub(super) institutions: Arc<Vec<InstitutionRow>>,
    /// The service itself; `None` before the first institution.
    pub(super) service: Option<Identity>,
    /// Which state of the register this is.
    pub(super) revision: Revision,
    /// When the register was last asked.
    pub(super) at: Instant,
}

/// Who the service is.
#[derive(Debug, Clone)]
pub(super) struct Identity {
    /// Its host.
    pub(super) authority: Authority,
    /// Its keys, oldest first.
    pub(super) keys: Vec<KeyRow>,
}

pub(super) struct Knowledge {
    store: Store,
    clock: Clock,
    /// The institutions that are believed beside those of the register.
    elsewhere: RwLock<Arc<Trust>>,
    recheck_seconds: i64,
    known: RwLock<Option<Arc<Known>>>,
    asking: tokio::sync::Mutex<()>,
    /// Since when the register has not answered.
    silent: tokio::sync::Mutex<Option<Instant>>,
}

impl Knowledge {
    pub(super) fn new(store: Store, clock: Clock, elsewhere: Arc<Trust>, recheck_seconds: i64) -> Self {
        Self {
            store,
            clock,
            elsewhere: RwLock::new(elsewhere),
            recheck_seconds,
            known: RwLock::default(),
            asking: tokio::sync::Mutex::default(),
            silent: tokio::sync::Mutex::default(),
        }
    }

    /// What the register says, not older than the recheck.
    pub(super) async fn now(&self) -> Result<Arc<Known>, Problem> {
        let at = self.clock.now();
        if let Some(known) = self.recent(at) {
            return Ok(known);
        }
        let _one_asks = self.asking.lock().await;
        if let Some(known) = self.recent(at) {
            return Ok(known);
        }
        let revision = match self.ask(at).await {
            Ok(revision) => revision,
            // What was known stays true as of then: answers say so, and get stale by the rules of whoever asks.
            Err(problem) => return self.latest().ok_or(problem),
        };
        let known = match self.latest() {
            Some(known) if known.revision == revision => Arc::new(renew(&known, at)),
            _ => Arc::new(self.load(revision, at).await?),
        };
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&known));
        Ok(known)
    }

    /// Believes other institutions beside those of the register from now on.
    pub(super) async fn believe(&self, elsewhere: Arc<Trust>) {
        // Who is loading just now would put back what was believed before.
        let _one_asks = self.asking.lock().await;
        *self.elsewhere.write().unwrap_or_else(PoisonError::into_inner) = elsewhere;
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Asks the register, unless it has just not answered; who has something to go on with does not wait long for it.
    async fn ask(&self, at: Instant) -> Result<Revision, Problem> {
        let mut silent = self.silent.lock().await;
        if self.latest().is_some()
            && silent.is_some_and(|since| (0..SILENCE_SECONDS).contains(&at.seconds_since(since)))
        {
            return Err(silence());
        }
        let patience = if self.latest().is_some() { PATIENCE } else { Duration::from_mins(1) };
        let asked = match tokio::time::timeout(patience, self.store.revision()).await {
            Ok(asked) => asked.map_err(Problem::from),
            Err(_) => Err(silence()),
        };
        *silent = asked.is_err().then_some(at);
        asked.as_ref().inspect_err(|problem| problem.log("recheck")).ok();
        asked
    }

    fn latest(&self) -> Option<Arc<Known>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn recent(&self, at: Instant) -> Option<Arc<Known>> {
        self.latest().filter(|known| (0..self.recheck_seconds).contains(&at.seconds_since(known.at)))
    }

    async fn load(&self, revision: Revision, at: Instant) -> Result<Known, Problem> {
        let authority = self.store.setting(SERVICE_AUTHORITY_SETTING).await?;
        let service = match authority.and_then(|authority| Authority::parse(&authority).ok()) {
            Some(authority) => Some(Identity { authority, keys: self.store.service_keys().await? }),
            None => None,
        };
        let elsewhere = Trust::clone(&self.elsewhere.read().unwrap_or_else(PoisonError::into_inner));
        Ok(Known {
            trust: Arc::new(self.store.trust_beside(elsewhere, at).await?),
            institutions: Arc::new(self.store.institutions().await?),
            service,
            revision,
            at,
        })
    }
}

/// The register did not answer in time.
#[derive(Debug, thiserror::Error)]
#[error("the register has not answered")]
struct Silence;

fn silence() -> Problem {
    Problem::Unavailable(Arc::new(Silence))
}

/// How long a request waits for the register while there is something older to answer with.
const PATIENCE: Duration = Duration::from_secs(2);

/// For how long a register that did not answer is not asked again.
const SILENCE_SECONDS: i64 = 3;

/// The same, as of now: the register was asked, and nothing was said since.
fn renew(known: &Known, at: Instant) -> Known {
    let mut trust = Trust::clone(&known.trust);
    for institution in known.trust.all().into_iter().filter(|known| known.belief == Belief::Hosted) {
        for snapshot in institution.snapshots() {
            let mut snapshot = snapshot.clone();
            snapshot.as_of = at;
            trust.add_snapshot(&institution.institution.did, snapshot);
        }
    }
    Known { trust: Arc::new(trust), at, ..known.clone() }
}
