//! `GET /.well-known/jwks.json` and `/{slug}/jwks.json`: the keys of an institution as a JWK set (RFC 7517, section 5).

use axum::http::HeaderMap;
use axum::response::Response;

use super::accept;
use super::address::Holder;
use super::respond::{FOR_A_MINUTE, cached};
use crate::trust::did_document::jwks;

pub(super) async fn handler(Holder(institution): Holder, headers: HeaderMap) -> Response {
    let kind = accept::media(&headers, &["application/jwk-set+json", "application/json"]);
    cached(&headers, kind, jwks(&institution).to_string(), FOR_A_MINUTE)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Asked, body, get, register, send, service};

    #[tokio::test]
    async fn the_set_names_the_keys_as_tokens_do() {
        let service = service(register().await);
        let response = send(&service, get("/medeniyet/jwks.json")).await;
        assert_eq!(response.headers()["content-type"], "application/jwk-set+json");
        let set: serde_json::Value = serde_json::from_str(&body(response).await).unwrap();
        assert_eq!(set["keys"][0]["kid"], "did:web:demo.testamur.example:medeniyet#key-1");
        assert_eq!(set["keys"][0]["crv"], "Ed25519");
        let own = get("/.well-known/jwks.json").of_host("certificates.kursk.example").accepting("application/json");
        let own = send(&service, own).await;
        assert_eq!(own.headers()["content-type"], "application/json");
        assert!(body(own).await.contains("did:web:certificates.kursk.example#key-1"));
        assert_eq!(send(&service, get("/nobody/jwks.json")).await.status(), 404);
    }
}
