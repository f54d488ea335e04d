//! `GET`, `POST /desk/invitation/{secret}`: somebody new chooses a password, and goes on to the first factor.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::cookie;
use super::frame::{Desk, refused};
use super::guard::Visitor;
use crate::access::secret::SHORTEST;
use crate::issuance::IssuanceError;

#[derive(Template)]
#[template(path = "desk/invitation.html")]
struct Invitation {
    desk: Desk,
    fault: Option<String>,
    /// Login and name; nobody, if the link is not good.
    guest: Option<(String, String)>,
    secret: String,
    shortest: usize,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let page = Invitation::load(&service, &visitor, (secret, None)).await?;
    if page.guest.is_some() { render(&page) } else { refused(&page) }
}

pub(super) async fn accept(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path(secret): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (password, again) = (visitor.fields.text("password"), visitor.fields.text("again"));
    let desk = Desk::new(&service, &visitor);
    if password != again {
        let fault = Some(desk.say("desk-invitation-differ"));
        return refused(&Invitation::load(&service, &visitor, (secret, fault)).await?);
    }
    let browser = cookie::browser(&headers);
    let core = service.core().await?;
    let accepted = service.0.office.accept_invitation((&secret, password), browser).await;
    drop(core);
    match accepted {
        Ok(Ok(token)) => Ok(cookie::let_in(&headers, &token, "/desk/code")),
        Ok(Err(_)) => refused(&Invitation::load(&service, &visitor, (secret, None)).await?),
        Err(IssuanceError::NotAllowed(_)) => {
            let fault = Some(desk.count("desk-invitation-short", SHORTEST));
            refused(&Invitation::load(&service, &visitor, (secret, fault)).await?)
        }
        Err(error) => Err(error.into()),
    }
}

impl Invitation {
    async fn load(
        service: &Service,
        visitor: &Visitor,
        (secret, fault): (String, Option<String>),
    ) -> Result<Self, Problem> {
        let found = service.0.office.invitation(&secret).await?;
        let guest = found.map(|invitation| (invitation.account.1, invitation.account.2));
        Ok(Self { desk: Desk::new(service, visitor), fault, guest, secret, shortest: SHORTEST })
    }
}
