//! A university's own program, by HTTP: it prepares a batch, an institution lets it be signed or not, and the certificates come out.

use std::sync::{Arc, Barrier};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use testamur::access::{Means, Scope};
use testamur::http::{Options, Service, router};
use testamur::issuance::materials::Workshop;
use testamur::issuance::{Moment, Office, Step};
use testamur::wire::digest::Digest;
use tower::ServiceExt as _;

use crate::gate::{PEOPLE, PROGRAMME, office, roster_text, with_institution};
use crate::register::Folder;

/// Where the institution's own layouts, fonts and logo lie.
fn workshop(folder: &Folder) -> Workshop {
    Workshop { institutions: folder.path().join("institutions"), fonts: folder.path().join("fonts") }
}

struct Client<'a> {
    router: Router,
    token: String,
    _folder: &'a Folder,
}

impl<'a> Client<'a> {
    async fn new(folder: &'a Folder, keeper: &Office, scopes: &[Scope]) -> Self {
        Self::at(office(folder.path()).await, (folder, keeper), scopes).await
    }

    /// A client of another process, as it were: with an office of its own on the same register.
    async fn at(own: Office, (folder, keeper): (&'a Folder, &Office), scopes: &[Scope]) -> Self {
        let (id, secret) = keeper.add_client("kursk", "TEST ONLY", scopes).await.unwrap();
        let token = keeper.client_token(&id, secret.expose(), None).await.unwrap().unwrap().token;
        let options = Options {
            is_demo: true,
            sheets: folder.path().join("sheets"),
            workshop: workshop(folder),
            ..Options::default()
        };
        let router = router(Service::new(own, options));
        Self { router, token: token.expose().to_owned(), _folder: folder }
    }

    async fn ask(&self, method: &str, path: &str, kind: &str, body: String) -> (StatusCode, Vec<u8>) {
        let request = Request::builder()
            .method(method)
            .uri(format!("/v1/institutions/kursk{path}"))
            .header("authorization", format!("Bearer {}", self.token))
            .header("content-type", kind)
            .body(Body::from(body))
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        (status, axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec())
    }

    async fn json(&self, method: &str, path: &str) -> (StatusCode, Value) {
        let (status, body) = self.ask(method, path, "application/json", String::new()).await;
        (status, serde_json::from_slice(&body).unwrap_or(Value::Null))
    }

    async fn prepare(&self, query: &str, roster: &str) -> (StatusCode, Value) {
        self.prepare_of(PROGRAMME, query, roster).await
    }

    async fn prepare_of(&self, programme: &str, query: &str, roster: &str) -> (StatusCode, Value) {
        let part = |name: &str, file: &str, text: &str| {
            format!("--X\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\r\n{text}\r\n")
        };
        let form = part("programme", "forum.toml", programme) + &part("roster", "forum.csv", roster) + "--X--\r\n";
        let (status, body) =
            self.ask("POST", &format!("/batches{query}"), "multipart/form-data; boundary=X", form).await;
        (status, serde_json::from_slice(&body).unwrap())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_prepares_and_lets_sign_only_where_the_institution_allows_it() {
    let folder = Folder::new();
    let keeper = with_institution(folder.path()).await;
    let client = Client::new(&folder, &keeper, &[Scope::Draft, Scope::Register, Scope::Seal, Scope::Status]).await;
    let (status, tried) = client.prepare("?dry_run=true", &roster_text()).await;
    assert_eq!((status, &tried["would_issue"]), (StatusCode::OK, &json!(PEOPLE)));
    let (status, prepared) = client.prepare("", &roster_text()).await;
    assert_eq!(status, StatusCode::CREATED, "{prepared}");
    let batch = prepared["batches"][0]["batch"].as_str().unwrap().to_owned();
    assert_eq!(prepared["batches"][0]["numbers"].as_array().unwrap().len(), PEOPLE);
    let (status, refused) = client.json("POST", &format!("/batches/{batch}/seal")).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("not-allowed")), "{refused}");
    keeper.set_approval_policy("kursk", &[Means::Client]).await.unwrap();
    let (status, _) = client.json("POST", &format!("/batches/{batch}/seal")).await;
    assert_eq!(status, StatusCode::ACCEPTED);
    let shown = released(&client, &batch).await;
    assert_eq!(shown["approval"]["means"], "client");
    let number = shown["rows"][0]["number"].as_str().unwrap();
    let (_, state) = client.json("GET", &format!("/certificates/{number}")).await;
    assert_eq!(state["state"], "released");
    let (status, pdf) = client.ask("GET", &format!("/certificates/{number}.pdf"), "", String::new()).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(json!(Digest::of(&pdf).to_string()), state["pdf_sha256"], "the file that was released");
    let (_, token) = client.ask("GET", &format!("/certificates/{number}.jwt"), "", String::new()).await;
    assert!(token.starts_with(b"eyJ"));
    let withdraw = json!({"action": "withdraw", "reason": "issued-by-mistake", "note": "TEST ONLY"}).to_string();
    let path = format!("/certificates/{number}/status");
    assert_eq!(client.ask("POST", &path, "application/json", withdraw.clone()).await.0, StatusCode::NO_CONTENT);
    assert_eq!(client.ask("POST", &path, "application/json", withdraw).await.0, StatusCode::CONFLICT);
    let (_, state) = client.json("GET", &format!("/certificates/{number}")).await;
    assert_eq!(state["state"], "withdrawn");
    let audit = keeper.store.audit_of(keeper.institution("kursk").await.unwrap().id, None, 100).await.unwrap();
    for action in ["check", "withdraw"] {
        let mut rows = audit.iter().filter(|row| row.action == action).peekable();
        assert!(rows.peek().is_some() && rows.all(|row| row.actor.starts_with("kursk-")), "{action}: {audit:?}");
    }
}

/// Waits until a batch is released.
async fn released(client: &Client<'_>, batch: &str) -> Value {
    for _ in 0..600 {
        let (_, shown) = client.json("GET", &format!("/batches/{batch}")).await;
        if shown["state"] == "released" {
            return shown;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the batch was not released within a minute");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_told_and_a_batch_that_nobody_wants_is_dropped() {
    let folder = Folder::new();
    let keeper = with_institution(folder.path()).await;
    let client = Client::new(&folder, &keeper, &[Scope::Draft]).await;
    let (status, faulty) = client.prepare("", "Name;Birth date\nA Bc;yesterday\n").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{faulty}");
    assert_eq!((&faulty["code"], &faulty["faults"][0]["row"]), (&json!("faults"), &json!(2)));
    assert!(!faulty["faults"][0]["cure"].as_str().unwrap().is_empty());
    let (_, prepared) = client.prepare("", &roster_text()).await;
    let batch = prepared["batches"][0]["batch"].as_str().unwrap();
    let (_, listed) = client.json("GET", "/batches").await;
    assert_eq!((&listed["batches"][0]["batch"], &listed["batches"][0]["state"]), (&json!(batch), &json!("checked")));
    assert_eq!(client.json("DELETE", &format!("/batches/{batch}")).await.0, StatusCode::NO_CONTENT);
    assert_eq!(client.json("GET", &format!("/batches/{batch}")).await.0, StatusCode::NOT_FOUND);
    let (status, _) = client.ask("POST", "/batches", "text/plain", "x".to_owned()).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_prints_with_the_layout_the_logo_and_the_fonts_of_its_institution() {
    const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9v9z\"/></svg>";
    let folder = Folder::new();
    let keeper = with_institution(folder.path()).await;
    keeper.set_approval_policy("kursk", &[Means::Client]).await.unwrap();
    let client = Client::new(&folder, &keeper, &[Scope::Draft, Scope::Register, Scope::Seal]).await;
    let own = PROGRAMME.replace("number = ", "sheet = \"faculty\"\nnumber = ");
    let (status, faulty) = client.prepare_of(&own, "?dry_run=true", &roster_text()).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "there is no such layout yet: {faulty}");

    let files = workshop(&folder).folder("kursk");
    std::fs::create_dir_all(files.join("layouts")).unwrap();
    std::fs::write(files.join("layouts/faculty.toml"), "extends = \"classic\"\n[colours]\naccent = \"#7a1f2b\"\n")
        .unwrap();
    std::fs::write(files.join("logo.svg"), LOGO).unwrap();
    let (status, prepared) = client.prepare_of(&own, "", &roster_text()).await;
    assert_eq!(status, StatusCode::CREATED, "{prepared}");
    let batch = prepared["batches"][0]["batch"].as_str().unwrap().to_owned();
    // What the batch was checked with is kept: the files may change, or go.
    std::fs::remove_dir_all(&files).unwrap();
    assert_eq!(client.json("POST", &format!("/batches/{batch}/seal")).await.0, StatusCode::ACCEPTED);
    let shown = released(&client, &batch).await;
    let number = shown["rows"][0]["number"].as_str().unwrap();
    let (_, state) = client.json("GET", &format!("/certificates/{number}")).await;
    let (status, pdf) = client.ask("GET", &format!("/certificates/{number}.pdf"), "", String::new()).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(json!(Digest::of(&pdf).to_string()), state["pdf_sha256"]);

    let (_, plain) = client.prepare_of(PROGRAMME, "?dry_run=true", &roster_text()).await;
    assert_eq!(plain["skipped"].as_array().unwrap().len(), PEOPLE, "{plain}");
    std::fs::create_dir_all(files.join("layouts")).unwrap();
    std::fs::write(files.join("layouts/classic.toml"), "extends = \"modern\"\n").unwrap();
    let (status, body) = client.prepare_of(&own, "?dry_run=true", &roster_text()).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR, "a layout of theirs is called like a built-in one");
    assert!(body["detail"].is_null(), "no path of this machine is told: {body}");
}

/// The process that seals holds the claim of the batch, then dies in the middle of it.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_seal_that_one_process_has_begun_is_ended_by_another_after_the_first_has_died() {
    let folder = Folder::new();
    let keeper = with_institution(folder.path()).await;
    keeper.set_approval_policy("kursk", &[Means::Client]).await.unwrap();
    let scopes = [Scope::Draft, Scope::Register, Scope::Seal];
    let mut dying = office(folder.path()).await;
    let (reached, dies) = (Arc::new(Barrier::new(2)), Arc::new(Barrier::new(2)));
    let gate = (Arc::clone(&reached), Arc::clone(&dies));
    dying.interrupt = Some(Box::new(move |step, moment| {
        let is_there = (step, moment) == (Step::Render, Moment::Before);
        if is_there {
            tokio::task::block_in_place(|| (gate.0.wait(), gate.1.wait()));
        }
        is_there
    }));
    let first = Client::at(dying, (&folder, &keeper), &scopes).await;
    let second = Client::new(&folder, &keeper, &scopes).await;
    let (_, prepared) = first.prepare("", &roster_text()).await;
    let batch = prepared["batches"][0]["batch"].as_str().unwrap().to_owned();
    let seal = format!("/batches/{batch}/seal");
    assert_eq!(first.json("POST", &seal).await.0, StatusCode::ACCEPTED);
    tokio::task::block_in_place(|| reached.wait());
    // The first is at it: the second is let begin, finds the batch claimed, and signs and prints nothing.
    assert_eq!(second.json("POST", &seal).await.0, StatusCode::ACCEPTED);
    tokio::time::sleep(Duration::from_millis(300)).await;
    let (_, shown) = second.json("GET", &format!("/batches/{batch}")).await;
    assert_eq!((&shown["state"], &shown["released"]), (&json!("sealed"), &json!(0)), "{shown}");
    tokio::task::block_in_place(|| dies.wait());
    drop(first);
    let shown = ended(&second, &batch).await;
    assert_eq!((&shown["sealed"], &shown["released"]), (&json!(PEOPLE), &json!(PEOPLE)));
    let id = keeper.institution("kursk").await.unwrap().id;
    let audit = keeper.store.audit_of(id, None, 200).await.unwrap();
    for (action, count) in [("approve", 1), ("seal", PEOPLE), ("release", PEOPLE)] {
        assert_eq!(audit.iter().filter(|row| row.action == action).count(), count, "{action}");
    }
}

/// Asks again until the batch is released, as a program does that was told 202.
async fn ended(client: &Client<'_>, batch: &str) -> Value {
    for _ in 0..100 {
        assert_eq!(client.json("POST", &format!("/batches/{batch}/seal")).await.0, StatusCode::ACCEPTED);
        tokio::time::sleep(Duration::from_millis(200)).await;
        let (_, shown) = client.json("GET", &format!("/batches/{batch}")).await;
        if shown["state"] == "released" {
            return shown;
        }
    }
    panic!("nobody has ended the batch within twenty seconds");
}
