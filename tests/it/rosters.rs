//! Rosters, good and bad: what is told, where, and by which code.

mod archives;
mod cases;
mod command;
mod corrected;
mod messy;

mod programmes;
mod tables;
mod workbooks;

use testamur::roster::{Programme, ReadOptions, Roster, read};
use testamur::time::Day;

#[test]
fn tells_every_fault_at_once_by_row_and_column() {
    let roster = "\
Список участников,,,,,,,,
,,,,,,,,
Фамилия,Имя,Дата рождения,E-mail,Часы,Начало,Окончание,Ротации,Результат
Иванова,Анна,03/04/2001,anna@mail.example,\"12,5\",,,EM+CARD,отлично
П?трова,Вера,31.02.2001,vera,много,2022-11-05,2022-11-01,EM+XX,120 h
,,12.12.2000,,,,,,
,,,,,,,,
Сидор0ва,Яна,01.02.03,,,28 октября,,EM+EM,
Кузина,Ия,01.02.1899,a@b..c,-5,,,,
Итого,,,,12,,,,
";
    assert_eq!(
        faults(roster),
        [
            "4 Дата рождения ambiguous-date",
            "5 Фамилия letters-lost",
            "5 Дата рождения not-a-date",
            "5 E-mail not-an-email",
            "5 Часы not-a-quantity",
            "5 Результат result-like-hours",
            "5 Окончание ends-before-start",
            "5 Ротации rotation-unknown",
            "6 - name-missing",
            "8 Фамилия name-sign",
            "8 Дата рождения year-short",
            "8 Начало not-a-date",
            "8 Ротации rotation-twice",
            "9 Дата рождения birth-date-implausible",
            "9 E-mail not-an-email",
            "9 Часы not-a-quantity",
        ]
    );
}

#[test]
fn tells_what_is_wrong_with_a_cell() {
    for (header, cell, code) in [
        ("Name", "Anna\u{fffd}", "letters-lost"),
        ("Name", "?lham", "letters-lost"),
        ("Name", "anna@mail.example", "name-sign"),
        ("Name", "1. Anna", "name-sign"),
        ("Name", "Anna\u{202e}", "not-printable"),
        ("Latin name,Name", "A;a,Анна", "name-sign"),
        ("University,Name", "X\u{fffd},Anna", "letters-lost"),
        ("University,Name", "X\u{202e},Anna", "not-printable"),
        ("University,Name", "?niversite,Anna", "letters-lost"),
        ("University,Name", "Ýstanbul Ü.,Anna", "letters-garbled"),
        ("Name", "Ивaнова Анна", "letters-mixed"),
        ("Latin name,Name", "Анна Иванова,Анна", "not-latin"),
        ("Certificate number,Name", "imu-1,Anna", "not-the-form"),
        ("Credits,Name", "6 ECTS,Anna", "not-a-quantity"),
        ("Birth date,Name", "2001-13-01,Anna", "not-a-date"),
        ("Birth date,Name", "2022-10-28,Anna", "birth-date-implausible"),
        ("Rotations,Name", "EM CARD,Anna", "rotation-unknown"),
        ("Rotations,Name", "em,Anna", "rotation-unknown"),
        ("Email,Name", "a@b c.example,Anna", "not-an-email"),
        ("Result,Name", "12.5 h,Anna", "result-like-hours"),
    ] {
        let told = faults(&format!("{header}\n{cell}\n"));
        assert_eq!(told.len(), 1, "{cell}: {told:?}");
        assert!(told[0].starts_with("2 ") && told[0].ends_with(&format!(" {code}")), "{cell}: {told:?}");
    }
}

#[test]
fn tells_what_is_wrong_with_a_file() {
    for (bytes, code) in [
        (b"".as_slice(), "header-missing"),
        (b"Weight,Height\n1,2\n", "header-missing"),
        (b"Name,Hours\n", "roster-empty"),
        (b"Name,Hours\n,\nTotal,12\n", "roster-empty"),
        ("Имя,Фамилия".as_bytes().split_last().unwrap().1, "letters-lost"),
        (b"\xff\xfeN\0a\0m\0e\0", "roster-empty"),
        (b"N\0a\0m\0e\0", "roster-empty"),
        (b"\xc6\xa9\xac; \x92\xa8\xac\n\x80\xad\xad\xa0;1", "encoding-unknown"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 anything", "workbook-locked"),
        (b"PK\x03\x04 and no more", "not-a-spreadsheet"),
        (b"Name\nAnna\nBella\n\"Vera\nGalya\n", "quote-open"),
    ] {
        let faults = read(bytes, &ReadOptions::default(), &programme()).unwrap_err();
        assert_eq!(faults.iter().map(testamur::roster::Fault::code).collect::<Vec<_>>(), [code], "{faults}");
    }
    assert_eq!(faults("Name,Ad Soyad\nAnna,Anna\n"), ["1 Ad Soyad column-twice"]);
    assert_eq!(faults("Name\nAnna\n\"Vera\nGalya\n"), ["3 - quote-open"]);
}

#[test]
fn refuses_more_than_it_reads() {
    let wide = format!("Name\n{}Anna\n", ",".repeat(64));
    assert_eq!(faults(&wide), ["- - too-many"]);
    let long = format!("Name\n{}Anna\n", "\n".repeat(20_200));
    assert_eq!(faults(&long), ["- - too-many"]);
    assert_eq!(faults(&format!("Name\n{}\n", "a".repeat(2_001))), ["2 Name cell-too-long"]);
    assert_eq!(faults(&format!("Name\n{}\n", "a".repeat(501))), ["2 Name too-long"]);
    let large = vec![b'a'; 20 * 1024 * 1024 + 1];
    let told = read(&large, &ReadOptions::default(), &programme()).unwrap_err();
    assert_eq!(told.iter().map(testamur::roster::Fault::code).collect::<Vec<_>>(), ["file-too-large"]);
    let many: String = (0..6_000).map(|_| "1\n").collect();
    let told = read(format!("Name\n{}", many.replace('1', "A1")).as_bytes(), &ReadOptions::default(), &programme());
    let told = told.unwrap_err();
    assert_eq!((told.len(), told.iter().last().unwrap().code()), (5_001, "more-faults"));
}

#[test]
fn tells_rows_that_nothing_tells_apart() {
    for (roster, told) in [
        ("Name\nAnna B\nanna b\n", vec!["2 - namesakes", "3 - namesakes"]),
        ("Name,Hours\nAnna B,5\nAnna B,6\n", vec!["2 - namesakes", "3 - namesakes"]),
        ("Name,Hours\nAnna B,5\nVera C,5\nAnna B,5\n", vec!["4 - duplicate-row"]),
        ("Name,Birth date\nAnna B,2001-02-03\nAnna B,2001-02-03\n", vec!["3 - duplicate-row"]),
        ("Name,Birth date\nAnna B,2001-02-03\nAnna B,\n", vec!["2 - namesakes", "3 - namesakes"]),
        ("Name,Birth date\nAnna B,2001-02-03\nAnna B,2001-02-04\n", vec![]),
        ("Name,Student number\nAnna B,1\nAnna B,2\n", vec![]),
        ("Name,Student number\nAnna B,1\nVera C,1\n", vec!["3 - student-number-twice"]),
        ("Name,Student number\nAnna B,1\nAnna B,1\n", vec!["3 - duplicate-row"]),
        ("Name,Student number\nAnna B,1\nAnna B,\n", vec!["2 - namesakes", "3 - namesakes"]),
        (
            "Name,Student number,Birth date\nAnna B,1,2001-02-03\nAnna B,,2001-02-04\nAnna B,2,\n",
            vec!["3 - namesakes", "4 - namesakes"],
        ),
        ("Name,Certificate number\nAnna B,N-1\nVera C,N-1\n", vec!["3 - number-twice"]),
    ] {
        let result = read(roster.as_bytes(), &ReadOptions::default(), &programme());
        assert_eq!(result.map_or_else(|faults| summaries(&faults), |_| Vec::new()), told, "{roster}");
    }
}

#[test]
fn reads_names_in_the_order_of_their_language() {
    for (roster, name, native) in [
        ("Soyadı;Adı\nIşık;Şükrü\n", "Şükrü Işık", None),
        ("Фамилия;Имя\nОюн;Чодураа\n", "Оюн Чодураа", None),
        ("Имя;Фамилия;Отчество\nИлья;Щукин;Львович\n", "Щукин Илья Львович", None),
        ("Soyad;Ad;Ata adı\nƏliyeva;Gülnarə;Rəşid qızı\n", "Əliyeva Gülnarə Rəşid qızı", None),
        ("ФИО;ФИО (лат.)\nГүлнара Әлиева;Gulnara Alieva\n", "Gulnara Alieva", Some("Гүлнара Әлиева")),
        ("Name;Latin name\nMario Rossetti;Mario Rossetti\n", "Mario Rossetti", None),
        ("Latin name\nMario Rossetti\n", "Mario Rossetti", None),
        ("Name\n  Gu\u{308}lşen \u{a0} Ak  \n", "Gülşen Ak", None),
    ] {
        let holder = good(roster).entries[0].holder.clone();
        assert_eq!(holder.name.as_str(), name);
        assert_eq!(holder.native_name.as_ref().map(testamur::claims::Text::as_str), native);
    }
}

#[test]
fn reads_what_a_row_says_of_itself() {
    let roster = good(
        "Name,Email,Birth date,University,Student number,Certificate number,Hours,Credits,Role,Grade,From,To,Rotations\n\
         Anna B,a@b.example,28.10.2001,Sechenov University,007,N-1,\"12,5\",3,nurse,B,2022-11-01,,CARD + EM\n\
         Vera C,,,,,,,,,,,,\n",
    );
    let [anna, vera] = &roster.entries[..] else { panic!() };
    assert_eq!((anna.row, anna.email.as_deref()), (2, Some("a@b.example")));
    assert_eq!((anna.birth_date, anna.holder.birth_date), (Day::new(2001, 10, 28), None));
    assert_eq!(anna.student_number.as_deref(), Some("007"));
    assert_eq!(anna.number.as_ref().unwrap().as_str(), "N-1");
    let programme = programme();
    assert_eq!(programme.hours_for(anna).unwrap().to_string(), "12.5");
    assert_eq!(programme.credits_for(anna).unwrap().to_string(), "3");
    assert_eq!(programme.period_for(anna).starts().to_string(), "2022-11-01");
    assert_eq!(programme.period_for(anna).ends(), programme.period().ends());
    assert_eq!(anna.rotations, ["EM", "CARD"]);
    assert_eq!(vera.rotations, ["EM", "CARD", "NEUR"]);
    assert_eq!(programme.rotations_for(anna).len(), 2);
    assert_eq!(programme.hours_for(vera).unwrap().to_string(), "120");
    assert_eq!((vera.period, vera.number.as_ref()), (None, None));
}

#[test]
fn an_identity_outlives_the_roster() {
    let identity = |roster: &str| good(roster).entries[0].identity();
    let by_name = identity("Name,Birth date\nИванова Анна,2001-02-03\n");
    assert_eq!(by_name, identity("Дата рождения;ФИО;ФИО (лат.);Часы\n03.02.2001;ИВАНОВА АННА;Anna Ivanova;12\n"));
    assert_ne!(by_name, identity("Name,Birth date\nИванова Анна,2001-02-04\n"));
    assert_ne!(by_name, identity("Name\nИванова Анна\n"));
    let by_number = identity("Name,Student number\nИванова Анна,7\n");
    assert_eq!(by_number, identity("Name,Student number,Birth date\nПетрова Анна,7,2001-02-03\n"));
    assert_ne!(by_number, identity("Name,Student number\nИванова Анна,8\n"));
}

#[test]
fn passes_over_rows_and_columns_and_says_so() {
    let roster = good(
        "\u{feff}Roster of 2022\n\nNo\tName\tShoe size\n1\t2\t3\n1\tAnna B\t38\n2\t\t\n\n3\tVera C\t\nTotal: 2\t\t\n",
    );
    assert_eq!(roster.entries.iter().map(|entry| entry.row).collect::<Vec<_>>(), [5, 8]);
    let notes: Vec<String> = roster.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "the column “Shoe size” was not read",
            "row 1 was skipped: above the headers",
            "row 2 was skipped: blank",
            "row 4 was skipped: numbers of the columns",
            "row 6 was skipped: a serial number and nothing else",
            "row 7 was skipped: blank",
            "row 9 was skipped: totals",
        ]
    );
}

#[test]
fn counts_rows_as_a_spreadsheet_shows_them() {
    for (roster, rows) in [
        ("Name\r\n\r\n\"Anna\nB\"\r\nVera C\r\n", vec![3, 4]),
        ("Name\rAnna B\rVera C\r", vec![2, 3]),
        ("sep=;\nName;Hours\nAnna B;5\n", vec![3]),
        ("Name\nAnna \"Anya\" B", vec![]),
        ("\"Name\"\n\"Anna B\"\n", vec![2]),
    ] {
        let result = read(roster.as_bytes(), &ReadOptions::default(), &programme());
        let found = result.map_or_else(|_| Vec::new(), |roster| roster.entries.iter().map(|entry| entry.row).collect());
        assert_eq!(found, rows, "{roster:?}");
    }
}

#[test]
fn a_fault_is_told_in_a_sentence_and_as_json() {
    let faults = read("Name;Born\nAnna;03/04/2001\n".as_bytes(), &ReadOptions::default(), &programme()).unwrap_err();
    let told = "row 2, Born: this date could be 2001-04-03 or 2001-03-04 (03/04/2001) [ambiguous-date]: write 2001-04-03 or 2001-03-04";
    assert_eq!(faults.to_string(), told);
    assert_eq!(
        serde_json::to_string(&faults.into_vec()).unwrap(),
        "[{\"row\":2,\"column\":\"Born\",\"code\":\"ambiguous-date\",\"message\":\"this date could be 2001-04-03 or 2001-03-04\",\
         \"content\":\"03/04/2001\",\"cure\":\"write 2001-04-03 or 2001-03-04\"}]"
    );
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_a_roster_or_faults(bytes: Vec<u8>, start in proptest::sample::select(STARTS.to_vec())) {
        let bytes = [start, &bytes].concat();
        match read(&bytes, &ReadOptions::default(), &programme()) {
            Ok(roster) => proptest::prop_assert!(!roster.entries.is_empty()),
            Err(faults) => proptest::prop_assert!(faults.iter().all(|fault| !fault.cure().is_empty())),
        }
    }

    #[test]
    fn cells_that_were_quoted_are_read_as_they_were(cells in proptest::collection::vec("[a-zA-Z ,;\"\n\tğə]{0,12}", 1..20)) {
        let mut writer = csv::Writer::from_writer(b"Name,Role\n".to_vec());
        for (place, cell) in cells.iter().enumerate() {
            let name = format!("Person {}", char::from_u32(0x4e00 + u32::try_from(place).unwrap()).unwrap());
            writer.write_record([name.as_str(), cell]).unwrap();
        }
        let roster = read(&writer.into_inner().unwrap(), &ReadOptions::default(), &programme()).unwrap();
        let roles = roster.entries.iter().map(|entry| entry.role.as_ref().map_or("", |role| role.as_str()).to_owned());
        let expected = cells.iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "));
        proptest::prop_assert_eq!(roles.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn a_roster_reads_equal_in_every_encoding_with_every_separator_and_as_a_workbook(
        people in proptest::collection::vec(("[А-ЯЁ][а-яё]{2,9} [А-ЯЁ][а-яё]{1,8}", 1..400_u32, 1..28_u32), 2..12),
    ) {
        let table: String = people
            .iter()
            .enumerate()
            .map(|(place, (name, hours, day))| format!("\n{name}|{}|2001-02-{day:02}|K{place}", f64::from(*hours) / 2.0))
            .collect();
        let table = format!("ФИО|Часы|Дата рождения|Номер студента{table}");
        let entries = |bytes: &[u8]| read(bytes, &ReadOptions::default(), &programme()).map(|roster| roster.entries);
        let expected = entries(&tables::csv(';', &table));
        proptest::prop_assert_eq!(expected.as_ref().map(Vec::len), Ok(people.len()));
        for label in ["utf-8", "utf-8 bom", "utf-16le", "utf-16le bom", "utf-16be bom", "windows-1251"] {
            for separator in [',', ';', '\t'] {
                let found = entries(&tables::encoded(label, separator, &table));
                proptest::prop_assert_eq!(&found, &expected, "{} {}", label, separator);
            }
        }
        let found = entries(&tables::sheet(&table));
        proptest::prop_assert_eq!(&found, &expected);
    }
}

const STARTS: [&[u8]; 5] = [b"", b"Name,Birth date\n", b"PK\x03\x04", b"Name;\"", b"\xef\xbb\xbfName\t\n"];

fn programme() -> Programme {
    Programme::parse(programmes::GOOD).unwrap_or_else(|faults| panic!("{faults}"))
}

fn good(roster: &str) -> Roster {
    read(roster.as_bytes(), &ReadOptions::default(), &programme()).unwrap_or_else(|faults| panic!("{faults}"))
}

/// `row column code` of every fault.
fn faults(roster: &str) -> Vec<String> {
    summaries(&read(roster.as_bytes(), &ReadOptions::default(), &programme()).unwrap_err())
}

fn summaries(faults: &testamur::roster::Faults) -> Vec<String> {
    let row = |row: Option<u32>| row.map_or("-".to_owned(), |row| row.to_string());
    faults
        .iter()
        .map(|fault| format!("{} {} {}", row(fault.row()), fault.column().unwrap_or("-"), fault.code()))
        .collect()
}
