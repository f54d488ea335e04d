//! Genuine sheets and what people do with them: edits are never `original` and never pass as clean; scans, photographs and merged files
//! are never held against anyone.

mod edit;
mod forged;
mod hidden;
mod kinds;
mod place;
mod sheets;

use hayro::kurbo::Rect;
use testamur::claims::Certificate;
use testamur::scan::scan;
use testamur::verify::{Answer, Policy, verify};
use testamur::wire::digest::Digest;

use super::scan::{paper, photo};
use edit::{Edited, picture_pdf};
use place::place_of;
use sheets::{certificate, print, rendered, today, trust};

fn gulnara() -> Certificate {
    certificate(1, "Gulnara Alieva", "Гүлнара Әлиева")
}

fn mallory() -> Certificate {
    certificate(2, "Mallory Alieva", "Мэллори Әлиева")
}

fn answer(file: &[u8]) -> Answer {
    let evidence = scan(file, None).unwrap();
    verify(&evidence, &trust(), &Policy { allow_demo: true, ..Policy::for_people() }, today())
}

/// The verdict and the word of the page check of every finding.
fn said(file: &[u8]) -> Vec<String> {
    let answer = serde_json::to_value(answer(file)).unwrap();
    let results = answer["results"].as_array().unwrap();
    let of = |result: &serde_json::Value| {
        let page = result["checks"].as_array().unwrap().iter().find(|check| check["check"] == "page");
        let page = page.map_or(String::new(), |check| check["result"].as_str().unwrap().to_owned());
        let reason = result["reason"].as_str().map(|reason| format!("({reason})")).unwrap_or_default();
        format!("{}{reason} {page}", result["verdict"].as_str().unwrap())
    };
    results.iter().map(of).collect()
}

#[test]
fn a_genuine_sheet_is_accepted_and_its_text_matches() {
    for sample in [false, true] {
        assert_eq!(said(&print(&gulnara(), sample)), ["accept text-matches"]);
    }
}

#[test]
fn the_file_as_it_was_released_is_original_and_no_other() {
    let file = print(&gulnara(), false);
    let original = |file: &[u8]| {
        let policy = Policy { allow_demo: true, original: Some(Digest::of(file)), ..Policy::for_people() };
        serde_json::to_string(&verify(&scan(file, None).unwrap(), &trust(), &policy, today())).unwrap()
    };
    assert!(original(&file).contains(r#""result":"original""#));
    let touched = [&file[..], b"\n"].concat();
    let policy = Policy { allow_demo: true, original: Some(Digest::of(&file)), ..Policy::for_people() };
    let answer = verify(&scan(&touched, None).unwrap(), &trust(), &policy, today());
    assert!(!serde_json::to_string(&answer).unwrap().contains("original"));
}

/// A white box over a text of the sheet, and another text in its place.
fn covering(sheet: &[u8], text: &str, other: &str) -> String {
    let Rect { x0, y0, .. } = place_of(sheet, text);
    let (width, height) = (place_of(sheet, text).width() + 2.0, place_of(sheet, text).height() + 2.0);
    let size = height * 0.9;
    format!("1 g {} {} {width} {height} re f 0 g BT /Evil {size} Tf {x0} {y0} Td ({other}) Tj ET", x0 - 1.0, y0 - 1.0)
}

#[test]
fn edited_sheets_are_refused() {
    let (gulnara, other) = (print(&gulnara(), false), print(&mallory(), false));
    let edited = || Edited::new(&gulnara);
    let over = |text, other| covering(&gulnara, text, other);
    let page = paper::pdf("x", &[paper::Page::new().text((100.0, 400.0), 20.0, "and 500 hours more")], &[]);
    let phishing = paper::Page::new().code((0.0, 0.0), 2.0, "https://evil.example/check?id=1").content;
    let rejected = ["reject(content-differs) differs"];
    for (attack, file, expected) in [
        ("another person's text around the code", edited().with_page_of(&other), &rejected[..]),
        ("the name under a white box", edited().drawn_over(&over("Gulnara Alieva", "Mallory Alieva")), &rejected),
        ("the name under a white box and nothing over it", edited().drawn_over(&over("Gulnara", "")), &rejected),
        ("the hours under a white box", edited().drawn_over(&over("120 hours", "720 hours")), &rejected),
        // The issue date still says the 2nd: nothing signed is missing, but the 9th is not signed.
        (
            "the last day under a white box",
            edited().drawn_over(&over("2 December", "9 December")),
            &["accept not-compared"],
        ),
        ("the number under a white box", edited().drawn_over(&over("IMU-2022-0001", "IMU-2022-0009")), &rejected),
        (
            "hidden text under other text",
            edited().with_invisible_text().drawn_over(&over("Gulnara", "Mallory")),
            &rejected,
        ),
        // In letters of others it is an enclosure, and the file a merged one.
        ("a page too many", edited().followed_by(&page), &["accept not-compared"]),
        ("another code beside the code", edited().drawn_over(&phishing), &rejected),
        ("another person's code", edited().with_code_of(&other), &["reject(content-differs) differs"; 2]),
        ("another person's attachments", edited().with_attachments_of(&other), &["reject(content-differs) differs"; 2]),
    ] {
        assert_eq!(said(&file.saved()), expected, "{attack}");
    }
}

#[test]
fn edits_that_lose_the_producer_are_never_clean() {
    let gulnara = print(&gulnara(), false);
    for edit in [covering(&gulnara, "Gulnara Alieva", "Mallory Alieva"), String::new()] {
        let file = Edited::new(&gulnara).drawn_over(&edit).produced_by("Evil Editor 1.0").saved();
        assert_eq!(said(&file), ["accept not-compared"]);
    }
    // All its own text hidden, a picture over it: how a scan with recognised text looks.
    let file = Edited::new(&gulnara).with_invisible_text().saved();
    assert_eq!(said(&file), ["accept not-compared"]);
}

#[test]
fn scans_and_photographs_are_not_held_against_anyone() {
    let sheet = print(&gulnara(), false);
    let scan = rendered(&sheet, 300.0);
    for producer in ["Canon iR-ADV", "Testamur"] {
        assert_eq!(said(&picture_pdf(producer, &scan)), ["accept not-compared"], "{producer}");
    }
    let rough = image::imageops::blur(&rendered(&sheet, 200.0), 0.8);
    assert_eq!(said(&picture_pdf("Fax", &rough)), ["accept not-compared"]);
    let photo = image::imageops::rotate90(&rendered(&sheet, 250.0));
    for format in [image::ImageFormat::Png, image::ImageFormat::Jpeg] {
        assert_eq!(said(&photo::encoded(&photo, format)), ["accept not-compared"]);
    }
}

#[test]
fn merged_files_are_not_held_against_anyone() {
    let (gulnara, mallory) = (print(&gulnara(), false), print(&mallory(), false));
    for producer in ["pdfunite", "Testamur"] {
        let merged = Edited::new(&gulnara).followed_by(&mallory).produced_by(producer).saved();
        assert_eq!(said(&merged), ["accept not-compared"; 2], "{producer}");
    }
    let many = (3..=12).fold(Edited::new(&gulnara), |merged, number| {
        merged.followed_by(&print(&certificate(number, "Mallory Alieva", "Мэллори Әлиева"), false))
    });
    assert_eq!(said(&many.saved()), ["accept not-compared"; 11]);
    let passport = paper::pdf("x", &[paper::Page::new().text((100.0, 400.0), 20.0, "PASSPORT")], &[]);
    let merged = Edited::new(&gulnara).followed_by(&passport).produced_by("pdfunite").saved();
    assert_eq!(said(&merged), ["accept not-compared"]);
}
