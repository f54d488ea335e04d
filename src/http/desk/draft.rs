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
use super::programme::{self, Form};
use super::roster::{Roster, Told, View};
use super::{files, home, see};
use crate::claims::Language;
use crate::issuance::desk::HandedOver;
use crate::issuance::{Fault, IssuanceError};
use crate::roster::limits::PROGRAMME_BYTES;
use crate::roster::{Edit, Place, Programme};
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
    /// The programme: its text, the form where the text can be read, its faults, and what it says where there is none.
    source: String,
    form: Option<Form>,
    faults: Vec<Told>,
    summary: Option<Summary>,
    pictures: Vec<String>,
    missing: Vec<String>,
    roster_name: String,
    has_roster: bool,
    has_edits: bool,
    roster: Roster,
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
    let parameter = |name: &str| {
        let parts = query.as_deref().unwrap_or_default().split('&');
        parts.filter_map(|part| part.split_once('=')).find(|(known, _)| *known == name).map(|(_, value)| value)
    };
    let view = View { open: parameter("row").and_then(|row| row.parse().ok()), all: parameter("all").is_some() };
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

pub(super) async fn change_programme(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, id)): Path<(String, i64)>,
) -> Result<Response, Problem> {
    let mut draft = find(&service, &visitor, id).await?;
    draft.programme = match visitor.fields.text("as") {
        "text" => visitor.fields.text("source").replace("\r\n", "\n"),
        _ => programme::write(&draft.programme, &visitor.fields, visitor.place()?),
    };
    if draft.programme.len() > PROGRAMME_BYTES {
        return Err(Problem::TooLarge { limit: PROGRAMME_BYTES });
    }
    keep(&service, &visitor, draft, &[]).await
}

pub(super) async fn change_rows(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, id)): Path<(String, i64)>,
) -> Result<Response, Problem> {
    let mut draft = find(&service, &visitor, id).await?;
    match visitor.fields.text("do") {
        "undo" => draft.edits.clear(),
        "take-names" => {
            if let Ok(programme) = Programme::parse(&draft.programme) {
                let proposals = draft.reading(&programme).proposals();
                for edit in proposals {
                    change(&mut draft.edits, edit);
                }
            }
        }
        _ => {
            for (name, text) in visitor.fields.iter() {
                if let Some((row, column)) = cell(name) {
                    change(&mut draft.edits, Edit { row, column, text: text.trim().to_owned() });
                }
            }
        }
    }
    keep(&service, &visitor, draft, &[]).await
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

async fn keep(
    service: &Service,
    visitor: &Visitor,
    draft: DraftRow,
    pictures: &[(String, Vec<u8>)],
) -> Result<Response, Problem> {
    let draft = DraftRow { changed_by: visitor.somebody()?.login.clone(), ..draft };
    let id = service.0.office.keep_draft(&draft, pictures).await?;
    Ok(see(&format!("/desk/of/{}/drafts/{id}", visitor.place()?.details.slug)))
}

/// A cell that was changed before is changed again.
fn change(edits: &mut Vec<Edit>, edit: Edit) {
    edits.retain(|known| (known.row, known.column) != (edit.row, edit.column));
    edits.push(edit);
}

/// The row and column of a field `c-7-3`.
fn cell(name: &str) -> Option<(u32, u16)> {
    let (row, column) = name.strip_prefix("c-")?.split_once('-')?;
    Some((row.parse().ok()?, column.parse().ok()?))
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
        let is_ready = parsed.is_ok()
            && has_roster
            && found.is_empty()
            && faults.is_empty()
            && missing.is_empty()
            && roster.faults.is_empty()
            && roster.faulty == 0;
        let title = home::title_of(&draft.programme, desk.tag());
        Self {
            id: draft.id,
            title: title.unwrap_or_else(|| desk.say("desk-draft-untitled")),
            remark: draft.remark.as_ref().map(|(text, by)| (by.clone(), text.clone())),
            fault: None,
            source: draft.programme.clone(),
            form: Form::read(&draft.programme, desk.words),
            faults: faults.iter().map(|fault| Told::new(fault, desk.spoken())).collect(),
            summary: parsed.ok().map(|programme| Summary::new(&programme, &desk)),
            pictures: draft.pictures.keys().cloned().collect(),
            missing,
            roster_name: draft.roster_name.clone(),
            has_roster,
            has_edits: !draft.edits.is_empty(),
            roster,
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
