//! No changed character of a token or of credential.json is ever accepted.

use serde_json::Value;
use testamur::credential;
use testamur::proof::{Jws, Secured, Typ, jws};
use testamur::wire::json;

use super::example;

/// What is put in a character's place: the neighbour by its lowest bit, another letter, nothing.
fn changes(text: &str, place: usize, old: char) -> impl Iterator<Item = String> {
    let (before, after) = (text[..place].to_owned(), text[place + old.len_utf8()..].to_owned());
    let neighbour = char::from_u32(u32::from(old) ^ 1).unwrap_or('a');
    let other = if old == 'e' { 'o' } else { 'e' };
    [neighbour.to_string(), other.to_string(), String::new()].into_iter().map(move |new| before.clone() + &new + &after)
}

#[test]
fn no_changed_character_of_a_token_is_accepted() {
    let certificate = example::certificate();
    let (key, kid) = (example::key(), example::method(&certificate));
    let public = key.verifying_key();
    let token = jws::sign(&credential::payload(&certificate), Typ::Credential, &kid, &key);
    let accepts = |token: &str| Jws::parse(token, Typ::Credential).is_ok_and(|jws| jws.verify(&public));
    assert!(accepts(&token));
    for (place, old) in token.char_indices() {
        for changed in changes(&token, place, old) {
            assert!(changed == token || !accepts(&changed), "at {place}: {changed}");
        }
    }
}

#[test]
fn no_changed_character_of_a_credential_is_accepted() {
    let original = Value::Object(example::secured());
    let public = example::key().verifying_key();
    let accepts = |text: &str| {
        let document = json::parse_object(text).ok()?;
        Secured::parse(&document).ok()?.verify(&public).ok()?.then_some(Value::Object(document))
    };
    let text = original.to_string();
    assert_eq!(accepts(&text).as_ref(), Some(&original));
    for (place, old) in text.char_indices() {
        for changed in changes(&text, place, old) {
            if let Some(accepted) = accepts(&changed) {
                assert_eq!(accepted, original, "at {place}: {changed}");
            }
        }
    }
}

/// Every value, not only every character: another one of the same form.
#[test]
fn no_changed_missing_or_added_member_of_a_credential_is_accepted() {
    let original = Value::Object(example::secured());
    let public = example::key().verifying_key();
    let accepts = |document: &Value| {
        let secured = Secured::parse(document.as_object().unwrap());
        secured.and_then(|secured| secured.verify(&public)) == Ok(true)
    };
    let mut pointers = Vec::new();
    collect(&original, String::new(), &mut pointers);
    assert!(pointers.len() > 80);
    for pointer in &pointers {
        let mut changed = original.clone();
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        match changed.pointer_mut(parent).unwrap() {
            Value::Object(object) => {
                object.remove(name);
            }
            Value::Array(items) => {
                items.remove(name.parse().unwrap());
            }
            _ => unreachable!("a parent is an object or a list"),
        }
        assert!(!accepts(&changed), "without {pointer}");
        let mut changed = original.clone();
        let value = changed.pointer_mut(pointer).unwrap();
        *value = match &*value {
            Value::String(text) => format!("{text}x").into(),
            Value::Number(number) => (number.as_f64().unwrap() + 0.5).into(),
            Value::Bool(truth) => (!truth).into(),
            Value::Array(items) => items.iter().cloned().chain(["x".into()]).collect(),
            Value::Object(object) => {
                let mut object = object.clone();
                object.insert("description".to_owned(), "x".into());
                object.into()
            }
            Value::Null => unreachable!("a credential has no null"),
        };
        assert!(!accepts(&changed), "changed {pointer}: {changed}");
    }
}

fn collect(value: &Value, pointer: String, pointers: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            object.iter().for_each(|(name, value)| collect(value, format!("{pointer}/{name}"), pointers));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(place, item)| collect(item, format!("{pointer}/{place}"), pointers));
        }
        _ => {}
    }
    if !pointer.is_empty() {
        pointers.push(pointer);
    }
}

/// A credential's order of members and white space are not signed: any of them reads alike.
#[test]
fn another_order_of_members_is_accepted() {
    fn reversed(value: &Value) -> Value {
        match value {
            Value::Object(object) => object
                .iter()
                .rev()
                .map(|(name, value)| (name.clone(), reversed(value)))
                .collect::<serde_json::Map<_, _>>()
                .into(),
            Value::Array(items) => items.iter().map(reversed).collect(),
            other => other.clone(),
        }
    }
    let original = Value::Object(example::secured());
    let text = serde_json::to_string_pretty(&reversed(&original)).unwrap();
    assert_ne!(text, serde_json::to_string_pretty(&original).unwrap());
    let document = json::parse_object(text).unwrap();
    let secured = Secured::parse(&document).unwrap();
    assert_eq!((secured.verify(&example::key().verifying_key()), secured.is_closed()), (Ok(true), true));
}
