//! Steps that are kept together or not at all, and who may take them beside whom.

use sqlx::{Postgres, Sqlite, Transaction};

use super::database::Database;
use super::query::{On, query};
use super::{InstitutionId, Store, StoreError};

/// Steps that are kept together or not at all.
#[derive(Debug)]
pub struct Tx {
    link: Link,
    has_deeds: bool,
}

#[derive(Debug)]
enum Link {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Store {
    /// Begins to write as the only writer of the register. Nothing is kept unless [`Tx::commit`] returns.
    ///
    /// What a transaction reads it may build on: the next number, the free places of a status list, the next trust list. So
    /// no other may write what it has read. SQLite has one writer (`BEGIN IMMEDIATE`), and that is all. PostgreSQL has
    /// any number, in any number of processes; there this takes a lock of the register that every writer takes
    /// ([`Store::begin_for`] shares it), and at READ COMMITTED each statement sees all that was kept before.
    /// `SERIALIZABLE` would find the same conflicts too late: after the rehearsal of a whole batch, which would begin again.
    ///
    /// # Errors
    /// [`StoreError::Busy`] or [`StoreError::NoConnection`] if others write for longer than 30 seconds.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        let mut tx = self.begin_unlocked().await?;
        if matches!(tx.link, Link::Postgres(_)) {
            query("SELECT pg_advisory_xact_lock($1)").bind(REGISTER_LOCK).execute(&mut tx).await?;
        }
        Ok(tx)
    }

    /// Begins to write what belongs to one institution, as the only writer of that institution. On PostgreSQL the writers of
    /// different institutions do not wait for each other: numbers, status lists and batches belong to one.
    ///
    /// The locks are always taken in the same order (register, institution, at the end the count of deeds), so
    /// that two writers never wait for each other in a circle.
    ///
    /// # Errors
    /// [`StoreError::Busy`] if another writes for longer than 30 seconds; [`StoreError::NotThere`] for an unknown institution.
    pub async fn begin_for(&self, institution: InstitutionId) -> Result<Tx, StoreError> {
        let mut tx = self.begin_unlocked().await?;
        if matches!(tx.link, Link::Postgres(_)) {
            query("SELECT pg_advisory_xact_lock_shared($1)").bind(REGISTER_LOCK).execute(&mut tx).await?;
            // NO KEY: rows that refer to the institution can be written meanwhile, as by the claimant of a batch.
            query("SELECT institution_id FROM institution WHERE institution_id = $1 FOR NO KEY UPDATE")
                .bind(institution.0)
                .fetch_optional(&mut tx)
                .await?
                .ok_or(StoreError::NotThere { table: "institution" })?;
        }
        Ok(tx)
    }

    async fn begin_unlocked(&self) -> Result<Tx, StoreError> {
        let link = match &self.0 {
            Database::Sqlite { writer, .. } => Link::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Database::Postgres { writers, .. } => {
                Link::Postgres(writers.begin_with("BEGIN ISOLATION LEVEL READ COMMITTED").await?)
            }
        };
        Ok(Tx { link, has_deeds: false })
    }
}

impl Tx {
    /// Keeps what was done.
    ///
    /// # Errors
    /// [`StoreError::Database`]: then nothing was kept.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        if self.has_deeds {
            // Counted here and not by the ids of audit rows: those are given out before they are kept, so that a reader could
            // see a later one first and never learn of the earlier. The lock of this row lets one after the other in.
            query("UPDATE revision SET deeds = deeds + 1").execute(&mut self).await?;
        }
        match self.link {
            Link::Sqlite(transaction) => transaction.commit().await?,
            Link::Postgres(transaction) => transaction.commit().await?,
        }
        Ok(())
    }

    /// Remembers that a deed was written down.
    pub(super) fn note_deed(&mut self) {
        self.has_deeds = true;
    }
}

impl<'c> From<&'c mut Tx> for On<'c> {
    fn from(tx: &'c mut Tx) -> Self {
        match &mut tx.link {
            Link::Sqlite(transaction) => Self::SqliteTx(transaction),
            Link::Postgres(transaction) => Self::PostgresTx(transaction),
        }
    }
}

/// The lock of the whole register: "testamur" as a number.
const REGISTER_LOCK: i64 = i64::from_be_bytes(*b"testamur");
