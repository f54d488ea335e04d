//! The JSON Canonicalization Scheme (RFC 8785).

use serde_json::Value;

/// The canonical text of a JSON value.
///
/// The value should come from [`super::json::parse`] or be our own: a number that a double cannot hold exactly would be
/// rounded, and the parser refuses those.
#[must_use]
pub fn canonicalize(value: &Value) -> String {
    // Serialising a `Value` into memory cannot fail: its map keys are strings and its numbers are finite.
    serde_json_canonicalizer::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_members_by_utf16_and_writes_numbers_as_ecmascript() {
        let value = serde_json::json!({"\u{20ac}": 1, "\r": 1e30, "1": 4.50, "\u{1f600}": [true, null], "a": "\u{1}/"});
        assert_eq!(canonicalize(&value), "{\"\\r\":1e+30,\"1\":4.5,\"a\":\"\\u0001/\",\"€\":1,\"😀\":[true,null]}");
    }
}
