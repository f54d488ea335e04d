//! The one place that gives tests a register: in a folder of its own, SQLite always, and PostgreSQL in a second run where
//! `TESTAMUR_TEST_POSTGRES` names a server on which databases may be made. `scripts/with-postgres` starts one.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{Connection as _, PgConnection, SqliteConnection};
use tempfile::TempDir;
use testamur::store::{REGISTER, Server, Store};

/// Names the server of the tests.
const SERVER: &str = "TESTAMUR_TEST_POSTGRES";

/// Set in the second run.
const ON_POSTGRES: &str = "TESTAMUR_TEST_ON_POSTGRES";

/// The file that says, in a test's folder, where its register lies.
const URL_FILE: &str = "database-url";

/// A folder with a register of its own, empty. Both are gone when this is dropped.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        if is_on_postgres() {
            let url = new_database("template0");
            block_on(async { Store::migrate(&Server::parse(&url).unwrap()).await.unwrap() });
            std::fs::write(folder.path().join(URL_FILE), url).unwrap();
        }
        folder
    }

    /// A folder whose register is as this one is now. Nobody may have this one open.
    pub(crate) fn copy(&self) -> Self {
        let copy = Self(tempfile::tempdir().unwrap());
        copy_files(self.path(), copy.path());
        if let Some(url) = url(self.path()) {
            std::fs::write(copy.path().join(URL_FILE), new_database(database_of(&url))).unwrap();
        }
        copy
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Some(url) = url(self.path()) {
            administer(&format!("DROP DATABASE {} WITH (FORCE)", database_of(&url)));
        }
    }
}

/// Opens the register of a folder.
pub(crate) async fn open(folder: &Path) -> Store {
    match url(folder) {
        Some(url) => Store::connect(&Server::parse(&url).unwrap()).await.unwrap(),
        None => Store::open(folder).await.unwrap(),
    }
}

/// What `DATABASE_URL` says for the register of a folder; `None`: it is SQLite.
pub(crate) fn url(folder: &Path) -> Option<String> {
    std::fs::read_to_string(folder.join(URL_FILE)).ok()
}

/// Whether this is the run on PostgreSQL.
#[expect(clippy::disallowed_methods, reason = "this is where tests read the environment")]
pub(crate) fn is_on_postgres() -> bool {
    std::env::var_os(ON_POSTGRES).is_some()
}

/// The server of the tests, if there is one; says loudly if there is none.
#[expect(clippy::disallowed_methods, reason = "this is where tests read the environment")]
pub(crate) fn server() -> Option<String> {
    let url = std::env::var(SERVER).ok().filter(|url| !url.is_empty());
    if url.is_none() {
        // Not `eprintln!`: the harness would keep it to itself.
        let line =
            "\n!!! PostgreSQL was SKIPPED: no server in TESTAMUR_TEST_POSTGRES (scripts/with-postgres cargo test)\n\n";
        std::io::stderr().write_all(line.as_bytes()).unwrap();
    }
    url
}

/// Runs the tests of this binary whose names hold one of `filters` once more, on PostgreSQL.
pub(crate) fn run_again_on_postgres(filters: &[&str]) {
    if is_on_postgres() || server().is_none() {
        return;
    }
    let output = Command::new(std::env::current_exe().unwrap()).args(filters).env(ON_POSTGRES, "yes").output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "on PostgreSQL:\n{said}");
    assert!(said.contains("test result: ok") && !said.contains(" 0 passed"), "nothing ran on PostgreSQL:\n{said}");
}

/// Changes the register of a folder behind its back; answers how many rows were changed, or what the database says.
pub(crate) async fn meddle(folder: &Path, statement: &'static str) -> Result<u64, String> {
    let said = |error: sqlx::Error| error.to_string();
    if let Some(url) = url(folder) {
        let mut connection = PgConnection::connect(&url).await.map_err(said)?;
        return Ok(sqlx::query(statement).execute(&mut connection).await.map_err(said)?.rows_affected());
    }
    let file = format!("sqlite://{}", folder.join(REGISTER).display());
    let mut connection = SqliteConnection::connect(&file).await.map_err(said)?;
    Ok(sqlx::query(statement).execute(&mut connection).await.map_err(said)?.rows_affected())
}

/// How many rows the register of a folder gives to a question.
pub(crate) async fn count(folder: &Path, question: String) -> usize {
    let question = sqlx::AssertSqlSafe(question);
    if let Some(url) = url(folder) {
        let mut connection = PgConnection::connect(&url).await.unwrap();
        return sqlx::raw_sql(question).fetch_all(&mut connection).await.unwrap().len();
    }
    let file = format!("sqlite://{}", folder.join(REGISTER).display());
    let mut connection = SqliteConnection::connect(&file).await.unwrap();
    sqlx::raw_sql(question).fetch_all(&mut connection).await.unwrap().len()
}

/// An empty database, or one like another; answers its URL.
pub(crate) fn new_database(template: &str) -> String {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let name = format!("testamur_test_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    administer(&format!("CREATE DATABASE {name} TEMPLATE {template}"));
    let server = server().unwrap();
    let (address, parameters) = server.split_once('?').unwrap_or((&server, ""));
    let (address, _) = address.rsplit_once('/').unwrap();
    format!("{address}/{name}?{parameters}")
}

/// The name of the database in a URL.
pub(crate) fn database_of(url: &str) -> &str {
    let address = url.split('?').next().unwrap();
    address.rsplit('/').next().unwrap()
}

/// Says something to the server of the tests.
pub(crate) fn administer(statement: &str) {
    let statement = sqlx::AssertSqlSafe(statement.to_owned());
    block_on(async move {
        let mut connection = PgConnection::connect(&server().unwrap()).await.unwrap();
        sqlx::raw_sql(statement).execute(&mut connection).await.unwrap();
    });
}

/// Waits for a future, from inside or outside another runtime.
fn block_on(future: impl Future<Output = ()> + Send) {
    let run = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future);
    std::thread::scope(|scope| scope.spawn(run).join().unwrap());
}

fn copy_files(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            std::fs::create_dir_all(&target).unwrap();
            copy_files(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}
