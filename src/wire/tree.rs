//! JSON as it was read, its texts borrowed from where they stand: for who looks at a document once and lets it go.
//!
//! This is the one reader of JSON from outside; [`super::json`] says what it refuses, and gives its values to keep.

#[cfg(any(test, not(feature = "whole")))]
mod simple;
#[cfg(feature = "whole")]
mod strict;

use std::borrow::Cow;

use serde_json::{Map, Number, Value};

use super::json::JsonFault;
use super::limits::JSON_DEPTH;

/// One JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree<'a> {
    /// `true` or `false`.
    Flag(bool),
    /// An array.
    List(Vec<Self>),
    /// `null`.
    Null,
    /// A number.
    Number(Number),
    /// An object.
    Object(Members<'a>),
    /// A string.
    Text(Cow<'a, str>),
}

/// The members of an object, in their order, each name once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Members<'a>(Vec<(Cow<'a, str>, Tree<'a>)>);

/// Reads one JSON text of at most so many bytes.
///
/// # Errors
/// As [`super::json::parse`].
pub fn parse_within(text: &str, max_bytes: usize) -> Result<Tree<'_>, JsonFault> {
    parse_nested(text, max_bytes, JSON_DEPTH)
}

/// Reads one JSON object of at most so many bytes.
///
/// # Errors
/// As [`super::json::parse_object`].
pub fn parse_object_within(text: &str, max_bytes: usize) -> Result<Members<'_>, JsonFault> {
    match parse_within(text, max_bytes)? {
        Tree::Object(members) => Ok(members),
        _ => Err(JsonFault::Malformed("not an object".to_owned())),
    }
}

pub(super) fn parse_nested(text: &str, max_bytes: usize, depth: usize) -> Result<Tree<'_>, JsonFault> {
    if text.len() > max_bytes {
        return Err(JsonFault::TooLong(max_bytes));
    }
    #[cfg(feature = "whole")]
    return strict::read(text, depth);
    #[cfg(not(feature = "whole"))]
    simple::read(text, depth)
}

impl<'a> Tree<'a> {
    /// The text, if it is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The items, if it is an array.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Self]> {
        if let Self::List(items) = self { Some(items) } else { None }
    }

    /// The members, if it is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&Members<'a>> {
        if let Self::Object(members) = self { Some(members) } else { None }
    }

    /// The same value, to keep.
    #[must_use]
    pub fn into_value(self) -> Value {
        match self {
            Self::Flag(flag) => Value::Bool(flag),
            Self::List(items) => Value::Array(items.into_iter().map(Self::into_value).collect()),
            Self::Null => Value::Null,
            Self::Number(number) => Value::Number(number),
            Self::Object(members) => {
                let members = members.0.into_iter().map(|(name, value)| (name.into_owned(), value.into_value()));
                Value::Object(members.collect())
            }
            Self::Text(text) => Value::String(text.into_owned()),
        }
    }
}

impl<'a> Members<'a> {
    /// The value of a member.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Tree<'a>> {
        // Side by side, because most objects have few members and hashing a name takes longer.
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> IntoIterator for Members<'a> {
    type Item = (Cow<'a, str>, Tree<'a>);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> From<&'a Value> for Tree<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Array(items) => Self::List(items.iter().map(Self::from).collect()),
            Value::Bool(flag) => Self::Flag(*flag),
            Value::Null => Self::Null,
            Value::Number(number) => Self::Number(number.clone()),
            Value::Object(members) => Self::Object(members.into()),
            Value::String(text) => Self::Text(Cow::Borrowed(text)),
        }
    }
}

impl<'a> From<&'a Map<String, Value>> for Members<'a> {
    fn from(members: &'a Map<String, Value>) -> Self {
        Self(members.iter().map(|(name, value)| (Cow::Borrowed(name.as_str()), value.into())).collect())
    }
}

/// The largest integer that every JSON reader keeps exactly: 2^53.
const MAX_INTEGER: u64 = 1 << 53;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_borrowed_unless_they_are_escaped() {
        let text = r#"{"plain":"Gülnarə","\u0065scaped":"a\tb"}"#;
        let members = parse_object_within(text, 100).unwrap();
        assert!(matches!(members.get("plain"), Some(Tree::Text(Cow::Borrowed("Gülnarə")))));
        assert!(matches!(members.get("escaped"), Some(Tree::Text(Cow::Owned(text))) if text == "a\tb"));
        assert_eq!((members.get("none"), members.len()), (None, 2));
    }

    #[test]
    fn a_value_and_its_tree_say_the_same() {
        let value = serde_json::json!({"a": [1, -2, 0.5, "x", null, true], "b": {"c": {}}});
        let text = value.to_string();
        let read = parse_within(&text, 100).unwrap();
        assert_eq!(Tree::from(&value), read);
        assert_eq!(read.into_value(), value);
    }

    #[test]
    fn a_member_that_stands_twice_is_found_among_few_and_among_many() {
        for count in [1, 15, 16, 17, 1_000] {
            let members: Vec<_> = (0..count).map(|number| format!("\"{number}\":0")).collect();
            let text = format!("{{{}}}", members.join(","));
            assert_eq!(parse_object_within(&text, 10_000).unwrap().len(), count);
            for again in [0, count - 1] {
                let twice = text.replace('}', &format!(",\"{again}\":1}}"));
                assert!(matches!(parse_within(&twice, 10_000), Err(JsonFault::Malformed(_))), "{count} {again}");
            }
        }
    }
}
