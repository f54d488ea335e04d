//! What keeps a sheet from being printed.

use super::symbol::SymbolFault;

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
    /// The fonts of the layout have no shape for a sign.
    #[error("{field} holds U+{:04X}, for which the layout's fonts have no shape", u32::from(*sign))]
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
    #[error("the layout cannot be used: {0}")]
    Layout(String),
    /// The fonts of the layout have no shape for a sign of a person's name.
    #[error("{field} holds U+{:04X}, for which the layout's fonts have no shape", u32::from(*sign))]
    NameNotPrintable {
        /// The field: `name`, `native_name`.
        field: String,
        /// The sign.
        sign: char,
    },
    /// The QR code does not fit its box with modules that phones read.
    #[error("the QR code: {0}")]
    Qr(#[from] SymbolFault),
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
            Self::GlyphMissing { .. } => "glyph-missing",
            Self::Image(_) => "image-not-usable",
            Self::LanguagesDiffer { .. } => "languages-differ",
            Self::Layout(_) => "layout-not-usable",
            Self::NameNotPrintable { .. } => "name-not-printable",
            Self::Qr(fault) => fault.code(),
            Self::Writing(_) => "sheet-not-written",
        }
    }

    /// What helps, in English, for engineers and as a last resort.
    #[must_use]
    pub fn cure(&self) -> &'static str {
        match self {
            Self::DoesNotFit { .. } => "shorten the text, print fewer languages, or choose a layout with more room",
            Self::GlyphMissing { .. } | Self::NameNotPrintable { .. } => {
                "correct the sign, or choose a layout whose fonts have it"
            }
            Self::Image(_) => "give a PNG, or an SVG of plain shapes without text, filters, gradients and links",
            Self::LanguagesDiffer { .. } => "give the text once for each printed language",
            Self::Layout(_) => "correct the layout file",
            Self::Qr(_) => "choose a layout with a 45 mm code, or use fewer words",
            Self::Writing(_) => "report this",
        }
    }
}
