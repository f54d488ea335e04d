//! The JSON that certificates, tokens and trust lists are made of, read without a library's numbers and errors, which would weigh as much
//! as the rest of a verifier. A property test holds it to the reader of [`super`]: it gives the same value, or says that it lacks something.

use std::borrow::Cow;

use serde_json::Number;

use super::{MAX_INTEGER, Members, Tree};
use crate::wire::json::JsonFault;
use crate::wire::letters::is_simple;

/// Reads one JSON text, nested at most `depth` deep.
///
/// # Errors
/// [`JsonFault::Malformed`]; [`JsonFault::Lacking`] for `\u` escapes, exponents, long fractions, and letters that need tables.
pub(super) fn read(text: &str, depth: usize) -> Result<Tree<'_>, JsonFault> {
    let mut reader = Reader { rest: text };
    let value = reader.value(depth)?;
    reader.space();
    if reader.rest.is_empty() { Ok(value) } else { Err(malformed("something after the end")) }
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn value(&mut self, depth: usize) -> Result<Tree<'a>, JsonFault> {
        self.space();
        match self.rest.as_bytes().first() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => self.string().map(Tree::Text),
            Some(b'-' | b'0'..=b'9') => self.number().map(Tree::Number),
            _ => self.word(),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Tree<'a>, JsonFault> {
        let depth = depth.checked_sub(1).ok_or_else(too_deep)?;
        let mut members = Members::default();
        self.take('{')?;
        self.space();
        if self.take('}').is_ok() {
            return Ok(Tree::Object(members));
        }
        loop {
            self.space();
            let name = self.string()?;
            self.space();
            self.take(':')?;
            let value = self.value(depth)?;
            if members.get(&name).is_some() {
                return Err(malformed("a member stands twice in one object"));
            }
            members.0.push((name, value));
            self.space();
            if self.take(',').is_err() {
                break;
            }
        }
        self.take('}')?;
        Ok(Tree::Object(members))
    }

    fn array(&mut self, depth: usize) -> Result<Tree<'a>, JsonFault> {
        let depth = depth.checked_sub(1).ok_or_else(too_deep)?;
        let mut items = Vec::new();
        self.take('[')?;
        self.space();
        if self.take(']').is_ok() {
            return Ok(Tree::List(items));
        }
        loop {
            items.push(self.value(depth)?);
            self.space();
            if self.take(',').is_err() {
                break;
            }
        }
        self.take(']')?;
        Ok(Tree::List(items))
    }

    fn string(&mut self) -> Result<Cow<'a, str>, JsonFault> {
        self.take('"')?;
        let mut text = String::new();
        loop {
            let end = self.rest.find(|sign| matches!(sign, '"' | '\\' | '\0'..='\u{1f}') || !is_simple(sign));
            let (plain, rest) = end.and_then(|end| self.rest.split_at_checked(end)).ok_or_else(cut_off)?;
            let mut signs = rest.chars();
            let sign = signs.next();
            if sign == Some('"') {
                self.rest = signs.as_str();
                return Ok(if text.is_empty() { plain.into() } else { (text + plain).into() });
            }
            text.push_str(plain);
            match sign {
                Some('\\') => text.push(escaped(signs.next())?),
                Some('\0'..='\u{1f}') => return Err(malformed("a control character in a string")),
                _ => return Err(JsonFault::Lacking),
            }
            self.rest = signs.as_str();
        }
    }

    fn number(&mut self) -> Result<Number, JsonFault> {
        let is_negative = self.take('-').is_ok();
        let whole = self.digits()?;
        if whole.len() > 1 && whole.starts_with('0') {
            return Err(malformed("a number that begins with 0"));
        }
        let fraction = if self.take('.').is_ok() { self.digits()? } else { "" };
        if self.rest.starts_with(['e', 'E']) {
            return Err(JsonFault::Lacking);
        }
        if !fraction.is_empty() || (is_negative && whole == "0") {
            return decimal(is_negative, whole, fraction).ok_or(JsonFault::Lacking);
        }
        let integer = whole.parse::<i64>().ok().filter(|integer| integer.unsigned_abs() <= MAX_INTEGER);
        let integer = integer.ok_or_else(|| malformed("an integer beyond 2^53"))?;
        Ok(if is_negative { Number::from(-integer) } else { Number::from(integer.unsigned_abs()) })
    }

    fn digits(&mut self) -> Result<&'a str, JsonFault> {
        let end = self.rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(self.rest.len());
        let (digits, rest) =
            self.rest.split_at_checked(end).filter(|(digits, _)| !digits.is_empty()).ok_or_else(cut_off)?;
        self.rest = rest;
        Ok(digits)
    }

    fn word(&mut self) -> Result<Tree<'a>, JsonFault> {
        for (word, value) in [("null", Tree::Null), ("true", Tree::Flag(true)), ("false", Tree::Flag(false))] {
            if let Some(rest) = self.rest.strip_prefix(word) {
                self.rest = rest;
                return Ok(value);
            }
        }
        Err(malformed("no JSON value"))
    }

    fn take(&mut self, sign: char) -> Result<(), JsonFault> {
        self.rest = self.rest.strip_prefix(sign).ok_or_else(|| malformed("another sign than must stand there"))?;
        Ok(())
    }

    fn space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }
}

/// A number with few enough digits that one division of two exact numbers gives the double nearest to it.
fn decimal(is_negative: bool, whole: &str, fraction: &str) -> Option<Number> {
    if whole.len() + fraction.len() > MAX_DIGITS {
        return None;
    }
    let digits = whole.bytes().chain(fraction.bytes()).fold(0_u64, |value, digit| value * 10 + u64::from(digit - b'0'));
    let size = fraction.bytes().fold(1_u64, |size, _| size * 10);
    let value = digits as f64 / size as f64;
    Number::from_f64(if is_negative { -value } else { value })
}

/// 10^15 is below 2^53, so every number of so many digits is a double, and so is what it is divided by.
const MAX_DIGITS: usize = 15;

fn escaped(sign: Option<char>) -> Result<char, JsonFault> {
    Ok(match sign.ok_or_else(cut_off)? {
        sign @ ('"' | '\\' | '/') => sign,
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => return Err(JsonFault::Lacking),
        _ => return Err(malformed("an unknown escape")),
    })
}

fn malformed(why: &str) -> JsonFault {
    JsonFault::Malformed(why.to_owned())
}

fn cut_off() -> JsonFault {
    malformed("it is cut off")
}

fn too_deep() -> JsonFault {
    malformed("nested too deeply")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::wire::limits::JSON_DEPTH;
    use crate::wire::tree::parse_within;
    use serde_json::Value;

    /// The same value, the same refusal, or a word that it lacks something.
    fn agrees(text: &str) -> bool {
        match (read(text, JSON_DEPTH), parse_within(text, usize::MAX)) {
            (Ok(own), Ok(known)) => own == known && format!("{own:?}") == format!("{known:?}"),
            (Err(JsonFault::Lacking), _) | (Err(_), Err(_)) => true,
            _ => false,
        }
    }

    #[test]
    fn reads_what_certificates_are_made_of() {
        let text = r#" {"a":[1,-2,0.5,12.5,-0,0.0,99999.9,"Гүлнара \"x\" \\ \/ \n",null,true,false,[],{}],"b":{"c":9007199254740992}} "#;
        assert_eq!(read(text, JSON_DEPTH), parse_within(text, usize::MAX));
    }

    #[test]
    fn what_it_lacks_it_says() {
        for text in [r#""\u0041""#, "1e2", "1E400", "0.1234567890123456", "\"\u{301}\"", "{\"a\":[\"\u{93f}\"]}"] {
            assert_eq!(read(text, JSON_DEPTH), Err(JsonFault::Lacking), "{text}");
        }
    }

    #[test]
    fn refuses_what_the_other_reader_refuses() {
        let deep = "[".repeat(JSON_DEPTH + 1) + &"]".repeat(JSON_DEPTH + 1);
        for text in [
            "",
            " ",
            "{",
            "[",
            "\"",
            "\"a",
            "{\"a\"",
            "{\"a\":",
            "{\"a\":1",
            "{\"a\":1,}",
            "[1,]",
            "[1 2]",
            "{\"a\":1,\"a\":1}",
            "01",
            "-",
            "1.",
            ".5",
            "+1",
            "--1",
            "nul",
            "truex",
            "1 2",
            "\"\u{1}\"",
            "\"\\x\"",
            "9007199254740993",
            "-9007199254740993",
            "123456789012345678901234567890",
            "{\"a\":1}}",
            "\u{feff}{}",
            "{a:1}",
            "{1:1}",
            &deep,
        ] {
            assert!(
                matches!(read(text, JSON_DEPTH), Err(JsonFault::Malformed(_)))
                    && parse_within(text, usize::MAX).is_err(),
                "{text}"
            );
        }
    }

    fn json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            (-100_000_i64..100_000).prop_map(Value::from),
            (-1_000_000_i32..1_000_000).prop_map(|tenths| Value::from(f64::from(tenths) / 10.0)),
            "[a-z\"\\\\/é\u{0}-\u{7f}Ж\u{301}]{0,6}".prop_map(Value::String),
        ];
        leaf.prop_recursive(4, 30, 5, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
                proptest::collection::vec(("[a-c]{0,2}", inner), 0..5)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn reads_any_json_as_the_other_reader_does(value in json()) {
            prop_assert!(agrees(&value.to_string()));
            prop_assert!(agrees(&serde_json::to_string_pretty(&value).unwrap()));
        }

        #[test]
        fn reads_damaged_json_as_the_other_reader_does(value in json(), place in any::<prop::sample::Index>(), sign in "[\\[\\]{}\",:0-9.eE+\\\\ntu -]?") {
            let text = value.to_string();
            let places: Vec<_> = text.char_indices().map(|(place, _)| place).collect();
            let place = *place.get(&places);
            let after = text[place..].chars().next().map_or(0, char::len_utf8);
            let damaged = format!("{}{sign}{}", &text[..place], &text[place + after..]);
            prop_assert!(agrees(&damaged), "{damaged}");
        }

        #[test]
        fn reads_any_number_as_the_other_reader_does(text in "-?[0-9]{1,18}(\\.[0-9]{0,18})?") {
            prop_assert!(agrees(&text));
        }
    }
}
