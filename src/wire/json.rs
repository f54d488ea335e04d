//! JSON without surprises (RFC 8259, RFC 7493): no member twice at any depth, no integer that a double would round,
//! bounded size and depth.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::limits::{JSON_BYTES, JSON_DEPTH};

/// Why a text is not JSON that we read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum JsonFault {
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
    let text = text.as_ref();
    if text.len() > max_bytes {
        return Err(JsonFault::TooLong(max_bytes));
    }
    let malformed = |error: serde_json::Error| JsonFault::Malformed(error.to_string());
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Strict { depth }.deserialize(&mut reader).map_err(malformed)?;
    reader.end().map_err(malformed)?;
    Ok(value)
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

/// The largest integer that every JSON reader keeps exactly: 2^53.
const MAX_INTEGER: u64 = 1 << 53;

#[derive(Clone, Copy)]
struct Strict {
    depth: usize,
}

impl Strict {
    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        let depth = self.depth.checked_sub(1).ok_or_else(|| E::custom("nested too deeply"))?;
        Ok(Self { depth })
    }
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Value, E> {
        if value.unsigned_abs() > MAX_INTEGER {
            return Err(E::custom("an integer beyond 2^53"));
        }
        Ok(value.into())
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Value, E> {
        if value > MAX_INTEGER {
            return Err(E::custom("an integer beyond 2^53"));
        }
        Ok(value.into())
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        // serde_json gives an integer too long for u64 as a double: that is an integer beyond 2^53 too. A number that
        // was written with a fraction or exponent is a double by nature, but above 2^53 the two cannot be told apart.
        if value.abs() > MAX_INTEGER as f64 {
            return Err(E::custom("a number beyond 2^53"));
        }
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("not a finite number"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut items = Vec::new();
        while let Some(item) = access.next_element_seed(inner)? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        // Room for most objects at once: growing an index is most of the work.
        let mut members = Map::with_capacity(8);
        while let Some(name) = access.next_key::<String>()? {
            let value = access.next_value_seed(inner)?;
            if members.insert(name, value).is_some() {
                return Err(A::Error::custom("a member stands twice in one object"));
            }
        }
        Ok(Value::Object(members))
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
