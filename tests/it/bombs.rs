//! Small files that unpack to gigabytes are answered within little memory and time: the command line runs on them under
//! limits that the system holds.

mod build;

use std::path::Path;
use std::process::{Command, Output};

use build::{gzip, pdf, pdf_stream, png_header, repeated, xlsx};
use serde_json::Value;

/// All memory that a run may ask the system for, whether it uses it or not; threads' stacks and libraries are included.
const MEBIBYTES: usize = 1024;

/// The CPU time that a run may take, without optimisation.
const SECONDS: usize = 40;

/// What the bombs unpack to: three times what the run may have.
const LARGE: usize = 3 << 30;

#[test]
fn a_code_that_inflates_without_end_is_rejected() {
    let mut bytes = vec![0x10, 0, 0, 0];
    bytes.extend_from_slice(&[0; 64]);
    bytes.extend(repeated(&[(b"{}\x1e", 1), (&[b'a'; 0x4_0000], 8)]));
    let text = format!("https://demo.testamur.example/v#{}", build::digits(&bytes));
    assert!(bytes.len() < 2_331, "{}", bytes.len());
    assert_refused("code.txt", text.as_bytes());
}

#[test]
fn a_pdf_whose_page_inflates_without_end_is_refused() {
    let content = pdf_stream("/Filter /FlateDecode", &zlib(&[(b"0 0 m ", LARGE / 6)]));
    assert_refused("page.pdf", &pdf(&[&content], "/Contents 4 0 R"));
    let twice = pdf_stream("/Filter [/FlateDecode /FlateDecode]", &zlib_twice());
    assert_refused("twice.pdf", &pdf(&[&twice], "/Contents 4 0 R"));
}

#[test]
fn a_pdf_whose_attachment_inflates_without_end_is_refused() {
    let file = pdf_stream("/Type /EmbeddedFile /Filter /FlateDecode", &zlib(&[(b"{\"a\":1} ", LARGE / 8)]));
    let spec =
        b"<< /Type /Filespec /F (credential.json) /UF (credential.json) /AFRelationship /Data /EF << /F 4 0 R >> >>"
            .to_vec();
    assert_refused("attachment.pdf", &pdf(&[&file, &spec], "/AF [5 0 R]"));
}

#[test]
fn a_pdf_with_a_picture_of_gigapixels_is_refused() {
    let picture = pdf_stream(
        "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode",
        &zlib(&[(&[0; 0x1_0000], 60_000 * 60_000 / 0x1_0000)]),
    );
    let content = pdf_stream("", b"595 0 0 842 0 0 cm /I Do");
    assert_refused(
        "picture.pdf",
        &pdf(&[&content, &picture], "/Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >>"),
    );
}

#[test]
fn a_pdf_with_a_page_as_large_as_a_field_is_refused() {
    let content = pdf_stream("", b"0 0 1000000 1000000 re f");
    assert_refused("field.pdf", &pdf(&[&content], "/Contents 4 0 R /MediaBox [0 0 1000000 1000000]"));
}

#[test]
fn a_pdf_whose_forms_draw_each_other_a_billion_times_is_refused() {
    let mut objects = vec![pdf_stream("", &b"/F Do ".repeat(10))];
    for next in 6..15 {
        let resources =
            format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F {next} 0 R >> >>");
        objects.push(pdf_stream(&resources, &b"/F Do ".repeat(10)));
    }
    objects.push(pdf_stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", b"0 0 9 9 re f"));
    let objects: Vec<&[u8]> = objects.iter().map(Vec::as_slice).collect();
    assert_refused("forms.pdf", &pdf(&objects, "/Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >>"));
}

#[test]
fn a_picture_of_gigapixels_is_refused_by_its_header() {
    assert_refused("picture.png", &png_header(60_000, 60_000, &zlib(&[(&[0; 0x1_0000], 0x1_0000)])));
}

#[test]
fn a_credential_nested_without_end_is_refused() {
    assert_refused("deep.json", "[".repeat(5_000_000).as_bytes());
    assert_refused("members.json", "{\"a\":".repeat(2_000_000).as_bytes());
}

#[test]
fn a_workbook_that_inflates_without_end_is_refused() {
    let rows = [(b"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>name</t></is></c></row>" as &[u8], 1)];
    let spaces = (&[b' '; 0x10_0000] as &[u8], LARGE / 0x10_0000);
    let cells = (b"<row><c t=\"inlineStr\"><is><t>Ada Lovelace</t></is></c></row>" as &[u8], LARGE / 64);
    assert_roster_refused("spaces.xlsx", &xlsx(&[&rows[..], &[spaces]].concat(), &[], None), "workbook-too-large");
    assert_roster_refused("rows.xlsx", &xlsx(&[&rows[..], &[cells]].concat(), &[], None), "workbook-too-large");
    let string = (b"<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>" as &[u8], LARGE / 56);
    assert_roster_refused("strings.xlsx", &xlsx(&rows, &[string], None), "workbook-too-large");
}

#[test]
fn a_workbook_that_lies_about_its_size_is_refused() {
    let spaces = (&[b' '; 0x10_0000] as &[u8], LARGE / 0x10_0000);
    assert_roster_refused("lies.xlsx", &xlsx(&[spaces], &[], Some(1_000)), "not-a-spreadsheet");
}

#[test]
fn a_workbook_with_one_cell_in_the_last_corner_is_refused() {
    let cell = |at: &str| format!("<row><c r=\"{at}\" t=\"inlineStr\"><is><t>name</t></is></c></row>");
    let cells = format!("{}{}", cell("A1"), cell("XFD1048576"));
    assert_roster_refused("corner.xlsx", &xlsx(&[(cells.as_bytes(), 1)], &[], None), "too-many");
}

#[test]
fn a_status_list_that_inflates_without_end_is_refused() {
    let list = gzip(&[(&[0; 0x10_0000], LARGE / 0x10_0000)]);
    assert!(testamur::status::Bits::decode(&format!("u{}", testamur::wire::base64url::encode(&list))).is_err());
}

/// `verify` gives an answer that does not accept.
fn assert_refused(name: &str, bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    std::fs::write(&file, bytes).unwrap();
    let output = limited(folder.path(), &["verify", "--json", name]);
    let said = format!("{name} of {} bytes: {}", bytes.len(), shown(&output));
    assert!(matches!(output.status.code(), Some(1 | 2)), "{said}");
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {said}"));
    assert_ne!(answer["verdict"], "accept", "{said}");
}

/// `issue` lists faults, and what it says is about the roster.
fn assert_roster_refused(name: &str, bytes: &[u8], code: &str) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(name), bytes).unwrap();
    std::fs::write(folder.path().join("programme.toml"), PROGRAMME).unwrap();
    let output = limited(
        folder.path(),
        &[
            "issue",
            "--dry-run",
            "--programme",
            "programme.toml",
            "--roster",
            name,
            "--out",
            "out",
            "--approve-as",
            "nobody",
        ],
    );
    let said = format!("{name} of {} bytes: {}", bytes.len(), shown(&output));
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains(&format!("[{code}]")), "{said}");
    assert!(!folder.path().join("out").exists(), "{said}");
}

const PROGRAMME: &str = r#"
slug = "course-2022"
institution = "bsmu"
kind = "course"
title = { en = "Course" }
starts = 2022-07-04
ends = 2022-07-15
languages = ["en"]
sheet = "classic"
number = "B-{year}-{seq:04}"

[[signatories]]
name = "A. Example"
office = { en = "Dean" }
"#;

/// Runs the command line under limits of memory and CPU time.
fn limited(folder: &Path, arguments: &[&str]) -> Output {
    let limits = format!("ulimit -v {}; ulimit -t {SECONDS}; exec \"$0\" \"$@\"", MEBIBYTES * 1024);
    Command::new("sh")
        .args(["-c", &limits, env!("CARGO_BIN_EXE_testamur")])
        .args(arguments)
        .current_dir(folder)
        .env("MALLOC_ARENA_MAX", "2") // an arena reserves 64 MiB of addresses, used or not
        .env("TESTAMUR_DATA", folder.join("data"))
        .output()
        .unwrap()
}

fn shown(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).chars().take(2_000).collect::<String>();
    format!("{}\n{}{}", output.status, text(&output.stdout), text(&output.stderr))
}

fn zlib(parts: &[(&[u8], usize)]) -> Vec<u8> {
    // The checksum is wrong: a reader only sees it after the last byte, which it must not reach.
    [&[0x78, 0x9c], repeated(parts).as_slice(), &[0; 4]].concat()
}

fn zlib_twice() -> Vec<u8> {
    let inner = zlib(&[(&[b' '; 0x10_0000], 4 * LARGE / 0x10_0000)]);
    zlib(&[(&inner, 1)])
}
