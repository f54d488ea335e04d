//! Signing in with password and code, and how sessions end.

use super::*;

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
