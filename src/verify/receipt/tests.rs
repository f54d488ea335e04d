use serde_json::json;

use super::*;
use crate::keys::Purpose;
use crate::trust::did_document::did_document;
use crate::trust::known::samples;
use crate::trust::{Institution, Key};
use crate::verify::{Policy, Reason, Verdict};

const SERVICE: &str = "did:web:demo.testamur.example:service";

fn did(text: &str) -> Did {
    Did::parse(text).unwrap()
}

fn kid() -> KeyId {
    KeyId::numbered(&did(SERVICE), 1)
}

fn service(purpose: Option<Purpose>) -> Institution {
    let key = Key::new(kid(), samples::signing_key(9).verifying_key(), purpose, None);
    Institution { did: did(SERVICE), keys: vec![key], ..samples::institution("medeniyet", 1) }
}

fn signers() -> Signers {
    let mut signers = Signers::default();
    signers.add_service(service(Some(Purpose::Service))).unwrap();
    signers
}

fn receipt() -> Receipt {
    let at = Instant::parse("2026-07-15T12:00:00Z").unwrap();
    let answer = super::super::verify(
        &super::super::Evidence::from_text("no certificate"),
        &crate::trust::Trust::new(),
        &Policy::for_programs(),
        at,
    );
    Receipt { issuer: did(SERVICE), issued: at, statement: Statement::of(&answer, &Policy::for_programs()) }
}

fn token() -> String {
    receipt().sign(&kid(), &samples::signing_key(9))
}

fn code(token: &str) -> &'static str {
    Receipt::open(token, &signers()).unwrap_err().code()
}

/// The payload with one member changed, signed by the service itself.
fn with(member: &str, value: Value) -> String {
    let mut payload: Value = serde_json::from_str(&receipt().payload()).unwrap();
    payload[member] = value;
    jws::sign(&payload.to_string(), Typ::Receipt, &kid(), &samples::signing_key(9))
}

#[test]
fn the_content_is_this_and_reads_back() {
    assert_eq!(Receipt::open(&token(), &signers()), Ok(receipt()));
    let mut payload: Value = serde_json::from_str(&receipt().payload()).unwrap();
    assert_eq!(payload["version"], VERSION);
    payload["version"] = json!("testamur VERSION");
    insta::assert_snapshot!(serde_json::to_string_pretty(&payload).unwrap(), @r#"
    {
      "answer_sha256": "4e4e2af1008236e2da4f194669ca545ea77e39507c8700d5b7a31783b31d72e7",
      "as_of": null,
      "counts": {
        "accept": 0,
        "error": 0,
        "reject": 0,
        "undecided": 1
      },
      "evidence_sha256": "de826f9e5acba22f80b95e447f9a1a29db2441d3f8dee9d83dfbb0e52370dfc0",
      "host": "demo.testamur.example",
      "iat": 1784116800,
      "iss": "did:web:demo.testamur.example:service",
      "policy": {
        "allow_demo": false,
        "max_status_age": 86400,
        "trust_domains": []
      },
      "reason": "nothing-found",
      "scope": "answer",
      "trust_list_seq": null,
      "verdict": "undecided",
      "verified_at": "2026-07-15T12:00:00Z",
      "version": "testamur VERSION"
    }
    "#);
}

#[test]
fn evidence_and_answer_belong_to_it_or_not() {
    let receipt = receipt();
    for good in ["no certificate", "no certificate\n", " no certificate\r\n"] {
        assert_eq!(receipt.check_evidence(good.as_bytes()), Ok(()));
    }
    assert_eq!(receipt.check_evidence(b"no certificates"), Err(ReceiptFault::EvidenceDiffers));
    let mut batch = receipt.clone();
    batch.statement.scope = Scope::Batch;
    assert_eq!(batch.check_evidence(b"no certificate\n"), Err(ReceiptFault::EvidenceDiffers));
    assert_eq!(receipt.check_answer(Digest::of("another")), Err(ReceiptFault::AnswerDiffers));
}

#[test]
fn a_credential_that_went_as_a_member_belongs_to_it_in_every_layout() {
    let mut receipt = receipt();
    receipt.statement.evidence = Digest::of(r#"{"a":1,"b":[2]}"#);
    assert_eq!(receipt.check_evidence(b"{ \"b\": [2],\n \"a\": 1 }"), Ok(()));
    assert_eq!(receipt.check_evidence(b"{ \"b\": [3],\n \"a\": 1 }"), Err(ReceiptFault::EvidenceDiffers));
}

#[test]
fn the_digest_of_an_answer_is_that_of_its_content_in_every_layout() {
    let at = Instant::from_unix(1_800_000_000);
    let evidence = super::super::Evidence::from_text("x");
    let answer = super::super::verify(&evidence, &crate::trust::Trust::new(), &Policy::default(), at);
    let mut value = serde_json::to_value(&answer).unwrap();
    value["receipt"] = json!("eyJ.a.b");
    let (pretty, compact) = (serde_json::to_vec_pretty(&value).unwrap(), serde_json::to_vec(&value).unwrap());
    let read = Ok((digest_of(&answer), Some("eyJ.a.b".to_owned())));
    assert_eq!(read_answer(&pretty), read);
    assert_eq!(read_answer(&compact), read);
    value["verdict"] = json!("accept");
    assert_ne!(read_answer(value.to_string().as_bytes()).unwrap().0, digest_of(&answer));
    assert!(read_answer(b"{\"a\":1,\"a\":1}").is_err());
}

#[test]
fn what_was_changed_is_refused() {
    let token = token();
    let parts: Vec<&str> = token.split('.').collect();
    let payload = receipt().payload().replace("\"undecided\",\"verified", "\"accept\",\"verified");
    assert_ne!(payload, receipt().payload());
    assert_eq!(code(&format!("{}.{}.{}", parts[0], base64url::encode(payload), parts[2])), "bad-signature");
    for (place, _) in token.char_indices().filter(|(place, _)| place % 7 == 0) {
        let mut changed = token.clone().into_bytes();
        changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
        assert!(Receipt::open(std::str::from_utf8(&changed).unwrap(), &signers()).is_err(), "{place}");
    }
}

#[test]
fn only_a_service_signs_receipts() {
    let (receipt, key) = (receipt(), samples::signing_key(9));
    let sign = |kid: &str| receipt.sign(&KeyId::parse(kid).unwrap(), &key);
    for institution in [
        "did:web:demo.testamur.example:medeniyet#key-1",
        "did:web:demo.testamur.example#key-1",
        "did:web:demo.testamur.example:x:service#key-1",
    ] {
        assert_eq!(code(&sign(institution)), "key-not-of-service", "{institution}");
    }
    assert_eq!(code(&sign(&format!("{SERVICE}#key-2"))), "key-not-of-service");
    assert_eq!(code(&sign("did:web:evil.example:service#key-1")), "service-unknown");
    assert_eq!(code(&receipt.sign(&kid(), &samples::signing_key(1))), "bad-signature");
    // A key that its holder uses for certificates signs no receipts, not even under the service's name.
    let mut others = Signers::default();
    others.add_service(service(Some(Purpose::Credential))).unwrap();
    assert_eq!(Receipt::open(&token(), &others).unwrap_err().code(), "key-not-of-service");
    assert!(others.add_service(samples::institution("medeniyet", 1)).is_err());
}

#[test]
fn a_compromised_key_proves_nothing_and_a_retired_one_still_does() {
    let at = Some(Instant::from_unix(1_700_000_000));
    let with = |retired, revoked| {
        let mut service = service(Some(Purpose::Service));
        service.keys[0].retired = retired;
        service.keys[0].revoked = revoked;
        let mut signers = Signers::default();
        signers.add_service(service).unwrap();
        signers.add_key(samples::signing_key(9).verifying_key());
        Receipt::open(&token(), &signers).map_err(|fault| fault.code()).err()
    };
    assert_eq!(with(at, None), None);
    assert_eq!(with(None, at), Some("key-revoked"));
}

#[test]
fn a_reader_knows_the_service_by_its_key_or_by_its_did_document() {
    let mut by_key = Signers::default();
    by_key.add_key(samples::signing_key(9).verifying_key());
    assert_eq!(Receipt::open(&token(), &by_key), Ok(receipt()));
    let Value::Object(document) = did_document(&service(Some(Purpose::Service))) else { panic!() };
    let mut by_document = Signers::default();
    by_document.add_did_document(&document).unwrap();
    assert_eq!(Receipt::open(&token(), &by_document), Ok(receipt()));
    let mut by_another = Signers::default();
    by_another.add_key(samples::signing_key(1).verifying_key());
    assert_eq!(Receipt::open(&token(), &by_another).unwrap_err().code(), "bad-signature");
    assert_eq!(Receipt::open(&token(), &Signers::default()).unwrap_err().code(), "service-unknown");
    let Value::Object(of_institution) = did_document(&samples::institution("medeniyet", 9)) else { panic!() };
    assert!(by_another.add_did_document(&of_institution).is_err());
}

#[test]
fn another_type_of_token_is_no_receipt_and_a_receipt_is_no_other() {
    let (payload, key) = (receipt().payload(), samples::signing_key(9));
    assert_eq!(code(&jws::sign(&payload, Typ::Credential, &kid(), &key)), "wrong-type");
    assert_eq!(code(&jws::sign(&payload, Typ::TrustList, &kid(), &key)), "wrong-type");
    assert!(jws::Jws::parse(&token(), Typ::Credential).is_err());
    assert!(crate::trust::TrustList::open(&token(), &key.verifying_key()).is_err());
    let answer = super::super::verify(
        &super::super::Evidence::from_text(&token()),
        &crate::trust::Trust::new(),
        &Policy::default(),
        Instant::from_unix(1_800_000_000),
    );
    assert_eq!(answer.verdict, Verdict::Reject(Reason::Malformed));
}

#[test]
fn other_algorithms_are_refused() {
    let signature = token().rsplit_once('.').unwrap().1.to_owned();
    let payload = base64url::encode(receipt().payload());
    for alg in ["none", "HS256", "ES256", "Ed448"] {
        let header = format!(r#"{{"alg":"{alg}","kid":"{}","typ":"testamur-receipt+jwt"}}"#, kid());
        assert_eq!(code(&format!("{}.{payload}.{signature}", base64url::encode(header))), "unsupported-algorithm");
    }
}

#[test]
fn a_payload_of_another_shape_is_refused_although_the_service_signed_it() {
    for (member, value) in [
        ("aud", json!("somebody")),
        ("host", json!("evil.example")),
        ("iss", json!("did:web:evil.example:service")),
        ("scope", json!("everything")),
        ("verdict", json!("accept")),
        ("verdict", json!("fine")),
        ("reason", json!(null)),
        ("reason", json!("<script>")),
        ("as_of", json!("2026-07-15T12:00:00Z")),
        ("evidence_sha256", json!("abc")),
        ("answer_sha256", json!(receipt().statement.answer.to_string().to_uppercase())),
        ("verified_at", json!("today")),
        ("counts", json!({"accept": 1})),
        ("iat", json!("1")),
    ] {
        assert_eq!(code(&with(member, value.clone())), "receipt-malformed", "{member}: {value}");
    }
    let twice = receipt().payload().replacen('{', "{\"verdict\":\"accept\",", 1);
    assert_eq!(code(&jws::sign(&twice, Typ::Receipt, &kid(), &samples::signing_key(9))), "receipt-malformed");
}

#[test]
fn a_summary_tells_the_worst_and_counts_all() {
    let accept = |seconds| Verdict::Accept { as_of: Instant::from_unix(seconds) };
    let mut summary = Summary::default();
    summary.add_bytes(b"one\n");
    summary.add_bytes(b"two\n");
    summary.add(accept(20), Some(4));
    summary.add(accept(10), Some(3));
    let finish =
        |summary: Summary| summary.finish(Scope::Batch, Digest::of(""), &Policy::for_programs(), Instant::from_unix(5));
    let good = finish(summary.clone());
    assert_eq!(good.verdict, Told::Accept { as_of: Instant::from_unix(10) });
    assert_eq!((good.answer, good.trust_list_seq), (Digest::of("one\ntwo\n"), Some(3)));
    summary.add_error();
    assert_eq!(finish(summary.clone()).verdict, Told::Undecided("nothing-found".to_owned()));
    summary.add(Verdict::Reject(Reason::Withdrawn), None);
    assert_eq!(finish(summary.clone()).verdict, Told::Reject("withdrawn".to_owned()));
    assert_eq!(summary.tally(), Tally { accept: 2, reject: 1, undecided: 0, error: 1 });
    assert_eq!(summary.tally().count(), 4);
}
