//! Why an institution has taken a certificate back, or suspended it, as everyone is told. What else there is to say stays in
//! its audit log.

use std::fmt;

/// A reason that may be told in public. The words are permanent: never changed, never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cause {
    /// It says something that is not so.
    ErrorInContent,
    /// It should not have been issued.
    IssuedByMistake,
    /// It was obtained by deceit, or the conduct of its holder forfeits it.
    Misconduct,
    /// The holder has asked for it.
    RequestedByHolder,
    /// The holder did not do what it certifies.
    RequirementsNotMet,
    /// The institution is looking into it.
    UnderReview,
}

impl Cause {
    /// Every cause.
    pub const ALL: [Self; 6] = [
        Self::ErrorInContent,
        Self::IssuedByMistake,
        Self::Misconduct,
        Self::RequestedByHolder,
        Self::RequirementsNotMet,
        Self::UnderReview,
    ];

    /// The word in verdicts, trust lists and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::ErrorInContent => "error-in-content",
            Self::IssuedByMistake => "issued-by-mistake",
            Self::Misconduct => "misconduct",
            Self::RequestedByHolder => "requested-by-holder",
            Self::RequirementsNotMet => "requirements-not-met",
            Self::UnderReview => "under-review",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.word() == word)
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back_and_is_there_once() {
        for cause in Cause::ALL {
            assert_eq!(Cause::from_word(cause.word()), Some(cause));
        }
        assert_eq!(Cause::from_word("Misconduct"), None);
        assert_eq!(Cause::UnderReview as usize, Cause::ALL.len() - 1, "every cause is listed");
    }
}
