//! `GET /v1/institutions/{slug}/certificates/{number}`: how a certificate stands; with `.jwt`, `.json` or `.pdf` behind the
//! number: the certificate itself. `POST …/status`: suspend, resume or withdraw it.

use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use serde_json::json;

use super::guard::Granted;
use super::problem::Problem;
use super::respond::{empty, fresh};
use super::{Service, receive};
use crate::claims::RegisterNumber;
use crate::issuance::reprint::Selection;
use crate::issuance::{Decision, IssuanceError};
use crate::status::Cause;
use crate::store::Issued;

pub(super) async fn show(
    State(service): State<Service>,
    Extension(granted): Extension<Granted>,
    Path((_, name)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (number, ending) = name.split_once('.').unwrap_or((&name, ""));
    let number = RegisterNumber::parse(number).map_err(|_| Problem::NotFound)?;
    let issued = service.0.store.issued(granted.institution.id, &number).await?.ok_or(Problem::NotFound)?;
    match ending {
        "" => Ok(fresh("application/json", state(&number, &issued))),
        "jwt" => Ok(fresh("application/vc+jwt", issued.token.ok_or(Problem::NotFound)?)),
        "json" => Ok(fresh("application/vc", issued.document.ok_or(Problem::NotFound)?)),
        "pdf" if issued.pdf_sha256.is_some() && issued.ended.is_none() => {
            Ok(fresh("application/pdf", print(&service, &granted, &number, &issued.programme).await?))
        }
        _ => Err(Problem::NotFound),
    }
}

fn state(number: &RegisterNumber, issued: &Issued) -> String {
    let state = match (&issued.ended, issued.sealed, issued.pdf_sha256) {
        (Some((ended, _)), ..) => ended,
        (None, None, _) => "checked",
        (None, Some(_), None) => "sealed",
        (None, Some(_), Some(_)) => "released",
    };
    json!({
        "number": number.as_str(),
        "programme": issued.programme,
        "batch": issued.batch_digest.to_string(),
        "state": state,
        "since": issued.ended.as_ref().map(|(_, at)| at.to_string()),
        "sealed_at": issued.sealed.map(|at| at.to_string()),
        "pdf_sha256": issued.pdf_sha256.map(|digest| digest.to_string()),
    })
    .to_string()
}

/// The sheet, rendered again: the file that was released, byte for byte, or a reprint that says so.
async fn print(
    service: &Service,
    granted: &Granted,
    number: &RegisterNumber,
    programme: &str,
) -> Result<Vec<u8>, Problem> {
    let _core = service.core().await?;
    let selection = Selection::parse(&[number.to_string()]).map_err(|_| Problem::NotFound)?;
    let mut pdf = Vec::new();
    let mut take = |sheet: crate::issuance::reprint::Reprinted, _| -> Result<(), IssuanceError> {
        pdf = sheet.pdf;
        Ok(())
    };
    service.0.office.print(&granted.institution, programme, (&selection, &granted.actor), &mut take).await?;
    if pdf.is_empty() { Err(Problem::NotFound) } else { Ok(pdf) }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    action: String,
    /// A code of [`Cause`]; to resume, none is needed.
    reason: Option<String>,
    /// For the audit log alone.
    #[serde(default)]
    note: String,
}

pub(super) async fn change(
    State(service): State<Service>,
    Extension(granted): Extension<Granted>,
    Path((slug, number)): Path<(String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let number = [RegisterNumber::parse(&number).map_err(|_| Problem::NotFound)?];
    let body = receive::whole(&headers, body, CHANGE_BYTES, service.0.options.body_time).await?;
    let malformed = |_| Problem::Malformed(r#"send {"action": …, "reason": …} as application/json"#.to_owned());
    let Change { action, reason, note } = serde_json::from_slice(&body).map_err(malformed)?;
    let causes = || format!("reason is one of {}", Cause::ALL.map(Cause::word).join(", "));
    let cause = reason.map(|word| Cause::from_word(&word).ok_or_else(|| Problem::Malformed(causes())));
    let cause = cause.transpose()?;
    let (office, decision) = (&service.0.office, Decision { cause, note: &note, by: &granted.actor });
    match action.as_str() {
        "resume" => office.resume(&slug, &number, &decision).await?,
        "suspend" | "withdraw" if cause.is_none() => return Err(Problem::Malformed(causes())),
        "suspend" => office.suspend(&slug, &number, &decision).await?,
        "withdraw" => office.withdraw(&slug, &number, &decision).await?,
        _ => return Err(Problem::Malformed("action is resume, suspend or withdraw".to_owned())),
    }
    Ok(empty())
}

/// More than any reason takes.
const CHANGE_BYTES: usize = 4096;
