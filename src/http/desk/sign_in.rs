//! `GET /desk/sign-in`, `POST /desk/sign-in/password`: address and password.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::{cookie, oidc};
use crate::issuance::accounts::Refused;

#[derive(Template)]
#[template(path = "desk/sign_in.html")]
pub(super) struct SignIn {
    pub(super) desk: Desk,
    /// The address that was typed.
    pub(super) login: String,
    pub(super) fault: Option<String>,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    uri: Uri,
) -> Result<Response, Problem> {
    let desk = Desk::new(&service, &visitor);
    let fault = oidc::told(&desk, &uri);
    render(&SignIn { desk, login: String::new(), fault })
}

pub(super) async fn check(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (login, password) = (visitor.fields.text("login"), visitor.fields.text("password"));
    let browser = cookie::browser(&headers);
    // Hashing takes a core for 30 ms and 19 MiB: no more of them at once than there are cores.
    let core = service.core().await?;
    let begun = service.0.office.begin_session(login, password, browser).await?;
    drop(core);
    match begun {
        Ok(token) => Ok(cookie::let_in(&headers, &token, "/desk/code")),
        Err(refusal) => {
            let desk = Desk::new(&service, &visitor);
            refused(&SignIn { fault: Some(why(&desk, refusal)), desk, login: login.to_owned() })
        }
    }
}

/// Why nobody is let in, in words.
pub(super) fn why(desk: &Desk, refusal: Refused) -> String {
    match refusal {
        Refused::Locked(seconds) => {
            let minutes = usize::try_from(seconds.max(1).saturating_add(59) / 60).unwrap_or(1);
            desk.count("desk-refused-locked", minutes)
        }
        Refused::WrongCode => desk.say("desk-refused-code"),
        Refused::Passkey => desk.say("desk-refused-passkey"),
        Refused::PasskeyOnly => desk.say("desk-refused-passkey-only"),
        _ => desk.say("desk-refused-password"),
    }
}
