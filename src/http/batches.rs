//! `/v1/institutions/{slug}/batches`: what a university's own programs prepare, look at, drop and, where they may, let be signed.

use axum::Extension;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use serde_json::{Value, json};

use super::Service;
use super::guard::Granted;
use super::problem::Problem;
use super::respond::{accepted, empty, fresh};
use crate::access::Means;
use crate::issuance::{Approval, IssuanceError, Ready, Step};
use crate::store::BatchOverview;
use crate::wire::digest::Digest;

pub(super) async fn list(
    State(service): State<Service>,
    Extension(granted): Extension<Granted>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let before = super::audit::before(query.as_deref())?;
    let batches = service.0.store.batches_of(granted.institution.id, before, PAGE).await?;
    let next = batches.last().filter(|_| batches.len() == PAGE as usize).map(|batch| batch.id);
    let answer = json!({"batches": batches.iter().map(glance).collect::<Vec<_>>(), "next": next});
    Ok(fresh("application/json", answer.to_string()))
}

pub(super) async fn show(
    State(service): State<Service>,
    Extension(granted): Extension<Granted>,
    Path((_, digest)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let digest = digest_of(&digest)?;
    let checked = service.0.office.batch(&granted.institution, digest).await?;
    let overview = service.0.store.batches_of(granted.institution.id, None, u32::MAX).await?;
    let overview = overview.iter().find(|batch| batch.digest == digest).ok_or(Problem::NotFound)?;
    let mut answer = glance(overview);
    if let Value::Object(members) = &mut answer {
        members.insert("rows".to_owned(), checked.rows().iter().map(row).collect());
    }
    Ok(fresh("application/json", answer.to_string()))
}

pub(super) async fn drop(
    State(service): State<Service>,
    Extension(granted): Extension<Granted>,
    Path((_, digest)): Path<(String, String)>,
) -> Result<Response, Problem> {
    service.0.office.drop_batch(&granted.institution, digest_of(&digest)?, &granted.actor).await?;
    Ok(empty())
}

/// Approves in the name of the program and seals aside; how far it is, `GET` tells. Asked again, what was cut off goes on.
pub(super) async fn seal(
    State(service): State<Service>,
    Extension(granted): Extension<Granted>,
    Path((slug, digest)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let digest = digest_of(&digest)?;
    let office = &service.0.office;
    office.batch(&granted.institution, digest).await?;
    if !office.store.approval_policy(granted.institution.id).await?.contains(&Means::Client) {
        return Err(IssuanceError::NotInPolicy { means: Means::Client.word() }.into());
    }
    let (office, folder) = (std::sync::Arc::clone(office), service.0.options.sheets.join(&slug));
    let approval = Approval { by: granted.actor.to_string(), means: Means::Client };
    tokio::spawn(async move {
        let untold = |_: Step, _: usize, _: usize| {};
        let finished = office.finish(&granted.institution, digest, &approval, (&folder, &untold)).await;
        if let Err(error) = finished {
            tracing::error!(%digest, causes = super::problem::causes(&error), "a batch was not sealed to its end");
        }
    });
    Ok(accepted(&format!("/v1/institutions/{slug}/batches/{digest}")))
}

fn glance(batch: &BatchOverview) -> Value {
    let approval = batch.approval.as_ref().map(|(by, means)| {
        let binding = if means.is_bound() { "bound" } else { "unbound" };
        json!({"by": by, "means": means.word(), "binding": binding})
    });
    json!({
        "batch": batch.digest.to_string(), "programme": batch.programme, "state": batch.state(),
        "checked_at": batch.checked_at.to_string(), "approval": approval, "certificates": batch.certificates,
        "sealed": batch.sealed, "released": batch.released,
    })
}

fn row(ready: &Ready) -> Value {
    let holder = &ready.certificate().holder;
    json!({
        "number": ready.number().as_str(), "name": holder.name.as_str(),
        "native_name": holder.native_name.as_ref().map(crate::claims::Text::as_str), "sealed": ready.sealed().is_some(),
    })
}

fn digest_of(text: &str) -> Result<Digest, Problem> {
    Digest::from_hex(text).ok_or(Problem::NotFound)
}

/// How many batches a page has.
const PAGE: u32 = 200;
