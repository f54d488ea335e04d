//! By what the batches of an institution may be approved, and what is asked for beside that.

use super::query::{On, query};
use super::{BatchId, InstitutionId, Store, StoreError, Tx, inconsistent, one_row};
use crate::access::{Means, Rule, join, split};
use crate::time::Instant;
use crate::wire::digest::Digest;

/// That a second person has looked through a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchCheck {
    /// What was looked through.
    pub digest: Digest,
    /// Who.
    pub by: String,
    /// When.
    pub at: Instant,
}

impl Store {
    /// The means that an institution allows.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn approval_policy(&self, institution: InstitutionId) -> Result<Vec<Means>, StoreError> {
        approval_policy(institution, self).await
    }

    /// What an institution asks for beside the means.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn approval_rules(&self, institution: InstitutionId) -> Result<Vec<Rule>, StoreError> {
        approval_rules(institution, self).await
    }

    /// Who has looked through a batch.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn batch_check(&self, batch: BatchId) -> Result<Option<BatchCheck>, StoreError> {
        let query = query("SELECT digest, checked_by, checked_at FROM batch_check WHERE batch_id = $1");
        let Some(row) = query.bind(batch.0).fetch_optional(self).await? else { return Ok(None) };
        let digest = Digest::from_bytes(&row.get::<Vec<u8>>("digest")?);
        let digest = digest.ok_or_else(|| inconsistent("batch_check", "digest", batch.0))?;
        Ok(Some(BatchCheck { digest, by: row.get("checked_by")?, at: row.instant("checked_at")? }))
    }
}

impl Tx {
    /// Asks for these rules and no others.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_approval_rules(&mut self, institution: InstitutionId, rules: &[Rule]) -> Result<(), StoreError> {
        let words = join(rules, Rule::word);
        let query = query("UPDATE institution SET approval_rules = $2 WHERE institution_id = $1");
        one_row("institution", query.bind(institution.0).bind(&words).execute(self).await?)
    }

    /// Keeps who has looked through a batch. It is done once.
    ///
    /// # Errors
    /// [`StoreError::Database`], also if it was done before.
    pub async fn insert_batch_check(&mut self, batch: BatchId, check: &BatchCheck) -> Result<(), StoreError> {
        query("INSERT INTO batch_check (batch_id, digest, checked_by, checked_at) VALUES ($1, $2, $3, $4)")
            .bind(batch.0)
            .bind(&check.digest)
            .bind(&check.by)
            .bind(check.at)
            .execute(self)
            .await?;
        Ok(())
    }

    /// As [`Store::approval_policy`], seen from within this transaction.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn approval_policy(&mut self, institution: InstitutionId) -> Result<Vec<Means>, StoreError> {
        approval_policy(institution, self).await
    }

    /// As [`Store::approval_rules`], seen from within this transaction.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn approval_rules(&mut self, institution: InstitutionId) -> Result<Vec<Rule>, StoreError> {
        approval_rules(institution, self).await
    }

    /// Allows these means and no others.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_approval_policy(&mut self, institution: InstitutionId, means: &[Means]) -> Result<(), StoreError> {
        let words = join(means, Means::word);
        let query = query("UPDATE institution SET approvals = $2 WHERE institution_id = $1");
        one_row("institution", query.bind(institution.0).bind(&words).execute(self).await?)
    }
}

async fn approval_policy(institution: InstitutionId, on: impl Into<On<'_>>) -> Result<Vec<Means>, StoreError> {
    let query = query("SELECT approvals FROM institution WHERE institution_id = $1");
    let words: String = query.bind(institution.0).fetch_one(on).await?.get("approvals")?;
    split(&words, Means::from_word).map_err(|word| inconsistent("institution", "approvals", word))
}

async fn approval_rules(institution: InstitutionId, on: impl Into<On<'_>>) -> Result<Vec<Rule>, StoreError> {
    let query = query("SELECT approval_rules FROM institution WHERE institution_id = $1");
    let words: String = query.bind(institution.0).fetch_one(on).await?.get("approval_rules")?;
    split(&words, Rule::from_word).map_err(|word| inconsistent("institution", "approval_rules", word))
}
