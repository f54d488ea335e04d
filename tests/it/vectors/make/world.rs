//! Three universities, their keys and their certificates.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use testamur::claims::{
    Achievement, Authority, Certificate, CredentialId, Did, Holder, Issuer, Kind, Mode, Period, Quantity,
    RegisterNumber, Signatory, Slug, StatusEntry, Text, Words,
};
use testamur::keys::{KeyId, Purpose, SigningKey};
use testamur::proof::jws::{self, Typ};
use testamur::proof::{data_integrity, jws::Jws};
use testamur::qr;
use testamur::status::{Bits, Note, Snapshot, Standing};
use testamur::time::{Day, Instant};
use testamur::trust::{Belief, Institution, Key, Listed, Name, Trust, TrustList};
use testamur::wire::jcs;
use testamur::{credential, wire};
use zeroize::Zeroizing;

pub(crate) const AT: &str = "2026-07-15T09:00:00Z";

pub(crate) const MEDENIYET: &str = "did:web:certificates.medeniyet.example";
pub(crate) const KURSK: &str = "did:web:testamur.example:kursk";
pub(crate) const AMU: &str = "did:web:testamur.example:amu";
pub(crate) const SERVICE: &str = "did:web:testamur.example:service";

/// Places in each university's status list that are not in force.
pub(crate) const WITHDRAWN: u32 = 10;
pub(crate) const SUPERSEDED: u32 = 11;
pub(crate) const SUSPENDED: u32 = 12;

/// The private key number `number` of all that are used here.
pub(crate) fn key(number: u8) -> SigningKey {
    let mut seed = *b"TEST ONLY: verdict vectors, no 0";
    seed[31] = number;
    SigningKey::from_seed(Zeroizing::new(seed))
}

/// `#key-<number>` of a university is key number ten times its own and `number`.
pub(crate) fn kid(did: &str, number: u32) -> KeyId {
    KeyId::numbered(&Did::parse(did).unwrap(), number)
}

pub(crate) fn key_of(did: &str, number: u8) -> SigningKey {
    let university = match did {
        MEDENIYET => 10,
        KURSK => 20,
        AMU => 30,
        _ => 40,
    };
    key(university + number)
}

fn institution(did: &str, names: &[(&str, &str, bool)]) -> Institution {
    let did_value = Did::parse(did).unwrap();
    let instant = |text: &str| Some(Instant::parse(text).unwrap());
    let make = |number: u8, purpose| {
        let public = key_of(did, number).verifying_key();
        Key::new(kid(did, u32::from(number)), public, Some(purpose), instant("2020-01-01T00:00:00Z"))
    };
    let mut keys = vec![
        make(1, Purpose::Credential),
        make(2, Purpose::Credential),
        make(3, Purpose::Status),
        make(4, Purpose::Credential),
    ];
    keys[0].retired = instant("2024-01-01T00:00:00Z");
    keys[3].revoked = instant("2025-03-01T00:00:00Z");
    let name = |&(language, text, is_former): &(&str, &str, bool)| Name {
        language: language.to_owned(),
        text: Text::new(text).unwrap(),
        is_former,
    };
    Institution {
        slug: Slug::parse(did.rsplit(':').next().unwrap()).ok(),
        hosts: vec![did_value.authority().unwrap()],
        former_hosts: Vec::new(),
        names: names.iter().map(name).collect(),
        country: None,
        website: None,
        identifiers: Vec::new(),
        keys,
        is_demo: false,
        did: did_value,
    }
}

pub(crate) fn medeniyet() -> Institution {
    let mut medeniyet = institution(
        MEDENIYET,
        &[
            ("tr", "İstanbul Medeniyet Üniversitesi", false),
            ("en", "Istanbul Medeniyet University", false),
            ("en", "Göztepe Academy of Medicine", true),
        ],
    );
    medeniyet.former_hosts.push(Authority::parse("diploma.medeniyet.example").unwrap());
    medeniyet
}

fn kursk() -> Institution {
    let names = [
        ("ru", "Курский государственный медицинский университет", false),
        ("en", "Kursk State Medical University", false),
    ];
    institution(KURSK, &names)
}

fn amu() -> Institution {
    institution(AMU, &[("az", "Azərbaycan Tibb Universiteti", false), ("en", "Azerbaijan Medical University", false)])
}

/// The URL of a university's status list: 1 is current, 2 was last seen in January, 3 was closed in 2020.
pub(crate) fn list_url(did: &str, number: u32) -> String {
    let base = testamur::claims::certificate::base_url(&Did::parse(did).unwrap()).unwrap();
    format!("{base}/status/{number}")
}

fn snapshots(did: &str) -> Vec<Snapshot> {
    let mut bits = Bits::new();
    bits.set(WITHDRAWN).unwrap();
    bits.set(SUPERSEDED).unwrap();
    let since = Day::parse("2026-06-01").ok();
    let successor = RegisterNumber::parse("IMU-2026-0099").ok();
    let notes = BTreeMap::from([
        (SUPERSEDED, Note { standing: Standing::Superseded, since, cause: None, successor }),
        (SUSPENDED, Note { standing: Standing::Suspended, since, cause: None, successor: None }),
    ]);
    let seen = ["2026-07-15T00:00:00Z", "2026-01-15T00:00:00Z", "2020-01-15T00:00:00Z"];
    let snapshot = |(number, as_of): (u32, &str)| Snapshot {
        list: list_url(did, number),
        bits: bits.clone(),
        as_of: Instant::parse(as_of).unwrap(),
        fresh_until: None,
        is_final: number == 3,
        notes: notes.clone(),
    };
    (1..).zip(seen).map(snapshot).collect()
}

fn universities() -> Vec<Institution> {
    vec![medeniyet(), kursk(), amu()]
}

fn listed(seq: u64, issued: &str) -> TrustList {
    let issued = Instant::parse(issued).unwrap();
    let listed = |institution: Institution| {
        let status = snapshots(institution.did.as_str());
        Listed { institution, status }
    };
    TrustList {
        issuer: Did::parse(SERVICE).unwrap(),
        seq,
        issued,
        expires: issued.plus_seconds(TrustList::LIFETIME_SECONDS),
        institutions: universities().into_iter().map(listed).collect(),
    }
}

fn trust(belief: Belief, change: impl Fn(&mut Institution), has_status: bool) -> Value {
    let mut trust = Trust::new();
    for mut institution in universities() {
        change(&mut institution);
        let did = institution.did.clone();
        trust.add(institution, belief);
        for snapshot in snapshots(did.as_str()).into_iter().filter(|_| has_status) {
            trust.add_snapshot(&did, snapshot);
        }
    }
    trust.to_json()
}

fn signed(list: &TrustList) -> Value {
    json!({"list": list.sign(&kid(SERVICE, 1), &key_of(SERVICE, 1)), "key": key_of(SERVICE, 1).verifying_key().to_multikey()})
}

/// What verifiers know, by the name of the file.
pub(crate) fn trust_files() -> Vec<(&'static str, Value)> {
    let nothing = |_: &mut Institution| {};
    let resolved = |institution: &mut Institution| {
        institution.names.clear();
        institution.keys.iter_mut().for_each(|key| (key.purpose, key.added) = (None, None));
    };
    let moved = |institution: &mut Institution| {
        let old = institution.hosts.clone();
        institution.former_hosts.extend(old);
        institution.hosts = vec![Authority::parse("new-host.example").unwrap()];
    };
    vec![
        ("three-universities", trust(Belief::Pinned, nothing, true)),
        ("hosted", trust(Belief::Hosted, nothing, true)),
        ("demo", trust(Belief::Hosted, |institution| institution.is_demo = true, true)),
        ("moved", trust(Belief::Pinned, moved, true)),
        ("resolved", trust(Belief::Resolved, resolved, true)),
        ("no-status", trust(Belief::Pinned, nothing, false)),
        ("nobody", Trust::new().to_json()),
        ("signed-list", signed(&listed(12, "2026-07-10T00:00:00Z"))),
        ("signed-list-past-its-end", signed(&listed(3, "2026-04-01T00:00:00Z"))),
    ]
}

/// An internship at Medeniyet, in force.
pub(crate) fn certificate() -> Certificate {
    let text = |raw: &str| Text::new(raw).unwrap();
    let words = |raw: &str| Words::parse(raw).unwrap();
    let day = |text: &str| Day::parse(text).unwrap();
    Certificate {
        id: CredentialId::from_random(*b"TEST ONLY: an id"),
        number: RegisterNumber::parse("IMU-2022-0001").unwrap(),
        issuer: Issuer {
            did: Did::parse(MEDENIYET).unwrap(),
            name: words("İstanbul Medeniyet Üniversitesi / Istanbul Medeniyet University"),
            signatories: vec![Signatory { name: text("Prof. Dr. Ayşe Işık"), office: words("Dekan / Dean") }],
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
            title: words("Acil Tıp Stajı / Emergency Medicine Internship"),
            description: None,
            partners: vec![text("Turkish Red Crescent")],
            joint_award: None,
        },
        period: Period::new(day("2022-10-28"), day("2022-12-02")).unwrap(),
        issued: day("2022-12-02"),
        valid_until: None,
        hours: Some(Quantity::parse("120").unwrap()),
        credits: None,
        grade: None,
        role: None,
        rotations: Vec::new(),
        status: StatusEntry { list: list_url(MEDENIYET, 1), index: 94_567 },
    }
}

/// The certificate with a change.
pub(crate) fn changed(change: impl FnOnce(&mut Certificate)) -> Certificate {
    let mut certificate = certificate();
    change(&mut certificate);
    certificate
}

/// Its token, signed with Medeniyet's current key.
pub(crate) fn token(certificate: &Certificate) -> String {
    sign(&credential::payload(certificate), &kid(MEDENIYET, 2), &key_of(MEDENIYET, 2))
}

pub(crate) fn sign(payload: &str, kid: &KeyId, key: &SigningKey) -> String {
    jws::sign(payload, Typ::Credential, kid, key)
}

/// A token with a header and payload of one's own, genuinely signed with Medeniyet's current key.
pub(crate) fn token_of(header: &str, payload: &str) -> String {
    let signed = format!("{}.{}", base64url(header), base64url(payload));
    let signature = key_of(MEDENIYET, 2).sign(signed.as_bytes());
    format!("{signed}.{}", base64url(signature.0))
}

pub(crate) fn base64url(bytes: impl AsRef<[u8]>) -> String {
    wire::base64url::encode(bytes)
}

/// The certificate's payload with other members, as JCS.
pub(crate) fn payload_with(change: impl FnOnce(&mut Value)) -> String {
    let mut payload: Value = serde_json::from_str(&credential::payload(&certificate())).unwrap();
    change(&mut payload);
    jcs::canonicalize(&payload)
}

/// Its `credential.json`.
pub(crate) fn secured(certificate: &Certificate) -> Map<String, Value> {
    secure(&credential::document(certificate))
}

pub(crate) fn secure(document: &Map<String, Value>) -> Map<String, Value> {
    let key = key_of(MEDENIYET, 2);
    data_integrity::add_proof(document, &key, &method(&key), certificate().issued.midnight()).unwrap()
}

/// A document secured with eddsa-jcs-2022 (Data Integrity `EdDSA` Cryptosuites 1.0, section 3.3): any JSON will do.
pub(crate) fn secure_jcs(document: &Value) -> Value {
    secure_jcs_by(document, None)
}

/// As [`secure_jcs`], with an end.
pub(crate) fn secure_jcs_until(document: &Value, expires: &str) -> Value {
    secure_jcs_by(document, Some(expires))
}

fn secure_jcs_by(document: &Value, expires: Option<&str>) -> Value {
    let key = key_of(MEDENIYET, 2);
    let mut proof = json!({
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": "2022-12-02T00:00:00Z",
        "verificationMethod": method(&key).as_str(),
        "proofPurpose": "assertionMethod",
    });
    proof["@context"] = document["@context"].clone();
    if let Some(expires) = expires {
        proof["expires"] = json!(expires);
    }
    let digest = |value: &Value| wire::digest::Digest::of(jcs::canonicalize(value));
    let message = [*digest(&proof).as_bytes(), *digest(document).as_bytes()].concat();
    proof["proofValue"] = json!(wire::multibase::encode(&key.sign(&message).0));
    let mut secured = document.clone();
    secured["proof"] = proof;
    secured
}

fn method(key: &SigningKey) -> KeyId {
    KeyId::parse(&format!("{MEDENIYET}#{}", key.verifying_key().to_multikey())).unwrap()
}

pub(crate) fn json_text(document: &Map<String, Value>) -> String {
    serde_json::to_string(document).unwrap()
}

/// The text of its code, packed without a dictionary.
pub(crate) fn code(token: &str, authority: &str) -> String {
    qr::encode(token, &Authority::parse(authority).unwrap(), 0).unwrap().text
}

/// The code with some of its bytes changed.
pub(crate) fn code_with(change: impl FnOnce(&mut Vec<u8>)) -> String {
    let text = code(&token(&certificate()), "certificates.medeniyet.example");
    let link = qr::Link::parse(&text).unwrap();
    let qr::Content::Whole(packed) = link.content() else { panic!("a whole code") };
    let mut bytes = packed.as_bytes().to_vec();
    change(&mut bytes);
    code_of(&bytes)
}

/// The code of these bytes.
pub(crate) fn code_of(bytes: &[u8]) -> String {
    format!("https://certificates.medeniyet.example/v#{}", digits(bytes))
}

/// docs/QR.md, "Text": each 7 bytes, little-endian, become 17 digits; a tail has its own number.
fn digits(bytes: &[u8]) -> String {
    let group = |bytes: &[u8]| {
        let number = bytes.iter().rev().fold(0u64, |number, &byte| number << 8 | u64::from(byte));
        let width = [0, 3, 5, 8, 10, 13, 15, 17][bytes.len()];
        format!("{number:0width$}")
    };
    bytes.chunks(7).map(group).collect()
}

/// The token of a code, to see what it says.
pub(crate) fn resign(token: &str, kid: &KeyId, key: &SigningKey) -> String {
    let jws = Jws::parse(token, Typ::Credential).unwrap();
    sign(jws.payload(), kid, key)
}
