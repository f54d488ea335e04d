//! No room on the disk, in the middle of the work: told with its cure, nothing half-done, and it goes on afterwards.

use std::process::{Command, Output};

use testamur::store::REGISTER;

use crate::cli::{Office, said};
use crate::register;

/// `testamur issue` where no file can grow beyond so many bytes.
fn issue_within(office: &Office, bytes: u64) -> Output {
    // POSIX counts in blocks of 512 bytes; a write beyond is refused instead of ending the process.
    let limited = format!("trap '' XFSZ; ulimit -f {}; exec \"$@\"", bytes / 512);
    Command::new("sh")
        .args([
            "-c",
            &limited,
            "sh",
            env!("CARGO_BIN_EXE_testamur"),
            "--data",
            "data",
            "--passphrase-file",
            "passphrase",
        ])
        .args(["issue", "--programme", "programme.toml", "--roster", "roster.csv", "--out", "out", "--approve-as", "D"])
        .current_dir(office.folder.path())
        .env_remove("DATABASE_URL")
        .env_remove("TESTAMUR_DATA")
        .env("LC_ALL", "C")
        .output()
        .unwrap()
}

#[test]
fn a_full_disk_is_told_and_the_batch_goes_on_when_there_is_room() {
    if register::is_on_postgres() {
        return;
    }
    let office = Office::new();
    let names = ["Alfa", "Bravo", "Charlie", "Delta", "Echo", "Golf", "Hotel", "India", "Juliet", "Kilo"];
    let rows = (1..).zip(names).map(|(number, name)| format!("Ada {name};S{number}\n"));
    office.write("roster.csv", &format!("Name;Student number\n{}", rows.collect::<String>()));
    let size = std::fs::metadata(office.path("data").join(REGISTER)).unwrap().len();
    let mut said_full = 0;
    for step in 0..12 {
        let output = issue_within(&office, 16 * 1024 + step * size / 8);
        if output.status.success() {
            break;
        }
        let words = said(&output);
        said_full += u32::from(words.contains("is there room"));
        assert!(words.contains("is there room") || words.contains("File too large"), "{words}");
        assert!(!words.contains("panicked"), "{words}");
        let seen = office.run(&["institution", "list"]);
        assert!(seen.status.success() && said(&seen).contains("hill"), "the register is whole: {}", said(&seen));
    }
    assert!(said_full > 0, "the register never ran out of room");
    let done = office.issue();
    assert!(done.status.success(), "{}", said(&done));
    let text = String::from_utf8(office.run(&["verify", "--csv", "out"]).stdout).unwrap();
    assert_eq!(text.lines().filter(|line| line.contains(",accept,")).count(), names.len() * 3, "{text}");
    for number in 1..=names.len() {
        assert!(office.path(&Office::out(&format!("{number:04}.pdf"))).exists(), "no number was used up: {number}");
    }
}
