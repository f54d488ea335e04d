//! How much of a roster is read.

use crate::wire::limits::FILE_BYTES;

/// The longest roster file.
pub const ROSTER_BYTES: usize = FILE_BYTES;

/// The longest TOML file of a programme.
pub const PROGRAMME_BYTES: usize = 64 * 1024;

/// The most rows of a roster: 20,000 people, with room for titles, headers and blank rows.
pub const ROWS: usize = 20_200;

/// The most columns.
pub const COLUMNS: usize = 64;

/// The most characters of a cell.
pub const CELL_CHARACTERS: usize = 2_000;

/// The most merged cells.
pub const MERGED: usize = 20_000;

/// The most sheets of a workbook.
pub const SHEETS: usize = 64;

/// The most bytes of text in all cells. A workbook can name one text a million times.
pub const TEXT_BYTES: usize = 32 * 1024 * 1024;

/// The header row is one of the first so many rows.
pub const HEADER_ROWS: usize = 20;

/// The most signatories of a programme: as many as one sheet has room for.
pub const SIGNATORIES: usize = 4;

/// The most rotations of a programme.
pub const ROTATIONS: usize = 12;

/// The most partners of a programme.
pub const PARTNERS: usize = 12;

/// The most supervisors of a rotation.
pub const SUPERVISORS: usize = 12;
