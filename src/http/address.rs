//! Which institution a path speaks of: by the host, where it has one to itself, or by its slug.

use axum::http::{HeaderMap, header};

use super::knowledge::Known;
use super::problem::Problem;
use crate::claims::{Authority, Did, Slug};
use crate::issuance::institutions::service_holder;
use crate::store::InstitutionRow;
use crate::trust::Institution;

/// The institution whose DID is that of the host alone.
pub(super) fn at_host<'a>(known: &'a Known, headers: &HeaderMap) -> Result<&'a InstitutionRow, Problem> {
    let did = Did::web(&host(headers).ok_or(Problem::NotFound)?, None);
    known.institutions.iter().find(|row| row.details.did == did).ok_or(Problem::NotFound)
}

/// The institution whose DID ends in a slug. Slugs are unique in a register, so the host does not matter.
pub(super) fn below_slug<'a>(known: &'a Known, slug: &str) -> Result<&'a InstitutionRow, Problem> {
    let slug = Slug::parse(slug).map_err(|_| Problem::NotFound)?;
    let path = format!("/{slug}");
    let mut rows = known.institutions.iter();
    rows.find(|row| row.details.slug == slug && row.details.did.path() == path).ok_or(Problem::NotFound)
}

/// Whoever has keys below a slug: an institution, or the service itself.
pub(super) fn holder(known: &Known, slug: &str) -> Result<Institution, Problem> {
    match &known.service {
        Some(service) if slug == SERVICE => Ok(service_holder(&service.authority, &service.keys)),
        _ => Ok(below_slug(known, slug)?.to_institution(false)),
    }
}

/// The host that the client has asked.
pub(super) fn host(headers: &HeaderMap) -> Option<Authority> {
    let host = headers.get(header::HOST)?.to_str().ok()?.to_ascii_lowercase();
    Authority::parse(host.strip_suffix(":443").unwrap_or(&host)).ok()
}

/// The last part of the service's own DID.
const SERVICE: &str = "service";
