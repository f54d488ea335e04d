//! What stands around every request: an id, a time limit, the headers that keep browsers safe, and the words of problems.

use std::any::Any;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use tower_http::set_header::SetResponseHeaderLayer;

use super::problem::{Answered, Problem};
use super::{Service, accept, page};

/// Gives a request its id, limits its time, and finishes its response.
pub(super) async fn frame(State(service): State<Service>, request: Request, next: Next) -> Response {
    let id = request_id();
    let begun = tokio::time::Instant::now();
    let method = request.method().clone();
    let path = request.extensions().get::<MatchedPath>().cloned();
    let page = accept::wants_page(request.headers()).then(|| accept::language(request.headers(), request.uri()));
    let mut response = match service.count(path.as_ref().map_or("", MatchedPath::as_str), &request) {
        Err(problem) => problem.into_response(),
        Ok(()) => match tokio::time::timeout(REQUEST_TIME, next.run(request)).await {
            Ok(response) => response,
            Err(_) => Problem::TooSlow.into_response(),
        },
    };
    let is_answer = response.extensions().get::<Answered>().is_some();
    let stray = || stray(response.status()).filter(|_| !is_answer);
    if let Some(problem) = response.extensions().get::<Problem>().cloned().or_else(stray) {
        *response.status_mut() = problem.status();
        problem.log(&id);
        let (kind, body) = match page {
            Some(language) => (HTML, page::problem(&problem, &id, language, service.0.options.is_demo)),
            None => (problem.kind(), problem.to_json(&id)),
        };
        *response.body_mut() = Body::from(body);
        response.headers_mut().remove(header::CONTENT_LENGTH);
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    let headers = response.headers_mut();
    headers.reserve(SECURITY.len() + 1);
    for (name, value) in SECURITY {
        // A page may need a little more than the others, and says so itself.
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert(X_REQUEST_ID, id);
    }
    // The route, never the path: a path may hold the id of a certificate.
    let route = path.as_ref().map_or("-", MatchedPath::as_str);
    service.0.metrics.answered(route, response.status(), begun.elapsed());
    tracing::debug!(request = id, %method, route, status = response.status().as_u16(), "request {id} was answered");
    response
}

/// What axum itself refuses before a handler sees it: a path that is not UTF-8.
fn stray(status: StatusCode) -> Option<Problem> {
    let what = "the path, or a header, cannot be read";
    status.is_client_error().then(|| Problem::Malformed(what.to_owned()))
}

/// Lets pages of other origins read (Fetch, section 3.2); there are no cookies that could be misused.
pub(super) fn open_to_any_origin() -> (SetHeader, SetHeader) {
    let set = |name, value| SetHeader::overriding(name, HeaderValue::from_static(value));
    (set(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"), set(header::ACCESS_CONTROL_EXPOSE_HEADERS, "etag, x-request-id"))
}

type SetHeader = SetResponseHeaderLayer<HeaderValue>;

/// A browser asks whether it may ask; any other method is none that the path takes.
pub(super) async fn preflight(method: Method) -> Response {
    if method != Method::OPTIONS {
        return Problem::MethodNotAllowed.into_response();
    }
    let mut response = StatusCode::NO_CONTENT.into_response();
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, HEAD, POST"));
    headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("accept, content-type"));
    headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400"));
    response
}

pub(super) async fn not_found() -> Problem {
    Problem::NotFound
}

pub(super) async fn method_not_allowed() -> Problem {
    Problem::MethodNotAllowed
}

/// A panic is a bug of ours: the client hears no more than of any other failure.
#[expect(clippy::needless_pass_by_value, reason = "the signature that tower-http asks for")]
pub(super) fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response {
    let words = panic.downcast_ref::<String>().cloned();
    let words = words.or_else(|| panic.downcast_ref::<&str>().map(|&words| words.to_owned()));
    Problem::failed(Panic(words.unwrap_or_default())).into_response()
}

/// A handler has panicked.
#[derive(Debug, thiserror::Error)]
#[error("panic: {0}")]
struct Panic(String);

/// The longest that any handler may take until it begins to answer.
const REQUEST_TIME: Duration = Duration::from_secs(90);

const HTML: &str = "text/html; charset=utf-8";
pub(super) const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Nothing inline, nothing from elsewhere, no frame around us, no trace to other sites, not in search engines.
const SECURITY: [(HeaderName, &str); 6] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (PERMISSIONS_POLICY, "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    (HeaderName::from_static("x-robots-tag"), "noindex"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

/// 16 hexadecimal digits that a client can tell us and we find in the log: a number by chance when the process begins, then
/// every one after it, spread by an odd factor so that neighbours do not look alike. It is no secret.
fn request_id() -> String {
    static FIRST: LazyLock<u64> = LazyLock::new(|| getrandom::u64().unwrap_or_default());
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let number = FIRST.wrapping_add(COUNT.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    format!("{number:016x}")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{body, get, register, send, service};
    use axum::body::Body;
    use axum::http::{Request, StatusCode};

    #[tokio::test]
    async fn every_response_keeps_browsers_safe() {
        let service = service(register().await);
        for path in ["/", "/v", "/healthz", "/nothing", "/trust.json"] {
            let response = send(&service, get(path)).await;
            let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
            assert!(header("content-security-policy").contains("default-src 'none'; script-src 'self'"), "{path}");
            assert_eq!(header("x-content-type-options"), "nosniff");
            assert_eq!(header("referrer-policy"), "no-referrer");
            assert_eq!(header("x-robots-tag"), "noindex");
            assert_eq!(header("x-request-id").len(), 16);
        }
    }

    #[tokio::test]
    async fn what_is_not_there_is_a_problem_for_programs_and_a_page_for_people() {
        let service = service(register().await);
        insta::assert_snapshot!(body(send(&service, get("/nothing")).await).await, @r#"{"type":"about:blank","title":"Not Found","status":404,"code":"not-found","detail":"nothing is here"}"#);
        let request = Request::get("/nothing").header("accept", "text/html,*/*;q=0.8").header("accept-language", "tr");
        let response = send(&service, request.body(Body::empty()).unwrap()).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND);
        assert_eq!(response.headers()["content-type"], "text/html; charset=utf-8");
        assert!(body(response).await.contains("<html lang=\"tr\""));
    }

    #[tokio::test]
    async fn a_path_that_cannot_be_read_is_a_problem_too() {
        let service = service(register().await);
        insta::assert_snapshot!(body(send(&service, get("/c/%FF")).await).await, @r#"{"type":"about:blank","title":"Bad Request","status":400,"code":"malformed-request","detail":"the path, or a header, cannot be read"}"#);
    }

    #[tokio::test]
    async fn a_head_has_the_headers_of_a_get_and_no_body() {
        let service = service(register().await);
        let head = Request::head("/medeniyet/did.json").body(Body::empty()).unwrap();
        let response = send(&service, head).await;
        assert_eq!(response.headers()["content-type"], "application/did+ld+json");
        assert_eq!(body(response).await, "");
    }

    #[tokio::test]
    async fn another_method_is_told_which_ones_there_are() {
        let service = service(register().await);
        let response = send(&service, get("/v1/verify")).await;
        assert_eq!(response.headers()["allow"], "POST");
        insta::assert_snapshot!(body(response).await, @r#"{"type":"about:blank","title":"Method Not Allowed","status":405,"code":"method-not-allowed","detail":"this path does not take this method"}"#);
    }

    #[tokio::test]
    async fn pages_of_other_origins_may_read_and_ask() {
        let service = service(register().await);
        let preflight = Request::options("/v1/verify").header("origin", "https://hr.example");
        let response = send(&service, preflight.body(Body::empty()).unwrap()).await;
        assert_eq!(response.status(), StatusCode::NO_CONTENT);
        assert_eq!(response.headers()["access-control-allow-origin"], "*");
        assert_eq!(response.headers()["access-control-allow-headers"], "accept, content-type");
        assert!(!send(&service, get("/v")).await.headers().contains_key("access-control-allow-origin"));
        let read = send(&service, get("/medeniyet/did.json")).await;
        assert_eq!(read.headers()["access-control-allow-origin"], "*");
        assert!(!read.headers().contains_key("access-control-allow-credentials"));
    }

    #[tokio::test]
    async fn a_panic_is_told_by_its_id_alone() {
        let panicked = super::panicked(Box::new("secret"));
        assert_eq!(panicked.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let problem = panicked.extensions().get::<super::Problem>().unwrap();
        insta::assert_snapshot!(problem.to_json("0123456789abcdef"), @r#"{"type":"about:blank","title":"Internal Server Error","status":500,"request_id":"0123456789abcdef"}"#);
    }
}
