//! The two databases and their connections.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::postgres::{PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};

use super::query::On;
use super::{Server, StoreError, migration};

/// Where the register lies.
#[derive(Clone)]
pub(super) enum Database {
    /// A file in the data folder: one connection writes, others read.
    Sqlite { folder: PathBuf, readers: SqlitePool, writer: SqlitePool },
    /// A server. Those who write may wait for each other and hold a connection while they do; readers have their own.
    Postgres { server: Box<Server>, readers: PgPool, writers: PgPool },
}

/// The register's file in a data folder.
pub const REGISTER: &str = "register.sqlite";

/// How long somebody waits for another who writes.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// How long somebody waits for an answer.
pub(super) const ANSWER: Duration = Duration::from_secs(10);

/// Connections of one process to a PostgreSQL server. The server's own limit is 100 unless it was raised.
const READERS: u32 = 8;
const WRITERS: u32 = 4;

impl Database {
    pub(super) async fn open(folder: &Path) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(folder.join(REGISTER))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            // What is deleted is overwritten with zeros.
            .pragma("secure_delete", "ON")
            .busy_timeout(PATIENCE);
        let writer =
            SqlitePoolOptions::new().max_connections(1).acquire_timeout(PATIENCE).connect_with(options.clone()).await?;
        migration::SQLITE.run(&writer).await?;
        let readers = SqlitePoolOptions::new().max_connections(4).connect_with(options.read_only(true)).await?;
        Ok(Self::Sqlite { folder: folder.to_owned(), readers, writer })
    }

    pub(super) async fn connect(server: &Server) -> Result<Self, StoreError> {
        migration::check(server).await?;
        let pool = |size, patience| PgPoolOptions::new().max_connections(size).acquire_timeout(patience);
        Ok(Self::Postgres {
            server: Box::new(server.clone()),
            readers: pool(READERS, ANSWER).connect_lazy_with(server.to_read()),
            writers: pool(WRITERS, PATIENCE).connect_lazy_with(server.to_write()),
        })
    }

    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Sqlite { .. } => "SQLite",
            Self::Postgres { .. } => "PostgreSQL",
        }
    }

    pub(super) fn readers(&self) -> On<'_> {
        match self {
            Self::Sqlite { readers, .. } => On::Sqlite(readers),
            Self::Postgres { readers, .. } => On::Postgres(readers),
        }
    }

    pub(super) async fn close(&self) {
        match self {
            Self::Sqlite { readers, writer, .. } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres { readers, writers, .. } => {
                readers.close().await;
                writers.close().await;
            }
        }
    }
}
