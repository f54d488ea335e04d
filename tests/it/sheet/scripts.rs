//! Names in other scripts, by fonts that help out: Debian's `fonts-noto-core` and `fonts-noto-cjk`.

use std::collections::BTreeMap;
use std::path::Path;

use lopdf::{Document, Object};
use testamur::scan::scan;
use testamur::sheet::{Fonts, Images, Layout, Layouts, Press, SheetFault};
use testamur::verify::page::{self, Page};

use super::samples::{self, Sample, text};
use super::{of, qr_text};

const CJK: &str = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc";
const NASKH: &str = "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf";
const GEORGIAN: &str = "/usr/share/fonts/truetype/noto/NotoSerifGeorgian-Regular.ttf";

/// Name, font file, and how the embedded face is called.
const NAMES: [(&str, &str, &str); 6] = [
    ("李安娜", CJK, "NotoSerifCJKsc-Regular"),
    ("山田さくら", CJK, "NotoSerifCJKjp-Regular"),
    ("김철수", CJK, "NotoSerifCJKkr-Regular"),
    ("გიორგი ბერიძე", GEORGIAN, "NotoSerifGeorgian-Regular"),
    ("محمد علي الحسيني", NASKH, "NotoNaskhArabic-Regular"),
    ("Γεώργιος Παπαδόπουλος", "", ""),
];

/// The fonts in one folder of spare ones; `None`, said loudly, if this machine lacks one.
fn fonts(files: &[&str]) -> Option<Fonts> {
    let mut spare = BTreeMap::new();
    for file in files.iter().filter(|file| !file.is_empty()) {
        let Ok(bytes) = std::fs::read(file) else {
            eprintln!("SKIPPED: {file} is missing (scripts/setup test installs it)");
            return None;
        };
        spare.insert(Path::new(file).file_name().unwrap().to_str().unwrap().to_owned(), bytes);
    }
    Some(Fonts { spare, ..Fonts::default() })
}

fn named(name: &str) -> Sample {
    let mut sample = samples::kursk();
    sample.certificate.holder.name = text("Anna Li");
    sample.certificate.holder.native_name = Some(text(name));
    sample
}

fn print(sample: &Sample, layout: Layout, fonts: &Fonts) -> Vec<u8> {
    let press = Press::with_fonts(layout, &sample.languages, Images::default(), fonts).unwrap();
    press.print(&of(&sample.certificate, &qr_text(950))).unwrap()
}

/// The names of the embedded faces, without the letters that tell subsets apart, and the bytes of their programs.
fn embedded(pdf: &[u8]) -> BTreeMap<String, usize> {
    let document = Document::load_mem(pdf).unwrap();
    let dicts = document.objects.values().filter_map(|object| object.as_dict().ok());
    let descriptors = dicts.filter(|dict| dict.has(b"FontName") && (dict.has(b"FontFile2") || dict.has(b"FontFile3")));
    let one = |dict: &lopdf::Dictionary| {
        let name = String::from_utf8(dict.get(b"FontName").and_then(Object::as_name).unwrap().to_vec()).unwrap();
        let program = dict.get(b"FontFile2").or_else(|_| dict.get(b"FontFile3")).unwrap().as_reference().unwrap();
        let program = document.get_object(program).unwrap().as_stream().unwrap();
        (name.split_once('+').unwrap().1.to_owned(), program.content.len())
    };
    descriptors.map(one).collect()
}

#[test]
fn names_in_other_scripts_are_set_in_the_face_of_their_region_and_never_judged_wrongly() {
    for (name, file, face) in NAMES {
        let Some(fonts) = fonts(&[file]) else { return };
        for layout in ["classic", "modern-portrait", "letter"] {
            let sample = named(name);
            let pdf = print(&sample, Layout::named(layout).unwrap(), &fonts);
            assert!(pdf.len() <= 60_000, "{name}, {layout}: {} bytes", pdf.len());
            let embedded = embedded(&pdf);
            let helping: Vec<_> = embedded.iter().filter(|(face, _)| face.starts_with("Noto")).collect();
            let named: Vec<_> = helping.iter().map(|(face, _)| face.as_str()).collect();
            assert_eq!(named, if face.is_empty() { vec![] } else { vec![face] }, "{name}, {layout}");
            assert!(helping.iter().all(|(_, bytes)| **bytes < 12_000), "{layout}: only its letters: {embedded:?}");

            let certificate = &sample.certificate;
            let evidence = scan(&pdf, None).unwrap();
            let said = evidence.paper.as_ref().unwrap().pages[0].text.clone();
            let found: Vec<_> = evidence.items.iter().map(|_| Some(certificate)).collect();
            let checked = page::check(certificate, &evidence, &found, false);
            let expected = if face.is_empty() { Page::TextMatches } else { Page::NotCompared };
            assert_eq!(checked, expected, "{name}, {layout}: {said:?}");
            // Somebody else's name, or none of these letters.
            for other in ["Πέτρος", "李娜安", "محمد"] {
                let other = named_as(certificate, other);
                let found: Vec<_> = evidence.items.iter().map(|_| Some(&other)).collect();
                assert_ne!(page::check(&other, &evidence, &found, false), Page::TextMatches, "{name}, {layout}");
            }
        }
    }
}

fn named_as(certificate: &testamur::claims::Certificate, name: &str) -> testamur::claims::Certificate {
    let mut other = certificate.clone();
    other.holder.native_name = Some(text(name));
    other
}

#[test]
fn one_sheet_may_hold_many_scripts_and_is_always_the_same() {
    let Some(fonts) = fonts(&[CJK, NASKH, GEORGIAN]) else { return };
    let sample = named("李安娜 · 山田 · 김철수 · გიორგი · محمد · Γεώργιος");
    let pdf = print(&sample, Layout::classic().unwrap(), &fonts);
    assert_eq!(pdf, print(&sample, Layout::classic().unwrap(), &fonts));
    let faces: Vec<_> = embedded(&pdf).into_keys().filter(|face| face.starts_with("Noto")).collect();
    // With hangul in it the text is Korean: all characters come from one face.
    assert_eq!(faces, ["NotoNaskhArabic-Regular", "NotoSerifCJKkr-Regular", "NotoSerifGeorgian-Regular"]);
}

#[test]
fn arabic_letters_are_joined_and_run_from_right_to_left() {
    let Some(fonts) = fonts(&[NASKH]) else { return };
    // Joined, one letter has a form at the beginning, one in the middle and one at the end.
    let bytes = |name: &str| {
        let pdf = print(&named(name), Layout::classic().unwrap(), &fonts);
        embedded(&pdf)["NotoNaskhArabic-Regular"]
    };
    assert!(bytes("ببب") > bytes("ب"), "{} and {}", bytes("ببب"), bytes("ب"));
    let document = print(&named("محمد علي"), Layout::classic().unwrap(), &fonts);
    let evidence = scan(&document, None).unwrap();
    let said = evidence.paper.unwrap().pages[0].text.clone().unwrap_or_default();
    // Our reader takes the order of the eye: such a page is not compared. poppler turns it around (tests/interop).
    let eye: String = "محمد علي".chars().rev().collect();
    assert!(said.contains(&eye), "{said}");
}

#[test]
fn a_layout_names_a_face_of_a_collection() {
    let Ok(bytes) = std::fs::read(CJK) else {
        eprintln!("SKIPPED: {CJK} is missing (scripts/setup test installs it)");
        return;
    };
    let fonts = Fonts { own: BTreeMap::from([("NotoSerifCJK-Regular.ttc".to_owned(), bytes)]), ..Fonts::default() };
    let layout = |index: &str| {
        let toml = format!("extends = \"classic\"\n[fonts]\nitalic = \"NotoSerifCJK-Regular.ttc{index}\"\n");
        Layouts::with([("hill".to_owned(), toml)]).read("hill")
    };
    assert_eq!(layout("#2").unwrap().font_files().collect::<Vec<_>>(), ["NotoSerifCJK-Regular.ttc"]);
    let sample = named("骨直令"); // drawn otherwise in Japan, Korea and China
    let sheets: Vec<_> = ["", "#1", "#2"].iter().map(|index| print(&sample, layout(index).unwrap(), &fonts)).collect();
    assert!(sheets[0] != sheets[1] && sheets[1] != sheets[2] && sheets[0] != sheets[2]);
    for index in ["#x", "#99", "#-1", "#"] {
        let fault = layout(index).unwrap_err().to_string();
        assert!(fault.contains("line 3, fonts.italic") && fault.contains("#0, #1"), "{index}: {fault}");
    }
    let none = Press::with_fonts(layout("#9").unwrap(), &sample.languages, Images::default(), &fonts);
    assert_eq!(none.map(|_| ()).unwrap_err(), SheetFault::Font { file: "NotoSerifCJK-Regular".to_owned() });
}
