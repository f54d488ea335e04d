//! The languages in which sheets are printed and pages speak.

use std::fmt;

/// A language that Testamur has words for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Azerbaijani, Latin script.
    Az,
    /// Belarusian.
    Be,
    /// English.
    En,
    /// Italian.
    It,
    /// Russian.
    Ru,
    /// Turkish.
    Tr,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 6] = [Self::Az, Self::Be, Self::En, Self::It, Self::Ru, Self::Tr];

    /// The language tag (BCP 47), as in programmes and file names.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Az => "az",
            Self::Be => "be",
            Self::En => "en",
            Self::It => "it",
            Self::Ru => "ru",
            Self::Tr => "tr",
        }
    }

    /// Reads the tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// Is it written in Cyrillic letters?
    #[must_use]
    pub fn is_cyrillic(self) -> bool {
        matches!(self, Self::Be | Self::Ru)
    }

    /// Capital letters, as this language forms them: Turkish and Azerbaijani `i` becomes `İ`.
    #[must_use]
    pub fn upper(self, text: &str) -> String {
        match self {
            Self::Az | Self::Tr => text.replace('i', "İ").to_uppercase(),
            _ => text.to_uppercase(),
        }
    }
}

/// The tag
impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_follow_the_language() {
        assert_eq!(Language::Tr.upper("katılım sertifikası"), "KATILIM SERTİFİKASI");
        assert_eq!(Language::Az.upper("iştirak"), "İŞTİRAK");
        assert_eq!(Language::En.upper("participation"), "PARTICIPATION");
        assert_eq!(Language::Ru.upper("сертификат"), "СЕРТИФИКАТ");
    }

    #[test]
    fn reads_the_tags_that_it_writes() {
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
        }
        assert_eq!(Language::from_tag("EN"), None);
    }
}
