//! Brings tables up to date, and tells tables that are older or newer than this program.
//!
//! SQLite's are brought up to date whenever the register is opened: it belongs to one machine. Those of a PostgreSQL server are
//! changed by `testamur migrate` alone, because other processes may be at work.

use std::borrow::Cow;
use std::sync::LazyLock;

use sqlx::migrate::{Migrate as _, MigrateError, Migration, MigrationType, Migrator};
use sqlx::{PgConnection, Row as _, SqlSafeStr as _};

use super::{Server, StoreError};

/// Number, name and text of each, oldest first.
type Texts = [(i64, &'static str, &'static str)];

pub(super) static SQLITE: LazyLock<Migrator> = LazyLock::new(|| {
    migrator(&[
        (1, "register", include_str!("../../migrations/sqlite/0001_register.sql")),
        (2, "access", include_str!("../../migrations/sqlite/0002_access.sql")),
        (3, "status", include_str!("../../migrations/sqlite/0003_status.sql")),
        (4, "desk", include_str!("../../migrations/sqlite/0004_desk.sql")),
        (5, "approval", include_str!("../../migrations/sqlite/0005_approval.sql")),
        (6, "administration", include_str!("../../migrations/sqlite/0006_administration.sql")),
        (7, "after", include_str!("../../migrations/sqlite/0007_after.sql")),
        (8, "oidc", include_str!("../../migrations/sqlite/0008_oidc.sql")),
        (9, "notices", include_str!("../../migrations/sqlite/0009_notices.sql")),
        (10, "letters", include_str!("../../migrations/sqlite/0010_letters.sql")),
    ])
});

pub(super) static POSTGRES: LazyLock<Migrator> = LazyLock::new(|| {
    migrator(&[
        (1, "register", include_str!("../../migrations/postgres/0001_register.sql")),
        (2, "access", include_str!("../../migrations/postgres/0002_access.sql")),
        (3, "status", include_str!("../../migrations/postgres/0003_status.sql")),
        (4, "desk", include_str!("../../migrations/postgres/0004_desk.sql")),
        (5, "approval", include_str!("../../migrations/postgres/0005_approval.sql")),
        (6, "administration", include_str!("../../migrations/postgres/0006_administration.sql")),
        (7, "after", include_str!("../../migrations/postgres/0007_after.sql")),
        (8, "oidc", include_str!("../../migrations/postgres/0008_oidc.sql")),
        (9, "notices", include_str!("../../migrations/postgres/0009_notices.sql")),
        (10, "letters", include_str!("../../migrations/postgres/0010_letters.sql")),
    ])
});

fn migrator(texts: &Texts) -> Migrator {
    let migration = |&(version, name, text): &(i64, &'static str, &'static str)| {
        Migration::new(version, Cow::Borrowed(name), MigrationType::Simple, text.into_sql_str(), false)
    };
    Migrator::with_migrations(texts.iter().map(migration).collect())
}

/// Makes the tables of a server's register, or brings them up to date. The migrator's own lock lets one process in at a time.
pub(super) async fn migrate(server: &Server) -> Result<(), StoreError> {
    let mut connection = server.connection().await?;
    if !has_history(&mut connection).await? && has_tables(&mut connection).await? {
        return Err(StoreError::OtherTables { database: server.database().to_owned() });
    }
    // As `run` does; that one is not `Send` on a single connection.
    Ok(POSTGRES.run_direct(None, &mut connection, false).await?)
}

/// Holds the tables of a server's register to those that this program knows.
pub(super) async fn check(server: &Server) -> Result<(), StoreError> {
    let mut connection = server.connection().await?;
    let applied = if has_history(&mut connection).await? {
        connection.list_applied_migrations(&POSTGRES.table_name).await?
    } else {
        Vec::new()
    };
    if let Some(unknown) = applied.iter().find(|applied| !POSTGRES.version_exists(applied.version)) {
        return Err(StoreError::Newer { version: unknown.version });
    }
    for known in POSTGRES.iter() {
        match applied.iter().find(|applied| applied.version == known.version) {
            None => return Err(StoreError::Older { version: known.version }),
            Some(applied) if applied.checksum != known.checksum => {
                return Err(MigrateError::VersionMismatch(known.version).into());
            }
            Some(_) => {}
        }
    }
    Ok(())
}

async fn has_history(connection: &mut PgConnection) -> Result<bool, StoreError> {
    is_true(connection, "SELECT to_regclass('_sqlx_migrations') IS NOT NULL").await
}

async fn has_tables(connection: &mut PgConnection) -> Result<bool, StoreError> {
    is_true(connection, "SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema())").await
}

async fn is_true(connection: &mut PgConnection, question: &'static str) -> Result<bool, StoreError> {
    Ok(sqlx::query(question).fetch_one(connection).await?.try_get(0)?)
}
