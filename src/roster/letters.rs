//! Letters that look right and are not: of another script, or exchanged by a wrong code page. They are told, with the spelling that
//! was probably meant, and never changed: a name is what its bearer says it is.

use encoding_rs::{WINDOWS_1251, WINDOWS_1252, WINDOWS_1254};

use super::problem::Problem;

/// Signs that nobody sees and copying brings along: soft hyphen, zero-width space, direction marks, byte order mark.
const UNSEEN: [char; 7] = ['\u{ad}', '\u{200b}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{180e}', '\u{feff}'];

/// The text without signs that nobody sees. The joiners stay where a script needs them, which ours do not.
pub(super) fn without_unseen(text: &str) -> Option<String> {
    let has_joiner = text.contains(['\u{200c}', '\u{200d}']);
    let is_ours = has_joiner && text.chars().filter(|sign| sign.is_alphabetic()).all(|sign| script(sign).is_some());
    let is_unseen = |sign: char| UNSEEN.contains(&sign) || (is_ours && matches!(sign, '\u{200c}' | '\u{200d}'));
    text.contains(is_unseen).then(|| text.replace(is_unseen, ""))
}

/// A name in capital letters as it is usually written; `None` where it is not certain whether `I` is `i` or `ı`.
pub(super) fn without_capitals(name: &str) -> Option<String> {
    let is_turkic = name.contains(['İ', 'Ş', 'Ğ', 'Ə']);
    if name.contains('I') && !is_turkic && name.contains(['Ç', 'Ö', 'Ü']) {
        return None;
    }
    let lower = |sign: char| match sign {
        'I' if is_turkic => 'ı',
        'İ' => 'i',
        sign => sign.to_lowercase().next().unwrap_or(sign),
    };
    let mut is_first = true;
    let usual = name.chars().map(|sign| {
        let usual = if is_first { sign } else { lower(sign) };
        is_first = !sign.is_alphabetic();
        usual
    });
    Some(usual.collect())
}

/// A script whose letters look like those of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
}

const SCRIPTS: [Script; 3] = [Script::Latin, Script::Cyrillic, Script::Greek];

/// The first letter of another script inside a word; in names also a word that only looks as if it were in the others' script.
pub(super) fn mixed(text: &str, is_name: bool) -> Option<Problem> {
    let whole = is_name.then(|| certain(text)).flatten();
    let (mut first, mut proposal, mut at) = (None, Some(String::new()), 0);
    for word in pieces(text) {
        let wanted = wanted(word, whole);
        for sign in word.chars() {
            at += 1;
            let own = script(sign);
            let good = match (wanted, own) {
                (Some(wanted), Some(own)) if own != wanted => {
                    first = first.or(Some((sign, own, at)));
                    counterpart(sign, wanted)
                }
                _ => Some(sign),
            };
            proposal = proposal.zip(good).map(|(mut text, good)| {
                text.push(good);
                text
            });
        }
    }
    let (letter, script, position) = first?;
    let script = match script {
        Script::Latin => "latin",
        Script::Cyrillic => "cyrillic",
        Script::Greek => "greek",
    };
    Some(Problem::LettersMixed { letter, script, position, proposal })
}

/// The script in which a word ought to be, if it is not wholly in one; for a word of look-alikes alone, that of the whole text.
fn wanted(word: &str, whole: Option<Script>) -> Option<Script> {
    let present: Vec<Script> =
        SCRIPTS.into_iter().filter(|one| word.chars().any(|sign| script(sign) == Some(*one))).collect();
    match present[..] {
        [] => None,
        [own] => whole.filter(|whole| {
            *whole != own && letters(word).all(|sign| counterpart(sign, *whole).is_some_and(is_common))
        }),
        _ => certain(word).or(whole).or_else(|| most(word, &present)),
    }
}

/// The script of most letters that have no look-alike in another one; `None` where two have as many.
fn certain(text: &str) -> Option<Script> {
    let count = |one: Script| {
        let own = text.chars().filter(|sign| script(*sign) == Some(one));
        own.filter(|sign| SCRIPTS.into_iter().all(|other| other == one || counterpart(*sign, other).is_none())).count()
    };
    let best = SCRIPTS.into_iter().max_by_key(|one| count(*one))?;
    let is_alone = SCRIPTS.into_iter().all(|other| other == best || count(other) < count(best));
    is_alone.then_some(best)
}

fn most(text: &str, present: &[Script]) -> Option<Script> {
    let count = |one: &Script| text.chars().filter(|sign| script(*sign) == Some(*one)).count();
    present.iter().copied().max_by_key(count)
}

/// Words and what stands between them, nothing left out.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_word = rest.chars().next()?.is_alphabetic();
        let end = rest.find(|sign: char| sign.is_alphabetic() != is_word).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|sign| sign.is_alphabetic())
}

fn script(sign: char) -> Option<Script> {
    match sign {
        'A'..='Z'
        | 'a'..='z'
        | '\u{c0}'..='\u{d6}'
        | '\u{d8}'..='\u{f6}'
        | '\u{f8}'..='\u{2af}'
        | '\u{1e00}'..='\u{1eff}' => Some(Script::Latin),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' if sign.is_alphabetic() => Some(Script::Greek),
        '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
        _ => None,
    }
}

/// A letter that most languages of its script have: a word of rarer look-alikes is rather a word of the other script.
fn is_common(sign: char) -> bool {
    matches!(sign, 'a'..='z' | 'A'..='Z' | 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё') || script(sign) == Some(Script::Greek)
}

/// The letter of a script that looks like this one.
fn counterpart(sign: char, wanted: Script) -> Option<char> {
    let [latin, cyrillic, greek] = ALIKE.iter().find(|alike| alike.contains(&sign))?;
    let found = match wanted {
        Script::Latin => latin,
        Script::Cyrillic => cyrillic,
        Script::Greek => greek,
    };
    Some(*found).filter(|found| *found != ' ')
}

/// Letters that look alike: Latin, Cyrillic, Greek.
#[rustfmt::skip]
const ALIKE: [[char; 3]; 38] = [
    ['a', 'а', ' '], ['c', 'с', ' '], ['e', 'е', ' '], ['i', 'і', ' '], ['j', 'ј', ' '], ['k', 'к', 'κ'], ['o', 'о', 'ο'],
    ['p', 'р', 'ρ'], ['s', 'ѕ', ' '], ['x', 'х', 'χ'], ['y', 'у', ' '], ['h', 'һ', ' '], ['ə', 'ә', ' '], ['ë', 'ё', ' '],
    ['ï', 'ї', ' '], ['v', ' ', 'ν'], ['A', 'А', 'Α'], ['B', 'В', 'Β'], ['C', 'С', ' '], ['E', 'Е', 'Ε'], ['H', 'Н', 'Η'],
    ['I', 'І', 'Ι'], ['J', 'Ј', ' '], ['K', 'К', 'Κ'], ['M', 'М', 'Μ'], ['O', 'О', 'Ο'], ['P', 'Р', 'Ρ'], ['S', 'Ѕ', ' '],
    ['T', 'Т', 'Τ'], ['X', 'Х', 'Χ'], ['Y', 'У', 'Υ'], ['N', ' ', 'Ν'], ['Z', ' ', 'Ζ'], ['Ə', 'Ә', ' '], ['Ë', 'Ё', ' '],
    ['Ï', 'Ї', 'Ϊ'], ['ö', 'ӧ', ' '], ['Ö', 'Ӧ', ' '],
];

/// What a text probably read before a wrong code page exchanged its letters.
pub(super) fn garbled(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    utf_8_as_code_page(text)
        .or_else(|| cyrillic_as_latin(text))
        .or_else(|| turkish_as_cyrillic(text))
        .or_else(|| turkish(text))
}

/// `ÐÐ²Ð°Ð½`, `Ã–zgÃ¼r`: UTF-8 that was read letter by letter. What was lost on the way is shown as `…`.
fn utf_8_as_code_page(text: &str) -> Option<String> {
    for (encoding, least) in [(WINDOWS_1252, 1), (WINDOWS_1254, 1), (WINDOWS_1251, 2)] {
        let (bytes, _, is_lost) = encoding.encode(text);
        let chunks = || bytes.utf8_chunks();
        let good = chunks().flat_map(|chunk| chunk.valid().chars()).filter(|sign| !sign.is_ascii()).count();
        let bad = chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
        if !is_lost && good >= least && good >= bad * 3 {
            let text: String =
                chunks().flat_map(|chunk| [chunk.valid(), if chunk.invalid().is_empty() { "" } else { "…" }]).collect();
            return Some(text).filter(|text| {
                text.chars().all(|sign| {
                    !sign.is_control() && (sign.is_ascii() || sign.is_alphabetic() || "…’–—№«»".contains(sign))
                })
            });
        }
    }
    None
}

/// `Èâàíîâ`: a Cyrillic code page that was read as the Western one, so that a whole word has no letter of ASCII.
fn cyrillic_as_latin(text: &str) -> Option<String> {
    let is_high = |sign: char| matches!(sign, '\u{c0}'..='\u{ff}' | 'ğ' | 'Ğ' | 'ı' | 'İ' | 'ş' | 'Ş');
    // Three different letters: no word of the Western languages has them side by side without one of ASCII.
    let is_whole = |word: &str| {
        let letters: Vec<char> = word.chars().collect();
        let is_varied = letters.windows(3).any(|three| matches!(three, [a, b, c] if a != b && b != c && a != c));
        is_varied && letters.iter().all(|sign| is_high(*sign))
    };
    let has_word = pieces(text).any(is_whole);
    let (bytes, _, is_lost) = [WINDOWS_1252, WINDOWS_1254]
        .map(|encoding| encoding.encode(text))
        .into_iter()
        .find(|(_, _, is_lost)| !is_lost)?;
    (has_word && !is_lost).then(|| WINDOWS_1251.decode_without_bom_handling(&bytes).0.into_owned())
}

/// `Ьnal`, `Юьkrь`: the Turkish code page that was read as the Cyrillic one, so that words mix letters that do not look alike.
fn turkish_as_cyrillic(text: &str) -> Option<String> {
    let is_mixed = |word: &str| {
        let has = |one| word.chars().any(|sign| script(sign) == Some(one));
        has(Script::Latin) && has(Script::Cyrillic)
    };
    let (bytes, _, is_lost) = WINDOWS_1251.encode(text);
    if is_lost || !pieces(text).any(is_mixed) {
        return None;
    }
    let (turkish, _) = WINDOWS_1254.decode_without_bom_handling(&bytes);
    turkish.chars().all(|sign| sign.is_ascii() || TURKISH.contains(sign)).then(|| turkish.into_owned())
}

/// `Ýbrahim`, `Þükrü`, `Yýldýz`: the Turkish code page that was read as the Western one, which has Icelandic letters there.
fn turkish(text: &str) -> Option<String> {
    let is_icelandic =
        text.contains(['á', 'é', 'í', 'ó', 'ú', 'æ', 'Á', 'É', 'Í', 'Ó', 'Ú', 'Æ']) || text.ends_with("son");
    let is_exchanged = |word: &str| {
        let signs: Vec<char> = word.chars().collect();
        let is_vowel =
            |place: Option<usize>| place.and_then(|place| signs.get(place)).is_some_and(|sign| VOWELS.contains(*sign));
        // Turkmen has ý beside vowels and Czech at the end of a word; Turkish ı stands between consonants.
        signs.len() > 1
            && signs.iter().enumerate().any(|(place, sign)| match sign {
                'Þ' | 'þ' | 'Ð' | 'ð' => true,
                'Ý' | 'ý' => place + 1 < signs.len() && !is_vowel(place.checked_sub(1)) && !is_vowel(Some(place + 1)),
                _ => false,
            })
    };
    (!is_icelandic && pieces(text).any(is_exchanged)).then(|| as_turkish(text))
}

/// The text with the Turkish letters that stand where the Western code page has Icelandic ones.
pub(super) fn as_turkish(text: &str) -> String {
    let right = |sign| EXCHANGED.iter().find(|(wrong, _)| *wrong == sign).map_or(sign, |(_, right)| *right);
    text.chars().map(right).collect()
}

const VOWELS: &str = "aeiouöüäAEIOUÖÜÄ";
const TURKISH: &str = "çÇğĞıİöÖşŞüÜâÂîÎûÛ’–";
const EXCHANGED: [(char, char); 6] = [('Ý', 'İ'), ('ý', 'ı'), ('Þ', 'Ş'), ('þ', 'ş'), ('Ð', 'Ğ'), ('ð', 'ğ')];

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, is_name: bool) -> Option<(char, &'static str, u32, String)> {
        match mixed(text, is_name)? {
            Problem::LettersMixed { letter, script, position, proposal } => {
                Some((letter, script, position, proposal.unwrap_or_else(|| "none".to_owned())))
            }
            _ => None,
        }
    }

    #[test]
    fn a_letter_of_another_script_is_found_at_its_place() {
        for (text, letter, script, position, proposal) in [
            ("Ивaнова Анна", 'a', "latin", 3, "Иванова Анна"),
            ("Петров Cергей", 'C', "latin", 8, "Петров Сергей"),
            ("Şükrü Iшık", 'ш', "cyrillic", 8, "none"),
            ("Аhmet Yılmaz", 'А', "cyrillic", 1, "Ahmet Yılmaz"),
            ("Gülnarә Əliyeva", 'ә', "cyrillic", 7, "Gülnarə Əliyeva"),
            ("Щукин A. B.", 'A', "latin", 7, "Щукин А. В."),
            ("Καλομoίρης", 'o', "latin", 6, "Καλομοίρης"),
        ] {
            assert_eq!(told(text, true), Some((letter, script, position, proposal.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_is_wholly_in_one_script_is_left_alone() {
        for text in [
            "Иванова Анна",
            "Şükrü Işık",
            "Gülnarə Əliyeva",
            "Оюн Чодураа",
            "Smith Анна",
            "Анна Echo",
            "COBA",
            "Іваноў Янка",
            "李 伟",
            "D’Angelo",
        ] {
            assert_eq!(told(text, true), None, "{text}");
        }
        for text in ["COVID-штаб", "группа A", "IT-отдел, 3D-печать", "Университет Comenius"]
        {
            assert_eq!(told(text, false), None, "{text}");
        }
        assert!(told("Сeченовский университет", false).is_some());
    }

    #[test]
    fn letters_that_a_code_page_exchanged_are_put_back() {
        for (text, proposal) in [
            ("ÐÐ²Ð°Ð½", "…ван"),
            ("Ð˜Ð²Ð°Ð½", "Иван"),
            ("РђРЅРЅР°", "Анна"),
            ("Ã–zgÃ¼r", "Özgür"),
            ("ÅžÃ¼krÃ¼ IÅŸÄ±k", "Şükrü Işık"),
            ("Èâàíîâà Àííà", "Иванова Анна"),
            ("Ýbrahim Yýldýz", "İbrahim Yıldız"),
            ("Þükrü Doðan", "Şükrü Doğan"),
            ("Юьkrь Зelik", "Şükrü Çelik"),
        ] {
            assert_eq!(garbled(text).as_deref(), Some(proposal), "{text}");
        }
    }

    #[test]
    fn names_of_other_peoples_are_not_taken_for_garbled() {
        for text in [
            "Novotný",
            "Öwezberdiýewa Aýna",
            "Ýagmyr Meýlis",
            "Guðrún Þórðardóttir",
            "Sigurðsson",
            "Niccolò",
            "José",
            "Zoë",
            "Müller",
            "Åse",
            "Гүлнара Әлиева",
            "Ёлкина",
            "Їжакевич Єва",
            "Ý Nhi",
            "Ağayarlı Gülnarə",
        ] {
            assert_eq!(garbled(text), None, "{text}");
        }
    }

    #[test]
    fn signs_that_nobody_sees_are_taken_out() {
        assert_eq!(without_unseen("Ан\u{ad}на\u{200b}").as_deref(), Some("Анна"));
        assert_eq!(without_unseen("An\u{200d}na").as_deref(), Some("Anna"));
        assert_eq!(without_unseen("Anna"), None);
        assert_eq!(without_unseen("علی\u{200c}رضا"), None, "a joiner that Persian needs");
    }
}
