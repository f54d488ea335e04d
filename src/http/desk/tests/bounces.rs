//! Letters that come back as mail: what is marked, what is shown, and what nobody can forge.

use super::after::eleven;
use super::*;
use crate::claims::{Language, RegisterNumber};
use crate::issuance::mail::{Bounce, Taken};
use crate::store::{Letter, LetterState, NoticeLetter, Posting};

const POSTFIX: &str = include_str!("../../../issuance/mail/bounce/tests/postfix.eml");
const LATE: &str = include_str!("../../../issuance/mail/bounce/tests/late.eml");
const ARRIVED: &str = include_str!("../../../issuance/mail/bounce/tests/arrived.eml");

/// The report about a letter.
async fn report(office: &Office, sample: &str, letter: i64) -> String {
    let (id, sender) = office.marks_of(letter).await;
    sample.replace("@ID@", &id).replace("@SENDER@", &sender)
}

async fn take(office: &Office, text: &str) -> Taken {
    office.take_bounce(&Bounce::read(text.as_bytes()).unwrap()).await.unwrap()
}

/// The letter that is due within the hour is handed over.
async fn send_next(office: &Office) -> Letter {
    let at = office.now().plus_seconds(3600);
    let letter = office.store.due_letter(at).await.unwrap().expect("a letter is due");
    let mut tx = office.store.begin().await.unwrap();
    assert!(tx.begin_letter(letter.id, at).await.unwrap());
    tx.settle_letter(letter.id, (LetterState::Sent, None), (at, at)).await.unwrap();
    tx.commit().await.unwrap();
    letter
}

async fn state(office: &Office, letter: i64) -> LetterState {
    office.store.letter(letter).await.unwrap().unwrap().state
}

async fn posted(office: &Office, number: &str) {
    let institution = office.institution("bsmu").await.unwrap();
    let number = RegisterNumber::parse(number).unwrap();
    let posting = Posting { language: Language::Ru, attaches: false, by: "r@bsmu.example", at: office.now() };
    let address = Some("sample.student@students.example");
    assert!(office.address(&institution, (&number, address), (&posting, true)).await.unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_that_comes_back_is_shown_with_its_cure_and_sent_again_as_another() {
    let register = register().await;
    let (mut registrar, batch) = eleven(&register).await;
    registrar.service =
        testing::service_with(register.clone(), Clock::Fixed(registrar.at), (None, Some(super::invitations::mail())));
    let office = office_of(&register);
    posted(&office, "BSMU-2026-0002").await;
    let letter = send_next(&office).await;
    let letters = format!("{batch}/letters");
    for (sample, said) in [(LATE, "delayed"), (ARRIVED, "delivered")] {
        let text = report(&office, sample, letter.id).await;
        assert_eq!(take(&office, &text).await, Taken::Else(letter.id, said.to_owned()));
    }
    assert!(!registrar.see(&letters).await.contains("came back"));
    let bounce = report(&office, POSTFIX, letter.id).await;
    let taken = Taken::Returned(letter.id, "BSMU-2026-0002".to_owned(), "5.1.1 550".to_owned());
    assert_eq!(take(&office, &bounce).await, taken);
    assert_eq!(taken.to_string(), format!("letter {} (BSMU-2026-0002) is returned: 5.1.1 550", letter.id));
    for _ in 0..2 {
        assert_eq!(take(&office, &bounce).await, Taken::Known(letter.id));
    }
    let page = registrar.see(&letters).await;
    for said in [
        "1 came back",
        "there is no such address any longer",
        "5.1.1 550",
        "sample.student@students.example",
        "mend it at the certificate",
        "Send 1 letter again",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let certificate = registrar.see("/desk/of/bsmu/certificates/BSMU-2026-0002").await;
    assert!(certificate.contains("came back") && certificate.contains("letter came back"), "{certificate}");
    let mut auditor = signed_in(&register, "auditor@bsmu.example", Some("bsmu"), Role::Auditor).await;
    let log = auditor.see("/desk/of/bsmu/log?what=return-letter").await;
    assert_eq!(
        log.matches("<td class=\"digits\">BSMU-2026-0002").count()
            + log.matches("/certificates/BSMU-2026-0002").count(),
        1,
        "once: {log}"
    );
    assert!(!log.contains("students.example"), "no address: {log}");

    // Again: another letter, in the same language, which an old report does not touch.
    assert_eq!(place(&registrar.send(&letters, &[("do", "again")]).await), letters);
    assert_eq!(place(&registrar.send(&letters, &[("do", "again")]).await), letters);
    let second = send_next(&office).await;
    assert!(second.id != letter.id && second.language == Language::Ru, "{second:?}");
    let later = office.now().plus_seconds(3600);
    assert!(office.store.due_letter(later).await.unwrap().is_none(), "pressed twice, sent once");
    assert_eq!(take(&office, &bounce).await, Taken::Known(letter.id));
    assert_eq!(
        (state(&office, letter.id).await, state(&office, second.id).await),
        (LetterState::Returned, LetterState::Sent)
    );
    assert!(!registrar.see(&letters).await.contains("came back"), "the newest letter counts");
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_address_is_erased_gets_no_letter_again() {
    let register = register().await;
    let (_registrar, _) = eleven(&register).await;
    let office = office_of(&register);
    posted(&office, "BSMU-2026-0002").await;
    let letter = send_next(&office).await;
    assert!(matches!(take(&office, &report(&office, POSTFIX, letter.id).await).await, Taken::Returned(..)));
    let institution = office.institution("bsmu").await.unwrap();
    let forget = crate::issuance::forgetting::Forget::Numbers(vec![RegisterNumber::parse("BSMU-2026-0002").unwrap()]);
    office.forget("bsmu", &forget, "operator").await.unwrap();
    assert_eq!(office.retry_letters(&institution, LetterState::Returned, "operator").await.unwrap(), 0);
    posted(&office, "BSMU-2026-0002").await;
    let second = send_next(&office).await;
    take(&office, &report(&office, POSTFIX, second.id).await).await;
    assert_eq!(office.retry_letters(&institution, LetterState::Returned, "operator").await.unwrap(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_that_is_forged_or_too_early_marks_nothing_that_it_should_not() {
    let register = register().await;
    let (_registrar, _) = eleven(&register).await;
    let office = office_of(&register);
    let guess = POSTFIX
        .replace("@ID@", "<letter-1@certificates.hill.example>")
        .replace("@SENDER@", "bounces+1.00000000000000000000@hill.example");
    assert_eq!(take(&office, &guess).await, Taken::NotOurs, "before there is a letter");
    posted(&office, "BSMU-2026-0001").await;
    let due = office.store.due_letter(office.now()).await.unwrap().unwrap();
    let bounce = report(&office, POSTFIX, due.id).await;
    assert_eq!(take(&office, &bounce).await, Taken::Unsent(due.id, LetterState::Waiting));
    let sent = send_next(&office).await;
    // The number alone, a token that is guessed, the token of another letter, a letter that never was.
    let (id, _) = office.marks_of(sent.id).await;
    let (_, of_another) = office.marks_of(sent.id + 1).await;
    let token = of_another.split(['.', '@']).nth(1).unwrap().to_owned();
    for (id, sender) in [
        (format!("<letter-{}@certificates.hill.example>", sent.id), "certificates@hill.example".to_owned()),
        (format!("<letter-{}.{}@h>", sent.id, "0".repeat(20)), format!("bounces+{}.{token}@hill.example", sent.id)),
        (id.replace('.', ".0"), of_another),
    ] {
        let forged = POSTFIX.replace("@ID@", &id).replace("@SENDER@", &sender);
        assert_eq!(take(&office, &forged).await, Taken::NotOurs, "{id} {sender}");
    }
    assert_eq!(state(&office, sent.id).await, LetterState::Sent);

    // A server is quicker with its report than with its answer: the letter stays returned.
    posted(&office, "BSMU-2026-0003").await;
    let (at, quick) = (office.now(), office.store.due_letter(office.now()).await.unwrap().unwrap());
    let mut tx = office.store.begin().await.unwrap();
    assert!(tx.begin_letter(quick.id, at).await.unwrap());
    tx.commit().await.unwrap();
    assert!(matches!(take(&office, &report(&office, POSTFIX, quick.id).await).await, Taken::Returned(..)));
    let mut tx = office.store.begin().await.unwrap();
    tx.settle_letter(quick.id, (LetterState::Sent, None), (at, at)).await.unwrap();
    assert!(tx.settle_letter(sent.id, (LetterState::Sent, None), (at, at)).await.is_err(), "no other is settled twice");
    tx.commit().await.unwrap();
    assert_eq!(state(&office, quick.id).await, LetterState::Returned);
    let doubted = office.store.begin().await.unwrap().doubt_letters(at).await.unwrap();
    assert_eq!(doubted, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_to_somebody_of_the_office_that_comes_back_stands_beside_the_person() {
    let register = register().await;
    let mut admin = signed_in(&register, "admin@example.org", Some("medeniyet"), Role::Administrator).await;
    let office = office_of(&register);
    let there = office.institution("medeniyet").await.unwrap().id;
    office.invite(("new@example.org", "A. Guest"), (Some("medeniyet"), Role::Registrar), "operator").await.unwrap();
    let people = "/desk/of/medeniyet/people";
    for (to, kind) in [("new@example.org", "invitation"), ("admin@example.org", "reset")] {
        let notice = NoticeLetter {
            kind,
            to,
            subject: "Subject",
            body: "A secret link",
            language: Language::En,
            by: "operator",
            at: office.now(),
        };
        let mut tx = office.store.begin().await.unwrap();
        tx.post_notice(there, &notice).await.unwrap();
        tx.commit().await.unwrap();
        let letter = send_next(&office).await;
        assert!(!admin.see(people).await.contains("Letter: came back"));
        let bounce = report(&office, POSTFIX, letter.id).await;
        assert_eq!(take(&office, &bounce).await, Taken::Returned(letter.id, kind.to_owned(), "5.1.1 550".to_owned()));
        let page = admin.see(people).await;
        let shown = page.split(&format!("<small>{to}")).nth(1).unwrap();
        assert!(shown.split("</li>").next().unwrap().contains("Letter: came back"), "{to}: {page}");
        // Its words are gone, so it is not sent again; another one may be.
        let institution = office.institution("medeniyet").await.unwrap();
        assert_eq!(office.retry_letters(&institution, LetterState::Returned, "operator").await.unwrap(), 0);
        let mut tx = office.store.begin().await.unwrap();
        tx.post_notice(there, &notice).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(send_next(&office).await.to.as_deref(), Some(to));
    }
    let counts = office.store.letter_counts(there).await.unwrap();
    assert!(counts.contains(&(LetterState::Returned, Some("bounced 5.1.1 550".to_owned()), 2)), "{counts:?}");
    assert!(admin.see("/desk/of/medeniyet/log?what=return-letter").await.contains("invitation 5.1.1 550"));
}
