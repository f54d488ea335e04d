//! The fixtures of w3c/vc-data-model-2.0-test-suite: what is called `-ok` is issued and verified, what is called `-fail` is refused.

use std::path::Path;

use super::*;
use crate::shared::{shared, shared_json};

const INPUT: &str = "vectors/vcdm2/input";

/// The JSON files whose names begin so, with their names, in order.
fn fixtures(prefixes: &[&str]) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for folder in ["", "names-and-descriptions"] {
        let Some(path) = shared(&Path::new(INPUT).join(folder).to_string_lossy()) else { continue };
        for entry in std::fs::read_dir(path).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if name.ends_with(".json") && prefixes.iter().any(|prefix| name.starts_with(prefix)) {
                let fixture = shared_json(&format!("{INPUT}/{folder}/{name}")).unwrap();
                let text = fixture.to_string();
                let (past, future) = ("2025-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
                let text = text.replace("PAST DATE", past).replace("FUTURE DATE", future);
                found.push((name, serde_json::from_str(&text).unwrap()));
            }
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// The issuer as the suite fills it in (its tests/mock.data.js).
fn with_issuer(mut credential: Value, did: &str) -> Value {
    match credential.get_mut("issuer") {
        Some(Value::Object(issuer)) => _ = issuer.entry("id").or_insert_with(|| json!(did)),
        Some(_) => {}
        None => credential["issuer"] = json!(did),
    }
    credential
}

async fn check_credentials(options: Value) {
    let api = Api::conformance().await;
    let (mut good, mut bad) = (0, 0);
    for (name, fixture) in fixtures(&["credential-", "issuer-"]) {
        for credential in [fixture.clone(), with_issuer(fixture.clone(), &api.did)] {
            let (status, body) = api.issue(&credential, options.clone()).await;
            if name.ends_with("-ok.json") {
                assert_eq!(status, StatusCode::CREATED, "{name}: {body}");
                let (status, body) = api.verify(&body["verifiableCredential"], json!({"checks": ["proof"]})).await;
                assert_eq!((status, &body["verified"]), (StatusCode::OK, &json!(true)), "{name}: {body}");
                good += 1;
            } else {
                assert!(name.ends_with("-fail.json") || name.ends_with("-fail-or-inject.json"), "{name}");
                assert_eq!(status, StatusCode::BAD_REQUEST, "{name}: {body}");
                assert!(body["detail"].as_str().unwrap().len() > 10, "{name}: {body}");
                bad += 1;
            }
        }
    }
    if shared(INPUT).is_some() {
        assert_eq!((good, bad), (2 * 54, 2 * 41), "how many fixtures there are");
    }
}

#[tokio::test]
async fn credentials_are_issued_or_refused_as_their_names_say() {
    check_credentials(json!({})).await;
}

#[tokio::test]
async fn credentials_are_issued_or_refused_as_their_names_say_with_jcs() {
    check_credentials(json!({"cryptosuite": "eddsa-jcs-2022"})).await;
}

#[tokio::test]
async fn credentials_are_issued_or_refused_as_their_names_say_in_envelopes() {
    check_credentials(json!({"envelope": "vc+jwt"})).await;
}

/// What the suite itself cannot have meant for a verifier that has only Ed25519.
const NOT_ED25519: &str = "presentation-enveloped-vc-ok.json";

#[tokio::test]
async fn presentations_are_verified_or_refused_as_their_names_say() {
    let (api, wallet) = (Api::conformance().await, Wallet::new(9));
    let mut seen = (0, 0);
    for (name, mut fixture) in fixtures(&["presentation-"]) {
        let is_good = name.ends_with("-ok.json") && name != NOT_ED25519;
        let is_self_asserted = name.contains("self-asserted");
        // As the suite does: its own key stands for holder and issuers; self-asserted credentials get no proof of their own.
        for member in ["holder", "verifiableCredential"] {
            let Some(value) = fixture.get_mut(member) else { continue };
            let text =
                value.to_string().replace("did:key:z6MkpJySvETLnxhQG9DzEdmKJtysBDjuuTeDfUj1uNNCUqcj", wallet.did());
            *value = serde_json::from_str(&text).unwrap();
        }
        if let Some(credentials) = fixture.get_mut("verifiableCredential").and_then(Value::as_array_mut) {
            for credential in credentials {
                if !is_self_asserted && credential.get("type").is_some_and(|types| types[0] == "VerifiableCredential") {
                    *credential = wallet.credential(credential);
                }
            }
        }
        let proof = |challenge| NewProof {
            purpose: ProofPurpose::Authentication,
            challenge,
            ..NewProof::assertion(Cryptosuite::EddsaRdfc2022, &wallet.method, noon())
        };
        // Some of the bad ones cannot even be signed: they are sent as they are.
        let signed = proof(Some("1")).add_with(fixture.as_object().unwrap(), &wallet.key, &contexts());
        let presentation = signed.map_or(fixture, Value::Object);
        let (status, body) = api.verify_presentation(&presentation, json!({"checks": []})).await;
        assert_eq!(status, if is_good { StatusCode::OK } else { StatusCode::BAD_REQUEST }, "{name}: {body}");
        assert_eq!(body["verified"], is_good, "{name}: {body}");
        if is_good { seen.0 += 1 } else { seen.1 += 1 }
    }
    if shared(INPUT).is_some() {
        assert_eq!(seen, (10, 15), "how many fixtures there are");
    }
}
