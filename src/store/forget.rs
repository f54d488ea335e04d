//! Erasing what the register knows of people and no certificate says: email, student number, birth date.

use super::database::Database;
use super::query::{Query, query};
use super::{InstitutionId, Store, StoreError, Tx};
use crate::claims::RegisterNumber;
use crate::time::Instant;

/// Whose contact data. Only released certificates are meant: until then the sheet may have to be mailed.
#[derive(Debug, Clone, Copy)]
pub enum Whose<'a> {
    /// That of one certificate.
    Number(InstitutionId, &'a RegisterNumber),
    /// That of a programme, by its slug.
    Programme(InstitutionId, &'a str),
    /// That of an institution's certificates that were released before an instant.
    ReleasedBefore(InstitutionId, Instant),
    /// That of everybody's certificates that were released before an instant.
    AllReleasedBefore(Instant),
}

/// The words by which certificates are found, and contact data itself. A statement's text has to be a literal.
macro_rules! erasing {
    ($which:literal) => {
        [
            concat!(
                "DELETE FROM search_word WHERE of_contact = 1 AND certificate_id IN (SELECT certificate_id FROM certificate WHERE ",
                $which,
                ")"
            ),
            concat!(
                "DELETE FROM contact WHERE (email IS NOT NULL OR student_number IS NOT NULL OR birth_date IS NOT NULL) \
                 AND certificate_id IN (SELECT certificate_id FROM certificate WHERE ",
                $which,
                ")"
            ),
        ]
    };
}

impl Tx {
    /// Erases contact data. Answers of how many certificates there was any.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn forget(&mut self, whose: Whose<'_>) -> Result<u64, StoreError> {
        match whose {
            Whose::Number(institution, number) => {
                let texts = erasing!("institution_id = $1 AND number = $2 AND released_at IS NOT NULL");
                self.erase(texts, |query| query.bind(institution.0).bind(number.as_str())).await
            }
            Whose::Programme(institution, slug) => {
                let texts = erasing!(
                    "programme_id IN (SELECT programme_id FROM programme WHERE institution_id = $1 AND slug = $2) \
                     AND released_at IS NOT NULL"
                );
                self.erase(texts, |query| query.bind(institution.0).bind(slug)).await
            }
            Whose::ReleasedBefore(institution, before) => {
                let texts = erasing!("institution_id = $1 AND released_at < $2");
                self.erase(texts, |query| query.bind(institution.0).bind(before)).await
            }
            Whose::AllReleasedBefore(before) => {
                self.erase(erasing!("released_at < $1"), |query| query.bind(before)).await
            }
        }
    }

    /// Erases the words of contact data, then the data.
    async fn erase<'q>(
        &mut self,
        [words, contact]: [&'static str; 2],
        bind: impl Fn(Query<'q>) -> Query<'q>,
    ) -> Result<u64, StoreError> {
        bind(query(words)).execute(&mut *self).await?;
        bind(query(contact)).execute(self).await
    }
}

impl Store {
    /// Whether there is contact data of certificates that were released before an instant: of an institution, or of all.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn remembers_before(
        &self,
        institution: Option<InstitutionId>,
        before: Instant,
    ) -> Result<bool, StoreError> {
        let query = query(
            "SELECT EXISTS (SELECT 1 FROM contact k JOIN certificate c USING (certificate_id) WHERE c.released_at < $1 \
             AND (c.institution_id = $2 OR CAST($2 AS bigint) IS NULL) \
             AND (k.email IS NOT NULL OR k.student_number IS NOT NULL OR k.birth_date IS NOT NULL)) AS found",
        );
        query.bind(before).bind(institution.map(|id| id.0)).fetch_one(self).await?.get("found")
    }

    /// Makes deleted bytes leave the files of the database. SQLite overwrites what is deleted (`secure_delete`), and its
    /// write-ahead log is emptied here; PostgreSQL writes the tables anew. Answers whether it could be done: somebody may
    /// be reading for long.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn scrub(&self) -> Result<bool, StoreError> {
        match &self.0 {
            Database::Sqlite { writer, .. } => {
                let row: (i64, i64, i64) = sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(writer).await?;
                Ok(row.0 == 0)
            }
            Database::Postgres { writers, .. } => {
                sqlx::query("VACUUM (FULL) contact, search_word").execute(writers).await?;
                Ok(true)
            }
        }
    }
}
