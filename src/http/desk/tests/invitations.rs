//! Invitations at the desk: made, handed over, sent, taken back.

use super::*;
use crate::config::{Mail, Security};
use crate::store::About;

pub(super) fn mail() -> Mail {
    Mail {
        host: "localhost".to_owned(),
        port: None,
        tls: Security::None,
        user: None,
        password_file: None,
        from: "Registry <registry@example.org>".to_owned(),
        reply_to: None,
        bounces: None,
        rate: 60,
        retry_seconds: 60,
        institutions: std::collections::BTreeMap::default(),
    }
}

const PEOPLE: &str = "/desk/of/medeniyet/people";

/// The path of the link that a page tells.
fn link(page: &str) -> String {
    let told = page.split("<code id=\"invitation\">").nth(1).unwrap_or_else(|| panic!("{page}"));
    let url = told.split('<').next().unwrap();
    url.strip_prefix("https://demo.testamur.example").unwrap().to_owned()
}

impl Browser {
    async fn invites(&mut self, login: &str, role: &str) -> Response<Body> {
        let fields = [("login", login), ("name", "A. Guest"), ("role", role), ("how", "link")];
        self.send(PEOPLE, &fields).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_invites_by_a_link_that_is_shown_once_and_takes_it_back() {
    let register = register().await;
    let mut admin = signed_in(&register, "admin@example.org", Some("medeniyet"), Role::Administrator).await;
    for (login, role) in [("no address", "registrar"), ("new@example.org", "king"), ("new@example.org", "")] {
        assert_eq!(admin.invites(login, role).await.status(), StatusCode::UNPROCESSABLE_ENTITY, "{login} {role}");
    }
    let page = body(admin.invites("New@example.org", "registrar").await).await;
    let path = link(&page);
    assert!(page.contains("data-copy") && !page.contains("Send it by mail"), "no mail server: {page}");
    let list = admin.see(PEOPLE).await;
    assert!(list.contains("Invited, and not here yet") && list.contains("invited by admin@example.org"), "{list}");
    assert!(!list.contains(&path), "shown once");
    let log = admin.see("/desk/of/medeniyet/log").await;
    assert!(log.contains("invited") && log.contains("new@example.org as registrar"), "{log}");

    let again = link(&body(admin.invites("new@example.org", "registrar").await).await);
    let mut guest = Browser::new(&register);
    assert_eq!(guest.ask(get(&path)).await.status(), StatusCode::UNPROCESSABLE_ENTITY, "replaced");
    guest.see(&again).await;
    let revoked = admin.send(&format!("{PEOPLE}/invitations/revoke"), &[("login", "new@example.org")]).await;
    assert_eq!(place(&revoked), PEOPLE);
    assert_eq!(guest.ask(get(&again)).await.status(), StatusCode::UNPROCESSABLE_ENTITY, "taken back");
    let list = admin.see(PEOPLE).await;
    assert!(!list.contains("new@example.org"), "with its role: {list}");
    let twice = admin.send(&format!("{PEOPLE}/invitations/revoke"), &[("login", "new@example.org")]).await;
    assert_eq!(twice.status(), StatusCode::UNPROCESSABLE_ENTITY);

    let third = link(&body(admin.invites("new@example.org", "auditor").await).await);
    assert_eq!(place(&guest.send(&third, &[("password", PASSWORD), ("again", PASSWORD)]).await), "/desk/code");
    assert!(!admin.see(PEOPLE).await.contains("not here yet"));
    assert_eq!(place(&admin.invites("new@example.org", "registrar").await), PEOPLE, "who is here gets the role alone");
    let account = register.store.account("new@example.org").await.unwrap().unwrap();
    assert_eq!(account.roles.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gets_a_link_to_an_account_of_elsewhere() {
    let register = register().await;
    let mut here = signed_in(&register, "here@example.org", Some("medeniyet"), Role::Administrator).await;
    let office = office_of(&register);
    office.invite(("new@example.org", "A. Guest"), (Some("kursk"), Role::Signatory), "operator").await.unwrap();
    let refused = here.invites("new@example.org", "auditor").await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY, "the link would open the other institution, too");
    assert!(!here.see(PEOPLE).await.contains("new@example.org"));
    let revoke = here.send(&format!("{PEOPLE}/invitations/revoke"), &[("login", "new@example.org")]).await;
    assert_eq!(revoke.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let mut all = signed_in(&register, "all@example.org", None, Role::Administrator).await;
    link(&body(all.invites("new@example.org", "auditor").await).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_sent_by_mail_in_the_language_of_whoever_invites() {
    let register = register().await;
    add(&register, "admin@example.org", Some("medeniyet"), Role::Administrator).await;
    let mut admin = Browser::new(&register);
    admin.service = testing::service_with(register.clone(), Clock::Fixed(admin.at), (None, Some(mail())));
    admin.sign_in("admin@example.org").await;
    let page = body(admin.invites("new@example.org", "registrar").await).await;
    let path = link(&page);
    assert!(page.contains("Send it by mail"), "{page}");
    let secret = path.rsplit('/').next().unwrap();
    let send = format!("{PEOPLE}/invitations/mail?lang=tr");
    let page = body(admin.send(&send, &[("secret", secret)]).await).await;
    assert!(page.contains("Davet yolda: new@example.org"), "{page}");
    let letter = register.store.due_letter(admin.at.plus_seconds(60)).await.unwrap().unwrap();
    let About::Notice(subject, text) = &letter.about else { panic!("{letter:?}") };
    assert_eq!(letter.to.as_deref(), Some("new@example.org"));
    assert!(subject.starts_with("Davetiniz: İstanbul") && text.contains(&format!("https://{HOST}{path}")), "{text}");
    for wrong in ["", "no-invitation"] {
        let refused = admin.send(&send, &[("secret", wrong)]).await;
        assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_good_once_and_for_a_week() {
    let register = register().await;
    let office = office_of(&register);
    let invite = || office.invite(("new@example.org", "A. Guest"), (Some("medeniyet"), Role::Registrar), "operator");
    let (old, _) = invite().await.unwrap();
    let (token, _) = invite().await.unwrap();
    let mut guest = Browser::new(&register);
    let replaced = guest.ask(get(&format!("/desk/invitation/{}", old.expose()))).await;
    assert_eq!(replaced.status(), StatusCode::UNPROCESSABLE_ENTITY, "a later invitation replaces it");
    let path = format!("/desk/invitation/{}", token.expose());
    assert!(guest.see(&path).await.contains("A. Guest"));
    for (password, again, said) in [(PASSWORD, "another", "differ"), ("short", "short", "At least 12")] {
        let page = body(guest.send(&path, &[("password", password), ("again", again)]).await).await;
        assert!(page.contains(said), "{page}");
    }
    let taken = guest.send(&path, &[("password", PASSWORD), ("again", PASSWORD)]).await;
    assert_eq!(place(&taken), "/desk/code");
    assert!(guest.see("/desk/code").await.contains("<svg viewBox"), "a first factor");
    let mut thief = Browser::new(&register);
    let again = thief.send(&path, &[("password", PASSWORD), ("again", PASSWORD)]).await;
    assert_eq!(again.status(), StatusCode::UNPROCESSABLE_ENTITY, "once");
    assert!(invite().await.is_err(), "the account has a password now");
    let (late, expires) = office.invite(("late@example.org", "L."), (None, Role::Auditor), "operator").await.unwrap();
    thief.at = expires;
    thief.wait(0);
    let late = thief.ask(get(&format!("/desk/invitation/{}", late.expose()))).await;
    assert_eq!(late.status(), StatusCode::UNPROCESSABLE_ENTITY, "a week");
}
