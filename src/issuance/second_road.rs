//! ⑤ of the gate: what was signed is verified by software that shares nothing with what signed it. The token by josekit
//! with its own OpenSSL key; the JSON by oxjsonld, RDFC-1.0 and OpenSSL's Ed25519.

use std::sync::LazyLock;

use openssl::pkey::{Id, PKey};
use openssl::sign::Verifier;
use serde_json::{Map, Value};

use super::jose;
use crate::keys::VerifyingKey;
use crate::proof::json_ld::{self, Contexts};
use crate::wire::digest::Digest;
use crate::wire::{jcs, json, multibase};

/// Confirms both forms of one credential.
///
/// # Errors
/// The name of the road that does not confirm.
pub(super) fn confirm(payload: &str, token: &str, document: &str, key: &VerifyingKey) -> Result<(), &'static str> {
    let theirs = jose::verify_by_openssl(token, key).map_err(|_| "josekit with OpenSSL")?;
    if theirs != payload.as_bytes() {
        return Err("josekit with OpenSSL");
    }
    let document = json::parse_object(document).map_err(|_| "strict JSON")?;
    confirm_document(&document, key).ok_or("RDFC-1.0 with OpenSSL")?;
    confirm_same(payload, document).ok_or("the two forms say the same")
}

/// eddsa-rdfc-2022, section 3.2.2 to 3.2.5, by the general path.
fn confirm_document(document: &Map<String, Value>, key: &VerifyingKey) -> Option<()> {
    static CONTEXTS: LazyLock<Contexts> = LazyLock::new(Contexts::embedded);
    let contexts = &*CONTEXTS;
    let mut unsecured = document.clone();
    let proofs = unsecured.remove("proof")?;
    let [Value::Object(proof)] = proofs.as_array()?.as_slice() else { return None };
    let mut config = proof.clone();
    let signature = multibase::decode(config.remove("proofValue")?.as_str()?).ok()?;
    config.insert("@context".to_owned(), document.get("@context")?.clone());
    let hash = |object: Map<String, Value>| json_ld::canonicalize(&object, contexts).ok().map(Digest::of);
    let message = [*hash(config)?.as_bytes(), *hash(unsecured)?.as_bytes()].concat();
    let key = PKey::public_key_from_raw_bytes(key.as_bytes(), Id::ED25519).ok()?;
    let mut verifier = Verifier::new_without_digest(&key).ok()?;
    verifier.verify_oneshot(&signature, &message).ok()?.then_some(())
}

/// `credential.json` without `proof` and with `iss` is the payload.
fn confirm_same(payload: &str, mut document: Map<String, Value>) -> Option<()> {
    document.remove("proof");
    let issuer = document.get("issuer")?.get("id")?.clone();
    document.insert("iss".to_owned(), issuer);
    (jcs::canonicalize(&Value::Object(document)) == payload).then_some(())
}
