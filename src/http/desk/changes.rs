//! `POST /desk/of/{slug}/changes`: several certificates are suspended, resumed or withdrawn together: first what it would mean, then,
//! with a reason, all of it or nothing.

use std::collections::HashSet;

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::find::{Asked, Hit};
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::see;
use crate::claims::RegisterNumber;
use crate::issuance::{Decision, IssuanceError};
use crate::status::{Cause, Standing};
use crate::store::Found;

#[derive(Template)]
#[template(path = "desk/changes.html")]
struct ChangesPage {
    desk: Desk,
    fault: Option<String>,
    /// `resume`, `suspend`, `withdraw`
    action: &'static str,
    /// Those with which it can be done, and those with which it cannot.
    open: Vec<Hit>,
    others: Vec<Hit>,
    causes: Vec<(&'static str, String)>,
    /// What was found is more than is changed at once.
    is_cut: bool,
}

pub(super) async fn look(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let page = ChangesPage::load(&service, &visitor, None).await?;
    if page.open.is_empty() && page.others.is_empty() {
        let fault = Some(page.desk.say("desk-changes-none"));
        return refused(&ChangesPage { fault, ..page });
    }
    render(&page)
}

pub(super) async fn make(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let action = action(&visitor)?;
    let numbers = chosen(&visitor);
    let slug = visitor.place()?.details.slug.to_string();
    let fields = &visitor.fields;
    let note: String = fields.text("note").trim().chars().take(super::certificate::LONGEST).collect();
    let cause = Cause::from_word(fields.text("cause"));
    let fault = if numbers.is_empty() {
        "desk-changes-none"
    } else if cause.is_none() && action != "resume" {
        "desk-change-cause"
    } else {
        let decision = Decision { cause, note: &note, by: &visitor.somebody()?.login };
        let office = &service.0.office;
        let changed = match action {
            "resume" => office.resume(&slug, &numbers, &decision).await,
            "suspend" => office.suspend(&slug, &numbers, &decision).await,
            _ => office.withdraw(&slug, &numbers, &decision).await,
        };
        match changed {
            Ok(()) => {
                return Ok(see(&format!("/desk/of/{slug}/find?done={action}&count={}", numbers.len())));
            }
            Err(IssuanceError::NotOpenTo { .. }) => "desk-changes-late",
            Err(error) => return Err(error.into()),
        }
    };
    let fault = Desk::new(&service, &visitor).say(fault);
    refused(&ChangesPage::load(&service, &visitor, Some(fault)).await?)
}

/// The certificates that somebody has chosen.
pub(super) struct Sought {
    pub(super) found: Vec<Found>,
    /// What was found is more than is changed at once.
    pub(super) is_cut: bool,
}

/// Those that were ticked, or all that a search finds.
pub(super) async fn sought(service: &Service, visitor: &Visitor) -> Result<Sought, Problem> {
    let (institution, store) = (visitor.place()?.id, &service.0.store);
    let mut found = Vec::new();
    if visitor.fields.text("all").is_empty() {
        for number in chosen(visitor) {
            found.extend(store.found(institution, &number).await?);
        }
    } else {
        let asked = Asked::read(&visitor.fields);
        found = store.find(institution, &asked.sought(None, MOST + 1)).await?;
    }
    let is_cut = found.len() > MOST as usize;
    found.truncate(MOST as usize);
    Ok(Sought { found, is_cut })
}

fn action(visitor: &Visitor) -> Result<&'static str, Problem> {
    let asked = visitor.fields.text("do");
    ACTIONS.into_iter().find(|known| *known == asked).ok_or(Problem::NotFound)
}

/// The numbers that were ticked.
fn chosen(visitor: &Visitor) -> Vec<RegisterNumber> {
    let ticked = visitor.fields.iter().filter(|(name, _)| *name == "n");
    let mut seen = HashSet::new();
    let numbers = ticked.filter_map(|(_, number)| RegisterNumber::parse(number).ok());
    numbers.filter(|number| seen.insert(number.to_string())).take(MOST as usize).collect()
}

impl ChangesPage {
    async fn load(service: &Service, visitor: &Visitor, fault: Option<String>) -> Result<Self, Problem> {
        let action = action(visitor)?;
        let Sought { found, is_cut } = sought(service, visitor).await?;
        let desk = Desk::new(service, visitor);
        let (open, others): (Vec<_>, Vec<_>) = found.iter().partition(|found| is_open_to(action, found));
        let hits = |found: Vec<&Found>| found.into_iter().map(|found| Hit::new(found, &desk)).collect();
        Ok(Self {
            fault,
            action,
            open: hits(open),
            others: hits(others),
            causes: Cause::ALL.map(|cause| (cause.word(), desk.words.report.cause(cause))).into(),
            is_cut,
            desk,
        })
    }

    fn is(&self, action: &str) -> bool {
        self.action == action
    }
}

fn is_open_to(action: &str, found: &Found) -> bool {
    match (action, found.standing) {
        ("resume", standing) => standing == Some(Standing::Suspended),
        ("suspend", standing) => standing == Some(Standing::InForce),
        (_, standing) => matches!(standing, Some(Standing::InForce | Standing::Suspended)),
    }
}

const ACTIONS: [&str; 3] = ["resume", "suspend", "withdraw"];

/// The most certificates that are changed at once.
const MOST: u32 = 1_000;
