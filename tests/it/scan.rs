//! Files of every kind, kind and hostile, become evidence or a fault.

mod bombs;
pub(crate) mod paper;
pub(crate) mod photo;
mod pictures;

use paper::{Page, attach, document, pdf, save};
use testamur::scan::{Media, ScanFault, scan};
use testamur::verify::evidence::{Evidence, Form, Source};

/// A link code of so many digits.
fn link(digits: usize) -> String {
    let digits: String = "0729418365".chars().cycle().take(digits).collect();
    format!("https://demo.testamur.example/v#{digits}")
}

fn codes(evidence: &Evidence) -> Vec<(Option<u32>, String)> {
    let codes = evidence.items.iter().filter(|item| item.source == Source::Code);
    codes.map(|item| (item.page, item.form.as_str().to_owned())).collect()
}

/// The visible text of a page with the producer mark.
fn text_of(page: Page) -> Option<String> {
    let file = pdf("Testamur 0.1", &[page.code((700.0, 40.0), 1.2, &link(500))], &[]);
    scan(&file, None).unwrap().paper.unwrap().pages.swap_remove(0).text
}

const TOKEN: &str = "eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ.c2ln";

#[test]
fn a_pdf_gives_its_attachments_codes_and_text() {
    let page = Page::new().text((100.0, 400.0), 30.0, "Gulnara Alieva").code((600.0, 40.0), 1.2, &link(900));
    let file =
        pdf("Testamur 0.1", &[page], &[("credential.jwt", TOKEN), ("credential.json", "{\"a\":1}"), ("a.txt", TOKEN)]);
    let evidence = scan(&file, None).unwrap();
    let forms: Vec<_> = evidence.items.iter().map(|item| (item.source, item.page, item.form.clone())).collect();
    assert_eq!(
        forms,
        [
            (Source::Attachment, None, Form::Token(TOKEN.to_owned())),
            (Source::Attachment, None, Form::Credential("{\"a\":1}".to_owned())),
            (Source::Code, Some(1), Form::Qr(link(900))),
        ]
    );
    let paper = evidence.paper.unwrap();
    assert!(paper.is_ours);
    assert_eq!(paper.pages[0].text.as_deref(), Some("Gulnara Alieva"));
    assert_eq!(paper.pages[0].foreign_codes, 0);
}

#[test]
fn the_largest_code_that_we_print_is_read_at_the_smallest_pitch() {
    // Version 22 holds 1,852 digits and a link at level M, in modules of 0.423 mm.
    for (digits, module) in [(500, 1.2), (1_400, 1.2), (1_700, 1.2), (1_700, 1.41)] {
        for at in [(500.0, 100.0), (500.37, 100.61)] {
            let file = pdf("x", &[Page::new().code(at, module, &link(digits))], &[]);
            assert_eq!(codes(&scan(&file, None).unwrap()), [(Some(1), link(digits))], "{digits} {module} {at:?}");
        }
    }
}

#[test]
fn pages_are_read_however_they_are_turned_or_cropped() {
    for rotate in [0, 90, 180, 270] {
        let mut page = Page::new().text((100.0, 500.0), 30.0, "Upright").code((500.0, 100.0), 1.2, &link(1_200));
        page.rotate = rotate;
        page.crop = Some([50.0, 50.0, 842.0, 560.0]);
        let evidence = scan(&pdf("Testamur", &[page], &[]), None).unwrap();
        assert_eq!(codes(&evidence), [(Some(1), link(1_200))], "{rotate}");
        assert_eq!(evidence.paper.unwrap().pages[0].text.as_deref(), Some("Upright"), "{rotate}");
    }
}

#[test]
fn several_codes_on_several_pages_keep_their_pages() {
    let two = Page::new().code((50.0, 100.0), 1.2, &link(300)).code((500.0, 100.0), 1.2, &link(301));
    let foreign = Page::new().code((50.0, 100.0), 2.0, "https://hospital.example/menu");
    let file = pdf("pdfunite", &[two, Page::new(), foreign, Page::new().code((300.0, 300.0), 1.2, &link(302))], &[]);
    let evidence = scan(&file, None).unwrap();
    let mut found = codes(&evidence);
    found.sort();
    assert_eq!(found, [(Some(1), link(300)), (Some(1), link(301)), (Some(4), link(302))]);
    let paper = evidence.paper.unwrap();
    assert!(!paper.is_ours);
    assert_eq!(paper.pages.iter().map(|page| page.foreign_codes).collect::<Vec<_>>(), [0, 0, 1, 0]);
}

#[test]
fn text_that_no_reader_sees_is_not_in_the_text() {
    let at = (100.0, 400.0);
    let base = || Page::new().text((100.0, 200.0), 20.0, "seen");
    assert_eq!(text_of(base().text(at, 30.0, "Alieva")).as_deref(), Some("Alieva\nseen"));
    let hidden = [
        ("invisible", base().raw("BT 3 Tr /F1 30 Tf 100 400 Td (Alieva) Tj 0 Tr ET")),
        ("white", base().raw("1 g").text(at, 30.0, "Alieva").raw("0 g")),
        ("nearly white", base().raw("0.97 g").text(at, 30.0, "Alieva").raw("0 g")),
        ("under a white box", base().text(at, 30.0, "Alieva").filled([90.0, 390.0, 300.0, 50.0], 1.0)),
        ("under a black box", base().text(at, 30.0, "Alieva").filled([90.0, 390.0, 300.0, 50.0], 0.0)),
        ("off the page", base().text((100.0, 700.0), 30.0, "Alieva")),
        ("clipped away", base().raw("q 0 0 10 10 re W n").text(at, 30.0, "Alieva").raw("Q")),
    ];
    for (how, page) in hidden {
        assert_eq!(text_of(page).as_deref(), Some("seen"), "{how}");
    }
    let replaced = base().text(at, 30.0, "Alieva").filled([90.0, 390.0, 300.0, 50.0], 1.0).text(at, 30.0, "Petrov");
    // A straight stroke of the old name may lie under one of the new, and shows through; the old name does not.
    let text = text_of(replaced).unwrap();
    assert!(text.ends_with("trov\nseen") && !text.contains("Alieva"), "{text}");
}

#[test]
fn letters_are_read_as_they_stand_and_not_as_they_come() {
    let page = Page::new().text((136.0, 400.0), 30.0, "va").text((100.0, 400.0), 30.0, "Alie");
    let text = text_of(page).unwrap();
    assert!(text == "Alieva" || text == "Alie va", "{text}");
    let columns = Page::new()
        .text((100.0, 400.0), 12.0, "Emergency")
        .text((500.0, 400.0), 12.0, "Rector")
        .text((100.0, 386.0), 12.0, "Medicine")
        .text((500.0, 386.0), 12.0, "Name");
    assert_eq!(text_of(columns).as_deref(), Some("Emergency\nMedicine\nRector\nName"));
}

#[test]
fn a_page_without_letters_has_no_text() {
    assert_eq!(text_of(Page::new().filled([100.0, 100.0, 200.0, 100.0], 0.5)), None);
}

#[test]
fn what_is_nothing_of_ours_is_said_by_its_code() {
    let empty = pdf("x", &[Page::new()], &[]);
    for (bytes, media, fault) in [
        (&b"hello"[..], None, ScanFault::NothingFound),
        (b"", None, ScanFault::NothingFound),
        (b"\xff\xfe\xfd", None, ScanFault::NotAKnownFile),
        (b"%PDF-1.7 nothing more", None, ScanFault::Damaged),
        (b"\x89PNG\r\n\x1a\n nothing more", None, ScanFault::Damaged),
        (b"\xff\xd8\xff nothing more", None, ScanFault::Damaged),
        (TOKEN.as_bytes(), Some(Media::Pdf), ScanFault::Damaged),
        (&empty, None, ScanFault::NothingFound),
        (&vec![b' '; 20 * 1024 * 1024 + 1], None, ScanFault::FileTooLarge),
    ] {
        assert_eq!(scan(bytes, media), Err(fault), "{}", String::from_utf8_lossy(&bytes[..bytes.len().min(30)]));
    }
    assert_eq!(scan(TOKEN.as_bytes(), None).unwrap(), Evidence::from_text(TOKEN));
}

#[test]
fn an_attachment_is_found_by_either_road_and_once() {
    let mut document = document("x", &[Page::new()]);
    attach(&mut document, &[("credential.jwt", TOKEN)]);
    document.catalog_mut().unwrap().remove(b"Names");
    assert_eq!(scan(&save(document.clone()), None).unwrap().items.len(), 1);
    attach(&mut document, &[("CREDENTIAL.JWT", TOKEN)]);
    document.catalog_mut().unwrap().remove(b"AF");
    assert_eq!(scan(&save(document), None).unwrap().items.len(), 1);
}
