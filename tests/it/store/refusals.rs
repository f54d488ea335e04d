//! What cannot be opened, and what is said of it: the cause, the cure, and no password.

use std::error::Error as _;
use std::process::Output;

use testamur::store::{Server, ServerFault, Store, StoreError, UrlFault};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::cli::{command_in, said};
use crate::register::{self, Folder};

const PASSWORD: &str = "s3cret-of-the-dean";

/// All that an error says to people and to logs.
fn all_words(error: &StoreError) -> String {
    let mut words = format!("{error} {error:?}");
    let mut cause = error.source();
    while let Some(deeper) = cause {
        words += &format!(" {deeper}");
        cause = deeper.source();
    }
    words
}

/// A server that answers every start with one error of PostgreSQL's.
async fn refusing(code: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((mut client, _)) = listener.accept().await {
            let mut start = [0; 1024];
            // The request for TLS has eight bytes; it is declined.
            while let Ok(8) = client.read(&mut start).await {
                client.write_all(b"N").await.unwrap();
            }
            let fields = format!("SFATAL\0VFATAL\0C{code}\0Mrefused for the test\0\0");
            let length = u32::try_from(fields.len() + 4).unwrap().to_be_bytes();
            client.write_all(&[b"E", &length[..], fields.as_bytes()].concat()).await.unwrap();
        }
    });
    format!("postgres://dean:{PASSWORD}@127.0.0.1:{port}/register")
}

#[tokio::test]
async fn a_server_that_refuses_is_told_with_its_cure_and_never_with_the_password() {
    for (code, expected, cure) in [
        ("28P01", ServerFault::Refused, "pg_hba.conf"),
        ("28000", ServerFault::Refused, "pg_hba.conf"),
        ("3D000", ServerFault::NoDatabase, "createdb"),
        ("53300", ServerFault::Full, "max_connections"),
        ("57P03", ServerFault::NoAnswer, "is it running"),
    ] {
        let server = Server::parse(&refusing(code).await).unwrap();
        for error in [Store::connect(&server).await.unwrap_err(), Store::migrate(&server).await.unwrap_err()] {
            let StoreError::Server { fault, .. } = &error else { panic!("{code}: {error:?}") };
            assert_eq!(*fault, expected, "{code}");
            let words = all_words(&error);
            assert!(words.contains(cure) && words.contains("dean@127.0.0.1"), "{words}");
            assert!(!words.contains(PASSWORD), "{words}");
        }
        assert!(!format!("{server:?} {server}").contains(PASSWORD));
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_told() {
    let port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let server = Server::parse(&format!("postgres://dean:{PASSWORD}@127.0.0.1:{port}/register")).unwrap();
    let error = Store::connect(&server).await.unwrap_err();
    assert!(matches!(error, StoreError::Server { fault: ServerFault::NoAnswer, .. }), "{error:?}");
    assert!(!all_words(&error).contains(PASSWORD));
}

#[tokio::test]
async fn a_server_elsewhere_that_cannot_prove_itself_is_refused() {
    // By name this is another machine, although the name leads here.
    let url = refusing("28P01").await.replace("127.0.0.1", "0.0.0.0");
    let error = Store::connect(&Server::parse(&url).unwrap()).await.unwrap_err();
    assert!(matches!(error, StoreError::Server { fault: ServerFault::NotProved, .. }), "{error:?}");
    assert!(all_words(&error).contains("sslrootcert") && !all_words(&error).contains(PASSWORD));
    let plain = Server::parse(&format!("{url}?sslmode=disable")).unwrap();
    let error = Store::connect(&plain).await.unwrap_err();
    assert!(
        matches!(error, StoreError::Server { fault: ServerFault::Refused, .. }),
        "who says so is believed: {error:?}"
    );
}

#[test]
fn a_url_that_is_not_understood_is_refused_without_being_repeated() {
    let fault = |url: &str| Server::parse(url).unwrap_err();
    assert_eq!(fault("mysql://dean@host/register"), UrlFault::NotAUrl);
    assert_eq!(fault(&format!("postgres://dean:{PASSWORD}@host:port/register")), UrlFault::NotAUrl);
    assert_eq!(fault(&format!("postgres://dean:{PASSWORD}@host")), UrlFault::NoDatabase);
    assert_eq!(fault("postgres://dean@host/register?sslmode=maybe"), UrlFault::NotAUrl);
    let typed = fault(&format!("postgres://dean@host/register?pasword={PASSWORD}"));
    assert_eq!(typed, UrlFault::UnknownParameter("pasword".to_owned()));
    assert!(!typed.to_string().contains(PASSWORD));
}

#[test]
fn a_server_is_named_without_its_password() {
    let named = |url: &str| Server::parse(url).unwrap().to_string();
    let remote = named(&format!("postgres://testamur:{PASSWORD}@db.hill.example/testamur?sslmode=verify-full"));
    assert_eq!(remote, "testamur@db.hill.example:5432/testamur");
    assert_eq!(named("postgresql:///testamur?host=/run/postgresql&user=dean"), "dean@/run/postgresql/testamur");
    assert!(named("postgres:///testamur?host=/run/postgresql").ends_with("@/run/postgresql/testamur"));
}

#[tokio::test]
async fn tables_of_another_version_or_of_another_program_are_refused() {
    let folder = Folder::new();
    register::open(folder.path()).await.close().await;
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                 VALUES (4711, 'later', true, 'x', 0)";
    let Some(url) = register::url(folder.path()) else {
        register::meddle(folder.path(), newer).await.unwrap();
        let error = Store::open(folder.path()).await.unwrap_err();
        assert!(matches!(error, StoreError::Newer { version: 4711 }), "{error:?}");
        assert!(error.to_string().contains("use a newer testamur"));
        return;
    };
    let server = Server::parse(&url).unwrap();
    assert!(Store::migrate(&server).await.is_ok(), "twice does no harm");
    register::meddle(folder.path(), "UPDATE _sqlx_migrations SET checksum = 'x'").await.unwrap();
    assert!(matches!(Store::connect(&server).await, Err(StoreError::Migrate(_))), "an edited migration");
    assert!(matches!(Store::migrate(&server).await, Err(StoreError::Migrate(_))));
    register::meddle(folder.path(), newer.replace("'x'", "'\\x00'").leak()).await.unwrap();
    assert!(matches!(Store::connect(&server).await, Err(StoreError::Newer { version: 4711 })));
    assert!(matches!(Store::migrate(&server).await, Err(StoreError::Newer { version: 4711 })));

    register::meddle(folder.path(), "DELETE FROM _sqlx_migrations").await.unwrap();
    let error = Store::connect(&server).await.unwrap_err();
    assert!(matches!(error, StoreError::Older { version: 1 }), "{error:?}");
    assert!(error.to_string().contains("testamur migrate"));
    register::meddle(folder.path(), "DROP TABLE _sqlx_migrations").await.unwrap();
    let error = Store::migrate(&server).await.unwrap_err();
    assert!(matches!(error, StoreError::OtherTables { .. }), "{error:?}");
}

fn with_url(folder: &Folder, data: &str, arguments: &[&str], url: &str) -> Output {
    command_in(folder.path(), data, arguments).env("DATABASE_URL", url).output().unwrap()
}

#[test]
fn a_demo_is_always_a_folder_and_a_register_is_not_left_for_another() {
    let folder = Folder::new();
    let nowhere = format!("postgres://dean:{PASSWORD}@127.0.0.1:1/register");
    let refused = with_url(&folder, "none", &["institution", "list"], &nowhere);
    assert_eq!(refused.status.code(), Some(3));
    assert!(
        said(&refused).contains("dean@127.0.0.1:1/register") && !said(&refused).contains(PASSWORD),
        "{}",
        said(&refused)
    );
    assert!(said(&refused).contains("is it running"), "{}", said(&refused));

    let demo = with_url(&folder, "demo", &["demo", "--once"], &nowhere);
    assert!(demo.status.success(), "{}", said(&demo));
    let sheets: Vec<_> = std::fs::read_dir(folder.path().join("demo/certificates")).unwrap().collect();
    assert!(sheets.len() > 3);
    let listed = with_url(&folder, "demo", &["institution", "list"], &nowhere);
    assert!(listed.status.success() && said(&listed).contains("medeniyet"), "{}", said(&listed));

    let own = command_in(folder.path(), "own", &["migrate"]).env_remove("DATABASE_URL").output().unwrap();
    assert!(own.status.success(), "{}", said(&own));
    let refused = with_url(&folder, "own", &["institution", "list"], &nowhere);
    assert_eq!(refused.status.code(), Some(3));
    assert!(said(&refused).contains("unset DATABASE_URL"), "{}", said(&refused));
    let others = with_url(&folder, "own", &["institution", "list"], "mysql://somebody@else/shop");
    assert!(others.status.success(), "other programs' databases do not matter: {}", said(&others));
}

#[test]
fn an_empty_database_is_brought_up_by_one_command() {
    let folder = Folder::new();
    let Some(url) = register::url(folder.path()) else {
        let migrated = command_in(folder.path(), "new", &["migrate"]).output().unwrap();
        assert!(migrated.status.success() && said(&migrated).contains("up to date"), "{}", said(&migrated));
        return;
    };
    let empty = register::new_database("template0");
    let early = with_url(&folder, "data", &["institution", "list"], &empty);
    assert_eq!(early.status.code(), Some(3));
    assert!(said(&early).contains("testamur migrate"), "{}", said(&early));
    for _ in 0..2 {
        let migrated = with_url(&folder, "data", &["migrate"], &empty);
        assert!(migrated.status.success() && said(&migrated).contains("up to date"), "{}", said(&migrated));
    }
    assert!(with_url(&folder, "data", &["institution", "list"], &empty).status.success());
    let missing = url.replace(register::database_of(&url), "testamur_test_not_there");
    let refused = with_url(&folder, "data", &["migrate"], &missing);
    assert!(said(&refused).contains("createdb"), "{}", said(&refused));
    register::administer(&format!("DROP DATABASE {}", register::database_of(&empty)));
}
