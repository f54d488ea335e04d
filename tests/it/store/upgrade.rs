//! A register that an older version has made is brought up to date, and nothing is lost; an older version refuses a newer one.

use std::borrow::Cow;

use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection, SqlSafeStr as _, SqliteConnection};
use testamur::issuance::Decision;
use testamur::status::{Cause, Standing};
use testamur::store::{REGISTER, Server, Store, StoreError};

use crate::gate::{PEOPLE, issue, office, with_institution};
use crate::register::{self, Folder};

/// What the first version knew.
fn first(text: &'static str) -> Migrator {
    let migration = Migration::new(1, Cow::Borrowed("register"), MigrationType::Simple, text.into_sql_str(), false);
    Migrator::with_migrations(vec![migration])
}

fn first_of_sqlite() -> Migrator {
    first(include_str!("../../../migrations/sqlite/0001_register.sql"))
}

/// What versions knew until letters could come back.
fn before_letters_came_back() -> Migrator {
    let texts = [
        include_str!("../../../migrations/sqlite/0001_register.sql"),
        include_str!("../../../migrations/sqlite/0002_access.sql"),
        include_str!("../../../migrations/sqlite/0003_status.sql"),
        include_str!("../../../migrations/sqlite/0004_desk.sql"),
        include_str!("../../../migrations/sqlite/0005_approval.sql"),
        include_str!("../../../migrations/sqlite/0006_administration.sql"),
        include_str!("../../../migrations/sqlite/0007_after.sql"),
        include_str!("../../../migrations/sqlite/0008_oidc.sql"),
        include_str!("../../../migrations/sqlite/0009_notices.sql"),
    ];
    let migration = |(version, text): (i64, &'static str)| {
        Migration::new(version, Cow::Borrowed("earlier"), MigrationType::Simple, text.into_sql_str(), false)
    };
    Migrator::with_migrations((1..).zip(texts).map(migration).collect())
}

/// A folder as an older version left it: its tables, with all rows of another register as far as it knew them.
async fn as_an_older_version_left(source: &Folder, known: &Migrator) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let file = format!("sqlite://{}?mode=rwc", folder.path().join(REGISTER).display());
    let mut connection = SqliteConnection::connect(&file).await.unwrap();
    known.run_direct(None, &mut connection, false).await.unwrap();
    let from = source.path().join(REGISTER);
    for statement in ["PRAGMA foreign_keys = OFF".to_owned(), format!("ATTACH '{}' AS source", from.display())] {
        sqlx::query(AssertSqlSafe(statement)).execute(&mut connection).await.unwrap();
    }
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_%' ESCAPE '\\'",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    assert!(tables.len() > 10);
    for table in tables {
        let columns = format!("SELECT group_concat('\"' || name || '\"') FROM pragma_table_info('{table}', 'main')");
        let columns: String = sqlx::query_scalar(AssertSqlSafe(columns)).fetch_one(&mut connection).await.unwrap();
        let copy = format!("INSERT OR REPLACE INTO main.{table} ({columns}) SELECT {columns} FROM source.{table}");
        sqlx::query(AssertSqlSafe(copy)).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
    let copied = std::process::Command::new("cp").arg("-r").arg(source.path().join("keys")).arg(folder.path()).status();
    assert!(copied.unwrap().success());
    folder
}

#[tokio::test(flavor = "multi_thread")]
async fn a_register_of_the_first_version_is_brought_up_to_date_and_loses_nothing() {
    if register::is_on_postgres() {
        return;
    }
    let source = Folder::new();
    let made = with_institution(source.path()).await;
    let run = issue(&made, &source.path().join("out")).await.unwrap();
    let mistake = Decision { cause: Some(Cause::IssuedByMistake), note: "by mistake", by: "TEST ONLY" };
    made.withdraw("kursk", std::slice::from_ref(&run.released[0].number), &mistake).await.unwrap();
    let before = made.store.counts().await.unwrap();
    made.store.close().await;

    let folder = as_an_older_version_left(&source, &first_of_sqlite()).await;
    let upgraded = office(folder.path()).await;
    assert_eq!(upgraded.store.counts().await.unwrap(), before);
    let institution = upgraded.institution("kursk").await.unwrap();
    let marked = upgraded.store.marked(institution.id).await.unwrap();
    assert_eq!(marked.len(), 1);
    assert_eq!((marked[0].standing, marked[0].cause), (Standing::Withdrawn, None), "it had no reason for everyone");
    assert_eq!(testamur::store::examine(&folder.path().join(REGISTER)).await.unwrap(), Vec::<String>::new());
    let again = issue(&upgraded, &source.path().join("again")).await.unwrap();
    assert_eq!((again.released.len(), again.skipped.len()), (0, PEOPLE), "every row is known");
    upgraded.suspend("kursk", std::slice::from_ref(&run.released[1].number), &mistake).await.unwrap();
    upgraded.store.close().await;

    let file = format!("sqlite://{}", folder.path().join(REGISTER).display());
    let mut connection = SqliteConnection::connect(&file).await.unwrap();
    let older = first_of_sqlite().run_direct(None, &mut connection, false).await;
    assert!(matches!(older, Err(MigrateError::VersionMissing(version)) if version > 1), "an older version: {older:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_keep_their_numbers_and_none_is_given_twice() {
    if register::is_on_postgres() {
        return;
    }
    let source = Folder::new();
    with_institution(source.path()).await.store.close().await;
    for state in ["sent", "failed", "doubtful", "waiting"] {
        let letter = format!(
            "INSERT INTO mail (institution_id, purpose, turn, language, attaches, recipient, state, attempts, due_at, changed_at, fault, \
             asked_by) SELECT institution_id, 'reset', 1, 'tr', 0, 'a@hill.example', '{state}', 3, 4, 5, 'refused 550', 'b' FROM institution"
        );
        assert_eq!(register::meddle(source.path(), letter.leak()).await, Ok(1));
    }
    let folder = as_an_older_version_left(&source, &before_letters_came_back()).await;
    assert_eq!(register::meddle(folder.path(), "DELETE FROM mail WHERE mail_id = 4").await, Ok(1));
    let returned = "UPDATE mail SET state = 'returned' WHERE mail_id = 1";
    assert!(register::meddle(folder.path(), returned).await.is_err(), "it knows no such state");
    Store::open(folder.path()).await.unwrap().close().await;
    for (letter, state) in [(1, "sent"), (2, "failed"), (3, "doubtful")] {
        let kept = format!(
            "SELECT 1 FROM mail WHERE mail_id = {letter} AND state = '{state}' AND recipient = 'a@hill.example' AND attempts = 3 \
             AND due_at = 4 AND changed_at = 5 AND fault = 'refused 550' AND asked_by = 'b' AND language = 'tr'"
        );
        assert_eq!(register::count(folder.path(), kept).await, 1, "{state}");
    }
    let another = "INSERT INTO mail (institution_id, purpose, turn, language, attaches, state, attempts, due_at, changed_at, asked_by) \
                   SELECT institution_id, 'reset', 1, 'tr', 0, 'waiting', 0, 0, 0, 'b' FROM institution";
    assert_eq!(register::meddle(folder.path(), another).await, Ok(1));
    assert_eq!(register::count(folder.path(), "SELECT 1 FROM mail WHERE mail_id = 5".to_owned()).await, 1);
    assert_eq!(register::meddle(folder.path(), returned).await, Ok(1));
    assert_eq!(testamur::store::examine(&folder.path().join(REGISTER)).await.unwrap(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_s_register_of_the_first_version_waits_for_the_one_command() {
    if !register::is_on_postgres() {
        return;
    }
    let url = register::new_database("template0");
    let server = Server::parse(&url).unwrap();
    let mut connection = PgConnection::connect(&url).await.unwrap();
    let migrator = first(include_str!("../../../migrations/postgres/0001_register.sql"));
    migrator.run_direct(None, &mut connection, false).await.unwrap();
    let early = Store::connect(&server).await.unwrap_err();
    assert!(matches!(early, StoreError::Older { version } if version > 1), "{early:?}");
    assert!(early.to_string().contains("testamur migrate"));
    Store::migrate(&server).await.unwrap();
    let store = Store::connect(&server).await.unwrap();
    assert_eq!(store.counts().await.unwrap().sealed, 0);
    store.close().await;
    let older = migrator.run_direct(None, &mut connection, false).await;
    assert!(matches!(older, Err(MigrateError::VersionMissing(version)) if version > 1), "an older version: {older:?}");
    connection.close().await.unwrap();
    register::administer(&format!("DROP DATABASE {} WITH (FORCE)", register::database_of(&url)));
}
