//! The right to seal and print one batch, held by one process at a time. It ends with the process, however that ends, so
//! there is nothing to clean up and no time to wait after a crash.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use sqlx::{Connection as _, PgConnection};

use super::database::Database;
use super::{BatchId, Store, StoreError};

/// The right to seal and print one batch.
///
/// On PostgreSQL it is the lock of the batch's row, held by an open transaction on a connection of its own: the server lets go when
/// the connection breaks. With SQLite it is the lock of a file in the data folder, which the operating system lets go; the
/// database's one writer is needed meanwhile.
#[derive(Debug)]
pub struct Claim(Held);

#[derive(Debug)]
enum Held {
    Sqlite(LockedFile),
    Postgres(PgConnection),
}

impl Store {
    /// Claims a batch; `None` if it is another's, in this process or in any.
    ///
    /// # Errors
    /// [`StoreError`] if the server or the data folder cannot be used.
    pub async fn claim(&self, batch: BatchId) -> Result<Option<Claim>, StoreError> {
        let held = match &self.0 {
            Database::Sqlite { folder, .. } => {
                let path = folder.join(format!("batch-{}.claim", batch.0));
                LockedFile::lock(&path).map_err(|source| StoreError::File { path, source })?.map(Held::Sqlite)
            }
            Database::Postgres { server, .. } => {
                let mut connection = server.connection().await?;
                sqlx::query("BEGIN ISOLATION LEVEL READ COMMITTED").execute(&mut connection).await?;
                // NO KEY: certificates and approvals refer to the batch and are written while it is claimed.
                let claimed = sqlx::query("SELECT 1 FROM batch WHERE batch_id = $1 FOR NO KEY UPDATE SKIP LOCKED");
                let claimed = claimed.bind(batch.0).fetch_optional(&mut connection).await?;
                claimed.map(|_| Held::Postgres(connection))
            }
        };
        Ok(held.map(Claim))
    }
}

impl Store {
    /// Claims the delivery of letters; `None` if it is another's, in this process or in any. Two of them could hand over one
    /// letter, and would be twice as fast as the mail server may be asked.
    ///
    /// # Errors
    /// [`StoreError`] if the server or the data folder cannot be used.
    pub async fn claim_mail(&self) -> Result<Option<Claim>, StoreError> {
        let held = match &self.0 {
            Database::Sqlite { folder, .. } => {
                let path = folder.join("mail.claim");
                LockedFile::lock(&path).map_err(|source| StoreError::File { path, source })?.map(Held::Sqlite)
            }
            Database::Postgres { server, .. } => {
                let mut connection = server.connection().await?;
                sqlx::query("BEGIN ISOLATION LEVEL READ COMMITTED").execute(&mut connection).await?;
                let claimed = sqlx::query_scalar::<_, bool>("SELECT pg_try_advisory_xact_lock($1)");
                let claimed = claimed.bind(MAIL_LOCK).fetch_one(&mut connection).await?;
                claimed.then_some(Held::Postgres(connection))
            }
        };
        Ok(held.map(Claim))
    }
}

/// The lock of the delivery: "letters" as a number.
const MAIL_LOCK: i64 = i64::from_be_bytes(*b"letters\0");

impl Claim {
    /// Whether it still holds: a connection may have broken.
    pub async fn holds(&mut self) -> bool {
        match &mut self.0 {
            Held::Sqlite(_) => true,
            Held::Postgres(connection) => sqlx::query("SELECT 1").execute(connection).await.is_ok(),
        }
    }

    /// Lets go, and returns when another can claim the batch. Dropping it does so too, a moment later.
    pub async fn release(self) {
        match self.0 {
            Held::Sqlite(file) => drop(file),
            Held::Postgres(mut connection) => {
                // If the connection has broken, the claim has ended with it.
                _ = sqlx::query("ROLLBACK").execute(&mut connection).await;
                _ = connection.close().await;
            }
        }
    }
}

/// A file that is there and locked as long as this is.
#[derive(Debug)]
struct LockedFile {
    path: PathBuf,
    file: File,
}

impl LockedFile {
    fn lock(path: &Path) -> io::Result<Option<Self>> {
        loop {
            let file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(error),
            }
            // Whoever held it may have removed the file after it was opened here; then this is the lock of no file.
            if is_at(&file, path)? {
                return Ok(Some(Self { path: path.to_owned(), file }));
            }
        }
    }
}

impl Drop for LockedFile {
    fn drop(&mut self) {
        // Removed first, then let go: another one waits for no file, and an empty one that stays does no harm.
        _ = fs::remove_file(&self.path);
        _ = self.file.unlock();
    }
}

fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    let opened = file.metadata()?;
    match fs::metadata(path) {
        Ok(there) => Ok((there.dev(), there.ino()) == (opened.dev(), opened.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}
