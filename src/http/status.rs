//! `GET /status/{list}` and `/{slug}/status/{list}`: the status list of an institution (Bitstring Status List 1.0).
//!
//! Signed with the institution's status key, as JSON with `eddsa-rdfc-2022` or as `vc+jwt`, by `Accept`. Signed anew twice a
//! day, and at once when a certificate is taken back.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::Value;

use super::knowledge::Known;
use super::problem::Problem;
use super::publication::{self, Wanted};
use super::respond::{FOR_A_MINUTE, cached};
use super::{Service, accept, address};
use crate::claims::certificate::base_url;
use crate::keys::{KeyId, Purpose, SigningKey};
use crate::proof::data_integrity;
use crate::proof::jws::{self, Typ};
use crate::status::{Bits, List, Snapshot};
use crate::store::{InstitutionId, InstitutionRow, KeyRow, Publication, Tx};
use crate::time::Instant;
use crate::wire::digest::Digest;

/// A status list of an institution, as it stands now.
struct StatusList<'a> {
    institution: &'a InstitutionRow,
    url: &'a str,
    bits: &'a Bits,
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
    let wanted = StatusList { institution, url: &url, bits: &snapshot.bits };
    let signed = publication::current(service, &wanted, known.revision.deeds).await?;
    let kind = accept::media(headers, &TYPES);
    let body = if kind.ends_with("jwt") { &signed.token } else { signed.document.as_ref().unwrap_or(&signed.token) };
    Ok(cached(headers, kind, body.clone(), FOR_A_MINUTE))
}

/// Sees to it that every list of an institution is signed and young.
pub(super) async fn refresh(service: &Service, known: &Known, institution: &InstitutionRow) -> Result<(), Problem> {
    let did = &institution.details.did;
    let base = format!("{}/status/", base_url(did).unwrap_or_default());
    let snapshots = known.trust.find(did.as_str()).map(|known| known.snapshots()).unwrap_or_default();
    for snapshot in snapshots.into_iter().filter(|snapshot| snapshot.list.starts_with(&base)) {
        let wanted = StatusList { institution, url: &snapshot.list, bits: &snapshot.bits };
        publication::current(service, &wanted, known.revision.deeds).await?;
    }
    Ok(())
}

impl Wanted for StatusList<'_> {
    fn url(&self) -> &str {
        self.url
    }

    fn content(&self) -> Digest {
        Digest::of(self.bits.encode())
    }

    fn institution(&self) -> Option<InstitutionId> {
        Some(self.institution.id)
    }

    fn keys(&self) -> (&[KeyRow], Purpose) {
        (&self.institution.keys, Purpose::Status)
    }

    async fn sign(
        &self,
        _: &Service,
        _: &mut Tx,
        (row, key): (&KeyRow, &SigningKey),
        at: Instant,
    ) -> Result<Publication, Problem> {
        let list = List {
            url: self.url.to_owned(),
            issuer: self.institution.details.did.clone(),
            valid_from: at,
            valid_until: Some(at.plus_seconds(LIFETIME_SECONDS)),
            bits: self.bits.clone(),
        };
        Ok(Publication {
            kid: row.id.clone(),
            signed: at,
            content: self.content(),
            document: Some(document(&list, row, key, at)?),
            token: jws::sign(&list.payload(), Typ::Credential, &row.id, key),
            url: list.url,
        })
    }
}

/// The list as it stands now, for ever, as JSON with its proof.
pub(super) fn closed(
    institution: &InstitutionRow,
    snapshot: &Snapshot,
    (row, key): (&KeyRow, &SigningKey),
    at: Instant,
) -> Result<String, Problem> {
    let list = List {
        url: snapshot.list.clone(),
        issuer: institution.details.did.clone(),
        valid_from: at,
        valid_until: Some(List::end_of_time()),
        bits: snapshot.bits.clone(),
    };
    document(&list, row, key, at)
}

fn document(list: &List, row: &KeyRow, key: &SigningKey, at: Instant) -> Result<String, Problem> {
    let method = KeyId::parse(&format!("{}#{}", list.issuer, row.key.to_multikey())).map_err(Problem::failed)?;
    let document = data_integrity::add_proof(&list.document(), key, &method, at).map_err(Problem::failed)?;
    Ok(Value::Object(document).to_string())
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
    async fn one_process_signs_and_all_serve_it_also_those_without_keys() {
        let register = register().await;
        let at = |at: &str| Clock::Fixed(at.parse_instant());
        let unsealing = testing::unsealing_service(register.clone(), at("2026-07-15T09:00:00Z"));
        let early = send(&unsealing, get("/medeniyet/status/1")).await;
        assert_eq!((early.status().as_u16(), &early.headers()["retry-after"]), (503, &"10".parse().unwrap()));
        let one = testing::service_at(register.clone(), at("2026-07-15T09:00:00Z"));
        let other = testing::service_at(register.clone(), at("2026-07-15T11:00:00Z"));
        let list = async |service| body(send(service, get("/medeniyet/status/1")).await).await;
        let signed = list(&one).await;
        assert_eq!(list(&other).await, signed, "signed once");
        assert_eq!(list(&unsealing).await, signed);
        assert_eq!(send(&unsealing, get("/readyz")).await.status(), 200);
        register.withdraw("IMU-2022-0001").await;
        assert_eq!(list(&unsealing).await, signed, "until somebody signs what is new");
        assert_ne!(list(&other).await, signed);
        assert_eq!(list(&unsealing).await, list(&one).await);
    }

    #[tokio::test]
    async fn lists_are_renewed_twice_a_day_without_being_asked() {
        let register = register().await;
        let from = async |service: &crate::http::Service| {
            let text = body(send(service, get("/medeniyet/status/1")).await).await;
            let list: serde_json::Value = serde_json::from_str(&text).unwrap();
            assert_eq!(list["credentialSubject"]["ttl"], 300_000);
            (list["validFrom"].as_str().unwrap().to_owned(), list["validUntil"].as_str().unwrap().to_owned())
        };
        for (at, expected) in [
            ("2026-07-15T09:00:00Z", ("2026-07-15T09:00:00Z", "2026-08-14T09:00:00Z")),
            ("2026-07-15T20:59:59Z", ("2026-07-15T09:00:00Z", "2026-08-14T09:00:00Z")),
            ("2026-07-15T21:00:00Z", ("2026-07-15T21:00:00Z", "2026-08-14T21:00:00Z")),
        ] {
            let clock = Clock::Fixed(at.parse_instant());
            let service = testing::service_at(register.clone(), clock);
            service.refresh().await.unwrap();
            let served = from(&testing::unsealing_service(register.clone(), clock)).await;
            assert_eq!((served.0.as_str(), served.1.as_str()), expected, "{at}");
        }
    }

    #[tokio::test]
    async fn a_list_whose_key_was_stolen_is_served_by_nobody() {
        let register = register().await;
        assert_eq!(send(&service(register.clone()), get("/medeniyet/status/1")).await.status(), 200);
        register.revoke_status_key().await;
        let unsealing = testing::unsealing_service(register, Clock::Fixed(testing::noon()));
        assert_eq!(send(&unsealing, get("/medeniyet/status/1")).await.status(), 503);
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
