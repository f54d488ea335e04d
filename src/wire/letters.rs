//! Letters that NFC never changes, whatever stands beside them.

/// Whether a sign is one of them: Latin, Cyrillic, Greek, Armenian, Hebrew, Arabic and Georgian letters without marks of their own,
/// kana, Han and Hangul syllables, digits and common punctuation. A text of these alone is composed (Unicode Standard Annex 15, section 9:
/// `NFC_Quick_Check=Yes` and combining class 0).
///
/// It is the answer of a few comparisons where the tables would weigh as much as all the rest of a verifier. Other signs need the tables.
#[must_use]
pub fn is_simple(sign: char) -> bool {
    matches!(sign,
        '\0'..='\u{2ff}'
        | '\u{375}'..='\u{377}' | '\u{37a}'..='\u{37d}' | '\u{37f}' | '\u{384}'..='\u{386}' | '\u{388}'..='\u{482}'
        | '\u{48a}'..='\u{58f}' | '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{64a}' | '\u{660}'..='\u{66f}' | '\u{671}'..='\u{6d5}'
        | '\u{6fa}'..='\u{6ff}' | '\u{10a0}'..='\u{10ff}' | '\u{1e00}'..='\u{1eff}'
        | '\u{200c}'..='\u{200d}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20c0}'
        | '\u{2100}'..='\u{2125}' | '\u{2c60}'..='\u{2c7f}'
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::char::canonical_combining_class;
    use unicode_normalization::{IsNormalized, is_nfc_quick};

    use super::is_simple;

    #[test]
    fn simple_letters_are_never_changed_by_nfc() {
        for sign in ('\0'..=char::MAX).filter(|sign| is_simple(*sign)) {
            assert_eq!(is_nfc_quick([sign].into_iter()), IsNormalized::Yes, "{sign:?}");
            assert_eq!(canonical_combining_class(sign), 0, "{sign:?}");
        }
    }

    #[test]
    fn names_of_most_scripts_are_simple() {
        let names =
            "Şükrü Işık · Гүлнара Әлиева – Ў · Γεώργιος · გიორგი · محمد · דוד · Nguyễn Thị Ánh · 田中 · 김 · № 7";
        assert!(names.chars().all(is_simple));
        assert!(!['\u{301}', '\u{344}', '\u{93f}', '\u{1161}', '\u{f900}'].into_iter().any(is_simple));
    }
}
