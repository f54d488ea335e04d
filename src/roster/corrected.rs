//! The roster written back as XLSX, with every fault marked in its cell and listed on a sheet of its own.
//!
//! What was not understood is kept as it was. Days stay days and numbers numbers, formulas become their values, and no cell is a
//! formula: what begins like one stays text.

use std::collections::{BTreeMap, HashMap};

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note as CellNote, Url, Workbook, Worksheet,
    XlsxError,
};

use super::grid::{Cell, Grid, Row};
use super::headers::Column;
use super::limits::COLUMNS;
use super::notes::Note;
use super::parts::Region;
use super::{Place, Reading, dates};
use crate::time::Day;
use crate::words::Words;

/// A fault, in words, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where it is.
    pub place: Place,
    /// The permanent code.
    pub code: &'static str,
    /// What stands there.
    pub content: String,
    /// What is wrong.
    pub problem: String,
    /// What to do about it.
    pub cure: String,
}

impl Reading {
    /// Writes the roster with its faults marked, and with the proposed names in Latin letters.
    ///
    /// # Errors
    /// [`XlsxError`] if the writer refuses something, such as the name of the sheet.
    pub fn corrected(&self, marks: &[Mark], words: &Words, today: Day) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&date(today)?));
        let listed = words.say("roster-fixed-faults");
        let own = self.origin.sheet.as_deref().filter(|name| !name.eq_ignore_ascii_case(&listed)).unwrap_or("Roster");
        let copy = Copy { reading: self, words, formats: Formats::new() };
        let sheet = workbook.add_worksheet();
        sheet.set_name(own)?;
        copy.write(sheet, marks)?;
        let sheet = workbook.add_worksheet();
        sheet.set_name(&listed)?;
        copy.list(sheet, own, marks)?;
        workbook.save_to_buffer()
    }
}

/// The looks of cells.
struct Formats {
    day: &'static str,
    moment: &'static str,
    duration: &'static str,
    fault: Color,
    proposal: Color,
    header: Format,
}

impl Formats {
    fn new() -> Self {
        let header = Format::new().set_bold().set_background_color(0x00E7_ECF2).set_border_bottom(FormatBorder::Thin);
        Self {
            day: "dd.mm.yyyy",
            moment: "dd.mm.yyyy hh:mm",
            duration: "[h]:mm",
            fault: Color::RGB(0x00FF_C7CE),
            proposal: Color::RGB(0x00D9_F0D3),
            header: header.set_align(FormatAlign::VerticalCenter).set_text_wrap(),
        }
    }
}

struct Copy<'a> {
    reading: &'a Reading,
    words: &'a Words,
    formats: Formats,
}

impl Copy<'_> {
    fn write(&self, sheet: &mut Worksheet, marks: &[Mark]) -> Result<(), XlsxError> {
        let grid = &self.reading.grid;
        merge(sheet, grid)?;
        let mut marked: BTreeMap<(u32, usize), Vec<&Mark>> = BTreeMap::new();
        for mark in marks {
            if let Some(cell) = self.cell_of(mark) {
                marked.entry(cell).or_default().push(mark);
            }
        }
        for row in &grid.rows {
            for (place, cell) in row.filled() {
                let format = self.look(row.number, marked.contains_key(&(row.number, place)));
                self.put(sheet, (row.number, place), cell, &format)?;
            }
            if grid.shape.hidden_rows.contains(&row.number) {
                sheet.set_row_hidden(row.number - 1)?;
            }
        }
        for ((row, place), marks) in &marked {
            let is_empty = grid.row(*row).is_none_or(|row| row.cell(*place).is_empty());
            if is_empty {
                sheet.write_blank(row - 1, column(*place), &self.look(*row, true))?;
            }
            let text: Vec<String> =
                marks.iter().map(|mark| format!("{}: {}\n→ {}", mark.code, mark.problem, mark.cure)).collect();
            sheet.insert_note(row - 1, column(*place), &note(&text.join("\n\n")))?;
        }
        self.propose(sheet)?;
        self.arrange(sheet)
    }

    /// The names in Latin letters, into the column of the roster or a new one.
    fn propose(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let proposed = self.reading.notes.iter().filter_map(|note| match note {
            Note::LatinProposed { row, latin, .. } => Some((*row, latin)),
            _ => None,
        });
        let mut proposed = proposed.peekable();
        let own = self.reading.columns.place(Column::LatinName);
        let place = own.unwrap_or_else(|| self.width());
        if proposed.peek().is_none() || place >= COLUMNS {
            return Ok(());
        }
        if own.is_none() {
            let header = self.words.say("roster-column-latin-name");
            let row = self.reading.columns.rows.1;
            sheet.write_string_with_format(row.saturating_sub(1), column(place), &header, &self.formats.header)?;
            sheet.set_column_width(column(place), 30)?;
        }
        let format = Format::new().set_background_color(self.formats.proposal);
        let remark = note(&self.words.say("roster-fixed-proposed"));
        for (row, latin) in proposed {
            sheet.write_string_with_format(row - 1, column(place), latin, &format)?;
            sheet.insert_note(row - 1, column(place), &remark)?;
        }
        Ok(())
    }

    fn put(&self, sheet: &mut Worksheet, at: (u32, usize), cell: &Cell, format: &Format) -> Result<(), XlsxError> {
        let (row, place) = (at.0 - 1, column(at.1));
        let put_day = |sheet: &mut Worksheet, day: Day| -> Result<(), XlsxError> {
            sheet.write_datetime_with_format(
                row,
                place,
                &date(day)?,
                &format.clone().set_num_format(self.formats.day),
            )?;
            Ok(())
        };
        match cell {
            Cell::Date(day) => put_day(sheet, *day)?,
            Cell::Number(number) => {
                let day = self.is_date(at.1).then(|| dates::from_serial(*number, self.reading.grid.is_1904)).flatten();
                match day {
                    // The copy counts days from 1900, whatever the original does.
                    Some(day) => put_day(sheet, day)?,
                    None => _ = sheet.write_number_with_format(row, place, *number, format)?,
                }
            }
            Cell::Moment(text, serial) => {
                let shown = if text.contains('-') { self.formats.moment } else { self.formats.duration };
                let format = format.clone().set_num_format(shown);
                sheet.write_number_with_format(row, place, *serial, &format)?;
            }
            Cell::Flag(flag) => _ = sheet.write_boolean_with_format(row, place, *flag, format)?,
            Cell::Error(text) | Cell::Overlong(text) | Cell::Text(text) => put_text(sheet, (row, place), text, format)?,
            // It has to stay a fault in the copy.
            Cell::Uncomputed => put_text(sheet, (row, place), "#N/A", format)?,
            Cell::Empty => {}
        }
        Ok(())
    }

    fn is_date(&self, place: usize) -> bool {
        let column = self.reading.columns.at(place);
        matches!(column, Some(Column::BirthDate | Column::Starts | Column::Ends))
    }

    fn look(&self, row: u32, is_marked: bool) -> Format {
        let (first, last) = self.reading.columns.rows;
        let format = if (first..=last).contains(&row) { self.formats.header.clone() } else { Format::new() };
        if is_marked { format.set_background_color(self.formats.fault) } else { format }
    }

    /// The cell of a fault; for one of a whole row that of the name.
    fn cell_of(&self, mark: &Mark) -> Option<(u32, usize)> {
        let Place::Row { row, at, .. } = mark.place else { return None };
        let columns = &self.reading.columns;
        let name =
            || [Column::Name, Column::Surname, Column::LatinName].into_iter().find_map(|column| columns.place(column));
        let place = at.map_or_else(|| name().unwrap_or_default(), usize::from);
        (row > 0).then_some((row, place))
    }

    /// How many columns the roster has.
    fn width(&self) -> usize {
        self.reading.grid.rows.iter().map(|row: &Row| row.cells.len()).max().unwrap_or_default()
    }

    fn arrange(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let (grid, last) = (&self.reading.grid, self.reading.columns.rows.1);
        let mut widths: HashMap<usize, usize> = HashMap::new();
        for (place, cell) in grid.rows.iter().filter(|row| row.number >= last).flat_map(Row::filled) {
            let width = widths.entry(place).or_default();
            *width = cell.content().chars().count().clamp(*width, WIDEST.max(*width));
        }
        for (place, width) in widths {
            sheet.set_column_width(column(place), u32::try_from(width.max(NARROWEST) + 2).unwrap_or_default())?;
        }
        for place in &grid.shape.hidden_columns {
            sheet.set_column_hidden(column(*place))?;
        }
        sheet.set_freeze_panes(last, 0)?;
        Ok(())
    }

    /// The sheet of faults: row, column, code, content, what is wrong, what to do.
    fn list(&self, sheet: &mut Worksheet, roster: &str, marks: &[Mark]) -> Result<(), XlsxError> {
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        for ((place, word), width) in (0..).zip(LISTED).zip([8, 22, 22, 30, 50, 60]) {
            let header = self.words.say(&format!("roster-fixed-{word}"));
            sheet.write_string_with_format(0, place, &header, &self.formats.header)?;
            sheet.set_column_width(place, width)?;
        }
        for (line, mark) in (1..).zip(marks) {
            match self.cell_of(mark) {
                Some((row, place)) => {
                    let cell = format!("{}{row}", super::column_letters(place));
                    let link = Url::new(format!("internal:'{}'!{cell}", roster.replace('\'', "''")));
                    sheet.write_url_with_text(line, 0, link, row.to_string())?;
                }
                None => _ = sheet.write_string_with_format(line, 0, mark.place.words(self.words), &wrapped)?,
            }
            let header = mark.place.column().unwrap_or_default();
            let cells = [header, mark.code, &mark.content, &mark.problem, &mark.cure];
            for (place, text) in (1..).zip(cells) {
                put_text(sheet, (line, place), text, &wrapped)?;
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        if let Some(last) = u32::try_from(marks.len()).ok().filter(|last| *last > 0) {
            sheet.autofilter(0, 0, last, 5)?;
        }
        Ok(())
    }
}

/// A text as it is, also where it begins like a formula.
fn put_text(sheet: &mut Worksheet, (row, place): (u32, u16), text: &str, format: &Format) -> Result<(), XlsxError> {
    // A quotation prefix keeps it text when somebody edits the cell.
    let quoted = text.starts_with(['=', '+', '-', '@']).then(|| format.clone().set_quote_prefix());
    sheet.write_string_with_format(row, place, text, quoted.as_ref().unwrap_or(format))?;
    Ok(())
}

/// Merges what was merged, as far as it is no larger than a roster.
fn merge(sheet: &mut Worksheet, grid: &Grid) -> Result<(), XlsxError> {
    let mut left = MERGED_CELLS;
    for Region { rows: (first, last), columns: (left_column, right_column) } in &grid.shape.merged {
        let is_within = *first > 0 && first <= last && left_column <= right_column && *right_column < COLUMNS;
        let rows = usize::try_from(last.saturating_sub(*first)).unwrap_or(usize::MAX).saturating_add(1);
        let area = rows.saturating_mul(right_column.saturating_sub(*left_column) + 1);
        if is_within && area > 1 && area <= left {
            left -= area;
            let format = Format::new().set_align(FormatAlign::VerticalCenter);
            let merged =
                sheet.merge_range(first - 1, column(*left_column), last - 1, column(*right_column), "", &format);
            // Regions that overlap are not merged twice.
            if let Err(error) = merged
                && !matches!(error, XlsxError::MergeRangeOverlaps(..))
            {
                return Err(error);
            }
        }
    }
    Ok(())
}

fn note(text: &str) -> CellNote {
    let lines = text.lines().map(|line| 1 + line.chars().count() / NOTE_LINE).sum::<usize>().clamp(3, 30);
    let height = u32::try_from(lines * 15 + 10).unwrap_or_default();
    CellNote::new(text).set_width(340).set_height(height).set_font_size(9).add_author_prefix(false)
}

fn column(place: usize) -> u16 {
    u16::try_from(place).unwrap_or(u16::MAX)
}

fn date(day: Day) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: i8| u8::try_from(number).unwrap_or_default();
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or_default(), part(day.month()), part(day.day_of_month()))
}

const LISTED: [&str; 6] = ["row", "column", "code", "content", "problem", "cure"];
const NARROWEST: usize = 6;
const WIDEST: usize = 48;

/// How many characters stand on a line of a note.
const NOTE_LINE: usize = 48;

/// The most cells that are merged in a copy: the writer remembers each of them.
const MERGED_CELLS: usize = 200_000;
