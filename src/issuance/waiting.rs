//! Batches that were checked and wait: found again by their digest, approved and sealed, or dropped.

use std::path::Path;

use super::batch::{Approval, Approved, Checked, Ready};
use super::office::persist;
use super::release::Released;
use super::{IssuanceError, Office, Progress};
use crate::claims::RegisterNumber;
use crate::store::{AuditEntry, InstitutionRow};
use crate::wire::digest::Digest;

impl Office {
    /// The batch of an institution with this digest, whatever has become of it since it was checked.
    ///
    /// # Errors
    /// [`IssuanceError::NoSuchBatch`]; [`IssuanceError::ApprovalDiffers`] if its payloads are no longer those of the digest.
    pub async fn batch(&self, institution: &InstitutionRow, digest: Digest) -> Result<Checked, IssuanceError> {
        let row = self.store.batch_of(institution.id, digest).await?;
        let row = row.ok_or_else(|| IssuanceError::NoSuchBatch { digest: digest.to_string() })?;
        Checked::load(self, institution.id, &institution.details.did, row).await
    }

    /// One certificate, without the rest of its batch.
    ///
    /// # Errors
    /// [`IssuanceError::Store`] for one that makes no sense.
    pub async fn ready(
        &self,
        institution: &InstitutionRow,
        number: &RegisterNumber,
    ) -> Result<Option<Ready>, IssuanceError> {
        let row = self.store.certificate(institution.id, number).await?;
        Ok(row.map(Ready::try_from).transpose()?)
    }

    /// Approves a batch that nobody has approved, seals it and writes its sheets into a folder. What an earlier call has begun
    /// goes on, without asking for another approval.
    ///
    /// # Errors
    /// [`IssuanceError`]; what was sealed before stays sealed.
    pub async fn finish(
        &self,
        institution: &InstitutionRow,
        digest: Digest,
        approval: &Approval,
        (folder, progress): (&Path, Progress<'_>),
    ) -> Result<Vec<Released>, IssuanceError> {
        let checked = self.batch(institution, digest).await?;
        if checked.source.is_empty() {
            return Err(IssuanceError::NotAllowed("a program has issued this by itself: there is no sheet".to_owned()));
        }
        let approved = match self.store.approval(checked.batch).await? {
            Some(earlier) if earlier.digest == checked.digest => Approved(checked),
            Some(_) => return Err(IssuanceError::ApprovalDiffers),
            None => checked.approve(self, approval).await?,
        };
        approved.seal(self, institution, progress).await?.release(self, institution, folder, progress).await
    }

    /// Drops a batch of which nobody has approved anything; its numbers are free again.
    ///
    /// # Errors
    /// [`IssuanceError::NoSuchBatch`]; [`IssuanceError::NotAllowed`] if it is approved.
    pub async fn drop_batch(
        &self,
        institution: &InstitutionRow,
        digest: Digest,
        actor: &str,
    ) -> Result<(), IssuanceError> {
        persist(|| Box::pin(self.drop_once(institution, digest, actor))).await
    }

    async fn drop_once(&self, institution: &InstitutionRow, digest: Digest, actor: &str) -> Result<(), IssuanceError> {
        let row = self.store.batch_of(institution.id, digest).await?;
        let row = row.ok_or_else(|| IssuanceError::NoSuchBatch { digest: digest.to_string() })?;
        let mut tx = self.store.begin_for(institution.id).await?;
        if tx.is_approved(row.id).await? {
            return Err(IssuanceError::NotAllowed("this batch is approved: it can only be sealed".to_owned()));
        }
        tx.drop_batch(row.id).await?;
        tx.audit(AuditEntry {
            at: self.now(),
            actor,
            action: "drop",
            institution: Some(institution.id),
            batch: Some(row.id),
            number: None,
            detail: &digest.to_string(),
        })
        .await?;
        Ok(tx.commit().await?)
    }
}
