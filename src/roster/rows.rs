//! Which rows of a spreadsheet name people, and why the others do not.

use std::collections::HashSet;

use super::columns::Columns;
use super::grid::{Cell, Grid, Row};
use super::headers::{Column, is_signature, is_total};
use super::notes::Skip;

/// Tells rows of people from the others.
pub(super) struct Rows<'a> {
    grid: &'a Grid,
    columns: &'a Columns,
    /// Lines of signatures and remarks below the people.
    signatures: HashSet<u32>,
}

impl<'a> Rows<'a> {
    /// Looks from the last row upwards for lines of signatures, up to the first row that is neither such a line nor a total.
    pub(super) fn of(grid: &'a Grid, columns: &'a Columns) -> Self {
        let mut rows = Self { grid, columns, signatures: HashSet::new() };
        let below = grid.rows.iter().rev().take_while(|row| row.number > columns.rows.1);
        for row in below {
            if rows.is_signature(row) {
                rows.signatures.insert(row.number);
            } else if !rows.is_total(row) {
                break;
            }
        }
        rows
    }

    /// Why a row names nobody, where it does not.
    pub(super) fn skip(&self, row: &Row) -> Option<Skip> {
        if row.number < self.columns.rows.0 {
            return Some(Skip::AboveTheHeaders);
        }
        if self.grid.shape.hidden_rows.contains(&row.number) {
            return Some(Skip::Hidden);
        }
        if self.signatures.contains(&row.number) {
            return Some(Skip::Signature);
        }
        let is_serial =
            |(place, cell): (usize, &Cell)| cell.whole_number().is_some() && self.columns.at(place).is_none();
        if row.filled().all(is_serial) {
            return Some(Skip::SerialNumber);
        }
        let numbers: Vec<Option<u32>> = row.filled().map(|(_, cell)| cell.whole_number()).collect();
        let is_numbered = numbers.iter().zip(1..).all(|(number, place)| *number == Some(place));
        if numbers.len() > 1 && is_numbered {
            return Some(Skip::ColumnNumbers);
        }
        self.is_total(row).then_some(Skip::Total)
    }

    /// How many people a row of totals speaks of: `Итого: 12`.
    pub(super) fn total(row: &Row) -> Option<u32> {
        let (_, cell) = row.filled().next()?;
        let content = cell.content();
        let mut numbers = content.split(|sign: char| !sign.is_ascii_digit()).filter(|digits| !digits.is_empty());
        let number = numbers.next()?.parse().ok()?;
        numbers.next().is_none().then_some(number)
    }

    fn is_total(&self, row: &Row) -> bool {
        let Some((first, Cell::Text(text))) = row.filled().next() else { return false };
        is_total(text) && !self.holds_a_person(row, first)
    }

    fn is_signature(&self, row: &Row) -> bool {
        let Some((first, cell)) = row.filled().next() else { return false };
        if self.holds_a_person(row, first) {
            return false;
        }
        let has_line = row.filled().any(|(_, cell)| LINES.iter().any(|line| cell.content().contains(line)));
        let content = cell.content();
        let stands_apart = content.contains(':') || self.follows_a_gap(row) || row.filled().count() > 1;
        let is_free = match self.columns.at(first) {
            None => true,
            Some(Column::Name | Column::Surname) => stands_apart,
            Some(_) => false,
        };
        has_line || (is_free && is_signature(&content))
    }

    /// Whether the row above is blank, a total or a signature.
    fn follows_a_gap(&self, row: &Row) -> bool {
        row.number.checked_sub(1).and_then(|above| self.grid.row(above)).is_none_or(|above| self.is_total(above))
    }

    /// Whether a cell behind the first one says something that only people have.
    fn holds_a_person(&self, row: &Row, first: usize) -> bool {
        // A line to sign on, and the place of a stamp, are nobody's.
        let is_said = |content: &str| content.contains(char::is_alphanumeric) && !is_signature(content);
        let holds = |column| {
            self.columns.place(column).is_some_and(|place| place != first && is_said(&row.cell(place).content()))
        };
        let is_person = [Column::BirthDate, Column::Email, Column::GivenName, Column::LatinName, Column::StudentNumber];
        is_person.into_iter().any(holds)
    }
}

/// What a line to sign on looks like.
const LINES: [&str; 3] = ["___", "……", "....."];
