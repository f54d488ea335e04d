//! What keeps a sheet from being printed.

mod part;

use unicode_script::UnicodeScript as _;

use super::symbol::SymbolFault;
use crate::roster::Faults;

pub use part::Part;

/// Why a sheet cannot be printed. All but [`SheetFault::Writing`] are found by a rehearsal, before anything is fixed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SheetFault {
    /// More text than the layout has room for, at its smallest legible size.
    #[error("{field} does not fit into the box {place:?}")]
    DoesNotFit {
        /// The field that is too long, or the fields of the box.
        field: String,
        /// The box of the layout.
        place: String,
    },
    /// A part of a vector picture that would be left out or come out otherwise.
    #[error("line {line}: {what} is not drawn")]
    Drawing {
        /// Where it stands in the file.
        line: u32,
        /// The element or attribute: `<text>`, `spreadMethod`.
        what: String,
        /// What it is, for the cure.
        part: Part,
    },
    /// A font that cannot be read.
    #[error("the font {file:?} cannot be read")]
    Font {
        /// The file.
        file: String,
    },
    /// A font that a layout names and that is not there.
    #[error("there is no font {file:?}")]
    FontMissing {
        /// The file.
        file: String,
    },
    /// The fonts of the layout have no shape for a sign.
    #[error("{field} holds {sign:?} (U+{:04X}, {}), for which no font has a shape", u32::from(*sign), script(*sign))]
    GlyphMissing {
        /// The field: `title`, `rotations[2].department`.
        field: String,
        /// The sign.
        sign: char,
    },
    /// A picture that cannot be read.
    #[error("the picture cannot be used: {0}")]
    Image(String),
    /// A text has more or fewer languages than the sheet.
    #[error("{field} is written in {found} languages, the sheet in {expected}")]
    LanguagesDiffer {
        /// The field.
        field: String,
        /// Languages of the text.
        found: usize,
        /// Languages of the sheet.
        expected: usize,
    },
    /// A layout that is not one.
    #[error("{file}: {faults}")]
    Layout {
        /// The file.
        file: String,
        /// Every fault of it.
        faults: Faults,
    },
    /// The fonts of the layout have no shape for a sign of a person's name.
    #[error("{field} holds {sign:?} (U+{:04X}, {}), for which no font has a shape", u32::from(*sign), script(*sign))]
    NameNotPrintable {
        /// The field: `name`, `native_name`.
        field: String,
        /// The sign.
        sign: char,
    },
    /// The QR code does not fit its box with modules that phones read.
    #[error("the QR code: {fault}")]
    Qr {
        /// By how much.
        fault: SymbolFault,
        /// The layout with a larger box, if the code fits that.
        larger: Option<String>,
    },
    /// We could not write the file: our own failure.
    #[error("the sheet cannot be written: {0}")]
    Writing(String),
}

impl SheetFault {
    /// The permanent code of this fault.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::DoesNotFit { .. } => "does-not-fit",
            Self::Drawing { .. } => "picture-not-drawn",
            Self::Font { .. } => "font-not-usable",
            Self::FontMissing { .. } => "font-missing",
            Self::GlyphMissing { .. } => "glyph-missing",
            Self::Image(_) => "image-not-usable",
            Self::LanguagesDiffer { .. } => "languages-differ",
            Self::Layout { .. } => "layout-not-usable",
            Self::NameNotPrintable { .. } => "name-not-printable",
            Self::Qr { fault, .. } => fault.code(),
            Self::Writing(_) => "sheet-not-written",
        }
    }
}

/// The script of a letter: `Arabic`.
#[must_use]
pub fn script(sign: char) -> &'static str {
    sign.script().full_name()
}

/// A free font with the letters of a sign's script, as Debian and others have it.
#[must_use]
pub fn font_for(sign: char) -> String {
    use unicode_script::Script;
    match sign.script() {
        Script::Arabic => "Noto Naskh Arabic (fonts-noto-core)".to_owned(),
        Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo => {
            "Noto Serif CJK (fonts-noto-cjk)".to_owned()
        }
        Script::Common | Script::Inherited | Script::Unknown => "a font that has it".to_owned(),
        Script::Latin | Script::Greek | Script::Cyrillic => "Noto Serif (fonts-noto-core)".to_owned(),
        other => format!("Noto Serif {} (fonts-noto-core)", other.full_name()),
    }
}
