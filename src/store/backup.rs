//! A copy of the register in a file, taken while others write; and looking a restored one through.

use std::path::Path;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _};

use super::database::Database;
use super::query::query;
use super::{Store, StoreError};

/// How much a register holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Institutions.
    pub institutions: i64,
    /// Sealed certificates.
    pub sealed: i64,
    /// Those of them that have ended.
    pub ended: i64,
    /// Deeds in the audit log.
    pub deeds: i64,
}

impl Store {
    /// Copies a SQLite register as it is at one moment into a new file; who writes is not held up. Answers `false` for a
    /// register on PostgreSQL, which has tools of its own.
    ///
    /// # Errors
    /// [`StoreError::Database`], also if the file is there or cannot be written.
    pub async fn copy_to(&self, file: &Path) -> Result<bool, StoreError> {
        let Database::Sqlite { writer, .. } = &self.0 else { return Ok(false) };
        sqlx::query("VACUUM INTO $1").bind(file.display().to_string()).execute(writer).await?;
        Ok(true)
    }

    /// How much the register holds.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn counts(&self) -> Result<Counts, StoreError> {
        let row = query(
            "SELECT (SELECT COUNT(*) FROM institution) AS institutions, (SELECT COUNT(*) FROM certificate WHERE sealed_at IS NOT NULL) \
             AS sealed, (SELECT COUNT(*) FROM certificate WHERE ended IS NOT NULL) AS ended, (SELECT COUNT(*) FROM audit) AS deeds",
        );
        let row = row.fetch_one(self).await?;
        Ok(Counts {
            institutions: row.get("institutions")?,
            sealed: row.get("sealed")?,
            ended: row.get("ended")?,
            deeds: row.get("deeds")?,
        })
    }
}

/// Looks a SQLite register through: every page, every index, every reference. Answers what is wrong, if anything is.
///
/// # Errors
/// [`StoreError::Database`] if the file is no database at all.
pub async fn examine(file: &Path) -> Result<Vec<String>, StoreError> {
    let mut connection = SqliteConnectOptions::new().filename(file).connect().await?;
    let mut faults: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check(20)").fetch_all(&mut connection).await?;
    faults.retain(|fault| fault != "ok");
    let orphans = sqlx::query("PRAGMA foreign_key_check").fetch_all(&mut connection).await?;
    if !orphans.is_empty() {
        faults.push(format!("{} rows refer to rows that are not there", orphans.len()));
    }
    connection.close().await?;
    Ok(faults)
}
