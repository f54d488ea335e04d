//! `GET /desk/link`: whether the own account is connected with the OpenID provider; `POST /desk/link/ask` connects it,
//! `POST /desk/link/remove` disconnects it.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::oidc::{lead, provider, told};
use super::see;
use super::sign_in::why;
use crate::issuance::oidc::Errand;

#[derive(Template)]
#[template(path = "desk/link.html")]
struct Link {
    desk: Desk,
    name: String,
    fault: Option<String>,
    /// Since when it is connected, and when it was last used.
    own: Option<(String, Option<String>)>,
    /// Whether the account has a password; else it shows a one-time code.
    has_password: bool,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    uri: Uri,
) -> Result<Response, Problem> {
    let fault = told(&Desk::new(&service, &visitor), &uri);
    render(&Link::load(&service, &visitor, fault).await?)
}

pub(super) async fn go(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    provider(&service)?;
    let session = visitor.somebody()?;
    let core = service.core().await?;
    let shown = service.0.office.shows_again(&session.login, visitor.fields.text("password")).await?;
    drop(core);
    match shown {
        Ok(()) => lead(&service, (&visitor, &headers), (Errand::Link(session), "/desk/link")).await,
        Err(refusal) => {
            let fault = why(&Desk::new(&service, &visitor), refusal);
            refused(&Link::load(&service, &visitor, Some(fault)).await?)
        }
    }
}

pub(super) async fn remove(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    provider(&service)?;
    let core = service.core().await?;
    let unlinked = service.0.office.unlink(visitor.somebody()?, visitor.fields.text("password")).await?;
    drop(core);
    match unlinked {
        Ok(Ok(())) => Ok(see("/desk/link")),
        Ok(Err(closed)) => Ok(see(&format!("/desk/link?said={}", closed.word()))),
        Err(refusal) => {
            let fault = why(&Desk::new(&service, &visitor), refusal);
            refused(&Link::load(&service, &visitor, Some(fault)).await?)
        }
    }
}

impl Link {
    async fn load(service: &Service, visitor: &Visitor, fault: Option<String>) -> Result<Self, Problem> {
        let (provider, session) = (provider(service)?, visitor.somebody()?);
        let desk = Desk::new(service, visitor);
        let link = service.0.office.own_link(provider, session.account).await?;
        let instant = |at| desk.words.report.instant(at);
        let own = link.map(|link| (instant(link.linked), link.used.map(instant)));
        let account = service.0.store.account(&session.login).await?;
        let has_password = account.is_some_and(|account| account.password.is_some());
        Ok(Self { name: provider.name(desk.tag()).to_owned(), fault, own, has_password, desk })
    }
}
