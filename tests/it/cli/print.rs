//! Printing again: one file for the printer, a ZIP, single files, a contact sheet.

use std::collections::BTreeMap;
use std::io::Read as _;

use lopdf::{Document, Object};

use super::*;

const PEOPLE: usize = 5;

/// An office that has issued to five people and withdrawn the third.
fn office() -> Office {
    let office = Office::new();
    let rows = (1..=PEOPLE)
        .map(|number| format!("Şükrü Işık {};S{number}\n", ["Bir", "İki", "Üç", "Dört", "Beş"][number - 1]));
    office.write("roster.csv", &format!("Ad Soyad;Student number\n{}", rows.collect::<String>()));
    let issued = office.issue();
    assert!(issued.status.success(), "{}", said(&issued));
    let withdrawn =
        office.run(&["withdraw", &Office::number("0003"), "--institution", "hill", "--reason", "issued-by-mistake"]);
    assert!(withdrawn.status.success(), "{}", said(&withdrawn));
    office
}

impl Office {
    fn print(&self, arguments: &[&str]) -> String {
        let output =
            self.run(&[&["print", "--institution", "hill", "--programme", "first-aid-2026"], arguments].concat());
        assert!(output.status.success(), "{}", said(&output));
        said(&output)
    }
}

/// The bookmarks: title, and which page.
fn bookmarks(document: &Document) -> Vec<(String, u32)> {
    let pages: BTreeMap<_, _> = document.get_pages().into_iter().map(|(number, id)| (id, number)).collect();
    let outlines = document.catalog().unwrap().get(b"Outlines").unwrap().as_reference().unwrap();
    let mut next = document.get_dictionary(outlines).unwrap().get(b"First").and_then(Object::as_reference).ok();
    let mut found = Vec::new();
    while let Some(id) = next {
        let bookmark = document.get_dictionary(id).unwrap();
        let title = lopdf::decode_text_string(bookmark.get(b"Title").unwrap()).unwrap();
        let page = bookmark.get(b"Dest").unwrap().as_array().unwrap()[0].as_reference().unwrap();
        found.push((title, pages[&page]));
        next = bookmark.get(b"Next").and_then(Object::as_reference).ok();
    }
    found
}

#[test]
fn one_file_holds_every_sheet_in_the_order_of_the_roster() {
    let office = office();
    let told = office.print(&["--out", "all.pdf"]);
    assert!(told.contains("4 sheets") && told.contains("1 were withdrawn or superseded"), "{told}");
    let document = Document::load(office.path("all.pdf")).unwrap();
    let expected = [("0001", "Bir"), ("0002", "İki"), ("0004", "Dört"), ("0005", "Beş")];
    let expected: Vec<_> = expected
        .iter()
        .zip(1..)
        .map(|((number, name), page)| (format!("{} · Şükrü Işık {name}", Office::number(number)), page))
        .collect();
    assert_eq!(bookmarks(&document), expected);

    let output = office.run(&["verify", "--json", "all.pdf"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let results = answer["results"].as_array().unwrap();
    let names: Vec<_> = results.iter().map(|result| result["certificate"]["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Şükrü Işık Bir", "Şükrü Işık İki", "Şükrü Işık Dört", "Şükrü Işık Beş"]);
    assert!(results.iter().all(|result| result["verdict"] == "accept"), "{answer}");

    let alone = fs::metadata(office.path(&Office::out("0001.pdf"))).unwrap().len();
    let together = fs::metadata(office.path("all.pdf")).unwrap().len();
    assert!(together < 4 * alone, "what sheets share is there once: {together} of 4 times {alone}");
    office.print(&["--out", "again.pdf"]);
    assert_eq!(fs::read(office.path("all.pdf")).unwrap(), fs::read(office.path("again.pdf")).unwrap());
}

#[test]
fn each_sheet_begins_on_a_front_when_both_sides_are_printed() {
    let office = office();
    office.print(&[
        "--out",
        "leaves.pdf",
        "--two-sided",
        &format!("{}..{}", Office::number("0001"), Office::number("0004")),
    ]);
    let document = Document::load(office.path("leaves.pdf")).unwrap();
    assert_eq!(document.get_pages().len(), 6);
    assert_eq!(bookmarks(&document).iter().map(|(_, page)| *page).collect::<Vec<_>>(), [1, 3, 5]);
    let preferences = document.catalog().unwrap().get(b"ViewerPreferences").unwrap().as_dict().unwrap();
    assert_eq!(preferences.get(b"Duplex").unwrap().as_name().unwrap(), b"DuplexFlipShortEdge");
    assert_eq!(preferences.get(b"PrintScaling").unwrap().as_name().unwrap(), b"None");
}

#[test]
fn a_zip_and_a_folder_hold_the_released_files_byte_for_byte() {
    let office = office();
    office.print(&["--out", "all.zip"]);
    office.print(&["--out", "again", &Office::number("0002")]);
    let mut zip = zip::ZipArchive::new(fs::File::open(office.path("all.zip")).unwrap()).unwrap();
    assert_eq!(zip.len(), 4 * 3);
    for ending in ["pdf", "jwt", "json"] {
        let name = format!("{}.{ending}", Office::number("0002"));
        let mut bytes = Vec::new();
        zip.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
        let released = fs::read(office.path("out").join(&name)).unwrap();
        assert_eq!(bytes, released, "{name}");
        assert_eq!(fs::read(office.path("again").join(&name)).unwrap(), released, "{name}");
    }
    assert_eq!(fs::read_dir(office.path("again")).unwrap().count(), 3);
}

#[test]
fn a_contact_sheet_shows_all_on_one_page() {
    let office = office();
    office.print(&["--out", "contact.pdf", "--contact-sheet"]);
    let document = Document::load(office.path("contact.pdf")).unwrap();
    assert_eq!(document.get_pages().len(), 1);
    let text = document.extract_text(&[1]).unwrap();
    assert!(text.contains(&Office::number("0004")) && !text.contains(&Office::number("0003")), "{text}");
}

#[test]
fn what_cannot_be_printed_is_told_and_leaves_nothing_behind() {
    let office = office();
    let run = |arguments: &[&str]| {
        let output = office.run(&[&["print", "--institution", "hill"], arguments].concat());
        assert_eq!(output.status.code(), Some(3), "{}", said(&output));
        said(&output)
    };
    assert!(
        run(&["--programme", "first-aid-2026", "--out", "a.pdf", "HILL-9"])
            .contains("no sealed and valid certificate HILL-9")
    );
    assert!(run(&["--programme", "first-aid-2026", "--out", "a.pdf", "no number"]).contains("N..M"));
    assert!(run(&["--programme", "other", "--out", "a.pdf"]).contains("nothing to print"));
    assert!(run(&["--programme", "first-aid-2026", "--out", "a.zip", "--two-sided"]).contains("--out FILE.pdf"));
    let left =
        fs::read_dir(office.folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(left.filter(|name| name.starts_with("a.")).collect::<Vec<_>>(), Vec::<String>::new());
}

/// Departments of which two fill a part of a page, and twelve more than one.
fn rotations() -> String {
    let one = |number: usize| {
        format!(
            "[[rotations]]\ncode = \"R{number}\"\ndepartment = {{ en = \"Chest Diseases and Tuberculosis with the Dispensary and the Outpatient Clinic of Respiratory Physiology, ward {number}\", tr = \"Göğüs Hastalıkları ve Tüberküloz, Dispanser ve Solunum Fizyolojisi Polikliniği ile birlikte, {number}. servis\" }}\nplace = \"Süreyyapaşa Göğüs Hastalıkları ve Göğüs Cerrahisi Eğitim ve Araştırma Hastanesi\"\nstarts = {day}\nends = {day}\nsupervisors = [\"Prof. Dr. A. Yılmaz\", \"Doç. Dr. B. Öztürk\", \"Dr. C. Şahin\"]\n",
            day = Office::today()
        )
    };
    (1..=12).map(one).collect::<Vec<_>>().concat()
}

#[test]
fn seventy_people_with_sheets_of_one_and_of_two_pages_are_printed_on_both_sides() {
    let office = Office::new();
    office.write(
        "programme.toml",
        &format!("link_qr = true\n{}{}", PROGRAMME.replace("STARTS", &Office::today()), rotations()),
    );
    // Every third person was in all departments.
    let departments = |number: usize| {
        let last = if number.is_multiple_of(3) { 12 } else { 2 };
        (1..=last).map(|number| format!("R{number}")).collect::<Vec<_>>().join("+")
    };
    let rows =
        (1..=70).map(|number| format!("Ayşe Gök {};S{number};{}\n", "Işık ".repeat(number % 5), departments(number)));
    office.write("roster.csv", &format!("Ad Soyad;Student number;rotations\n{}", rows.collect::<String>()));
    let issued = office.issue();
    assert!(issued.status.success(), "{}", said(&issued));

    for (arguments, two_sided) in [(vec!["--out", "one.pdf"], false), (vec!["--out", "both.pdf", "--two-sided"], true)]
    {
        assert!(office.print(&arguments).contains("70 sheets"));
        let document = Document::load(office.path(arguments[1])).unwrap();
        let mut begins = 1;
        let mut expected = Vec::new();
        for number in 1..=70 {
            expected.push(begins);
            let pages = if number % 3 == 0 { 2 } else { 1 };
            begins += if two_sided { 2 } else { pages };
        }
        let found = bookmarks(&document);
        assert_eq!(found.iter().map(|(_, page)| *page).collect::<Vec<_>>(), expected);
        assert_eq!(document.get_pages().len(), if two_sided { 140 } else { 70 + 23 });
        for (number, (title, page)) in (1..).zip(found) {
            assert!(title.starts_with(&Office::number(&format!("{number:04}"))), "{title}");
            if two_sided {
                let back = document.extract_text(&[page + 1]).unwrap_or_default();
                assert_eq!(back.trim().is_empty(), number % 3 != 0, "{title}: {back}");
            }
        }
    }
    let output = office.run(&["verify", "--json", "both.pdf"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let results = answer["results"].as_array().unwrap();
    assert_eq!(results.len(), 70);
    assert!(results.iter().all(|result| result["verdict"] == "accept"), "{answer}");
}

/// The register says that another file was released for the first certificate: as if an older version had drawn it.
fn released_otherwise(office: &Office) {
    let statement = if crate::register::is_on_postgres() {
        "UPDATE certificate SET pdf_sha256 = decode(repeat('ab', 32), 'hex') WHERE number LIKE '%-0001'"
    } else {
        "UPDATE certificate SET pdf_sha256 = CAST(replace(hex(zeroblob(16)), '00', 'ab') AS BLOB) WHERE number LIKE '%-0001'"
    };
    let meddled = async { crate::register::meddle(&office.register(), statement).await };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    assert_eq!(runtime.block_on(meddled), Ok(1));
}

#[test]
fn a_sheet_that_is_drawn_differently_says_that_it_is_a_reprint_and_is_still_genuine() {
    let office = office();
    released_otherwise(&office);
    let told = office.print(&["--out", "again", &format!("{}..{}", Office::number("0001"), Office::number("0002"))]);
    assert!(told.contains("2 sheets") && told.contains("1 are drawn differently"), "{told}");
    let text = |number: &str| {
        let file = office.path("again").join(format!("{}.pdf", Office::number(number)));
        Document::load(&file).unwrap().extract_text(&[1]).unwrap()
    };
    assert!(text("0001").contains("Reprint"), "{}", text("0001"));
    assert!(!text("0002").contains("Reprint"));
    let again = format!("again/{}.pdf", Office::number("0001"));
    let output = office.run(&["verify", "--json", &again]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["verdict"], "accept", "{answer}");
    // Kept for the eye: pdftoppm -r 110.
    fs::copy(office.path(&again), Path::new(env!("CARGO_TARGET_TMPDIR")).join("reprint.pdf")).unwrap();
}

#[test]
fn what_is_handed_out_stands_in_the_log_before() {
    let office = office();
    // The first sheet cannot be written: a file is in the way of the folder.
    let output =
        office.run(&["print", "--institution", "hill", "--programme", "first-aid-2026", "--out", "roster.csv/in"]);
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let prints = runtime.block_on(async {
        let store = crate::register::open(&office.register()).await;
        let institution = store.institution("hill").await.unwrap().unwrap();
        let batch = store.batches(institution.id, "first-aid-2026").await.unwrap()[0].id;
        let deeds = store.audit_of_batch(batch).await.unwrap();
        deeds.into_iter().filter(|deed| deed.action == "print").map(|deed| deed.detail).collect::<Vec<_>>()
    });
    assert_eq!(prints, ["4 sheets"]);
}
