//! The command line, as people run it: a real institution from its first day to a compromised key.

mod materials;
mod print;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::register::{self, Folder};

pub(crate) const PROGRAMME: &str = r#"
slug = "first-aid-2026"
institution = "hill"
kind = "course"
title = { en = "First Aid", tr = "İlk Yardım" }
starts = STARTS
ends = STARTS
hours = 8
languages = ["en", "tr"]
number = "HILL-{year}-{seq:04}"
[[signatories]]
name = "Prof. Dr. Defne Uçar"
office = { en = "Dean", tr = "Dekan" }
"#;

pub(crate) const ROSTER: &str =
    "Ad Soyad;Latin name;Student number\nŞükrü Işık;Shukru Ishik;S1\nГүлнара Әлиева;Gulnara Alieva;S2\n";

/// A data folder of an institution that is no demo.
pub(crate) struct Office {
    pub(crate) folder: Folder,
}

impl Office {
    pub(crate) fn new() -> Self {
        let office = Self::at(Folder::new());
        let added = office.run(&[
            "institution",
            "add",
            "hill",
            "--authority",
            "certificates.hill.example",
            "--name",
            "en=Hill University",
            "--name",
            "tr=Tepe Üniversitesi",
            "--country",
            "TR",
        ]);
        assert!(added.status.success(), "{}", said(&added));
        assert!(said(&added).contains("https://certificates.hill.example/v"), "the host is read back");
        office
    }

    /// A folder with passphrase, programme and roster, whatever its register holds.
    pub(crate) fn at(folder: Folder) -> Self {
        let office = Self { folder };
        office.write("passphrase", "TEST ONLY\n");
        office.write("programme.toml", &PROGRAMME.replace("STARTS", &Self::today()));
        office.write("roster.csv", ROSTER);
        office
    }

    pub(crate) fn today() -> String {
        testamur::time::Clock::System.now().day().to_string()
    }

    /// Where its register is to be opened: the data folder, or what stands for it on PostgreSQL.
    pub(crate) fn register(&self) -> PathBuf {
        if register::is_on_postgres() { self.folder.path().to_owned() } else { self.path("data") }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        run(self.folder.path(), arguments)
    }

    pub(crate) fn issue(&self) -> Output {
        self.run(&[
            "issue",
            "--programme",
            "programme.toml",
            "--roster",
            "roster.csv",
            "--out",
            "out",
            "--approve-as",
            "D. Uçar",
        ])
    }

    pub(crate) fn out(name: &str) -> String {
        format!("out/HILL-{}-{name}", &Self::today()[..4])
    }

    pub(crate) fn number(number: &str) -> String {
        format!("HILL-{}-{number}", &Self::today()[..4])
    }

    /// Exit code and verdict of any file.
    pub(crate) fn verdict_of(&self, file: &Path) -> (i32, String) {
        let (code, verdict, _) = self.verdict(file.to_str().unwrap());
        (code, verdict)
    }

    /// Exit code, verdict and reason of one file.
    fn verdict(&self, name: &str) -> (i32, String, String) {
        let output = self.run(&["verify", "--json", name]);
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", said(&output)));
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        (output.status.code().unwrap(), word(&answer["verdict"]), word(&answer["results"][0]["reason"]))
    }
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    command_in(folder, "data", arguments)
}

/// A command with another data folder than the usual one.
pub(crate) fn command_in(folder: &Path, data: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_testamur"));
    command
        .args(["--data", data, "--passphrase-file", "passphrase"])
        .args(arguments)
        .current_dir(folder)
        .env_remove("DATABASE_URL")
        .env_remove("TESTAMUR_DATA")
        .env("LC_ALL", "C")
        .envs(register::url(folder).map(|url| ("DATABASE_URL", url)))
        .stdin(std::process::Stdio::null());
    command
}

pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn an_institution_issues_verifies_withdraws_and_corrects() {
    let office = Office::new();
    let dry =
        office.run(&["issue", "--programme", "programme.toml", "--roster", "roster.csv", "--out", "out", "--dry-run"]);
    assert!(dry.status.success() && said(&dry).contains("2 certificates would be issued"), "{}", said(&dry));
    assert!(!office.path("out").exists());
    let nobody = office.run(&["issue", "--programme", "programme.toml", "--roster", "roster.csv", "--out", "out"]);
    assert_eq!(nobody.status.code(), Some(3), "nobody approves");
    assert!(said(&nobody).contains("--approve-as"));

    let issued = office.issue();
    assert!(issued.status.success(), "{}", said(&issued));
    assert!(said(&issued).contains("2 certificates issued"));
    for ending in ["pdf", "jwt", "json"] {
        for number in ["0001", "0002"] {
            assert_eq!(
                office.verdict(&Office::out(&format!("{number}.{ending}"))),
                (0, "accept".to_owned(), String::new()),
                "{ending}"
            );
        }
    }
    let words = said(&office.run(&["verify", &Office::out("0001.pdf")]));
    assert!(
        words.contains("GENUINE") && words.contains("Şükrü Işık") && words.contains("This file is the original"),
        "{words}"
    );
    assert!(!words.contains("SAMPLE"));
    let register = fs::read_to_string(office.path("out/register.csv")).unwrap();
    assert_eq!(register.lines().count(), 3);
    assert!(register.contains("Gulnara Alieva,Гүлнара Әлиева"));
    assert!(said(&office.issue()).contains("0 certificates issued into out, 2 existed"));

    office.write("roster.csv", &ROSTER.replace("Shukru", "Sukru"));
    let differs = office.issue();
    assert_eq!(differs.status.code(), Some(1));
    assert!(said(&differs).contains("row 2") && said(&differs).contains("[differs-from-sealed]"), "{}", said(&differs));

    let (one, two) = (Office::number("0001"), Office::number("0002"));
    let corrected = office.run(&[
        "correct",
        &one,
        "--programme",
        "programme.toml",
        "--roster",
        "roster.csv",
        "--row",
        "2",
        "--out",
        "out",
        "--approve-as",
        "D. Uçar",
    ]);
    assert!(corrected.status.success(), "{}", said(&corrected));
    assert_eq!(office.verdict(&Office::out("0001.pdf")), (1, "reject".to_owned(), "superseded".to_owned()));
    assert_eq!(office.verdict(&Office::out("0003.pdf")), (0, "accept".to_owned(), String::new()));
    assert!(
        said(&office.run(&["verify", &Office::out("0001.jwt")])).contains(&Office::number("0003")),
        "the successor is named"
    );
    assert!(said(&office.issue()).contains("0 certificates issued into out, 2 existed"), "the corrected row is known");

    let withdrawn = office.run(&["withdraw", &two, "--institution", "hill", "--reason", "requirements-not-met"]);
    assert!(withdrawn.status.success(), "{}", said(&withdrawn));
    assert_eq!(office.verdict(&Office::out("0002.json")), (1, "reject".to_owned(), "withdrawn".to_owned()));
    assert!(said(&office.issue()).contains("was withdrawn and is not issued again"));
}

#[test]
fn others_believe_a_trust_list_with_its_key_or_a_pinned_entry() {
    let office = Office::new();
    assert!(office.issue().status.success());
    let exported = office.run(&["trust", "export", "--out", "trust.jwt"]);
    assert!(exported.status.success(), "{}", said(&exported));
    let key = said(&exported).split_whitespace().last().unwrap().to_owned();
    let shown = office.run(&["institution", "show", "hill"]);
    office.write("hill.json", &String::from_utf8(shown.stdout).unwrap());

    let elsewhere = tempfile::tempdir().unwrap();
    for name in ["trust.jwt", "hill.json"] {
        fs::copy(office.path(name), elsewhere.path().join(name)).unwrap();
    }
    let pdf = elsewhere.path().join("sheet.pdf");
    fs::copy(office.path(&Office::out("0001.pdf")), &pdf).unwrap();
    let code =
        |arguments: &[&str]| run(elsewhere.path(), &[&["verify", "sheet.pdf"], arguments].concat()).status.code();
    assert_eq!(code(&[]), Some(2), "an unknown issuer is undecided");
    assert_eq!(code(&["--trust", "trust.jwt"]), Some(3), "a trust list needs its key");
    assert_eq!(code(&["--trust", "trust.jwt", "--trust-key", &key]), Some(0));
    assert_eq!(code(&["--trust", "hill.json"]), Some(2), "a pinned entry tells no status");
    let unsure = || {
        let answer = run(elsewhere.path(), &["verify", "sheet.pdf", "--json"]);
        let answer: serde_json::Value = serde_json::from_slice(&answer.stdout).unwrap();
        (answer["results"][0]["issuer"]["trust"].clone(), answer["results"][0]["reason"].clone())
    };
    assert_eq!(unsure(), ("none".into(), "issuer-unknown".into()));
    fs::create_dir_all(elsewhere.path().join("data/trusted")).unwrap();
    fs::rename(elsewhere.path().join("hill.json"), elsewhere.path().join("data/trusted/hill.json")).unwrap();
    assert_eq!(unsure(), ("pinned".into(), "status-unavailable".into()), "the data folder's own entries count unasked");
    let words = said(&run(elsewhere.path(), &["verify", "sheet.pdf", "--trust", "trust.jwt", "--trust-key", &key]));
    assert!(
        words.contains("compare each line with the paper") && !words.contains("This file is the original"),
        "{words}"
    );
    let later = ["--trust", "trust.jwt", "--trust-key", &key, "--at", "2199-01-01T00:00:00Z"];
    assert_eq!(code(&later), Some(2), "the status is stale by then");
    // What was not looked up is said, with the cure; it is not said where nothing is lacking.
    assert!(!words.contains("--online"), "{words}");
    let words = said(&run(elsewhere.path(), &["verify", "sheet.pdf"]));
    assert!(words.contains("the issuer's status list was not looked up: give --online"), "{words}");
}

#[test]
fn a_trust_list_at_a_url_needs_its_key_and_a_public_host() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("paper.txt"), "no code on it\n").unwrap();
    // The public key of RFC 8032, section 7.1, test 1.
    let key = "z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw";
    for (arguments, why) in [
        (vec!["--trust", "https://lists.example/trust.json"], "--trust-key"),
        (vec!["--trust", "http://lists.example/trust.json", "--trust-key", "KEY"], "not an https URL"),
        (vec!["--trust", "https://127.0.0.1/trust.json", "--trust-key", "KEY"], "no public domain name"),
        (vec!["--trust", "https://localhost/trust.json", "--trust-key", "KEY"], "no public domain name"),
        (vec!["--trust", "https://lists.example:8443/", "--trust-key", "KEY"], "only 443"),
    ] {
        let arguments: Vec<_> = arguments.iter().map(|one| if *one == "KEY" { key } else { one }).collect();
        let output = run(folder.path(), &[&["verify", "paper.txt"], &arguments[..]].concat());
        assert!(output.status.code() == Some(3) && said(&output).contains(why), "{why}: {}", said(&output));
    }
}

#[test]
fn a_compromised_key_rejects_all_that_it_signed_and_a_retired_one_does_not() {
    let office = Office::new();
    assert!(office.issue().status.success());
    let first = "did:web:certificates.hill.example#key-1";
    assert!(office.run(&["key", "new", "hill"]).status.success());
    assert!(office.run(&["key", "retire", first]).status.success());
    assert_eq!(office.verdict(&Office::out("0001.jwt")).1, "accept");
    office.write("roster.csv", &format!("{ROSTER}Ада Бойко;Ada Boiko;S3\n"));
    assert!(office.issue().status.success());
    assert!(office.run(&["key", "revoke", first]).status.success());
    assert_eq!(office.verdict(&Office::out("0001.jwt")), (1, "reject".to_owned(), "key-revoked".to_owned()));
    assert_eq!(
        office.verdict(&Office::out("0003.jwt")),
        (0, "accept".to_owned(), String::new()),
        "the new key signed it"
    );
    let listed = said(&office.run(&["key", "list", "hill"]));
    assert!(listed.contains("revoked") && listed.contains("in use since"), "{listed}");
}

#[test]
fn what_a_compromised_key_has_signed_is_issued_again_by_one_command() {
    let office = Office::new();
    assert!(office.issue().status.success());
    let first = "did:web:certificates.hill.example#key-1";
    let listed = said(&office.run(&["key", "list", "hill"]));
    let words: Vec<&str> = listed.lines().find(|line| line.contains("#key-1")).unwrap().split_whitespace().collect();
    let fingerprint = words[3..7].join(" ");
    let again = "again".to_owned();
    let command = |fingerprint: &str| {
        let rest = ["--reissue", "--approve-as", "A. Dean", "--out", &again];
        office.run(&[&["key", "compromised", first, "--fingerprint", fingerprint], &rest[..]].concat())
    };
    let wrong = command("0000 0000 0000 0000");
    assert!(!wrong.status.success() && said(&wrong).contains("nothing was changed"), "{}", said(&wrong));
    assert_eq!(office.verdict(&Office::out("0001.jwt")).1, "accept");
    let done = command(&fingerprint);
    assert!(done.status.success() && said(&done).contains("certificates are issued again"), "{}", said(&done));
    assert_eq!(office.verdict(&Office::out("0001.jwt")), (1, "reject".to_owned(), "key-revoked".to_owned()));
    let new = std::fs::read_dir(office.path(&again)).unwrap().map(|file| file.unwrap().path());
    let tokens: Vec<_> = new.filter(|path| path.extension().is_some_and(|ending| ending == "jwt")).collect();
    assert_eq!(tokens.len(), 2);
    for token in &tokens {
        assert_eq!(office.verdict(token.to_str().unwrap()).1, "accept", "{}", token.display());
    }
    let twice = command(&fingerprint);
    assert!(twice.status.success() && said(&twice).contains("0 certificates are issued again"), "{}", said(&twice));
}

#[test]
fn every_fault_is_told_and_nothing_is_issued() {
    let office = Office::new();
    office.write("roster.csv", "Name;Birth date\nG?lnar;1990-01-01\nAda;03/04/1990\nАда\u{4e00};1991-01-01\n");
    let output = office.issue();
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    for code in ["letters-lost", "ambiguous-date"] {
        assert!(said(&output).contains(code), "{code}: {}", said(&output));
    }
    assert!(said(&output).contains("Nothing was issued"));

    office.write("roster.csv", "Name;Birth date\nАда\u{4e00};1991-01-01\n");
    let output = office.issue();
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("[name-not-printable]") && said(&output).contains("row 2"), "{}", said(&output));
    assert!(!office.path("out").exists());
}

#[test]
fn usage_faults_exit_with_64_and_our_own_with_3() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["verify"]).status.code(), Some(64));
    assert_eq!(run(folder.path(), &["no-such-command"]).status.code(), Some(64));
    assert_eq!(run(folder.path(), &["verify", "no-such-file"]).status.code(), Some(3));
    assert_eq!(run(folder.path(), &["--help"]).status.code(), Some(0));
    let unwilling = run(folder.path(), &["demo", "--listen", "0.0.0.0:8080"]);
    assert!(said(&unwilling).contains("this machine alone"), "{}", said(&unwilling));
}

#[test]
fn folders_and_many_files_give_one_row_each() {
    let office = Office::new();
    assert!(office.issue().status.success());
    office.write("out/broken.txt", "a paper without a code");
    let output = office.run(&["verify", "--csv", "-j", "2", "out"]);
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    assert_eq!(
        text.lines().next(),
        Some("file,verdict,reason,name,number,institution,title,issued,as_of,evidence_sha256,page")
    );
    assert_eq!(text.lines().filter(|line| line.contains(",accept,")).count(), 6);
    assert!(text.contains("broken.txt,undecided,nothing-found"), "{text}");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn refuses_reserved_slugs_ip_addresses_and_a_second_host() {
    let office = Office::new();
    let add = |slug: &str, authority: &str| {
        office.run(&[
            "institution",
            "add",
            slug,
            "--authority",
            authority,
            "--name",
            "en=X Y",
            "--country",
            "TR",
            "--shared-host",
        ])
    };
    assert!(said(&add("v1", "a.example")).contains("path of the service"));
    assert!(said(&add("loop", "127.0.0.1")).contains("IP address"));
    assert_eq!(add("x", "10.0.0.1").status.code(), Some(64));
    assert!(said(&add("hill", "other.example")).contains("already"));
}

#[test]
fn an_institution_with_one_name_prints_in_two_languages() {
    let office = Office::new();
    let added = office.run(&[
        "institution",
        "add",
        "lake",
        "--authority",
        "lake.example",
        "--name",
        "en=Lake College",
        "--country",
        "TR",
    ]);
    assert!(added.status.success(), "{}", said(&added));
    let programme = PROGRAMME.replace("STARTS", &Office::today()).replace("hill", "lake").replace("HILL", "LAKE");
    office.write("programme.toml", &programme);
    assert!(office.issue().status.success());
    let sheet = format!("out/LAKE-{}-0001.pdf", &Office::today()[..4]);
    assert_eq!(office.verdict(&sheet), (0, "accept".to_owned(), String::new()));
}
