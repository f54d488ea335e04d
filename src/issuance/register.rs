//! The register for the office's own files: what was released, as CSV or XLSX. It is written as it is read, some certificates at a time.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::release::write_whole;
use super::{IssuanceError, Office};
use crate::credential;
use crate::roster::Programme;
use crate::store::{InstitutionRow, RegisterRow, StoreError};
use crate::wire::json;

const COLUMNS: [&str; 13] = [
    "number",
    "name",
    "native_name",
    "home_institution",
    "starts",
    "ends",
    "issued",
    "hours",
    "credits",
    "standing",
    "file",
    "sha256",
    "programme",
];

/// The most rows that a sheet of a workbook has, its header among them.
const SHEET_ROWS: u32 = 1_048_576;

/// How many certificates are in memory at once.
const CHUNK: u32 = 500;

/// As what the register is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Comma-separated, UTF-8.
    Csv,
    /// A workbook of Office Open XML.
    Xlsx,
}

impl Kind {
    /// The ending of a file's name.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// Reads the ending of a file's name.
    #[must_use]
    pub fn from_ending(ending: &str) -> Option<Self> {
        [Self::Csv, Self::Xlsx].into_iter().find(|kind| kind.ending().eq_ignore_ascii_case(ending))
    }
}

/// Writes the register of a programme into a folder, as `register.csv`.
///
/// # Errors
/// [`IssuanceError::File`], [`IssuanceError::Store`].
pub async fn write(
    office: &Office,
    institution: &InstitutionRow,
    programme: &Programme,
    folder: &Path,
) -> Result<(), IssuanceError> {
    let path = folder.join("register.csv");
    let mut csv = Csv::new(Vec::new()).map_err(not_written)?;
    each(office, (institution, Some(programme.slug().as_str())), |cells| csv.add(cells)).await?;
    let bytes = csv.0.into_inner().map_err(|error| not_written(error.into_error()))?;
    write_whole(&path, &bytes).map_err(|source| IssuanceError::File { path, source })
}

/// Writes the register of an institution, or of one of its programmes, into a file. Answers how many certificates it has.
///
/// # Errors
/// [`IssuanceError::File`], also for more rows than a workbook has; [`IssuanceError::Store`].
pub async fn save(
    office: &Office,
    whose: (&InstitutionRow, Option<&str>),
    (kind, file, folder): (Kind, File, &Path),
) -> Result<u64, IssuanceError> {
    match kind {
        Kind::Csv => {
            let mut csv = Csv::new(BufWriter::new(file)).map_err(not_written)?;
            let count = each(office, whose, |cells| csv.add(cells)).await?;
            csv.0.flush().map_err(not_written)?;
            Ok(count)
        }
        Kind::Xlsx => {
            let mut book = Workbook::new();
            // Rows that are written wait here, and not in memory.
            book.set_tempdir(folder).map_err(of_book)?;
            let count = {
                let sheet = book.add_worksheet_with_constant_memory().map_err(of_book)?;
                let mut sheet = Sheet::new(sheet).map_err(of_book)?;
                each(office, whose, |cells| sheet.add(cells)).await?
            };
            book.save_to_writer(BufWriter::new(file)).map_err(of_book)?;
            Ok(count)
        }
    }
}

/// Hands each released certificate to `take`, in the order of their making.
async fn each(
    office: &Office,
    (institution, programme): (&InstitutionRow, Option<&str>),
    mut take: impl FnMut(&[String; COLUMNS.len()]) -> io::Result<()> + Send,
) -> Result<u64, IssuanceError> {
    let (mut after, mut count) = (0, 0);
    loop {
        let rows = office.store.listing((institution.id, programme), after, CHUNK).await?;
        let Some(last) = rows.last() else { return Ok(count) };
        after = last.place;
        for row in rows {
            take(&cells(row.row, row.programme)?).map_err(not_written)?;
            count += 1;
        }
    }
}

struct Csv<W: Write>(csv::Writer<W>);

impl<W: Write> Csv<W> {
    fn new(into: W) -> io::Result<Self> {
        let mut csv = csv::Writer::from_writer(into);
        csv.write_record(COLUMNS)?;
        Ok(Self(csv))
    }

    fn add(&mut self, cells: &[String; COLUMNS.len()]) -> io::Result<()> {
        Ok(self.0.write_record(cells.iter().map(|cell| harmless(cell.clone())))?)
    }
}

struct Sheet<'a> {
    page: &'a mut Worksheet,
    row: u32,
    quoted: Format,
}

impl<'a> Sheet<'a> {
    fn new(page: &'a mut Worksheet) -> Result<Self, XlsxError> {
        let bold = Format::new().set_bold();
        for (place, (name, width)) in (0..).zip(COLUMNS.iter().zip(WIDTHS)) {
            page.set_column_width(place, width)?;
            page.write_string_with_format(0, place, *name, &bold)?;
        }
        page.set_freeze_panes(1, 0)?;
        Ok(Self { page, row: 0, quoted: Format::new().set_quote_prefix() })
    }

    /// Every cell is a text; one that looks like a formula stays text when somebody edits it.
    fn add(&mut self, cells: &[String; COLUMNS.len()]) -> io::Result<()> {
        self.row += 1;
        if self.row >= SHEET_ROWS {
            return Err(io::Error::other(
                "a sheet of a workbook has no more rows: take CSV, or one programme at a time",
            ));
        }
        for (place, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            let written = if is_formula(cell) {
                self.page.write_string_with_format(self.row, place, cell, &self.quoted)
            } else {
                self.page.write_string(self.row, place, cell)
            };
            written.map_err(io::Error::other)?;
        }
        Ok(())
    }
}

const WIDTHS: [u32; COLUMNS.len()] = [18, 30, 30, 40, 11, 11, 11, 8, 8, 12, 22, 20, 28];

fn not_written(source: io::Error) -> IssuanceError {
    IssuanceError::File { path: "register".into(), source }
}

fn of_book(error: XlsxError) -> IssuanceError {
    not_written(io::Error::other(error))
}

fn cells(row: RegisterRow, programme: String) -> Result<[String; COLUMNS.len()], StoreError> {
    let wrong = || StoreError::Inconsistent { table: "certificate", column: "payload", id: row.number.clone() };
    let document = json::parse_object(&row.payload).map_err(|_| wrong())?;
    let certificate = credential::read(&document).map_err(|_| wrong())?;
    let text = |value: Option<&dyn std::fmt::Display>| value.map(ToString::to_string).unwrap_or_default();
    Ok([
        row.number.clone(),
        certificate.holder.name.to_string(),
        text(certificate.holder.native_name.as_ref().map(|name| name as _)),
        text(certificate.holder.home_institution.as_ref().map(|name| name as _)),
        certificate.period.starts().to_string(),
        certificate.period.ends().to_string(),
        certificate.issued.to_string(),
        text(certificate.hours.as_ref().map(|hours| hours as _)),
        text(certificate.credits.as_ref().map(|credits| credits as _)),
        row.ended.unwrap_or_else(|| if row.is_suspended { "suspended" } else { "in force" }.to_owned()),
        format!("{}.pdf", row.number),
        row.pdf_sha256.to_string(),
        programme,
    ])
}

/// A cell that no spreadsheet runs as a formula.
#[must_use]
pub fn harmless(cell: String) -> String {
    if is_formula(&cell) { format!("'{cell}") } else { cell }
}

fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}
