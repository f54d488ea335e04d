//! The desk's way to a batch: a draft that is handed over, looked at, approved with an own factor or sent back.

use std::collections::HashMap;
use std::path::Path;

use super::batch::Approved;
use super::materials::{Printed, Workshop};
use super::preparation::Papers;
use super::specimen::{Specimen, somebody};
use super::{Fault, IssuanceError, Office, Progress};
use crate::claims::Language;
use crate::roster::{self, Entry, Programme, ReadOptions, Reading};
use crate::store::{AuditEntry, DraftRow, InstitutionRow};
use crate::wire::digest::Digest;

/// What became of a draft that was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandedOver {
    /// A batch that waits for its approval.
    Batch(Digest),
    /// Nothing: so many rows have their certificates already.
    Nothing(usize),
}

/// What a sample is made of.
struct Sample<'a> {
    programme: &'a Programme,
    source: &'a str,
    entry: &'a Entry,
    pictures: &'a HashMap<String, Vec<u8>>,
}

/// A name in the script of a programme.
fn nobody(programme: &Programme) -> (&'static str, Option<&'static str>) {
    let speaks = |language| programme.languages().contains(&language);
    if speaks(Language::Ru) || speaks(Language::Be) {
        return ("Виноградова Екатерина Сергеевна", Some("Ekaterina Vinogradova"));
    }
    if speaks(Language::Tr) {
        return ("Şükriye Işıkçı", None);
    }
    if speaks(Language::Az) { ("Gülnarə Əliyeva", None) } else { ("Katherine Appleyard", None) }
}

impl DraftRow {
    /// The roster as far as it can be read with its programme.
    #[must_use]
    pub fn reading(&self, programme: &Programme) -> Reading {
        let options = ReadOptions { file_name: &self.roster_name, edits: &self.edits, ..ReadOptions::default() };
        roster::examine(&self.roster, &options, programme)
    }
}

impl Office {
    /// Keeps a draft; answers which it is.
    ///
    /// # Errors
    /// [`IssuanceError::Store`].
    pub async fn keep_draft(&self, draft: &DraftRow, pictures: &[(String, Vec<u8>)]) -> Result<i64, IssuanceError> {
        let mut draft = draft.clone();
        let mut tx = self.store.begin_for(draft.institution).await?;
        for (name, bytes) in pictures {
            draft.pictures.insert(name.clone(), tx.keep_asset(bytes).await?);
        }
        draft.changed_at = self.now();
        let id = tx.keep_draft(&draft).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Drops a draft.
    ///
    /// # Errors
    /// [`IssuanceError::Store`].
    pub async fn drop_draft(&self, draft: &DraftRow) -> Result<(), IssuanceError> {
        let mut tx = self.store.begin_for(draft.institution).await?;
        tx.drop_draft(draft.institution, draft.id).await?;
        Ok(tx.commit().await?)
    }

    /// Checks and rehearses all that a draft says. Without a fault it becomes a batch that waits for its approval.
    ///
    /// # Errors
    /// [`IssuanceError::Faults`] with every fault, and nothing is kept; [`IssuanceError::NotAllowed`] while another batch of the same
    /// programme waits.
    pub async fn hand_over(
        &self,
        institution: &InstitutionRow,
        draft: &DraftRow,
        (login, workshop): (&str, &Workshop),
    ) -> Result<HandedOver, IssuanceError> {
        self.no_other_waits(institution, draft).await?;
        let pictures = self.pictures_of(draft).await?;
        let papers = Papers {
            programme: &draft.programme,
            roster: &draft.roster,
            file_name: &draft.roster_name,
            sheet_name: None,
            edits: &draft.edits,
            pictures,
            workshop,
        };
        let outcome = self.prepare(institution, papers, (login, false)).await?;
        let Some(checked) = outcome.checked.last() else { return Ok(HandedOver::Nothing(outcome.skipped.len())) };
        let at = self.now();
        let digest = checked.digest();
        let mut tx = self.store.begin_for(institution.id).await?;
        tx.set_prepared_by(checked.batch, login).await?;
        tx.keep_draft(&DraftRow { digest: Some(digest), remark: None, ..draft.clone() }).await?;
        tx.audit(AuditEntry {
            at,
            actor: login,
            action: "hand-over",
            institution: Some(institution.id),
            batch: Some(checked.batch),
            number: None,
            detail: &digest.to_string(),
        })
        .await?;
        tx.commit().await?;
        Ok(HandedOver::Batch(digest))
    }

    /// Sends a batch back to whoever prepared it: it is dropped, its numbers are free, and its draft can be changed again.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] once it is approved.
    pub async fn send_back(
        &self,
        institution: &InstitutionRow,
        digest: Digest,
        (login, remark): (&str, &str),
    ) -> Result<(), IssuanceError> {
        let draft = self.store.draft_of(institution.id, digest).await?;
        self.drop_batch(institution, digest, login).await?;
        let Some(draft) = draft else { return Ok(()) };
        let back = DraftRow { digest: None, remark: Some((remark.to_owned(), login.to_owned())), ..draft };
        let mut tx = self.store.begin_for(institution.id).await?;
        tx.keep_draft(&back).await?;
        Ok(tx.commit().await?)
    }

    /// Goes on with a batch that is approved: seals what is not sealed, and writes the sheets that are not written.
    ///
    /// # Errors
    /// [`IssuanceError::ApprovalDiffers`] without an approval of these bytes; else [`IssuanceError`]. What was sealed stays sealed.
    pub async fn go_on(
        &self,
        institution: &InstitutionRow,
        digest: Digest,
        (folder, progress): (&Path, Progress<'_>),
    ) -> Result<(), IssuanceError> {
        let checked = self.batch(institution, digest).await?;
        let approval = self.store.approval(checked.batch).await?;
        if approval.is_none_or(|approval| approval.digest != checked.digest) {
            return Err(IssuanceError::ApprovalDiffers);
        }
        Approved(checked).seal(self, institution, progress).await?.release(self, institution, folder, progress).await?;
        Ok(())
    }

    /// The sheet of a certificate of a batch as it will be printed, with a code that proves nothing.
    ///
    /// # Errors
    /// [`IssuanceError`]; `None` if the batch has no such place.
    pub async fn proof_sheet(
        &self,
        institution: &InstitutionRow,
        digest: Digest,
        position: usize,
    ) -> Result<Option<Vec<u8>>, IssuanceError> {
        let checked = self.batch(institution, digest).await?;
        let Some(ready) = checked.rows().get(position) else { return Ok(None) };
        let printer = checked.printer_for(self, institution.details.authority.clone(), true).await?;
        tokio::task::block_in_place(|| super::specimen::proof(&printer, ready.certificate())).map(Some)
    }

    /// The sheet of the first good row of a draft, to be looked at before it is handed over.
    ///
    /// # Errors
    /// [`IssuanceError::Faults`] with what keeps it from being printed; `None` while the draft has no good row.
    pub async fn draft_sheet(
        &self,
        institution: &InstitutionRow,
        draft: &DraftRow,
        workshop: &Workshop,
    ) -> Result<Option<Vec<u8>>, IssuanceError> {
        let Ok(programme) = Programme::parse(&draft.programme) else { return Ok(None) };
        let reading = draft.reading(&programme);
        let Some(entry) = reading.entries.first() else { return Ok(None) };
        let pictures = self.pictures_of(draft).await?;
        let sheet = Sample { programme: &programme, source: &draft.programme, entry, pictures: &pictures };
        self.sample_sheet(institution, sheet, workshop).await.map(Some)
    }

    /// The sheet of a programme as it is being written, with the first good person of its draft, or with somebody who does not
    /// exist. Signatures that are not there are left out.
    ///
    /// # Errors
    /// [`IssuanceError::Faults`] with what keeps it from being printed.
    pub async fn programme_sheet(
        &self,
        institution: &InstitutionRow,
        (draft, source): (&DraftRow, &str),
        workshop: &Workshop,
    ) -> Result<Vec<u8>, IssuanceError> {
        let faults = |found: roster::Faults| IssuanceError::Faults(found.iter().map(Fault::from).collect());
        let programme = Programme::parse(source).map_err(faults)?;
        let listed = if draft.roster.is_empty() { None } else { draft.reading(&programme).entries.into_iter().next() };
        let entry = if let Some(entry) = listed {
            entry
        } else {
            let (name, latin_name) = nobody(&programme);
            somebody(&programme, name, latin_name).map_err(IssuanceError::Faults)?
        };
        let pictures = self.pictures_of(draft).await?;
        let sheet = Sample { programme: &programme, source, entry: &entry, pictures: &pictures };
        self.sample_sheet(institution, sheet, workshop).await
    }

    /// A specimen with a key that nobody trusts.
    async fn sample_sheet(
        &self,
        institution: &InstitutionRow,
        sample: Sample<'_>,
        workshop: &Workshop,
    ) -> Result<Vec<u8>, IssuanceError> {
        let Sample { programme, source, entry, pictures } = sample;
        let printed = Printed { institution, programme, source, entries: std::slice::from_ref(entry) };
        let images = self.gather(workshop, printed, |name| pictures.get(name).cloned()).await?;
        let names = super::fixing::issuer(institution, programme)?.name;
        let issued = programme.issue_date(self.now().day());
        let issued = issued.map_err(|fault| IssuanceError::Faults(vec![Fault::from(&fault)]))?;
        let specimen = Specimen { programme, entry, institution: &names, images: &images, issued };
        tokio::task::block_in_place(|| specimen.print())
    }

    /// The pictures that were uploaded with a draft, by name.
    async fn pictures_of(&self, draft: &DraftRow) -> Result<HashMap<String, Vec<u8>>, IssuanceError> {
        let mut pictures = HashMap::new();
        for (name, digest) in &draft.pictures {
            pictures.extend(self.store.asset(*digest).await?.map(|bytes| (name.clone(), bytes)));
        }
        Ok(pictures)
    }

    /// Two batches of one programme would take each other's rows for edited ones.
    async fn no_other_waits(&self, institution: &InstitutionRow, draft: &DraftRow) -> Result<(), IssuanceError> {
        let Ok(programme) = Programme::parse(&draft.programme) else { return Ok(()) };
        let slug = programme.slug().as_str();
        for batch in self.store.batches(institution.id, slug).await? {
            let is_open = self.store.approval(batch.id).await?.is_none();
            let other = self.store.draft_of(institution.id, batch.digest).await?.filter(|other| other.id != draft.id);
            // A correction has no draft.
            let is_foreign = self.store.prepared_by(batch.id).await?.is_some() && draft.digest != Some(batch.digest);
            if is_open && (other.is_some() || is_foreign) {
                let what =
                    format!("another batch of {slug} waits for its approval: it has to be approved or sent back first");
                return Err(IssuanceError::NotAllowed(what));
            }
        }
        Ok(())
    }
}
