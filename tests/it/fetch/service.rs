//! The same by HTTP: whatever a host does, the answer comes soon and is an answer.

use std::sync::Arc;
use std::time::{Duration, Instant as Stopwatch};

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use testamur::fetch::Fetch;
use testamur::http::{Options, Service, router};
use testamur::issuance::Office;
use testamur::time::Clock;
use testamur::trust::Trust;
use tower::ServiceExt as _;

use super::internet::{Internet, Page};
use super::search::{at, medeniyet_online, pinned, token};
use crate::gate;
use crate::register::Folder;
use crate::vectors::make::world::{self, KURSK, MEDENIYET, kid, list_url};

/// A service without institutions of its own.
async fn service(folder: &Folder, elsewhere: Trust, fetch: Option<Fetch>) -> Service {
    let office = Office { clock: Clock::Fixed(at()), ..gate::office(folder.path()).await };
    let options = Options { elsewhere: Arc::new(elsewhere), fetch, ..Options::default() };
    Service::new(office, options)
}

async fn send(service: &Service, path: &str, kind: &str, body: String) -> String {
    let request = Request::post(path).header("host", "verify.example").header("content-type", kind);
    let response = router(service.clone()).oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    assert_eq!(response.status(), 200);
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

async fn told(service: &Service, text: &str) -> String {
    brief(&serde_json::from_str(&send(service, "/v1/verify", "text/plain", text.to_owned()).await).unwrap())
}

fn brief(answer: &Value) -> String {
    let result = &answer["results"][0];
    format!("{} {} {}", result["verdict"], result["reason"], result["issuer"]["trust"]).replace('"', "")
}

/// A certificate of an issuer on a host of its own, whose keys nobody has.
fn stranger(host: &str) -> String {
    let did = format!("did:web:{host}");
    let mut certificate = world::certificate();
    certificate.issuer.did = testamur::claims::Did::parse(&did).unwrap();
    certificate.status.list = list_url(&did, 1);
    let payload = testamur::credential::payload(&certificate);
    world::sign(&payload, &kid(&did, 1), &world::key_of(MEDENIYET, 1))
}

#[tokio::test]
async fn the_service_looks_up_strangers_and_status_where_it_may() {
    let internet = medeniyet_online().await;
    let folder = Folder::new();
    let online = service(&folder, Trust::new(), Some(internet.fetch())).await;
    assert_eq!(told(&online, &token()).await, "undecided issuer-not-trusted resolved");
    let credential = world::json_text(&world::secured(&world::certificate()));
    assert_eq!(told(&online, &credential).await, "undecided issuer-not-trusted resolved");
    let page = send(&online, "/v?lang=en", "text/plain", token()).await;
    assert!(page.contains("certificates.medeniyet.example"), "{page}");
    assert_eq!(internet.asked(), 2, "keys and status, once each");
    let believing = service(&folder, pinned(), Some(internet.fetch())).await;
    assert_eq!(told(&believing, &token()).await, "accept null pinned");
    let asked = internet.asked();
    let offline = service(&folder, Trust::new(), None).await;
    assert_eq!(told(&offline, &token()).await, "undecided issuer-unknown none");
    let offline = service(&folder, pinned(), None).await;
    assert_eq!(told(&offline, &token()).await, "undecided status-unavailable pinned");
    assert_eq!(internet.asked(), asked);
    // What is believed may change while the service runs.
    offline.believe(Trust::new()).await;
    assert_eq!(told(&offline, &token()).await, "undecided issuer-unknown none");
}

#[tokio::test]
async fn a_host_that_hangs_costs_its_request_a_few_seconds_and_the_next_ones_nothing() {
    let internet = medeniyet_online().await;
    let folder = Folder::new();
    internet.put(&list_url(MEDENIYET, 1), Page::Hang);
    let waiting = service(&folder, pinned(), Some(internet.fetch())).await;
    let began = Stopwatch::now();
    assert_eq!(told(&waiting, &token()).await, "undecided status-unavailable pinned");
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    let began = Stopwatch::now();
    for _ in 0..20 {
        assert_eq!(told(&waiting, &token()).await, "undecided status-unavailable pinned");
    }
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
    assert_eq!(internet.asked(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_looks_up_what_its_lines_lack_all_at_once_and_within_its_budget() {
    let internet = medeniyet_online().await;
    let folder = Folder::new();
    let service = service(&folder, Trust::new(), Some(internet.fetch())).await;
    // One genuine line, one that is no certificate, and strangers on two hundred hosts that nobody has.
    let mut lines = vec![json!({"ref": "genuine", "jwt": token()}), json!({"ref": "none", "jwt": "nothing"})];
    lines.extend((0..200).map(|n| json!({"ref": n, "jwt": stranger(&format!("host-{n}.example"))})));
    lines.push(json!({"ref": "again", "jwt": token()}));
    let batch: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let began = Stopwatch::now();
    let answers = send(&service, "/v1/verify/batch", "application/x-ndjson", batch).await;
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
    let answers: Vec<Value> = answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let refs: Vec<_> = answers.iter().map(|answer| answer["ref"].clone()).collect();
    assert_eq!(refs, lines.iter().map(|line| line["ref"].clone()).collect::<Vec<_>>());
    assert_eq!(brief(&answers[0]), "undecided issuer-not-trusted resolved");
    assert_eq!(brief(&answers[202]), "undecided issuer-not-trusted resolved");
    assert_eq!(brief(&answers[1]), "undecided nothing-found null");
    assert!(answers[2..202].iter().all(|answer| brief(answer) == "undecided issuer-unknown none"));
}

#[tokio::test]
async fn one_request_asks_few_hosts() {
    let names: Vec<String> = (0..20).map(|n| format!("host-{n}.example")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let internet = Internet::new(&names).await;
    let folder = Folder::new();
    let service = service(&folder, Trust::new(), Some(internet.fetch())).await;
    let file: String = names.iter().map(|name| stranger(name) + "\n").collect();
    let answer: Value = serde_json::from_str(&send(&service, "/v1/verify", "text/plain", file).await).unwrap();
    assert_eq!(answer["results"].as_array().unwrap().len(), 20);
    assert_eq!(internet.asked(), 8);
}

#[tokio::test]
async fn two_institutions_of_one_host_have_documents_of_their_own() {
    let internet = Internet::new(&["testamur.example"]).await;
    let folder = Folder::new();
    let service = service(&folder, Trust::new(), Some(internet.fetch())).await;
    let mut certificate = world::certificate();
    certificate.issuer.did = testamur::claims::Did::parse(KURSK).unwrap();
    let payload = testamur::credential::payload(&certificate);
    let token = world::sign(&payload, &kid(KURSK, 1), &world::key_of(KURSK, 1));
    assert_eq!(told(&service, &token).await, "undecided issuer-unknown none");
    assert!(internet.heads()[0].starts_with("get /kursk/did.json "), "{:?}", internet.heads());
}
