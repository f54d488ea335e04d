//! Printed text as two readers would both read it: without case, white space, hyphenation, ligatures and punctuation.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A text reduced to its letters and digits, which still knows where words begin and end.
#[derive(Debug, Clone)]
pub(super) struct Folded {
    letters: Vec<Letter>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Letter {
    sign: char,
    /// What stands between the letter before and this one.
    gap: Gap,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// Nothing.
    None,
    /// One sign that groups digits: `1 200`, `1,200`, `12.5`, `1'200`.
    Grouping(char),
    /// Anything else, also the edge of the text.
    Wide,
}

/// A word, or a row of digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) text: String,
    gap: Gap,
}

impl Token {
    /// The value of a row of at most nine digits.
    pub(super) fn number(&self) -> Option<u32> {
        if self.is_digits() && self.text.len() <= 9 { self.text.parse().ok() } else { None }
    }

    /// Whether it follows another token after this one sign alone.
    pub(super) fn follows(&self, sign: char) -> bool {
        self.gap == Gap::Grouping(sign)
    }

    pub(super) fn is_digits(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }
}

impl Folded {
    pub(super) fn new(text: &str) -> Self {
        let mut letters = Vec::new();
        let mut gap = Gap::Wide;
        for sign in text.nfkc() {
            if is_silent(sign) {
                continue;
            }
            if !sign.is_alphanumeric() && !is_combining_mark(sign) {
                gap = match (gap, sign) {
                    (Gap::None, ' ' | '.' | ',' | '\'' | '’') => Gap::Grouping(sign),
                    _ => Gap::Wide,
                };
                continue;
            }
            for sign in fold(sign) {
                letters.push(Letter { sign, gap });
                gap = Gap::None;
            }
        }
        Self { letters }
    }

    /// Where whole words of the text say this. Empty if nowhere, or if it has neither letters nor digits.
    pub(super) fn find(&self, text: &str) -> Vec<Range<usize>> {
        let wanted: Vec<char> = Self::new(text).letters.iter().map(|letter| letter.sign).collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let starts_word = |place: usize| self.letters.get(place).is_none_or(|letter| letter.gap != Gap::None);
        let same = |window: &[Letter]| window.iter().map(|letter| letter.sign).eq(wanted.iter().copied());
        self.letters
            .windows(wanted.len())
            .enumerate()
            .filter(|(place, window)| starts_word(*place) && starts_word(place + wanted.len()) && same(window))
            .map(|(place, _)| place..place + wanted.len())
            .collect()
    }

    /// The text without these places.
    pub(super) fn without(&self, places: &[Range<usize>]) -> Self {
        let mut gap = None;
        let mut letters = Vec::new();
        for (place, letter) in self.letters.iter().enumerate() {
            if places.iter().any(|range| range.contains(&place)) {
                gap = Some(Gap::Wide);
            } else {
                letters.push(Letter { sign: letter.sign, gap: gap.take().unwrap_or(letter.gap) });
            }
        }
        Self { letters }
    }

    /// The words and rows of digits.
    pub(super) fn tokens(&self) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::new();
        for letter in &self.letters {
            match tokens.last_mut() {
                Some(token)
                    if letter.gap == Gap::None
                        && token.text.ends_with(|last: char| last.is_ascii_digit() == letter.sign.is_ascii_digit()) =>
                {
                    token.text.push(letter.sign);
                }
                _ => tokens.push(Token { text: letter.sign.to_string(), gap: letter.gap }),
            }
        }
        tokens
    }

    /// Whether a number such as `1200` or `12.5` stands in the text, its thousands grouped or not, with `.` or `,` before the tenth.
    pub(super) fn has_number(&self, number: &str) -> bool {
        let tokens = self.tokens();
        (0..tokens.len()).any(|start| {
            let before = start.checked_sub(1).and_then(|before| tokens.get(before..)).unwrap_or_default();
            let continues =
                grouped(before).is_some_and(|(read, _)| before.first().is_some_and(|first| read != first.text));
            !continues && tokens.get(start..).and_then(self::number).is_some_and(|(read, _)| read == number)
        })
    }
}

/// The number at the beginning, as `1200` or `12.5`, and the tokens after it.
pub(super) fn number(tokens: &[Token]) -> Option<(String, &[Token])> {
    let (mut read, rest) = grouped(tokens)?;
    match rest.split_first() {
        Some((fraction, after)) if is_fraction(fraction) => {
            read.push('.');
            read.push_str(&fraction.text);
            Some((read, after))
        }
        _ => Some((read, rest)),
    }
}

/// The digits of a number whose thousands may be grouped, and the tokens after it.
fn grouped(tokens: &[Token]) -> Option<(String, &[Token])> {
    let (first, mut rest) = tokens.split_first()?;
    if !first.is_digits() {
        return None;
    }
    let mut digits = first.text.clone();
    while first.text.len() <= 3
        && let Some((next, after)) = rest.split_first()
        && matches!(next.gap, Gap::Grouping(_))
        && next.is_digits()
        && next.text.len() == 3
    {
        digits.push_str(&next.text);
        rest = after;
    }
    Some((digits, rest))
}

/// One digit after a decimal sign.
fn is_fraction(token: &Token) -> bool {
    matches!(token.gap, Gap::Grouping('.' | ',')) && token.is_digits() && token.text.len() == 1
}

/// Signs that are in a text but not on the paper: soft hyphen, joiners, marks of direction.
fn is_silent(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
        // The dot that `İ` leaves behind in lower case.
        || sign == '\u{307}'
}

/// One letter without its case. I, İ, ı and i are one letter, because capitals of a Turkish text do not tell which was meant.
pub(super) fn fold(sign: char) -> impl Iterator<Item = char> {
    let sign = if matches!(sign, 'I' | 'İ' | 'ı') { 'i' } else { sign };
    sign.to_uppercase().flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(page: &str, wanted: &str) -> bool {
        !Folded::new(page).find(wanted).is_empty()
    }

    #[test]
    fn finds_what_is_printed_in_another_way() {
        for (page, wanted) in [
            ("ŞÜKRÜ IŞIK", "Şükrü Işık"),
            ("İSTANBUL ÜNİVERSİTESİ", "İstanbul Üniversitesi"),
            ("ISTANBUL", "istanbul"),
            ("certi\u{fb01}cate of\nparticipation", "Certificate of Participation"),
            ("Emer-\ngency Medi\u{ad}cine", "Emergency Medicine"),
            ("ГҮЛНАРА ӘЛИЕВА", "Гүлнара Әлиева"),
            ("Gu\u{308}lnarə  \u{a0}Əliyeva", "Gülnarə Əliyeva"),
            ("ΟΔΥΣΣΕΥΣ", "Οδυσσευς"),
            ("GROSSE STRASSE", "Große Straße"),
            ("O\u{2019}Brien", "O'Brien"),
            ("awarded to Ayşe-\nNur Öz, Ankara", "Ayşe-Nur Öz"),
        ] {
            assert!(says(page, wanted), "{page:?} does not say {wanted:?}");
        }
    }

    #[test]
    fn finds_whole_words_only() {
        for (page, wanted) in [
            ("Ali Canan", "Ali Can"),
            ("Valid Can", "Ali Can"),
            ("Әли Жан", "Али Жан"),
            ("Can Ali", "Ali Can"),
            ("Ali", "…"),
        ] {
            assert!(!says(page, wanted), "{page:?} says {wanted:?}");
        }
    }

    #[test]
    fn finds_numbers_however_they_are_grouped() {
        for (page, number) in [
            ("120 hours", "120"),
            ("120h", "120"),
            ("12,5 часа", "12.5"),
            ("12.5", "12.5"),
            ("1 200 saat", "1200"),
            ("1,200 hours", "1200"),
            ("1.200,5 saat", "1200.5"),
            ("2 December 2022, 120 hours.", "120"),
            ("in 2022 120 hours", "120"),
        ] {
            assert!(Folded::new(page).has_number(number), "{page:?} {number}");
        }
        for (page, number) in [
            ("1 120 hours", "120"),
            ("1,120 hours", "120"),
            ("120.5 hours", "120"),
            ("1200 hours", "120"),
            ("720 hours", "120"),
            ("12 hours, 5 days", "12.5"),
            ("", "1"),
        ] {
            assert!(!Folded::new(page).has_number(number), "{page:?} {number}");
        }
    }

    #[test]
    fn leaves_out_what_was_found() {
        let folded = Folded::new("No. IMU-0120, 28 days");
        let rest = folded.without(&folded.find("IMU-0120"));
        assert!(!rest.has_number("0120"));
        assert_eq!(rest.tokens().iter().map(|token| token.text.as_str()).collect::<Vec<_>>(), ["no", "28", "days"]);
    }
}
