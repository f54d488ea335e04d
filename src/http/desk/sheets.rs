//! `…/drafts/{draft}/sheet.png`, `…/batches/{digest}/sheets/{position}.png`: sheets as pictures, to be looked at before anything is signed.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;

use super::super::Service;
use super::super::problem::Problem;
use super::super::respond::fresh;
use super::draft::find;
use super::guard::Visitor;
use crate::issuance::IssuanceError;
use crate::sheet::{Pixels, preview};
use crate::wire::digest::Digest;

pub(super) async fn of_draft(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, id)): Path<(String, i64)>,
) -> Result<Response, Problem> {
    let draft = find(&service, &visitor, id).await?;
    let _core = service.core().await?;
    match service.0.office.draft_sheet(visitor.place()?, &draft, &service.0.options.workshop).await {
        Ok(Some(pdf)) => picture(&pdf, LARGE),
        // What keeps it from being printed is told on the page, when the draft is handed over.
        Ok(None) | Err(IssuanceError::Faults(_)) => Err(Problem::NotFound),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn of_batch(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, digest, sheet)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let digest = Digest::from_hex(&digest).ok_or(Problem::NotFound)?;
    let name = sheet.strip_suffix(".png").ok_or(Problem::NotFound)?;
    let (position, dpi) = name.strip_suffix("-large").map_or((name, SMALL), |position| (position, LARGE));
    let position = position.parse().map_err(|_| Problem::NotFound)?;
    let _core = service.core().await?;
    let pdf = service.0.office.proof_sheet(visitor.place()?, digest, position).await?.ok_or(Problem::NotFound)?;
    let mut response = picture(&pdf, dpi)?;
    // The digest of the batch stands in the path: another content has another one.
    let kept = HeaderValue::from_static("private, max-age=3600, immutable");
    response.headers_mut().insert(header::CACHE_CONTROL, kept);
    Ok(response)
}

/// The first page.
pub(super) fn picture(pdf: &[u8], dpi: u16) -> Result<Response, Problem> {
    let png = tokio::task::block_in_place(|| {
        let pages = preview(pdf, dpi)?;
        pages.first().map(Pixels::to_png).transpose()
    });
    let png = png.map_err(Problem::failed)?.ok_or(Problem::NotFound)?;
    Ok(fresh("image/png", png))
}

/// Dots an inch: A4 is 497 or 994 pixels wide.
pub(super) const SMALL: u16 = 60;
pub(super) const LARGE: u16 = 120;
