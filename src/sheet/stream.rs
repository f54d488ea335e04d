//! Content streams of our own drawings: numbers as short as they can be, packed once.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::RwLock;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use printpdf::{DictItem, ExternalStream, ExternalXObject};

use crate::wire::digest::Digest;

/// The operators of a drawing.
#[derive(Debug, Clone, Default)]
pub(super) struct Operators(String);

impl Operators {
    /// Writes an operator after its operands, rounded to hundredths.
    ///
    /// The digits are cut from whole hundredths: general formatting of floats took a third of the time of a sheet.
    pub(super) fn put(&mut self, operands: &[f32], operator: &str) -> &mut Self {
        for operand in operands {
            #[expect(clippy::cast_possible_truncation, reason = "coordinates are below 1e5")]
            let hundredths = (operand * 100.0).round() as i32;
            let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
            if hundredths < 0 {
                self.0.push('-');
            }
            // Writing to a string cannot fail.
            let _ = match (part, part % 10) {
                (0, _) => write!(self.0, "{whole} "),
                (_, 0) => write!(self.0, "{whole}.{} ", part / 10),
                _ => write!(self.0, "{whole}.{part:02} "),
            };
        }
        self.0.push_str(operator);
        self.0.push('\n');
        self
    }

    /// Changes the coordinates; repeated changes add up, so these operands keep more digits.
    pub(super) fn turn(&mut self, matrix: [f32; 6]) {
        for operand in matrix {
            // Writing to a string cannot fail.
            let _ = write!(self.0, "{} ", (operand * 1e6).round() / 1e6);
        }
        self.0.push_str("cm\n");
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

    /// A drawing of this size, its lower left corner at 0, 0.
    pub(super) fn into_form(self, width: f32, height: f32) -> ExternalXObject {
        self.into_form_with([width, height], BTreeMap::new())
    }

    /// A drawing of this size that names resources.
    pub(super) fn into_form_with(
        self,
        [width, height]: [f32; 2],
        resources: BTreeMap<String, DictItem>,
    ) -> ExternalXObject {
        let corners = [0.0, 0.0, width, height].map(DictItem::Real).to_vec();
        let mut dict = named(&[("Type", "XObject"), ("Subtype", "Form"), ("Filter", "FlateDecode")]);
        dict.insert("BBox".to_owned(), DictItem::Array(corners));
        dict.insert("Resources".to_owned(), DictItem::Dict { map: resources });
        let stream = ExternalStream { dict, content: deflate(self.0.as_bytes()), compress: false };
        ExternalXObject { stream, width: None, height: None, dpi: None }
    }
}

/// A dictionary of names.
pub(super) fn named(entries: &[(&str, &str)]) -> BTreeMap<String, DictItem> {
    entries.iter().map(|(key, name)| ((*key).to_owned(), DictItem::Name(name.as_bytes().to_vec()))).collect()
}

/// Packs a stream.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(LEVEL));
    // Writing to memory cannot fail; an empty stream would be refused by every test.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// On the streams of a sheet level 6 takes a fifth longer and saves 2 %.
const LEVEL: u32 = 4;

/// Streams that were packed for a sheet before. Packing is pure, so remembering it changes no sheet: the subset of a face in which
/// nothing but the programme's own words is set is the same on each.
#[derive(Default)]
pub(super) struct Packed(RwLock<HashMap<Digest, Vec<u8>>>);

impl Packed {
    /// Packs a stream, or takes it from memory.
    pub(super) fn deflate(&self, bytes: &[u8]) -> Vec<u8> {
        if bytes.len() < WORTH {
            return deflate(bytes);
        }
        let digest = Digest::of(bytes);
        if let Some(packed) = self.0.read().ok().and_then(|memory| memory.get(&digest).cloned()) {
            return packed;
        }
        let packed = deflate(bytes);
        if let Ok(mut memory) = self.0.write()
            && memory.len() < MEMORY
        {
            memory.insert(digest, packed.clone());
        }
        packed
    }
}

/// Shorter streams are packed sooner than they are found.
const WORTH: usize = 2_048;

/// The most streams that are remembered: those of the first sheets, of which some will come again.
const MEMORY: usize = 64;

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
