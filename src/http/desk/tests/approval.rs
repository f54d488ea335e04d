//! Passkeys, what an approval by one proves, the second person.

use axum::http::StatusCode;
use serde_json::Value;

use super::*;
use crate::access::Rule;
use crate::issuance::assertion::testing::Authenticator;
use crate::issuance::passkeys::Asked;
use crate::issuance::{Approval, IssuanceError};
use crate::store::{NewPasskey, StoredApproval};
use crate::wire::base64url;

const ORIGIN: &str = "https://demo.testamur.example";

/// A passkey of a test: each has an id of its own.
pub(super) fn authenticator(name: &str) -> Authenticator {
    Authenticator { credential: format!("TEST ONLY: {name}").into_bytes(), ..Authenticator::p256(ORIGIN) }
}

impl Browser {
    /// A question, as the page's script gets it: the token and the options; or why there is none.
    pub(super) async fn question(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<(String, Value), String> {
        let response = self.send(path, fields).await;
        let status = response.status();
        let told: Value = serde_json::from_str(&body(response).await).unwrap();
        if status == StatusCode::OK {
            return Ok((told["ceremony"].as_str().unwrap().to_owned(), told["publicKey"].clone()));
        }
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        Err(told["fault"].as_str().unwrap().to_owned())
    }

    /// Enrols a passkey; answers the handle by which it knows its owner.
    pub(super) async fn enrol(&mut self, passkey: &Authenticator) -> String {
        let fields = [("password", PASSWORD), ("name", "blue key")];
        let (ceremony, options) = self.question("/desk/passkeys/ask", &fields).await.unwrap();
        let answer = passkey.make(&options);
        let made = self.send("/desk/passkeys/enrol", &[("ceremony", &ceremony), ("answer", &answer)]).await;
        assert_eq!(place(&made), "/desk/passkeys");
        options["user"]["id"].as_str().unwrap().to_owned()
    }

    /// Answers the question of an approval.
    pub(super) async fn approve_by(&mut self, batch: &str, passkey: &mut Authenticator) -> Response<Body> {
        let (ceremony, options) = self.question(&format!("{batch}/approve/ask"), &[]).await.unwrap();
        let answer = passkey.get(&options, "");
        self.send(&format!("{batch}/approve/passkey"), &[("ceremony", &ceremony), ("answer", &answer)]).await
    }

    /// As if so much time had passed.
    pub(super) fn wait(&mut self, seconds: i64) {
        self.at = self.at.plus_seconds(seconds);
        self.service = testing::service_like(&self.service, self.register.clone(), Clock::Fixed(self.at));
    }
}

/// A batch of example 3 that waits.
async fn waiting(registrar: &mut Browser) -> (String, Digest) {
    let draft = drafted(registrar).await;
    let batch = place(&registrar.send(&format!("{draft}/hand-over"), &[]).await).to_owned();
    let digest = Digest::from_hex(batch.rsplit('/').next().unwrap()).unwrap();
    (batch, digest)
}

pub(super) async fn released_aside(browser: &mut Browser, batch: &str) {
    let events = body(browser.ask(get(&format!("{batch}/progress"))).await).await;
    assert!(events.contains("\"is_over\":true"), "{events}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_is_enrolled_signs_in_and_is_removed() {
    let register = register().await;
    let mut browser = signed_in(&register, "a@example.org", Some("medeniyet"), Role::Registrar).await;
    let mut passkey = authenticator("sign-in");
    let wrong = browser.question("/desk/passkeys/ask", &[("password", "wrong")]).await.unwrap_err();
    assert!(wrong.contains("do not belong together"), "{wrong}");
    let handle = browser.enrol(&passkey).await;
    assert!(browser.see("/desk/passkeys").await.contains("blue key"));
    let fields = [("password", PASSWORD), ("name", "again")];
    let (ceremony, options) = browser.question("/desk/passkeys/ask", &fields).await.unwrap();
    assert_eq!(options["excludeCredentials"][0]["id"], base64url::encode(&passkey.credential));
    let twice = passkey.make(&options);
    let twice = browser.send("/desk/passkeys/enrol", &[("ceremony", &ceremony), ("answer", &twice)]).await;
    assert_eq!(twice.status(), StatusCode::UNPROCESSABLE_ENTITY, "one credential, one account");

    let mut other = browser.beside();
    let (ceremony, options) = other.question("/desk/sign-in/passkey/ask", &[]).await.unwrap();
    let answer = passkey.get(&options, &handle);
    let sent = [("ceremony", ceremony.as_str()), ("answer", &answer)];
    assert_eq!(place(&other.send("/desk/sign-in/passkey", &sent).await), "/desk");
    assert!(other.see("/desk/of/medeniyet").await.contains("TEST ONLY"));
    let mut thief = browser.beside();
    let again = thief.send("/desk/sign-in/passkey", &sent).await;
    assert_eq!(again.status(), StatusCode::UNPROCESSABLE_ENTITY, "an answer counts once");
    let (ceremony, options) = thief.question("/desk/sign-in/passkey/ask", &[]).await.unwrap();
    let forged =
        Authenticator { credential: passkey.credential.clone(), ..Authenticator::p256(ORIGIN) }.get(&options, &handle);
    let forged = thief.send("/desk/sign-in/passkey", &[("ceremony", &ceremony), ("answer", &forged)]).await;
    assert_eq!(forged.status(), StatusCode::UNPROCESSABLE_ENTITY, "another key");

    let number = other.see("/desk/passkeys").await;
    let number = number.split("name=\"passkey\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let kept = other.send("/desk/passkeys/remove", &[("passkey", &number), ("password", "wrong")]).await;
    assert_eq!(kept.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let removed = other.send("/desk/passkeys/remove", &[("passkey", &number), ("password", PASSWORD)]).await;
    assert_eq!(place(&removed), "/desk/passkeys");
    let (ceremony, options) = thief.question("/desk/sign-in/passkey/ask", &[]).await.unwrap();
    let answer = passkey.get(&options, &handle);
    let gone = thief.send("/desk/sign-in/passkey", &[("ceremony", &ceremony), ("answer", &answer)]).await;
    assert_eq!(gone.status(), StatusCode::UNPROCESSABLE_ENTITY, "it is removed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_phone_lets_no_password_past_a_passkey() {
    let register = register().await;
    let mut browser = signed_in(&register, "a@example.org", Some("medeniyet"), Role::Registrar).await;
    browser.enrol(&authenticator("alone")).await;
    testing::meddle("UPDATE account SET totp = NULL WHERE login = 'a@example.org'").await;
    let mut thief = browser.beside();
    let fields = [("login", "a@example.org"), ("password", PASSWORD)];
    let page = body(thief.send("/desk/sign-in/password", &fields).await).await;
    assert!(page.contains("signs in with a passkey") && thief.cookie.is_empty(), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dean_approves_by_passkey_and_anybody_can_prove_it() {
    let register = register().await;
    bsmu(&register).await;
    let office = office_of(&register);
    office.set_approval_policy("bsmu", &[Means::Passkey]).await.unwrap();
    let institution = office.institution("bsmu").await.unwrap();
    let mut registrar = signed_in(&register, "r@bsmu.example", Some("bsmu"), Role::Registrar).await;
    let (batch, digest) = waiting(&mut registrar).await;
    let mut dean = signed_in(&register, "dean@bsmu.example", Some("bsmu"), Role::Signatory).await;
    assert!(dean.see(&batch).await.contains("no passkey under this address"));
    let mut passkey = authenticator("dean");
    dean.enrol(&passkey).await;

    // Two people, and a day.
    let mut admin = signed_in(&register, "admin@bsmu.example", Some("bsmu"), Role::Administrator).await;
    admin.at = dean.at;
    admin.wait(0);
    let ask = format!("{batch}/approve/ask");
    assert!(dean.question(&ask, &[]).await.unwrap_err().contains("second person has to confirm"));
    let number = office.pending_factors(institution.id).await.unwrap()[0].passkey.as_ref().unwrap().0.to_string();
    let which = [("login", "dean@bsmu.example"), ("passkey", number.as_str())];
    let own = dean.send("/desk/of/bsmu/factors/confirm", &which).await;
    assert_eq!(own.status(), StatusCode::UNPROCESSABLE_ENTITY, "nobody confirms an own factor");
    assert!(admin.see("/desk/of/bsmu/factors").await.contains("blue key"));
    assert_eq!(place(&admin.send("/desk/of/bsmu/factors/confirm", &which).await), "/desk/of/bsmu/factors");
    dean.wait(3000);
    assert!(dean.see("/desk/of/bsmu").await.contains("passkey of dean@bsmu.example was confirmed"));
    let page = dean.see("/desk/passkeys").await;
    assert!(page.contains("approves from"), "{page}");
    assert!(dean.question(&ask, &[]).await.is_err(), "the delay is not over");
    dean.wait(86_400);
    dean.sign_in("dean@bsmu.example").await;

    // Another's passkey, and one that says nobody was there.
    let mut stranger = authenticator("stranger");
    assert_eq!(dean.approve_by(&batch, &mut stranger).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    passkey.flags = 0x01;
    assert_eq!(dean.approve_by(&batch, &mut passkey).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    passkey.flags = 0x05;
    assert_eq!(place(&dean.approve_by(&batch, &mut passkey).await), batch);
    released_aside(&mut dean, &batch).await;
    let page = dean.see(&batch).await;
    assert!(page.contains("by passkey, bound to the content") && page.contains("11 certificates are signed"), "{page}");

    let proven = office.prove_approval(&institution, digest).await.unwrap();
    assert_eq!(proven.approval.approved_by, "dean@bsmu.example");
    assert_eq!(proven.confirmed.unwrap().0, "admin@bsmu.example");
    testing::meddle("UPDATE approval SET approved_by = 'r@bsmu.example'").await;
    let other = office.prove_approval(&institution, digest).await.unwrap_err().to_string();
    assert!(other.contains("audit log"), "{other}");
}

/// A passkey policy, a batch that waits, and a passkey of the dean that approves.
pub(super) async fn ready(register: &Register) -> (Browser, Browser, Authenticator, String, Digest) {
    bsmu(register).await;
    let office = office_of(register);
    office.set_approval_policy("bsmu", &[Means::Passkey]).await.unwrap();
    let mut registrar = signed_in(register, "r@bsmu.example", Some("bsmu"), Role::Registrar).await;
    let (batch, digest) = waiting(&mut registrar).await;
    let mut dean = signed_in(register, "dean@bsmu.example", Some("bsmu"), Role::Signatory).await;
    let passkey = authenticator("dean");
    dean.enrol(&passkey).await;
    confirm(register, "dean@bsmu.example", "bsmu").await;
    (registrar, dean, passkey, batch, digest)
}

/// Goes on with a batch as the service does.
pub(super) async fn seal(register: &Register, digest: Digest) -> Result<(), IssuanceError> {
    let office = office_of(register);
    let institution = office.institution("bsmu").await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let untold = |_: crate::issuance::Step, _: usize, _: usize| {};
    office.go_on(&institution, digest, (folder.path(), &untold)).await
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::too_many_lines, reason = "one forgery after the other")]
async fn a_row_written_by_hand_is_no_approval() {
    let register = register().await;
    let (_registrar, _dean, passkey, _, digest) = ready(&register).await;
    let office = office_of(&register);
    let institution = office.institution("bsmu").await.unwrap();
    let stranger = authenticator("stranger");
    let genuine = passkey.approve(digest, [7; 32]);
    let text = |assertion: &_| Some(serde_json::to_string(assertion).unwrap());
    let forged = [
        (None, "not those of an assertion"),
        (Some("{}".to_owned()), "not those of an assertion"),
        (text(&passkey.approve(Digest::of("another batch"), [7; 32])), "another batch"),
        (text(&stranger.approve(digest, [7; 32])), "another passkey"),
    ];
    let mut approval = StoredApproval {
        digest,
        approved_by: "dean@bsmu.example".to_owned(),
        means: Means::Passkey,
        at: office.now(),
        delegation: None,
        assertion: None,
    };
    let row = office.store.batch_of(institution.id, digest).await.unwrap().unwrap();
    for (assertion, reason) in forged {
        approval.assertion = assertion;
        let mut tx = office.store.begin_for(institution.id).await.unwrap();
        tx.insert_approval(row.id, &approval).await.unwrap();
        tx.commit().await.unwrap();
        let refused = seal(&register, digest).await.unwrap_err().to_string();
        assert!(refused.contains(reason), "{refused}");
        testing::meddle("DELETE FROM approval").await;
    }

    // A passkey of the thief's own, put into the register as the dean's, with a seal copied from a real one.
    let account = office.store.account("dean@bsmu.example").await.unwrap().unwrap();
    let planted = NewPasskey {
        credential_id: stranger.credential.clone(),
        public_key: stranger.public_key(),
        origin: ORIGIN.to_owned(),
        credential: "{}".to_owned(),
        counter: 0,
        name: String::new(),
    };
    let mut tx = office.store.begin().await.unwrap();
    tx.insert_passkey(account.id, &planted, office.now()).await.unwrap();
    approval.assertion = text(&stranger.approve(digest, [7; 32]));
    tx.insert_approval(row.id, &approval).await.unwrap();
    tx.commit().await.unwrap();
    let unconfirmed = seal(&register, digest).await.unwrap_err().to_string();
    assert!(unconfirmed.contains("not confirmed"), "{unconfirmed}");
    testing::meddle(
        "UPDATE passkey SET effective_at = 0, confirmed_by = 'x', seal = (SELECT seal FROM passkey WHERE seal IS NOT NULL LIMIT 1) WHERE seal IS NULL",
    )
    .await;
    let copied = seal(&register, digest).await.unwrap_err().to_string();
    assert!(copied.contains("not confirmed"), "{copied}");

    // The genuine one in the name of somebody else, and then as it is.
    testing::meddle("DELETE FROM approval").await;
    approval.assertion = text(&genuine);
    approval.approved_by = "r@bsmu.example".to_owned();
    let mut tx = office.store.begin_for(institution.id).await.unwrap();
    tx.insert_approval(row.id, &approval).await.unwrap();
    tx.commit().await.unwrap();
    let another = seal(&register, digest).await.unwrap_err().to_string();
    assert!(another.contains("whoever prepared it"), "{another}");
    assert_eq!(testing::meddle("UPDATE approval SET approved_by = 'dean@bsmu.example'").await, 1);
    seal(&register, digest).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_changed_by_one_letter_is_not_sealed() {
    let register = register().await;
    let (_registrar, dean, mut passkey, _, digest) = ready(&register).await;
    let office = office_of(&register);
    let institution = office.institution("bsmu").await.unwrap();
    let token = crate::access::secret::digest(dean.cookie.split_once('=').unwrap().1);
    let session = office.store.session(token).await.unwrap().unwrap();
    let asked = office.ask_to_approve(&institution, digest, (&session, ORIGIN)).await.unwrap();
    let Asked { options, token } = asked.unwrap();
    let answer = passkey.get(&options, "");
    office.approve_by_passkey(&institution, digest, (&session, token.expose(), &answer)).await.unwrap().unwrap();
    let changed = "UPDATE certificate SET payload = replace(payload, 'Bezdenezhnykh', 'Bezdenezhnyhk') WHERE payload LIKE '%Bezdenezhnykh%'";
    assert_eq!(testing::meddle(changed).await, 1);
    assert!(matches!(seal(&register, digest).await.unwrap_err(), IssuanceError::ApprovalDiffers));
    let back = "UPDATE certificate SET payload = replace(payload, 'Bezdenezhnyhk', 'Bezdenezhnykh') WHERE payload LIKE '%Bezdenezhnyhk%'";
    assert_eq!(testing::meddle(back).await, 1);
    seal(&register, digest).await.unwrap();
    assert!(office.prove_approval(&institution, digest).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn four_eyes_see_a_batch_before_the_signatory_does() {
    let register = register().await;
    bsmu(&register).await;
    let office = office_of(&register);
    office.set_approval_rules("bsmu", &[Rule::FourEyes], "operator").await.unwrap();
    let institution = office.institution("bsmu").await.unwrap();
    let mut registrar = signed_in(&register, "r@bsmu.example", Some("bsmu"), Role::Registrar).await;
    let (batch, digest) = waiting(&mut registrar).await;
    let mut dean = signed_in(&register, "dean@bsmu.example", Some("bsmu"), Role::Signatory).await;
    let code = dean.code();
    let early = body(dean.send(&format!("{batch}/approve"), &[("code", &code)]).await).await;
    assert!(early.contains("A second person has to check this batch first"), "{early}");
    let own = body(registrar.send(&format!("{batch}/check"), &[]).await).await;
    assert!(own.contains("You prepared this batch yourself"), "{own}");
    // An approval that the register holds all the same is not sealed.
    let approval = Approval { by: "dean@bsmu.example".to_owned(), means: Means::Totp };
    office.batch(&institution, digest).await.unwrap().approve(&office, &approval).await.unwrap();
    assert!(seal(&register, digest).await.unwrap_err().to_string().contains("second person"));
    testing::meddle("DELETE FROM approval").await;

    let mut second = signed_in(&register, "second@bsmu.example", Some("bsmu"), Role::Registrar).await;
    let page = second.see(&batch).await;
    assert!(page.contains("I have checked 11 certificates"), "{page}");
    // Sent back by the checker, it is a draft again; what was checked before counts no longer.
    let back = second.send(&format!("{batch}/send-back"), &[("remark", "Two names are wrong.")]).await;
    assert_eq!(place(&back), "/desk/of/bsmu");
    let drafts = office.store.drafts(institution.id).await.unwrap();
    let again = registrar.send(&format!("/desk/of/bsmu/drafts/{}/hand-over", drafts[0].id), &[]).await;
    let batch = place(&again).to_owned();
    assert_eq!(place(&second.send(&format!("{batch}/check"), &[]).await), batch);
    assert!(dean.see(&batch).await.contains("second@bsmu.example"));
    // Who has checked does not approve, even with both roles.
    office.change_role("second@bsmu.example", (Some("bsmu"), Role::Signatory), true).await.unwrap();
    confirm(&register, "second@bsmu.example", "bsmu").await;
    let code = second.code();
    let both = body(second.send(&format!("{batch}/approve"), &[("code", &code)]).await).await;
    assert!(both.contains("You have checked this batch yourself"), "{both}");
    let code = dean.code();
    assert_eq!(place(&dean.send(&format!("{batch}/approve"), &[("code", &code)]).await), batch);
    released_aside(&mut dean, &batch).await;
    let deeds = actions(&register, "bsmu").await;
    assert!(deeds.contains(&("second@bsmu.example".to_owned(), "second-check".to_owned())), "{deeds:?}");
}
