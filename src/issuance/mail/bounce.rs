//! Bounces: what a mail server sends back about a letter that it took (delivery status notifications, RFC 3464, in a
//! `multipart/report` of RFC 6522), and which letter it speaks of.
//!
//! Anybody can write to the address that bounces go to. So nothing here is believed that is not about a letter of ours, by a token
//! that only those have who had the letter ([`super::postmark`]). Of what the servers write, only codes are kept: their texts hold
//! addresses.

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders as _};

use super::postmark::Postmark;
use crate::issuance::{IssuanceError, Office};
use crate::store::{AuditEntry, KnownLetter, LetterState};

/// The most bytes of a message that are looked at. The report stands before the letter that comes back with it (RFC 6522, section 3).
pub const LONGEST_BOUNCE: u64 = 1 << 20;

/// The word in the register for why a letter is returned; the code stands behind it.
pub const BOUNCED: &str = "bounced";

/// A report about a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounce {
    /// The letters that it may speak of.
    marks: Vec<Postmark>,
    said: Said,
}

/// What a report says.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Said {
    /// It has not arrived, and is not tried any longer: status (RFC 3463), and the reply code of SMTP, if there is one.
    Failed(String),
    /// Anything else: that it has arrived, or is late.
    Else(String),
}

/// Why a message is no bounce.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoBounce {
    /// No `multipart/report` with a delivery status.
    #[error("this message is no delivery report (multipart/report with message/delivery-status)")]
    NoReport,
    /// The report says of nobody what became of the letter.
    #[error("this delivery report names no action (RFC 3464, section 2.3.3)")]
    NoAction,
    /// More parts than any mail server writes.
    #[error("this message has more than {MOST_PARTS} parts")]
    Parts,
}

/// What has followed from a bounce.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// The letter is marked: its number, the certificate or kind of notice, the code.
    Returned(i64, String, String),
    /// It was marked before.
    Known(i64),
    /// The report says this, and not that the letter has failed.
    Else(i64, String),
    /// The letter stands so, as one that has not been handed over.
    Unsent(i64, LetterState),
    /// No letter of ours.
    NotOurs,
}

impl Bounce {
    /// Reads a message; what is behind [`LONGEST_BOUNCE`] bytes is not looked at.
    ///
    /// # Errors
    /// [`NoBounce`]
    pub fn read(message: &[u8]) -> Result<Self, NoBounce> {
        let most = usize::try_from(LONGEST_BOUNCE).unwrap_or(usize::MAX);
        let message = message.get(..most).unwrap_or(message);
        // A part within a part costs the parser a level of the stack; each needs such a line.
        let parts = message.windows(HEADER.len()).filter(|window| window.eq_ignore_ascii_case(HEADER)).count();
        if parts > MOST_PARTS {
            return Err(NoBounce::Parts);
        }
        let message = MessageParser::default().parse(message).ok_or(NoBounce::NoReport)?;
        if !is_of(message.root_part(), "multipart", &["report"]) {
            return Err(NoBounce::NoReport);
        }
        let inner = message.root_part().sub_parts().unwrap_or_default();
        let parts: Vec<&MessagePart<'_>> = inner.iter().filter_map(|part| message.parts.get(*part as usize)).collect();
        let report = parts.iter().find(|part| is_of(part, "message", &["delivery-status", "global-delivery-status"]));
        let said = Said::read(report.ok_or(NoBounce::NoReport)?.contents()).ok_or(NoBounce::NoAction)?;
        // The address that the letter gave comes first, then what the servers say of the letter.
        let mut marks = marks_in(&message, &["to", "delivered-to", "x-original-to", "in-reply-to", "references"]);
        for part in &parts {
            if let Some(letter) = part.message() {
                marks.extend(marks_in(letter, &["message-id"]));
            } else if is_of(part, "text", &["rfc822-headers"]) || is_of(part, "message", &["global-headers"]) {
                let headers = MessageParser::default().parse_headers(part.contents());
                marks.extend(headers.iter().flat_map(|headers| marks_in(headers, &["message-id"])));
            }
        }
        marks.truncate(MOST_MARKS);
        Ok(Self { marks, said })
    }
}

impl Said {
    /// Reads the fields of a report (RFC 3464, section 2.1): a block about the message, then one about each recipient. A letter goes to
    /// one; where that one is a list of its own, it has arrived if it did so anywhere.
    fn read(report: &[u8]) -> Option<Self> {
        let report = String::from_utf8_lossy(report).replace("\r\n", "\n");
        let (mut failed, mut other) = (None, None);
        for block in report.split("\n\n") {
            let action = field(block, "action").map(|action| action.to_ascii_lowercase());
            match action.as_deref().and_then(|action| action.split_whitespace().next()) {
                Some("failed") if failed.is_none() => failed = Some(Self::Failed(code(block))),
                Some("failed") | None => {}
                Some(action) if other.is_none() || action != "delayed" => {
                    let known = ACTIONS.iter().find(|known| **known == action);
                    other = Some(known.copied().unwrap_or("something else"));
                }
                Some(_) => {}
            }
        }
        match (failed, other) {
            (failed, None | Some("delayed")) if failed.is_some() => failed,
            (_, other) => other.map(|other| Self::Else(other.to_owned())),
        }
    }
}

/// The status of a failure, and the reply code of SMTP behind it. `x.0.0` says nothing: then the remote server's own reply may.
fn code(block: &str) -> String {
    let diagnostic = field(block, "diagnostic-code").unwrap_or_default();
    let reply =
        diagnostic.split_once(';').map_or("", |(kind, text)| if kind.trim() == "smtp" { text.trim() } else { "" });
    let pieces = |text: &str| -> Vec<String> {
        text.split(|sign: char| !sign.is_ascii_digit() && sign != '.').map(str::to_owned).collect()
    };
    let known = |text: &str| pieces(text).into_iter().find(|piece| is_status(piece));
    let own = known(&field(block, "status").unwrap_or_default());
    let status = match own {
        Some(own) if !own.ends_with(".0.0") => own,
        own => known(reply).or(own).unwrap_or_else(|| "5.0.0".to_owned()),
    };
    let is_reply = |code: &&String| code.len() == 3 && code.starts_with(['4', '5']) && !code.contains('.');
    match pieces(reply).first().filter(is_reply) {
        Some(reply) => format!("{status} {reply}"),
        None => status,
    }
}

/// Whether a text is a status of RFC 3463: a class, a subject, a detail.
fn is_status(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let is_number = |part: &&str| (1..=3).contains(&part.len());
    parts.len() == 3 && parts.iter().all(is_number) && matches!(parts.first(), Some(&("4" | "5")))
}

/// A field of a block of a report, with its lines put together.
fn field(block: &str, name: &str) -> Option<String> {
    let mut lines = block
        .lines()
        .skip_while(|line| !line.split_once(':').is_some_and(|(known, _)| known.trim_end().eq_ignore_ascii_case(name)));
    let mut value = lines.next()?.split_once(':')?.1.to_owned();
    for line in lines.take_while(|line| line.starts_with([' ', '\t'])) {
        value.push_str(line);
    }
    Some(value.trim().to_owned())
}

/// The postmarks in some fields of a message's head, in the order of their names.
fn marks_in(message: &Message<'_>, names: &[&str]) -> Vec<Postmark> {
    let fields = |name: &str| {
        let own = message.headers_raw().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        own.flat_map(|(_, value)| value.split(|sign: char| sign.is_whitespace() || "<>()[],;:\"".contains(sign)))
            .filter_map(Postmark::find)
            .collect::<Vec<_>>()
    };
    names.iter().flat_map(|name| fields(name)).collect()
}

fn is_of(part: &MessagePart<'_>, kind: &str, subkinds: &[&str]) -> bool {
    part.content_type().is_some_and(|own| {
        let subkind = own.subtype().unwrap_or_default();
        own.ctype().eq_ignore_ascii_case(kind) && subkinds.iter().any(|known| known.eq_ignore_ascii_case(subkind))
    })
}

impl Office {
    /// Marks the letter that has come back. A second report of the same changes nothing.
    ///
    /// # Errors
    /// [`IssuanceError::Store`].
    pub async fn take_bounce(&self, bounce: &Bounce) -> Result<Taken, IssuanceError> {
        let Some(stamp) = self.known_stamp().await? else { return Ok(Taken::NotOurs) };
        let Some(letter) = bounce.marks.iter().find(|mark| stamp.has_made(mark)).map(|mark| mark.letter) else {
            return Ok(Taken::NotOurs);
        };
        let code = match &bounce.said {
            Said::Else(action) => return Ok(Taken::Else(letter, action.clone())),
            Said::Failed(code) => code,
        };
        let Some(known) = self.store.letter(letter).await? else { return Ok(Taken::NotOurs) };
        let KnownLetter { institution, certificate, purpose, state } = known;
        let at = self.now();
        let mut tx = self.store.begin_for(institution).await?;
        if !tx.return_letter(letter, &format!("{BOUNCED} {code}"), at).await? {
            let is_known = state == LetterState::Returned;
            return Ok(if is_known { Taken::Known(letter) } else { Taken::Unsent(letter, state) });
        }
        let (number, batch) = certificate.map_or((None, None), |(number, batch)| (Some(number), Some(batch)));
        let what = number.clone().unwrap_or(purpose);
        tx.audit_visit(AuditEntry {
            at,
            actor: "mail",
            action: "return-letter",
            institution: Some(institution),
            batch,
            number: number.as_deref(),
            detail: &if number.is_some() { code.clone() } else { format!("{what} {code}") },
        })
        .await?;
        tx.commit().await?;
        Ok(Taken::Returned(letter, what, code.clone()))
    }
}

/// What the mail server's log says of it.
impl std::fmt::Display for Taken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Returned(letter, what, code) => write!(f, "letter {letter} ({what}) is returned: {code}"),
            Self::Known(letter) => write!(f, "letter {letter} was returned before; nothing was changed"),
            Self::Else(letter, action) => write!(f, "letter {letter}: the report says {action}; nothing was changed"),
            Self::Unsent(letter, state) => write!(f, "letter {letter} is {}; nothing was changed", state.word()),
            Self::NotOurs => f.write_str("the report speaks of no letter of ours; nothing was changed"),
        }
    }
}

/// The actions of RFC 3464, section 2.3.3, that are no failure.
const ACTIONS: [&str; 4] = ["delayed", "delivered", "expanded", "relayed"];

/// The most parts that a message may have: bounces have three, and those of the letter that they bring.
const MOST_PARTS: usize = 100;

/// What each of them says.
const HEADER: &[u8] = b"content-type";

/// The most postmarks that are looked at.
const MOST_MARKS: usize = 20;

#[cfg(test)]
mod tests;
