//! `GET /.well-known/did.json` and `/{slug}/did.json`: the DID document of an institution, or of the service itself.
//!
//! Follows the did:web method, section 3.2. Also compromised and retired keys are in it.

use axum::http::HeaderMap;
use axum::response::Response;

use super::accept;
use super::address::Holder;
use super::respond::{FOR_A_MINUTE, cached};
use crate::trust::did_document::did_document;

pub(super) async fn handler(Holder(institution): Holder, headers: HeaderMap) -> Response {
    let kind = accept::media(&headers, &TYPES);
    cached(&headers, kind, did_document(&institution).to_string(), FOR_A_MINUTE)
}

const TYPES: [&str; 4] = ["application/did+ld+json", "application/did+json", "application/did", "application/json"];

#[cfg(test)]
mod tests {
    use super::super::testing::{Asked, body, get, register, send, service};
    use serde_json::Value;

    #[tokio::test]
    async fn an_institution_with_a_slug_lists_each_key_twice() {
        let service = service(register().await);
        let response = send(&service, get("/medeniyet/did.json")).await;
        assert_eq!(response.headers()["content-type"], "application/did+ld+json");
        let document: Value = serde_json::from_str(&body(response).await).unwrap();
        assert_eq!(document["id"], "did:web:demo.testamur.example:medeniyet");
        let ids: Vec<_> =
            document["verificationMethod"].as_array().unwrap().iter().map(|method| &method["id"]).collect();
        assert_eq!(ids.len(), 4);
        assert_eq!(ids[0], "did:web:demo.testamur.example:medeniyet#key-1");
        assert!(ids[1].as_str().unwrap().contains("#z6Mk"));
    }

    #[tokio::test]
    async fn an_institution_with_a_host_of_its_own_is_found_by_the_host() {
        let service = service(register().await);
        let asked =
            get("/.well-known/did.json").of_host("certificates.kursk.example").accepting("application/did+json");
        let response = send(&service, asked).await;
        assert_eq!(response.headers()["content-type"], "application/did+json");
        assert!(body(response).await.contains("\"id\":\"did:web:certificates.kursk.example\""));
        for host in ["demo.testamur.example", "other.example", "127.0.0.1:8080"] {
            assert_eq!(send(&service, get("/.well-known/did.json").of_host(host)).await.status(), 404, "{host}");
        }
        assert_eq!(send(&service, get("/kursk/did.json")).await.status(), 404);
        assert_eq!(send(&service, get("/nobody/did.json")).await.status(), 404);
    }

    #[tokio::test]
    async fn the_service_has_a_document_of_its_own() {
        let service = service(register().await);
        let document = body(send(&service, get("/service/did.json")).await).await;
        assert!(document.contains("\"id\":\"did:web:demo.testamur.example:service\""));
    }

    #[tokio::test]
    async fn who_has_it_already_is_not_sent_it_again() {
        let service = service(register().await);
        let etag = send(&service, get("/medeniyet/did.json")).await.headers()["etag"].to_str().unwrap().to_owned();
        let again = send(&service, get("/medeniyet/did.json").with("if-none-match", &etag)).await;
        assert_eq!(again.status(), 304);
        assert_eq!(body(again).await, "");
    }
}
