//! The placeholders of a layout: what an item may show.

/// What an item shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sheet) enum Show {
    Check,
    Closing,
    Description,
    Facts,
    InstitutionFirst,
    InstitutionOthers,
    JointAward,
    KindFirst,
    KindOthers,
    LetterFirst,
    LetterOthers,
    Logo,
    Name,
    NativeName,
    Page,
    Partners,
    Presented,
    Qr,
    Register,
    Rotations,
    Rule,
    Seal,
    Signatories,
    TitleFirst,
    TitleOthers,
}

impl Show {
    /// Every placeholder by its word.
    pub(super) const ALL: [(&'static str, Self); 25] = [
        ("check", Self::Check),
        ("closing", Self::Closing),
        ("description", Self::Description),
        ("facts", Self::Facts),
        ("institution-first", Self::InstitutionFirst),
        ("institution-others", Self::InstitutionOthers),
        ("joint-award", Self::JointAward),
        ("kind-first", Self::KindFirst),
        ("kind-others", Self::KindOthers),
        ("letter-first", Self::LetterFirst),
        ("letter-others", Self::LetterOthers),
        ("logo", Self::Logo),
        ("name", Self::Name),
        ("native-name", Self::NativeName),
        ("page", Self::Page),
        ("partners", Self::Partners),
        ("presented", Self::Presented),
        ("qr", Self::Qr),
        ("register", Self::Register),
        ("rotations", Self::Rotations),
        ("rule", Self::Rule),
        ("seal", Self::Seal),
        ("signatories", Self::Signatories),
        ("title-first", Self::TitleFirst),
        ("title-others", Self::TitleOthers),
    ];

    /// What every sheet shows on its first page: all that is signed, the code, and how to check it.
    pub(super) const NEEDED: [&'static str; 15] = [
        "institution-first",
        "institution-others",
        "name",
        "native-name",
        "title-first",
        "title-others",
        "description",
        "facts",
        "rotations",
        "joint-award",
        "partners",
        "signatories",
        "register",
        "check",
        "qr",
    ];

    /// A placeholder by its word.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == word).map(|(_, show)| *show)
    }

    /// The key of the programme or the column of the roster that it comes from, for faults.
    pub(in crate::sheet) fn field(self) -> &'static str {
        match self {
            Self::Description => "description",
            Self::InstitutionFirst | Self::InstitutionOthers => "institution",
            Self::JointAward => "awarded_with",
            Self::Name => "name",
            Self::NativeName => "native_name",
            Self::Partners => "partners",
            Self::Rotations => "rotations",
            Self::Signatories => "signatories",
            Self::TitleFirst | Self::TitleOthers => "title",
            _ => "labels",
        }
    }
}
