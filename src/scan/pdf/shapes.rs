//! The shapes of the letters that our sheets are printed in: what an embedded letter really shows.
//!
//! A PDF says twice what a letter is: by its outline, which people read, and by its text (`/ToUnicode`), which programs read. An edited file
//! can let them differ. The fonts of our sheets are known, so the outline is asked first.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

use harfrust::{Buffer, Direction, Feature, Script, ShapeOptions, ShaperFont, Tag};
use hayro::kurbo::{BezPath, PathEl, Point};
use skrifa::{DrawMemory, GlyphId, PathSink, ScalerFont};

use crate::claims::Language;
use crate::sheet::embedded_faces;
use crate::wire::digest::Digest;

/// What an outline shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shown {
    /// What its text says.
    AsTold,
    /// Another letter of ours.
    Other(String),
    /// Nothing that we know.
    Unknown,
}

/// Compares an outline, in thousandths of an em, with the text that the file gives it.
pub(super) fn shown(outline: &BezPath, told: Option<&str>) -> Shown {
    let shape = shape(outline.elements().iter().copied());
    if told.is_some_and(|told| shapes_of(told).contains(&shape)) {
        return Shown::AsTold;
    }
    KNOWN.get(&shape).map_or(Shown::Unknown, |letter| Shown::Other(letter.to_string()))
}

/// One of the embedded faces.
struct Face {
    shaped: harfrust::Font,
    outlines: skrifa::Font,
    scaler: ScalerFont,
}

static FACES: LazyLock<Vec<Face>> = LazyLock::new(|| {
    let face = |bytes: &'static [u8]| {
        let outlines = skrifa::Font::new(bytes, 0)?;
        // A thousand to the em, as the reader of PDFs draws them.
        let scaler = ScalerFont::unhinted(outlines.clone(), Some(1_000.0));
        Some(Face { shaped: harfrust::Font::new(bytes, 0)?, outlines, scaler })
    };
    embedded_faces().filter_map(face).collect()
});

/// Every letter that the faces have without being asked for a form of it.
static KNOWN: LazyLock<HashMap<Digest, char>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for face in FACES.iter() {
        let charmap = face.outlines.charmap();
        for letter in ('!'..'\u{2200}').chain('\u{fb00}'..'\u{fb07}') {
            if let Some(shape) = charmap.map_unicode(letter).and_then(|glyph| face.shape(glyph)) {
                known.entry(shape).or_insert(letter);
            }
        }
    }
    known
});

/// The most texts whose shapes are remembered. A sheet has about a hundred.
const MEMORY: usize = 4_096;

/// The longest text of one letter: `ffi`, with marks.
const LONGEST: usize = 12;

/// The outlines that our faces give a text which is one glyph: as the font maps it, and as each language shapes it.
fn shapes_of(text: &str) -> Vec<Digest> {
    static SHAPES: LazyLock<Mutex<HashMap<String, Vec<Digest>>>> = LazyLock::new(Mutex::default);
    if text.is_empty() || text.len() > LONGEST {
        return Vec::new();
    }
    if let Some(shapes) = SHAPES.lock().ok().and_then(|shapes| shapes.get(text).cloned()) {
        return shapes;
    }
    let mut shapes: Vec<Digest> = FACES.iter().flat_map(|face| face.shapes_of(text)).collect();
    shapes.sort_unstable_by(|a, b| a.as_bytes().cmp(b.as_bytes()));
    shapes.dedup();
    if let Ok(mut memory) = SHAPES.lock()
        && memory.len() < MEMORY
    {
        memory.insert(text.to_owned(), shapes.clone());
    }
    shapes
}

impl Face {
    fn shapes_of(&self, text: &str) -> Vec<Digest> {
        let mut glyphs = Vec::new();
        let mut letters = text.chars();
        if let (Some(letter), None) = (letters.next(), letters.next()) {
            glyphs.extend(self.outlines.charmap().map_unicode(letter));
        }
        for language in Language::ALL {
            for small_caps in [false, true] {
                for script in [Script::LATIN, Script::CYRILLIC, Script::GREEK] {
                    glyphs.extend(self.shaped(text, language, script, small_caps));
                }
            }
        }
        glyphs.sort_unstable();
        glyphs.dedup();
        glyphs.into_iter().filter_map(|glyph| self.shape(glyph)).collect()
    }

    /// The glyph that a text becomes, if it becomes one.
    fn shaped(&self, text: &str, language: Language, script: Script, small_caps: bool) -> Option<GlyphId> {
        let on = |tag: &[u8; 4]| Feature { tag: Tag::new(tag), value: 1, start: 0, end: u32::MAX };
        let features = [on(b"lnum"), on(b"smcp")];
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(Some(script));
        buffer.set_language(harfrust::Language::new(language.tag()));
        let options = ShapeOptions::new().features(features.get(..if small_caps { 2 } else { 1 })?);
        harfrust::shape(&ShaperFont::new(&self.shaped), &mut buffer, options).ok()?;
        match buffer.glyph_infos() {
            [one] if one.glyph_id != 0 => Some(GlyphId::new(one.glyph_id)),
            _ => None,
        }
    }

    fn shape(&self, glyph: GlyphId) -> Option<Digest> {
        let mut pen = Pen(BezPath::new());
        self.scaler.outline(glyph)?.draw(DrawMemory::Scratch, &mut pen).ok()?;
        let is_blank = pen.0.elements().is_empty();
        (!is_blank).then(|| shape(pen.0.elements().iter().copied()))
    }
}

/// The digest of an outline, its points to a quarter of a unit.
fn shape(elements: impl Iterator<Item = PathEl>) -> Digest {
    let mut bytes = Vec::new();
    for element in elements {
        let (kind, points): (u8, &[Point]) = match &element {
            PathEl::MoveTo(to) => (0, &[*to]),
            PathEl::LineTo(to) => (1, &[*to]),
            PathEl::QuadTo(over, to) => (2, &[*over, *to]),
            PathEl::CurveTo(first, second, to) => (3, &[*first, *second, *to]),
            PathEl::ClosePath => (4, &[]),
        };
        bytes.push(kind);
        for point in points {
            for place in [point.x, point.y] {
                #[expect(clippy::cast_possible_truncation, reason = "casts of floats saturate")]
                bytes.extend(((place * 4.0).round() as i32).to_le_bytes());
            }
        }
    }
    Digest::of(bytes)
}

struct Pen(BezPath);

impl PathSink for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to((x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        if !self.0.elements().is_empty() {
            self.0.line_to((x, y));
        }
    }

    fn quad_to(&mut self, x0: f32, y0: f32, x: f32, y: f32) {
        if !self.0.elements().is_empty() {
            self.0.quad_to((x0, y0), (x, y));
        }
    }

    fn curve_to(&mut self, x0: f32, y0: f32, x1: f32, y1: f32, x: f32, y: f32) {
        if !self.0.elements().is_empty() {
            self.0.curve_to((x0, y0), (x1, y1), (x, y));
        }
    }

    fn close(&mut self) {
        if !self.0.elements().is_empty() {
            self.0.close_path();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(letter: char) -> BezPath {
        let face = FACES.first().unwrap();
        let mut pen = Pen(BezPath::new());
        let glyph = face.outlines.charmap().map_unicode(letter).unwrap();
        face.scaler.outline(glyph).unwrap().draw(DrawMemory::Scratch, &mut pen).unwrap();
        pen.0
    }

    #[test]
    fn an_outline_is_believed_before_the_text_that_the_file_gives_it() {
        assert_eq!(shown(&outline('M'), Some("M")), Shown::AsTold);
        assert_eq!(shown(&outline('M'), Some("G")), Shown::Other("M".to_owned()));
        assert_eq!(shown(&outline('M'), None), Shown::Other("M".to_owned()));
        assert_eq!(shown(&outline('M'), Some("Mallory")), Shown::Other("M".to_owned()));
        assert_eq!(shown(&outline('\u{fb01}'), Some("fi")), Shown::AsTold);
        let mut another = outline('M');
        another.line_to((0.0, 0.0));
        assert_eq!(shown(&another, Some("M")), Shown::Unknown);
    }

    #[test]
    fn letters_of_two_scripts_may_share_a_shape() {
        assert_eq!(shown(&outline('A'), Some("А")), Shown::AsTold);
        assert_eq!(shown(&outline('x'), Some("х")), Shown::AsTold);
    }
}
