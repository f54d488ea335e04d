//! `POST /presentations/verify`: whether a presentation is its holder's, made for this domain and challenge, and every
//! credential in it is good.

use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Map, Value, json};

use super::super::Service;
use super::super::examine::aside;
use super::super::problem::Problem;
use super::check::{Asked, Desk};
use super::envelope;
use super::report::{Report, Trouble, respond};
use super::request::{Request, malformed};
use super::verify::{Whose, issuer};
use crate::keys::Purpose;
use crate::proof::data_integrity::{Expected, ProofPurpose};
use crate::vcdm::token::Kind;
use crate::vcdm::{Contained, Envelope, Presentation};

const OPTIONS: [&str; 5] = ["challenge", "domain", "returnPresentation", "returnResults", "returnProblemDetails"];

/// The most credentials of one presentation that are checked.
const MAX_CREDENTIALS: usize = 16;

pub(super) async fn handler(
    State(service): State<Service>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let mut request = Request::read(&service, &headers, body).await?;
    let options = request.options(&OPTIONS)?;
    let (secured, bare) =
        (request.optional_object("verifiablePresentation")?, request.optional_object("presentation")?);
    let (presentation, is_bare) = match (secured, bare) {
        (Some(presentation), None) => (presentation, false),
        (None, Some(presentation)) => (presentation, true),
        _ => return Err(malformed("one of verifiablePresentation and presentation is needed".to_owned())),
    };
    let asked = Asked::of(&options)?;
    let owned = |name| Ok::<_, Problem>(options.text(name)?.map(str::to_owned));
    let (challenge, domain) = (owned("challenge")?, owned("domain")?);
    let (with_results, with_input) = (options.flag("returnResults")?, options.flag("returnPresentation")?);
    options.flag("returnProblemDetails")?;
    let desk = service.desk().await?;
    let _core = service.core().await?;
    aside(move || {
        let meant = Meant { challenge: challenge.as_deref(), domain: domain.as_deref(), is_bare };
        let mut checked = Checked { report: Report::default(), credentials: Vec::new() };
        desk.presentation(&presentation, asked, meant, &mut checked);
        let is_verified = checked.report.is_verified();
        let results = json!({"presentation": checked.report.take_results(), "credentials": checked.credentials});
        let results = results.as_object().cloned().filter(|_| with_results);
        let input = with_input.then_some(("verifiablePresentation", Value::Object(presentation)));
        respond(is_verified, &checked.report.into_json(results, input))
    })
    .await
}

/// What a presentation has to be for.
#[derive(Clone, Copy)]
struct Meant<'a> {
    challenge: Option<&'a str>,
    domain: Option<&'a str>,
    /// Sent as a presentation without a proof: only its form and its credentials are checked.
    is_bare: bool,
}

/// What was found of a presentation and of its credentials.
struct Checked {
    report: Report,
    credentials: Vec<Value>,
}

impl Desk {
    fn presentation(&self, presentation: &Map<String, Value>, asked: Asked, meant: Meant<'_>, checked: &mut Checked) {
        let report = &mut checked.report;
        if Envelope::is_presentation(presentation) {
            let envelope = Envelope::parse(presentation, Envelope::PRESENTATION);
            let Some(envelope) = envelope.map_err(|fault| report.fail(Trouble::Malformed, fault)).ok() else { return };
            let Some(token) = envelope::open(&envelope, Kind::Presentation, report) else { return };
            let Some(document) = token.document(self.at).map_err(|fault| report.fail(Trouble::Proof, fault)).ok()
            else {
                return;
            };
            let parsed = Presentation::parse(document);
            let Some(parsed) = parsed.map_err(|fault| report.fail(Trouble::Malformed, fault)).ok() else { return };
            let signer = self.signer(&token, &[Purpose::Credential], parsed.holder, report);
            claims(document, meant, report);
            return self.contained(&parsed, signer.map(|signer| vec![signer.did]).as_deref(), asked, checked);
        }
        let parsed = Presentation::parse(presentation);
        let Some(parsed) = parsed.map_err(|fault| report.fail(Trouble::Malformed, fault)).ok() else { return };
        if meant.is_bare {
            return self.contained(&parsed, None, asked, checked);
        }
        let domain: Vec<&str> = meant.domain.into_iter().collect();
        let expected = expected(presentation, meant, &domain);
        let signers = self.proofs(presentation, &expected, &[Purpose::Credential], report);
        for (name, value) in [("challenge", meant.challenge), ("domain", meant.domain)] {
            if let Some(value) = value {
                report.result(name, !signers.is_empty(), &json!(value));
            }
        }
        let dids: Vec<String> = signers.into_iter().map(|signer| signer.did).collect();
        if dids.is_empty() && report.is_verified() {
            report.fail(Trouble::Proof, "no proof of the presentation could be checked");
        }
        if let Some(holder) = parsed.holder {
            let is_good = dids.iter().any(|did| did == holder);
            report.result("holder", is_good, &json!(holder));
            if !is_good {
                report.fail(Trouble::Cryptographic, "no proof is by a key of the holder");
            }
        }
        self.contained(&parsed, Some(&dids), asked, checked);
    }

    /// Checks what is presented. `signers` have signed the whole; `None` if nobody has.
    fn contained(
        &self,
        presentation: &Presentation<'_>,
        signers: Option<&[String]>,
        asked: Asked,
        checked: &mut Checked,
    ) {
        if presentation.credentials.len() > MAX_CREDENTIALS {
            let words = format!("a presentation of more than {MAX_CREDENTIALS} credentials");
            return checked.report.fail(Trouble::Malformed, words);
        }
        for (position, credential) in presentation.credentials.iter().enumerate() {
            let mut report = Report::default();
            match credential {
                Contained::Enveloped(envelope) => self.enveloped_credential(envelope, asked, &mut report),
                Contained::Document(document) if document.contains_key("proof") => {
                    self.credential(document, asked, &Whose::assertion(), &mut report);
                }
                Contained::Document(document) => {
                    self_asserted(document, presentation.holder, signers, &mut report);
                    self.validity(document, asked, &mut report);
                    self.statuses(document, asked, &mut report);
                }
            }
            if !report.is_verified() {
                checked
                    .report
                    .fail(Trouble::Proof, format!("credential {position} of the presentation is not verified"));
            }
            let results = report.take_results();
            checked.credentials.push(report.into_json(Some(results), None));
        }
    }
}

/// VCDM 2.0, section 4.13.3: a credential without a proof of its own is the holder's word about itself.
fn self_asserted(document: &Map<String, Value>, holder: Option<&str>, signers: Option<&[String]>, report: &mut Report) {
    if signers.is_none_or(<[String]>::is_empty) {
        return report.fail(Trouble::Proof, "a credential that nobody has signed");
    }
    match holder {
        None => report.fail(Trouble::Malformed, "a credential without a proof, in a presentation without a holder"),
        Some(holder) if issuer(document) != Some(holder) => {
            report.fail(Trouble::Cryptographic, "a credential without a proof whose issuer is not the holder");
        }
        Some(_) => {}
    }
}

/// A presentation is an authentication. Where neither challenge nor domain is asked for, an assertion will do as well.
fn expected<'a>(presentation: &Map<String, Value>, meant: Meant<'a>, domain: &'a [&'a str]) -> Expected<'a> {
    let first = match presentation.get("proof") {
        Some(Value::Array(proofs)) => proofs.first(),
        one => one,
    };
    let purpose = first.and_then(|proof| proof.get("proofPurpose")).and_then(Value::as_str);
    let is_free = meant.challenge.is_none() && meant.domain.is_none();
    if is_free && purpose == Some(ProofPurpose::AssertionMethod.word()) {
        Expected::assertion()
    } else {
        Expected::authentication(domain, meant.challenge)
    }
}

/// Challenge and domain of a token are its claims `nonce` and `aud` (`OpenID` for Verifiable Presentations names them so).
fn claims(document: &Map<String, Value>, meant: Meant<'_>, report: &mut Report) {
    if meant.challenge.is_some() && document.get("nonce").and_then(Value::as_str) != meant.challenge {
        report.fail(Trouble::Challenge, "the claim nonce is not the challenge");
    }
    let audience = match document.get("aud") {
        Some(Value::Array(several)) => several.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    if meant.domain.is_some_and(|domain| !audience.iter().any(|one| one == domain)) {
        report.fail(Trouble::Domain, "the claim aud is not the domain");
    }
}
