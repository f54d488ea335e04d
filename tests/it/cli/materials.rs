//! Fonts that help out, and logos: what is missing or not understood is told before anything is signed.

use super::*;

const CJK: &str = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc";

fn chinese() -> Office {
    let office = Office::new();
    office.write("roster.csv", "Name;Latin name;Student number\nŞükrü Işık;Shukru Ishik;S1\n李安娜;Li Anna;S2\n");
    office
}

#[test]
fn a_letter_that_no_font_has_is_refused_by_row_with_its_cure_and_nothing_is_signed() {
    let office = chinese();
    let refused = office.issue();
    assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
    for part in ["row 3", "李 (U+674E)", "Han", "[name-not-printable]", "Noto Serif CJK (fonts-noto-cjk)", "--fonts"] {
        assert!(said(&refused).contains(part), "{part}: {}", said(&refused));
    }
    assert!(!office.path("out").exists());
    // The row is corrected, and has the first numbers.
    office.write("roster.csv", ROSTER);
    assert!(office.issue().status.success());
    assert!(office.path(&Office::out("0002.pdf")).exists());
}

#[test]
fn fonts_are_found_by_option_environment_configuration_and_data_folder() {
    let Ok(font) = fs::read(CJK) else {
        eprintln!("SKIPPED: {CJK} is missing (scripts/setup test installs it)");
        return;
    };
    let office = chinese();
    let issue = ["issue", "--programme", "programme.toml", "--roster", "roster.csv", "--out", "out", "--dry-run"];
    let would = |command: &mut Command| {
        let output = command.output().unwrap();
        (output.status.success(), said(&output))
    };
    for folder in ["given", "data/said", "data/fonts"] {
        fs::create_dir_all(office.path(folder)).unwrap();
    }
    fs::write(office.path("given/NotoSerifCJK-Regular.ttc"), &font).unwrap();
    let plain = || command(office.folder.path(), &issue);
    assert!(!would(&mut plain()).0);
    assert!(would(plain().args(["--fonts", "given"])).0, "by option");
    assert!(would(plain().env("TESTAMUR_FONTS", "given")).0, "by environment");
    office.write("data/testamur.toml", "fonts = \"said\"\n");
    assert!(!would(&mut plain()).0, "the folder is empty");
    fs::write(office.path("data/said/NotoSerifCJK-Regular.ttc"), &font).unwrap();
    assert!(would(&mut plain()).0, "by configuration");
    assert!(!would(plain().args(["--fonts", "data/fonts"])).0, "the option wins");
    office.write("data/testamur.toml", "font = \"said\"\n");
    let (_, told) = would(&mut plain());
    assert!(told.contains("testamur.toml") && told.contains("font"), "{told}");
    fs::remove_file(office.path("data/testamur.toml")).unwrap();
    fs::rename(office.path("given/NotoSerifCJK-Regular.ttc"), office.path("data/fonts/NotoSerifCJK-Regular.ttc"))
        .unwrap();

    let issued = office.issue();
    assert!(issued.status.success(), "{}", said(&issued));
    let sheet = Office::out("0002.pdf");
    assert!(fs::metadata(office.path(&sheet)).unwrap().len() < 60_000, "only its letters are in it");
    let (code, verdict, _) = office.verdict(&sheet);
    assert_eq!((code, verdict.as_str()), (0, "accept"));
    // The font was kept with the batch: without the folder the sheet comes out the same.
    fs::remove_dir_all(office.path("data/fonts")).unwrap();
    let number = Office::number("0002");
    let printed =
        office.run(&["print", "--institution", "hill", "--programme", "first-aid-2026", "--out", "again", &number]);
    assert!(printed.status.success(), "{}", said(&printed));
    let again = fs::read(office.path("again").join(format!("{number}.pdf"))).unwrap();
    assert!(again == fs::read(office.path(&sheet)).unwrap());
}

#[test]
fn a_logo_that_would_come_out_otherwise_is_refused_with_file_line_element_and_cure() {
    let office = Office::new();
    let folder = office.path("data/institutions/hill");
    fs::create_dir_all(&folder).unwrap();
    let logo = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n <path d=\"M0 0h9v9z\"/>\n <text>HILL</text>\n</svg>\n";
    fs::write(folder.join("logo.svg"), logo).unwrap();
    let refused = office.issue();
    assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
    for part in ["line 3, logo", "<text>", "[picture-not-drawn]", "convert text to paths"] {
        assert!(said(&refused).contains(part), "{part}: {}", said(&refused));
    }
    let arguments =
        ["issue", "--programme", "programme.toml", "--roster", "roster.csv", "--out", "out", "--approve-as", "D"];
    for (language, cure) in
        [("tr", "metni yola çevirin"), ("ru", "переведите текст в контуры"), ("az", "mətni kontura çevirin")]
    {
        let refused = office.run(&[arguments.as_slice(), &["--lang", language]].concat());
        assert!(said(&refused).contains(cure), "{}", said(&refused));
    }
    fs::write(folder.join("logo.svg"), include_bytes!("../sheet/rich-logo.svg")).unwrap();
    assert!(office.issue().status.success());
}

#[test]
fn what_came_of_it_and_what_is_approved_is_said_in_the_language_of_the_registrar() {
    for (language, issued, batch, nobody) in [
        ("en", "2 certificates issued into out, 0 existed.", "2 certificates: First Aid", "nobody is here to approve"),
        (
            "tr",
            "2 sertifika out klasörüne düzenlendi, 0 tanesi vardı.",
            "2 sertifika: ",
            "burada onaylayacak kimse yok",
        ),
        ("ru", "Выдано 2 сертификата в out, уже было: 0.", "2 сертификата: ", "утвердить некому"),
        ("az", "out qovluğuna 2 sertifikat verildi, 0 artıq vardı.", "2 sertifikat: ", "burada təsdiqləyən yoxdur"),
    ] {
        let office = Office::new();
        let arguments =
            ["issue", "--programme", "programme.toml", "--roster", "roster.csv", "--out", "out", "--lang", language];
        let asked = office.run(&arguments);
        assert!(!asked.status.success() && said(&asked).contains(nobody), "{}", said(&asked));
        let done = office.run(&[arguments.as_slice(), &["--approve-as", "D. Uçar"]].concat());
        assert!(done.status.success(), "{}", said(&done));
        assert!(said(&done).contains(issued) && said(&done).contains(batch), "{}", said(&done));
    }
}

/// A person who was known by a student number comes again with a birth date alone: a note, and no refusal.
#[test]
fn a_person_known_under_another_identity_is_noted_with_number_and_row() {
    let office = Office::new();
    assert!(office.issue().status.success());
    office.write(
        "roster.csv",
        "Name;Latin name;Birth date\nŞükrü Işık;Shukru Ishik;14.03.1998\nAyşe Gök;Ayshe Gok;15.03.1998\n",
    );
    let number = Office::number("0001");
    let arguments = ["issue", "--programme", "programme.toml", "--roster", "roster.csv", "--out", "out", "--dry-run"];
    for language in ["en", "tr", "ru", "az"] {
        let told = said(&office.run(&[arguments.as_slice(), &["--lang", language]].concat()));
        let note = told.lines().filter(|line| line.contains(&number)).collect::<Vec<_>>();
        assert_eq!(note.len(), 1, "{language}: {told}");
        assert!(note[0].contains(" 2"), "{language}: {}", note[0]);
    }
    // Two who differ in a birth date are two people, and nothing is said.
    office.write("again.csv", "Name;Latin name;Student number\nŞükrü Işık;Shukru Ishik;S9\n");
    let other =
        office.run(&["issue", "--programme", "programme.toml", "--roster", "again.csv", "--out", "out", "--dry-run"]);
    assert!(other.status.success() && !said(&other).contains(&number), "{}", said(&other));
}

#[test]
fn several_rows_may_be_right_as_they_are_written() {
    let office = Office::new();
    // Letters of Iceland, where a Turkish code page was read wrongly; or somebody from there.
    office.write("roster.csv", "Name;Student number\nÝbrahim Yýldýz;S1\nAyşe Işık;S2\nYýldýz Ýbrahim;S3\n");
    let run = |rows: &[&str]| {
        let arguments =
            ["issue", "--programme", "programme.toml", "--roster", "roster.csv", "--out", "out", "--dry-run"];
        let output = office.run(&[arguments.as_slice(), rows].concat());
        (output.status.code(), said(&output))
    };
    let (code, told) = run(&[]);
    assert!(code == Some(1) && told.contains("row 2") && told.contains("row 4") && !told.contains("row 3"), "{told}");
    let (code, told) = run(&["--as-written", "2"]);
    assert!(code == Some(1) && !told.contains("row 2,") && told.contains("row 4"), "{told}");
    for rows in [vec!["--as-written", "2,4"], vec!["--as-written", "4", "--as-written", "2"]] {
        let (code, told) = run(&rows);
        assert_eq!(code, Some(0), "{told}");
        assert!(told.contains("3 certificates would be issued"), "{told}");
    }
}
