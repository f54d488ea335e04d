//! Layouts: what each makes of a certificate, and how their faults are told.

use lopdf::{Document, Object};
use testamur::scan::scan;
use testamur::sheet::{Layout, Layouts, Press, SheetFault, preview};
use testamur::verify::page::{self, Difference, Page};

use super::samples::{self, Sample, all, text};
use super::{count, elements, fitting, of, press_in, qr_text};

const CLASSIC: &str = include_str!("../../../templates/sheets/classic.toml");

/// What a layout says of its faults: line, key, code.
fn faults(toml: &str) -> Vec<String> {
    let layouts = Layouts::with([("hill".to_owned(), toml.to_owned())]);
    let fault = layouts.read("hill").expect_err(toml);
    assert_eq!(fault.code(), "layout-not-usable");
    let SheetFault::Layout { file, faults } = fault else { panic!("{fault}") };
    assert_eq!(file, "hill.toml");
    assert!(faults.iter().all(|fault| !fault.cure().is_empty()));
    faults.iter().map(ToString::to_string).collect()
}

/// A sample whose departments do not fit on one page.
fn long_practice() -> Sample {
    let mut sample = samples::crowded();
    let certificate = &mut sample.certificate;
    let more: Vec<_> = certificate.rotations.iter().cycle().skip(2).take(8).cloned().collect();
    certificate.rotations.extend(more);
    sample
}

#[test]
fn every_layout_prints_every_sample_and_a_program_reads_it() {
    for layout in Layouts::built_in() {
        for (name, sample) in all() {
            // A letter is not made for a table, four signatories and eight facts.
            if name == "crowded" && layout.starts_with("letter") {
                continue;
            }
            let (sample, signed) = fitting(sample, layout);
            let pdf = press_in(&sample, layout)
                .print(&signed.print(&sample.certificate))
                .unwrap_or_else(|fault| panic!("{layout}, {name}: {fault}"));
            let pages = Document::load_mem(&pdf).unwrap().get_pages().len();
            // docs/LAYOUTS.md says so.
            let most = if pages == 1 { 60_000 } else { 61_000 };
            assert!(pdf.len() <= most, "{layout}, {name}: {} bytes", pdf.len());
            let certificate = &sample.certificate;
            let evidence = scan(&pdf, None).unwrap();
            let found: Vec<_> = evidence.items.iter().map(|_| Some(certificate)).collect();
            let checked = page::check(certificate, &evidence, &found, false);
            let said = evidence.paper.as_ref().map(|paper| paper.pages.clone());
            assert_eq!(checked, Page::TextMatches, "{layout}, {name}: {said:#?}");
        }
    }
}

#[test]
fn a_table_that_does_not_fit_goes_on_on_a_second_page_as_one_table() {
    for layout in ["classic", "modern-portrait", "letter"] {
        let mut sample = long_practice();
        sample.certificate.issuer.signatories.truncate(2);
        let rows = sample.certificate.rotations.len();
        let qr_text = qr_text(950);
        let pdf = press_in(&sample, layout).print(&of(&sample.certificate, &qr_text)).unwrap();
        let document = Document::load_mem(&pdf).unwrap();
        assert_eq!(document.get_pages().len(), 2, "{layout}");
        let elements = elements(&document);
        let found = ["Document", "H1", "Table", "TR", "TH", "Link"].map(|tag| count(&elements, tag));
        assert_eq!(found, [1, 1, 1, rows + 1, 5, 1], "{layout}");
        let table = elements.iter().find(|(tag, _)| tag == "Table").unwrap();
        let kids = table.1.get(b"K").unwrap().as_array().unwrap();
        let pages: std::collections::BTreeSet<_> = kids
            .iter()
            .map(|row| document.get_dictionary(row.as_reference().unwrap()).unwrap())
            .map(|row| row.get(b"Pg").and_then(Object::as_reference).unwrap())
            .collect();
        assert_eq!(pages.len(), 2, "{layout}: the rows stand on both pages");

        let certificate = &sample.certificate;
        let evidence = scan(&pdf, None).unwrap();
        let paper = evidence.paper.clone().unwrap();
        for (page, said) in paper.pages.iter().enumerate() {
            let said = said.text.as_deref().unwrap();
            assert!(said.contains(certificate.number.as_str()), "{layout}: page {page} has no number: {said}");
            let counted = format!("sayfa {} / 2", page + 1);
            assert!(said.contains(&counted), "{layout}: {counted} is not in {said}");
        }
        let codes: Vec<_> = evidence.items.iter().filter_map(|item| item.page).collect();
        assert_eq!(codes, [1], "{layout}: the code stands on the first page alone");
        let found: Vec<_> = evidence.items.iter().map(|_| Some(certificate)).collect();
        assert_eq!(page::check(certificate, &evidence, &found, false), Page::TextMatches, "{layout}");
        assert_eq!(page::check(certificate, &evidence, &found, true), Page::Original, "{layout}");

        // A page that nobody printed.
        for forged in ["and 500 hours more", ""] {
            let mut evidence = evidence.clone();
            let mut page = paper.pages[1].clone();
            page.text = Some(forged.to_owned());
            evidence.paper.as_mut().unwrap().pages.push(page);
            let answer = page::check(certificate, &evidence, &found, false);
            assert_eq!(answer, Page::Differs(Difference::Pages), "{layout}: {forged}");
        }
        let mut replaced = evidence.clone();
        replaced.paper.as_mut().unwrap().pages[1].text = Some("SPECIMEN, sayfa 2 / 2".to_owned());
        assert_eq!(page::check(certificate, &replaced, &found, false), Page::Differs(Difference::Pages), "{layout}");
        let mut torn = evidence.clone();
        torn.paper.as_mut().unwrap().pages.truncate(1);
        assert_eq!(page::check(certificate, &torn, &found, false), Page::NotCompared, "{layout}: a page is missing");
    }
}

#[test]
fn every_fault_of_a_layout_is_told_with_line_key_and_cure() {
    for (from, to, fault) in [
        (
            "width = 297.0",
            "width = 29.0",
            "line 4, width: not a length from 50 to 1000 mm (float) [wrong-type]: write a length from 50 to 1000 mm",
        ),
        (
            "colour = \"ink\"",
            "colour = \"inc\"",
            "line 24, styles.institution.colour: not known (inc) [word-unknown]: did you mean ink? known are accent, bronze,",
        ),
        (
            "show = \"qr\"",
            "show = \"rq\"",
            "items[1].show: not known (rq) [word-unknown]: did you mean qr? known are check,",
        ),
        ("style = \"kind\"", "style = \"knd\"", "items[4].style: not known (knd) [word-unknown]: did you mean kind?"),
        ("#6d1a2c", "crimson", "line 10, colours.accent: not a colour \"#rrggbb\" (crimson)"),
        (
            "tracking = 0.06",
            "traking = 0.06",
            "line 22, styles.institution.traking: there is no such key [key-unknown]: did you mean tracking?",
        ),
        (
            "width = 297.0",
            "script = \"x\"\nwidth = 297.0",
            "line 4, script: there is no such key [key-unknown]: take it out",
        ),
        (
            "at = [24.0, 16.0, 249.0, 131.0]",
            "at = [24.0, 16.0, 290.0, 133.0]",
            "boxes[1].at: not a box inside the page (the page is 297 × 210 mm)",
        ),
        (
            "at = [24.0, 16.0, 249.0, 131.0]",
            "at = [24.0, 16.0, 249.0]",
            "boxes[1].at: not left, top, width, height in millimetres",
        ),
        ("least = 9.0", "least = 90.0", "styles.institution: not a least that is not above size"),
        (
            "  { show = \"native-name\", style = \"native-name\" },\n",
            "",
            "line 1: no box of this layout shows “native-name”, which is signed [not-shown]: add { show = \"native-name\" } to a box",
        ),
        (
            "draw = \"guilloche\"",
            "draw = \"guiloche\"",
            "ornaments[2].draw: not known (guiloche) [word-unknown]: did you mean guilloche?",
        ),
        ("amplitude = 1.15", "petals = 3", "ornaments[2].petals: there is no such key"),
    ] {
        assert!(CLASSIC.contains(from), "{from}");
        let found = faults(&CLASSIC.replacen(from, to, 1));
        assert!(found.iter().any(|found| found.contains(fault)), "{to}: {found:#?}");
    }
    assert_eq!(
        faults("extends = \"classic\"\ncode = 44\n"),
        ["line 2, code: not 35, 40 or 45 mm [wrong-type]: write 35, 40 or 45 mm"]
    );
    assert!(
        faults("extends = \"clasic\"")[0]
            .starts_with("line 1, extends: not known (clasic) [word-unknown]: did you mean classic?")
    );
    assert!(
        faults("extends = \"hill\"")[0].starts_with("line 1, extends: more than 3 layouts that extend one another")
    );
    assert!(
        faults("extends = \"classic\"\ncode = 45\n")[0]
            .contains("a box for the code as wide and high as `code` says (code)")
    );
    assert!(faults("extends = \"classic\"\nwidth = 210\nheight = 297\n").len() > 3);
    assert!(
        faults("extends = \"classic\"\n[fonts]\nregular = \"../x.ttf\"\n")[0].starts_with("line 3, fonts.regular:")
    );
    assert!(faults("extends = [").len() == 1);
    // Everything at once, in the order of the lines.
    let several =
        "extends = \"classic\"\n[colours]\nink = 5\n[styles.name]\nsize = \"big\"\nfase = \"x\"\n[[boxes]]\nat = [1]\n";
    let lines: Vec<_> = faults(several).iter().map(|fault| fault.split(',').next().unwrap().to_owned()).collect();
    assert_eq!(lines, ["line 3", "line 5", "line 6", "line 7"]);
}

#[test]
fn an_own_layout_says_only_what_differs() {
    let own = "extends = \"modern\"\n[colours]\naccent = \"#7a1f3d\"\n[styles.name]\nsize = 40\n[[boxes]]\nname = \"check\"\nat = [18, 176, 56, 20]\n";
    let layouts = Layouts::with([("hill".to_owned(), own.to_owned())]);
    let layout = layouts.read("hill").unwrap();
    assert_eq!((layout.name(), layout.page(), layout.code()), ("hill", [297.0, 210.0], 40));
    let sources: Vec<_> = layout.sources().map(|(name, _)| name).collect();
    assert_eq!(sources, ["hill", "modern"], "a batch keeps both");
    assert_ne!(layout.digest(), Layout::named("modern").unwrap().digest());
    // What was kept is used, whatever the program has by now.
    let kept = Layouts::with([("classic".to_owned(), CLASSIC.replace("#6d1a2c", "#123456"))]);
    assert_ne!(kept.read("classic").unwrap().digest(), Layout::classic().unwrap().digest());
}

#[test]
fn a_layout_whose_font_is_missing_is_told() {
    let own = "extends = \"classic\"\n[fonts]\nregular = \"hill.otf\"\n";
    let layout = Layouts::with([("hill".to_owned(), own.to_owned())]).read("hill").unwrap();
    assert_eq!(layout.font_files().collect::<Vec<_>>(), ["hill.otf"]);
    let sample = samples::kursk();
    let press = Press::new(layout, &sample.languages, testamur::sheet::Images::default());
    assert_eq!(press.map(|_| ()).unwrap_err(), SheetFault::FontMissing { file: "hill.otf".to_owned() });
}

#[test]
fn a_preview_has_the_size_of_the_page() {
    let sample = samples::kursk();
    let qr_text = qr_text(500);
    for (layout, size) in [("classic", (585, 413)), ("letter", (413, 585))] {
        let pdf = press_in(&sample, layout).print(&of(&sample.certificate, &qr_text)).unwrap();
        let pages = preview(&pdf, 50).unwrap();
        assert_eq!(pages.len(), 1);
        let png = image::load_from_memory(&pages[0].to_png().unwrap()).unwrap();
        assert!(png.width().abs_diff(size.0) <= 1 && png.height().abs_diff(size.1) <= 1, "{layout}: {png:?}");
    }
}

#[test]
fn names_of_four_and_of_ninety_signs_stay_inside_in_every_layout() {
    for layout in Layouts::built_in() {
        for name in ["Li A", &"Абвгд ".repeat(15), &"Ğöşü Çıİğ ".repeat(9)] {
            for mut sample in [samples::medeniyet(), samples::gratitude()] {
                sample.certificate.holder.name = text(name);
                let qr_text = qr_text(950);
                let rehearsed = press_in(&sample, layout).rehearse(&of(&sample.certificate, &qr_text));
                assert!(rehearsed.is_ok(), "{layout}: {name}: {rehearsed:?}");
            }
        }
    }
}
