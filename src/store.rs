//! The register: institutions, batches, certificates, status, audit. SQLite, in the data folder.
//!
//! One connection writes (`BEGIN IMMEDIATE`), others read. Everything that belongs together happens in one [`Tx`];
//! what is unique is unique by the schema (migrations/). No private key lies here.

mod assets;
mod audit;
mod batch;
mod certificate;
mod ending;
mod hosted;
mod institution;
mod known;
mod setting;

use std::path::Path;
use std::str::FromStr as _;
use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Sqlite, SqliteConnection, Transaction};

pub use audit::{AuditEntry, AuditRow};
pub use batch::{BatchId, BatchRow, NewBatch, StoredApproval};
pub use certificate::{CertificateId, CertificateRow, Contact, NewCertificate, RegisterRow, SealedForms};
pub use ending::{Ended, Ending};
pub use hosted::{DEMO_SETTING, Revision, TRUST_SEQ_SETTING, next_list};
pub use institution::{InstitutionId, InstitutionRow, KeyRow, NewInstitution};
pub use known::Known;

/// Why the register could not do its work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The database itself failed.
    #[error("the register's database failed")]
    Database(#[from] sqlx::Error),
    /// A row makes no sense: someone or something else has written it.
    #[error("the register is inconsistent: {table}.{column} of {id}")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// Which row.
        id: String,
    },
    /// The tables could not be brought up to date.
    #[error("the register's tables could not be brought up to date")]
    Migrate(#[from] MigrateError),
    /// A write did not change the row that it should have changed.
    #[error("{table}: the row to change is not there")]
    NotThere {
        /// The table.
        table: &'static str,
    },
}

/// The register of one data folder.
#[derive(Debug, Clone)]
pub struct Store {
    readers: SqlitePool,
    writer: SqlitePool,
}

impl Store {
    /// Opens the register of a data folder and brings its tables up to date.
    ///
    /// # Errors
    /// [`StoreError`] if the file cannot be opened, or is newer than this program.
    pub async fn open(folder: &Path) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(folder.join(FILE_NAME))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(30));
        let writer = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        MIGRATIONS.run(&writer).await?;
        let readers = SqlitePoolOptions::new().max_connections(4).connect_with(options.read_only(true)).await?;
        Ok(Self { readers, writer })
    }

    /// A register in memory, for tests.
    ///
    /// # Errors
    /// [`StoreError`] if SQLite fails.
    pub async fn in_memory() -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::from_str("sqlite::memory:")?.foreign_keys(true);
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options)
            .await?;
        MIGRATIONS.run(&writer).await?;
        Ok(Self { readers: writer.clone(), writer })
    }

    /// Begins to write. Nothing is kept unless [`Tx::commit`] returns.
    ///
    /// # Errors
    /// [`StoreError::Database`] if another process writes for longer than 30 seconds.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        Ok(Tx(self.writer.begin_with("BEGIN IMMEDIATE").await?))
    }

    /// Closes all connections, so that the write-ahead log is folded in.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }

    /// Answers whether the register can be read.
    ///
    /// # Errors
    /// [`StoreError::Database`] if not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1").execute(&self.readers).await?;
        Ok(())
    }
}

/// Steps that are kept together or not at all.
#[derive(Debug)]
pub struct Tx(Transaction<'static, Sqlite>);

impl Tx {
    /// Keeps what was done.
    ///
    /// # Errors
    /// [`StoreError::Database`]: then nothing was kept.
    pub async fn commit(self) -> Result<(), StoreError> {
        Ok(self.0.commit().await?)
    }

    fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.0
    }
}

const FILE_NAME: &str = "register.sqlite";

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

fn inconsistent(table: &'static str, column: &'static str, id: impl std::fmt::Display) -> StoreError {
    StoreError::Inconsistent { table, column, id: id.to_string() }
}

/// A write that must have changed exactly one row.
fn one_row(table: &'static str, result: &sqlx::sqlite::SqliteQueryResult) -> Result<(), StoreError> {
    if result.rows_affected() == 1 { Ok(()) } else { Err(StoreError::NotThere { table }) }
}
