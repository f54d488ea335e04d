use super::*;
use crate::claims::Did;
use crate::keys::KeyId;
use crate::scan::{Media, scan};
use crate::sheet::preview;
use crate::trust::Trust;
use crate::trust::known::samples;
use crate::verify::evidence::Source;
use crate::verify::receipt::{Statement, Summary, digest_of};
use crate::verify::{Evidence, Policy, Reason, Verdict, verify};
use crate::words::SPOKEN;

const SERVICE: &str = "did:web:demo.testamur.example:service";

fn at() -> Instant {
    Instant::parse("2026-07-15T12:00:00Z").unwrap()
}

fn receipt(statement: Statement) -> (Receipt, String) {
    let issuer = Did::parse(SERVICE).unwrap();
    let kid = KeyId::numbered(&issuer, 1);
    let receipt = Receipt { issuer, issued: at(), statement };
    let token = receipt.sign(&kid, &samples::signing_key(9));
    (receipt, token)
}

fn of_one() -> (Receipt, String, String) {
    let policy = Policy::for_programs();
    let answer = verify(&Evidence::from_text("no certificate"), &Trust::new(), &policy, at());
    let (receipt, token) = receipt(Statement::of(&answer, &policy));
    assert_eq!(receipt.statement.answer, digest_of(&answer));
    (receipt, token, serde_json::to_string_pretty(&answer).unwrap())
}

/// Every row that there may be, and the longest values.
fn of_many(verdict: Verdict) -> (Receipt, String) {
    let domains =
        (0..8).map(|number| crate::claims::Authority::parse(&format!("certificates-{number}.university.example")));
    let policy =
        Policy { allow_demo: true, trust_domains: domains.map(Result::unwrap).collect(), ..Policy::for_people() };
    let mut summary = Summary::default();
    summary.add_bytes(b"a table");
    for _ in 0..100_000 {
        summary.add(verdict, Some(4_000_000));
    }
    receipt(summary.finish(Scope::Files, Digest::of("a list"), &policy, at()))
}

#[test]
fn a_sheet_holds_the_receipt_and_the_answer_byte_for_byte() {
    let (receipt, token, answer) = of_one();
    let sheet = ReceiptSheet { receipt: &receipt, token: &token, answer: Some(&answer), language: Language::En };
    let pdf = sheet.print().unwrap();
    assert_eq!(pdf, sheet.print().unwrap(), "same input, same bytes");
    assert!(pdf.len() < 60_000, "{}", pdf.len());
    let found = scan(&pdf, Some(Media::Pdf)).unwrap();
    assert!(found.items.iter().all(|item| item.source == Source::Attachment));
    let texts: Vec<&str> = found.items.iter().map(|item| item.form.as_str()).collect();
    assert_eq!(texts, [token.as_str(), answer.as_str()]);
    let alone = ReceiptSheet { answer: None, ..sheet }.print().unwrap();
    assert_eq!(scan(&alone, Some(Media::Pdf)).unwrap().items.len(), 1);
    // Whoever takes it for a certificate is told that it is none.
    let answer = verify(&found, &Trust::new(), &Policy::for_people(), at());
    assert!(answer.verdict.reason().is_some_and(Reason::rejects), "{:?}", answer.verdict);
}

#[test]
fn it_is_one_page_in_every_language_whatever_it_says() {
    for language in SPOKEN {
        for verdict in [
            Verdict::Accept { as_of: at() },
            Verdict::from(Reason::KeyRevoked),
            Verdict::from(Reason::IssuerNotTrusted),
        ] {
            let (receipt, token) = of_many(verdict);
            let sheet = ReceiptSheet { receipt: &receipt, token: &token, answer: None, language };
            let pages = preview(&sheet.print().unwrap(), 40).unwrap();
            assert_eq!(pages.len(), 1, "{language}");
            assert!(pages[0].height > pages[0].width);
        }
    }
}

#[test]
fn every_letter_of_its_words_has_a_shape_and_every_language_has_them() {
    let typeset = Typeset::new().unwrap();
    let ids = include_str!("../../../templates/words/en.ftl").lines().filter_map(|line| line.split_once(" = "));
    let ids = ids
        .map(|(id, _)| id.trim())
        .filter(|id| ["receipt-", "page-verdict-", "page-reason-"].iter().any(|first| id.starts_with(first)));
    let ids: Vec<&str> = ids.collect();
    assert!(ids.len() > 50, "{}", ids.len());
    for language in SPOKEN {
        let words = Words::of(language);
        for id in &ids {
            assert!(words.has(id), "{id} in {language}");
            let text = words.say(id);
            for face in [REGULAR, SEMIBOLD] {
                assert_eq!(typeset.faces.shape(face, false, language, &text).missing, None, "{id} in {language}");
            }
        }
    }
}
