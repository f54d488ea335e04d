//! The W3C VC API over the whole router, without a socket: what the W3C test suites assert, and what they do not.

mod closed;
mod command;
mod fixtures;
mod identifiers;
mod issue;
mod presentations;
mod status;
mod verify;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use serde_json::{Map, Value, json};
use tempfile::TempDir;
use testamur::http::{Conformance, Options, Service, router};
use testamur::issuance::{Chance, Keyring, Office};
use testamur::keys::{KeyId, SigningKey};
use testamur::proof::data_integrity::{Cryptosuite, NewProof, ProofPurpose};
use testamur::proof::json_ld::Contexts;
use testamur::store::Store;
use testamur::time::{Clock, Instant};
use tower::ServiceExt as _;
use zeroize::Zeroizing;

/// Where the service under test says that it is.
const BASE: &str = "http://127.0.0.1:8080";

/// A service whose register is in a folder of its own.
struct Api {
    router: Router,
    did: String,
    _folder: TempDir,
}

fn noon() -> Instant {
    Instant::parse("2026-07-15T12:00:00Z").unwrap()
}

fn key(seed: u8) -> SigningKey {
    let mut bytes = *b"TEST ONLY: a seed of 32 bytes #0";
    bytes[31] = seed;
    SigningKey::from_seed(Zeroizing::new(bytes))
}

/// The verification method of a key's own `did:key`.
fn method(key: &SigningKey) -> KeyId {
    let multikey = key.verifying_key().to_multikey();
    KeyId::parse(&format!("did:key:{multikey}#{multikey}")).unwrap()
}

impl Api {
    /// As `serve --conformance` runs it.
    async fn conformance() -> Self {
        let conformance = Arc::new(Conformance::new(key(1), BASE).unwrap());
        Self::with(Some(conformance)).await
    }

    /// As `serve` runs it.
    async fn closed() -> Self {
        Self::with(None).await
    }

    async fn with(conformance: Option<Arc<Conformance>>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let office = Office {
            store: Store::open(folder.path()).await.unwrap(),
            keyring: Keyring::new(folder.path().to_owned(), Zeroizing::new(b"TEST ONLY".to_vec())),
            clock: Clock::Fixed(noon()),
            chance: Chance::System,
            interrupt: None,
            is_demo: false,
        };
        let did = conformance.as_ref().map(|one| one.did().to_string()).unwrap_or_default();
        let options = Options { conformance, ..Options::default() };
        Self { router: router(Service::new(office, options)), did, _folder: folder }
    }

    async fn send(&self, request: Request<Body>) -> Response<Body> {
        self.router.clone().oneshot(request).await.unwrap()
    }

    async fn post(&self, path: &str, body: &Value) -> (StatusCode, Value) {
        let request = Request::post(path).header("content-type", "application/json").header("host", "127.0.0.1:8080");
        read(self.send(request.body(body.to_string().into()).unwrap()).await).await
    }

    async fn get(&self, path: &str, accept: &str) -> (StatusCode, String, Value) {
        let request = Request::get(path).header("accept", accept).body(Body::empty()).unwrap();
        let response = self.send(request).await;
        let kind = response.headers()["content-type"].to_str().unwrap().to_owned();
        let (status, body) = read(response).await;
        (status, kind, body)
    }

    async fn issue(&self, credential: &Value, options: Value) -> (StatusCode, Value) {
        self.post("/credentials/issue", &json!({"credential": credential, "options": options})).await
    }

    /// Issues what must be issued.
    async fn issued(&self, credential: &Value, options: Value) -> Value {
        let (status, mut body) = self.issue(credential, options).await;
        assert_eq!(status, StatusCode::CREATED, "{body}");
        body["verifiableCredential"].take()
    }

    async fn verify(&self, credential: &Value, options: Value) -> (StatusCode, Value) {
        self.post("/credentials/verify", &json!({"verifiableCredential": credential, "options": options})).await
    }

    async fn verify_presentation(&self, presentation: &Value, options: Value) -> (StatusCode, Value) {
        self.post("/presentations/verify", &json!({"verifiablePresentation": presentation, "options": options})).await
    }
}

async fn read(response: Response<Body>) -> (StatusCode, Value) {
    let status = response.status();
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

/// The least credential that there can be.
fn credential() -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiableCredential"],
        "credentialSubject": {"id": "did:example:subject"},
    })
}

/// The contexts of the test suites.
fn contexts() -> Contexts {
    let examples = r#"{"@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}}"#;
    Contexts::embedded().with("https://www.w3.org/ns/credentials/examples/v2", examples)
}

/// Somebody who holds a key and presents with it.
struct Wallet {
    key: SigningKey,
    method: KeyId,
}

impl Wallet {
    fn new(seed: u8) -> Self {
        let key = key(seed);
        Self { method: method(&key), key }
    }

    fn did(&self) -> &str {
        self.method.did()
    }

    /// A credential, signed in its own name.
    fn credential(&self, credential: &Value) -> Value {
        let mut credential = credential.clone();
        credential["issuer"] = json!(self.did());
        self.sign(&credential, NewProof::assertion(Cryptosuite::EddsaRdfc2022, &self.method, noon()))
    }

    /// A presentation, signed for a domain and a challenge.
    fn present(&self, presentation: &Value, domain: &[&str], challenge: Option<&str>) -> Value {
        let assertion = NewProof::assertion(Cryptosuite::EddsaRdfc2022, &self.method, noon());
        self.sign(presentation, NewProof { purpose: ProofPurpose::Authentication, domain, challenge, ..assertion })
    }

    fn sign(&self, document: &Value, proof: NewProof<'_>) -> Value {
        let mut signed: Map<String, Value> = proof
            .add_with(document.as_object().unwrap(), &self.key, &contexts())
            .unwrap_or_else(|fault| panic!("{fault}: {document}"));
        let only = signed["proof"][0].take();
        signed.insert("proof".to_owned(), only);
        Value::Object(signed)
    }
}

/// The problem types of an answer, without what comes before `#` or the last colon.
fn problems(body: &Value) -> Vec<&str> {
    let problems = body["problemDetails"].as_array().map(Vec::as_slice).unwrap_or_default();
    problems.iter().map(|problem| problem["type"].as_str().unwrap().rsplit(['#', ':']).next().unwrap()).collect()
}
