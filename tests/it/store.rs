//! The register as a database: both kinds hold the same, neither lets what is sealed be changed, and what cannot be opened is
//! told with its cure.

mod backup;
mod forget;
mod letters;
mod moved;
mod outage;
mod refusals;
mod room;
mod upgrade;

use std::collections::BTreeSet;

use sqlx::{Connection as _, PgConnection, Row as _, SqliteConnection};
use testamur::store::REGISTER;

use crate::gate::{issue, with_institution};
use crate::register::{self, Folder};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sealed_and_what_was_done_is_never_changed() {
    let folder = Folder::new();
    let office = with_institution(folder.path()).await;
    issue(&office, &folder.path().join("out")).await.unwrap();
    for (statement, word) in [
        ("UPDATE certificate SET token = 'x'", "a sealed certificate is never changed"),
        ("UPDATE certificate SET payload = 'x' WHERE position = 0", "a sealed certificate is never changed"),
        ("UPDATE certificate SET number = 'X-' || position", "a sealed certificate is never changed"),
        ("UPDATE certificate SET status_index = status_index + 1", "a sealed certificate is never changed"),
        ("DELETE FROM certificate", "a sealed certificate is never deleted"),
        ("UPDATE audit SET actor = 'nobody'", "audit rows are never changed"),
        ("DELETE FROM audit", "audit rows are never deleted"),
        ("INSERT INTO revision (one, deeds) VALUES (2, 0)", "one"),
        ("UPDATE certificate SET ended = 'lost', ended_at = 0", "ended"),
        ("UPDATE certificate SET ended = 'withdrawn'", "constraint"),
        ("UPDATE key SET purpose = 'everything'", "purpose"),
        ("INSERT INTO asset (sha256, bytes) SELECT pdf_sha256 || pdf_sha256, pdf_sha256 FROM certificate", "sha256"),
        ("UPDATE approval SET batch_id = 4711", "FOREIGN KEY"),
    ] {
        let refused = register::meddle(folder.path(), statement).await.expect_err(statement).to_lowercase();
        assert!(refused.contains(&word.to_lowercase()), "{statement}: {refused}");
    }
    if register::is_on_postgres() {
        for statement in ["TRUNCATE certificate CASCADE", "TRUNCATE audit"] {
            let refused = register::meddle(folder.path(), statement).await.unwrap_err();
            assert!(refused.contains("never deleted"), "{refused}");
        }
    }
    // Ending one is no change of what was sealed.
    let ended = "UPDATE certificate SET ended = 'withdrawn', ended_at = 0 WHERE position = 0";
    assert_eq!(register::meddle(folder.path(), ended).await, Ok(1));
}

/// Tables, columns, whether they may be null, and what is unique.
#[tokio::test]
async fn both_databases_have_the_same_tables_columns_and_uniqueness() {
    if register::server().is_none() || register::is_on_postgres() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    testamur::store::Store::open(folder.path()).await.unwrap().close().await;
    let file = format!("sqlite://{}", folder.path().join(REGISTER).display());
    let mut sqlite = SqliteConnection::connect(&file).await.unwrap();
    let url = register::new_database("template0");
    let server = testamur::store::Server::parse(&url).unwrap();
    testamur::store::Store::migrate(&server).await.unwrap();
    let mut postgres = PgConnection::connect(&url).await.unwrap();
    for (what, of_sqlite, of_postgres) in SCHEMA {
        let one: BTreeSet<String> =
            sqlx::query(*of_sqlite).fetch_all(&mut sqlite).await.unwrap().iter().map(|row| row.get(0)).collect();
        let other: BTreeSet<String> =
            sqlx::query(*of_postgres).fetch_all(&mut postgres).await.unwrap().iter().map(|row| row.get(0)).collect();
        assert!(one.len() > 5, "{what}: {one:?}");
        assert_eq!(one, other, "{what}: SQLite on the left, PostgreSQL on the right");
    }
    postgres.close().await.unwrap();
    register::administer(&format!("DROP DATABASE {}", register::database_of(&url)));
}

/// What is compared, and how each database is asked for it: one text a row.
const SCHEMA: &[(&str, &str, &str)] = &[
    (
        "columns",
        "SELECT m.name || '.' || c.name || CASE WHEN c.\"notnull\" OR c.pk THEN ' not null' ELSE '' END \
         || CASE WHEN c.type = 'BLOB' THEN ' bytes' WHEN c.type = 'TEXT' THEN ' text' ELSE ' number' END \
         FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE '\\_%' ESCAPE '\\' \
         AND m.name NOT LIKE 'sqlite%'",
        "SELECT table_name || '.' || column_name || CASE WHEN is_nullable = 'NO' THEN ' not null' ELSE '' END \
         || CASE data_type WHEN 'bytea' THEN ' bytes' WHEN 'text' THEN ' text' ELSE ' number' END \
         FROM information_schema.columns WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_%'",
    ),
    (
        "what is unique",
        "SELECT m.name || ': ' || (SELECT group_concat(name, ', ' ORDER BY seqno) FROM pragma_index_info(i.name)) \
         FROM sqlite_master m JOIN pragma_index_list(m.name) i WHERE m.type = 'table' AND i.\"unique\" AND m.name NOT LIKE '\\_%' ESCAPE '\\'",
        // SQLite has no index for a key that is the number of the row.
        "SELECT c.relname || ': ' || string_agg(a.attname, ', ' ORDER BY k.place) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid \
         CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (number, place) \
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number \
         WHERE i.indisunique AND c.relnamespace = current_schema()::regnamespace AND c.relname NOT LIKE '\\_%' \
         AND NOT (i.indisprimary AND i.indnatts = 1 AND a.atttypid = 'bigint'::regtype) GROUP BY c.relname, i.indexrelid",
    ),
    (
        "triggers",
        "SELECT name FROM sqlite_master WHERE type = 'trigger' UNION SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
        "SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal AND tgname NOT LIKE '%emptied' UNION \
         SELECT indexname::text FROM pg_indexes WHERE schemaname = current_schema() AND indexname NOT LIKE '%_key' AND indexname NOT LIKE '%_pkey'",
    ),
];
