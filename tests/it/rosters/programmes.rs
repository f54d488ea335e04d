//! Programmes, good and bad.

use testamur::claims::{Kind, Language, Mode};
use testamur::roster::{Place, Programme};
use testamur::time::Day;

pub(super) const GOOD: &str = r#"
slug = "emergency-internship-2022"
institution = "medeniyet"
kind = "internship"
title = { tr = "Acil Tıp Stajı", ru = "Стажировка", en = "Internship" }
description = { en = "Five weeks in Istanbul." }
starts = 2022-10-28
ends = 2022-12-02
issued = 2022-12-02
valid_until = 2032-12-02
hours = 120
credits = 6.5
partners = ["Turkish Red Crescent", "IFRC"]
languages = ["tr", "ru", "en"]
number = "IMU-{year}-{seq:04}"

[[signatories]]
name = "Prof. Dr. Selim Karaören"
office = { tr = "Dekan", ru = "Декан", en = "Dean" }
signature = "dean.svg"

[[awarded_with]]
name = "University of Milan"
did = "did:web:milan.example"

[[rotations]]
code = "EM"
department = { tr = "Acil Tıp", ru = "Неотложная медицина", en = "Emergency Medicine" }
place = "Şehir Hastanesi"
starts = 2022-10-28
ends = 2022-11-04
hours = 36
supervisors = ["G. Işıklar", "Ö. Tüzün"]

[[rotations]]
code = "CARD"
department = { tr = "Kardiyoloji", ru = "Кардиология", en = "Cardiology" }

[[rotations]]
code = "NEUR"
department = { tr = "Nöroloji", ru = "Неврология", en = "Neurology" }
"#;

#[test]
fn a_programme_says_what_its_certificates_share() {
    let programme = Programme::parse(GOOD).unwrap_or_else(|faults| panic!("{faults}"));
    let achievement = programme.achievement();
    assert_eq!((achievement.kind, achievement.mode), (Kind::Internship, Some(Mode::SupervisedPractice)));
    assert_eq!(achievement.title.to_string(), "Acil Tıp Stajı / Стажировка / Internship");
    assert_eq!(achievement.description.unwrap().as_str(), "Five weeks in Istanbul.");
    assert_eq!(achievement.joint_award.unwrap().did.as_str(), "did:web:milan.example");
    assert_eq!(programme.languages(), [Language::Tr, Language::Ru, Language::En]);
    assert_eq!(programme.signatories()[0].office.to_string(), "Dekan / Декан / Dean");
    assert_eq!(programme.signatures().collect::<Vec<_>>(), [Some("dean.svg")]);
    assert_eq!(programme.sheet().as_str(), "classic");
    assert_eq!((programme.signs_birth_date(), programme.allows_link_qr()), (false, false));
    assert_eq!(programme.rotations()[0].rotation.hours.unwrap().to_string(), "36");
}

#[test]
fn the_usual_mode_follows_from_the_kind() {
    for (kind, mode) in [
        ("award", None),
        ("course", Some(Mode::Course)),
        ("degree", None),
        ("internship", Some(Mode::SupervisedPractice)),
        ("participation", None),
        ("practice", Some(Mode::SupervisedPractice)),
        ("volunteering", Some(Mode::VolunteerWork)),
    ] {
        let toml = GOOD.replace("\"internship\"", &format!("\"{kind}\""));
        assert_eq!(Programme::parse(&toml).unwrap().achievement().mode, mode, "{kind}");
        let toml = toml.replace(
            "starts = 2022-10-28\nends = 2022-12-02",
            "mode = \"observation\"\nstarts = 2022-10-28\nends = 2022-12-02",
        );
        assert_eq!(Programme::parse(&toml).unwrap().achievement().mode, Some(Mode::Observation), "{kind}");
    }
}

#[test]
fn an_issue_date_is_near_today() {
    let programme = Programme::parse(GOOD).unwrap();
    let day = |text| Day::parse(text).unwrap();
    for (today, good) in [("2022-11-02", true), ("2022-11-01", false), ("2023-12-03", true), ("2023-12-04", false)] {
        match programme.issue_date(day(today)) {
            Ok(issued) => assert!(good && issued == day("2022-12-02"), "{today}"),
            Err(fault) => assert!(!good && fault.code() == "issue-date-far", "{today}"),
        }
    }
    let open = Programme::parse(&GOOD.replace("issued = 2022-12-02\n", "")).unwrap();
    assert_eq!(open.issue_date(day("2026-07-15")), Ok(day("2026-07-15")));
}

#[test]
fn tells_what_is_wrong_with_a_key() {
    for (from, to, told) in [
        ("slug = \"emergency", "slug = \"Emergency", "2 slug not-the-form"),
        ("slug = ", "slugg = ", "2 slugg key-unknown"),
        ("kind = \"internship\"", "kind = \"Internship\"", "4 kind not-one-of"),
        ("ru = \"Стажировка\", ", "", "5 title language-missing"),
        ("en = \"Internship\"", "en = \"In / ternship\"", "5 title separator-inside"),
        ("en = \"Internship\"", "en = \"\"", "5 title.en empty"),
        ("en = \"Internship\"", "en = \"Internship\", xx = \"X\"", "5 title.xx not-one-of"),
        ("en = \"Internship\"", "en = 5", "5 title.en wrong-type"),
        ("en = \"Five", "it = \"Five", "6 description language-missing"),
        ("in Istanbul.", "in Istanbul; and more.", "6 description.en separator-inside"),
        ("ends = 2022-12-02", "ends = 2022-10-01", "8 ends ends-before-start"),
        ("ends = 2022-12-02", "ends = \"2022-12-02\"", "8 ends wrong-type"),
        ("ends = 2022-12-02", "ends = 2022-12-02T10:00:00Z", "8 ends wrong-type"),
        ("valid_until = 2032", "valid_until = 2012", "10 valid_until ends-before-start"),
        ("hours = 120", "hours = 0", "11 hours not-a-quantity"),
        ("hours = 120", "hours = \"120\"", "11 hours wrong-type"),
        ("hours = 120", "hours = 0x78", "11 hours wrong-type"),
        ("credits = 6.5", "credits = 6.25", "12 credits not-a-quantity"),
        ("\"IFRC\"", "\"IFRC, Geneva\"", "13 partners[2] separator-inside"),
        ("\"IFRC\"", "\"A\",\"B\",\"C\",\"D\",\"E\",\"F\",\"G\",\"H\",\"I\",\"J\",\"K\",\"L\"", "13 partners too-many"),
        ("[\"tr\", \"ru\", \"en\"]", "[\"tr\", \"ru\", \"en\", \"tr\"]", "14 languages[4] language-twice"),
        ("[\"tr\", \"ru\", \"en\"]", "[\"tr\", \"ru\", \"en\", \"de\"]", "14 languages[4] not-one-of"),
        ("[\"tr\", \"ru\", \"en\"]", "[]", "14 languages empty"),
        ("IMU-{year}-{seq:04}", "IMU-{year}", "15 number number-pattern"),
        ("number = ", "link_qr = 1\nnumber = ", "15 link_qr wrong-type"),
        ("Dr. Selim", "Dr., Selim", "18 signatories[1].name separator-inside"),
        ("en = \"Dean\"", "en = \"Dean; Head\"", "19 signatories[1].office.en separator-inside"),
        ("\"dean.svg\"", "\"../dean.svg\"", "20 signatories[1].signature not-the-form"),
        ("signature = ", "signatur = ", "20 signatories[1].signatur key-unknown"),
        ("did:web:milan.example", "did:web:Milan.example", "24 awarded_with[1].did not-the-form"),
        ("did = ", "id = ", "24 awarded_with[1].id key-unknown"),
        ("code = \"EM\"", "code = \"E+M\"", "27 rotations[1].code not-the-form"),
        ("place = \"Ş", "place = \"; Ş", "29 rotations[1].place separator-inside"),
        ("ends = 2022-11-04", "ends = 2022-12-04", "26 rotations[1] outside-the-period"),
        ("ends = 2022-11-04\n", "", "26 rotations[1].ends key-missing"),
        ("Ö. Tüzün", "Ö. Tüzün, Dr.", "33 rotations[1].supervisors[2] separator-inside"),
        ("code = \"CARD\"", "code = \"EM\"", "35 rotations[2] rotation-twice"),
        ("code = \"CARD\"\n", "", "35 rotations[2].code key-missing"),
        ("hours = 120", "hours = = 120", "11 - not-toml"),
        ("hours = 120", "hours = 120\nhours = 121", "12 - not-toml"),
    ] {
        assert!(GOOD.contains(from), "{from}");
        let faults = Programme::parse(&GOOD.replacen(from, to, 1)).unwrap_err();
        let summaries: Vec<String> = faults.iter().map(summary).collect();
        assert!(summaries.iter().any(|summary| summary == told), "{to}: {told} is not among {summaries:?}");
        assert!(faults.iter().all(|fault| !fault.cure().is_empty()));
        assert!(faults.len() <= 2, "{to}: {faults}");
    }
}

#[test]
fn tells_every_missing_key_at_once() {
    let faults = Programme::parse("kinds = \"course\"\n").unwrap_err();
    let told: Vec<String> = faults.iter().map(summary).collect();
    assert_eq!(
        told,
        [
            "1 kinds key-unknown",
            "1 languages key-missing",
            "1 slug key-missing",
            "1 institution key-missing",
            "1 kind key-missing",
            "1 title key-missing",
            "1 starts key-missing",
            "1 ends key-missing",
            "1 signatories key-missing",
        ]
    );
    assert_eq!(faults.iter().next().unwrap().cure(), "did you mean kind?");
}

#[test]
fn tells_the_cure_for_a_second_awarding_institution() {
    let toml = GOOD.replace(
        "[[rotations]]\ncode = \"EM\"",
        "[[awarded_with]]\nname = \"X\"\ndid = \"did:web:x.example\"\n\n[[rotations]]\ncode = \"EM\"",
    );
    let faults = Programme::parse(&toml).unwrap_err();
    assert_eq!(
        faults.to_string(),
        "line 22, awarded_with: more than 1 awarding institutions [too-many]: keep one under awarded_with and list the others under partners"
    );
}

#[test]
fn bounds_the_file() {
    let long = format!("{GOOD}\n# {}\n", "a".repeat(64 * 1024));
    assert_eq!(Programme::parse(&long).unwrap_err().iter().next().unwrap().code(), "file-too-large");
}

proptest::proptest! {
    #[test]
    fn a_programme_without_some_lines_is_a_programme_or_faults(cut in 0..GOOD.len(), length in 0..200_usize, put in ".{0,8}") {
        let end = (cut + length).min(GOOD.len());
        if let (Some(head), Some(tail)) = (GOOD.get(..cut), GOOD.get(end..))
            && let Err(faults) = Programme::parse(&format!("{head}{put}{tail}")) {
                proptest::prop_assert!(faults.iter().all(|fault| !fault.code().is_empty()));
            }
    }
}

fn summary(fault: &testamur::roster::Fault) -> String {
    match &fault.place {
        Place::Key { line, path } if path.is_empty() => format!("{line} - {}", fault.code()),
        Place::Key { line, path } => format!("{line} {path} {}", fault.code()),
        _ => format!("- - {}", fault.code()),
    }
}
