//! What a genuine certificate says, in the words of the answer.

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::claims::{Certificate, JointAward, Mode, Quantity, Rotation, Signatory, Text};
use crate::status::Standing;
use crate::time::Day;

/// A genuine certificate with what the verifier knows about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What was signed.
    pub certificate: Certificate,
    /// The institution's name in the verifier's own books; of an issuer that is only resolved, its domain.
    pub institution: String,
    /// How it stands with the institution; `None` if that is not known.
    pub standing: Option<Standing>,
}

impl Serialize for Shown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Form::from(self).serialize(serializer)
    }
}

/// The members of `certificate` in the answer. Each says only what was signed, but for `institution` and `status`.
#[derive(Serialize)]
struct Form<'a> {
    name: &'a str,
    native_name: Option<&'a str>,
    birth_date: Option<String>,
    institution: &'a str,
    title: &'a str,
    description: Option<&'a str>,
    kind: &'static str,
    mode: Option<&'static str>,
    starts: String,
    ends: String,
    issued: String,
    valid_until: Option<String>,
    hours: Option<Value>,
    credits: Option<Value>,
    grade: Option<&'a str>,
    role: Option<&'a str>,
    home_institution: Option<&'a str>,
    number: &'a str,
    rotations: Vec<RotationForm<'a>>,
    signatories: Vec<SignatoryForm<'a>>,
    partners: Vec<&'a str>,
    awarded_with: Option<JointAwardForm<'a>>,
    status: &'static str,
}

#[derive(Serialize)]
struct RotationForm<'a> {
    department: &'a str,
    place: Option<&'a str>,
    starts: Option<String>,
    ends: Option<String>,
    hours: Option<Value>,
    supervisors: Vec<&'a str>,
}

#[derive(Serialize)]
struct SignatoryForm<'a> {
    name: &'a str,
    office: &'a str,
}

/// Named by the issuer, has not signed.
#[derive(Serialize)]
struct JointAwardForm<'a> {
    name: &'a str,
    did: &'a str,
}

impl<'a> From<&'a Shown> for Form<'a> {
    fn from(shown: &'a Shown) -> Self {
        let Certificate { holder, achievement, period, issuer, .. } = &shown.certificate;
        let certificate = &shown.certificate;
        Self {
            name: holder.name.as_str(),
            native_name: holder.native_name.as_ref().map(Text::as_str),
            birth_date: holder.birth_date.map(day),
            institution: &shown.institution,
            title: achievement.title.as_str(),
            description: achievement.description.as_ref().map(Text::as_str),
            kind: achievement.kind.word(),
            mode: achievement.mode.map(Mode::word),
            starts: day(period.starts()),
            ends: day(period.ends()),
            issued: day(certificate.issued),
            valid_until: certificate.valid_until.map(day),
            hours: certificate.hours.map(Quantity::to_json),
            credits: certificate.credits.map(Quantity::to_json),
            grade: certificate.grade.as_ref().map(Text::as_str),
            role: certificate.role.as_ref().map(Text::as_str),
            home_institution: holder.home_institution.as_ref().map(Text::as_str),
            number: certificate.number.as_str(),
            rotations: certificate.rotations.iter().map(RotationForm::from).collect(),
            signatories: issuer.signatories.iter().map(SignatoryForm::from).collect(),
            partners: achievement.partners.iter().map(Text::as_str).collect(),
            awarded_with: achievement.joint_award.as_ref().map(JointAwardForm::from),
            status: shown.standing.map_or("unknown", Standing::word),
        }
    }
}

impl<'a> From<&'a Rotation> for RotationForm<'a> {
    fn from(rotation: &'a Rotation) -> Self {
        Self {
            department: rotation.department.as_str(),
            place: rotation.place.as_ref().map(Text::as_str),
            starts: rotation.period.map(|period| day(period.starts())),
            ends: rotation.period.map(|period| day(period.ends())),
            hours: rotation.hours.map(Quantity::to_json),
            supervisors: rotation.supervisors.iter().map(Text::as_str).collect(),
        }
    }
}

impl<'a> From<&'a Signatory> for SignatoryForm<'a> {
    fn from(signatory: &'a Signatory) -> Self {
        Self { name: signatory.name.as_str(), office: signatory.office.as_str() }
    }
}

impl<'a> From<&'a JointAward> for JointAwardForm<'a> {
    fn from(award: &'a JointAward) -> Self {
        Self { name: award.name.as_str(), did: award.did.as_str() }
    }
}

fn day(day: Day) -> String {
    day.to_string()
}
