//! How certificates end or are suspended, and what the status lists tell of it.

use super::query::{Row, query};
use super::{CertificateId, InstitutionId, Store, StoreError, Tx, inconsistent, one_row};
use crate::claims::RegisterNumber;
use crate::status::{Cause, Standing};
use crate::time::Instant;

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
            Self::Superseded => Standing::Superseded.word(),
            Self::Withdrawn => Standing::Withdrawn.word(),
        }
    }
}

/// Why a certificate ends or is suspended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Grounds<'a> {
    /// What everyone is told.
    pub cause: Option<Cause>,
    /// What the office keeps to itself.
    pub note: &'a str,
}

/// A certificate that is not simply in force, as the status lists and the verdicts tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// Which status list.
    pub status_list: u32,
    /// The place in it.
    pub status_index: u32,
    /// How it stands.
    pub standing: Standing,
    /// Since when.
    pub since: Instant,
    /// Why, as everyone is told.
    pub cause: Option<Cause>,
    /// The number that supersedes it.
    pub successor: Option<RegisterNumber>,
}

impl Tx {
    /// Ends a sealed certificate; a suspension is over with it.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if it is not sealed, or has ended already.
    pub async fn end_certificate(
        &mut self,
        id: CertificateId,
        ended: Ended,
        grounds: Grounds<'_>,
        at: Instant,
    ) -> Result<(), StoreError> {
        let changed = query(
            "UPDATE certificate SET ended = $2, ended_cause = $3, ended_reason = $4, ended_at = $5 \
             WHERE certificate_id = $1 AND token IS NOT NULL AND ended IS NULL",
        )
        .bind(id.0)
        .bind(ended.word())
        .bind(grounds.cause.map(Cause::word))
        .bind(grounds.note)
        .bind(at)
        .execute(&mut *self)
        .await?;
        one_row("certificate", changed)?;
        self.resume_certificate(id).await?;
        Ok(())
    }

    /// Suspends a sealed certificate that has not ended. Answers whether it was not suspended before.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn suspend_certificate(
        &mut self,
        id: CertificateId,
        cause: Option<Cause>,
        at: Instant,
    ) -> Result<bool, StoreError> {
        let changed = query(
            "INSERT INTO suspension (certificate_id, since, cause) \
             SELECT certificate_id, $2, $3 FROM certificate WHERE certificate_id = $1 AND token IS NOT NULL AND ended IS NULL \
             ON CONFLICT (certificate_id) DO NOTHING",
        )
        .bind(id.0)
        .bind(at)
        .bind(cause.map(Cause::word))
        .execute(self)
        .await?;
        Ok(changed == 1)
    }

    /// Ends a suspension. Answers whether there was one.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn resume_certificate(&mut self, id: CertificateId) -> Result<bool, StoreError> {
        let query = query("DELETE FROM suspension WHERE certificate_id = $1");
        Ok(query.bind(id.0).execute(self).await? == 1)
    }
}

impl Store {
    /// How many status lists an institution has: one, until it is half full.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn status_lists(&self, institution: InstitutionId) -> Result<u32, StoreError> {
        let query = query("SELECT COALESCE(MAX(status_list), 1) AS lists FROM certificate WHERE institution_id = $1");
        query.bind(institution.0).fetch_one(self).await?.natural("lists")
    }

    /// Every certificate of an institution that has ended or is suspended.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn marked(&self, institution: InstitutionId) -> Result<Vec<Marked>, StoreError> {
        let rows = query(
            "SELECT c.status_list, c.status_index, c.ended AS standing, c.ended_at AS since, c.ended_cause AS cause, \
             s.number AS successor FROM certificate c LEFT JOIN certificate s ON s.replaces = c.certificate_id \
             WHERE c.institution_id = $1 AND c.ended IS NOT NULL \
             UNION ALL SELECT c.status_list, c.status_index, 'suspended', x.since, x.cause, NULL \
             FROM suspension x JOIN certificate c USING (certificate_id) WHERE c.institution_id = $1",
        )
        .bind(institution.0)
        .fetch_all(self)
        .await?;
        rows.iter().map(Marked::try_from).collect()
    }
}

impl TryFrom<&Row> for Marked {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let status_index = row.natural("status_index")?;
        let wrong = |column| inconsistent("certificate", column, status_index);
        let cause: Option<String> = row.get("cause")?;
        let successor: Option<String> = row.get("successor")?;
        Ok(Self {
            status_list: row.natural("status_list")?,
            status_index,
            standing: Standing::from_word(&row.get::<String>("standing")?).ok_or_else(|| wrong("ended"))?,
            since: row.instant("since")?,
            cause: cause.map(|word| Cause::from_word(&word).ok_or_else(|| wrong("ended_cause"))).transpose()?,
            successor: successor.as_deref().map(RegisterNumber::parse).transpose().map_err(|_| wrong("number"))?,
        })
    }
}
