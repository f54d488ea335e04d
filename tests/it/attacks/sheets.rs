//! Genuine sheets of an institution that we trust, and what becomes of them.

use std::sync::LazyLock;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::{GrayImage, Luma};
use testamur::claims::{
    Achievement, Authority, Certificate, CredentialId, Did, Holder, Issuer, Kind, Language, Period, Quantity,
    RegisterNumber, Signatory, Slug, StatusEntry, Text, Words,
};
use testamur::credential;
use testamur::keys::{KeyId, Purpose, SigningKey};
use testamur::proof::{data_integrity, jws};
use testamur::qr;
use testamur::sheet::{Images, Layout, Press, Print};
use testamur::status::{Bits, Snapshot};
use testamur::time::{Day, Instant};
use testamur::trust::{Belief, Institution, Key, Name, Trust};

const AUTHORITY: &str = "imu.example";
const STATUS: &str = "https://imu.example/status/1";
const NAMES: [(&str, &str); 1] = [("en", "Istanbul Medeniyet University")];

/// The day on which everything is verified.
pub(crate) fn today() -> Instant {
    Instant::parse("2026-07-15T09:00:00Z").unwrap()
}

fn key() -> SigningKey {
    SigningKey::from_seed(zeroize::Zeroizing::new(*b"TEST ONLY: the seed of a sheet.."))
}

fn did() -> Did {
    Did::parse(&format!("did:web:{AUTHORITY}")).unwrap()
}

/// A verifier that knows the institution and a fresh status list.
pub(crate) fn trust() -> Trust {
    let mut trust = Trust::new();
    let text = |text: &str| Text::parse(text).unwrap();
    trust.add(
        Institution {
            did: did(),
            slug: None,
            hosts: vec![Authority::parse(AUTHORITY).unwrap()],
            former_hosts: vec![],
            names: NAMES
                .iter()
                .map(|(language, name)| Name { language: (*language).to_owned(), text: text(name), is_former: false })
                .collect(),
            country: None,
            website: None,
            identifiers: vec![],
            keys: vec![Key::new(KeyId::numbered(&did(), 1), key().verifying_key(), Some(Purpose::Credential), None)],
            is_demo: true,
        },
        Belief::Pinned,
    );
    let snapshot = Snapshot {
        list: STATUS.to_owned(),
        bits: Bits::new(),
        as_of: today(),
        fresh_until: None,
        is_final: false,
        notes: std::collections::BTreeMap::new(),
    };
    trust.add_snapshot(&did(), snapshot);
    trust
}

/// The certificate of a person.
pub(crate) fn certificate(number: u8, name: &str, native_name: &str) -> Certificate {
    let text = |text: &str| Text::parse(text).unwrap();
    let words = |joined: &str| Words::parse(joined).unwrap();
    let day = |text: &str| Day::parse(text).unwrap();
    let period = |starts, ends| Period::new(day(starts), day(ends)).unwrap();
    Certificate {
        id: CredentialId::from_random([number; 16]),
        number: RegisterNumber::parse(&format!("IMU-2022-{number:04}")).unwrap(),
        issuer: Issuer {
            did: did(),
            name: Words::new(NAMES.iter().map(|(_, name)| text(name)).collect()).unwrap(),
            signatories: vec![Signatory { name: text("Prof. Dr. Şükrü Işık"), office: words("Dean") }],
        },
        holder: Holder {
            name: text(name),
            native_name: Some(text(native_name)),
            home_institution: None,
            birth_date: None,
        },
        achievement: Achievement {
            programme: Slug::parse("emergency-2022").unwrap(),
            kind: Kind::Internship,
            mode: None,
            title: words("Emergency Medicine Internship"),
            description: None,
            partners: vec![],
            joint_award: None,
        },
        period: period("2022-10-28", "2022-12-02"),
        issued: day("2022-12-02"),
        valid_until: None,
        hours: Some(Quantity::parse("120").unwrap()),
        credits: None,
        grade: None,
        role: None,
        rotations: vec![],
        status: StatusEntry { list: STATUS.to_owned(), index: u32::from(number) },
    }
}

/// The sheet of a certificate, as the institution releases it.
pub(crate) fn print(certificate: &Certificate, sample: bool) -> Vec<u8> {
    static PRESS: LazyLock<Press> =
        LazyLock::new(|| Press::new(Layout::classic().unwrap(), &[Language::En], Images::default()).unwrap());
    let authority = Authority::parse(AUTHORITY).unwrap();
    let id = KeyId::numbered(&did(), 1);
    let token = jws::sign(&credential::payload(certificate), jws::Typ::Credential, &id, &key());
    let method = KeyId::parse(&format!("{}#{}", did(), key().verifying_key().to_multikey())).unwrap();
    let document = credential::document(certificate);
    let secured = data_integrity::add_proof(&document, &key(), &method, certificate.issued.midnight()).unwrap();
    let credential_json = serde_json::to_string(&secured).unwrap();
    let qr_text = qr::encode(&token, &authority, 255).unwrap().text;
    PRESS
        .print(&Print { certificate, token: &token, credential_json: &credential_json, qr_text: &qr_text, sample })
        .unwrap()
}

/// The first page as a printer or scanner sees it.
pub(crate) fn rendered(pdf: &[u8], dots_per_inch: f32) -> GrayImage {
    let pdf = Pdf::new(pdf.to_vec()).unwrap();
    let scale = dots_per_inch / 72.0;
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let page = &pdf.pages()[0];
    let pixmap = hayro::render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &settings,
    );
    let width = u32::from(pixmap.width());
    GrayImage::from_fn(width, pixmap.height().into(), |x, y| {
        let pixel = pixmap.data()[(y * width + x) as usize];
        Luma([pixel.r / 3 + pixel.g / 3 + pixel.b / 3])
    })
}
