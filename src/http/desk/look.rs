//! `/desk/of/{slug}/look`: what the sheets of the institution look like: its logo, and every layout that a programme may name.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::super::respond::fresh;
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::people::administrator;
use super::{programme, see, sheets};
use crate::issuance::IssuanceError;
use crate::sheet::Layouts;
use crate::store::DraftRow;

#[derive(Template)]
#[template(path = "desk/look.html")]
struct Look {
    desk: Desk,
    fault: Option<String>,
    has_logo: bool,
    /// A logo in the data folder stands before the one that is uploaded.
    is_overruled: bool,
    layouts: Vec<String>,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    render(&Look::load(&service, &visitor)?)
}

pub(super) async fn set_logo(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let page = Look::load(&service, &visitor)?;
    let Some((_, bytes)) = visitor.fields.files.first() else {
        return refused(&Look { fault: Some(page.desk.say("desk-look-none")), ..page });
    };
    let slug = visitor.place()?.details.slug.as_str();
    match administrator(&service, &visitor)?.set_logo(slug, bytes).await {
        Ok(()) => Ok(see(&page.desk.at("/look"))),
        Err(IssuanceError::Faults(faults)) => {
            let words = page.desk.spoken();
            let told = faults.first().map(|fault| format!("{}. {}", fault.problem(words), fault.cure(words)));
            refused(&Look { fault: told, ..page })
        }
        Err(error) => Err(error.into()),
    }
}

/// The picture itself, as it was uploaded.
pub(super) async fn logo(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let institution = visitor.place()?;
    let own = service.0.options.workshop.read(Some(institution.details.slug.as_str())).map_err(Problem::failed)?.logo;
    let bytes = match (own, institution.details.logo) {
        (Some(bytes), _) => bytes,
        (None, Some(digest)) => service.0.store.asset(digest).await?.ok_or(Problem::NotFound)?,
        (None, None) => return Err(Problem::NotFound),
    };
    let kind = match bytes.get(..3) {
        Some(b"\x89PN") => "image/png",
        Some(b"\xff\xd8\xff") => "image/jpeg",
        _ => "image/svg+xml",
    };
    let mut response = fresh(kind, bytes);
    // Opened by itself it is a document: one that may do nothing.
    let policy = HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; sandbox");
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    Ok(response)
}

/// `…/layouts/classic.png`: a specimen in a layout, with the institution's names and logo.
pub(super) async fn layout(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, name)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let institution = visitor.place()?;
    let name = name.strip_suffix(".png").ok_or(Problem::NotFound)?;
    if !names(&service, institution.details.slug.as_str()).iter().any(|known| known == name) {
        return Err(Problem::NotFound);
    }
    let source = programme::specimen(institution, name, visitor.language);
    let draft = DraftRow::new(institution.id, "", service.now());
    let _core = service.core().await?;
    let sheet = service.0.office.programme_sheet(institution, (&draft, &source), &service.0.options.workshop).await;
    match sheet {
        Ok(pdf) => {
            let mut response = sheets::picture(&pdf, sheets::SMALL)?;
            let kept = HeaderValue::from_static("private, max-age=600");
            response.headers_mut().insert(header::CACHE_CONTROL, kept);
            Ok(response)
        }
        // A layout with faults has no picture: the command line tells them.
        Err(IssuanceError::Faults(_) | IssuanceError::Materials(_)) => Err(Problem::NotFound),
        Err(error) => Err(error.into()),
    }
}

/// The layouts that a programme of the institution may name; the built-in ones alone, if its folder has a fault.
pub(super) fn names(service: &Service, slug: &str) -> Vec<String> {
    match service.0.options.workshop.read(Some(slug)) {
        Ok(own) => own.layouts().names().map(str::to_owned).collect(),
        Err(fault) => {
            tracing::warn!(%fault, "the institution's layouts cannot be used");
            Layouts::built_in().map(str::to_owned).collect()
        }
    }
}

impl Look {
    fn load(service: &Service, visitor: &Visitor) -> Result<Self, Problem> {
        let institution = visitor.place()?;
        let slug = institution.details.slug.as_str();
        let own = service.0.options.workshop.read(Some(slug)).is_ok_and(|own| own.logo.is_some());
        Ok(Self {
            desk: Desk::new(service, visitor),
            fault: None,
            has_logo: own || institution.details.logo.is_some(),
            is_overruled: own,
            layouts: names(service, slug),
        })
    }
}
