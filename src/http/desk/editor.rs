//! `/desk/of/{slug}/drafts/{draft}/programme`: the programme of a draft as a form, beside the sheet that it makes. With scripts each
//! keystroke is kept and shown; without, the button does it.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::super::respond::fresh;
use super::draft::{find, keep, kept};
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::programme::{self, Form};
use super::roster::Told;
use super::{files, home, look, sheets};
use crate::issuance::{Fault, IssuanceError};
use crate::roster::Programme;
use crate::roster::limits::{PROGRAMME_BYTES, SIGNATORIES};
use crate::store::DraftRow;
use crate::words::Words;

#[derive(Template)]
#[template(path = "desk/editor.html")]
struct Editor {
    desk: Desk,
    id: i64,
    title: String,
    fault: Option<String>,
    source: String,
    /// The form, where the text can be read.
    form: Option<Form>,
    faults: Vec<Told>,
    pictures: Vec<String>,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, id)): Path<(String, i64)>,
) -> Result<Response, Problem> {
    let draft = find(&service, &visitor, id).await?;
    render(&Editor::new(Desk::new(&service, &visitor), &draft, &names(&service, &visitor)?, None))
}

/// Keeps what was typed, good or not. A script is answered what is wrong with it, and a browser gets the draft.
pub(super) async fn change(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, id)): Path<(String, i64)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let mut draft = find(&service, &visitor, id).await?;
    let desk = Desk::new(&service, &visitor);
    let mut pictures = Vec::new();
    draft.programme = if visitor.fields.text("as") == "text" {
        visitor.fields.text("source").replace("\r\n", "\n")
    } else {
        let mut fields = (*visitor.fields).clone();
        for place in 0..SIGNATORIES {
            let Some((name, bytes)) = visitor.fields.file(&format!("picture-{place}")) else { continue };
            match files::signature(name, bytes, (place, &desk)) {
                Ok(picture) => {
                    fields.put(&format!("signature-{place}"), &picture.0);
                    pictures.push(picture);
                }
                Err(fault) => {
                    let layouts = names(&service, &visitor)?;
                    return refused(&Editor::new(desk, &draft, &layouts, Some(fault)));
                }
            }
        }
        programme::write(&draft.programme, &fields, visitor.place()?)
    };
    if draft.programme.len() > PROGRAMME_BYTES {
        return Err(Problem::TooLarge { limit: PROGRAMME_BYTES });
    }
    if !is_script(&headers) {
        return keep(&service, &visitor, draft, &pictures).await;
    }
    kept(&service, &visitor, &draft, &pictures).await?;
    let faults: Vec<_> = faults_of(&draft, desk.spoken())
        .into_iter()
        .map(|told| serde_json::json!({"place": told.place, "problem": told.problem, "cure": told.cure}))
        .collect();
    let languages = Form::read(&draft.programme, desk.words, &[]).map(|form| form.value("languages"));
    let answer = serde_json::json!({"faults": faults, "languages": languages});
    Ok(fresh("application/json", answer.to_string()))
}

/// `…/preview.png`: the sheet of what is kept so far, with dots for what is not there yet.
pub(super) async fn preview(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, id)): Path<(String, i64)>,
) -> Result<Response, Problem> {
    let draft = find(&service, &visitor, id).await?;
    let institution = visitor.place()?;
    let has = |name: &str| draft.pictures.contains_key(name);
    let source = programme::filled(&draft.programme, (institution, visitor.language), has);
    let _core = service.core().await?;
    let office = &service.0.office;
    match office.programme_sheet(institution, (&draft, &source), &service.0.options.workshop).await {
        Ok(pdf) => sheets::picture(&pdf, sheets::LARGE),
        Err(IssuanceError::Faults(faults)) => Err(Problem::of_faults(&faults, Words::of(visitor.language))),
        Err(error) => Err(error.into()),
    }
}

/// Whether a script of ours asks, and not a form.
pub(super) fn is_script(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).is_some_and(|types| types.as_bytes().starts_with(b"application/json"))
}

fn names(service: &Service, visitor: &Visitor) -> Result<Vec<String>, Problem> {
    Ok(look::names(service, visitor.place()?.details.slug.as_str()))
}

fn faults_of(draft: &DraftRow, words: &Words) -> Vec<Told> {
    let Err(faults) = Programme::parse(&draft.programme) else { return Vec::new() };
    faults.iter().map(|fault| Told::new(&Fault::from(fault), words)).collect()
}

impl Editor {
    fn new(desk: Desk, draft: &DraftRow, layouts: &[String], fault: Option<String>) -> Self {
        let title = home::title_of(&draft.programme, desk.tag());
        Self {
            id: draft.id,
            title: title.unwrap_or_else(|| desk.say("desk-draft-untitled")),
            fault,
            source: draft.programme.clone(),
            form: Form::read(&draft.programme, desk.words, layouts),
            faults: faults_of(draft, desk.spoken()),
            pictures: draft.pictures.keys().cloned().collect(),
            desk,
        }
    }
}
