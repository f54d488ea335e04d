//! What has happened since the start, for whoever watches the service.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::place::Place;
use super::{Document, FetchFault};

/// How often what happened. The numbers only grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Documents that came over the network.
    pub fetched: u64,
    /// Answers from the shelf.
    pub cached: u64,
    /// Not tried: not allowed, failed lately, too many at once, budget spent.
    pub refused: u64,
    /// Tried without success.
    pub failed: u64,
}

#[derive(Debug, Default)]
pub(super) struct Counters {
    fetched: AtomicU64,
    cached: AtomicU64,
    refused: AtomicU64,
    failed: AtomicU64,
}

impl Counters {
    pub(super) fn cached(&self) {
        self.cached.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn refused(&self) {
        self.refused.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts a fetch that has ended. Only a failure is logged, with the host and no more: paths could tell of a person.
    pub(super) fn landed(&self, place: &Place, outcome: &Result<Arc<Document>, FetchFault>) {
        match outcome {
            Ok(_) => _ = self.fetched.fetch_add(1, Ordering::Relaxed),
            Err(fault) => {
                self.failed.fetch_add(1, Ordering::Relaxed);
                tracing::info!(host = place.host, code = fault.code(), "could not fetch from {}: {fault}", place.host);
            }
        }
    }

    pub(super) fn counts(&self) -> Counts {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Counts {
            fetched: read(&self.fetched),
            cached: read(&self.cached),
            refused: read(&self.refused),
            failed: read(&self.failed),
        }
    }
}
