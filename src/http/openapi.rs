//! `GET /openapi.json`: this service in `OpenAPI` 3.1; `GET /docs`: the same as a page.

use std::sync::LazyLock;

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use serde_json::{Map, Value};

use super::Service;
use super::page::{Page, render};
use super::problem::Problem;
use super::respond::{FOR_A_MINUTE, cached};

/// The document. A test holds it to the routes, and its examples to the answers.
pub const DOCUMENT: &str = include_str!("../../templates/openapi.json");

pub(super) async fn json(headers: HeaderMap) -> Response {
    cached(&headers, "application/json", DOCUMENT, FOR_A_MINUTE)
}

#[derive(Template)]
#[template(path = "pages/docs.html")]
struct Docs {
    page: Page,
    groups: &'static [Group],
}

/// What belongs together.
struct Group {
    name: String,
    about: String,
    operations: Vec<Operation>,
}

/// One method of one path.
struct Operation {
    method: String,
    path: String,
    summary: String,
    about: String,
    /// Name, where it stands, what it is.
    parameters: Vec<[String; 3]>,
    /// The media types of the body, and an example of it.
    body: Vec<(String, String)>,
    /// Status and what it means.
    answers: Vec<(String, String)>,
    needs_token: bool,
}

pub(super) async fn page(State(service): State<Service>, headers: HeaderMap, uri: Uri) -> Result<Response, Problem> {
    render(&Docs { page: Page::new(&service, &headers, &uri), groups: &GROUPS })
}

static GROUPS: LazyLock<Vec<Group>> = LazyLock::new(|| groups(&document()));

fn document() -> Value {
    serde_json::from_str(DOCUMENT).unwrap_or_default()
}

fn groups(document: &Value) -> Vec<Group> {
    let tags = document["tags"].as_array().map(Vec::as_slice).unwrap_or_default();
    let group = |tag: &Value| {
        let name = text(tag, "name");
        let operations =
            operations(document).filter(|(_, _, one)| one.pointer("/tags/0").and_then(Value::as_str) == Some(&name));
        let operations = operations.map(|(path, method, one)| operation(document, path, method, one)).collect();
        Group { about: text(tag, "description"), name, operations }
    };
    tags.iter().map(group).collect()
}

/// Path, method and description of every operation, in the document's order.
fn operations(document: &Value) -> impl Iterator<Item = (&String, &String, &Value)> {
    members(&document["paths"]).flat_map(|(path, item)| members(item).map(move |(method, one)| (path, method, one)))
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().map(Map::iter).into_iter().flatten()
}

fn operation(document: &Value, path: &str, method: &str, one: &Value) -> Operation {
    let list = |name: &str| one[name].as_array().map(Vec::as_slice).unwrap_or_default().iter();
    let example = |media: &Value| match &media["example"] {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => serde_json::to_string_pretty(other).unwrap_or_default(),
    };
    Operation {
        method: method.to_uppercase(),
        path: path.to_owned(),
        summary: text(one, "summary"),
        about: text(one, "description"),
        parameters: list("parameters")
            .map(|one| [text(one, "name"), text(one, "in"), text(one, "description")])
            .collect(),
        body: one
            .pointer("/requestBody/content")
            .into_iter()
            .flat_map(members)
            .map(|(kind, media)| (kind.clone(), example(media)))
            .collect(),
        answers: members(&one["responses"])
            .map(|(status, one)| (status.clone(), text(referred(document, one), "description")))
            .collect(),
        needs_token: !one["security"].is_null(),
    }
}

/// What a `$ref` of the document stands for.
fn referred<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let place = value["$ref"].as_str().and_then(|place| place.strip_prefix('#'));
    place.and_then(|place| document.pointer(place)).unwrap_or(value)
}

fn text(value: &Value, member: &str) -> String {
    value[member].as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use axum::body::Body;
    use axum::http::Request;

    use super::super::testing::{body, get, register, send, service};
    use super::*;

    fn routes_of_the_document() -> BTreeSet<String> {
        let document = document();
        operations(&document).map(|(path, method, _)| format!("{} {path}", method.to_uppercase())).collect()
    }

    /// Every `.route("…", get(…).post(…))` of the router, and the guarded ones.
    fn routes_of_the_service() -> BTreeSet<String> {
        let mut routes = BTreeSet::new();
        let sources = [include_str!("../http.rs"), include_str!("vcapi.rs")];
        for line in sources.into_iter().flat_map(str::lines).filter_map(|line| line.trim().strip_prefix(".route(\"")) {
            let (path, handlers) = line.split_once('"').unwrap();
            for method in ["get", "post", "delete"] {
                if handlers.contains(&format!(" {method}(")) || handlers.contains(&format!(".{method}(")) {
                    routes.insert(format!("{} {path}", method.to_uppercase()));
                }
            }
        }
        for route in super::super::register_routes() {
            routes.insert(format!("{} /v1/institutions/{{slug}}{}", route.method, route.path));
        }
        routes
    }

    #[test]
    fn the_document_says_every_route_and_no_other() {
        assert_eq!(routes_of_the_document(), routes_of_the_service());
    }

    #[test]
    fn every_reference_leads_somewhere() {
        fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
            match value {
                Value::Object(members) => {
                    found.extend(members.get("$ref").and_then(Value::as_str));
                    members.values().for_each(|value| references(value, found));
                }
                Value::Array(items) => items.iter().for_each(|value| references(value, found)),
                _ => {}
            }
        }
        let document = document();
        let mut found = Vec::new();
        references(&document, &mut found);
        assert!(found.len() > 50);
        for reference in found {
            assert!(document.pointer(reference.trim_start_matches('#')).is_some(), "{reference}");
        }
    }

    #[tokio::test]
    async fn every_example_gets_an_answer_that_is_documented() {
        let document = document();
        let service = service(register().await);
        let mut examples = 0;
        for (path, method, one) in operations(&document) {
            for (kind, media) in one["requestBody"]["content"].as_object().into_iter().flatten() {
                let Some(example) = media.get("example") else { continue };
                let text = example.as_str().map_or_else(|| example.to_string(), str::to_owned);
                let text = if kind.ends_with("urlencoded") { "grant_type=client_credentials".to_owned() } else { text };
                let path = path.replace("{slug}", "medeniyet").replace("{number}", "IMU-2022-0001");
                let request = Request::builder().method(method.to_uppercase().as_str()).uri(&path);
                let request = request.header("host", "demo.testamur.example").header("content-type", kind);
                let response = send(&service, request.body(Body::from(text)).unwrap()).await;
                let status = response.status().as_u16().to_string();
                let answer = referred(&document, &one["responses"][&status]);
                assert!(!answer.is_null(), "{method} {path}: {status} is not documented");
                let found = response.headers()["content-type"].to_str().unwrap();
                assert!(!answer["content"][found].is_null(), "{method} {path}: {status} {found} is not documented");
                examples += 1;
            }
        }
        assert!(examples >= 5, "{examples}");
    }

    #[tokio::test]
    async fn the_page_shows_every_operation_and_loads_nothing_from_elsewhere() {
        let service = service(register().await);
        let html = body(send(&service, get("/docs")).await).await;
        for route in routes_of_the_document() {
            let (_, path) = route.split_once(' ').unwrap();
            assert!(html.contains(path), "{path}");
        }
        assert!(!html.contains("src=\"http") && !html.contains("href=\"http"));
        let json = send(&service, get("/openapi.json")).await;
        assert_eq!(json.headers()["content-type"], "application/json");
        assert_eq!(body(json).await, DOCUMENT);
    }
}
