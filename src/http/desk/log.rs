//! `/desk/of/{slug}/log`: who did what and when, page by page, and as a file.

use askama::Template;
use axum::Extension;
use axum::body::{Body, Bytes};
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use tokio::sync::mpsc;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::super::receive::Stream;
use super::super::respond::fresh;
use super::fields::Fields;
use super::frame::Desk;
use super::guard::Visitor;
use crate::issuance::register::harmless;
use crate::store::{AuditFilter, AuditRow, InstitutionId, Store};
use crate::time::{Day, Instant};

#[derive(Template)]
#[template(path = "desk/log.html")]
struct Log {
    desk: Desk,
    asked: Asked,
    deeds: Vec<Deed>,
    actions: Vec<(&'static str, String)>,
    /// The queries of the page of older deeds, and of the files.
    older: Option<String>,
    query: String,
}

/// Something that was done.
struct Deed {
    at: String,
    actor: String,
    what: String,
    number: Option<String>,
    detail: String,
}

/// The filters, as they were typed.
#[derive(Default)]
struct Asked {
    actor: String,
    action: String,
    number: String,
    from: String,
    until: String,
    before: Option<(i64, i64)>,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let desk = Desk::new(&service, &visitor);
    let asked = Asked::read(query.as_deref());
    let rows = service.0.store.audit_page(visitor.place()?.id, &asked.filter(), (asked.before, PAGE)).await?;
    let query = asked.query();
    let last = rows.last().filter(|_| rows.len() == PAGE as usize);
    let older = last.map(|last| format!("{query}&before={}-{}", last.at, last.id));
    let deeds = rows.iter().map(|row| Deed::new(row, &desk)).collect();
    let mut actions: Vec<_> = ACTIONS.iter().map(|(action, id)| (*action, desk.say(id))).collect();
    actions.sort_by(|one, other| one.1.cmp(&other.1));
    render(&Log { desk, asked, deeds, actions, older, query })
}

/// `…/log/log.csv`, `…/log/log.json`: all that the filters let through, newest first. Who took it stands in the log.
pub(super) async fn file(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((slug, name)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let (is_csv, kind) = match name.as_str() {
        "log.csv" => (true, "text/csv; charset=utf-8"),
        "log.json" => (false, "application/json"),
        _ => return Err(Problem::NotFound),
    };
    let asked = Asked::read(query.as_deref());
    let institution = visitor.place()?.id;
    service.0.office.note_export(institution, &visitor.somebody()?.login, &asked.query()).await?;
    let (send, receive) = mpsc::channel(2);
    let store = service.0.store.clone();
    tokio::spawn(async move { pour(&store, institution, &asked, is_csv, send).await });
    let mut response = fresh(kind, Body::new(Stream(receive)));
    let ending = if is_csv { "csv" } else { "json" };
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{slug}-log.{ending}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

/// Sends page after page. Whoever goes away ends it; what cannot be read breaks the file off.
async fn pour(store: &Store, institution: InstitutionId, asked: &Asked, is_csv: bool, send: mpsc::Sender<Bytes>) {
    let (mut before, mut is_first) = (None, true);
    let mut piece = if is_csv { csv_line(COLUMNS.map(str::to_owned)) } else { b"[".to_vec() };
    loop {
        let Ok(rows) = store.audit_page(institution, &asked.filter(), (before, PIECE)).await else {
            tracing::warn!("the log was not exported to its end");
            return;
        };
        for row in &rows {
            if is_csv {
                piece.extend(csv_line(cells(row)));
            } else {
                piece.extend_from_slice(if std::mem::take(&mut is_first) { b"\n" } else { b",\n" });
                piece.extend(to_json(row).into_bytes());
            }
        }
        let is_last = rows.len() < PIECE as usize;
        if is_last && !is_csv {
            piece.extend_from_slice(b"\n]\n");
        }
        if send.send(std::mem::take(&mut piece).into()).await.is_err() || is_last {
            return;
        }
        before = rows.last().map(|row| (row.at, row.id));
    }
}

const COLUMNS: [&str; 6] = ["place", "at", "actor", "action", "number", "detail"];

fn cells(row: &AuditRow) -> [String; COLUMNS.len()] {
    let at = Instant::from_unix(row.at).to_string();
    let (actor, action) = (row.actor.clone(), row.action.clone());
    [row.id.to_string(), at, actor, action, row.number.clone().unwrap_or_default(), row.detail.clone()]
}

fn csv_line(cells: [String; COLUMNS.len()]) -> Vec<u8> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    // Writing into memory cannot fail.
    _ = csv.write_record(cells.map(harmless));
    csv.into_inner().unwrap_or_default()
}

fn to_json(row: &AuditRow) -> String {
    serde_json::json!({
        "place": row.id,
        "at": Instant::from_unix(row.at).to_string(),
        "actor": row.actor,
        "action": row.action,
        "number": row.number,
        "detail": row.detail,
    })
    .to_string()
}

impl Asked {
    fn read(query: Option<&str>) -> Self {
        let fields = Fields::of_query(query.unwrap_or_default());
        let text = |name: &str| fields.text(name).trim().chars().take(LONGEST).collect::<String>();
        let before = fields.text("before").split_once('-');
        Self {
            actor: text("who"),
            action: text("what"),
            number: text("number").to_uppercase(),
            from: text("from"),
            until: text("until"),
            before: before.and_then(|(at, id)| Some((at.parse().ok()?, id.parse().ok()?))),
        }
    }

    fn filter(&self) -> AuditFilter<'_> {
        AuditFilter {
            actor: (!self.actor.is_empty()).then_some(&self.actor),
            action: (!self.action.is_empty()).then_some(&self.action),
            number: (!self.number.is_empty()).then_some(&self.number),
            from: Day::parse(&self.from).ok().map(Day::midnight),
            // The last day is meant whole.
            until: Day::parse(&self.until).ok().map(|day| day.midnight().plus_seconds(86_400)),
        }
    }

    /// The filters as a query, without the place.
    fn query(&self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let all = [
            ("who", &self.actor),
            ("what", &self.action),
            ("number", &self.number),
            ("from", &self.from),
            ("until", &self.until),
        ];
        query.extend_pairs(all.into_iter().filter(|(_, value)| !value.is_empty()));
        query.finish()
    }
}

impl Deed {
    fn new(row: &AuditRow, desk: &Desk) -> Self {
        Self {
            at: desk.words.report.instant(Instant::from_unix(row.at)),
            actor: row.actor.clone(),
            what: named(&row.action, desk),
            number: row.number.clone(),
            detail: row.detail.clone(),
        }
    }
}

/// A deed in words; one that only a newer program knows is shown as the log has it.
pub(super) fn named(action: &str, desk: &Desk) -> String {
    let known = ACTIONS.iter().find(|(known, _)| *known == action);
    known.map_or_else(|| action.to_owned(), |(_, id)| desk.say(id))
}

/// What the log calls a deed of an institution, and the message for it.
const ACTIONS: [(&str, &str); 52] = [
    ("accept-invitation", "desk-action-accept-invitation"),
    ("add-account", "desk-action-add-account"),
    ("add-client", "desk-action-add-client"),
    ("add-institution", "desk-action-add-institution"),
    ("add-key", "desk-action-add-key"),
    ("address", "desk-action-address"),
    ("approve", "desk-action-approve"),
    ("ask-reset", "desk-action-ask-reset"),
    ("check", "desk-action-check"),
    ("confirm-codes", "desk-action-confirm-codes"),
    ("confirm-passkey", "desk-action-confirm-passkey"),
    ("confirm-reset", "desk-action-confirm-reset"),
    ("correct", "desk-action-correct"),
    ("delegate", "desk-action-delegate"),
    ("disable-account", "desk-action-disable-account"),
    ("disable-client", "desk-action-disable-client"),
    ("drop", "desk-action-drop"),
    ("enable-account", "desk-action-enable-account"),
    ("end-delegation", "desk-action-end-delegation"),
    ("export-log", "desk-action-export-log"),
    ("forget", "desk-action-forget"),
    ("grant-role", "desk-action-grant-role"),
    ("hand-over", "desk-action-hand-over"),
    ("invite", "desk-action-invite"),
    ("issue", "desk-action-issue"),
    ("mail", "desk-action-mail"),
    ("mail-invitation", "desk-action-mail-invitation"),
    ("move-institution", "desk-action-move-institution"),
    ("post", "desk-action-post"),
    ("print", "desk-action-print"),
    ("register", "desk-action-register"),
    ("reissue", "desk-action-reissue"),
    ("release", "desk-action-release"),
    ("reset-password", "desk-action-reset-password"),
    ("resume", "desk-action-resume"),
    ("retire-key", "desk-action-retire-key"),
    ("return-letter", "desk-action-return-letter"),
    ("revoke-invitation", "desk-action-revoke-invitation"),
    ("revoke-key", "desk-action-revoke-key"),
    ("rotate-client", "desk-action-rotate-client"),
    ("seal", "desk-action-seal"),
    ("second-check", "desk-action-second-check"),
    ("set-approvals", "desk-action-set-approvals"),
    ("set-logo", "desk-action-set-logo"),
    ("set-retention", "desk-action-set-retention"),
    ("set-rules", "desk-action-set-rules"),
    ("set-wording", "desk-action-set-wording"),
    ("supersede", "desk-action-supersede"),
    ("suspend", "desk-action-suspend"),
    ("take-role", "desk-action-take-role"),
    ("withdraw", "desk-action-withdraw"),
    ("withdraw-reset", "desk-action-withdraw-reset"),
];

const PAGE: u32 = 100;
const PIECE: u32 = 1000;

/// The most characters of a filter.
const LONGEST: usize = 254;
