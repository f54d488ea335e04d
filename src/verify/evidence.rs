//! What a verifier is shown: texts that may be certificates, where each was found, and what the pages of a PDF say.
//!
//! Nothing in here is believed. `scan` makes evidence of files; [`Evidence::from_text`] makes it of a text, in a browser too.

use crate::wire::digest::Digest;
use crate::wire::limits::CERTIFICATES_PER_FILE;

/// All that one file or text offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The digest of the bytes as they were handed in.
    pub sha256: Digest,
    /// What may be certificates: attachments first, then codes and texts by page. At most [`CERTIFICATES_PER_FILE`].
    pub items: Vec<Item>,
    /// The pages, if it is a PDF.
    pub paper: Option<Paper>,
}

/// One text that may be a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The page on which it stands, from 1; `None` for an attachment, a picture or a text.
    pub page: Option<u32>,
    /// The text.
    pub form: Form,
    /// How it was found.
    pub source: Source,
}

/// A text and what it looks like.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Form {
    /// A JSON object: a credential with its proof.
    Credential(String),
    /// The text of one of our QR codes (docs/QR.md).
    Qr(String),
    /// A compact JWS: `vc+jwt`.
    Token(String),
}

/// How a text was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// A file inside a PDF.
    Attachment,
    /// A code on a page or in a picture.
    Code,
    /// The text itself was handed in.
    Text,
}

/// What the pages of a PDF say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Whether the file calls itself a sheet of ours, by its producer. Anyone can write that: it only makes the page check stricter.
    pub is_ours: bool,
    /// One entry a page, in order.
    pub pages: Vec<PaperPage>,
}

/// One page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaperPage {
    /// The text that a reader sees, line by line. `None` if there is none (a scan), or if some of it has no letters that a
    /// program can read.
    pub text: Option<String>,
    /// The same text with U+FFFD for each letter of which something else is seen too, or whose shape the reader does not know: what a
    /// stranger may have changed by drawing. `None` if the page has letters of other fonts or what looks like writing and is no text, or
    /// may look otherwise elsewhere (layers, notes, forms).
    pub clear: Option<String>,
    /// Whether a margin was cut away, and perhaps some of the text with it.
    pub is_cut: bool,
    /// How many QR codes on the page are not of our form.
    pub foreign_codes: u32,
}

impl Form {
    /// Tells by the first signs what a text may be; white space around it does not count. `None` if it is nothing of ours.
    ///
    /// ```
    /// use testamur::verify::evidence::Form;
    ///
    /// assert!(matches!(Form::of(" eyJhbGciOiJFZERTQSJ9.e30.AAAA\n"), Some(Form::Token(_))));
    /// assert!(matches!(Form::of("https://demo.testamur.example/v#123"), Some(Form::Qr(_))));
    /// assert_eq!(Form::of("https://demo.testamur.example/menu"), None);
    /// ```
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let text = text.trim_start_matches('\u{feff}').trim();
        if text.starts_with('{') {
            Some(Self::Credential(text.to_owned()))
        } else if is_link(text) {
            Some(Self::Qr(text.to_owned()))
        } else if is_token(text) {
            Some(Self::Token(text.to_owned()))
        } else {
            None
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Credential(text) | Self::Qr(text) | Self::Token(text) => text,
        }
    }
}

impl Evidence {
    /// The evidence in a text: one token, one credential, or QR texts and tokens, one a line.
    ///
    /// There are no items if the text is nothing of that. It is never an error: `verify` then answers `nothing-found`.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let item = |form| Item { page: None, form, source: Source::Text };
        let items = match Form::of(text) {
            Some(form @ (Form::Credential(_) | Form::Token(_))) => vec![item(form)],
            _ => text.lines().filter_map(Form::of).take(CERTIFICATES_PER_FILE).map(item).collect(),
        };
        Self { sha256: Digest::of(text), items, paper: None }
    }
}

/// `http(s)://host/v`, perhaps a query, then `#`. Whether it is well formed is for `qr` to say.
fn is_link(text: &str) -> bool {
    let after = |scheme: &str| {
        let (head, rest) = text.split_at_checked(scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then_some(rest)
    };
    let Some(rest) = after("https://").or_else(|| after("http://")) else { return false };
    let Some((address, _)) = rest.split_once('#') else { return false };
    let path = address.split_once('?').map_or(address, |(path, _)| path);
    path.split_once('/').is_some_and(|(_, path)| path.eq_ignore_ascii_case("v"))
}

/// One word with a point in it that begins as the base64url of every JSON object does. The rest is for `proof::jws` to say.
fn is_token(text: &str) -> bool {
    // Without an early end, because the compiler makes wide instructions of that, and tokens are long.
    let spaces = || text.bytes().fold(0, |spaces, byte| spaces | u8::from(byte <= b' '));
    text.starts_with("eyJ") && text.contains('.') && spaces() == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_forms_by_their_first_signs() {
        assert_eq!(Form::of("\u{feff} {\"a\":1}\n"), Some(Form::Credential("{\"a\":1}".to_owned())));
        assert_eq!(Form::of("eyJh.eyJp.c2ln"), Some(Form::Token("eyJh.eyJp.c2ln".to_owned())));
        for link in [
            "https://a.b/v#1",
            "http://localhost:8080/v#1",
            "https://new.b/v?a=old.b#1",
            "HTTPS://A.B/V#1",
            "https://a.b/v#",
        ] {
            assert_eq!(Form::of(link), Some(Form::Qr(link.to_owned())));
        }
        for nothing in [
            "",
            "hello",
            "https://a.b/",
            "https://a.b/v",
            "https://a.b/w#1",
            "ftp://a.b/v#1",
            "eyJh",
            "eyJh.e Jp.c2",
            "[{}]",
            "a#https://b/v",
        ] {
            assert_eq!(Form::of(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn a_text_may_hold_many_lines() {
        let evidence = Evidence::from_text("https://a.b/v#1\r\n\r\neyJh.eyJp.c2ln\nhello\n");
        let forms: Vec<_> = evidence.items.iter().map(|item| item.form.as_str()).collect();
        assert_eq!(forms, ["https://a.b/v#1", "eyJh.eyJp.c2ln"]);
        assert!(evidence.items.iter().all(|item| item.source == Source::Text && item.page.is_none()));
        assert_eq!(evidence.sha256, Digest::of("https://a.b/v#1\r\n\r\neyJh.eyJp.c2ln\nhello\n"));
        assert_eq!(Evidence::from_text("{\n\"a\": \"https://a.b/v#1\"\n}").items.len(), 1);
        assert_eq!(Evidence::from_text("nothing").items, []);
    }

    #[test]
    fn a_text_holds_no_more_than_the_limit() {
        let evidence = Evidence::from_text(&"https://a.b/v#1\n".repeat(CERTIFICATES_PER_FILE + 1));
        assert_eq!(evidence.items.len(), CERTIFICATES_PER_FILE);
    }
}
