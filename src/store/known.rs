//! What the register has for the rows of a roster.

use sqlx::FromRow;

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
        let rows: Vec<RawKnown> = sqlx::query_as(
            "SELECT c.certificate_id, c.number, c.identity, c.content, c.batch_id, c.sealed_at IS NOT NULL AS is_sealed, \
             c.ended IS NOT NULL AS is_ended, c.replaces FROM certificate c JOIN programme p USING (programme_id) \
             WHERE p.institution_id = $1 AND p.slug = $2 AND (c.ended IS NULL OR c.ended = 'withdrawn')",
        )
        .bind(institution.0)
        .bind(programme)
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(Known::try_from).collect()
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
        let row: Option<RawKnown> = sqlx::query_as(
            "SELECT certificate_id, number, identity, content, batch_id, sealed_at IS NOT NULL AS is_sealed, \
             ended IS NOT NULL AS is_ended, replaces FROM certificate WHERE institution_id = $1 AND number = $2",
        )
        .bind(institution.0)
        .bind(number.as_str())
        .fetch_optional(self.connection())
        .await?;
        row.map(Known::try_from).transpose()
    }
}

#[derive(FromRow)]
struct RawKnown {
    certificate_id: i64,
    number: String,
    identity: Vec<u8>,
    content: Vec<u8>,
    batch_id: i64,
    is_sealed: bool,
    is_ended: bool,
    replaces: Option<i64>,
}

impl TryFrom<RawKnown> for Known {
    type Error = StoreError;

    fn try_from(raw: RawKnown) -> Result<Self, StoreError> {
        let wrong = |column| inconsistent("certificate", column, raw.certificate_id);
        Ok(Self {
            id: CertificateId(raw.certificate_id),
            number: RegisterNumber::parse(&raw.number).map_err(|_| wrong("number"))?,
            content: Digest::from_bytes(&raw.content).ok_or_else(|| wrong("content"))?,
            batch: BatchId(raw.batch_id),
            is_sealed: raw.is_sealed,
            is_ended: raw.is_ended,
            identity: Digest::from_bytes(&raw.identity).ok_or_else(|| wrong("identity"))?,
            replaces: raw.replaces.map(CertificateId),
        })
    }
}
