//! One certificate as the office looks it up.

use super::query::query;
use super::{BatchId, InstitutionId, Store, StoreError, inconsistent};
use crate::claims::RegisterNumber;
use crate::time::Instant;
use crate::wire::digest::Digest;

/// A certificate by its number.
#[derive(Debug, Clone)]
pub struct Issued {
    /// Its batch.
    pub batch: BatchId,
    /// The digest of its batch.
    pub batch_digest: Digest,
    /// The slug of its programme.
    pub programme: String,
    /// `credential.jwt`, once sealed.
    pub token: Option<String>,
    /// `credential.json`, once sealed.
    pub document: Option<String>,
    /// When it was sealed.
    pub sealed: Option<Instant>,
    /// The digest of its PDF, once released.
    pub pdf_sha256: Option<Digest>,
    /// `superseded` or `withdrawn`, and since when.
    pub ended: Option<(String, Instant)>,
    /// Since when it is suspended.
    pub suspended: Option<Instant>,
}

impl Store {
    /// The certificate of a number.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn issued(
        &self,
        institution: InstitutionId,
        number: &RegisterNumber,
    ) -> Result<Option<Issued>, StoreError> {
        let query = query(
            "SELECT c.batch_id, b.digest, p.slug, c.token, c.document, c.sealed_at, c.pdf_sha256, c.ended, c.ended_at, x.since \
             FROM certificate c JOIN batch b USING (batch_id) JOIN programme p ON p.programme_id = c.programme_id \
             LEFT JOIN suspension x USING (certificate_id) \
             WHERE c.institution_id = $1 AND c.number = $2",
        );
        let Some(row) = query.bind(institution.0).bind(number.as_str()).fetch_optional(self).await? else {
            return Ok(None);
        };
        let wrong = |column| inconsistent("certificate", column, number);
        let digest = |bytes: Vec<u8>| Digest::from_bytes(&bytes);
        let instant = |at: Option<i64>| at.map(Instant::from_unix);
        let pdf: Option<Vec<u8>> = row.get("pdf_sha256")?;
        let ended: Option<String> = row.get("ended")?;
        Ok(Some(Issued {
            batch: BatchId(row.get("batch_id")?),
            batch_digest: digest(row.get("digest")?).ok_or_else(|| wrong("batch_id"))?,
            programme: row.get("slug")?,
            token: row.get("token")?,
            document: row.get("document")?,
            sealed: instant(row.get("sealed_at")?),
            pdf_sha256: pdf.map(|pdf| digest(pdf).ok_or_else(|| wrong("pdf_sha256"))).transpose()?,
            ended: ended.zip(instant(row.get("ended_at")?)),
            suspended: instant(row.get("since")?),
        }))
    }
}
