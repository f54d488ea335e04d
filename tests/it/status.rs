//! How certificates stand: suspended, resumed, withdrawn in bulk; and status lists that lie.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Map, Value, json};
use testamur::claims::Did;
use testamur::status::{Bits, List};
use testamur::time::Instant;
use testamur::trust::{Trust, TrustList};
use testamur::verify::{Evidence, Policy, verify};
use testamur::wire::jcs;

use crate::cli::{Office, said};
use crate::vectors::make::world::{self, KURSK, MEDENIYET, SERVICE};

/// Verdict, reason and the check of the status.
fn standing(office: &Office, number: &str) -> (String, Value) {
    let output = office.run(&["verify", "--json", &Office::out(&format!("{number}.jwt"))]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", said(&output)));
    let finding = &answer["results"][0];
    let check = finding["checks"].as_array().unwrap().iter().find(|check| check["check"] == "status").unwrap().clone();
    let verdict =
        format!("{} {}", finding["verdict"].as_str().unwrap(), finding["reason"].as_str().unwrap_or_default());
    (verdict.trim().to_owned(), check)
}

#[test]
fn a_certificate_is_suspended_resumed_and_withdrawn() {
    let office = Office::new();
    assert!(office.issue().status.success());
    let one = Office::number("0001");
    let change = |arguments: &[&str]| office.run(&[arguments, &["--institution", "hill"]].concat());

    let suspended =
        change(&["suspend", &one, "--reason", "under-review", "--note", "a hint by mail", "--by", "D. Uçar"]);
    assert!(suspended.status.success(), "{}", said(&suspended));
    assert!(said(&suspended).contains("do not see it"), "who does not see it is said: {}", said(&suspended));
    let (verdict, check) = standing(&office, "0001");
    assert_eq!(verdict, "undecided suspended");
    assert_eq!(check["since"], Office::today());
    assert_eq!((&check["reason"], &check["result"]), (&json!("under-review"), &json!("unknown")));
    assert_eq!(standing(&office, "0002").0, "accept");
    let words = said(&office.run(&["verify", &Office::out("0001.pdf")]));
    assert!(words.contains(&format!("suspended since {}, under-review", Office::today())), "{words}");
    assert!(!words.contains("hint"), "the note is the office's own");
    let twice = change(&["suspend", &one, "--reason", "misconduct"]);
    assert!(!twice.status.success() && said(&twice).contains("nothing was changed"), "{}", said(&twice));
    office.write("roster.csv", &format!("{}Ада Бойко;Ada Boiko;S3\n", crate::cli::ROSTER));
    assert!(said(&office.issue()).contains("1 certificate issued into out, 2 existed"), "a suspended row has its own");
    let register = std::fs::read_to_string(office.path("out/register.csv")).unwrap();
    assert!(register.lines().nth(1).unwrap().contains(",suspended,"), "{register}");

    let list = office.run(&["trust", "export", "--out", "trust.jwt"]);
    let key = said(&list).split("--trust-key ").nth(1).unwrap().trim().to_owned();
    let elsewhere = [
        "--data",
        "elsewhere",
        "verify",
        "--json",
        &Office::out("0001.jwt"),
        "--trust",
        "trust.jwt",
        "--trust-key",
        &key,
    ];
    let answer = said(
        &crate::cli::command_in(office.folder.path(), "elsewhere", &elsewhere[2..])
            .env_remove("DATABASE_URL")
            .output()
            .unwrap(),
    );
    assert!(answer.contains("\"reason\":\"suspended\"") && answer.contains("\"reason\":\"under-review\""), "{answer}");

    assert!(change(&["resume", &one]).status.success());
    assert_eq!(standing(&office, "0001").0, "accept");
    assert!(!change(&["resume", &one]).status.success(), "it is not suspended");

    assert!(change(&["suspend", &one, "--reason", "under-review"]).status.success());
    assert!(change(&["withdraw", &one, "--reason", "misconduct"]).status.success());
    let (verdict, check) = standing(&office, "0001");
    assert_eq!((verdict.as_str(), &check["reason"]), ("reject withdrawn", &json!("misconduct")));
    assert!(!change(&["resume", &one]).status.success(), "withdrawn is for ever");
}

#[test]
fn many_are_changed_by_a_file_of_numbers_or_none_of_them() {
    let office = Office::new();
    assert!(office.issue().status.success());
    let (one, two) = (Office::number("0001"), Office::number("0002"));
    let from = |words: &[&str]| office.run(&[words, &["--institution", "hill", "--from", "numbers.txt"]].concat());

    office.write("numbers.txt", &format!("# of the first course\n{one}\n\nHILL-1999-0001\n"));
    let refused = from(&["suspend", "--reason", "error-in-content"]);
    assert!(said(&refused).contains("HILL-1999-0001") && !said(&refused).contains(&one), "{}", said(&refused));
    assert_eq!(standing(&office, "0001").0, "accept", "nothing was changed");

    office.write("numbers.txt", &format!("{one}\n{two}\n"));
    assert!(from(&["suspend", "--reason", "error-in-content"]).status.success());
    assert_eq!(standing(&office, "0001").0, "undecided suspended");
    assert_eq!(standing(&office, "0002").0, "undecided suspended");
    assert!(from(&["resume", &one]).status.success(), "a number that is given twice counts once");
    assert!(from(&["withdraw", "--reason", "issued-by-mistake"]).status.success());
    assert_eq!(standing(&office, "0002").0, "reject withdrawn");

    office.write("numbers.txt", "ПИ-1\n");
    assert!(said(&from(&["suspend", "--reason", "misconduct"])).contains("line 1"));
    let unknown = office.run(&["suspend", &one, "--institution", "hill", "--reason", "did not attend"]);
    assert_eq!(unknown.status.code(), Some(64));
    assert!(said(&unknown).contains("issued-by-mistake") && said(&unknown).contains("--note"), "{}", said(&unknown));
    assert_eq!(office.run(&["suspend", "--institution", "hill", "--reason", "misconduct"]).status.code(), Some(64));
}

/// The status list of an institution, later than all that is known of it, with a change.
fn list(did: &str, change: impl FnOnce(&mut Map<String, Value>)) -> String {
    let list = List {
        url: world::list_url(MEDENIYET, 1),
        issuer: Did::parse(did).unwrap(),
        valid_from: Instant::parse("2026-07-15T08:00:00Z").unwrap(),
        valid_until: None,
        bits: Bits::new(),
    };
    let mut document = list.document();
    document.insert("iss".to_owned(), json!(did));
    change(&mut document);
    jcs::canonicalize(&Value::Object(document))
}

fn gzip(bytes: &[u8]) -> String {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes).unwrap();
    format!("u{}", world::base64url(gzip.finish().unwrap()))
}

fn trust() -> Trust {
    let (_, known) = world::trust_files().into_iter().find(|(name, _)| *name == "three-universities").unwrap();
    Trust::parse(&known.to_string()).unwrap()
}

#[test]
fn a_status_list_that_lies_is_refused_and_changes_nothing() {
    let honest = |payload: &str| world::sign(payload, &world::kid(MEDENIYET, 3), &world::key_of(MEDENIYET, 3));
    let encoded =
        |text: String| honest(&list(MEDENIYET, |document| document["credentialSubject"]["encodedList"] = json!(text)));
    let before = trust().to_json();
    for (what, token, code) in [
        (
            "signed by another institution in the name of this one",
            world::sign(&list(MEDENIYET, |_| {}), &world::kid(KURSK, 3), &world::key_of(KURSK, 3)),
            "status-list-not-of-issuer",
        ),
        (
            "signed by a credential key",
            world::sign(&list(MEDENIYET, |_| {}), &world::kid(MEDENIYET, 2), &world::key_of(MEDENIYET, 2)),
            "status-list-not-of-issuer",
        ),
        (
            "signed with another's key under this one's name",
            world::sign(&list(MEDENIYET, |_| {}), &world::kid(MEDENIYET, 3), &world::key_of(KURSK, 3)),
            "trust-list-bad-signature",
        ),
        ("too short to hide anybody", encoded(gzip(&[0; 16_383])), "status-list-too-short"),
        ("a bomb: 4 MiB of zeros", encoded(gzip(&vec![0; 4 << 20])), "status-list-too-long"),
        ("not GZIP", encoded(format!("u{}", world::base64url([7; 64]))), "status-list-malformed"),
        (
            "for another purpose",
            honest(&list(MEDENIYET, |document| document["credentialSubject"]["statusPurpose"] = json!("suspension"))),
            "status-wrong-purpose",
        ),
    ] {
        let mut trust = trust();
        assert_eq!(trust.add_status_list(&token).map_err(|fault| fault.code()), Err(code), "{what}");
        assert_eq!(trust.to_json(), before, "{what}");
    }
    let mut trust = trust();
    trust.add_status_list(&honest(&list(MEDENIYET, |_| {}))).unwrap();
    assert_ne!(trust.to_json(), before, "an honest one is taken");
}

#[test]
fn a_list_under_another_institution_s_url_says_nothing_of_its_certificates() {
    let mut trust = trust();
    let foreign = world::sign(&list(KURSK, |_| {}), &world::kid(KURSK, 3), &world::key_of(KURSK, 3));
    let withdrawn = world::token(&world::changed(|certificate| certificate.status.index = world::WITHDRAWN));
    let at = Instant::parse(world::AT).unwrap();
    let verdict =
        |trust: &Trust, token: &str| verify(&Evidence::from_text(token), trust, &Policy::for_people(), at).verdict;
    trust.add_status_list(&foreign).unwrap();
    assert_eq!(verdict(&trust, &withdrawn).reason().map(testamur::verify::Reason::code), Some("withdrawn"));
}

#[test]
fn a_place_beyond_the_end_of_the_list_is_never_in_force() {
    let at = Instant::parse(world::AT).unwrap();
    for index in [Bits::MIN_BITS, Bits::MIN_BITS + 7, u32::MAX] {
        let token = world::token(&world::changed(|certificate| certificate.status.index = index));
        let answer = verify(&Evidence::from_text(&token), &trust(), &Policy::for_people(), at);
        let reason = answer.verdict.reason().map(testamur::verify::Reason::code);
        assert!(matches!(reason, Some("status-unavailable" | "malformed" | "context-unknown")), "{index}: {reason:?}");
    }
}

#[test]
fn an_old_trust_list_that_is_shown_again_is_refused() {
    let key = world::key_of(SERVICE, 1);
    let opened = |seq: u64| {
        let list = TrustList {
            issuer: Did::parse(SERVICE).unwrap(),
            seq,
            issued: Instant::parse("2026-07-10T00:00:00Z").unwrap(),
            expires: Instant::parse("2026-10-08T00:00:00Z").unwrap(),
            institutions: Vec::new(),
        };
        TrustList::open(&list.sign(&world::kid(SERVICE, 1), &key), &key.verifying_key()).unwrap()
    };
    let mut trust = Trust::new();
    trust.add_list(opened(7)).unwrap();
    assert_eq!(trust.add_list(opened(6)).map_err(|fault| fault.code()), Err("trust-list-older"));
    assert_eq!(trust.seq(), Some(7));
}
