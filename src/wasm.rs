//! The verifier in a browser: plain C functions, no generated glue (docs/ARCHITECTURE.md, "Why no wasm-bindgen?").
//!
//! A text goes in as a buffer from [`testamur_alloc`], filled by the caller; the called function takes it over. An answer
//! comes out as the address of a buffer: four bytes of length, little-endian, then JSON in UTF-8; the caller gives it back
//! with [`testamur_free`]. `tests/wasm/verifier.mjs` is a complete caller in 30 lines.
//!
//! Buffers are looked up by their address, so a wrong address is an answer with an error, never a stray read: nothing here
//! reads or writes through a pointer.

#![expect(unsafe_code, reason = "exporting a function by its name counts as unsafe; there is no unsafe block")]

use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use crate::claims::Authority;
#[cfg(feature = "programs")]
use crate::keys::VerifyingKey;
#[cfg(feature = "report")]
use crate::report::{Report, Teller, Words};
use crate::time::Instant;
use crate::trust::Trust;
#[cfg(feature = "programs")]
use crate::trust::TrustList;
#[cfg(feature = "report")]
use crate::verify::Reason;
use crate::verify::{Answer, Evidence, Policy, verify_text};
use crate::wire::closed::{ClosedObject, MemberFault};
use crate::wire::json::{self, quoted};
use crate::wire::limits::FILE_BYTES;

/// A new buffer of `length` bytes, at most [`FILE_BYTES`]; 0 if that is too long.
// SAFETY: the name begins with that of the crate and stands once.
#[unsafe(no_mangle)]
pub extern "C" fn testamur_alloc(length: usize) -> usize {
    if length > FILE_BYTES { 0 } else { keep(vec![0; length]) }
}

/// Gives a buffer back. An address that is none is left alone.
// SAFETY: the name begins with that of the crate and stands once.
#[unsafe(no_mangle)]
pub extern "C" fn testamur_free(address: usize) {
    drop(take(address));
}

/// Forgets all that is known, and takes in what a JSON text says ([`Trust::parse`]). Answers `{}` or `{"error": code}`.
// SAFETY: the name begins with that of the crate and stands once.
#[unsafe(no_mangle)]
pub extern "C" fn testamur_trust(text: usize) -> usize {
    answer(|| {
        let text = take_text(text)?;
        *hold(&TRUST) = Trust::parse(&text).map_err(|fault| (fault.code(), fault.to_string()))?;
        Ok("{}".to_owned())
    })
}

/// Takes in a signed trust list, with the key (`z6Mk…`) that it must be signed with. Answers `{}` or `{"error": code}`.
// SAFETY: the name begins with that of the crate and stands once.
#[cfg(feature = "programs")]
#[unsafe(no_mangle)]
pub extern "C" fn testamur_trust_list(token: usize, key: usize) -> usize {
    answer(|| {
        let (token, key) = (take_text(token)?, take_text(key)?);
        let key = VerifyingKey::from_multikey(key.trim()).map_err(|fault| ("trust-bad-key", fault.to_string()))?;
        let list = TrustList::open(&token, &key).map_err(|fault| (fault.code(), fault.to_string()))?;
        hold(&TRUST).add_list(list).map_err(|fault| (fault.code(), fault.to_string()))?;
        Ok("{}".to_owned())
    })
}

/// Says what a text is worth: `{"text": …, "at": "2026-07-15T09:00:00Z"}`, and, if wanted, `max_status_age` in seconds,
/// `allow_demo`, `trust_domains`. Answers as the command line does with `--json`, or `{"error": code}`.
// SAFETY: the name begins with that of the crate and stands once.
#[cfg(feature = "programs")]
#[unsafe(no_mangle)]
pub extern "C" fn testamur_verify(request: usize) -> usize {
    answer(|| {
        let request = Request::take(request)?;
        let answer = request.answer(&Evidence::from_text(&request.text), &hold(&TRUST))?;
        serde_json::to_string(&answer).map_err(|fault| malformed(&fault))
    })
}

/// Takes in the words of a language: its tag, and the lines of its file that a report needs ([`Words::lines`]).
// SAFETY: the name begins with that of the crate and stands once.
#[cfg(feature = "report")]
#[unsafe(no_mangle)]
pub extern "C" fn testamur_words(tag: usize, text: usize) -> usize {
    answer(|| {
        let (tag, text) = (take_text(tag)?, take_text(text)?);
        *hold(&WORDS) = Words::parse(&tag, &text);
        Ok("{}".to_owned())
    })
}

/// As [`testamur_verify`], told in the words of [`testamur_words`]: `{"verdict": …, "reason": …, "title": …, "html": …}`.
/// The request may name the `host` of the page, and say that it `has_service`.
// SAFETY: the name begins with that of the crate and stands once.
#[cfg(feature = "report")]
#[unsafe(no_mangle)]
pub extern "C" fn testamur_report(request: usize) -> usize {
    answer(|| {
        let request = Request::take(request)?;
        let (words, trust) = (hold(&WORDS), hold(&TRUST));
        let evidence = Evidence::from_text(&request.text);
        let answer = request.answer(&evidence, &trust)?;
        let teller = Teller { words: &words, host: &request.host, is_service: false, has_service: request.has_service };
        let report = Report::new(&answer, &evidence, &trust, teller);
        let reason = answer.verdict.reason().map_or("null".to_owned(), |reason| quoted(reason.code()));
        let needs_more = answer.results.iter().any(|one| one.verdict.reason() == Some(Reason::NeedsServer));
        let (verdict, title, html) = (quoted(answer.verdict.word()), quoted(&report.title()), quoted(&report.html()));
        Ok(format!(
            r#"{{"verdict":{verdict},"reason":{reason},"needs_more":{needs_more},"title":{title},"html":{html}}}"#
        ))
    })
}

struct Request {
    text: String,
    at: String,
    max_status_age: Option<i64>,
    allow_demo: bool,
    trust_domains: Vec<String>,
    #[cfg(feature = "report")]
    host: String,
    #[cfg(feature = "report")]
    has_service: bool,
}

impl Request {
    fn take(address: usize) -> Result<Self, Fault> {
        let request = json::parse_within(take_text(address)?, FILE_BYTES);
        let mut members =
            ClosedObject::of(request.map_err(|fault| malformed(&fault))?).map_err(|fault| malformed(&fault))?;
        Self::read(&mut members)
            .and_then(|request| members.finish().map(|()| request))
            .map_err(|fault| malformed(&fault))
    }

    fn read(members: &mut ClosedObject) -> Result<Self, MemberFault> {
        Ok(Self {
            text: members.text("text")?,
            at: members.text("at")?,
            max_status_age: members.may_integer("max_status_age")?,
            allow_demo: members.flag("allow_demo")?,
            trust_domains: members.may_texts("trust_domains")?,
            #[cfg(feature = "report")]
            host: members.may_text("host")?.unwrap_or_default(),
            #[cfg(feature = "report")]
            has_service: members.flag("has_service")?,
        })
    }

    fn answer(&self, evidence: &Evidence, trust: &Trust) -> Result<Answer, Fault> {
        let at = Instant::parse(&self.at).map_err(|fault| malformed(&fault))?;
        let mut policy = Policy { allow_demo: self.allow_demo, ..Policy::for_people() };
        policy.max_status_age = self.max_status_age.unwrap_or(policy.max_status_age);
        for domain in &self.trust_domains {
            policy.trust_domains.push(Authority::parse(domain).map_err(|fault| malformed(&fault))?);
        }
        Ok(verify_text(evidence, trust, &policy, at))
    }
}

fn malformed(fault: &dyn std::fmt::Display) -> Fault {
    ("malformed-request", fault.to_string())
}

/// A permanent code, and words for engineers.
type Fault = (&'static str, String);

/// What the page has told us. Calls come one after another: a browser's module has one thread.
static TRUST: LazyLock<Mutex<Trust>> = LazyLock::new(Mutex::default);

/// The words of the page.
#[cfg(feature = "report")]
static WORDS: LazyLock<Mutex<Words>> = LazyLock::new(Mutex::default);

/// The buffers that the caller holds an address of.
static BUFFERS: Mutex<Vec<Vec<u8>>> = Mutex::new(Vec::new());

fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn keep(buffer: Vec<u8>) -> usize {
    // An empty vector has no memory of its own, and its address would not be unique.
    let buffer = if buffer.capacity() == 0 { Vec::with_capacity(1) } else { buffer };
    let address = buffer.as_ptr().addr();
    hold(&BUFFERS).push(buffer);
    address
}

fn take(address: usize) -> Option<Vec<u8>> {
    let mut buffers = hold(&BUFFERS);
    let place = buffers.iter().position(|buffer| buffer.as_ptr().addr() == address)?;
    Some(buffers.swap_remove(place))
}

fn take_text(address: usize) -> Result<String, Fault> {
    let buffer = take(address).ok_or_else(|| ("no-such-buffer", format!("no buffer at {address}")))?;
    String::from_utf8(buffer).map_err(|_| ("not-utf8", "the text is not UTF-8".to_owned()))
}

fn answer(work: impl FnOnce() -> Result<String, Fault>) -> usize {
    let fault = |(code, detail): Fault| format!(r#"{{"error":{},"detail":{}}}"#, quoted(code), quoted(&detail));
    let text = work().unwrap_or_else(fault);
    // At most a few megabytes, so the length always fits.
    let mut buffer = u32::try_from(text.len()).unwrap_or_default().to_le_bytes().to_vec();
    buffer.extend_from_slice(text.as_bytes());
    keep(buffer)
}
