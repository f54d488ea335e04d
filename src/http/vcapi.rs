//! The W3C VC API (VCALM): issue, verify, status, presentations, identifiers.
//!
//! Follows docs/OPERATING.md, "VC API". Verifying and resolving are open to everyone, by the same trust as `/v1/verify`.
//! Issuing and setting states take somebody who may: a program of an institution, with the scopes `issue` and `status`. With
//! `serve --conformance` that is anybody, for a throw-away issuer.

mod caller;
mod check;
mod conformance;
mod direct;
mod envelope;
mod identifiers;
mod issue;
mod keys;
mod lists;
mod present;
mod presentation;
mod report;
mod request;
mod resolution;
mod state;
mod status;
mod verify;

use axum::Router;
use axum::routing::{get, post};

use super::Service;
use crate::proof::json_ld::Contexts;
pub use conformance::Conformance;

/// The routes of the API.
pub(super) fn routes() -> Router<Service> {
    Router::new()
        .route("/credentials/issue", post(issue::handler))
        .route("/credentials/verify", post(verify::handler))
        .route("/credentials/status", post(state::handler))
        .route("/presentations", post(present::handler))
        .route("/presentations/verify", post(presentation::handler))
        .route("/status-lists/{list}", get(lists::handler))
        .route("/identifiers/{did}", get(identifiers::handler))
}

/// The contexts of the general path, and the two by which the test suites give any word a meaning. Claims of documents that
/// use those are never shown as a certificate's: [`crate::proof::Secured::is_closed`].
fn contexts() -> Contexts {
    [("examples/v2", "examples"), ("undefined-terms/v2", "undefined-term")].iter().fold(
        Contexts::embedded(),
        |known, (path, word)| {
            let base = "https://www.w3.org/ns/credentials/";
            known.with(&format!("{base}{path}"), &format!(r#"{{"@context":{{"@vocab":"{base}{word}#"}}}}"#))
        },
    )
}
