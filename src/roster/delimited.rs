//! CSV in the encodings that spreadsheets save; comma, semicolon or tab (RFC 4180, and what spreadsheets write).
//!
//! An own splitter, because rows have to be counted as a spreadsheet shows them (blank rows and line breaks inside quotation
//! marks included), and because a quotation mark that is never closed is a fault and not the rest of the file.

use super::columns::Columns;
use super::encoding::{self, Decoded, Encoding};
use super::fault::Fault;
use super::grid::{Builder, Cell, Grid};
use super::limits::{COLUMNS, HEADER_ROWS};
use super::parts::Shape;
use super::problem::Problem;

/// A table that was read.
pub(super) struct Table {
    pub(super) grid: Grid,
    pub(super) faults: Vec<Fault>,
    pub(super) encoding: Encoding,
    pub(super) delimiter: char,
}

/// Reads a CSV file.
pub(super) fn read(bytes: &[u8], named: Option<Encoding>) -> Result<Table, Fault> {
    let Decoded { text, encoding } = encoding::decode(bytes, named)?;
    let (text, told) = told_delimiter(&text);
    let delimiter = told.unwrap_or_else(|| sniff(text));
    let mut builder = Builder::default();
    let offset = usize::from(told.is_some());
    let open = split(text, delimiter, |row, column, content| builder.push(row + offset, column, Cell::text(content)));
    if let Some(row) = open {
        let number = u32::try_from(row + offset).unwrap_or(u32::MAX).saturating_add(1);
        builder.fault(Fault::of_row(number, Problem::QuoteOpen, ""));
    }
    let (grid, faults) = builder.finish(false, Shape::default());
    Ok(Table { grid, faults, encoding, delimiter })
}

/// The delimiter that the first line names, as Excel writes it: `sep=;`.
fn told_delimiter(text: &str) -> (&str, Option<char>) {
    let told = text.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and_then(|_| text.get(4..));
    let mut signs = told.unwrap_or_default().chars();
    match (signs.next(), signs.as_str()) {
        (Some(delimiter @ (',' | ';' | '\t')), rest) if rest.is_empty() || rest.starts_with(['\r', '\n']) => {
            let rest = rest.strip_prefix('\r').unwrap_or(rest);
            (rest.strip_prefix('\n').unwrap_or(rest), Some(delimiter))
        }
        _ => (text, None),
    }
}

/// The delimiter under which the first rows show the most headers, and else the most cells.
fn sniff(text: &str) -> char {
    let value = |delimiter: char| {
        let (mut headers, mut cells, mut row_cells, mut last) = (0, 0, Vec::new(), 0);
        split(text, delimiter, |row, _, content| {
            if row != last {
                headers = headers.max(Columns::count_known(row_cells.iter().map(String::as_str)));
                row_cells.clear();
                last = row;
            }
            cells += usize::from(!content.trim().is_empty());
            if row_cells.len() < COLUMNS {
                row_cells.push(content.to_owned());
            }
            row < HEADER_ROWS
        });
        (headers.max(Columns::count_known(row_cells.iter().map(String::as_str))), cells)
    };
    // The first of equals is kept, so a file of one column is read with commas.
    [';', '\t', ','].into_iter().max_by_key(|delimiter| value(*delimiter)).unwrap_or(',')
}

/// Gives every cell with its row and column, counted from 0, until `take` says `false`; the row of a quotation mark that is
/// never closed, where there is one.
fn split(text: &str, delimiter: char, mut take: impl FnMut(usize, usize, &str) -> bool) -> Option<usize> {
    let (mut row, mut column, mut cell) = (0, 0, String::new());
    let (mut quoted, mut opened) = (false, 0);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => {
                cell.clear();
                (quoted, opened) = (true, row);
            }
            sign if quoted => cell.push(sign),
            sign if sign == delimiter => {
                if !take(row, column, &cell) {
                    return None;
                }
                cell.clear();
                column += 1;
            }
            '\r' | '\n' => {
                if sign == '\r' && signs.peek() == Some(&'\n') {
                    signs.next();
                }
                if !take(row, column, &cell) {
                    return None;
                }
                cell.clear();
                (row, column) = (row + 1, 0);
            }
            sign => cell.push(sign),
        }
    }
    take(row, column, &cell);
    quoted.then_some(opened)
}
