//! Makes roster files from small drawings of tables: one line a row, cells between bars.

use encoding_rs::Encoding;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

/// A CSV file in UTF-8, the bars as separators.
pub(super) fn csv(separator: char, table: &str) -> Vec<u8> {
    text(separator, table).into_bytes()
}

/// A CSV file in another encoding; nothing of it may be lost.
pub(super) fn encoded(label: &str, separator: char, table: &str) -> Vec<u8> {
    let text = text(separator, table);
    match label {
        "utf-8 bom" => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16le bom" => [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        "utf-16be bom" => [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(),
        label => {
            let (bytes, _, is_lost) = Encoding::for_label(label.as_bytes()).unwrap().encode(&text);
            assert!(!is_lost, "{label} lacks a letter of {text}");
            bytes.into_owned()
        }
    }
}

/// A workbook of one sheet.
pub(super) fn sheet(table: &str) -> Vec<u8> {
    workbook(table, |_| {})
}

/// A workbook of one sheet to which more is done.
pub(super) fn workbook(table: &str, change: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    draw(sheet, table);
    change(sheet);
    workbook.save_to_buffer().unwrap()
}

/// A workbook of several sheets; a name that begins with a point is hidden.
pub(super) fn sheets(tables: &[(&str, &str)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, table) in tables {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name.trim_start_matches('.')).unwrap();
        draw(sheet, table);
        if name.starts_with('.') {
            sheet.set_hidden(true);
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// Writes a table: `#12.5` is a number, `@2001-02-03` a date cell, `=6*2→12` a formula with its value, all else text.
pub(super) fn draw(sheet: &mut Worksheet, table: &str) {
    let date = Format::new().set_num_format("dd.mm.yyyy");
    for (row, line) in (0..).zip(table.lines()) {
        for (column, cell) in (0..).zip(line.split('|')) {
            let cell = cell.replace("\\n", "\n");
            if let Some(number) = cell.strip_prefix('#') {
                sheet.write_number(row, column, number.parse::<f64>().unwrap()).unwrap();
            } else if let Some(day) = cell.strip_prefix('@') {
                let day = ExcelDateTime::parse_from_str(day).unwrap();
                sheet.write_datetime_with_format(row, column, &day, &date).unwrap();
            } else if let Some(formula) = cell.strip_prefix('=') {
                let (formula, value) = formula.split_once('→').unwrap();
                sheet.write_formula(row, column, Formula::new(formula).set_result(value)).unwrap();
            } else if !cell.is_empty() {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
    }
}

fn text(separator: char, table: &str) -> String {
    table.replace('|', &separator.to_string())
}
