//! `GET …/factors`: what signatories approve with, and what they were told of it; `POST …/factors/confirm`, `…/ask`, `…/close`:
//! a second person confirms a new factor; two people have a lost one forgotten.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::see;
use crate::issuance::IssuanceError;
use crate::issuance::factors::{Pending, Second};
use crate::issuance::mail::notice_what;
use crate::store::Notice;

#[derive(Template)]
#[template(path = "desk/factors.html")]
struct Factors {
    desk: Desk,
    fault: Option<String>,
    waiting: Vec<Waiting>,
    resets: Vec<Reset>,
    /// Login and name of whoever approves here.
    people: Vec<(String, String)>,
    notices: Vec<Told>,
    hours: usize,
}

struct Waiting {
    login: String,
    name: String,
    /// The passkey's number; empty for one-time codes.
    number: String,
    what: String,
    /// From when it approves, once it is confirmed.
    from: Option<String>,
    is_own: bool,
}

struct Reset {
    id: i64,
    login: String,
    name: String,
    asked_by: String,
    is_own: bool,
}

/// A notice in the words of a page.
pub(super) struct Told {
    pub(super) at: String,
    pub(super) what: String,
    pub(super) actor: String,
    pub(super) from: Option<String>,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    render(&Factors::load(&service, &visitor, None).await?)
}

pub(super) async fn confirm(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let (login, passkey) = (visitor.fields.text("login"), visitor.fields.text("passkey").parse().ok());
    let by = (Second::Person(&visitor.somebody()?.login), service.0.options.factor_delay);
    let core = service.core().await?;
    let done = service.0.office.confirm_factor(visitor.place()?, (login, passkey), by).await;
    drop(core);
    answer(&service, &visitor, done.map(drop)).await
}

pub(super) async fn ask(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let by = &visitor.somebody()?.login;
    let done = service.0.office.ask_for_reset(visitor.place()?, visitor.fields.text("login"), by).await;
    answer(&service, &visitor, done).await
}

pub(super) async fn close(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let id = visitor.fields.text("reset").parse().unwrap_or(-1);
    let which = (id, visitor.fields.text("do") == "confirm");
    let done = service.0.office.close_reset(visitor.place()?, which, &visitor.somebody()?.login).await;
    answer(&service, &visitor, done).await
}

async fn answer(service: &Service, visitor: &Visitor, done: Result<(), IssuanceError>) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(see(&Desk::new(service, visitor).at("/factors"))),
        Err(IssuanceError::NotAllowed(_)) => {
            let fault = Desk::new(service, visitor).say("desk-factors-refused");
            refused(&Factors::load(service, visitor, Some(fault)).await?)
        }
        Err(error) => Err(error.into()),
    }
}

impl Factors {
    async fn load(service: &Service, visitor: &Visitor, fault: Option<String>) -> Result<Self, Problem> {
        let (office, institution) = (&service.0.office, visitor.place()?);
        let own = &visitor.somebody()?.login;
        let desk = Desk::new(service, visitor);
        let waiting = office.pending_factors(institution.id).await?;
        let waiting = waiting.into_iter().map(|pending| Waiting::new(pending, own, &desk)).collect();
        let reset = |reset: crate::store::Reset| Reset {
            id: reset.id,
            is_own: reset.asked_by == *own || reset.about.1 == *own,
            login: reset.about.1,
            name: reset.about.2,
            asked_by: reset.asked_by,
        };
        let resets = office.store.resets(institution.id).await?.into_iter().map(reset).collect();
        let people = office.approvers(institution.id).await?;
        let people = people.into_iter().map(|account| (account.login, account.name)).collect();
        let notices = notices(service, visitor, &desk).await?;
        let hours = usize::try_from(service.0.options.factor_delay / 3600).unwrap_or_default();
        Ok(Self { desk, fault, waiting, resets, people, notices, hours })
    }
}

impl Waiting {
    fn new(pending: Pending, own: &str, desk: &Desk) -> Self {
        let (number, what) = match pending.passkey {
            Some((number, name)) if name.is_empty() => (number.to_string(), desk.say("desk-passkey")),
            Some((number, name)) => (number.to_string(), format!("{}: {name}", desk.say("desk-passkey"))),
            None => (String::new(), desk.say("desk-factor-codes")),
        };
        Self {
            is_own: pending.login == own,
            from: pending.effective.map(|effective| desk.words.report.instant(effective)),
            login: pending.login,
            name: pending.name,
            number,
            what,
        }
    }
}

/// What the signatories were told in the last month.
pub(super) async fn notices(service: &Service, visitor: &Visitor, desk: &Desk) -> Result<Vec<Told>, Problem> {
    let since = service.0.office.now().plus_seconds(-MONTH);
    let notices = service.0.store.notices(visitor.place()?.id, since, MOST).await?;
    Ok(notices.into_iter().map(|notice| Told::new(&notice, desk)).collect())
}

impl Told {
    fn new(notice: &Notice, desk: &Desk) -> Self {
        Self {
            at: desk.words.report.instant(notice.at),
            what: notice_what(desk.spoken(), notice),
            actor: notice.actor.clone(),
            from: notice.effective.map(|effective| desk.words.report.instant(effective)),
        }
    }
}

const MONTH: i64 = 30 * 86_400;

/// How many notices are shown.
const MOST: u32 = 20;
