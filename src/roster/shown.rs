//! A roster as a table that people look at and correct, cell by cell, without losing the file as it came.

use serde::{Deserialize, Serialize};

use super::Reading;
use super::grid::{Cell, Grid, Row};
use super::headers::Column;
use super::limits::{CELL_CHARACTERS, COLUMNS, ROWS};
use super::notes::Note;
use super::rows::Rows;

/// A cell that was changed after the file was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The row, from 1.
    pub row: u32,
    /// The column, from 0.
    pub column: u16,
    /// What stands there now; empty: nothing.
    pub text: String,
}

/// The rows of the people, with faults or without.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The headers as they are written, or the letters of the column.
    pub headers: Vec<String>,
    /// Whether a column is read.
    pub is_read: Vec<bool>,
    /// As what: `birth_date`.
    pub words: Vec<Option<&'static str>>,
    /// The row in which the headers stand; 0 where none were found.
    pub header_row: u32,
    /// The rows: number and cells, as many as headers.
    pub rows: Vec<(u32, Vec<String>)>,
}

impl Reading {
    /// The table of the people.
    #[must_use]
    pub fn table(&self) -> Table {
        let (grid, columns) = (&self.grid, &self.columns);
        if columns.rows.1 == 0 {
            return Table::default();
        }
        let rows = Rows::of(grid, columns);
        let people =
            grid.rows.iter().filter(|row| row.number > columns.rows.1 && rows.skip(row).is_none()).collect::<Vec<_>>();
        let width = people.iter().map(|row| row.cells.len()).chain([columns.width()]).max().unwrap_or_default();
        let cells = |row: &&Row| (row.number, (0..width).map(|place| row.cell(place).content()).collect());
        Table {
            headers: (0..width).map(|place| columns.header(place)).collect(),
            is_read: (0..width).map(|place| columns.at(place).is_some()).collect(),
            words: (0..width).map(|place| columns.at(place).map(Column::word)).collect(),
            header_row: columns.rows.1,
            rows: people.iter().map(cells).collect(),
        }
    }

    /// The first rows of a file without headers, for somebody who says what its columns are.
    #[must_use]
    pub fn sample(&self) -> Table {
        if self.columns.rows.1 != 0 {
            return Table::default();
        }
        let width = self.width();
        let cells = |row: &Row| (row.number, (0..width).map(|place| row.cell(place).content()).collect());
        Table {
            headers: (0..width).map(|place| self.columns.header(place)).collect(),
            is_read: vec![false; width],
            words: vec![None; width],
            header_row: 0,
            rows: self.grid.rows.iter().take(SAMPLE).map(cells).collect(),
        }
    }

    /// The file as text with a row of headers above it; an empty one leaves its column unread. Cells are as they are shown.
    #[must_use]
    pub fn with_headers(&self, headers: &[String]) -> String {
        let width = self.width();
        let head = (0..width).map(|place| headers.get(place).filter(|word| !word.is_empty()));
        let head = head.map(|word| word.map_or_else(|| UNREAD.to_owned(), Clone::clone)).collect::<Vec<_>>();
        let rows = self.grid.rows.iter().map(|row| (0..width).map(|place| row.cell(place).content()).collect());
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |cells: Vec<String>| cells.iter().map(quoted).collect::<Vec<_>>().join("\t") + "\n";
        std::iter::once(head).chain(rows).map(line).collect()
    }

    fn width(&self) -> usize {
        self.grid.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default().min(COLUMNS)
    }

    /// The names in Latin letters that are proposed, as changes of the roster: into its column, or a new one.
    #[must_use]
    pub fn proposals(&self) -> Vec<Edit> {
        let own = self.columns.place(Column::LatinName);
        let place = own.unwrap_or_else(|| self.grid.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default());
        let Some(column) = u16::try_from(place).ok().filter(|_| place < COLUMNS) else { return Vec::new() };
        let mut edits: Vec<Edit> = Vec::new();
        for note in &self.notes {
            if let Note::LatinProposed { row, latin, .. } = note {
                edits.push(Edit { row: *row, column, text: latin.clone() });
            }
        }
        if own.is_none() && !edits.is_empty() {
            let row = self.columns.rows.1;
            edits.insert(0, Edit { row, column, text: Column::LatinName.word().to_owned() });
        }
        edits
    }
}

/// The words of the columns that a roster may have.
pub fn column_words() -> impl Iterator<Item = &'static str> {
    Column::all().filter(|column| *column != Column::Serial).map(Column::word)
}

/// A header that no column has: what stands below is not read.
pub const UNREAD: &str = "–";

/// So many rows tell what is in a column.
const SAMPLE: usize = 5;

impl Grid {
    /// Puts what was changed into its cells.
    pub(super) fn edit(&mut self, edits: &[Edit]) {
        for edit in edits {
            let (place, row) = (usize::from(edit.column), edit.row);
            let is_within = row > 0 && usize::try_from(row).is_ok_and(|row| row <= ROWS) && place < COLUMNS;
            if !is_within || edit.text.chars().nth(CELL_CHARACTERS).is_some() {
                continue;
            }
            let at = match self.rows.binary_search_by_key(&row, |row| row.number) {
                Ok(at) => at,
                Err(at) => {
                    self.rows.insert(at, Row { number: row, cells: Vec::new() });
                    at
                }
            };
            let Some(row) = self.rows.get_mut(at) else { continue };
            if row.cells.len() <= place {
                row.cells.resize(place + 1, Cell::Empty);
            }
            if let Some(cell) = row.cells.get_mut(place) {
                *cell = Cell::text(&edit.text);
            }
        }
        self.rows.retain(|row| row.filled().next().is_some());
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Programme, ReadOptions, examine};
    use super::*;

    const PROGRAMME: &str = r#"
        slug = "forum"
        institution = "hill"
        kind = "participation"
        title = { en = "Forum" }
        starts = 2026-05-04
        ends = 2026-05-06
        languages = ["en"]
        [[signatories]]
        name = "A. Dean"
        office = { en = "Dean" }
    "#;

    fn edit(row: u32, column: u16, text: &str) -> Edit {
        Edit { row, column, text: text.to_owned() }
    }

    #[test]
    fn a_cell_is_changed_and_the_file_stays() {
        let programme = Programme::parse(PROGRAMME).unwrap();
        let bytes = "Forum\n\nName;Born\nŞükrü Işık;31.02.1990\nTotal: 1\n".as_bytes();
        let of = |edits: &[Edit]| examine(bytes, &ReadOptions { edits, ..ReadOptions::default() }, &programme);
        let before = of(&[]);
        assert_eq!(before.check().unwrap_err().len(), 1);
        let table = before.table();
        assert_eq!(table.headers, ["Name", "Born"]);
        assert_eq!(table.rows, [(4, vec!["Şükrü Işık".to_owned(), "31.02.1990".to_owned()])]);
        let after = of(&[edit(4, 1, "28.02.1990"), edit(0, 0, "x"), edit(4, 64, "x"), edit(30_000, 0, "x")]);
        assert_eq!(after.check(), Ok(()));
        assert_eq!(after.entries[0].birth_date.map(|day| day.to_string()).as_deref(), Some("1990-02-28"));
        let without = of(&[edit(4, 0, ""), edit(4, 1, "")]);
        assert_eq!(without.check().unwrap_err().iter().next().unwrap().code(), "roster-empty");
    }

    #[test]
    fn columns_are_told_by_hand() {
        let programme = Programme::parse(PROGRAMME).unwrap();
        let bytes = "Who;Born\nŞükrü Işık;28.02.1990\n".as_bytes();
        let of =
            |bytes: &[u8], edits: &[Edit]| examine(bytes, &ReadOptions { edits, ..ReadOptions::default() }, &programme);
        let reading = of(bytes, &[]);
        assert!(reading.table().rows.is_empty());
        assert_eq!(reading.sample().headers, ["A", "B"]);
        assert_eq!(reading.sample().rows.len(), 2);
        let text = reading.with_headers(&["name".to_owned(), String::new()]);
        let told = of(text.as_bytes(), &[]);
        let table = told.table();
        assert_eq!((table.header_row, &table.headers[..]), (1, &["name".to_owned(), UNREAD.to_owned()][..]));
        assert_eq!(table.words, [Some("name"), None]);
        assert_eq!(table.rows.len(), 2, "the row of their own headers is one of the people until it is emptied");
        let read = of(text.as_bytes(), &[edit(1, 1, "birth_date"), edit(2, 0, ""), edit(2, 1, "")]);
        assert_eq!(read.entries[0].birth_date.map(|day| day.to_string()).as_deref(), Some("1990-02-28"));
        assert!(column_words().any(|word| word == "student_number") && column_words().all(|word| word != "serial"));
    }

    #[test]
    fn proposed_names_become_a_column() {
        let programme = Programme::parse(PROGRAMME).unwrap();
        let bytes = "ФИО\nИванов Пётр\n".as_bytes();
        let before = examine(bytes, &ReadOptions::default(), &programme);
        let edits = before.proposals();
        assert_eq!(edits, [edit(1, 1, "latin_name"), edit(2, 1, &edits[1].text)]);
        let after = examine(bytes, &ReadOptions { edits: &edits, ..ReadOptions::default() }, &programme);
        assert_eq!(after.entries[0].holder.name.as_str(), edits[1].text);
        assert_eq!(after.entries[0].own_name(), "Иванов Пётр");
        assert_eq!(after.proposals(), []);
    }
}
