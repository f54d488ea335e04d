//! Certificates: number, id, status index and payload are fixed when checked; sealing adds token and document, release the
//! digest of the PDF. What is sealed is never changed (a trigger holds this).

use super::query::{Row, query};
use super::spelling::words_of;
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

impl TryFrom<&Row> for Contact {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let (email, student_number) = (row.get("email")?, row.get("student_number")?);
        Ok(Self { email, student_number, birth_date: row.get("birth_date")? })
    }
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

/// A released certificate as it stands in the office's register.
#[derive(Debug, Clone)]
pub struct RegisterRow {
    /// The register number.
    pub number: String,
    /// The payload of the token.
    pub payload: String,
    /// The digest of the PDF.
    pub pdf_sha256: Digest,
    /// `superseded` or `withdrawn`, if it has ended.
    pub ended: Option<String>,
    /// Whether it is suspended.
    pub is_suspended: bool,
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
        let row = query(
            "INSERT INTO certificate (institution_id, programme_id, batch_id, position, number, uuid, identity, content, \
             status_list, status_index, payload, replaces) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
             RETURNING certificate_id",
        )
        .bind(institution.0)
        .bind(programme)
        .bind(batch.0)
        .bind(new.position)
        .bind(new.number.as_str())
        .bind(&new.id.to_uuid().to_string())
        .bind(&new.identity)
        .bind(&new.content)
        .bind(new.status_list)
        .bind(new.status_index)
        .bind(new.payload)
        .bind(new.replaces.map(|id| id.0))
        .fetch_one(&mut *self)
        .await?;
        let id: i64 = row.get("certificate_id")?;
        query("INSERT INTO contact (certificate_id, email, student_number, birth_date) VALUES ($1, $2, $3, $4)")
            .bind(id)
            .bind(&new.contact.email)
            .bind(&new.contact.student_number)
            .bind(&new.contact.birth_date)
            .execute(&mut *self)
            .await?;
        self.index(institution, CertificateId(id), &words_of(new.number.as_str(), new.payload, new.contact)).await
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
        let query = query(
            "INSERT INTO sequence (institution_id, pattern, year, next) VALUES ($1, $2, $3, 2) \
             ON CONFLICT (institution_id, pattern, year) DO UPDATE SET next = sequence.next + 1 RETURNING next - 1 AS given",
        );
        query.bind(institution.0).bind(pattern).bind(i64::from(year)).fetch_one(self).await?.natural("given")
    }

    /// The status list that is being filled, from 1, and its places that are taken.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn taken_indexes(&mut self, institution: InstitutionId) -> Result<(u32, Vec<u32>), StoreError> {
        let newest = query("SELECT COALESCE(MAX(status_list), 1) AS list FROM certificate WHERE institution_id = $1");
        let list = newest.bind(institution.0).fetch_one(&mut *self).await?.natural("list")?;
        let taken = query("SELECT status_index FROM certificate WHERE institution_id = $1 AND status_list = $2");
        let taken = taken.bind(institution.0).bind(list).fetch_all(self).await?;
        Ok((list, taken.iter().map(|row| row.natural("status_index")).collect::<Result<_, _>>()?))
    }

    /// The status list that is being filled, from 1, and how many of its places are taken.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn newest_status_list(&mut self, institution: InstitutionId) -> Result<(u32, u32), StoreError> {
        let newest = query(
            "SELECT status_list, count(*) AS taken FROM certificate WHERE institution_id = $1 \
             GROUP BY status_list ORDER BY status_list DESC LIMIT 1",
        );
        let newest = newest.bind(institution.0).fetch_optional(self).await?;
        newest.map_or(Ok((1, 0)), |row| Ok((row.natural("status_list")?, row.natural("taken")?)))
    }

    /// Whether a place, list and index, belongs to a certificate.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn is_place_taken(
        &mut self,
        institution: InstitutionId,
        (list, index): (u32, u32),
    ) -> Result<bool, StoreError> {
        let query = query(
            "SELECT EXISTS (SELECT 1 FROM certificate WHERE institution_id = $1 AND status_list = $2 AND status_index = $3) AS found",
        );
        query.bind(institution.0).bind(list).bind(index).fetch_one(self).await?.get("found")
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
        let changed = query(
            "UPDATE certificate SET token = $2, document = $3, sealed_at = $4 WHERE certificate_id = $1 AND token IS NULL",
        )
        .bind(id.0)
        .bind(&forms.token)
        .bind(&forms.document)
        .bind(at)
        .execute(self)
        .await?;
        one_row("certificate", changed)
    }

    /// Keeps the digest of the PDF. A certificate is released once.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if it is not sealed, or released already.
    pub async fn release_certificate(&mut self, id: CertificateId, pdf: Digest, at: Instant) -> Result<(), StoreError> {
        let changed = query(
            "UPDATE certificate SET pdf_sha256 = $2, released_at = $3 \
             WHERE certificate_id = $1 AND token IS NOT NULL AND released_at IS NULL",
        )
        .bind(id.0)
        .bind(&pdf)
        .bind(at)
        .execute(self)
        .await?;
        one_row("certificate", changed)
    }
}

impl Tx {
    /// Releases a sealed certificate that has no sheet.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if it is not sealed, or released already.
    pub async fn release_without_sheet(&mut self, id: CertificateId, at: Instant) -> Result<(), StoreError> {
        let query = query(
            "UPDATE certificate SET released_at = $2 WHERE certificate_id = $1 AND token IS NOT NULL AND released_at IS NULL",
        );
        one_row("certificate", query.bind(id.0).bind(at).execute(self).await?)
    }
}

/// How many rows are read at once.
const PAGE: i64 = 512;

impl Store {
    /// The certificates of a batch, in order.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn certificates(&self, batch: BatchId) -> Result<Vec<CertificateRow>, StoreError> {
        let mut all: Vec<CertificateRow> = Vec::new();
        loop {
            // The driver's rows are as large as ours: of a large batch they come a page at a time.
            let rows = query(
                "SELECT certificate_id, position, number, payload, token, document, pdf_sha256, replaces FROM certificate \
                 WHERE batch_id = $1 AND position > $2 ORDER BY position LIMIT $3",
            )
            .bind(batch.0)
            .bind(all.last().map_or(-1, |last| i64::from(last.position)))
            .bind(PAGE)
            .fetch_all(self)
            .await?;
            all.extend(rows.iter().map(CertificateRow::try_from).collect::<Result<Vec<_>, _>>()?);
            if i64::try_from(rows.len()).unwrap_or_default() < PAGE {
                return Ok(all);
            }
        }
    }

    /// The released certificates of a programme, in the order of sealing.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn register(&self, institution: InstitutionId, programme: &str) -> Result<Vec<RegisterRow>, StoreError> {
        let rows = query(
            "SELECT c.number, c.payload, c.pdf_sha256, c.ended, x.certificate_id IS NOT NULL AS is_suspended FROM certificate c \
             JOIN programme p USING (programme_id) LEFT JOIN suspension x USING (certificate_id) WHERE p.institution_id = $1 AND p.slug = $2 AND c.pdf_sha256 IS NOT NULL ORDER BY c.certificate_id",
        )
        .bind(institution.0)
        .bind(programme)
        .fetch_all(self)
        .await?;
        rows.iter().map(RegisterRow::try_from).collect()
    }

    /// The token of a released certificate, by the UUID of its credential.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn token(&self, id: CredentialId) -> Result<Option<String>, StoreError> {
        let query = query("SELECT token FROM certificate WHERE uuid = $1 AND released_at IS NOT NULL");
        let row = query.bind(&id.to_uuid().to_string()).fetch_optional(self).await?;
        row.map(|row| row.get("token")).transpose()
    }

    /// Whether a PDF is, byte for byte, one that was released here.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn is_released_pdf(&self, pdf: Digest) -> Result<bool, StoreError> {
        let query = query("SELECT EXISTS (SELECT 1 FROM certificate WHERE pdf_sha256 = $1) AS found");
        query.bind(&pdf).fetch_one(self).await?.get("found")
    }
}

impl TryFrom<&Row> for CertificateRow {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let id = row.get("certificate_id")?;
        let wrong = |column| inconsistent("certificate", column, id);
        let pdf: Option<Vec<u8>> = row.get("pdf_sha256")?;
        let token: Option<String> = row.get("token")?;
        Ok(Self {
            id: CertificateId(id),
            position: row.natural("position")?,
            number: RegisterNumber::parse(&row.get::<String>("number")?).map_err(|_| wrong("number"))?,
            payload: row.get("payload")?,
            sealed: token.zip(row.get("document")?).map(|(token, document)| SealedForms { token, document }),
            pdf_sha256: pdf.map(|pdf| Digest::from_bytes(&pdf).ok_or_else(|| wrong("pdf_sha256"))).transpose()?,
            replaces: row.get::<Option<i64>>("replaces")?.map(CertificateId),
        })
    }
}

impl TryFrom<&Row> for RegisterRow {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let number: String = row.get("number")?;
        let pdf_sha256 = Digest::from_bytes(&row.get::<Vec<u8>>("pdf_sha256")?);
        Ok(Self {
            pdf_sha256: pdf_sha256.ok_or_else(|| inconsistent("certificate", "pdf_sha256", &number))?,
            number,
            payload: row.get("payload")?,
            ended: row.get("ended")?,
            is_suspended: row.get("is_suspended")?,
        })
    }
}
