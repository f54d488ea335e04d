//! Folders of certificates as a table, receipts of it, and who can tell a genuine receipt.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::cli::{Office, command_in, said};

/// An office with two certificates, their table and its receipt.
fn verified() -> Office {
    let office = Office::new();
    assert!(office.issue().status.success());
    let output = office.run(&["verify", "out", "--csv", "--receipt", "receipt.jwt"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    fs::write(office.path("verdicts.csv"), &output.stdout).unwrap();
    office
}

fn read(office: &Office, arguments: &[&str]) -> (Option<i32>, String) {
    told(&office.run(&[&["receipt", "verify", "--json"], arguments].concat()))
}

/// Exit code and reason.
fn told(output: &Output) -> (Option<i32>, String) {
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", said(output)));
    (output.status.code(), answer["reason"].as_str().unwrap_or_default().to_owned())
}

fn no_reason(code: i32) -> (Option<i32>, String) {
    (Some(code), String::new())
}

fn reason(code: i32, word: &str) -> (Option<i32>, String) {
    (Some(code), word.to_owned())
}

#[test]
fn a_folder_is_one_row_a_certificate_with_all_columns() {
    let office = verified();
    let table = fs::read_to_string(office.path("verdicts.csv")).unwrap();
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let columns: Vec<String> = rows.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(
        columns.join(","),
        "file,verdict,reason,name,number,institution,title,issued,as_of,evidence_sha256,page"
    );
    let rows: Vec<Vec<String>> = rows.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    assert_eq!(rows.len(), 6);
    let pdf = &rows[2];
    let file = format!("out/{}.pdf", Office::number("0001"));
    let digest = testamur::wire::digest::Digest::of(fs::read(office.path(&file)).unwrap()).to_string();
    assert_eq!(pdf[..5], [file, "accept".into(), String::new(), "Shukru Ishik".into(), Office::number("0001")]);
    assert_eq!(
        pdf[5..8],
        ["Hill University / Tepe Üniversitesi".to_owned(), "First Aid / İlk Yardım".into(), Office::today()]
    );
    assert!(pdf[8].ends_with('Z') && pdf[9] == digest && pdf[10] == "1", "{pdf:?}");
}

#[test]
fn a_receipt_belongs_to_its_files_and_its_table_and_to_no_others() {
    let office = verified();
    let all = ["receipt.jwt", "--evidence", "out", "--answer", "verdicts.csv"];
    assert_eq!(read(&office, &all), no_reason(0));
    let words = said(&office.run(&[&["receipt", "verify"], &all[..]].concat()));
    assert!(words.contains("GENUINE") && words.contains("certificates.hill.example:service"), "{words}");
    assert!(words.contains("6 accepted, 0 rejected") && words.contains("belongs to it"), "{words}");

    let table = fs::read_to_string(office.path("verdicts.csv")).unwrap();
    office.write("changed.csv", &table.replacen("Shukru", "Shakru", 1));
    assert_eq!(read(&office, &["receipt.jwt", "--answer", "changed.csv"]), reason(1, "answer-differs"));
    fs::copy(office.path("out/register.csv"), office.path("out/one-more.txt")).unwrap();
    assert_eq!(read(&office, &["receipt.jwt", "--evidence", "out"]), reason(1, "evidence-differs"));
    let token = Office::out("0001.jwt");
    assert_eq!(read(&office, &["receipt.jwt", "--evidence", &token]), reason(1, "evidence-differs"));
    let nothing = office.run(&["receipt", "verify", "verdicts.csv"]);
    assert_eq!(nothing.status.code(), Some(3));
    assert!(said(&nothing).contains("holds no receipt"), "{}", said(&nothing));
}

#[test]
fn a_stranger_tells_it_with_the_key_of_the_service_alone() {
    let office = verified();
    let folder = office.folder.path();
    let stranger = |arguments: &[&str]| {
        told(&command_in(folder, "nowhere", &[&["receipt", "verify", "--json"], arguments].concat()).output().unwrap())
    };
    assert_eq!(stranger(&["receipt.jwt"]), reason(2, "service-unknown"));
    let exported = said(&office.run(&["trust", "export", "--out", "trust.jwt"]));
    let key = exported.split_whitespace().find(|word| word.starts_with("z6Mk")).unwrap();
    assert_eq!(stranger(&["receipt.jwt", "--trust-key", key]), no_reason(0));
    let listed = said(&office.run(&["key", "list", "hill"]));
    let credential_key = listed.split_whitespace().find(|word| word.starts_with("z6Mk")).unwrap();
    assert_eq!(stranger(&["receipt.jwt", "--trust-key", credential_key]), reason(1, "bad-signature"));
    office.write("did.json", &did_document(key));
    assert_eq!(stranger(&["receipt.jwt", "--trust", "did.json"]), no_reason(0));
    office.write("did.json", &did_document(credential_key));
    assert_eq!(stranger(&["receipt.jwt", "--trust", "did.json"]), reason(1, "bad-signature"));
}

/// As the service serves it, with this key.
fn did_document(key: &str) -> String {
    let did = "did:web:certificates.hill.example:service";
    let method = serde_json::json!({
        "id": format!("{did}#key-1"), "type": "Multikey", "controller": did, "publicKeyMultibase": key,
    });
    serde_json::json!({"id": did, "verificationMethod": [method], "assertionMethod": [format!("{did}#key-1")]})
        .to_string()
}

#[test]
fn other_tokens_are_no_receipts_and_a_receipt_is_no_certificate() {
    let office = verified();
    assert_eq!(read(&office, &[&Office::out("0001.jwt")]), reason(1, "wrong-type"));
    assert!(office.run(&["trust", "export", "--out", "trust.jwt"]).status.success());
    assert_eq!(read(&office, &["trust.jwt"]), reason(1, "wrong-type"));
    assert_eq!(office.verdict_of(Path::new("receipt.jwt")), (1, "reject".to_owned()));
    let receipt = fs::read_to_string(office.path("receipt.jwt")).unwrap();
    let (signed, signature) = receipt.trim().rsplit_once('.').unwrap();
    let first = if signature.starts_with('A') { "B" } else { "A" };
    office.write("cut.jwt", &format!("{signed}.{first}{}", &signature[1..]));
    assert_eq!(read(&office, &["cut.jwt"]), reason(1, "bad-signature"));
}

#[test]
fn without_a_service_key_it_says_how_to_get_one_and_verifies_nothing() {
    let office = Office::new();
    let output = command_in(office.folder.path(), "nowhere", &["verify", "roster.csv", "--receipt", "r.jwt"]).output();
    let output = output.unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(output.stdout.is_empty());
    assert!(said(&output).contains("/v1/verify/batch?receipt=jwt"), "{}", said(&output));
    fs::remove_dir_all(office.path("data/keys")).unwrap();
    let output = office.run(&["verify", "roster.csv", "--receipt", "r.jwt"]);
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    assert!(output.stdout.is_empty() && said(&output).contains("key of a service"), "{}", said(&output));
    let nowhere = office.run(&["verify", "roster.csv", "--receipt", "no/such/r.jwt"]);
    assert!(said(&nowhere).contains("no such folder"), "{}", said(&nowhere));
}

#[test]
fn thousands_of_files_keep_their_order_however_many_work_at_them() {
    let office = Office::new();
    assert!(office.issue().status.success());
    let token = fs::read_to_string(office.path(&Office::out("0001.jwt"))).unwrap();
    fs::create_dir_all(office.path("many/deeper")).unwrap();
    for number in 0..2_000 {
        let folder = if number % 2 == 0 { "many" } else { "many/deeper" };
        let text = if number % 7 == 0 { "a paper without a code" } else { token.as_str() };
        office.write(&format!("{folder}/{number:04}.jwt"), text);
    }
    let rows = |jobs| {
        let output = office.run(&["verify", "--csv", "-j", jobs, "--at", "2100-01-01T00:00:00Z", "many"]);
        String::from_utf8(output.stdout).unwrap()
    };
    let (one, two) = (rows("1"), rows("2"));
    assert_eq!(one, two);
    assert_eq!(one.lines().count(), 2_001);
    let files: Vec<&str> = one.lines().skip(1).map(|row| row.split(',').next().unwrap()).collect();
    assert!(files.is_sorted(), "in the order of their names");
}

#[test]
fn no_cell_is_a_formula() {
    let office = Office::new();
    for first in ["=", "+", "@", "\t"] {
        let name = format!("{first}SUM(A1).txt");
        office.write(&name, "a paper without a code");
        let output = office.run(&["verify", "--csv", &name]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.lines().nth(1).unwrap().trim_start_matches('"').starts_with(&format!("'{first}")), "{text}");
    }
}

#[test]
fn a_receipt_that_ends_in_pdf_is_a_sheet_and_reads_back() {
    let office = Office::new();
    assert!(office.issue().status.success());
    for (language, title) in [("en", "Receipt"), ("ru", "ru"), ("tr", "tr"), ("az", "az")] {
        let file = format!("receipt-{language}.pdf");
        let output = office.run(&["verify", "out", "--csv", "--receipt", &file, "--lang", language]);
        assert_eq!(output.status.code(), Some(0), "{title}: {}", said(&output));
        fs::write(office.path("verdicts.csv"), &output.stdout).unwrap();
        assert!(fs::read(office.path(&file)).unwrap().starts_with(b"%PDF-1.7"));
        assert_eq!(read(&office, &[&file, "--evidence", "out", "--answer", "verdicts.csv"]), no_reason(0));
    }
    office.write("other.csv", "file,verdict\n");
    assert_eq!(read(&office, &["receipt-en.pdf", "--answer", "other.csv"]), reason(1, "answer-differs"));
    let output = office.run(&["verify", "out", "--receipt", "plain.jwt"]);
    assert_eq!(output.status.code(), Some(0));
    let printed = office.run(&["receipt", "print", "plain.jwt", "--out", "plain.pdf", "--lang", "az"]);
    assert!(printed.status.success(), "{}", said(&printed));
    assert_eq!(read(&office, &["plain.pdf", "--evidence", "out"]), no_reason(0));
    // What nobody believes is not set in print.
    let receipt = fs::read_to_string(office.path("plain.jwt")).unwrap();
    let (signed, _) = receipt.trim().rsplit_once('.').unwrap();
    office.write("forged.jwt", &format!("{signed}.{}", "A".repeat(86)));
    let refused = office.run(&["receipt", "print", "forged.jwt", "--out", "forged.pdf"]);
    assert!(!refused.status.success() && !office.path("forged.pdf").exists(), "{}", said(&refused));
    let elsewhere = office.run(&["receipt", "verify", "plain.pdf", "--trust", "http://127.0.0.1/service/did.json"]);
    assert_eq!(elsewhere.status.code(), Some(3));
    assert!(said(&elsewhere).contains("could not be fetched"), "{}", said(&elsewhere));
}
