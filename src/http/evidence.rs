//! What callers show, in every form that the contract names, for all endpoints that examine something.

use super::problem::Problem;
use crate::scan::{ScanFault, scan};
use crate::verify::Evidence;
use crate::wire::digest::Digest;
use crate::wire::jcs;
use crate::wire::json::JsonFault;
use crate::wire::limits::{FILE_BYTES, JSON_BYTES};
use crate::wire::tree::{self, Members, Tree};
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::{HeaderMap, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// One thing to be examined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Exhibit {
    /// A PDF or a picture.
    File(Bytes),
    /// A QR text, a token or a credential.
    Text(String),
}

/// What a caller asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Question {
    /// What is shown.
    pub(super) exhibit: Exhibit,
    /// How old the status may be, in seconds, where the caller says so.
    pub(super) max_status_age: Option<u32>,
}

/// The types that [`read`] takes.
pub(super) const TYPES: &str = "text/plain, application/vc+jwt, application/vc, application/ld+json, application/json, application/pdf, image/png, image/jpeg, multipart/form-data";

/// Reads a body by its type.
pub(super) async fn read(headers: &HeaderMap, body: Bytes) -> Result<Question, Problem> {
    let whole = |exhibit| Ok(Question { exhibit, max_status_age: None });
    match essence(headers).as_str() {
        "text/plain" | "application/vc+jwt" | "application/jwt" | "application/vc" | "application/ld+json" => {
            whole(Exhibit::Text(text(&body)?))
        }
        "application/json" => from_json(&text(&body)?),
        "application/pdf" | "image/png" | "image/jpeg" => whole(Exhibit::File(body)),
        "multipart/form-data" => from_form(headers, body).await,
        _ => Err(Problem::UnsupportedType(TYPES)),
    }
}

/// The media type of a body without its parameters, in small letters.
pub(super) fn essence(headers: &HeaderMap) -> String {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// One of `qr`, `jwt`, `credential`, `pdf` of an object, and `max_status_age`.
pub(super) fn from_members(members: Members<'_>) -> Result<Question, Problem> {
    let mut exhibit = None;
    let mut max_status_age = None;
    for (name, value) in members {
        let found = match (&*name, value) {
            ("qr" | "jwt" | "credential", Tree::Text(text)) => Exhibit::Text(text.into_owned()),
            ("credential", value @ Tree::Object(_)) => Exhibit::Text(jcs::canonicalize(&value.into_value())),
            ("pdf", Tree::Text(text)) => {
                let bytes = STANDARD.decode(&*text).map_err(|_| malformed("pdf is not base64"))?;
                Exhibit::File(bytes.into())
            }
            ("max_status_age", Tree::Number(seconds)) => {
                let seconds = seconds.as_u64().and_then(|seconds| u32::try_from(seconds).ok());
                max_status_age = Some(seconds.ok_or_else(|| malformed("max_status_age is a number of seconds"))?);
                continue;
            }
            ("ref", _) => continue,
            _ => {
                return Err(malformed("an unknown member, or a value of another type: say qr, jwt, credential or pdf"));
            }
        };
        if exhibit.replace(found).is_some() {
            return Err(malformed("several things at once: say one of qr, jwt, credential, pdf"));
        }
    }
    let exhibit = exhibit.ok_or_else(|| malformed("nothing to examine: say qr, jwt, credential or pdf"))?;
    Ok(Question { exhibit, max_status_age })
}

impl Exhibit {
    /// Whether it is examined in less time than it takes to hand it to another thread: one token or one code.
    pub(super) fn is_quick(&self) -> bool {
        match self {
            Self::File(_) => false,
            Self::Text(text) => {
                let text = text.trim_ascii().as_bytes();
                text.len() <= QUICK_BYTES && memchr::memchr2(b'\n', b'{', text).is_none()
            }
        }
    }

    /// Finds what may be certificates.
    pub(super) fn into_evidence(self) -> Result<Evidence, Problem> {
        let bytes = match self {
            Self::Text(text) => return Ok(Evidence::from_text(&text)),
            Self::File(bytes) => bytes,
        };
        match scan(&bytes, None) {
            Ok(evidence) => Ok(evidence),
            Err(ScanFault::NothingFound) => Ok(Evidence { sha256: Digest::of(&bytes), items: Vec::new(), paper: None }),
            Err(ScanFault::FileTooLarge) => Err(Problem::TooLarge { limit: FILE_BYTES }),
            Err(fault) => Err(Problem::UnreadableFile { code: fault.code(), detail: fault.to_string() }),
        }
    }
}

/// The longest text that is examined at once: twice what a printed code holds.
const QUICK_BYTES: usize = 16 * 1024;

fn malformed(what: &str) -> Problem {
    Problem::Malformed(what.to_owned())
}

fn text(body: &[u8]) -> Result<String, Problem> {
    let text = std::str::from_utf8(body).map_err(|_| malformed("not text in UTF-8"))?;
    if text.trim().is_empty() { Err(Problem::EmptyBody) } else { Ok(text.to_owned()) }
}

/// A credential, or an object that names one.
fn from_json(text: &str) -> Result<Question, Problem> {
    match tree::parse_object_within(text, JSON_BYTES) {
        Ok(members) if members.get("@context").is_none() => from_members(members),
        Ok(_) => Ok(Question { exhibit: Exhibit::Text(text.to_owned()), max_status_age: None }),
        Err(JsonFault::TooLong(limit)) => Err(Problem::TooLarge { limit }),
        // A credential that is not well formed has a verdict; a request that is not has none.
        Err(_) if text.contains("\"@context\"") => {
            Ok(Question { exhibit: Exhibit::Text(text.to_owned()), max_status_age: None })
        }
        Err(fault) => Err(Problem::Malformed(fault.to_string())),
    }
}

/// The first file of a form that is not empty, else its first text that is not.
async fn from_form(headers: &HeaderMap, body: Bytes) -> Result<Question, Problem> {
    let mut request = Request::new(Body::from(body));
    request.headers_mut().clone_from(headers);
    let broken = |_| malformed("not a form that we can read");
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| malformed("a form without a boundary"))?;
    let (mut file, mut text, mut max_status_age) = (None, None, None);
    while let Some(field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        let is_file = field.file_name().is_some();
        let bytes = field.bytes().await.map_err(broken)?;
        if bytes.is_empty() || name == "lang" {
            continue;
        }
        if is_file {
            file = file.or(Some(Exhibit::File(bytes)));
        } else {
            let value = std::str::from_utf8(&bytes).map_err(|_| malformed("a field that is not text in UTF-8"))?.trim();
            match name.as_str() {
                "max_status_age" => {
                    max_status_age =
                        Some(value.parse().map_err(|_| malformed("max_status_age is a number of seconds"))?);
                }
                _ if value.is_empty() => {}
                _ => text = text.or(Some(Exhibit::Text(value.to_owned()))),
            }
        }
    }
    let exhibit = file.or(text).ok_or(Problem::EmptyBody)?;
    Ok(Question { exhibit, max_status_age })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Result<Exhibit, &'static str> {
        from_json(text).map(|question| question.exhibit).map_err(|problem| problem.code())
    }

    #[test]
    fn an_object_names_one_thing() {
        assert_eq!(code(r#"{"qr":"https://a.b/v#1"}"#), Ok(Exhibit::Text("https://a.b/v#1".to_owned())));
        assert_eq!(code(r#"{"credential":{"b":1,"a":2}}"#), Ok(Exhibit::Text(r#"{"a":2,"b":1}"#.to_owned())));
        assert_eq!(code(r#"{"pdf":"JVBERg=="}"#), Ok(Exhibit::File(Bytes::from_static(b"%PDF"))));
        for bad in [
            "{}",
            "[]",
            "{",
            r#"{"qr":1}"#,
            r#"{"qr":"a","jwt":"b"}"#,
            r#"{"pdf":"*"}"#,
            r#"{"x":"y"}"#,
            r#"{"qr":"a","max_status_age":-1}"#,
        ] {
            assert_eq!(code(bad), Err("malformed-request"), "{bad}");
        }
    }

    #[test]
    fn a_credential_is_kept_letter_by_letter() {
        for text in [r#"{ "@context" : [] }"#, r#"{"@context":1,"@context":2}"#] {
            assert_eq!(code(text), Ok(Exhibit::Text(text.to_owned())));
        }
    }

    #[test]
    fn only_one_token_or_code_is_quick() {
        assert!(Exhibit::Text(" eyJh.eyJp.c2ln\n".to_owned()).is_quick());
        for text in ["a\nb", "{}", &"1".repeat(QUICK_BYTES + 1)] {
            assert!(!Exhibit::Text(text.to_owned()).is_quick());
        }
    }
}
