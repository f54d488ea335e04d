//! The public service: verdicts, keys, status lists, trust list and pages over HTTP.
//!
//! Follows docs/OPERATING.md, "Endpoints". One file an endpoint: request and response types, handler (parse, call one use
//! case, render), tests. [`problem`] alone knows status codes. Nothing here decides what a certificate is worth: `verify` does.

mod accept;
mod address;
mod asset;
mod audit;
mod batch;
mod batches;
mod certificates;
mod courier;
mod criteria;
mod desk;
mod did;
mod evidence;
mod examine;
mod frame;
mod guard;
mod health;
mod index;
mod jwks;
mod knowledge;
mod leaf;
mod limit;
mod lines;
mod lookup;
mod metrics;
mod oauth;
mod openapi;
mod page;
mod peer;
mod prepare;
pub mod problem;
mod publication;
mod receipt;
mod receive;
mod respond;
mod serve;
mod session;
mod signer;
mod status;
mod still;
mod tally;
#[cfg(test)]
mod testing;
mod tls;
mod token;
mod tongue;
mod trust_list;
mod upkeep;
mod vcapi;
mod verify;
mod view;
mod visit;
mod words;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::{delete, get, post};
use tokio::sync::Semaphore;
use tower_http::catch_panic::CatchPanicLayer;

use crate::access::Permission;
use crate::config::{Limits, Mail};
use crate::fetch::Fetch;
use crate::issuance::Office;
use crate::issuance::materials::Workshop;
use crate::issuance::oidc::Provider;
use crate::store::Store;
use crate::time::{Clock, Instant};
use crate::trust::Trust;
use guard::Guarded;
use knowledge::Knowledge;
pub use metrics::serve_metrics;
pub use openapi::DOCUMENT as OPENAPI;
pub use peer::Proxies;
pub use serve::{serve, serve_tls};
use signer::Signer;
pub use still::{Files, Programmes};
pub use tls::{Tls, TlsFault};
pub use vcapi::Conformance;

/// What all requests share. Cheap to clone.
#[derive(Clone)]
pub struct Service(Arc<Inner>);

/// How a service is run.
#[derive(Debug, Clone)]
pub struct Options {
    /// The data folder of a demonstration: its certificates are accepted here, and the pages say that it is one.
    pub is_demo: bool,
    /// How long a client may take to send a whole body, or to send or take the next piece of a batch.
    pub body_time: Duration,
    /// How long a request may wait for a free core.
    pub queue_time: Duration,
    /// How many seconds pass before the register is asked again whether anything has changed.
    pub recheck_seconds: i64,
    /// Where sheets are written that are sealed by request: a folder an institution.
    pub sheets: PathBuf,
    /// Where institutions' layouts, fonts and logos lie.
    pub workshop: Workshop,
    /// How often somebody may ask.
    pub limits: Limits,
    /// The proxies that are believed when they say for whom they ask.
    pub proxies: Proxies,
    /// The institutions that are believed beside those of the register: pinned, or listed by a service that is believed.
    pub elsewhere: Arc<Trust>,
    /// The way out to DID documents and status lists of others; `None` fetches nothing.
    pub fetch: Option<Fetch>,
    /// Whether this process opens key files and signs lists; else it serves what others have signed.
    pub signs: bool,
    /// For how many seconds a signatory's new factor waits after a second person has confirmed it.
    pub factor_delay: i64,
    /// The mail server; without it no letters are sent.
    pub mail: Option<Mail>,
    /// The OpenID provider by which people may sign in.
    pub provider: Option<Arc<Provider>>,
    /// After how many days contact data is erased; never, if `None`.
    pub retention_days: Option<u32>,
    /// Whether the pages are written as files, for a server that only hands out files.
    pub is_still: bool,
    /// The throw-away issuer of `serve --conformance`, for which anybody may issue. `None` in any real service.
    pub conformance: Option<Arc<Conformance>>,
}

struct Inner {
    office: Arc<Office>,
    store: Store,
    clock: Clock,
    options: Options,
    knowledge: Knowledge,
    signer: Signer,
    publications: publication::Publications,
    /// What is being sealed for the desk.
    sealing: desk::Sealing,
    /// What the delivery of letters and the desk tell each other.
    mailroom: courier::Mailroom,
    /// What compromised keys have signed, and is prepared anew.
    drills: desk::Drills,
    /// All that is believed, for browsers.
    bundle: visit::Bundle,
    /// On which day contact data was last looked through.
    retained: std::sync::Mutex<Option<crate::time::Day>>,
    counters: limit::Counters,
    /// How often certificates of hosted institutions were verified.
    tallies: tally::Tallies,
    metrics: metrics::Metrics,
    /// One permit a core, for work that takes longer than a thousandth of a second.
    cores: Arc<Semaphore>,
}

impl Service {
    /// A service of an office, whose key files sign its status lists and its trust list.
    #[must_use]
    pub fn new(office: Office, options: Options) -> Self {
        let (store, clock) = (office.store.clone(), office.clock);
        let office = Arc::new(office);
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Self(Arc::new(Inner {
            knowledge: Knowledge::new(store.clone(), clock, Arc::clone(&options.elsewhere), options.recheck_seconds),
            store,
            clock,
            counters: limit::Counters::new(options.limits),
            metrics: metrics::Metrics::new(),
            options,
            signer: Signer::new(Arc::clone(&office)),
            office,
            publications: publication::Publications::default(),
            tallies: tally::Tallies::default(),
            sealing: desk::Sealing::default(),
            mailroom: courier::Mailroom::default(),
            drills: desk::Drills::default(),
            bundle: visit::Bundle::default(),
            retained: std::sync::Mutex::default(),
            cores: Arc::new(Semaphore::new(cores)),
        }))
    }

    /// Believes other institutions beside those of the register from now on: a trust list was refreshed.
    pub async fn believe(&self, elsewhere: Trust) {
        self.0.knowledge.believe(Arc::new(elsewhere)).await;
    }

    fn now(&self) -> Instant {
        self.0.clock.now()
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            is_demo: false,
            body_time: Duration::from_secs(30),
            queue_time: Duration::from_secs(10),
            recheck_seconds: 1,
            sheets: PathBuf::from("sheets"),
            workshop: Workshop::default(),
            limits: Limits::default(),
            proxies: Proxies::default(),
            elsewhere: Arc::default(),
            fetch: None,
            signs: true,
            factor_delay: crate::issuance::factors::DELAY_SECONDS,
            mail: None,
            provider: None,
            retention_days: None,
            is_still: false,
            conformance: None,
        }
    }
}

/// Every public route.
///
/// An institution's own paths stand below its slug, or at the root of its own host (docs/OPERATING.md, "Endpoints").
pub fn router(service: Service) -> Router {
    let open = Router::new()
        .route("/v1/verify", post(verify::handler))
        .route("/v1/verify/batch", post(batch::handler))
        .route("/v1/lookup", post(lookup::handler))
        .route("/.well-known/did.json", get(did::handler))
        .route("/{slug}/did.json", get(did::handler))
        .route("/.well-known/jwks.json", get(jwks::handler))
        .route("/{slug}/jwks.json", get(jwks::handler))
        .route("/status/{list}", get(status::at_host))
        .route("/{slug}/status/{list}", get(status::below_slug))
        .route("/a/{programme}", get(criteria::at_host))
        .route("/{slug}/a/{programme}", get(criteria::below_slug))
        .route("/c/{uuid}", get(token::handler))
        .route("/openapi.json", get(openapi::json))
        .route("/trust.json", get(trust_list::handler))
        .merge(vcapi::routes())
        .method_not_allowed_fallback(frame::preflight)
        .layer(frame::open_to_any_origin());
    let own = Router::new()
        .merge(guard::guarded(&service, register_routes()))
        .merge(desk::router(&service))
        .route("/oauth/token", post(oauth::handler))
        .route("/v1/session", get(session::who).post(session::sign_in).delete(session::sign_out))
        .route("/", get(index::handler))
        .route("/v", get(view::ask).post(view::answer))
        .route("/v/app.webmanifest", get(visit::manifest))
        .route("/v/trust.json", get(visit::trust))
        .route("/v/worker.js", get(visit::worker))
        .route("/assets/{name}", get(asset::handler))
        .route("/docs", get(openapi::page))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready));
    open.merge(own)
        .fallback(frame::not_found)
        .method_not_allowed_fallback(frame::method_not_allowed)
        .layer((
            axum::middleware::from_fn_with_state(service.clone(), frame::frame),
            CatchPanicLayer::custom(frame::panicked),
        ))
        .with_state(service)
}

/// What people and programs of an institution may ask for, and with which right.
fn register_routes() -> Vec<Guarded> {
    use Permission::{ChangeStatus, Prepare, ReadAudit, ReadRegister, Seal};
    let route = |method, path, permission, handler| Guarded { method, path, permission, handler };
    vec![
        route("GET", "/audit", ReadAudit, get(audit::handler)),
        route("GET", "/batches", ReadRegister, get(batches::list)),
        route("POST", "/batches", Prepare, post(prepare::handler)),
        route("GET", "/batches/{digest}", ReadRegister, get(batches::show)),
        route("DELETE", "/batches/{digest}", Prepare, delete(batches::drop)),
        route("POST", "/batches/{digest}/seal", Seal, post(batches::seal)),
        route("GET", "/certificates/{number}", ReadRegister, get(certificates::show)),
        route("POST", "/certificates/{number}/status", ChangeStatus, post(certificates::change)),
    ]
}

#[cfg(test)]
mod tests {
    use crate::issuance::institutions::RESERVED_SLUGS;

    #[test]
    fn no_institution_can_be_called_like_a_path_of_the_service() {
        let routes = include_str!("http.rs").lines().filter_map(|line| line.trim().strip_prefix(".route(\"/"));
        let first = routes.map(|path| path.split(['/', '"']).next().unwrap());
        let fixed = first.filter(|segment| !segment.is_empty() && !segment.contains(['{', '.']));
        let taken: Vec<_> = fixed.filter(|segment| !RESERVED_SLUGS.contains(segment)).collect();
        assert_eq!(taken, Vec::<&str>::new());
    }
}
