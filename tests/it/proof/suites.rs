//! The vectors of Data Integrity `EdDSA` Cryptosuites 1.0 (appendix B) and of JCS (RFC 8785).

use serde_json::{Map, Value};
use testamur::keys::{Signature, SigningKey, VerifyingKey};
use testamur::proof::Secured;
use testamur::proof::json_ld::{Contexts, canonicalize};
use testamur::wire::digest::Digest;
use testamur::wire::{jcs, json, multibase};

use crate::shared::{shared, shared_json, shared_text};

const FOLDER: &str = "vectors/vc-di-eddsa";

fn contexts() -> Contexts {
    let url = "https://www.w3.org/ns/credentials/examples/v2";
    Contexts::embedded().with(url, &shared_text("contexts/credentials-examples-v2.json").unwrap())
}

fn keys() -> (SigningKey, VerifyingKey) {
    let pair = shared_json(&format!("{FOLDER}/keyPair.json")).unwrap();
    // The multicodec of Ed25519 private keys, 0x1300, as a varint.
    let seed = multibase::decode(pair["privateKeyMultibase"].as_str().unwrap()).unwrap();
    let seed: [u8; 32] = seed.strip_prefix(&[0x80, 0x26]).unwrap().try_into().unwrap();
    let public = VerifyingKey::from_multikey(pair["publicKeyMultibase"].as_str().unwrap()).unwrap();
    (SigningKey::from_seed(seed.into()), public)
}

fn object(path: &str) -> Map<String, Value> {
    json::parse_object(shared_text(path).unwrap()).unwrap()
}

/// Holds every intermediate value of a vector, then the verdict over the whole and over changed documents.
fn vector(folder: &str, end: &str, canonicalize: impl Fn(&Map<String, Value>) -> String) {
    let file = |name: &str| shared_text(&format!("{FOLDER}/{folder}/{name}{end}.txt")).unwrap();
    let signed = object(&format!("{FOLDER}/{folder}/signed{end}.json"));
    let mut unsigned = signed.clone();
    unsigned.remove("proof");
    let document = canonicalize(&unsigned);
    assert_eq!(document.trim_end(), file("canonDoc"));
    assert_eq!(Digest::of(&document).to_string(), file("docHash"));
    let options = canonicalize(&object(&format!("{FOLDER}/{folder}/proofConfig{end}.json")));
    assert_eq!(options.trim_end(), file("proofCanon"));
    assert_eq!(Digest::of(&options).to_string(), file("proofHash"));
    let message = [*Digest::of(&options).as_bytes(), *Digest::of(&document).as_bytes()].concat();
    assert_eq!(hex(&message), file("combinedHash"));
    let (private, public) = keys();
    let signature = private.sign(&message);
    assert_eq!(hex(&signature.0), file("sigHex"));
    assert_eq!(multibase::encode(&signature.0), file("sigBTC58"));
    assert!(public.verify(&message, &Signature(signature.0)));

    let verify = |document: &Map<String, Value>| Secured::parse_with(document, &contexts()).unwrap().verify(&public);
    let secured = Secured::parse_with(&signed, &contexts()).unwrap();
    assert_eq!(secured.verify(&public), Ok(true));
    assert_eq!(secured.method(), signed["proof"]["verificationMethod"].as_str().unwrap());
    assert!(!secured.is_closed());
    for pointer in ["/name", "/credentialSubject/alumniOf", "/validFrom", "/proof/created", "/proof/verificationMethod"]
    {
        let mut changed = Value::Object(signed.clone());
        let value = changed.pointer_mut(pointer).unwrap();
        *value = if pointer.ends_with("From") || pointer.ends_with("created") {
            "2023-01-01T00:00:01Z".into()
        } else {
            "urn:x:y".into()
        };
        assert_eq!(verify(changed.as_object().unwrap()), Ok(false), "{pointer}");
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[test]
fn the_eddsa_rdfc_2022_vector_is_reproduced() {
    if shared(FOLDER).is_some() {
        vector("eddsa-rdfc-2022", "DataInt", |document| canonicalize(document, &contexts()).unwrap());
    }
}

#[test]
fn the_eddsa_jcs_2022_vector_is_reproduced() {
    if shared(FOLDER).is_some() {
        vector("eddsa-jcs-2022", "JCS", |document| jcs::canonicalize(&Value::Object(document.clone())));
    }
}

/// The contexts of `eddsa-jcs-2022` proofs begin the document's.
#[test]
fn a_jcs_proof_with_other_contexts_than_its_document_is_refused() {
    if shared(FOLDER).is_none() {
        return;
    }
    let (_, public) = keys();
    let signed = object(&format!("{FOLDER}/eddsa-jcs-2022/signedJCS.json"));
    let verdict = |change: &dyn Fn(&mut Map<String, Value>)| {
        let mut changed = signed.clone();
        change(&mut changed);
        Secured::parse(&changed).and_then(|secured| secured.verify(&public)).map_err(|fault| fault.code())
    };
    assert_eq!(verdict(&|_| {}), Ok(true));
    assert_eq!(verdict(&|document| document["@context"] = document["@context"][0].clone()), Err("malformed"));
    assert_eq!(verdict(&|document| document["proof"]["@context"] = "https://a.example".into()), Err("malformed"));
    assert_eq!(
        verdict(&|document| {
            document["proof"].as_object_mut().unwrap().remove("@context");
        }),
        Ok(false)
    );
    // More contexts at the end change meanings, but the standard lets them verify: such a document is not closed.
    let mut longer = signed.clone();
    longer["@context"].as_array_mut().unwrap().push("https://a.example".into());
    assert!(!Secured::parse(&longer).unwrap().is_closed());
}

#[test]
fn the_jcs_vectors_are_reproduced() {
    for name in ["arrays", "french", "structures", "unicode", "values", "weird"] {
        let Some(input) = shared_json(&format!("vectors/jcs/input/{name}.json")) else { return };
        let canonical = jcs::canonicalize(&input);
        assert_eq!(canonical, shared_text(&format!("vectors/jcs/output/{name}.json")).unwrap(), "{name}");
        let bytes = shared_text(&format!("vectors/jcs/outhex/{name}.txt")).unwrap();
        assert_eq!(hex(canonical.as_bytes()), bytes.split_whitespace().collect::<String>(), "{name}");
    }
}
