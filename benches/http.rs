//! What one `POST /v1/verify` of a token costs beside what it cannot do without: a constant answer of axum and one raw
//! `verify_strict` of the same bytes. On one keep-alive connection in memory and one thread, so that no time is the kernel's.

#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a bench that cannot run must stop")]

#[path = "../tests/it/proof/example.rs"]
mod example;

use std::cell::RefCell;
use std::time::Duration;

use axum::Router;
use divan::{Bencher, black_box};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use testamur::claims::{Slug, Text};
use testamur::http::{Options, Service, router};
use testamur::issuance::{Chance, Keyring, Office};
use testamur::keys::{KeyId, Purpose};
use testamur::proof::{Typ, jws};
use testamur::store::{KeyRow, NewInstitution, Store};
use testamur::time::{Clock, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream};
use tokio::runtime::Runtime;

/// The allocator of the binary, so that its figures are those of the binary.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

#[divan::bench]
fn raw_verify_strict(bencher: Bencher) {
    let (key, token) = (example::key(), token());
    let (signed, _) = token.rsplit_once('.').unwrap();
    let (public, signature) = (key.verifying_key(), key.sign(signed.as_bytes()));
    bencher.bench(|| public.verify(black_box(signed.as_bytes()), &signature));
}

#[divan::bench]
fn constant_answer(bencher: Bencher) {
    let constant = Router::new().route("/", axum::routing::get(|| async { "ok" }));
    bench(bencher, &runtime(), constant, "GET / HTTP/1.1\r\nhost: localhost\r\n\r\n", "ok");
}

#[divan::bench]
fn verify_token(bencher: Bencher) {
    verify(bencher, "application/vc+jwt", &token());
}

#[divan::bench]
fn verify_credential(bencher: Bencher) {
    verify(bencher, "application/vc", &serde_json::Value::Object(example::secured()).to_string());
}

fn verify(bencher: Bencher, kind: &str, body: &str) {
    let head = format!("POST /v1/verify HTTP/1.1\r\nhost: localhost\r\ncontent-type: {kind}\r\n");
    let request = format!("{head}content-length: {}\r\n\r\n{body}", body.len());
    let runtime = runtime();
    let service = runtime.block_on(service());
    bench(bencher, &runtime, router(service), &request, "\"verdict\":\"accept\"");
}

/// Times requests on one connection; every answer has to hold `expected`.
fn bench(bencher: Bencher, runtime: &Runtime, app: Router, request: &str, expected: &str) {
    let (client, server) = tokio::io::duplex(64 * 1024);
    runtime.spawn(async move {
        let mut http = http1::Builder::new();
        let http = http.timer(TokioTimer::new()).header_read_timeout(Duration::from_secs(20));
        http.serve_connection(TokioIo::new(server), TowerToHyperService::new(app)).await
    });
    let client = RefCell::new((client, vec![0; 64 * 1024]));
    let exchange = || {
        let (client, buffer) = &mut *client.borrow_mut();
        runtime.block_on(exchange(client, request.as_bytes(), buffer))
    };
    let length = exchange();
    let answer = String::from_utf8_lossy(&client.borrow().1[..length]).into_owned();
    assert!(answer.contains(expected), "{answer}");
    bencher.bench_local(exchange);
}

/// Sends a request and reads the whole answer; returns its length.
async fn exchange(client: &mut DuplexStream, request: &[u8], buffer: &mut [u8]) -> usize {
    client.write_all(request).await.unwrap();
    let (mut length, mut whole) = (0, None);
    while whole.is_none_or(|whole| length < whole) {
        length += client.read(&mut buffer[length..]).await.unwrap();
        whole = whole.or_else(|| expected_length(&buffer[..length]));
    }
    length
}

/// The length of head and body, once the head is there.
fn expected_length(answer: &[u8]) -> Option<usize> {
    let head = answer.windows(4).position(|window| window == b"\r\n\r\n")?;
    let text = std::str::from_utf8(&answer[..head]).unwrap();
    let length = text.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
    Some(head + 4 + length.parse::<usize>().unwrap())
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

fn token() -> String {
    let certificate = example::certificate();
    let kid = KeyId::numbered(&certificate.issuer.did, 1);
    jws::sign(&testamur::credential::payload(&certificate), Typ::Credential, &kid, &example::key())
}

/// A service that hosts the institution of the example.
async fn service() -> Service {
    let at = Instant::parse("2026-07-15T12:00:00Z").unwrap();
    let folder = tempfile::tempdir().unwrap().keep();
    let store = Store::open(&folder).await.unwrap();
    let certificate = example::certificate();
    let did = certificate.issuer.did;
    let mut tx = store.begin().await.unwrap();
    let institution = NewInstitution {
        slug: Slug::parse("medeniyet").unwrap(),
        authority: did.authority().unwrap(),
        names: certificate.issuer.name.iter().map(|name| ("en".to_owned(), Text::new(name).unwrap())).collect(),
        did: did.clone(),
        country: "TR".to_owned(),
        website: None,
        identifiers: Vec::new(),
        number_pattern: None,
        logo: None,
    };
    let id = tx.insert_institution(&institution, at).await.unwrap();
    let key = KeyRow {
        id: KeyId::numbered(&did, 1),
        purpose: Purpose::Credential,
        key: example::key().verifying_key(),
        added: at,
        retired: None,
        revoked: None,
    };
    tx.insert_key(Some(id), &key).await.unwrap();
    tx.commit().await.unwrap();
    let keyring = Keyring::new("nowhere".into(), Vec::new().into());
    let office =
        Office { store, keyring, clock: Clock::System, chance: Chance::System, interrupt: None, is_demo: false };
    Service::new(office, Options::default())
}
