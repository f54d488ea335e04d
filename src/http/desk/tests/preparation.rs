//! Preparation over HTTP: a programme beside its sheet, a roster in windows, columns told by hand, names taken one by one.

use super::super::super::testing::body;
use super::*;

async fn registrar(register: &Register) -> (Browser, String) {
    let mut registrar = signed_in(register, "r@example.org", Some("medeniyet"), Role::Registrar).await;
    let draft = place(&registrar.send("/desk/of/medeniyet/drafts", &[("from", "empty")]).await).to_owned();
    (registrar, draft)
}

const PROGRAMME: [(&str, &str); 10] = [
    ("title-tr", "İlk Yardım"),
    ("slug", "first-aid-2026"),
    ("languages", "tr"),
    ("kind", "course"),
    ("starts", "2026-07-01"),
    ("ends", "2026-07-03"),
    ("sheet", "classic"),
    ("number", "FA-{year}-{seq:04}"),
    ("signatory-0", "Ayşe Işık"),
    ("office-0-tr", "Dekan"),
];

/// As a script of ours sends it.
async fn scripted(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> serde_json::Value {
    let token = browser.token();
    let mut form = url::form_urlencoded::Serializer::new(String::new());
    form.append_pair("token", &token).extend_pairs(fields);
    let request = testing::post(path, "application/x-www-form-urlencoded", form.finish());
    let response = browser.ask(request.accepting("application/json")).await;
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    serde_json::from_str(&body(response).await).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_programme_is_kept_and_drawn_while_it_is_typed() {
    let register = register().await;
    let (mut registrar, draft) = registrar(&register).await;
    let editor = format!("{draft}/programme");
    let preview = format!("{draft}/preview.png");
    let empty = registrar.ask(get(&preview)).await;
    assert_eq!((empty.status(), &empty.headers()["content-type"]), (StatusCode::OK, &"image/png".parse().unwrap()));
    let told = scripted(&mut registrar, &editor, &PROGRAMME[..2]).await;
    assert!(!told["faults"].as_array().unwrap().is_empty(), "{told}");
    let told = scripted(&mut registrar, &editor, &PROGRAMME).await;
    assert_eq!((told["faults"].as_array().unwrap().len(), &told["languages"]), (0, &"tr".into()), "{told}");
    let sheet = registrar.ask(get(&preview)).await;
    assert_eq!(sheet.status(), StatusCode::OK);
    let mut odd = PROGRAMME;
    odd[6].1 = "no-such-layout";
    scripted(&mut registrar, &editor, &odd).await;
    let faulty = registrar.ask(get(&preview).accepting("application/json")).await;
    assert_eq!(faulty.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(body(faulty).await.contains("\"cure\""));

    // A signature comes with the form, under a name that a programme can say.
    let (_, picture) = signature();
    let mut form = Vec::new();
    let token = registrar.token();
    for (name, value) in PROGRAMME.iter().copied().chain([("token", &*token)]) {
        let part = format!("--X\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        form.extend(part.into_bytes());
    }
    let head = "--X\r\ncontent-disposition: form-data; name=\"picture-0\"; filename=\"Подпись декана.svg\"\r\n\r\n";
    form.extend([head.as_bytes(), picture, b"\r\n--X--\r\n"].concat());
    let sent = registrar.ask(testing::post(&editor, "multipart/form-data; boundary=X", form)).await;
    assert_eq!(place(&sent), draft, "without scripts the button leads back to the draft");
    let page = registrar.see(&editor).await;
    assert!(page.contains("value=\"signature-1.svg\"") && page.contains("/layouts/modern.png"), "{page}");
    assert!(!registrar.see(&draft).await.contains("which is not here"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_roster_comes_in_windows_and_a_cell_is_kept_at_once() {
    let register = register().await;
    let (mut registrar, draft) = registrar(&register).await;
    registrar.send(&format!("{draft}/programme"), &PROGRAMME).await;
    // Digits are no letters of a name: each gets letters of its own.
    let letters = |number: usize| {
        let mut name = String::new();
        let mut left = number;
        for _ in 0..3 {
            name.push(char::from(b'a' + u8::try_from(left % 26).unwrap()));
            left /= 26;
        }
        name
    };
    let line = |number: usize| {
        let day = if number.is_multiple_of(700) { "31.02.2001" } else { "12.01.2001" };
        format!("Ayşe Kaya{}\tM{number}\t{day}\n", letters(number))
    };
    let rows: String =
        std::iter::once("Ad Soyad\tÖğrenci no\tDoğum tarihi\n".to_owned()).chain((1..=1500).map(line)).collect();
    registrar.send(&format!("{draft}/files"), &[("paste", &rows)]).await;
    let page = registrar.see(&draft).await;
    assert_eq!(page.matches("aria-invalid=\"true\"").count(), 2, "those with faults are shown first");
    assert!(page.contains("data-total=\"2\"") && page.contains("Show all 1500 rows"), "{page}");
    let page = registrar.see(&format!("{draft}?show=all&from=100")).await;
    assert_eq!(page.matches("<th scope=\"row\">").count(), 50);
    assert!(page.contains(">M101<") && !page.contains(">M151<"), "{page}");
    let packed = crate::http::respond::gzip(page.as_bytes()).len();
    assert!(packed < 50_000, "{packed}");
    let window = registrar.see(&format!("{draft}/rows?show=all&from=650")).await;
    assert!(window.contains("value=\"31.02.2001\"") && !window.contains("<html"), "{window}");
    let field = window.split(" name=\"c-").nth(1).unwrap().split('"').next().unwrap();
    let told = scripted(&mut registrar, &format!("{draft}/rows"), &[(&format!("c-{field}"), "28.02.2001")]).await;
    assert_eq!((&told["faults"], &told["people"]), (&1.into(), &1500.into()), "{told}");
    let told = scripted(&mut registrar, &format!("{draft}/rows"), &[("c-1401-2", "28.02.2001")]).await;
    assert_eq!(told["text"], "1500 people");
    assert!(registrar.see(&draft).await.contains("Hand over 1500 certificates"));
}

#[tokio::test(flavor = "multi_thread")]
async fn columns_are_told_by_hand_and_names_are_taken_one_by_one() {
    let register = register().await;
    let (mut registrar, draft) = registrar(&register).await;
    let fields: Vec<_> = PROGRAMME.into_iter().filter(|(name, _)| *name != "languages").collect();
    let fields = [&fields[..], &[("languages", "ru"), ("title-ru", "Курс"), ("office-0-ru", "Декан")]].concat();
    registrar.send(&format!("{draft}/programme"), &fields).await;
    let files = format!("{draft}/files");
    registrar.send(&files, &[("paste", "Пётр Иванов\tM1\t12.01.2001\nАнна Белова\tM2\t13.01.2001\n")]).await;
    let page = registrar.see(&draft).await;
    assert!(page.contains("No row of headers was found") && page.contains("<td>Анна Белова</td>"), "{page}");
    let columns = [("do", "columns"), ("m-0", "name"), ("m-1", ""), ("m-2", "birth_date")];
    registrar.send(&format!("{draft}/rows"), &columns).await;
    let page = registrar.see(&draft).await;
    assert!(page.contains("2 people") && page.contains("<option value=\"birth_date\" selected>"), "{page}");
    let columns = [("do", "columns"), ("m-0", "name"), ("m-1", "student_number"), ("m-2", "birth_date")];
    registrar.send(&format!("{draft}/rows"), &columns).await;
    let page = registrar.see(&draft).await;
    assert!(page.contains("<option value=\"student_number\" selected>"), "{page}");

    assert!(page.contains("2 names in Latin letters are proposed"), "{page}");
    registrar.send(&format!("{draft}/rows"), &[("do", "take-name"), ("row", "3")]).await;
    let page = registrar.see(&draft).await;
    assert!(page.contains("1 name in Latin letters is proposed") && page.contains("Anna Belova"), "{page}");
    assert!(!page.contains("data-name=\"c-2-3\" data-label=\"latin_name, 2\">P"), "the other one is not taken: {page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_programme_is_filled_in_and_copied_a_year_later() {
    let register = register().await;
    let mut registrar = signed_in(&register, "r@example.org", Some("medeniyet"), Role::Registrar).await;
    let draft = place(&registrar.send("/desk/of/medeniyet/drafts", &[("from", "empty")]).await).to_owned();
    let fields = [
        ("title-tr", "İlk Yardım Kursu"),
        ("title-ru", "Курс первой помощи"),
        ("title-en", "First Aid \"Course\""),
        ("slug", "first-aid-2026"),
        ("languages", "tr, ru, en"),
        ("kind", "course"),
        ("mode", ""),
        ("starts", "2026-07-01"),
        ("ends", "2026-07-03"),
        ("hours", "12,5"),
        ("sheet", "classic"),
        ("number", "FA-{year}-{seq:04}"),
        ("signatory-0", "Ayşe Işık"),
        ("office-0-tr", "Dekan"),
        ("office-0-ru", "Декан"),
        ("office-0-en", "Dean"),
    ];
    registrar.send(&format!("{draft}/programme"), &fields).await;
    registrar.send(&format!("{draft}/files"), &[("paste", "Ad Soyad\tÖğrenci no\nŞükrü Işık\tM1\n")]).await;
    let page = registrar.see(&draft).await;
    assert!(page.contains("Hand over 1 certificate") && page.contains("First Aid &#34;Course&#34;"), "{page}");
    let bad = registrar.send(&format!("{draft}/programme"), &[("as", "text"), ("source", "slug = ")]).await;
    assert_eq!(place(&bad), draft);
    let editor = format!("{draft}/programme");
    assert!(registrar.see(&editor).await.contains("slug = "), "what was typed is kept, right or wrong");

    let page = registrar.see("/desk/of/medeniyet/new").await;
    let edition = page.split("name=\"edition\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let copy = registrar.send("/desk/of/medeniyet/drafts", &[("from", "edition"), ("edition", &edition)]).await;
    let copy = place(&copy).to_owned();
    assert!(registrar.see(&format!("{copy}/programme")).await.contains("emergency-internship-2023"));
}
