//! What the members of credentials and presentations have in common: contexts, types, identifiers, dates, words.

use serde_json::{Map, Value};

use super::{CONTEXT_V1, CONTEXT_V2, MAX_OBJECTS, ShapeFault, Version};
use crate::time::Instant;

pub(super) type Object = Map<String, Value>;

/// VCDM 2.0, section 4.3: a list whose first item tells the version; the others are URLs or contexts themselves.
pub(super) fn version(object: &Object) -> Result<Version, ShapeFault> {
    let fault = |what| ShapeFault::new("@context", what);
    let Some(Value::Array(items)) = object.get("@context") else {
        return Err(fault("is not a list that begins with https://www.w3.org/ns/credentials/v2"));
    };
    let version = match items.first().and_then(Value::as_str) {
        Some(CONTEXT_V2) => Version::V2,
        Some(CONTEXT_V1) => Version::V1,
        _ => return Err(fault("does not begin with https://www.w3.org/ns/credentials/v2")),
    };
    for (position, item) in items.iter().enumerate() {
        match item {
            Value::String(url) if !is_url(url) => return Err(fault("holds a text that is not a URL")),
            Value::String(url) if items.iter().take(position).any(|earlier| earlier == url) => {
                return Err(fault("names a context twice"));
            }
            Value::String(_) => {}
            Value::Object(context) if !context.is_empty() => {}
            _ => return Err(fault("holds something that is neither a URL nor a context")),
        }
    }
    Ok(version)
}

/// Section 4.5: one type or several, terms or absolute URLs, the required one among them.
pub(super) fn has_type(object: &Object, required: &str) -> Result<(), ShapeFault> {
    let types = types(object, "type")?;
    if types.contains(&required) { Ok(()) } else { Err(ShapeFault::new("type", "lacks the type that is required")) }
}

/// Every type of an object. That there is one is checked.
pub(super) fn types<'a>(object: &'a Object, member: &str) -> Result<Vec<&'a str>, ShapeFault> {
    let fault = |what| ShapeFault::new(member, what);
    let words = match object.get(member) {
        None => return Err(fault("is missing")),
        Some(Value::String(one)) => vec![one.as_str()],
        Some(Value::Array(several)) if (1..=MAX_OBJECTS).contains(&several.len()) => {
            let words = several.iter().map(Value::as_str).collect::<Option<Vec<_>>>();
            words.ok_or_else(|| fault("holds something that is not a text"))?
        }
        Some(_) => return Err(fault("is neither a text nor a list of texts")),
    };
    let is_good = |word: &&str| !word.is_empty() && word.chars().all(|c| !c.is_whitespace() && !c.is_control());
    if words.iter().all(is_good) { Ok(words) } else { Err(fault("holds a text that is neither a term nor a URL")) }
}

/// Section 4.4: if there is an `id`, it is one URL.
pub(super) fn optional_id(object: &Object) -> Result<(), ShapeFault> {
    match object.get("id") {
        None => Ok(()),
        Some(Value::String(id)) if is_url(id) => Ok(()),
        Some(_) => Err(ShapeFault::new("id", "is not one URL")),
    }
}

/// An `id` that has to be there.
pub(super) fn required_id(object: &Object) -> Result<(), ShapeFault> {
    if object.contains_key("id") { optional_id(object) } else { Err(ShapeFault::new("id", "is missing")) }
}

/// The objects of a member: one, or a list of at least one.
pub(super) fn objects<'a>(object: &'a Object, member: &str) -> Result<Vec<&'a Object>, ShapeFault> {
    let fault = |what| ShapeFault::new(member, what);
    match object.get(member) {
        None => Ok(Vec::new()),
        Some(Value::Object(one)) => Ok(vec![one]),
        Some(Value::Array(several)) if several.is_empty() => Err(fault("is an empty list")),
        Some(Value::Array(several)) if several.len() > MAX_OBJECTS => Err(fault("holds more objects than are read")),
        Some(Value::Array(several)) => {
            let objects = several.iter().map(Value::as_object).collect::<Option<Vec<_>>>();
            objects.ok_or_else(|| fault("holds something that is not an object"))
        }
        Some(_) => Err(fault("is neither an object nor a list of objects")),
    }
}

/// Section 4.5, table of types: objects with a type, and an identifier that is a URL, if not required then if present.
pub(super) fn typed(object: &Object, member: &str, needs_id: bool) -> Result<(), ShapeFault> {
    for one in objects(object, member)? {
        let good = types(one, "type").and_then(|_| if needs_id { required_id(one) } else { optional_id(one) });
        good.map_err(|fault| fault.within(member))?;
    }
    Ok(())
}

/// Sections 4.7 and 4.13: an issuer or holder is a URL, or an object with an `id` that is one.
///
/// # Errors
/// [`ShapeFault`].
pub fn party(object: &Map<String, Value>, member: &str) -> Result<(), ShapeFault> {
    match object.get(member) {
        Some(Value::String(id)) if is_url(id) => Ok(()),
        Some(Value::String(_)) => Err(ShapeFault::new(member, "is not a URL")),
        Some(Value::Object(party)) => required_id(party).map_err(|fault| fault.within(member)),
        Some(_) => Err(ShapeFault::new(member, "is neither a URL nor an object with an id")),
        None => Err(ShapeFault::new(member, "is missing")),
    }
}

/// The identifier of an issuer or holder, whatever its form.
pub(super) fn party_id<'a>(object: &'a Object, member: &str) -> Option<&'a str> {
    let party = object.get(member)?;
    party.as_str().or_else(|| party.get("id")?.as_str())
}

/// Section 4.9: an XML Schema `dateTimeStamp`, that is, with an offset.
pub(super) fn instant(object: &Object, member: &str) -> Result<Option<Instant>, ShapeFault> {
    let Some(value) = object.get(member) else { return Ok(None) };
    let text = value.as_str().filter(|text| text.as_bytes().get(10) == Some(&b'T'));
    let instant = text.and_then(|text| Instant::parse_lenient(text).ok());
    instant
        .map(Some)
        .ok_or_else(|| ShapeFault::new(member, "is not a date and time with an offset (2026-07-15T12:00:00Z)"))
}

/// Sections 4.6 and 11.1: a text, or words in one or several languages.
pub(super) fn words(object: &Object, member: &str) -> Result<(), ShapeFault> {
    let good = match object.get(member) {
        None | Some(Value::String(_)) => true,
        Some(Value::Object(one)) => is_language_value(one),
        Some(Value::Array(several)) => {
            !several.is_empty() && several.iter().all(|one| one.as_object().is_some_and(is_language_value))
        }
        Some(_) => false,
    };
    if good {
        Ok(())
    } else {
        Err(ShapeFault::new(member, "is neither a text nor @value with @language and @direction"))
    }
}

fn is_language_value(value: &Object) -> bool {
    value.get("@value").is_some_and(Value::is_string)
        && value.iter().all(|(name, value)| match name.as_str() {
            "@value" => true,
            "@language" => value.as_str().is_some_and(is_language_tag),
            "@direction" => matches!(value.as_str(), Some("ltr" | "rtl")),
            _ => false,
        })
}

/// The outer form of a language tag (RFC 5646, section 2.1).
fn is_language_tag(tag: &str) -> bool {
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    tag.len() <= 64 && tag.split('-').all(is_part) && tag.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// An absolute URL: a scheme, a colon, and something after it without spaces (RFC 3986, sections 3.1 and 4.3).
pub(super) fn is_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let good_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let good_rest =
        !rest.is_empty() && rest.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>\"{}|\\^`".contains(c));
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let good_host = !is_web || rest.strip_prefix("//").is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    good_scheme && good_rest && good_host
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_absolute() {
        for good in ["https://a.example/x", "did:key:z6Mk", "urn:uuid:1", "http://localhost:8080", "data:,x"] {
            assert!(is_url(good), "{good}");
        }
        for bad in
            ["", "a", "https ://a.example", "https://", "https:///x", "https:a", ":x", "x:", "1a:b", "https://a b"]
        {
            assert!(!is_url(bad), "{bad}");
        }
    }
}
