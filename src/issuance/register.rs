//! `register.csv`: what was released of a programme, for the office's own files.

use std::path::Path;

use super::release::write_whole;
use super::{IssuanceError, Office};
use crate::credential;
use crate::roster::Programme;
use crate::store::{InstitutionRow, RegisterRow, StoreError};
use crate::wire::json;

const COLUMNS: [&str; 12] = [
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
];

/// Writes the register of a programme into a folder.
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
    let bytes = to_csv(office, institution, programme.slug().as_str()).await?;
    write_whole(&path, &bytes).map_err(|source| IssuanceError::File { path, source })
}

/// The register of a programme as CSV.
///
/// # Errors
/// [`IssuanceError::Store`].
pub async fn to_csv(office: &Office, institution: &InstitutionRow, programme: &str) -> Result<Vec<u8>, IssuanceError> {
    let rows = office.store.register(institution.id, programme).await?;
    let failed = |source: std::io::Error| IssuanceError::File { path: "register.csv".into(), source };
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(COLUMNS).map_err(|error| failed(error.into()))?;
    for row in rows {
        csv.write_record(cells(row)?.map(harmless)).map_err(|error| failed(error.into()))?;
    }
    csv.into_inner().map_err(|error| failed(error.into_error()))
}

fn cells(row: RegisterRow) -> Result<[String; COLUMNS.len()], StoreError> {
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
    ])
}

/// A cell that no spreadsheet runs as a formula.
#[must_use]
pub fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}
