//! `/desk/of/{slug}/certificates/{number}`: one certificate after its issue: what was done with it, and what may be done.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::see;
use crate::access::Permission;
use crate::claims::RegisterNumber;
use crate::issuance::{Decision, IssuanceError};
use crate::status::Cause;
use crate::store::{AuditRow, Issued};
use crate::time::Instant;

#[derive(Template)]
#[template(path = "desk/certificate.html")]
struct CertificatePage {
    desk: Desk,
    fault: Option<String>,
    number: String,
    name: String,
    native_name: Option<String>,
    title: String,
    digest: String,
    /// `checked`, `sealed`, `released`, `suspended`, `withdrawn`, `superseded`
    state: &'static str,
    since: Option<String>,
    history: Vec<Deed>,
    changes: bool,
    causes: Vec<(&'static str, String)>,
}

/// Something that was done with it.
struct Deed {
    at: String,
    actor: String,
    what: String,
    detail: String,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    render(&CertificatePage::load(&service, &visitor, &number, None).await?)
}

/// `GET …/find?number=`: from a number to its certificate.
pub(super) async fn find(
    Extension(visitor): Extension<Visitor>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let slug = &visitor.place()?.details.slug;
    let pairs = url::form_urlencoded::parse(query.as_deref().unwrap_or_default().as_bytes());
    let typed = pairs.into_iter().find(|(name, _)| name == "number").map(|(_, value)| value.trim().to_uppercase());
    match typed.and_then(|typed| RegisterNumber::parse(&typed).ok()) {
        Some(number) => Ok(see(&format!("/desk/of/{slug}/certificates/{number}"))),
        None => Ok(see(&format!("/desk/of/{slug}"))),
    }
}

pub(super) async fn change(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((slug, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let numbers = [RegisterNumber::parse(&number).map_err(|_| Problem::NotFound)?];
    let fields = &visitor.fields;
    let note: String = fields.text("note").trim().chars().take(LONGEST).collect();
    let cause = Cause::from_word(fields.text("cause"));
    let decision = Decision { cause, note: &note, by: &visitor.somebody()?.login };
    let office = &service.0.office;
    let changed = match fields.text("do") {
        "resume" => office.resume(&slug, &numbers, &decision).await,
        _ if cause.is_none() => {
            let fault = Desk::new(&service, &visitor).say("desk-change-cause");
            return refused(&CertificatePage::load(&service, &visitor, &number, Some(fault)).await?);
        }
        "suspend" => office.suspend(&slug, &numbers, &decision).await,
        "withdraw" => office.withdraw(&slug, &numbers, &decision).await,
        _ => return Err(Problem::NotFound),
    };
    match changed {
        Ok(()) => Ok(see(&format!("/desk/of/{slug}/certificates/{number}"))),
        Err(IssuanceError::NotOpenTo { .. }) => {
            let fault = Desk::new(&service, &visitor).say("desk-change-late");
            refused(&CertificatePage::load(&service, &visitor, &number, Some(fault)).await?)
        }
        Err(error) => Err(error.into()),
    }
}

impl CertificatePage {
    async fn load(service: &Service, visitor: &Visitor, number: &str, fault: Option<String>) -> Result<Self, Problem> {
        let institution = visitor.place()?;
        let desk = Desk::new(service, visitor);
        let number = RegisterNumber::parse(number).map_err(|_| Problem::NotFound)?;
        let store = &service.0.store;
        let issued = store.issued(institution.id, &number).await?.ok_or(Problem::NotFound)?;
        let checked = service.0.office.batch(institution, issued.batch_digest).await?;
        let ready = checked.rows().iter().find(|ready| *ready.number() == number).ok_or(Problem::NotFound)?;
        let certificate = ready.certificate();
        let deeds = store.audit_of_batch(issued.batch).await?;
        let prepared_by = store.prepared_by(issued.batch).await?;
        // Deeds of the whole batch, and of this certificate in it.
        let own = deeds.iter().filter(|deed| deed.number.as_deref().is_none_or(|other| other == number.as_str()));
        Ok(Self {
            fault,
            name: certificate.holder.name.to_string(),
            native_name: certificate.holder.native_name.as_ref().map(ToString::to_string),
            title: certificate.achievement.title.to_string(),
            digest: issued.batch_digest.to_string(),
            state: state(&issued),
            since: since(&issued).map(|at| desk.words.report.instant(at)),
            history: own.map(|deed| Deed::new(deed, prepared_by.as_deref(), &desk)).collect(),
            changes: visitor.may(Permission::ChangeStatus),
            causes: Cause::ALL.map(|cause| (cause.word(), desk.words.report.cause(cause))).into(),
            number: number.to_string(),
            desk,
        })
    }

    fn is_in_force(&self) -> bool {
        matches!(self.state, "sealed" | "released")
    }

    fn is(&self, state: &str) -> bool {
        self.state == state
    }
}

impl Deed {
    fn new(deed: &AuditRow, prepared_by: Option<&str>, desk: &Desk) -> Self {
        // Whoever hands a batch over has it checked.
        let actor = prepared_by.filter(|_| deed.action == "check").unwrap_or(&deed.actor);
        let known = ACTIONS.iter().find(|(action, _)| *action == deed.action);
        Self {
            at: desk.words.report.instant(Instant::from_unix(deed.at)),
            actor: actor.to_owned(),
            what: known.map_or_else(|| deed.action.clone(), |(_, id)| desk.say(id)),
            detail: if matches!(&*deed.action, "withdraw" | "suspend" | "resume") {
                deed.detail.clone()
            } else {
                String::new()
            },
        }
    }
}

fn state(issued: &Issued) -> &'static str {
    match (&issued.ended, issued.suspended) {
        (Some((ended, _)), _) if ended == "superseded" => "superseded",
        (Some(_), _) => "withdrawn",
        (None, Some(_)) => "suspended",
        (None, None) if issued.pdf_sha256.is_some() => "released",
        (None, None) if issued.sealed.is_some() => "sealed",
        (None, None) => "checked",
    }
}

fn since(issued: &Issued) -> Option<Instant> {
    issued.ended.as_ref().map(|(_, at)| *at).or(issued.suspended).or(issued.sealed)
}

/// What the audit log calls a deed, and the message for it.
const ACTIONS: [(&str, &str); 11] = [
    ("approve", "desk-action-approve"),
    ("check", "desk-action-check"),
    ("hand-over", "desk-action-hand-over"),
    ("print", "desk-action-print"),
    ("release", "desk-action-release"),
    ("resume", "desk-action-resume"),
    ("seal", "desk-action-seal"),
    ("second-check", "desk-action-second-check"),
    ("supersede", "desk-action-supersede"),
    ("suspend", "desk-action-suspend"),
    ("withdraw", "desk-action-withdraw"),
];

/// The most characters of a note.
const LONGEST: usize = 500;
