//! ⑦ of the gate: render, write, keep the digest of each PDF. Files appear whole or not at all; a sheet that is written but
//! not yet kept is written again, byte for byte the same.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::batch::{Checked, Ready};
use super::office::persist;
use super::parcel::part;
use super::press::Printer;
use super::seal::Sealed;
use super::{IssuanceError, Moment, Office, Progress, Step};
use crate::claims::{Authority, RegisterNumber};
use crate::roster::Programme;
use crate::store::{AuditEntry, InstitutionRow, SealedForms, StoreError};
use crate::wire::digest::Digest;

/// A released certificate and its PDF.
#[derive(Debug, Clone)]
pub struct Released {
    /// Its number.
    pub number: RegisterNumber,
    /// What a phone reads from its QR code.
    pub qr_text: String,
}

/// How many sheets are in memory at once.
const CHUNK: usize = 32;

impl Sealed {
    /// Renders the sheets that are not released yet into a folder: `<number>.pdf`, `.jwt`, `.json`.
    ///
    /// # Errors
    /// [`IssuanceError`]; what was released before stays released.
    pub async fn release(
        self,
        office: &Office,
        institution: &InstitutionRow,
        folder: &Path,
        progress: Progress<'_>,
    ) -> Result<Vec<Released>, IssuanceError> {
        let released = self.checked.release(office, institution, folder, progress).await;
        self.claim.release().await;
        released
    }
}

impl Checked {
    async fn release(
        &self,
        office: &Office,
        institution: &InstitutionRow,
        folder: &Path,
        progress: Progress<'_>,
    ) -> Result<Vec<Released>, IssuanceError> {
        let printer = self.printer(office, institution).await?;
        fs::create_dir_all(folder).map_err(|source| IssuanceError::File { path: folder.to_owned(), source })?;
        let rows: Vec<_> = self.rows.iter().filter_map(|ready| Some((ready, ready.sealed()?))).collect();
        let total = rows.len();
        let mut released = Vec::with_capacity(total);
        let waiting: Vec<_> = rows.into_iter().filter(|(ready, _)| !ready.is_released()).collect();
        let mut done = total - waiting.len();
        for chunk in waiting.chunks(CHUNK) {
            office.pass(Step::Render, Moment::Before)?;
            let print = |(ready, forms): &(&Ready, &SealedForms)| print(&printer, ready, forms, folder);
            let sheets = tokio::task::block_in_place(|| chunk.par_iter().map(print).collect::<Result<Vec<_>, _>>())?;
            office.pass(Step::Render, Moment::After)?;
            persist(|| Box::pin(self.keep(office, chunk, &sheets))).await?;
            released.extend(sheets.into_iter().map(|(_, released)| released));
            done += chunk.len();
            progress(Step::Render, done, total);
        }
        Ok(released)
    }

    async fn keep(
        &self,
        office: &Office,
        chunk: &[(&Ready, &SealedForms)],
        sheets: &[(Digest, Released)],
    ) -> Result<(), IssuanceError> {
        office.pass(Step::Release, Moment::Before)?;
        let at = office.now();
        let mut tx = office.store.begin_for(self.institution).await?;
        for ((ready, _), (digest, released)) in chunk.iter().zip(sheets) {
            tx.release_certificate(ready.row.id, *digest, at).await?;
            tx.audit(AuditEntry {
                at,
                actor: "gate",
                action: "release",
                institution: Some(self.institution),
                batch: Some(self.batch),
                number: Some(released.number.as_str()),
                detail: &digest.to_string(),
            })
            .await?;
        }
        tx.commit().await?;
        office.pass(Step::Release, Moment::After)
    }

    /// The press of this batch, from the programme and pictures that were checked.
    pub(super) async fn printer(
        &self,
        office: &Office,
        institution: &InstitutionRow,
    ) -> Result<Printer, IssuanceError> {
        let authority = institution.details.authority.clone();
        self.printer_for(office, authority, office.is_demo).await
    }

    /// The press, for sheets that say SAMPLE or do not.
    pub(super) async fn printer_for(
        &self,
        office: &Office,
        authority: Authority,
        is_sample: bool,
    ) -> Result<Printer, IssuanceError> {
        let wrong = |column| StoreError::Inconsistent { table: "batch", column, id: self.digest.to_string() };
        let programme = Programme::parse(&self.source).map_err(|_| wrong("source"))?;
        let images = office.kept_pictures(&self.assets).await?.ok_or_else(|| wrong("assets"))?;
        Printer::new(&programme, &images, authority, is_sample).map_err(IssuanceError::Faults)
    }
}

fn print(
    printer: &Printer,
    ready: &Ready,
    forms: &SealedForms,
    folder: &Path,
) -> Result<(Digest, Released), IssuanceError> {
    let certificate = ready.certificate();
    let failed = |what: &dyn std::fmt::Display| IssuanceError::NotPrinted {
        number: ready.number().to_string(),
        what: what.to_string(),
    };
    let (pdf, qr_text) = printer.print(certificate, forms).map_err(|fault| failed(&fault))?;
    let number = ready.number();
    for (ending, bytes) in [("jwt", forms.token.as_bytes()), ("json", forms.document.as_bytes()), ("pdf", &pdf)] {
        let path = folder.join(format!("{number}.{ending}"));
        write_whole(&path, bytes).map_err(|source| IssuanceError::File { path, source })?;
    }
    Ok((Digest::of(&pdf), Released { number: number.clone(), qr_text }))
}

/// Writes beside and renames: a reader sees the old file or the whole new one.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let beside = part(path);
    fs::write(&beside, bytes)?;
    fs::rename(&beside, path)
}
