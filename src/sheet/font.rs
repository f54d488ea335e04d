//! Font files: the faces inside the program, an institution's own, and those that help out with other scripts.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::Arc;

use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider as _};

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
        let covered = coverage(&Program::of(name, Bytes::File(bytes.into()), 0))?;
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
    pub(super) bytes: Bytes,
    /// Which face of a collection.
    pub(super) index: u32,
    /// Whose letters it draws, where a collection has a face for each.
    pub(super) region: Option<Region>,
}

/// The bytes of a font file: faces of a collection share them.
#[derive(Clone)]
pub(super) enum Bytes {
    Embedded(&'static [u8]),
    File(Arc<[u8]>),
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Embedded(bytes) => bytes,
            Self::File(bytes) => bytes,
        }
    }
}

/// Where Chinese characters have one form and where another. One collection has a face for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Region {
    China,
    Japan,
    Korea,
}

impl Region {
    /// Whose forms a text needs: kana are Japanese, hangul Korean, characters alone Chinese.
    pub(super) fn of(text: &str) -> Self {
        let is_kana = |sign: char| matches!(u32::from(sign), 0x3040..=0x30ff);
        let is_hangul = |sign: char| matches!(u32::from(sign), 0x1100..=0x11ff | 0x3130..=0x318f | 0xac00..=0xd7af);
        match text {
            _ if text.chars().any(is_kana) => Self::Japan,
            _ if text.chars().any(is_hangul) => Self::Korea,
            _ => Self::China,
        }
    }

    /// `NotoSerifCJKsc-Regular` is drawn for China.
    fn of_face(name: &str) -> Option<Self> {
        let (_, after) = name.split_once("CJK")?;
        match after.split('-').next()? {
            "sc" => Some(Self::China),
            "jp" => Some(Self::Japan),
            "kr" => Some(Self::Korea),
            _ => None,
        }
    }
}

impl Program {
    fn embedded(place: usize) -> Self {
        let (_, name, bytes) = EMBEDDED.get(place).unwrap_or(&EMBEDDED[0]);
        Self { name: (*name).to_owned(), bytes: Bytes::Embedded(bytes), index: 0, region: None }
    }

    fn of(file: &str, bytes: Bytes, index: u32) -> Self {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let name: String = stem.chars().filter(|sign| sign.is_ascii_alphanumeric() || *sign == '-').take(60).collect();
        let name = if name.is_empty() { "Font".to_owned() } else { name };
        Self { name, bytes, index, region: None }
    }

    /// The faces of a font that helps out: of a collection the one of each region, else the first.
    fn helping(file: &str, bytes: &[u8]) -> Vec<Self> {
        let bytes = Bytes::File(bytes.into());
        let mut faces: Vec<Self> = Vec::new();
        for index in 0..MOST_FACES {
            let Some(name) = postscript_name(&bytes, index) else { break };
            let region = Region::of_face(&name).filter(|_| !name.contains("Mono"));
            if region.is_some() && faces.iter().all(|face| face.region != region) {
                faces.push(Self { region, ..Self::of(&name, bytes.clone(), index) });
            }
        }
        if faces.len() < 2 { vec![Self::of(file, bytes, 0)] } else { faces }
    }
}

/// The name of a face, by which drawing programs ask for it.
fn postscript_name(bytes: &[u8], index: u32) -> Option<String> {
    let font = FontRef::from_index(bytes, index).ok()?;
    Some(font.localized_strings(StringId::POSTSCRIPT_NAME).english_or_first()?.to_string())
}

/// A TrueType program without the tables that a PDF has no use for (ISO 32000-1, section 9.9): its names, two kilobytes of a sheet.
pub(super) fn bare(program: &[u8]) -> Vec<u8> {
    tables(program).unwrap_or_else(|| program.to_vec())
}

/// `None` if it is no TrueType program.
fn tables(program: &[u8]) -> Option<Vec<u8>> {
    let records = program.get(12..)?.chunks_exact(16).take(usize::from(u16_at(program, 4)?));
    let kept: Vec<&[u8]> = records.filter(|record| !USELESS.iter().any(|tag| record.starts_with(tag))).collect();
    if !program.starts_with(&[0, 1, 0, 0]) || kept.is_empty() {
        return None;
    }
    let count = u16::try_from(kept.len()).ok()?;
    let steps = count.ilog2();
    let range = 16_u16 << steps;
    let mut bare = vec![0, 1, 0, 0];
    for number in [count, range, u16::try_from(steps).ok()?, count * 16 - range] {
        bare.extend(number.to_be_bytes());
    }
    let mut data = Vec::with_capacity(program.len());
    for record in kept {
        let (tag_and_sum, offset, length) = (record.get(..8)?, u32_at(record, 8)?, u32_at(record, 12)?);
        let at = u32::try_from(12 + usize::from(count) * 16 + data.len()).ok()?;
        bare.extend(tag_and_sum.iter().copied().chain(at.to_be_bytes()).chain(length.to_be_bytes()));
        let start = usize::try_from(offset).ok()?;
        data.extend(program.get(start..start.checked_add(usize::try_from(length).ok()?)?)?);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    bare.extend(data);
    Some(bare)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// Names of the font and of its glyphs.
const USELESS: [&[u8]; 2] = [b"name", b"post"];

/// The font programs of a layout in its own order, then the spare ones.
pub(super) fn programs(layout: &Layout, fonts: &Fonts) -> Result<Vec<Program>, SheetFault> {
    let mut programs = Vec::new();
    for (_, font) in &layout.file.fonts {
        programs.push(match font {
            FontName::Embedded(place) => Program::embedded(*place),
            FontName::File { file, index } => {
                let bytes = fonts.own.get(file).ok_or_else(|| SheetFault::FontMissing { file: file.clone() })?;
                Program::of(file, Bytes::File(bytes.as_slice().into()), *index)
            }
        });
    }
    programs.extend(fonts.spare.iter().flat_map(|(name, bytes)| Program::helping(name, bytes)));
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
    let index = usize::try_from(program.index).unwrap_or(usize::MAX);
    let mut metrics =
        printpdf::ParsedFont::from_bytes(&program.bytes, index, &mut Vec::new()).ok_or_else(unreadable)?;
    // A second copy of the file, which may have 26 MB.
    metrics.original_bytes = Vec::new();
    Ok(metrics)
}

/// The largest collections of Chinese, Japanese and Korean letters are 30 MB.
const MOST_BYTES: usize = 40 * 1024 * 1024;

/// The most faces of a collection that are looked at: Noto's have five or ten.
const MOST_FACES: u32 = 16;

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
