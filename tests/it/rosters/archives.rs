//! Workbooks whose archive lies.

use std::io::Write as _;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use testamur::roster::{ReadOptions, read};

use super::{programme, summaries};

#[test]
fn a_workbook_made_of_the_fewest_parts_is_read() {
    assert_eq!(told(&archive(&parts(SHEET, TEXTS))), ["ok"]);
    let stored = Part { is_stored: true, ..part("xl/worksheets/sheet1.xml", SHEET) };
    assert_eq!(told(&archive(&with(stored))), ["ok"]);
}

#[test]
fn a_directory_that_announces_too_much_is_refused_before_anything_is_read() {
    let bomb = Part { length: Some(65 * 1024 * 1024), ..part("xl/worksheets/sheet1.xml", SHEET) };
    assert_eq!(told(&archive(&with(bomb))), ["- - workbook-too-large"]);
    let two =
        [("xl/a.xml", 40), ("xl/b.xml", 40)].map(|(name, mib)| Part { length: Some(mib << 20), ..part(name, "") });
    assert_eq!(told(&archive(&two)), ["- - workbook-too-large"]);
    // Pictures are not read, and so may be as large as they like.
    let picture = Part { length: Some(1 << 30), ..part("xl/media/image1.png", "") };
    assert_eq!(told(&archive(&with(picture))), ["ok"]);
}

#[test]
fn a_directory_that_lies_is_refused_where_it_lied() {
    let large = " ".repeat(70 * 1024 * 1024);
    for lie in [
        Part { length: Some(100), ..part("xl/worksheets/sheet1.xml", &large) },
        Part { length: Some(SHEET.len() + 1), ..part("xl/worksheets/sheet1.xml", SHEET) },
        Part { length: Some(SHEET.len() - 1), ..part("xl/worksheets/sheet1.xml", SHEET) },
        Part { crc: Some(7), ..part("xl/worksheets/sheet1.xml", SHEET) },
        Part { method: Some(12), ..part("xl/worksheets/sheet1.xml", SHEET) },
        Part { offset: Some(u32::MAX - 1), ..part("xl/worksheets/sheet1.xml", SHEET) },
    ] {
        assert_eq!(told(&archive(&with(lie))), ["- - not-a-spreadsheet"]);
    }
    let locked = Part { flags: 1, ..part("xl/worksheets/sheet1.xml", SHEET) };
    assert_eq!(told(&archive(&with(locked))), ["- - workbook-locked"]);
    let twice = [parts(SHEET, TEXTS), vec![part("XL/workbook.xml", WORKBOOK)]].concat();
    assert_eq!(told(&archive(&twice)), ["- - not-a-spreadsheet"]);
}

#[test]
fn parts_that_cost_more_memory_than_they_are_long_are_refused() {
    let texts = TEXTS.replace("uniqueCount=\"2\"", "uniqueCount = '018446744073709551615'");
    assert_eq!(told(&archive(&parts(SHEET, &texts))), ["- - not-a-spreadsheet"]);
    let format = format!("<xf numFmtId=\"{}\"/>", "9".repeat(100_000));
    let styles = format!("<styleSheet><cellXfs>{}{}</cellXfs></styleSheet>", format, "<xf/>".repeat(1_000));
    assert_eq!(told(&archive(&with(part("xl/styles.xml", &styles)))), ["- - not-a-spreadsheet"]);
    let texts = format!("<sst>{}</sst>", "<x:si/>".repeat(20_200 * 64 + 1));
    assert_eq!(told(&archive(&parts(SHEET, &texts))), ["- - not-a-spreadsheet"]);
    let texts = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(256 * 1024));
    assert_eq!(told(&archive(&parts(SHEET, &texts))), ["- - not-a-spreadsheet"]);
    let utf_16: Vec<u8> = TEXTS.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let texts = Part { content: utf_16, ..part("xl/sharedStrings.xml", "") };
    assert_eq!(told(&archive(&with(texts))), ["- - not-a-spreadsheet"]);
}

#[test]
fn one_text_a_million_times_is_refused() {
    let text = format!("<sst uniqueCount=\"1\"><si><t>{}</t></si></sst>", "ə".repeat(2_000));
    let row = |row: usize| {
        let cells: String =
            (0..26).map(|column| format!("<c r=\"{}{row}\" t=\"s\"><v>0</v></c>", char::from(b'A' + column))).collect();
        format!("<row r=\"{row}\">{cells}</row>")
    };
    let rows: String = (1..1_000).map(row).collect();
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    assert!(told(&archive(&parts(&sheet, &text))).contains(&"- - too-many".to_owned()));
}

#[test]
fn far_and_disordered_cells_are_refused() {
    for (cell, code) in [("XFD1048576", "too-many"), ("A1", "not-a-spreadsheet"), ("A99999999999", "not-a-spreadsheet")]
    {
        let sheet = SHEET.replace("<row r=\"2\">", "<row r=\"2\"><c r=\"B3\"><v>1</v></c>").replace("A2", cell);
        assert_eq!(told(&archive(&parts(&sheet, TEXTS))), [format!("- - {code}")], "{cell}");
    }
}

proptest::proptest! {
    #[test]
    fn no_changed_byte_makes_a_workbook_panic(place: proptest::sample::Index, byte: u8) {
        let mut bytes = archive(&parts(SHEET, TEXTS));
        let place = place.index(bytes.len());
        bytes[place] = byte;
        told(&bytes);
    }

    #[test]
    fn no_changed_part_makes_a_workbook_panic(which in 0..PARTS, place: proptest::sample::Index, put in "[<>/a-z0-9\"'=&;]{0,3}") {
        let mut parts = parts(SHEET, TEXTS);
        let content = &mut parts[which].content;
        let place = place.index(content.len());
        content.splice(place..=place, put.into_bytes());
        told(&archive(&parts));
    }
}

#[derive(Clone, Default)]
pub(super) struct Part {
    name: String,
    content: Vec<u8>,
    is_stored: bool,
    flags: u16,
    /// Lies.
    length: Option<usize>,
    crc: Option<u32>,
    method: Option<u16>,
    offset: Option<u32>,
}

fn part(name: &str, content: &str) -> Part {
    Part { name: name.to_owned(), content: content.as_bytes().to_vec(), ..Part::default() }
}

const PARTS: usize = 5;

pub(super) fn parts(sheet: &str, texts: &str) -> Vec<Part> {
    vec![
        part("_rels/.rels", RELS),
        part("xl/workbook.xml", WORKBOOK),
        part("xl/_rels/workbook.xml.rels", WORKBOOK_RELS),
        part("xl/sharedStrings.xml", texts),
        part("xl/worksheets/sheet1.xml", sheet),
    ]
}

/// The good parts, one of them exchanged or one more.
fn with(other: Part) -> Vec<Part> {
    let mut parts = parts(SHEET, TEXTS);
    parts.retain(|part| part.name != other.name);
    parts.push(other);
    parts
}

fn told(bytes: &[u8]) -> Vec<String> {
    read(bytes, &ReadOptions::default(), &programme())
        .map_or_else(|faults| summaries(&faults), |_| vec!["ok".to_owned()])
}

/// A ZIP archive, with the lies that the parts tell.
pub(super) fn archive(parts: &[Part]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for part in parts {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(&part.content).unwrap();
        let packed = if part.is_stored { part.content.clone() } else { encoder.finish().unwrap() };
        let mut crc = Crc::new();
        crc.update(&part.content);
        let offset = part.offset.unwrap_or(u32::try_from(bytes.len()).unwrap());
        let mut common = vec![20, 0];
        common.extend(part.flags.to_le_bytes());
        common.extend(part.method.unwrap_or(if part.is_stored { 0 } else { 8 }).to_le_bytes());
        common.extend([0; 4]);
        common.extend(part.crc.unwrap_or(crc.sum()).to_le_bytes());
        common.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        common.extend(u32::try_from(part.length.unwrap_or(part.content.len())).unwrap().to_le_bytes());
        common.extend(u16::try_from(part.name.len()).unwrap().to_le_bytes());
        common.extend([0; 2]);
        bytes.extend([b"PK\x03\x04", &common[..], part.name.as_bytes(), &packed].concat());
        directory
            .extend([b"PK\x01\x02\x14\0", &common[..], &[0; 10], &offset.to_le_bytes(), part.name.as_bytes()].concat());
    }
    let (offset, length) = (u32::try_from(bytes.len()).unwrap(), u32::try_from(directory.len()).unwrap());
    let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
    bytes.extend(directory);
    bytes.extend(
        [b"PK\x05\x06\0\0\0\0", &count[..], &count, &length.to_le_bytes(), &offset.to_le_bytes(), &[0, 0]].concat(),
    );
    bytes
}

const RELS: &str = r#"<Relationships><Relationship Id="r1" Type="http://x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK: &str =
    r#"<workbook xmlns:r="http://r"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#;
const WORKBOOK_RELS: &str = r#"<Relationships><Relationship Id="r1" Type="http://x/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const TEXTS: &str = r#"<sst count="2" uniqueCount="2"><si><t>Name</t></si><si><t>Gülnarə Əliyeva</t></si></sst>"#;
const SHEET: &str = r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row></sheetData></worksheet>"#;
