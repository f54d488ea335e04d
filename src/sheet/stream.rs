//! Content streams of our own drawings: numbers as short as they can be, packed once.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use printpdf::{DictItem, ExternalStream, ExternalXObject};

/// The operators of a drawing.
#[derive(Debug, Clone, Default)]
pub(super) struct Operators(String);

impl Operators {
    /// Writes an operator after its operands, rounded to hundredths.
    pub(super) fn put(&mut self, operands: &[f32], operator: &str) -> &mut Self {
        for operand in operands {
            let text = format!("{operand:.2}");
            let text = text.trim_end_matches('0').trim_end_matches('.');
            let text = if text == "-0" { "0" } else { text };
            // Writing to a string cannot fail.
            let _ = write!(self.0, "{text} ");
        }
        self.0.push_str(operator);
        self.0.push('\n');
        self
    }

    /// A drawing of this size, its lower left corner at 0, 0.
    pub(super) fn into_form(self, width: f32, height: f32) -> ExternalXObject {
        let corners = [0.0, 0.0, width, height].map(DictItem::Real).to_vec();
        let mut dict = named(&[("Type", "XObject"), ("Subtype", "Form"), ("Filter", "FlateDecode")]);
        dict.insert("BBox".to_owned(), DictItem::Array(corners));
        dict.insert("Resources".to_owned(), DictItem::Dict { map: BTreeMap::new() });
        let stream = ExternalStream { dict, content: deflate(self.0.as_bytes()), compress: false };
        ExternalXObject { stream, width: None, height: None, dpi: None }
    }
}

/// A dictionary of names.
pub(super) fn named(entries: &[(&str, &str)]) -> BTreeMap<String, DictItem> {
    entries.iter().map(|(key, name)| ((*key).to_owned(), DictItem::Name(name.as_bytes().to_vec()))).collect()
}

/// zlib, level 6: what higher levels save is not worth their time.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(6));
    // Writing to memory cannot fail; an empty stream would be refused by every test.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}
