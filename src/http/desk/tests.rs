//! The desk over HTTP: who gets in, and the whole way from files to signed sheets.

mod administration;
mod after;
mod approval;
mod bounces;
mod invitations;
#[cfg(feature = "oidc")]
mod oidc;
mod preparation;
mod wording;

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Method, Request, Response, StatusCode};

use super::super::accept::LANGUAGES;
use super::super::testing::{self, Asked as _, HOST, Register, body, get, office_of, register, send};
use super::super::{Options, Service};
use super::guard::Needs;
use super::routes;
use crate::access::one_time::OneTime;
use crate::access::{Means, Permission, Role};
use crate::claims::{Authority, Did};
use crate::issuance::Office;
use crate::issuance::factors::Second;
use crate::roster::{self, examples};
use crate::store::NewInstitution;
use crate::time::{Clock, Instant};
use crate::wire::digest::Digest;
use crate::words::Words;

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

#[tokio::test(flavor = "multi_thread")]
async fn every_route_lets_in_whom_the_table_names_and_nobody_else() {
    let register = register().await;
    let mut callers = Vec::new();
    for role in Role::ALL {
        for (institution, where_) in [(None, "everywhere"), (Some("medeniyet"), "there"), (Some("kursk"), "elsewhere")]
        {
            let login = format!("{}.{where_}@example.org", role.word());
            callers.push((signed_in(&register, &login, institution, role).await, role, institution));
        }
    }
    let concrete = |path: &str| {
        path.replace("{slug}", "medeniyet")
            .replace("{draft}", "7")
            .replace("{digest}", &"0".repeat(64))
            .replace("{sheet}", "0.png")
            .replace("{file}", "register.csv")
            .replace("{secret}", "no-invitation")
            .replace("{number}", "IMU-2022-0001")
            .replace("{key}", "key-9")
            .replace("{layout}", "none.png")
    };
    let mut guarded = 0;
    for route in routes() {
        let path = concrete(route.path);
        let request = |token: &str| {
            let request = Request::builder().method(route.method).uri(&path).header("host", HOST);
            let request = request.header("content-type", "application/x-www-form-urlencoded");
            request.body(Body::from(format!("token={token}&x=1"))).unwrap()
        };
        let mut nobody = Browser::new(&register);
        let response = nobody.ask(request("")).await;
        match route.needs {
            // What is only there with an OpenID provider, is not here: tests/oidc.rs walks it.
            Needs::Anybody => assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}"),
            Needs::Nobody => assert_ne!(response.status(), StatusCode::SEE_OTHER, "{path}"),
            _ => assert_eq!(place(&response), "/desk/sign-in", "{} {path}", route.method),
        }
        if route.method == "POST" && route.needs == Needs::Somebody {
            let stale = callers[0].0.ask(request("wrong")).await;
            assert_eq!(stale.status(), StatusCode::FORBIDDEN, "{path}: a form of another site");
        }
        let Needs::Right(permission) = route.needs else { continue };
        guarded += 1;
        for (browser, role, institution) in &mut callers {
            let may = role.allows(permission) && institution.is_none_or(|slug| slug == "medeniyet");
            if route.method == "POST" {
                let stale = browser.ask(request("wrong")).await;
                assert_eq!(stale.status(), StatusCode::FORBIDDEN, "{path}: a form of another site");
            }
            let token = browser.token();
            let status = browser.ask(request(&token)).await.status();
            assert!(!status.is_server_error(), "{} {path}: {status}", route.method);
            assert_eq!(
                status == StatusCode::FORBIDDEN,
                !may,
                "{} {path}: {role:?} {institution:?} {status}",
                route.method
            );
        }
    }
    assert!(guarded > 12, "{guarded}");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_site_cannot_make_a_browser_do_anything() {
    let register = register().await;
    let mut browser = signed_in(&register, "a@example.org", None, Role::Registrar).await;
    let token = browser.token();
    let post = |site: &str, origin: &str| {
        let form = format!("token={token}&from=empty");
        let request = testing::post("/desk/of/medeniyet/drafts", "application/x-www-form-urlencoded", form);
        request.with("sec-fetch-site", site).with("origin", origin)
    };
    let cross = browser.ask(post("cross-site", "https://evil.example")).await;
    assert_eq!(cross.status(), StatusCode::FORBIDDEN);
    let sibling = browser.ask(post("same-site", "https://other.testamur.example")).await;
    assert_eq!(sibling.status(), StatusCode::FORBIDDEN);
    let own = browser.ask(post("same-origin", &format!("https://{HOST}"))).await;
    assert_eq!(own.status(), StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_counts_once_and_wrong_ones_lock_the_account() {
    let register = register().await;
    let mut browser = signed_in(&register, "a@example.org", None, Role::Auditor).await;
    let used = browser.phone.as_ref().unwrap().code_at(browser.at);
    let mut other = Browser::new(&register);
    other.service = browser.service.clone();
    let wrong = other.send("/desk/sign-in/password", &[("login", "a@example.org"), ("password", "wrong")]).await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(other.cookie.is_empty());
    other.send("/desk/sign-in/password", &[("login", "a@example.org"), ("password", PASSWORD)]).await;
    for closed in ["/desk", "/desk/sessions", "/desk/of/medeniyet"] {
        assert_eq!(place(&other.ask(get(closed)).await), "/desk/code", "half a session opens nothing");
    }
    let page = body(other.send("/desk/code/check", &[("code", &used)]).await).await;
    assert!(page.contains("used already"), "{page}");
    for _ in 0..3 {
        other.send("/desk/code/check", &[("code", "000000")]).await;
    }
    let right = browser.code();
    other.service = browser.service.clone();
    let page = body(other.send("/desk/code/check", &[("code", &right)]).await).await;
    assert!(page.contains("Too many wrong attempts"), "{page}");
    assert!(page.contains("in a minute"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_end_by_hand_by_time_and_with_the_account() {
    let register = register().await;
    let office = office_of(&register);
    let mut browser = signed_in(&register, "a@example.org", None, Role::Auditor).await;
    assert!(browser.see("/desk/sessions").await.contains("a@example.org"));
    let at = browser.at;
    let later = |seconds: i64| testing::service_at(register.clone(), Clock::Fixed(at.plus_seconds(seconds)));
    browser.service = later(3599);
    browser.see("/desk/sessions").await;
    browser.service = later(3599 + 3600);
    assert_eq!(place(&browser.ask(get("/desk/sessions")).await), "/desk/sign-in", "an hour away");
    for hour in 1..10 {
        browser.service = later(hour * 3500);
        let _used = browser.ask(get("/desk/sessions")).await;
    }
    browser.service = later(36_000);
    assert_eq!(place(&browser.ask(get("/desk/sessions")).await), "/desk/sign-in", "a working day");

    (browser.at, browser.service) = (at.plus_seconds(40_000), later(40_000));
    browser.sign_in("a@example.org").await;
    let mut second = browser.beside();
    second.sign_in("a@example.org").await;
    browser.service = second.service.clone();
    let out = second.send("/desk/sign-out", &[("where", "everywhere")]).await;
    assert_eq!(place(&out), "/desk/sign-in");
    assert_eq!(place(&browser.ask(get("/desk")).await), "/desk/sign-in");

    second.sign_in("a@example.org").await;
    office.forget_codes("a@example.org").await.unwrap();
    assert_eq!(place(&second.ask(get("/desk")).await), "/desk/sign-in", "a lost phone ends every session");
    let before = second.phone.take().unwrap();
    second.sign_in("a@example.org").await;
    assert_ne!(second.phone.as_ref().unwrap().typed(), before.typed(), "another phone is enrolled");
    office.disable_account("a@example.org").await.unwrap();
    assert_eq!(place(&second.ask(get("/desk")).await), "/desk/sign-in");
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::too_many_lines, reason = "one journey, in order")]
async fn eleven_students_come_from_files_to_signed_sheets() {
    let register = register().await;
    bsmu(&register).await;
    let mut registrar = signed_in(&register, "registrar@bsmu.example", Some("bsmu"), Role::Registrar).await;
    assert_eq!(place(&registrar.ask(get("/desk")).await), "/desk/of/bsmu", "one institution needs no choice");
    assert!(registrar.see("/desk/of/bsmu").await.contains("From a list to signed certificates"));
    let draft = drafted(&mut registrar).await;
    let page = registrar.see(&draft).await;
    assert!(page.contains("11 people") && page.contains("Hand over 11 certificates"), "{page}");
    let sheet = registrar.ask(get(&format!("{draft}/sheet.png"))).await;
    assert_eq!((sheet.status(), &sheet.headers()["content-type"]), (StatusCode::OK, &"image/png".parse().unwrap()));
    let response = registrar.send(&format!("{draft}/hand-over"), &[]).await;
    let batch = place(&response).to_owned();
    let waiting = registrar.see(&batch).await;
    assert!(waiting.contains("Waiting for the approval") && !waiting.contains("name=\"code\""), "{waiting}");
    assert_eq!(place(&registrar.ask(get(&draft)).await), batch, "the draft is a batch now");

    let mut dean = signed_in(&register, "dean@bsmu.example", Some("bsmu"), Role::Signatory).await;
    assert!(dean.see("/desk/of/bsmu").await.contains("Waiting for your approval"));
    let page = dean.see(&batch).await;
    for said in ["Kamilla Abdrashitova", "BSMU-2026-0001", "BSMU-2026-0011", "А. С. Верамейчык", "4–15 July 2022"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    let sheet = dean.ask(get(&format!("{batch}/sheets/10.png"))).await;
    assert_eq!(sheet.status(), StatusCode::OK);
    assert_eq!(dean.ask(get(&format!("{batch}/sheets/11.png"))).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(
        dean.ask(get(&format!("{batch}/files/print.pdf"))).await.status(),
        StatusCode::NOT_FOUND,
        "nothing is signed"
    );
    let wrong = dean.send(&format!("{batch}/approve"), &[("code", "123456")]).await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let code = dean.code();
    let approved = dean.send(&format!("{batch}/approve"), &[("code", &code)]).await;
    assert_eq!(place(&approved), batch);
    let events = dean.ask(get(&format!("{batch}/progress"))).await;
    assert_eq!(events.headers()["content-type"], "text/event-stream");
    let events = body(events).await;
    assert!(events.trim_end().ends_with('}') && events.contains("\"is_over\":true"), "{events}");

    let page = dean.see(&batch).await;
    assert!(
        page.contains("11 certificates are signed and ready") && page.contains("not bound to the content"),
        "{page}"
    );
    let pdf = registrar_file(&mut registrar, &batch, "BSMU-2026-0003.pdf").await;
    let evidence = crate::scan::scan(&pdf, None).unwrap();
    let trust = dean.service.0.knowledge.now().await.unwrap().trust.clone();
    let answer = crate::verify::verify(&evidence, &trust, &crate::verify::Policy::for_people(), dean.at);
    assert_eq!(answer.verdict.reason(), None, "{answer:?}");
    let zip = registrar_file(&mut registrar, &batch, "certificates.zip").await;
    assert_eq!(zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap().len(), 33);
    let print = registrar_file(&mut registrar, &batch, "print.pdf").await;
    assert!(lopdf::Document::load_mem(&print).unwrap().get_pages().len() >= 11);
    let csv = String::from_utf8(registrar_file(&mut registrar, &batch, "register.csv").await).unwrap();
    assert_eq!(csv.lines().count(), 12);
    let actions = actions(&register, "bsmu").await;
    for (actor, action) in [
        ("registrar@bsmu.example", "hand-over"),
        ("dean@bsmu.example", "approve"),
        ("registrar@bsmu.example", "print"),
        ("gate", "seal"),
    ] {
        assert!(actions.contains(&(actor.to_owned(), action.to_owned())), "{actor} {action}: {actions:?}");
    }
    assert_eq!(register_drafts(&register, "bsmu").await, 0, "what is approved needs no draft");
}

async fn registrar_file(browser: &mut Browser, batch: &str, name: &str) -> Vec<u8> {
    let response = browser.ask(get(&format!("{batch}/files/{name}"))).await;
    assert_eq!(response.status(), StatusCode::OK, "{name}");
    axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()
}

async fn actions(register: &Register, slug: &str) -> BTreeSet<(String, String)> {
    let office = office_of(register);
    let id = office.institution(slug).await.unwrap().id;
    let rows = office.store.audit_of(id, None, 500).await.unwrap();
    rows.into_iter().map(|row| (row.actor, row.action)).collect()
}

async fn register_drafts(register: &Register, slug: &str) -> usize {
    let office = office_of(register);
    let id = office.institution(slug).await.unwrap().id;
    office.store.drafts(id).await.unwrap().len()
}

#[tokio::test(flavor = "multi_thread")]
async fn faults_are_mended_in_their_cells_and_nothing_is_lost() {
    let register = register().await;
    bsmu(&register).await;
    let mut registrar = signed_in(&register, "r@bsmu.example", Some("bsmu"), Role::Registrar).await;
    let (programme, roster) = example();
    let roster = String::from_utf8(roster).unwrap().replace("12.01.2001", "31.02.2001").replace("Gerel Dordzhieva", "");
    let response = registrar.upload("/desk/of/bsmu/drafts", &[("p.toml", programme.as_bytes())]).await;
    let draft = place(&response).to_owned();
    let page = registrar.see(&draft).await;
    assert!(page.contains("names the picture sample-2.svg") && !page.contains("Hand over 11"), "{page}");
    let (name, picture) = signature();
    let bad = registrar.upload(&format!("{draft}/files"), &[("virus.exe", b"MZ")]).await;
    assert_eq!(bad.status(), StatusCode::UNPROCESSABLE_ENTITY);
    registrar.upload(&format!("{draft}/files"), &[(name, picture), ("list.csv", roster.as_bytes())]).await;
    let page = registrar.see(&draft).await;
    assert!(page.contains("value=\"31.02.2001\"") && page.contains("data-code=\"not-a-date\""), "{page}");
    assert!(page.contains("1 name in Latin letters is proposed"), "{page}");
    let field = page
        .split("name=\"c-")
        .find(|rest| rest.split('>').next().is_some_and(|field| field.contains("31.02.2001")))
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    registrar.send(&format!("{draft}/rows"), &[(&format!("c-{field}"), "12.01.2001")]).await;
    registrar.send(&format!("{draft}/rows"), &[("do", "take-names")]).await;
    let page = registrar.see(&draft).await;
    assert!(page.contains("11 people") && !page.contains("is proposed"), "{page}");
    // Another browser, another day: all of it is still there.
    let mut later = registrar.beside();
    later.sign_in("r@bsmu.example").await;
    assert!(later.see(&draft).await.contains("Hand over 11 certificates"));
    later.send(&format!("{draft}/rows"), &[("do", "undo")]).await;
    assert!(later.see(&draft).await.contains("data-code=\"not-a-date\""));
    let refused = later.send(&format!("{draft}/hand-over"), &[]).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(register_drafts(&register, "bsmu").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_is_sent_back_and_nobody_approves_the_own_one() {
    let register = register().await;
    bsmu(&register).await;
    let mut both = signed_in(&register, "both@bsmu.example", Some("bsmu"), Role::Registrar).await;
    office_of(&register).change_role("both@bsmu.example", (Some("bsmu"), Role::Signatory), true).await.unwrap();
    let draft = drafted(&mut both).await;
    let batch = place(&both.send(&format!("{draft}/hand-over"), &[]).await).to_owned();
    let second = drafted(&mut both).await;
    let page = body(both.send(&format!("{second}/hand-over"), &[]).await).await;
    assert!(page.contains("Another batch of this programme waits"), "{page}");
    both.send(&format!("{second}/drop"), &[]).await;
    let code = both.code();
    let own = body(both.send(&format!("{batch}/approve"), &[("code", &code)]).await).await;
    assert!(own.contains("You prepared this batch yourself"), "{own}");
    let mut dean = signed_in(&register, "dean@bsmu.example", Some("bsmu"), Role::Signatory).await;
    let empty = dean.send(&format!("{batch}/send-back"), &[("remark", " ")]).await;
    assert_eq!(empty.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let back = dean.send(&format!("{batch}/send-back"), &[("remark", "The second name is wrong.")]).await;
    assert_eq!(place(&back), "/desk/of/bsmu");
    assert_eq!(dean.ask(get(&batch)).await.status(), StatusCode::NOT_FOUND);
    let page = both.see(&draft).await;
    assert!(page.contains("The second name is wrong.") && page.contains("dean@bsmu.example"), "{page}");
    let again = place(&both.send(&format!("{draft}/hand-over"), &[]).await).to_owned();
    assert_ne!(again, batch, "the numbers are new, so the digest is");
    office_of(&register).set_approval_policy("bsmu", &[Means::Operator, Means::Passkey]).await.unwrap();
    let code = dean.code();
    let page = body(dean.send(&format!("{again}/approve"), &[("code", &code)]).await).await;
    assert!(page.contains("allows no means of approval that you have"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn sealing_that_was_cut_off_goes_on_when_the_service_starts() {
    let register = register().await;
    bsmu(&register).await;
    let mut registrar = signed_in(&register, "r@bsmu.example", Some("bsmu"), Role::Registrar).await;
    // The process dies just after the approval is kept.
    let (batch, _) = approved(&register, &mut registrar).await;
    let office = office_of(&register);
    let institution = office.institution("bsmu").await.unwrap();
    let service = testing::service_at(register.clone(), Clock::Fixed(registrar.at));
    service.seal_on().await.unwrap();
    service.seal_on().await.unwrap();
    registrar.service = service;
    let events = body(registrar.ask(get(&format!("{batch}/progress"))).await).await;
    assert!(events.contains("\"is_over\":true"), "{events}");
    let rows = office.store.audit_of(institution.id, None, 500).await.unwrap();
    assert_eq!(rows.iter().filter(|row| row.action == "seal").count(), 11, "none twice");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_is_suspended_resumed_and_withdrawn_with_a_reason() {
    let register = register().await;
    let mut registrar = signed_in(&register, "r@example.org", Some("kursk"), Role::Auditor).await;
    office_of(&register).change_role("r@example.org", (Some("kursk"), Role::Registrar), true).await.unwrap();
    bsmu(&register).await;
    office_of(&register).change_role("r@example.org", (Some("bsmu"), Role::Registrar), true).await.unwrap();
    let batch = released(&register, &mut registrar).await;
    assert!(registrar.see(&batch).await.contains("/desk/of/bsmu/certificates/BSMU-2026-0002"));
    let found = registrar.ask(get("/desk/of/bsmu/find?q=bsmu-2026-0002+")).await;
    let path = place(&found).to_owned();
    let page = registrar.see(&path).await;
    for said in
        ["Artem Bezdenezhnykh", "Безденежных Артём", "in force", "handed over for approval", "dean@bsmu.example"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    let without = registrar.send(&path, &[("do", "withdraw"), ("cause", "")]).await;
    assert_eq!(without.status(), StatusCode::UNPROCESSABLE_ENTITY);
    for (action, cause, standing) in
        [("suspend", "under-review", "suspended"), ("resume", "", "in force"), ("withdraw", "misconduct", "withdrawn")]
    {
        let fields = [("do", action), ("cause", cause), ("note", "by the committee")];
        assert_eq!(place(&registrar.send(&path, &fields).await), path);
        let page = registrar.see(&path).await;
        assert!(page.contains(standing) && page.contains("by the committee"), "{standing}: {page}");
        assert!(!page.contains("operator"), "{page}");
    }
    let late = registrar.send(&path, &[("do", "suspend"), ("cause", "under-review")]).await;
    assert_eq!(late.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let gone = registrar.ask(get(&format!("{batch}/files/BSMU-2026-0002.pdf"))).await;
    assert_eq!(gone.status(), StatusCode::NOT_FOUND, "what is withdrawn is not printed");
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

#[tokio::test(flavor = "multi_thread")]
async fn a_programme_is_filled_in_and_copied_a_year_later() {
    let register = register().await;
    let mut registrar = signed_in(&register, "r@example.org", Some("medeniyet"), Role::Registrar).await;
    let draft = place(&registrar.send("/desk/of/medeniyet/drafts", &[("from", "empty")]).await).to_owned();
    let fields = [
        ("title-tr", "İlk Yardım Kursu"),
        ("title-ru", "Курс первой помощи"),
        ("title-en", "First Aid \"Course\""),
        ("slug", "first-aid-2026"),
        ("languages", "tr, ru, en"),
        ("kind", "course"),
        ("mode", ""),
        ("starts", "2026-07-01"),
        ("ends", "2026-07-03"),
        ("hours", "12,5"),
        ("sheet", "classic"),
        ("number", "FA-{year}-{seq:04}"),
        ("signatory-0", "Ayşe Işık"),
        ("office-0-tr", "Dekan"),
        ("office-0-ru", "Декан"),
        ("office-0-en", "Dean"),
    ];
    registrar.send(&format!("{draft}/programme"), &fields).await;
    registrar.send(&format!("{draft}/files"), &[("paste", "Ad Soyad\tÖğrenci no\nŞükrü Işık\tM1\n")]).await;
    let page = registrar.see(&draft).await;
    assert!(page.contains("Hand over 1 certificate") && page.contains("First Aid &#34;Course&#34;"), "{page}");
    let bad = registrar.send(&format!("{draft}/programme"), &[("as", "text"), ("source", "slug = ")]).await;
    assert_eq!(place(&bad), draft);
    let editor = format!("{draft}/programme");
    assert!(registrar.see(&editor).await.contains("slug = "), "what was typed is kept, right or wrong");

    let page = registrar.see("/desk/of/medeniyet/new").await;
    let edition = page.split("name=\"edition\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let copy = registrar.send("/desk/of/medeniyet/drafts", &[("from", "edition"), ("edition", &edition)]).await;
    let copy = place(&copy).to_owned();
    assert!(registrar.see(&format!("{copy}/programme")).await.contains("emergency-internship-2023"));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_speaks_every_language_and_knows_all_its_words() {
    let register = register().await;
    bsmu(&register).await;
    let mut registrar = signed_in(&register, "r@bsmu.example", Some("bsmu"), Role::Registrar).await;
    office_of(&register).change_role("r@bsmu.example", (Some("kursk"), Role::Auditor), true).await.unwrap();
    let (programme, roster) = example();
    let draft =
        place(&registrar.upload("/desk/of/bsmu/drafts", &[("p.toml", programme.as_bytes()), ("r.csv", &roster)]).await)
            .to_owned();
    for language in LANGUAGES {
        for path in [
            "/desk",
            "/desk/sessions",
            "/desk/passkeys",
            "/desk/of/bsmu",
            "/desk/of/bsmu/delegations",
            "/desk/of/bsmu/new",
            &draft,
            "/desk/of/kursk",
        ] {
            let page = registrar.see(&format!("{path}?lang={language}")).await;
            assert!(page.contains(&format!("<html lang=\"{language}\"")), "{path}");
            assert!(!page.contains(">desk-") && !page.contains("\"desk-home"), "{path}: {page}");
            assert!(page.len() < 120_000, "{path}: {}", page.len());
        }
        let mut stranger = Browser::new(&register);
        assert!(
            stranger
                .see(&format!("/desk/sign-in?lang={language}"))
                .await
                .contains(&format!("<html lang=\"{language}\""))
        );
    }
}

#[test]
fn every_word_of_the_desk_exists_in_every_language_and_is_used() {
    let files = |folder: &str| std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect::<Vec<_>>();
    let texts = [files("templates/desk"), files("src/http/desk")].concat();
    let texts: String = texts
        .iter()
        .filter(|path| path.is_file() && !path.ends_with("tests.rs"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    let mut used = BTreeSet::new();
    for (at, _) in texts.match_indices("\"desk-") {
        used.insert(texts[at + 1..].split('"').next().unwrap());
    }
    assert!(used.len() > 100, "{}", used.len());
    for language in LANGUAGES {
        let missing: Vec<_> = used.iter().filter(|id| !Words::of(language).has(id)).collect();
        assert_eq!(missing, Vec::<&&str>::new(), "{language}");
    }
    let said = include_str!("../../../templates/words/en.ftl");
    let idle = said.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
    let idle: Vec<_> = idle.filter(|id| id.starts_with("desk-") && !used.contains(id)).collect();
    assert_eq!(idle, Vec::<&str>::new());
}

#[test]
fn whoever_may_see_a_page_is_named_in_the_table() {
    let rights: BTreeSet<&str> = routes()
        .iter()
        .filter_map(|route| if let Needs::Right(permission) = route.needs { Some(permission.words()) } else { None })
        .collect();
    assert!(rights.contains(Permission::Approve.words()) && rights.contains(Permission::Prepare.words()));
    let open: Vec<_> =
        routes().into_iter().filter(|route| route.needs == Needs::Nobody).map(|route| route.path).collect();
    let invitation = "/desk/invitation/{secret}";
    let sign_in = ["/desk/sign-in", "/desk/sign-in/password", "/desk/sign-in/passkey/ask", "/desk/sign-in/passkey"];
    let by_provider = ["/desk/sign-in/oidc", "/desk/invitation/{secret}/oidc"];
    assert_eq!(open, [&sign_in[..], &[invitation, invitation], &by_provider].concat());
    let any: Vec<_> = routes().into_iter().filter(|route| route.needs == Needs::Anybody).collect();
    assert_eq!(
        any.iter().map(|route| (route.method, route.path)).collect::<Vec<_>>(),
        [("GET", "/desk/sign-in/oidc/back")]
    );
    assert!(routes().iter().all(|route| route.method == Method::GET || route.method == Method::POST));
}

#[tokio::test]
async fn a_process_without_key_files_has_no_desk() {
    let register = register().await;
    let service = testing::unsealing_service(register, Clock::Fixed(testing::noon()));
    assert!(!Options { signs: false, ..Options::default() }.signs);
    assert_eq!(send(&service, get("/desk/sign-in")).await.status(), StatusCode::NOT_FOUND);
}
