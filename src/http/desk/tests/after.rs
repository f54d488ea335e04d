//! What comes after the issue: finding, changing several, correcting, counts of verifications.

use super::*;
use crate::claims::Language;
use crate::roster::sought;
use crate::status::Standing;
use crate::store::{FoundPlace, LetterState, Posting, Sought};

/// Somebody who prepares and may change, and a released batch of eleven: its page.
pub(super) async fn eleven(register: &Register) -> (Browser, String) {
    bsmu(register).await;
    let mut registrar = signed_in(register, "r@bsmu.example", Some("bsmu"), Role::Registrar).await;
    let batch = released(register, &mut registrar).await;
    (registrar, batch)
}

fn numbers(page: &str) -> Vec<&str> {
    let cells = page.split("<td class=\"digits\">").skip(1);
    cells.map(|rest| rest.split('<').next().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_is_found_in_every_script_by_number_by_programme_and_by_standing() {
    let register = register().await;
    let (mut registrar, _) = eleven(&register).await;
    for asked in ["bezdenezhnykh", "БЕЗДЕНЕЖНЫХ", "безден", "Artem+Bezden", "АРТЁМ", "0002"] {
        let page = registrar.see(&format!("/desk/of/bsmu/find?q={asked}")).await;
        assert!(numbers(&page).contains(&"BSMU-2026-0002"), "{asked}: {page}");
        assert!(numbers(&page).len() < 4, "{asked}");
    }
    let all = registrar.see("/desk/of/bsmu/find").await;
    assert_eq!((numbers(&all).len(), numbers(&all)[0]), (11, "BSMU-2026-0011"), "the newest first");
    let of = registrar.see("/desk/of/bsmu/find?programme=clinical-practice-2022&q=a").await;
    assert!(numbers(&of).len() > 3);
    for nothing in ["q=nobody", "programme=other", "standing=withdrawn", "standing=suspended&q=a", "q=a+nobody"] {
        let page = registrar.see(&format!("/desk/of/bsmu/find?{nothing}")).await;
        assert!(page.contains("Nothing found"), "{nothing}");
    }
    let number = registrar.ask(get("/desk/of/bsmu/find?q=+bsmu-2026-0002+")).await;
    assert_eq!(place(&number), "/desk/of/bsmu/certificates/BSMU-2026-0002");
    // Another institution has other certificates.
    office_of(&register).change_role("r@bsmu.example", (Some("medeniyet"), Role::Auditor), true).await.unwrap();
    let other = registrar.see("/desk/of/medeniyet/find?q=элиева").await;
    assert_eq!(numbers(&other).len(), 2, "{other}");
    assert!(!other.contains("name=\"do\""), "an auditor changes nothing");
    assert!(registrar.see("/desk/of/medeniyet/find?q=bezden").await.contains("Nothing found"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_read_page_by_page_and_each_certificate_stands_in_it_once() {
    let register = register().await;
    let (_registrar, _) = eleven(&register).await;
    let office = office_of(&register);
    let institution = office.institution("bsmu").await.unwrap().id;
    for (text, standing, programme) in [
        ("", None, None),
        ("", Some(Standing::InForce), Some("clinical-practice-2022")),
        ("a", None, None),
        ("2026", None, None),
        ("b", Some(Standing::InForce), Some("clinical-practice-2022")),
    ] {
        let words = sought::asked(text);
        let sought = Sought { words: &words, standing, programme, after: None, most: 100 };
        let whole = office.store.find(institution, &sought).await.unwrap();
        let (mut pages, mut after): (Vec<_>, Option<FoundPlace>) = (Vec::new(), None);
        loop {
            let page =
                office.store.find(institution, &Sought { after: after.as_ref(), most: 2, ..sought }).await.unwrap();
            let Some(last) = page.last() else { break };
            after = FoundPlace::parse(&last.place.to_string());
            pages.extend(page);
        }
        assert_eq!(pages, whole, "{text}");
        let different: BTreeSet<_> = pages.iter().map(|found| found.number.to_string()).collect();
        assert_eq!(different.len(), pages.len(), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_forgotten_is_found_by_name_and_no_longer_by_student_number() {
    let register = register().await;
    let (_registrar, _) = eleven(&register).await;
    let office = office_of(&register);
    let institution = office.institution("bsmu").await.unwrap().id;
    let number = crate::claims::RegisterNumber::parse("BSMU-2026-0002").unwrap();
    let found = async |text: &str| {
        let words = sought::asked(text);
        let sought = Sought { words: &words, most: 50, ..Sought::default() };
        office.store.find(institution, &sought).await.unwrap().len()
    };
    let mut tx = office.store.begin_for(institution).await.unwrap();
    tx.set_address(institution, &number, Some("artem@students.example")).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(found("artem@students.example").await, 1);
    let what = crate::issuance::forgetting::Forget::Numbers(vec![number]);
    office.forget("bsmu", &what, "test").await.unwrap();
    assert_eq!(found("artem@students.example").await, 0);
    assert_eq!(found("bezdenezhnykh").await, 1, "what is signed can be found as long as it can be verified");
}

#[tokio::test(flavor = "multi_thread")]
async fn several_certificates_are_suspended_resumed_and_withdrawn_together() {
    let register = register().await;
    let (mut registrar, _) = eleven(&register).await;
    let ticked = [("n", "BSMU-2026-0002"), ("n", "BSMU-2026-0005"), ("n", "BSMU-1999-0001")];
    let with = |more: &[(&'static str, &'static str)]| [&ticked[..], more].concat();
    let none = registrar.send("/desk/of/bsmu/changes", &[("do", "withdraw")]).await;
    assert_eq!(none.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let look = body(registrar.send("/desk/of/bsmu/changes", &with(&[("do", "suspend")])).await).await;
    assert!(look.contains("Suspend 2 certificates") && look.contains("Artem Bezdenezhnykh"), "{look}");
    let make = "/desk/of/bsmu/changes/make";
    let both = [("n", "BSMU-2026-0002"), ("n", "BSMU-2026-0005")];
    let without = registrar.send(make, &[&both[..], &[("do", "suspend")]].concat()).await;
    assert_eq!(without.status(), StatusCode::UNPROCESSABLE_ENTITY, "without a reason");
    let suspend = [&both[..], &[("do", "suspend"), ("cause", "under-review"), ("note", "by the committee")]].concat();
    let done = place(&registrar.send(make, &suspend).await).to_owned();
    assert!(registrar.see(&done).await.contains("2 certificates were suspended."));
    assert_eq!(numbers(&registrar.see("/desk/of/bsmu/find?standing=suspended").await).len(), 2);
    let again = registrar.send(make, &suspend).await;
    assert_eq!(again.status(), StatusCode::UNPROCESSABLE_ENTITY, "all of it or nothing");
    let look = body(registrar.send("/desk/of/bsmu/changes", &[("do", "resume"), ("all", "1")]).await).await;
    assert!(look.contains("2 certificates in force again") && look.contains("9 stay as they are"), "{look}");
    place(&registrar.send(make, &[("do", "resume"), ("n", "BSMU-2026-0005")]).await);
    place(&registrar.send(make, &[&both[..], &[("do", "withdraw"), ("cause", "misconduct")]].concat()).await);
    assert_eq!(numbers(&registrar.see("/desk/of/bsmu/find?standing=withdrawn").await).len(), 2);
    assert_eq!(numbers(&registrar.see("/desk/of/bsmu/find?standing=in-force").await).len(), 9);
    let rows = actions(&register, "bsmu").await;
    assert!(rows.contains(&("r@bsmu.example".to_owned(), "withdraw".to_owned())));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_is_shown_beside_the_old_one_approved_and_supersedes_it() {
    let register = register().await;
    let (mut registrar, _) = eleven(&register).await;
    let path = "/desk/of/bsmu/certificates/BSMU-2026-0002/correct";
    let form = registrar.see(path).await;
    assert!(form.contains("value=\"Artem Bezdenezhnykh\"") && !form.contains("name=\"birth_date\""), "{form}");
    let field = |name: &str| {
        let rest = form.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    let names = ["name", "home_institution", "role", "result", "hours", "credits", "starts", "ends", "rotations"];
    let kept: Vec<(&str, String)> = names.into_iter().map(|name| (name, field(name))).collect();
    let with = |latin: &'static str, more: &[(&'static str, &'static str)]| {
        let mut fields: Vec<(&str, &str)> = kept.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fields.extend([("latin_name", latin), ("issued", "2026-07-15")]);
        [fields, more.to_vec()].concat()
    };
    let fault = body(registrar.send(path, &with("Art?m", &[("do", "look")])).await).await;
    assert!(fault.contains("data-code=\"letters-lost\""), "{fault}");
    let look = body(registrar.send(path, &with("Artyom Bezdenezhnykh", &[("do", "look")])).await).await;
    assert!(
        look.contains("<del>Artem Bezdenezhnykh</del>") && look.contains("<ins>Artyom Bezdenezhnykh</ins>"),
        "{look}"
    );
    assert!(!look.contains("<del>4 July"), "only what changes is shown");
    let silent = registrar.send(path, &with("Artyom Bezdenezhnykh", &[("do", "hand-over")])).await;
    assert_eq!(silent.status(), StatusCode::UNPROCESSABLE_ENTITY, "without a reason");
    let whole = with("Artyom Bezdenezhnykh", &[("do", "hand-over"), ("note", "as in the passport")]);
    let batch = place(&registrar.send(path, &whole).await).to_owned();
    let second = body(
        registrar
            .send(&path.replace("0002", "0003"), &[("latin_name", "X Y"), ("do", "hand-over"), ("note", "x")])
            .await,
    )
    .await;
    assert!(second.contains("Another batch of this programme waits"), "{second}");
    let draft = drafted(&mut registrar).await;
    let other = body(registrar.send(&format!("{draft}/hand-over"), &[]).await).await;
    assert!(other.contains("Another batch of this programme waits"), "nobody's work is dropped: {other}");

    let waiting = registrar.see("/desk/of/bsmu/certificates/BSMU-2026-0002").await;
    assert!(waiting.contains("A correction waits for its approval") && waiting.contains("in force"), "{waiting}");
    let mut dean = signed_in(&register, "dean@bsmu.example", Some("bsmu"), Role::Signatory).await;
    let page = dean.see(&batch).await;
    for said in ["BSMU-2026-0002", "<del>Artem Bezdenezhnykh</del>", "<ins>Artyom Bezdenezhnykh</ins>"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let code = dean.code();
    place(&dean.send(&format!("{batch}/approve"), &[("code", &code)]).await);
    let events = body(dean.ask(get(&format!("{batch}/progress"))).await).await;
    assert!(events.contains("\"is_over\":true"), "{events}");
    let old = dean.see("/desk/of/bsmu/certificates/BSMU-2026-0002").await;
    assert!(old.contains("superseded") && old.contains("certificates/BSMU-2026-0012"), "{old}");
    let new = dean.see("/desk/of/bsmu/certificates/BSMU-2026-0012").await;
    assert!(new.contains("Artyom Bezdenezhnykh") && new.contains("as in the passport"), "{new}");
    assert_eq!(registrar.ask(get(path)).await.status(), StatusCode::NOT_FOUND, "what has ended is not corrected");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_on_several_is_corrected_on_all_of_them() {
    let register = register().await;
    let (mut registrar, _) = eleven(&register).await;
    let path = "/desk/of/bsmu/corrections";
    let list = registrar.see("/desk/of/bsmu/find").await;
    assert!(list.contains("formaction=\"/desk/of/bsmu/corrections\""), "{list}");
    let none = registrar.send(path, &[("do", "correct")]).await;
    assert_eq!(none.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let form = body(registrar.send(path, &[("do", "correct"), ("all", "1")]).await).await;
    assert!(form.contains("Correct 11 certificates") && form.contains("value=\"Summer Clinical Practice\""), "{form}");
    let both = [("n", "BSMU-2026-0002"), ("n", "BSMU-2026-0005")];
    let with = |more: &[(&'static str, &'static str)]| [&both[..], &[("issued", "2026-07-15")], more].concat();
    let same = registrar.send(path, &with(&[("do", "look")])).await;
    assert_eq!(same.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(body(same).await.contains("Nothing is different"));
    let fault = registrar.send(path, &with(&[("do", "look"), ("hours", "many")])).await;
    assert_eq!(fault.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let fault = body(fault).await;
    assert!(fault.contains("<strong>BSMU-2026-0005 many</strong>"), "the certificate is named: {fault}");
    let change = [("hours", "90"), ("title-en", "Summer Practice")];
    let look = body(registrar.send(path, &with(&[&change[..], &[("do", "look")]].concat())).await).await;
    assert_eq!(look.matches("<del>Summer Clinical Practice</del> <ins>Summer Practice</ins>").count(), 2, "{look}");
    assert_eq!(look.matches("<ins>90</ins>").count(), 2, "{look}");
    let whole = [&change[..], &[("do", "hand-over")]].concat();
    let silent = registrar.send(path, &with(&whole)).await;
    assert_eq!(silent.status(), StatusCode::UNPROCESSABLE_ENTITY, "without a reason");
    let batch = place(&registrar.send(path, &with(&[&whole[..], &[("note", "the board")]].concat())).await).to_owned();
    let mut dean = signed_in(&register, "dean@bsmu.example", Some("bsmu"), Role::Signatory).await;
    let page = dean.see(&batch).await;
    for said in ["BSMU-2026-0002", "1 more certificate is corrected with it", "<ins>90</ins>"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let code = dean.code();
    place(&dean.send(&format!("{batch}/approve"), &[("code", &code)]).await);
    let events = body(dean.ask(get(&format!("{batch}/progress"))).await).await;
    assert!(events.contains("\"is_over\":true"), "{events}");
    for (old, new) in [("0002", "0012"), ("0005", "0013")] {
        let old = dean.see(&format!("/desk/of/bsmu/certificates/BSMU-2026-{old}")).await;
        assert!(old.contains("superseded") && old.contains(&format!("certificates/BSMU-2026-{new}")), "{old}");
        let new = dean.see(&format!("/desk/of/bsmu/certificates/BSMU-2026-{new}")).await;
        assert!(new.contains("Summer Practice") && new.contains("the board"), "{new}");
    }
    assert!(dean.see("/desk/of/bsmu/certificates/BSMU-2026-0003").await.contains("Summer Clinical Practice"));
    let again = body(registrar.send(path, &with(&[("do", "correct")])).await).await;
    assert!(again.contains("2 stay as they are"), "what has ended is not corrected: {again}");
}

#[tokio::test(flavor = "multi_thread")]
async fn verifications_are_counted_by_day_and_nobody_is_named() {
    let register = register().await;
    let mut auditor = signed_in(&register, "a@example.org", Some("medeniyet"), Role::Auditor).await;
    assert!(auditor.see("/desk/of/medeniyet/verifications").await.contains("Nobody has checked yet"));
    for token in [&register.token, &register.token, &register.stolen, &register.unknown] {
        let asked = testing::post("/v1/verify", "text/plain", token.clone());
        assert_eq!(send(&auditor.service, asked).await.status(), StatusCode::OK);
    }
    let batch = format!("{{\"jwt\":\"{}\"}}\n", register.token);
    let asked = testing::post("/v1/verify/batch", "application/x-ndjson", batch);
    body(send(&auditor.service, asked).await).await;
    register.withdraw("IMU-2022-0001").await;
    let asked = testing::post("/v1/verify", "text/plain", register.token.clone());
    body(send(&auditor.service, asked).await).await;
    // What somebody else has signed in the name of the institution is not counted as its own.
    let page = auditor.see("/desk/of/medeniyet/verifications").await;
    assert!(page.contains("4 verifications") && page.contains("<td>3</td><td>0</td><td>1</td>"), "{page}");
    assert!(!page.contains("Alieva"));
    // It is kept: another process sees it.
    auditor.service = testing::service_at(register.clone(), Clock::Fixed(auditor.at));
    assert!(auditor.see("/desk/of/medeniyet/verifications").await.contains("4 verifications"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_mended_at_the_certificate_and_letters_need_a_mail_server() {
    let register = register().await;
    let (mut registrar, batch) = eleven(&register).await;
    assert!(registrar.see(&format!("{batch}/letters")).await.contains("No mail server is set up"));
    let refused = registrar.send(&format!("{batch}/letters"), &[("language", "ru")]).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let certificate = "/desk/of/bsmu/certificates/BSMU-2026-0002";
    let path = format!("{certificate}/letter");
    let bad = registrar.send(&path, &[("email", "artem at example"), ("do", "keep")]).await;
    assert_eq!(bad.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        place(&registrar.send(&path, &[("email", "artem@students.example"), ("do", "send")]).await),
        certificate
    );
    let page = registrar.see(certificate).await;
    assert!(page.contains("value=\"artem@students.example\"") && page.contains("address changed"), "{page}");
    assert!(!page.contains("name=\"do\" value=\"send\""), "without a mail server nothing can be sent");
    let found = registrar.see("/desk/of/bsmu/find?q=artem@students.example").await;
    assert_eq!(numbers(&found), ["BSMU-2026-0002"]);
    // What has failed waits again, of this batch alone.
    let office = office_of(&register);
    let institution = office.institution("bsmu").await.unwrap();
    let number = crate::claims::RegisterNumber::parse("BSMU-2026-0002").unwrap();
    let posting = Posting { language: Language::En, attaches: true, by: "r@bsmu.example", at: office.now() };
    assert!(office.address(&institution, (&number, Some("artem@students.example")), (&posting, true)).await.unwrap());
    let letter = office.store.due_letter(office.now()).await.unwrap().unwrap();
    let mut tx = office.store.begin().await.unwrap();
    tx.settle_letter(letter.id, (LetterState::Failed, Some("refused 550")), (office.now(), office.now()))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let digest = Digest::from_hex(batch.rsplit('/').next().unwrap()).unwrap();
    for expected in [1, 0] {
        assert_eq!(office.retry_batch(&institution, digest, "r@bsmu.example").await.unwrap(), expected);
    }
    assert_eq!(office.store.due_letter(office.now()).await.unwrap().map(|due| due.id), Some(letter.id));
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
