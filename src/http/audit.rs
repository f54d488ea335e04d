//! `GET /v1/institutions/{slug}/audit`: who did what, newest first, a page at a time.

use axum::Extension;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use serde_json::{Value, json};

use super::Service;
use super::guard::Granted;
use super::problem::Problem;
use super::respond::fresh;
use crate::store::AuditRow;
use crate::time::Instant;

pub(super) async fn handler(
    State(service): State<Service>,
    Extension(granted): Extension<Granted>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let before = before(query.as_deref())?;
    let rows = service.0.store.audit_of(granted.institution.id, before, PAGE).await?;
    let next = rows.last().filter(|_| rows.len() == PAGE as usize).map(|row| row.id);
    let answer = json!({"rows": rows.iter().map(shown).collect::<Vec<_>>(), "next": next});
    Ok(fresh("application/json", answer.to_string()))
}

/// `before=` of a query: where the page before has ended.
pub(super) fn before(query: Option<&str>) -> Result<Option<i64>, Problem> {
    let before = query.unwrap_or_default().split('&').find_map(|parameter| parameter.strip_prefix("before="));
    let bad = |_| Problem::BadParameter("before is the `next` of the page before");
    before.map(|text| text.parse().map_err(bad)).transpose()
}

fn shown(row: &AuditRow) -> Value {
    json!({
        "at": Instant::from_unix(row.at).to_string(), "actor": row.actor, "action": row.action, "number": row.number,
        "detail": row.detail,
    })
}

/// How many rows a page has.
const PAGE: u32 = 200;
