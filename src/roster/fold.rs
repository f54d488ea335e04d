//! One form for words that people write in many ways: headers, words for totals, names that are compared.

use unicode_normalization::UnicodeNormalization as _;

/// Folds case, diacritics and punctuation: `Doğum Tarihi:`, `DOĞUM TARİHİ` and `dogum_tarihi` are one word.
///
/// The four letters i (`I`, `ı`, `İ`, `i`) are one, as no rule of case holds in Turkish and English at once; so are `ё` and
/// `е`, `й` and `и`, `ə` and `e`, which writers without the right keyboard exchange. Only for comparing: never printed.
pub(super) fn header(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for sign in letters(text) {
        if sign.is_alphanumeric() {
            folded.push(sign);
        } else if !folded.ends_with(' ') && !folded.is_empty() {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Folds the case of a name and its spaces, and nothing else: `Işık` is not `Isik`.
#[must_use]
pub fn name(text: &str) -> String {
    text.nfc()
        .flat_map(|sign| if matches!(sign, 'I' | 'İ' | 'ı') { 'i'.to_lowercase() } else { sign.to_lowercase() })
        .collect()
}

/// Lower-case letters without diacritics.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.nfkd().flat_map(char::to_lowercase).filter(|sign| !matches!(sign, '\u{300}'..='\u{36f}')).map(
        |sign| match sign {
            'ı' => 'i',
            'ə' => 'e',
            sign => sign,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_one_word_in_every_case_and_keyboard() {
        for (one, other) in [
            ("Doğum Tarihi:", "DOGUM_TARIHI"),
            ("Adı Soyadı", "ADI SOYADI"),
            ("E-posta", "e posta"),
            ("№ п/п", "No п-п"),
            ("Ата адәı", "АТА АДӘI"),
            ("Doğulduğu gün, ay, il", "doğulduğu  GÜN ay İL"),
            ("Фамилия,\nимя", "ФАМИЛИЯ ИМЯ"),
            ("Отчёт", "отчет"),
            ("Tələbə", "TELEBE"),
        ] {
            assert_eq!(header(one), header(other), "{one}");
        }
        assert_eq!(header(" «—» "), "");
    }

    #[test]
    fn names_differ_by_letters_and_not_by_case() {
        assert_eq!(name("IŞIK"), name("Işık"));
        assert_eq!(name("İLHAM ƏLİYEV"), name("ilham əliyev"));
        assert_ne!(name("Işık"), name("Isik"));
        assert_ne!(name("Алексей"), name("Алексеи"));
    }
}
