//! What the register says right now, in memory: institutions with their keys, status and the service's own identity.
//!
//! Requests are answered from memory. At most once a second one of them asks the register whether anything has changed
//! since; every deed that could change an answer writes an audit row, so one number tells.

use std::sync::{Arc, PoisonError, RwLock};

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
        let revision = self.store.revision().await?;
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
