//! `GET /identifiers/{did}`: w3c-ccg/did-key-test-suite, in both forms of errors.

use super::*;

const WORDS: &str = "application/ld+json;profile=\"https://w3id.org/did-resolution\"";
const OBJECTS: &str = "application/did-resolution";
const DID: &str = "did:key:z6MktKwz7Ge1Yxzr4JHavN33wiwa8y81QdcMRLXQsrH9T53b";
const MULTIKEY: &str = "z6MktKwz7Ge1Yxzr4JHavN33wiwa8y81QdcMRLXQsrH9T53b";

fn path(did: &str) -> String {
    let escaped: String = did
        .bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    format!("/identifiers/{escaped}")
}

#[tokio::test]
async fn a_did_key_is_its_own_document() {
    let api = Api::conformance().await;
    for (accept, expected) in [
        ("*/*", "application/did"),
        ("application/did+ld+json", "application/did+ld+json"),
        ("application/did+json", "application/did+json"),
        ("application/ld+json, application/json", "application/ld+json"),
        ("application/json", "application/json"),
    ] {
        let (status, kind, document) = api.get(&path(DID), accept).await;
        assert_eq!((status, kind.as_str()), (StatusCode::OK, expected));
        assert_eq!(document["id"], DID);
        assert_eq!(document["verificationMethod"][0]["type"], "Multikey");
        assert_eq!(document["verificationMethod"][0]["publicKeyMultibase"], MULTIKEY);
        let method = format!("{DID}#{MULTIKEY}");
        for relation in ["authentication", "assertionMethod", "capabilityInvocation", "capabilityDelegation"] {
            assert_eq!(document[relation], json!([method]), "{relation}");
        }
    }
    for accept in [WORDS, OBJECTS] {
        let (status, kind, result) = api.get(&path(DID), accept).await;
        assert_eq!((status, kind.as_str()), (StatusCode::OK, accept));
        assert_eq!(result["didDocument"]["id"], DID);
        assert_eq!(result["didResolutionMetadata"]["contentType"], "application/did");
        assert!(result["@context"].is_string() && result["didDocumentMetadata"].is_object());
    }
}

#[tokio::test]
async fn the_key_of_a_did_url_is_found() {
    let api = Api::conformance().await;
    let (status, _, method) = api.get(&path(&format!("{DID}#{MULTIKEY}")), "*/*").await;
    assert_eq!((status, &method["controller"]), (StatusCode::OK, &json!(DID)));
    assert_eq!(method["publicKeyMultibase"], MULTIKEY);
    assert_eq!(api.get(&path(&format!("{DID}#other")), OBJECTS).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn errors_are_words_or_objects_by_accept() {
    let api = Api::conformance().await;
    let p256 = "did:key:zDnaeTQKDbXQT4batxKcnMQYQ8JyonjqC5Xz1uMk5euG2ht8n";
    let short = format!("did:key:{}", multibase(&[0xed, 0x01, 1, 2, 3]));
    let weak = format!("did:key:{}", multibase(&[&[0xed, 0x01][..], &[0; 32]].concat()));
    for (did, status, word, url) in [
        ("notDid:key:z6Mk".to_owned(), 400, "invalidDid", "INVALID_DID"),
        (DID.replace("did:", ""), 400, "invalidDid", "INVALID_DID"),
        (DID.replace("key", "experimental"), 501, "invalidDid", "METHOD_NOT_SUPPORTED"),
        (DID.replace("key:z", "key:-4:z"), 400, "invalidDid", "INVALID_DID"),
        (DID.replace("key:z", "key:"), 400, "invalidDid", "INVALID_DID"),
        ("did:key:@".to_owned(), 400, "invalidDid", "INVALID_DID"),
        (format!("{DID}/^bar^/?query=`#{MULTIKEY}"), 400, "invalidDidUrl", "INVALID_DID_URL"),
        (short, 400, "invalidPublicKeyLength", "INVALID_PUBLIC_KEY_LENGTH"),
        (weak, 400, "invalidPublicKey", "INVALID_PUBLIC_KEY"),
        (p256.to_owned(), 501, "unsupportedPublicKeyType", "UNSUPPORTED_PUBLIC_KEY_TYPE"),
        ("did:web:nobody.example".to_owned(), 404, "notFound", "NOT_FOUND"),
        ("did:web:A.example".to_owned(), 400, "invalidDid", "INVALID_DID"),
    ] {
        let (found, kind, result) = api.get(&path(&did), WORDS).await;
        assert_eq!((found.as_u16(), kind.as_str()), (status, WORDS), "{did}");
        let metadata = if word == "invalidDidUrl" { "didDereferencingMetadata" } else { "didResolutionMetadata" };
        assert_eq!(result[metadata]["error"], word, "{did}");
        assert!(result.get("didDocument").is_some() && result["didDocumentMetadata"].is_object());
        for accept in [OBJECTS, "application/did", "application/ld+json, application/json"] {
            let (found, _, result) = api.get(&path(&did), accept).await;
            assert_eq!(found.as_u16(), status, "{did}");
            let error = &result["didResolutionMetadata"]["error"];
            assert!(error["type"].as_str().unwrap().ends_with(&format!("#{url}")), "{did}: {error}");
            assert_eq!(result["didDocument"], Value::Null);
        }
    }
}

#[tokio::test]
async fn keys_are_given_in_one_form() {
    let api = Api::conformance().await;
    let ask = async |did: &str, format: &str| api.get(&format!("{}?publicKeyFormat={format}", path(did)), WORDS).await;
    assert_eq!(ask(DID, "Multikey").await.0, StatusCode::OK);
    let (_, _, result) = ask(DID, "unknown").await;
    assert_eq!(result["didResolutionMetadata"]["error"], "unsupportedPublicKeyType");
    let (_, _, result) = ask(&format!("{DID}#{MULTIKEY}"), "Ed25519VerificationKey2018").await;
    assert_eq!(result["didDereferencingMetadata"]["error"], "invalidPublicKeyType");
}

#[tokio::test]
async fn the_documents_of_the_did_key_vectors_have_our_keys() {
    let api = Api::conformance().await;
    let Some(vectors) = crate::shared::shared_json("vectors/did-key/ed25519-x25519.json") else { return };
    let vectors = vectors.as_object().unwrap();
    assert!(vectors.len() >= 5);
    for (did, vector) in vectors {
        let (status, _, document) = api.get(&path(did), "*/*").await;
        assert_eq!(status, StatusCode::OK);
        let theirs = vector["didDocument"]["verificationMethod"][0]["id"].clone();
        assert_eq!(document["assertionMethod"], json!([theirs]), "{did}");
    }
}

/// Multibase base58btc, as the library writes it for a proof value.
fn multibase(bytes: &[u8]) -> String {
    testamur::wire::multibase::encode(bytes)
}
