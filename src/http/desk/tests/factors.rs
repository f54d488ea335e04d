//! Standing in for a signatory, and factors that two people confirm or have forgotten.

use super::approval::{authenticator, ready, released_aside, seal};
use super::*;
use crate::access::Rule;
use crate::claims::Language;
use crate::store::{About, LetterState};

#[tokio::test(flavor = "multi_thread")]
async fn somebody_stands_in_for_the_dean_for_some_days() {
    let register = register().await;
    let (_registrar, mut dean, _, batch, _) = ready(&register).await;
    let office = office_of(&register);
    office.set_approval_rules("bsmu", &[Rule::Named], "operator").await.unwrap();
    let mut deputy = signed_in(&register, "deputy@bsmu.example", Some("bsmu"), Role::Auditor).await;
    let mut passkey = authenticator("deputy");
    deputy.enrol(&passkey).await;
    let ask = format!("{batch}/approve/ask");
    assert_eq!(deputy.send(&ask, &[]).await.status(), StatusCode::FORBIDDEN);

    let today = dean.at.day();
    let (first, last) = (today.to_string(), today.plus_days(2).to_string());
    let fields = [("to", "deputy@bsmu.example"), ("first", first.as_str()), ("last", last.as_str())];
    let late = [fields[0], ("first", "2020-01-01"), ("last", "2020-01-02")];
    let nobody = [("to", "nobody@bsmu.example"), fields[1], fields[2]];
    for wrong in [&late, &nobody] {
        let refused = dean.send("/desk/of/bsmu/delegations/add", wrong).await;
        assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(place(&dean.send("/desk/of/bsmu/delegations/add", &fields).await), "/desk/of/bsmu/delegations");
    confirm(&register, "deputy@bsmu.example", "bsmu").await;
    // The certificates name others: neither the dean nor a deputy of hers.
    assert!(deputy.question(&ask, &[]).await.unwrap_err().contains("name other signatories"));
    testing::meddle("UPDATE account SET name = 'А. С. Верамейчык' WHERE login = 'dean@bsmu.example'").await;
    assert!(deputy.see(&batch).await.contains("id=\"approve\""));
    assert_eq!(place(&deputy.approve_by(&batch, &mut passkey).await), batch);
    released_aside(&mut deputy, &batch).await;
    let page = dean.see(&batch).await;
    assert!(page.contains("for А. С. Верамейчык"), "{page}");
    let list = dean.see("/desk/of/bsmu/delegations").await;
    let number = list.split("name=\"delegation\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let ended = dean.send("/desk/of/bsmu/delegations/end", &[("delegation", &number)]).await;
    assert_eq!(place(&ended), "/desk/of/bsmu/delegations");
    assert_eq!(deputy.send(&ask, &[]).await.status(), StatusCode::FORBIDDEN, "ended early");
    let deeds = actions(&register, "bsmu").await;
    for action in ["delegate", "end-delegation"] {
        assert!(deeds.contains(&("dean@bsmu.example".to_owned(), action.to_owned())), "{deeds:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_gate_asks_whether_a_delegation_held() {
    let register = register().await;
    let (_registrar, mut dean, _, batch, digest) = ready(&register).await;
    let mut deputy = signed_in(&register, "deputy@bsmu.example", Some("bsmu"), Role::Auditor).await;
    let mut passkey = authenticator("deputy");
    deputy.enrol(&passkey).await;
    let today = dean.at.day().to_string();
    let fields = [("to", "deputy@bsmu.example"), ("first", today.as_str()), ("last", today.as_str())];
    dean.send("/desk/of/bsmu/delegations/add", &fields).await;
    confirm(&register, "deputy@bsmu.example", "bsmu").await;
    let (ceremony, options) = deputy.question(&format!("{batch}/approve/ask"), &[]).await.unwrap();
    let answer = passkey.get(&options, "");
    let office = office_of(&register);
    let institution = office.institution("bsmu").await.unwrap();
    let token = crate::access::secret::digest(deputy.cookie.split_once('=').unwrap().1);
    let session = office.store.session(token).await.unwrap().unwrap();
    office.approve_by_passkey(&institution, digest, (&session, &ceremony, &answer)).await.unwrap().unwrap();
    for (meddled, back) in [
        ("UPDATE delegation SET ended_at = begins_at", "UPDATE delegation SET ended_at = NULL"),
        (
            "UPDATE approval SET delegation_id = NULL",
            "UPDATE approval SET delegation_id = (SELECT max(delegation_id) FROM delegation)",
        ),
        (
            "UPDATE membership SET role = 'auditor' WHERE role = 'signatory'",
            "UPDATE membership SET role = 'signatory' WHERE account_id = (SELECT account_id FROM account WHERE login = 'dean@bsmu.example')",
        ),
    ] {
        testing::meddle(meddled).await;
        let refused = seal(&register, digest).await.unwrap_err().to_string();
        assert!(refused.contains("no signatory here"), "{meddled}: {refused}");
        testing::meddle(back).await;
    }
    seal(&register, digest).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_have_a_lost_phone_forgotten_and_all_signatories_are_told() {
    let register = register().await;
    let mut dean = signed_in(&register, "dean@example.org", Some("medeniyet"), Role::Signatory).await;
    let mut first = signed_in(&register, "first@example.org", Some("medeniyet"), Role::Administrator).await;
    let mut second = signed_in(&register, "second@example.org", Some("medeniyet"), Role::Administrator).await;
    let asked = first.send("/desk/of/medeniyet/factors/ask", &[("login", "dean@example.org")]).await;
    assert_eq!(place(&asked), "/desk/of/medeniyet/factors");
    let page = second.see("/desk/of/medeniyet/factors").await;
    let number = page.split("name=\"reset\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let confirm = [("reset", number.as_str()), ("do", "confirm")];
    for one in [&mut first, &mut dean] {
        let own = one.send("/desk/of/medeniyet/factors/close", &confirm).await;
        assert_eq!(own.status(), StatusCode::UNPROCESSABLE_ENTITY, "two people");
    }
    second.send("/desk/of/medeniyet/factors/close", &confirm).await;
    assert_eq!(place(&dean.ask(get("/desk")).await), "/desk/sign-in", "signed out everywhere");
    dean.phone = None;
    dean.sign_in("dean@example.org").await;
    let told = dean.see("/desk/of/medeniyet").await;
    for said in ["were forgotten", "Somebody asks", "has connected a new phone"] {
        assert!(told.contains(said), "{said}: {told}");
    }
    let office = office_of(&register);
    let institution = office.institution("medeniyet").await.unwrap();
    assert_eq!(office.pending_factors(institution.id).await.unwrap().len(), 1, "the new phone waits");
    // What is to be mailed is there, once.
    let unmailed = office.store.unmailed_notices(testing::noon(), 100).await.unwrap();
    let kinds: Vec<_> = unmailed.iter().map(|one| one.notice.kind.as_str()).collect();
    assert_eq!(kinds, ["codes-enrolled", "codes-confirmed", "reset-asked", "reset", "codes-enrolled"]);
    let mut tx = office.store.begin().await.unwrap();
    tx.set_notice_mailed(unmailed[0].id, office.now()).await.unwrap();
    assert!(tx.set_notice_mailed(unmailed[0].id, office.now()).await.is_err());
    tx.commit().await.unwrap();
    assert_eq!(office.store.unmailed_notices(testing::noon(), 100).await.unwrap().len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_signatory_is_written_to_once_and_in_the_own_language() {
    let register = register().await;
    let mut dean = signed_in(&register, "dean@example.org", Some("medeniyet"), Role::Signatory).await;
    dean.see("/desk/of/medeniyet?lang=ru").await;
    for login in ["vice@example.org", "gone@example.org"] {
        add(&register, login, Some("medeniyet"), Role::Signatory).await;
    }
    add(&register, "registrar@example.org", Some("medeniyet"), Role::Registrar).await;
    let office = office_of(&register);
    office.disable_account("gone@example.org").await.unwrap();
    // Two processes at once, and one of them once more: two notices to two signatories.
    let (one, other) = tokio::join!(office.post_notices(), office.post_notices());
    assert_eq!(one.unwrap() + other.unwrap() + office.post_notices().await.unwrap(), 4);
    let mut letters = Vec::new();
    while let Some(letter) = office.store.due_letter(office.now()).await.unwrap() {
        let mut tx = office.store.begin().await.unwrap();
        assert!(tx.begin_letter(letter.id, office.now()).await.unwrap());
        tx.settle_letter(letter.id, (LetterState::Sent, None), (office.now(), office.now())).await.unwrap();
        tx.commit().await.unwrap();
        let About::Notice(subject, text) = letter.about else { panic!("{letter:?}") };
        letters.push((letter.to.unwrap(), letter.language, subject, text));
    }
    letters.sort();
    let [first, .., last] = &letters[..] else { panic!("{letters:?}") };
    assert_eq!(
        (first.0.as_str(), first.1, last.0.as_str(), last.1),
        ("dean@example.org", Language::Ru, "vice@example.org", Language::Tr)
    );
    assert!(
        first.2.contains("изменилось средство утверждения") && last.2.contains("onay aracı değişti"),
        "{letters:?}"
    );
    assert!(letters.iter().all(|(_, _, subject, text)| !format!("{subject}{text}").contains("notice-")), "{letters:?}");
    assert!(letters.iter().any(|(_, _, _, text)| text.contains("dean@example.org подключил(а) новый телефон") && text.contains("UTC")));
    // What was told before there was a mail server startles nobody.
    office.forget_codes("dean@example.org").await.unwrap();
    let late = Clock::Fixed(testing::noon().plus_seconds(4 * 86_400));
    assert_eq!(testing::service_at(register.clone(), late).0.office.post_notices().await.unwrap(), 0);
    assert_eq!(office.post_notices().await.unwrap(), 2);
}
