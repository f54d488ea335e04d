//! `POST /credentials/status`: sets or clears a status of a credential that was issued here.

use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};

use super::super::Service;
use super::super::problem::{self, Problem};
use super::caller::Caller;
use super::direct;
use super::lists::StatusPurpose;
use super::request::{Request, malformed};
use crate::access::Permission;

/// What names the entry: its members, of which `type` and `statusPurpose` must be there.
const ENTRY: [&str; 5] = ["id", "type", "statusPurpose", "statusListIndex", "statusListCredential"];

pub(super) async fn handler(
    State(service): State<Service>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let caller = Caller::of(&service, &headers, Permission::ChangeStatus).await?;
    let mut request = Request::read(&service, &headers, body).await?;
    let Some(Value::String(id)) = request.take("credentialId") else {
        return Err(malformed("credentialId is not a text".to_owned()));
    };
    let entry = request.object("credentialStatus")?;
    let Some(Value::Bool(is_set)) = request.take("status") else {
        return Err(malformed("status is neither true nor false".to_owned()));
    };
    let _no_index_is_chosen_by_callers = request.take("indexAllocator");
    request.nothing_more()?;
    if let Some(name) = entry.keys().find(|name| !ENTRY.contains(&name.as_str())) {
        return Err(malformed(format!("credentialStatus.{name} is not known")));
    }
    let text = |name: &str| entry.get(name).and_then(Value::as_str);
    if !matches!(text("type"), Some("BitstringStatusListEntry" | "BitstringStatusList")) {
        return Err(malformed("credentialStatus.type is not BitstringStatusListEntry".to_owned()));
    }
    let purpose = text("statusPurpose").and_then(StatusPurpose::from_word);
    let purpose = purpose.ok_or_else(|| malformed("statusPurpose is neither revocation nor suspension".to_owned()))?;
    let issuer = match caller {
        Caller::Anybody(issuer) => issuer,
        Caller::Program(granted) => {
            direct::set_status(&service, &granted, &id, (purpose, is_set), &entry).await?;
            return Ok(problem::answered(&json!({})));
        }
    };
    let mut lists = issuer.lists();
    let places = lists.places(&id).ok_or(Problem::NotFound)?;
    let is_meant = |index: u32| text("statusListIndex").is_none_or(|asked| asked == index.to_string());
    let place = places.iter().find(|place| place.purpose == purpose && is_meant(place.index));
    let place = *place.ok_or_else(|| malformed(format!("the credential has no entry of {}", purpose.word())))?;
    lists.put(place, is_set);
    Ok(problem::answered(&json!({})))
}
