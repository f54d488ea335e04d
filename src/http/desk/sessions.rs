//! `GET /desk/sessions`: where somebody is signed in; `POST /desk/sign-out` ends this session, another one, or all.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::frame::Desk;
use super::guard::Visitor;
use super::{cookie, see};

#[derive(Template)]
#[template(path = "desk/sessions.html")]
struct Sessions {
    desk: Desk,
    login: String,
    open: Vec<Shown>,
}

struct Shown {
    id: i64,
    browser: String,
    begun: String,
    seen: String,
    is_this: bool,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let own = visitor.somebody()?;
    let desk = Desk::new(&service, &visitor);
    let sessions = service.0.store.sessions(own.account).await?;
    let shown = |session: &crate::store::Session| Shown {
        id: session.id.number(),
        browser: browser(&session.browser),
        begun: desk.words.report.instant(session.begun),
        seen: desk.words.report.instant(session.seen),
        is_this: session.id == own.id,
    };
    let open = sessions.iter().map(shown).collect();
    render(&Sessions { desk, login: own.login.clone(), open })
}

pub(super) async fn sign_out(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let own = visitor.somebody()?;
    let other: Option<i64> = visitor.fields.text("session").parse().ok().filter(|id| *id != own.id.number());
    let which = match visitor.fields.text("where") {
        "everywhere" => None,
        _ => Some(other.unwrap_or(own.id.number())),
    };
    service.0.office.end_sessions(own, which).await?;
    if other.is_some() && which.is_some() {
        return Ok(see("/desk/sessions"));
    }
    let mut response = see("/desk/sign-in");
    response.headers_mut().extend(cookie::take(&headers).map(|value| (header::SET_COOKIE, value)));
    Ok(response)
}

/// `Firefox, Linux`: as far as people know their browsers by what these call themselves.
fn browser(agent: &str) -> String {
    let known =
        |words: &[(&str, &'static str)]| words.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    let program = known(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("YaBrowser/", "Yandex"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let machine = known(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("Linux", "Linux"),
    ]);
    match (program, machine) {
        (Some(program), Some(machine)) => format!("{program}, {machine}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) if agent.is_empty() => "?".to_owned(),
        (None, None) => agent.chars().take(40).collect(),
    }
}

#[cfg(test)]
mod unit {
    #[test]
    fn browsers_are_called_as_people_call_them() {
        for (agent, expected) in [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
            ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
            ("curl/8.5", "curl/8.5"),
            ("", "?"),
        ] {
            assert_eq!(super::browser(agent), expected);
        }
    }
}
