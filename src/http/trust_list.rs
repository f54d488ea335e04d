//! `GET /trust.json`: the signed trust list of this service, for verifiers that work without it.
//!
//! Signed anew twice a day and whenever the register has changed, each time under a higher number.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::Service;
use super::knowledge::{Identity, Known};
use super::problem::Problem;
use super::publication::{self, Wanted};
use super::respond::{FOR_A_MINUTE, cached};
use crate::issuance::institutions::service_did;
use crate::keys::{Purpose, SigningKey};
use crate::store::{InstitutionId, KeyRow, Publication, TRUST_LIST_URL, Tx};
use crate::time::Instant;
use crate::wire::digest::Digest;

/// The trust list of a service, in one state of its register.
struct Latest<'a> {
    identity: &'a Identity,
    deeds: i64,
}

pub(super) async fn handler(State(service): State<Service>, headers: HeaderMap) -> Result<Response, Problem> {
    let known = service.0.knowledge.now().await?;
    let identity = known.service.as_ref().ok_or(Problem::NotFound)?;
    let signed = latest(&service, &known, identity).await?;
    Ok(cached(&headers, "application/testamur-trust+jwt", signed.token.clone(), FOR_A_MINUTE))
}

/// Sees to it that the list is signed and young.
pub(super) async fn refresh(service: &Service, known: &Known) -> Result<(), Problem> {
    if let Some(identity) = &known.service {
        latest(service, known, identity).await?;
    }
    Ok(())
}

async fn latest(service: &Service, known: &Known, identity: &Identity) -> Result<std::sync::Arc<Publication>, Problem> {
    let wanted = Latest { identity, deeds: known.revision.deeds };
    publication::current(service, &wanted, known.revision.deeds).await
}

impl Wanted for Latest<'_> {
    fn url(&self) -> &str {
        TRUST_LIST_URL
    }

    fn content(&self) -> Digest {
        Digest::of(format!("the register after {} deeds", self.deeds))
    }

    fn institution(&self) -> Option<InstitutionId> {
        None
    }

    fn keys(&self) -> (&[KeyRow], Purpose) {
        (&self.identity.keys, Purpose::Service)
    }

    async fn sign(
        &self,
        service: &Service,
        tx: &mut Tx,
        (row, key): (&KeyRow, &SigningKey),
        at: Instant,
    ) -> Result<Publication, Problem> {
        let seq = tx.next_trust_seq().await?;
        let list = service.0.store.trust_list(service_did(&self.identity.authority), seq, at).await?;
        Ok(Publication {
            url: TRUST_LIST_URL.to_owned(),
            kid: row.id.clone(),
            signed: at,
            content: self.content(),
            document: None,
            token: list.sign(&row.id, key),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{body, empty_register, get, register, send, service};
    use crate::status::{Cause, Standing};
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
    async fn a_suspension_stands_in_the_trust_list_and_sets_no_bit() {
        let register = register().await;
        let service = service(register.clone());
        register.suspend("IMU-2022-0001").await;
        let known = service.0.knowledge.now().await.unwrap();
        let key = known.service.as_ref().unwrap().keys[0].key;
        let list = TrustList::open(&body(send(&service, get("/trust.json")).await).await, &key).unwrap();
        let status = &list.institutions[0].status[0];
        let note = &status.notes[&94_567];
        assert_eq!((note.standing, note.cause), (Standing::Suspended, Some(Cause::UnderReview)));
        assert_eq!(status.bits.places().count(), 0);
    }

    #[tokio::test]
    async fn a_service_without_institutions_has_no_list() {
        let service = service(empty_register().await);
        let response = send(&service, get("/trust.json")).await;
        insta::assert_snapshot!(body(response).await, @r#"{"type":"about:blank","title":"Not Found","status":404,"code":"not-found","detail":"nothing is here"}"#);
    }
}
