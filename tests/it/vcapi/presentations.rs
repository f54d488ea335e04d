//! `POST /presentations/verify` and `POST /presentations`.

use super::*;

fn presentation(credentials: &[Value]) -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiablePresentation"],
        "verifiableCredential": credentials,
    })
}

fn empty() -> Value {
    json!({"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiablePresentation"]})
}

#[tokio::test]
async fn domain_and_challenge_must_be_those_that_were_asked_for() {
    let (api, wallet) = (Api::conformance().await, Wallet::new(9));
    let signed = wallet.present(&empty(), &["verifier.example"], Some("08cf4ce0"));
    for (options, status) in [
        (json!({}), 200),
        (json!({"domain": "verifier.example", "challenge": "08cf4ce0"}), 200),
        (json!({"challenge": "08cf4ce0", "checks": []}), 200),
        (json!({"challenge": "other"}), 400),
        (json!({"domain": "other.example"}), 400),
        (json!({"chalenge": "08cf4ce0"}), 400),
        (json!({"challenge": 1}), 400),
    ] {
        let (found, body) = api.verify_presentation(&signed, options.clone()).await;
        assert_eq!(found.as_u16(), status, "{options}: {body}");
    }
    let unbound = wallet.present(&empty(), &[], None);
    let (status, body) = api.verify_presentation(&unbound, json!({"challenge": "1", "domain": "a.example"})).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(["INVALID_DOMAIN_ERROR", "INVALID_CHALLENGE_ERROR"].contains(&problems(&body)[0]), "{body}");
}

#[tokio::test]
async fn an_assertion_will_do_only_where_nothing_is_asked_for() {
    let (api, wallet) = (Api::conformance().await, Wallet::new(9));
    let signed = wallet.sign(&empty(), NewProof::assertion(Cryptosuite::EddsaRdfc2022, &wallet.method, noon()));
    assert_eq!(api.verify_presentation(&signed, json!({})).await.0, StatusCode::OK);
    assert_eq!(api.verify_presentation(&signed, json!({"challenge": "1"})).await.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn every_credential_of_a_presentation_is_checked() {
    let (api, wallet) = (Api::conformance().await, Wallet::new(9));
    let good = api.issued(&credential(), json!({})).await;
    let enveloped = api.issued(&credential(), json!({"envelope": "vc+jwt"})).await;
    let mut changed = good.clone();
    changed["credentialSubject"]["id"] = json!("did:example:other");
    let signed = wallet.present(&presentation(&[good.clone(), enveloped]), &[], Some("1"));
    let (status, body) =
        api.verify_presentation(&signed, json!({"returnResults": true, "returnPresentation": true})).await;
    assert_eq!(status, StatusCode::OK, "{body}");
    assert_eq!(body["results"]["credentials"].as_array().unwrap().len(), 2);
    assert_eq!(body["verifiablePresentation"], signed);
    let signed = wallet.present(&presentation(&[good, changed]), &[], Some("1"));
    let (status, body) = api.verify_presentation(&signed, json!({"returnResults": true})).await;
    assert_eq!((status, &body["verified"]), (StatusCode::BAD_REQUEST, &json!(false)));
    assert_eq!(body["results"]["credentials"][0]["verified"], true);
    assert_eq!(body["results"]["credentials"][1]["verified"], false);
    let many = vec![credential(); 65];
    let (status, _) = api.verify_presentation(&presentation(&many), json!({})).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_holder_is_whoever_signs() {
    let (api, wallet, other) = (Api::conformance().await, Wallet::new(9), Wallet::new(10));
    for (holder, status) in [(json!(wallet.did()), 200), (json!({"id": wallet.did()}), 200), (json!(other.did()), 400)]
    {
        let mut presentation = empty();
        presentation["holder"] = holder.clone();
        let signed = wallet.present(&presentation, &[], Some("1"));
        let (found, body) = api.verify_presentation(&signed, json!({"returnResults": true})).await;
        assert_eq!(found.as_u16(), status, "{holder}: {body}");
        assert_eq!(body["results"]["presentation"]["holder"]["verified"], status == 200);
    }
}

#[tokio::test]
async fn a_credential_without_a_proof_is_the_holders_word_alone() {
    let (api, wallet) = (Api::conformance().await, Wallet::new(9));
    let own = |issuer: &str| {
        let mut credential = credential();
        credential["issuer"] = json!(issuer);
        credential
    };
    for (issuer, holder, status) in [
        (wallet.did(), Some(wallet.did()), 200),
        (wallet.did(), None, 400),
        ("did:example:alice", Some(wallet.did()), 400),
        (wallet.did(), Some("did:example:alice"), 400),
    ] {
        let mut presentation = presentation(&[own(issuer)]);
        if let Some(holder) = holder {
            presentation["holder"] = json!(holder);
        }
        let signed = wallet.present(&presentation, &[], Some("1"));
        assert_eq!(api.verify_presentation(&signed, json!({})).await.0.as_u16(), status, "{issuer} {holder:?}");
    }
}

#[tokio::test]
async fn a_changed_or_unsigned_presentation_is_refused() {
    let (api, wallet) = (Api::conformance().await, Wallet::new(9));
    let signed = wallet.present(&empty(), &[], Some("1"));
    let mut bad = signed.clone();
    bad["proof"]["proofValue"] = json!("z5nmMBw2u9TGKd9NxxHJtyZKgjN2Eh");
    assert_eq!(api.verify_presentation(&bad, json!({"checks": []})).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(api.verify_presentation(&empty(), json!({})).await.0, StatusCode::BAD_REQUEST);
    for context in
        [Value::Null, json!("https://example.com"), json!("https ://not-a-url/contexts/example/v1"), json!(123_192_875)]
    {
        let mut bad = signed.clone();
        bad["@context"] = json!([signed["@context"][0], context]);
        assert_eq!(api.verify_presentation(&bad, json!({})).await.0, StatusCode::BAD_REQUEST, "{context}");
    }
    let mut bad = signed;
    bad.as_object_mut().unwrap().remove("@context");
    assert_eq!(api.verify_presentation(&bad, json!({})).await.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn one_without_a_proof_may_be_sent_as_such() {
    let api = Api::conformance().await;
    let good = api.issued(&credential(), json!({})).await;
    let send = async |presentation: Value| {
        api.post("/presentations/verify", &json!({"presentation": presentation})).await.0.as_u16()
    };
    assert_eq!(send(presentation(std::slice::from_ref(&good))).await, 200);
    assert_eq!(send(presentation(&[json!({"x": 1})])).await, 400);
    let mut unsigned = credential();
    unsigned["issuer"] = json!("did:example:i");
    assert_eq!(send(presentation(&[unsigned])).await, 400);
    let both = json!({"presentation": empty(), "verifiablePresentation": empty()});
    assert_eq!(api.post("/presentations/verify", &both).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(api.post("/presentations/verify", &json!({})).await.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn an_enveloped_presentation_is_bound_by_nonce_and_aud() {
    use testamur::vcdm::Envelope;
    use testamur::vcdm::token::{self, Kind};
    let (api, wallet) = (Api::conformance().await, Wallet::new(9));
    let enveloped = api.issued(&credential(), json!({"envelope": "vc+jwt"})).await;
    let mut document = presentation(&[enveloped]);
    document["holder"] = json!(wallet.did());
    document["iss"] = json!(wallet.did());
    document["nonce"] = json!("123456789");
    document["aud"] = json!("example.com");
    let token =
        token::sign(document.as_object().unwrap(), Kind::Presentation, Some(wallet.method.as_str()), &wallet.key);
    let envelope = Value::Object(Envelope::around(&token, Envelope::PRESENTATION, "application/vp+jwt"));
    for (options, status) in [
        (json!({}), 200),
        (json!({"challenge": "123456789", "domain": "example.com"}), 200),
        (json!({"challenge": "1"}), 400),
        (json!({"domain": "example.org"}), 400),
    ] {
        let (found, body) = api.verify_presentation(&envelope, options.clone()).await;
        assert_eq!(found.as_u16(), status, "{options}: {body}");
    }
    for (member, value) in [
        ("@context", json!([])),
        ("@context", json!(["https://www.w3.org/ns/credentials/examples/v2"])),
        ("id", json!(token)),
        ("type", json!(["VerifiablePresentation"])),
    ] {
        let mut bad = envelope.clone();
        bad[member] = value.clone();
        assert_eq!(api.verify_presentation(&bad, json!({})).await.0, StatusCode::BAD_REQUEST, "{member}: {value}");
    }
}

#[tokio::test]
async fn a_presentation_can_be_signed_here() {
    let api = Api::conformance().await;
    let good = api.issued(&credential(), json!({})).await;
    let body = json!({"presentation": presentation(&[good]), "options": {"challenge": "1", "domain": "a.example"}});
    let (status, body) = api.post("/presentations", &body).await;
    assert_eq!(status, StatusCode::CREATED, "{body}");
    let signed = &body["verifiablePresentation"];
    assert_eq!((&signed["holder"], &signed["proof"]["challenge"]), (&json!(api.did), &json!("1")));
    let options = json!({"challenge": "1", "domain": "a.example"});
    assert_eq!(api.verify_presentation(signed, options).await.0, StatusCode::OK);
    for options in [json!({"cryptosuite": "x"}), json!({"created": "x"}), json!({"proofPurpose": "x"}), json!({"x": 1})]
    {
        let body = json!({"presentation": empty(), "options": options});
        assert_eq!(api.post("/presentations", &body).await.0, StatusCode::BAD_REQUEST, "{body}");
    }
    let mut others = empty();
    others["holder"] = json!(Wallet::new(9).did());
    assert_eq!(api.post("/presentations", &json!({"presentation": others})).await.0, StatusCode::BAD_REQUEST);
}
