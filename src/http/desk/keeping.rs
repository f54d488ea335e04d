//! `/desk/of/{slug}/keeping`: how long contact data is kept, and forgetting somebody's.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::people::administrator;
use super::see;
use crate::claims::RegisterNumber;
use crate::issuance::IssuanceError;
use crate::issuance::forgetting::{FEWEST_DAYS, Forget, MOST_DAYS};

#[derive(Template)]
#[template(path = "desk/keeping.html")]
struct Keeping {
    desk: Desk,
    fault: Option<String>,
    /// Days, as the institution has it, and as the service has it.
    days: Option<u32>,
    service_days: Option<u32>,
    bounds: (u32, u32),
    /// The numbers that are about to be forgotten.
    sure: Vec<String>,
    typed: String,
    done: Option<String>,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    render(&Keeping::load(&service, &visitor).await?)
}

pub(super) async fn set(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let slug = visitor.place()?.details.slug.as_str();
    let typed = visitor.fields.text("days").trim();
    let days = if typed.is_empty() { Some(None) } else { typed.parse().ok().map(Some) };
    let Some(days) = days else { return refuse(&service, &visitor, "desk-keeping-days-bad").await };
    match administrator(&service, &visitor)?.set_retention(slug, days).await {
        Ok(()) => Ok(see(&Desk::new(&service, &visitor).at("/keeping"))),
        Err(IssuanceError::NotAllowed(_)) => refuse(&service, &visitor, "desk-keeping-days-bad").await,
        Err(error) => Err(error.into()),
    }
}

/// Asked once, it shows whose data would go; asked with `sure`, it erases.
pub(super) async fn forget(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let institution = visitor.place()?;
    let typed = visitor.fields.text("numbers").trim().to_uppercase();
    let words = typed.split(|sign: char| sign.is_whitespace() || ",;".contains(sign)).filter(|word| !word.is_empty());
    let numbers: Option<Vec<RegisterNumber>> =
        words.take(MOST + 1).map(|word| RegisterNumber::parse(word).ok()).collect();
    let Some(numbers) = numbers.filter(|numbers| (1..=MOST).contains(&numbers.len())) else {
        return refuse(&service, &visitor, "desk-forget-bad").await;
    };
    let mut sealed = true;
    for number in &numbers {
        let known = service.0.store.issued(institution.id, number).await?;
        sealed &= known.is_some_and(|known| known.sealed.is_some());
    }
    if !sealed {
        return refuse(&service, &visitor, "desk-forget-unknown").await;
    }
    let page = Keeping::load(&service, &visitor).await?;
    if visitor.fields.text("sure").is_empty() {
        return render(&Keeping { sure: numbers.iter().map(ToString::to_string).collect(), ..page });
    }
    let by = &visitor.somebody()?.login;
    let slug = institution.details.slug.as_str();
    let count = numbers.len();
    let forgotten = service.0.office.forget(slug, &Forget::Numbers(numbers), by).await?;
    let id = if forgotten.is_scrubbed { "desk-forget-done" } else { "desk-forget-again" };
    render(&Keeping { done: Some(page.desk.count(id, count)), typed: String::new(), ..page })
}

async fn refuse(service: &Service, visitor: &Visitor, id: &str) -> Result<Response, Problem> {
    let page = Keeping::load(service, visitor).await?;
    refused(&Keeping { fault: Some(page.desk.say(id)), ..page })
}

impl Keeping {
    async fn load(service: &Service, visitor: &Visitor) -> Result<Self, Problem> {
        Ok(Self {
            desk: Desk::new(service, visitor),
            fault: None,
            days: service.0.store.retention(visitor.place()?.id).await?,
            service_days: service.0.options.retention_days,
            bounds: (FEWEST_DAYS, MOST_DAYS),
            sure: Vec::new(),
            typed: visitor.fields.text("numbers").to_owned(),
            done: None,
        })
    }
}

/// How many are forgotten at once.
const MOST: usize = 200;
