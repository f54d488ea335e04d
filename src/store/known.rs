//! What the register has for the rows of a roster.

use super::query::{Row, query};
use super::{BatchId, CertificateId, InstitutionId, StoreError, Tx, inconsistent};
use crate::claims::RegisterNumber;
use crate::wire::digest::Digest;

/// What the register has for a row of a roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Which certificate.
    pub id: CertificateId,
    /// Its number.
    pub number: RegisterNumber,
    /// What the row said.
    pub content: Digest,
    /// Its batch.
    pub batch: BatchId,
    /// Whether it is sealed.
    pub is_sealed: bool,
    /// Whether it has ended: withdrawn or, looked up by its number, superseded.
    pub is_ended: bool,
    /// Which row it stands for.
    pub identity: Digest,
    /// The certificate that it supersedes when it is sealed.
    pub replaces: Option<CertificateId>,
}

impl Tx {
    /// What the register has for the rows of a programme. What was superseded is not there.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn known_rows(&mut self, institution: InstitutionId, programme: &str) -> Result<Vec<Known>, StoreError> {
        let rows = query(
            "SELECT c.certificate_id, c.number, c.identity, c.content, c.batch_id, c.sealed_at IS NOT NULL AS is_sealed, \
             c.ended IS NOT NULL AS is_ended, c.replaces FROM certificate c JOIN programme p USING (programme_id) \
             WHERE p.institution_id = $1 AND p.slug = $2 AND (c.ended IS NULL OR c.ended = 'withdrawn')",
        )
        .bind(institution.0)
        .bind(programme)
        .fetch_all(self)
        .await?;
        rows.iter().map(Known::try_from).collect()
    }

    /// What the register has under a number.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn known_number(
        &mut self,
        institution: InstitutionId,
        number: &RegisterNumber,
    ) -> Result<Option<Known>, StoreError> {
        let row = query(
            "SELECT certificate_id, number, identity, content, batch_id, sealed_at IS NOT NULL AS is_sealed, \
             ended IS NOT NULL AS is_ended, replaces FROM certificate WHERE institution_id = $1 AND number = $2",
        )
        .bind(institution.0)
        .bind(number.as_str())
        .fetch_optional(self)
        .await?;
        row.as_ref().map(Known::try_from).transpose()
    }
}

impl TryFrom<&Row> for Known {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let id = row.get("certificate_id")?;
        let wrong = |column| inconsistent("certificate", column, id);
        let digest = |column| Digest::from_bytes(&row.get::<Vec<u8>>(column)?).ok_or_else(|| wrong(column));
        Ok(Self {
            id: CertificateId(id),
            number: RegisterNumber::parse(&row.get::<String>("number")?).map_err(|_| wrong("number"))?,
            content: digest("content")?,
            batch: BatchId(row.get("batch_id")?),
            is_sealed: row.get("is_sealed")?,
            is_ended: row.get("is_ended")?,
            identity: digest("identity")?,
            replaces: row.get::<Option<i64>>("replaces")?.map(CertificateId),
        })
    }
}
