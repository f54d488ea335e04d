//! Why the register could not do its work, and what to do about it.

use std::path::PathBuf;

use sqlx::migrate::MigrateError;

/// Why the register could not do its work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// Somebody else has been writing for too long.
    #[error("another process has been writing into the register for half a minute: try again when it has ended")]
    Busy(#[source] sqlx::Error),
    /// The database itself failed.
    #[error("the register's database failed")]
    Database(#[source] sqlx::Error),
    /// The database gave this work up to let another go on. Nothing of it was kept; done again, it will succeed.
    #[error("the register's database was busy with others and gave this up: try again")]
    Deadlock(#[source] sqlx::Error),
    /// A file of the register beside its database could not be used.
    #[error("{}", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
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
    Migrate(#[source] MigrateError),
    /// The tables are newer than this program.
    #[error("the register has migration {version}, which this program does not know: use a newer testamur")]
    Newer {
        /// The migration that is unknown.
        version: i64,
    },
    /// No connection was to be had in time.
    #[error(
        "no connection to the register's database was free in time: is its server running, and not everybody writing?"
    )]
    NoConnection(#[source] sqlx::Error),
    /// Nothing more can be written.
    #[error(
        "the register could not be written: is there room on its disk? Nothing of this step was kept; run it again when there is"
    )]
    NoRoom(#[source] sqlx::Error),
    /// A write did not change the row that it should have changed.
    #[error("{table}: the row to change is not there")]
    NotThere {
        /// The table.
        table: &'static str,
    },
    /// A text that no register holds.
    #[error("a text with the character U+0000 is neither kept nor found: leave it out")]
    Nul,
    /// The tables are older than this program, or not there yet.
    #[error("the register lacks migration {version}: make a backup, then bring it up to date with `testamur migrate`")]
    Older {
        /// The first migration that is missing.
        version: i64,
    },
    /// The database is used by something else.
    #[error("the database {database} holds tables that are not Testamur's: give Testamur a database of its own")]
    OtherTables {
        /// Which database.
        database: String,
    },
    /// The PostgreSQL server cannot be used.
    #[error("PostgreSQL at {server}: {fault}")]
    Server {
        /// Who asked, where, and for which database; never the password.
        server: String,
        /// What to do about it.
        fault: ServerFault,
        /// What the server or the network said.
        source: Option<sqlx::Error>,
    },
}

/// What is wrong with a PostgreSQL server, as seen by us, and its cure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ServerFault {
    /// All its connections are taken.
    #[error("it has no free connection: raise max_connections, or run fewer processes")]
    Full,
    /// Nobody answers there.
    #[error("it cannot be reached: is it running, and are host and port of DATABASE_URL right?")]
    NoAnswer,
    /// There is no such database.
    #[error("it has no such database: make it with `createdb --owner USER DATABASE`")]
    NoDatabase,
    /// It did not prove who it is.
    #[error(
        "it has not proved by TLS that it is this host: give the authority that signed its certificate with sslrootcert=FILE in DATABASE_URL, or, on a network that you trust, sslmode=disable"
    )]
    NotProved,
    /// It refuses this user.
    #[error("it refuses this user or password: see DATABASE_URL, PGPASSFILE and the server's pg_hba.conf")]
    Refused,
    /// Something else.
    #[error("it cannot be used")]
    Unusable,
}

impl StoreError {
    /// Whether it passes by itself: the server is starting or stopping, or others are writing. Trying again later may do.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Busy(_) | Self::Deadlock(_) | Self::NoConnection(_) | Self::NoRoom(_) => true,
            Self::Server { fault, .. } => matches!(fault, ServerFault::Full | ServerFault::NoAnswer),
            // A connection that broke; admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections
            Self::Database(error) => {
                matches!(error, sqlx::Error::Io(_) | sqlx::Error::Protocol(_) | sqlx::Error::PoolClosed)
                    || matches!(code(error).as_deref(), Some("57P01" | "57P02" | "57P03" | "53300"))
            }
            _ => false,
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match (&error, code(&error).as_deref()) {
            (sqlx::Error::PoolTimedOut, _) => Self::NoConnection(error),
            // PostgreSQL: lock_timeout; SQLite: SQLITE_BUSY and its kinds.
            (_, Some("55P03" | "5" | "261" | "517" | "773")) => Self::Busy(error),
            // disk_full; SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_SHMSIZE
            (_, Some("53100" | "13" | "778" | "1034" | "1546" | "4874")) => Self::NoRoom(error),
            // deadlock_detected, serialization_failure
            (_, Some("40P01" | "40001")) => Self::Deadlock(error),
            _ => Self::Database(error),
        }
    }
}

impl From<MigrateError> for StoreError {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::VersionMissing(version) => Self::Newer { version },
            error => Self::Migrate(error),
        }
    }
}

/// The database's own code of an error.
pub(super) fn code(error: &sqlx::Error) -> Option<String> {
    error.as_database_error().and_then(sqlx::error::DatabaseError::code).map(String::from)
}

pub(super) fn inconsistent(table: &'static str, column: &'static str, id: impl std::fmt::Display) -> StoreError {
    StoreError::Inconsistent { table, column, id: id.to_string() }
}

/// A write that must have changed exactly one row.
pub(super) fn one_row(table: &'static str, changed: u64) -> Result<(), StoreError> {
    if changed == 1 { Ok(()) } else { Err(StoreError::NotThere { table }) }
}
