//! `POST /v1/verify`: one thing in, one answer out.
//!
//! 200 and an answer for whatever is understood as a request, however bad the certificate; a problem for what is not.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;

use super::problem::Problem;
use super::receipt::{Receipted, Wanted};
use super::respond::fresh;
use super::{Service, accept, evidence, receive};
use crate::verify::Policy;
use crate::wire::limits::FILE_BYTES;

pub(super) async fn handler(
    State(service): State<Service>,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let query = uri.query().unwrap_or_default();
    let (asked_age, wanted) = (max_status_age(query)?, Wanted::of(query)?);
    let stamp = if wanted == Wanted::Nothing { None } else { Some(service.stamp().await?) };
    let body = receive::whole(&headers, body, FILE_BYTES, service.0.options.body_time).await?;
    let mut question = evidence::read(&headers, body).await?;
    question.max_status_age = question.max_status_age.or(asked_age);
    let policy = service.adapt(Policy::for_programs(), question.max_status_age);
    let answer = service.examine(question, Policy::for_programs()).await?;
    if let (Wanted::Sheet, Some(stamp)) = (wanted, &stamp) {
        let language = accept::language(&headers, &uri);
        return Ok(fresh("application/pdf", service.receipt_sheet(stamp, &answer, (&policy, language)).await?));
    }
    let mut json = Vec::with_capacity(ANSWER_BYTES);
    match stamp {
        None => answer.write_json(&mut json),
        Some(stamp) => {
            let receipt = service.receipt(&stamp, &answer, &policy);
            serde_json::to_writer(&mut json, &Receipted { answer: &answer, receipt: &receipt })
        }
    }
    .map_err(Problem::failed)?;
    Ok(fresh("application/json", json))
}

/// What the answer about one certificate takes; one about a file of many grows from here.
const ANSWER_BYTES: usize = 8 * 1024;

/// `max_status_age=SECONDS` of a query. Other parameters are left alone.
fn max_status_age(query: &str) -> Result<Option<u32>, Problem> {
    let value = query.split('&').find_map(|parameter| parameter.strip_prefix("max_status_age="));
    let bad = |_| Problem::BadParameter("max_status_age is a number of seconds");
    value.map(|value| value.parse().map_err(bad)).transpose()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::receive::Stream;
    use super::super::testing::{
        self, Register, believing_service, body, demo_service, empty_register, get, noon, post, register, send,
        service, whole,
    };
    use super::*;
    use crate::claims::Authority;
    use crate::qr;
    use crate::time::Clock;
    use crate::trust::{Belief, Trust};
    use crate::wire::digest::Digest;
    use axum::body::Bytes;
    use axum::http::StatusCode;
    use serde_json::{Value, json};

    const FORM: &str = "multipart/form-data; boundary=X";

    async fn ask(register: &Register, kind: &str, bytes: impl Into<Body>) -> Value {
        let service = demo_service(register.clone());
        let response = send(&service, post("/v1/verify", kind, bytes)).await;
        assert_eq!(response.status(), StatusCode::OK);
        serde_json::from_str(&body(response).await).unwrap()
    }

    fn verdict(answer: &Value) -> String {
        let reason = answer["results"][0]["reason"].as_str();
        [answer["verdict"].as_str().unwrap()].into_iter().chain(reason).collect::<Vec<_>>().join(" ")
    }

    fn qr_text(register: &Register) -> String {
        let host = Authority::parse(testing::HOST).unwrap();
        qr::encode(&register.token, &host, qr::DICTIONARY).unwrap().text
    }

    #[tokio::test]
    async fn whom_the_operator_pinned_is_believed_but_its_status_is_not_made_up() {
        let home = register().await;
        let mut elsewhere = Trust::new();
        for known in home.store.trust(noon()).await.unwrap().all() {
            elsewhere.add(known.institution.clone(), Belief::Pinned);
        }
        let service = believing_service(empty_register().await, elsewhere);
        let response = send(&service, post("/v1/verify", "application/vc+jwt", home.token.clone())).await;
        let answer: Value = serde_json::from_str(&body(response).await).unwrap();
        assert_eq!(verdict(&answer), "undecided status-unavailable");
        assert_eq!(answer["results"][0]["issuer"]["trust"], "pinned");
    }

    #[tokio::test]
    #[expect(clippy::too_many_lines, reason = "one whole answer, as callers get it")]
    async fn a_genuine_token_is_told_in_full() {
        let register = register().await;
        let service = service(register.clone());
        let response = send(&service, post("/v1/verify", "application/vc+jwt", register.token.clone())).await;
        assert_eq!(response.headers()["cache-control"], "no-store");
        let mut answer: Value = serde_json::from_str(&body(response).await).unwrap();
        assert_eq!(answer["evidence_sha256"], Digest::of(&register.token).to_string());
        let credential = answer["results"][0].as_object_mut().unwrap().remove("credential").unwrap();
        assert_eq!(credential["type"][1], "OpenBadgeCredential");
        answer.as_object_mut().unwrap().remove("evidence_sha256");
        insta::assert_snapshot!(serde_json::to_string_pretty(&answer).unwrap(), @r#"
        {
          "verdict": "accept",
          "results": [
            {
              "verdict": "accept",
              "reason": null,
              "page": null,
              "checks": [
                {
                  "check": "signature",
                  "result": "pass",
                  "key": "did:web:demo.testamur.example:medeniyet#key-1",
                  "form": "token"
                },
                {
                  "check": "issuer",
                  "result": "pass"
                },
                {
                  "check": "validity",
                  "result": "pass"
                },
                {
                  "check": "status",
                  "result": "pass",
                  "as_of": "2026-07-15T12:00:00Z"
                },
                {
                  "check": "page",
                  "result": "not-compared"
                }
              ],
              "certificate": {
                "name": "Gulnara Alieva",
                "native_name": "Гүлнара Әлиева",
                "birth_date": null,
                "institution": "İstanbul Medeniyet Üniversitesi / Стамбульский университет Меденийет / Istanbul Medeniyet University",
                "title": "Acil Tıp Stajı / Стажировка по неотложной медицине / Emergency Medicine Internship",
                "description": "Türk Kızılayı ile",
                "kind": "internship",
                "mode": "supervised-practice",
                "starts": "2022-10-28",
                "ends": "2022-12-02",
                "issued": "2022-12-02",
                "valid_until": null,
                "hours": 120,
                "credits": null,
                "grade": null,
                "role": null,
                "home_institution": "Kazan State Medical University",
                "number": "IMU-2022-0001",
                "rotations": [
                  {
                    "department": "Acil Tıp / Неотложная медицина / Emergency Medicine",
                    "place": "Göztepe City Hospital",
                    "starts": "2022-10-28",
                    "ends": "2022-11-04",
                    "hours": null,
                    "supervisors": [
                      "A. Yılmaz"
                    ]
                  }
                ],
                "signatories": [
                  {
                    "name": "Prof. Dr. Ayşe Işık",
                    "office": "Dekan / Декан / Dean"
                  }
                ],
                "partners": [
                  "Turkish Red Crescent",
                  "IFRC"
                ],
                "awarded_with": null,
                "status": "in-force"
              },
              "issuer": {
                "did": "did:web:demo.testamur.example:medeniyet",
                "name": "İstanbul Medeniyet Üniversitesi / Стамбульский университет Меденийет / Istanbul Medeniyet University",
                "trust": "hosted"
              }
            }
          ],
          "verified_at": "2026-07-15T12:00:00Z",
          "trust_list_seq": 0
        }
        "#);
    }

    #[tokio::test]
    async fn every_type_of_the_contract_is_understood() {
        let register = register().await;
        let (token, credential, qr) = (register.token.clone(), testing::credential_json(), qr_text(&register));
        let value: Value = serde_json::from_str(&credential).unwrap();
        let form = |name: &str, text: &str| {
            format!("--X\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n--X--\r\n")
        };
        for (kind, bytes) in [
            ("text/plain", token.clone()),
            ("text/plain; charset=utf-8", qr.clone()),
            ("application/vc+jwt", token.clone()),
            ("application/vc", credential.clone()),
            ("application/ld+json", credential.clone()),
            ("application/json", credential.clone()),
            ("application/json", json!({"qr": qr, "max_status_age": 60}).to_string()),
            ("application/json", json!({"jwt": token}).to_string()),
            ("application/json", json!({"credential": value}).to_string()),
            ("application/json", json!({"credential": credential}).to_string()),
            (FORM, form("qr", &qr)),
            (FORM, form("credential", &credential)),
        ] {
            let answer = ask(&register, kind, bytes).await;
            assert_eq!(verdict(&answer), "accept", "{kind}: {answer}");
            assert_eq!(answer["results"][0]["certificate"]["name"], "Gulnara Alieva");
        }
    }

    #[tokio::test]
    async fn a_picture_of_the_code_is_read_as_a_body_and_in_a_form() {
        let register = register().await;
        let png = picture(&qr_text(&register));
        assert_eq!(verdict(&ask(&register, "image/png", png.clone()).await), "accept");
        let mut form = b"--X\r\ncontent-disposition: form-data; name=\"code\"\r\n\r\n\r\n--X\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.png\"\r\ncontent-type: image/png\r\n\r\n".to_vec();
        form.extend_from_slice(&png);
        form.extend_from_slice(b"\r\n--X--\r\n");
        assert_eq!(verdict(&ask(&register, FORM, form).await), "accept");
    }

    #[tokio::test]
    async fn a_released_pdf_is_the_original_and_any_other_is_not() {
        let register = register().await;
        let page = |answer: &Value| {
            let checks = answer["results"][0]["checks"].as_array().unwrap().clone();
            checks.into_iter().find(|check| check["check"] == "page").unwrap()["result"].clone()
        };
        let original = ask(&register, "application/pdf", testing::SHEET.clone()).await;
        assert_eq!((verdict(&original).as_str(), page(&original)), ("accept", json!("original")), "{original}");
        let mut changed = testing::SHEET.clone();
        changed.push(b'\n');
        let changed = ask(&register, "application/pdf", changed).await;
        assert_eq!((verdict(&changed).as_str(), page(&changed)), ("accept", json!("text-matches")), "{changed}");
    }

    /// A QR code as PNG, as a phone would see it.
    fn picture(text: &str) -> Vec<u8> {
        let code = qrcode::QrCode::with_error_correction_level(text, qrcode::EcLevel::M).unwrap();
        let (width, scale, quiet) = (u32::try_from(code.width()).unwrap(), 4, 4);
        let side = (width + 2 * quiet) * scale;
        let colors = code.to_colors();
        let image = image::GrayImage::from_fn(side, side, |x, y| {
            let module = |place: u32| (place / scale).checked_sub(quiet).filter(|module| *module < width);
            let is_dark =
                module(x).zip(module(y)).is_some_and(|(x, y)| colors[(y * width + x) as usize] == qrcode::Color::Dark);
            image::Luma([if is_dark { 0 } else { 255 }])
        });
        let mut png = std::io::Cursor::new(Vec::new());
        image.write_to(&mut png, image::ImageFormat::Png).unwrap();
        png.into_inner()
    }

    #[tokio::test]
    async fn what_is_wrong_with_a_certificate_is_an_answer() {
        let register = register().await;
        let flipped = register.token.replace("eyJ", "eyK");
        for (text, expected) in [
            (register.stolen.clone(), "reject bad-signature"),
            (register.unknown.clone(), "undecided issuer-unknown"),
            (flipped, "undecided nothing-found"),
            ("a paper without a code".to_owned(), "undecided nothing-found"),
            ("{\"@context\":[]}".to_owned(), "reject malformed"),
        ] {
            assert_eq!(verdict(&ask(&register, "text/plain", text.clone()).await), expected, "{text}");
        }
        register.withdraw("IMU-2022-0001").await;
        assert_eq!(verdict(&ask(&register, "text/plain", register.token.clone()).await), "reject withdrawn");
        register.revoke_credential_key().await;
        assert_eq!(verdict(&ask(&register, "text/plain", register.token.clone()).await), "reject key-revoked");
    }

    #[tokio::test]
    async fn the_key_of_another_institution_is_refused() {
        let register = register().await;
        let answer = ask(&register, "application/vc+jwt", register.foreign.clone()).await;
        assert_eq!(verdict(&answer), "reject key-not-of-issuer");
        assert_eq!(answer["results"][0]["certificate"], Value::Null);
    }

    #[tokio::test]
    async fn a_link_code_of_ours_is_resolved_if_its_digest_matches() {
        let register = register().await;
        let code =
            |digest: Digest| format!("https://{}/v#c={}.{}", testing::HOST, register.uuid, digest.to_base64url());
        let good = ask(&register, "text/plain", code(Digest::of(&register.token))).await;
        assert_eq!(verdict(&good), "accept");
        let bad = ask(&register, "text/plain", code(Digest::of("another"))).await;
        assert_eq!(verdict(&bad), "undecided credential-not-here");
    }

    #[tokio::test]
    async fn the_caller_may_say_how_old_the_status_may_be() {
        let register = register().await;
        let later = Clock::Fixed(testing::noon().plus_seconds(3));
        let service = testing::service_at(register.clone(), later);
        for (path, status) in [
            ("/v1/verify?max_status_age=0", 200),
            ("/v1/verify?max_status_age=x", 400),
            ("/v1/verify?max_status_age=-1", 400),
        ] {
            let response = send(&service, post(path, "text/plain", register.token.clone())).await;
            assert_eq!(response.status().as_u16(), status, "{path}");
        }
    }

    #[tokio::test]
    async fn what_is_no_request_is_a_problem() {
        let service = service(register().await);
        let mut told = Vec::new();
        for (kind, bytes) in [
            ("application/x-www-form-urlencoded", &b"qr=1"[..]),
            ("text/plain", b""),
            ("text/plain", b" \n"),
            ("text/plain", b"\xff"),
            ("application/json", b"{"),
            ("application/json", b"{\"qr\":1}"),
            ("application/pdf", b"%PDF-1.7 and no more"),
            ("image/png", b"\x89PNG\r\n\x1a\n and no more"),
            ("multipart/form-data", b"x"),
            (FORM, b"--X--\r\n"),
        ] {
            told.push(whole(send(&service, post("/v1/verify", kind, bytes)).await).await);
        }
        insta::assert_snapshot!(told.join("\n"), @r#"
        415 application/problem+json
        {"type":"about:blank","title":"Unsupported Media Type","status":415,"code":"unsupported-media-type","detail":"send one of: text/plain, application/vc+jwt, application/vc, application/ld+json, application/json, application/pdf, image/png, image/jpeg, multipart/form-data"}
        400 application/problem+json
        {"type":"about:blank","title":"Bad Request","status":400,"code":"empty-body","detail":"the body is empty"}
        400 application/problem+json
        {"type":"about:blank","title":"Bad Request","status":400,"code":"empty-body","detail":"the body is empty"}
        400 application/problem+json
        {"type":"about:blank","title":"Bad Request","status":400,"code":"malformed-request","detail":"not text in UTF-8"}
        400 application/problem+json
        {"type":"about:blank","title":"Bad Request","status":400,"code":"malformed-request","detail":"EOF while parsing an object at line 1 column 1"}
        400 application/problem+json
        {"type":"about:blank","title":"Bad Request","status":400,"code":"malformed-request","detail":"an unknown member, or a value of another type: say qr, jwt, credential or pdf"}
        422 application/problem+json
        {"type":"about:blank","title":"Unprocessable Entity","status":422,"code":"damaged-file","detail":"the file is damaged"}
        422 application/problem+json
        {"type":"about:blank","title":"Unprocessable Entity","status":422,"code":"damaged-file","detail":"the file is damaged"}
        400 application/problem+json
        {"type":"about:blank","title":"Bad Request","status":400,"code":"malformed-request","detail":"a form without a boundary"}
        400 application/problem+json
        {"type":"about:blank","title":"Bad Request","status":400,"code":"empty-body","detail":"the body is empty"}
        "#);
        let refused = send(&service, post("/v1/verify", "video/mp4", "x")).await;
        assert_eq!(refused.headers()["accept-post"], evidence::TYPES);
    }

    #[tokio::test]
    async fn an_oversized_body_is_refused_before_it_is_read() {
        let service = service(register().await);
        let long = post("/v1/verify", "text/plain", "x");
        let (mut parts, body) = long.into_parts();
        parts.headers.insert("content-length", (FILE_BYTES + 1).into());
        let told = whole(send(&service, axum::extract::Request::from_parts(parts, body)).await).await;
        insta::assert_snapshot!(told, @r#"
        413 application/problem+json
        {"type":"about:blank","title":"Payload Too Large","status":413,"code":"too-large","detail":"the body is longer than 20971520 bytes"}
        "#);
        let undeclared = send(&service, post("/v1/verify", "text/plain", vec![b'x'; FILE_BYTES + 1])).await;
        assert_eq!(undeclared.status(), StatusCode::PAYLOAD_TOO_LARGE);
    }

    #[tokio::test]
    async fn a_slow_body_is_cut_off() {
        let service = service(register().await);
        let (sender, pieces) = tokio::sync::mpsc::channel(1);
        sender.send(Bytes::from_static(b"eyJ")).await.unwrap();
        let request = post("/v1/verify", "text/plain", Body::new(Stream(pieces)));
        let begun = std::time::Instant::now();
        insta::assert_snapshot!(whole(send(&service, request).await).await, @r#"
        408 application/problem+json
        {"type":"about:blank","title":"Request Timeout","status":408,"code":"too-slow","detail":"the body came too slowly"}
        "#);
        assert!(begun.elapsed() < Duration::from_secs(5));
        drop(sender);
    }

    #[tokio::test]
    async fn a_get_is_told_to_post() {
        let service = service(register().await);
        assert_eq!(send(&service, get("/v1/verify")).await.status(), StatusCode::METHOD_NOT_ALLOWED);
    }
}
