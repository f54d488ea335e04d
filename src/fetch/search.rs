//! Back and forth between a verifier that fetches nothing and what it lacks.

use std::collections::HashSet;
use std::sync::Arc;

use tokio::task::JoinSet;
use url::Url;

use super::{Budget, Document, Fetch, FetchFault, Kind};
use crate::claims::Did;
use crate::time::Instant;
use crate::trust::did_document::read_did_document;
use crate::trust::{Belief, Trust, TrustFault};
use crate::verify::Want;
use crate::wire::json;

/// What one request learns: it begins with what is known, and grows by what it fetches. Nothing of it stays after the request
/// but documents on the shelf.
#[derive(Debug)]
pub struct Search {
    fetch: Fetch,
    budget: Budget,
    at: Instant,
    trust: Arc<Trust>,
    tried: HashSet<Want>,
    rounds: u32,
}

impl Search {
    /// A search that begins with `base`, at `at`, the present.
    #[must_use]
    pub fn new(fetch: &Fetch, budget: &Budget, base: &Arc<Trust>, at: Instant) -> Self {
        let (fetch, budget) = (fetch.clone(), budget.clone());
        Self { fetch, budget, at, trust: Arc::new(Trust::over(base)), tried: HashSet::new(), rounds: 0 }
    }

    /// All that is known by now.
    #[must_use]
    pub fn trust(&self) -> &Arc<Trust> {
        &self.trust
    }

    /// Fetches what is wanted, as far as it is allowed and the budget lasts. Whether anything was learnt: then it is worth
    /// verifying again with [`Search::trust`]. At most twice: the issuer's keys, then its status list.
    pub async fn learn(&mut self, wants: Vec<Want>) -> bool {
        if self.rounds == MAX_ROUNDS {
            return false;
        }
        self.rounds += 1;
        let mut fetches = JoinSet::new();
        for want in wants {
            if !self.tried.contains(&want) && is_allowed(&self.trust, &want) {
                self.tried.insert(want.clone());
                self.depart(want, &mut fetches);
            }
        }
        let mut has_learnt = false;
        let began = tokio::time::Instant::now();
        let end = began + self.budget.wait();
        while let Ok(Some(found)) = tokio::time::timeout_at(end, fetches.join_next()).await {
            if let Ok((want, Ok(document))) = found {
                has_learnt |= self.take(&want, &document);
            }
        }
        self.budget.waited(began.elapsed());
        has_learnt
    }

    fn depart(&self, want: Want, fetches: &mut JoinSet<(Want, Result<Arc<Document>, FetchFault>)>) {
        let Some(url) = want.url() else { return };
        let (fetch, budget, at) = (self.fetch.clone(), self.budget.clone(), self.at);
        let kind = match want {
            Want::DidDocument(_) => Kind::DidDocument,
            Want::StatusList { .. } => Kind::StatusList,
        };
        fetches.spawn(async move { (want, fetch.get(kind, &url, at, &budget).await) });
    }

    /// Adds a document to what is known, if it is what it should be.
    fn take(&mut self, want: &Want, document: &Document) -> bool {
        let taken = match want {
            Want::DidDocument(did) => json::parse_object(&document.text)
                .map_err(TrustFault::from)
                .and_then(|parsed| read_did_document(&parsed, did))
                .map(|institution| Arc::make_mut(&mut self.trust).add(institution, Belief::Resolved)),
            Want::StatusList { issuer, url } => self.take_list(issuer, url, document),
        };
        if let Err(fault) = &taken {
            // Not its words: they may be those of whoever wrote the document.
            tracing::info!(code = fault.code(), "a fetched document was not taken in ({})", fault.code());
        }
        taken.is_ok()
    }

    /// Adds a status list: of this issuer, with this URL as its id, signed by its status key, and not before a later one.
    fn take_list(&mut self, issuer: &Did, url: &str, document: &Document) -> Result<(), TrustFault> {
        let list = self.trust.open_status_list(&document.text)?;
        let malformed = |why: &str| Err(TrustFault::Malformed(format!("the status list {why}")));
        if list.issuer() != issuer {
            return malformed("is of another issuer");
        }
        if list.url() != url {
            return malformed("has another id");
        }
        if list.signed().seconds_since(document.fetched) > CLOCK_SKEW {
            return malformed("is signed in the future");
        }
        if !self.fetch.0.shelf.is_newest(url, list.signed()) {
            return malformed("is older than one that was seen before");
        }
        Arc::make_mut(&mut self.trust).add_fetched_list(list, document.fetched);
        Ok(())
    }
}

/// Whether it may be fetched: a DID document always; a status list from the issuer's own host, where it goes on the word of a
/// certificate. Of a pinned institution somebody has said that it is believed, so its lists may lie anywhere.
fn is_allowed(trust: &Trust, want: &Want) -> bool {
    let Want::StatusList { issuer, url } = want else { return true };
    let Some(known) = trust.find(issuer.as_str()) else { return false };
    match known.belief {
        Belief::Pinned => true,
        Belief::Listed | Belief::Resolved => {
            let url = Url::parse(url).ok();
            let Some(host) = url.as_ref().and_then(Url::host_str) else { return false };
            let own = known.institution.hosts.iter().cloned().chain(issuer.authority());
            own.into_iter().any(|own| own.as_str() == host)
        }
        Belief::Hosted | Belief::None => false,
    }
}

/// Keys, then status.
const MAX_ROUNDS: u32 = 2;

/// How far the clock of an institution may be ahead of ours, in seconds.
const CLOCK_SKEW: i64 = 300;
