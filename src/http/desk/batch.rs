//! `GET /desk/of/{slug}/batches/{digest}`: a batch on its way, from the approval to the printer.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::correct::{self, Change};
use super::frame::Desk;
use super::guard::Visitor;
use super::ways::Ways;
use super::{home, sealing};
use crate::claims::RegisterNumber;
use crate::issuance::{IssuanceError, Ready};
use crate::roster::Programme;
use crate::store::BatchOverview;
use crate::wire::digest::Digest;

#[derive(Template)]
#[template(path = "desk/batch.html")]
pub(super) struct BatchPage {
    desk: Desk,
    /// Why an approval was not taken.
    fault: Option<String>,
    digest: String,
    /// The first and last letters of the digest, to be read aloud.
    short: String,
    title: String,
    titles: String,
    period: String,
    issued: String,
    signatories: Vec<String>,
    count: usize,
    /// `checked`, `approved`, `sealed`, `released`
    state: &'static str,
    prepared_by: Option<String>,
    approved_by: Option<(String, &'static str)>,
    /// For whom the approver stood in.
    approved_for: Option<String>,
    /// Who has looked through it, and when.
    checked_by: Option<(String, String)>,
    ways: Ways,
    people: Vec<Person>,
    /// How many sheets are shown as pictures.
    pictured: usize,
    progress: sealing::Told,
    keeps_draft: bool,
    /// The number that it corrects, and what changes.
    corrects: Option<(String, Vec<Change>)>,
}

/// A certificate of the batch.
struct Person {
    place: usize,
    number: String,
    name: String,
    native_name: Option<String>,
    home: Option<String>,
    is_released: bool,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, digest)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let digest = Digest::from_hex(&digest).ok_or(Problem::NotFound)?;
    render(&BatchPage::load(&service, (&visitor, &headers), digest, None).await?)
}

impl BatchPage {
    pub(super) async fn load(
        service: &Service,
        (visitor, headers): (&Visitor, &HeaderMap),
        digest: Digest,
        fault: Option<String>,
    ) -> Result<Self, Problem> {
        let institution = visitor.place()?;
        let (store, desk) = (&service.0.store, Desk::new(service, visitor));
        let checked = service.0.office.batch(institution, digest).await?;
        let overview = overview(service, institution.id, digest).await?;
        let row = store.batch_of(institution.id, digest).await?.ok_or(Problem::NotFound)?;
        let wrong = |_| Problem::failed(IssuanceError::ApprovalDiffers);
        let programme = Programme::parse(&row.source).map_err(wrong)?;
        let prepared_by = store.prepared_by(row.id).await?;
        let approval = store.approval(row.id).await?;
        let delegation = match approval.as_ref().and_then(|approval| approval.delegation) {
            Some(id) => store.delegation(id).await?,
            None => None,
        };
        let check = store.batch_check(row.id).await?.filter(|check| check.digest == digest);
        let steps = (prepared_by.as_deref(), check.as_ref().map(|check| check.by.as_str()));
        let ways = Ways::load(service, (visitor, headers), steps).await?;
        let hex = digest.to_string();
        let signatory = |signatory: crate::claims::Signatory| format!("{}, {}", signatory.name, signatory.office);
        let people: Vec<Person> = checked.rows().iter().enumerate().map(Person::new).collect();
        let issued = checked.rows().first().map(|ready| desk.words.report.day(ready.certificate().issued));
        Ok(Self {
            fault,
            short: format!("{} … {}", hex.get(..8).unwrap_or_default(), hex.get(56..).unwrap_or_default()),
            title: home::title_of(&row.source, desk.tag()).unwrap_or_default(),
            titles: programme.title().to_string(),
            period: desk.words.report.period(programme.period()),
            issued: issued.unwrap_or_default(),
            signatories: programme.signatories().into_iter().map(signatory).collect(),
            count: people.len(),
            state: overview.state(),
            ways,
            prepared_by,
            approved_for: delegation.map(|delegation| delegation.from.2),
            checked_by: check.map(|check| (check.by, desk.words.report.instant(check.at))),
            approved_by: overview.approval.as_ref().map(|(by, means)| (by.clone(), means.word())),
            pictured: people.len().min(PICTURED),
            people,
            progress: sealing::told(service, &overview, &desk),
            corrects: corrects(service, institution, checked.rows(), &desk).await?,
            keeps_draft: store.draft_of(institution.id, digest).await?.is_some(),
            digest: hex,
            desk,
        })
    }

    fn is_waiting(&self) -> bool {
        self.state == "checked"
    }

    fn is_released(&self) -> bool {
        self.state == "released"
    }

    fn is_being_sealed(&self) -> bool {
        !self.is_waiting() && !self.is_released()
    }
}

/// A correction: the number of the old certificate, and what differs; of several, on the first.
async fn corrects(
    service: &Service,
    institution: &crate::store::InstitutionRow,
    rows: &[Ready],
    desk: &Desk,
) -> Result<Option<(String, Vec<Change>)>, Problem> {
    let Some(new) = rows.first() else { return Ok(None) };
    let Some(number) = service.0.store.kin(institution.id, new.number()).await?.corrects else { return Ok(None) };
    let Ok(old) = RegisterNumber::parse(&number) else { return Ok(None) };
    let old = service.0.office.ready(institution, &old).await?.ok_or(Problem::NotFound)?;
    Ok(Some((number, correct::changes(old.certificate(), new.certificate(), desk))))
}

/// The batch of a digest at a glance.
pub(super) async fn overview(
    service: &Service,
    institution: crate::store::InstitutionId,
    digest: Digest,
) -> Result<BatchOverview, Problem> {
    service.0.store.overview(institution, digest).await?.ok_or(Problem::NotFound)
}

impl Person {
    fn new((place, ready): (usize, &Ready)) -> Self {
        let holder = &ready.certificate().holder;
        Self {
            place,
            number: ready.number().to_string(),
            name: holder.name.to_string(),
            native_name: holder.native_name.as_ref().map(ToString::to_string),
            home: holder.home_institution.as_ref().map(ToString::to_string),
            is_released: ready.is_released(),
        }
    }
}

/// How many sheets the page shows as pictures; every one can be opened.
const PICTURED: usize = 60;
