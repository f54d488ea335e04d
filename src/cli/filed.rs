//! Receipts and answers as people file them: a token, an answer, the lines of a batch, a table.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;

use anyhow::{Context as _, bail};
use serde_json::Value;

use crate::scan::{self, Media};
use crate::verify::evidence::{Form, Source};
use crate::verify::receipt::{looks_like_token, read_answer};
use crate::wire::digest::{Digest, Running};
use crate::wire::json;
use crate::wire::limits::{ANSWER_BYTES, TOKEN_BYTES};

/// What a file may be to a receipt.
#[derive(Debug, Default)]
pub(super) struct Filed {
    /// The receipt that it is, or holds.
    pub(super) receipt: Option<String>,
    /// The digests by which a receipt may name it: of all its bytes, of the lines before the receipt, of the answer that it is.
    pub(super) digests: Vec<Digest>,
    /// Whether there is an answer in it beside the receipt.
    pub(super) holds_answer: bool,
    /// Whether it is one answer, as JSON, and nothing else.
    pub(super) is_one_answer: bool,
}

/// Reads a file of any length, line by line; a sheet by what is attached to it.
pub(super) fn read(path: &Path) -> anyhow::Result<Filed> {
    let unreadable = || format!("{} cannot be read", path.display());
    let mut reader = BufReader::new(File::open(path).with_context(unreadable)?);
    if reader.fill_buf().with_context(unreadable)?.starts_with(b"%PDF-") {
        return read_sheet(path);
    }
    let (mut all, mut before_last) = (Running::default(), Running::default());
    // Whole only while it is short enough to be one answer.
    let mut whole = Some(Vec::new());
    let mut last = Vec::new();
    loop {
        let mut line = Vec::new();
        (&mut reader).take(ANSWER_BYTES as u64 + 1).read_until(b'\n', &mut line).with_context(unreadable)?;
        if line.is_empty() {
            break;
        }
        if line.len() > ANSWER_BYTES {
            bail!("{} has a line of more than {ANSWER_BYTES} bytes", path.display());
        }
        before_last = all.clone();
        all.add(&line);
        whole = whole.filter(|whole| whole.len() + line.len() <= ANSWER_BYTES);
        if let Some(whole) = &mut whole {
            whole.extend_from_slice(&line);
        }
        last = line;
    }
    let whole = whole.unwrap_or_default();
    if whole.len() <= TOKEN_BYTES && looks_like_token(&whole) {
        let receipt = String::from_utf8(whole).ok();
        return Ok(Filed { receipt, digests: vec![all.finish()], ..Filed::default() });
    }
    let mut filed = Filed { digests: vec![all.finish()], holds_answer: true, ..Filed::default() };
    if let Some(receipt) = last_line(&last) {
        filed.receipt = Some(receipt);
        filed.digests.push(before_last.finish());
    } else if let Ok((digest, receipt)) = read_answer(&whole) {
        filed.receipt = receipt;
        filed.is_one_answer = true;
        filed.digests.push(digest);
    }
    Ok(filed)
}

/// A receipt as a sheet: the receipt, and the answer that it is about, are attached.
fn read_sheet(path: &Path) -> anyhow::Result<Filed> {
    let unreadable = || format!("{} cannot be read", path.display());
    let bytes = super::verify::read(path).with_context(unreadable)?;
    let mut filed = Filed { digests: vec![Digest::of(&bytes)], ..Filed::default() };
    let evidence = scan::scan(&bytes, Some(Media::Pdf)).with_context(unreadable)?;
    for item in evidence.items.iter().filter(|item| item.source == Source::Attachment) {
        match &item.form {
            Form::Token(token) => filed.receipt = filed.receipt.or_else(|| Some(token.clone())),
            Form::Credential(text) => {
                if let Ok((digest, _)) = read_answer(text.as_bytes()) {
                    filed.holds_answer = true;
                    filed.digests.push(digest);
                }
            }
            Form::Qr(_) => {}
        }
    }
    Ok(filed)
}

/// The digest of a file of any length.
pub(super) fn digest(path: &Path) -> anyhow::Result<Digest> {
    let unreadable = || format!("{} cannot be read", path.display());
    let mut reader = BufReader::new(File::open(path).with_context(unreadable)?);
    let mut running = Running::default();
    loop {
        let piece = reader.fill_buf().with_context(unreadable)?;
        if piece.is_empty() {
            return Ok(running.finish());
        }
        running.add(piece);
        let length = piece.len();
        reader.consume(length);
    }
}

/// The receipt in the last line of a batch: `{"receipt":…,"count":…}`.
fn last_line(line: &[u8]) -> Option<String> {
    let members = json::parse_object(std::str::from_utf8(line).ok()?).ok().filter(|members| members.len() == 2)?;
    members.get("count").filter(|count| count.is_u64())?;
    members.get("receipt").and_then(Value::as_str).map(str::to_owned)
}
