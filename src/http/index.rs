//! `GET /`: what this is, and how to check.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;

use super::Service;
use super::page::{Page, render};
use super::problem::Problem;

#[derive(Template)]
#[template(path = "pages/index.html")]
struct Index {
    page: Page,
    /// The names of the hosted institutions.
    institutions: Vec<String>,
}

pub(super) async fn handler(State(service): State<Service>, headers: HeaderMap, uri: Uri) -> Result<Response, Problem> {
    let known = service.0.knowledge.now().await?;
    let institutions = known.institutions.iter().map(|row| row.to_institution(false).display_name()).collect();
    render(&Index { page: Page::new(&service, &headers, &uri), institutions })
}

#[cfg(test)]
mod tests {
    use super::super::accept::LANGUAGES;
    use super::super::testing::{Asked, body, get, register, send, service};

    #[tokio::test]
    async fn it_speaks_every_language_and_names_its_host_and_institutions() {
        let service = service(register().await);
        for language in LANGUAGES {
            let html = body(send(&service, get("/").with("accept-language", language.tag())).await).await;
            assert!(html.contains(&format!("<html lang=\"{language}\"")), "{language}");
            assert!(html.contains("demo.testamur.example") && html.contains("İstanbul Medeniyet Üniversitesi"));
            assert!(!html.contains(">page-"), "{html}");
        }
    }
}
