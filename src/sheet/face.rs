//! The faces of a layout, and text turned into glyphs: by script, direction and language.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use harfrust::{Buffer, Direction, Feature, Font, Script, ShapeOptions, ShapePlan, ShaperFont, Tag};

use super::fault::SheetFault;
use super::font::{self, Bytes, Fonts, Program, Region};
use super::layout::Layout;
use super::runs::{Run, runs};
use crate::claims::Language;

/// The faces of a layout, parsed once, and after them those that help out.
pub(super) struct Faces {
    all: Vec<Face>,
    /// How many of them the layout names.
    named: usize,
    /// Shaping is pure, so remembering it changes no sheet; most text of a programme is the same on each.
    shaped: RwLock<HashMap<Key, Arc<Shaped>>>,
}

/// One face.
pub(super) struct Face {
    pub(super) bytes: Bytes,
    /// Which face of a collection.
    pub(super) index: u32,
    region: Option<Region>,
    pub(super) name: String,
    /// Metrics and widths, as the PDF needs them.
    pub(super) metrics: printpdf::ParsedFont,
    font: Font,
    plans: HashMap<(Script, Language, bool), ShapePlan>,
}

/// A text as glyphs, in units of the font, in the order of reading.
#[derive(Debug)]
pub(super) struct Shaped {
    pub(super) language: Language,
    pub(super) glyphs: Vec<Glyph>,
    /// A sign without a shape.
    pub(super) missing: Option<char>,
}

/// A glyph, its advance and where it is moved by size, and its text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    pub(super) face: usize,
    pub(super) gid: u16,
    pub(super) advance: f32,
    /// To the right and upwards: the place of a mark over its letter.
    pub(super) shift: Option<[f32; 2]>,
    pub(super) text: Arc<str>,
    /// The level of embedding: odd from right to left.
    pub(super) level: u8,
}

#[derive(PartialEq, Eq, Hash)]
struct Key {
    face: usize,
    language: Language,
    small_caps: bool,
    text: String,
}

impl Faces {
    /// Parses the faces of a layout and prepares them for some languages.
    ///
    /// # Errors
    /// [`SheetFault::Font`], [`SheetFault::FontMissing`].
    pub(super) fn new(layout: &Layout, fonts: &Fonts, languages: &[Language]) -> Result<Self, SheetFault> {
        let programs = font::programs(layout, fonts)?;
        let named = layout.file.fonts.len();
        let faces = programs.into_iter().map(|program| Face::new(program, languages)).collect::<Result<_, _>>()?;
        Ok(Self { all: faces, named, shaped: RwLock::default() })
    }

    pub(super) fn face(&self, face: usize) -> Option<&Face> {
        self.all.get(face)
    }

    /// How many faces there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Turns a text into glyphs.
    pub(super) fn shape(&self, face: usize, small_caps: bool, language: Language, text: &str) -> Arc<Shaped> {
        let key = Key { face, language, small_caps, text: text.to_owned() };
        if let Some(known) = self.shaped.read().ok().and_then(|shaped| shaped.get(&key).cloned()) {
            return known;
        }
        let mut shaped = Shaped { language, glyphs: Vec::new(), missing: None };
        let region = Region::of(text);
        let of_others = |other: &Face| other.region.is_some_and(|own| own != region);
        let helping: Vec<usize> =
            (self.named..self.all.len()).filter(|&place| !self.all.get(place).is_some_and(of_others)).collect();
        for run in runs(text) {
            self.shape_run((face, &helping), small_caps, run, &mut shaped);
        }
        let shaped = Arc::new(shaped);
        if let Ok(mut memory) = self.shaped.write()
            && memory.len() < MEMORY
        {
            memory.insert(key, Arc::clone(&shaped));
        }
        shaped
    }

    /// One run in the face, or in the first of the others that has all its letters, or letter by letter.
    fn shape_run(&self, (face, helping): (usize, &[usize]), small_caps: bool, run: Run<'_>, shaped: &mut Shaped) {
        let has = |face: usize, text: &str| self.all.get(face).is_some_and(|face| face.has(text));
        let whole = std::iter::once(face).chain(helping.iter().copied()).find(|&face| has(face, run.text));
        let mut pieces: Vec<(usize, usize, usize)> = Vec::new();
        for (place, sign) in run.text.char_indices() {
            let end = place + sign.len_utf8();
            let text = run.text.get(place..end).unwrap_or_default();
            let before = pieces.last().map(|(face, ..)| *face);
            let mut faces = before.into_iter().chain([face]).chain(helping.iter().copied());
            let chosen = whole.or_else(|| faces.find(|&face| has(face, text))).unwrap_or(face);
            match pieces.last_mut().filter(|(face, ..)| *face == chosen) {
                Some(piece) => piece.2 = end,
                None => pieces.push((chosen, place, end)),
            }
        }
        for (chosen, start, end) in pieces {
            let (Some(own), Some(text)) = (self.all.get(chosen), run.text.get(start..end)) else { continue };
            let from = shaped.glyphs.len();
            own.shape(small_caps && chosen == face, Run { text, ..run }, shaped);
            let glyphs = shaped.glyphs.get_mut(from..).unwrap_or_default();
            for glyph in glyphs.iter_mut() {
                glyph.face = chosen;
            }
            if run.level % 2 == 1 {
                // The shaper gives the order of the eye; lines are broken in the order of reading.
                glyphs.reverse();
            }
        }
    }
}

impl Face {
    fn new(program: Program, languages: &[Language]) -> Result<Self, SheetFault> {
        let metrics = font::metrics(&program)?;
        let Program { name, bytes, index, region } = program;
        let font = Font::new(bytes.to_vec(), index).ok_or_else(|| SheetFault::Font { file: name.clone() })?;
        let mut plans = HashMap::new();
        for &language in languages {
            for script in [Script::LATIN, Script::CYRILLIC] {
                for small_caps in [false, true] {
                    let plan = plan(&font, (script, Direction::LeftToRight), language, small_caps);
                    plans.insert((script, language, small_caps), plan);
                }
            }
        }
        Ok(Self { bytes, index, region, name, metrics, font, plans })
    }

    /// Whether it has a shape for every letter. What is only composed of others' shapes is left to the shaper.
    fn has(&self, text: &str) -> bool {
        text.chars().all(|sign| self.metrics.codepoint_to_glyph.contains_key(&u32::from(sign)))
    }

    fn shape(&self, small_caps: bool, run: Run<'_>, shaped: &mut Shaped) {
        let language = shaped.language;
        let direction = if run.level % 2 == 1 { Direction::RightToLeft } else { Direction::LeftToRight };
        let known = self.plans.get(&(run.script, language, small_caps)).filter(|_| direction == Direction::LeftToRight);
        let made;
        let plan = if let Some(plan) = known {
            plan
        } else {
            made = plan(&self.font, (run.script, direction), language, small_caps);
            &made
        };
        let mut buffer = Buffer::new();
        buffer.push_str(run.text);
        buffer.set_direction(direction);
        buffer.set_script(Some(run.script));
        buffer.set_language(harfrust::Language::new(language.tag()));
        let options = ShapeOptions::new().plan(Some(plan)).features(features(small_caps));
        if harfrust::shape(&ShaperFont::new(&self.font), &mut buffer, options).is_err() {
            shaped.missing = run.text.chars().next();
            return;
        }
        self.collect(&buffer, run, shaped);
    }

    /// Takes the glyphs and gives each its text: the whole cluster to its first glyph.
    fn collect(&self, buffer: &Buffer, run: Run<'_>, shaped: &mut Shaped) {
        let em = f32::from(self.metrics.units_per_em.max(1));
        let infos = buffer.glyph_infos();
        let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
        starts.sort_unstable();
        let mut seen = usize::MAX;
        for (info, position) in infos.iter().zip(buffer.glyph_positions()) {
            let start = info.cluster as usize;
            let end = starts.iter().copied().find(|&other| other > start).unwrap_or(run.text.len());
            let cluster = run.text.get(start..end).unwrap_or_default();
            if info.glyph_id == 0 {
                shaped.missing = shaped.missing.or(cluster.chars().next());
            }
            let text = if seen == start { "" } else { cluster };
            seen = start;
            let is_moved = (position.x_offset, position.y_offset) != (0, 0);
            shaped.glyphs.push(Glyph {
                face: 0,
                gid: u16::try_from(info.glyph_id).unwrap_or(0),
                advance: position.x_advance as f32 / em,
                shift: is_moved.then(|| [position.x_offset as f32 / em, position.y_offset as f32 / em]),
                text: text.into(),
                level: run.level,
            });
        }
    }
}

fn plan(font: &Font, (script, direction): (Script, Direction), language: Language, small_caps: bool) -> ShapePlan {
    let tag = harfrust::Language::new(language.tag());
    ShapePlan::new(font, direction, Some(script), tag.as_ref(), features(small_caps))
}

/// Old-style figures are the family's default in running text; tables and numbers read better lined up.
fn features(small_caps: bool) -> &'static [Feature] {
    const ON: fn(&[u8; 4]) -> Feature = |tag| Feature { tag: Tag::new(tag), value: 1, start: 0, end: u32::MAX };
    static PLAIN: std::sync::LazyLock<[Feature; 1]> = std::sync::LazyLock::new(|| [ON(b"lnum")]);
    static SMALL: std::sync::LazyLock<[Feature; 2]> = std::sync::LazyLock::new(|| [ON(b"lnum"), ON(b"smcp")]);
    if small_caps { &*SMALL } else { &*PLAIN }
}

/// The most texts that are remembered: a large programme has some hundreds.
const MEMORY: usize = 4096;

#[cfg(test)]
mod tests {
    use super::*;

    fn faces(layout: &str, languages: &[Language]) -> Faces {
        Faces::new(&Layout::named(layout).unwrap(), &Fonts::default(), languages).unwrap()
    }

    fn texts(language: Language, text: &str) -> Vec<String> {
        faces("classic", &[language])
            .shape(0, false, language, text)
            .glyphs
            .iter()
            .map(|glyph| glyph.text.to_string())
            .collect()
    }

    #[test]
    fn fi_is_not_joined_in_turkish_and_azerbaijani() {
        assert_eq!(texts(Language::En, "fi"), ["fi"]);
        assert_eq!(texts(Language::Tr, "fi"), ["f", "i"]);
        assert_eq!(texts(Language::Az, "fi"), ["f", "i"]);
    }

    #[test]
    fn every_letter_of_every_language_has_a_shape_of_its_own_in_every_face() {
        let letters = "AaBbCcÇçDdEeƏəFfGgĞğHhXxIıİiJjKkQqLlMmNnOoÖöPpRrSsŞşTtUuÜüVvYyZz ÂâÎîÛû ÀàÈèÉéÌìÒòÙù \
            АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОоПпРрСсТтУуЎўФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯяІі ӘәҒғҚқҢңӨөҰұҮүҺһ 0123456789 №–—’«»„“”·,.;:()/-";
        for layout in ["classic", "modern"] {
            let faces = faces(layout, &Language::ALL);
            for language in Language::ALL {
                for (face, small_caps) in (0..faces.len()).zip([true, false, true, false]) {
                    let shaped = faces.shape(face, small_caps, language, letters);
                    assert_eq!(shaped.missing, None, "{layout} {language} {face}");
                    let text: String = shaped.glyphs.iter().map(|glyph| &*glyph.text).collect();
                    assert_eq!(text, letters);
                    assert!(shaped.glyphs.iter().all(|glyph| glyph.shift.is_none()), "{layout} {language} {face}");
                }
            }
        }
    }

    #[test]
    fn a_sign_without_a_shape_is_named() {
        let faces = faces("classic", &[Language::En]);
        assert_eq!(faces.shape(0, false, Language::En, "Li 李").missing, Some('李'));
    }
}
