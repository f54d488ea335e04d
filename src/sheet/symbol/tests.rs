use proptest::prelude::*;
use qrcode::{Color, QrCode};

use super::*;

const LINK: &str = "https://demo.testamur.example/v#";

fn text(digits: u32) -> String {
    let digits: String = (0..digits).filter_map(|place| char::from_digit(place * place % 97 % 10, 10)).collect();
    format!("{LINK}{digits}")
}

/// All modules, as `qrcode` gives them.
fn modules(symbol: &Symbol) -> Vec<Color> {
    let places = (0..symbol.size()).flat_map(|y| (0..symbol.size()).map(move |x| (x, y)));
    places.map(|(x, y)| if symbol.is_dark(x, y) { Color::Dark } else { Color::Light }).collect()
}

#[test]
fn every_version_is_what_qrcode_makes_of_it() {
    let mut versions = std::collections::BTreeSet::new();
    for digits in (1..5_450).step_by(53) {
        let symbol = Symbol::new(&text(digits)).unwrap();
        let theirs = QrCode::with_error_correction_level(text(digits), LEVEL).unwrap();
        assert!(modules(&symbol) == theirs.to_colors(), "{digits} digits, version {}", symbol.version());
        versions.insert(symbol.version());
    }
    assert!(versions.len() > 30, "{versions:?}");
    assert_eq!(Symbol::new(&text(5_600)), Err(SymbolFault::TooLong));
}

#[test]
fn a_symbol_is_read_again() {
    for digits in [30, 400, 1_000, 1_400, 1_700] {
        let symbol = Symbol::new(&text(digits)).unwrap();
        let scale = 3;
        let side = (symbol.size() + 8) * scale;
        let pixels = (0..side * side)
            .map(|place| (place % side / scale, place / side / scale))
            .map(|(x, y)| {
                let is_dark = x >= 4 && y >= 4 && symbol.is_dark(x - 4, y - 4);
                if is_dark { 0 } else { 255 }
            })
            .collect();
        let side = u32::try_from(side).unwrap();
        let read = rxing::helpers::detect_in_luma(pixels, side, side, Some(rxing::BarcodeFormat::QR_CODE)).unwrap();
        assert_eq!(read.getText(), text(digits));
    }
}

#[test]
fn rectangles_cover_each_dark_module_once() {
    for digits in [10, 1_400] {
        let symbol = Symbol::new(&text(digits)).unwrap();
        let mut covered = vec![Color::Light; symbol.size() * symbol.size()];
        let rectangles = symbol.rectangles();
        for rectangle in &rectangles {
            for y in rectangle.y..rectangle.y + rectangle.height {
                for x in rectangle.x..rectangle.x + rectangle.width {
                    assert_eq!(std::mem::replace(&mut covered[y * symbol.size() + x], Color::Dark), Color::Light);
                }
            }
        }
        assert!(covered == modules(&symbol));
        assert!(rectangles.len() * 5 < symbol.size() * symbol.size() * 2);
    }
}

#[test]
fn the_largest_pitch_that_fits_a_box_is_chosen() {
    // docs/QR.md, "Writing a code": the last version that fits each box with 6 and with 5 dots.
    for (width_mm, [six, five]) in [(35, [13, 16]), (40, [15, 19]), (45, [17, 22])] {
        let pitch = |version: usize| PITCHES.rev().find(|pitch| pitch * (17 + 4 * version) <= dots(width_mm));
        assert_eq!([pitch(six), pitch(six + 1)], [Some(6), Some(5)]);
        assert_eq!([pitch(five), pitch(five + 1)], [Some(5), None]);
    }
}

#[test]
fn a_code_that_is_too_large_says_by_how_many_bytes() {
    let code = |bytes: usize| {
        let tail = [0, 3, 5, 8, 10, 13, 15][bytes % 7];
        format!("https://certificates.university.example/v#{}", "7".repeat(bytes / 7 * 17 + tail))
    };
    for (width_mm, most) in [(35, 403), (40, 575), (45, 728)] {
        let prefix = code(0).len();
        // The budget of docs/QR.md is counted with a link of 40 characters.
        let most = most - (prefix - 40);
        let mut last = most;
        while Symbol::fit(&code(last + 1), width_mm).is_ok() {
            last += 1;
        }
        assert!((most..most + 3).contains(&last), "{width_mm} mm: {last}");
        for over in [1, 10, 300] {
            assert_eq!(Symbol::fit(&code(last + over), width_mm), Err(SymbolFault::TooLarge { width_mm, over }));
        }
        assert_eq!(Symbol::fit(&code(2_331), width_mm), Err(SymbolFault::TooLarge { width_mm, over: 2_331 - last }));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_mask_is_the_one_that_qrcode_chooses(digits in "[0-9]{1,700}") {
        let text = format!("{LINK}{digits}");
        let theirs = QrCode::with_error_correction_level(&text, LEVEL).unwrap();
        prop_assert!(modules(&Symbol::new(&text).unwrap()) == theirs.to_colors());
    }
}
