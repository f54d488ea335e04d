//! Whatever a certificate says, its proof holds by the general path too, which shares no code with the closed contexts.

use proptest::prelude::*;
use serde_json::{Map, Value};
use testamur::claims::{Certificate, Kind, Mode, Quantity, Rotation, Text, Words};
use testamur::credential;
use testamur::keys::Signature;
use testamur::proof::data_integrity::add_proof;
use testamur::proof::json_ld::{Contexts, canonicalize};
use testamur::wire::digest::Digest;
use testamur::wire::multibase;

use super::example;

/// The verdict by oxjsonld, both canonicalizers, and the definition of the cryptosuite.
fn holds_by_the_general_path(secured: &Map<String, Value>) -> bool {
    let mut document = secured.clone();
    let proof = document.shift_remove("proof").unwrap();
    let mut options = proof[0].as_object().unwrap().clone();
    let signature = options.shift_remove("proofValue").unwrap();
    options.insert("@context".to_owned(), document["@context"].clone());
    let digest = |object| Digest::of(canonicalize(object, &Contexts::embedded()).unwrap());
    let message = [*digest(&options).as_bytes(), *digest(&document).as_bytes()].concat();
    let signature = Signature::from_bytes(&multibase::decode(signature.as_str().unwrap()).unwrap()).unwrap();
    example::key().verifying_key().verify(&message, &signature)
}

fn text() -> impl Strategy<Value = Text> {
    prop_oneof![
        "[A-Za-zÇĞİÖŞÜçğıöşüəƏА-Яа-яёӘәҒғ'\"\\\\ .-]{1,40}",
        proptest::collection::vec(any::<char>(), 1..12).prop_map(String::from_iter),
        // Few of them, so that rotations look alike.
        Just("Clinic".to_owned()),
    ]
    .prop_filter_map("printable", |raw| Text::new(&raw).ok()?.without(&["; ", ", ", " / ", ": "]).ok())
}

fn words() -> impl Strategy<Value = Words> {
    proptest::collection::vec(text(), 1..4).prop_map(|texts| Words::new(texts).unwrap())
}

fn rotation() -> impl Strategy<Value = Rotation> {
    let base = example::certificate().rotations.remove(0);
    let supervisors = proptest::collection::vec(text(), 0..3);
    (words(), proptest::option::of(text()), supervisors).prop_map(move |(department, place, supervisors)| Rotation {
        department,
        place,
        supervisors,
        ..base.clone()
    })
}

fn certificate() -> impl Strategy<Value = Certificate> {
    let holder = (text(), proptest::option::of(text()), proptest::option::of(text()));
    let quantities = (proptest::option::of(1u32..=999_999), proptest::option::of(1u32..=999_999));
    let kind = (
        proptest::sample::select(Kind::ALL.to_vec()),
        proptest::option::of(proptest::sample::select(Mode::ALL.to_vec())),
    );
    let rotations = proptest::collection::vec(rotation(), 0..5);
    (holder, words(), quantities, kind, rotations, proptest::option::of(text())).prop_map(
        |((name, native_name, home), title, (hours, credits), (kind, mode), rotations, role)| {
            let quantity = |tenths: Option<u32>| tenths.map(|tenths| Quantity::from_tenths(tenths).unwrap());
            let mut certificate = example::certificate();
            certificate.holder.name = name;
            (certificate.holder.native_name, certificate.holder.home_institution) = (native_name, home);
            certificate.achievement.title = title;
            (certificate.achievement.kind, certificate.achievement.mode) = (kind, mode);
            (certificate.hours, certificate.credits) = (quantity(hours), quantity(credits));
            (certificate.rotations, certificate.role) = (rotations, role);
            certificate
        },
    )
}

#[test]
fn the_example_holds_by_both_roads() {
    let mut secured = example::secured();
    assert!(holds_by_the_general_path(&secured));
    secured["issuer"]["name"] = "Another University".into();
    assert!(!holds_by_the_general_path(&secured));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_certificate_holds_by_both_roads(certificate in certificate()) {
        let document = credential::document(&certificate);
        let method = example::method(&certificate);
        let secured = add_proof(&document, &example::key(), &method, certificate.issued.midnight()).unwrap();
        prop_assert!(holds_by_the_general_path(&secured));
    }
}
