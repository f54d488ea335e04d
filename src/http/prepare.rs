//! `POST /v1/institutions/{slug}/batches`: a form with the programme (TOML), the roster (CSV or XLSX) and the pictures that the
//! programme names. With `?dry_run=true` nothing is kept; `lang` is the language of faults.

use std::collections::HashMap;

use axum::Extension;
use axum::body::Body;
use axum::extract::{FromRequest as _, Multipart, Request, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use serde_json::{Value, json};

use super::guard::Granted;
use super::problem::Problem;
use super::respond::{created, fresh};
use super::{Service, accept, receive};
use crate::issuance::preparation::Papers;
use crate::issuance::{Checked, IssuanceError, Outcome, Ready, Skipped};
use crate::wire::limits::FILE_BYTES;
use crate::words::Words;

/// The parts of the form.
#[derive(Default)]
struct Form {
    programme: Option<String>,
    roster: Option<(String, Vec<u8>)>,
    sheet_name: Option<String>,
    pictures: HashMap<String, Vec<u8>>,
}

pub(super) async fn handler(
    State(service): State<Service>,
    Extension(granted): Extension<Granted>,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let is_dry_run = match uri.query().unwrap_or_default().split('&').find_map(|one| one.strip_prefix("dry_run=")) {
        None | Some("false") => false,
        Some("true") => true,
        Some(_) => return Err(Problem::BadParameter("dry_run is true or false")),
    };
    let body = receive::whole(&headers, body, FILE_BYTES, service.0.options.body_time).await?;
    let form = read(&headers, body.into()).await?;
    let lacks = |what: &str| Problem::Malformed(format!("the form lacks the file {what}"));
    let programme = form.programme.ok_or_else(|| lacks("programme"))?;
    let (file_name, roster) = form.roster.ok_or_else(|| lacks("roster"))?;
    let papers = Papers {
        programme: &programme,
        roster: &roster,
        file_name: &file_name,
        sheet_name: form.sheet_name.as_deref(),
        edits: &[],
        pictures: form.pictures,
        workshop: &service.0.options.workshop,
    };
    let _core = service.core().await?;
    let outcome = service.0.office.prepare(&granted.institution, papers, (&granted.actor, is_dry_run)).await;
    let outcome = outcome.map_err(|error| match error {
        IssuanceError::Faults(faults) => Problem::of_faults(&faults, Words::of(accept::language(&headers, &uri))),
        error => error.into(),
    })?;
    let answer = told(&outcome).to_string();
    let slug = granted.institution.details.slug.as_str();
    Ok(match outcome.checked.first() {
        Some(batch) => created(&format!("/v1/institutions/{slug}/batches/{}", batch.digest()), answer),
        None => fresh("application/json", answer),
    })
}

async fn read(headers: &HeaderMap, body: Body) -> Result<Form, Problem> {
    let mut request = Request::new(body);
    request.headers_mut().clone_from(headers);
    let malformed = |what: &str| Problem::Malformed(what.to_owned());
    let broken = |_| malformed("not a form that we can read");
    let parts = "send multipart/form-data with the files programme and roster";
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| malformed(parts))?;
    let mut form = Form::default();
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await.map_err(broken)?.to_vec();
        let text = |bytes| String::from_utf8(bytes).map_err(|_| malformed("a part that is not text in UTF-8"));
        match (name.as_str(), file_name) {
            ("programme", _) => form.programme = Some(text(bytes)?),
            ("roster", file_name) => form.roster = Some((file_name.unwrap_or_default(), bytes)),
            ("sheet_name", _) => form.sheet_name = Some(text(bytes)?),
            ("picture", Some(file_name)) => _ = form.pictures.insert(file_name, bytes),
            _ => {
                return Err(malformed(
                    "an unknown part: say programme, roster, sheet_name or picture (with its file name)",
                ));
            }
        }
    }
    Ok(form)
}

fn told(outcome: &Outcome) -> Value {
    let batch = |checked: &Checked| {
        let number = |ready: &Ready| ready.number().to_string();
        json!({"batch": checked.digest().to_string(), "numbers": checked.rows().iter().map(number).collect::<Vec<_>>()})
    };
    let skipped = |skipped: &Skipped| json!({"row": skipped.row, "number": skipped.number.to_string(), "withdrawn": skipped.is_withdrawn});
    json!({
        "batches": outcome.checked.iter().map(batch).collect::<Vec<_>>(),
        "skipped": outcome.skipped.iter().map(skipped).collect::<Vec<_>>(),
        "would_issue": outcome.would_issue.len(),
        "namesakes": outcome.namesakes.iter().map(|one| json!({"row": one.row, "number": one.number.to_string()})).collect::<Vec<_>>(),
    })
}
