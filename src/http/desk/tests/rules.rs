//! The rules of approval: whom a change is told.

use super::*;
use crate::access::{Means, Rule};
use crate::store::{About, LetterState};
use crate::words::Words;

#[tokio::test(flavor = "multi_thread")]
async fn signatories_are_told_when_the_rules_of_approval_change_and_not_when_they_stay() {
    let register = register().await;
    let mut admin = signed_in(&register, "admin@example.org", Some("medeniyet"), Role::Administrator).await;
    let mut dean = signed_in(&register, "dean@example.org", Some("medeniyet"), Role::Signatory).await;
    let office = office_of(&register);
    office.post_notices().await.unwrap();
    let before = office.store.unmailed_notices(testing::noon(), 100).await.unwrap().len();
    assert_eq!(before, 0);
    let path = "/desk/of/medeniyet/approvals";
    let fields = [("means-passkey", "1"), ("means-totp", "1"), ("rule-four-eyes", "1")];
    for _ in 0..2 {
        admin.send(path, &fields).await;
    }
    office.set_approval_rules("medeniyet", &[Rule::FourEyes], "operator").await.unwrap();
    office.set_approval_policy("medeniyet", &[Means::Totp, Means::Passkey]).await.unwrap();
    let told: Vec<_> = office.store.unmailed_notices(testing::noon(), 100).await.unwrap();
    let told: Vec<_> = told
        .iter()
        .map(|one| (one.notice.kind.as_str(), one.notice.about.as_str(), one.notice.actor.as_str()))
        .collect();
    assert_eq!(
        told,
        [("means", "passkey totp", "admin@example.org"), ("rules", "four-eyes", "admin@example.org")],
        "once each"
    );
    // On the command line, too; and nobody elsewhere hears of it.
    office.set_approval_rules("medeniyet", &[], "operator").await.unwrap();
    let page = dean.see("/desk/of/medeniyet").await;
    for said in [
        "A passkey of the signatory; A one-time code",
        "each batch now asks for: A second person checks",
        "ask for nothing beside that any longer",
        "operator",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("notice-") && !page.contains("desk-approvals"), "{page}");
    let there = office.institution("kursk").await.unwrap().id;
    assert_eq!(office.store.notices(there, testing::noon(), 100).await.unwrap().len(), 0);
    dean.see("/desk/of/medeniyet?lang=tr").await;
    assert_eq!(office.post_notices().await.unwrap(), 3);
    let mut letters = Vec::new();
    while let Some(letter) = office.store.due_letter(office.now()).await.unwrap() {
        let mut tx = office.store.begin().await.unwrap();
        tx.settle_letter(letter.id, (LetterState::Sent, None), (office.now(), office.now())).await.unwrap();
        tx.commit().await.unwrap();
        let About::Notice(subject, text) = letter.about else { panic!("{letter:?}") };
        letters.extend(subject.contains("sertifika gruplarının nasıl onaylandığı değişti").then_some(text));
    }
    assert_eq!(letters.len(), 3);
    assert!(
        letters[0].contains("Sertifika grupları bundan böyle") && letters[0].contains("admin@example.org ile"),
        "{letters:?}"
    );
    assert!(
        letters.iter().all(|text| !text.contains("notice-") && !text.contains("desk-") && !text.contains("mail-")),
        "{letters:?}"
    );
}

#[test]
fn every_means_and_rule_has_a_name_in_every_language_of_letters() {
    for language in crate::words::SPOKEN {
        let words = Words::of(language);
        let (means, rules) = (Means::ALL.map(Means::word), Rule::ALL.map(Rule::word));
        for word in means.iter().chain(&rules) {
            assert!(words.has(&format!("desk-approvals-{word}")), "{word} in {language}");
        }
    }
}
