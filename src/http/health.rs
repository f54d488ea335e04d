//! `GET /healthz` (the process lives) and `GET /readyz` (it can answer: the register is read, the signing keys open).

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::Response;

use super::Service;
use super::problem::Problem;
use super::respond::fresh;
use crate::keys::Purpose;

pub(super) async fn alive() -> Response {
    fresh("text/plain; charset=utf-8", "ok\n")
}

pub(super) async fn ready(State(service): State<Service>) -> Result<Response, Problem> {
    let answered = tokio::time::timeout(PATIENCE, service.0.store.ping()).await;
    answered.map_err(|silence| Problem::Unavailable(Arc::new(silence)))??;
    let known = service.0.knowledge.now().await?;
    if !service.0.options.signs {
        return Ok(fresh("text/plain; charset=utf-8", "ready\n"));
    }
    for institution in known.institutions.iter() {
        service.0.signer.key(&institution.keys, Purpose::Status).await?;
    }
    if let Some(identity) = &known.service {
        service.0.signer.key(&identity.keys, Purpose::Service).await?;
    }
    Ok(fresh("text/plain; charset=utf-8", "ready\n"))
}

/// How long the register may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

#[cfg(test)]
mod tests {
    use super::super::testing::{body, get, register, send, service, service_without_keys};

    #[tokio::test]
    async fn a_service_that_lacks_a_key_lives_but_is_not_ready() {
        let register = register().await;
        let whole = service(register.clone());
        assert_eq!(body(send(&whole, get("/healthz")).await).await, "ok\n");
        assert_eq!(body(send(&whole, get("/readyz")).await).await, "ready\n");
        let lacking = service_without_keys(register);
        assert_eq!(send(&lacking, get("/healthz")).await.status(), 200);
        let response = send(&lacking, get("/readyz")).await;
        let id = response.headers()["x-request-id"].to_str().unwrap().to_owned();
        assert_eq!(response.status(), 500);
        insta::assert_snapshot!(body(response).await.replace(&id, "…"), @r#"{"type":"about:blank","title":"Internal Server Error","status":500,"request_id":"…"}"#);
    }
}
