//! Who did what. Rows are added in the transaction of the deed itself and never changed.

use super::query::{Row, query};
use super::{BatchId, InstitutionId, Store, StoreError, Tx};
use crate::time::Instant;

/// One deed to be written down. It names no person whom a certificate is about.
#[derive(Debug, Clone)]
pub struct AuditEntry<'a> {
    /// When.
    pub at: Instant,
    /// Who: the login of a person, the id of a program, the name that was given on the command line, or `operator`.
    pub actor: &'a str,
    /// What: `check`, `approve`, `seal`, `release`, `withdraw`, `supersede`, …
    pub action: &'static str,
    /// Whose.
    pub institution: Option<InstitutionId>,
    /// Which batch.
    pub batch: Option<BatchId>,
    /// Which certificate, by number.
    pub number: Option<&'a str>,
    /// What else matters: digests, reasons.
    pub detail: &'a str,
}

/// One deed as it was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRow {
    /// Its place in the log.
    pub id: i64,
    /// Seconds since 1970.
    pub at: i64,
    /// Who.
    pub actor: String,
    /// What.
    pub action: String,
    /// Which certificate.
    pub number: Option<String>,
    /// What else matters.
    pub detail: String,
}

impl Tx {
    /// Writes a deed down.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn audit(&mut self, entry: AuditEntry<'_>) -> Result<(), StoreError> {
        self.note_deed();
        self.audit_visit(entry).await
    }

    /// Writes down what changes no answer of the service, such as who has signed in: nobody reads the register anew for it.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn audit_visit(&mut self, entry: AuditEntry<'_>) -> Result<(), StoreError> {
        query(
            "INSERT INTO audit (at, actor, action, institution_id, batch_id, number, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(entry.at)
        .bind(entry.actor)
        .bind(entry.action)
        .bind(entry.institution.map(|id| id.0))
        .bind(entry.batch.map(|id| id.0))
        .bind(entry.number)
        .bind(entry.detail)
        .execute(self)
        .await?;
        Ok(())
    }
}

impl Store {
    /// The deeds done to one batch, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn audit_of_batch(&self, batch: BatchId) -> Result<Vec<AuditRow>, StoreError> {
        let query = query(
            "SELECT audit_id, at, actor, action, number, detail FROM audit WHERE batch_id = $1 ORDER BY audit_id",
        );
        query.bind(batch.0).fetch_all(self).await?.iter().map(AuditRow::try_from).collect()
    }
}

impl Store {
    /// All that was done to one certificate, oldest first: deeds of its batch as a whole, and its own.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn audit_of_certificate(
        &self,
        (institution, batch): (InstitutionId, BatchId),
        number: &str,
    ) -> Result<Vec<AuditRow>, StoreError> {
        let query = query(
            "SELECT audit_id, at, actor, action, number, detail FROM audit WHERE batch_id = $1 AND number IS NULL \
             UNION SELECT audit_id, at, actor, action, number, detail FROM audit WHERE institution_id = $2 AND number = $3 \
             ORDER BY audit_id",
        );
        let rows = query.bind(batch.0).bind(institution.0).bind(number).fetch_all(self).await?;
        rows.iter().map(AuditRow::try_from).collect()
    }
}

impl Store {
    /// The deeds of an institution, newest first: at most so many, and only those before a place in the log.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn audit_of(
        &self,
        institution: InstitutionId,
        before: Option<i64>,
        most: u32,
    ) -> Result<Vec<AuditRow>, StoreError> {
        let query = query(
            "SELECT audit_id, at, actor, action, number, detail FROM audit WHERE institution_id = $1 AND audit_id < $2 \
             ORDER BY audit_id DESC LIMIT $3",
        );
        let before = before.unwrap_or(i64::MAX);
        query
            .bind(institution.0)
            .bind(before)
            .bind(most)
            .fetch_all(self)
            .await?
            .iter()
            .map(AuditRow::try_from)
            .collect()
    }
}

/// Which deeds of an institution are asked for; what is `None` does not matter.
#[derive(Debug, Clone, Copy, Default)]
pub struct AuditFilter<'a> {
    /// Who.
    pub actor: Option<&'a str>,
    /// What.
    pub action: Option<&'a str>,
    /// Which certificate, by number.
    pub number: Option<&'a str>,
    /// Not before this.
    pub from: Option<Instant>,
    /// Before this.
    pub until: Option<Instant>,
}

/// A statement's text has to be a literal: one for each set of filters, so that each finds its index.
macro_rules! filtered {
    ($which:literal) => {
        concat!(
            "SELECT audit_id, at, actor, action, number, detail FROM audit WHERE institution_id = $1 AND at >= $2 \
             AND (at, audit_id) < ($3, $4) ",
            $which,
            " ORDER BY at DESC, audit_id DESC LIMIT $5"
        )
    };
}

impl Store {
    /// Some deeds of an institution, newest first: at most so many, and only those before the last one of the page before, named
    /// by its time and place in the log.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn audit_page(
        &self,
        institution: InstitutionId,
        filter: &AuditFilter<'_>,
        (before, most): (Option<(i64, i64)>, u32),
    ) -> Result<Vec<AuditRow>, StoreError> {
        let text = match (filter.number, filter.actor, filter.action) {
            (None, None, None) => filtered!(""),
            (Some(_), None, None) => filtered!("AND number = $6"),
            (None, Some(_), None) => filtered!("AND actor = $6"),
            (None, None, Some(_)) => filtered!("AND action = $6"),
            (Some(_), Some(_), None) => filtered!("AND number = $6 AND actor = $7"),
            (Some(_), None, Some(_)) => filtered!("AND number = $6 AND action = $7"),
            (None, Some(_), Some(_)) => filtered!("AND actor = $6 AND action = $7"),
            (Some(_), Some(_), Some(_)) => filtered!("AND number = $6 AND actor = $7 AND action = $8"),
        };
        let until = (filter.until.map_or(i64::MAX, Instant::to_unix), 0);
        let (at, id) = before.map_or(until, |before| before.min(until));
        let from = filter.from.map_or(i64::MIN, Instant::to_unix);
        let mut query = query(text).bind(institution.0).bind(from).bind(at).bind(id).bind(most);
        for value in [filter.number, filter.actor, filter.action].into_iter().flatten() {
            query = query.bind(value);
        }
        query.fetch_all(self).await?.iter().map(AuditRow::try_from).collect()
    }
}

impl TryFrom<&Row> for AuditRow {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("audit_id")?,
            at: row.get("at")?,
            actor: row.get("actor")?,
            action: row.get("action")?,
            number: row.get("number")?,
            detail: row.get("detail")?,
        })
    }
}
