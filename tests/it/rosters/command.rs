//! What `testamur issue` says about a roster.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use testamur::roster::{ReadOptions, examine};

use super::programmes::GOOD;
use super::tables::encoded;
use super::{programme, summaries};

const ROSTER: &str = "Список группы\nФИО|Дата рождения|Рост|E-mail\nИвaнова Анна|03/04/2001|170|anna@mail.example\n\
    П?трова Вера|2001-02-03|165|vera\nСидорова Яна|2001-02-03|165|\nИтого: 3|||";

#[test]
fn faults_are_told_in_the_language_that_was_asked_for() {
    let folder = folder(&encoded("windows-1251", ';', ROSTER));
    for (language, words) in [
        (
            "en",
            [
                "Read\n",
                "windows-1251",
                "semicolon",
                "row 2",
                "B  Дата рождения → birth date",
                "not read",
                "4 faults. Nothing was issued",
            ],
        ),
        (
            "tr",
            [
                "Okunan\n",
                "windows-1251",
                "noktalı virgül",
                "satır 2",
                "B  Дата рождения → doğum tarihi",
                "okunmadı",
                "4 hata. Hiçbir şey düzenlenmedi",
            ],
        ),
        (
            "ru",
            [
                "Прочитано\n",
                "windows-1251",
                "точка с запятой",
                "строка 2",
                "B  Дата рождения → дата рождения",
                "не читались",
                "4 ошибки. Ничего не выдано",
            ],
        ),
        (
            "az",
            [
                "Oxunub\n",
                "windows-1251",
                "nöqtəli vergül",
                "sətir 2",
                "B  Дата рождения → doğum tarixi",
                "oxunmayıb",
                "4 xəta. Heç nə verilmədi",
            ],
        ),
    ] {
        let output = issue(folder.path(), &["--dry-run", "--lang", language]);
        let said = said(&output);
        assert_eq!(output.status.code(), Some(1), "{said}");
        for word in words.iter().chain(&[
            "[letters-mixed]",
            "[letters-lost]",
            "[ambiguous-date]",
            "[not-an-email]",
            "Иванова Анна",
        ]) {
            assert!(said.contains(word), "{word} in {language}:\n{said}");
        }
    }
    let system = Command::new(env!("CARGO_BIN_EXE_testamur"))
        .args(["issue", "--programme", "programme.toml", "--roster", "roster.csv", "--out", "out"])
        .current_dir(folder.path())
        .env("LC_ALL", "tr_TR.UTF-8")
        .output()
        .unwrap();
    assert!(said(&system).contains("Hiçbir şey düzenlenmedi"));
    assert_eq!(issue(folder.path(), &["--lang", "xx"]).status.code(), Some(64));
    assert_eq!(issue(folder.path(), &["--encoding", "utf-9"]).status.code(), Some(64));
}

#[test]
fn a_copy_with_the_faults_marked_is_written_where_it_is_asked_for() {
    let folder = folder(&encoded("utf-8 bom", ';', ROSTER));
    let output = issue(folder.path(), &["--dry-run", "--fix-out", "fixed.xlsx"]);
    assert!(said(&output).contains("correct the marked cells in fixed.xlsx"), "{}", said(&output));
    let copy = fs::read(folder.path().join("fixed.xlsx")).unwrap();
    let faults = examine(&copy, &ReadOptions::default(), &programme()).check().unwrap_err();
    assert_eq!(
        summaries(&faults),
        ["3 ФИО letters-mixed", "3 Дата рождения ambiguous-date", "4 ФИО letters-lost", "4 E-mail not-an-email"]
    );
}

#[test]
fn hundreds_of_faults_are_counted_and_the_first_ones_told() {
    let rows: String = (0..300_u32).map(|row| format!("\n?{}|x", char::from_u32(0x430 + row % 30).unwrap())).collect();
    let folder = folder(&encoded("utf-8 bom", ';', &format!("ФИО|Часы{rows}")));
    let said = said(&issue(folder.path(), &["--dry-run"]));
    assert!(
        said.contains("[letters-lost] × 300") && said.contains("… 297 more") && said.contains("600 faults"),
        "{said}"
    );
    assert!(said.lines().count() < 60, "{said}");
}

#[test]
fn a_row_that_only_looks_garbled_is_taken_as_it_is_written() {
    let folder = folder(&encoded("utf-8 bom", ';', "Name\nRýdl Jan"));
    assert!(said(&issue(folder.path(), &["--dry-run"])).contains("--as-written 2"));
    assert!(!said(&issue(folder.path(), &["--dry-run", "--as-written", "2"])).contains("letters-garbled"));
}

fn folder(roster: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("roster.csv"), roster).unwrap();
    fs::write(folder.path().join("programme.toml"), GOOD).unwrap();
    folder
}

fn issue(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_testamur"))
        .args(["issue", "--programme", "programme.toml", "--roster", "roster.csv", "--out", "out"])
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .env("TESTAMUR_DATA", folder.join("data"))
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}
