//! Signed lists: made by whichever process comes first, kept in the register, served by all.
//!
//! A list is signed anew when what it says has changed, when its key was replaced, and twice a day, so that whoever wants it
//! from the last 24 hours always finds it so. Of several processes one signs, because all ask for the same lock; a
//! process without key files serves what others have signed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::Service;
use super::problem::Problem;
use crate::keys::{Purpose, SigningKey};
use crate::store::{InstitutionId, KeyRow, Publication, Tx};
use crate::time::Instant;
use crate::wire::digest::Digest;

/// What was signed or read last, by URL.
#[derive(Default)]
pub(super) struct Publications(Mutex<HashMap<String, Held>>);

#[derive(Clone)]
struct Held {
    publication: Arc<Publication>,
    /// In which state of the register it was good.
    deeds: i64,
}

/// A list that is to be served.
pub(super) trait Wanted {
    /// Under what it is kept.
    fn url(&self) -> &str;
    /// What it says, to tell whether what is kept still holds.
    fn content(&self) -> Digest;
    /// Whose writers wait for each other; `None`: all.
    fn institution(&self) -> Option<InstitutionId>;
    /// Who may sign it, and as what.
    fn keys(&self) -> (&[KeyRow], Purpose);
    /// Signs it.
    fn sign(
        &self,
        service: &Service,
        tx: &mut Tx,
        signer: (&KeyRow, &SigningKey),
        at: Instant,
    ) -> impl Future<Output = Result<Publication, Problem>> + Send;
}

/// The list as it is now, or, where nobody can sign at the moment, as it was signed last.
pub(super) async fn current(
    service: &Service,
    wanted: &(impl Wanted + Sync),
    deeds: i64,
) -> Result<Arc<Publication>, Problem> {
    let at = service.now();
    let held = service.0.publications.find(wanted.url());
    if let Some(held) = held.as_ref().filter(|held| held.deeds == deeds && is_fresh(wanted, &held.publication, at)) {
        return Ok(Arc::clone(&held.publication));
    }
    let held = held.map(|held| held.publication).filter(|old| is_believed(wanted, old));
    let content = wanted.content();
    let is_good = |known: &Publication| known.content == content && is_fresh(wanted, known, at);
    let stored = match service.0.store.publication(wanted.url()).await {
        Ok(stored) => stored.filter(|stored| is_believed(wanted, stored)).map(Arc::new),
        Err(error) => return held.ok_or_else(|| error.into()),
    };
    if let Some(good) = stored.clone().filter(|stored| is_good(stored)) {
        return Ok(service.0.publications.keep(good, deeds));
    }
    if !service.0.options.signs {
        return stored.or(held).ok_or(Problem::NotSignedYet);
    }
    match signed(service, wanted, at, is_good).await {
        Ok(new) => Ok(service.0.publications.keep(Arc::new(new), deeds)),
        Err(problem) => {
            let old = stored.or(held).ok_or_else(|| problem.clone())?;
            problem.log("publication");
            Ok(old)
        }
    }
}

/// Signs it and keeps it, unless another process has just done so.
async fn signed(
    service: &Service,
    wanted: &(impl Wanted + Sync),
    at: Instant,
    is_good: impl Fn(&Publication) -> bool + Send,
) -> Result<Publication, Problem> {
    let (keys, purpose) = wanted.keys();
    let (row, key) = service.0.signer.key(keys, purpose).await?;
    let store = &service.0.store;
    let begun = async {
        match wanted.institution() {
            Some(institution) => store.begin_for(institution).await,
            None => store.begin().await,
        }
    };
    // Somebody may be rehearsing a large batch: then the old list serves for another while.
    let mut tx = tokio::time::timeout(PATIENCE, begun).await.map_err(|_| Problem::Busy)??;
    if let Some(good) = tx.publication(wanted.url()).await?.filter(|known| is_good(known)) {
        return Ok(good);
    }
    let new = wanted.sign(service, &mut tx, (row, &key), at).await?;
    tx.publish(&new).await?;
    tx.commit().await?;
    Ok(new)
}

impl Publications {
    fn find(&self, url: &str) -> Option<Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(url).cloned()
    }

    fn keep(&self, publication: Arc<Publication>, deeds: i64) -> Arc<Publication> {
        let held = Held { publication: Arc::clone(&publication), deeds };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(publication.url.clone(), held);
        publication
    }
}

/// Signed not long ago, by the key that signs now. Clocks of several machines may differ.
fn is_fresh(wanted: &impl Wanted, known: &Publication, at: Instant) -> bool {
    let (keys, purpose) = wanted.keys();
    let signs_now = keys.iter().rev().find(|key| key.purpose == purpose && key.is_active());
    at.seconds_since(known.signed).abs() < RENEWAL_SECONDS && signs_now.is_some_and(|key| key.id == known.kid)
}

/// Signed by a key that is not in wrong hands.
fn is_believed(wanted: &impl Wanted, known: &Publication) -> bool {
    wanted.keys().0.iter().any(|key| key.id == known.kid && key.revoked.is_none())
}

/// A list is signed anew when it is this old: half a day.
const RENEWAL_SECONDS: i64 = 12 * 3_600;

/// How long a request waits for others who write before it is answered with the list that was signed last.
const PATIENCE: Duration = Duration::from_secs(2);
