//! How certificates end, and what the status lists tell of it.

use super::query::{Row, query};
use super::{CertificateId, InstitutionId, Store, StoreError, Tx, inconsistent, one_row};
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
        let changed = query(
            "UPDATE certificate SET ended = $2, ended_reason = $3, ended_at = $4 \
             WHERE certificate_id = $1 AND token IS NOT NULL AND ended IS NULL",
        )
        .bind(id.0)
        .bind(ended.word())
        .bind(reason)
        .bind(at)
        .execute(self)
        .await?;
        one_row("certificate", changed)
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

    /// Every certificate of an institution that has ended.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn endings(&self, institution: InstitutionId) -> Result<Vec<Ending>, StoreError> {
        let rows = query(
            "SELECT c.status_list, c.status_index, c.ended, c.ended_at, s.number FROM certificate c \
             LEFT JOIN certificate s ON s.replaces = c.certificate_id \
             WHERE c.institution_id = $1 AND c.ended IS NOT NULL ORDER BY c.certificate_id",
        )
        .bind(institution.0)
        .fetch_all(self)
        .await?;
        rows.iter().map(Ending::try_from).collect()
    }
}

impl TryFrom<&Row> for Ending {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let status_index = row.natural("status_index")?;
        let ended = match row.get::<String>("ended")?.as_str() {
            "superseded" => Ended::Superseded,
            "withdrawn" => Ended::Withdrawn,
            _ => return Err(inconsistent("certificate", "ended", status_index)),
        };
        Ok(Self {
            status_list: row.natural("status_list")?,
            status_index,
            ended,
            at: row.instant("ended_at")?,
            successor: row.get("number")?,
        })
    }
}
