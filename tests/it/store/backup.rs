//! A backup taken while the service runs, restored elsewhere: the commands of docs/OPERATING.md.

use std::os::unix::fs::PermissionsExt as _;
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

#[test]
fn a_backup_made_while_another_process_seals_is_restored_and_goes_on() {
    let office = Office::new();
    assert!(office.issue().status.success());
    if register::is_on_postgres() {
        let backup = office.run(&["backup", "backup.zip"]);
        assert!(backup.status.success() && said(&backup).contains("pg_dump"), "{}", said(&backup));
        return;
    }
    let words = "INSERT INTO letter_words (institution_id, language, subject, body, changed_at, changed_by) \
                 SELECT institution_id, 'tr', 'a subject', 'a text', 0, 'TEST ONLY' FROM institution";
    let data = office.path("data");
    tokio::runtime::Runtime::new().unwrap().block_on(register::meddle(&data, words)).unwrap();
    let names =
        ["Alfa", "Bravo", "Charlie", "Delta", "Echo", "Golf", "Hotel", "India", "Juliet", "Kilo", "Lima", "Mike"];
    let rows = (1..).zip(names).map(|(number, name)| format!("Ada {name};M{number}\n"));
    office.write("many.csv", &format!("Name;Student number\n{}", rows.collect::<String>()));
    let issue = ["issue", "--programme", "programme.toml", "--roster", "many.csv", "--out", "out", "--approve-as", "D"];
    let mut sealing = crate::cli::command(office.folder.path(), &issue);
    let mut sealing = sealing.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
    let backup = office.run(&["backup", "backup.zip"]);
    assert!(sealing.wait().unwrap().success());
    assert!(backup.status.success() && said(&backup).contains("1 institutions"), "{}", said(&backup));
    let over = office.run(&["backup", "backup.zip"]);
    assert!(!over.status.success() && said(&over).contains("never overwrites"), "{}", said(&over));
    assert!(!office.path("backup.zip.part").exists() && !office.path("backup.zip.register").exists());
    let mode = std::fs::metadata(office.path("backup.zip")).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o600, "it holds personal data");

    let full = office.run(&["restore", "backup.zip"]);
    assert!(!full.status.success() && said(&full).contains("not empty"), "{}", said(&full));
    let elsewhere = Office::at(Folder::new());
    std::fs::copy(office.path("backup.zip"), elsewhere.path("backup.zip")).unwrap();
    std::fs::copy(office.path("many.csv"), elsewhere.path("many.csv")).unwrap();
    let restored = elsewhere.run(&["restore", "backup.zip"]);
    assert!(restored.status.success(), "{}", said(&restored));
    let words = "UPDATE letter_words SET body = body WHERE subject = 'a subject'";
    let data = elsewhere.path("data");
    let kept = tokio::runtime::Runtime::new().unwrap().block_on(register::meddle(&data, words));
    assert_eq!(kept, Ok(1), "an institution's own words");
    for number in ["0001", "0002"] {
        let sheet = office.path(&Office::out(&format!("{number}.pdf")));
        assert_eq!(elsewhere.verdict_of(&sheet), (0, "accept".to_owned()), "{number}");
    }
    // Whatever of the batch was in it, the rest is sealed with the same numbers, and none is left out.
    let again = elsewhere.run(&issue);
    assert!(again.status.success(), "{}", said(&again));
    let text = String::from_utf8(elsewhere.run(&["verify", "--csv", "out"]).stdout).unwrap();
    assert!(!text.contains(",reject,") && !text.contains(",undecided,"), "{text}");
    elsewhere.write("further.csv", "Name;Student number\nAda November;N1\n");
    let further =
        ["issue", "--programme", "programme.toml", "--roster", "further.csv", "--out", "out", "--approve-as", "D"];
    assert!(elsewhere.run(&further).status.success());
    let next = Office::out(&format!("{:04}.pdf", 2 + names.len() + 1));
    assert!(elsewhere.path(&next).exists(), "the next number is {next}");
}

#[test]
fn a_backup_that_was_changed_or_cut_is_refused_and_nothing_is_left() {
    if register::is_on_postgres() {
        return;
    }
    let office = Office::new();
    assert!(office.run(&["backup", "backup.zip"]).status.success());
    let whole = std::fs::read(office.path("backup.zip")).unwrap();
    let pem = whole.windows(11).position(|window| window == b"-----BEGIN ").expect("keys are stored as they are");
    let mut changed = whole.clone();
    changed[pem + 80] ^= 1;
    for (what, bytes) in
        [("changed", changed), ("cut", whole[..whole.len() / 2].to_vec()), ("no ZIP", b"hello".to_vec())]
    {
        std::fs::write(office.path("bad.zip"), bytes).unwrap();
        let refused = crate::cli::command_in(office.folder.path(), "new", &["restore", "bad.zip"]).output().unwrap();
        assert!(
            !refused.status.success() && said(&refused).contains("nothing was restored"),
            "{what}: {}",
            said(&refused)
        );
        assert!(!office.path("new").exists() && !office.path("new.part").exists(), "{what}");
    }
    let good = crate::cli::command_in(office.folder.path(), "new", &["restore", "backup.zip"]).output().unwrap();
    assert!(good.status.success(), "{}", said(&good));
    let mut listed = crate::cli::command_in(office.folder.path(), "new", &["institution", "list"]);
    assert!(said(&listed.output().unwrap()).contains("hill"));
}

/// Runs a command of the manual with its variable and its folder filled in.
fn shell(folder: &Folder, command: &str, url: &str) {
    let command = command.replace("/backup", &folder.path().display().to_string());
    let output = Command::new("sh").args(["-c", &command]).env("DATABASE_URL", url).output().unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
}
