//! `/desk/of/{slug}/drafts/{draft}`: what a registrar works at. Whatever is sent is kept at once, so leaving loses nothing.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::roster::{Roster, Told, View};
use super::{files, home, rows, see};
use crate::claims::Language;
use crate::issuance::desk::HandedOver;
use crate::issuance::{Fault, IssuanceError};
use crate::roster::{Place, Programme};
use crate::store::DraftRow;

#[derive(Template)]
#[template(path = "desk/draft.html")]
struct DraftPage {
    desk: Desk,
    id: i64,
    title: String,
    /// Who sent it back, and why.
    remark: Option<(String, String)>,
    /// What is wrong with what was just sent, or with all of it.
    fault: Option<String>,
    /// The programme: its faults, and what it says where there is none.
    faults: Vec<Told>,
    summary: Option<Summary>,
    missing: Vec<String>,
    roster_name: String,
    has_roster: bool,
    has_edits: bool,
    roster: Roster,
    /// Word and name of the columns that a roster may have.
    columns: Vec<(&'static str, String)>,
    /// Nothing that can be seen so far keeps it from being handed over.
    is_ready: bool,
}

/// What a programme says, in short.
struct Summary {
    title: String,
    kind: String,
    period: String,
    languages: String,
    signatories: Vec<String>,
    sheet: String,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, id)): Path<(String, i64)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let draft = find(&service, &visitor, id).await?;
    if let Some(digest) = draft.digest
        && service.0.store.batch_of(draft.institution, digest).await?.is_some()
    {
        return Ok(see(&format!("/desk/of/{}/batches/{digest}", visitor.place()?.details.slug)));
    }
    let view = View::of_query(query.as_deref());
    render(&DraftPage::new(Desk::new(&service, &visitor), &draft, &[], view))
}

pub(super) async fn add_files(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, id)): Path<(String, i64)>,
) -> Result<Response, Problem> {
    let mut draft = find(&service, &visitor, id).await?;
    let desk = Desk::new(&service, &visitor);
    if visitor.fields.files.is_empty() && visitor.fields.text("paste").trim().is_empty() {
        let fault = desk.say("desk-files-none");
        return refused(&DraftPage { fault: Some(fault), ..DraftPage::new(desk, &draft, &[], View::default()) });
    }
    match files::take(&visitor.fields, &mut draft, &desk) {
        Ok(pictures) => keep(&service, &visitor, draft, &pictures).await,
        Err(fault) => refused(&DraftPage { fault: Some(fault), ..DraftPage::new(desk, &draft, &[], View::default()) }),
    }
}

pub(super) async fn hand_over(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, id)): Path<(String, i64)>,
) -> Result<Response, Problem> {
    let draft = find(&service, &visitor, id).await?;
    let institution = visitor.place()?;
    let desk = Desk::new(&service, &visitor);
    let core = service.core().await?;
    let handed = service
        .0
        .office
        .hand_over(institution, &draft, (&visitor.somebody()?.login, &service.0.options.workshop))
        .await;
    drop(core);
    let (fault, faults) = match handed {
        Ok(HandedOver::Batch(digest)) => {
            return Ok(see(&format!("/desk/of/{}/batches/{digest}", institution.details.slug)));
        }
        Ok(HandedOver::Nothing(count)) => (desk.count("desk-hand-over-nothing", count), Vec::new()),
        Err(IssuanceError::Faults(faults)) => (desk.count("desk-hand-over-faults", faults.len()), faults),
        Err(IssuanceError::NotAllowed(_)) => (desk.say("desk-hand-over-other"), Vec::new()),
        Err(error) => return Err(error.into()),
    };
    refused(&DraftPage { fault: Some(fault), ..DraftPage::new(desk, &draft, &faults, View::default()) })
}

pub(super) async fn discard(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, id)): Path<(String, i64)>,
) -> Result<Response, Problem> {
    let draft = find(&service, &visitor, id).await?;
    service.0.office.drop_draft(&draft).await?;
    Ok(see(&format!("/desk/of/{}", visitor.place()?.details.slug)))
}

/// The draft of a path.
pub(super) async fn find(service: &Service, visitor: &Visitor, id: i64) -> Result<DraftRow, Problem> {
    service.0.store.draft(visitor.place()?.id, id).await?.ok_or(Problem::NotFound)
}

/// Keeps a draft, and shows it.
pub(super) async fn keep(
    service: &Service,
    visitor: &Visitor,
    draft: DraftRow,
    pictures: &[(String, Vec<u8>)],
) -> Result<Response, Problem> {
    let id = kept(service, visitor, &draft, pictures).await?;
    Ok(see(&format!("/desk/of/{}/drafts/{id}", visitor.place()?.details.slug)))
}

/// Keeps a draft; answers which it is.
pub(super) async fn kept(
    service: &Service,
    visitor: &Visitor,
    draft: &DraftRow,
    pictures: &[(String, Vec<u8>)],
) -> Result<i64, Problem> {
    let draft = DraftRow { changed_by: visitor.somebody()?.login.clone(), ..draft.clone() };
    Ok(service.0.office.keep_draft(&draft, pictures).await?)
}

impl DraftPage {
    /// The page of a draft: the faults that were found when it was handed over, else those that are seen by reading it.
    fn new(desk: Desk, draft: &DraftRow, found: &[Fault], view: View) -> Self {
        let parsed = Programme::parse(&draft.programme);
        let mut faults: Vec<Fault> = found.to_vec();
        let mut roster = Roster::default();
        let has_roster = !draft.roster.is_empty();
        let mut missing = Vec::new();
        match &parsed {
            Ok(programme) => {
                let lacks = |name: &&str| !draft.pictures.contains_key(*name);
                missing = programme.signatures().flatten().filter(lacks).map(str::to_owned).collect();
                if has_roster {
                    let reading = draft.reading(programme);
                    if found.is_empty() {
                        faults.extend(reading.check().err().iter().flatten().map(Fault::from));
                    }
                    let of_roster: Vec<Fault> =
                        faults.iter().filter(|fault| !matches!(fault.place, Place::Key { .. })).cloned().collect();
                    roster = Roster::new(&reading, &of_roster, desk.spoken(), view);
                    faults.retain(|fault| matches!(fault.place, Place::Key { .. }));
                }
            }
            Err(found) => faults = found.iter().map(Fault::from).collect(),
        }
        let is_ready =
            parsed.is_ok() && found.is_empty() && faults.is_empty() && missing.is_empty() && roster.is_good();
        let title = home::title_of(&draft.programme, desk.tag());
        Self {
            id: draft.id,
            title: title.unwrap_or_else(|| desk.say("desk-draft-untitled")),
            remark: draft.remark.as_ref().map(|(text, by)| (by.clone(), text.clone())),
            fault: None,
            faults: faults.iter().map(|fault| Told::new(fault, desk.spoken())).collect(),
            summary: parsed.ok().map(|programme| Summary::new(&programme, &desk)),
            missing,
            roster_name: draft.roster_name.clone(),
            has_roster,
            has_edits: !draft.edits.is_empty(),
            roster,
            columns: rows::columns(&desk),
            is_ready,
            desk,
        }
    }

    /// How many of the programme's faults there are, with missing pictures.
    fn programme_faults(&self) -> usize {
        self.faults.len() + self.missing.len()
    }
}

impl Summary {
    fn new(programme: &Programme, desk: &Desk) -> Self {
        let signatory = |signatory: crate::claims::Signatory| format!("{}, {}", signatory.name, signatory.office);
        let tags: Vec<&str> = programme.languages().iter().map(|language| Language::tag(*language)).collect();
        Self {
            title: programme.title().to_string(),
            kind: desk.words.report.kind(programme.kind()),
            period: desk.words.report.period(programme.period()),
            languages: tags.join(", "),
            signatories: programme.signatories().into_iter().map(signatory).collect(),
            sheet: programme.sheet().to_string(),
        }
    }
}
