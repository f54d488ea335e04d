//! Proofs that we make and read.

use serde_json::{Map, Value, json};
use zeroize::Zeroizing;

use super::*;
use crate::keys::{KeyId, SigningKey};
use crate::time::Instant;
use crate::wire::json;

pub(super) fn key() -> SigningKey {
    SigningKey::from_seed(Zeroizing::new(*b"TEST ONLY: a seed of 32 bytes..."))
}

/// A credential with every term of a kind that ours use.
pub(super) fn document() -> Map<String, Value> {
    json::parse_object(include_str!("example.json")).unwrap()
}

fn secured() -> Map<String, Value> {
    let method = KeyId::parse(&format!("did:web:a.example#{}", key().verifying_key().to_multikey())).unwrap();
    add_proof(&document(), &key(), &method, Instant::parse("2026-07-15T00:00:00Z").unwrap()).unwrap()
}

fn verify(document: &Map<String, Value>) -> Result<bool, &'static str> {
    Secured::parse(document).and_then(|secured| secured.verify(&key().verifying_key())).map_err(|fault| fault.code())
}

#[test]
fn verifies_what_it_signs() {
    let document = secured();
    let secured = Secured::parse(&document).unwrap();
    assert!(secured.is_closed());
    assert_eq!(secured.verify(&key().verifying_key()), Ok(true));
    let proof = secured.only().unwrap();
    assert_eq!(proof.cryptosuite(), Some(Cryptosuite::EddsaRdfc2022));
    assert_eq!(proof.created().unwrap().to_string(), "2026-07-15T00:00:00Z");
    assert_eq!((proof.expires(), proof.previous()), (None, &[][..]));
    let mut single = document.clone();
    single.insert("proof".to_owned(), document["proof"][0].clone());
    assert_eq!(verify(&single), Ok(true));
    assert_eq!(
        add_proof(&document, &key(), &KeyId::parse("did:web:a.example#k").unwrap(), proof.created().unwrap()),
        Err(ProofFault::AlreadySecured)
    );
}

#[test]
fn refuses_proofs_that_are_not_ours_with_their_code() {
    let good = secured();
    let cases: [(&str, Value, &str); 16] = [
        ("type", json!("RsaSignature2018"), "unsupported-algorithm"),
        ("type", json!("Ed25519Signature2020"), "proof-member-unknown"),
        ("type", json!(["DataIntegrityProof"]), "malformed"),
        ("cryptosuite", json!("ecdsa-rdfc-2019"), "unsupported-algorithm"),
        ("cryptosuite", Value::Null, "malformed"),
        ("created", json!("yesterday"), "malformed"),
        ("created", json!(1), "malformed"),
        ("expires", json!("tomorrow"), "malformed"),
        ("verificationMethod", json!({"id": "did:web:a.example#k"}), "malformed"),
        ("proofPurpose", json!("authentication"), "proof-purpose-differs"),
        ("proofValue", json!("u0000"), "malformed"),
        ("proofValue", json!("z1111"), "malformed"),
        ("@context", json!("https://www.w3.org/ns/credentials/v2"), "proof-member-unknown"),
        ("previousProof", json!("urn:uuid:1"), "proof-chain-broken"),
        ("challenge", json!(1), "malformed"),
        ("jws", json!("x"), "proof-member-unknown"),
    ];
    for (name, value, code) in cases {
        let mut document = good.clone();
        document["proof"][0][name] = value;
        assert_eq!(verify(&document), Err(code), "{name}");
    }
    for (proof, code) in [
        (json!([]), "proof-missing"),
        (json!([good["proof"][0], "x"]), "malformed"),
        (json!([[good["proof"][0]]]), "malformed"),
        (json!(vec![good["proof"][0].clone(); 17]), "too-many-proofs"),
        (json!("x"), "malformed"),
    ] {
        let mut document = good.clone();
        document["proof"] = proof;
        assert_eq!(verify(&document), Err(code));
    }
    assert_eq!(verify(&document()), Err("proof-missing"));
}

#[test]
fn an_expiry_is_signed_and_shown() {
    let mut document = secured();
    document["proof"][0]["expires"] = json!("2026-07-16T00:00:00Z");
    let secured = Secured::parse(&document).unwrap();
    assert_eq!(secured.only().unwrap().expires().unwrap().to_string(), "2026-07-16T00:00:00Z");
    assert_eq!(secured.verify(&key().verifying_key()), Ok(false));
}

/// Whoever adds a member to a proof has not signed it.
#[test]
fn every_member_of_a_proof_is_signed() {
    for (name, value) in [("challenge", "x"), ("domain", "a.example"), ("nonce", "x"), ("id", "urn:uuid:1")] {
        let mut document = secured();
        document["proof"][0][name] = value.into();
        assert_eq!(verify(&document), Ok(false), "{name}");
    }
}

#[test]
fn a_set_holds_if_every_proof_does() {
    let document = secured();
    let twice = |change: &dyn Fn(&mut Value)| {
        let mut document = document.clone();
        let mut second = document["proof"][0].clone();
        change(&mut second);
        document["proof"].as_array_mut().unwrap().push(second);
        document
    };
    assert_eq!(verify(&twice(&|_| {})), Ok(true));
    assert_eq!(Secured::parse(&twice(&|_| {})).unwrap().only().map(Proof::method), None);
    assert_eq!(verify(&twice(&|proof| proof["created"] = "2026-07-15T00:00:01Z".into())), Ok(false));
    // One of another kind is told as such; of others alone nothing can be said.
    let unknown = twice(&|proof| proof["cryptosuite"] = "ecdsa-rdfc-2019".into());
    let secured = Secured::parse(&unknown).unwrap();
    assert_eq!(secured.proofs().map(|proof| proof.cryptosuite().is_some()).collect::<Vec<_>>(), [true, false]);
    assert_eq!(verify(&unknown), Err("unsupported-algorithm"));
}

#[test]
fn makes_proofs_of_both_suites_over_those_that_are_there() {
    let method = KeyId::parse("did:web:a.example#key-1").unwrap();
    let created = Instant::parse("2026-07-15T00:00:00Z").unwrap();
    let jcs = NewProof::assertion(Cryptosuite::EddsaJcs2022, &method, created);
    let one = NewProof { id: Some("urn:uuid:1"), ..jcs }.add(&document(), &key()).unwrap();
    assert!(Secured::parse(&one).unwrap().is_closed());
    let chained = NewProof { previous: &["urn:uuid:1"], ..jcs }.add(&one, &key()).unwrap();
    assert_eq!(verify(&chained), Ok(true));
    assert_eq!(Secured::parse(&chained).unwrap().needed_for(&[1]), [true, true]);
    assert_eq!(Secured::parse(&chained).unwrap().needed_for(&[0]), [true, false]);
    let mut cut = chained.clone();
    cut["proof"].as_array_mut().unwrap().remove(0);
    assert_eq!(verify(&cut), Err("proof-chain-broken"));
    let mut changed = chained;
    changed["proof"][0]["created"] = "2026-07-15T00:00:01Z".into();
    assert_eq!(verify(&changed), Ok(false));
    let add = |proof: NewProof<'_>| proof.add(&one, &key()).map(|_| ()).map_err(|fault| fault.code());
    assert_eq!(add(NewProof { id: Some("urn:uuid:1"), ..jcs }), Err("proof-id-twice"));
    assert_eq!(add(NewProof { previous: &["urn:uuid:2"], ..jcs }), Err("proof-chain-broken"));
    let suite = Cryptosuite::Ed25519Signature2020;
    assert_eq!(add(NewProof { cryptosuite: suite, ..jcs }), Err("unsupported-algorithm"));
    let mut full = document();
    for _ in 0..MAX_PROOFS {
        full = jcs.add(&full, &key()).unwrap();
    }
    assert_eq!(verify(&full), Ok(true));
    assert_eq!(jcs.add(&full, &key()).map_err(|fault| fault.code()), Err("too-many-proofs"));
}

#[test]
fn a_presentation_is_held_to_its_domain_and_challenge() {
    let method = KeyId::parse("did:web:a.example#key-1").unwrap();
    let shown = NewProof {
        purpose: ProofPurpose::Authentication,
        domain: &["verifier.example"],
        challenge: Some("7c1e"),
        ..NewProof::assertion(Cryptosuite::EddsaJcs2022, &method, Instant::from_unix(0))
    };
    let shown = shown.add(&document(), &key()).unwrap();
    let ask = |expected: &Expected<'_>| {
        Secured::parse_for(&shown, expected)
            .and_then(|secured| secured.verify(&key().verifying_key()))
            .map_err(|fault| fault.code())
    };
    assert_eq!(ask(&Expected::authentication(&["verifier.example"], Some("7c1e"))), Ok(true));
    assert_eq!(ask(&Expected::authentication(&["evil.example"], Some("7c1e"))), Err("proof-domain-differs"));
    assert_eq!(ask(&Expected::authentication(&["verifier.example"], Some("7c1f"))), Err("proof-challenge-differs"));
    assert_eq!(ask(&Expected::assertion()), Err("proof-purpose-differs"));
}

/// A context put behind those that were signed would lend the words another meaning.
#[test]
fn a_jcs_proof_of_fewer_contexts_than_the_document_has_is_not_closed() {
    let method = KeyId::parse("did:web:a.example#key-1").unwrap();
    let mut document = document();
    let all = document["@context"].clone();
    document["@context"] = json!([all[0]]);
    let jcs = NewProof::assertion(Cryptosuite::EddsaJcs2022, &method, Instant::from_unix(0));
    let mut document = jcs.add(&document, &key()).unwrap();
    document["@context"] = all;
    assert_eq!(verify(&document), Ok(true));
    assert!(!Secured::parse(&document).unwrap().is_closed());
}
