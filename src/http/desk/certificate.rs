//! `/desk/of/{slug}/certificates/{number}`: one certificate after its issue: what was done with it, and what may be done.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::{letters, log, see};
use crate::access::Permission;
use crate::claims::RegisterNumber;
use crate::issuance::{Decision, IssuanceError};
use crate::status::Cause;
use crate::store::{AuditRow, Issued, Kin};
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
    /// The number that it corrects, the one that corrects it, and the batch of a correction that waits.
    corrects: Option<String>,
    corrected_by: Option<String>,
    corrects_now: Option<String>,
    may_correct: bool,
    /// The address of the holder, and the newest letter.
    address: String,
    letter: Option<letters::Told>,
    mails: bool,
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
            return refuse(&service, &visitor, &number, fault).await;
        }
        "suspend" => office.suspend(&slug, &numbers, &decision).await,
        "withdraw" => office.withdraw(&slug, &numbers, &decision).await,
        _ => return Err(Problem::NotFound),
    };
    match changed {
        Ok(()) => Ok(see(&format!("/desk/of/{slug}/certificates/{number}"))),
        Err(IssuanceError::NotOpenTo { .. }) => {
            let fault = Desk::new(&service, &visitor).say("desk-change-late");
            refuse(&service, &visitor, &number, fault).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The page with what was not accepted.
pub(super) async fn refuse(
    service: &Service,
    visitor: &Visitor,
    number: &str,
    fault: String,
) -> Result<Response, Problem> {
    refused(&CertificatePage::load(service, visitor, number, Some(fault)).await?)
}

impl CertificatePage {
    async fn load(service: &Service, visitor: &Visitor, number: &str, fault: Option<String>) -> Result<Self, Problem> {
        let institution = visitor.place()?;
        let desk = Desk::new(service, visitor);
        let number = RegisterNumber::parse(number).map_err(|_| Problem::NotFound)?;
        let store = &service.0.store;
        let issued = store.issued(institution.id, &number).await?.ok_or(Problem::NotFound)?;
        let ready = service.0.office.ready(institution, &number).await?.ok_or(Problem::NotFound)?;
        let certificate = ready.certificate();
        let deeds = store.audit_of_certificate((institution.id, issued.batch), number.as_str()).await?;
        let prepared_by = store.prepared_by(issued.batch).await?;
        let Kin { corrects, correction } = store.kin(institution.id, &number).await?;
        Ok(Self {
            fault,
            name: certificate.holder.name.to_string(),
            native_name: certificate.holder.native_name.as_ref().map(ToString::to_string),
            title: certificate.achievement.title.to_string(),
            digest: issued.batch_digest.to_string(),
            state: state(&issued),
            since: since(&issued).map(|at| desk.words.report.instant(at)),
            history: deeds.iter().map(|deed| Deed::new(deed, prepared_by.as_deref(), &desk)).collect(),
            changes: visitor.may(Permission::ChangeStatus),
            corrects,
            corrects_now: correction
                .as_ref()
                .filter(|(.., is_sealed)| !is_sealed)
                .map(|(_, batch, _)| batch.to_string()),
            corrected_by: correction.filter(|(.., is_sealed)| *is_sealed).map(|(number, ..)| number),
            may_correct: visitor.may(Permission::Prepare),
            address: store
                .contact(institution.id, &number)
                .await?
                .and_then(|contact| contact.email)
                .unwrap_or_default(),
            letter: store.newest_letter(ready.id()).await?.map(|posted| letters::Told::new(&posted, &desk)),
            mails: service.0.options.mail.is_some(),
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
        Self {
            at: desk.words.report.instant(Instant::from_unix(deed.at)),
            actor: actor.to_owned(),
            what: log::named(&deed.action, desk),
            detail: if matches!(&*deed.action, "correct" | "mail" | "resume" | "return-letter" | "suspend" | "withdraw")
            {
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

/// The most characters of a note.
pub(super) const LONGEST: usize = 500;
