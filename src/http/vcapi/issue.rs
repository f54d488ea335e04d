//! `POST /credentials/issue`: checks a credential, completes it and secures it. 201, or 400 with what is wrong.

use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Map, Value, json};

use super::super::Service;
use super::super::examine::aside;
use super::super::problem::{self, Problem};
use super::caller::Caller;
use super::lists::{Place, StatusPurpose};
use super::request::{Given, Request, malformed};
use super::{Conformance, contexts, direct};
use crate::access::Permission;
use crate::issuance::Chance;
use crate::proof::data_integrity::{Cryptosuite, NewProof};
use crate::proof::{ProofFault, json_ld};
use crate::time::Instant;
use crate::vcdm::token::{self, Kind};
use crate::vcdm::{self, CONTEXT_V1, Envelope, Version};

/// `credentialId` and `mandatoryPointers` are VCALM's; the others say how to secure, and what else to add.
const OPTIONS: [&str; 6] = ["credentialId", "mandatoryPointers", "type", "cryptosuite", "envelope", "credentialStatus"];

pub(super) async fn handler(
    State(service): State<Service>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let caller = Caller::of(&service, &headers, Permission::IssueDirectly).await?;
    let mut request = Request::read(&service, &headers, body).await?;
    let order = Order::read(&request.options(&OPTIONS)?)?;
    let credential = request.object("credential")?;
    let issued = match caller {
        Caller::Anybody(issuer) => {
            let _core = service.core().await?;
            let at = service.now();
            aside(move || issue(&issuer, credential, &order, at)).await??
        }
        Caller::Program(granted) => direct::issue(&service, &granted, credential, &order).await?,
    };
    Ok(problem::created(&json!({"verifiableCredential": issued})))
}

/// How a credential is to be secured, and what is added to it.
pub(super) struct Order {
    pub(super) form: Form,
    pub(super) credential_id: Option<String>,
    pub(super) statuses: Vec<StatusPurpose>,
}

/// How a credential is secured.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// A Data Integrity proof.
    Proof(Cryptosuite),
    /// A token in an envelope.
    Envelope,
}

impl Order {
    fn read(options: &Given) -> Result<Self, Problem> {
        if options.text("type")?.is_some_and(|kind| kind != "DataIntegrityProof") {
            return Err(malformed(
                "the option type is DataIntegrityProof: other proofs are verified, but not made".to_owned(),
            ));
        }
        if !matches!(options.get("mandatoryPointers"), None | Some(Value::Null))
            && options.get("mandatoryPointers").and_then(Value::as_array).is_none_or(|pointers| !pointers.is_empty())
        {
            return Err(malformed("mandatoryPointers: nothing is issued for selective disclosure".to_owned()));
        }
        let form = match (options.text("envelope")?, options.text("cryptosuite")?) {
            (None, None | Some("eddsa-rdfc-2022")) => Form::Proof(Cryptosuite::EddsaRdfc2022),
            (None, Some("eddsa-jcs-2022")) => Form::Proof(Cryptosuite::EddsaJcs2022),
            (None, Some(_)) => {
                return Err(malformed("the option cryptosuite is eddsa-rdfc-2022 or eddsa-jcs-2022".to_owned()));
            }
            (Some("vc+jwt" | "application/vc+jwt"), None) => Form::Envelope,
            (Some(_), None) => return Err(malformed("the option envelope is vc+jwt".to_owned())),
            (Some(_), Some(_)) => return Err(malformed("either cryptosuite or envelope, not both".to_owned())),
        };
        Ok(Self { form, credential_id: options.text("credentialId")?.map(str::to_owned), statuses: statuses(options)? })
    }
}

/// Which states are to be kept: `{"type": "BitstringStatusListEntry", "statusPurpose": "revocation"}`, or a list of them.
fn statuses(options: &Given) -> Result<Vec<StatusPurpose>, Problem> {
    let wanted = match options.get("credentialStatus") {
        None => return Ok(Vec::new()),
        Some(Value::Array(several)) => several.as_slice(),
        Some(one) => std::slice::from_ref(one),
    };
    let purpose = |entry: &Value| {
        let is_ours = matches!(
            entry.get("type").and_then(Value::as_str),
            None | Some("BitstringStatusListEntry" | "BitstringStatusList")
        );
        let purpose = entry.get("statusPurpose").map_or(Some("revocation"), Value::as_str);
        StatusPurpose::from_word(purpose?).filter(|_| is_ours && entry.is_object())
    };
    let purposes = wanted.iter().map(purpose).collect::<Option<Vec<_>>>();
    let purposes = purposes.filter(|purposes| purposes.len() <= 2);
    purposes.ok_or_else(|| {
        malformed(
            "the option credentialStatus has type BitstringStatusListEntry and statusPurpose revocation or suspension"
                .to_owned(),
        )
    })
}

/// Issues one credential from the throw-away issuer.
fn issue(issuer: &Conformance, credential: Map<String, Value>, order: &Order, at: Instant) -> Result<Value, Problem> {
    let mut credential = completed(credential, issuer, at)?;
    let refused = |fault: &dyn std::fmt::Display| malformed(format!("the credential cannot be issued: {fault}"));
    // A proof that the caller had already would be over something else.
    let version = vcdm::check_credential(&credential).map_err(|fault| refused(&fault))?;
    credential.remove("proof");
    json_ld::canonicalize(&credential, &contexts()).map_err(|fault| refused(&fault))?;
    if version == Version::V1 && matches!(order.form, Form::Envelope) {
        return Err(malformed("an envelope holds a credential of version 2.0".to_owned()));
    }
    let places = add_statuses(&mut credential, issuer, &order.statuses)?;
    let known_as = order.credential_id.as_deref().or_else(|| credential.get("id")?.as_str());
    if let Some(id) = known_as
        && !issuer.lists().remember(id, places)
    {
        return Err(Problem::Busy);
    }
    match order.form {
        Form::Envelope => {
            let kid = Some(issuer.method().as_str());
            let token = token::sign(&credential, Kind::Credential, kid, issuer.key());
            Ok(Value::Object(Envelope::around(&token, Envelope::CREDENTIAL, Kind::Credential.media_type())))
        }
        Form::Proof(cryptosuite) => {
            let proof = NewProof::assertion(cryptosuite, issuer.method(), at);
            let secured = proof.add_with(&credential, issuer.key(), &contexts()).map_err(|fault| match fault {
                ProofFault::CanonicalizersDiffer => Problem::failed(fault),
                fault => refused(&fault),
            })?;
            Ok(Value::Object(with_one_proof(secured)))
        }
    }
}

/// The credential with what an issuer adds: its own identifier, and for version 1.1 the date and the context of the proof.
fn completed(
    mut credential: Map<String, Value>,
    issuer: &Conformance,
    at: Instant,
) -> Result<Map<String, Value>, Problem> {
    let own = || json!(issuer.did().as_str());
    match credential.get_mut("issuer") {
        None => _ = credential.insert("issuer".to_owned(), own()),
        Some(Value::Object(named)) if !named.contains_key("id") => _ = named.insert("id".to_owned(), own()),
        Some(_) => {}
    }
    // Whoever asks need not know the throw-away DID; but what is no issuer at all is refused, not replaced.
    vcdm::check_party(&credential, "issuer").map_err(|fault| malformed(fault.to_string()))?;
    match credential.get_mut("issuer") {
        Some(Value::Object(named)) => _ = named.insert("id".to_owned(), own()),
        Some(named) => *named = own(),
        None => {}
    }
    if let Some(Value::Array(contexts)) = credential.get_mut("@context")
        && contexts.first().is_some_and(|first| first == CONTEXT_V1)
    {
        if !contexts.iter().any(|context| context == DATA_INTEGRITY) {
            contexts.push(json!(DATA_INTEGRITY));
        }
        credential.entry("issuanceDate").or_insert_with(|| json!(at.to_string()));
    }
    Ok(credential)
}

/// The context that gives `DataIntegrityProof` its meaning in version 1.1; that of version 2.0 has it.
const DATA_INTEGRITY: &str = "https://w3id.org/security/data-integrity/v2";

fn add_statuses(
    credential: &mut Map<String, Value>,
    issuer: &Conformance,
    purposes: &[StatusPurpose],
) -> Result<Vec<Place>, Problem> {
    if purposes.is_empty() {
        return Ok(Vec::new());
    }
    let mut places = Vec::new();
    for &purpose in purposes {
        let place = issuer.lists().take(purpose, &Chance::System).map_err(Problem::failed)?;
        places.push(place.ok_or(Problem::Busy)?);
    }
    let mut entries = match credential.remove("credentialStatus") {
        None => Vec::new(),
        Some(Value::Array(entries)) => entries,
        Some(one) => vec![one],
    };
    entries.extend(places.iter().map(|place| issuer.entry(*place)));
    let entries = if entries.len() == 1 { entries.remove(0) } else { Value::Array(entries) };
    credential.insert("credentialStatus".to_owned(), entries);
    Ok(places)
}

/// The one proof of a document as an object, as most readers expect it; Open Badges wants a list (OB 3.0, section B.1.1).
pub(super) fn with_one_proof(mut document: Map<String, Value>) -> Map<String, Value> {
    let is_badge = document.get("type").and_then(Value::as_array).is_some_and(|types| {
        types.iter().any(|one| {
            matches!(one.as_str(), Some("OpenBadgeCredential" | "AchievementCredential" | "EndorsementCredential"))
        })
    });
    if let Some(Value::Array(proofs)) = document.get_mut("proof")
        && !is_badge
        && proofs.len() == 1
        && let Some(only) = proofs.pop()
    {
        document.insert("proof".to_owned(), only);
    }
    document
}
