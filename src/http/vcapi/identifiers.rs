//! `GET /identifiers/{did}`: the document of a `did:key`, or of a `did:web` whose keys this service knows.
//!
//! Follows DID Resolution 1.0, section 7.1 (binding: HTTP GET). Nothing is fetched here. A DID URL with a fragment gives the
//! verification method that it names.

use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};

use super::super::Service;
use super::super::problem::{self, Problem};
use super::super::{accept, respond};
use super::keys;
use super::resolution::{Form, Unresolved, form, resolved};
use crate::claims::Did;
use crate::keys::{KeyFault, VerifyingKey};
use crate::trust::Trust;
use crate::trust::did_document::did_document;
use crate::wire::multibase;

/// The types of a document; the first is for whoever does not say.
const TYPES: [&str; 5] =
    ["application/did", "application/did+ld+json", "application/did+json", "application/ld+json", "application/json"];

pub(super) async fn handler(
    State(service): State<Service>,
    Path(did): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let known = service.0.knowledge.now().await?;
    let form = form(&headers);
    let answer = formats(query.as_deref().unwrap_or_default(), &did).and_then(|()| resolve(&known.trust, &did));
    let response = match (answer, form) {
        (Ok(document), Form::Document) => {
            let kind = accept::media(&headers, &TYPES);
            respond::cached(&headers, kind, document.to_string(), respond::FOR_A_MINUTE)
        }
        (Ok(document), form) => problem::of_kind(200, form.media_type(), &resolved(&document)),
        (Err(unresolved), form) => {
            problem::of_kind(unresolved.status(), form.media_type(), &form.unresolved(unresolved, &did))
        }
    };
    Ok(response)
}

/// `publicKeyFormat` asks for another form of the keys (did:key, section 3.1.1). There is one.
fn formats(query: &str, did: &str) -> Result<(), Unresolved> {
    let asked = query.split('&').find_map(|part| part.strip_prefix("publicKeyFormat="));
    match asked {
        None | Some("Multikey") => Ok(()),
        Some(_) if did.contains('#') || did.contains("%23") => Err(Unresolved::KeyFormat { is_dereferencing: true }),
        Some(_) => Err(Unresolved::KeyFormat { is_dereferencing: false }),
    }
}

fn resolve(trust: &Trust, url: &str) -> Result<Value, Unresolved> {
    let (did, fragment) = url.split_once('#').map_or((url, None), |(did, fragment)| (did, Some(fragment)));
    if did.contains(['/', '?']) {
        return Err(Unresolved::DidUrl);
    }
    let document = if did.starts_with("did:key:") {
        key_document(did)?
    } else if did.starts_with("did:web:") {
        let did = Did::parse(did).map_err(|_| Unresolved::Did)?;
        let (holder, _) = keys::holder(trust, did.as_str()).ok_or(Unresolved::NotFound)?;
        did_document(&holder)
    } else if is_did(did) {
        return Err(Unresolved::Method);
    } else {
        return Err(Unresolved::Did);
    };
    let Some(fragment) = fragment else { return Ok(document) };
    let methods = document.get("verificationMethod").and_then(Value::as_array);
    let wanted = format!("{did}#{fragment}");
    let method = methods.into_iter().flatten().find(|method| method.get("id").is_some_and(|id| *id == json!(wanted)));
    let Some(Value::Object(mut method)) = method.cloned() else { return Err(Unresolved::NotFound) };
    method.insert("@context".to_owned(), document.get("@context").cloned().unwrap_or_default());
    Ok(Value::Object(method))
}

/// DID Core 1.0, section 3.1: `did:`, a method, and something else.
fn is_did(text: &str) -> bool {
    let mut parts = text.splitn(3, ':');
    let is_word =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let is_rest = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_:%".contains(&byte))
    };
    parts.next() == Some("did") && parts.next().is_some_and(is_word) && parts.next().is_some_and(is_rest)
}

/// The did:key method, section 3.1: a multikey after an optional version, which is 1.
fn key_document(did: &str) -> Result<Value, Unresolved> {
    let rest = did.strip_prefix("did:key:").unwrap_or_default();
    let multikey = rest.strip_prefix("1:").or_else(|| rest.strip_prefix("1.1:")).unwrap_or(rest);
    VerifyingKey::from_multikey(multikey).map_err(|fault| key_fault(multikey, fault))?;
    let method = format!("{did}#{multikey}");
    Ok(json!({
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": did,
        "verificationMethod": [
            {"id": method, "type": "Multikey", "controller": did, "publicKeyMultibase": multikey},
        ],
        "authentication": [method],
        "assertionMethod": [method],
        "capabilityInvocation": [method],
        "capabilityDelegation": [method],
    }))
}

/// Why a multikey is no Ed25519 key.
fn key_fault(multikey: &str, fault: KeyFault) -> Unresolved {
    let Ok(bytes) = multibase::decode(multikey) else { return Unresolved::Did };
    match bytes.strip_prefix(&[0xed, 0x01]) {
        Some(key) if key.len() != 32 => Unresolved::KeyLength,
        Some(_) if fault == KeyFault::Weak || bytes.len() == 34 => Unresolved::Key,
        None if bytes.len() > 2 => Unresolved::KeyType,
        _ => Unresolved::Did,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{body, get, register, send, service};
    use serde_json::Value;

    #[tokio::test]
    async fn a_hosted_did_web_is_resolved_as_its_host_serves_it() {
        let service = service(register().await);
        let json =
            async |path: &str| -> Value { serde_json::from_str(&body(send(&service, get(path)).await).await).unwrap() };
        let resolved = json("/identifiers/did:web:demo.testamur.example:medeniyet").await;
        assert_eq!(resolved, json("/medeniyet/did.json").await);
        let key = json("/identifiers/did:web:demo.testamur.example:medeniyet%23key-1").await;
        assert_eq!((&key["type"], &key["controller"]), (&"JsonWebKey".into(), &resolved["id"]));
    }
}
