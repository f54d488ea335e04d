//! What of a sheet is one person's, and what all sheets of a programme share.

use super::{Content, Paragraph, Phrase};

impl Phrase {
    /// Does it differ from person to person, in more than digits? The rest is the programme's, and the same on many sheets.
    pub(in crate::sheet) fn is_personal(&self) -> bool {
        PERSONAL.contains(&self.field.as_str())
    }
}

impl Content {
    /// Is it, most likely, on no other sheet? Then there is no use in remembering how it was set.
    pub(in crate::sheet) fn is_of_one(&self) -> bool {
        let differs = |words: &Paragraph| words.iter().any(|phrase| phrase.is_personal() || phrase.field == "number");
        match self {
            Self::Code(_) => true,
            Self::Facts(facts) => facts.iter().any(|fact| fact.values.iter().any(differs)),
            Self::Text(paragraphs) => paragraphs.iter().any(differs),
            Self::Logo(_) | Self::Nothing | Self::Rotations(_) | Self::Rule | Self::Seal(_) | Self::Signatories(_) => {
                false
            }
        }
    }
}

/// The fields of phrases that say something of one person.
const PERSONAL: [&str; 7] = ["birth_date", "grade", "home_institution", "name", "native_name", "role", SALUTATION];

/// The field of the words that address a person.
pub(super) const SALUTATION: &str = "salutation";
