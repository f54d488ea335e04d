//! An OpenID provider on this machine, which tells the truth, lies, hangs or sends nonsense, and a browser that goes there.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse as _;
use axum::{Json, Router, routing};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use josekit::jwk::Jwk;
use josekit::jwk::alg::ed::EdCurve;
use josekit::jws::{EdDSA, HS256, JwsHeader, RS256};
use josekit::jwt::{self, JwtPayload};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::net::TcpListener;

use super::super::*;
use crate::config::{Names, Oidc};
use crate::fetch::Network;
use crate::issuance::oidc::Provider;
use crate::wire::base64url;

const BACK: &str = "https://demo.testamur.example/desk/sign-in/oidc/back";

/// 60 letters, so that it would do as a key of HS256.
const SECRET: &str = "TEST ONLY: a secret that the provider has given to Testamur%&";

/// What is wrong with an answer of the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lie {
    Audience,
    Expired,
    Hmac,
    Issuer,
    NoToken,
    None,
    Nonce,
    OtherKey,
    Unsigned,
}

/// How the provider behaves.
pub(super) struct Manner {
    pub(super) lie: Lie,
    pub(super) key: Jwk,
    /// What it has promised by a code: subject, and the parameters that it was asked with.
    pub(super) codes: BTreeMap<String, (String, BTreeMap<String, String>)>,
    pub(super) at: Instant,
}

/// An OpenID provider on a port of this machine.
#[derive(Clone)]
pub(super) struct Host {
    pub(super) issuer: String,
    pub(super) manner: Arc<Mutex<Manner>>,
    pub(super) asked: Arc<AtomicUsize>,
}

fn key(id: &str) -> Jwk {
    let mut key = Jwk::generate_ed_key(EdCurve::Ed25519).unwrap();
    key.set_key_id(id);
    key
}

#[expect(clippy::unused_async, reason = "handlers are")]
impl Host {
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let manner = Manner { lie: Lie::None, key: key("first"), codes: BTreeMap::new(), at: testing::noon() };
        let host = Self { issuer, manner: Arc::new(Mutex::new(manner)), asked: Arc::default() };
        let router = Router::new()
            .route("/.well-known/openid-configuration", routing::get(Self::discovery))
            .route("/keys", routing::get(Self::keys))
            .route("/token", routing::post(Self::token))
            .with_state(host.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        host
    }

    /// The service's side of it.
    pub(super) fn provider(&self, second_factor: bool) -> Arc<Provider> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret");
        std::fs::write(&file, format!("{SECRET}\n")).unwrap();
        let settings = Oidc {
            issuer: self.issuer.clone(),
            client_id: "testamur".to_owned(),
            client_secret_file: Some(file),
            name: Names::One("Hill University".to_owned()),
            scopes: vec!["profile".to_owned()],
            private_address: true,
            second_factor,
        };
        Arc::new(Provider::new(&settings, &Network::System).unwrap())
    }

    async fn discovery(State(host): State<Self>) -> Json<Value> {
        host.asked.fetch_add(1, Ordering::SeqCst);
        let at = |path: &str| format!("{}/{path}", host.issuer);
        Json(json!({
            "issuer": host.issuer, "authorization_endpoint": at("authorize"), "token_endpoint": at("token"), "jwks_uri": at("keys"),
            "response_types_supported": ["code"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256", "EdDSA", "HS256", "none"],
        }))
    }

    async fn keys(State(host): State<Self>) -> Json<Value> {
        let manner = host.manner.lock().unwrap();
        let mut public = manner.key.to_public_key().unwrap();
        public.set_key_id(manner.key.key_id().unwrap());
        Json(json!({"keys": [public]}))
    }

    async fn token(State(host): State<Self>, headers: HeaderMap, form: String) -> Response<Body> {
        let form: BTreeMap<String, String> = url::form_urlencoded::parse(form.as_bytes()).into_owned().collect();
        let refuse = |error: &str| (StatusCode::BAD_REQUEST, Json(json!({"error": error}))).into_response();
        let escaped: String = url::form_urlencoded::byte_serialize(SECRET.as_bytes()).collect();
        let basic = format!("Basic {}", STANDARD.encode(format!("testamur:{escaped}")));
        if headers.get(header::AUTHORIZATION).is_none_or(|value| value.to_str().unwrap() != basic) {
            return refuse("invalid_client");
        }
        let mut manner = host.manner.lock().unwrap();
        let Some((subject, asked)) = manner.codes.remove(&form["code"]) else { return refuse("invalid_grant") };
        let challenge = base64url::encode(Sha256::digest(&form["code_verifier"]));
        if challenge != asked["code_challenge"] || form["redirect_uri"] != asked["redirect_uri"] {
            return refuse("invalid_grant");
        }
        let mut answer = json!({"access_token": "a", "token_type": "Bearer"});
        if manner.lie != Lie::NoToken {
            answer["id_token"] = manner.sign(&host.issuer, &subject, &asked["nonce"]).into();
        }
        Json(answer).into_response()
    }

    /// Somebody signs in at the provider; the query with which it sends the browser back.
    pub(super) fn allow(&self, url: &str, subject: &str) -> String {
        let url = url::Url::parse(url).unwrap();
        assert!(url.as_str().starts_with(&format!("{}/authorize?", self.issuer)), "{url}");
        let asked: BTreeMap<String, String> = url.query_pairs().into_owned().collect();
        for (name, value) in [
            ("response_type", "code"),
            ("client_id", "testamur"),
            ("redirect_uri", BACK),
            ("code_challenge_method", "S256"),
            ("scope", "openid profile"),
        ] {
            assert_eq!(asked[name], value, "{name}");
        }
        let code = format!("code-{}", asked["state"]);
        let back = format!("state={}&code={code}", asked["state"]);
        self.manner.lock().unwrap().codes.insert(code, (subject.to_owned(), asked));
        back
    }
}

impl Manner {
    fn sign(&self, issuer: &str, subject: &str, nonce: &str) -> String {
        let at = self.at.to_unix();
        let lies = |lie, wrong: &str, right: &str| if self.lie == lie { wrong.to_owned() } else { right.to_owned() };
        let claims = json!({
            "iss": lies(Lie::Issuer, "https://login.evil.example", issuer),
            "aud": lies(Lie::Audience, "another", "testamur"),
            "nonce": lies(Lie::Nonce, "another", nonce),
            "sub": subject,
            "iat": at,
            "exp": if self.lie == Lie::Expired { at - 120 } else { at + 120 },
        });
        let payload = JwtPayload::from_map(claims.as_object().unwrap().clone()).unwrap();
        let mut header = JwsHeader::new();
        header.set_token_type("JWT");
        if self.lie == Lie::Unsigned {
            return jwt::encode_unsecured(&payload, &header).unwrap();
        }
        if self.lie == Lie::Hmac {
            return jwt::encode_with_signer(&payload, &header, &HS256.signer_from_bytes(SECRET).unwrap()).unwrap();
        }
        header.set_key_id(self.key.key_id().unwrap());
        if self.key.key_type() == "RSA" {
            return jwt::encode_with_signer(&payload, &header, &RS256.signer_from_jwk(&self.key).unwrap()).unwrap();
        }
        let other = key("first");
        let key = if self.lie == Lie::OtherKey { &other } else { &self.key };
        jwt::encode_with_signer(&payload, &header, &EdDSA.signer_from_jwk(key).unwrap()).unwrap()
    }
}

impl Browser {
    pub(super) fn beside_provider(register: &Register, provider: &Arc<Provider>) -> Self {
        let mut browser = Self::new(register);
        let clock = Clock::Fixed(browser.at);
        browser.service = testing::service_with(register.clone(), clock, (Some(Arc::clone(provider)), None));
        browser
    }

    /// Where a page leads that leads to the provider.
    pub(super) async fn led(&mut self, path: &str, fields: &[(&str, &str)]) -> String {
        let response = self.send(path, fields).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        let refresh = response.headers()["refresh"].to_str().unwrap().strip_prefix("0; url=").unwrap().to_owned();
        let page = body(response).await;
        assert!(page.contains("Hill University") && page.contains(&refresh.replace('&', "&#38;")), "{page}");
        refresh
    }

    pub(super) async fn back(&mut self, query: &str) -> String {
        place(&self.ask(get(&format!("/desk/sign-in/oidc/back?{query}"))).await).to_owned()
    }

    /// Goes to the provider, signs in there, comes back; the page that follows.
    pub(super) async fn by_provider(&mut self, host: &Host, subject: &str) -> String {
        let url = self.led("/desk/sign-in/oidc", &[]).await;
        self.back(&host.allow(&url, subject)).await
    }

    /// Connects the own account; the page that follows.
    pub(super) async fn connect(&mut self, host: &Host, subject: &str) -> String {
        let url = self.led("/desk/link/ask", &[("password", PASSWORD)]).await;
        self.back(&host.allow(&url, subject)).await
    }

    pub(super) async fn leave(&mut self) {
        assert_eq!(place(&self.send("/desk/sign-out", &[]).await), "/desk/sign-in");
    }
}

/// A host that answers each connection with these bytes, or with nothing.
pub(super) async fn odd(answer: Option<Vec<u8>>) -> (Host, Arc<AtomicUsize>) {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut host = Host::start().await;
    host.issuer = format!("http://{}", listener.local_addr().unwrap());
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&asked);
    tokio::spawn(async move {
        let mut open = Vec::new();
        while let Ok((mut stream, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::SeqCst);
            if let Some(answer) = &answer {
                let mut request = [0; 1024];
                _ = stream.read(&mut request).await;
                _ = stream.write_all(answer).await;
            }
            open.push(stream);
        }
    });
    (host, asked)
}
