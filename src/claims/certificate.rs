//! A certificate: who took part in what, when, and who says so.

use super::{Authority, ClaimFault, CredentialId, Did, Quantity, RegisterNumber, Text, Words};
use crate::time::Day;

/// Everything that one certificate says.
///
/// Every field is good by its type, so a certificate can be put together field by field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// The id of the credential.
    pub id: CredentialId,
    /// The number in the institution's register.
    pub number: RegisterNumber,
    /// The institution.
    pub issuer: Issuer,
    /// The person.
    pub holder: Holder,
    /// What the person took part in.
    pub achievement: Achievement,
    /// From the first to the last day.
    pub period: Period,
    /// The printed issue date.
    pub issued: Day,
    /// The last day on which the certificate is valid, where the programme sets one.
    pub valid_until: Option<Day>,
    /// Hours of training or service.
    pub hours: Option<Quantity>,
    /// ECTS credits.
    pub credits: Option<Quantity>,
    /// Grade or result in words; never of the form `120 h`, which is how hours are written.
    pub grade: Option<Text>,
    /// What the person was in the programme: `car volunteer`.
    pub role: Option<Text>,
    /// Departments, in order.
    pub rotations: Vec<Rotation>,
    /// Where withdrawal will be told.
    pub status: StatusEntry,
}

/// The institution as it signs this certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// Its DID.
    pub did: Did,
    /// Its name in the printed languages.
    pub name: Words,
    /// Who is named as having signed the paper.
    pub signatories: Vec<Signatory>,
}

/// The person whom the certificate is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The name as in the passport; the only name, where only one is known.
    pub name: Text,
    /// The name in the person's own script, where it differs.
    pub native_name: Option<Text>,
    /// The institution that sent the person.
    pub home_institution: Option<Text>,
    /// Signed only where the programme says `sign_birth_date = true`.
    pub birth_date: Option<Day>,
}

/// What the person took part in: the same for everyone in a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Achievement {
    /// The programme's slug, the last segment of the achievement's id.
    pub programme: super::Slug,
    /// The kind of certificate.
    pub kind: Kind,
    /// How the person took part.
    pub mode: Option<Mode>,
    /// The title in the printed languages.
    pub title: Words,
    /// A sentence or two, in the first language; without `"; "`.
    pub description: Option<Text>,
    /// Partner organisations, named by the issuer; without `", "` and `"; "`.
    pub partners: Vec<Text>,
    /// A second awarding institution, named by the issuer.
    pub joint_award: Option<JointAward>,
}

/// A second institution that awards together with the issuer. It has not signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JointAward {
    /// Its name.
    pub name: Text,
    /// Its DID.
    pub did: Did,
}

/// The kind of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A prize, a letter of gratitude.
    Award,
    /// A course.
    Course,
    /// A degree.
    Degree,
    /// An internship.
    Internship,
    /// Taking part in an event.
    Participation,
    /// A practice in a clinic.
    Practice,
    /// Voluntary service.
    Volunteering,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Award,
        Self::Course,
        Self::Degree,
        Self::Internship,
        Self::Participation,
        Self::Practice,
        Self::Volunteering,
    ];

    /// The word in programmes, credentials and verdicts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Award => "award",
            Self::Course => "course",
            Self::Degree => "degree",
            Self::Internship => "internship",
            Self::Participation => "participation",
            Self::Practice => "practice",
            Self::Volunteering => "volunteering",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The Open Badges 3.0 `achievementType` (section B.1.2, enumeration `AchievementType`).
    #[must_use]
    pub fn achievement_type(self) -> &'static str {
        match self {
            Self::Award => "Award",
            Self::Course => "CertificateOfCompletion",
            Self::Degree => "MasterDegree",
            Self::Internship | Self::Practice => "Fieldwork",
            Self::Participation => "ext:CertificateOfParticipation",
            Self::Volunteering => "CommunityService",
        }
    }
}

/// How a person took part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Lessons.
    Course,
    /// Watching, hands off.
    Observation,
    /// Working under supervision.
    SupervisedPractice,
    /// Voluntary work.
    VolunteerWork,
}

impl Mode {
    /// Every mode.
    pub const ALL: [Self; 4] = [Self::Course, Self::Observation, Self::SupervisedPractice, Self::VolunteerWork];

    /// The word in programmes and verdicts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Course => "course",
            Self::Observation => "observation",
            Self::SupervisedPractice => "supervised-practice",
            Self::VolunteerWork => "volunteer-work",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.word() == word)
    }
}

/// From the first to the last day, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    starts: Day,
    ends: Day,
}

impl Period {
    /// A period of at least one day.
    ///
    /// # Errors
    /// [`ClaimFault::EndsBeforeStart`].
    pub fn new(starts: Day, ends: Day) -> Result<Self, ClaimFault> {
        if ends < starts { Err(ClaimFault::EndsBeforeStart { starts, ends }) } else { Ok(Self { starts, ends }) }
    }

    /// The first day.
    #[must_use]
    pub fn starts(self) -> Day {
        self.starts
    }

    /// The last day.
    #[must_use]
    pub fn ends(self) -> Day {
        self.ends
    }
}

/// A department in which the person worked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotation {
    /// The department in the printed languages.
    pub department: Words,
    /// Hospital or clinic; without `"; "`.
    pub place: Option<Text>,
    /// The days there.
    pub period: Option<Period>,
    /// The hours there.
    pub hours: Option<Quantity>,
    /// Who supervised; without `", "` and `"; "`.
    pub supervisors: Vec<Text>,
}

/// A person named as having signed the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signatory {
    /// The name; without `", "` and `"; "`.
    pub name: Text,
    /// The office in the printed languages; without `"; "`.
    pub office: Words,
}

/// Where a status list will tell that the certificate is withdrawn (Bitstring Status List 1.0, section 2.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusEntry {
    /// The URL of the status list credential.
    pub list: String,
    /// The place in the list, 0 to 131,071.
    pub index: u32,
}

impl StatusEntry {
    /// How many places a list has: 16 KiB of bits, the least that hides who is meant (Bitstring Status List 1.0, section 6.1).
    pub const LIST_LENGTH: u32 = 131_072;
}

/// The base of an institution's own URLs: `https://<authority>` and the path of its DID.
///
/// `None` for a DID that is not `did:web`. On loopback it is `http`.
#[must_use]
pub fn base_url(did: &Did) -> Option<String> {
    did.authority().map(|authority| format!("{}://{authority}{}", scheme(&authority), did.path()))
}

fn scheme(authority: &Authority) -> &'static str {
    if authority.is_loopback() { "http" } else { "https" }
}
