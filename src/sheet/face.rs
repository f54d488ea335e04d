//! The embedded fonts, and text turned into glyphs: by script and by language.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use harfrust::{Buffer, Direction, Feature, Font, Script, ShapeOptions, ShapePlan, ShaperFont, Tag};

use super::fault::SheetFault;
use super::layout::FaceName;
use crate::claims::Language;

/// Every face of the embedded family, parsed once.
pub(super) struct Faces {
    faces: Vec<Face>,
    /// Shaping is pure, so remembering it changes no sheet; most text of a programme is the same on each.
    shaped: RwLock<HashMap<Key, Arc<Shaped>>>,
}

/// One face.
pub(super) struct Face {
    pub(super) bytes: &'static [u8],
    pub(super) name: &'static str,
    /// Metrics and widths, as the PDF needs them.
    pub(super) metrics: printpdf::ParsedFont,
    font: Font,
    plans: HashMap<(Script, Language, bool), ShapePlan>,
}

/// A text as glyphs, in units of the font.
#[derive(Debug)]
pub(super) struct Shaped {
    pub(super) face: usize,
    pub(super) language: Language,
    pub(super) glyphs: Vec<Glyph>,
    /// A sign without a shape.
    pub(super) missing: Option<char>,
}

/// A glyph, its advance by size, and its text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    pub(super) gid: u16,
    pub(super) advance: f32,
    pub(super) text: String,
}

#[derive(PartialEq, Eq, Hash)]
struct Key {
    face: usize,
    language: Language,
    small_caps: bool,
    text: String,
}

impl Faces {
    /// Parses the faces and prepares them for some languages.
    ///
    /// # Errors
    /// [`SheetFault::Writing`] never, as a test holds.
    pub(super) fn new(languages: &[Language]) -> Result<Self, SheetFault> {
        let faces = EMBEDDED.iter().map(|(name, bytes)| Face::new(name, bytes, languages)).collect::<Result<_, _>>()?;
        Ok(Self { faces, shaped: RwLock::default() })
    }

    pub(super) fn face(&self, face: usize) -> Option<&Face> {
        self.faces.get(face)
    }

    /// The number of a face.
    pub(super) fn number(name: FaceName) -> usize {
        match name {
            FaceName::Regular => 0,
            FaceName::Italic => 1,
            FaceName::Semibold => 2,
        }
    }

    /// Turns a text into glyphs.
    pub(super) fn shape(&self, name: FaceName, small_caps: bool, language: Language, text: &str) -> Arc<Shaped> {
        let face = Self::number(name);
        let key = Key { face, language, small_caps, text: text.to_owned() };
        if let Some(known) = self.shaped.read().ok().and_then(|shaped| shaped.get(&key).cloned()) {
            return known;
        }
        let mut shaped = Shaped { face, language, glyphs: Vec::new(), missing: None };
        if let Some(face) = self.faces.get(face) {
            face.shape(small_caps, language, text, &mut shaped);
        }
        let shaped = Arc::new(shaped);
        if let Ok(mut memory) = self.shaped.write()
            && memory.len() < MEMORY
        {
            memory.insert(key, Arc::clone(&shaped));
        }
        shaped
    }
}

impl Face {
    fn new(name: &'static str, bytes: &'static [u8], languages: &[Language]) -> Result<Self, SheetFault> {
        let unreadable = || SheetFault::Writing(format!("the face {name} cannot be read"));
        let font = Font::new(bytes, 0).ok_or_else(unreadable)?;
        let metrics = printpdf::ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).ok_or_else(unreadable)?;
        let mut plans = HashMap::new();
        for &language in languages {
            for script in [Script::LATIN, Script::CYRILLIC] {
                for small_caps in [false, true] {
                    plans.insert((script, language, small_caps), plan(&font, script, language, small_caps));
                }
            }
        }
        Ok(Self { bytes, name, metrics, font, plans })
    }

    fn shape(&self, small_caps: bool, language: Language, text: &str, shaped: &mut Shaped) {
        let shaper = ShaperFont::new(&self.font);
        let mut start = 0;
        for (script, run) in by_script(text) {
            let made;
            let plan = if let Some(plan) = self.plans.get(&(script, language, small_caps)) {
                plan
            } else {
                made = plan(&self.font, script, language, small_caps);
                &made
            };
            let mut buffer = Buffer::new();
            buffer.push_str(run);
            buffer.set_direction(Direction::LeftToRight);
            buffer.set_script(Some(script));
            buffer.set_language(harfrust::Language::new(language.tag()));
            let options = ShapeOptions::new().plan(Some(plan)).features(features(small_caps));
            if harfrust::shape(&shaper, &mut buffer, options).is_err() {
                shaped.missing = run.chars().next();
                continue;
            }
            self.collect(&buffer, run, shaped);
            start += run.len();
        }
        debug_assert!(start == text.len() || shaped.missing.is_some(), "the runs are the whole text");
    }

    /// Takes the glyphs and gives each its text: the whole cluster to its first glyph.
    fn collect(&self, buffer: &Buffer, run: &str, shaped: &mut Shaped) {
        let em = f32::from(self.metrics.units_per_em.max(1));
        let infos = buffer.glyph_infos();
        let mut seen = usize::MAX;
        for (place, (info, position)) in infos.iter().zip(buffer.glyph_positions()).enumerate() {
            let start = info.cluster as usize;
            let end = infos
                .get(place..)
                .unwrap_or_default()
                .iter()
                .map(|info| info.cluster as usize)
                .find(|&cluster| cluster != start)
                .unwrap_or(run.len());
            let cluster = run.get(start..end).unwrap_or_default();
            if info.glyph_id == 0 || position.x_offset != 0 || position.y_offset != 0 {
                // Marks that the font has to move are not in this family's repertoire: NFC letters have shapes of their own.
                shaped.missing = shaped.missing.or(cluster.chars().next());
            }
            let text = if seen == start { String::new() } else { cluster.to_owned() };
            seen = start;
            shaped.glyphs.push(Glyph {
                gid: u16::try_from(info.glyph_id).unwrap_or(0),
                advance: position.x_advance as f32 / em,
                text,
            });
        }
    }
}

fn plan(font: &Font, script: Script, language: Language, small_caps: bool) -> ShapePlan {
    let tag = harfrust::Language::new(language.tag());
    ShapePlan::new(font, Direction::LeftToRight, Some(script), tag.as_ref(), features(small_caps))
}

/// Old-style figures are the family's default in running text; tables and numbers read better lined up.
fn features(small_caps: bool) -> &'static [Feature] {
    const ON: fn(&[u8; 4]) -> Feature = |tag| Feature { tag: Tag::new(tag), value: 1, start: 0, end: u32::MAX };
    static PLAIN: std::sync::LazyLock<[Feature; 1]> = std::sync::LazyLock::new(|| [ON(b"lnum")]);
    static SMALL: std::sync::LazyLock<[Feature; 2]> = std::sync::LazyLock::new(|| [ON(b"lnum"), ON(b"smcp")]);
    if small_caps { &*SMALL } else { &*PLAIN }
}

/// Cuts a text where its script changes; spaces, digits and stops stay with what is before them.
fn by_script(text: &str) -> Vec<(Script, &str)> {
    let mut runs: Vec<(Script, usize, usize)> = Vec::new();
    let mut leading = 0;
    for (place, sign) in text.char_indices() {
        let end = place + sign.len_utf8();
        let script = script_of(sign);
        match (runs.last_mut(), script) {
            (Some(last), None) => last.2 = end,
            (Some(last), Some(script)) if last.0 == script => last.2 = end,
            (_, Some(script)) => {
                let start = if runs.is_empty() { 0 } else { place };
                runs.push((script, start, end));
            }
            (None, None) => leading = end,
        }
    }
    if runs.is_empty() && leading > 0 {
        runs.push((Script::LATIN, 0, leading));
    }
    runs.into_iter().filter_map(|(script, start, end)| Some((script, text.get(start..end)?))).collect()
}

fn script_of(sign: char) -> Option<Script> {
    match sign {
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(Script::GREEK),
        '\u{400}'..='\u{52f}' => Some(Script::CYRILLIC),
        _ if sign.is_alphabetic() => Some(Script::LATIN),
        _ => None,
    }
}

/// The files of the embedded faces: whoever reads a sheet compares its letters with them.
pub(crate) fn embedded_faces() -> impl Iterator<Item = &'static [u8]> {
    EMBEDDED.iter().map(|(_, bytes)| *bytes)
}

/// The most texts that are remembered: a large programme has some hundreds.
const MEMORY: usize = 4096;

const EMBEDDED: [(&str, &[u8]); 3] = [
    ("EBGaramond-Regular", include_bytes!("../../assets/fonts/eb-garamond/EBGaramond-Regular.ttf")),
    ("EBGaramond-Italic", include_bytes!("../../assets/fonts/eb-garamond/EBGaramond-Italic.ttf")),
    ("EBGaramond-SemiBold", include_bytes!("../../assets/fonts/eb-garamond/EBGaramond-SemiBold.ttf")),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(language: Language, text: &str) -> Vec<String> {
        let faces = Faces::new(&[language]).unwrap();
        faces.shape(FaceName::Regular, false, language, text).glyphs.iter().map(|glyph| glyph.text.clone()).collect()
    }

    #[test]
    fn fi_is_not_joined_in_turkish_and_azerbaijani() {
        assert_eq!(texts(Language::En, "fi"), ["fi"]);
        assert_eq!(texts(Language::Tr, "fi"), ["f", "i"]);
        assert_eq!(texts(Language::Az, "fi"), ["f", "i"]);
    }

    #[test]
    fn every_letter_of_every_language_has_a_shape_in_every_face() {
        let letters = "AaBbCcÇçDdEeƏəFfGgĞğHhXxIıİiJjKkQqLlMmNnOoÖöPpRrSsŞşTtUuÜüVvYyZz ÂâÎîÛû ÀàÈèÉéÌìÒòÙù \
            АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОоПпРрСсТтУуЎўФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯяІі ӘәҒғҚқҢңӨөҰұҮүҺһ 0123456789 №–—’«»„“”·,.;:()/-";
        let faces = Faces::new(&Language::ALL).unwrap();
        for language in Language::ALL {
            for (face, small_caps) in
                [FaceName::Regular, FaceName::Italic, FaceName::Semibold].into_iter().zip([true, false, true])
            {
                let shaped = faces.shape(face, small_caps, language, letters);
                assert_eq!(shaped.missing, None, "{language} {face:?}");
                let text: String = shaped.glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
                assert_eq!(text, letters);
            }
        }
    }

    #[test]
    fn a_sign_without_a_shape_is_named() {
        let faces = Faces::new(&[Language::En]).unwrap();
        assert_eq!(faces.shape(FaceName::Regular, false, Language::En, "Li 李").missing, Some('李'));
    }
}
