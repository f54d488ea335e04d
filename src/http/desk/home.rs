//! `GET /desk`: the institutions of somebody; `GET /desk/of/{slug}`: what is to be done there.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::frame::Desk;
use super::guard::{Visitor, may};
use super::{factors, see};
use crate::access::Permission;
use crate::roster::Programme;
use crate::store::{BatchOverview, DraftGlance, InstitutionId};

#[derive(Template)]
#[template(path = "desk/places.html")]
struct Places {
    desk: Desk,
    /// Slug and name.
    places: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "desk/home.html")]
struct Home {
    desk: Desk,
    drafts: Vec<Draft>,
    /// Batches that wait for an approval, that are being sealed, that are released.
    waiting: Vec<Batch>,
    sealing: Vec<Batch>,
    released: Vec<Batch>,
    is_cut: bool,
    /// What the signatories were told, for those who are.
    notices: Vec<factors::Told>,
    /// How many factors and resets wait for somebody who confirms.
    unconfirmed: usize,
}

struct Draft {
    id: i64,
    title: String,
    roster: String,
    changed: String,
    by: String,
    is_back: bool,
}

struct Batch {
    digest: String,
    title: String,
    count: usize,
    done: usize,
    at: String,
}

pub(super) async fn places(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let session = visitor.somebody()?;
    let known = service.0.knowledge.now().await?;
    let own = known.institutions.iter().filter(|row| may(session, Permission::ReadRegister, row.id));
    let places: Vec<_> = own.map(|row| (row.details.slug.to_string(), row.name_in(visitor.language))).collect();
    match places.as_slice() {
        [(slug, _)] => Ok(see(&format!("/desk/of/{slug}"))),
        _ => render(&Places { desk: Desk::new(&service, &visitor), places }),
    }
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let institution = visitor.place()?;
    let desk = Desk::new(&service, &visitor);
    let drafts = if desk.prepares { service.0.store.drafts(institution.id).await? } else { Vec::new() };
    let batches = service.0.store.batches_of(institution.id, None, MOST).await?;
    let mut notices = if desk.approves { factors::notices(&service, &visitor, &desk).await? } else { Vec::new() };
    notices.truncate(TOLD);
    let unconfirmed = if desk.confirms { unconfirmed(&service, institution.id).await? } else { 0 };
    let mut home = Home {
        drafts: drafts.iter().map(|draft| shown(&desk, draft)).collect(),
        waiting: Vec::new(),
        sealing: Vec::new(),
        released: Vec::new(),
        is_cut: batches.len() == MOST as usize,
        notices,
        unconfirmed,
        desk,
    };
    for batch in &batches {
        let source = service.0.store.batch_of(institution.id, batch.digest).await?;
        let title = source.and_then(|row| title_of(&row.source, visitor.language.tag()));
        let shown = Batch {
            digest: batch.digest.to_string(),
            title: title.unwrap_or_else(|| batch.programme.clone()),
            count: batch.certificates as usize,
            done: batch.released as usize,
            at: home.desk.words.report.day(batch.checked_at.day()),
        };
        home.list(batch).push(shown);
    }
    render(&home)
}

/// What waits for a second person.
async fn unconfirmed(service: &Service, institution: InstitutionId) -> Result<usize, Problem> {
    let waiting = service.0.office.pending_factors(institution).await?;
    let waiting = waiting.iter().filter(|one| one.effective.is_none()).count();
    Ok(waiting + service.0.store.resets(institution).await?.len())
}

impl Home {
    fn list(&mut self, batch: &BatchOverview) -> &mut Vec<Batch> {
        match batch.state() {
            "checked" => &mut self.waiting,
            "released" => &mut self.released,
            _ => &mut self.sealing,
        }
    }

    fn is_empty(&self) -> bool {
        self.drafts.is_empty() && self.waiting.is_empty() && self.sealing.is_empty() && self.released.is_empty()
    }
}

fn shown(desk: &Desk, draft: &DraftGlance) -> Draft {
    Draft {
        id: draft.id,
        title: title_of(&draft.programme, desk.tag()).unwrap_or_else(|| desk.say("desk-draft-untitled")),
        roster: draft.roster_name.clone(),
        changed: desk.words.report.instant(draft.changed_at),
        by: draft.changed_by.clone(),
        is_back: draft.is_back,
    }
}

/// The title of a programme in a language, or its first.
pub(super) fn title_of(source: &str, tag: &str) -> Option<String> {
    let programme = Programme::parse(source).ok()?;
    let place = programme.languages().iter().position(|language| language.tag() == tag).unwrap_or_default();
    let title = programme.title().to_string();
    title.split(" / ").nth(place).map(str::to_owned)
}

/// How many batches the page shows.
const MOST: u32 = 60;

/// How many notices the page shows.
const TOLD: usize = 5;
