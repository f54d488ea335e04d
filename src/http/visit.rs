//! `GET /v/trust.json`, `/v/worker.js`, `/v/app.webmanifest`: what a browser keeps of a visit, so that the page works without network.

use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri};
use axum::response::Response;
use serde_json::json;

use super::Service;
use super::asset::MARK;
use super::leaf::Leaf;
use super::problem::Problem;
use super::respond::{FOR_A_MINUTE, cached, fresh_packed};
use crate::store::Revision;
use crate::time::Instant;

/// All that this service believes, as it was written last.
#[derive(Default)]
pub(super) struct Bundle(Mutex<Option<Written>>);

#[derive(Clone)]
struct Written {
    revision: Revision,
    at: Instant,
    text: Arc<str>,
}

/// Everybody whom this service believes, with the status of their certificates, for the verifier in the browser. It is not signed: the page
/// that asks for it comes from the same host, and is worth as much.
pub(super) async fn trust(State(service): State<Service>, headers: HeaderMap) -> Result<Response, Problem> {
    let known = service.0.knowledge.now().await?;
    let bundle = &service.0.bundle.0;
    let written = bundle.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let is_good = |written: &Written| {
        written.revision == known.revision && (0..SECONDS).contains(&known.at.seconds_since(written.at))
    };
    let written = written.filter(is_good).unwrap_or_else(|| {
        let text = known.trust.to_json().to_string().into();
        let written = Written { revision: known.revision, at: known.at, text };
        *bundle.lock().unwrap_or_else(PoisonError::into_inner) = Some(written.clone());
        written
    });
    Ok(fresh_packed(&headers, "application/json", written.text.to_string()))
}

/// For how long the bundle serves: within a minute nobody sees another `as_of`.
const SECONDS: i64 = 60;

/// The script that answers where there is no network.
pub(super) async fn worker(headers: HeaderMap) -> Response {
    let mut response = fresh_packed(&headers, "text/javascript; charset=utf-8", WORKER.to_owned());
    response.headers_mut().insert(ALLOWED, HeaderValue::from_static("/v"));
    response
}

pub(super) const WORKER: &str = include_str!("../../assets/scripts/worker.js");

/// Service Workers, section 6.1: the page itself lies above the script.
const ALLOWED: HeaderName = HeaderName::from_static("service-worker-allowed");

/// What the page is called where somebody installs it (Web Application Manifest).
pub(super) async fn manifest(State(service): State<Service>, headers: HeaderMap, uri: Uri) -> Response {
    let page = Leaf::new(&service, &headers, &uri);
    let icon = |purpose| json!({"src": MARK.path, "type": "image/svg+xml", "sizes": "any", "purpose": purpose});
    let manifest = json!({
        "name": format!("{} · {}", page.say("page-ask-title"), page.host),
        "short_name": "Testamur",
        "lang": page.tag(),
        "dir": page.direction(),
        "id": "/v",
        "start_url": format!("/v?lang={}", page.tag()),
        "scope": "/v",
        "display": "standalone",
        "background_color": "#f7f5f0",
        "theme_color": "#1f3a5f",
        "icons": [icon("any"), icon("maskable")],
    });
    cached(&headers, "application/manifest+json", manifest.to_string(), FOR_A_MINUTE)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::testing::{Asked, body, get, register, send, service};
    use crate::trust::{Belief, Trust};

    #[tokio::test]
    async fn the_bundle_is_what_this_service_believes_and_follows_the_register() {
        let register = register().await;
        let service = service(register.clone());
        let known = async || Trust::parse(&body(send(&service, get("/v/trust.json")).await).await).unwrap();
        let did = "did:web:demo.testamur.example:medeniyet";
        let first = known().await;
        assert_eq!(first.find(did).unwrap().belief, Belief::Hosted);
        assert!(first.find(did).unwrap().snapshots()[0].notes.is_empty());
        register.withdraw("IMU-2022-0001").await;
        assert_eq!(known().await.find(did).unwrap().snapshots()[0].notes.len(), 1);
    }

    #[tokio::test]
    async fn the_worker_may_answer_for_the_page() {
        let response = send(&service(register().await), get("/v/worker.js")).await;
        assert_eq!(response.headers()["service-worker-allowed"], "/v");
        assert_eq!(response.headers()["content-type"], "text/javascript; charset=utf-8");
    }

    #[tokio::test]
    async fn the_page_can_be_installed_in_its_language() {
        let asked = get("/v/app.webmanifest?lang=ar").with("accept-language", "tr");
        let text = body(send(&service(register().await), asked).await).await;
        let manifest: Value = serde_json::from_str(&text).unwrap();
        assert_eq!((manifest["start_url"].as_str(), manifest["dir"].as_str()), (Some("/v?lang=ar"), Some("rtl")));
    }
}
