//! Where the header row of a spreadsheet is, and which of its columns is which.

use std::collections::BTreeMap;

use super::fault::Fault;
use super::grid::{Cell, Grid, Row, column_letters};
use super::headers::{Column, column_of};
use super::limits::HEADER_ROWS;
use super::merged::Merged;
use super::problem::Problem;

/// The columns of one spreadsheet.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    /// The rows of the headers: the first and the last one, mostly the same.
    pub(super) rows: (u32, u32),
    /// Headers as they are written, by place.
    headers: Vec<String>,
    /// What each of them means, where it is known.
    meanings: Vec<Option<Column>>,
    places: BTreeMap<Column, usize>,
    /// The last column that the header of the name is merged over.
    pub(super) name_end: usize,
}

impl Columns {
    /// Finds the header row among the first rows: the one with the most known headers, a name among them; or two rows, where
    /// the second one divides the headers of the first.
    pub(super) fn find(grid: &Grid, faults: &mut Vec<Fault>) -> Option<Self> {
        let Some(found) = Self::best(grid) else {
            faults.push(Fault::of_file(Problem::HeaderMissing, ""));
            return None;
        };
        found.check(faults);
        Some(found)
    }

    /// How like a roster a sheet is: 0 without headers, 1 without people, 2 with names alone, 3 with more.
    pub(super) fn likeness(grid: &Grid) -> usize {
        let Some(columns) = Self::best(grid) else { return 0 };
        let names = || NAMES.into_iter().filter_map(|column| columns.place(column));
        let mut below = grid.rows.iter().filter(|row| row.number > columns.rows.1);
        match (below.any(|row| names().any(|place| !row.cell(place).is_empty())), columns.known()) {
            (false, _) => 1,
            (true, ..2) => 2,
            (true, _) => 3,
        }
    }

    /// How many of these headers are known.
    pub(super) fn count_known<'a>(headers: impl Iterator<Item = &'a str>) -> usize {
        headers.filter(|header| column_of(header).is_some()).count()
    }

    /// The place of a column, where the spreadsheet has it.
    pub(super) fn place(&self, column: Column) -> Option<usize> {
        self.places.get(&column).copied()
    }

    /// The column at a place that says something about the person.
    pub(super) fn at(&self, place: usize) -> Option<Column> {
        let found = self.places.iter().find(|(column, known)| **known == place && **column != Column::Serial);
        found.map(|(column, _)| *column)
    }

    /// The header at a place, as it is written, or the letters of the column.
    pub(super) fn header(&self, place: usize) -> String {
        let written = self.headers.get(place).filter(|header| !header.is_empty());
        written.map_or_else(|| column_letters(place), Clone::clone)
    }

    /// How many columns have a header.
    pub(super) fn width(&self) -> usize {
        self.headers.len()
    }

    /// The columns that are read, with their places, from the left.
    pub(super) fn read(&self) -> Vec<(usize, Column)> {
        let mut read: Vec<(usize, Column)> = self.places.iter().map(|(column, place)| (*place, *column)).collect();
        read.retain(|(_, column)| *column != Column::Serial);
        read.sort_unstable();
        read
    }

    /// Headers that nobody knows.
    pub(super) fn unknown(&self) -> impl Iterator<Item = &str> {
        let all = self.headers.iter().zip(&self.meanings);
        all.filter(|(header, meaning)| !header.is_empty() && meaning.is_none()).map(|(header, _)| header.as_str())
    }

    fn best(grid: &Grid) -> Option<Self> {
        let near = |row: &&Row| usize::try_from(row.number).is_ok_and(|number| number <= HEADER_ROWS);
        let merged = Merged::of(grid);
        let rows: Vec<&Row> = grid.rows.iter().take_while(near).collect();
        let mut best: Option<Self> = None;
        for (place, row) in rows.iter().enumerate() {
            let single = Self::of(&texts(row), (row.number, row.number), &merged);
            let pair = rows.get(place + 1).and_then(|lower| Self::of_two(row, lower, &merged));
            for found in [Some(single), pair].into_iter().flatten() {
                let is_named = NAMES.iter().any(|column| found.places.contains_key(column));
                // Of equals the first is kept, but one row rather than two.
                let rank = |columns: &Self| (columns.weight(), columns.rows.0 == columns.rows.1);
                if is_named && best.as_ref().is_none_or(|best| rank(&found) > rank(best)) {
                    best = Some(found);
                }
            }
        }
        best
    }

    /// Two rows of headers, where the lower one divides or goes on with the upper one.
    fn of_two(upper: &Row, lower: &Row, merged: &Merged) -> Option<Self> {
        let numbers = (upper.number, lower.number);
        if numbers.0 + 1 != numbers.1 {
            return None;
        }
        let (above, below) = (texts(upper), texts(lower));
        let filled = below.iter().filter(|text| !text.is_empty()).count();
        let mut known = 0;
        let mut spread = (String::new(), 0);
        let mut headers = Vec::new();
        for place in 0..above.len().max(below.len()) {
            let text = |row: &Vec<String>| row.get(place).cloned().unwrap_or_default();
            let (own, below) = (text(&above), text(&below));
            if !own.is_empty() {
                spread = (own.clone(), merged.across(numbers.0, place));
            }
            let above = if place <= spread.1 { spread.0.as_str() } else { "" };
            let joined = format!("{above} {below}");
            headers.push(if below.is_empty() {
                own
            } else if column_of(&joined).is_some() {
                known += 1;
                joined.trim().to_owned()
            } else if column_of(&below).is_some() {
                known += 1;
                below
            } else {
                own
            });
        }
        let is_header = known == filled || (known * 2 >= filled && merged.joins(numbers.0, numbers.1));
        (known > 0 && is_header).then(|| Self::of(&headers, numbers, merged))
    }

    fn of(headers: &[String], rows: (u32, u32), merged: &Merged) -> Self {
        let meanings: Vec<Option<Column>> = headers.iter().map(|header| column_of(header)).collect();
        let mut places: BTreeMap<Column, usize> = BTreeMap::new();
        for (place, column) in meanings.iter().enumerate().filter_map(|(place, column)| Some((place, (*column)?))) {
            places.entry(column).or_insert(place);
        }
        let headers = headers.iter().map(|header| header.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        let mut columns = Self { rows, headers, meanings, places, name_end: 0 };
        if let Some(name) = columns.place(Column::Name) {
            let is_free = |place: &usize| columns.headers.get(*place).is_none_or(String::is_empty);
            let end = merged.across(rows.0, name).min(name + MOST_PARTS - 1);
            columns.name_end = (name + 1..=end).take_while(is_free).last().unwrap_or(name);
        }
        columns
    }

    /// How many columns are understood, the numbers of the rows apart.
    fn known(&self) -> usize {
        self.places.keys().filter(|column| **column != Column::Serial).count()
    }

    /// What makes one row a better header row than another.
    fn weight(&self) -> usize {
        self.meanings.iter().flatten().count()
    }

    fn check(&self, faults: &mut Vec<Fault>) {
        for ((place, header), meaning) in self.headers.iter().enumerate().zip(&self.meanings) {
            if header.contains('\u{fffd}') {
                faults.push(Fault::of_cell(self.rows.1, (place, header), Problem::LettersLost, header));
            }
            let first = meaning.filter(|column| *column != Column::Serial).and_then(|column| self.place(column));
            if let Some(first) = first.filter(|first| *first != place) {
                let twin = self.headers.get(first).cloned().unwrap_or_default();
                faults.push(Fault::of_cell(self.rows.1, (place, header), Problem::ColumnTwice(twin), ""));
            }
        }
    }
}

fn texts(row: &Row) -> Vec<String> {
    row.cells.iter().map(Cell::content).collect()
}

/// Columns that make a row of headers.
const NAMES: [Column; 4] = [Column::GivenName, Column::LatinName, Column::Name, Column::Surname];

/// The most columns of one name: surname, given name, patronymic.
const MOST_PARTS: usize = 3;
