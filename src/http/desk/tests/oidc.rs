//! Signing in by an OpenID provider: one of our own, which tells the truth, lies, hangs and is away.

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

use super::*;
use crate::config::{Names, Oidc};
use crate::fetch::Network;
use crate::issuance::oidc::Provider;
use crate::wire::base64url;

const BACK: &str = "https://demo.testamur.example/desk/sign-in/oidc/back";

/// What is wrong with an answer of the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lie {
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
struct Manner {
    lie: Lie,
    key: Jwk,
    /// What it has promised by a code: subject, and the parameters that it was asked with.
    codes: BTreeMap<String, (String, BTreeMap<String, String>)>,
    at: Instant,
}

/// An OpenID provider on a port of this machine.
#[derive(Clone)]
struct Host {
    issuer: String,
    manner: Arc<Mutex<Manner>>,
    asked: Arc<AtomicUsize>,
}

/// 60 letters, so that it would do as a key of HS256.
const SECRET: &str = "TEST ONLY: a secret that the provider has given to Testamur%&";

fn key(id: &str) -> Jwk {
    let mut key = Jwk::generate_ed_key(EdCurve::Ed25519).unwrap();
    key.set_key_id(id);
    key
}

#[expect(clippy::unused_async, reason = "handlers are")]
impl Host {
    async fn start() -> Self {
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
    fn provider(&self, second_factor: bool) -> Arc<Provider> {
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
    fn allow(&self, url: &str, subject: &str) -> String {
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
    fn beside_provider(register: &Register, provider: &Arc<Provider>) -> Self {
        let mut browser = Self::new(register);
        let clock = Clock::Fixed(browser.at);
        browser.service = testing::service_with(register.clone(), clock, (Some(Arc::clone(provider)), None));
        browser
    }

    /// Where a page leads that leads to the provider.
    async fn led(&mut self, path: &str, fields: &[(&str, &str)]) -> String {
        let response = self.send(path, fields).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        let refresh = response.headers()["refresh"].to_str().unwrap().strip_prefix("0; url=").unwrap().to_owned();
        let page = body(response).await;
        assert!(page.contains("Hill University") && page.contains(&refresh.replace('&', "&#38;")), "{page}");
        refresh
    }

    async fn back(&mut self, query: &str) -> String {
        place(&self.ask(get(&format!("/desk/sign-in/oidc/back?{query}"))).await).to_owned()
    }

    /// Goes to the provider, signs in there, comes back; the page that follows.
    async fn by_provider(&mut self, host: &Host, subject: &str) -> String {
        let url = self.led("/desk/sign-in/oidc", &[]).await;
        self.back(&host.allow(&url, subject)).await
    }

    /// Connects the own account; the page that follows.
    async fn connect(&mut self, host: &Host, subject: &str) -> String {
        let url = self.led("/desk/link/ask", &[("password", PASSWORD)]).await;
        self.back(&host.allow(&url, subject)).await
    }

    async fn leave(&mut self) {
        assert_eq!(place(&self.send("/desk/sign-out", &[]).await), "/desk/sign-in");
    }
}

/// A provider, and somebody who has signed in by password and is not connected.
async fn stage(second_factor: bool) -> (Register, Host, Browser) {
    let (register, host) = (register().await, Host::start().await);
    add(&register, "a@example.org", None, Role::Auditor).await;
    let mut browser = Browser::beside_provider(&register, &host.provider(second_factor));
    browser.sign_in("a@example.org").await;
    (register, host, browser)
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_connected_the_account_comes_in_by_the_provider() {
    let (register, host, mut browser) = stage(false).await;
    assert!(browser.see("/desk/sessions").await.contains("Signing in with Hill University"));
    assert!(browser.see("/desk/link").await.contains("not connected yet"));
    let wrong = browser.send("/desk/link/ask", &[("password", "wrong")]).await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY, "the password is asked for again");
    assert_eq!(browser.connect(&host, "s-1").await, "/desk/link");
    assert!(browser.see("/desk/link").await.contains("Disconnect"));
    browser.leave().await;

    assert!(browser.see("/desk/sign-in").await.contains("Sign in with Hill University"));
    assert_eq!(browser.by_provider(&host, "s-2").await, "/desk/sign-in?said=not-linked");
    let page = browser.see("/desk/sign-in?said=not-linked").await;
    assert!(page.contains("ask an administrator of your institution"), "{page}");
    assert_eq!(browser.by_provider(&host, "s-1").await, "/desk/code", "the second factor is ours");
    assert_eq!(place(&browser.ask(get("/desk/sessions")).await), "/desk/code", "half a session opens nothing");
    let code = browser.code();
    assert_eq!(place(&browser.send("/desk/code/check", &[("code", &code)]).await), "/desk");
    assert!(browser.see("/desk/sessions").await.contains("this one"));
    let account = register.store.account("a@example.org").await.unwrap().unwrap();
    assert!(register.store.links(account.id).await.unwrap()[0].used.is_some());

    // Signing out everywhere, another password and a closed account end what the provider opens.
    browser.send("/desk/sign-out", &[("where", "everywhere")]).await;
    assert_eq!(place(&browser.ask(get("/desk")).await), "/desk/sign-in");
    let office = office_of(&register);
    office.disable_account("a@example.org").await.unwrap();
    assert_eq!(browser.by_provider(&host, "s-1").await, "/desk/sign-in?said=not-linked");
    office.operator().enable_account("a@example.org").await.unwrap();
    assert_eq!(browser.by_provider(&host, "s-1").await, "/desk/code");
    office.reset_password("a@example.org", PASSWORD).await.unwrap();
    assert_eq!(browser.by_provider(&host, "s-1").await, "/desk/sign-in?said=not-linked");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_provider_says_is_held_to_every_rule() {
    let (_register, host, mut browser) = stage(true).await;
    browser.connect(&host, "s-1").await;
    browser.leave().await;
    for lie in
        [Lie::Audience, Lie::Expired, Lie::Hmac, Lie::Issuer, Lie::NoToken, Lie::Nonce, Lie::OtherKey, Lie::Unsigned]
    {
        host.manner.lock().unwrap().lie = lie;
        let cookie = browser.cookie.clone();
        assert_eq!(browser.by_provider(&host, "s-1").await, "/desk/sign-in?said=answer", "{lie:?}");
        assert_eq!(browser.cookie, cookie, "{lie:?}");
        assert_eq!(place(&browser.ask(get("/desk")).await), "/desk/sign-in", "{lie:?}");
    }
    assert!(browser.see("/desk/sign-in?said=answer").await.contains("does not hold"));
    assert!(!browser.see("/desk/sign-in?said=anything").await.contains("role=\"alert\">Hill"));
    host.manner.lock().unwrap().lie = Lie::None;
    assert_eq!(browser.by_provider(&host, "s-1").await, "/desk", "the truth, where the provider has a second factor");
    browser.see("/desk/sessions").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_counts_once_and_in_the_browser_where_it_began() {
    let (_register, host, mut browser) = stage(true).await;
    browser.connect(&host, "s-1").await;
    browser.leave().await;
    let mut other = browser.beside();
    let stale = "/desk/sign-in?said=stale";

    let url = browser.led("/desk/sign-in/oidc", &[]).await;
    let query = host.allow(&url, "s-1");
    assert_eq!(other.back(&query).await, stale, "no cookie");
    other.led("/desk/sign-in/oidc", &[]).await;
    assert_eq!(other.back(&query).await, stale, "the cookie of another journey");
    let kept = browser.journey.clone();
    assert_eq!(browser.back(&query).await, "/desk", "and the owner is let in all the same");
    browser.leave().await;
    browser.journey = kept;
    assert_eq!(browser.back(&query).await, stale, "once");

    let url = browser.led("/desk/sign-in/oidc", &[]).await;
    let query = host.allow(&url, "s-1");
    host.manner.lock().unwrap().codes.clear();
    assert_eq!(browser.back(&query).await, "/desk/sign-in?said=refused", "a code that was used before");
    let url = browser.led("/desk/sign-in/oidc", &[]).await;
    let query = host.allow(&url, "s-1");
    assert_eq!(browser.back(&format!("{query}&iss=https://evil.example")).await, "/desk/sign-in?said=answer");
    let url = browser.led("/desk/sign-in/oidc", &[]).await;
    let (state, _) = host.allow(&url, "s-1").split_once('&').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    assert_eq!(browser.back(&format!("{state}&error=access_denied")).await, "/desk/sign-in?said=refused");

    let url = browser.led("/desk/sign-in/oidc", &[]).await;
    let query = host.allow(&url, "s-1");
    browser.at = browser.at.plus_seconds(600);
    browser.service = testing::service_like(&browser.service, browser.register.clone(), Clock::Fixed(browser.at));
    assert_eq!(browser.back(&query).await, stale, "ten minutes");
    for nothing in ["", "state=&code=", "state=x&code=y", &format!("state=x&code={}", "y".repeat(9_000))] {
        assert_eq!(browser.back(nothing).await, stale, "{}", nothing.len());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_is_connected_with_one_account_and_only_by_its_owner() {
    let (register, host, mut first) = stage(false).await;
    first.connect(&host, "s-1").await;
    add(&register, "b@example.org", None, Role::Registrar).await;
    let mut second = first.beside();
    second.phone = None;
    second.sign_in("b@example.org").await;
    assert_eq!(second.connect(&host, "s-1").await, "/desk/link?said=taken");
    assert!(second.see("/desk/link?said=taken").await.contains("connected with another account"));
    assert!(second.see("/desk/link").await.contains("not connected yet"));

    // Who has signed out on the way, or is somebody else by now, is not connected.
    let url = second.led("/desk/link/ask", &[("password", PASSWORD)]).await;
    let query = host.allow(&url, "s-2");
    let own = std::mem::take(&mut second.cookie);
    assert_eq!(second.back(&query).await, "/desk/sign-in?said=stale");
    second.cookie = own;
    let url = second.led("/desk/link/ask", &[("password", PASSWORD)]).await;
    let query = host.allow(&url, "s-2");
    second.cookie.clone_from(&first.cookie);
    first.service = second.service.clone();
    assert_eq!(second.back(&query).await, "/desk/link?said=stale");
    assert!(register.store.linked(&host.issuer, "s-2").await.unwrap().is_none());

    let wrong = first.send("/desk/link/remove", &[("password", "wrong")]).await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(place(&first.send("/desk/link/remove", &[("password", PASSWORD)]).await), "/desk/link");
    first.leave().await;
    assert_eq!(first.by_provider(&host, "s-1").await, "/desk/sign-in?said=not-linked");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_accepted_by_the_provider_without_a_password() {
    let (register, host) = (register().await, Host::start().await);
    let office = office_of(&register);
    let invite = |login| office.invite((login, "A. Guest"), (Some("medeniyet"), Role::Registrar), "operator");
    let (token, _) = invite("new@example.org").await.unwrap();
    let mut guest = Browser::beside_provider(&register, &host.provider(false));
    let path = format!("/desk/invitation/{}", token.expose());
    assert!(guest.see(&path).await.contains("Accept with Hill University"));
    let url = guest.led(&format!("{path}/oidc"), &[]).await;
    assert_eq!(guest.back(&host.allow(&url, "s-9")).await, "/desk/code");
    assert!(guest.see("/desk/code").await.contains("<svg viewBox"), "a first factor of our own");
    guest.phone = Some(Office::enrolment(guest.cookie.split_once('=').unwrap().1));
    let code = guest.code();
    assert_eq!(place(&guest.send("/desk/code/check", &[("code", &code)]).await), "/desk");
    let used = guest.ask(testing::post(&format!("{path}/oidc"), "application/x-www-form-urlencoded", "")).await;
    assert_eq!(place(&used), "/desk", "who is signed in needs none");
    assert!(invite("new@example.org").await.is_err(), "the account has a way in now");

    // The code stands for the password that there is none of; and nobody shuts the only door behind them.
    let code = guest.code();
    let only = guest.send("/desk/link/remove", &[("password", &code)]).await;
    assert_eq!(place(&only), "/desk/link?said=only-way");
    assert!(guest.see("/desk/link?said=only-way").await.contains("your only way in"));
    guest.leave().await;
    assert_eq!(guest.by_provider(&host, "s-9").await, "/desk/code");

    let (other, _) = invite("other@example.org").await.unwrap();
    let mut thief = Browser::beside_provider(&register, &host.provider(false));
    let path = format!("/desk/invitation/{}/oidc", other.expose());
    let url = thief.led(&path, &[]).await;
    assert_eq!(thief.back(&host.allow(&url, "s-9")).await, "/desk/sign-in?said=taken");
    let url = thief.led(&path, &[]).await;
    let query = host.allow(&url, "s-10");
    office.operator().invite(("other@example.org", "A. Guest"), ("medeniyet", Role::Registrar)).await.unwrap();
    assert_eq!(thief.back(&query).await, "/desk/sign-in?said=invitation", "replaced meanwhile");
    assert_eq!(place(&thief.send(&path, &[]).await), "/desk/sign-in?said=invitation");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signatory_without_a_factor_connects_a_phone_whatever_the_provider_asks_for() {
    let (register, host, mut auditor) = stage(true).await;
    auditor.connect(&host, "s-1").await;
    auditor.leave().await;
    assert_eq!(auditor.by_provider(&host, "s-1").await, "/desk");
    let office = office_of(&register);
    let (token, _) =
        office.invite(("dean@example.org", "A. Dean"), (Some("medeniyet"), Role::Signatory), "operator").await.unwrap();
    let mut dean = Browser::beside_provider(&register, &host.provider(true));
    let url = dean.led(&format!("/desk/invitation/{}/oidc", token.expose()), &[]).await;
    assert_eq!(dean.back(&host.allow(&url, "s-5")).await, "/desk/code");
    assert!(dean.see("/desk/code").await.contains("<svg viewBox"));
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_are_asked_for_once_and_again_when_they_have_changed() {
    let (_register, host, mut browser) = stage(true).await;
    browser.connect(&host, "s-1").await;
    browser.leave().await;
    browser.by_provider(&host, "s-1").await;
    browser.leave().await;
    assert_eq!(host.asked.load(Ordering::SeqCst), 1, "known for an hour");
    let mut rsa = Jwk::generate_rsa_key(2048).unwrap();
    rsa.set_key_id("second");
    host.manner.lock().unwrap().key = rsa;
    assert_eq!(browser.by_provider(&host, "s-1").await, "/desk/sign-in?said=answer", "asked a moment ago");
    browser.at = browser.at.plus_seconds(61);
    host.manner.lock().unwrap().at = browser.at;
    browser.service = testing::service_like(&browser.service, browser.register.clone(), Clock::Fixed(browser.at));
    assert_eq!(browser.by_provider(&host, "s-1").await, "/desk");
    assert_eq!(host.asked.load(Ordering::SeqCst), 2);
}

/// A host that answers each connection with these bytes, or with nothing.
async fn odd(answer: Option<Vec<u8>>) -> (Host, Arc<AtomicUsize>) {
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

#[tokio::test(flavor = "multi_thread")]
async fn while_the_provider_is_away_people_sign_in_by_password() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
    let huge = [format!("{head}content-length: 10485760\r\n\r\n").into_bytes(), vec![b' '; 300 * 1024]].concat();
    let endless = [format!("{head}\r\n").into_bytes(), vec![b' '; 10 * 1024 * 1024]].concat();
    let elsewhere = b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n".to_vec();
    let nonsense = format!("{head}content-length: 2\r\n\r\n{{}}").into_bytes();
    let register = register().await;
    add(&register, "a@example.org", None, Role::Auditor).await;
    for (what, answer) in [
        ("hangs", None),
        ("huge", Some(huge)),
        ("endless", Some(endless)),
        ("redirects", Some(elsewhere)),
        ("nonsense", Some(nonsense)),
    ] {
        let (host, asked) = odd(answer).await;
        let mut browser = Browser::beside_provider(&register, &host.provider(false));
        let unreachable = "/desk/sign-in?said=unreachable";
        assert_eq!(place(&browser.send("/desk/sign-in/oidc", &[]).await), unreachable, "{what}");
        let once = asked.load(Ordering::SeqCst);
        assert_eq!(place(&browser.send("/desk/sign-in/oidc", &[]).await), unreachable, "{what}");
        assert_eq!(asked.load(Ordering::SeqCst), once, "{what}: left alone for half a minute");
        assert!(browser.see(unreachable).await.contains("does not answer"), "{what}");
    }
    let away = Host::start().await;
    let gone = Host { issuer: "http://127.0.0.1:1".to_owned(), ..away };
    let mut browser = Browser::beside_provider(&register, &gone.provider(false));
    assert_eq!(place(&browser.send("/desk/sign-in/oidc", &[]).await), "/desk/sign-in?said=unreachable");
    browser.sign_in("a@example.org").await;
    assert_eq!(place(&browser.send("/desk/link/ask", &[("password", PASSWORD)]).await), "/desk/link?said=unreachable");
}

#[test]
fn a_configuration_that_cannot_be_used_is_refused_at_the_start() {
    let good = Oidc {
        issuer: "https://login.hill.example".to_owned(),
        client_id: "testamur".to_owned(),
        client_secret_file: None,
        name: Names::One("Hill".to_owned()),
        scopes: Vec::new(),
        private_address: false,
        second_factor: false,
    };
    let says = |settings: Oidc| Provider::new(&settings, &Network::System).unwrap_err().to_string();
    assert!(Provider::new(&good, &Network::System).is_ok(), "nothing is asked yet");
    for issuer in ["http://login.hill.example", "https://10.0.0.7", "http://127.0.0.1:8", "login.hill.example", ""] {
        let said = says(Oidc { issuer: issuer.to_owned(), ..good.clone() });
        assert!(said.contains("issuer") && said.contains("private_address"), "{said}");
    }
    assert!(says(Oidc { name: Names::One(" ".to_owned()), ..good.clone() }).contains("name"));
    assert!(says(Oidc { name: Names::ByLanguage(BTreeMap::new()), ..good.clone() }).contains("name"));
    let missing = Oidc { client_secret_file: Some("no/such/file".into()), ..good };
    assert!(says(missing).contains("client_secret_file no/such/file"));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_provider_nothing_of_it_is_there() {
    let register = register().await;
    let mut browser = signed_in(&register, "a@example.org", None, Role::Auditor).await;
    assert!(!browser.see("/desk/sessions").await.contains("/desk/link"));
    assert_eq!(browser.ask(get("/desk/link")).await.status(), StatusCode::NOT_FOUND);
    browser.leave().await;
    assert!(!browser.see("/desk/sign-in").await.contains("/desk/sign-in/oidc"));
    assert_eq!(browser.send("/desk/sign-in/oidc", &[]).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_speak_every_language() {
    let (_register, host, mut browser) = stage(false).await;
    let heading = |page: &str| page.split("<h1>").nth(1).unwrap().split("</h1>").next().unwrap().to_owned();
    let mut headings = BTreeSet::new();
    for language in LANGUAGES {
        let page = browser.see(&format!("/desk/link?lang={}&said=taken", language.tag())).await;
        assert!(page.contains("role=\"alert\""), "{page}");
        assert!(!page.contains("desk-link") && !page.contains("desk-oidc"), "a word is missing: {page}");
        headings.insert(heading(&page));
    }
    assert_eq!(headings.len(), LANGUAGES.len());
    browser.connect(&host, "s-1").await;
}
