//! The closed contexts against oxjsonld and RDFC-1.0, byte for byte.

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use serde_json::{Map, Value, json};

use super::super::terms::Class;
use super::*;
use crate::proof::ProofFault;
use crate::proof::json_ld::{Contexts, canonicalize};

const V2: &str = "https://www.w3.org/ns/credentials/v2";
const OB: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

fn closed(document: &Map<String, Value>) -> Result<String, Unclosed> {
    Ok(Closed::of(document)?.dataset(document, "proof")?.canonicalize().unwrap())
}

fn general(document: &Map<String, Value>) -> Result<String, ProofFault> {
    let mut document = document.clone();
    document.remove("proof");
    canonicalize(&document, &Contexts::embedded())
}

/// Where the closed contexts give an answer, the general path gives the same.
fn agree(document: &Value) -> Result<String, Unclosed> {
    let document = document.as_object().unwrap();
    let ours = closed(document)?;
    let theirs = general(document).unwrap_or_else(|fault| panic!("{fault}: {document:?}"));
    assert_eq!(ours, theirs, "{document:?}");
    Ok(ours)
}

fn credential(subject: Value) -> Value {
    let mut document = json!({
        "@context": [V2, OB],
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": "did:web:a.example",
    });
    document["credentialSubject"] = subject;
    document
}

#[test]
fn the_example_has_the_same_quads_by_both_roads() {
    let document: Value = serde_json::from_str(include_str!("../example.json")).unwrap();
    let quads = agree(&document).unwrap();
    assert_eq!(quads.lines().count(), 75);
    assert!(quads.contains("\"Attended \\\"all\\\" days.\\nPassed.\\t\\u007F\\\\\""));
}

/// Every member of every type with every kind of value.
#[test]
fn every_term_means_what_its_context_says() {
    let values = [
        json!("a text"),
        json!("https://a.example/b?c=d#e"),
        json!("2022-10-28T00:00:00Z"),
        json!(7),
        json!(-0.0),
        json!(2.5),
        json!(true),
        json!({"id": "urn:x:y"}),
        json!({"name": "nested"}),
        json!(["a:b", "a:c", "a:b"]),
    ];
    let mut agreed = 0;
    for (list, urls) in [(LISTS[0], json!([V2])), (LISTS[1], json!([V2, OB]))] {
        for class in list.iter().flat_map(|context| context.classes) {
            for term in list.iter().flat_map(|context| context.terms).chain(class.terms) {
                for value in &values {
                    let document = json!({"@context": urls, "id": "urn:uuid:1", "type": class.name, term.name: value});
                    agreed += usize::from(agree(&document).is_ok());
                }
            }
        }
    }
    assert!(agreed > 5_000, "{agreed}");
}

#[test]
fn what_json_ld_treats_specially_is_left_to_the_general_path() {
    for (subject, why) in [
        (json!({"type": "AchievementSubject", "unknown": 1}), "an unknown member"),
        (json!({"unknown": 1}), "an unknown member"),
        (json!({"role": "a member of a type that is not said"}), "an unknown member"),
        (json!({"type": "AchievementSubject", "https://schema.org/name": "x"}), "an unknown member"),
        (json!({"type": "AchievementSubject", "schema:name": "x"}), "an unknown member"),
        (json!({"type": "AchievementSubject", "@id": "urn:x:y"}), "an unknown member"),
        (json!({"type": "AchievementSubject", "@type": "Profile"}), "an unknown member"),
        (json!({"type": "AchievementSubject", "@nonsense": 1}), "an unknown member"),
        (json!({"@graph": []}), "an unknown member"),
        (json!({"@value": "x"}), "an unknown member"),
        (json!({"type": "AchievementSubject", "awardedDate": "2022-10-28"}), "an unknown member"),
        (json!({"type": "AchievementSubject", "jti": "urn:x:y"}), "an unknown member"),
        (json!({"type": "Nonsense", "name": "x"}), "an unknown type"),
        (json!({"type": "https://a.example/Type", "name": "x"}), "an unknown type"),
        (json!({"type": ["Profile", "Achievement", "Result"], "name": "x"}), "two types that bring members"),
        (json!({"type": [], "name": "x"}), "an empty list"),
        (json!({"type": [["Profile"]], "name": "x"}), "a type that is not a string"),
        (json!({"type": null, "name": "x"}), "a type that is not a string"),
        (json!({"type": ["Result", "ResultDescription"], "resultDescription": "x"}), "two types that bring members"),
        (
            json!({"type": "BitstringStatusListEntry", "statusMessage": [{"message": "x"}]}),
            "a member with a structure of its own",
        ),
        (json!({"type": "ResultDescription", "allowedValue": ["a", "b"]}), "a member with a structure of its own"),
        (json!({"type": "JsonSchema", "jsonSchema": {"a": 1}}), "a member with a structure of its own"),
        (json!({"name": null}), "a value of another form"),
        (json!({"name": []}), "an empty list"),
        (json!({"name": ["x", ["y"]]}), "a value of another form"),
        (json!({"name": {}}), "an empty object"),
        (json!({}), "an empty object"),
        (json!({"name": {"@value": "x", "@language": "en"}}), "an unknown member"),
        (json!({"id": null, "name": "x"}), "an id that is not a string"),
        (json!({"id": "relative", "name": "x"}), "not a plain IRI"),
        (json!({"id": "", "name": "x"}), "not a plain IRI"),
        (json!({"id": "_:b0", "name": "x"}), "not a plain IRI"),
        (json!({"id": "urn:with space", "name": "x"}), "not a plain IRI"),
        (json!({"id": "urn:x>y", "name": "x"}), "not a plain IRI"),
        (json!({"id": "urn:кириллица", "name": "x"}), "not a plain IRI"),
        (json!({"id": "https://u@a.example/", "name": "x"}), "not a plain IRI"),
        (json!({"id": "https://[::1]/", "name": "x"}), "not a plain IRI"),
        (json!({"id": "https://a.example:x/", "name": "x"}), "not a plain IRI"),
        (json!({"id": "https://a.example/%zz", "name": "x"}), "not a plain IRI"),
        (json!({"id": "urn:x#y#z", "name": "x"}), "not a plain IRI"),
        (json!({"image": "relative.png"}), "not a plain IRI"),
        (json!({"image": 1}), "a value of another form"),
        (
            json!({"id": "did:web:a.example", "type": "Profile", "url": {"id": "did:web:a.example"}}),
            "two objects share an id",
        ),
        (
            json!({"type": "AchievementSubject", "creditsEarned": 0.300_000_000_000_000_04}),
            "a number with more than 15 digits",
        ),
        (json!({"type": "AchievementSubject", "creditsEarned": 1e17}), "a number beyond 2^53"),
    ] {
        let document = credential(subject.clone());
        let found = closed(document.as_object().unwrap());
        assert_eq!(found.err(), Some(Unclosed(why)), "{subject}");
    }
}

#[test]
fn only_the_known_lists_of_contexts_are_closed() {
    let mut document = credential(json!({"name": "x"}));
    assert!(closed(document.as_object().unwrap()).is_ok());
    for contexts in [
        json!([OB, V2]),
        json!([V2, OB, V2]),
        json!([V2, OB, {}]),
        json!([V2, OB, {"name": "https://a.example/"}]),
        json!([V2, {"@vocab": "https://a.example/"}]),
        json!([V2, "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json"]),
        json!([]),
        json!(V2),
        json!({"@vocab": "https://a.example/"}),
        json!(null),
        json!([[V2], OB]),
    ] {
        document["@context"] = contexts.clone();
        assert!(closed(document.as_object().unwrap()).is_err(), "{contexts}");
    }
    document.as_object_mut().unwrap().remove("@context");
    assert!(closed(document.as_object().unwrap()).is_err());
}

#[test]
fn numbers_have_one_lexical_form() {
    for (number, form) in [
        ("1", "\"1\""),
        ("1.0", "\"1\""),
        ("-0.0", "\"0\""),
        ("-0", "\"0\""),
        ("6.5", "\"6.5E0\""),
        ("0.1", "\"1.0E-1\""),
        ("-12.25", "\"-1.225E1\""),
        ("1e2", "\"100\""),
        ("1e-7", "\"1.0E-7\""),
        ("99999.9", "\"9.99999E4\""),
        ("9007199254740992", "\"9007199254740992\""),
    ] {
        let number: Value = serde_json::from_str(number).unwrap();
        let document = credential(json!({"type": "AchievementSubject", "creditsEarned": number, "name": number}));
        let quads = agree(&document).unwrap();
        assert!(
            quads.contains(&format!("#creditsEarned> {form}^^<https://www.w3.org/2001/XMLSchema#float> .")),
            "{quads}"
        );
        let datatype = if form.contains('E') { "double" } else { "integer" };
        assert!(quads.contains(&format!("{form}^^<http://www.w3.org/2001/XMLSchema#{datatype}> .")), "{quads}");
    }
}

/// Names and titles, and what is nasty in N-Quads: quotes, backslashes, controls, DEL, separators, combining and astral signs.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-zÇĞİÖŞÜəƏА-Яа-яё ./-]{1,20}",
        proptest::collection::vec(
            prop_oneof![
                Just('\t'),
                Just('\u{7f}'),
                Just('"'),
                Just('\\'),
                Just('\n'),
                Just('\r'),
                Just('\u{8}'),
                Just('\u{c}'),
                Just('\u{0}'),
                Just('\u{1f}'),
                Just('\u{2028}'),
                Just('\u{80}'),
                Just('\u{301}'),
                Just('\u{1f600}'),
                Just('\u{10ffff}'),
                Just('\u{feff}'),
                Just('\u{fffe}'),
                Just('u'),
                Just('<'),
                Just('>'),
                Just(' '),
                Just('_'),
                any::<char>()
            ],
            0..6
        )
        .prop_map(String::from_iter),
        // Few texts, so that objects look alike and blank nodes must be told apart.
        prop_oneof![Just("same".to_owned()), Just("other".to_owned())],
    ]
}

fn iri() -> impl Strategy<Value = String> {
    prop_oneof![
        "urn:[a-z]{1,3}:[a-z0-9.%:/-]{0,6}",
        "https://[a-z.:0-9@-]{1,12}/[a-zA-Z0-9._~/?#-]{0,12}",
        "[a-z]{1,9}:[a-z/.]{0,5}",
        text(),
    ]
}

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => text().prop_map(Value::from),
        2 => iri().prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => any::<i32>().prop_map(Value::from),
        1 => (-1_000_000i32..1_000_000).prop_map(|tenths| Value::from(f64::from(tenths) / 10.0)),
        1 => any::<f64>().prop_map(Value::from),
    ]
}

fn plain_iri() -> impl Strategy<Value = String> {
    prop_oneof![
        "urn:[a-z]{2,3}:[a-z0-9.:/-]{4,9}",
        "https://[a-z]{3,9}[.]example/[a-zA-Z0-9._~/?-]{0,12}(#[a-z0-9]{0,3})?"
    ]
}

/// Objects with the members that their types allow, and now and then another.
fn object() -> impl Strategy<Value = Value> {
    let all: Vec<&'static Term> = LISTS[1]
        .iter()
        .flat_map(|context| context.terms.iter().chain(context.classes.iter().flat_map(|class| class.terms)))
        .collect();
    let always: Vec<&'static Term> = LISTS[1].iter().flat_map(|context| context.terms).collect();
    let classes: Vec<&'static Class> = LISTS[1].iter().flat_map(|context| context.classes).collect();
    scalar().prop_recursive(4, 40, 5, move |inner| {
        let (all, always, classes) = (all.clone(), always.clone(), classes.clone());
        let value = prop_oneof![3 => inner.clone(), 1 => proptest::collection::vec(inner, 1..4).prop_map(Value::from)];
        let member = (any::<proptest::sample::Index>(), 0..40u8, plain_iri(), value);
        let id = proptest::option::weighted(0.3, plain_iri());
        (proptest::sample::select(classes), id, proptest::collection::vec(member, 1..5)).prop_map(
            move |(class, id, members)| {
                let allowed: Vec<&Term> = class.terms.iter().chain(always.iter().copied()).collect();
                let mut object = Map::new();
                object.insert("type".to_owned(), class.name.into());
                if let Some(id) = id {
                    object.insert("id".to_owned(), id.into());
                }
                for (place, chance, iri, value) in members {
                    let term = if chance == 0 { *place.get(&all) } else { *place.get(&allowed) };
                    let value = if term.value == Coercion::Iri && !value.is_object() { iri.into() } else { value };
                    if term.value != Coercion::Open || chance == 1 {
                        object.insert(term.name.to_owned(), value);
                    }
                }
                Value::Object(object)
            },
        )
    })
}

/// Many of the documents must be closed, or the property would say little.
#[test]
fn any_document_of_the_closed_contexts_has_the_same_quads_by_both_roads() {
    let documents = (object(), proptest::collection::vec(object(), 1..4), proptest::option::of(plain_iri()));
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut closed, mut blanks) = (0, 0);
    for _ in 0..CASES {
        let (subject, evidence, id) = documents.new_tree(&mut runner).unwrap().current();
        let mut document = credential(if subject.is_object() { subject } else { json!({ "name": subject }) });
        document["evidence"] = evidence.into_iter().filter(Value::is_object).chain([json!({"name": "last"})]).collect();
        if let Some(id) = id {
            document["id"] = id.into();
        }
        if let Ok(quads) = agree(&document) {
            closed += 1;
            blanks += usize::from(quads.contains("_:c14n4 "));
        }
    }
    assert!(closed * 3 > CASES && blanks * 10 > CASES, "{closed} closed, {blanks} with five blank nodes, of {CASES}");
}

const CASES: usize = 500;

proptest! {
    #[test]
    fn any_text_is_escaped_alike(text in text()) {
        agree(&credential(json!({"name": text}))).unwrap();
    }

    #[test]
    fn any_plain_iri_is_one_by_both_roads(iri in iri()) {
        let _ = agree(&credential(json!({"id": iri, "name": "x"})));
    }
}
