//! How JSON is laid out: changes of white space alone. The signs are those that were signed, escapes and numbers too.

/// JSON in one line, of a text that was read before.
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for part in (Parts { rest: text }) {
        line.push_str(part);
    }
    line
}

/// JSON with a member on each line, indented by two spaces, of a text that was read before.
#[must_use]
pub fn pretty(text: &str) -> String {
    let mut page = String::with_capacity(text.len() * 2);
    let (mut depth, mut is_open) = (0_usize, false);
    for part in (Parts { rest: text }) {
        match part {
            "}" | "]" => {
                depth = depth.saturating_sub(1);
                if !is_open {
                    break_line(&mut page, depth);
                }
            }
            _ if is_open => break_line(&mut page, depth),
            _ => {}
        }
        page.push_str(part);
        is_open = matches!(part, "{" | "[");
        match part {
            "{" | "[" => depth += 1,
            "," => break_line(&mut page, depth),
            ":" => page.push(' '),
            _ => {}
        }
    }
    page
}

/// A JSON string, with its quotes.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for sign in text.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            '\0'..='\u{1f}' => {
                let hex = |digit: u32| char::from_digit(digit, 16).unwrap_or('0');
                quoted.push_str("\\u00");
                quoted.extend([hex(u32::from(sign) / 16), hex(u32::from(sign) % 16)]);
            }
            _ => quoted.push(sign),
        }
    }
    quoted.push('"');
    quoted
}

fn break_line(page: &mut String, depth: usize) {
    page.push('\n');
    (0..depth).for_each(|_| page.push_str("  "));
}

/// Strings, words, numbers and signs, without the white space between them.
struct Parts<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest.trim_start();
        let length = match text.as_bytes().first()? {
            b'"' => string_length(text),
            b'{' | b'}' | b'[' | b']' | b',' | b':' => 1,
            _ => text.find([',', '}', ']', ' ', '\n', '\r', '\t']).unwrap_or(text.len()),
        };
        let (part, rest) = text.split_at_checked(length).unwrap_or((text, ""));
        self.rest = rest;
        Some(part)
    }
}

/// How many bytes a string takes, with its quotes.
fn string_length(text: &str) -> usize {
    let mut is_escaped = false;
    let is_end = |byte: u8| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    };
    text.bytes().skip(1).position(is_end).map_or(text.len(), |place| place + 2)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn lays_out_as_the_library_does_and_changes_no_sign() {
        let value = json!({"a": [1, -2.5, "x\"}{,: \\", null, true], "empty": {}, "none": [], "d": {"e": [[], [{}]]}, "ж": "\n"});
        let pretty_text = serde_json::to_string_pretty(&value).unwrap();
        assert_eq!(pretty(&value.to_string()), pretty_text);
        assert_eq!(one_line(&pretty_text), value.to_string());
        assert_eq!(pretty("{\"a\":\"\\u0041\\/\",\"b\":1.50}"), "{\n  \"a\": \"\\u0041\\/\",\n  \"b\": 1.50\n}");
    }

    #[test]
    fn a_quoted_text_reads_back() {
        let text: String = ('\0'..='\u{ff}').chain("\u{2028}ж😀".chars()).collect();
        assert_eq!(serde_json::from_str::<Value>(&quoted(&text)).unwrap(), Value::String(text));
    }
}
