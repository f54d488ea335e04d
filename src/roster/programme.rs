//! A programme: what all certificates of one edition of an internship, practice, forum or course have in common.
//!
//! Follows docs/OPERATING.md, "Programmes": the TOML is read as a whole, every fault is told with its key and line, and a
//! [`Programme`] exists only if there is none.

use super::entry::Entry;
use super::fault::{Fault, Faults, Place};
use super::number::NumberPattern;
use super::problem::Problem;
use crate::claims::{
    Achievement, JointAward, Kind, Language, Mode, Period, Quantity, Rotation, Signatory, Slug, Text, Words,
};
use crate::time::Day;

/// A programme, good as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    pub(super) slug: Slug,
    pub(super) institution: Slug,
    pub(super) kind: Kind,
    pub(super) mode: Option<Mode>,
    pub(super) title: Words,
    pub(super) description: Option<Text>,
    pub(super) period: Period,
    pub(super) issued: Option<Day>,
    pub(super) valid_until: Option<Day>,
    pub(super) hours: Option<Quantity>,
    pub(super) credits: Option<Quantity>,
    pub(super) partners: Vec<Text>,
    pub(super) languages: Vec<Language>,
    pub(super) sheet: Slug,
    pub(super) number: Option<NumberPattern>,
    pub(super) sign_birth_date: bool,
    pub(super) link_qr: bool,
    pub(super) signatories: Vec<ProgrammeSignatory>,
    pub(super) joint_award: Option<JointAward>,
    pub(super) rotations: Vec<ProgrammeRotation>,
}

/// A signatory, and the picture of the signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeSignatory {
    /// The person, as signed.
    pub signatory: Signatory,
    /// The file with the signature's picture: a bare file name, never a path.
    pub signature: Option<String>,
}

/// A rotation, and the code by which rosters name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeRotation {
    /// The code: `EM`.
    pub code: String,
    /// The rotation, as signed.
    pub rotation: Rotation,
}

impl Programme {
    /// Reads the TOML of a programme.
    ///
    /// # Errors
    /// Every fault, with key, line, code and cure.
    pub fn parse(toml: &str) -> Result<Self, Faults> {
        super::tree::parse(toml, super::reading::programme)
    }

    /// The same programme on another sheet.
    #[must_use]
    pub fn on_sheet(self, sheet: Slug) -> Self {
        Self { sheet, ..self }
    }

    /// What is signed of the programme itself, the same in every certificate.
    #[must_use]
    pub fn achievement(&self) -> Achievement {
        Achievement {
            programme: self.slug.clone(),
            kind: self.kind,
            mode: self.mode,
            title: self.title.clone(),
            description: self.description.clone(),
            partners: self.partners.clone(),
            joint_award: self.joint_award.clone(),
        }
    }

    /// The persons named as having signed, one to four.
    #[must_use]
    pub fn signatories(&self) -> Vec<Signatory> {
        self.signatories.iter().map(|signatory| signatory.signatory.clone()).collect()
    }

    /// The file name of each signatory's picture, in the order of [`Programme::signatories`].
    #[must_use]
    pub fn signatures(&self) -> impl ExactSizeIterator<Item = Option<&str>> {
        self.signatories.iter().map(|signatory| signatory.signature.as_deref())
    }

    /// The rotations of one entry, in the programme's order.
    #[must_use]
    pub fn rotations_for(&self, entry: &Entry) -> Vec<Rotation> {
        let own = self.rotations.iter().filter(|rotation| entry.rotations.contains(&rotation.code));
        own.map(|rotation| rotation.rotation.clone()).collect()
    }

    /// The days of one entry: its own, or the programme's.
    #[must_use]
    pub fn period_for(&self, entry: &Entry) -> Period {
        entry.period.unwrap_or(self.period)
    }

    /// The hours of one entry: its own, or the programme's.
    #[must_use]
    pub fn hours_for(&self, entry: &Entry) -> Option<Quantity> {
        entry.hours.or(self.hours)
    }

    /// The credits of one entry: its own, or the programme's.
    #[must_use]
    pub fn credits_for(&self, entry: &Entry) -> Option<Quantity> {
        entry.credits.or(self.credits)
    }

    /// The printed issue date: the programme's, or today.
    ///
    /// # Errors
    /// [`Problem::IssueDateFar`] unless it is within 366 days before and 30 days after today.
    pub fn issue_date(&self, today: Day) -> Result<Day, Fault> {
        let issued = self.issued.unwrap_or(today);
        if is_issue_date(issued, today) {
            return Ok(issued);
        }
        let place = Place::Key { line: 1, path: "issued".to_owned() };
        Err(Fault::new(place, Problem::IssueDateFar { issued, today }, ""))
    }

    /// The programme's slug.
    #[must_use]
    pub fn slug(&self) -> &Slug {
        &self.slug
    }

    /// The institution's slug.
    #[must_use]
    pub fn institution(&self) -> &Slug {
        &self.institution
    }

    /// The kind of certificate.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The title in the printed languages.
    #[must_use]
    pub fn title(&self) -> &Words {
        &self.title
    }

    /// The printed languages, in order; one to four.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// The first and last day, unless an entry has its own.
    #[must_use]
    pub fn period(&self) -> Period {
        self.period
    }

    /// The last day of validity, where there is one.
    #[must_use]
    pub fn valid_until(&self) -> Option<Day> {
        self.valid_until
    }

    /// The layout of the sheet.
    #[must_use]
    pub fn sheet(&self) -> &Slug {
        &self.sheet
    }

    /// The pattern of register numbers; `None` means the institution's.
    #[must_use]
    pub fn number(&self) -> Option<&NumberPattern> {
        self.number.as_ref()
    }

    /// Whether birth dates are signed (and so can be read by everyone who holds the sheet).
    #[must_use]
    pub fn signs_birth_date(&self) -> bool {
        self.sign_birth_date
    }

    /// Whether a QR code may hold a link instead of the whole credential, where that does not fit.
    #[must_use]
    pub fn allows_link_qr(&self) -> bool {
        self.link_qr
    }

    /// The rotations with their codes.
    #[must_use]
    pub fn rotations(&self) -> &[ProgrammeRotation] {
        &self.rotations
    }
}

/// Whether what is signed today may be dated so.
#[must_use]
pub fn is_issue_date(issued: Day, today: Day) -> bool {
    (today.plus_days(-DAYS_BEFORE)..=today.plus_days(DAYS_AFTER)).contains(&issued)
}

/// How long before today an issue date may lie: a year, also a leap year.
const DAYS_BEFORE: i64 = 366;

/// How long after today an issue date may lie.
const DAYS_AFTER: i64 = 30;
