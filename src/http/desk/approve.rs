//! `POST …/batches/{digest}/approve`, `…/approve/ask`, `…/approve/passkey`, `…/check` and `…/send-back`: a second person has
//! looked through it, and the signatory decides.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::super::Service;
use super::super::problem::Problem;
use super::batch::BatchPage;
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::{passkeys, see, sign_in};
use crate::issuance::IssuanceError;
use crate::issuance::approving::NotApproved;
use crate::wire::digest::Digest;

/// By a one-time code.
pub(super) async fn approve(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, digest)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let digest = digest_of(&digest)?;
    let core = service.core().await?;
    let code = visitor.fields.text("code");
    let approved = service.0.office.approve_by_code(visitor.place()?, digest, (visitor.somebody()?, code)).await;
    drop(core);
    answer(&service, (&visitor, &headers), digest, approved).await
}

/// Answers the browser's script with what the signatory's passkey has to sign.
pub(super) async fn ask(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, digest)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let digest = digest_of(&digest)?;
    let desk = Desk::new(&service, &visitor);
    let Some(origin) = passkeys::origin(&service, &headers).await? else {
        return Ok(passkeys::told(&desk.say("desk-passkey-nowhere")));
    };
    let asked = service.0.office.ask_to_approve(visitor.place()?, digest, (visitor.somebody()?, &origin)).await;
    match asked {
        Ok(Ok(asked)) => Ok(passkeys::question(&asked)),
        Ok(Err(not)) => Ok(passkeys::told(&why(&desk, not))),
        Err(IssuanceError::NotInPolicy { .. }) => Ok(passkeys::told(&desk.say("desk-approve-policy"))),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn by_passkey(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, digest)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let digest = digest_of(&digest)?;
    let sent = (visitor.somebody()?, visitor.fields.text("ceremony"), visitor.fields.text("answer"));
    let approved = service.0.office.approve_by_passkey(visitor.place()?, digest, sent).await;
    answer(&service, (&visitor, &headers), digest, approved).await
}

/// A second person has looked through the batch.
pub(super) async fn check(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((slug, digest)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let digest = digest_of(&digest)?;
    let checked = service.0.office.check_batch(visitor.place()?, digest, &visitor.somebody()?.login).await;
    match checked {
        Ok(Ok(())) => Ok(see(&format!("/desk/of/{slug}/batches/{digest}"))),
        Ok(Err(not)) => {
            let fault = why(&Desk::new(&service, &visitor), not);
            refused(&BatchPage::load(&service, (&visitor, &headers), digest, Some(fault)).await?)
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn send_back(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((slug, digest)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let digest = digest_of(&digest)?;
    let remark: String = visitor.fields.text("remark").trim().chars().take(LONGEST).collect();
    if remark.is_empty() {
        let fault = Desk::new(&service, &visitor).say("desk-send-back-empty");
        return refused(&BatchPage::load(&service, (&visitor, &headers), digest, Some(fault)).await?);
    }
    service.0.office.send_back(visitor.place()?, digest, (&visitor.somebody()?.login, &remark)).await?;
    Ok(see(&format!("/desk/of/{slug}")))
}

/// Seals what was approved, or says why it was not.
async fn answer(
    service: &Service,
    (visitor, headers): (&Visitor, &HeaderMap),
    digest: Digest,
    approved: Result<Result<(), NotApproved>, IssuanceError>,
) -> Result<Response, Problem> {
    let institution = visitor.place()?;
    let desk = Desk::new(service, visitor);
    let fault = match approved {
        Ok(Ok(())) => {
            service.seal_aside(institution, digest);
            return Ok(see(&desk.at(&format!("/batches/{digest}"))));
        }
        Ok(Err(not)) => why(&desk, not),
        Err(IssuanceError::NotInPolicy { .. }) => desk.say("desk-approve-policy"),
        Err(error) => return Err(error.into()),
    };
    refused(&BatchPage::load(service, (visitor, headers), digest, Some(fault)).await?)
}

/// Why an approval is not taken, in words.
fn why(desk: &Desk, not: NotApproved) -> String {
    desk.say(match not {
        NotApproved::Code(refusal) => return sign_in::why(desk, refusal),
        NotApproved::NoPasskey => "desk-approve-no-passkey",
        NotApproved::NoRight => "desk-approve-no-right",
        NotApproved::NotChecked => "desk-approve-not-checked",
        NotApproved::NotNamed => "desk-approve-not-named",
        NotApproved::Own => "desk-approve-own",
        NotApproved::OwnCheck => "desk-approve-own-check",
        NotApproved::Pending => "desk-approve-pending",
        NotApproved::Proof(_) => "desk-refused-passkey",
    })
}

fn digest_of(text: &str) -> Result<Digest, Problem> {
    Digest::from_hex(text).ok_or(Problem::NotFound)
}

/// The most characters of a remark.
const LONGEST: usize = 1000;
