//! Words by which certificates are found: one spelling for every script, case and keyboard. Only for finding: never printed.
//!
//! Cyrillic letters are written as in passports (`latin`), with the rules of Russian for every language, so that what is kept and what
//! is asked for meet; diacritics and the four letters i are one; `y` and `j` are `i`, and two of them are one: `Юлия`, `Yuliya` and
//! `Iuliia` meet, and so do `Əliyeva` and `Элиева`.

use unicode_normalization::UnicodeNormalization as _;

use super::latin;

/// The words of a name.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let is_inside = |sign: char| sign.is_alphanumeric() || is_mark(sign) || matches!(sign, '\'' | '’' | 'ʼ' | '`');
    for piece in text.split(|sign| !is_inside(sign)) {
        let word = word(piece);
        if !word.is_empty() && !words.contains(&word) {
            words.push(word);
        }
    }
    words.truncate(MOST);
    words
}

/// The words that somebody asks for: `BSMU-2026-0002` and an address are one word each, whatever stands between their signs.
#[must_use]
pub fn asked(text: &str) -> Vec<String> {
    let is_one = |piece: &&str| piece.contains('@') || piece.contains(|sign: char| sign.is_ascii_digit());
    let mut asked: Vec<String> = Vec::new();
    for piece in text.split_whitespace().take(MOST) {
        if is_one(&piece) {
            asked.push(word(piece));
        } else {
            asked.extend(words(piece));
        }
    }
    asked.retain(|word| !word.is_empty());
    asked.dedup();
    asked
}

/// One word: all letters and digits of a text, folded.
#[must_use]
pub fn word(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for sign in text.nfkd().flat_map(char::to_lowercase).filter(|sign| sign.is_alphanumeric() && !is_mark(*sign)) {
        let mut one = [0; 4];
        let letters = match sign {
            'ı' | 'y' | 'j' => "i",
            'ə' | 'ә' => "e",
            'ø' | 'ө' => "o",
            'ł' => "l",
            'đ' => "d",
            'ß' => "ss",
            'ғ' => "g",
            'қ' => "k",
            'ң' => "n",
            'ұ' | 'ү' => "u",
            'һ' | 'ҳ' => "h",
            'җ' => "zh",
            _ => latin::letter(sign).unwrap_or_else(|| sign.encode_utf8(&mut one)),
        };
        for letter in letters.chars().map(|letter| if letter == 'y' { 'i' } else { letter }) {
            if letter != 'i' || !folded.ends_with('i') {
                folded.push(letter);
            }
        }
    }
    folded.chars().take(LONGEST).collect()
}

fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36f}')
}

/// More words than anybody's name has.
const MOST: usize = 12;

/// The most characters of a word.
const LONGEST: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_is_found_in_every_script_case_and_keyboard() {
        for (kept, asked_for) in [
            ("Şükrü Işık", "SUKRU ISIK"),
            ("Şükrü Işık", "şükrü ışık"),
            ("İlham Əliyev", "ilham eliyev"),
            ("Юлия Щербина", "Yuliya Shcherbina"),
            ("Iuliia Shcherbina", "Юлия Щербина"),
            ("Воробьёва Алёна Игоревна", "vorobeva alena igorevna"),
            ("Гүлнара Әлиева", "gulnara eliyeva"),
            ("Ihar Hlebau", "ihar hlebau"),
            ("O’Neill", "oneill"),
            ("Хасанова-Юнг Эльза", "khasanova iung elza"),
            ("Đorđe Łukasz Strauß", "dorde lukasz strauss"),
        ] {
            assert_eq!(words(kept), words(asked_for), "{kept}");
            assert_eq!(asked(asked_for), words(kept), "{kept}");
        }
        assert_eq!(words("李 伟"), ["李", "伟"]);
        assert_eq!(words("е\u{301}лка"), ["elka"], "a stress is no letter");
    }

    #[test]
    fn numbers_and_addresses_are_one_word() {
        assert_eq!(asked(" bsmu-2026-0002 Ada"), ["bsmu20260002", "ada"]);
        assert_eq!(asked("ada.boiko@students.example"), ["adaboikostudentsexample"]);
        assert_eq!(asked(" – "), Vec::<String>::new());
    }

    #[test]
    fn the_beginning_of_a_name_is_the_beginning_of_its_word() {
        for name in ["Юлия", "Aliyeva", "İsmayılov", "Khasanova", "Щербина", "Əliyeva"] {
            let whole = word(name);
            for end in 1..=name.chars().count() {
                let beginning: String = name.chars().take(end).collect();
                assert!(whole.starts_with(&word(&beginning)), "{beginning} of {name}");
            }
        }
    }
}
