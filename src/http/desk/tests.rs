//! The desk over HTTP: who gets in, and the whole way from files to signed sheets.

mod administration;
mod after;
mod approval;
mod batches;
mod bounces;
mod factors;
mod invitations;
#[cfg(feature = "oidc")]
mod oidc;
mod preparation;
mod routes;
mod rules;
mod sessions;
mod wording;

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Method, Request, Response, StatusCode};

use super::super::accept::LANGUAGES;
use super::super::testing::{self, Asked as _, HOST, Register, body, get, office_of, register, send};
use super::super::{Options, Service};
use crate::access::one_time::OneTime;
use crate::access::{Means, Permission, Role};
use crate::claims::{Authority, Did};
use crate::issuance::Office;
use crate::issuance::factors::Second;
use crate::roster::{self, examples};
use crate::store::NewInstitution;
use crate::time::{Clock, Instant};
use crate::wire::digest::Digest;

const PASSWORD: &str = "four words make one";

/// A browser: its cookie, and the secret on its owner's phone.
struct Browser {
    register: Register,
    service: Service,
    cookie: String,
    /// What it keeps while its owner is at the OpenID provider.
    journey: String,
    phone: Option<OneTime>,
    /// Codes count once: each use is half a minute later.
    at: Instant,
}

impl Browser {
    fn new(register: &Register) -> Self {
        let at = testing::noon();
        let service = testing::service_at(register.clone(), Clock::Fixed(at));
        Self { register: register.clone(), service, cookie: String::new(), journey: String::new(), phone: None, at }
    }

    /// Another browser of the same person, at the same time.
    fn beside(&mut self) -> Self {
        let (register, service) = (self.register.clone(), self.service.clone());
        let phone = self.phone.take();
        Self { register, service, cookie: String::new(), journey: String::new(), phone, at: self.at }
    }

    async fn ask(&mut self, request: Request<Body>) -> Response<Body> {
        let cookies = [self.cookie.as_str(), &self.journey].map(str::to_owned).join("; ");
        let request = if cookies == "; " { request } else { request.with("cookie", &cookies) };
        let response = send(&self.service, request).await;
        for value in response.headers().get_all("set-cookie") {
            let pair = value.to_str().unwrap().split(';').next().unwrap();
            if pair.starts_with("__Host-testamur-desk=") {
                assert!(value.to_str().unwrap().contains("HttpOnly; SameSite=Lax"));
                pair.clone_into(&mut self.cookie);
            }
            if pair.starts_with("__Host-testamur-oidc=") {
                assert!(value.to_str().unwrap().contains("HttpOnly; SameSite=Lax; Max-Age="));
                pair.clone_into(&mut self.journey);
            }
        }
        response
    }

    async fn see(&mut self, path: &str) -> String {
        let response = self.ask(get(path)).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        body(response).await
    }

    fn token(&self) -> String {
        super::guard::form_token(self.cookie.split_once('=').map_or("", |(_, token)| token))
    }

    async fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> Response<Body> {
        let token = self.token();
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.append_pair("token", &token).extend_pairs(fields);
        self.ask(testing::post(path, "application/x-www-form-urlencoded", form.finish())).await
    }

    async fn upload(&mut self, path: &str, files: &[(&str, &[u8])]) -> Response<Body> {
        let mut form =
            format!("--X\r\ncontent-disposition: form-data; name=\"token\"\r\n\r\n{}\r\n", self.token()).into_bytes();
        for (name, bytes) in files {
            let head = format!("--X\r\ncontent-disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n");
            form.extend([head.as_bytes(), bytes, b"\r\n"].concat());
        }
        form.extend(b"--X--\r\n");
        self.ask(testing::post(path, "multipart/form-data; boundary=X", form)).await
    }

    /// The code that the phone shows for the next half minute.
    fn code(&mut self) -> String {
        self.at = self.at.plus_seconds(30);
        let code = self.phone.as_ref().unwrap().code_at(self.at);
        // The clock of the service goes with it.
        self.service = testing::service_like(&self.service, self.register.clone(), Clock::Fixed(self.at));
        code
    }

    /// Signs in, and enrols a phone at the first time.
    async fn sign_in(&mut self, login: &str) {
        let response = self.send("/desk/sign-in/password", &[("login", login), ("password", PASSWORD)]).await;
        assert_eq!(place(&response), "/desk/code");
        let page = self.see("/desk/code").await;
        if let Some(typed) = page.split("<code>").nth(1) {
            assert!(page.contains("<svg viewBox"), "a code to scan");
            let (_, token) = self.cookie.split_once('=').unwrap();
            let secret = Office::enrolment(token);
            assert_eq!(typed.split('<').next(), Some(&*secret.typed()));
            self.phone = Some(secret);
        }
        let half = self.cookie.clone();
        let code = self.code();
        let response = self.send("/desk/code/check", &[("code", &code)]).await;
        assert_eq!(place(&response), "/desk", "signed in");
        assert_ne!(self.cookie, half, "another token than before the code");
    }
}

fn place(response: &Response<Body>) -> &str {
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    response.headers()["location"].to_str().unwrap()
}

async fn add(register: &Register, login: &str, institution: Option<&str>, role: Role) {
    office_of(register).add_account(login, "TEST ONLY", (institution, role), PASSWORD).await.unwrap();
}

async fn signed_in(register: &Register, login: &str, institution: Option<&str>, role: Role) -> Browser {
    add(register, login, institution, role).await;
    let mut browser = Browser::new(register);
    browser.sign_in(login).await;
    if let (Some(slug), Role::Signatory) = (institution, role) {
        confirm(register, login, slug).await;
    }
    browser
}

/// A second person has confirmed long ago what somebody approves with.
async fn confirm(register: &Register, login: &str, slug: &str) {
    let office = office_of(register);
    let institution = office.institution(slug).await.unwrap();
    for one in office.pending_factors(institution.id).await.unwrap() {
        if one.login == login {
            let which = (login, one.passkey.map(|(number, _)| number));
            office.confirm_factor(&institution, which, (Second::Operator, 0)).await.unwrap();
        }
    }
}

/// The institution of example 3 beside those of the register, with keys of its own.
async fn bsmu(register: &Register) {
    // All tests share the key files, and a file is made once.
    static ONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
    let _one = ONE.lock().await;
    let office = office_of(register);
    let known = roster::Institution::parse_all(examples::institutions()).unwrap();
    let example = known.into_iter().find(|institution| institution.slug.as_str() == "bsmu").unwrap();
    let authority = Authority::parse(HOST).unwrap();
    let new = NewInstitution {
        did: Did::web(&authority, Some(&example.slug)),
        slug: example.slug,
        authority,
        names: example.names.into_iter().map(|(language, name)| (language.tag().to_owned(), name)).collect(),
        country: example.country,
        website: None,
        identifiers: Vec::new(),
        number_pattern: None,
        logo: None,
    };
    office.add_institution(&new).await.unwrap();
}

fn signature() -> (&'static str, &'static [u8]) {
    examples::pictures().into_iter().find(|(name, _)| *name == "sample-2.svg").unwrap()
}

fn example() -> (String, Vec<u8>) {
    let example = examples::all()[2];
    // The programme is of 2022, and is issued today.
    (example.programme.to_owned(), example.roster.to_vec())
}

async fn actions(register: &Register, slug: &str) -> BTreeSet<(String, String)> {
    let office = office_of(register);
    let id = office.institution(slug).await.unwrap().id;
    let rows = office.store.audit_of(id, None, 500).await.unwrap();
    rows.into_iter().map(|row| (row.actor, row.action)).collect()
}

/// A draft of example 3.
async fn drafted(registrar: &mut Browser) -> String {
    let (programme, roster) = example();
    let (name, picture) = signature();
    let files = [("programme.toml", programme.as_bytes()), ("roster.csv", &roster[..]), (name, picture)];
    place(&registrar.upload("/desk/of/bsmu/drafts", &files).await).to_owned()
}

/// A batch of it that was handed over and approved: its page and its digest.
async fn approved(register: &Register, registrar: &mut Browser) -> (String, Digest) {
    let draft = drafted(registrar).await;
    let batch = place(&registrar.send(&format!("{draft}/hand-over"), &[]).await).to_owned();
    let digest = Digest::from_hex(batch.rsplit('/').next().unwrap()).unwrap();
    let office = office_of(register);
    let institution = office.institution("bsmu").await.unwrap();
    let approval = crate::issuance::Approval { by: "dean@bsmu.example".to_owned(), means: Means::Totp };
    office.batch(&institution, digest).await.unwrap().approve(&office, &approval).await.unwrap();
    (batch, digest)
}

/// A batch of it, approved and sealed.
async fn released(register: &Register, registrar: &mut Browser) -> String {
    let (batch, digest) = approved(register, registrar).await;
    let office = office_of(register);
    let institution = office.institution("bsmu").await.unwrap();
    let untold = |_: crate::issuance::Step, _: usize, _: usize| {};
    let folder = registrar.service.0.options.sheets.join("bsmu");
    office.go_on(&institution, digest, (&folder, &untold)).await.unwrap();
    batch
}
