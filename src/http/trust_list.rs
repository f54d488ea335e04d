//! `GET /trust.json`: the signed trust list of this service, for verifiers that work without it.
//!
//! Signed anew every day and whenever the register has changed, each time under a higher number.

use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::Service;
use super::knowledge::{Identity, Known};
use super::problem::Problem;
use super::respond::{FOR_A_MINUTE, cached};
use crate::issuance::institutions::service_did;
use crate::keys::Purpose;
use crate::time::Instant;

/// The list that was signed last.
#[derive(Default)]
pub(super) struct Latest {
    signed: Mutex<Option<Arc<Signed>>>,
    signing: tokio::sync::Mutex<()>,
}

struct Signed {
    deeds: i64,
    at: Instant,
    token: String,
}

pub(super) async fn handler(State(service): State<Service>, headers: HeaderMap) -> Result<Response, Problem> {
    let known = service.0.knowledge.now().await?;
    let identity = known.service.as_ref().ok_or(Problem::NotFound)?;
    let signed = latest(&service, &known, identity).await?;
    Ok(cached(&headers, "application/testamur-trust+jwt", signed.token.clone(), FOR_A_MINUTE))
}

async fn latest(service: &Service, known: &Known, identity: &Identity) -> Result<Arc<Signed>, Problem> {
    let latest = &service.0.trust_list;
    let at = service.now();
    let deeds = known.revision.deeds;
    let good = |signed: &Arc<Signed>| signed.deeds == deeds && signed.at.day() == at.day();
    let find = || latest.signed.lock().unwrap_or_else(PoisonError::into_inner).clone().filter(good);
    if let Some(signed) = find() {
        return Ok(signed);
    }
    let _one_signs = latest.signing.lock().await;
    if let Some(signed) = find() {
        return Ok(signed);
    }
    let (row, key) = service.0.signer.key(&identity.keys, Purpose::Service).await?;
    let seq = service.0.store.next_trust_seq().await?;
    let list = service.0.store.trust_list(service_did(&identity.authority), seq, at).await?;
    let signed = Arc::new(Signed { deeds, at, token: list.sign(&row.id, &key) });
    *latest.signed.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&signed));
    Ok(signed)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{body, empty_register, get, register, send, service};
    use crate::trust::TrustList;

    #[tokio::test]
    async fn the_list_opens_with_the_key_of_the_service_and_its_number_grows_with_each_change() {
        let register = register().await;
        let service = service(register.clone());
        let known = service.0.knowledge.now().await.unwrap();
        let key = known.service.as_ref().unwrap().keys[0].key;
        let list = async || {
            let response = send(&service, get("/trust.json")).await;
            assert_eq!(response.headers()["content-type"], "application/testamur-trust+jwt");
            TrustList::open(&body(response).await, &key).unwrap()
        };
        let first = list().await;
        assert_eq!(first.issuer.as_str(), "did:web:demo.testamur.example:service");
        assert_eq!(first.institutions.len(), 2);
        assert_eq!(list().await, first);
        register.withdraw("IMU-2022-0001").await;
        let second = list().await;
        assert_eq!(second.seq, first.seq + 1);
        assert_eq!(second.institutions[0].status[0].notes.len(), 1);
    }

    #[tokio::test]
    async fn a_service_without_institutions_has_no_list() {
        let service = service(empty_register().await);
        let response = send(&service, get("/trust.json")).await;
        insta::assert_snapshot!(body(response).await, @r#"{"type":"about:blank","title":"Not Found","status":404,"code":"not-found","detail":"nothing is here"}"#);
    }
}
