//! A small register for tests: two institutions, one with a slug and one with a host of its own, and a few certificates.

mod beside;
mod deeds;
mod fresh;
mod locked;

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, Request, Response, header};
use tempfile::TempDir;
use tower::ServiceExt as _;
use zeroize::Zeroizing;

use super::{Options, Service, router};
use crate::claims::certificate::base_url;
use crate::claims::{
    Authority, Certificate, CredentialId, Did, Holder, Issuer, Period, Quantity, RegisterNumber, Slug, StatusEntry,
    Text, Words,
};
use crate::config::Limits;
use crate::credential;
use crate::issuance::institutions::{SERVICE_AUTHORITY_SETTING, service_did};
use crate::issuance::{Chance, Keyring, Office};
use crate::keys::{KeyId, Purpose, SigningKey};
use crate::proof::jws::{self, Typ};
use crate::qr;
use crate::roster::Programme;
use crate::sheet::{Images, Layout, Press, Print};
use crate::store::{
    AuditEntry, Contact, InstitutionId, KeyRow, NewBatch, NewCertificate, NewInstitution, SealedForms, Store,
};
use crate::time::{Clock, Day, Instant};
use crate::trust::Trust;
use crate::wire::digest::Digest;
pub(super) use beside::{service_like, service_with};
pub(super) use fresh::meddle;
pub(super) use locked::{locked_service, service_without_keys, unsealing_service};

/// The instant of every test that does not say otherwise.
pub(super) fn noon() -> Instant {
    Instant::parse("2026-07-15T12:00:00Z").unwrap()
}

/// What a test knows of its register.
#[derive(Clone)]
pub(super) struct Register {
    pub(super) store: Store,
    institution: Option<InstitutionId>,
    /// The UUID of the certificate IMU-2022-0001.
    pub(super) uuid: String,
    /// Its token.
    pub(super) token: String,
    /// A token with the same content, signed by the key of the other institution.
    pub(super) stolen: String,
    /// A token with the same content, signed by the other institution in its own name.
    pub(super) foreign: String,
    /// A token of an institution that nobody knows.
    pub(super) unknown: String,
}

/// The host of the institution with a slug.
pub(super) const HOST: &str = "demo.testamur.example";

const NAME: &str =
    "İstanbul Medeniyet Üniversitesi / Стамбульский университет Меденийет / Istanbul Medeniyet University";

const PROGRAMME: &str = r#"
slug = "emergency-internship-2022"
institution = "medeniyet"
kind = "internship"
mode = "supervised-practice"
title = { tr = "Acil Tıp Stajı", ru = "Стажировка по неотложной медицине", en = "Emergency Medicine Internship" }
description = { tr = "Türk Kızılayı ile" }
starts = 2022-10-28
ends = 2022-12-02
hours = 120
partners = ["Turkish Red Crescent", "IFRC"]
languages = ["tr", "ru", "en"]
number = "IMU-{year}-{seq:04}"
[[signatories]]
name = "Prof. Dr. Ayşe Işık"
office = { tr = "Dekan", ru = "Декан", en = "Dean" }
[[rotations]]
code = "EM"
department = { tr = "Acil Tıp", ru = "Неотложная медицина", en = "Emergency Medicine" }
place = "Göztepe City Hospital"
starts = 2022-10-28
ends = 2022-11-04
supervisors = ["A. Yılmaz"]
"#;

/// Key files are made once for all tests: encrypting one takes a tenth of a second.
struct Keys {
    folder: TempDir,
    medeniyet: [(KeyRow, SigningKey); 2],
    kursk: [(KeyRow, SigningKey); 2],
    service: (KeyRow, SigningKey),
}

static KEYS: LazyLock<Keys> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let (ring, chance) = (keyring(&folder), Chance::seeded("TEST ONLY: http"));
    let make = |did: &Did, number, purpose| {
        let id = KeyId::numbered(did, number);
        let key = ring.create(&id, &chance).unwrap();
        let row = KeyRow { id, purpose, key, added: noon(), retired: None, revoked: None };
        let opened = ring.open(&row.id, &row.key).unwrap();
        (row, opened)
    };
    let both = |did: &Did| [make(did, 1, Purpose::Credential), make(did, 2, Purpose::Status)];
    let service = make(&service_did(&authority(HOST)), 1, Purpose::Service);
    Keys { medeniyet: both(&medeniyet()), kursk: both(&kursk()), service, folder }
});

/// The sheet of IMU-2022-0001.
pub(super) static SHEET: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let certificate = certificate(1, 94_567);
    let (row, key) = &KEYS.medeniyet[0];
    let token = sign(&certificate, &row.id, key);
    let programme = Programme::parse(PROGRAMME).unwrap();
    let press = Press::new(Layout::classic().unwrap(), programme.languages(), Images::default()).unwrap();
    let print = Print {
        certificate: &certificate,
        token: &token,
        credential_json: &credential_json(),
        qr_text: &qr::encode(&token, &authority(HOST), qr::DICTIONARY).unwrap().text,
        sample: false,
    };
    press.print(&print).unwrap()
});

fn keyring(folder: &TempDir) -> Keyring {
    Keyring::new(folder.path().to_owned(), Zeroizing::new(b"TEST ONLY".to_vec()))
}

fn authority(text: &str) -> Authority {
    Authority::parse(text).unwrap()
}

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

fn text(text: &str) -> Text {
    Text::new(text).unwrap()
}

fn medeniyet() -> Did {
    Did::web(&authority(HOST), Some(&slug("medeniyet")))
}

fn kursk() -> Did {
    Did::web(&authority("certificates.kursk.example"), None)
}

/// A register without any institution.
pub(super) async fn empty_register() -> Register {
    let store = fresh::store().await;
    let none = String::new;
    Register { store, institution: None, uuid: none(), token: none(), stolen: none(), foreign: none(), unknown: none() }
}

/// The register of the tests: IMU-2022-0001 and IMU-2022-0002 are released.
#[expect(clippy::too_many_lines, reason = "one register, in order")]
pub(super) async fn register() -> Register {
    let mut register = empty_register().await;
    let keys = &*KEYS;
    let mut tx = register.store.begin().await.unwrap();
    tx.set_setting(SERVICE_AUTHORITY_SETTING, HOST).await.unwrap();
    tx.insert_key(None, &keys.service.0).await.unwrap();
    let names = ["tr", "ru", "en"].into_iter().zip(NAME.split(" / ")).collect::<Vec<_>>();
    let id = tx.insert_institution(&institution("medeniyet", medeniyet(), &names), noon()).await.unwrap();
    for (row, _) in &keys.medeniyet {
        tx.insert_key(Some(id), row).await.unwrap();
    }
    let names = [("ru", "Курский государственный медицинский университет")];
    let other = tx.insert_institution(&institution("kursk", kursk(), &names), noon()).await.unwrap();
    for (row, _) in &keys.kursk {
        tx.insert_key(Some(other), row).await.unwrap();
    }
    let kid = &keys.medeniyet[0].0.id;
    let batch = NewBatch {
        institution: id,
        programme: "emergency-internship-2022",
        source: PROGRAMME,
        assets: "{}",
        kid,
        digest: Digest::of("batch"),
        at: noon(),
    };
    let batch_id = tx.insert_batch(&batch).await.unwrap();
    let certificates = [certificate(1, 94_567), certificate(2, 4_711)];
    let tokens = certificates.each_ref().map(|certificate| sign(certificate, kid, &keys.medeniyet[0].1));
    for (position, (certificate, token)) in (0..).zip(certificates.iter().zip(&tokens)) {
        let payload = credential::payload(certificate);
        let new = NewCertificate {
            position,
            number: &certificate.number,
            id: certificate.id,
            identity: Digest::of(&payload),
            content: Digest::of(&payload),
            status_list: 1,
            status_index: certificate.status.index,
            payload: &payload,
            replaces: None,
            contact: &Contact::default(),
        };
        tx.insert_certificate(id, batch.programme, batch_id, &new).await.unwrap();
        let known = tx.known_number(id, &certificate.number).await.unwrap().unwrap();
        let forms = SealedForms { token: token.clone(), document: "{}".to_owned() };
        tx.seal_certificate(known.id, &forms, noon()).await.unwrap();
        let pdf = if position == 0 { Digest::of(&*SHEET) } else { Digest::of(token) };
        tx.release_certificate(known.id, pdf, noon()).await.unwrap();
    }
    tx.audit(deed("release")).await.unwrap();
    tx.commit().await.unwrap();
    register.institution = Some(id);
    register.uuid = certificates[0].id.to_uuid().to_string();
    [register.token, _] = tokens;
    register.stolen = sign(&certificates[0], kid, &keys.kursk[0].1);
    let (other_row, other_key) = &keys.kursk[0];
    register.foreign = sign(&certificates[0], &other_row.id, other_key);
    register.unknown = unknown();
    register
}

/// A certificate of the test programme, as JSON with its Data Integrity proof.
pub(super) fn credential_json() -> String {
    let (row, key) = &KEYS.medeniyet[0];
    let method = KeyId::parse(&format!("{}#{}", row.id.did(), row.key.to_multikey())).unwrap();
    let certificate = certificate(1, 94_567);
    let created = certificate.issued.midnight();
    let document = credential::document(&certificate);
    let secured = crate::proof::data_integrity::add_proof(&document, key, &method, created).unwrap();
    serde_json::Value::Object(secured).to_string()
}

fn deed(action: &'static str) -> AuditEntry<'static> {
    AuditEntry { at: noon(), actor: "test", action, institution: None, batch: None, number: None, detail: "" }
}

fn institution(own: &str, did: Did, names: &[(&str, &str)]) -> NewInstitution {
    NewInstitution {
        slug: slug(own),
        authority: did.authority().unwrap(),
        did,
        names: names.iter().map(|(language, name)| ((*language).to_owned(), text(name))).collect(),
        country: "TR".to_owned(),
        website: None,
        identifiers: Vec::new(),
        number_pattern: None,
        logo: None,
    }
}

/// The certificate of the test programme with this number and place in the status list.
fn certificate(number: u8, index: u32) -> Certificate {
    let programme = Programme::parse(PROGRAMME).unwrap();
    let did = medeniyet();
    Certificate {
        id: CredentialId::from_random([0xa0 | number; 16]),
        number: RegisterNumber::parse(&format!("IMU-2022-000{number}")).unwrap(),
        issuer: Issuer { name: Words::parse(NAME).unwrap(), signatories: programme.signatories(), did: did.clone() },
        holder: Holder {
            name: text("Gulnara Alieva"),
            native_name: Some(text("Гүлнара Әлиева")),
            home_institution: Some(text("Kazan State Medical University")),
            birth_date: None,
        },
        achievement: programme.achievement(),
        period: Period::new(Day::parse("2022-10-28").unwrap(), Day::parse("2022-12-02").unwrap()).unwrap(),
        issued: Day::parse("2022-12-02").unwrap(),
        valid_until: None,
        hours: Some(Quantity::parse("120").unwrap()),
        credits: None,
        grade: None,
        role: None,
        rotations: programme.rotations().iter().map(|rotation| rotation.rotation.clone()).collect(),
        status: StatusEntry { list: format!("{}/status/1", base_url(&did).unwrap()), index },
    }
}

fn unknown() -> String {
    let mut certificate = certificate(1, 94_567);
    certificate.issuer.did = Did::parse("did:web:stranger.example").unwrap();
    certificate.status.list = "https://stranger.example/status/1".to_owned();
    let key = SigningKey::from_seed(Zeroizing::new(*b"TEST ONLY: a seed of 32 bytes..."));
    sign(&certificate, &KeyId::numbered(&certificate.issuer.did, 1), &key)
}

fn sign(certificate: &Certificate, kid: &KeyId, key: &SigningKey) -> String {
    jws::sign(&credential::payload(certificate), Typ::Credential, kid, key)
}

pub(super) fn options() -> Options {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    Options {
        sheets: KEYS.folder.path().join(format!("sheets-{}", COUNT.fetch_add(1, Ordering::Relaxed))),
        is_demo: false,
        body_time: Duration::from_millis(200),
        queue_time: Duration::from_secs(5),
        recheck_seconds: 0,
        elsewhere: Arc::default(),
        fetch: None,
        signs: true,
        factor_delay: crate::issuance::factors::DELAY_SECONDS,
        retention_days: None,
        conformance: None,
        limits: Limits { verify: 0, lookup: 0, sign_in: 0, register: 0 },
        ..Options::default()
    }
}

/// An office of tests on a register.
fn office(store: Store, keyring: Keyring, clock: Clock) -> Office {
    Office { store, keyring, clock, chance: Chance::System, interrupt: None, is_demo: false }
}

/// A service on a register.
pub(super) fn service(register: Register) -> Service {
    service_at(register, Clock::Fixed(noon()))
}

/// A service at another time.
pub(super) fn service_at(register: Register, clock: Clock) -> Service {
    Service::new(office(register.store, keyring(&KEYS.folder), clock), options())
}

/// A service of a demonstration: it also takes codes whose dictionary is not frozen.
pub(super) fn demo_service(register: Register) -> Service {
    let options = Options { is_demo: true, ..options() };
    Service::new(office(register.store, keyring(&KEYS.folder), Clock::Fixed(noon())), options)
}

/// A service that believes institutions of elsewhere.
pub(super) fn believing_service(register: Register, elsewhere: Trust) -> Service {
    let options = Options { elsewhere: Arc::new(elsewhere), ..options() };
    Service::new(office(register.store, keyring(&KEYS.folder), Clock::Fixed(noon())), options)
}

/// An office on a register, for what a test needs besides requests.
pub(super) fn office_of(register: &Register) -> Office {
    office(register.store.clone(), keyring(&KEYS.folder), Clock::Fixed(noon()))
}

/// Sends a request through the whole router.
pub(super) async fn send(service: &Service, request: Request<Body>) -> Response<Body> {
    router(service.clone()).oneshot(request).await.unwrap()
}

/// The whole body of a response.
pub(super) async fn body(response: Response<Body>) -> String {
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Status, type and body in one text, for snapshots.
pub(super) async fn whole(response: Response<Body>) -> String {
    let status = response.status();
    let kind = response.headers().get(header::CONTENT_TYPE).map(|kind| kind.to_str().unwrap().to_owned());
    format!("{} {}\n{}", status.as_u16(), kind.unwrap_or_default(), body(response).await)
}

/// A GET.
pub(super) fn get(path: &str) -> Request<Body> {
    Request::get(path).header(header::HOST, HOST).body(Body::empty()).unwrap()
}

/// A POST of some bytes of a type.
pub(super) fn post(path: &str, kind: &str, bytes: impl Into<Body>) -> Request<Body> {
    let request = Request::builder().method(Method::POST).uri(path);
    request.header(header::HOST, HOST).header(header::CONTENT_TYPE, kind).body(bytes.into()).unwrap()
}

/// Headers for a request.
pub(super) trait Asked {
    fn with(self, name: &'static str, value: &str) -> Self;
    fn of_host(self, host: &str) -> Self;
    fn accepting(self, types: &str) -> Self;
}

impl Asked for Request<Body> {
    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers_mut().insert(name, value.parse().unwrap());
        self
    }

    fn of_host(self, host: &str) -> Self {
        self.with("host", host)
    }

    fn accepting(self, types: &str) -> Self {
        self.with("accept", types)
    }
}
