//! `POST /credentials/verify`: whether a credential is signed by its issuer, valid, and not taken back.
//!
//! 200 with `verified: true`, or 400 with `verified: false` and the problems.

use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Map, Value};

use super::super::Service;
use super::super::examine::aside;
use super::super::problem::Problem;
use super::check::{Asked, Desk, belief};
use super::envelope;
use super::report::{Report, Trouble, respond};
use super::request::{Given, Request, malformed};
use crate::keys::Purpose;
use crate::proof::data_integrity::{Expected, ProofPurpose};
use crate::vcdm::token::Kind;
use crate::vcdm::{self, Envelope, Token};

/// The options of VCALM, and those by which the Data Integrity suites say what a proof must be for.
const OPTIONS: [&str; 6] =
    ["returnResults", "returnProblemDetails", "returnCredential", "expectedProofPurpose", "domain", "challenge"];

pub(super) async fn handler(
    State(service): State<Service>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let mut request = Request::read(&service, &headers, body).await?;
    let options = request.options(&OPTIONS)?;
    let credential = request.object("verifiableCredential")?;
    let asked = Asked::of(&options)?;
    let (with_results, with_input) = (options.flag("returnResults")?, options.flag("returnCredential")?);
    options.flag("returnProblemDetails")?;
    let wanted = Wanted::of(&options)?;
    let desk = service.desk().await?;
    let _core = service.core().await?;
    aside(move || {
        let mut report = Report::default();
        desk.credential(&credential, asked, &wanted.expected(), &mut report);
        let is_verified = report.is_verified();
        let results = report.take_results();
        let input = with_input.then_some(("credential", Value::Object(credential)));
        respond(is_verified, &report.into_json(with_results.then_some(results), input))
    })
    .await
}

/// What the proof must be for.
struct Wanted {
    purpose: ProofPurpose,
    domain: Option<String>,
    challenge: Option<String>,
}

impl Wanted {
    fn of(options: &Given) -> Result<Self, Problem> {
        let purpose = match options.text("expectedProofPurpose")? {
            None | Some("assertionMethod") => ProofPurpose::AssertionMethod,
            Some("authentication") => ProofPurpose::Authentication,
            Some(other) => return Err(malformed(format!("expectedProofPurpose {other} is not known"))),
        };
        let owned = |name| Ok::<_, Problem>(options.text(name)?.map(str::to_owned));
        Ok(Self { purpose, domain: owned("domain")?, challenge: owned("challenge")? })
    }

    fn expected(&self) -> Whose<'_> {
        Whose {
            purpose: self.purpose,
            domain: self.domain.as_deref().into_iter().collect(),
            challenge: self.challenge.as_deref(),
        }
    }
}

/// The same, as long as it is asked for.
pub(super) struct Whose<'a> {
    pub(super) purpose: ProofPurpose,
    pub(super) domain: Vec<&'a str>,
    pub(super) challenge: Option<&'a str>,
}

impl Whose<'_> {
    /// What any credential's proof is for.
    pub(super) fn assertion() -> Self {
        Self { purpose: ProofPurpose::AssertionMethod, domain: Vec::new(), challenge: None }
    }

    pub(super) fn to_expected(&self) -> Expected<'_> {
        Expected { purpose: self.purpose, domain: &self.domain, challenge: self.challenge }
    }
}

impl Desk {
    /// Checks one credential, in an envelope or with a proof of its own.
    pub(super) fn credential(
        &self,
        credential: &Map<String, Value>,
        asked: Asked,
        whose: &Whose<'_>,
        report: &mut Report,
    ) {
        if Envelope::is_credential(credential) {
            match Envelope::parse(credential, Envelope::CREDENTIAL) {
                Ok(envelope) => self.enveloped_credential(&envelope, asked, report),
                Err(fault) => report.fail(Trouble::Malformed, fault),
            }
            return;
        }
        if let Err(fault) = vcdm::check_credential(credential) {
            return report.fail(Trouble::Malformed, fault);
        }
        let signers = self.proofs(credential, &whose.to_expected(), purposes(credential), report);
        let issuer = issuer(credential);
        match signers.iter().find(|signer| Some(signer.did.as_str()) == issuer) {
            Some(signer) => belief(signer, report),
            None if report.is_verified() => report.fail(Trouble::Cryptographic, "no proof is by a key of the issuer"),
            None => {}
        }
        self.validity(credential, asked, report);
        self.statuses(credential, asked, report);
    }

    /// Checks a credential in an envelope.
    pub(super) fn enveloped_credential(&self, envelope: &Envelope<'_>, asked: Asked, report: &mut Report) {
        let Some(token) = envelope::open(envelope, Kind::Credential, report) else { return };
        let Some(document) = self.token(&token, report) else { return };
        if let Err(fault) = vcdm::check_credential(document) {
            return report.fail(Trouble::Malformed, fault);
        }
        if let Some(signer) = self.signer(&token, purposes(document), issuer(document), report) {
            belief(&signer, report);
        }
        self.validity(document, asked, report);
        self.statuses(document, asked, report);
    }

    fn token<'t>(&self, token: &'t Token, report: &mut Report) -> Option<&'t Map<String, Value>> {
        token.document(self.at).map_err(|fault| report.fail(Trouble::Proof, fault)).ok()
    }
}

/// The keys that may sign a credential: a status list has one of its own.
fn purposes(credential: &Map<String, Value>) -> &'static [Purpose] {
    let types = credential.get("type").and_then(Value::as_array);
    let is_list = types.is_some_and(|types| types.iter().any(|one| one == "BitstringStatusListCredential"));
    if is_list { &[Purpose::Status] } else { &[Purpose::Credential] }
}

/// The issuer's identifier, in either form.
pub(super) fn issuer(credential: &Map<String, Value>) -> Option<&str> {
    let issuer = credential.get("issuer")?;
    issuer.as_str().or_else(|| issuer.get("id")?.as_str())
}

impl Service {
    /// What verifying needs, as of now.
    pub(super) async fn desk(&self) -> Result<Desk, Problem> {
        let known = self.0.knowledge.now().await?;
        Ok(Desk { trust: known.trust.clone(), conformance: self.0.options.conformance.clone(), at: self.now() })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{self, body, post, register, send, service};
    use super::*;
    use serde_json::json;

    async fn ask(service: &Service, credential: &Value) -> (u16, Value) {
        let asked = json!({"verifiableCredential": credential, "options": {"returnResults": true}}).to_string();
        let response = send(service, post("/credentials/verify", "application/json", asked)).await;
        (response.status().as_u16(), serde_json::from_str(&body(response).await).unwrap())
    }

    fn document() -> Value {
        serde_json::from_str(&testing::credential_json()).unwrap()
    }

    fn enveloped(token: &str) -> Value {
        Value::Object(Envelope::around(token, Envelope::CREDENTIAL, "application/vc+jwt"))
    }

    #[tokio::test]
    async fn a_certificate_of_a_hosted_institution_is_verified_until_it_is_withdrawn() {
        let register = register().await;
        let service = service(register.clone());
        for certificate in [document(), enveloped(&register.token)] {
            let (status, answer) = ask(&service, &certificate).await;
            assert_eq!((status, &answer["verified"]), (200, &json!(true)), "{answer}");
            assert_eq!(answer.get("problemDetails"), None, "it is believed, so there is no warning");
            assert_eq!(answer["results"]["credentialStatus"][0]["value"], 0);
        }
        register.withdraw("IMU-2022-0001").await;
        for certificate in [document(), enveloped(&register.token)] {
            let (status, answer) = ask(&service, &certificate).await;
            assert_eq!((status, &answer["verified"]), (400, &json!(false)));
            assert_eq!(answer["problemDetails"][0]["type"], "urn:testamur:reason:withdrawn");
        }
    }

    #[tokio::test]
    async fn keys_that_are_stolen_or_compromised_do_not_count() {
        let register = register().await;
        let service = service(register.clone());
        for (token, problem) in [
            (&register.stolen, "https://www.w3.org/TR/vc-data-model#CRYPTOGRAPHIC_SECURITY_ERROR"),
            (&register.foreign, "https://www.w3.org/TR/vc-data-model#CRYPTOGRAPHIC_SECURITY_ERROR"),
            (&register.unknown, "https://w3id.org/security#INVALID_VERIFICATION_METHOD"),
        ] {
            let (status, answer) = ask(&service, &enveloped(token)).await;
            assert_eq!((status, answer["problemDetails"][0]["type"].as_str()), (400, Some(problem)), "{answer}");
        }
        register.revoke_credential_key().await;
        let (status, answer) = ask(&service, &document()).await;
        assert_eq!((status, &answer["problemDetails"][0]["type"]), (400, &json!("urn:testamur:reason:key-revoked")));
    }

    #[tokio::test]
    async fn the_served_status_list_is_verified_with_the_key_for_lists_alone() {
        let service = service(register().await);
        let list = body(send(&service, testing::get("/medeniyet/status/1")).await).await;
        let list: Value = serde_json::from_str(&list).unwrap();
        assert_eq!(ask(&service, &list).await.0, 200);
        let mut disguised = list;
        disguised["type"] = json!(["VerifiableCredential"]);
        let (status, answer) = ask(&service, &disguised).await;
        assert_eq!(status, 400);
        assert_eq!(answer["problemDetails"][0]["type"], "https://w3id.org/security#INVALID_VERIFICATION_METHOD");
    }
}
