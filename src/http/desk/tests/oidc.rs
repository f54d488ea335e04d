//! Signing in by an OpenID provider: one of our own, which tells the truth, lies, hangs and is away.

mod host;

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use host::{Host, Lie, odd};
use josekit::jwk::Jwk;

use super::*;
use crate::config::{Names, Oidc};
use crate::fetch::Network;
use crate::issuance::oidc::Provider;

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
