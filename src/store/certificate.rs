//! Certificates: number, id, status index and payload are fixed when checked; sealing adds token and document, release the
//! digest of the PDF. What is sealed is never changed (a trigger holds this).

use sqlx::FromRow;

use super::{BatchId, InstitutionId, Store, StoreError, Tx, inconsistent, one_row};
use crate::claims::{CredentialId, RegisterNumber};
use crate::time::Instant;
use crate::wire::digest::Digest;

/// Which certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CertificateId(pub(super) i64);

/// What the register knows and no certificate says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// Where the sheet is mailed to.
    pub email: Option<String>,
    /// The number by which the university knows the person.
    pub student_number: Option<String>,
    /// `YYYY-MM-DD`
    pub birth_date: Option<String>,
}

/// A certificate to be kept; nothing is signed yet.
#[derive(Debug)]
pub struct NewCertificate<'a> {
    /// The place in the batch, from 0.
    pub position: u32,
    /// The register number.
    pub number: &'a RegisterNumber,
    /// The id of the credential.
    pub id: CredentialId,
    /// Which row of which programme.
    pub identity: Digest,
    /// What the row says.
    pub content: Digest,
    /// Which status list, from 1.
    pub status_list: u32,
    /// The place in it.
    pub status_index: u32,
    /// The payload of the token.
    pub payload: &'a str,
    /// The certificate that this one supersedes.
    pub replaces: Option<CertificateId>,
    /// How to reach the person.
    pub contact: &'a Contact,
}

/// A certificate as it is kept.
#[derive(Debug, Clone)]
pub struct CertificateRow {
    /// Which.
    pub id: CertificateId,
    /// The place in its batch.
    pub position: u32,
    /// The register number.
    pub number: RegisterNumber,
    /// The payload of the token.
    pub payload: String,
    /// Token and document, once sealed.
    pub sealed: Option<SealedForms>,
    /// The digest of its PDF, once released.
    pub pdf_sha256: Option<Digest>,
    /// The certificate that this one supersedes when it is sealed.
    pub replaces: Option<CertificateId>,
}

/// The two secured forms of a credential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedForms {
    /// `credential.jwt`
    pub token: String,
    /// `credential.json`
    pub document: String,
}

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

/// How a certificate ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Another certificate stands in its place.
    Superseded,
    /// The institution has taken it back.
    Withdrawn,
}

impl Ended {
    /// The word in tables and status snapshots.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Superseded => "superseded",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// The end of a certificate, as the status lists and the verdicts tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// Which status list.
    pub status_list: u32,
    /// The place in it.
    pub status_index: u32,
    /// How it ended.
    pub ended: Ended,
    /// When.
    pub at: Instant,
    /// The number that supersedes it.
    pub successor: Option<String>,
}

impl Tx {
    /// Keeps a checked certificate.
    ///
    /// # Errors
    /// [`StoreError::Database`], also if its number, row or status index is taken.
    pub async fn insert_certificate(
        &mut self,
        institution: InstitutionId,
        programme: &str,
        batch: BatchId,
        new: &NewCertificate<'_>,
    ) -> Result<(), StoreError> {
        let programme = self.programme(institution, programme).await?;
        let id: i64 = sqlx::query_scalar(
            "INSERT INTO certificate (institution_id, programme_id, batch_id, position, number, uuid, identity, content, \
             status_list, status_index, payload, replaces) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
             RETURNING certificate_id",
        )
        .bind(institution.0)
        .bind(programme)
        .bind(batch.0)
        .bind(new.position)
        .bind(new.number.as_str())
        .bind(new.id.to_uuid().to_string())
        .bind(&new.identity.as_bytes()[..])
        .bind(&new.content.as_bytes()[..])
        .bind(new.status_list)
        .bind(new.status_index)
        .bind(new.payload)
        .bind(new.replaces.map(|id| id.0))
        .fetch_one(self.connection())
        .await?;
        sqlx::query("INSERT INTO contact (certificate_id, email, student_number, birth_date) VALUES ($1, $2, $3, $4)")
            .bind(id)
            .bind(&new.contact.email)
            .bind(&new.contact.student_number)
            .bind(&new.contact.birth_date)
            .execute(self.connection())
            .await?;
        Ok(())
    }

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

    /// The next number of a pattern and year; each call gives another one.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn next_sequence(
        &mut self,
        institution: InstitutionId,
        pattern: &str,
        year: i16,
    ) -> Result<u32, StoreError> {
        let query = sqlx::query_scalar(
            "INSERT INTO sequence (institution_id, pattern, year, next) VALUES ($1, $2, $3, 2) \
             ON CONFLICT (institution_id, pattern, year) DO UPDATE SET next = next + 1 RETURNING next - 1",
        );
        Ok(query.bind(institution.0).bind(pattern).bind(year).fetch_one(self.connection()).await?)
    }

    /// The status list that is being filled, from 1, and its places that are taken.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn taken_indexes(&mut self, institution: InstitutionId) -> Result<(u32, Vec<u32>), StoreError> {
        let list: Option<u32> =
            sqlx::query_scalar("SELECT MAX(status_list) FROM certificate WHERE institution_id = $1")
                .bind(institution.0)
                .fetch_one(self.connection())
                .await?;
        let list = list.unwrap_or(1);
        let query =
            sqlx::query_scalar("SELECT status_index FROM certificate WHERE institution_id = $1 AND status_list = $2");
        Ok((list, query.bind(institution.0).bind(list).fetch_all(self.connection()).await?))
    }

    /// Keeps the two secured forms. A certificate is sealed once.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if it is sealed already.
    pub async fn seal_certificate(
        &mut self,
        id: CertificateId,
        forms: &SealedForms,
        at: Instant,
    ) -> Result<(), StoreError> {
        let result = sqlx::query(
            "UPDATE certificate SET token = $2, document = $3, sealed_at = $4 WHERE certificate_id = $1 AND token IS NULL",
        )
        .bind(id.0)
        .bind(&forms.token)
        .bind(&forms.document)
        .bind(at.to_unix())
        .execute(self.connection())
        .await?;
        one_row("certificate", &result)
    }

    /// Keeps the digest of the PDF. A certificate is released once.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if it is not sealed, or released already.
    pub async fn release_certificate(&mut self, id: CertificateId, pdf: Digest, at: Instant) -> Result<(), StoreError> {
        let result = sqlx::query(
            "UPDATE certificate SET pdf_sha256 = $2, released_at = $3 \
             WHERE certificate_id = $1 AND token IS NOT NULL AND released_at IS NULL",
        )
        .bind(id.0)
        .bind(&pdf.as_bytes()[..])
        .bind(at.to_unix())
        .execute(self.connection())
        .await?;
        one_row("certificate", &result)
    }

    /// Ends a sealed certificate.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if it is not sealed, or has ended already.
    pub async fn end_certificate(
        &mut self,
        id: CertificateId,
        ended: Ended,
        reason: &str,
        at: Instant,
    ) -> Result<(), StoreError> {
        let result = sqlx::query(
            "UPDATE certificate SET ended = $2, ended_reason = $3, ended_at = $4 \
             WHERE certificate_id = $1 AND token IS NOT NULL AND ended IS NULL",
        )
        .bind(id.0)
        .bind(ended.word())
        .bind(reason)
        .bind(at.to_unix())
        .execute(self.connection())
        .await?;
        one_row("certificate", &result)
    }
}

impl Store {
    /// The certificates of a batch, in order.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn certificates(&self, batch: BatchId) -> Result<Vec<CertificateRow>, StoreError> {
        let rows: Vec<RawCertificate> = sqlx::query_as(
            "SELECT certificate_id, position, number, payload, token, document, pdf_sha256, replaces FROM certificate \
             WHERE batch_id = $1 ORDER BY position",
        )
        .bind(batch.0)
        .fetch_all(&self.readers)
        .await?;
        rows.into_iter().map(CertificateRow::try_from).collect()
    }

    /// The token of a released certificate, by the UUID of its credential.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn token(&self, id: CredentialId) -> Result<Option<String>, StoreError> {
        let query = sqlx::query_scalar("SELECT token FROM certificate WHERE uuid = $1 AND released_at IS NOT NULL");
        Ok(query.bind(id.to_uuid().to_string()).fetch_optional(&self.readers).await?)
    }

    /// Whether a PDF is, byte for byte, one that was released here.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn is_released_pdf(&self, pdf: Digest) -> Result<bool, StoreError> {
        let query = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM certificate WHERE pdf_sha256 = $1)");
        Ok(query.bind(pdf.as_bytes().to_vec()).fetch_one(&self.readers).await?)
    }

    /// How many status lists an institution has: one, until it is half full.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn status_lists(&self, institution: InstitutionId) -> Result<u32, StoreError> {
        let query =
            sqlx::query_scalar("SELECT COALESCE(MAX(status_list), 1) FROM certificate WHERE institution_id = $1");
        Ok(query.bind(institution.0).fetch_one(&self.readers).await?)
    }

    /// Every certificate of an institution that has ended.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn endings(&self, institution: InstitutionId) -> Result<Vec<Ending>, StoreError> {
        let rows: Vec<(u32, u32, String, i64, Option<String>)> = sqlx::query_as(
            "SELECT c.status_list, c.status_index, c.ended, c.ended_at, s.number FROM certificate c \
             LEFT JOIN certificate s ON s.replaces = c.certificate_id \
             WHERE c.institution_id = $1 AND c.ended IS NOT NULL ORDER BY c.certificate_id",
        )
        .bind(institution.0)
        .fetch_all(&self.readers)
        .await?;
        rows.into_iter()
            .map(|(status_list, status_index, ended, at, successor)| {
                let ended = match ended.as_str() {
                    "superseded" => Ended::Superseded,
                    "withdrawn" => Ended::Withdrawn,
                    _ => return Err(inconsistent("certificate", "ended", status_index)),
                };
                Ok(Ending { status_list, status_index, ended, at: Instant::from_unix(at), successor })
            })
            .collect()
    }
}

#[derive(FromRow)]
struct RawCertificate {
    certificate_id: i64,
    position: u32,
    number: String,
    payload: String,
    token: Option<String>,
    document: Option<String>,
    pdf_sha256: Option<Vec<u8>>,
    replaces: Option<i64>,
}

impl TryFrom<RawCertificate> for CertificateRow {
    type Error = StoreError;

    fn try_from(raw: RawCertificate) -> Result<Self, StoreError> {
        let wrong = |column| inconsistent("certificate", column, raw.certificate_id);
        let pdf_sha256 = match &raw.pdf_sha256 {
            Some(bytes) => Some(Digest::from_bytes(bytes).ok_or_else(|| wrong("pdf_sha256"))?),
            None => None,
        };
        Ok(Self {
            id: CertificateId(raw.certificate_id),
            position: raw.position,
            number: RegisterNumber::parse(&raw.number).map_err(|_| wrong("number"))?,
            payload: raw.payload,
            sealed: raw.token.zip(raw.document).map(|(token, document)| SealedForms { token, document }),
            pdf_sha256,
            replaces: raw.replaces.map(CertificateId),
        })
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
