//! `POST /credentials/issue`: w3c-ccg/vc-api-issuer-test-suite, w3c/vc-di-eddsa-test-suite, and the traps.

use super::*;

fn first_version() -> Value {
    json!({
        "@context": ["https://www.w3.org/2018/credentials/v1"],
        "id": "urn:uuid:2f5d8e8e-8c54-4a5b-9d0c-9b8f2f5f0d01",
        "type": ["VerifiableCredential"],
        "issuanceDate": "2023-01-01T00:00:00Z",
        "credentialSubject": {"id": "did:key:z6MkhTNL7i2etLerDK8Acz5t528giE5KA4p75T6ka1E1D74r"},
    })
}

#[tokio::test]
async fn the_answer_is_201_with_a_proof_that_is_an_object() {
    let api = Api::conformance().await;
    let issued = api.issued(&credential(), json!({})).await;
    let proof = &issued["proof"];
    assert_eq!((&proof["type"], &proof["cryptosuite"]), (&json!("DataIntegrityProof"), &json!("eddsa-rdfc-2022")));
    assert_eq!(proof["proofPurpose"], "assertionMethod");
    assert_eq!(proof["created"], "2026-07-15T12:00:00Z");
    assert!(proof["proofValue"].as_str().unwrap().starts_with('z'));
    assert!(proof["verificationMethod"].as_str().unwrap().starts_with(&format!("{}#z6Mk", api.did)));
    assert_eq!(issued["issuer"], api.did);
    assert_eq!(issued["@context"], credential()["@context"]);
    let (status, body) = api.verify(&issued, json!({})).await;
    assert_eq!((status, &body["verified"]), (StatusCode::OK, &json!(true)), "{body}");
}

#[tokio::test]
async fn the_proof_of_an_open_badge_is_a_list() {
    let api = Api::conformance().await;
    let badge = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "validFrom": "2026-07-15T00:00:00Z",
        "credentialSubject": {"type": ["AchievementSubject"], "achievement": {
            "id": "https://a.example/a/1", "type": ["Achievement"], "name": "Stajı", "description": "x", "criteria": {"narrative": "x"},
        }},
    });
    let issued = api.issued(&badge, json!({})).await;
    assert_eq!(issued["proof"].as_array().unwrap().len(), 1);
    assert_eq!(api.verify(&issued, json!({})).await.0, StatusCode::OK);
}

#[tokio::test]
async fn version_1_gets_the_context_of_its_proof_and_a_date() {
    let api = Api::conformance().await;
    let issued = api.issued(&first_version(), json!({})).await;
    let contexts = json!(["https://www.w3.org/2018/credentials/v1", "https://w3id.org/security/data-integrity/v2"]);
    assert_eq!(issued["@context"], contexts);
    assert_eq!(api.verify(&issued, json!({})).await.0, StatusCode::OK);
    let mut has_it = first_version();
    has_it["@context"] = contexts.clone();
    has_it.as_object_mut().unwrap().remove("issuanceDate");
    let issued = api.issued(&has_it, json!({"cryptosuite": "eddsa-jcs-2022"})).await;
    assert_eq!((&issued["@context"], &issued["issuanceDate"]), (&contexts, &json!("2026-07-15T12:00:00Z")));
    assert_eq!(api.verify(&issued, json!({})).await.0, StatusCode::OK);
}

#[tokio::test]
async fn jcs_says_so_and_verifies() {
    let api = Api::conformance().await;
    let issued = api.issued(&credential(), json!({"cryptosuite": "eddsa-jcs-2022"})).await;
    assert_eq!(issued["proof"]["cryptosuite"], "eddsa-jcs-2022");
    assert_eq!(issued["proof"]["@context"], issued["@context"]);
    assert_eq!(api.verify(&issued, json!({})).await.0, StatusCode::OK);
}

#[tokio::test]
async fn an_envelope_holds_a_token() {
    let api = Api::conformance().await;
    let issued = api.issued(&credential(), json!({"envelope": "vc+jwt"})).await;
    assert_eq!(issued["@context"], "https://www.w3.org/ns/credentials/v2");
    assert_eq!(issued["type"], "EnvelopedVerifiableCredential");
    assert!(issued["id"].as_str().unwrap().starts_with("data:application/vc+jwt,eyJ"), "{issued}");
    assert_eq!(api.verify(&issued, json!({})).await.0, StatusCode::OK);
}

#[tokio::test]
async fn whoever_asks_need_not_know_the_issuer() {
    let api = Api::conformance().await;
    let own = api.did.clone();
    for (issuer, expected) in [
        (json!(own), json!(own)),
        (json!({"id": own, "name": "x"}), json!({"id": own, "name": "x"})),
        (json!({"name": "x"}), json!({"name": "x", "id": own})),
        (json!("did:example:issuer"), json!(own)),
    ] {
        let mut credential = credential();
        credential["issuer"] = issuer;
        assert_eq!(api.issued(&credential, json!({})).await["issuer"], expected);
    }
}

#[tokio::test]
async fn a_proof_that_the_caller_had_is_not_kept() {
    let api = Api::conformance().await;
    let issued = api.issued(&credential(), json!({})).await;
    let again = api.issued(&issued, json!({"cryptosuite": "eddsa-jcs-2022"})).await;
    assert_eq!(again["proof"]["cryptosuite"], "eddsa-jcs-2022");
    assert_eq!(api.verify(&again, json!({})).await.0, StatusCode::OK);
}

#[tokio::test]
async fn what_is_no_credential_is_refused_with_400() {
    let api = Api::conformance().await;
    for base in [credential(), first_version()] {
        for (member, value) in [
            ("@context", Value::Null),
            ("@context", json!(4)),
            ("@context", json!([{"foo": true}, 4, false, null])),
            ("type", Value::Null),
            ("type", json!(4)),
            ("type", json!([2, null, {"foo": true}, false])),
            ("issuer", json!(4)),
            ("issuer", Value::Null),
            ("credentialSubject", Value::Null),
            ("credentialSubject", json!([null, true, 4])),
            ("undefinedTerm", json!("x")),
        ] {
            let mut bad = base.clone();
            bad[member] = value.clone();
            assert_eq!(api.issue(&bad, json!({})).await.0, StatusCode::BAD_REQUEST, "{member}: {value}");
        }
    }
    let (status, _) = api.post("/credentials/issue", &json!({"verifiableCredential": credential()})).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    // The negative fixture of the Bitstring suite: a member that no context defines.
    let mut bad = credential();
    bad["statusEntry"] = json!({"type": "BitstringStatusListEntry", "statusListIndex": true, "statusListCredential": "https://example.com"});
    assert_eq!(api.issue(&bad, json!({})).await.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn unknown_options_are_refused_except_checks() {
    let api = Api::conformance().await;
    for options in [
        json!({"checks": ["proof"]}),
        json!({"credentialId": "urn:uuid:1", "mandatoryPointers": []}),
        json!({"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022"}),
        Value::Null,
    ] {
        assert_eq!(api.issue(&credential(), options.clone()).await.0, StatusCode::CREATED, "{options}");
    }
    for options in [
        json!({"chekcs": []}),
        json!({"challenge": "x"}),
        json!({"mandatoryPointers": ["/issuer"]}),
        json!({"cryptosuite": "ecdsa-rdfc-2019"}),
        json!({"type": "Ed25519Signature2020"}),
        json!({"envelope": "vc+sd-jwt"}),
        json!({"envelope": "vc+jwt", "cryptosuite": "eddsa-jcs-2022"}),
        json!({"credentialStatus": {"type": "StatusList2021Entry"}}),
        json!({"credentialId": 1}),
        json!([]),
    ] {
        let (status, body) = api.issue(&credential(), options.clone()).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{options}");
        assert_eq!(body["code"], "malformed-request");
    }
}

#[tokio::test]
async fn other_bodies_are_told_apart() {
    let api = Api::conformance().await;
    let send = async |kind: &str, body: &str| {
        let request = Request::post("/credentials/issue").header("content-type", kind);
        api.send(request.body(Body::from(body.to_owned())).unwrap()).await.status().as_u16()
    };
    assert_eq!(send("application/ld+json", &json!({"credential": credential()}).to_string()).await, 201);
    assert_eq!(send("text/plain", "{}").await, 415);
    assert_eq!(send("application/json", "{").await, 400);
    assert_eq!(send("application/json", r#"{"credential":{},"credential":{}}"#).await, 400);
    assert_eq!(send("application/json", &" ".repeat(1024 * 1024 + 1)).await, 413);
}
