//! The one way out: DID documents, status lists and trust lists of others, fetched through one fence (docs/TRUST.md, "What is
//! fetched").
//!
//! Whoever sends a certificate chooses which hosts are asked, so everything is bounded: where to (`place`, `address`), how much and
//! how long (`client`), how often (`shelf`, `flight`), and how much one request may set in motion (`budget`). A [`Search`] goes
//! back and forth between `verify`, which fetches nothing, and this.

mod address;
mod appointed;
mod budget;
mod client;
mod counters;
mod fault;
mod flight;
mod network;
mod place;
mod search;
mod shelf;

use std::sync::Arc;

pub use appointed::{Answer, Appointed};
pub use budget::Budget;
pub use counters::Counts;
pub use fault::FetchFault;
pub use network::{Hosts, Network};
pub use search::Search;

use client::Client;
use counters::Counters;
use flight::Flights;
use place::Place;
use shelf::{Age, Shelf};

use crate::time::Instant;
use crate::wire::limits::{JSON_BYTES, TRUST_LIST_BYTES};

/// The fenced client, with what it has fetched. Cheap to clone; one a process.
#[derive(Debug, Clone)]
pub struct Fetch(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    client: Client,
    counters: Counters,
    flights: Flights,
    shelf: Shelf,
}

/// What is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The DID document of an issuer.
    DidDocument,
    /// A Bitstring Status List.
    StatusList,
    /// The trust list of a service.
    TrustList,
}

impl Kind {
    /// The types that are asked for, best first.
    fn accept(self) -> &'static str {
        match self {
            Self::DidDocument => {
                "application/did+ld+json, application/did+json, application/did, application/json;q=0.9"
            }
            Self::StatusList => {
                "application/vc, application/vc+jwt;q=0.9, application/ld+json;q=0.8, application/json;q=0.8"
            }
            Self::TrustList => "application/testamur-trust+jwt",
        }
    }

    /// The most bytes that are read.
    fn max_bytes(self) -> usize {
        match self {
            Self::DidDocument => 256 * 1024,
            Self::StatusList => JSON_BYTES,
            // Base64url of the payload, header and signature.
            Self::TrustList => TRUST_LIST_BYTES / 3 * 4 + 8 * 1024,
        }
    }

    /// The most seconds that it may take, from the first look at the name to the last byte.
    fn max_seconds(self) -> u64 {
        match self {
            Self::DidDocument | Self::StatusList => 4,
            Self::TrustList => 60,
        }
    }
}

/// What was fetched.
#[derive(Debug, PartialEq, Eq)]
pub struct Document {
    /// The text.
    pub text: String,
    /// When it was fetched.
    pub fetched: Instant,
    /// For how many seconds it is as good as new: what the host said, within a minute and a day.
    fresh_seconds: i64,
}

impl Fetch {
    /// A client on a network.
    ///
    /// # Errors
    /// [`FetchFault::NoAuthorities`] if the system has no certificate authorities to believe.
    pub fn new(network: &Network) -> Result<Self, FetchFault> {
        Ok(Self(Arc::new(Inner {
            client: Client::new(network)?,
            counters: Counters::default(),
            flights: Flights::default(),
            shelf: Shelf::default(),
        })))
    }

    /// What lies at a URL, from the shelf if it is fresh enough there. Several who want the same wait for one fetch; who no
    /// longer waits does not end it for the others.
    ///
    /// # Errors
    /// [`FetchFault`]: it is not allowed, the budget is spent, or it did not succeed just now or a short while ago.
    pub async fn get(&self, kind: Kind, url: &str, at: Instant, budget: &Budget) -> Result<Arc<Document>, FetchFault> {
        let place = Place::parse(kind, url).inspect_err(|_| self.0.counters.refused())?;
        let kept = self.0.shelf.find(&place, at);
        match kept {
            Some((document, Age::Fresh)) => {
                self.0.counters.cached();
                return Ok(document);
            }
            Some((document, Age::Stale)) => {
                self.0.counters.cached();
                // Whether the refreshing begins, or why it does not, changes nothing for who is served from the shelf.
                let _refreshing = self.0.depart(&place, at);
                return Ok(document);
            }
            Some((_, Age::Old)) | None => {}
        }
        let found = self.fetch(&place, at, budget).await;
        match (found, kept) {
            // Better an old one that says its age than none: who relies on it looks at when it was fetched.
            (Err(_), Some((document, _))) => Ok(document),
            (found, _) => found,
        }
    }

    /// What has happened since the start.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.0.counters.counts()
    }

    async fn fetch(&self, place: &Place, at: Instant, budget: &Budget) -> Result<Arc<Document>, FetchFault> {
        let refused = |_: &FetchFault| self.0.counters.refused();
        self.0.shelf.failure(place, at).map_or(Ok(()), Err).inspect_err(refused)?;
        budget.spend(&place.host).inspect_err(refused)?;
        let flight = self.0.depart(place, at).inspect_err(refused)?;
        flight.landed().await
    }
}

impl Inner {
    /// Joins the fetch of this place, or starts it.
    fn depart(self: &Arc<Self>, place: &Place, at: Instant) -> Result<flight::Flight, FetchFault> {
        let (inner, to) = (Arc::clone(self), place.clone());
        let found = || match self.shelf.find(place, at) {
            Some((document, Age::Fresh)) => Some(Ok(document)),
            _ => self.shelf.failure(place, at).map(Err),
        };
        self.flights.join(place, found, async move {
            let outcome = inner.client.get(&to, at).await.map(Arc::new);
            inner.counters.landed(&to, &outcome);
            inner.shelf.keep(&to, &outcome, at);
            outcome
        })
    }
}
