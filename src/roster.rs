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
//! let options = ReadOptions { file_name: "forum.csv", ..ReadOptions::default() };
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
mod corrected;
mod dates;
mod delimited;
mod encoding;
mod entry;
pub mod examples;
mod fault;
pub mod fold;
mod grid;
mod headers;
mod institution;
mod latin;
mod letters;
pub mod limits;
mod merged;
mod notes;
mod number;
mod parts;
mod persons;
mod problem;
mod programme;
mod reading;
mod row;
mod rows;
mod shown;
pub mod sought;
pub(crate) mod tree;
mod workbook;

use columns::Columns;
pub use corrected::Mark;
pub use encoding::Encoding;
pub use entry::Entry;
pub use fault::{Fault, Faults, Place};
use grid::{Grid, column_letters};
pub use institution::Institution;
use merged::Merged;
pub use notes::{Note, Origin, Skip};
pub use number::NumberPattern;
pub use problem::Problem;
pub use programme::{Programme, ProgrammeRotation, ProgrammeSignatory, is_issue_date};
pub(crate) use reading::file_name;
use row::{RowReader, Rules};
use rows::Rows;
pub use shown::{Edit, Table, UNREAD, column_words};

/// How a roster is to be read.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReadOptions<'a> {
    /// The name of the file. It decides nothing: the content alone tells what kind of file it is.
    pub file_name: &'a str,
    /// The sheet of a workbook; the one that looks like a roster, where none is named.
    pub sheet_name: Option<&'a str>,
    /// The encoding of a text file; the one that its bytes tell, where none is named.
    pub encoding: Option<Encoding>,
    /// Rows whose letters are right although they look as if a code page had exchanged them.
    pub as_written: &'a [u32],
    /// Cells that were changed after the file was read.
    pub edits: &'a [Edit],
}

/// The people of a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    /// The people, in the order of the rows; at least one.
    pub entries: Vec<Entry>,
    /// What was passed over, and what the registrar should know besides.
    pub notes: Vec<Note>,
}

/// A roster as far as it could be read, with all that is wrong with it.
#[derive(Debug, Default)]
pub struct Reading {
    /// What was read, and how.
    pub origin: Origin,
    /// The people of the rows without faults, in order.
    pub entries: Vec<Entry>,
    /// What was passed over, and what the registrar should know besides.
    pub notes: Vec<Note>,
    /// Every fault.
    faults: Vec<Fault>,
    /// The cells, for a corrected copy.
    grid: Grid,
    columns: Columns,
}

impl Reading {
    /// The people, if nothing is wrong.
    ///
    /// # Errors
    /// Every fault of the file, at once.
    pub fn into_roster(self) -> Result<Roster, Faults> {
        Faults::none_in(self.faults)?;
        Ok(Roster { entries: self.entries, notes: self.notes })
    }

    /// Every fault of the file, in the order of the rows.
    ///
    /// # Errors
    /// If there is one.
    pub fn check(&self) -> Result<(), Faults> {
        Faults::none_in(self.faults.clone())
    }

    fn of_fault(fault: Fault) -> Self {
        Self { faults: vec![fault], ..Self::default() }
    }
}

/// Reads a roster.
///
/// # Errors
/// Every fault of the file, at once.
pub fn read(bytes: &[u8], options: &ReadOptions, programme: &Programme) -> Result<Roster, Faults> {
    examine(bytes, options, programme).into_roster()
}

/// Reads as much of a roster as can be read.
#[must_use]
pub fn examine(bytes: &[u8], options: &ReadOptions, programme: &Programme) -> Reading {
    let mut reading = match open(bytes, options) {
        Ok(reading) => reading,
        Err(fault) => return Reading::of_fault(fault),
    };
    reading.grid.edit(options.edits);
    let Some(columns) = Columns::find(&reading.grid, &mut reading.faults) else { return reading };
    reading.origin.header_rows = columns.rows;
    let read = columns.read();
    reading.origin.columns =
        read.iter().map(|(place, column)| (column_letters(*place), columns.header(*place), column.word())).collect();
    reading.notes = columns.unknown().map(|header| Note::UnknownColumn(header.to_owned())).collect();
    let hidden = read.iter().filter(|(place, _)| reading.grid.shape.hidden_columns.contains(place));
    reading.notes.extend(hidden.map(|(place, _)| Note::HiddenColumn(columns.header(*place))));
    reading.columns = columns;
    reading.read_rows(programme, options);
    if reading.entries.is_empty() && reading.faults.is_empty() {
        reading.faults.push(Fault::of_file(Problem::RosterEmpty, ""));
    }
    persons::check(&reading.entries, &mut reading.faults);
    reading
}

impl Reading {
    fn read_rows(&mut self, programme: &Programme, options: &ReadOptions) {
        let (grid, columns) = (&self.grid, &self.columns);
        let rows = Rows::of(grid, columns);
        let merged = Merged::of(grid);
        let rules = Rules { programme, columns, merged, is_1904: grid.is_1904, as_written: options.as_written };
        let (mut above, mut totals) = (0, Vec::new());
        for row in &grid.rows {
            self.notes.extend((above + 1..row.number).map(|row| Note::Skipped { row, why: Skip::Blank }));
            above = row.number;
            if (columns.rows.0..=columns.rows.1).contains(&row.number) {
                continue;
            }
            if let Some(why) = rows.skip(row) {
                self.notes.push(Note::Skipped { row: row.number, why });
                totals.extend(Rows::total(row).filter(|_| why == Skip::Total).map(|said| (row.number, said)));
                continue;
            }
            match RowReader::new(&rules, row).entry() {
                Ok((entry, notes)) => {
                    self.entries.push(entry);
                    self.notes.extend(notes);
                }
                Err(faults) => self.faults.extend(faults),
            }
        }
        let found = self.entries.len();
        if let [(row, said)] = totals[..]
            && self.faults.is_empty()
            && usize::try_from(said) != Ok(found)
        {
            self.notes.push(Note::CountDiffers { row, said, found });
        }
        self.note_merged();
    }

    /// Cells that are merged over the rows of several people, and are read for each of them.
    fn note_merged(&mut self) {
        for region in &self.grid.shape.merged {
            let ((first, last), (place, _)) = (region.rows, region.columns);
            let is_shared = self.columns.at(place).is_some_and(headers::Column::may_be_shared);
            let is_filled = self.grid.row(first).is_some_and(|row| !row.cell(place).is_empty());
            if is_shared && is_filled && first > self.columns.rows.1 && last > first {
                self.notes.push(Note::Merged { column: self.columns.header(place), first, last });
            }
        }
    }
}

/// The form in which two spellings of one name are equal: case and spaces do not count, letters do.
#[must_use]
pub fn same_name(name: &str) -> String {
    fold::name(name)
}

fn open(bytes: &[u8], options: &ReadOptions) -> Result<Reading, Fault> {
    if bytes.len() > limits::ROSTER_BYTES {
        return Err(Fault::of_file(Problem::FileTooLarge(limits::ROSTER_BYTES), ""));
    }
    let mut reading = Reading::default();
    if workbook::is_workbook(bytes) {
        let sheet = workbook::read(bytes, options.sheet_name)?;
        (reading.grid, reading.faults) = (sheet.grid, sheet.faults);
        reading.origin = Origin { sheet: Some(sheet.name), other_sheets: sheet.others, ..Origin::default() };
    } else {
        let table = delimited::read(bytes, options.encoding)?;
        (reading.grid, reading.faults) = (table.grid, table.faults);
        reading.origin =
            Origin { encoding: Some(table.encoding), delimiter: Some(table.delimiter), ..Origin::default() };
    }
    Ok(reading)
}
