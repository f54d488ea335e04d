//! An institution's own words in letters: typed, looked at, kept, gone back on, and sent.

use super::*;
use crate::issuance::mail::Wording;

const PATH: &str = "/desk/of/medeniyet/wording";
const TEXT: &str = "Dear {name},\r\n\r\nwell done! This is {number}: {title}.\r\n{institution}\r\n\r\n{certificate}\r\n\r\nThe registry";

async fn typed(admin: &mut Browser, what: &str, (subject, text): (&str, &str)) -> Response<Body> {
    admin.send(PATH, &[("of", "en"), ("do", what), ("subject", subject), ("text", text)]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_writes_what_letters_say_and_goes_back_to_our_words() {
    let register = register().await;
    let mut admin = signed_in(&register, "admin@example.org", Some("medeniyet"), Role::Administrator).await;
    let page = admin.see(&format!("{PATH}?of=en")).await;
    for said in [
        "These are our words",
        "Your certificate: {title}",
        "Dear Sample Person,",
        "SAMPLE-0001",
        "aria-current=\"page\">English",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("Go back to our words"));
    assert!(admin.see(PATH).await.contains("Sayın Örnek Kişi"), "first in the institution's first language");

    let trial = body(typed(&mut admin, "look", ("{title}!", TEXT)).await).await;
    for said in
        ["Not kept yet", "Sample Course!", "Dear Sample Person,", "<br>", "attached as a PDF", "<p>The registry</p>"]
    {
        assert!(trial.contains(said), "{said}: {trial}");
    }
    let office = office_of(&register);
    let there = office.institution("medeniyet").await.unwrap().id;
    assert_eq!(office.store.own_words(there).await.unwrap(), [], "looked at alone");
    for _ in 0..2 {
        assert_eq!(place(&typed(&mut admin, "keep", ("{title}!", TEXT)).await), format!("{PATH}?of=en"));
    }
    let kept = office.store.own_words(there).await.unwrap();
    assert_eq!(
        (kept.len(), kept[0].by.as_str(), kept[0].language),
        (1, "admin@example.org", crate::claims::Language::En)
    );
    let page = admin.see(&format!("{PATH}?of=en")).await;
    assert!(page.contains("These are your own words") && page.contains("Go back to our words"), "{page}");
    assert!(admin.see(&format!("{PATH}?of=tr&lang=en")).await.contains("These are our words"), "the others stay");
    let log = admin.see("/desk/of/medeniyet/log?what=set-wording").await;
    assert_eq!(
        log.matches("admin@example.org").count(),
        log.matches("words of letters changed").count().min(1),
        "once: {log}"
    );

    // What is ours is not kept as theirs; and back.
    let ours = Wording::ours(crate::claims::Language::En);
    typed(&mut admin, "keep", (ours.subject(), ours.text())).await;
    assert_eq!(office.store.own_words(there).await.unwrap(), []);
    typed(&mut admin, "keep", ("{title}!", TEXT)).await;
    assert_eq!(place(&admin.send(PATH, &[("of", "en"), ("do", "ours")]).await), format!("{PATH}?of=en"));
    assert_eq!(office.store.own_words(there).await.unwrap(), []);
    let other = office.institution("kursk").await.unwrap().id;
    assert_eq!(office.store.own_words(other).await.unwrap(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn words_with_a_fault_are_not_kept_and_each_fault_is_told_with_its_cure() {
    let register = register().await;
    let mut admin = signed_in(&register, "admin@example.org", Some("medeniyet"), Role::Administrator).await;
    let office = office_of(&register);
    let there = office.institution("medeniyet").await.unwrap().id;
    let long = "x".repeat(5000);
    for (subject, text, said) in [
        ("{nmae}", TEXT, "there is no placeholder {nmae}"),
        ("S", "{number}", "{certificate} is missing in the text"),
        ("S", "{certificate}", "{number} is missing in the text"),
        ("S", "see {certificate}\n\n{number}", "{certificate} does not stand alone"),
        ("S}", TEXT, "a brace opens or closes nothing"),
        ("", TEXT, "there is nothing"),
        ("S", long.as_str(), "longer than 4000 characters"),
        ("<b>S</b>", TEXT, "&#60;b&#62; would be shown as it stands"),
        ("S\u{202e}", TEXT, "a sign that nobody sees (U+202E)"),
    ] {
        for what in ["look", "keep", ""] {
            let response = typed(&mut admin, what, (subject, text)).await;
            assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY, "{subject} {text}");
            let page = body(response).await;
            assert!(page.contains(said) && page.contains("class=\"cure\""), "{said}: {page}");
        }
    }
    let unknown = body(typed(&mut admin, "keep", ("{nmae}", TEXT)).await).await;
    assert!(unknown.contains("{name}, {title}, {institution}, {number}, {certificate}"), "the cure: {unknown}");
    for language in ["", "xx", "it"] {
        let refused = admin.send(PATH, &[("of", language), ("do", "keep"), ("subject", "S"), ("text", TEXT)]).await;
        assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY, "{language}");
    }
    assert_eq!(office.store.own_words(there).await.unwrap(), []);
}
