//! `GET /desk/passkeys`: the passkeys of whoever has signed in; `POST /desk/passkeys/ask`, `…/enrol`, `…/remove`;
//! `POST /desk/sign-in/passkey/ask` and `/desk/sign-in/passkey`: signing in by one.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::json;

use super::super::page::render;
use super::super::problem::{self, Problem};
use super::super::{Service, address};
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::sign_in::{SignIn, why};
use super::{cookie, see};
use crate::issuance::IssuanceError;
use crate::issuance::accounts::Refused;
use crate::issuance::passkeys::Asked;
use crate::store::Passkey;

#[derive(Template)]
#[template(path = "desk/passkeys.html")]
struct Passkeys {
    desk: Desk,
    fault: Option<String>,
    /// Whether passkeys can be used under the address of this page.
    is_possible: bool,
    /// Whether the account has a password; else it shows a one-time code.
    has_password: bool,
    own: Vec<Shown>,
}

struct Shown {
    id: i64,
    name: String,
    added: String,
    used: Option<String>,
    /// From when it approves, for those who approve: `None` until somebody has confirmed it.
    approves: Option<String>,
    is_open: bool,
    host: String,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    render(&Passkeys::load(&service, &visitor, (&headers, None)).await?)
}

/// Answers the browser's script with what it has to ask of a new passkey.
pub(super) async fn ask(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let desk = Desk::new(&service, &visitor);
    let Some(origin) = origin(&service, &headers).await? else { return Ok(told(&desk.say("desk-passkey-nowhere"))) };
    let core = service.core().await?;
    let typed = (visitor.fields.text("password"), visitor.fields.text("name"));
    let asked = service.0.office.ask_to_enrol(visitor.somebody()?, typed, &origin).await;
    drop(core);
    match asked {
        Ok(Ok(asked)) => Ok(question(&asked)),
        Ok(Err(refusal)) => Ok(told(&why(&desk, refusal))),
        Err(IssuanceError::NotAllowed(_)) => Ok(told(&desk.say("desk-passkey-many"))),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn enrol(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let answer = (visitor.fields.text("ceremony"), visitor.fields.text("answer"));
    match service.0.office.enrol_passkey(visitor.somebody()?, answer).await? {
        Ok(()) => Ok(see("/desk/passkeys")),
        Err(refusal) => failed(&service, &visitor, &headers, refusal).await,
    }
}

pub(super) async fn remove(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let which = visitor.fields.text("passkey").parse().unwrap_or(-1);
    let core = service.core().await?;
    let removed =
        service.0.office.remove_passkey(visitor.somebody()?, (visitor.fields.text("password"), which)).await?;
    drop(core);
    match removed {
        Ok(()) => Ok(see("/desk/passkeys")),
        Err(refusal) => failed(&service, &visitor, &headers, refusal).await,
    }
}

/// Answers the browser's script with what it has to ask of any passkey of this host.
pub(super) async fn ask_who(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let desk = Desk::new(&service, &visitor);
    let Some(origin) = origin(&service, &headers).await? else { return Ok(told(&desk.say("desk-passkey-nowhere"))) };
    Ok(question(&service.0.office.ask_who(&origin).await?))
}

pub(super) async fn sign_in(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let browser = cookie::browser(&headers);
    let answer = (visitor.fields.text("ceremony"), visitor.fields.text("answer"));
    match service.0.office.sign_in_by_passkey(answer, browser).await? {
        Ok(token) => Ok(cookie::let_in(&headers, &token, "/desk")),
        Err(refusal) => {
            let desk = Desk::new(&service, &visitor);
            refused(&SignIn { fault: Some(why(&desk, refusal)), desk, login: String::new() })
        }
    }
}

impl Passkeys {
    async fn load(
        service: &Service,
        visitor: &Visitor,
        (headers, fault): (&HeaderMap, Option<String>),
    ) -> Result<Self, Problem> {
        let session = visitor.somebody()?;
        let desk = Desk::new(service, visitor);
        let now = service.0.office.now();
        let shown = |passkey: Passkey| Shown {
            id: passkey.id.number(),
            host: crate::issuance::assertion::host(&passkey.origin).to_owned(),
            is_open: passkey.approves_at(now),
            approves: passkey.confirmed.map(|confirmed| desk.words.report.instant(confirmed.effective)),
            name: if passkey.name.is_empty() { desk.say("desk-passkey") } else { passkey.name },
            added: desk.words.report.instant(passkey.added),
            used: passkey.used.map(|used| desk.words.report.instant(used)),
        };
        let own = service.0.store.passkeys(session.account).await?.into_iter().map(shown).collect();
        let account = service.0.store.account(&session.login).await?;
        let has_password = account.is_some_and(|account| account.password.is_some());
        Ok(Self { fault, is_possible: origin(service, headers).await?.is_some(), has_password, own, desk })
    }
}

async fn failed(
    service: &Service,
    visitor: &Visitor,
    headers: &HeaderMap,
    refusal: Refused,
) -> Result<Response, Problem> {
    let fault = why(&Desk::new(service, visitor), refusal);
    refused(&Passkeys::load(service, visitor, (headers, Some(fault))).await?)
}

/// The origin of this page, if passkeys can be used there: the host of the service or of one of its institutions, or this
/// machine by its name. What a request says of its host is not believed beyond that.
pub(super) async fn origin(service: &Service, headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(host) = address::host(headers) else { return Ok(None) };
    if host.host() == "localhost" {
        return Ok(Some(format!("http://{host}")));
    }
    let known = service.0.knowledge.now().await?;
    let own = known.service.iter().map(|service| &service.authority);
    let theirs = known.institutions.iter().map(|institution| &institution.details.authority);
    Ok(own.chain(theirs).any(|authority| *authority == host).then(|| format!("https://{host}")))
}

/// A question, for the page's script.
pub(super) fn question(asked: &Asked) -> Response {
    problem::answered(&json!({"ceremony": asked.token.expose(), "publicKey": asked.options}))
}

/// Why there is none, in words.
pub(super) fn told(fault: &str) -> Response {
    problem::of_kind(422, "application/json", &json!({"fault": fault}))
}
