//! Letters that the mail server took and that have come back; and letters to people of the office that did not arrive.

use std::collections::HashMap;

use super::mail::{LetterState, Posted, state};
use super::query::{Row, query};
use super::{BatchId, InstitutionId, Store, StoreError, Tx};
use crate::time::Instant;

/// A letter as far as it is known by its number alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownLetter {
    /// Whose.
    pub institution: InstitutionId,
    /// The certificate that it is about, with its batch; `None` for a notice.
    pub certificate: Option<(String, BatchId)>,
    /// `certificate`, or the kind of a notice.
    pub purpose: String,
    /// How it stands.
    pub state: LetterState,
}

impl Tx {
    /// Notes that a letter has come back, and why. Answers `false` unless it was on its way or taken.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn return_letter(&mut self, letter: i64, fault: &str, at: Instant) -> Result<bool, StoreError> {
        let query = query(
            "UPDATE mail SET state = 'returned', fault = $2, changed_at = $3, subject = NULL, body = NULL \
             WHERE mail_id = $1 AND state IN ('sending', 'sent', 'doubtful')",
        );
        Ok(query.bind(letter).bind(fault).bind(at).execute(self).await? == 1)
    }

    /// Whether a letter has come back.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub(super) async fn is_returned(&mut self, letter: i64) -> Result<bool, StoreError> {
        let query = query("SELECT 1 AS one FROM mail WHERE mail_id = $1 AND state = 'returned'");
        Ok(query.bind(letter).fetch_optional(self).await?.is_some())
    }

    /// Posts once more what has come back and has no newer letter: of one batch, or of all. It is another letter, since who has seen
    /// the id of the first one would drop a second one of the same id. A notice is not posted again: its words are gone. Answers how
    /// many there are.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn post_returned(
        &mut self,
        (institution, batch): (InstitutionId, Option<BatchId>),
        (by, at): (&str, Instant),
    ) -> Result<u64, StoreError> {
        query(
            "INSERT INTO mail (institution_id, certificate_id, purpose, turn, language, attaches, state, attempts, due_at, changed_at, \
             asked_by) SELECT m.institution_id, m.certificate_id, m.purpose, m.turn + 1, m.language, m.attaches, 'waiting', 0, $2, $2, $3 \
             FROM mail m JOIN certificate c ON c.certificate_id = m.certificate_id JOIN contact k ON k.certificate_id = c.certificate_id \
             WHERE m.institution_id = $1 AND m.state = 'returned' AND ($4 = 0 OR c.batch_id = $4) AND c.ended IS NULL \
             AND k.email IS NOT NULL AND NOT EXISTS (SELECT 1 FROM mail n WHERE n.certificate_id = m.certificate_id \
             AND n.purpose = m.purpose AND n.turn > m.turn) ON CONFLICT (certificate_id, purpose, turn) DO NOTHING",
        )
        .bind(institution.0)
        .bind(at)
        .bind(by)
        .bind(batch.map_or(0, |batch| batch.0))
        .execute(self)
        .await
    }
}

impl Store {
    /// The letter of a number.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn letter(&self, letter: i64) -> Result<Option<KnownLetter>, StoreError> {
        let query = query(
            "SELECT m.institution_id, m.purpose, m.state, c.number, c.batch_id FROM mail m \
             LEFT JOIN certificate c ON c.certificate_id = m.certificate_id WHERE m.mail_id = $1",
        );
        query.bind(letter).fetch_optional(self).await?.as_ref().map(KnownLetter::try_from).transpose()
    }

    /// The newest letter to each of the people of an institution's office, by login, where that one was refused or has come back.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn lost_notices(&self, institution: InstitutionId) -> Result<HashMap<String, Posted>, StoreError> {
        let query = query(
            "SELECT m.recipient, m.state, m.fault, m.changed_at FROM mail m WHERE m.mail_id IN (SELECT max(n.mail_id) FROM mail n \
             WHERE n.institution_id = $1 AND n.certificate_id IS NULL AND n.recipient IS NOT NULL GROUP BY n.recipient) \
             AND m.state IN ('failed', 'returned')",
        );
        let rows = query.bind(institution.0).fetch_all(self).await?;
        rows.iter().map(|row| Ok((row.get("recipient")?, Posted::try_from(row)?))).collect()
    }
}

impl TryFrom<&Row> for KnownLetter {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let number: Option<String> = row.get("number")?;
        let certificate = match number {
            Some(number) => Some((number, BatchId(row.get("batch_id")?))),
            None => None,
        };
        let institution = InstitutionId(row.get("institution_id")?);
        Ok(Self { institution, certificate, purpose: row.get("purpose")?, state: state(row)? })
    }
}
