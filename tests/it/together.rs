//! Several offices at one register at once: in one process, in several, and one that dies. One token a number, one number a
//! row, one status index a certificate, nothing lost.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::process::Stdio;
use std::sync::{Arc, Barrier};
use std::time::Duration;

use sqlx::{Connection as _, PgConnection};
use testamur::access::Means;
use testamur::issuance::{Approval, Chance, IssuanceError, Moment, Office, Request, Step};
use testamur::roster::Programme;
use testamur::store::{AuditEntry, Store};

use crate::cli;
use crate::gate::{
    CHILD, PEOPLE, PROGRAMME, Run, assert_promise, issue, issue_text, now, office, read, roster_text, with_institution,
};
use crate::register::{self, Folder};

const OFFICES: usize = 4;

/// Issues until it is done: who meets another at the same batch is told so and comes again.
async fn issue_in_the_end(office: &Office, source: &str, out: &Path) -> Result<Run, IssuanceError> {
    for _ in 0..200 {
        match issue_text(office, source, &roster_text(), out).await {
            Err(IssuanceError::Claimed | IssuanceError::Replaced) => {
                tokio::time::sleep(Duration::from_millis(25)).await;
            }
            done => return done,
        }
    }
    panic!("the batch was claimed for five seconds");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn offices_that_issue_the_same_rows_issue_them_once() {
    for _ in 0..5 {
        let folder = Folder::new();
        let out = folder.path().join("out");
        let first = with_institution(folder.path()).await;
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..OFFICES {
            let (office, out) = (office(folder.path()).await, out.clone());
            tasks.spawn(async move { issue_in_the_end(&office, PROGRAMME, &out).await });
        }
        let runs: Vec<Run> = tasks.join_all().await.into_iter().map(Result::unwrap).collect();
        let released: Vec<_> = runs.iter().flat_map(|run| &run.released).map(|one| one.number.clone()).collect();
        assert_eq!(released.len(), PEOPLE, "{released:?}");
        assert_promise(&first, &out).await;
        let again = issue(&first, &out).await.unwrap();
        assert_eq!((again.released.len(), again.skipped.len()), (0, PEOPLE));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn offices_that_issue_different_programmes_never_share_a_number_or_a_place() {
    let folder = Folder::new();
    let first = with_institution(folder.path()).await;
    let mut tasks = tokio::task::JoinSet::new();
    for turn in 0..OFFICES {
        let office = office(folder.path()).await;
        let out = folder.path().join(format!("out-{turn}"));
        let source = PROGRAMME.replace("forum-2026", &format!("forum-2026-{turn}"));
        tasks.spawn(async move { issue_in_the_end(&office, &source, &out).await });
    }
    for run in tasks.join_all().await {
        assert_eq!(run.unwrap().released.len(), PEOPLE);
    }
    let institution = first.institution("kursk").await.unwrap();
    let mut numbers = HashSet::new();
    for turn in 0..OFFICES {
        let rows = first.store.register(institution.id, &format!("forum-2026-{turn}")).await.unwrap();
        assert_eq!(rows.len(), PEOPLE);
        numbers.extend(rows.into_iter().map(|row| row.number));
    }
    let all: HashSet<_> = (1..=OFFICES * PEOPLE).map(|number| format!("KSMU-2026-{number:04}")).collect();
    assert_eq!(numbers, all, "every number once, and none left out");
    let mut tx = first.store.begin_for(institution.id).await.unwrap();
    let (list, places) = tx.taken_indexes(institution.id).await.unwrap();
    assert_eq!((list, places.len()), (1, OFFICES * PEOPLE));
    assert_eq!(places.into_iter().collect::<HashSet<_>>().len(), OFFICES * PEOPLE, "one place a certificate");
}

#[test]
fn processes_that_issue_at_once_issue_every_row_once() {
    let folder = cli::Office::new();
    let today = cli::Office::today();
    let people = |programme: usize| -> String {
        let row = |(person, name): (usize, &str)| format!("Ada {name};S{programme}{person}\n");
        let names = ["Alfa", "Bravo", "Charlie", "Delta", "Echo", "Golf", "Hotel", "India"];
        std::iter::once("Name;Student number\n".to_owned()).chain(names.into_iter().enumerate().map(row)).collect()
    };
    for programme in 0..2 {
        let source = cli::PROGRAMME.replace("STARTS", &today).replace("first-aid-2026", &format!("aid-{programme}"));
        folder.write(&format!("programme-{programme}.toml"), &source);
        folder.write(&format!("roster-{programme}.csv"), &people(programme));
    }
    // Two processes a programme, so that both the same and different batches meet.
    for _ in 0..20 {
        let mut running: Vec<_> = (0..4)
            .map(|turn| {
                let (programme, roster) = (format!("programme-{}.toml", turn % 2), format!("roster-{}.csv", turn % 2));
                let issue =
                    ["issue", "--programme", &programme, "--roster", &roster, "--out", "out", "--approve-as", "D"];
                let mut command = cli::command(folder.folder.path(), &issue);
                command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
            })
            .collect();
        let ended: Vec<_> = running.drain(..).map(|child| child.wait_with_output().unwrap()).collect();
        for output in ended.iter().filter(|output| !output.status.success()) {
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(said.contains("run the same command again"), "{said}");
        }
        if ended.iter().all(|output| output.status.success()) {
            break;
        }
    }
    let files =
        std::fs::read_dir(folder.path("out")).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut sheets: Vec<_> = files.filter(|name| name.ends_with(".pdf")).collect();
    sheets.sort();
    let expected: Vec<_> =
        (1..=16).map(|number| format!("{}.pdf", cli::Office::number(&format!("{number:04}")))).collect();
    assert_eq!(sheets, expected, "sixteen people, numbers 1 to 16");
    let output = folder.run(&["verify", "--csv", "out"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.lines().filter(|line| line.contains(",accept,")).count(), 16 * 3, "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_killed_at_random_moments_leave_a_batch_that_goes_on() {
    let prepared = Folder::new();
    with_institution(prepared.path()).await.store.close().await;
    for round in 0..12 {
        let folder = prepared.copy();
        std::fs::write(folder.path().join(CHILD), "").unwrap();
        let child = || {
            let mut child = std::process::Command::new(std::env::current_exe().unwrap());
            child.args(["gate::child_that_is_killed", "--exact"]).current_dir(folder.path());
            child.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        };
        let mut children = [child(), child()];
        for child in &mut children {
            let wait = Chance::System.below(350).unwrap();
            std::thread::sleep(Duration::from_millis(u64::from(wait)));
            child.kill().unwrap();
        }
        for child in &mut children {
            child.wait().unwrap();
        }
        let (office, out) = (office(folder.path()).await, folder.path().join("out"));
        issue_in_the_end(&office, PROGRAMME, &out).await.unwrap_or_else(|error| panic!("round {round}: {error:?}"));
        assert_promise(&office, &out).await;
        office.store.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_is_one_process_s_and_ends_with_it() {
    let folder = Folder::new();
    let mut one = with_institution(folder.path()).await;
    one.interrupt = Some(Box::new(|step, moment| (step, moment) == (Step::Seal, Moment::Before)));
    assert!(issue(&one, &folder.path().join("out")).await.is_err(), "cut off");
    let other = office(folder.path()).await;
    let institution = other.institution("kursk").await.unwrap();
    let mut tx = other.store.begin_for(institution.id).await.unwrap();
    let batch = tx.open_batches(institution.id, "forum-2026").await.unwrap()[0].id;
    drop(tx);

    let claim = one.store.claim(batch).await.unwrap().expect("what was cut off holds no claim");
    assert!(other.store.claim(batch).await.unwrap().is_none());
    let met = issue(&other, &folder.path().join("out")).await.err();
    assert!(matches!(met, Some(IssuanceError::Claimed)), "{met:?}");
    assert!(!folder.path().join("out").exists());
    claim.release().await;
    let claim = other.store.claim(batch).await.unwrap().unwrap();
    drop(claim);
    one.interrupt = None;
    let run = loop {
        // A claim that was dropped ends when the server has noticed.
        match issue(&one, &folder.path().join("out")).await {
            Err(IssuanceError::Claimed) => tokio::time::sleep(Duration::from_millis(5)).await,
            run => break run.unwrap(),
        }
    };
    assert_eq!(run.released.len(), PEOPLE);
    let left = std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    assert_eq!(left.filter(|name| name.ends_with(".claim")).count(), 0, "no file is left");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_approves_what_was_checked_anew_is_told_so_and_approves_nothing() {
    let folder = Folder::new();
    let (mut one, out) = (with_institution(folder.path()).await, folder.path().join("out"));
    let (checked, edited) = (Arc::new(Barrier::new(2)), Arc::new(Barrier::new(2)));
    let gate = (Arc::clone(&checked), Arc::clone(&edited));
    one.interrupt = Some(Box::new(move |step, moment| {
        if (step, moment) == (Step::Approve, Moment::Before) {
            meet(&gate.0);
            meet(&gate.1);
        }
        false
    }));
    let slow = tokio::spawn({
        let out = out.clone();
        async move { issue(&one, &out).await.err() }
    });
    meet(&checked);
    let other = office(folder.path()).await;
    let longer = PROGRAMME.replace("hours = 18", "hours = 20");
    assert_eq!(issue_text(&other, &longer, &roster_text(), &out).await.unwrap().released.len(), PEOPLE);
    meet(&edited);
    let told = slow.await.unwrap();
    assert!(matches!(told, Some(IssuanceError::Replaced)), "{told:?}");
    let institution = other.institution("kursk").await.unwrap();
    assert_eq!(other.store.register(institution.id, "forum-2026").await.unwrap().len(), PEOPLE);
}

/// Waits for the other one.
fn meet(at: &Barrier) {
    tokio::task::block_in_place(|| at.wait());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_revision_tells_every_deed_to_whoever_asks() {
    let folder = Folder::new();
    let office = with_institution(folder.path()).await;
    let before = office.store.revision().await.unwrap();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let store = office.store.clone();
        tasks.spawn(async move { write_down(&store).await });
    }
    let seen: HashSet<_> = tasks.join_all().await.into_iter().collect();
    let after = office.store.revision().await.unwrap();
    assert_eq!(after.deeds, before.deeds + 20);
    assert!(seen.iter().all(|deeds| (before.deeds + 1..=after.deeds).contains(deeds)), "{seen:?}");
    let mut tx = office.store.begin().await.unwrap();
    tx.audit(deed()).await.unwrap();
    drop(tx);
    assert_eq!(office.store.revision().await.unwrap(), after, "what was not kept does not count");
}

/// Writes a deed down and asks at once.
async fn write_down(store: &Store) -> i64 {
    let mut tx = store.begin().await.unwrap();
    tx.audit(deed()).await.unwrap();
    tx.commit().await.unwrap();
    store.revision().await.unwrap().deeds
}

fn deed() -> AuditEntry<'static> {
    AuditEntry { at: now(), actor: "test", action: "check", institution: None, batch: None, number: None, detail: "" }
}

/// Somebody at the server's own prompt holds what a writer takes last, and then wants what it took first.
#[tokio::test(flavor = "multi_thread")]
async fn work_that_the_database_gives_up_for_another_s_is_done_again() {
    let folder = Folder::new();
    let office = with_institution(folder.path()).await;
    // SQLite has one writer: there is no circle to wait in.
    let Some(url) = register::url(folder.path()) else { return };
    let mut somebody = PgConnection::connect(&url).await.unwrap();
    for statement in ["SET deadlock_timeout = '1min'", "BEGIN", "UPDATE revision SET deeds = deeds"] {
        sqlx::query(statement).execute(&mut somebody).await.unwrap();
    }
    let out = folder.path().join("out");
    let writes = tokio::spawn(async move {
        let run = issue(&office, &out).await.unwrap();
        assert_promise(&office, &out).await;
        run.released.len()
    });
    // The writer holds its institution and waits for the count of deeds.
    wait_for_a_waiter(&url).await;
    let wanted = "SELECT 1 FROM institution FOR UPDATE";
    sqlx::query(wanted).execute(&mut somebody).await.expect("the other one is given up");
    sqlx::query("COMMIT").execute(&mut somebody).await.unwrap();
    assert_eq!(writes.await.unwrap(), PEOPLE);
    let deadlocks = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()";
    for _ in 0..200 {
        let count: i64 =
            sqlx::query_scalar(deadlocks).fetch_one(&mut PgConnection::connect(&url).await.unwrap()).await.unwrap();
        if count > 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("there was no deadlock to survive");
}

async fn wait_for_a_waiter(url: &str) {
    let mut watcher = PgConnection::connect(url).await.unwrap();
    let waiting = "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')";
    while !sqlx::query_scalar::<_, bool>(waiting).fetch_one(&mut watcher).await.unwrap() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_approve_the_same_bytes_the_first_stands_in_the_register() {
    let folder = Folder::new();
    let (one, other) = (with_institution(folder.path()).await, office(folder.path()).await);
    let programme = Programme::parse(PROGRAMME).unwrap();
    let roster = read(&programme, &roster_text());
    let images = HashMap::new();
    let request = Request {
        programme: &programme,
        source: PROGRAMME,
        images: &images,
        entries: &roster.entries,
        replaces: &[],
        is_dry_run: false,
    };
    let (first, second) = (one.check(&request).await.unwrap(), other.check(&request).await.unwrap());
    let (first, second) = (first.checked.into_iter().next().unwrap(), second.checked.into_iter().next().unwrap());
    assert_eq!(first.digest(), second.digest(), "the second finds the batch of the first");
    first.approve(&one, &Approval { by: "the dean".to_owned(), means: Means::Operator }).await.unwrap();
    second.approve(&other, &Approval { by: "the deputy".to_owned(), means: Means::Operator }).await.unwrap();
    let institution = one.institution("kursk").await.unwrap();
    let mut tx = one.store.begin_for(institution.id).await.unwrap();
    let batch = tx.open_batches(institution.id, "forum-2026").await.unwrap()[0].id;
    drop(tx);
    assert_eq!(one.store.approval(batch).await.unwrap().unwrap().approved_by, "the dean");
    let deeds = one.store.audit_of_batch(batch).await.unwrap();
    assert_eq!(deeds.iter().filter(|row| row.action == "approve").count(), 1);
}
