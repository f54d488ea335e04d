//! Objects as a file holds them (ISO 32000-1, section 7.3).

use lopdf::{Dictionary, Object, StringFormat};

use super::stream::utf16;
use crate::time::Day;

/// A text string: ASCII as it is, anything else in UTF-16.
pub(super) fn text(text: &str) -> Object {
    if text.is_ascii() { Object::string_literal(text) } else { Object::String(utf16(text), StringFormat::Hexadecimal) }
}

/// Midnight of a day, as PDF writes it.
pub(super) fn date(day: Day) -> Object {
    Object::string_literal(format!("D:{:04}{:02}{:02}000000Z", day.year(), day.month(), day.day_of_month()))
}

/// Writes an object (ISO 32000-1, section 7.3).
pub(super) fn put(object: &Object, out: &mut Vec<u8>) {
    match object {
        Object::Null => out.extend_from_slice(b" null"),
        Object::Boolean(value) => out.extend_from_slice(format!(" {value}").as_bytes()),
        Object::Integer(value) => out.extend_from_slice(format!(" {value}").as_bytes()),
        Object::Real(value) => out.extend_from_slice(format!(" {value}").as_bytes()),
        Object::Name(name) => put_name(name, out),
        Object::String(bytes, StringFormat::Hexadecimal) => put_hex(bytes, out),
        Object::String(bytes, StringFormat::Literal) => put_literal(bytes, out),
        Object::Array(items) => {
            out.push(b'[');
            for item in items {
                put(item, out);
            }
            out.push(b']');
        }
        Object::Dictionary(entries) => put_entries(entries, out),
        Object::Stream(stream) => {
            let mut entries = stream.dict.clone();
            entries.set("Length", i64::try_from(stream.content.len()).unwrap_or(i64::MAX));
            put_entries(&entries, out);
            out.extend_from_slice(b"stream\n");
            out.extend_from_slice(&stream.content);
            out.extend_from_slice(b"\nendstream");
        }
        Object::Reference(id) => out.extend_from_slice(format!(" {} 0 R", id.0).as_bytes()),
    }
}

fn put_entries(entries: &Dictionary, out: &mut Vec<u8>) {
    out.extend_from_slice(b"<<");
    put_inner(entries, out);
    out.extend_from_slice(b">>");
}

/// Writes the entries of a dictionary without its brackets.
pub(super) fn put_inner(entries: &Dictionary, out: &mut Vec<u8>) {
    for (key, value) in entries {
        put_name(key, out);
        put(value, out);
    }
}

fn put_name(name: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"#()<>[]{}/%".contains(&byte) {
            out.push(byte);
        } else {
            out.extend_from_slice(format!("#{byte:02x}").as_bytes());
        }
    }
}

fn put_hex(bytes: &[u8], out: &mut Vec<u8>) {
    out.push(b'<');
    for byte in bytes {
        out.extend_from_slice(format!("{byte:02x}").as_bytes());
    }
    out.push(b'>');
}

fn put_literal(bytes: &[u8], out: &mut Vec<u8>) {
    out.push(b'(');
    for &byte in bytes {
        match byte {
            b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
            b'\r' => out.extend_from_slice(b"\\r"),
            other => out.push(other),
        }
    }
    out.push(b')');
}
