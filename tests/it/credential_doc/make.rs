//! One certificate of each kind, of invented people, signed with a key that everyone knows; and how docs/CREDENTIAL.md shows it.

use std::fmt::Write as _;

use serde_json::{Map, Value};
use testamur::claims::{
    Achievement, Certificate, CredentialId, Did, Holder, Issuer, JointAward, Kind, Mode, Period, Quantity,
    RegisterNumber, Rotation, Signatory, Slug, StatusEntry, Text, Words,
};
use testamur::credential;
use testamur::keys::{KeyId, SigningKey};
use testamur::proof::data_integrity;
use testamur::proof::jws::{self, Typ};
use testamur::time::Day;
use zeroize::Zeroizing;

/// The institution of the examples, on a host of its own.
pub(crate) const ISSUER: &str = "did:web:certificates.university.example";

/// Its names in the printed languages.
pub(crate) const NAMES: [(&str, &str); 2] = [("tr", "Örnek Üniversitesi"), ("en", "Example University")];

/// Where its withdrawals are told.
pub(crate) const STATUS_LIST: &str = "https://certificates.university.example/status/1";

/// The document in which the examples stand.
pub(crate) const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/CREDENTIAL.md");

const BEGIN: &str = "<!-- written by scripts/generate-credentials: from here -->\n";
const END: &str = "<!-- written by scripts/generate-credentials: to here -->\n";

/// A certificate in both secured forms.
pub(crate) struct Example {
    pub(crate) certificate: Certificate,
    pub(crate) header: String,
    pub(crate) payload: String,
    pub(crate) token: String,
    pub(crate) json: Map<String, Value>,
}

/// The key of the examples. Everyone knows it, so it proves nothing.
pub(crate) fn key() -> SigningKey {
    SigningKey::from_seed(Zeroizing::new(*b"TEST ONLY: docs/CREDENTIAL.md..."))
}

pub(crate) fn kid() -> KeyId {
    KeyId::numbered(&Did::parse(ISSUER).unwrap(), 1)
}

/// One of each kind, by name.
pub(crate) fn examples() -> Vec<Example> {
    [award(), course(), degree(), internship(), participation(), practice(), volunteering()].map(secure).into()
}

/// The document with the examples as the code writes them.
pub(crate) fn with_examples(document: &str) -> String {
    let (before, rest) = document.split_once(BEGIN).expect("the document has the first mark");
    let (_, after) = rest.split_once(END).expect("the document has the second mark");
    format!("{before}{BEGIN}{}{END}{after}", markdown())
}

fn markdown() -> String {
    let mut text = String::new();
    for example in examples() {
        let json = serde_json::to_string_pretty(&example.json).unwrap();
        let _ = write!(
            text,
            "\n### {}\n\n`credential.json`:\n\n```json\n{json}\n```\n\nHeader of the token:\n\n```json\n{}\n```\n\nPayload of the token:\n\n```json\n{}\n```\n\nSignature of the token: `{}`\n\n",
            example.certificate.achievement.kind.word(),
            example.header,
            example.payload,
            example.token.rsplit('.').next().unwrap_or_default(),
        );
    }
    text
}

fn secure(certificate: Certificate) -> Example {
    let (key, kid) = (key(), kid());
    let method = kid.with_fragment(&key.verifying_key().to_multikey());
    let document = credential::document(&certificate);
    let payload = credential::payload(&certificate);
    Example {
        json: data_integrity::add_proof(&document, &key, &method, certificate.issued.midnight()).unwrap(),
        header: format!(r#"{{"alg":"EdDSA","kid":"{kid}","typ":"vc+jwt"}}"#),
        token: jws::sign(&payload, Typ::Credential, &kid, &key),
        payload,
        certificate,
    }
}

fn award() -> Certificate {
    let mut award = least(1, Kind::Award, "Teşekkür Belgesi / Letter of Gratitude");
    award.holder.name = text("Şükrü Işık");
    award.achievement.description = Some(text("Acil servisteki özverili çalışması için"));
    award
}

fn course() -> Certificate {
    let mut course = least(2, Kind::Course, "Temel Yaşam Desteği / Basic Life Support");
    course.holder = Holder { birth_date: Some(day("1999-02-28")), ..holder("Gülnarə Əliyeva") };
    course.achievement.mode = Some(Mode::Course);
    course.hours = Some(quantity("12.5"));
    course.credits = Some(quantity("0.5"));
    course.grade = Some(text("pekiyi / excellent"));
    course.valid_until = Some(day("2028-05-31"));
    course
}

fn degree() -> Certificate {
    let mut degree = least(3, Kind::Degree, "Çift Diploma / Double Degree in Medicine and Surgery");
    degree.holder = Holder { native_name: Some(text("Ада Бойко")), ..holder("Ada Boiko") };
    degree.period = Period::new(day("2020-09-01"), day("2026-06-30")).unwrap();
    degree.credits = Some(quantity("360"));
    degree.achievement.joint_award = Some(JointAward {
        name: text("Università Esempio"),
        did: Did::parse("did:web:diplomi.universita.example").unwrap(),
    });
    degree
}

fn internship() -> Certificate {
    let mut internship = least(4, Kind::Internship, "Acil Tıp Stajı / Internship in Emergency Medicine");
    internship.holder = Holder {
        native_name: Some(text("Гүлнара Әлиева")),
        home_institution: Some(text("Kazan Ambulance Service")),
        ..holder("Gulnara Alieva")
    };
    internship.achievement.mode = Some(Mode::SupervisedPractice);
    internship.achievement.description = Some(text("Kuram ve gözetim altında uygulama"));
    internship.achievement.partners = vec![text("Example Red Crescent"), text("Example Relief")];
    internship.hours = Some(quantity("180"));
    internship.role = Some(text("resident"));
    internship.rotations = vec![
        Rotation {
            place: Some(text("Örnek Şehir Hastanesi")),
            period: Some(Period::new(day("2026-05-04"), day("2026-05-15")).unwrap()),
            hours: Some(quantity("60")),
            supervisors: vec![text("A. Yılmaz"), text("B. Kaya")],
            ..rotation("Acil Tıp / Emergency Medicine")
        },
        Rotation {
            period: Some(Period::new(day("2026-05-18"), day("2026-05-18")).unwrap()),
            ..rotation("Kardiyoloji / Cardiology")
        },
        rotation("Nöroloji / Neurology"),
    ];
    internship
        .issuer
        .signatories
        .push(Signatory { name: text("Ö. Gündoğar"), office: words("Koordinatör / Coordinator") });
    internship
}

fn participation() -> Certificate {
    let mut participation = least(5, Kind::Participation, "Genç Cerrahlar Forumu / Forum of Young Surgeons");
    participation.holder.name = text("Nguyễn Văn Đức");
    participation.hours = Some(quantity("18"));
    participation
}

fn practice() -> Certificate {
    let mut practice = least(6, Kind::Practice, "Yaz Klinik Uygulaması / Summer Clinical Practice");
    practice.holder =
        Holder { home_institution: Some(text("Example Medical Academy")), ..holder("Zoë Müller-Lüdenscheidt") };
    practice.achievement.mode = Some(Mode::Observation);
    practice.rotations = vec![Rotation {
        place: Some(text("Perinatal Centre of City Hospital No. 67")),
        ..rotation("Kadın Doğum / Obstetrics and Gynaecology")
    }];
    practice
}

fn volunteering() -> Certificate {
    let mut volunteering = least(7, Kind::Volunteering, "Gönüllülük Kampanyası / Volunteer Campaign");
    volunteering.holder.name = text("İlkay Çağlayan");
    volunteering.achievement.mode = Some(Mode::VolunteerWork);
    volunteering.hours = Some(quantity("96"));
    volunteering.role = Some(text("car volunteer"));
    volunteering
}

/// What every certificate has.
fn least(number: u8, kind: Kind, title: &str) -> Certificate {
    Certificate {
        id: CredentialId::from_random([number; 16]),
        number: RegisterNumber::parse(&format!("EX-2026-{number:04}")).unwrap(),
        issuer: Issuer {
            did: Did::parse(ISSUER).unwrap(),
            name: words(&NAMES.map(|(_, name)| name).join(" / ")),
            signatories: vec![Signatory { name: text("Prof. Dr. Ayşe Örnek"), office: words("Dekan / Dean") }],
        },
        holder: holder("Name"),
        achievement: Achievement {
            programme: Slug::parse(&format!("{}-2026", kind.word())).unwrap(),
            kind,
            mode: None,
            title: words(title),
            description: None,
            partners: Vec::new(),
            joint_award: None,
        },
        period: Period::new(day("2026-05-04"), day("2026-05-29")).unwrap(),
        issued: day("2026-06-01"),
        valid_until: None,
        hours: None,
        credits: None,
        grade: None,
        role: None,
        rotations: Vec::new(),
        status: StatusEntry { list: STATUS_LIST.to_owned(), index: 10_007 * u32::from(number) },
    }
}

fn holder(name: &str) -> Holder {
    Holder { name: text(name), native_name: None, home_institution: None, birth_date: None }
}

fn rotation(department: &str) -> Rotation {
    Rotation { department: words(department), place: None, period: None, hours: None, supervisors: Vec::new() }
}

fn text(raw: &str) -> Text {
    Text::parse(raw).unwrap()
}

fn words(raw: &str) -> Words {
    Words::parse(raw).unwrap()
}

fn day(raw: &str) -> Day {
    Day::parse(raw).unwrap()
}

fn quantity(raw: &str) -> Quantity {
    Quantity::parse(raw).unwrap()
}
