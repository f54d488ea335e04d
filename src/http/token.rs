//! `GET /c/{uuid}?sha256=…`: the token that a link code names.
//!
//! The digest is that of the code, so whoever asks has seen the paper; without it there is nothing here.

use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use subtle::ConstantTimeEq as _;

use super::Service;
use super::problem::Problem;
use super::respond::cached;
use crate::claims::CredentialId;
use crate::wire::digest::Digest;

pub(super) async fn handler(
    State(service): State<Service>,
    Path(uuid): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let id = CredentialId::parse(&format!("urn:uuid:{uuid}")).map_err(|_| Problem::NotFound)?;
    let digest = query.as_deref().and_then(sha256).ok_or(Problem::NotFound)?;
    let token = service.0.store.token(id).await?.ok_or(Problem::NotFound)?;
    if bool::from(Digest::of(&token).as_bytes().ct_eq(digest.as_bytes())) {
        Ok(cached(&headers, "application/vc+jwt", token, "private, max-age=3600"))
    } else {
        Err(Problem::NotFound)
    }
}

fn sha256(query: &str) -> Option<Digest> {
    query.split('&').find_map(|parameter| parameter.strip_prefix("sha256=")).and_then(Digest::from_base64url)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{body, get, register, send, service};
    use crate::wire::digest::Digest;

    #[tokio::test]
    async fn the_token_is_given_to_whoever_has_seen_the_code() {
        let register = register().await;
        let service = service(register.clone());
        let path = |digest: Digest| format!("/c/{}?sha256={}", register.uuid, digest.to_base64url());
        let response = send(&service, get(&path(Digest::of(&register.token)))).await;
        assert_eq!(response.headers()["content-type"], "application/vc+jwt");
        assert_eq!(body(response).await, register.token);
        for path in [
            path(Digest::of("another")),
            format!("/c/{}", register.uuid),
            format!("/c/{}?sha256={}", register.uuid.to_uppercase(), Digest::of(&register.token).to_base64url()),
            format!("/c/{}?sha256={}", register.uuid, Digest::of(&register.token)),
            format!("/c/x?sha256={}", Digest::of(&register.token).to_base64url()),
        ] {
            assert_eq!(send(&service, get(&path)).await.status(), 404, "{path}");
        }
    }
}
