//! Which column of a spreadsheet is which, by the headers that people write.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::fault::Fault;
use super::fold;
use super::grid::{Grid, Row, column_letters};
use super::limits::HEADER_ROWS;
use super::problem::Problem;

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

/// The columns of one spreadsheet.
pub(super) struct Columns {
    /// The row of the headers.
    pub(super) row: u32,
    /// Headers as they are written, by place.
    headers: Vec<String>,
    places: BTreeMap<Column, usize>,
}

impl Columns {
    /// Finds the header row among the first rows: the one with the most known headers, a name among them.
    pub(super) fn find(grid: &Grid, faults: &mut Vec<Fault>) -> Option<Self> {
        let near = |row: &&Row| usize::try_from(row.number).is_ok_and(|number| number <= HEADER_ROWS);
        let known = |row: &Row| row.filled().filter_map(|(_, cell)| column_of(&cell.content())).collect::<Vec<_>>();
        let mut best: Option<(usize, &Row)> = None;
        for row in grid.rows.iter().take_while(near) {
            let columns = known(row);
            let named = columns.iter().any(|column| NAMES.contains(column));
            if named && best.is_none_or(|(count, _)| columns.len() > count) {
                best = Some((columns.len(), row));
            }
        }
        let Some((_, row)) = best else {
            faults.push(Fault::of_file(Problem::HeaderMissing, ""));
            return None;
        };
        Some(Self::from_row(row, faults))
    }

    /// How many of these headers are known.
    pub(super) fn count_known<'a>(headers: impl Iterator<Item = &'a str>) -> usize {
        headers.filter(|header| column_of(header).is_some()).count()
    }

    /// The place of a column, where the spreadsheet has it.
    pub(super) fn place(&self, column: Column) -> Option<usize> {
        self.places.get(&column).copied()
    }

    /// The header at a place, as it is written, or the letters of the column.
    pub(super) fn header(&self, place: usize) -> String {
        let written = self.headers.get(place).filter(|header| !header.is_empty());
        written.map_or_else(|| column_letters(place), Clone::clone)
    }

    /// Headers that nobody knows.
    pub(super) fn unknown(&self) -> impl Iterator<Item = &str> {
        self.headers.iter().map(String::as_str).filter(|header| !header.is_empty() && column_of(header).is_none())
    }

    /// Whether a place has a column that says something about the person.
    pub(super) fn is_meaningful(&self, place: usize) -> bool {
        self.places.iter().any(|(column, known)| *known == place && *column != Column::Serial)
    }

    fn from_row(row: &Row, faults: &mut Vec<Fault>) -> Self {
        let headers: Vec<String> =
            row.cells.iter().map(|cell| cell.content().split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        let mut places: BTreeMap<Column, usize> = BTreeMap::new();
        for (place, header) in headers.iter().enumerate() {
            let Some(column) = column_of(header) else { continue };
            match places.get(&column) {
                Some(first) if column != Column::Serial => {
                    let twin = headers.get(*first).cloned().unwrap_or_default();
                    faults.push(Fault::of_cell(row.number, (place, header), Problem::ColumnTwice(twin), ""));
                }
                _ => _ = places.entry(column).or_insert(place),
            }
        }
        Self { row: row.number, headers, places }
    }
}

/// Whether a cell begins a row of totals: `Итого`, `Toplam: 12`.
pub(super) fn is_total(content: &str) -> bool {
    let folded = fold::header(content);
    WORDS.totals.iter().any(|word| {
        let rest = folded.strip_prefix(word.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

/// The column that a header names.
fn column_of(header: &str) -> Option<Column> {
    WORDS.columns.get(&fold::header(header)).copied()
}

/// Columns that make a row of headers.
const NAMES: [Column; 4] = [Column::GivenName, Column::LatinName, Column::Name, Column::Surname];

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
    Words { columns, totals: words("total").map(|word| fold::header(word)).collect() }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_five_words_in_each_language_and_no_word_means_two() {
        let file: WordFile = toml::from_str(include_str!("../../templates/words/columns.toml")).unwrap();
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        let tables: Vec<&str> = TABLES.iter().map(|(table, _)| *table).collect();
        assert!(file.keys().all(|table| table == "total" || tables.contains(&table.as_str())));
        for table in tables.iter().copied().chain(["total"]) {
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
            if table != "total" {
                assert_eq!(column_of(table), TABLES.iter().find(|(name, _)| *name == table).map(|(_, column)| *column));
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
    }

    #[test]
    fn knows_rows_of_totals() {
        assert!(is_total("Итого:") && is_total("ВСЕГО 12 чел.") && is_total("Cəmi") && is_total("Toplam: 12"));
        assert!(!is_total("Тоталова") && !is_total("Totaleva"));
    }
}
