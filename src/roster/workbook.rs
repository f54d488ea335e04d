//! XLSX: one sheet of a workbook as a grid.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader as _, SheetVisible, Xlsx, XlsxError};

use super::archive;
use super::fault::Fault;
use super::fold;
use super::grid::{Builder, Cell, Grid};
use super::problem::Problem;
use crate::time::Day;

/// Whether the bytes begin as a workbook of any kind does.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || is_locked(bytes)
}

/// Reads the sheet of that name, or the first visible one that holds anything.
pub(super) fn read(bytes: &[u8], sheet_name: Option<&str>) -> Result<(Grid, Vec<Fault>), Fault> {
    if is_locked(bytes) {
        return Err(Fault::of_file(Problem::WorkbookLocked, ""));
    }
    let archive = archive::rewrite(bytes)?;
    // The reader of workbooks is not ours: should it panic on some file, that is a fault of the file and not our end.
    catch_unwind(AssertUnwindSafe(|| read_archive(&archive, sheet_name))).unwrap_or_else(|_| Err(unreadable()))
}

/// A compound file: a workbook of Excel 97-2003, or one with a password.
fn is_locked(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
}

fn read_archive(archive: &[u8], sheet_name: Option<&str>) -> Result<(Grid, Vec<Fault>), Fault> {
    let mut workbook: Xlsx<Cursor<&[u8]>> = Xlsx::new(Cursor::new(archive)).map_err(|_| unreadable())?;
    let is_visible = |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible;
    let visible: Vec<String> =
        workbook.sheets_metadata().iter().filter(is_visible).map(|sheet| sheet.name.clone()).collect();
    let Some(wanted) = sheet_name else {
        let mut last = None;
        for name in &visible {
            match read_sheet(&mut workbook, name) {
                Ok((grid, faults)) if grid.rows.is_empty() && faults.is_empty() => {
                    last = last.or(Some(Ok((grid, faults))));
                }
                // A sheet that is a chart holds no rows.
                Err(XlsxError::NotAWorksheet(_)) => {}
                read => return read.map_err(|_| unreadable()),
            }
        }
        return last.unwrap_or_else(|| Err(unreadable()));
    };
    let names = workbook.sheet_names();
    let is_wanted = |name: &&String| fold::name(name.trim()) == fold::name(wanted.trim());
    let Some(name) = names.iter().find(is_wanted) else {
        return Err(Fault::of_file(Problem::SheetMissing { known: names.join(", ") }, wanted));
    };
    read_sheet(&mut workbook, name).map_err(|_| unreadable())
}

fn read_sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<(Grid, Vec<Fault>), XlsxError> {
    let is_1904 = workbook.has_1904_epoch();
    let mut cells = workbook.worksheet_cells_reader(name)?;
    let mut builder = Builder::default();
    while let Some(cell) = cells.next_cell()? {
        let (row, column) = cell.get_position();
        let (row, column) = (usize::try_from(row).unwrap_or(usize::MAX), usize::try_from(column).unwrap_or(usize::MAX));
        if !builder.push(row, column, convert(cell.get_value())) {
            break;
        }
    }
    Ok(builder.finish(is_1904))
}

fn convert(value: &DataRef) -> Cell {
    match value {
        DataRef::Bool(value) => Cell::text(if *value { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(stamp) if !stamp.is_duration() => match stamp.to_ymd_hms_milli() {
            (year, month, day, 0, 0, 0, 0) => Cell::Date(day_of(year, month, day)),
            _ => Cell::Date(None),
        },
        DataRef::DateTime(_) | DataRef::DurationIso(_) => Cell::Date(None),
        DataRef::Empty => Cell::Empty,
        DataRef::Error(error) => Cell::Error(error.to_string()),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Int(number) => Cell::text(&number.to_string()),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::DateTimeIso(text) | DataRef::String(text) => Cell::text(text),
    }
}

fn day_of(year: u16, month: u8, day: u8) -> Option<Day> {
    Day::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

fn unreadable() -> Fault {
    Fault::of_file(Problem::NotASpreadsheet("damaged"), "")
}
