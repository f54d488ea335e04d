//! A realistic certificate: four rotations, three languages. The people are invented.

use serde_json::{Map, Value};
use testamur::claims::{
    Achievement, Certificate, CredentialId, Did, Holder, Issuer, Kind, Mode, Period, Quantity, RegisterNumber,
    Rotation, Signatory, Slug, StatusEntry, Text, Words,
};
use testamur::keys::{KeyId, SigningKey};
use testamur::proof::data_integrity::add_proof;
use testamur::time::Day;

pub(crate) fn key() -> SigningKey {
    SigningKey::from_seed((*b"TEST ONLY: a seed of 32 bytes...").into())
}

pub(crate) fn method(certificate: &Certificate) -> KeyId {
    KeyId::parse(&format!("{}#{}", certificate.issuer.did, key().verifying_key().to_multikey())).unwrap()
}

pub(crate) fn certificate() -> Certificate {
    let did = Did::parse("did:web:demo.testamur.example:medeniyet").unwrap();
    Certificate {
        id: CredentialId::from_random([7; 16]),
        number: RegisterNumber::parse("IMU-2022-0001").unwrap(),
        issuer: Issuer {
            did,
            name: words(
                "İstanbul Medeniyet Üniversitesi / Стамбульский университет Меденийет / Istanbul Medeniyet University",
            ),
            signatories: vec![Signatory {
                name: text("Prof. Dr. Ayşe Işık"),
                office: words("Dekan / Декан / Dean of the Faculty of Medicine"),
            }],
        },
        holder: Holder {
            name: text("Gulnara Alieva"),
            native_name: Some(text("Гүлнара Әлиева")),
            home_institution: Some(text("Kazan State Medical University")),
            birth_date: None,
        },
        achievement: Achievement {
            programme: Slug::parse("emergency-internship-2022").unwrap(),
            kind: Kind::Internship,
            mode: Some(Mode::SupervisedPractice),
            title: words("Acil Tıp Stajı / Стажировка по неотложной медицине / Emergency Medicine Internship"),
            description: Some(text("Theory and practice in four departments.")),
            partners: vec![text("Turkish Red Crescent"), text("Russian Red Crescent"), text("IFRC")],
            joint_award: None,
        },
        period: Period::new(day("2022-10-28"), day("2022-12-02")).unwrap(),
        issued: day("2022-12-02"),
        valid_until: None,
        hours: Some(Quantity::parse("120").unwrap()),
        credits: Some(Quantity::parse("6").unwrap()),
        grade: None,
        role: None,
        rotations: vec![
            rotation("Acil Tıp / Неотложная помощь / Emergency Medicine", "2022-10-28", "2022-11-04"),
            rotation("Kardiyoloji / Кардиология / Cardiology", "2022-11-07", "2022-11-11"),
            rotation("Nöroloji / Неврология / Neurology", "2022-11-14", "2022-11-18"),
            rotation("Anesteziyoloji / Анестезиология / Anaesthesiology", "2022-11-21", "2022-12-02"),
        ],
        status: StatusEntry { list: "https://demo.testamur.example/medeniyet/status/1".to_owned(), index: 94_567 },
    }
}

/// `credential.json` of the certificate.
pub(crate) fn secured() -> Map<String, Value> {
    let certificate = certificate();
    let document = testamur::credential::document(&certificate);
    add_proof(&document, &key(), &method(&certificate), certificate.issued.midnight()).unwrap()
}

fn rotation(department: &str, starts: &str, ends: &str) -> Rotation {
    Rotation {
        department: words(department),
        place: Some(text("Göztepe City Hospital")),
        period: Some(Period::new(day(starts), day(ends)).unwrap()),
        hours: Some(Quantity::parse("30").unwrap()),
        supervisors: vec![text("A. Yılmaz"), text("B. Kaya")],
    }
}

fn text(raw: &str) -> Text {
    Text::new(raw).unwrap()
}

fn words(raw: &str) -> Words {
    Words::parse(raw).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}
