//! The corrected copy (`--fix-out`): it reads again as the same roster, and after its marked cells were corrected without a fault.

use calamine::Reader as _;
use testamur::claims::Language;
use testamur::roster::{Mark, ReadOptions, Reading, Roster, examine, read};
use testamur::time::Day;
use testamur::words::Words;

use super::cases::told;
use super::tables::{csv, sheet, workbook};
use super::{programme, summaries};

const FAULTY: &str = "Список группы\n\n№|ФИО|Дата рождения|Часы|E-mail|Рост|Роль\n\
    #1|Ивaнова Анна|@2001-02-03|#12.5|anna@mail.example|#170|сестра\n\
    #2|Петрова Вера|31.02.2001|#5|vera|#165|+7 900\n\
    #3||#36925|много||=1+1→2|=NA()→#N/A\n\
    Итого:|||#17.5";

#[test]
fn a_copy_tells_the_same_faults_and_none_once_the_marked_cells_are_right() {
    let reading = examine(&sheet(FAULTY), &ReadOptions::default(), &programme());
    let before = reading.check().unwrap_err();
    let copy = corrected(&reading);
    let again = examine(&copy, &ReadOptions::default(), &programme());
    assert_eq!(summaries(&again.check().unwrap_err()), summaries(&before));
    assert_eq!(summaries(&before).len(), 6, "{before}");

    let good = FAULTY
        .replace("Ивaнова", "Иванова")
        .replace("31.02.2001", "@2001-02-28")
        .replace("vera|", "vera@mail.example|")
        .replace("#3||", "#3|Сидорова Яна|")
        .replace("много", "#6")
        .replace("=NA()→#N/A", "врач");
    assert_eq!(read(&sheet(&good), &ReadOptions::default(), &programme()).unwrap().entries.len(), 3);
}

#[test]
fn a_copy_of_a_good_roster_is_the_same_roster() {
    let book = workbook(
        "ФИО|Латиницей|Дата рождения|Часы|Вуз|Отметки\nИванова Анна|Anna Ivanova|@2001-02-03|#12.5||=2*3→6\nПетрова Вера|Vera Petrova|#36925|12,5||да\nСидорова Яна|Iana Sidorova|03.02.2001||МГУ|",
        |sheet| {
            sheet.merge_range(1, 4, 2, 4, "Сеченовский университет", &rust_xlsxwriter::Format::new()).unwrap();
            sheet.set_column_hidden(2).unwrap();
        },
    );
    let text =
        csv(';', "Name|Latin name|Role|Birth date\nЯ Анна|Anna Ia|=SUM(A1)|28.10.2001\nБ Вера|Vera B|-5|2001-10-28");
    for file in [book, text] {
        let reading = examine(&file, &ReadOptions::default(), &programme());
        let copy = examine(&corrected(&reading), &ReadOptions::default(), &programme());
        let body = |reading: &Reading| told(reading)[1..].to_vec();
        assert_eq!(body(&copy), body(&reading));
        assert_eq!(copy.entries, reading.entries);
    }
}

#[test]
fn proposed_names_are_in_the_copy_and_read_from_it() {
    for table in [
        "ФИО|Часы\nИванова Анна Петровна|#5\nŞükrü Işık|#6",
        "Латиницей|ФИО|Часы\n|Иванова Анна Петровна|#5\nS. Isik|Şükrü Işık|#6",
    ] {
        let reading = examine(&sheet(table), &ReadOptions::default(), &programme());
        let copy = good(&corrected(&reading));
        assert_eq!(copy.entries[0].holder.name.as_str(), "Anna Ivanova");
        assert_eq!(copy.entries[0].own_name(), "Иванова Анна Петровна");
        assert_eq!(copy.entries[1].own_name(), "Şükrü Işık");
        assert_eq!(reading.entries[0].identity(), copy.entries[0].identity());
    }
}

#[test]
fn a_copy_holds_no_formula_and_lists_every_fault() {
    let reading = examine(
        &csv(';', "Name|Role|Hours\nAnna Bell|=cmd|x\nVera Coy|@SUM(A1)|y\n"),
        &ReadOptions::default(),
        &programme(),
    );
    let copy = corrected(&reading);
    let mut workbook: calamine::Xlsx<std::io::Cursor<Vec<u8>>> =
        calamine::Xlsx::new(std::io::Cursor::new(copy)).unwrap();
    assert_eq!(workbook.sheet_names(), ["Roster", "Hatalar"]);
    for name in workbook.sheet_names() {
        assert_eq!(
            workbook.worksheet_formula(&name).unwrap().cells().filter(|(_, _, formula)| !formula.is_empty()).count(),
            0
        );
    }
    let listed = workbook.worksheet_range("Hatalar").unwrap();
    let lines: Vec<String> =
        listed.rows().map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>().join("|")).collect();
    assert_eq!(lines[0], "satır|sütun|kod|içerik|yanlış olan|yapılacak");
    assert!(
        lines[1].starts_with("2|Hours|not-a-quantity|x|") && lines[2].starts_with("3|Hours|not-a-quantity|y|"),
        "{lines:?}"
    );
}

fn corrected(reading: &Reading) -> Vec<u8> {
    let words = Words::of(Language::Tr);
    let marks: Vec<Mark> = reading
        .check()
        .err()
        .iter()
        .flatten()
        .map(|fault| Mark {
            place: fault.place.clone(),
            code: fault.code(),
            content: fault.content.clone(),
            problem: fault.problem.words(words),
            cure: fault.problem.cure(words),
        })
        .collect();
    reading.corrected(&marks, words, Day::new(2026, 7, 15).unwrap()).unwrap()
}

fn good(bytes: &[u8]) -> Roster {
    read(bytes, &ReadOptions::default(), &programme()).unwrap_or_else(|faults| panic!("{faults}"))
}
