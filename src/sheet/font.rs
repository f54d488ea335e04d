//! Font files: the faces inside the program, an institution's own, and those that help out with other scripts.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::fault::SheetFault;
use super::layout::{FontName, Layout};

/// The font files that a press may use besides the faces inside the program.
#[derive(Debug, Clone, Default)]
pub struct Fonts {
    /// An institution's own, by the file names that its layouts say.
    pub own: BTreeMap<String, Vec<u8>>,
    /// Those that help out where the layout's faces lack a letter, in this order: Arabic, Georgian, Chinese.
    pub spare: BTreeMap<String, Vec<u8>>,
}

impl Fonts {
    /// The letters of some texts that a layout's own faces lack.
    ///
    /// # Errors
    /// [`SheetFault::Font`], [`SheetFault::FontMissing`].
    pub fn lacking(&self, layout: &Layout, texts: &str) -> Result<BTreeSet<char>, SheetFault> {
        let own = programs(layout, &Self { own: self.own.clone(), spare: BTreeMap::new() })?;
        let own = own.iter().map(coverage).collect::<Result<Vec<_>, _>>()?;
        let is_lacking = |sign: &char| own.iter().any(|own| !own.contains_key(&u32::from(*sign)));
        Ok(texts.chars().filter(|sign| !sign.is_whitespace() && !sign.is_control()).filter(is_lacking).collect())
    }

    /// Takes a font among the spare ones if it has some of the letters that are lacking; these are then there.
    ///
    /// # Errors
    /// [`SheetFault::Font`] if it cannot be read.
    pub fn help_out(&mut self, name: &str, bytes: &[u8], lacking: &mut BTreeSet<char>) -> Result<(), SheetFault> {
        let covered = coverage(&Program::of(name, bytes.to_vec()))?;
        let before = lacking.len();
        lacking.retain(|sign| !covered.contains_key(&u32::from(*sign)));
        if lacking.len() < before {
            self.spare.insert(name.to_owned(), bytes.to_vec());
        }
        Ok(())
    }
}

/// A font program, and what it is called inside the sheet.
pub(super) struct Program {
    pub(super) name: String,
    pub(super) bytes: Cow<'static, [u8]>,
}

impl Program {
    fn embedded(place: usize) -> Self {
        let (_, name, bytes) = EMBEDDED.get(place).unwrap_or(&EMBEDDED[0]);
        Self { name: (*name).to_owned(), bytes: Cow::Borrowed(bytes) }
    }

    fn of(file: &str, bytes: Vec<u8>) -> Self {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let name: String = stem.chars().filter(|sign| sign.is_ascii_alphanumeric() || *sign == '-').take(60).collect();
        Self { name: if name.is_empty() { "Font".to_owned() } else { name }, bytes: Cow::Owned(bytes) }
    }
}

/// The font programs of a layout in its own order, then the spare ones.
pub(super) fn programs(layout: &Layout, fonts: &Fonts) -> Result<Vec<Program>, SheetFault> {
    let mut programs = Vec::new();
    for (_, font) in &layout.file.fonts {
        programs.push(match font {
            FontName::Embedded(place) => Program::embedded(*place),
            FontName::File(name) => {
                let bytes = fonts.own.get(name).ok_or_else(|| SheetFault::FontMissing { file: name.clone() })?;
                Program::of(name, bytes.clone())
            }
        });
    }
    programs.extend(fonts.spare.iter().map(|(name, bytes)| Program::of(name, bytes.clone())));
    Ok(programs)
}

/// The faces inside the program, by the names that layouts give them.
pub(super) fn embedded() -> impl Iterator<Item = (&'static str, usize)> {
    EMBEDDED.iter().enumerate().map(|(place, (name, _, _))| (*name, place))
}

/// The files of the embedded faces: whoever reads a sheet compares its letters with them.
pub(crate) fn embedded_faces() -> impl Iterator<Item = &'static [u8]> {
    EMBEDDED.iter().map(|(_, _, bytes)| *bytes)
}

/// The letters that a font has.
fn coverage(program: &Program) -> Result<BTreeMap<u32, u16>, SheetFault> {
    metrics(program).map(|metrics| metrics.codepoint_to_glyph)
}

/// Metrics, widths and letters of a font.
pub(super) fn metrics(program: &Program) -> Result<printpdf::ParsedFont, SheetFault> {
    let unreadable = || SheetFault::Font { file: program.name.clone() };
    if program.bytes.len() > MOST_BYTES {
        return Err(unreadable());
    }
    printpdf::ParsedFont::from_bytes(&program.bytes, 0, &mut Vec::new()).ok_or_else(unreadable)
}

/// The largest collections of Chinese, Japanese and Korean letters are 30 MB.
const MOST_BYTES: usize = 40 * 1024 * 1024;

/// The first three are what regular, italic and semibold mean where a layout does not say.
const EMBEDDED: [(&str, &str, &[u8]); 6] = [
    (
        "eb-garamond/regular",
        "EBGaramond-Regular",
        include_bytes!("../../assets/fonts/eb-garamond/EBGaramond-Regular.ttf"),
    ),
    ("eb-garamond/italic", "EBGaramond-Italic", include_bytes!("../../assets/fonts/eb-garamond/EBGaramond-Italic.ttf")),
    (
        "eb-garamond/semibold",
        "EBGaramond-SemiBold",
        include_bytes!("../../assets/fonts/eb-garamond/EBGaramond-SemiBold.ttf"),
    ),
    (
        "source-sans/regular",
        "SourceSans3-Regular",
        include_bytes!("../../assets/fonts/source-sans-3/SourceSans3-Regular.ttf"),
    ),
    (
        "source-sans/italic",
        "SourceSans3-Italic",
        include_bytes!("../../assets/fonts/source-sans-3/SourceSans3-Italic.ttf"),
    ),
    (
        "source-sans/semibold",
        "SourceSans3-SemiBold",
        include_bytes!("../../assets/fonts/source-sans-3/SourceSans3-SemiBold.ttf"),
    ),
];
