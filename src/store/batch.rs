//! Batches: certificates of one programme that are checked, approved and sealed together.

use super::query::{Row, query};
use super::{DelegationId, InstitutionId, Store, StoreError, Tx, inconsistent};
use crate::access::Means;
use crate::keys::KeyId;
use crate::time::Instant;
use crate::wire::digest::Digest;

/// Which batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BatchId(pub(super) i64);

/// A batch to be kept.
#[derive(Debug)]
pub struct NewBatch<'a> {
    /// Whose.
    pub institution: InstitutionId,
    /// The programme's slug.
    pub programme: &'a str,
    /// The programme's TOML.
    pub source: &'a str,
    /// Pictures: file name to SHA-256, as JSON.
    pub assets: &'a str,
    /// The key that will seal it.
    pub kid: &'a KeyId,
    /// What is approved.
    pub digest: Digest,
    /// When.
    pub at: Instant,
}

/// A batch as it is kept.
#[derive(Debug, Clone)]
pub struct BatchRow {
    /// Which.
    pub id: BatchId,
    /// The programme's TOML as it was checked.
    pub source: String,
    /// Pictures: file name to SHA-256, as JSON.
    pub assets: String,
    /// The key that seals it.
    pub kid: KeyId,
    /// What is approved.
    pub digest: Digest,
    /// When it was checked.
    pub checked_at: Instant,
}

/// An approval as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredApproval {
    /// The digest that was approved.
    pub digest: Digest,
    /// Who.
    pub approved_by: String,
    /// By what.
    pub means: Means,
    /// When.
    pub at: Instant,
    /// The delegation by which somebody stood in for a signatory.
    pub delegation: Option<DelegationId>,
    /// What a passkey has signed, as JSON.
    pub assertion: Option<String>,
}

impl Tx {
    /// Keeps a batch; its programme is made if it is new.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn insert_batch(&mut self, batch: &NewBatch<'_>) -> Result<BatchId, StoreError> {
        let programme = self.programme(batch.institution, batch.programme).await?;
        let row = query(
            "INSERT INTO batch (programme_id, source, assets, kid, digest, checked_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING batch_id",
        )
        .bind(programme)
        .bind(batch.source)
        .bind(batch.assets)
        .bind(batch.kid.as_str())
        .bind(&batch.digest)
        .bind(batch.at)
        .fetch_one(self)
        .await?;
        Ok(BatchId(row.get("batch_id")?))
    }

    /// Drops a batch of which nothing was sealed; its numbers and places in the status list are free again.
    ///
    /// # Errors
    /// [`StoreError::Database`], also if a certificate of it is sealed.
    pub async fn drop_batch(&mut self, batch: BatchId) -> Result<(), StoreError> {
        for statement in [
            "DELETE FROM certificate WHERE batch_id = $1",
            "DELETE FROM approval WHERE batch_id = $1",
            "DELETE FROM batch_check WHERE batch_id = $1",
            "DELETE FROM batch WHERE batch_id = $1",
        ] {
            query(statement).bind(batch.0).execute(&mut *self).await?;
        }
        Ok(())
    }

    /// Whether a batch is approved.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn is_approved(&mut self, batch: BatchId) -> Result<bool, StoreError> {
        let query = query("SELECT EXISTS (SELECT 1 FROM approval WHERE batch_id = $1) AS found");
        query.bind(batch.0).fetch_one(self).await?.get("found")
    }

    /// Whether a batch is still there as it was checked. One that nobody has approved is dropped when its rows were edited.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn has_batch(&mut self, batch: BatchId, digest: Digest) -> Result<bool, StoreError> {
        let query = query("SELECT EXISTS (SELECT 1 FROM batch WHERE batch_id = $1 AND digest = $2) AS found");
        query.bind(batch.0).bind(&digest).fetch_one(self).await?.get("found")
    }

    /// Keeps an approval. A batch is approved once.
    ///
    /// # Errors
    /// [`StoreError::Database`], also if the batch is approved already.
    pub async fn insert_approval(&mut self, batch: BatchId, approval: &StoredApproval) -> Result<(), StoreError> {
        query(
            "INSERT INTO approval (batch_id, digest, approved_by, means, approved_at, delegation_id, assertion) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(batch.0)
        .bind(&approval.digest)
        .bind(&approval.approved_by)
        .bind(approval.means.word())
        .bind(approval.at)
        .bind(approval.delegation.map(DelegationId::number))
        .bind(&approval.assertion)
        .execute(self)
        .await?;
        Ok(())
    }

    /// The programme's row, made if it is new.
    pub(super) async fn programme(&mut self, institution: InstitutionId, slug: &str) -> Result<i64, StoreError> {
        query("INSERT INTO programme (institution_id, slug) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(institution.0)
            .bind(slug)
            .execute(&mut *self)
            .await?;
        let query = query("SELECT programme_id FROM programme WHERE institution_id = $1 AND slug = $2");
        query.bind(institution.0).bind(slug).fetch_one(self).await?.get("programme_id")
    }

    /// The batches of a programme in which a certificate is not yet released, oldest first; but those that replace what a
    /// compromised key has signed, which have a way of their own.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn open_batches(
        &mut self,
        institution: InstitutionId,
        programme: &str,
    ) -> Result<Vec<BatchRow>, StoreError> {
        let rows = query(
            "SELECT b.batch_id, b.source, b.assets, b.kid, b.digest, b.checked_at FROM batch b JOIN programme p USING (programme_id) \
             WHERE p.institution_id = $1 AND p.slug = $2 AND b.reissues IS NULL \
             AND EXISTS (SELECT 1 FROM certificate c WHERE c.batch_id = b.batch_id AND c.released_at IS NULL) ORDER BY b.batch_id",
        )
        .bind(institution.0)
        .bind(programme)
        .fetch_all(self)
        .await?;
        rows.iter().map(BatchRow::try_from).collect()
    }
}

impl Store {
    /// Every batch of a programme, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn batches(&self, institution: InstitutionId, programme: &str) -> Result<Vec<BatchRow>, StoreError> {
        let rows = query(
            "SELECT b.batch_id, b.source, b.assets, b.kid, b.digest, b.checked_at FROM batch b JOIN programme p USING (programme_id) \
             WHERE p.institution_id = $1 AND p.slug = $2 ORDER BY b.batch_id",
        )
        .bind(institution.0)
        .bind(programme)
        .fetch_all(self)
        .await?;
        rows.iter().map(BatchRow::try_from).collect()
    }

    /// A batch.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn batch(&self, batch: BatchId) -> Result<Option<BatchRow>, StoreError> {
        let query = query("SELECT batch_id, source, assets, kid, digest, checked_at FROM batch WHERE batch_id = $1");
        query.bind(batch.0).fetch_optional(self).await?.as_ref().map(BatchRow::try_from).transpose()
    }

    /// The source of the newest batch of a programme: its criteria page is made from it.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn programme_source(
        &self,
        institution: InstitutionId,
        programme: &str,
    ) -> Result<Option<String>, StoreError> {
        let query = query(
            "SELECT b.source FROM batch b JOIN programme p USING (programme_id) WHERE p.institution_id = $1 AND p.slug = $2 \
             AND EXISTS (SELECT 1 FROM certificate c WHERE c.batch_id = b.batch_id AND c.released_at IS NOT NULL) \
             ORDER BY b.batch_id DESC LIMIT 1",
        );
        let row = query.bind(institution.0).bind(programme).fetch_optional(self).await?;
        row.map(|row| row.get("source")).transpose()
    }

    /// The programmes of an institution with released certificates, by slug.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn released_programmes(&self, institution: InstitutionId) -> Result<Vec<String>, StoreError> {
        let query = query(
            "SELECT DISTINCT p.slug FROM programme p JOIN batch b USING (programme_id) JOIN certificate c USING (batch_id) \
             WHERE p.institution_id = $1 AND c.released_at IS NOT NULL ORDER BY p.slug",
        );
        let rows = query.bind(institution.0).fetch_all(self).await?;
        rows.iter().map(|row| row.get("slug")).collect()
    }

    /// The approval of a batch.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn approval(&self, batch: BatchId) -> Result<Option<StoredApproval>, StoreError> {
        let query = query(
            "SELECT batch_id, digest, approved_by, means, approved_at, delegation_id, assertion FROM approval WHERE batch_id = $1",
        );
        query.bind(batch.0).fetch_optional(self).await?.as_ref().map(StoredApproval::try_from).transpose()
    }
}

impl TryFrom<&Row> for BatchRow {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let id = row.get("batch_id")?;
        let wrong = |column| inconsistent("batch", column, id);
        Ok(Self {
            id: BatchId(id),
            source: row.get("source")?,
            assets: row.get("assets")?,
            kid: KeyId::parse(&row.get::<String>("kid")?).map_err(|_| wrong("kid"))?,
            digest: Digest::from_bytes(&row.get::<Vec<u8>>("digest")?).ok_or_else(|| wrong("digest"))?,
            checked_at: row.instant("checked_at")?,
        })
    }
}

impl TryFrom<&Row> for StoredApproval {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let batch: i64 = row.get("batch_id")?;
        let digest = Digest::from_bytes(&row.get::<Vec<u8>>("digest")?);
        Ok(Self {
            digest: digest.ok_or_else(|| inconsistent("approval", "digest", batch))?,
            approved_by: row.get("approved_by")?,
            means: Means::from_word(&row.get::<String>("means")?)
                .ok_or_else(|| inconsistent("approval", "means", batch))?,
            at: row.instant("approved_at")?,
            delegation: row.get::<Option<i64>>("delegation_id")?.map(DelegationId::of),
            assertion: row.get("assertion")?,
        })
    }
}
