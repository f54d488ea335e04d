//! `POST /presentations`: a presentation, signed by the throw-away issuer as its holder. 201.

use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};

use super::super::Service;
use super::super::examine::aside;
use super::super::problem::{self, Problem};
use super::caller::anybody;
use super::contexts;
use super::issue::with_one_proof;
use super::request::{Request, malformed};
use crate::proof::data_integrity::{Cryptosuite, NewProof, ProofPurpose};
use crate::time::Instant;
use crate::vcdm::Presentation;

const OPTIONS: [&str; 7] =
    ["type", "cryptosuite", "verificationMethod", "proofPurpose", "created", "challenge", "domain"];

pub(super) async fn handler(
    State(service): State<Service>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let issuer = anybody(&service)?;
    let mut request = Request::read(&service, &headers, body).await?;
    let options = request.options(&OPTIONS)?;
    let mut presentation = request.object("presentation")?;
    let refused = |fault: &dyn std::fmt::Display| malformed(format!("the presentation cannot be signed: {fault}"));
    let one_of = |name: &'static str, known: &[&str]| match options.text(name)? {
        Some(text) if !known.contains(&text) => {
            Err(malformed(format!("the option {name} is one of {}", known.join(", "))))
        }
        text => Ok(text.map(str::to_owned)),
    };
    one_of("type", &["DataIntegrityProof"])?;
    one_of("verificationMethod", &[issuer.method().as_str()])?;
    let cryptosuite = match one_of("cryptosuite", &["eddsa-rdfc-2022", "eddsa-jcs-2022"])?.as_deref() {
        Some("eddsa-jcs-2022") => Cryptosuite::EddsaJcs2022,
        _ => Cryptosuite::EddsaRdfc2022,
    };
    let purpose = match one_of("proofPurpose", &["assertionMethod", "authentication"])?.as_deref() {
        Some("assertionMethod") => ProofPurpose::AssertionMethod,
        _ => ProofPurpose::Authentication,
    };
    let created = match options.text("created")? {
        Some(text) => Instant::parse_lenient(text).map_err(|fault| refused(&fault))?,
        None => service.now(),
    };
    let (challenge, domain) =
        (options.text("challenge")?.map(str::to_owned), options.text("domain")?.map(str::to_owned));
    presentation.remove("proof");
    presentation.entry("holder").or_insert_with(|| json!(issuer.did().as_str()));
    let holder = Presentation::parse(&presentation).map_err(|fault| refused(&fault))?.holder.map(str::to_owned);
    if holder.as_deref() != Some(issuer.did().as_str()) {
        return Err(malformed(format!("the holder is not {}: leave it out", issuer.did())));
    }
    let _core = service.core().await?;
    let secured = aside(move || {
        let domain: Vec<&str> = domain.as_deref().into_iter().collect();
        let proof = NewProof {
            purpose,
            challenge: challenge.as_deref(),
            domain: &domain,
            ..NewProof::assertion(cryptosuite, issuer.method(), created)
        };
        proof.add_with(&presentation, issuer.key(), &contexts())
    });
    let secured = secured.await?.map_err(|fault| refused(&fault))?;
    Ok(problem::created(&json!({"verifiablePresentation": Value::Object(with_one_proof(secured))})))
}
