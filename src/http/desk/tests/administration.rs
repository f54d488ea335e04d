//! Administration over HTTP: people, programs, keys and their drill, approvals, retention, the log.

use super::super::super::testing::body;
use super::*;
use crate::access::Rule;
use crate::issuance::{Step, reissue};
use crate::keys::KeyId;
use crate::store::AuditFilter;

/// All tests share the key files, and a file is made once.
static ONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

async fn administrator(register: &Register, slug: &str) -> Browser {
    signed_in(register, &format!("admin@{slug}.example"), Some(slug), Role::Administrator).await
}

/// What stands in a field of an answer that is shown once.
fn shown<'a>(page: &'a str, before: &str) -> &'a str {
    page.split(before).nth(1).unwrap().split("<code>").nth(1).unwrap().split('<').next().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_added_signs_in_and_is_locked_out() {
    let register = register().await;
    let mut admin = administrator(&register, "medeniyet").await;
    for bad in [
        &[("login", "nobody"), ("name", "N."), ("role", "auditor")][..],
        &[("login", "a@b.example"), ("name", " "), ("role", "auditor")],
        &[("login", "a@b.example"), ("name", "N."), ("role", "king")],
    ] {
        let refused = admin.send("/desk/of/medeniyet/people", bad).await;
        assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY, "{bad:?}");
    }
    let fields = [("login", "New@Example.org"), ("name", "A. New"), ("role", "registrar")];
    let page = body(admin.send("/desk/of/medeniyet/people", &fields).await).await;
    let password = shown(&page, "class=\"alert good once\"").to_owned();
    assert_eq!(password.len(), 19, "{password}");
    assert!(!admin.see("/desk/of/medeniyet/people").await.contains(&password), "shown once");

    let mut new = admin.beside();
    new.phone = None;
    let login = [("login", "new@example.org"), ("password", &*password)];
    assert_eq!(place(&new.send("/desk/sign-in/password", &login).await), "/desk/code");

    let roles = [("login", "new@example.org"), ("do", "roles"), ("role-auditor", "1"), ("role-signatory", "1")];
    assert_eq!(place(&admin.send("/desk/of/medeniyet/people/change", &roles).await), "/desk/of/medeniyet/people");
    let held = office_of(&register).store.account("new@example.org").await.unwrap().unwrap().roles;
    assert_eq!(held.iter().map(|(_, role)| *role).collect::<Vec<_>>(), [Role::Auditor, Role::Signatory]);

    admin.send("/desk/of/medeniyet/people/change", &[("login", "new@example.org"), ("do", "close")]).await;
    assert_eq!(new.send("/desk/sign-in/password", &login).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    admin.send("/desk/of/medeniyet/people/change", &[("login", "new@example.org"), ("do", "open")]).await;
    assert_eq!(place(&new.send("/desk/sign-in/password", &login).await), "/desk/code");
    let again = [("login", "new@example.org"), ("do", "password")];
    let page = body(admin.send("/desk/of/medeniyet/people/change", &again).await).await;
    assert_ne!(shown(&page, "class=\"alert good once\""), password);
    let log = actions(&register, "medeniyet").await;
    for action in ["add-account", "grant-role", "take-role", "disable-account", "enable-account", "reset-password"] {
        assert!(log.contains(&("admin@medeniyet.example".to_owned(), action.to_owned())), "{action}: {log:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_administrator_stays_and_nobody_changes_people_of_elsewhere() {
    let register = register().await;
    let mut admin = administrator(&register, "medeniyet").await;
    add(&register, "both@example.org", Some("kursk"), Role::Registrar).await;
    office_of(&register).change_role("both@example.org", (Some("medeniyet"), Role::Auditor), true).await.unwrap();
    add(&register, "theirs@example.org", Some("kursk"), Role::Registrar).await;
    let change = "/desk/of/medeniyet/people/change";
    for refused in [
        &[("login", "admin@medeniyet.example"), ("do", "close")][..],
        &[("login", "admin@medeniyet.example"), ("do", "roles"), ("role-auditor", "1")],
        &[("login", "both@example.org"), ("do", "close")],
        &[("login", "both@example.org"), ("do", "password")],
        &[("login", "theirs@example.org"), ("do", "close")],
    ] {
        let answer = admin.send(change, refused).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{refused:?}");
    }
    let page = admin.see("/desk/of/medeniyet/people").await;
    assert!(page.contains("both@example.org") && !page.contains("theirs@example.org"), "{page}");
    admin.send(change, &[("login", "both@example.org"), ("do", "roles")]).await;
    let left = office_of(&register).store.account("both@example.org").await.unwrap().unwrap();
    assert_eq!(left.roles.len(), 1, "the role elsewhere stays");
    // With a second one the first may go.
    add(&register, "second@example.org", Some("medeniyet"), Role::Administrator).await;
    let gone = [("login", "admin@medeniyet.example"), ("do", "roles"), ("role-auditor", "1")];
    assert_eq!(place(&admin.send(change, &gone).await), "/desk/of/medeniyet/people");
    assert_eq!(admin.ask(get("/desk/of/medeniyet/people")).await.status(), StatusCode::FORBIDDEN);
    assert!(office_of(&register).disable_account("second@example.org").await.is_err(), "nor by the command line");
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_and_approvals_are_changed_by_their_own_administrator() {
    let register = register().await;
    let office = office_of(&register);
    let mut admin = administrator(&register, "medeniyet").await;
    let none = admin.send("/desk/of/medeniyet/programs", &[("name", "records")]).await;
    assert_eq!(none.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("name", "student records"), ("scope-draft", "1"), ("scope-register", "1")];
    let page = body(admin.send("/desk/of/medeniyet/programs", &fields).await).await;
    let (id, secret) = (shown(&page, "client_id").to_owned(), shown(&page, "client_secret").to_owned());
    assert!(office.client_token(&id, &secret, None).await.unwrap().is_ok());
    let change = "/desk/of/medeniyet/programs/change";
    let page = body(admin.send(change, &[("id", &id), ("do", "rotate")]).await).await;
    let next = shown(&page, "client_secret").to_owned();
    assert!(office.client_token(&id, &secret, None).await.unwrap().is_err(), "the old secret is worth nothing");
    assert!(office.client_token(&id, &next, None).await.unwrap().is_ok());
    let (foreign, _) = office.add_client("kursk", "theirs", &[crate::access::Scope::Draft]).await.unwrap();
    let other = admin.send(change, &[("id", &foreign), ("do", "close")]).await;
    assert_eq!(other.status(), StatusCode::UNPROCESSABLE_ENTITY);
    admin.send(change, &[("id", &id), ("do", "close")]).await;
    assert!(office.client_token(&id, &next, None).await.unwrap().is_err());

    let none = admin.send("/desk/of/medeniyet/approvals", &[]).await;
    assert_eq!(none.status(), StatusCode::UNPROCESSABLE_ENTITY);
    admin.send("/desk/of/medeniyet/approvals", &[("means-passkey", "1"), ("means-totp", "1")]).await;
    let there = office.institution("medeniyet").await.unwrap().id;
    assert_eq!(office.store.approval_policy(there).await.unwrap(), [Means::Passkey, Means::Totp]);
    assert_eq!(office.store.approval_rules(there).await.unwrap(), []);
    let both = [("means-passkey", "1"), ("rule-named", "1"), ("rule-four-eyes", "1")];
    let page = body(admin.send("/desk/of/medeniyet/approvals", &both).await).await;
    assert!(page.contains("name=\"rule-four-eyes\" value=\"1\" checked") && page.contains("24 hours after"), "{page}");
    assert_eq!(office.store.approval_policy(there).await.unwrap(), [Means::Passkey]);
    assert_eq!(office.store.approval_rules(there).await.unwrap(), [Rule::FourEyes, Rule::Named]);
    admin.send("/desk/of/medeniyet/approvals", &[("means-passkey", "1"), ("rule-named", "1")]).await;
    assert_eq!(office.store.approval_rules(there).await.unwrap(), [Rule::Named]);
    let log = admin.see("/desk/of/medeniyet/log?what=set-rules").await;
    assert!(log.contains("rules of approval changed") && log.contains("four-eyes named"), "{log}");
    let log = admin.see("/desk/of/medeniyet/log?what=set-approvals").await;
    assert_eq!(log.matches("admin@medeniyet.example").count(), 2, "what stays as it was is not told: {log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn contact_data_is_forgotten_after_a_look_and_after_its_days() {
    let register = register().await;
    bsmu(&register).await;
    let mut registrar = signed_in(&register, "r@bsmu.example", Some("bsmu"), Role::Registrar).await;
    released(&register, &mut registrar).await;
    let mut admin = administrator(&register, "bsmu").await;
    let forget = "/desk/of/bsmu/keeping/forget";
    for bad in ["", "no number!", "BSMU-2026-9999"] {
        let answer = admin.send(forget, &[("numbers", bad)]).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
    }
    let remembered = async || {
        let store = &office_of(&register).store;
        let there = store.institution("bsmu").await.unwrap().unwrap().id;
        let late = testing::noon().plus_seconds(1_000_000);
        store.remembers_before(Some(there), late).await.unwrap()
    };
    let numbers: Vec<String> = (1..=11).map(|number| format!("bsmu-2026-{number:04}")).collect();
    let numbers = numbers.join(", ");
    let page = body(admin.send(forget, &[("numbers", &numbers)]).await).await;
    assert!(page.contains("contact data of 11 certificates?") && page.contains("BSMU-2026-0011"), "{page}");
    assert!(remembered().await, "asked once, nothing is erased");
    let page = body(admin.send(forget, &[("numbers", &numbers), ("sure", "1")]).await).await;
    assert!(page.contains("Erased for 11 certificates"), "{page}");
    assert!(!remembered().await);

    for (days, status) in [("3", 422), ("x", 422), ("30", 303), ("", 303)] {
        assert_eq!(admin.send("/desk/of/bsmu/keeping", &[("days", days)]).await.status().as_u16(), status, "{days}");
    }
    admin.send("/desk/of/bsmu/keeping", &[("days", "30")]).await;
    assert!(admin.see("/desk/of/bsmu/keeping").await.contains("value=\"30\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_is_filtered_paged_and_taken_away() {
    let register = register().await;
    let office = office_of(&register);
    let there = office.institution("medeniyet").await.unwrap().id;
    let mut tx = office.store.begin().await.unwrap();
    for turn in 0..230_i64 {
        let number = format!("IMU-2022-{:04}", turn % 7);
        tx.audit(crate::store::AuditEntry {
            at: testing::noon().plus_seconds(turn / 3 * 3600),
            actor: if turn % 2 == 0 { "gate" } else { "=cmd()" },
            action: if turn % 5 == 0 { "seal" } else { "release" },
            institution: Some(there),
            batch: None,
            number: Some(&number),
            detail: "",
        })
        .await
        .unwrap();
    }
    tx.commit().await.unwrap();
    let mut auditor = signed_in(&register, "auditor@example.org", Some("medeniyet"), Role::Auditor).await;
    let mut path = "/desk/of/medeniyet/log?who=gate".to_owned();
    let mut seen = 0;
    loop {
        let page = auditor.see(&path).await;
        seen += page.matches("<td>gate</td>").count();
        let Some(older) = page.split("rel=\"next\"").next().filter(|_| page.contains("rel=\"next\"")) else { break };
        path = older.rsplit("href=\"").next().unwrap().split('"').next().unwrap().replace("&#38;", "&");
    }
    assert_eq!(seen, 115, "each page goes on where the one before ended");
    let page = auditor.see("/desk/of/medeniyet/log?what=seal&who=gate&number=imu-2022-0003").await;
    assert_eq!(page.matches("<td>gate</td>").count(), 4, "{page}");
    let page = auditor.see("/desk/of/medeniyet/log?from=2026-07-16&until=2026-07-16").await;
    assert_eq!(page.matches("IMU-2022-").count(), 2 * 72, "24 hours, three an hour");
    assert!(auditor.see("/desk/of/medeniyet/log?who=nobody").await.contains("Nothing of the kind"));

    let csv = body(auditor.ask(get("/desk/of/medeniyet/log/log.csv?what=seal")).await).await;
    assert_eq!(csv.lines().count(), 1 + 46, "{csv}");
    assert!(csv.contains(",'=cmd(),"), "no spreadsheet runs it: {csv}");
    let json = body(auditor.ask(get("/desk/of/medeniyet/log/log.json")).await).await;
    let rows: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    assert_eq!(rows.len(), 230 + 3, "the account, and that both files were taken");
    let filter = AuditFilter { action: Some("export-log"), ..AuditFilter::default() };
    assert_eq!(office.store.audit_page(there, &filter, (None, 9)).await.unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_are_made_and_retired_but_not_while_certificates_wait_for_them() {
    let _one = ONE.lock().await;
    let register = register().await;
    bsmu(&register).await;
    let mut registrar = signed_in(&register, "r@bsmu.example", Some("bsmu"), Role::Registrar).await;
    let draft = drafted(&mut registrar).await;
    let batch = place(&registrar.send(&format!("{draft}/hand-over"), &[]).await).to_owned();
    let mut admin = administrator(&register, "bsmu").await;
    let page = admin.see("/desk/of/bsmu/keys").await;
    assert_eq!(page.matches("signs now").count(), 2, "{page}");
    let last = admin.send("/desk/of/bsmu/keys/key-2/retire", &[]).await;
    assert_eq!(last.status(), StatusCode::UNPROCESSABLE_ENTITY, "the last status key");
    let rotated = admin.send("/desk/of/bsmu/keys", &[("purpose", "credential"), ("do", "rotate")]).await;
    assert_eq!(rotated.status(), StatusCode::UNPROCESSABLE_ENTITY, "a batch waits for the old one");
    let keys = async || office_of(&register).institution("bsmu").await.unwrap().keys;
    let known = keys().await;
    assert_eq!((known.len(), known.iter().filter(|key| key.is_active()).count()), (3, 3), "the new one is there");
    add(&register, "dean@bsmu.example", Some("bsmu"), Role::Signatory).await;
    let mut dean = Browser::new(&register);
    dean.sign_in("dean@bsmu.example").await;
    dean.send(&format!("{batch}/send-back"), &[("remark", "later")]).await;
    assert_eq!(place(&admin.send("/desk/of/bsmu/keys/key-1/retire", &[]).await), "/desk/of/bsmu/keys");
    assert!(keys().await[0].retired.is_some());
    let nothing = admin.send("/desk/of/bsmu/keys", &[("purpose", "service")]).await;
    assert_eq!(nothing.status(), StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::too_many_lines, reason = "one drill, in order")]
async fn what_a_compromised_key_has_signed_is_issued_again_through_the_gate() {
    let _one = ONE.lock().await;
    let register = register().await;
    bsmu(&register).await;
    let mut registrar = signed_in(&register, "r@bsmu.example", Some("bsmu"), Role::Registrar).await;
    released(&register, &mut registrar).await;
    let office = office_of(&register);
    let there = office.institution("bsmu").await.unwrap();
    let key = there.keys[0].clone();
    let number = |text: &str| crate::claims::RegisterNumber::parse(text).unwrap();
    let decision = crate::issuance::Decision { cause: None, note: "", by: "test" };
    office.suspend("bsmu", &[number("BSMU-2026-0004")], &decision).await.unwrap();
    office.withdraw("bsmu", &[number("BSMU-2026-0005")], &decision).await.unwrap();
    let old = office.store.issued(there.id, &number("BSMU-2026-0001")).await.unwrap().unwrap();

    let mut admin = administrator(&register, "bsmu").await;
    // What is in memory is old: whoever has changed a key sees it changed all the same, in the answer that follows.
    admin.service = Service::new(office_of(&register), Options { recheck_seconds: 3600, ..testing::options() });
    let drill = "/desk/of/bsmu/keys/key-1";
    let page = admin.see(drill).await;
    assert!(page.contains("<strong>10</strong>") && page.contains("1 is suspended"), "{page}");
    let wrong = admin.send(&format!("{drill}/compromised"), &[("fingerprint", "0000 0000 0000 0000")]).await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let early = admin.send(&format!("{drill}/reissue"), &[]).await;
    assert_eq!(early.status(), StatusCode::UNPROCESSABLE_ENTITY, "only for a compromised key");
    let typed = key.key.fingerprint().replace(' ', "-").to_uppercase();
    let fields = [("fingerprint", &*typed), ("reissue", "1")];
    assert_eq!(place(&admin.send(&format!("{drill}/compromised"), &fields).await), drill);
    let page = admin.see(drill).await;
    assert!(page.contains("id=\"again\"") && !page.contains("id=\"fingerprint\""), "{page}");
    assert!(page.contains("data-poll") || page.contains("9 of 9 prepared anew"), "{page}");
    let page = over(&mut admin, drill).await;
    assert!(page.contains("9 of 9 prepared anew") && page.contains("0 of 9 signed"), "{page}");
    let keys = office.institution("bsmu").await.unwrap().keys;
    assert!(keys[0].revoked.is_some() && keys.len() == 3, "another key was made");

    let batch = page.split("class=\"go\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mut dean = signed_in(&register, "dean2@bsmu.example", Some("bsmu"), Role::Signatory).await;
    assert!(dean.see(&batch).await.contains("name=\"code\""), "it waits for its signatory");
    let digest = Digest::from_hex(batch.rsplit('/').next().unwrap()).unwrap();
    let institution = office.institution("bsmu").await.unwrap();
    let approval = crate::issuance::Approval { by: "dean2@bsmu.example".to_owned(), means: Means::Totp };
    office.batch(&institution, digest).await.unwrap().approve(&office, &approval).await.unwrap();
    let untold = |_: Step, _: usize, _: usize| {};
    let folder = registrar.service.0.options.sheets.join("bsmu");
    office.go_on(&institution, digest, (&folder, &untold)).await.unwrap();

    let gone = office.store.issued(there.id, &number("BSMU-2026-0001")).await.unwrap().unwrap();
    assert_eq!(gone.ended.map(|(ended, _)| ended).as_deref(), Some("superseded"));
    let new = office.store.issued(there.id, &number("BSMU-2026-0012")).await.unwrap().unwrap();
    let verify = async |token: &str| {
        let request = testing::post("/v1/verify", "application/vc+jwt", token.to_owned());
        body(send(&registrar.service, request).await).await
    };
    let accepted = verify(new.token.as_ref().unwrap()).await;
    assert!(accepted.contains("\"verdict\":\"accept\"") && accepted.contains("Abdrashitova"), "{accepted}");
    let rejected = verify(old.token.as_ref().unwrap()).await;
    assert!(rejected.contains("key-revoked"), "{rejected}");
    let page = admin.see(drill).await;
    assert!(page.contains("9 of 9 signed"), "{page}");

    // The roster is known as before: nobody gets another certificate.
    let again = drafted(&mut registrar).await;
    let page = body(registrar.send(&format!("{again}/hand-over"), &[]).await).await;
    assert!(page.contains("11 people have their certificates already") || page.contains("already"), "{page}");
    // Decided about, the suspended one is prepared too; the withdrawn one never is. Nothing is prepared twice.
    office.resume("bsmu", &[number("BSMU-2026-0004")], &decision).await.unwrap();
    let id = KeyId::parse(key.id.as_str()).unwrap();
    let next = office.reissue_next(&institution, (&id, "test"), None).await.unwrap().unwrap();
    assert_eq!((next.count, next.left_out.len()), (1, 0));
    assert!(office.reissue_next(&institution, (&id, "test"), None).await.unwrap().is_none());
    assert!(!reissue::signs_now(&institution, &id));
}

#[tokio::test(flavor = "multi_thread")]
async fn administration_speaks_every_language_within_its_bounds() {
    let register = register().await;
    bsmu(&register).await;
    let mut admin = administrator(&register, "bsmu").await;
    for language in LANGUAGES {
        for path in ["people", "keys", "keys/key-1", "programs", "approvals", "look", "keeping", "log"] {
            let page = admin.see(&format!("/desk/of/bsmu/{path}?lang={language}")).await;
            assert!(page.contains(&format!("<html lang=\"{language}\"")), "{path}");
            assert!(!page.contains(">desk-") && !page.contains("\"desk-"), "{path}: {page}");
            assert!(page.len() < 50_000, "{path}: {}", page.len());
        }
    }
    let (_, picture) = signature();
    let broken = admin.upload("/desk/of/bsmu/look", &[("logo.svg", b"<svg")]).await;
    assert_eq!(broken.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(place(&admin.upload("/desk/of/bsmu/look", &[("logo.svg", picture)]).await), "/desk/of/bsmu/look");
    let logo = admin.ask(get("/desk/of/bsmu/logo")).await;
    assert_eq!(logo.headers()["content-type"], "image/svg+xml");
    assert!(logo.headers()["content-security-policy"].to_str().unwrap().contains("sandbox"));
    let layout = admin.ask(get("/desk/of/bsmu/layouts/classic.png")).await;
    assert_eq!((layout.status(), &layout.headers()["content-type"]), (StatusCode::OK, &"image/png".parse().unwrap()));
    assert_eq!(admin.ask(get("/desk/of/bsmu/layouts/none.png")).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drill_says_how_fast_it_goes_and_that_it_died() {
    let _one = ONE.lock().await;
    let register = register().await;
    bsmu(&register).await;
    let mut registrar = signed_in(&register, "r@bsmu.example", Some("bsmu"), Role::Registrar).await;
    released(&register, &mut registrar).await;
    let key = office_of(&register).institution("bsmu").await.unwrap().keys[0].clone();
    let mut admin = administrator(&register, "bsmu").await;
    let drill = "/desk/of/bsmu/keys/key-1";
    admin.send(&format!("{drill}/compromised"), &[("fingerprint", &key.key.fingerprint())]).await;

    admin.service.prepared_by(&key.id, 0, || async { panic!("TEST ONLY: it dies") });
    let died = over(&mut admin, drill).await;
    let button = format!("action=\"{drill}/reissue\"");
    assert!(
        died.contains("It stopped. Nothing is lost: what is prepared stays so.") && died.contains(&button),
        "{died}"
    );
    assert!(died.contains("0 of 11 prepared anew") && !died.contains("data-poll"), "{died}");

    assert_eq!(place(&admin.send(&format!("{drill}/reissue"), &[]).await), drill);
    let done = over(&mut admin, drill).await;
    assert!(done.contains("11 of 11 prepared anew") && !done.contains("It stopped"), "{done}");

    let at_work = |first| admin.service.prepared_by(&key.id, first, std::future::pending);
    at_work(0);
    let page = admin.see(drill).await;
    assert!(page.contains("data-poll") && page.contains(" a second, ") && page.contains(" left</span>"), "{page}");
    let told = body(admin.ask(get(&format!("{drill}/progress"))).await).await;
    assert!(told.contains(" a second, ") && told.contains("\"is_over\":false"), "{told}");
}

/// The page of a drill, once nothing is prepared any longer.
async fn over(admin: &mut Browser, drill: &str) -> String {
    loop {
        let told = body(admin.ask(get(&format!("{drill}/progress"))).await).await;
        if told.contains("\"is_over\":true") {
            return admin.see(drill).await;
        }
        tokio::task::yield_now().await;
    }
}
