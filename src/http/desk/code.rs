//! `GET /desk/code`, `POST /desk/code/check`: the one-time code; at the first sign-in the phone is enrolled.

use std::fmt::Write as _;

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::cookie;
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::sign_in::why;
use crate::issuance::Office;
use crate::sheet::symbol::Symbol;

#[derive(Template)]
#[template(path = "desk/code.html")]
struct Code {
    desk: Desk,
    enrolment: Option<Enrolment>,
    fault: Option<String>,
}

/// What a phone takes over.
struct Enrolment {
    /// Modules along an edge of the code, with its quiet zone.
    size: usize,
    /// The dark modules, as a path of SVG.
    path: String,
    /// The same to be typed.
    typed: String,
}

impl Code {
    fn new(service: &Service, visitor: &Visitor, fault: Option<String>) -> Result<Self, Problem> {
        let session = visitor.session.as_deref().ok_or(Problem::Stale)?;
        let enrolment = (!session.0.has_codes).then(|| Enrolment::new(&session.1, &session.0.login)).flatten();
        Ok(Self { desk: Desk::new(service, visitor), enrolment, fault })
    }
}

impl Enrolment {
    fn new(token: &str, login: &str) -> Option<Self> {
        let secret = Office::enrolment(token);
        let symbol = Symbol::new(&secret.uri("Testamur", login)).ok()?;
        let mut path = String::new();
        for y in 0..symbol.size() {
            for x in (0..symbol.size()).filter(|x| symbol.is_dark(*x, y)) {
                let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
            }
        }
        Some(Self { size: symbol.size() + 2 * QUIET, path, typed: secret.typed() })
    }
}

/// The quiet zone around a code, in modules (ISO/IEC 18004, section 6.3.8).
const QUIET: usize = 4;

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    render(&Code::new(&service, &visitor, None)?)
}

pub(super) async fn check(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (session, token) = visitor.session.as_deref().ok_or(Problem::Stale)?;
    let core = service.core().await?;
    let confirmed = service.0.office.confirm_session(session, token, visitor.fields.text("code")).await?;
    drop(core);
    match confirmed {
        Ok(token) => Ok(cookie::let_in(&headers, &token, "/desk")),
        Err(refusal) => {
            let fault = why(&Desk::new(&service, &visitor), refusal);
            refused(&Code::new(&service, &visitor, Some(fault))?)
        }
    }
}
