//! What a certificate says, in types that can only hold good values.
//!
//! A [`Certificate`] is built by the dean's office from a programme and a row of the roster, and read back from a signed
//! credential by everyone else: the sheet, the verifier, the page. `credential` turns it into JSON and back.

pub mod certificate;
pub mod identity;
pub mod language;
pub mod quantity;
pub mod text;

pub use certificate::{
    Achievement, Certificate, Holder, Issuer, JointAward, Kind, Mode, Period, Rotation, Signatory, StatusEntry,
};
pub use identity::{Authority, CredentialId, Did, RegisterNumber, Slug};
pub use language::Language;
pub use quantity::Quantity;
pub use text::{Text, Words};

/// Why a value cannot stand in a certificate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ClaimFault {
    /// The last day lies before the first.
    #[error("the last day {ends} lies before the first day {starts}")]
    EndsBeforeStart {
        /// First day.
        starts: crate::time::Day,
        /// Last day.
        ends: crate::time::Day,
    },
    /// Nothing is there.
    #[error("empty")]
    Empty,
    /// A sign that no name or title can hold: a control, a bidirectional override, U+FFFD, a private-use or unassigned sign.
    #[error("a sign that cannot be printed: U+{0:04X}")]
    NotPrintable(u32),
    /// The value is not of the form that this field has.
    #[error("not {0}")]
    NotTheForm(&'static str),
    /// The value holds a separator that joins the parts of this field.
    #[error("holds {0:?}, which separates the parts of this field")]
    Separator(&'static str),
    /// Longer than the field may be.
    #[error("longer than {0} characters")]
    TooLong(usize),
}

impl ClaimFault {
    /// The permanent code of this fault.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::EndsBeforeStart { .. } => "ends-before-start",
            Self::Empty => "empty",
            Self::NotPrintable(_) => "not-printable",
            Self::NotTheForm(_) => "not-the-form",
            Self::Separator(_) => "separator-inside",
            Self::TooLong(_) => "too-long",
        }
    }
}
