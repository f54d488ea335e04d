//! `GET /desk/of/{slug}/new`, `POST …/drafts`: a draft is begun with files, as a copy of an earlier edition, or empty.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::{files, home, programme, see};
use crate::issuance::press::LOGO;
use crate::store::DraftRow;
use crate::wire::digest::Digest;

#[derive(Template)]
#[template(path = "desk/new.html")]
struct New {
    desk: Desk,
    /// Earlier editions: digest of the batch, title, day.
    editions: Vec<(String, String, String)>,
    fault: Option<String>,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    render(&New::load(&service, &visitor, None).await?)
}

impl New {
    async fn load(service: &Service, visitor: &Visitor, fault: Option<String>) -> Result<Self, Problem> {
        let desk = Desk::new(service, visitor);
        let institution = visitor.place()?.id;
        let mut editions: Vec<(String, String, String)> = Vec::new();
        let mut known = Vec::new();
        for batch in service.0.store.batches_of(institution, None, LOOKED_AT).await? {
            if known.contains(&batch.programme) || known.len() == MOST {
                continue;
            }
            let row = service.0.store.batch_of(institution, batch.digest).await?;
            let title = row.and_then(|row| home::title_of(&row.source, desk.tag()));
            let day = desk.words.report.day(batch.checked_at.day());
            editions.push((batch.digest.to_string(), title.unwrap_or_else(|| batch.programme.clone()), day));
            known.push(batch.programme);
        }
        Ok(Self { desk, editions, fault })
    }
}

pub(super) async fn begin(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let (institution, somebody) = (visitor.place()?, visitor.somebody()?);
    let mut draft = DraftRow::new(institution.id, &somebody.login, service.now());
    let mut pictures = Vec::new();
    match visitor.fields.text("from") {
        "empty" => draft.programme = programme::blank(institution, visitor.language),
        "edition" => copy(&service, &visitor, &mut draft).await?,
        _ => {
            let desk = Desk::new(&service, &visitor);
            if visitor.fields.files.is_empty() && visitor.fields.text("paste").trim().is_empty() {
                let fault = desk.say("desk-files-none");
                return refused(&New::load(&service, &visitor, Some(fault)).await?);
            }
            match files::take(&visitor.fields, &mut draft, &desk) {
                Ok(taken) => pictures = taken,
                Err(fault) => return refused(&New::load(&service, &visitor, Some(fault)).await?),
            }
            if draft.programme.is_empty() {
                draft.programme = programme::blank(institution, visitor.language);
            }
        }
    }
    let id = service.0.office.keep_draft(&draft, &pictures).await?;
    Ok(see(&format!("/desk/of/{}/drafts/{id}", institution.details.slug)))
}

/// The programme of an earlier batch a year later, with its signatures.
async fn copy(service: &Service, visitor: &Visitor, draft: &mut DraftRow) -> Result<(), Problem> {
    let digest = Digest::from_hex(visitor.fields.text("edition")).ok_or(Problem::NotFound)?;
    let row = service.0.store.batch_of(draft.institution, digest).await?.ok_or(Problem::NotFound)?;
    draft.programme = programme::next_edition(&row.source);
    let kept: std::collections::BTreeMap<String, String> = serde_json::from_str(&row.assets).unwrap_or_default();
    let pictures = kept.into_iter().filter(|(name, _)| name != LOGO && !name.contains('/'));
    draft.pictures = pictures.filter_map(|(name, digest)| Some((name, Digest::from_hex(&digest)?))).collect();
    Ok(())
}

/// How many editions are offered, and how many batches are looked at for them.
const MOST: usize = 12;
const LOOKED_AT: u32 = 100;
