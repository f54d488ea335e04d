//! One certificate as the office looks it up.

use std::collections::HashMap;

use super::query::query;
use super::{BatchId, CertificateRow, Contact, InstitutionId, Store, StoreError, Tx, inconsistent, one_row};
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

/// What a certificate supersedes, and what supersedes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kin {
    /// The number that it corrects.
    pub corrects: Option<String>,
    /// Its correction: number, digest of the batch, and whether that is sealed.
    pub correction: Option<(String, Digest, bool)>,
}

impl Store {
    /// The certificate of a number, as the gate has it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn certificate(
        &self,
        institution: InstitutionId,
        number: &RegisterNumber,
    ) -> Result<Option<CertificateRow>, StoreError> {
        let query = query(
            "SELECT certificate_id, position, number, payload, token, document, pdf_sha256, replaces FROM certificate \
             WHERE institution_id = $1 AND number = $2",
        );
        let row = query.bind(institution.0).bind(number.as_str()).fetch_optional(self).await?;
        row.as_ref().map(CertificateRow::try_from).transpose()
    }

    /// What the register knows of its holder and no certificate says; `None` once it is forgotten.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn contact(
        &self,
        institution: InstitutionId,
        number: &RegisterNumber,
    ) -> Result<Option<Contact>, StoreError> {
        let query = query(
            "SELECT k.email, k.student_number, k.birth_date FROM contact k JOIN certificate c USING (certificate_id) \
             WHERE c.institution_id = $1 AND c.number = $2",
        );
        let Some(row) = query.bind(institution.0).bind(number.as_str()).fetch_optional(self).await? else {
            return Ok(None);
        };
        Contact::try_from(&row).map(Some)
    }

    /// What is in force of a batch, or one certificate of it: payload and contact, by number.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn in_force(
        &self,
        batch: BatchId,
        only: Option<&RegisterNumber>,
    ) -> Result<HashMap<String, (String, Contact)>, StoreError> {
        let query = query(
            "SELECT c.number, c.payload, k.email, k.student_number, k.birth_date FROM certificate c \
             LEFT JOIN contact k USING (certificate_id) WHERE c.batch_id = $1 AND ($2 = '' OR c.number = $2) \
             AND c.sealed_at IS NOT NULL AND c.ended IS NULL",
        );
        let rows = query.bind(batch.0).bind(only.map_or("", RegisterNumber::as_str)).fetch_all(self).await?;
        rows.iter().map(|row| Ok((row.get("number")?, (row.get("payload")?, Contact::try_from(row)?)))).collect()
    }

    /// What a certificate supersedes, and what supersedes it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn kin(&self, institution: InstitutionId, number: &RegisterNumber) -> Result<Kin, StoreError> {
        let query = query(
            "SELECT o.number AS corrects, n.number AS correction, b.digest, n.token IS NOT NULL AS is_sealed FROM certificate c \
             LEFT JOIN certificate o ON o.certificate_id = c.replaces LEFT JOIN certificate n ON n.replaces = c.certificate_id \
             LEFT JOIN batch b ON b.batch_id = n.batch_id WHERE c.institution_id = $1 AND c.number = $2",
        );
        let Some(row) = query.bind(institution.0).bind(number.as_str()).fetch_optional(self).await? else {
            return Ok(Kin::default());
        };
        let correction: Option<String> = row.get("correction")?;
        let digest: Option<Vec<u8>> = row.get("digest")?;
        let digest = digest.and_then(|digest| Digest::from_bytes(&digest));
        let is_sealed: bool = row.get("is_sealed")?;
        let correction = correction.zip(digest).map(|(number, digest)| (number, digest, is_sealed));
        Ok(Kin { corrects: row.get("corrects")?, correction })
    }
}

impl Tx {
    /// Changes the address of a holder; an empty one is none. Answers whether there is still anything known of the holder.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_address(
        &mut self,
        institution: InstitutionId,
        number: &RegisterNumber,
        email: Option<&str>,
    ) -> Result<(), StoreError> {
        let known = self.known_number(institution, number).await?;
        let known = known.ok_or(StoreError::NotThere { table: "certificate" })?;
        let changed = query(
            "INSERT INTO contact (certificate_id, email) VALUES ($1, $2) ON CONFLICT (certificate_id) DO UPDATE SET email = excluded.email",
        );
        one_row("contact", changed.bind(known.id.0).bind(email).execute(&mut *self).await?)?;
        // Its words follow: those of the student number are kept anew.
        query("DELETE FROM search_word WHERE certificate_id = $1 AND of_contact = 1")
            .bind(known.id.0)
            .execute(&mut *self)
            .await?;
        let row = query("SELECT c.payload, k.student_number FROM certificate c JOIN contact k USING (certificate_id) WHERE c.certificate_id = $1")
            .bind(known.id.0)
            .fetch_one(&mut *self)
            .await?;
        let contact =
            Contact { email: email.map(str::to_owned), student_number: row.get("student_number")?, birth_date: None };
        let words = super::spelling::words_of(number.as_str(), &row.get::<String>("payload")?, &contact);
        self.index(institution, known.id, &words).await
    }
}
