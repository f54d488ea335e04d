//! Printed text: NFC, printable, bounded.

use std::fmt;

mod nfc;

use unicode_normalization::UnicodeNormalization as _;

use super::ClaimFault;

/// The longest text of one field, in characters.
pub const MAX_CHARACTERS: usize = 500;

/// The most languages in which one certificate is printed.
pub const MAX_LANGUAGES: usize = 4;

/// A piece of printed text: not empty, NFC, no spare white space, no sign without a shape of its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text(String);

impl Text {
    /// Reads text as people write it: white space is folded, letters are composed (NFC).
    ///
    /// # Errors
    /// [`ClaimFault`] if nothing is left, if it is longer than [`MAX_CHARACTERS`], or holds a sign that cannot be printed.
    pub fn new(raw: &str) -> Result<Self, ClaimFault> {
        let folded = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        let composed: String = if nfc::is_composed(&folded) { folded } else { folded.nfc().collect() };
        Self::parse(&composed)
    }

    /// Reads text as it stands in a signed document: it must be in the form that [`Text::new`] gives.
    ///
    /// # Errors
    /// As [`Text::new`], and [`ClaimFault::NotTheForm`] for spare white space or letters that are not composed.
    pub fn parse(text: &str) -> Result<Self, ClaimFault> {
        check(text)?;
        Ok(Self(text.to_owned()))
    }

    /// Refuses the separators that join parts of a field.
    ///
    /// # Errors
    /// [`ClaimFault::Separator`] naming the first one found.
    pub fn without(self, separators: &[&'static str]) -> Result<Self, ClaimFault> {
        match separators.iter().find(|separator| self.0.contains(**separator)) {
            Some(separator) => Err(ClaimFault::Separator(separator)),
            None => Ok(self),
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One text in every printed language, in the programme's order, kept as in the credential: joined by ` / `.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Words(String);

impl Words {
    /// What joins the languages.
    pub const SEPARATOR: &'static str = " / ";

    /// One text a language.
    ///
    /// # Errors
    /// [`ClaimFault`] for none, for more than [`MAX_LANGUAGES`], and for a text that holds ` / `.
    pub fn new(texts: Vec<Text>) -> Result<Self, ClaimFault> {
        let texts = texts.into_iter().map(|text| text.without(&[Self::SEPARATOR])).collect::<Result<Vec<_>, _>>()?;
        counted(texts.len())?;
        Ok(Self(texts.iter().map(Text::as_str).collect::<Vec<_>>().join(Self::SEPARATOR)))
    }

    /// Reads the joined form.
    ///
    /// # Errors
    /// [`ClaimFault`] if a part is not a [`Text`].
    pub fn parse(joined: &str) -> Result<Self, ClaimFault> {
        let mut count = 0;
        for text in joined.split(Self::SEPARATOR) {
            check(text)?;
            count += 1;
        }
        counted(count)?;
        Ok(Self(joined.to_owned()))
    }

    /// The text in the programme's first language.
    #[must_use]
    pub fn first(&self) -> &str {
        self.iter().next().unwrap_or_default()
    }

    /// The texts, one a language.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split(Self::SEPARATOR)
    }

    /// The joined form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn counted(languages: usize) -> Result<(), ClaimFault> {
    match languages {
        0 => Err(ClaimFault::Empty),
        1..=MAX_LANGUAGES => Ok(()),
        _ => Err(ClaimFault::NotTheForm("at most four languages")),
    }
}

/// Whether a text has the form that [`Text`] holds.
fn check(text: &str) -> Result<(), ClaimFault> {
    if text.is_empty() {
        return Err(ClaimFault::Empty);
    }
    // One pass, because a verifier reads twenty texts a certificate and most of them are plain.
    let (mut count, mut is_spaced, mut is_composed, mut last) = (0, true, true, ' ');
    for sign in text.chars() {
        count += 1;
        if count > MAX_CHARACTERS {
            return Err(ClaimFault::TooLong(MAX_CHARACTERS));
        }
        if !(is_plain(sign) || is_printable(sign)) {
            return Err(ClaimFault::NotPrintable(u32::from(sign)));
        }
        is_spaced &= sign != ' ' || last != ' ';
        is_composed &= is_plain(sign);
        last = sign;
    }
    if !is_spaced || last == ' ' || !(is_composed || nfc::is_composed(text)) {
        return Err(ClaimFault::NotTheForm("NFC text with single spaces"));
    }
    Ok(())
}

/// Latin and Cyrillic letters, digits and ASCII punctuation: printable, and never changed by NFC.
fn is_plain(sign: char) -> bool {
    matches!(sign, ' '..='~' | '\u{c0}'..='\u{2ff}' | '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}')
}

/// Signs with a shape of their own, and the two joiners that Arabic and Indic names need.
fn is_printable(sign: char) -> bool {
    !(sign.is_control()
        || (sign.is_whitespace() && sign != ' ')
        || matches!(sign,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{e000}'..='\u{f8ff}'
            | '\u{e0000}'..='\u{10ffff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_white_space_and_composes_letters() {
        assert_eq!(Text::new("  Gu\u{308}lna\u{a0}\u{a0}Əli ").unwrap().as_str(), "Gülna Əli");
        assert!(Text::parse("Gu\u{308}lna").is_err());
        assert!(Text::parse("a  b").is_err());
    }

    #[test]
    fn refuses_signs_that_cannot_be_printed() {
        for raw in ["a\u{202e}b", "a\u{fffd}", "a\u{7}", "\u{feff}a", "a\u{ad}b", "\u{e000}"] {
            assert!(matches!(Text::new(raw), Err(ClaimFault::NotPrintable(_))), "{raw:?}");
        }
        assert_eq!(Text::new(" \u{a0} "), Err(ClaimFault::Empty));
        assert_eq!(Text::new(&"a".repeat(501)), Err(ClaimFault::TooLong(500)));
    }

    #[test]
    fn what_is_plain_is_printable_and_composed() {
        for sign in ('\0'..='\u{ffff}').filter(|sign| is_plain(*sign)) {
            assert!(is_printable(sign), "{sign:?}");
            for neighbour in ['a', 'и', 'İ', sign] {
                assert!(unicode_normalization::is_nfc(&format!("{neighbour}{sign}{neighbour}")), "{sign:?}");
            }
        }
        assert!(Text::parse(&format!("{} ", "a")).is_err());
        assert!(Text::parse(" a").is_err());
        assert!(Text::parse("и\u{306}").is_err());
        assert!(Text::parse("a\u{301} b").is_err());
        assert!(Text::parse("Ὀδυσσεύς «ok» – 日本").is_ok());
    }

    #[test]
    fn words_read_what_they_write() {
        let words = Words::parse("Acil Tıp / Неотложная помощь / Emergency Medicine").unwrap();
        assert_eq!(words.iter().count(), 3);
        assert_eq!(Words::parse(&words.to_string()), Ok(words));
        assert_eq!(Words::new(vec![Text::new("a / b").unwrap()]), Err(ClaimFault::Separator(" / ")));
    }
}
