//! XLSX: one sheet of a workbook as a grid.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetVisible, Xlsx, XlsxError};

use super::archive::{self, Rewritten};
use super::columns::Columns;
use super::fault::Fault;
use super::fold;
use super::grid::{Builder, Cell, Grid};
use super::limits::SHEETS;
use super::parts;
use super::problem::Problem;
use crate::time::Day;

/// A sheet that was read.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    /// The sheets that were not read and hold anything, or are hidden.
    pub(super) others: Vec<String>,
    pub(super) grid: Grid,
    pub(super) faults: Vec<Fault>,
}

/// Whether the bytes begin as a workbook of any kind does.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || is_locked(bytes)
}

/// Reads the sheet of that name, or the visible one that looks like a roster.
pub(super) fn read(bytes: &[u8], sheet_name: Option<&str>) -> Result<Sheet, Fault> {
    if is_locked(bytes) {
        return Err(Fault::of_file(Problem::WorkbookLocked, ""));
    }
    let archive = archive::rewrite(bytes)?;
    // The reader of workbooks is not ours: should it panic on some file, that is a fault of the file and not our end.
    catch_unwind(AssertUnwindSafe(|| Book::open(&archive)?.read(sheet_name))).unwrap_or_else(|_| Err(unreadable()))
}

/// A compound file: a workbook of Excel 97-2003, or one with a password.
fn is_locked(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
}

struct Book<'a> {
    archive: &'a Rewritten,
    workbook: Xlsx<Cursor<&'a [u8]>>,
    /// The part of each sheet, by name.
    parts: Vec<(String, String)>,
}

impl<'a> Book<'a> {
    fn open(archive: &'a Rewritten) -> Result<Self, Fault> {
        let workbook = Xlsx::new(Cursor::new(archive.bytes.as_slice())).map_err(|_: XlsxError| unreadable())?;
        let parts = parts::sheets(archive).ok_or_else(unreadable)?;
        if workbook.sheets_metadata().len() > SHEETS {
            return Err(Fault::of_file(Problem::TooMany { what: "sheets", limit: SHEETS }, ""));
        }
        Ok(Self { archive, workbook, parts })
    }

    fn read(mut self, sheet_name: Option<&str>) -> Result<Sheet, Fault> {
        let Some(wanted) = sheet_name else { return self.choose() };
        let names = self.workbook.sheet_names();
        let is_wanted = |name: &&String| fold::name(name.trim()) == fold::name(wanted.trim());
        let Some(name) = names.iter().find(is_wanted) else {
            return Err(Fault::of_file(Problem::SheetMissing { known: names.join(", ") }, wanted));
        };
        let (grid, faults) = self.sheet(name).map_err(|_| unreadable())?;
        Ok(Sheet { name: name.clone(), others: Vec::new(), grid, faults })
    }

    /// The one sheet that looks like a roster; where none does, the first that holds anything.
    fn choose(&mut self) -> Result<Sheet, Fault> {
        let metadata = self.workbook.sheets_metadata();
        let names: Vec<(String, bool)> =
            metadata.iter().map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible)).collect();
        let mut best: Vec<(usize, Sheet)> = Vec::new();
        let (mut filled, mut is_worksheet) = (Vec::new(), false);
        for (name, is_visible) in names {
            if !is_visible {
                filled.push(name);
                continue;
            }
            let (grid, faults) = match self.sheet(&name) {
                Ok(read) => read,
                // A sheet that is a chart holds no rows.
                Err(XlsxError::NotAWorksheet(_)) => continue,
                Err(_) => return Err(unreadable()),
            };
            is_worksheet = true;
            if grid.rows.is_empty() && faults.is_empty() {
                continue;
            }
            filled.push(name.clone());
            let likeness = Columns::likeness(&grid);
            let most = best.first().map(|(most, _)| *most);
            if most.is_none_or(|most| likeness > most) {
                best.clear();
            }
            // Among sheets that are not like rosters the first one is kept; it has the faults that matter.
            if most.is_none_or(|most| likeness > most || (likeness == most && likeness > 0)) {
                best.push((likeness, Sheet { name, others: Vec::new(), grid, faults }));
            }
        }
        if best.len() > 1 {
            let known: Vec<&str> = best.iter().map(|(_, sheet)| sheet.name.as_str()).collect();
            return Err(Fault::of_file(Problem::SheetsSeveral { known: known.join(", ") }, ""));
        }
        let Some((_, mut sheet)) = best.pop() else {
            return if is_worksheet { Ok(Sheet::default()) } else { Err(unreadable()) };
        };
        sheet.others = filled.into_iter().filter(|name| *name != sheet.name).collect();
        Ok(sheet)
    }

    fn sheet(&mut self, name: &str) -> Result<(Grid, Vec<Fault>), XlsxError> {
        let is_1904 = self.workbook.has_1904_epoch();
        let mut cells = self.workbook.worksheet_cells_reader(name)?;
        let mut builder = Builder::default();
        while let Some(cell) = cells.next_cell_with_formula_metadata()? {
            let place = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
            let value = match (&cell.value, &cell.formula) {
                (DataRef::Empty, Some(_)) => Cell::Uncomputed,
                (value, _) => convert(value, is_1904),
            };
            if !builder.push(place(cell.pos.0), place(cell.pos.1), value) {
                break;
            }
        }
        let part = self.parts.iter().find(|(known, _)| known == name).and_then(|(_, path)| self.archive.part(path));
        Ok(builder.finish(is_1904, part.map(parts::shape).unwrap_or_default()))
    }
}

fn convert(value: &DataRef, is_1904: bool) -> Cell {
    match value {
        DataRef::Bool(value) => Cell::Flag(*value),
        DataRef::DateTime(stamp) => date(stamp, is_1904),
        DataRef::DurationIso(text) => Cell::Moment(text.clone(), 0.0),
        DataRef::Empty => Cell::Empty,
        DataRef::Error(error) => Cell::Error(error.to_string()),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Int(number) => Cell::text(&number.to_string()),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::DateTimeIso(text) | DataRef::String(text) => Cell::text(text),
    }
}

fn date(stamp: &ExcelDateTime, is_1904: bool) -> Cell {
    let serial = stamp.as_f64() + if is_1904 && !stamp.is_duration() { DAYS_FROM_1900_TO_1904 } else { 0.0 };
    if stamp.is_duration() {
        let minutes = (serial * 24.0 * 60.0).round();
        return Cell::Moment(format!("{}:{:02}", (minutes / 60.0).trunc(), (minutes % 60.0).abs()), serial);
    }
    let (year, month, day, hour, minute, second, milli) = stamp.to_ymd_hms_milli();
    match (day_of(year, month, day), (hour, minute, second, milli)) {
        (Some(day), (0, 0, 0, 0)) => Cell::Date(day),
        _ => Cell::Moment(format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"), serial),
    }
}

fn day_of(year: u16, month: u8, day: u8) -> Option<Day> {
    Day::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

fn unreadable() -> Fault {
    Fault::of_file(Problem::NotASpreadsheet("damaged"), "")
}

const DAYS_FROM_1900_TO_1904: f64 = 1462.0;
