//! Credentials and presentations in an envelope: an object whose `id` is a `data:` URL (VCDM 2.0, sections 4.13.1 and 4.13.2).

use serde_json::{Map, Value, json};

use super::parts::{Object, types};
use super::{CONTEXT_V2, ShapeFault};

/// What an envelope holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope<'a> {
    /// The media type of the `data:` URL, without its parameters: `application/vc+jwt`.
    pub media_type: &'a str,
    /// What comes after the comma.
    pub content: &'a str,
}

impl<'a> Envelope<'a> {
    /// The type of an envelope that holds a credential.
    pub const CREDENTIAL: &'static str = "EnvelopedVerifiableCredential";

    /// The type of an envelope that holds a presentation.
    pub const PRESENTATION: &'static str = "EnvelopedVerifiablePresentation";

    /// Whether an object says that it is an enveloped credential.
    #[must_use]
    pub fn is_credential(object: &Map<String, Value>) -> bool {
        Self::is(object, Self::CREDENTIAL)
    }

    /// Whether an object says that it is an enveloped presentation.
    #[must_use]
    pub fn is_presentation(object: &Map<String, Value>) -> bool {
        Self::is(object, Self::PRESENTATION)
    }

    fn is(object: &Object, kind: &str) -> bool {
        types(object, "type").is_ok_and(|types| types.contains(&kind))
    }

    /// Opens an envelope of this type. What it holds has not been looked at.
    ///
    /// # Errors
    /// [`ShapeFault`] if the context is another one, the type is not this alone, or the `id` is not a `data:` URL.
    pub fn parse(object: &'a Map<String, Value>, kind: &str) -> Result<Self, ShapeFault> {
        let first = match object.get("@context") {
            Some(Value::Array(items)) => items.first(),
            one => one,
        };
        if first.and_then(Value::as_str) != Some(CONTEXT_V2) {
            return Err(ShapeFault::new("@context", "does not begin with https://www.w3.org/ns/credentials/v2"));
        }
        if types(object, "type")? != [kind] {
            return Err(ShapeFault::new("type", "is not that of an envelope alone"));
        }
        let fault = || ShapeFault::new("id", "is not a data: URL with a media type");
        let url = object.get("id").and_then(Value::as_str).and_then(|id| id.strip_prefix("data:"));
        let (head, content) = url.and_then(|url| url.split_once(',')).ok_or_else(fault)?;
        let media_type = head.split(';').next().unwrap_or_default();
        if content.is_empty() || !media_type.contains('/') {
            return Err(fault());
        }
        Ok(Self { media_type, content })
    }

    /// The object around a token.
    #[must_use]
    pub fn around(token: &str, kind: &str, media_type: &str) -> Map<String, Value> {
        let mut object = Map::new();
        object.insert("@context".to_owned(), json!(CONTEXT_V2));
        object.insert("id".to_owned(), json!(format!("data:{media_type},{token}")));
        object.insert("type".to_owned(), json!(kind));
        object
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_what_it_closes() {
        let object = Envelope::around("a.b.c", Envelope::CREDENTIAL, "application/vc+jwt");
        let envelope = Envelope::parse(&object, Envelope::CREDENTIAL).unwrap();
        assert_eq!((envelope.media_type, envelope.content), ("application/vc+jwt", "a.b.c"));
        assert!(Envelope::is_credential(&object) && !Envelope::is_presentation(&object));
        for (member, value) in [
            ("@context", json!([])),
            ("@context", json!("https://www.w3.org/ns/credentials/examples/v2")),
            ("type", json!("VerifiableCredential")),
            ("type", json!(["EnvelopedVerifiableCredential", "VerifiableCredential"])),
            ("id", json!("a.b.c")),
            ("id", json!("data:,")),
            ("id", json!("data:application/vc+jwt,")),
        ] {
            let mut bad = object.clone();
            bad.insert(member.to_owned(), value.clone());
            assert!(Envelope::parse(&bad, Envelope::CREDENTIAL).is_err(), "{member}: {value}");
        }
    }
}
