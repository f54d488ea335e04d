//! The rosters of `examples/` as an office would have them: `tests/rosters/*.xlsx`, written by the functions below and read as exactly
//! the same people, or with exactly the faults that are listed here.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet};
use testamur::roster::{Entry, Programme, ReadOptions, examine, examples, read};

use super::summaries;

#[test]
fn the_files_of_the_examples_are_those_that_are_written_here() {
    let mut changed = Vec::new();
    for (name, bytes) in files() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rosters").join(name);
        if fs::read(&path).ok().as_ref() != Some(&bytes) {
            let new = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
            fs::write(&new, bytes).unwrap();
            changed.push(format!("cp {} {}", new.display(), path.display()));
        }
    }
    assert!(changed.is_empty(), "look at the new files, then:\n{}", changed.join("\n"));
}

#[test]
fn five_messy_rosters_name_the_same_people_as_the_clean_ones() {
    for ((name, bytes), example) in files().into_iter().zip(examples::all()).take(5) {
        let programme = Programme::parse(example.programme).unwrap();
        let reading = examine(&bytes, &ReadOptions::default(), &programme);
        reading.check().unwrap_or_else(|faults| panic!("{name}: {faults}"));
        let people = |entries: &[Entry]| entries.iter().cloned().map(without_row).collect::<Vec<_>>();
        let clean = clean(&example).0;
        assert_eq!(people(&reading.entries).len(), clean.len(), "{name}");
        for (messy, clean) in people(&reading.entries).into_iter().zip(people(&clean)) {
            assert_eq!(messy, clean, "{name}");
        }
    }
}

#[test]
fn the_sixth_tells_exactly_these_faults() {
    let (name, bytes) = files().pop().unwrap();
    let example = examples::all()[5];
    let programme = Programme::parse(example.programme).unwrap();
    let faults = read(&bytes, &ReadOptions::default(), &programme).unwrap_err();
    assert_eq!(
        summaries(&faults),
        [
            "5 ФИО letters-mixed",
            "6 ФИО letters-lost",
            "7 ФИО name-sign",
            "8 ФИО на английском not-latin",
            "9 ФИО letters-garbled",
            "10 - name-missing",
            "34 - student-number-twice",
        ],
        "{name}: {faults}"
    );
}

fn without_row(mut entry: Entry) -> Entry {
    entry.row = 0;
    entry
}

/// The six files, in the order of the examples.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("1-emergency-internship.xlsx", istanbul()),
        ("2-double-degree.xlsx", moscow()),
        ("3-clinical-practice-minsk.xlsx", minsk()),
        ("4-clinical-practice-baku.xlsx", baku()),
        ("5-volunteers.xlsx", volunteers()),
        ("6-letters-of-gratitude.xlsx", letters()),
    ]
}

/// A title over merged and coloured cells, two rows of headers, an employer merged over two people, a hidden column of addresses,
/// a total and signatures, and a sheet of instructions before it.
fn istanbul() -> Vec<u8> {
    let (_, rows) = clean(&examples::all()[0]);
    book(|workbook| {
        let sheet = workbook.add_worksheet().set_name("Инструкция").unwrap();
        put(sheet, 1, 0, "Заполните лист «Стажировка». ФИО — как в паспорте.");
        let sheet = workbook.add_worksheet().set_name("Стажировка").unwrap();
        let red = Format::new().set_background_color(Color::RGB(0x00C0_0000)).set_font_color(Color::White).set_bold();
        sheet.merge_range(0, 0, 0, 8, "СПИСОК СТАЖЁРОВ (образец, все лица вымышлены)", &red).unwrap();
        put(sheet, 1, 7, "Приложение № 1 к приказу");
        for (columns, text) in [
            ((1, 3), "Ф.И.О. стажёра"),
            ((4, 4), "ФИО латиницей"),
            ((5, 5), "Дата рождения"),
            ((6, 6), "Место работы"),
            ((7, 7), "Эл. почта"),
            ((0, 0), "№"),
        ] {
            let last = if columns.0 == columns.1 { 4 } else { 3 };
            sheet.merge_range(3, columns.0, last, columns.1, text, &Format::new().set_bold()).unwrap();
        }
        for (column, text) in [(1, "Фамилия"), (2, "Имя"), (3, "Отчество"), (8, "Примечание")]
        {
            put(sheet, 4, column, text);
        }
        for (line, row) in (5..).zip(&rows) {
            (0..8).zip(row).for_each(|(column, cell)| {
                if column == 5 { day(sheet, line, column, cell) } else { put(sheet, line, column, cell) }
            });
        }
        sheet.merge_range(5, 6, 6, 6, &rows[0][6], &Format::new()).unwrap();
        sheet.set_column_hidden(7).unwrap();
        put(sheet, 17, 0, "Итого: 12 чел.");
        put(sheet, 19, 1, "Декан факультета");
        put(sheet, 19, 4, "____________________");
        put(sheet, 20, 1, "Исполнитель: приёмная деканата");
    })
}

/// Headers in two languages and another order, no-break spaces, birth dates as bare serial numbers, last year's list hidden.
fn moscow() -> Vec<u8> {
    let (_, rows) = clean(&examples::all()[1]);
    book(|workbook| {
        let sheet = workbook.add_worksheet().set_name("2015").unwrap();
        sheet.set_hidden(true);
        put(sheet, 0, 0, "Surname");
        put(sheet, 1, 0, "Somebody");
        let sheet = workbook.add_worksheet().set_name("Graduates").unwrap();
        put(sheet, 0, 0, "Double degree, class of 2022 (SAMPLE: all people are invented)");
        let headers = [
            "Date of birth",
            "Surname / Фамилия",
            "Given name / Имя",
            "Patronymic (if any)",
            "Name in passport *",
            "Student number",
            "Final grade",
            "E-mail",
            "Diploma supplement",
        ];
        (0..).zip(headers).for_each(|(column, header)| put(sheet, 2, column, header));
        for (line, row) in (3..).zip(&rows) {
            let (born, order) = (&row[5], [1, 2, 3, 4, 0, 6, 7]);
            sheet.write_number(line, 0, serial(born)).unwrap();
            for (column, from) in (1..).zip(order) {
                put(sheet, line, column, &row[from].replace(' ', "\u{a0}"));
            }
            put(sheet, line, 8, "ready ");
        }
    })
}

/// One header over three columns of a name, the university merged over all, blank rows, a row that numbers the columns.
fn minsk() -> Vec<u8> {
    let (_, rows) = clean(&examples::all()[2]);
    book(|workbook| {
        let sheet = workbook.add_worksheet().set_name("Лист1").unwrap();
        put(sheet, 0, 2, "Участники летней клинической практики (образец)");
        let headers = [
            (0, "№ п/п"),
            (1, "Ф.И.О."),
            (4, "ФИО (лат.)"),
            (5, "Дата рождения (дд.мм.гггг)"),
            (6, "№ студ. билета"),
            (7, "Университет"),
        ];
        for (column, header) in headers {
            put(sheet, 2, column, header);
        }
        sheet.merge_range(2, 1, 2, 3, "Ф.И.О.", &Format::new()).unwrap();
        (0..8).for_each(|column| _ = sheet.write_number(3, column, f64::from(column) + 1.0).unwrap());
        let people: Vec<_> = rows.iter().filter(|row| !row[1].is_empty() && row[0].parse::<u32>().is_ok()).collect();
        let line = |place: u32| 4 + place + place / 4;
        for (place, row) in (0..).zip(&people) {
            put(sheet, line(place), 0, &format!("{}.", row[0]));
            (1..4).zip(row[1].split(' ')).for_each(|(column, part)| put(sheet, line(place), column, part));
            put(sheet, line(place), 4, &row[2]);
            put(sheet, line(place), 5, &format!("{} г.", row[3]));
            put(sheet, line(place), 6, &row[4]);
        }
        let last = u32::try_from(people.len()).unwrap() - 1;
        sheet.merge_range(line(0), 7, line(last), 7, &people[0][5], &Format::new()).unwrap();
        put(sheet, line(last) + 1, 0, "Всего: 11");
        put(sheet, line(last) + 3, 1, "Согласовано:");
        put(sheet, line(last) + 3, 5, "М.П.");
    })
}

/// Decomposed letters, signs that nobody sees, dates as text, remarks, a second sheet of figures.
fn baku() -> Vec<u8> {
    let (_, rows) = clean(&examples::all()[3]);
    book(|workbook| {
        let sheet = workbook.add_worksheet().set_name("Tələbələr").unwrap();
        put(sheet, 0, 0, "2012-ci il təcrübəsi (nümunə)");
        let headers =
            ["Sıra №", "Soyad *", "Ad *", "Ata adı *", "Doğum tarixi (gün.ay.il)", "Universitet", "E-poçt", "Boy"];
        (0..).zip(headers).for_each(|(column, header)| put(sheet, 1, column, header));
        for (line, row) in (2..).zip(&rows) {
            for (column, cell) in (0..).zip(row) {
                let cell = match column {
                    1 | 2 => cell.replace('ü', "u\u{308}").replace('Ç', "C\u{327}") + "\u{200b}",
                    3 => cell.replacen('ə', "ə\u{ad}", 1),
                    4 => cell.split('-').rev().collect::<Vec<_>>().join("."),
                    _ => format!(" {cell} "),
                };
                put(sheet, line, column, &cell);
            }
        }
        put(sheet, 10, 1, "Qeyd: sənədlər dekanlıqdadır");
        let sheet = workbook.add_worksheet().set_name("Statistika").unwrap();
        (0..).zip(["Şöbə", "Saat"]).for_each(|(column, header)| put(sheet, 0, column, header));
        sheet.write_number(1, 1, 72).unwrap();
    })
}

/// Seven hundred people with subtotals after every hundred, hours as formulas, roles merged where they follow each other.
fn volunteers() -> Vec<u8> {
    let (entries, _) = clean(&examples::all()[4]);
    book(|workbook| {
        let sheet = workbook.add_worksheet().set_name("Волонтёры").unwrap();
        put(sheet, 0, 1, "Волонтёры кампании (ОБРАЗЕЦ, все лица вымышлены)");
        let headers = [
            "№",
            "ФИО волонтёра",
            "Имя как в загранпаспорте",
            "№ студ. билета",
            "Д.р.",
            "Всего часов",
            "Направление работы",
        ];
        (0..)
            .zip(headers)
            .for_each(|(column, header)| put(sheet, 4, column, &header.replace(" волонтёра", " (полностью)")));
        let mut line = 5;
        let mut run = (line, String::new());
        for (place, entry) in entries.iter().enumerate() {
            let role = entry.role.as_ref().unwrap().as_str();
            if run.1 != role {
                merge_roles(sheet, &run, line);
                run = (line, role.to_owned());
            }
            sheet.write_number(line, 0, f64::from(u32::try_from(place).unwrap() + 1)).unwrap();
            put(sheet, line, 1, entry.own_name());
            put(sheet, line, 2, entry.holder.name.as_str());
            put(sheet, line, 3, entry.student_number.as_deref().unwrap());
            day(sheet, line, 4, &entry.birth_date.unwrap().to_string());
            let hours = entry.hours.unwrap().to_string();
            sheet.write_formula(line, 5, Formula::new(format!("={hours}+0")).set_result(&hours)).unwrap();
            line += 1;
            if (place + 1) % 100 == 0 {
                merge_roles(sheet, &run, line);
                put(sheet, line, 1, "Итого по отряду");
                sheet.write_number(line, 5, 100).unwrap();
                line += 1;
                run = (line, String::new());
            }
        }
        put(sheet, line + 1, 1, "Руководитель штаба ____________");
    })
}

fn merge_roles(sheet: &mut Worksheet, (first, role): &(u32, String), end: u32) {
    match end - first {
        0 => {}
        _ if role.is_empty() => {}
        1 => put(sheet, *first, 6, role),
        _ => _ = sheet.merge_range(*first, 6, end - 1, 6, role, &Format::new()).unwrap(),
    }
}

/// Six faults in the first rows and one in the last: what typing, copying and saving do to names.
fn letters() -> Vec<u8> {
    let (_, mut rows) = clean(&examples::all()[5]);
    rows[0][1] = rows[0][1].replacen('а', "a", 1);
    rows[1][1] = rows[1][1].replacen('и', "?", 1);
    rows[2][1] = format!("{} (2)", rows[2][1]);
    rows[3][2] = rows[3][1].clone();
    rows[4][1] = "Þükrü Doðan".to_owned();
    rows[5][1] = String::new();
    rows[5][2] = String::new();
    let last = rows.len() - 1;
    rows[last][3] = rows[last - 1][3].clone();
    book(|workbook| {
        let sheet = workbook.add_worksheet().set_name("Благодарности").unwrap();
        put(sheet, 0, 0, "К награждению (образец)");
        let headers = ["№ п/п", "ФИО", "ФИО на английском", "Номер зачётной книжки", "Направление работы"];
        (0..).zip(headers).for_each(|(column, header)| put(sheet, 3, column, header));
        for (line, row) in (4..).zip(&rows) {
            (0..).zip(row).for_each(|(column, cell)| put(sheet, line, column, cell));
        }
    })
}

/// The people of an example, and the cells of its rows where it is a text file.
fn clean(example: &examples::Example) -> (Vec<Entry>, Vec<Vec<String>>) {
    let programme = Programme::parse(example.programme).unwrap();
    let roster = read(example.roster, &ReadOptions::default(), &programme).unwrap();
    let Ok(text) = str::from_utf8(example.roster) else { return (roster.entries, Vec::new()) };
    let delimiter = if text.contains(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(text.as_bytes());
    let rows: HashMap<u64, Vec<String>> = reader
        .records()
        .map(|record| record.unwrap())
        .map(|record| (record.position().unwrap().line(), record.iter().map(str::to_owned).collect()))
        .collect();
    let people = roster.entries.iter().map(|entry| rows[&u64::from(entry.row)].clone()).collect();
    (roster.entries, people)
}

fn book(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2022, 7, 1).unwrap();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    fill(&mut workbook);
    workbook.save_to_buffer().unwrap()
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, text: &str) {
    if !text.is_empty() {
        sheet.write_string(row, column, text).unwrap();
    }
}

/// A date cell from `14.03.1991` or `1991-03-14`.
fn day(sheet: &mut Worksheet, row: u32, column: u16, text: &str) {
    let format = Format::new().set_num_format("d mmmm yyyy");
    sheet.write_datetime_with_format(row, column, moment(text), &format).unwrap();
}

fn serial(text: &str) -> f64 {
    moment(text).to_excel()
}

fn moment(text: &str) -> ExcelDateTime {
    let mut parts: Vec<&str> = text.split(['.', '-']).collect();
    if parts[2].len() == 4 {
        parts.reverse();
    }
    ExcelDateTime::from_ymd(parts[0].parse().unwrap(), parts[1].parse().unwrap(), parts[2].parse().unwrap()).unwrap()
}
