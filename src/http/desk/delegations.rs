//! `GET …/delegations`: who stands in for whom; `POST …/delegations/add` and `…/end`.

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
use crate::access::Role;
use crate::issuance::IssuanceError;
use crate::issuance::delegations::is_open;
use crate::store::Delegation;
use crate::time::Day;

#[derive(Template)]
#[template(path = "desk/delegations.html")]
struct Delegations {
    desk: Desk,
    fault: Option<String>,
    /// Those that hold or will, and those that are over.
    open: Vec<Shown>,
    over: Vec<Shown>,
    /// Whether the visitor is a signatory here.
    is_signatory: bool,
    /// Login and name of everybody who could stand in.
    people: Vec<(String, String)>,
    today: String,
}

struct Shown {
    number: i64,
    from: String,
    to: String,
    first: String,
    last: String,
    ended: Option<String>,
    holds: bool,
    is_own: bool,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    render(&Delegations::load(&service, &visitor, None).await?)
}

pub(super) async fn add(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let day = |name: &str| Day::parse(visitor.fields.text(name)).ok();
    let (Some(first), Some(last)) = (day("first"), day("last")) else {
        return not(&service, &visitor).await;
    };
    let to = (visitor.somebody()?, visitor.fields.text("to"));
    let done = service.0.office.delegate(visitor.place()?, to, (first, last)).await;
    answer(&service, &visitor, done).await
}

pub(super) async fn end(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let number = visitor.fields.text("delegation").parse().unwrap_or(-1);
    let done = service.0.office.end_delegation(visitor.place()?, number, visitor.somebody()?).await;
    answer(&service, &visitor, done).await
}

async fn answer(service: &Service, visitor: &Visitor, done: Result<(), IssuanceError>) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(see(&Desk::new(service, visitor).at("/delegations"))),
        Err(IssuanceError::NotAllowed(_)) => not(service, visitor).await,
        Err(error) => Err(error.into()),
    }
}

async fn not(service: &Service, visitor: &Visitor) -> Result<Response, Problem> {
    let fault = Desk::new(service, visitor).say("desk-delegations-refused");
    refused(&Delegations::load(service, visitor, Some(fault)).await?)
}

impl Delegations {
    async fn load(service: &Service, visitor: &Visitor, fault: Option<String>) -> Result<Self, Problem> {
        let (institution, session) = (visitor.place()?, visitor.somebody()?);
        let (desk, now) = (Desk::new(service, visitor), service.0.office.now());
        let all = service.0.store.delegations(institution.id).await?;
        let (open, over): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| is_open(one, now));
        let shown = |one: Delegation| Shown {
            number: one.id.number(),
            holds: one.holds_at(now),
            is_own: one.from.0 == session.account || one.to.0 == session.account,
            first: desk.words.report.day(one.begins.day()),
            last: desk.words.report.day(one.ends.day().plus_days(-1)),
            ended: one.ended.map(|ended| desk.words.report.instant(ended)),
            from: one.from.2,
            to: one.to.2,
        };
        let is_here = |place: &Option<_>| place.is_none_or(|place| place == institution.id);
        let is_signatory = session.roles.iter().any(|(place, role)| *role == Role::Signatory && is_here(place));
        let accounts = if is_signatory { service.0.store.accounts().await? } else { Vec::new() };
        let others = accounts.into_iter().filter(|account| {
            account.disabled.is_none()
                && account.id != session.account
                && account.roles.iter().any(|(place, _)| is_here(place))
        });
        Ok(Self {
            fault,
            open: open.into_iter().map(shown).collect(),
            over: over.into_iter().take(MOST).map(shown).collect(),
            is_signatory,
            people: others.map(|account| (account.login, account.name)).collect(),
            today: now.day().to_string(),
            desk,
        })
    }
}

/// How many of those that are over are shown.
const MOST: usize = 50;
