//! Whether a text is composed (NFC), by the canonical tables alone.
//!
//! The library's own answer brings its tables of compatibility too, a third of what a phone loads to verify. A test holds this one to it.

#[cfg(feature = "whole")]
use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};
#[cfg(feature = "whole")]
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// Whether a text is in Normalization Form C, as far as can be said without tables: what they would be needed for is not.
///
/// Nobody hears that "not": the reader of JSON has said before that it takes a whole verifier.
#[cfg(not(feature = "whole"))]
pub(super) fn is_composed(text: &str) -> bool {
    text.chars().all(crate::wire::letters::is_simple)
}

/// Whether a text is in Normalization Form C (Unicode Standard Annex 15, section 9).
#[cfg(feature = "whole")]
pub(super) fn is_composed(text: &str) -> bool {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => true,
        IsNormalized::No => false,
        IsNormalized::Maybe => composed(text).into_iter().eq(text.chars()),
    }
}

/// The text, taken apart, put in order and composed again (Unicode Standard, section 3.11, D117).
#[cfg(feature = "whole")]
fn composed(text: &str) -> Vec<char> {
    let mut letters = Vec::with_capacity(text.len());
    for sign in text.chars() {
        decompose_canonical(sign, |part| letters.push((canonical_combining_class(part), part)));
    }
    for marks in letters.split_mut(|(class, _)| *class == 0) {
        // Only marks that came out of a letter can stand wrong, and equals keep their order.
        while let Some(place) = marks.windows(2).position(|pair| matches!(pair, [(a, _), (b, _)] if a > b)) {
            marks.swap(place, place + 1);
        }
    }
    let mut text: Vec<char> = Vec::with_capacity(letters.len());
    let (mut starter, mut last) = (None, 0);
    for (class, sign) in letters {
        let is_blocked = |place: usize| place + 1 < text.len() && last >= class;
        let place = starter.filter(|place| !is_blocked(*place));
        let joined =
            place.and_then(|place| text.get_mut(place)).and_then(|first| Some((compose(*first, sign)?, first)));
        if let Some((whole, first)) = joined {
            *first = whole;
            continue;
        }
        (starter, last) = if class == 0 { (Some(text.len()), 0) } else { (starter, class) };
        text.push(sign);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::is_nfc;

    use super::is_composed;

    #[test]
    fn marks_that_belong_to_a_letter_are_told_from_those_that_stand_alone() {
        for (text, expected) in [
            ("Şükrü Işık", true),
            ("S\u{327}u", false),
            ("x\u{301}", true),
            ("\u{e2}\u{323}", false),
            ("\u{1ead}", true),
            ("\u{1100}\u{1161}", false),
            ("가", true),
            ("क\u{93c}\u{93f}", true),
            ("\u{301}", true),
            ("y\u{306}\u{301}", true),
        ] {
            assert_eq!((is_composed(text), is_nfc(text)), (expected, expected), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_judged_as_the_library_judges_it(text in "[a-eA-E\u{300}-\u{36f}\u{c0}-\u{24f}\u{1e00}-\u{1eff}\u{1100}-\u{11ff}\u{ac00}-\u{ac40}\u{900}-\u{963}\u{9be}-\u{9c8}\u{600}-\u{65f}]{0,8}") {
            prop_assert_eq!(is_composed(&text), is_nfc(&text));
        }

        #[test]
        fn texts_of_all_letters_too(text in any::<String>()) {
            prop_assert_eq!(is_composed(&text), is_nfc(&text));
        }
    }
}
