//! What one key has signed, and what has come in its place.

use super::query::{Row, query};
use super::{BatchId, BatchRow, CertificateId, Contact, Store, StoreError, Tx, inconsistent, one_row};
use crate::keys::KeyId;
use crate::wire::digest::Digest;

/// How many certificates a key has signed, and how they stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SignedBy {
    /// In force, and made from a roster.
    pub in_force: u32,
    /// Of these, suspended.
    pub suspended: u32,
    /// In force, and handed in by a program.
    pub by_programs: u32,
    /// Withdrawn or superseded.
    pub ended: u32,
    /// Prepared in their place, and not signed yet.
    pub prepared: u32,
    /// Signed in their place.
    pub replaced: u32,
}

/// A certificate that another one is to replace.
#[derive(Debug, Clone)]
pub struct Replaceable {
    /// Which.
    pub id: CertificateId,
    /// The place in its batch.
    pub position: u32,
    /// The payload of its token.
    pub payload: String,
    /// Which row of its programme it stands for.
    pub identity: Digest,
    /// What the row says.
    pub content: Digest,
    /// How to reach the person.
    pub contact: Contact,
}

/// Which of a batch are to be replaced: signed, in force, not suspended, and nothing waits in their place. A statement's text has
/// to be a literal, so this is no constant.
macro_rules! is_replaceable {
    () => {
        "c.sealed_at IS NOT NULL AND c.ended IS NULL \
         AND NOT EXISTS (SELECT 1 FROM certificate r WHERE r.replaces = c.certificate_id) \
         AND NOT EXISTS (SELECT 1 FROM suspension x WHERE x.certificate_id = c.certificate_id)"
    };
}

impl Store {
    /// How many certificates a key has signed, and how they stand.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn signed_by(&self, key: &KeyId) -> Result<SignedBy, StoreError> {
        let signed = query(
            "SELECT b.source <> '' AS has_sheets, c.ended IS NULL AS is_in_force, count(*) AS certificates FROM batch b \
             JOIN certificate c USING (batch_id) WHERE b.kid = $1 AND c.sealed_at IS NOT NULL \
             GROUP BY b.source <> '', c.ended IS NULL",
        );
        let mut counts = SignedBy::default();
        for row in signed.bind(key.as_str()).fetch_all(self).await? {
            let count = row.natural("certificates")?;
            match (row.get("is_in_force")?, row.get("has_sheets")?) {
                (true, true) => counts.in_force = count,
                (true, false) => counts.by_programs = count,
                (false, _) => counts.ended += count,
            }
        }
        let suspended = query(
            "SELECT count(*) AS certificates FROM suspension x JOIN certificate c USING (certificate_id) \
             JOIN batch b USING (batch_id) WHERE b.kid = $1 AND b.source <> ''",
        );
        counts.suspended = suspended.bind(key.as_str()).fetch_one(self).await?.natural("certificates")?;
        let places = query(
            "SELECT count(*) AS certificates, count(c.sealed_at) AS sealed FROM batch b JOIN certificate c USING (batch_id) \
             WHERE b.reissues = $1",
        );
        let places = places.bind(key.as_str()).fetch_one(self).await?;
        counts.replaced = places.natural("sealed")?;
        counts.prepared = places.natural("certificates")? - counts.replaced;
        Ok(counts)
    }

    /// The first batch after another one in which a key has signed something that is to be replaced.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn next_to_reissue(&self, key: &KeyId, after: Option<BatchId>) -> Result<Option<BatchRow>, StoreError> {
        let query = query(concat!(
            "SELECT b.batch_id, b.source, b.assets, b.kid, b.digest, b.checked_at FROM batch b WHERE b.kid = $1 AND b.batch_id > $2 \
             AND b.source <> '' AND EXISTS (SELECT 1 FROM certificate c WHERE c.batch_id = b.batch_id AND ",
            is_replaceable!(),
            ") ORDER BY b.batch_id LIMIT 1"
        ));
        let row = query.bind(key.as_str()).bind(after.map_or(0, |batch| batch.0)).fetch_optional(self).await?;
        row.as_ref().map(BatchRow::try_from).transpose()
    }
}

impl Tx {
    /// What is to be replaced of a batch, in order.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn replaceable(&mut self, batch: BatchId) -> Result<Vec<Replaceable>, StoreError> {
        let query = query(concat!(
            "SELECT c.certificate_id, c.position, c.payload, c.identity, c.content, k.email, k.student_number, k.birth_date \
             FROM certificate c LEFT JOIN contact k USING (certificate_id) WHERE c.batch_id = $1 AND ",
            is_replaceable!(),
            " ORDER BY c.position"
        ));
        query.bind(batch.0).fetch_all(self).await?.iter().map(Replaceable::try_from).collect()
    }

    /// Notes that a batch replaces what a compromised key has signed.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_reissues(&mut self, batch: BatchId, key: &KeyId) -> Result<(), StoreError> {
        let query = query("UPDATE batch SET reissues = $2 WHERE batch_id = $1");
        one_row("batch", query.bind(batch.0).bind(key.as_str()).execute(self).await?)
    }

    /// How many certificates wait for a key: they were checked under it, and are not sealed.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn waiting_for(&mut self, key: &KeyId) -> Result<u32, StoreError> {
        let query = query(
            "SELECT count(*) AS certificates FROM batch b JOIN certificate c USING (batch_id) WHERE b.kid = $1 AND c.sealed_at IS NULL",
        );
        query.bind(key.as_str()).fetch_one(self).await?.natural("certificates")
    }
}

impl TryFrom<&Row> for Replaceable {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let id = row.get("certificate_id")?;
        let digest = |column| {
            let bytes: Vec<u8> = row.get(column)?;
            Digest::from_bytes(&bytes).ok_or_else(|| inconsistent("certificate", column, id))
        };
        Ok(Self {
            id: CertificateId(id),
            position: row.natural("position")?,
            payload: row.get("payload")?,
            identity: digest("identity")?,
            content: digest("content")?,
            contact: row.try_into()?,
        })
    }
}
