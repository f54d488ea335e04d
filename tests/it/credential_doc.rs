//! docs/CREDENTIAL.md shows what the code writes, and what it shows verifies.

pub(crate) mod make;

use std::collections::BTreeMap;

use make::Example;
use serde_json::{Value, json};
use testamur::claims::{Did, Kind, Text};
use testamur::credential;
use testamur::keys::Purpose;
use testamur::status::{Bits, Snapshot};
use testamur::time::Instant;
use testamur::trust::{Belief, Institution, Key, Name, Trust};
use testamur::verify::{Evidence, Policy, verify};
use testamur::wire::{jcs, json};

#[test]
fn the_document_shows_what_the_code_writes() {
    let document = std::fs::read_to_string(make::PATH).unwrap();
    let written = make::with_examples(&document);
    assert!(document == written, "docs/CREDENTIAL.md is not what the code writes: run scripts/generate-credentials");
}

#[test]
fn there_is_one_example_of_each_kind() {
    let kinds: Vec<_> = make::examples().iter().map(|example| example.certificate.achievement.kind).collect();
    assert_eq!(kinds, Kind::ALL);
}

#[test]
fn the_payload_is_the_document_without_proof_and_with_iss() {
    for Example { json, payload, .. } in make::examples() {
        let mut document = json;
        document.remove("proof").unwrap();
        document.insert("iss".to_owned(), json!(make::ISSUER));
        assert_eq!(jcs::canonicalize(&Value::Object(document)), payload);
    }
}

#[test]
fn both_forms_of_every_example_read_back_and_are_accepted() {
    let at = Instant::parse("2026-07-15T09:00:00Z").unwrap();
    let trust = trust(at);
    for Example { certificate, json, payload, token, .. } in make::examples() {
        assert_eq!(credential::read(&json).as_ref(), Ok(&certificate));
        assert_eq!(credential::read(&json::parse_object(&payload).unwrap()).as_ref(), Ok(&certificate));
        for text in [token, Value::Object(json).to_string()] {
            let answer = verify(&Evidence::from_text(&text), &trust, &Policy::for_people(), at);
            assert_eq!(answer.verdict.word(), "accept", "{text}: {answer:?}");
        }
    }
}

#[test]
fn the_header_is_that_of_the_token() {
    for Example { header, token, .. } in make::examples() {
        let first = token.split('.').next().unwrap();
        assert_eq!(testamur::wire::base64url::decode(first).unwrap(), header.as_bytes());
    }
}

/// The institution of the examples, pinned, with an empty status list.
fn trust(at: Instant) -> Trust {
    let did = Did::parse(make::ISSUER).unwrap();
    let name = |(language, name): (&str, &str)| Name {
        language: language.to_owned(),
        text: Text::new(name).unwrap(),
        is_former: false,
    };
    let mut trust = Trust::new();
    let institution = Institution {
        slug: None,
        hosts: vec![did.authority().unwrap()],
        former_hosts: Vec::new(),
        names: make::NAMES.map(name).into(),
        country: None,
        website: None,
        identifiers: Vec::new(),
        keys: vec![Key::new(make::kid(), make::key().verifying_key(), Some(Purpose::Credential), None)],
        is_demo: false,
        did: did.clone(),
    };
    trust.add(institution, Belief::Pinned);
    let (list, bits, notes) = (make::STATUS_LIST.to_owned(), Bits::new(), BTreeMap::new());
    trust.add_snapshot(&did, Snapshot { list, bits, as_of: at, fresh_until: None, is_final: false, notes });
    trust
}
