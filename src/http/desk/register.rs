//! `GET /desk/of/{slug}/register/{file}`: the register of the institution, or of one programme, as CSV or XLSX.

use axum::Extension;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;

use super::super::Service;
use super::super::problem::Problem;
use super::fields::Fields;
use super::guard::Visitor;
use super::unnamed::Unnamed;
use crate::claims::Slug;
use crate::issuance::register::{Kind, save};
use crate::store::{AuditEntry, InstitutionRow};

pub(super) async fn file(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, name)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let kind = name.strip_prefix("register.").and_then(Kind::from_ending).ok_or(Problem::NotFound)?;
    let fields = Fields::of_query(query.as_deref().unwrap_or_default());
    let programme = Some(fields.text("programme")).filter(|slug| !slug.is_empty());
    let programme = programme.map(|slug| Slug::parse(slug).map_err(|_| Problem::NotFound)).transpose()?;
    send(&service, &visitor, (visitor.place()?, programme.as_ref().map(Slug::as_str)), kind).await
}

/// Sends a register. Who has taken it is written down, as for every download.
pub(super) async fn send(
    service: &Service,
    visitor: &Visitor,
    whose: (&InstitutionRow, Option<&str>),
    kind: Kind,
) -> Result<Response, Problem> {
    let (institution, programme) = whose;
    let mut tx = service.0.store.begin_for(institution.id).await?;
    tx.audit_visit(AuditEntry {
        at: service.now(),
        actor: &visitor.somebody()?.login,
        action: "register",
        institution: Some(institution.id),
        batch: None,
        number: None,
        detail: programme.unwrap_or_default(),
    })
    .await?;
    tx.commit().await?;
    let file = Unnamed::new(service)?;
    let _core = service.core().await?;
    save(&service.0.office, whose, (kind, file.writer()?, &service.0.options.sheets)).await?;
    let name = programme.map_or_else(|| format!("{}-register", institution.details.slug), str::to_owned);
    let mime = match kind {
        Kind::Csv => "text/csv; charset=utf-8",
        Kind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };
    file.send(mime, &format!("{name}.{}", kind.ending()))
}
