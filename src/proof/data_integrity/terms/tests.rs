//! The tables are the context files, row by row.

use serde_json::{Map, Value};

use super::*;

/// Differ between published revisions of Open Badges' `context-3.0.3.json`: never closed.
const MOVING: [&str; 3] = ["awardedDate", "endorsementJwt", "jti"];

const FILES: [(&Context, &str); 2] = [
    (&CREDENTIALS_V2, include_str!("../../../../assets/contexts/credentials-v2.jsonld")),
    (&OPEN_BADGES_3_0_3, include_str!("../../../../assets/contexts/open-badges-3.0.3.jsonld")),
];

type Row = (String, String, String, String);

fn file(text: &str) -> Map<String, Value> {
    let document: Value = serde_json::from_str(text).unwrap();
    document["@context"].as_object().unwrap().clone()
}

/// Create Term Definition (JSON-LD 1.1 API, section 4.2) for what these files hold; anything else fails the test.
fn rows(class: &str, scope: &Map<String, Value>, top: &Map<String, Value>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (name, definition) in scope {
        match name.as_str() {
            "@protected" => assert_eq!(definition, true),
            "id" => assert_eq!(definition, "@id"),
            "type" => assert_eq!(definition, "@type"),
            name if MOVING.contains(&name) => {}
            name => {
                assert!(!name.starts_with('@') && !name.contains(':'), "{name}");
                let iri = format!("<{}>", expand(definition, top));
                if is_class(name) {
                    assert_eq!(class, "");
                    assert!(definition.get("@type").is_none() && definition.get("@container").is_none());
                    rows.push((String::new(), name.to_owned(), iri, "class".to_owned()));
                    if let Some(inner) = definition.get("@context") {
                        rows.extend(self::rows(name, inner.as_object().unwrap(), top));
                    }
                } else {
                    rows.push((class.to_owned(), name.to_owned(), iri, coercion(name, definition)));
                }
            }
        }
    }
    rows
}

/// In both files the words that begin with a capital are types, and only types.
fn is_class(name: &str) -> bool {
    name.starts_with(|sign: char| sign.is_ascii_uppercase())
}

fn expand(definition: &Value, top: &Map<String, Value>) -> String {
    let iri = definition.as_str().unwrap_or_else(|| definition["@id"].as_str().unwrap());
    if let Some(other) = top.get(iri) {
        return expand(other, top);
    }
    assert!(iri.starts_with("https://") || iri.starts_with("http://"), "{iri}");
    iri.to_owned()
}

fn coercion(name: &str, definition: &Value) -> String {
    let Some(definition) = definition.as_object() else { return "literal".to_owned() };
    for key in definition.keys() {
        assert!(matches!(key.as_str(), "@id" | "@type" | "@container" | "@context"), "{key}");
    }
    let container = definition.get("@container").and_then(Value::as_str);
    match definition.get("@type").and_then(Value::as_str) {
        Some("@vocab") if name == "proofPurpose" => "vocab".to_owned(),
        _ if definition.contains_key("@context") || !matches!(container, None | Some("@set")) => "open".to_owned(),
        Some("@json") => "open".to_owned(),
        Some("@id") => "iri".to_owned(),
        Some(datatype) => {
            assert!(!datatype.starts_with('@'), "{datatype}");
            // The standard writes numbers of this one datatype, and only of this one, with an exponent.
            assert_ne!(datatype, "http://www.w3.org/2001/XMLSchema#double");
            format!("^^<{datatype}>")
        }
        None => "literal".to_owned(),
    }
}

fn table(context: &Context) -> Vec<Row> {
    let row = |class: &str, term: &Term| {
        let value = match term.value {
            Coercion::Iri => "iri",
            Coercion::Literal => "literal",
            Coercion::Open => "open",
            Coercion::Typed(datatype) => datatype,
            Coercion::Vocab => "vocab",
        };
        (class.to_owned(), term.name.to_owned(), term.iri.to_owned(), value.to_owned())
    };
    let mut rows: Vec<Row> = context.terms.iter().map(|term| row("", term)).collect();
    for class in context.classes {
        rows.push((String::new(), class.name.to_owned(), class.iri.to_owned(), "class".to_owned()));
        rows.extend(class.terms.iter().map(|term| row(class.name, term)));
    }
    rows
}

#[test]
fn the_tables_are_the_context_files() {
    for (context, text) in FILES {
        let file = file(text);
        let (mut derived, mut written) = (rows("", &file, &file), table(context));
        derived.sort();
        written.sort();
        assert!(derived.len() > 50);
        for (derived, written) in derived.iter().zip(&written) {
            assert_eq!(written, derived, "{}", context.url);
        }
        assert_eq!(written.len(), derived.len());
    }
}

/// A term whose IRI ends in one of these could be the prefix of a compact IRI (JSON-LD 1.1, section 4.1.5).
#[test]
fn no_term_can_be_a_prefix() {
    for row in FILES.iter().flat_map(|(context, _)| table(context)) {
        assert!(!row.2.trim_end_matches('>').ends_with([':', '/', '?', '#', '[', ']', '@']), "{row:?}");
    }
}

#[test]
fn every_word_of_both_files_means_the_same_in_both() {
    let all: Vec<Row> = FILES.iter().flat_map(|(context, _)| table(context)).collect();
    for row in &all {
        let other = all.iter().find(|other| other.1 == row.1 && (other.3 == "class") != (row.3 == "class"));
        assert_eq!(other, None, "{row:?} is a type in one place and a member in another");
    }
}

/// Were there two names for one predicate, a member could be renamed under a good signature.
#[test]
fn no_two_members_have_one_meaning() {
    let mut members: Vec<(String, String)> = FILES
        .iter()
        .flat_map(|(context, _)| table(context))
        .filter(|row| row.3 != "class")
        .map(|row| (row.2, row.1))
        .collect();
    members.sort();
    members.dedup();
    for pair in members.windows(2) {
        assert_ne!(pair[0].0, pair[1].0, "{pair:?}");
    }
}

/// Nor two names for one type; `AchievementCredential` is a published alias.
#[test]
fn no_two_types_have_one_meaning_but_the_published_alias() {
    let all = FILES.iter().flat_map(|(context, _)| context.classes);
    let mut classes: Vec<(&str, &str)> = all.map(|class| (class.iri, class.name)).collect();
    classes.sort_unstable();
    let aliases: Vec<&str> =
        classes.windows(2).filter(|pair| pair[0].0 == pair[1].0).flat_map(|pair| [pair[0].1, pair[1].1]).collect();
    assert_eq!(aliases, ["AchievementCredential", "OpenBadgeCredential"]);
}
