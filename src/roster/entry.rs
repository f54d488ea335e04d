//! One person of a roster.

use super::fold;
use crate::claims::{Holder, Period, Quantity, RegisterNumber, Slug, Text};
use crate::time::Day;
use crate::wire::digest::Digest;

/// One person of a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The row, from 1, as the spreadsheet shows it.
    pub row: u32,
    /// The person, as signed.
    pub holder: Holder,
    /// Where the certificate is sent; stays in the register.
    pub email: Option<String>,
    /// The person's number at the home institution; stays in the register.
    pub student_number: Option<String>,
    /// The birth date; stays in the register, unless the programme signs it.
    pub birth_date: Option<Day>,
    /// A register number that is already given.
    pub number: Option<RegisterNumber>,
    /// Hours, where they differ from the programme's.
    pub hours: Option<Quantity>,
    /// Credits, where they differ from the programme's.
    pub credits: Option<Quantity>,
    /// What the person was.
    pub role: Option<Text>,
    /// Grade or result.
    pub grade: Option<Text>,
    /// The days, where they differ from the programme's.
    pub period: Option<Period>,
    /// The codes of the person's rotations, in the programme's order; all of them where the roster names none.
    pub rotations: Vec<String>,
    pub(super) identity: Digest,
}

impl Entry {
    /// Who this is: the same for the same person in the same programme, in whatever roster and row.
    ///
    /// Programme and student number; where there is none, programme, birth date and name (in the own script, in any case).
    #[must_use]
    pub fn identity(&self) -> Digest {
        self.identity
    }

    /// The name in the person's own script.
    #[must_use]
    pub fn own_name(&self) -> &str {
        self.holder.native_name.as_ref().unwrap_or(&self.holder.name).as_str()
    }
}

/// The identity of a person in a programme: by student number, or else by name and birth date.
pub(super) fn identity(
    programme: &Slug,
    own_name: &str,
    student_number: Option<&str>,
    birth_date: Option<Day>,
) -> Digest {
    let (how, who, born) = match student_number {
        Some(number) => ("student-number", number.to_owned(), None),
        None => ("name", fold::name(own_name), birth_date.map(|day| day.to_string())),
    };
    let parts = [IDENTITY, programme.as_str(), how].map(|part| Some(part.to_owned()));
    digest(&[parts.as_slice(), &[Some(who), born]].concat())
}

/// The digest of parts, each with its length before it; a missing part differs from an empty one.
fn digest(parts: &[Option<String>]) -> Digest {
    let mut bytes = Vec::new();
    for part in parts {
        if let Some(text) = part {
            bytes.extend_from_slice(text.len().to_string().as_bytes());
            bytes.push(b':');
            bytes.extend_from_slice(text.as_bytes());
        }
        bytes.push(b',');
    }
    Digest::of(bytes)
}

/// The first part of an identity; another rule of identity would have another one.
const IDENTITY: &str = "testamur-entry-1";
