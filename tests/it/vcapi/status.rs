//! Bitstring Status Lists: w3c/vc-bitstring-status-list-test-suite.

use testamur::status::Bits;

use super::*;

fn entries(purposes: &[&str]) -> Value {
    let entry = |purpose: &&str| json!({"type": "BitstringStatusListEntry", "statusPurpose": purpose});
    json!({"credentialStatus": purposes.iter().map(entry).collect::<Vec<_>>()})
}

fn with_id(id: &str) -> Value {
    let mut credential = credential();
    credential["id"] = json!(id);
    credential
}

#[tokio::test]
async fn an_entry_is_as_the_suite_wants_it() {
    let api = Api::conformance().await;
    let issued = api.issued(&with_id("urn:uuid:1"), entries(&["revocation"])).await;
    let entry = &issued["credentialStatus"];
    assert_eq!(entry["type"], "BitstringStatusListEntry");
    assert_eq!(entry["statusPurpose"], "revocation");
    let index = entry["statusListIndex"].as_str().unwrap();
    assert!(index.parse::<u32>().unwrap() < 131_072);
    assert_eq!(entry["statusListCredential"], format!("{BASE}/status-lists/revocation"));
    assert_eq!(entry["id"], format!("{BASE}/status-lists/revocation#{index}"));
    assert_eq!(api.verify(&issued, json!({})).await.0, StatusCode::OK);
    let both = api.issued(&with_id("urn:uuid:2"), entries(&["revocation", "suspension"])).await;
    assert_eq!(both["credentialStatus"].as_array().unwrap().len(), 2);
    // What the caller says itself is kept.
    let mut own = with_id("urn:uuid:3");
    own["credentialStatus"] = json!({"type": "https://a.example/OtherStatus"});
    let own = api.issued(&own, entries(&["revocation"])).await;
    assert_eq!(own["credentialStatus"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn the_list_is_a_credential_that_verifies() {
    let api = Api::conformance().await;
    for accept in ["application/ld+json, application/json", "*/*", "application/vc", "application/json"] {
        let (status, kind, list) = api.get("/status-lists/revocation", accept).await;
        assert_eq!(status, StatusCode::OK);
        assert!(kind.contains("json") || kind == "application/vc", "{accept}: {kind}");
        assert_eq!(list["type"], json!(["VerifiableCredential", "BitstringStatusListCredential"]));
        assert_eq!(list["issuer"], api.did);
        assert_eq!(list["id"], format!("{BASE}/status-lists/revocation"));
        assert_eq!(list["credentialSubject"]["type"], "BitstringStatusList");
        assert_eq!(list["credentialSubject"]["statusPurpose"], "revocation");
        let bits = Bits::decode(list["credentialSubject"]["encodedList"].as_str().unwrap()).unwrap();
        assert_eq!(bits.len(), 131_072);
        assert_eq!(list["proof"]["cryptosuite"], "eddsa-rdfc-2022");
        let (status, body) = api.verify(&list, json!({})).await;
        assert_eq!(status, StatusCode::OK, "{body}");
    }
    let (_, kind, _) = api.get("/status-lists/revocation", "application/ld+json, application/json").await;
    assert!(kind.ends_with("json"), "{kind}");
    let (_, kind, token) = api.get("/status-lists/revocation", "application/vc+jwt").await;
    assert_eq!(kind, "application/vc+jwt");
    assert!(token.as_str().unwrap().starts_with("eyJ"));
    assert_eq!(api.get("/status-lists/other", "*/*").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_status_can_be_set_and_cleared() {
    let api = Api::conformance().await;
    for (purpose, reason) in [("revocation", "withdrawn"), ("suspension", "suspended")] {
        let id = format!("urn:uuid:{purpose}");
        let issued = api.issued(&with_id(&id), entries(&[purpose])).await;
        let put = async |status: bool| {
            let entry = json!({"type": "BitstringStatusListEntry", "statusPurpose": purpose});
            let body = json!({"credentialId": id, "credentialStatus": entry, "status": status});
            api.post("/credentials/status", &body).await.0
        };
        assert_eq!(put(true).await, StatusCode::OK);
        let (status, body) = api.verify(&issued, json!({"checks": ["proof"], "returnResults": true})).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "a set bit counts whatever was asked for");
        assert!(problems(&body).contains(&reason), "{body}");
        assert_eq!(body["results"]["credentialStatus"][0]["value"], 1);
        let (_, _, list) = api.get(&format!("/status-lists/{purpose}"), "*/*").await;
        let bits = Bits::decode(list["credentialSubject"]["encodedList"].as_str().unwrap()).unwrap();
        let places: Vec<_> = bits.places().map(|place| place.to_string()).collect();
        assert_eq!(places, [issued["credentialStatus"]["statusListIndex"].as_str().unwrap()]);
        assert_eq!(put(false).await, StatusCode::OK);
        assert_eq!(api.verify(&issued, json!({})).await.0, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_status_request_is_as_vcalm_says() {
    let api = Api::conformance().await;
    let options = json!({"credentialId": "example.com/1", "credentialStatus": {"statusPurpose": "revocation"}});
    let issued = api.issued(&credential(), options).await;
    let index = issued["credentialStatus"]["statusListIndex"].clone();
    let good = json!({
        "credentialId": "example.com/1", "status": true, "indexAllocator": "urn:x:1",
        "credentialStatus": {"type": "BitstringStatusList", "statusPurpose": "revocation", "statusListIndex": index},
    });
    assert_eq!(api.post("/credentials/status", &good).await.0, StatusCode::OK);
    for (member, value, status) in [
        ("credentialId", json!("nobody"), 404),
        ("credentialId", json!(1), 400),
        ("status", json!("true"), 400),
        ("unknown", json!(1), 400),
        ("credentialStatus", json!({"type": "BitstringStatusListEntry", "statusPurpose": "suspension"}), 400),
        (
            "credentialStatus",
            json!({"type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListIndex": "x"}),
            400,
        ),
        ("credentialStatus", json!({"type": "BitstringStatusListEntry"}), 400),
        ("credentialStatus", json!({"type": "Other", "statusPurpose": "revocation"}), 400),
        ("credentialStatus", json!({"type": "BitstringStatusListEntry", "statusPurpose": "revocation", "x": 1}), 400),
    ] {
        let mut bad = good.clone();
        bad[member] = value.clone();
        assert_eq!(api.post("/credentials/status", &bad).await.0.as_u16(), status, "{member}: {value}");
    }
}

#[tokio::test]
async fn entries_that_lead_nowhere_are_told_apart() {
    let api = Api::conformance().await;
    let entry = |list: &str, purpose: &str, index: &str| json!({"type": "BitstringStatusListEntry", "statusPurpose": purpose, "statusListIndex": index, "statusListCredential": list});
    let own = format!("{BASE}/status-lists/revocation");
    for (entry, problem, is_narrowed) in [
        (entry(&own, "revocation", "131072"), "RANGE_ERROR", false),
        (entry(&own, "revocation", "99999999999"), "RANGE_ERROR", false),
        (entry(&own, "suspension", "1"), "STATUS_VERIFICATION_ERROR", false),
        (entry("https://nobody.example/1", "revocation", "1"), "STATUS_RETRIEVAL_ERROR", true),
    ] {
        let mut credential = credential();
        credential["credentialStatus"] = entry;
        let issued = api.issued(&credential, json!({})).await;
        let (status, body) = api.verify(&issued, json!({})).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert!(problems(&body).contains(&problem), "{body}");
        let (status, body) = api.verify(&issued, json!({"checks": ["proof"]})).await;
        assert_eq!(status == StatusCode::OK, is_narrowed, "{body}");
    }
}

#[tokio::test]
async fn lists_of_others_are_issued_only_in_their_form() {
    let api = Api::conformance().await;
    let list = |encoded: &str, purpose: Value| {
        let mut list = credential();
        list["type"] = json!(["VerifiableCredential", "BitstringStatusListCredential"]);
        list["credentialSubject"] = json!({
            "id": "https://a.example/1#list", "type": "BitstringStatusList", "statusPurpose": purpose, "encodedList": encoded,
        });
        list
    };
    let full = Bits::new().encode();
    assert_eq!(api.issue(&list(&full, json!("revocation")), json!({})).await.0, StatusCode::CREATED);
    assert_eq!(api.issue(&list(&full, json!(["revocation", "suspension"])), json!({})).await.0, StatusCode::CREATED);
    for (encoded, purpose) in [
        ("uH4sIAAAAAAAAA2NgAAAAAP__", json!("revocation")),
        (&full[1..], json!("revocation")),
        (&full, json!(1)),
        (&full, json!([])),
    ] {
        assert_eq!(api.issue(&list(encoded, purpose), json!({})).await.0, StatusCode::BAD_REQUEST, "{encoded}");
    }
}
