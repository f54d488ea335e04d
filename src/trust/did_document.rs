//! Keys for the outside world: the DID document (Controlled Identifiers 1.0, `did:web`) and the JWK set (RFC 7517).
//!
//! Each key stands twice in the document: as `JsonWebKey` `#key-N`, which the header of a token names, and as Multikey
//! `#z6Mk…`, which a Data Integrity proof names. Retired keys stay; compromised ones stay too, with `revoked`, but are no
//! longer an assertion method.

use serde_json::{Map, Value, json};

use super::{Institution, Key, TrustFault};
use crate::claims::Did;
use crate::keys::{KeyId, VerifyingKey};
use crate::time::Instant;

/// The DID document of an institution.
#[must_use]
pub fn did_document(institution: &Institution) -> Value {
    let did = institution.did.as_str();
    let methods = institution.keys.iter().flat_map(|key| [json_web_key(key), multikey(key)]).collect::<Vec<_>>();
    let current = institution.keys.iter().filter(|key| key.revoked.is_none());
    let assertion = current.flat_map(|key| [key.id.to_string(), key.method()]).collect::<Vec<_>>();
    json!({
        "@context": CONTEXTS,
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": assertion,
    })
}

/// The keys of an institution as a JWK set; `kid` is the one that tokens name. Compromised keys are left out.
#[must_use]
pub fn jwks(institution: &Institution) -> Value {
    let current = institution.keys.iter().filter(|key| key.revoked.is_none());
    let keys = current.map(|key| {
        json!({"kty": "OKP", "crv": "Ed25519", "x": key.key.to_jwk_x(), "kid": key.id.as_str(), "alg": "EdDSA", "use": "sig"})
    });
    json!({ "keys": keys.collect::<Vec<_>>() })
}

/// Reads another implementation's DID document: its Ed25519 keys, and nothing about who it is.
///
/// Methods of other kinds are passed over. A key counts if `assertionMethod` names or holds it and its controller is the
/// DID itself.
///
/// # Errors
/// [`TrustFault`] if the document is of another DID, or has no such key.
pub fn read_did_document(document: &Map<String, Value>, did: &Did) -> Result<Institution, TrustFault> {
    if document.get("id").and_then(Value::as_str) != Some(did.as_str()) {
        return Err(TrustFault::Malformed(format!("the DID document is not that of {did}")));
    }
    let methods = array(document, "verificationMethod");
    let mut keys: Vec<Key> = Vec::new();
    for assertion in array(document, "assertionMethod").iter().take(MAX_METHODS) {
        let method = match assertion {
            Value::String(id) => methods.iter().take(MAX_METHODS).find(|method| {
                absolute(method.get("id"), did).as_deref() == absolute(Some(&json!(id)), did).as_deref()
            }),
            embedded => Some(embedded),
        };
        if let Some(key) = method.and_then(|method| read_method(method, did))
            && keys.iter().all(|known| known.id != key.id)
        {
            keys.push(key);
        }
    }
    if keys.is_empty() {
        return Err(TrustFault::Malformed(format!("the DID document of {did} has no Ed25519 key for assertions")));
    }
    Ok(resolved(did, keys))
}

/// The one key of a `did:key`, which is its own DID document.
#[must_use]
pub fn resolve_did_key(did: &Did) -> Option<Institution> {
    let multikey = did.as_str().strip_prefix("did:key:")?;
    let key = VerifyingKey::from_multikey(multikey).ok()?;
    let id = KeyId::parse(&format!("{did}#{multikey}")).ok()?;
    Some(resolved(did, vec![Key::new(id, key, None, None)]))
}

/// The contexts of a DID document: DID Core, Multikey, `JsonWebKey`.
const CONTEXTS: [&str; 3] =
    ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1", "https://w3id.org/security/jwk/v1"];

/// The most verification methods of a foreign document that are looked at.
const MAX_METHODS: usize = 64;

fn resolved(did: &Did, keys: Vec<Key>) -> Institution {
    Institution {
        did: did.clone(),
        slug: None,
        hosts: did.authority().into_iter().collect(),
        former_hosts: Vec::new(),
        names: Vec::new(),
        country: None,
        website: None,
        identifiers: Vec::new(),
        keys,
        is_demo: false,
    }
}

fn json_web_key(key: &Key) -> Value {
    let jwk = json!({"kty": "OKP", "crv": "Ed25519", "x": key.key.to_jwk_x()});
    method(key, json!({"id": key.id.as_str(), "type": "JsonWebKey", "controller": key.id.did(), "publicKeyJwk": jwk}))
}

fn multikey(key: &Key) -> Value {
    let multibase = key.multikey();
    method(
        key,
        json!({"id": key.method(), "type": "Multikey", "controller": key.id.did(), "publicKeyMultibase": multibase}),
    )
}

fn method(key: &Key, mut method: Value) -> Value {
    if let (Some(revoked), Some(members)) = (key.revoked, method.as_object_mut()) {
        members.insert("revoked".to_owned(), json!(revoked.to_string()));
    }
    method
}

fn array<'a>(document: &'a Map<String, Value>, member: &str) -> &'a [Value] {
    document.get(member).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A DID URL in full: relative ones (`#key-1`) are completed.
fn absolute(id: Option<&Value>, did: &Did) -> Option<String> {
    let id = id?.as_str()?;
    Some(if id.starts_with('#') { format!("{did}{id}") } else { id.to_owned() })
}

fn read_method(method: &Value, did: &Did) -> Option<Key> {
    if method.get("controller").and_then(Value::as_str).is_some_and(|controller| controller != did.as_str()) {
        return None;
    }
    let id = KeyId::parse(&absolute(method.get("id"), did)?).ok().filter(|id| id.did() == did.as_str())?;
    let text = |member: &str| method.get(member).and_then(Value::as_str);
    let key = match text("type")? {
        "JsonWebKey" | "JsonWebKey2020" => read_jwk(method.get("publicKeyJwk")?)?,
        "Multikey" | "Ed25519VerificationKey2020" => VerifyingKey::from_multikey(text("publicKeyMultibase")?).ok()?,
        _ => return None,
    };
    let mut key = Key::new(id, key, None, None);
    if let Some(revoked) = method.get("revoked") {
        // A revocation that cannot be read is a revocation.
        let instant = revoked.as_str().and_then(|text| Instant::parse_lenient(text).ok());
        key.revoked = Some(instant.unwrap_or(Instant::from_unix(0)));
    }
    Some(key)
}

fn read_jwk(jwk: &Value) -> Option<VerifyingKey> {
    let text = |member: &str| jwk.get(member).and_then(Value::as_str);
    let is_ed25519 = text("kty") == Some("OKP") && text("crv") == Some("Ed25519");
    is_ed25519.then(|| VerifyingKey::from_jwk_x(text("x")?).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::known::samples;

    fn parsed(document: Value) -> Map<String, Value> {
        let Value::Object(document) = document else { panic!() };
        document
    }

    #[test]
    fn lists_each_key_twice_and_compromised_ones_only_as_revoked() {
        let mut university = samples::institution("medeniyet", 1);
        university.keys[0].retired = Some(Instant::from_unix(1_700_000_000));
        university.keys[1].revoked = Some(Instant::from_unix(1_700_000_000));
        let document = did_document(&university);
        let did = university.did.as_str();
        let multikey = university.keys[0].multikey();
        assert_eq!(document["assertionMethod"], json!([format!("{did}#key-1"), format!("{did}#{multikey}")]));
        assert_eq!(document["verificationMethod"].as_array().unwrap().len(), 4);
        assert_eq!(document["verificationMethod"][2]["revoked"], "2023-11-14T22:13:20Z");
        assert_eq!(document["verificationMethod"][0]["revoked"], Value::Null);
        assert_eq!(jwks(&university)["keys"].as_array().unwrap().len(), 1);
        assert_eq!(jwks(&university)["keys"][0]["kid"], format!("{did}#key-1"));
    }

    #[test]
    fn reads_what_it_writes() {
        let university = samples::institution("medeniyet", 1);
        let read = read_did_document(&parsed(did_document(&university)), &university.did).unwrap();
        assert_eq!(read.keys.len(), 4);
        assert_eq!(read.key(&university.keys[0].id).unwrap().key, university.keys[0].key);
        assert_eq!(read.display_name(), "demo.testamur.example");
        assert!(read_did_document(&parsed(did_document(&university)), &Did::parse("did:web:a.b").unwrap()).is_err());
    }

    #[test]
    fn reads_documents_of_others_with_care() {
        let did = Did::parse("did:web:uni.example").unwrap();
        let key = samples::signing_key(1).verifying_key();
        let multikey = key.to_multikey();
        let document = |assertion: Value| {
            parsed(json!({
                "id": "did:web:uni.example",
                "verificationMethod": [
                    {"id": "#a", "type": "Ed25519VerificationKey2020", "controller": "did:web:uni.example", "publicKeyMultibase": multikey},
                    {"id": "#p256", "type": "JsonWebKey", "publicKeyJwk": {"kty": "EC", "crv": "P-256", "x": "", "y": ""}},
                    {"id": "#other", "type": "Multikey", "controller": "did:web:evil.example", "publicKeyMultibase": multikey},
                    {"id": "did:web:evil.example#x", "type": "Multikey", "publicKeyMultibase": multikey},
                    {"id": "#weak", "type": "JsonWebKey2020", "publicKeyJwk": {"kty": "OKP", "crv": "Ed25519", "x": "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}},
                    {"id": "#gone", "type": "Multikey", "publicKeyMultibase": multikey, "revoked": "some day"},
                ],
                "authentication": ["#a"],
                "assertionMethod": assertion,
            }))
        };
        let ids = |assertion: Value| {
            read_did_document(&document(assertion), &did)
                .map(|found| found.keys.iter().map(|key| key.id.fragment().to_owned()).collect::<Vec<_>>())
                .unwrap_or_default()
        };
        assert_eq!(ids(json!(["did:web:uni.example#a", "#a", "#none", 7])), ["a"]);
        assert!(ids(json!(["#p256", "#other", "did:web:evil.example#x", "#weak"])).is_empty());
        assert!(ids(json!([])).is_empty());
        let gone = read_did_document(&document(json!(["#gone"])), &did).unwrap();
        assert!(gone.keys[0].revoked.is_some());
        let embedded = json!([{"id": "#e", "type": "Multikey", "controller": "did:web:uni.example", "publicKeyMultibase": multikey}]);
        assert_eq!(ids(embedded), ["e"]);
    }

    #[test]
    fn a_did_key_is_its_own_document() {
        let multikey = samples::signing_key(1).verifying_key().to_multikey();
        let did = Did::parse(&format!("did:key:{multikey}")).unwrap();
        let found = resolve_did_key(&did).unwrap();
        assert_eq!(found.keys[0].id.as_str(), format!("{did}#{multikey}"));
        assert!(resolve_did_key(&Did::parse("did:web:uni.example").unwrap()).is_none());
    }
}
