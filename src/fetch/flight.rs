//! One fetch a place at a time, however many want it, and not too many in all.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Semaphore, watch};

use super::place::Place;
use super::{Document, FetchFault};

type Outcome = Result<Arc<Document>, FetchFault>;

/// The fetches that are under way.
#[derive(Debug)]
pub(super) struct Flights {
    under_way: Arc<Mutex<HashMap<String, watch::Receiver<Option<Outcome>>>>>,
    permits: Arc<Semaphore>,
}

/// A fetch that is under way, or has just ended.
#[derive(Debug)]
pub(super) struct Flight(watch::Receiver<Option<Outcome>>);

impl Flight {
    /// What it brought.
    pub(super) async fn landed(mut self) -> Outcome {
        match self.0.wait_for(Option::is_some).await.as_deref() {
            Ok(Some(outcome)) => outcome.clone(),
            // It ended without a word: it panicked.
            _ => Err(FetchFault::Unreachable("the fetch broke off".to_owned())),
        }
    }
}

impl Default for Flights {
    fn default() -> Self {
        Self { under_way: Arc::default(), permits: Arc::new(Semaphore::new(MAX_AT_ONCE)) }
    }
}

impl Flights {
    /// Joins the fetch of this place. If there is none, and nothing was `found` since the caller looked, starts it.
    pub(super) fn join(
        &self,
        place: &Place,
        found: impl FnOnce() -> Option<Outcome>,
        fetch: impl Future<Output = Outcome> + Send + 'static,
    ) -> Result<Flight, FetchFault> {
        let mut under_way = self.under_way.lock().unwrap_or_else(PoisonError::into_inner);
        let key = place.key();
        if let Some(flight) = under_way.get(&key) {
            return Ok(Flight(flight.clone()));
        }
        // A fetch keeps what it brought before it leaves the list, so one of the two is seen.
        if let Some(outcome) = found() {
            return Ok(Flight(watch::channel(Some(outcome)).1));
        }
        if under_way.len() >= MAX_WAITING {
            return Err(FetchFault::Busy);
        }
        let (sender, receiver) = watch::channel(None);
        under_way.insert(key.clone(), receiver.clone());
        let listed = Listed { under_way: Arc::clone(&self.under_way), key };
        let permits = Arc::clone(&self.permits);
        tokio::spawn(async move {
            let outcome = match tokio::time::timeout(QUEUE_TIME, permits.acquire_owned()).await {
                Ok(Ok(_permit)) => fetch.await,
                _ => Err(FetchFault::Busy),
            };
            drop(listed);
            // Nobody may be waiting any more.
            let _waiting = sender.send(Some(outcome));
        });
        Ok(Flight(receiver))
    }
}

/// A place in the list of fetches under way. It is left whatever happens.
struct Listed {
    under_way: Arc<Mutex<HashMap<String, watch::Receiver<Option<Outcome>>>>>,
    key: String,
}

impl Drop for Listed {
    fn drop(&mut self) {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}

/// The most fetches at the same time.
const MAX_AT_ONCE: usize = 32;

/// The most fetches that are under way or wait for their turn.
const MAX_WAITING: usize = 512;

/// How long a fetch waits for its turn.
const QUEUE_TIME: Duration = Duration::from_secs(4);
