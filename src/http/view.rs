//! `GET /v` and `POST /v`: the page that a scanned code opens, and its answer.
//!
//! The code stands behind `#`, which a browser does not send. The page checks it in the browser, by the core as wasm; where that cannot be,
//! it asks first, and its form sends the code, so that it works without scripts too. [`crate::report`] tells the answer in both.

use askama::Template;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::Response;

use super::frame::PERMISSIONS_POLICY;
use super::leaf::Leaf;
use super::problem::Problem;
use super::respond::{fresh_packed, revalidated};
use super::{Service, evidence, receive};
use crate::report::{Report, Teller};
use crate::verify::Policy;
use crate::wire::limits::FILE_BYTES;

#[derive(Template)]
#[template(path = "pages/ask.html")]
pub(super) struct Ask {
    pub(super) page: Leaf,
}

#[derive(Template)]
#[template(path = "pages/answer.html")]
struct AnswerPage {
    page: Leaf,
    title: String,
    report: String,
}

pub(super) async fn ask(State(service): State<Service>, headers: HeaderMap, uri: Uri) -> Result<Response, Problem> {
    let known = service.0.knowledge.now().await?;
    let names = known.institutions.iter().flat_map(|row| &row.details.names);
    let institutions = names.map(|(_, name)| name.to_string()).collect();
    let page = Ask { page: Leaf { institutions, ..Leaf::new(&service, &headers, &uri) } };
    Ok(allowed(revalidated(&headers, HTML, page.render().map_err(Problem::failed)?)))
}

pub(super) async fn answer(
    State(service): State<Service>,
    headers: HeaderMap,
    uri: Uri,
    body: Body,
) -> Result<Response, Problem> {
    let body = receive::whole(&headers, body, FILE_BYTES, service.0.options.body_time).await?;
    let question = evidence::read(&headers, body).await?;
    let (examined, trust) = service.examined(question, Policy::for_people()).await?;
    let page = Leaf::new(&service, &headers, &uri);
    let teller = Teller { words: &page.tongue.words, host: &page.host, is_service: true, has_service: true };
    let report = Report::new(&examined.answer, &examined.evidence, &trust, teller);
    let (title, report) = (report.title(), report.html());
    let html = AnswerPage { page, title, report }.render().map_err(Problem::failed)?;
    Ok(allowed(fresh_packed(&headers, HTML, html)))
}

const HTML: &str = "text/html; charset=utf-8";

/// With what the scripts of the page may do.
fn allowed(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(PERMISSIONS_POLICY, HeaderValue::from_static(CAMERA));
    response
}

/// As for every page, and: the verifier may run, and the page may be installed.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Codes are scanned inside the page.
const CAMERA: &str = "camera=(self), microphone=(), geolocation=(), payment=(), usb=()";

#[cfg(test)]
mod tests {
    use super::super::accept::LANGUAGES;
    use super::super::testing::{Asked, Register, body, demo_service, get, post, register, send, service};
    use crate::claims::Authority;
    use crate::qr;
    use axum::http::StatusCode;

    fn form(name: &str, text: &str) -> String {
        format!("--X\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n--X--\r\n")
    }

    async fn answered(register: &Register, language: &str, text: &str) -> String {
        let service = service(register.clone());
        let path = format!("/v?lang={language}");
        let response = send(&service, post(&path, "multipart/form-data; boundary=X", form("code", text))).await;
        assert_eq!(response.status(), StatusCode::OK);
        body(response).await
    }

    #[tokio::test]
    async fn the_page_asks_in_every_language_and_names_its_host_first() {
        let service = service(register().await);
        for language in LANGUAGES {
            let html = body(send(&service, get("/v").with("accept-language", language.tag())).await).await;
            assert!(html.contains(&format!("<html lang=\"{language}\"")) && html.contains("data-consent hidden"));
            assert!(html.find("demo.testamur.example").unwrap() < html.find("<form").unwrap());
            assert!(!html.contains(">page-") && html.contains("<noscript>"), "{html}");
        }
    }

    #[tokio::test]
    async fn the_page_travels_once_and_an_answer_is_never_kept() {
        let register = register().await;
        let service = service(register.clone());
        let first = send(&service, get("/v?lang=tr").with("accept-encoding", "gzip")).await;
        assert_eq!(first.headers()["cache-control"], "private, no-cache");
        let etag = first.headers()["etag"].to_str().unwrap().to_owned();
        let again = |language| get(&format!("/v?lang={language}")).with("if-none-match", &etag);
        let known = send(&service, again("tr")).await;
        assert!(known.headers().contains_key("content-security-policy"));
        assert_eq!((known.status(), body(known).await), (StatusCode::NOT_MODIFIED, String::new()));
        assert_eq!(send(&service, again("az")).await.status(), StatusCode::OK);
        let sent = post("/v?lang=tr", "text/plain", register.token.clone());
        assert_eq!(send(&service, sent).await.headers()["cache-control"], "no-store");
    }

    #[tokio::test]
    async fn every_verdict_is_said_in_every_language() {
        let register = register().await;
        for language in LANGUAGES {
            for (text, class) in
                [(&register.token, "accept"), (&register.stolen, "reject"), (&"nothing".to_owned(), "undecided")]
            {
                let html = answered(&register, language.tag(), text).await;
                assert!(html.contains(&format!("class=\"piece {class}\"")), "{html}");
                assert!(html.contains(&format!("<html lang=\"{language}\"")) && !html.contains(">page-"), "{html}");
                assert_eq!(html.contains("Гүлнара Әлиева"), class == "accept");
            }
        }
    }

    #[tokio::test]
    async fn a_genuine_code_is_to_be_compared_and_never_called_this_file() {
        let register = register().await;
        let html = answered(&register, "en", &register.token).await;
        for said in [
            "Genuine",
            "Compare each line with the paper",
            "IMU-2022-0001",
            "28 October – 2 December 2022",
            "named by the institution, not checked",
        ] {
            assert!(html.contains(said), "{said}");
        }
        assert!(!html.contains("This file"));
        register.withdraw("IMU-2022-0001").await;
        let html = answered(&register, "en", &register.token).await;
        assert!(html.contains("The institution has withdrawn it.") && html.contains("Since 15 July 2026"), "{html}");
    }

    #[tokio::test]
    async fn a_suspension_is_told_with_its_reason_in_every_language() {
        let register = register().await;
        register.suspend("IMU-2022-0001").await;
        for (language, reason, cause) in [
            ("en", "not to rely on it until further notice", "The institution is looking into it."),
            ("tr", "ikinci bir duyuruya kadar", "Kurum konuyu inceliyor."),
            ("ru", "просит пока на него не полагаться", "Учреждение проверяет его."),
            ("az", "etibar etməməyi bildirir", "Müəssisə məsələni araşdırır."),
        ] {
            let html = answered(&register, language, &register.token).await;
            assert!(html.contains("class=\"piece undecided\"") && html.contains("2026"), "{html}");
            assert!(html.contains(reason) && html.contains(cause), "{html}");
        }
    }

    #[tokio::test]
    async fn a_demonstration_on_this_machine_reads_the_printed_code_under_its_own_address() {
        let register = register().await;
        let printed = Authority::parse("demo.testamur.example").unwrap();
        let text = qr::encode(&register.token, &printed, qr::DICTIONARY).unwrap().text;
        let text = text.replace("https://demo.testamur.example/", "http://127.0.0.1:8080/");
        let sent = post("/v?lang=en", "text/plain", text).of_host("127.0.0.1:8080");
        let html = body(send(&demo_service(register), sent).await).await;
        assert!(html.contains("class=\"piece accept\"") && !html.contains("The code leads to"), "{html}");
    }

    #[tokio::test]
    async fn who_is_only_named_is_not_called_the_signer() {
        let register = register().await;
        let html = answered(&register, "en", &register.unknown).await;
        assert!(html.contains("It says that it is from") && !html.contains("Signed by"), "{html}");
    }

    #[tokio::test]
    async fn what_stands_in_a_certificate_is_never_markup() {
        let html = answered(&register().await, "en", "<script>alert(1)</script>").await;
        assert!(!html.contains("<script>"));
    }

    #[tokio::test]
    async fn an_empty_form_is_told_on_a_page() {
        let service = service(register().await);
        let empty = post("/v?lang=ru", "multipart/form-data; boundary=X", form("code", "")).accepting("text/html");
        let response = send(&service, empty).await;
        assert_eq!(response.status(), StatusCode::BAD_REQUEST);
        assert!(body(response).await.contains("Ничего не отправлено"));
    }
}
