//! What all pages have in common, and the page that tells of a problem.

use askama::Template;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;

use super::asset::{MARK, STYLE};
use super::problem::Problem;
use super::respond::fresh;
use super::words::Words;
use super::{Service, accept, address};
use crate::claims::{Authority, Language};

/// The frame of a page.
pub(super) struct Page {
    /// The words of its language.
    pub(super) words: &'static Words,
    /// The host that it runs on, as the browser asked for it.
    pub(super) host: String,
    /// A demonstration says so on every page.
    pub(super) is_demo: bool,
    /// The paths of our own style and mark.
    pub(super) style: &'static str,
    pub(super) mark: &'static str,
}

impl Page {
    /// The frame of an answer to a request.
    pub(super) fn new(service: &Service, headers: &HeaderMap, uri: &Uri) -> Self {
        let host = address::host(headers).map(|host| host.to_string()).unwrap_or_default();
        Self::of(accept::language(headers, uri), host, service.0.options.is_demo)
    }

    fn of(language: Language, host: String, is_demo: bool) -> Self {
        Self { words: Words::of(language), host, is_demo, style: &STYLE.path, mark: &MARK.path }
    }

    /// A message without variables.
    pub(super) fn say(&self, id: &str) -> String {
        self.words.say(id)
    }

    /// The tag of its language.
    pub(super) fn tag(&self) -> &'static str {
        self.words.language.tag()
    }

    /// Which way its language is written.
    pub(super) fn direction(&self) -> &'static str {
        self.words.report.direction()
    }

    /// Where it runs, for programs.
    pub(super) fn base(&self) -> String {
        let is_here = Authority::parse(&self.host).is_ok_and(|host| host.is_loopback());
        format!("{}://{}", if is_here { "http" } else { "https" }, self.host)
    }

    /// The other languages: tag, and the name in that language.
    pub(super) fn languages(&self) -> Vec<(&'static str, &'static str)> {
        let others = accept::LANGUAGES.into_iter().filter(|language| *language != self.words.language);
        others.map(|language| (language.tag(), own_name(language))).collect()
    }
}

/// Renders a page.
pub(super) fn render(page: &impl Template) -> Result<Response, Problem> {
    Ok(fresh("text/html; charset=utf-8", page.render().map_err(Problem::failed)?))
}

#[derive(Template)]
#[template(path = "pages/problem.html")]
struct ProblemPage<'a> {
    page: Page,
    words: String,
    detail: String,
    request: Option<&'a str>,
}

/// The page that tells of a problem.
pub(super) fn problem(problem: &Problem, request: &str, language: Language, is_demo: bool) -> String {
    let page = Page::of(language, String::new(), is_demo);
    let id = match problem {
        Problem::NotFound => "page-problem-not-found",
        Problem::EmptyBody => "page-problem-empty-body",
        Problem::TooLarge { .. } => "page-problem-too-large",
        Problem::UnreadableFile { .. } => "page-problem-file",
        Problem::Busy => "page-problem-busy",
        Problem::Forbidden(_) => "page-problem-forbidden",
        Problem::Stale => "page-problem-stale",
        Problem::Failed(_) => "page-problem-internal-error",
        _ => "page-problem-other",
    };
    let is_ours = problem.status().is_server_error();
    let detail = if is_ours
        || matches!(problem, Problem::NotFound | Problem::EmptyBody | Problem::Forbidden(_) | Problem::Stale)
    {
        String::new()
    } else {
        problem.to_string()
    };
    let page = ProblemPage { words: page.say(id), page, detail, request: is_ours.then_some(request) };
    page.render().unwrap_or_default()
}

pub(super) fn own_name(language: Language) -> &'static str {
    match language {
        Language::Az => "Azərbaycanca",
        Language::Be => "Беларуская",
        Language::En => "English",
        Language::It => "Italiano",
        Language::Ru => "Русский",
        Language::Tr => "Türkçe",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_has_a_page_in_every_language() {
        let problems = [
            Problem::Busy,
            Problem::EmptyBody,
            Problem::NotFound,
            Problem::MethodNotAllowed,
            Problem::TooLarge { limit: 1 },
            Problem::failed(std::fmt::Error),
            Problem::UnreadableFile { code: "damaged-file", detail: "the file is damaged".to_owned() },
        ];
        for language in accept::LANGUAGES {
            for problem in &problems {
                let html = super::problem(problem, "0123456789abcdef", language, true);
                assert!(html.contains(&format!("<html lang=\"{language}\"")) && !html.contains(">page-"), "{html}");
                assert_eq!(html.contains("0123456789abcdef"), problem.status().is_server_error());
            }
        }
    }
}
