//! What was known of a status list at one moment.

use std::collections::BTreeMap;

use super::{Bits, Cause};
use crate::claims::RegisterNumber;
use crate::time::{Day, Instant};

/// A status list as it stood at one moment, with what our own institutions tell beyond the bit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The URL of the list, as it stands in the certificates.
    pub list: String,
    /// The bits.
    pub bits: Bits,
    /// When the institution said so.
    pub as_of: Instant,
    /// After this instant the snapshot is stale, however long a caller would wait.
    pub fresh_until: Option<Instant>,
    /// The institution has closed the list: it will not change and never goes stale.
    pub is_final: bool,
    /// What is known of single certificates beyond the bit.
    pub notes: BTreeMap<u32, Note>,
}

impl Snapshot {
    /// How a certificate stands; `None` if the list has no such place.
    ///
    /// A set bit without a note is a withdrawal. A note counts even where the bit is not set.
    #[must_use]
    pub fn standing(&self, index: u32) -> Option<(Standing, Option<&Note>)> {
        let is_set = self.bits.is_set(index)?;
        let note = self.notes.get(&index);
        let standing = match note {
            Some(note) if !(is_set && note.standing == Standing::Suspended) => note.standing,
            _ if is_set => Standing::Withdrawn,
            _ => Standing::InForce,
        };
        Some((standing, note))
    }

    /// Whether the snapshot is too old to say at `at` that a certificate has not been taken back.
    #[must_use]
    pub fn is_stale(&self, max_age_seconds: i64, at: Instant) -> bool {
        !self.is_final
            && (at.seconds_since(self.as_of) > max_age_seconds || self.fresh_until.is_some_and(|until| at > until))
    }
}

/// What an institution tells of one certificate beyond the bit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// How the certificate stands; never [`Standing::InForce`] in a list that we write.
    pub standing: Standing,
    /// Since when.
    pub since: Option<Day>,
    /// Why.
    pub cause: Option<Cause>,
    /// The register number of the certificate that replaces it.
    pub successor: Option<RegisterNumber>,
}

/// How a certificate stands with its institution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Nothing is said against it.
    InForce,
    /// Replaced by a corrected certificate.
    Superseded,
    /// Not to be relied on until further notice.
    Suspended,
    /// Taken back for good.
    Withdrawn,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Self; 4] = [Self::InForce, Self::Superseded, Self::Suspended, Self::Withdrawn];

    /// The word in trust lists and verdicts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::Superseded => "superseded",
            Self::Suspended => "suspended",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot() -> Snapshot {
        let mut bits = Bits::new();
        bits.set(1).unwrap();
        bits.set(2).unwrap();
        bits.set(4).unwrap();
        let note = |standing| Note { standing, since: None, cause: None, successor: None };
        Snapshot {
            list: "https://uni.example/status/1".to_owned(),
            bits,
            as_of: Instant::from_unix(1_000_000),
            fresh_until: None,
            is_final: false,
            notes: [
                (2, note(Standing::Superseded)),
                (3, note(Standing::Suspended)),
                (4, note(Standing::Suspended)),
                (5, note(Standing::Withdrawn)),
            ]
            .into(),
        }
    }

    #[test]
    fn the_worse_of_bit_and_note_counts() {
        let snapshot = snapshot();
        let standing = |index| snapshot.standing(index).map(|(standing, _)| standing.word());
        assert_eq!(
            (0..6).map(standing).collect::<Vec<_>>(),
            [
                Some("in-force"),
                Some("withdrawn"),
                Some("superseded"),
                Some("suspended"),
                Some("withdrawn"),
                Some("withdrawn")
            ]
        );
        assert_eq!(standing(Bits::MIN_BITS), None);
    }

    #[test]
    fn goes_stale_unless_it_is_final() {
        let mut snapshot = snapshot();
        let at = |seconds: i64| Instant::from_unix(1_000_000 + seconds);
        assert!(!snapshot.is_stale(60, at(60)));
        assert!(snapshot.is_stale(60, at(61)));
        assert!(!snapshot.is_stale(60, at(-1000)));
        snapshot.fresh_until = Some(at(10));
        assert!(snapshot.is_stale(60, at(11)));
        snapshot.is_final = true;
        assert!(!snapshot.is_stale(60, at(1_000_000)));
    }
}
