//! QR text to token, token to QR text and the symbol, beside the one signature check that a verdict needs anyway.

#![expect(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a bench that cannot run must stop")]

use divan::{Bencher, black_box};
use testamur::claims::Authority;
use testamur::keys::{Signature, SigningKey, VerifyingKey};
use testamur::qr;
use testamur::wire::base64url;

/// The allocator of the binary, so that its figures are those of the binary.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// Departments of a certificate; each adds a name in three languages, days, hours and a supervisor.
const ROTATIONS: [usize; 3] = [0, 4, 10];

const DEPARTMENTS: [&str; 10] = [
    "Acil Tıp / Неотложная медицина / Emergency Medicine",
    "Genel Cerrahi / Общая хирургия / General Surgery",
    "Nöroloji / Неврология / Neurology",
    "Ortopedi ve Travmatoloji / Травматология и ортопедия / Orthopaedics and Traumatology",
    "Üroloji / Урология / Urology",
    "İç Hastalıkları / Внутренние болезни / Internal Medicine",
    "Göz Hastalıkları / Офтальмология / Ophthalmology",
    "Radyoloji / Лучевая диагностика / Radiology",
    "Yoğun Bakım / Интенсивная терапия / Intensive Care",
    "Çocuk Sağlığı ve Hastalıkları / Педиатрия / Paediatrics",
];

const NAMES: [&str; 10] = [
    "Tülay Ergün",
    "Baran Koç",
    "Sibel Tan",
    "Onur Uçar",
    "Cemal Sezgin",
    "Deniz Akça",
    "Ece Bulut",
    "Kerem Sağlam",
    "Pınar Toprak",
    "Yiğit Ünal",
];

fn authority() -> Authority {
    Authority::parse("certificates.university.example").expect("an authority")
}

fn key() -> SigningKey {
    SigningKey::from_seed(zeroize::Zeroizing::new(*b"TEST ONLY: seed of the QR bench."))
}

/// A token in the shape of our credentials.
fn token(rotations: usize) -> String {
    let evidence: Vec<_> = (0..rotations)
        .map(|index| {
            let day = index + 10;
            format!(
                r#"{{"name":"{}","narrative":"Bornova Hospital; 2025-10-{day}/2025-11-{day}; {day} h; supervisors: Doç. Dr. {}","type":["Evidence"]}}"#,
                DEPARTMENTS[index], NAMES[index]
            )
        })
        .collect();
    let evidence = if evidence.is_empty() { String::new() } else { format!(r#","evidence":[{}]"#, evidence.join(",")) };
    let payload = format!(
        r#"{{"@context":["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],"credentialStatus":{{"id":"https://certificates.university.example/status/1#48213","statusListCredential":"https://certificates.university.example/status/1","statusListIndex":"48213","statusPurpose":"revocation","type":"BitstringStatusListEntry"}},"credentialSubject":{{"achievement":{{"achievementType":"Fieldwork","criteria":{{"narrative":"Completed as confirmed by the issuer."}},"description":"internship: supervised-practice","id":"https://certificates.university.example/a/autumn-2025","name":"Uluslararası Klinik Staj / Международная стажировка / International Internship","type":["Achievement"]}},"activityEndDate":"2025-11-14T00:00:00Z","activityStartDate":"2025-10-06T00:00:00Z","identifier":[{{"hashed":false,"identityHash":"Tamara Lisovskaya","identityType":"name","type":"IdentityObject"}},{{"hashed":false,"identityHash":"Лисовская Тамара","identityType":"ext:nativeName","type":"IdentityObject"}},{{"hashed":false,"identityHash":"NMU-2025-0417","identityType":"ext:registerNumber","type":"IdentityObject"}}],"result":[{{"type":["Result"],"value":"240 h"}}],"type":["AchievementSubject"]}}{evidence},"id":"urn:uuid:0b0e3a0e-70a5-4f1c-8f0e-3b1d8e1f9a01","iss":"did:web:certificates.university.example","issuer":{{"id":"did:web:certificates.university.example","name":"Ege Üniversitesi / Эгейский университет / Ege University","official":"Prof. Dr. Cemal Sezgin, Tıp Fakültesi Dekanı / Декан медицинского факультета / Dean of the Faculty of Medicine","type":["Profile"]}},"type":["VerifiableCredential","OpenBadgeCredential"],"validFrom":"2025-11-14T00:00:00Z"}}"#
    );
    let header = r#"{"alg":"EdDSA","kid":"did:web:certificates.university.example#key-1","typ":"vc+jwt"}"#;
    let input = format!("{}.{}", base64url::encode(header), base64url::encode(payload));
    let signature = key().sign(input.as_bytes());
    format!("{input}.{}", base64url::encode(signature.0))
}

fn text(rotations: usize) -> String {
    qr::encode(&token(rotations), &authority(), qr::DICTIONARY).expect("a code").text
}

/// From the text of a code to header, payload and signature.
#[divan::bench(args = ROTATIONS)]
fn unpack(bencher: Bencher, rotations: usize) {
    let text = text(rotations);
    bencher.bench(|| {
        let link = qr::Link::parse(black_box(&text)).expect("a link");
        let qr::Content::Whole(packed) = link.content() else { panic!("a reference") };
        packed.unpack(link.authority()).expect("a token")
    });
}

/// What a verdict costs at least: the strict check of one signature over the same token.
#[divan::bench(args = ROTATIONS)]
fn verify_strict(bencher: Bencher, rotations: usize) {
    let (token, key): (String, VerifyingKey) = (token(rotations), key().verifying_key());
    let (input, signature) = token.rsplit_once('.').expect("a token");
    let signature = Signature::from_bytes(&base64url::decode(signature).expect("base64url")).expect("a signature");
    bencher.bench(|| key.verify(black_box(input.as_bytes()), &signature));
}

/// From a token to the text of its code, with reading it back.
#[divan::bench(args = ROTATIONS)]
fn encode(bencher: Bencher, rotations: usize) {
    let (token, authority) = (token(rotations), authority());
    bencher.bench(|| qr::encode(black_box(&token), &authority, qr::DICTIONARY).expect("a code"));
}

/// The symbol of a text, by the number of its digits: versions 13, 19 and 22.
#[cfg(feature = "service")]
#[divan::bench(args = [690, 1_390, 1_770])]
fn symbol(bencher: Bencher, digits: usize) {
    let text = format!("https://certificates.university.example/v#{}", "8014".repeat(digits / 4 + 1));
    let text = text[..text.len() - 4 + digits % 4].to_owned();
    bencher.bench(|| testamur::sheet::symbol::Symbol::new(black_box(&text)).expect("a symbol"));
}
