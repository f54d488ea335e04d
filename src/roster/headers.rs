//! Which column a header means, and by which words rows of totals and signatures begin: `templates/words/columns.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::fold;
use super::letters;

/// A column that rosters may have (docs/OPERATING.md, "Rosters").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    BirthDate,
    Credits,
    Email,
    Ends,
    GivenName,
    HomeInstitution,
    Hours,
    LatinName,
    Name,
    Number,
    Patronymic,
    Result,
    Role,
    Rotations,
    /// Numbers the rows; says nothing.
    Serial,
    Starts,
    StudentNumber,
    Surname,
}

impl Column {
    /// Every column.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        TABLES.iter().map(|(_, column)| *column)
    }

    /// The word by which the contract knows the column: `birth_date`.
    pub(super) fn word(self) -> &'static str {
        TABLES.iter().find(|(_, column)| *column == self).map_or("", |(word, _)| word)
    }

    /// Whether a value that is merged over several rows may belong to each person of them.
    pub(super) fn may_be_shared(self) -> bool {
        matches!(
            self,
            Self::Credits
                | Self::Ends
                | Self::HomeInstitution
                | Self::Hours
                | Self::Result
                | Self::Role
                | Self::Rotations
                | Self::Starts
        )
    }
}

/// The column that a header names, decorated or not: `Ad, soyad *`, `ФИО (полностью)`, `1. Name`, `Ad Soyad / Full name`.
pub(super) fn column_of(header: &str) -> Option<Column> {
    known(header)
        .or_else(|| without_remark(header))
        .or_else(|| in_two_languages(header))
        .or_else(|| known(&letters::garbled(header).unwrap_or_else(|| letters::as_turkish(header))))
}

fn known(header: &str) -> Option<Column> {
    let folded = fold::header(header);
    let unnumbered = folded.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == ' ');
    [folded.as_str(), unnumbered].into_iter().find_map(|word| WORDS.columns.get(word).copied())
}

/// The header without what stands in brackets; a remark about Latin letters makes the name that of the passport.
fn without_remark(header: &str) -> Option<Column> {
    let (before, rest) = header.split_once(['(', '['])?;
    let (remark, after) = rest.split_once([')', ']']).unwrap_or((rest, ""));
    let column = known(&format!("{before} {after}"))?;
    let remark = fold::header(remark);
    match (LATIN.iter().any(|word| remark.contains(word)), column) {
        (true, Column::Name) => Some(Column::LatinName),
        (true, Column::Surname | Column::GivenName | Column::Patronymic) => None,
        _ => Some(column),
    }
}

/// The same word twice: `Ad Soyad / Full name`, or one below the other.
fn in_two_languages(header: &str) -> Option<Column> {
    let mut columns = header.split(['/', '|', '\n']).filter_map(known);
    let first = columns.next()?;
    columns.all(|column| column == first).then_some(first)
}

/// Whether a cell begins a row of totals: `Итого`, `Toplam: 12`.
pub(super) fn is_total(content: &str) -> bool {
    begins_with(&fold::header(content), &WORDS.totals)
}

fn begins_with(folded: &str, words: &[String]) -> bool {
    words.iter().any(|word| {
        let rest = folded.strip_prefix(word.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

/// Whether a cell begins a line of signatures or remarks below the people: `Декан ________`, `Hazırlayan:`.
pub(super) fn is_signature(content: &str) -> bool {
    begins_with(&fold::header(content), &WORDS.signatures)
}

/// Words that speak of Latin letters, folded.
const LATIN: [&str; 8] = ["lat", "лат", "eng", "англ", "ingil", "pas", "пасп", "загран"];

/// The table of each column in `templates/words/columns.toml`.
const TABLES: [(&str, Column); 18] = [
    ("birth_date", Column::BirthDate),
    ("credits", Column::Credits),
    ("email", Column::Email),
    ("ends", Column::Ends),
    ("given_name", Column::GivenName),
    ("home_institution", Column::HomeInstitution),
    ("hours", Column::Hours),
    ("latin_name", Column::LatinName),
    ("name", Column::Name),
    ("number", Column::Number),
    ("patronymic", Column::Patronymic),
    ("result", Column::Result),
    ("role", Column::Role),
    ("rotations", Column::Rotations),
    ("serial", Column::Serial),
    ("starts", Column::Starts),
    ("student_number", Column::StudentNumber),
    ("surname", Column::Surname),
];

struct Words {
    columns: BTreeMap<String, Column>,
    signatures: Vec<String>,
    totals: Vec<String>,
}

type WordFile = BTreeMap<String, BTreeMap<String, Vec<String>>>;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    // The file is part of the program; a test holds that it is whole.
    let file: WordFile = toml::from_str(include_str!("../../templates/words/columns.toml")).unwrap_or_default();
    let words = |table: &str| file.get(table).into_iter().flat_map(BTreeMap::values).flatten();
    let mut columns = BTreeMap::new();
    for (table, column) in TABLES {
        columns.insert(fold::header(table), column);
        columns.extend(words(table).map(|word| (fold::header(word), column)));
    }
    columns.remove("");
    let [signatures, totals] =
        ["signature", "total"].map(|table| words(table).map(|word| fold::header(word)).collect());
    Words { columns, signatures, totals }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_five_words_in_each_language_and_no_word_means_two() {
        let file: WordFile = toml::from_str(include_str!("../../templates/words/columns.toml")).unwrap();
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        let tables: Vec<&str> = TABLES.iter().map(|(table, _)| *table).collect();
        assert!(
            file.keys()
                .all(|table| ["signature", "total"].contains(&table.as_str()) || tables.contains(&table.as_str()))
        );
        for table in tables.iter().copied().chain(["signature", "total"]) {
            for language in ["en", "tr", "ru", "az"] {
                let words: std::collections::BTreeSet<String> = file[table][language]
                    .iter()
                    .map(|word| fold::header(word))
                    .filter(|word| !word.is_empty())
                    .collect();
                assert!(words.len() >= 5, "{table} has {} words in {language}: {words:?}", words.len());
                for word in words {
                    let other = *seen.entry(word.clone()).or_insert(table);
                    assert_eq!(other, table, "{word} means {other} and {table}");
                }
            }
            if !["signature", "total"].contains(&table) {
                assert_eq!(column_of(table), TABLES.iter().find(|(name, _)| *name == table).map(|(_, column)| *column));
            }
        }
    }

    #[test]
    fn the_words_by_which_columns_are_told_are_headers_themselves() {
        for language in crate::words::SPOKEN {
            for (table, column) in TABLES.into_iter().filter(|(_, column)| *column != Column::Serial) {
                let word = crate::words::Words::of(language).say(&format!("roster-column-{}", table.replace('_', "-")));
                assert_eq!(column_of(&word), Some(column), "{word} in {language}");
            }
        }
    }

    #[test]
    fn knows_headers_in_any_case() {
        for (header, column) in [
            ("DOĞUM TARİHİ", Column::BirthDate),
            ("Ф. И. О.", Column::Name),
            ("фамилия,\nимя, отчество", Column::Name),
            ("latin_name", Column::LatinName),
            ("SOYADI", Column::Surname),
            ("№", Column::Serial),
            ("ata adi", Column::Patronymic),
        ] {
            assert_eq!(column_of(header), Some(column), "{header}");
        }
        assert_eq!(column_of("Рост"), None);
        for (header, column) in [
            ("Ad, soyad *", Some(Column::Name)),
            ("ФИО (полностью)", Some(Column::Name)),
            ("ФИО (англ.)", Some(Column::LatinName)),
            ("Фамилия (лат.)", None),
            ("Дата рождения\n(дд.мм.гггг)", Some(Column::BirthDate)),
            ("2. E-mail", Some(Column::Email)),
            ("Ad Soyad / Full name", Some(Column::Name)),
            ("Имя\nName", None),
            ("Doðum tarihi", Some(Column::BirthDate)),
            ("Äîëæíîñòü", Some(Column::Role)),
        ] {
            assert_eq!(column_of(header), column, "{header}");
        }
    }

    #[test]
    fn knows_rows_of_totals() {
        assert!(is_total("Итого:") && is_total("ВСЕГО 12 чел.") && is_total("Cəmi") && is_total("Toplam: 12"));
        assert!(!is_total("Тоталова") && !is_total("Totaleva"));
    }
}
