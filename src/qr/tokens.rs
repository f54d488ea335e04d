//! Tokens: control characters in place of what is shorter as binary.

use super::side::{Side, write_number};
use super::{MAX_TEXT, QrFault};
use crate::claims::Authority;

/// `urn:uuid:` and a UUID.
const UUID_URN: u8 = 0x01;
/// A date-time of whole seconds, UTC.
const INSTANT: u8 = 0x02;
/// Midnight of a day, as a date-time.
const MIDNIGHT: u8 = 0x03;
/// A day.
const DAY: u8 = 0x04;
/// The printed authority.
const AUTHORITY: u8 = 0x05;
/// A number between `#` or `"` and `"`.
const NUMBER: u8 = 0x06;
/// The last [`NUMBER`] again.
const NUMBER_AGAIN: u8 = 0x07;
/// The last [`UUID_URN`] again.
const UUID_URN_AGAIN: u8 = 0x0e;
/// A UUID alone.
const UUID: u8 = 0x0f;
/// The end of the header.
const HEADER_END: u8 = 0x1e;

/// The first byte that is never a token.
const FIRST_SIGN: u8 = 0x20;

const URN: &str = "urn:uuid:";

/// Numbers of fewer digits stay as they are: a token and its byte in the side block would not be shorter.
const NUMBER_DIGITS: std::ops::RangeInclusive<usize> = 3..=10;

/// Puts tokens into header and payload; gives the text and the side block.
///
/// # Errors
/// [`QrFault::Token`] if a control character stands in header or payload: it would be read as a token.
pub(super) fn shorten(header: &str, payload: &str, authority: &Authority) -> Result<(String, Vec<u8>), QrFault> {
    let mut writer = Writer { authority: authority.as_str(), ..Writer::default() };
    writer.part(header)?;
    writer.text.push(char::from(HEADER_END));
    writer.part(payload)?;
    Ok((writer.text, writer.side))
}

/// Puts back what the tokens stand for; gives header and payload.
///
/// # Errors
/// [`QrFault`], for every way in which text and side block do not fit together.
pub(super) fn expand(text: &str, side: Side<'_>, authority: &Authority) -> Result<(String, String), QrFault> {
    let mut reader = Reader { side, authority: authority.as_str(), number: None, uuid: None };
    let mut part = String::with_capacity(text.len() + text.len() / 4);
    let mut header = None;
    let mut rest = text;
    while let Some(place) = first_control(rest.as_bytes()) {
        // A control character is one byte, so both places lie between characters.
        let (plain, token, after) = match (rest.get(..place), rest.as_bytes().get(place), rest.get(place + 1..)) {
            (Some(plain), Some(token), Some(after)) => (plain, *token, after),
            _ => return Err(QrFault::Utf8),
        };
        part.push_str(plain);
        rest = after;
        if token == HEADER_END {
            if header.is_some() {
                return Err(QrFault::HeaderEnd);
            }
            header = Some(std::mem::replace(&mut part, String::with_capacity(text.len() + text.len() / 4)));
        } else {
            reader.token(token, &mut part)?;
        }
        if part.len() + header.as_ref().map_or(0, String::len) > MAX_TEXT {
            return Err(QrFault::TextTooLong);
        }
    }
    part.push_str(rest);
    let header = header.ok_or(QrFault::HeaderEnd)?;
    if part.len() + header.len() > MAX_TEXT {
        return Err(QrFault::TextTooLong);
    }
    reader.side.finish()?;
    Ok((header, part))
}

struct Reader<'a> {
    side: Side<'a>,
    authority: &'a str,
    number: Option<u32>,
    uuid: Option<[u8; 16]>,
}

impl Reader<'_> {
    /// Writes what one token stands for.
    fn token(&mut self, token: u8, text: &mut String) -> Result<(), QrFault> {
        match token {
            UUID_URN | UUID_URN_AGAIN => {
                if token == UUID_URN {
                    self.uuid = Some(self.side.take()?);
                }
                text.push_str(URN);
                push_uuid(text, self.uuid.ok_or(QrFault::Repeat)?);
            }
            INSTANT => {
                let seconds = u32::from_be_bytes(self.side.take()?);
                push_day(text, seconds / DAY_SECONDS);
                push_time(text, seconds % DAY_SECONDS);
            }
            MIDNIGHT | DAY => {
                push_day(text, u16::from_be_bytes(self.side.take()?).into());
                if token == MIDNIGHT {
                    text.push_str("T00:00:00Z");
                }
            }
            AUTHORITY => text.push_str(self.authority),
            NUMBER | NUMBER_AGAIN => {
                if token == NUMBER {
                    self.number = Some(self.side.number()?);
                }
                text.push_str(&self.number.ok_or(QrFault::Repeat)?.to_string());
            }
            UUID => push_uuid(text, self.side.take()?),
            _ => return Err(QrFault::Control),
        }
        Ok(())
    }
}

#[derive(Default)]
struct Writer<'a> {
    authority: &'a str,
    text: String,
    side: Vec<u8>,
    number: Option<u32>,
    uuid: Option<[u8; 16]>,
}

impl Writer<'_> {
    /// Writes the header or the payload.
    fn part(&mut self, part: &str) -> Result<(), QrFault> {
        let mut rest = part;
        let mut before = None;
        while let Some(sign) = rest.chars().next() {
            let taken = self.token(rest, before).unwrap_or_default();
            let taken = if taken == 0 {
                if u32::from(sign) < u32::from(FIRST_SIGN) {
                    return Err(QrFault::Token);
                }
                self.text.push(sign);
                sign.len_utf8()
            } else {
                taken
            };
            before = rest.get(..taken).and_then(|taken| taken.chars().next_back());
            rest = rest.get(taken..).unwrap_or_default();
        }
        Ok(())
    }

    /// Writes a token, if one stands for the beginning of `rest`, and says how many bytes it stands for.
    fn token(&mut self, rest: &str, before: Option<char>) -> Option<usize> {
        match rest.as_bytes().first()? {
            b'u' if rest.starts_with(URN) => {
                let uuid = read_uuid(rest.get(URN.len()..)?)?;
                if self.uuid == Some(uuid) {
                    self.push(UUID_URN_AGAIN, &[]);
                } else {
                    self.push(UUID_URN, &uuid);
                    self.uuid = Some(uuid);
                }
                return Some(URN.len() + UUID_CHARACTERS);
            }
            b'0'..=b'9' | b'a'..=b'f' => {
                if let Some(uuid) = read_uuid(rest) {
                    self.push(UUID, &uuid);
                    return Some(UUID_CHARACTERS);
                }
            }
            _ => {}
        }
        if rest.starts_with(self.authority) {
            self.push(AUTHORITY, &[]);
            return Some(self.authority.len());
        }
        self.date(rest).or_else(|| self.decimal(rest, before))
    }

    fn date(&mut self, rest: &str) -> Option<usize> {
        let days = read_day(rest.get(..10)?)?;
        let short = u16::try_from(days).ok().map(u16::to_be_bytes);
        let time = rest.get(10..20);
        if let (Some("T00:00:00Z"), Some(days)) = (time, short) {
            self.push(MIDNIGHT, &days);
            return Some(20);
        }
        let seconds = time.and_then(read_time).and_then(|seconds| days.checked_mul(DAY_SECONDS)?.checked_add(seconds));
        if let Some(seconds) = seconds {
            self.push(INSTANT, &seconds.to_be_bytes());
            return Some(20);
        }
        self.push(DAY, &short?);
        Some(10)
    }

    fn decimal(&mut self, rest: &str, before: Option<char>) -> Option<usize> {
        let digits = rest.find(|sign: char| !sign.is_ascii_digit())?;
        let good = matches!(before, Some('#' | '"'))
            && NUMBER_DIGITS.contains(&digits)
            && !rest.starts_with('0')
            && rest.get(digits..)?.starts_with('"');
        let value = rest.get(..digits).filter(|_| good)?.parse::<u32>().ok()?;
        if self.number == Some(value) {
            self.push(NUMBER_AGAIN, &[]);
        } else {
            self.push(NUMBER, &[]);
            write_number(&mut self.side, value);
            self.number = Some(value);
        }
        Some(digits)
    }

    fn push(&mut self, token: u8, value: &[u8]) {
        self.text.push(char::from(token));
        self.side.extend_from_slice(value);
    }
}

/// Where the first control character stands.
fn first_control(bytes: &[u8]) -> Option<usize> {
    // Many bytes at a time: the inner loop has no branch, so it becomes vector instructions.
    let mut start = 0;
    for block in bytes.chunks(32) {
        if block.iter().map(|byte| u8::from(*byte < FIRST_SIGN)).fold(0, u8::max) > 0 {
            return block.iter().position(|byte| *byte < FIRST_SIGN).map(|place| start + place);
        }
        start += block.len();
    }
    None
}

const UUID_CHARACTERS: usize = 36;

fn push_uuid(text: &mut String, bytes: [u8; 16]) {
    text.push_str(uuid::Uuid::from_bytes(bytes).as_hyphenated().encode_lower(&mut uuid::Uuid::encode_buffer()));
}

/// Reads a lower-case UUID at the beginning of a text.
fn read_uuid(text: &str) -> Option<[u8; 16]> {
    let text = text.get(..UUID_CHARACTERS)?;
    let uuid = uuid::Uuid::try_parse(text).ok()?;
    (uuid.as_hyphenated().encode_lower(&mut uuid::Uuid::encode_buffer()) == text).then(|| uuid.into_bytes())
}

const DAY_SECONDS: u32 = 86_400;

/// Days from 2000-03-01, where the years of this calculation begin, to 2400-03-01: 400 years.
const DAYS_400: u32 = 146_097;

/// Writes the day so many days after 2000-01-01, as `YYYY-MM-DD`.
///
/// The years begin with March, so that the leap day is the last of its year (Hinnant, "chrono-compatible low-level date
/// algorithms", `civil_from_days`). `claims` and `time` have days too; this one is for speed, and a test holds it to them.
fn push_day(text: &mut String, days: u32) {
    // Day 0 of this calculation is 1600-03-01, 146,037 days before 2000-01-01.
    let days = days + (DAYS_400 - 60);
    let (era, day) = (days / DAYS_400, days % DAYS_400);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let year = 1_600 + era * 400 + year + u32::from(month >= 10);
    let month = if month < 10 { month + 3 } else { month - 9 };
    push_two(text, year / 100);
    push_two(text, year % 100);
    text.push('-');
    push_two(text, month);
    text.push('-');
    push_two(text, day);
}

fn push_time(text: &mut String, seconds: u32) {
    for (sign, value) in [('T', seconds / 3_600), (':', seconds / 60 % 60), (':', seconds % 60)] {
        text.push(sign);
        push_two(text, value);
    }
    text.push('Z');
}

/// Writes a number below 100 as two digits.
fn push_two(text: &mut String, value: u32) {
    for digit in [value / 10, value % 10] {
        text.push(char::from_digit(digit % 10, 10).unwrap_or('0'));
    }
}

/// Reads `YYYY-MM-DD` as days since 2000-01-01; `None` before that day.
fn read_day(text: &str) -> Option<u32> {
    let first = text.as_bytes().first()?;
    if !first.is_ascii_digit() {
        return None;
    }
    let day = crate::time::Day::parse(text).ok()?;
    u32::try_from(day.to_unix_days() - UNIX_DAYS_2000).ok()
}

/// Days from 1970-01-01 to 2000-01-01: 30 years, 7 of them leap years.
const UNIX_DAYS_2000: i64 = 30 * 365 + 7;

/// Reads `Thh:mm:ssZ` as seconds.
fn read_time(text: &str) -> Option<u32> {
    let instant = crate::time::Instant::parse(&format!("1970-01-01{text}")).ok()?;
    u32::try_from(instant.to_unix()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{Day, Instant};

    fn authority() -> Authority {
        Authority::parse("example.org").unwrap()
    }

    fn round(payload: &str) -> (String, usize) {
        let (text, side) = shorten("{}", payload, &authority()).unwrap();
        let (header, back) = expand(&text, Side::new(&side), &authority()).unwrap();
        assert_eq!((header.as_str(), back.as_str()), ("{}", payload));
        (text.strip_prefix("{}\x1e").unwrap().to_owned(), side.len())
    }

    #[test]
    fn every_day_and_instant_is_written_as_time_writes_it() {
        for days in 0..=u32::from(u16::MAX) {
            let mut text = String::new();
            push_day(&mut text, days);
            assert_eq!(text, Day::from_unix_days(UNIX_DAYS_2000 + i64::from(days)).to_string());
        }
        for seconds in [0, 1, 86_399, 86_400, 700_000_001, u32::MAX] {
            let instant = Instant::from_unix(UNIX_DAYS_2000 * 86_400 + i64::from(seconds)).to_string();
            let (text, side) = expand("\x1e\x02", Side::new(&seconds.to_be_bytes()), &authority()).unwrap();
            assert_eq!((text.as_str(), side), ("", instant));
        }
    }

    #[test]
    fn tokens_stand_for_what_is_shorter_as_binary() {
        let uuid = "0b0e3a0e-70a5-4f1c-8f0e-3b1d8e1f9a01";
        assert_eq!(round(&format!("urn:uuid:{uuid} urn:uuid:{uuid} {uuid}")), ("\x01 \x0e \x0f".to_owned(), 32));
        assert_eq!(round(&format!("urn:uuid:{}", uuid.to_uppercase())).1, 0);
        assert_eq!(round("2022-10-28T00:00:00Z 2022-10-28T09:08:07Z 2022-10-28"), ("\x03 \x02 \x04".to_owned(), 8));
        assert_eq!(
            round("2179-06-06 2179-06-07 1999-12-31 2023-02-29"),
            ("\x04 2179-06-07 1999-12-31 2023-02-29".to_owned(), 2)
        );
        assert_eq!(round("2136-02-07T06:28:15Z 2136-02-07T06:28:16Z").0, "\x02 \x04T06:28:16Z");
        assert_eq!(round("2022-10-28T24:00:00Z").0, "\x04T24:00:00Z");
        assert_eq!(round("https://example.org/x").0, "https://\x05/x");
        assert_eq!(round("\"a#94567\",\"94567\",\"94568\""), ("\"a#\x06\",\"\x07\",\"\x06\"".to_owned(), 6));
        assert_eq!(round(r#""012","12","4294967296","94567 h",94567"#).1, 0);
    }

    #[test]
    fn refuses_text_and_side_block_that_do_not_fit_together() {
        let read = |text: &str, side: &[u8]| expand(text, Side::new(side), &authority()).map(|_| ());
        assert_eq!(read("\x1e", &[]), Ok(()));
        assert_eq!(read("", &[]), Err(QrFault::HeaderEnd));
        assert_eq!(read("\x1e\x1e", &[]), Err(QrFault::HeaderEnd));
        assert_eq!(read("\x1e\x07", &[]), Err(QrFault::Repeat));
        assert_eq!(read("\x1e\x0e", &[]), Err(QrFault::Repeat));
        assert_eq!(read("\x1e\x0f\x0e", &[0; 16]), Err(QrFault::Repeat));
        assert_eq!(read("\x1e\x03", &[0]), Err(QrFault::SideShort));
        assert_eq!(read("\x1e\x03", &[0; 3]), Err(QrFault::SideLeft));
        for control in (0..0x20).filter(|control| ![1, 2, 3, 4, 5, 6, 7, 0x0e, 0x0f, 0x1e].contains(control)) {
            assert_eq!(read(&format!("\x1e{}", char::from(control)), &[0; 16]), Err(QrFault::Control));
        }
        let long = "\x05".repeat(MAX_TEXT / 11 + 1);
        assert_eq!(read(&format!("\x1e{long}"), &[]), Err(QrFault::TextTooLong));
    }

    #[test]
    fn refuses_a_token_with_control_characters() {
        for control in 0..0x20u8 {
            assert_eq!(shorten("{}", &char::from(control).to_string(), &authority()), Err(QrFault::Token));
        }
    }
}
