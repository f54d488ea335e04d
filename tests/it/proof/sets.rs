//! Several proofs of one document: what each covers, and what somebody may try with them.

use std::time::{Duration, Instant as Clock};

use serde_json::{Map, Value, json};
use testamur::keys::{KeyId, SigningKey};
use testamur::proof::Secured;
use testamur::proof::data_integrity::{Cryptosuite, MAX_PROOFS, NewProof};
use testamur::time::Instant;
use testamur::wire::json;

use super::example;

/// Keys of others.
fn other(number: u8) -> (SigningKey, KeyId) {
    let mut seed = *b"TEST ONLY: further signers, no 0";
    seed[31] = number;
    let key = SigningKey::from_seed(seed.into());
    let multikey = key.verifying_key().to_multikey();
    let method = KeyId::parse(&format!("did:key:{multikey}#{multikey}")).unwrap();
    (key, method)
}

fn new(cryptosuite: Cryptosuite, method: &KeyId) -> NewProof<'_> {
    NewProof::assertion(cryptosuite, method, Instant::from_unix(1_700_000_000))
}

/// Whether each proof holds by the key that its method spells, or why that cannot be told.
fn verdicts(document: &Value) -> Result<Vec<Result<bool, &'static str>>, &'static str> {
    let secured = Secured::parse(document.as_object().unwrap()).map_err(|fault| fault.code())?;
    let of = |proof: &testamur::proof::data_integrity::Proof| {
        let multikey = proof.method().split_once('#').unwrap().1;
        let key = testamur::keys::VerifyingKey::from_multikey(multikey).unwrap();
        proof.verify(&key).map_err(|fault| fault.code())
    };
    Ok(secured.proofs().map(of).collect())
}

/// Every mixture of the suites that we write, side by side and one over the other, over our own certificate.
#[test]
fn sets_and_chains_of_both_suites_hold_over_a_certificate() {
    let suites = [Cryptosuite::EddsaRdfc2022, Cryptosuite::EddsaJcs2022];
    for (first, second) in suites.into_iter().flat_map(|one| suites.map(|two| (one, two))) {
        for previous in [&[][..], &["urn:uuid:1"]] {
            let mut unsecured = example::secured();
            unsecured.remove("proof");
            let ((key, method), (other_key, other_method)) = (other(1), other(2));
            let one = NewProof { id: Some("urn:uuid:1"), ..new(first, &method) }.add(&unsecured, &key).unwrap();
            let two = NewProof { previous, ..new(second, &other_method) }.add(&one, &other_key).unwrap();
            let document = Value::Object(two);
            assert_eq!(verdicts(&document), Ok(vec![Ok(true), Ok(true)]), "{first:?} {second:?} {previous:?}");
            assert!(Secured::parse(document.as_object().unwrap()).unwrap().is_closed());
            // A claim, then the earlier proof: what covers it breaks, and nothing else.
            let mut claim = document.clone();
            claim["credentialSubject"]["achievement"]["name"] = "Surgeon in chief".into();
            assert_eq!(verdicts(&claim), Ok(vec![Ok(false), Ok(false)]));
            let mut earlier = document.clone();
            earlier["proof"][0]["nonce"] = "x".into();
            assert_eq!(verdicts(&earlier), Ok(vec![Ok(false), Ok(previous.is_empty())]));
            let mut later = document.clone();
            later["proof"][1]["nonce"] = "x".into();
            assert_eq!(verdicts(&later), Ok(vec![Ok(true), Ok(false)]));
            // The later proof alone.
            let mut cut = document;
            cut["proof"].as_array_mut().unwrap().remove(0);
            let alone = if previous.is_empty() { Ok(vec![Ok(true)]) } else { Err("proof-chain-broken") };
            assert_eq!(verdicts(&cut), alone);
        }
    }
}

/// A proof that is put before one that was made later is not what that one covers.
#[test]
fn another_proof_under_the_same_id_does_not_stand_in() {
    let mut unsecured = example::secured();
    unsecured.remove("proof");
    let ((key, method), (other_key, other_method)) = (other(1), other(2));
    for suite in [Cryptosuite::EddsaRdfc2022, Cryptosuite::EddsaJcs2022] {
        let first = NewProof { id: Some("urn:uuid:1"), ..new(suite, &method) };
        let one = first.add(&unsecured, &key).unwrap();
        let chain = NewProof { previous: &["urn:uuid:1"], ..new(suite, &other_method) }.add(&one, &other_key).unwrap();
        let stand_in = NewProof { method: &other_method, ..first }.add(&unsecured, &other_key).unwrap();
        let mut swapped = Value::Object(chain);
        swapped["proof"][0] = stand_in["proof"][0].clone();
        assert_eq!(verdicts(&swapped), Ok(vec![Ok(true), Ok(false)]), "{suite:?}");
    }
}

/// Words that lend the proof's members another meaning are refused, or part of what was signed.
#[test]
fn a_proof_cannot_bring_words_of_its_own() {
    let (key, method) = other(1);
    let mut unsecured = example::secured();
    unsecured.remove("proof");
    let rdfc = new(Cryptosuite::EddsaRdfc2022, &method).add(&unsecured, &key).unwrap();
    let jcs = new(Cryptosuite::EddsaJcs2022, &method).add(&unsecured, &key).unwrap();
    let with = |document: &Map<String, Value>, name: &str, value: Value| {
        let mut document = Value::Object(document.clone());
        document["proof"][0][name] = value;
        verdicts(&document)
    };
    let inline = json!([{"@vocab": "https://evil.example/"}]);
    assert_eq!(with(&rdfc, "@context", unsecured["@context"].clone()), Err("proof-member-unknown"));
    assert_eq!(with(&rdfc, "@context", inline.clone()), Err("proof-member-unknown"));
    assert_eq!(with(&jcs, "@context", inline), Ok(vec![Err("malformed")]));
    assert_eq!(with(&jcs, "@context", json!([unsecured["@context"][0]])), Ok(vec![Ok(false)]));
    for name in ["@id", "@type", "@graph", "proof", "https://w3id.org/security#proofValue"] {
        assert_eq!(with(&rdfc, name, json!("urn:x:y")), Err("proof-member-unknown"), "{name}");
        assert_eq!(with(&jcs, name, json!("urn:x:y")), Err("proof-member-unknown"), "{name}");
    }
    for name in ["domain", "challenge", "nonce", "id", "expires"] {
        let value = if name == "expires" { "2030-01-01T00:00:00Z" } else { "urn:x:y" };
        assert_eq!(with(&rdfc, name, json!(value)), Ok(vec![Ok(false)]), "{name}");
        assert_eq!(with(&jcs, name, json!(value)), Ok(vec![Ok(false)]), "{name}");
    }
}

/// Base58btc alone: base64url and hex say other bytes, or none.
#[test]
fn a_proof_value_in_another_base_is_refused() {
    let document = Value::Object(example::secured());
    let value = document["proof"][0]["proofValue"].as_str().unwrap();
    let bytes = testamur::wire::multibase::decode(value).unwrap();
    let hex = bytes.iter().fold("f".to_owned(), |text, byte| text + &format!("{byte:02x}"));
    let spellings = [
        format!("u{}", testamur::wire::base64url::encode(&bytes)),
        hex,
        value[1..].to_owned(),
        format!("{value} "),
        format!("z1{}", &value[1..]),
        String::new(),
    ];
    for spelling in spellings {
        let mut changed = document.clone();
        changed["proof"][0]["proofValue"] = spelling.clone().into();
        assert_eq!(verdicts(&changed), Err("malformed"), "{spelling}");
    }
}

#[test]
fn deep_json_is_refused_before_it_is_looked_at() {
    let text = Value::Object(example::secured()).to_string();
    for depth in [40, 100_000] {
        let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let document = text.replacen('{', &format!("{{\"x\":{deep},"), 1);
        assert!(json::parse_object(&document).is_err(), "{depth}");
        let proof = text.replacen("\"proof\":", &format!("\"proof\":[{{\"x\":{deep}}}],\"y\":"), 1);
        assert!(json::parse_object(&proof).is_err(), "{depth}");
    }
}

/// However many proofs ask for it, a graph that takes too long is tried once.
#[test]
fn a_poisonous_document_under_many_proofs_is_refused_in_time() {
    let (_, method) = other(1);
    let proof = |place: usize| {
        let mut proof = example::secured()["proof"][0].clone();
        proof["verificationMethod"] = method.as_str().into();
        proof["id"] = format!("urn:x:{place}").into();
        if place > 0 {
            proof["previousProof"] = format!("urn:x:{}", place - 1).into();
        }
        proof
    };
    let leaves: Vec<Value> = (0..12).map(|_| json!({"type": "Result", "value": "120 h"})).collect();
    let twins: Vec<Value> = (0..12).map(|_| json!({"type": "AchievementSubject", "result": leaves})).collect();
    let many: Vec<Value> = (0..10_000).map(|_| json!({"type": "AchievementSubject"})).collect();
    // Ten thousand equal leaves have an order by the table, which the first proof needs; a chain over them is too much.
    for (poison, first) in [(twins, Err("too-complex")), (many, Ok(false))] {
        let mut document = Value::Object(example::secured());
        document["credentialSubject"]["source"] = poison.into();
        document["proof"] = (0..MAX_PROOFS).map(proof).collect();
        let started = Clock::now();
        let mut expected = vec![Err("too-complex"); MAX_PROOFS];
        expected[0] = first;
        assert_eq!(verdicts(&document), Ok(expected));
        assert!(started.elapsed() < Duration::from_secs(15), "{:?}", started.elapsed());
    }
}

/// The longest chain over a document that is not closed: all the work that one may ask for.
#[test]
fn the_longest_chain_over_an_open_document_holds() {
    let mut document = example::secured();
    document.remove("proof");
    document["@context"].as_array_mut().unwrap().push(json!({"honours": "https://schema.org/award"}));
    document.insert("honours".to_owned(), "summa cum laude".into());
    let started = Clock::now();
    let ids: Vec<String> = (0..MAX_PROOFS).map(|place| format!("urn:x:{place}")).collect();
    for place in 0..MAX_PROOFS {
        let (key, method) = other(u8::try_from(place).unwrap());
        let previous = place.checked_sub(1).map(|before| ids[before].as_str());
        let proof = NewProof {
            id: Some(&ids[place]),
            previous: previous.as_slice(),
            ..new(Cryptosuite::EddsaRdfc2022, &method)
        };
        document = proof.add(&document, &key).unwrap();
    }
    let document = Value::Object(document);
    assert_eq!(verdicts(&document), Ok(vec![Ok(true); MAX_PROOFS]));
    assert!(started.elapsed() < Duration::from_secs(30), "{:?}", started.elapsed());
}
