//! `GET /status/{list}` and `/{slug}/status/{list}`: the status list of an institution (Bitstring Status List 1.0).
//!
//! Signed with the institution's status key, as JSON with `eddsa-rdfc-2022` or as `vc+jwt`, by `Accept`. Signed anew every
//! day, and at once when a certificate is taken back.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::Value;

use super::knowledge::Known;
use super::problem::Problem;
use super::respond::{FOR_A_MINUTE, cached};
use super::{Service, accept, address};
use crate::claims::Did;
use crate::claims::certificate::base_url;
use crate::keys::{KeyId, Purpose};
use crate::proof::data_integrity;
use crate::proof::jws::{self, Typ};
use crate::status::{Bits, List};
use crate::store::InstitutionRow;
use crate::time::Instant;

/// The lists that were signed last, by URL.
#[derive(Default)]
pub(super) struct Lists(Mutex<HashMap<String, Arc<Signed>>>);

/// A signed list in both forms.
struct Signed {
    bits: Bits,
    at: Instant,
    kid: KeyId,
    document: String,
    token: String,
}

/// The types of the list; the first is for whoever does not say.
const TYPES: [&str; 4] = ["application/vc", "application/vc+jwt", "application/json", "application/jwt"];

/// How long a signed list may be relied on by those who cannot reach us: 30 days.
const LIFETIME_SECONDS: i64 = 30 * 86_400;

pub(super) async fn at_host(
    State(service): State<Service>,
    Path(list): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let known = service.0.knowledge.now().await?;
    respond(&service, &known, address::at_host(&known, &headers)?, &list, &headers).await
}

pub(super) async fn below_slug(
    State(service): State<Service>,
    Path((slug, list)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let known = service.0.knowledge.now().await?;
    respond(&service, &known, address::below_slug(&known, &slug)?, &list, &headers).await
}

async fn respond(
    service: &Service,
    known: &Known,
    institution: &InstitutionRow,
    list: &str,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let did = &institution.details.did;
    let url = format!("{}/status/{list}", base_url(did).unwrap_or_default());
    let snapshot = known.trust.find(did.as_str()).and_then(|known| known.snapshot(&url)).ok_or(Problem::NotFound)?;
    let signed = signed(service, institution, &url, &snapshot.bits).await?;
    let kind = accept::media(headers, &TYPES);
    let is_token = kind.ends_with("jwt");
    let body = if is_token { &signed.token } else { &signed.document };
    Ok(cached(headers, kind, body.clone(), FOR_A_MINUTE))
}

/// The list as it was signed today, or signs it.
async fn signed(
    service: &Service,
    institution: &InstitutionRow,
    url: &str,
    bits: &Bits,
) -> Result<Arc<Signed>, Problem> {
    let at = service.now();
    let (row, key) = service.0.signer.key(&institution.keys, Purpose::Status).await?;
    let known = service.0.lists.0.lock().unwrap_or_else(PoisonError::into_inner).get(url).cloned();
    if let Some(known) = known.filter(|known| known.bits == *bits && known.at.day() == at.day() && known.kid == row.id)
    {
        return Ok(known);
    }
    let did: &Did = &institution.details.did;
    let list = List {
        url: url.to_owned(),
        issuer: did.clone(),
        valid_from: at,
        valid_until: Some(at.plus_seconds(LIFETIME_SECONDS)),
        bits: bits.clone(),
    };
    let method = KeyId::parse(&format!("{did}#{}", row.key.to_multikey())).map_err(Problem::failed)?;
    let document = data_integrity::add_proof(&list.document(), &key, &method, at).map_err(Problem::failed)?;
    let signed = Arc::new(Signed {
        token: jws::sign(&list.payload(), Typ::Credential, &row.id, &key),
        document: Value::Object(document).to_string(),
        bits: list.bits,
        at,
        kid: row.id.clone(),
    });
    let mut lists = service.0.lists.0.lock().unwrap_or_else(PoisonError::into_inner);
    lists.insert(url.to_owned(), Arc::clone(&signed));
    Ok(signed)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{self, Asked, body, get, register, send, service};
    use crate::time::Clock;
    use crate::trust::{Belief, Trust};

    #[tokio::test]
    async fn both_forms_are_taken_in_by_a_verifier() {
        let service = service(register().await);
        let mut trust = Trust::new();
        let known = service.0.knowledge.now().await.unwrap();
        trust.add(known.institutions[0].to_institution(false), Belief::Pinned);
        for (accept, kind) in [
            ("*/*", "application/vc"),
            ("application/vc+jwt", "application/vc+jwt"),
            ("application/json;q=0.9,application/jwt", "application/jwt"),
        ] {
            let response = send(&service, get("/medeniyet/status/1").accepting(accept)).await;
            assert_eq!(response.headers()["content-type"], kind);
            assert_eq!(response.headers()["cache-control"], "public, max-age=60");
            trust.add_status_list(&body(response).await).unwrap();
        }
    }

    #[tokio::test]
    async fn a_list_is_signed_anew_after_a_day_and_at_once_after_a_withdrawal() {
        let register = register().await;
        let etag = async |at: &str| {
            let service = testing::service_at(register.clone(), Clock::Fixed(at.parse_instant()));
            let response = send(&service, get("/medeniyet/status/1")).await;
            response.headers()["etag"].to_str().unwrap().to_owned()
        };
        let first = etag("2026-07-15T09:00:00Z").await;
        assert_ne!(etag("2026-07-16T09:00:00Z").await, first);

        let service = service(register.clone());
        let list = async || body(send(&service, get("/medeniyet/status/1")).await).await;
        let before = list().await;
        assert_eq!(list().await, before);
        register.withdraw("IMU-2022-0001").await;
        let after: serde_json::Value = serde_json::from_str(&list().await).unwrap();
        assert_ne!(after.to_string(), before);
        let bits = crate::status::Bits::decode(after["credentialSubject"]["encodedList"].as_str().unwrap()).unwrap();
        assert_eq!(bits.places().collect::<Vec<_>>(), [94_567]);
    }

    #[tokio::test]
    async fn there_are_no_other_lists() {
        let service = service(register().await);
        for path in ["/medeniyet/status/2", "/medeniyet/status/01", "/status/1", "/nobody/status/1", "/kursk/status/1"]
        {
            assert_eq!(send(&service, get(path)).await.status(), 404, "{path}");
        }
        let own = send(&service, get("/status/1").of_host("certificates.kursk.example")).await;
        assert!(body(own).await.contains("\"id\":\"https://certificates.kursk.example/status/1\""));
    }

    trait ParseInstant {
        fn parse_instant(&self) -> crate::time::Instant;
    }

    impl ParseInstant for str {
        fn parse_instant(&self) -> crate::time::Instant {
            crate::time::Instant::parse(self).unwrap()
        }
    }
}
