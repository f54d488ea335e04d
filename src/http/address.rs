//! Which institution a path speaks of: by the host, where it has one to itself, or by its slug.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use super::Service;
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

/// Whoever has keys at the address of a request: an institution by its host or slug, or the service itself.
pub(super) struct Holder(pub(super) Institution);

impl FromRequestParts<Service> for Holder {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, service: &Service) -> Result<Self, Problem> {
        let slug = Option::<Path<String>>::from_request_parts(parts, service).await.map_err(|_| Problem::NotFound)?;
        let known = service.0.knowledge.now().await?;
        let institution = match (slug, &known.service) {
            (None, _) => at_host(&known, &parts.headers)?.to_institution(false),
            (Some(Path(slug)), Some(service)) if slug == SERVICE => service_holder(&service.authority, &service.keys),
            (Some(Path(slug)), _) => below_slug(&known, &slug)?.to_institution(false),
        };
        Ok(Self(institution))
    }
}

/// The host that the client has asked.
pub(super) fn host(headers: &HeaderMap) -> Option<Authority> {
    let host = headers.get(header::HOST)?.to_str().ok()?.to_ascii_lowercase();
    Authority::parse(host.strip_suffix(":443").unwrap_or(&host)).ok()
}

/// The last part of the service's own DID.
const SERVICE: &str = "service";
