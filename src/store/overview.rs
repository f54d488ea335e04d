//! The batches of an institution at a glance.

use super::query::{Row, query};
use super::{BatchRow, InstitutionId, Store, StoreError, inconsistent};
use crate::access::Means;
use crate::keys::KeyId;
use crate::time::Instant;
use crate::wire::digest::Digest;

/// What is read of a batch and its certificates. A statement's text has to be a literal, so this is no constant.
macro_rules! glance {
    ($which:literal) => {
        concat!(
            // A cross join is read from the left: the newest batches first, and no more of them than are asked for. They are counted in
            // an index, which holds the two instants.
            "SELECT b.batch_id, b.digest, b.checked_at, p.slug, a.approved_by, a.means, \
             (SELECT count(*) FROM certificate c WHERE c.batch_id = b.batch_id) AS certificates, \
             (SELECT count(c.sealed_at) FROM certificate c WHERE c.batch_id = b.batch_id) AS sealed, \
             (SELECT count(c.released_at) FROM certificate c WHERE c.batch_id = b.batch_id) AS released \
             FROM batch b CROSS JOIN programme p LEFT JOIN approval a ON a.batch_id = b.batch_id \
             WHERE p.programme_id = b.programme_id AND p.institution_id = $1 ",
            $which,
            " ORDER BY b.batch_id DESC LIMIT $3"
        )
    };
}

/// A batch at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchOverview {
    /// Its place in the order of checking.
    pub id: i64,
    /// What is approved; the name of the batch for callers.
    pub digest: Digest,
    /// The slug of its programme.
    pub programme: String,
    /// When it was checked.
    pub checked_at: Instant,
    /// Who approved it, and by what.
    pub approval: Option<(String, Means)>,
    /// How many certificates it has.
    pub certificates: u32,
    /// How many of them are sealed.
    pub sealed: u32,
    /// How many of them are released.
    pub released: u32,
}

impl BatchOverview {
    /// `checked`, `approved`, `sealed`, `released`: the furthest that the whole batch has come.
    #[must_use]
    pub fn state(&self) -> &'static str {
        if self.released == self.certificates {
            "released"
        } else if self.sealed == self.certificates {
            "sealed"
        } else if self.approval.is_some() {
            "approved"
        } else {
            "checked"
        }
    }
}

impl Store {
    /// The newest batches of an institution: at most so many, and only those before a place in the order.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn batches_of(
        &self,
        institution: InstitutionId,
        before: Option<i64>,
        most: u32,
    ) -> Result<Vec<BatchOverview>, StoreError> {
        let query = query(glance!("AND b.batch_id < $2"));
        let before = before.unwrap_or(i64::MAX);
        let rows = query.bind(institution.0).bind(before).bind(most).fetch_all(self).await?;
        rows.iter().map(BatchOverview::try_from).collect()
    }

    /// The batches that replace what a compromised key has signed, the newest first; at most 200.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn reissues_of(&self, institution: InstitutionId, key: &KeyId) -> Result<Vec<BatchOverview>, StoreError> {
        let query = query(glance!("AND b.reissues = $2"));
        let rows = query.bind(institution.0).bind(key.as_str()).bind(200_i64).fetch_all(self).await?;
        rows.iter().map(BatchOverview::try_from).collect()
    }

    /// The batch of an institution with this digest, at a glance.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn overview(
        &self,
        institution: InstitutionId,
        digest: Digest,
    ) -> Result<Option<BatchOverview>, StoreError> {
        let query = query(glance!("AND b.digest = $2"));
        let row = query.bind(institution.0).bind(&digest).bind(1_i64).fetch_optional(self).await?;
        row.as_ref().map(BatchOverview::try_from).transpose()
    }

    /// The batch of an institution with this digest.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn batch_of(&self, institution: InstitutionId, digest: Digest) -> Result<Option<BatchRow>, StoreError> {
        let query = query(
            "SELECT b.batch_id, b.source, b.assets, b.kid, b.digest, b.checked_at FROM batch b JOIN programme p USING (programme_id) \
             WHERE p.institution_id = $1 AND b.digest = $2",
        );
        let row = query.bind(institution.0).bind(&digest).fetch_optional(self).await?;
        row.as_ref().map(BatchRow::try_from).transpose()
    }
}

impl TryFrom<&Row> for BatchOverview {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let id: i64 = row.get("batch_id")?;
        let digest = Digest::from_bytes(&row.get::<Vec<u8>>("digest")?);
        let by: Option<String> = row.get("approved_by")?;
        let means: Option<String> = row.get("means")?;
        let means = means.map(|word| Means::from_word(&word).ok_or_else(|| inconsistent("approval", "means", id)));
        Ok(Self {
            id,
            digest: digest.ok_or_else(|| inconsistent("batch", "digest", id))?,
            programme: row.get("slug")?,
            checked_at: row.instant("checked_at")?,
            approval: by.zip(means.transpose()?),
            certificates: row.natural("certificates")?,
            sealed: row.natural("sealed")?,
            released: row.natural("released")?,
        })
    }
}
