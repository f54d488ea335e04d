//! From files to signed sheets: faults mended, sent back, cut off and gone on with.

use super::*;

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
async fn sealing_that_died_says_so_and_goes_on() {
    let register = register().await;
    bsmu(&register).await;
    let mut registrar = signed_in(&register, "r@bsmu.example", Some("bsmu"), Role::Registrar).await;
    let (batch, digest) = approved(&register, &mut registrar).await;
    registrar.service = testing::service_at(register.clone(), Clock::Fixed(registrar.at));
    registrar.service.sealed_by(digest, async { panic!("TEST ONLY: it dies") });
    let events = body(registrar.ask(get(&format!("{batch}/progress"))).await).await;
    assert!(events.contains("\"has_failed\":true"), "{events}");
    registrar.service.seal_on().await.unwrap();
    let events = body(registrar.ask(get(&format!("{batch}/progress"))).await).await;
    assert!(events.contains("\"is_over\":true"), "{events}");
}
