//! Content streams of our own drawings: numbers as short as they can be, packed once.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use libdeflater::{CompressionLvl, Compressor};
use printpdf::{DictItem, ExternalStream, ExternalXObject};

use super::file::{File, Id};

/// The operators of a drawing.
#[derive(Debug, Clone, Default)]
pub(super) struct Operators(String);

impl Operators {
    /// Writes an operator after its operands, rounded to hundredths.
    ///
    /// The digits are cut from whole hundredths: general formatting of floats took a third of the time of a sheet.
    pub(super) fn put(&mut self, operands: &[f32], operator: &str) -> &mut Self {
        for operand in operands {
            self.number(*operand);
            self.0.push(' ');
        }
        self.0.push_str(operator);
        self.0.push('\n');
        self
    }

    fn number(&mut self, number: f32) {
        #[expect(clippy::cast_possible_truncation, reason = "coordinates are below 1e5")]
        let hundredths = (number * 100.0).round() as i32;
        let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
        if hundredths < 0 {
            self.0.push('-');
        }
        self.0.push_str(itoa::Buffer::new().format(whole));
        if part > 0 {
            self.0.push_str(if part < 10 { ".0" } else { "." });
            let part = if part.is_multiple_of(10) { part / 10 } else { part };
            self.0.push_str(itoa::Buffer::new().format(part));
        }
    }

    /// Sets the colour of what is filled, in thousandths: hundredths would change it.
    pub(super) fn fill(&mut self, colour: [f32; 3]) {
        for part in colour {
            let _ = write!(self.0, "{} ", (part * 1000.0).round() / 1000.0);
        }
        self.0.push_str("rg\n");
    }

    /// Begins a piece of content (ISO 32000-1, section 14.6).
    pub(super) fn begin(&mut self, tag: &str, properties: &Properties<'_>) {
        let _ = write!(self.0, "/{tag} <<");
        if let Some(piece) = properties.piece {
            let _ = write!(self.0, "/MCID {piece}");
        }
        if let Some(language) = properties.language {
            let _ = write!(self.0, "/Lang({language})");
        }
        if let Some(actual) = properties.actual {
            self.0.push_str("/ActualText<");
            for byte in utf16(actual) {
                hex(&mut self.0, &[byte]);
            }
            self.0.push('>');
        }
        self.0.push_str(">>BDC\n");
    }

    /// Begins content that is not part of the document.
    pub(super) fn artifact(&mut self) {
        self.0.push_str("/Artifact BMC\n");
    }

    /// Selects a font.
    pub(super) fn select(&mut self, font: &str, size: f32) {
        let _ = write!(self.0, "/{font} ");
        self.put(&[size], "Tf");
    }

    /// Shows glyphs, each with how much nearer than its width the next one stands, in thousandths of the size; so much nearer
    /// stands the first.
    pub(super) fn show(&mut self, glyphs: impl IntoIterator<Item = (u16, f32)>, nearer: f32) {
        self.0.push_str("[<");
        let mut apart = nearer;
        for (glyph, nearer) in glyphs {
            if apart != 0.0 {
                self.0.push('>');
                self.number(apart);
                self.0.push('<');
            }
            hex(&mut self.0, &glyph.to_be_bytes());
            apart = nearer;
        }
        self.0.push('>');
        if apart != 0.0 {
            self.number(apart);
        }
        self.0.push_str("]TJ\n");
    }

    /// Changes the coordinates; repeated changes add up, so these operands keep more digits.
    pub(super) fn turn(&mut self, matrix: [f32; 6]) {
        self.matrix(matrix, "cm");
    }

    /// Writes an operator after a matrix.
    pub(super) fn matrix(&mut self, matrix: [f32; 6], operator: &str) {
        for operand in matrix {
            // Writing to a string cannot fail.
            let _ = write!(self.0, "{} ", (operand * 1e6).round() / 1e6);
        }
        self.0.push_str(operator);
        self.0.push('\n');
    }

    /// The operators as text.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }

    /// Writes an operator after a name.
    pub(super) fn named(&mut self, name: &str, operator: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "/{name} {operator}");
    }

    /// Lines are dashed from here on.
    pub(super) fn dashes(&mut self, lengths: &[f32], offset: f32) {
        self.0.push('[');
        self.put(lengths, "]").put(&[offset], "d");
    }

    /// A drawing of this size, its lower left corner at 0, 0, that many sheets have.
    pub(super) fn into_form(self, width: f32, height: f32) -> ExternalXObject {
        self.into_form_with([width, height], BTreeMap::new())
    }

    /// A drawing of this size that names resources.
    pub(super) fn into_form_with(self, size: [f32; 2], resources: BTreeMap<String, DictItem>) -> ExternalXObject {
        form(deflate_well(self.0.as_bytes()), size, resources)
    }
}

fn form(content: Vec<u8>, [width, height]: [f32; 2], resources: BTreeMap<String, DictItem>) -> ExternalXObject {
    let corners = [0.0, 0.0, width, height].map(DictItem::Real).to_vec();
    let mut dict = named(&[("Type", "XObject"), ("Subtype", "Form"), ("Filter", "FlateDecode")]);
    dict.insert("BBox".to_owned(), DictItem::Array(corners));
    dict.insert("Resources".to_owned(), DictItem::Dict { map: resources });
    let stream = ExternalStream { dict, content, compress: false };
    ExternalXObject { stream, width: None, height: None, dpi: None }
}

/// A drawing that one sheet has, its lower left corner at 0, 0.
#[derive(Debug)]
pub(super) struct Drawing {
    pub(super) operators: Operators,
    pub(super) size: [f32; 2],
}

impl Drawing {
    /// Writes it as a form (ISO 32000-1, section 8.10).
    pub(super) fn write(&self, file: &mut File) -> Id {
        let [width, height] = self.size;
        let entries = format!("/Type/XObject/Subtype/Form/BBox[0 0 {width} {height}]/Resources<<>>");
        file.add_packed(entries.as_bytes(), self.operators.0.as_bytes())
    }
}

/// What is said of a piece of content.
#[derive(Debug, Default)]
pub(super) struct Properties<'a> {
    /// Its number in the structure tree.
    pub(super) piece: Option<usize>,
    /// Its language, where that is not the document's.
    pub(super) language: Option<&'static str>,
    /// Its text, where the glyphs alone do not say it.
    pub(super) actual: Option<&'a str>,
}

/// UTF-16, big-endian, with its mark.
pub(super) fn utf16(text: &str) -> Vec<u8> {
    [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
}

fn hex(text: &mut String, bytes: &[u8]) {
    let mut digits = [0; 4];
    text.push_str(base16ct::upper::encode_str(bytes, &mut digits).unwrap_or_default());
}

/// A dictionary of names.
pub(super) fn named(entries: &[(&str, &str)]) -> BTreeMap<String, DictItem> {
    entries.iter().map(|(key, name)| ((*key).to_owned(), DictItem::Name(name.as_bytes().to_vec()))).collect()
}

/// Packs a stream (RFC 1950) that only one sheet has.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    thread_local!(static ROOM: RefCell<Compressor> = RefCell::new(compressor(FOR_ONE)));
    ROOM.with_borrow_mut(|compressor| pack(bytes, compressor))
}

/// Packs a stream that many sheets have, or one of a sheet that would be too large.
pub(super) fn deflate_well(bytes: &[u8]) -> Vec<u8> {
    pack(bytes, &mut compressor(FOR_MANY))
}

/// Against level 1 a code shrinks by a quarter and a page by an eighth; from level 7 on time grows and size hardly shrinks.
const FOR_ONE: i32 = 6;
/// The best there is.
const FOR_MANY: i32 = 12;

fn compressor(level: i32) -> Compressor {
    Compressor::new(CompressionLvl::new(level).unwrap_or_default())
}

fn pack(bytes: &[u8], compressor: &mut Compressor) -> Vec<u8> {
    let mut packed = vec![0; compressor.zlib_compress_bound(bytes.len())];
    // There is room for the worst case, so this cannot fail; an empty stream would be refused by every test.
    let length = compressor.zlib_compress(bytes, &mut packed).unwrap_or_default();
    packed.truncate(length);
    packed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        let mut operators = Operators::default();
        operators.put(&[0.0, -0.001, 1.0, -2.5, 0.125, 99.999, 12.34], "x");
        assert_eq!(operators.0, "0 0 1 -2.5 0.13 100 12.34 x\n");
    }
}
