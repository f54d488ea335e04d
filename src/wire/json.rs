//! JSON without surprises (RFC 8259, RFC 7493): no member twice at any depth, no integer that a double would round,
//! bounded size and depth.

mod layout;

use serde_json::{Map, Value};

pub use layout::{one_line, pretty, quoted};

use super::limits::{JSON_BYTES, JSON_DEPTH};
use super::tree;

/// Why a text is not JSON that we read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum JsonFault {
    /// It may be good, but this verifier is too small to tell (feature `whole`).
    #[error("it takes a whole verifier to read this")]
    Lacking,
    /// Not JSON; or a member stands twice, an integer is beyond 2^53, or the nesting is deeper than [`JSON_DEPTH`].
    #[error("{0}")]
    Malformed(String),
    /// Longer than the reader allows; [`JSON_BYTES`] unless it says otherwise.
    #[error("longer than {0} bytes")]
    TooLong(usize),
}

/// Reads one JSON text.
///
/// # Errors
/// [`JsonFault`], with line and column where the text stops being what we read.
pub fn parse(text: impl AsRef<str>) -> Result<Value, JsonFault> {
    parse_within(text, JSON_BYTES)
}

/// Reads one JSON text that may be longer or shorter than [`JSON_BYTES`].
///
/// # Errors
/// As [`parse`].
pub fn parse_within(text: impl AsRef<str>, max_bytes: usize) -> Result<Value, JsonFault> {
    parse_nested(text, max_bytes, JSON_DEPTH)
}

/// Reads one JSON text that may be nested deeper than [`JSON_DEPTH`], because a document lies inside it.
///
/// # Errors
/// As [`parse`].
pub fn parse_nested(text: impl AsRef<str>, max_bytes: usize, depth: usize) -> Result<Value, JsonFault> {
    tree::parse_nested(text.as_ref(), max_bytes, depth).map(tree::Tree::into_value)
}

/// Reads one JSON object.
///
/// # Errors
/// As [`parse`], and for anything but an object.
pub fn parse_object(text: impl AsRef<str>) -> Result<Map<String, Value>, JsonFault> {
    match parse(text)? {
        Value::Object(object) => Ok(object),
        _ => Err(JsonFault::Malformed("not an object".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_plain_json() {
        let value = parse(r#" {"a":[1,-2,0.5,"x",null,true],"b":{}} "#).unwrap();
        assert_eq!(value, serde_json::json!({"a": [1, -2, 0.5, "x", null, true], "b": {}}));
    }

    #[test]
    fn refuses_what_two_readers_would_read_differently() {
        let deep = "[".repeat(JSON_DEPTH + 1) + &"]".repeat(JSON_DEPTH + 1);
        for text in [
            r#"{"a":1,"a":1}"#,
            r#"{"a":1,"\u0061":2}"#,
            r#"[{"b":{"c":1,"c":2}}]"#,
            "9007199254740993",
            "-9007199254740993",
            "123456789012345678901234567890",
            "1e999",
            "1 2",
            "{\"a\":1}}",
            "\u{feff}{}",
            "",
            &deep,
        ] {
            assert!(matches!(parse(text), Err(JsonFault::Malformed(_))), "{text}");
        }
        assert_eq!(parse(" ".repeat(JSON_BYTES + 1)), Err(JsonFault::TooLong(JSON_BYTES)));
        assert!(parse_object("[]").is_err());
    }
}
