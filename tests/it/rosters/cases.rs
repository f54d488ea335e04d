//! Rosters as registrars have them: one line a file, with exactly what has to be read and told.
//!
//! A line of the answer is `how it was read`, `row: person`, `row name-of-the-note …` or `row column: code`.

use rust_xlsxwriter::{Format, Worksheet};
use testamur::roster::{Note, ReadOptions, Reading, examine};

use super::archives::{archive, parts};
use super::programme;
use super::tables::{csv, encoded, sheet, sheets, workbook};

struct Case {
    name: &'static str,
    file: Vec<u8>,
    answer: &'static [&'static str],
}

#[test]
fn every_file_is_read_and_told_exactly_so() {
    let cases = cases();
    assert!(cases.len() >= 60, "{}", cases.len());
    let mut wrong = Vec::new();
    for Case { name, file, answer } in cases {
        let told = told(&examine(&file, &ReadOptions::default(), &programme()));
        if told != answer {
            wrong.push(format!("@@{name}\n{}", told.iter().map(|line| format!("{line:?},\n")).collect::<String>()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What was read and told, a line each.
pub(super) fn told(reading: &Reading) -> Vec<String> {
    let origin = &reading.origin;
    let delimiter =
        origin.delimiter.map(|delimiter| if delimiter == '\t' { "tab".to_owned() } else { delimiter.to_string() });
    let (first, last) = origin.header_rows;
    let header = if first == last { last.to_string() } else { format!("{first}+{last}") };
    let how: Vec<String> = [origin.encoding.map(|encoding| encoding.to_string()), delimiter, origin.sheet.clone()]
        .into_iter()
        .flatten()
        .collect();
    let mut told = vec![format!("{} header {header}", how.join(" "))];
    told.extend(reading.entries.iter().map(|entry| format!("{}: {}", entry.row, entry.own_name())));
    told.extend(reading.notes.iter().map(note));
    for fault in reading.check().err().iter().flatten() {
        let row = fault.row().map_or("file".to_owned(), |row| row.to_string());
        told.push(format!(
            "{}: {}",
            [Some(row.as_str()), fault.column()].into_iter().flatten().collect::<Vec<_>>().join(" "),
            fault.code()
        ));
    }
    told
}

fn note(note: &Note) -> String {
    let word = note.word();
    match note {
        Note::Capitals { row, proposal, .. } => format!("{row} {word} {}", proposal.as_deref().unwrap_or("-")),
        Note::CountDiffers { row, said, found } => format!("{row} {word} {said} {found}"),
        Note::HiddenColumn(column) | Note::UnknownColumn(column) => format!("{word} {column}"),
        Note::LatinProposed { row, latin, .. } => format!("{row} {word} {latin}"),
        Note::Merged { column, first, last } => format!("{first}-{last} {word} {column}"),
        Note::Skipped { row, why } => format!("{row} {word} {why}"),
        Note::Unseen { row, column } => format!("{row} {word} {column}"),
        other => other.to_string(),
    }
}

fn case(name: &'static str, file: Vec<u8>, answer: &'static [&'static str]) -> Case {
    Case { name, file, answer }
}

fn merge(sheet: &mut Worksheet, rows: (u32, u32), columns: (u16, u16), text: &str) {
    sheet.merge_range(rows.0 - 1, columns.0, rows.1 - 1, columns.1, text, &Format::new()).unwrap();
}

fn cases() -> Vec<Case> {
    [encodings(), separators(), headers(), cells(), names(), rows(), merged(), books()].into_iter().flatten().collect()
}

/// Encodings of text files.
#[rustfmt::skip]
fn encodings() -> Vec<Case> {
    vec![
        case("UTF-8", csv(';', "ФИО|Часы\nИванова Анна|5"), &["UTF-8 ; header 1", "2: Иванова Анна", "2 latin-proposed Ivanova Anna"]),
        case("UTF-8 with a byte order mark", encoded("utf-8 bom", ';', "Ad Soyad|Saat\nŞükrü Işık|5"), &["UTF-8 ; header 1", "2: Şükrü Işık"]),
        case("UTF-16 as Excel's Unicode text", encoded("utf-16le bom", '\t', "ФИО|Часы\nИванова Анна|5"), &["UTF-16LE tab header 1", "2: Иванова Анна", "2 latin-proposed Ivanova Anna"]),
        case("UTF-16, big end first", encoded("utf-16be bom", ';', "Ad, soyad|Saat\nGülnarə Əliyeva|5"), &["UTF-16BE ; header 1", "2: Gülnarə Əliyeva"]),
        case("UTF-16 without a mark", encoded("utf-16le", '\t', "Ad, soyad|Saat\nGülnarə Əliyeva|5"), &["UTF-16LE tab header 1", "2: Gülnarə Əliyeva"]),
        case("Windows-1251", encoded("windows-1251", ';', "ФИО|Часы\nИванова Анна|5"), &["windows-1251 ; header 1", "2: Иванова Анна", "2 latin-proposed Ivanova Anna"]),
        case("Windows-1251, Belarusian", encoded("windows-1251", ';', "ФИО|Часы\nШчэрба Янка Ўладзіміравіч|5"), &["windows-1251 ; header 1", "2: Шчэрба Янка Ўладзіміравіч", "2 latin-proposed Ianka Shcherba"]),
        case("Windows-1254", encoded("windows-1254", ';', "Adı Soyadı|Saat\nŞükrü Işık|5"), &["windows-1254 ; header 1", "2: Şükrü Işık"]),
        case("Windows-1252", encoded("windows-1252", ',', "Name|Hours\nNiccolò Rossi|5"), &["windows-1252 , header 1", "2: Niccolò Rossi"]),
        case("KOI8-R is not guessed", encoded("koi8-r", ';', "ФИО|Часы\nИванова Анна|5"), &[" header 0", "file: encoding-unknown"]),
        case("DOS is not guessed", encoded("ibm866", ';', "ФИО|Часы\nИванова Анна|5"), &[" header 0", "file: encoding-unknown"]),
        case("UTF-8 with one damaged letter", [csv(';', "ФИО|Часы\nИванова Анн").as_slice(), b"\xd0;5\n"].concat(), &["UTF-8 ; header 1", "2 ФИО: letters-lost"]),
        case("letters lost on the way", csv(';', "Ad, soyad|Saat\nG?lnar? ?liyeva|5"), &["UTF-8 ; header 1", "2 Ad, soyad: letters-lost"]),
        case("UTF-8 read as a code page, and saved", csv(';', "Name|Hours\nÅžÃ¼krÃ¼ IÅŸÄ±k|5\nÐ˜Ð²Ð°Ð½|5"), &["UTF-8 ; header 1", "2 Name: letters-garbled", "3 Name: letters-garbled"]),
        case("a Turkish code page read as the Western one", csv(';', "Adý Soyadý|Görevi\nÝbrahim Yýldýz|hemþire"), &["UTF-8 ; header 1", "2 Adý Soyadý: letters-garbled", "2 Görevi: letters-garbled"]),
        case("a Cyrillic code page read as the Western one", csv(';', "ÔÈÎ|×àñû\nÈâàíîâà Àííà|5"), &["UTF-8 ; header 1", "2 ÔÈÎ: letters-garbled"]),
    ]
}

/// Separators and quotation marks.
#[rustfmt::skip]
fn separators() -> Vec<Case> {
    vec![
        case("commas", csv(',', "Name|Hours\nAnna Bell|\"12,5\""), &["UTF-8 , header 1", "2: Anna Bell"]),
        case("semicolons with commas inside", csv(';', "Ad, soyad|Saat\nŞükrü Işık|12,5"), &["UTF-8 ; header 1", "2: Şükrü Işık"]),
        case("tabs", csv('\t', "Name|Hours\nAnna Bell|12.5"), &["UTF-8 tab header 1", "2: Anna Bell"]),
        case("the first line names the separator", csv(';', "sep=;\nName|Hours\nAnna Bell|5"), &["UTF-8 ; header 2", "3: Anna Bell", "1 skipped blank"]),
        case("a quotation mark that nothing closes", csv(';', "Name|Hours\n\"Anna Bell|5\nVera Coy|6"), &["UTF-8 ; header 1", "2: quote-open", "2 Name: name-sign"]),
        case("one column", csv(';', "Name\nAnna Bell\nVera Coy"), &["UTF-8 , header 1", "2: Anna Bell", "3: Vera Coy"]),
    ]
}

/// Headers.
#[rustfmt::skip]
fn headers() -> Vec<Case> {
    vec![
        case("decorated headers", sheet("№ п/п|ФИО (полностью) *|Дата рождения\\n(дд.мм.гггг)|Роль:\n#1|Иванова Анна|@2001-02-03|сестра"), &["Sheet1 header 1", "2: Иванова Анна", "2 latin-proposed Ivanova Anna"]),
        case("headers in two languages", sheet("Ad Soyad / Full name|Saat / Hours\nŞükrü Işık|#5"), &["Sheet1 header 1", "2: Şükrü Işık"]),
        case("a title, a date and a blank row above", sheet("Список участников\nот 01.07.2022\n\nФИО|Часы\nИванова Анна|#5"), &["Sheet1 header 4", "5: Иванова Анна", "1 skipped above the headers", "2 skipped above the headers", "3 skipped blank", "5 latin-proposed Ivanova Anna"]),
        case("columns that nobody knows", sheet("ФИО|Рост|Размер халата\nИванова Анна|#170|M"), &["Sheet1 header 1", "2: Иванова Анна", "unknown-column Рост", "unknown-column Размер халата", "2 latin-proposed Ivanova Anna"]),
        case("two columns of one meaning", sheet("ФИО|Участник\nИванова Анна|Иванова Анна"), &["Sheet1 header 1", "2: Иванова Анна", "2 latin-proposed Ivanova Anna", "1 Участник: column-twice"]),
        case("no header", sheet("Иванова Анна|#5\nПетрова Вера|#6"), &["Sheet1 header 0", "file: header-missing"]),
        case("a row that numbers the columns", sheet("№|ФИО|Часы\n#1|#2|#3\n#1|Иванова Анна|#5"), &["Sheet1 header 1", "3: Иванова Анна", "2 skipped numbers of the columns", "3 latin-proposed Ivanova Anna"]),
        case("two rows of headers", workbook("№|ФИО|||Период|\n|Фамилия|Имя|Отчество|с|по\n#1|Иванова|Анна|Петровна|@2022-11-01|@2022-11-30", |sheet| {
            merge(sheet, (1, 2), (0, 0), "№");
            merge(sheet, (1, 1), (1, 3), "ФИО");
            merge(sheet, (1, 1), (4, 5), "Период");
        }), &["Sheet1 header 1+2", "3: Иванова Анна Петровна", "3 latin-proposed Anna Ivanova"]),
        case("two rows of headers in a text file", csv(';', "№|ФИО||Часы\n|Фамилия|Имя|\n1|Иванова|Анна|5"), &["UTF-8 ; header 1+2", "3: Иванова Анна", "3 latin-proposed Anna Ivanova"]),
        case("one header over three columns of a name", workbook("№|ФИО|||Часы\n#1|Иванова|Анна|Петровна|#5", |sheet| {
            merge(sheet, (1, 1), (1, 3), "ФИО");
        }), &["Sheet1 header 1", "2: Иванова Анна Петровна", "2 latin-proposed Anna Ivanova"]),
        case("the first person is no second header", workbook("Роль|ФИО|Часы\nстудент|Иванова Анна|#5", |_| {}), &["Sheet1 header 1", "2: Иванова Анна", "2 latin-proposed Ivanova Anna"]),
        case("a header that lost letters", csv(';', "ФИ\u{fffd};ФИО\nx;Иванова Анна"), &["UTF-8 ; header 1", "2: Иванова Анна", "unknown-column ФИ�", "2 latin-proposed Ivanova Anna", "1 ФИ�: letters-lost"]),
        case("a column for passports by its remark", sheet("ФИО|ФИО (англ.)|Фамилия (лат.)\nИванова Анна|Anna Ivanova|Ivanova"), &["Sheet1 header 1", "2: Иванова Анна", "unknown-column Фамилия (лат.)"]),
    ]
}

/// Dates, numbers, formulas.
#[rustfmt::skip]
fn cells() -> Vec<Case> {
    vec![
        case("dates in every form", sheet("Name|Birth date\nAnna Bell|@2001-02-03\nVera Coy|#36925\nGalina Dee|2001-02-03\nDora Eve|03.02.2001\nElla Fay|13/02/2001"), &["Sheet1 header 1", "2: Anna Bell", "3: Vera Coy", "4: Galina Dee", "5: Dora Eve", "6: Ella Fay"]),
        case("dates that are none", sheet("Name|Birth date\nAnna Bell|03/02/2001\nVera Coy|31.02.2001\nGalina Dee|03.02.01\nDora Eve|весна 2001"), &["Sheet1 header 1", "2 Birth date: ambiguous-date", "3 Birth date: not-a-date", "4 Birth date: year-short", "5 Birth date: not-a-date"]),
        case("a date with a time of day", sheet("Name|Birth date\nAnna Bell|@2001-02-03 09:30"), &["Sheet1 header 1", "2 Birth date: not-a-date"]),
        case("a date in a column of hours", sheet("Name|Hours\nAnna Bell|@2022-05-12"), &["Sheet1 header 1", "2 Hours: not-a-quantity"]),
        case("formulas with their values", sheet("Name|Hours\n=A9&B9→Anna Bell|=6*2→12"), &["Sheet1 header 1", "2: Anna Bell"]),
        case("a formula that was never computed", archive(&parts(
            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\"><f>B2</f></c></row></sheetData></worksheet>",
            "<sst><si><t>Name</t></si></sst>",
        )), &["S header 1", "2 Name: formula-without-value"]),
        case("an error of the spreadsheet", sheet("Name|Hours|Birth date\nAnna Bell|=NA()→#N/A|=NA()→#N/A"), &["Sheet1 header 1", "2 Birth date: cell-error", "2 Hours: cell-error"]),
        case("hours that are none", sheet("Name|Hours\nAnna Bell|12 h\nVera Coy|#12.25\nGalina Dee|много"), &["Sheet1 header 1", "2 Hours: not-a-quantity", "3 Hours: not-a-quantity", "4 Hours: not-a-quantity"]),
        case("a number that lost digits", sheet("Name|Student number\nAnna Bell|#12345678901234567"), &["Sheet1 header 1", "2 Student number: digits-lost"]),
        case("a cell too long, in a column that is read and in one that is not", csv(';', &format!("Name|Role|Remark\nAnna Bell|{0}|{0}", "a".repeat(2_001))), &["UTF-8 ; header 1", "unknown-column Remark", "2 Role: cell-too-long"]),
        case("a mail address that is none", sheet("Name|Email\nAnna Bell|anna(at)mail.example"), &["Sheet1 header 1", "2 Email: not-an-email"]),
        case("what looks like a formula is text", csv(';', "Name|Role\nAnna Bell|=1+1\nVera Coy|+7 900 1\nGalina Dee|@home"), &["UTF-8 ; header 1", "2: Anna Bell", "3: Vera Coy", "4: Galina Dee"]),
        case("yes and no", workbook("Name|Result\nAnna Bell|", |sheet| _ = sheet.write_boolean(1, 1, true).unwrap()), &["Sheet1 header 1", "2: Anna Bell"]),
    ]
}

/// Names.
#[rustfmt::skip]
fn names() -> Vec<Case> {
    vec![
        case("surname, given name, patronymic in any order", sheet("Отчество|Имя|Фамилия\nЛьвович|Илья|Щукин"), &["Sheet1 header 1", "2: Щукин Илья Львович", "2 latin-proposed Ilia Shchukin"]),
        case("stray spaces and letters in parts", sheet("Name\n\u{a0} Gu\u{308}lşen  \u{a0}Ak "), &["Sheet1 header 1", "2: Gülşen Ak"]),
        case("signs that nobody sees", sheet("ФИО\nИва\u{ad}нова\u{200b} Анна\u{feff}"), &["Sheet1 header 1", "2: Иванова Анна", "2 unseen ФИО", "2 latin-proposed Ivanova Anna"]),
        case("capitals", sheet("ФИО\nИВАНОВА АННА\nŞÜKRÜ IŞIK\nLOUIS ÇAY"), &["Sheet1 header 1", "2: ИВАНОВА АННА", "3: ŞÜKRÜ IŞIK", "4: LOUIS ÇAY", "2 latin-proposed IVANOVA ANNA", "2 capitals Иванова Анна", "3 capitals Şükrü Işık", "4 capitals -"]),
        case("a Latin letter in a Cyrillic name", sheet("ФИО\nИвaнова Анна\nПетров A. B."), &["Sheet1 header 1", "2 ФИО: letters-mixed", "3 ФИО: letters-mixed"]),
        case("a Cyrillic letter in a Latin name", sheet("Ad, soyad|Latin name\nGülnarә Əliyeva|Gulnara Аlieva"), &["Sheet1 header 1", "2 Ad, soyad: letters-mixed", "2 Latin name: letters-mixed"]),
        case("Cyrillic letters for the passport", sheet("ФИО|ФИО (лат.)\nИванова Анна|Анна Иванова"), &["Sheet1 header 1", "2 ФИО (лат.): not-latin"]),
        case("a letter of another script in a text", sheet("Name|University\nAnna Bell|Сeченовский университет"), &["Sheet1 header 1", "2 University: letters-mixed"]),
        case("signs that no name has", sheet("Name\nAnna 2\nVera_Coy\nhttp://x.example"), &["Sheet1 header 1", "2 Name: name-sign", "3 Name: name-sign", "4 Name: name-sign"]),
        case("names of many peoples", sheet("Name\nGuðrún Þórðardóttir\nÖwezberdiýewa Aýna\nJán Novotný\nD’Angelo, Zoë-Marie\n李 伟\nОюн Чодураа"), &["Sheet1 header 1", "2: Guðrún Þórðardóttir", "3: Öwezberdiýewa Aýna", "4: Ján Novotný", "5: D’Angelo, Zoë-Marie", "6: 李 伟", "7: Оюн Чодураа", "7 latin-proposed Oiun Choduraa"]),
        case("namesakes", sheet("ФИО\nИванова Анна\nПетрова Вера\nИВАНОВА АННА"), &["Sheet1 header 1", "2: Иванова Анна", "3: Петрова Вера", "4: ИВАНОВА АННА", "2 latin-proposed Ivanova Anna", "3 latin-proposed Petrova Vera", "4 latin-proposed IVANOVA ANNA", "4 capitals Иванова Анна", "2: namesakes", "4: namesakes"]),
        case("namesakes with birth dates", sheet("ФИО|Дата рождения\nИванова Анна|@2001-02-03\nИванова Анна|@2001-02-04"), &["Sheet1 header 1", "2: Иванова Анна", "3: Иванова Анна", "2 latin-proposed Ivanova Anna", "3 latin-proposed Ivanova Anna"]),
        case("the same row twice", sheet("ФИО|Часы\nИванова Анна|#5\nПетрова Вера|#6\nИванова Анна|#5"), &["Sheet1 header 1", "2: Иванова Анна", "3: Петрова Вера", "4: Иванова Анна", "2 latin-proposed Ivanova Anna", "3 latin-proposed Petrova Vera", "4 latin-proposed Ivanova Anna", "4: duplicate-row"]),
        case("one student number for two", sheet("ФИО|Номер студента\nИванова Анна|7\nПетрова Вера|7"), &["Sheet1 header 1", "2: Иванова Анна", "3: Петрова Вера", "2 latin-proposed Ivanova Anna", "3 latin-proposed Petrova Vera", "3: student-number-twice"]),
        case("rows without a name", sheet("№|ФИО|Часы\n#1||#5\n#2|Иванова Анна|#5"), &["Sheet1 header 1", "3: Иванова Анна", "3 latin-proposed Ivanova Anna", "2: name-missing"]),
    ]
}

/// Rows that name nobody.
#[rustfmt::skip]
fn rows() -> Vec<Case> {
    vec![
        case("totals and signatures below", sheet("№|ФИО|Часы\n#1|Иванова Анна|#5\n#2|Петрова Вера|#6\nИтого:||#11\n\nДекан факультета||___________ И. О. Фамилия\nИсполнитель: И. О. Фамилия"), &["Sheet1 header 1", "2: Иванова Анна", "3: Петрова Вера", "2 latin-proposed Ivanova Anna", "3 latin-proposed Petrova Vera", "4 skipped totals", "5 skipped blank", "6 skipped signatures and remarks below the people", "7 skipped signatures and remarks below the people"]),
        case("a total that counts people", sheet("ФИО\nИванова Анна\nПетрова Вера\nВсего: 3 чел."), &["Sheet1 header 1", "2: Иванова Анна", "3: Петрова Вера", "2 latin-proposed Ivanova Anna", "3 latin-proposed Petrova Vera", "4 skipped totals", "4 count-differs 3 2"]),
        case("serial numbers prepared for more people", sheet("№|ФИО\n#1|Иванова Анна\n#2|\n#3|"), &["Sheet1 header 1", "2: Иванова Анна", "2 latin-proposed Ivanova Anna", "3 skipped a serial number and nothing else", "4 skipped a serial number and nothing else"]),
        case("subtotals between people", sheet("Name|Hours\nAnna Bell|#5\nTotal|#5\nVera Coy|#6\nTotal|#6"), &["Sheet1 header 1", "2: Anna Bell", "4: Vera Coy", "3 skipped totals", "5 skipped totals"]),
        case("a dean who takes part", sheet("Role|Name\nDean|Anna Bell\nDean|Vera Coy"), &["Sheet1 header 1", "2: Anna Bell", "3: Vera Coy"]),
        case("Dean is a given name", sheet("Name|Birth date\nAnna Bell|@2001-02-03\nDean Martin|@2001-02-04"), &["Sheet1 header 1", "2: Anna Bell", "3: Dean Martin"]),
        case("hidden rows and columns", workbook("ФИО|Дата рождения\nИванова Анна|@2001-02-03\nПетрова Вера|@2001-02-03", |sheet| {
            sheet.set_row_hidden(1).unwrap();
            sheet.set_column_hidden(1).unwrap();
        }), &["Sheet1 header 1", "3: Петрова Вера", "hidden-column Дата рождения", "2 skipped hidden or filtered out", "3 latin-proposed Petrova Vera"]),
        case("nobody", sheet("ФИО|Часы\nИтого|#0"), &["Sheet1 header 1", "2 skipped totals", "file: roster-empty"]),
        case("an empty file", Vec::new(), &["UTF-8 , header 0", "file: header-missing"]),
    ]
}

/// Merged cells.
#[rustfmt::skip]
fn merged() -> Vec<Case> {
    vec![
        case("an institution for three people", workbook("ФИО|Вуз\nИванова Анна|\nПетрова Вера|\nСидорова Яна|", |sheet| merge(sheet, (2, 4), (1, 1), "Сеченовский университет")), &["Sheet1 header 1", "2: Иванова Анна", "3: Петрова Вера", "4: Сидорова Яна", "2 latin-proposed Ivanova Anna", "3 latin-proposed Petrova Vera", "4 latin-proposed Sidorova Iana", "2-4 merged Вуз"]),
        case("a birth date for two people", workbook("ФИО|Дата рождения\nИванова Анна|\nПетрова Вера|", |sheet| merge(sheet, (2, 3), (1, 1), "03.02.2001")), &["Sheet1 header 1", "2: Иванова Анна", "2 latin-proposed Ivanova Anna", "3 Дата рождения: cells-merged"]),
        case("a person over two rows", workbook("ФИО|Ротации\n|EM\n|CARD", |sheet| merge(sheet, (2, 3), (0, 0), "Иванова Анна")), &["Sheet1 header 1", "2: Иванова Анна", "2 latin-proposed Ivanova Anna", "3 ФИО: cells-merged"]),
        case("a merged title", workbook("\nName|Hours|Role\nAnna Bell|#5|nurse", |sheet| merge(sheet, (1, 1), (0, 2), "Name of the programme")), &["Sheet1 header 2", "3: Anna Bell", "1 skipped above the headers"]),
    ]
}

/// Workbooks of several sheets, and what is none.
#[rustfmt::skip]
fn books() -> Vec<Case> {
    vec![
        case("the sheet that looks like a roster", sheets(&[("Инструкция", "Заполните лист"), ("Список", "ФИО|Часы\nИванова Анна|#5"), ("Справочник", "Код\nEM")]), &["Список header 1", "2: Иванова Анна", "2 latin-proposed Ivanova Anna"]),
        case("two sheets that look like rosters", sheets(&[("2021", "ФИО|Часы\nИванова Анна|#5"), ("2022", "ФИО|Часы\nПетрова Вера|#5")]), &[" header 0", "file: sheets-several"]),
        case("a hidden sheet is not chosen", sheets(&[("Новый", "ФИО|Часы\nИванова Анна|#5"), (".Старый", "ФИО|Часы\nПетрова Вера|#5")]), &["Новый header 1", "2: Иванова Анна", "2 latin-proposed Ivanova Anna"]),
        case("empty sheets", sheets(&[("One", ""), ("Two", "")]), &[" header 0", "file: header-missing"]),
        case("a workbook of Excel 97", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more".to_vec(), &[" header 0", "file: workbook-locked"]),
        case("half a workbook", sheet("Name\nAnna Bell").split_at(900).0.to_vec(), &[" header 0", "file: not-a-spreadsheet"]),
        case("more columns than any roster", csv(';', &format!("Name|Role\n{}Anna Bell", "|".repeat(64))), &["UTF-8 ; header 1", "file: too-many"]),
    ]
}
