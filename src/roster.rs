//! Programmes and rosters: what the registrar's files say, as types that can only hold good values.
//!
//! Follows docs/OPERATING.md, "Programmes" and "Rosters". A [`Programme`] comes from TOML, a [`Roster`] from a spreadsheet
//! ([`read`]). Both are built only if nothing is wrong; otherwise every fault is told at once, with its place, a permanent
//! code, what stands there, and a cure.
//!
//! ```
//! use testamur::roster::{Programme, ReadOptions, read};
//!
//! let programme = Programme::parse(r#"
//!     slug = "forum-2026"
//!     institution = "kursk"
//!     kind = "participation"
//!     title = { en = "Forum of Young Surgeons" }
//!     starts = 2026-05-04
//!     ends = 2026-05-06
//!     languages = ["en"]
//!     [[signatories]]
//!     name = "I. O. Surname"
//!     office = { en = "Rector" }
//! "#)?;
//! let options = ReadOptions { file_name: "forum.csv", sheet_name: None };
//! let roster = read("Name;Hours\nŞükrü Işık;12,5\n".as_bytes(), &options, &programme)?;
//! assert_eq!(roster.entries[0].holder.name.as_str(), "Şükrü Işık");
//!
//! let faults = read("Name;Born\nG?ln?r Əliyeva;03/04/2001\n".as_bytes(), &options, &programme).unwrap_err();
//! let codes: Vec<_> = faults.iter().map(|fault| (fault.row(), fault.code())).collect();
//! assert_eq!(codes, [(Some(2), "letters-lost"), (Some(2), "ambiguous-date")]);
//! # Ok::<(), testamur::roster::Faults>(())
//! ```

mod archive;
mod codes;
mod columns;
mod dates;
mod delimited;
mod entry;
pub mod examples;
mod fault;
mod fold;
mod grid;
mod institution;
pub mod limits;
mod number;
mod persons;
mod problem;
mod programme;
mod reading;
mod row;
pub(crate) mod tree;
mod workbook;

use columns::{Column, Columns};
pub use entry::Entry;
pub use fault::{Fault, Faults, Place};
use grid::{Cell, Grid, Row};
pub use institution::Institution;
pub use number::NumberPattern;
pub use problem::Problem;
pub use programme::{Programme, ProgrammeRotation, ProgrammeSignatory};
pub(crate) use reading::file_name;
use row::RowReader;

/// How a roster is to be read.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReadOptions<'a> {
    /// The name of the file. It decides nothing: the content alone tells what kind of file it is.
    pub file_name: &'a str,
    /// The sheet of a workbook; the first that holds anything, where none is named.
    pub sheet_name: Option<&'a str>,
}

/// The people of a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    /// The people, in the order of the rows; at least one.
    pub entries: Vec<Entry>,
    /// What was passed over.
    pub notes: Vec<Note>,
}

/// Something in a roster that was passed over, which the registrar should know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Note {
    /// A row that names nobody.
    #[error("row {row} was skipped: {why}")]
    Skipped {
        /// The row, from 1.
        row: u32,
        /// Why.
        why: Skip,
    },
    /// A column that is not part of the contract.
    #[error("the column {0:?} was not read")]
    UnknownColumn(String),
}

/// Why a row was skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Skip {
    /// It stands above the headers.
    #[error("it stands above the headers")]
    AboveTheHeaders,
    /// It is blank.
    #[error("it is blank")]
    Blank,
    /// It numbers the columns: 1, 2, 3 …
    #[error("it numbers the columns")]
    ColumnNumbers,
    /// It holds a serial number and nothing else.
    #[error("it holds a serial number and nothing else")]
    SerialNumber,
    /// It holds totals.
    #[error("it holds totals")]
    Total,
}

/// Reads a roster.
///
/// # Errors
/// Every fault of the file, at once.
pub fn read(bytes: &[u8], options: &ReadOptions, programme: &Programme) -> Result<Roster, Faults> {
    let (grid, mut faults) = read_grid(bytes, options)?;
    let Some(columns) = Columns::find(&grid, &mut faults) else {
        return Err(Faults::none_in(faults).err().unwrap_or_else(|| Fault::of_file(Problem::HeaderMissing, "").into()));
    };
    let mut notes: Vec<Note> = columns.unknown().map(|header| Note::UnknownColumn(header.to_owned())).collect();
    let mut entries = Vec::new();
    let mut above = 0;
    for row in &grid.rows {
        notes.extend((above + 1..row.number).map(|row| Note::Skipped { row, why: Skip::Blank }));
        above = row.number;
        if row.number == columns.row {
            continue;
        }
        if let Some(why) = skip(row, &columns) {
            notes.push(Note::Skipped { row: row.number, why });
            continue;
        }
        let reader = RowReader { programme, columns: &columns, is_1904: grid.is_1904, row, faults: Vec::new() };
        match reader.entry() {
            Ok(entry) => entries.push(entry),
            Err(more) => faults.extend(more),
        }
    }
    if entries.is_empty() && faults.is_empty() {
        faults.push(Fault::of_file(Problem::RosterEmpty, ""));
    }
    persons::check(&entries, &mut faults);
    Faults::none_in(faults)?;
    Ok(Roster { entries, notes })
}

fn read_grid(bytes: &[u8], options: &ReadOptions) -> Result<(Grid, Vec<Fault>), Faults> {
    if bytes.len() > limits::ROSTER_BYTES {
        return Err(Fault::of_file(Problem::FileTooLarge(limits::ROSTER_BYTES), "").into());
    }
    if workbook::is_workbook(bytes) {
        return Ok(workbook::read(bytes, options.sheet_name)?);
    }
    Ok(delimited::read(bytes)?)
}

/// Why a row names nobody, where it does not.
fn skip(row: &Row, columns: &Columns) -> Option<Skip> {
    if row.number < columns.row {
        return Some(Skip::AboveTheHeaders);
    }
    let mut filled = row.filled();
    let (first, cell) = filled.next()?;
    if row.filled().all(|(place, cell)| cell.whole_number().is_some() && !columns.is_meaningful(place)) {
        return Some(Skip::SerialNumber);
    }
    let numbers: Vec<Option<u32>> = row.filled().map(|(_, cell)| cell.whole_number()).collect();
    let is_numbered = numbers.iter().zip(1..).all(|(number, place)| *number == Some(place));
    if numbers.len() > 1 && is_numbered {
        return Some(Skip::ColumnNumbers);
    }
    let holds = |column| columns.place(column).is_some_and(|place| place != first && !row.cell(place).is_empty());
    let is_person = [Column::BirthDate, Column::Email, Column::GivenName, Column::LatinName, Column::StudentNumber];
    let is_total = matches!(cell, Cell::Text(text) if columns::is_total(text)) && !is_person.into_iter().any(holds);
    is_total.then_some(Skip::Total)
}
