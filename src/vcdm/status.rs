//! The members of a Bitstring Status List (Bitstring Status List 1.0, sections 2.1 and 2.2), wherever a credential has them.

use serde_json::Value;

use super::ShapeFault;
use super::parts::{Object, is_url, types};
use crate::status::Bits;

/// An entry of `credentialStatus`, if it is of this type.
pub(super) fn entry(entry: &Object) -> Result<(), ShapeFault> {
    if !types(entry, "type")?.contains(&"BitstringStatusListEntry") {
        return Ok(());
    }
    let text = |member: &str| entry.get(member).and_then(Value::as_str);
    let fault = |member: &str, what| Err(ShapeFault::new(member, what));
    if text("statusPurpose").is_none_or(str::is_empty) {
        return fault("statusPurpose", "is not a text");
    }
    let is_number =
        |text: &str| text == "0" || (!text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit()));
    if !text("statusListIndex").is_some_and(|index| !index.is_empty() && index.len() <= 20 && is_number(index)) {
        return fault("statusListIndex", "is not a text of digits");
    }
    if !text("statusListCredential").is_some_and(is_url) {
        return fault("statusListCredential", "is not a URL");
    }
    if text("id").is_some_and(|id| Some(id) == text("statusListCredential")) {
        return fault("id", "is the URL of the list");
    }
    messages(entry)
}

/// `statusSize` bits a certificate want a message for each of their values.
fn messages(entry: &Object) -> Result<(), ShapeFault> {
    let size = match entry.get("statusSize") {
        None => 1,
        Some(size) => match size.as_u64().filter(|size| (1..=MAX_SIZE).contains(size)) {
            Some(size) => size,
            None => return Err(ShapeFault::new("statusSize", "is not a small number above zero")),
        },
    };
    let fault = || ShapeFault::new("statusMessage", "is not a list with status and message for each value");
    let Some(messages) = entry.get("statusMessage") else {
        return if size == 1 { Ok(()) } else { Err(fault()) };
    };
    let messages = messages.as_array().ok_or_else(fault)?;
    let is_good = |message: &Value| {
        let hex = message.get("status").and_then(Value::as_str).and_then(|status| status.strip_prefix("0x"));
        hex.is_some_and(|hex| !hex.is_empty() && hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
            && message.get("message").is_some_and(Value::is_string)
    };
    let is_complete = messages.len() as u64 == 1 << size;
    if is_complete && messages.iter().all(is_good) { Ok(()) } else { Err(fault()) }
}

/// The subject of a `BitstringStatusListCredential`.
pub(super) fn list(subject: &Object) -> Result<(), ShapeFault> {
    let fault = |member: &str, what| Err(ShapeFault::new(member, what));
    if !types(subject, "type")?.contains(&"BitstringStatusList") {
        return fault("type", "is not BitstringStatusList");
    }
    let is_word = |value: &Value| value.as_str().is_some_and(|word| !word.is_empty());
    let good_purpose = match subject.get("statusPurpose") {
        Some(Value::Array(several)) => !several.is_empty() && several.iter().all(is_word),
        Some(one) => is_word(one),
        None => false,
    };
    if !good_purpose {
        return fault("statusPurpose", "is neither a text nor a list of texts");
    }
    if subject.get("ttl").is_some_and(|ttl| ttl.as_u64().is_none()) {
        return fault("ttl", "is not a number of milliseconds");
    }
    match subject.get("encodedList").and_then(Value::as_str).map(Bits::decode) {
        Some(Ok(_)) => Ok(()),
        _ => fault("encodedList", "is not multibase base64url of at least 16,384 bytes in GZIP"),
    }
}

/// The most bits of one entry that are read: 256 messages.
const MAX_SIZE: u64 = 8;
