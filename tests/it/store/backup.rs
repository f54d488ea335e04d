//! A backup taken while the service runs, restored elsewhere: the commands of docs/OPERATING.md.

use std::process::Command;

use testamur::store::REGISTER;

use crate::cli::{Office, said};
use crate::register::{self, Folder};

/// The commands that docs/OPERATING.md gives; the test below holds it to them.
const SQLITE: &str = "sqlite3 \"$TESTAMUR_DATA/register.sqlite\" \"VACUUM INTO '/backup/register.sqlite'\"";
const DUMP: &str = "pg_dump --format=custom --file=/backup/register.dump \"$DATABASE_URL\"";
const RESTORE: &str = "pg_restore --no-owner --exit-on-error --dbname=\"$DATABASE_URL\" /backup/register.dump";

#[test]
fn the_manual_gives_the_commands_that_are_tested() {
    let manual = include_str!("../../../docs/OPERATING.md");
    for command in [SQLITE, DUMP, RESTORE] {
        assert!(manual.contains(command), "docs/OPERATING.md has no `{command}`");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restored_register_answers_for_all_and_goes_on() {
    let office = Office::new();
    assert!(office.issue().status.success());
    // Somebody has the register open meanwhile.
    let data = if register::is_on_postgres() { office.folder.path().to_owned() } else { office.path("data") };
    let open = register::open(&data).await;
    open.ping().await.unwrap();

    let elsewhere = Folder::new();
    std::fs::create_dir_all(elsewhere.path().join("data")).unwrap();
    let copied = Command::new("cp").arg("-r").arg(office.path("data/keys")).arg(elsewhere.path().join("data")).status();
    assert!(copied.unwrap().success());
    if let (Some(from), Some(to)) = (register::url(office.folder.path()), register::url(elsewhere.path())) {
        // A restored database begins empty.
        let name = register::database_of(&to);
        register::administer(&format!("DROP DATABASE {name}"));
        register::administer(&format!("CREATE DATABASE {name} TEMPLATE template0"));
        shell(&elsewhere, DUMP, &from);
        shell(&elsewhere, RESTORE, &to);
    } else {
        let into = elsewhere.path().join("data").join(REGISTER);
        let statement = format!("VACUUM INTO '{}'", into.display());
        register::meddle(&data, statement.leak()).await.unwrap();
    }
    open.close().await;

    let restored = Office::at(elsewhere);
    assert_eq!(restored.verdict_of(&office.path(&Office::out("0001.pdf"))), (0, "accept".to_owned()));
    let again = restored.issue();
    assert!(said(&again).contains("0 certificates issued into out, 2 existed"), "{}", said(&again));
    restored.write("roster.csv", "Ad Soyad;Latin name;Student number\nАда Бойко;Ada Boiko;S3\n");
    let further = restored.issue();
    assert!(further.status.success(), "{}", said(&further));
    assert_eq!(
        restored.verdict_of(&restored.path(&Office::out("0003.pdf"))),
        (0, "accept".to_owned()),
        "the next number"
    );
    let folder = if register::is_on_postgres() { restored.folder.path().to_owned() } else { restored.path("data") };
    let refused = register::meddle(&folder, "UPDATE certificate SET token = 'x'").await.unwrap_err();
    assert!(refused.contains("a sealed certificate is never changed"), "{refused}");
}

/// Runs a command of the manual with its variable and its folder filled in.
fn shell(folder: &Folder, command: &str, url: &str) {
    let command = command.replace("/backup", &folder.path().display().to_string());
    let output = Command::new("sh").args(["-c", &command]).env("DATABASE_URL", url).output().unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
}
