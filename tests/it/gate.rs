//! The gate's promise: at most one token a number, one number a row, one status index a certificate, whatever fails
//! wherever; and the batch goes on.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use testamur::access::Means;
use testamur::claims::{Authority, Did, Language, Slug, Text};
use testamur::issuance::{
    Approval, Chance, Decision, IssuanceError, Keyring, Moment, Office, Request, Skipped, Step, batch::batch_digest,
    release::Released,
};
use testamur::roster::{self, Programme, ReadOptions, Roster};
use testamur::status::Cause;
use testamur::store::{InstitutionRow, NewInstitution};
use testamur::time::{Clock, Instant};
use testamur::verify::{Evidence, Policy, verify};
use testamur::words::Words;
use zeroize::Zeroizing;

use crate::register::{self, Folder};

pub(crate) const PROGRAMME: &str = r#"
slug = "forum-2026"
institution = "kursk"
kind = "participation"
title = { en = "Forum of Young Surgeons" }
starts = 2026-05-04
ends = 2026-05-06
hours = 18
languages = ["en"]
number = "KSMU-{year}-{seq:04}"
[[signatories]]
name = "I. O. Surname"
office = { en = "Rector" }
"#;

pub(crate) const PEOPLE: usize = 6;

pub(crate) fn roster_text() -> String {
    const NAMES: [&str; 4] = ["Гүлнара Әлиева", "Şükrü Işık", "Gülnarə Əliyeva", "Ада Бойко"];
    let row = |number: usize| format!("{} {};200{}-01-15\n", NAMES[number % NAMES.len()], FURTHER[number], number % 7);
    std::iter::once("Name;Birth date\n".to_owned()).chain((0..PEOPLE).map(row)).collect()
}

/// Further names, so that no two people are alike.
const FURTHER: [&str; PEOPLE] = ["Alfa", "Bravo", "Charlie", "Delta", "Echo", "Golf"];

pub(crate) fn now() -> Instant {
    Instant::parse("2026-05-07T09:00:00Z").unwrap()
}

pub(crate) async fn office(folder: &Path) -> Office {
    Office {
        store: register::open(folder).await,
        keyring: Keyring::new(folder.join("keys"), Zeroizing::new(b"TEST ONLY".to_vec())),
        clock: Clock::Fixed(now()),
        chance: Chance::System,
        interrupt: None,
        is_demo: true,
    }
}

pub(crate) async fn with_institution(folder: &Path) -> Office {
    let office = office(folder).await;
    let authority = Authority::parse("demo.testamur.example").unwrap();
    let slug = Slug::parse("kursk").unwrap();
    let new = NewInstitution {
        did: Did::web(&authority, Some(&slug)),
        slug,
        authority,
        names: vec![("en".to_owned(), Text::new("Kursk State Medical University").unwrap())],
        country: "RU".to_owned(),
        website: None,
        identifiers: Vec::new(),
        number_pattern: None,
        logo: None,
    };
    let mut tx = office.store.begin().await.unwrap();
    tx.set_setting(testamur::store::DEMO_SETTING, "yes").await.unwrap();
    tx.commit().await.unwrap();
    office.add_institution(&new).await.unwrap();
    office
}

pub(crate) fn read(programme: &Programme, text: &str) -> Roster {
    roster::read(text.as_bytes(), &ReadOptions { file_name: "forum.csv", ..ReadOptions::default() }, programme).unwrap()
}

pub(crate) struct Run {
    pub(crate) released: Vec<Released>,
    pub(crate) skipped: Vec<Skipped>,
}

/// The whole use case, as the command line drives it.
pub(crate) async fn issue(office: &Office, out: &Path) -> Result<Run, IssuanceError> {
    issue_text(office, PROGRAMME, &roster_text(), out).await
}

pub(crate) async fn issue_text(office: &Office, source: &str, roster: &str, out: &Path) -> Result<Run, IssuanceError> {
    let programme = Programme::parse(source).unwrap();
    let roster = read(&programme, roster);
    let images = HashMap::new();
    let institution = office.institution("kursk").await?;
    let request = Request {
        programme: &programme,
        source,
        images: &images,
        entries: &roster.entries,
        replaces: &[],
        is_dry_run: false,
    };
    let outcome = office.check(&request).await?;
    let mut approved = outcome.unfinished;
    for checked in outcome.checked {
        approved.push(checked.approve(office, &Approval { by: "TEST ONLY".to_owned(), means: Means::Operator }).await?);
    }
    let mut released = Vec::new();
    for approved in approved {
        let sealed = approved.seal(office, &institution, &|_, _, _| {}).await?;
        released.extend(sealed.release(office, &institution, out, &|_, _, _| {}).await?);
    }
    Ok(Run { released, skipped: outcome.skipped })
}

/// What must hold whenever a batch has come to its end.
pub(crate) async fn assert_promise(office: &Office, out: &Path) {
    let institution: InstitutionRow = office.institution("kursk").await.unwrap();
    let rows = office.store.register(institution.id, "forum-2026").await.unwrap();
    assert_eq!(rows.len(), PEOPLE, "every row has its certificate");
    let trust = office.store.trust(now()).await.unwrap();
    let policy = Policy { allow_demo: true, ..Policy::for_people() };
    let (mut numbers, mut people, mut places) = (HashSet::new(), HashSet::new(), HashSet::new());
    for row in &rows {
        let token = std::fs::read_to_string(out.join(format!("{}.jwt", row.number))).unwrap();
        let answer = verify(&Evidence::from_text(&token), &trust, &policy, now());
        assert_eq!(answer.verdict.word(), "accept", "{answer:?}");
        let certificate = &answer.results[0].certificate.as_ref().unwrap().certificate;
        assert!(numbers.insert(row.number.clone()), "one number a row");
        assert!(people.insert(certificate.holder.name.clone()), "one certificate a person");
        assert!(places.insert(certificate.status.clone().index), "one status index a certificate");
        let pdf = std::fs::read(out.join(format!("{}.pdf", row.number))).unwrap();
        assert_eq!(testamur::wire::digest::Digest::of(&pdf), row.pdf_sha256, "the PDF that was kept");
    }
    let files = std::fs::read_dir(out).unwrap().filter(|file| {
        let name = file.as_ref().unwrap().file_name().into_string().unwrap();
        name.ends_with(".pdf") || name.ends_with(".part")
    });
    assert_eq!(files.count(), PEOPLE, "no sheet too many, none half written");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_cut_off_at_any_step_goes_on() {
    for step in Step::ALL {
        for moment in [Moment::Before, Moment::After] {
            let folder = Folder::new();
            let out = folder.path().join("out");
            let mut office = with_institution(folder.path()).await;
            office.interrupt = Some(Box::new(move |at, when| (at, when) == (step, moment)));
            let cut = issue(&office, &out).await.err();
            assert!(matches!(cut, Some(IssuanceError::CutOff { .. })), "{step:?} {moment:?}: {cut:?}");
            let kept = kept_tokens(&office).await;

            office.interrupt = None;
            let run = issue(&office, &out).await.unwrap();
            assert_promise(&office, &out).await;
            let is_released = (step, moment) == (Step::Release, Moment::After);
            assert_eq!(run.released.len(), if is_released { 0 } else { PEOPLE }, "{step:?} {moment:?}");
            for (number, token) in kept {
                assert_eq!(
                    std::fs::read_to_string(out.join(format!("{number}.jwt"))).unwrap(),
                    token,
                    "what was sealed stays"
                );
            }
            let again = issue(&office, &out).await.unwrap();
            assert_eq!((again.released.len(), again.skipped.len()), (0, PEOPLE), "nothing is issued twice");
        }
    }
}

/// The tokens that a cut-off run had kept already.
async fn kept_tokens(office: &Office) -> Vec<(String, String)> {
    let institution = office.institution("kursk").await.unwrap();
    let mut tx = office.store.begin().await.unwrap();
    let open = tx.open_batches(institution.id, "forum-2026").await.unwrap();
    drop(tx);
    let mut tokens = Vec::new();
    for batch in open {
        let rows = office.store.certificates(batch.id).await.unwrap();
        tokens.extend(rows.into_iter().filter_map(|row| Some((row.number.to_string(), row.sealed?.token))));
    }
    tokens
}

#[tokio::test(flavor = "multi_thread")]
async fn refuses_to_seal_what_was_not_approved() {
    let folder = Folder::new();
    let out = folder.path().join("out");
    let mut office = with_institution(folder.path()).await;
    office.interrupt = Some(Box::new(|step, moment| (step, moment) == (Step::Seal, Moment::Before)));
    issue(&office, &out).await.err().unwrap();
    office.interrupt = None;
    office.store.close().await;

    let statement = "UPDATE certificate SET payload = replace(payload, '18 h', '81 h') WHERE position = 3";
    assert_eq!(register::meddle(folder.path(), statement).await, Ok(1));

    let office = self::office(folder.path()).await;
    assert!(matches!(issue(&office, &out).await.err(), Some(IssuanceError::ApprovalDiffers)));
    assert!(!out.exists(), "no file was written");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_row_is_a_fault_once_it_is_sealed_and_simply_new_before() {
    let folder = Folder::new();
    let out = folder.path().join("out");
    let mut office = with_institution(folder.path()).await;
    office.interrupt = Some(Box::new(|step, moment| (step, moment) == (Step::Approve, Moment::Before)));
    issue(&office, &out).await.err().unwrap();
    office.interrupt = None;
    let longer = PROGRAMME.replace("hours = 18", "hours = 20");
    assert_eq!(issue_text(&office, &longer, &roster_text(), &out).await.unwrap().released.len(), PEOPLE);

    let Some(IssuanceError::Faults(faults)) = issue(&office, &out).await.err() else {
        panic!("18 hours were accepted")
    };
    assert_eq!(faults.len(), PEOPLE);
    assert!(
        faults.iter().all(|fault| fault.code == "differs-from-sealed"
            && fault.cure(Words::of(Language::En)).contains("testamur correct"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_keeps_nothing() {
    let folder = Folder::new();
    let office = with_institution(folder.path()).await;
    let programme = Programme::parse(PROGRAMME).unwrap();
    let roster = read(&programme, &roster_text());
    let images = HashMap::new();
    let request = Request {
        programme: &programme,
        source: PROGRAMME,
        images: &images,
        entries: &roster.entries,
        replaces: &[],
        is_dry_run: true,
    };
    let outcome = office.check(&request).await.unwrap();
    assert_eq!(outcome.would_issue.len(), PEOPLE);
    let institution = office.institution("kursk").await.unwrap();
    let mut tx = office.store.begin().await.unwrap();
    assert!(tx.open_batches(institution.id, "forum-2026").await.unwrap().is_empty());
    drop(tx);
    let run = issue(&office, &folder.path().join("out")).await.unwrap();
    assert_eq!(
        run.released.iter().map(|one| one.number.as_str()).min(),
        Some("KSMU-2026-0001"),
        "no number was used up"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn withdrawn_and_superseded_certificates_are_told() {
    let folder = Folder::new();
    let out = folder.path().join("out");
    let office = with_institution(folder.path()).await;
    let run = issue(&office, &out).await.unwrap();
    let (withdrawn, replaced) = (&run.released[0].number, &run.released[1].number);
    let mistake = Decision { cause: Some(Cause::IssuedByMistake), note: "", by: "TEST ONLY" };
    office.withdraw("kursk", std::slice::from_ref(withdrawn), &mistake).await.unwrap();
    let again = office.withdraw("kursk", std::slice::from_ref(withdrawn), &mistake).await;
    assert!(again.is_err(), "a certificate ends once");
    let correction = correct(&office, replaced, &out).await;

    let trust = office.store.trust(now()).await.unwrap();
    let policy = Policy { allow_demo: true, ..Policy::for_people() };
    let reason = |number: &str| {
        let token = std::fs::read_to_string(out.join(format!("{number}.jwt"))).unwrap();
        let answer = verify(&Evidence::from_text(&token), &trust, &policy, now());
        answer.verdict.reason().map(testamur::verify::Reason::code)
    };
    assert_eq!(reason(withdrawn.as_str()), Some("withdrawn"));
    assert_eq!(reason(replaced.as_str()), Some("superseded"));
    assert_eq!(reason(&correction), None);
    assert_eq!(reason(run.released[2].number.as_str()), None);
    let again = issue(&office, &out).await.err();
    assert!(matches!(again, Some(IssuanceError::Faults(_))), "the roster still has the name that was corrected");
}

/// Supersedes a certificate: the same person (the row has no student number, so by name and birth date), other hours.
async fn correct(office: &Office, replaced: &testamur::claims::RegisterNumber, out: &Path) -> String {
    let source = PROGRAMME.replace("hours = 18", "hours = 12");
    let programme = Programme::parse(&source).unwrap();
    let text: String = roster_text()
        .lines()
        .enumerate()
        .filter(|(line, _)| [0, 2].contains(line))
        .map(|(_, line)| format!("{line}\n"))
        .collect();
    let roster = read(&programme, &text);
    let images = HashMap::new();
    let institution = office.institution("kursk").await.unwrap();
    let request = Request {
        programme: &programme,
        source: &source,
        images: &images,
        entries: &roster.entries,
        replaces: std::slice::from_ref(replaced),
        is_dry_run: false,
    };
    let checked = office.check(&request).await.unwrap().checked.pop().unwrap();
    let approved =
        checked.approve(office, &Approval { by: "TEST ONLY".to_owned(), means: Means::Operator }).await.unwrap();
    let sealed = approved.seal(office, &institution, &|_, _, _| {}).await.unwrap();
    sealed.release(office, &institution, out, &|_, _, _| {}).await.unwrap()[0].number.to_string()
}

#[test]
fn the_batch_digest_depends_on_issuer_order_and_every_byte() {
    let (one, other) = (Did::parse("did:web:one.example").unwrap(), Did::parse("did:web:other.example").unwrap());
    let digest = batch_digest(&one, ["a", "b"]);
    assert_ne!(digest, batch_digest(&other, ["a", "b"]));
    assert_ne!(digest, batch_digest(&one, ["b", "a"]));
    assert_ne!(digest, batch_digest(&one, ["a", "c"]));
    assert_ne!(digest, batch_digest(&one, ["ab"]));
}

/// Marks a folder in which this test binary, started again, issues slowly until it is killed.
pub(crate) const CHILD: &str = "issue-here-until-killed";

#[tokio::test(flavor = "multi_thread")]
async fn child_that_is_killed() {
    let folder = PathBuf::from(".");
    if !folder.join(CHILD).exists() {
        return;
    }
    let mut office = office(&folder).await;
    // Slowed down, so that a kill can fall between any two steps.
    office.interrupt = Some(Box::new(|_, _| {
        std::thread::sleep(Duration::from_millis(15));
        false
    }));
    issue(&office, &folder.join("out")).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_killed_at_a_hundred_random_moments_goes_on() {
    // On PostgreSQL each round copies a database.
    let rounds = if register::is_on_postgres() { 30 } else { 100 };
    let prepared = Folder::new();
    with_institution(prepared.path()).await.store.close().await;
    let was_cut_off = AtomicBool::new(false);
    for round in 0..rounds {
        let folder = prepared.copy();
        std::fs::write(folder.path().join(CHILD), "").unwrap();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["gate::child_that_is_killed", "--exact"])
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let wait = Chance::System.below(600).unwrap();
        std::thread::sleep(Duration::from_millis(u64::from(wait)));
        child.kill().unwrap();
        let is_killed = !child.wait().unwrap().success();
        was_cut_off.fetch_or(is_killed, Ordering::Relaxed);

        let office = office(folder.path()).await;
        issue(&office, &folder.path().join("out"))
            .await
            .unwrap_or_else(|error| panic!("round {round}, {wait} ms: {error:?}"));
        assert_promise(&office, &folder.path().join("out")).await;
        office.store.close().await;
    }
    assert!(was_cut_off.into_inner(), "no child was ever killed in time");
}
