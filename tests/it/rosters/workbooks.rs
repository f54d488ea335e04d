//! Rosters in XLSX.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use testamur::roster::{ReadOptions, Roster, Skip, read};
use testamur::time::Day;

use super::{programme, summaries};

#[test]
fn reads_dates_numbers_and_texts_as_the_cells_hold_them() {
    let bytes = workbook(|sheet| {
        row(sheet, 0, &["Öğrenciler"]);
        row(sheet, 2, &["Ad Soyad", "Doğum tarihi", "Saat", "Öğrenci no", "Not"]);
        row(sheet, 3, &["Şükrü Işık"]);
        sheet.write_datetime_with_format(3, 1, ExcelDateTime::from_ymd(2001, 10, 28).unwrap(), &date()).unwrap();
        sheet.write_number(3, 2, 12.5).unwrap();
        sheet.write_number(3, 3, 20_221_234.0).unwrap();
        sheet.write_number(3, 4, 95.0).unwrap();
        row(sheet, 5, &["Gülnarə Əliyeva", "28.10.2001", "12,5", "0042", "AA"]);
        row(sheet, 6, &["Ayşe Ünlü"]);
        sheet.write_number(6, 1, 37_192.0).unwrap();
        sheet.write_formula(6, 2, Formula::new("=6*2").set_result("12")).unwrap();
    });
    let roster = good(&bytes, None);
    let days: Vec<_> = roster.entries.iter().map(|entry| (entry.row, entry.birth_date)).collect();
    let born = Day::new(2001, 10, 28);
    assert_eq!(days, [(4, born), (6, born), (7, born)]);
    let hours: Vec<String> = roster.entries.iter().map(|entry| entry.hours.unwrap().to_string()).collect();
    assert_eq!(hours, ["12.5", "12.5", "12"]);
    assert_eq!(roster.entries[0].student_number.as_deref(), Some("20221234"));
    assert_eq!(roster.entries[0].grade.as_ref().unwrap().as_str(), "95");
    assert_eq!(roster.entries[1].student_number.as_deref(), Some("0042"));
    let skipped = roster.notes.iter().filter(|note| note.to_string().contains(&Skip::Blank.to_string())).count();
    assert_eq!(skipped, 2);
}

#[test]
fn tells_the_faults_that_only_workbooks_have() {
    let bytes = workbook(|sheet| {
        row(sheet, 0, &["Name", "Birth date", "Hours", "Student number", "Role"]);
        row(sheet, 1, &["Anna B"]);
        sheet
            .write_datetime_with_format(
                1,
                1,
                ExcelDateTime::from_ymd(2001, 1, 2).unwrap().and_hms(9, 30, 0).unwrap(),
                &date(),
            )
            .unwrap();
        sheet.write_number_with_format(1, 2, 1.5, &Format::new().set_num_format("[h]:mm")).unwrap();
        sheet.write_number(1, 3, 12_345_678_901_234_567.0).unwrap();
        sheet.write_formula(1, 4, Formula::new("=NA()").set_result("#N/A")).unwrap();
        row(sheet, 2, &["Vera C"]);
        sheet.write_datetime_with_format(2, 2, ExcelDateTime::from_ymd(2022, 5, 12).unwrap(), &date()).unwrap();
    });
    let faults = read(&bytes, &ReadOptions::default(), &programme()).unwrap_err();
    assert_eq!(
        summaries(&faults),
        [
            "2 Birth date not-a-date",
            "2 Student number digits-lost",
            "2 Hours not-a-quantity",
            "2 Role cell-error",
            "3 Hours not-a-quantity",
        ],
        "{faults}"
    );
}

#[test]
fn asks_for_a_sheet_where_two_could_be_the_roster() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Leer").unwrap();
    let hidden = workbook.add_worksheet();
    hidden.set_name("Eski").unwrap().set_hidden(true);
    row(hidden, 0, &["Name"]);
    row(hidden, 1, &["Old Person"]);
    for (name, person) in [("Список", "Первый Человек"), ("İkinci", "İkinci Kişi")] {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).unwrap();
        row(sheet, 0, &["Name"]);
        row(sheet, 1, &[person]);
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let several = read(&bytes, &ReadOptions::default(), &programme()).unwrap_err();
    assert_eq!(
        several.to_string(),
        "file: several sheets of the workbook look like rosters: Список, İkinci [sheets-several]: name the right one with --sheet-name, or delete the others"
    );
    for (name, person) in
        [(Some("список"), "Первый Человек"), (Some(" ikinci "), "İkinci Kişi"), (Some("Eski"), "Old Person")]
    {
        assert_eq!(good(&bytes, name).entries[0].holder.name.as_str(), person);
    }
    let faults =
        read(&bytes, &ReadOptions { sheet_name: Some("Third"), ..ReadOptions::default() }, &programme()).unwrap_err();
    assert_eq!(
        faults.to_string(),
        "file: the workbook has no such sheet (Third) [sheet-missing]: choose one of Leer, Eski, Список, İkinci"
    );
    let faults =
        read(&bytes, &ReadOptions { sheet_name: Some("Leer"), ..ReadOptions::default() }, &programme()).unwrap_err();
    assert_eq!(summaries(&faults), ["- - header-missing"]);
}

#[test]
fn refuses_rows_and_columns_beyond_the_limits() {
    for (at, column) in [(20_200, 0), (1_048_575, 0), (1, 64), (1, 16_383)] {
        let bytes = workbook(|sheet| {
            row(sheet, 0, &["Name"]);
            sheet.write_string(at, column, "Anna B").unwrap();
        });
        assert_eq!(summaries(&read(&bytes, &ReadOptions::default(), &programme()).unwrap_err()), ["- - too-many"]);
    }
    let bytes = workbook(|sheet| {
        row(sheet, 0, &["Name"]);
        sheet.write_string(1, 0, "a".repeat(2_001)).unwrap();
    });
    assert_eq!(summaries(&read(&bytes, &ReadOptions::default(), &programme()).unwrap_err()), ["2 Name cell-too-long"]);
}

pub(super) fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().unwrap()
}

pub(super) fn row(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, cell) in (0..).zip(cells) {
        sheet.write_string(row, column, *cell).unwrap();
    }
}

fn good(bytes: &[u8], sheet_name: Option<&str>) -> Roster {
    let options = ReadOptions { file_name: "roster.xlsx", sheet_name, ..ReadOptions::default() };
    read(bytes, &options, &programme()).unwrap_or_else(|faults| panic!("{faults}"))
}

fn date() -> Format {
    Format::new().set_num_format("dd.mm.yyyy")
}
