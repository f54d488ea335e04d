//! Certificates with every claim fit the boxes of a sheet (docs/QR.md, "Writing a code").

use testamur::claims::{
    Achievement, Authority, Certificate, CredentialId, Did, Holder, Issuer, Kind, Mode, Period, Quantity,
    RegisterNumber, Rotation, Signatory, Slug, StatusEntry, Text, Words,
};
use testamur::keys::{KeyId, SigningKey};
use testamur::roster::{self, Institution, Programme, ReadOptions};
use testamur::time::Day;
use testamur::wire::base64url;
use testamur::wire::digest::Digest;
use testamur::{credential, qr};

fn text(raw: &str) -> Text {
    Text::parse(raw).unwrap_or_else(|fault| panic!("{raw}: {fault}"))
}

fn words(raw: &[&str]) -> Words {
    Words::parse(&raw.join(" / ")).unwrap_or_else(|fault| panic!("{raw:?}: {fault}"))
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// The same certificate of an institution with a host of its own.
fn own_host(mut certificate: Certificate) -> Certificate {
    let authority = Authority::parse("certificates.vologda-medicine.example").expect("an authority");
    certificate.issuer.did = Did::web(&authority, None);
    certificate.status.list = format!("https://{authority}/status/1");
    certificate
}

/// The size of a certificate's code.
fn bytes(certificate: &Certificate) -> usize {
    let key = SigningKey::from_seed(zeroize::Zeroizing::new(*b"TEST ONLY: QR budget of Testamur"));
    let kid = KeyId::numbered(&certificate.issuer.did, 1);
    let header = format!(r#"{{"alg":"EdDSA","kid":"{kid}","typ":"vc+jwt"}}"#);
    let input = format!("{}.{}", base64url::encode(header), base64url::encode(credential::payload(certificate)));
    let token = format!("{input}.{}", base64url::encode(key.sign(input.as_bytes()).0));
    let authority = certificate.issuer.did.authority().expect("did:web");
    qr::encode(&token, &authority, qr::DICTIONARY).expect("a code").bytes
}

fn certificate(slug: &str, name: &[&str], kind: Kind, mode: Option<Mode>, title: &[&str]) -> Certificate {
    let authority = Authority::parse("certificates.testamur.example").expect("an authority");
    let did = Did::web(&authority, Some(&Slug::parse(slug).expect("a slug")));
    let mut random = [0; 16];
    random.copy_from_slice(&Digest::of(slug).as_bytes()[..16]);
    Certificate {
        id: CredentialId::from_random(random),
        number: RegisterNumber::parse("NMU-2025-0417").expect("a number"),
        issuer: Issuer { did, name: words(name), signatories: vec![] },
        holder: Holder { name: text("Tamara Lisovskaya"), native_name: None, home_institution: None, birth_date: None },
        achievement: Achievement {
            programme: Slug::parse("autumn-2025").expect("a slug"),
            kind,
            mode,
            title: words(title),
            description: None,
            partners: vec![],
            joint_award: None,
        },
        period: Period::new(day("2025-10-06"), day("2025-11-14")).expect("a period"),
        issued: day("2025-11-14"),
        valid_until: None,
        hours: Some(Quantity::parse("240").expect("hours")),
        credits: None,
        grade: None,
        role: None,
        rotations: vec![],
        status: StatusEntry { list: format!("https://{authority}/{slug}/status/1"), index: 48_213 },
    }
}

fn rotation(department: &[&str], place: &str, days: (&str, &str), supervisors: &[&str]) -> Rotation {
    Rotation {
        department: words(department),
        place: Some(text(place)),
        period: Some(Period::new(day(days.0), day(days.1)).expect("a period")),
        hours: Some(Quantity::parse("30").expect("hours")),
        supervisors: supervisors.iter().map(|name| text(name)).collect(),
    }
}

fn volunteer() -> Certificate {
    let name = &["Вологодский государственный медицинский университет", "Vologda State Medical University"];
    let title = &["Волонтёрская помощь поликлиникам", "Volunteer Support of Outpatient Clinics"];
    let mut certificate = certificate("vologda", name, Kind::Volunteering, Some(Mode::VolunteerWork), title);
    certificate.holder.name = text("Nikita Zavyalov");
    certificate.holder.native_name = Some(text("Завьялов Никита Андреевич"));
    certificate.role = Some(text("водитель"));
    certificate.issuer.signatories = vec![Signatory {
        name: text("Громова Алла Юрьевна"),
        office: words(&["Ректор", "Rector"]),
    }];
    certificate
}

const PLACES: [&str; 2] = ["Ege University Hospital", "Bornova State Hospital"];

const DEPARTMENTS: [[&str; 3]; 10] = [
    ["Acil Tıp", "Неотложная медицина", "Emergency Medicine"],
    ["Genel Cerrahi", "Общая хирургия", "General Surgery"],
    ["Nöroloji", "Неврология", "Neurology"],
    ["Ortopedi ve Travmatoloji", "Травматология и ортопедия", "Orthopaedics and Traumatology"],
    ["Üroloji", "Урология", "Urology"],
    ["İç Hastalıkları", "Внутренние болезни", "Internal Medicine"],
    ["Göz Hastalıkları", "Офтальмология", "Ophthalmology"],
    ["Radyoloji", "Лучевая диагностика", "Radiology"],
    ["Yoğun Bakım", "Интенсивная терапия", "Intensive Care"],
    ["Çocuk Sağlığı ve Hastalıkları", "Педиатрия", "Paediatrics"],
];

fn internship(languages: &[usize], rotations: usize) -> Certificate {
    fn spoken<'a>(languages: &[usize], words: [&'a str; 3]) -> Vec<&'a str> {
        languages.iter().map(|language| words[*language]).collect()
    }
    let name = spoken(languages, ["Ege Üniversitesi", "Эгейский университет", "Ege University"]);
    let title =
        ["Uluslararası Klinik Staj", "Международная клиническая стажировка", "International Clinical Internship"];
    let title = spoken(languages, title);
    let mut certificate = certificate("ege", &name, Kind::Internship, Some(Mode::SupervisedPractice), &title);
    certificate.holder.native_name = Some(text("Лисовская Тамара"));
    certificate.holder.home_institution = Some(text("Perm State Medical University"));
    certificate.achievement.partners = vec![text("Turkish Red Crescent")];
    let office =
        spoken(languages, ["Tıp Fakültesi Dekanı", "Декан медицинского факультета", "Dean of the Faculty of Medicine"]);
    certificate.issuer.signatories = vec![Signatory { name: text("Prof. Dr. Cemal Sezgin"), office: words(&office) }];
    let supervisors = ["Doç. Dr. Tülay Ergün", "Uzm. Dr. Baran Koç", "Doç. Dr. Sibel Tan", "Prof. Dr. Onur Uçar"];
    certificate.rotations = (0..rotations)
        .map(|index| {
            let start = day("2025-10-06").plus_days(i64::try_from(index).expect("small") * 7);
            let days = (start.to_string(), start.plus_days(4).to_string());
            let supervisor = supervisors.get(index).filter(|_| rotations <= 4);
            rotation(
                &spoken(languages, DEPARTMENTS[index]),
                PLACES[index % 2],
                (&days.0, &days.1),
                &Vec::from_iter(supervisor.copied()),
            )
        })
        .collect();
    certificate
}

#[test]
fn certificates_with_every_claim_keep_their_budget() {
    for (what, certificate, most) in [
        ("volunteer, two languages, own host", own_host(volunteer()), 250),
        ("volunteer, two languages, shared host", volunteer(), 270),
        ("four rotations with supervisors, one language", internship(&[2], 4), 410),
        ("four rotations with supervisors, three languages", internship(&[0, 1, 2], 4), 520),
        ("ten rotations, three languages", internship(&[0, 1, 2], 10), 728),
    ] {
        let bytes = bytes(&certificate);
        assert!(bytes <= most, "{what}: {bytes} bytes, at most {most}");
    }
}

/// The certificates of an example programme.
fn certificates(example: &roster::examples::Example) -> Vec<Certificate> {
    let programme = Programme::parse(example.programme).expect("a programme");
    let options = ReadOptions { file_name: example.roster_name, ..ReadOptions::default() };
    let roster = roster::read(example.roster, &options, &programme).expect("a roster");
    let institutions = Institution::parse_all(roster::examples::institutions()).expect("institutions");
    let institution = institutions.iter().find(|one| one.slug == *programme.institution()).expect("the institution");
    let name = |language| institution.names.iter().find(|(other, _)| *other == language).map(|(_, name)| name.as_str());
    let names: Vec<_> = programme.languages().iter().filter_map(|language| name(*language)).collect();
    let authority = Authority::parse("demo.testamur.example").expect("an authority");
    let did = Did::web(&authority, Some(&institution.slug));
    let entries = roster.entries.iter().zip(0u32..);
    entries
        .map(|(entry, index)| Certificate {
            id: CredentialId::from_random(*Digest::of(index.to_be_bytes()).as_bytes().first_chunk().expect("16 bytes")),
            number: RegisterNumber::parse(&format!("NUM-2022-{index:04}")).expect("a number"),
            issuer: Issuer { did: did.clone(), name: words(&names), signatories: programme.signatories() },
            holder: Holder {
                birth_date: entry.birth_date.filter(|_| programme.signs_birth_date()),
                ..entry.holder.clone()
            },
            achievement: programme.achievement(),
            period: programme.period_for(entry),
            issued: programme.issue_date(day("2026-05-04")).expect("an issue date"),
            valid_until: programme.valid_until(),
            hours: programme.hours_for(entry),
            credits: programme.credits_for(entry),
            grade: entry.grade.clone(),
            role: entry.role.clone(),
            rotations: programme.rotations_for(entry),
            status: StatusEntry {
                list: format!("https://{authority}/{}/status/1", institution.slug),
                index: 10_000 + index * 173,
            },
        })
        .collect()
}

#[test]
fn every_example_fits_its_box_with_the_whole_credential() {
    for (example, most) in roster::examples::all().iter().zip([520, 575, 575, 575, 285, 403]) {
        let certificates = certificates(example);
        // Of many people every tenth: their codes differ by their names alone.
        let step = if certificates.len() > 100 { 10 } else { 1 };
        let sizes: Vec<_> = certificates.iter().step_by(step).map(bytes).collect();
        assert!(sizes.iter().all(|size| *size <= most), "{}: {sizes:?}", certificates[0].achievement.programme);
    }
}

#[test]
fn every_volunteer_of_an_own_host_keeps_the_budget() {
    let volunteers = certificates(&roster::examples::all()[4]);
    assert_eq!(volunteers.len(), 700);
    let longest = volunteers.into_iter().map(|certificate| bytes(&own_host(certificate))).max();
    assert!(longest <= Some(250), "{longest:?} bytes");
}
