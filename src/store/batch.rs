//! Batches: certificates of one programme that are checked, approved and sealed together.

use sqlx::FromRow;

use super::{InstitutionId, Store, StoreError, Tx, inconsistent};
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
    /// How: `operator`, `client`, `passkey`, `totp`.
    pub means: String,
}

impl Tx {
    /// Keeps a batch; its programme is made if it is new.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn insert_batch(&mut self, batch: &NewBatch<'_>) -> Result<BatchId, StoreError> {
        let programme = self.programme(batch.institution, batch.programme).await?;
        let id = sqlx::query_scalar(
            "INSERT INTO batch (programme_id, source, assets, kid, digest, checked_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING batch_id",
        )
        .bind(programme)
        .bind(batch.source)
        .bind(batch.assets)
        .bind(batch.kid.as_str())
        .bind(&batch.digest.as_bytes()[..])
        .bind(batch.at.to_unix())
        .fetch_one(self.connection())
        .await?;
        Ok(BatchId(id))
    }

    /// Drops a batch of which nothing was sealed; its numbers and places in the status list are free again.
    ///
    /// # Errors
    /// [`StoreError::Database`], also if a certificate of it is sealed.
    pub async fn drop_batch(&mut self, batch: BatchId) -> Result<(), StoreError> {
        for statement in [
            "DELETE FROM certificate WHERE batch_id = $1",
            "DELETE FROM approval WHERE batch_id = $1",
            "DELETE FROM batch WHERE batch_id = $1",
        ] {
            sqlx::query(statement).bind(batch.0).execute(self.connection()).await?;
        }
        Ok(())
    }

    /// Whether a batch is approved.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn is_approved(&mut self, batch: BatchId) -> Result<bool, StoreError> {
        let query = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM approval WHERE batch_id = $1)");
        Ok(query.bind(batch.0).fetch_one(self.connection()).await?)
    }

    /// Keeps an approval. A batch is approved once.
    ///
    /// # Errors
    /// [`StoreError::Database`], also if the batch is approved already.
    pub async fn insert_approval(
        &mut self,
        batch: BatchId,
        approval: &StoredApproval,
        at: Instant,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO approval (batch_id, digest, approved_by, means, approved_at) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(batch.0)
        .bind(&approval.digest.as_bytes()[..])
        .bind(&approval.approved_by)
        .bind(&approval.means)
        .bind(at.to_unix())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// The programme's row, made if it is new.
    pub(super) async fn programme(&mut self, institution: InstitutionId, slug: &str) -> Result<i64, StoreError> {
        sqlx::query("INSERT INTO programme (institution_id, slug) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(institution.0)
            .bind(slug)
            .execute(self.connection())
            .await?;
        let query = sqlx::query_scalar("SELECT programme_id FROM programme WHERE institution_id = $1 AND slug = $2");
        Ok(query.bind(institution.0).bind(slug).fetch_one(self.connection()).await?)
    }

    /// The batches of a programme in which a certificate is not yet released, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn open_batches(
        &mut self,
        institution: InstitutionId,
        programme: &str,
    ) -> Result<Vec<BatchRow>, StoreError> {
        let rows: Vec<RawBatch> = sqlx::query_as(
            "SELECT b.batch_id, b.source, b.assets, b.kid, b.digest, b.checked_at FROM batch b JOIN programme p USING (programme_id) \
             WHERE p.institution_id = $1 AND p.slug = $2 \
             AND EXISTS (SELECT 1 FROM certificate c WHERE c.batch_id = b.batch_id AND c.released_at IS NULL) ORDER BY b.batch_id",
        )
        .bind(institution.0)
        .bind(programme)
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(BatchRow::try_from).collect()
    }
}

impl Store {
    /// Every batch of a programme, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn batches(&self, institution: InstitutionId, programme: &str) -> Result<Vec<BatchRow>, StoreError> {
        let rows: Vec<RawBatch> = sqlx::query_as(
            "SELECT b.batch_id, b.source, b.assets, b.kid, b.digest, b.checked_at FROM batch b JOIN programme p USING (programme_id) \
             WHERE p.institution_id = $1 AND p.slug = $2 ORDER BY b.batch_id",
        )
        .bind(institution.0)
        .bind(programme)
        .fetch_all(&self.readers)
        .await?;
        rows.into_iter().map(BatchRow::try_from).collect()
    }

    /// A batch.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn batch(&self, batch: BatchId) -> Result<Option<BatchRow>, StoreError> {
        let row: Option<RawBatch> =
            sqlx::query_as("SELECT batch_id, source, assets, kid, digest, checked_at FROM batch WHERE batch_id = $1")
                .bind(batch.0)
                .fetch_optional(&self.readers)
                .await?;
        row.map(BatchRow::try_from).transpose()
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
        let query = sqlx::query_scalar(
            "SELECT b.source FROM batch b JOIN programme p USING (programme_id) WHERE p.institution_id = $1 AND p.slug = $2 \
             AND EXISTS (SELECT 1 FROM certificate c WHERE c.batch_id = b.batch_id AND c.released_at IS NOT NULL) \
             ORDER BY b.batch_id DESC LIMIT 1",
        );
        Ok(query.bind(institution.0).bind(programme).fetch_optional(&self.readers).await?)
    }

    /// The approval of a batch.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn approval(&self, batch: BatchId) -> Result<Option<StoredApproval>, StoreError> {
        let row: Option<(Vec<u8>, String, String)> =
            sqlx::query_as("SELECT digest, approved_by, means FROM approval WHERE batch_id = $1")
                .bind(batch.0)
                .fetch_optional(&self.readers)
                .await?;
        row.map(|(digest, approved_by, means)| {
            let digest = Digest::from_bytes(&digest).ok_or_else(|| inconsistent("approval", "digest", batch.0))?;
            Ok(StoredApproval { digest, approved_by, means })
        })
        .transpose()
    }
}

#[derive(FromRow)]
struct RawBatch {
    batch_id: i64,
    source: String,
    assets: String,
    kid: String,
    digest: Vec<u8>,
    checked_at: i64,
}

impl TryFrom<RawBatch> for BatchRow {
    type Error = StoreError;

    fn try_from(raw: RawBatch) -> Result<Self, StoreError> {
        Ok(Self {
            id: BatchId(raw.batch_id),
            kid: KeyId::parse(&raw.kid).map_err(|_| inconsistent("batch", "kid", raw.batch_id))?,
            digest: Digest::from_bytes(&raw.digest).ok_or_else(|| inconsistent("batch", "digest", raw.batch_id))?,
            source: raw.source,
            assets: raw.assets,
            checked_at: Instant::from_unix(raw.checked_at),
        })
    }
}
