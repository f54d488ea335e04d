//! A spreadsheet as rows of cells, whatever file it came from.

use super::fault::Fault;
use super::limits::{CELL_CHARACTERS, COLUMNS, MERGED, ROWS, TEXT_BYTES};
use super::parts::Shape;
use super::problem::Problem;
use crate::time::Day;

/// One cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) enum Cell {
    /// A date cell.
    Date(Day),
    /// Nothing.
    #[default]
    Empty,
    /// `#N/A` and its like.
    Error(String),
    /// Yes or no.
    Flag(bool),
    /// A date cell that is no day: with a time of day, or a duration. As it is shown, and its serial number from 1900.
    Moment(String, f64),
    /// A number.
    Number(f64),
    /// A text with more characters than a cell may have.
    Overlong(String),
    /// A text, trimmed and not empty.
    Text(String),
    /// A formula whose value the file does not hold.
    Uncomputed,
}

/// One row that is not entirely empty.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// Its number, from 1, as the spreadsheet shows it.
    pub(super) number: u32,
    /// Its cells, from the first column on.
    pub(super) cells: Vec<Cell>,
}

/// The rows of one sheet that hold anything, in order.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Grid {
    /// The rows.
    pub(super) rows: Vec<Row>,
    /// Whether serial numbers of days count from 1904.
    pub(super) is_1904: bool,
    /// What is merged and hidden.
    pub(super) shape: Shape,
}

impl Grid {
    /// The row of a number, where it holds anything.
    pub(super) fn row(&self, number: u32) -> Option<&Row> {
        let place = self.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        self.rows.get(place)
    }
}

impl Cell {
    /// A cell from text.
    pub(super) fn text(raw: &str) -> Self {
        let trimmed = raw.trim();
        match trimmed {
            "" => Self::Empty,
            text if ERRORS.contains(&text) => Self::Error(text.to_owned()),
            text => Self::Text(text.to_owned()),
        }
    }

    /// What stands in the cell, as text.
    pub(super) fn content(&self) -> String {
        match self {
            Self::Date(day) => day.to_string(),
            Self::Empty | Self::Uncomputed => String::new(),
            Self::Error(text) | Self::Moment(text, _) | Self::Overlong(text) | Self::Text(text) => text.clone(),
            Self::Flag(flag) => if *flag { "TRUE" } else { "FALSE" }.to_owned(),
            Self::Number(number) => number.to_string(),
        }
    }

    /// Nothing.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// The whole number of a cell that holds nothing else: `7`, `7.`.
    pub(super) fn whole_number(&self) -> Option<u32> {
        match self {
            Self::Number(number) if number.fract() == 0.0 => number.to_string().parse().ok(),
            Self::Text(text) => text.trim_end_matches(['.', ')']).parse().ok(),
            _ => None,
        }
    }
}

impl Row {
    /// The cell of a column, counted from 0.
    pub(super) fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    /// The cells that hold something, with their columns.
    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty())
    }
}

/// Puts rows together and holds the limits of a roster.
#[derive(Default)]
pub(super) struct Builder {
    grid: Grid,
    faults: Vec<Fault>,
    text_bytes: usize,
    is_full: bool,
}

impl Builder {
    /// Takes a cell, with row and column counted from 0; rows have to come in order. `false` when there are too many of them.
    pub(super) fn push(&mut self, row: usize, column: usize, cell: Cell) -> bool {
        if self.is_full || cell.is_empty() {
            return !self.is_full;
        }
        let number = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(1);
        let cell = bounded(cell);
        if let Some(problem) = self.limit(row, column, &cell) {
            self.is_full = true;
            self.faults.push(Fault::of_file(problem, ""));
            return false;
        }
        if let Some(last) = self.grid.rows.last_mut().filter(|last| last.number == number) {
            if last.cells.len() <= column {
                last.cells.resize(column + 1, Cell::Empty);
            }
            if let Some(place) = last.cells.get_mut(column) {
                *place = cell;
            }
        } else {
            let mut cells = vec![Cell::Empty; column];
            cells.push(cell);
            self.grid.rows.push(Row { number, cells });
        }
        true
    }

    /// Tells a fault of the file.
    pub(super) fn fault(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// The grid and what was wrong with it.
    pub(super) fn finish(mut self, is_1904: bool, shape: Shape) -> (Grid, Vec<Fault>) {
        if shape.has_too_many {
            self.faults.push(Fault::of_file(Problem::TooMany { what: "merged", limit: MERGED }, ""));
        }
        (Grid { is_1904, shape, ..self.grid }, self.faults)
    }

    fn limit(&mut self, row: usize, column: usize, cell: &Cell) -> Option<Problem> {
        if let Cell::Overlong(text) | Cell::Text(text) = cell {
            self.text_bytes += text.len();
        }
        let too_many = |what, limit| Some(Problem::TooMany { what, limit });
        let is_back =
            self.grid.rows.last().is_some_and(|last| usize::try_from(last.number).is_ok_and(|last| row + 1 < last));
        if row >= ROWS {
            too_many("rows", ROWS)
        } else if column >= COLUMNS {
            too_many("columns", COLUMNS)
        } else if self.text_bytes > TEXT_BYTES {
            too_many("text", TEXT_BYTES)
        } else if is_back {
            Some(Problem::NotASpreadsheet("order"))
        } else {
            None
        }
    }
}

fn bounded(cell: Cell) -> Cell {
    match cell {
        Cell::Text(text) if text.chars().nth(CELL_CHARACTERS).is_some() => Cell::Overlong(text),
        cell => cell,
    }
}

/// What spreadsheets show for a formula that fails, as text files have it too.
const ERRORS: [&str; 7] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

/// The letters by which a spreadsheet names a column, counted from 0: `A`, `Z`, `AA`.
pub(super) fn column_letters(column: usize) -> String {
    let letter = |place: usize| char::from(b'A' + u8::try_from(place % 26).unwrap_or_default());
    if column < 26 { letter(column).to_string() } else { format!("{}{}", letter(column / 26 - 1), letter(column)) }
}
