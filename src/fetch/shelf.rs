//! What was fetched, and what failed: for how long it counts, within bounds of bytes and number.

use std::sync::Arc;
use std::time::Duration;

use moka::sync::Cache;

use super::place::Place;
use super::{Document, FetchFault};
use crate::time::Instant;

#[derive(Debug)]
pub(super) struct Shelf {
    documents: Cache<String, Arc<Document>>,
    failures: Cache<String, Failure>,
    /// When the newest status list of each URL was signed.
    newest: Cache<String, Instant>,
}

/// How old a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Age {
    /// As good as new.
    Fresh,
    /// Served at once, while a new one is fetched.
    Stale,
    /// Served only if no new one can be had.
    Old,
}

#[derive(Debug, Clone)]
struct Failure {
    fault: FetchFault,
    at: Instant,
    times: u32,
}

impl Failure {
    /// A minute after the first time, twice as long after each further one, an hour at most.
    fn seconds(&self) -> i64 {
        (MINUTE << self.times.saturating_sub(1).min(6)).min(HOUR)
    }
}

impl Default for Shelf {
    fn default() -> Self {
        let weight = |key: &String, document: &Arc<Document>| {
            u32::try_from(key.len() + document.text.len()).unwrap_or(u32::MAX).max(LEAST_WEIGHT)
        };
        Self {
            documents: Cache::builder().max_capacity(MAX_WEIGHT).weigher(weight).time_to_live(KEPT).build(),
            failures: Cache::builder().max_capacity(MAX_FAILURES).time_to_live(KEPT).build(),
            newest: Cache::new(MAX_LISTS),
        }
    }
}

impl Shelf {
    /// What lies there, if it is not too old for anything.
    pub(super) fn find(&self, place: &Place, at: Instant) -> Option<(Arc<Document>, Age)> {
        let document = self.documents.get(&place.key())?;
        let age = at.seconds_since(document.fetched);
        let fresh = document.fresh_seconds;
        // A clock that was set back makes everything old.
        let age = match age {
            ..0 => Age::Old,
            age if age < fresh => Age::Fresh,
            age if age < fresh + STALE_SECONDS => Age::Stale,
            age if age < DAY => Age::Old,
            _ => return None,
        };
        Some((document, age))
    }

    /// Why it is not tried just now: it, or its host, failed lately.
    pub(super) fn failure(&self, place: &Place, at: Instant) -> Option<FetchFault> {
        [self.failures.get(&place.key()), self.failures.get(&place.host)].into_iter().flatten().find_map(|failure| {
            let seconds = failure.seconds();
            let is_near = (0..seconds).contains(&at.seconds_since(failure.at));
            is_near.then(|| FetchFault::FailedLately { seconds, fault: Box::new(failure.fault) })
        })
    }

    /// Whether no later list of this URL was seen before; remembers it.
    pub(super) fn is_newest(&self, url: &str, signed: Instant) -> bool {
        let newest = self.newest.get(url);
        if newest.is_none_or(|newest| newest < signed) {
            self.newest.insert(url.to_owned(), signed);
        }
        newest.is_none_or(|newest| newest <= signed)
    }

    /// Keeps what a fetch brought.
    pub(super) fn keep(&self, place: &Place, outcome: &Result<Arc<Document>, FetchFault>, at: Instant) {
        match outcome {
            Ok(document) => {
                self.failures.invalidate(&place.key());
                self.failures.invalidate(&place.host);
                self.documents.insert(place.key(), Arc::clone(document));
            }
            // Nothing was tried.
            Err(FetchFault::Busy) => {}
            Err(fault) => {
                let key = if fault.is_of_host() { place.host.clone() } else { place.key() };
                let times = self.failures.get(&key).map_or(1, |failure| failure.times.saturating_add(1));
                self.failures.insert(key, Failure { fault: fault.clone(), at, times });
            }
        }
    }
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// How long a document is served that is no longer fresh, while a new one is fetched.
const STALE_SECONDS: i64 = HOUR;

/// How long anything is kept at all.
const KEPT: Duration = Duration::from_hours(25);

/// The most bytes of documents.
const MAX_WEIGHT: u64 = 64 * 1024 * 1024;

/// What a small document counts for: at most 16,384 documents.
const LEAST_WEIGHT: u32 = 4096;

/// Of how many status lists it is remembered when the newest was signed.
const MAX_LISTS: u64 = 10_000;

/// The most failures that are remembered.
const MAX_FAILURES: u64 = 10_000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fetch::Kind;

    fn place(url: &str) -> Place {
        Place::parse(Kind::DidDocument, url).unwrap()
    }

    fn at(seconds: i64) -> Instant {
        Instant::from_unix(1_784_000_000 + seconds)
    }

    #[test]
    fn a_document_grows_stale_then_old_then_is_gone() {
        let shelf = Shelf::default();
        let place = place("https://uni.example/did.json");
        let document = Document { text: "{}".to_owned(), fetched: at(0), fresh_seconds: 300 };
        shelf.keep(&place, &Ok(Arc::new(document)), at(0));
        let age = |seconds| shelf.find(&place, at(seconds)).map(|(_, age)| age);
        assert_eq!(age(0), Some(Age::Fresh));
        assert_eq!(age(299), Some(Age::Fresh));
        assert_eq!(age(300), Some(Age::Stale));
        assert_eq!(age(300 + HOUR - 1), Some(Age::Stale));
        assert_eq!(age(300 + HOUR), Some(Age::Old));
        assert_eq!(age(DAY), None);
        assert_eq!(age(-1), Some(Age::Old));
    }

    #[test]
    fn an_earlier_list_is_known_as_one() {
        let shelf = Shelf::default();
        let told: Vec<_> = [5, 5, 9, 5, 9].map(|seconds| shelf.is_newest("https://uni.example/1", at(seconds))).into();
        assert_eq!(told, [true, true, true, false, true]);
        assert!(shelf.is_newest("https://uni.example/2", at(1)));
    }

    #[test]
    fn a_failure_is_kept_longer_each_time_and_a_dead_host_is_dead_everywhere() {
        let shelf = Shelf::default();
        let (one, two) = (place("https://uni.example/1"), place("https://uni.example/2"));
        shelf.keep(&one, &Err(FetchFault::Status(404)), at(0));
        assert!(shelf.failure(&one, at(59)).is_some() && shelf.failure(&one, at(60)).is_none());
        assert!(shelf.failure(&two, at(1)).is_none());
        shelf.keep(&one, &Err(FetchFault::Status(404)), at(60));
        assert!(shelf.failure(&one, at(60 + 119)).is_some() && shelf.failure(&one, at(60 + 120)).is_none());
        for _ in 0..20 {
            shelf.keep(&one, &Err(FetchFault::Slow), at(200));
        }
        assert!(shelf.failure(&two, at(200 + HOUR - 1)).is_some() && shelf.failure(&two, at(200 + HOUR)).is_none());
        let document = Document { text: "{}".to_owned(), fetched: at(300), fresh_seconds: 300 };
        shelf.keep(&one, &Ok(Arc::new(document)), at(300));
        assert!(shelf.failure(&one, at(300)).is_none() && shelf.failure(&two, at(300)).is_none());
    }
}
