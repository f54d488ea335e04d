//! `POST …/batches/{digest}/approve` and `…/send-back`: the signatory decides.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;

use super::super::Service;
use super::super::problem::Problem;
use super::batch::BatchPage;
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::{see, sign_in};
use crate::issuance::IssuanceError;
use crate::issuance::desk::NotApproved;
use crate::wire::digest::Digest;

pub(super) async fn approve(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((slug, digest)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let digest = Digest::from_hex(&digest).ok_or(Problem::NotFound)?;
    let (institution, somebody) = (visitor.place()?, visitor.somebody()?);
    let core = service.core().await?;
    let code = visitor.fields.text("code");
    let approved = service.0.office.approve_by_code(institution, digest, (somebody, code)).await;
    drop(core);
    let desk = Desk::new(&service, &visitor);
    let fault = match approved {
        Ok(Ok(())) => {
            service.seal_aside(institution, digest);
            return Ok(see(&format!("/desk/of/{slug}/batches/{digest}")));
        }
        Ok(Err(NotApproved::Code(refusal))) => sign_in::why(&desk, refusal),
        Ok(Err(NotApproved::Own)) => desk.say("desk-approve-own"),
        Err(IssuanceError::NotInPolicy { .. }) => desk.say("desk-approve-policy"),
        Err(error) => return Err(error.into()),
    };
    refused(&BatchPage::load(&service, &visitor, digest, Some(fault)).await?)
}

pub(super) async fn send_back(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((slug, digest)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let digest = Digest::from_hex(&digest).ok_or(Problem::NotFound)?;
    let remark: String = visitor.fields.text("remark").trim().chars().take(LONGEST).collect();
    if remark.is_empty() {
        let fault = Desk::new(&service, &visitor).say("desk-send-back-empty");
        return refused(&BatchPage::load(&service, &visitor, digest, Some(fault)).await?);
    }
    service.0.office.send_back(visitor.place()?, digest, (&visitor.somebody()?.login, &remark)).await?;
    Ok(see(&format!("/desk/of/{slug}")))
}

/// The most characters of a remark.
const LONGEST: usize = 1000;
