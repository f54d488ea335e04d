//! `POST /desk/of/{slug}/people` with a link in the place of a password: it is told this once; `…/people/invitations/mail` sends
//! it, `…/people/invitations/revoke` takes it back.

use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::frame::Desk;
use super::guard::Visitor;
use super::people::{People, administrator, refuse};
use super::{passkeys, see};
use crate::access::Role;
use crate::issuance::IssuanceError;
use crate::issuance::invitations::{InvitationLetter, Invited};
use crate::words::Facts;

/// A link that was just made.
pub(super) struct Link {
    pub(super) login: String,
    pub(super) url: String,
    pub(super) secret: String,
    pub(super) until: String,
}

pub(super) async fn invite(service: &Service, visitor: &Visitor, headers: &HeaderMap) -> Result<Response, Problem> {
    let (desk, fields) = (Desk::new(service, visitor), &visitor.fields);
    let Some(role) = Role::from_word(fields.text("role")) else {
        return refuse(service, visitor, desk.say("desk-people-bad")).await;
    };
    let (login, slug) = (fields.text("login").trim().to_lowercase(), visitor.place()?.details.slug.as_str());
    match administrator(service, visitor)?.invite((&login, fields.text("name")), (slug, role)).await {
        Ok(Invited::Known) => Ok(see(&desk.at("/people"))),
        Ok(Invited::New(secret, until)) => {
            let url = url(service, visitor, (headers, secret.expose())).await?;
            let until = desk.words.report.instant(until);
            let link = Some(Link { login, url, secret: secret.expose().to_owned(), until });
            let mut page = People::load(service, visitor).await?;
            page.link = link;
            render(&page)
        }
        Err(IssuanceError::NotAllowed(_)) => refuse(service, visitor, desk.say("desk-invite-bad")).await,
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn revoke(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let desk = Desk::new(&service, &visitor);
    let login = visitor.fields.text("login");
    match administrator(&service, &visitor)?.revoke_invitation(login, visitor.place()?).await {
        Ok(()) => Ok(see(&desk.at("/people"))),
        Err(IssuanceError::NotAllowed(_)) => refuse(&service, &visitor, desk.say("desk-invite-refused")).await,
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn mail(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let desk = Desk::new(&service, &visitor);
    let secret = visitor.fields.text("secret");
    let invitation = service.0.office.invitation(secret).await?;
    let Some(invitation) = invitation.filter(|_| service.0.options.mail.is_some()) else {
        return refuse(&service, &visitor, desk.say("desk-invite-refused")).await;
    };
    let institution = visitor.place()?.name_in(visitor.language);
    let (_, login, name) = &invitation.account;
    let until = desk.words.report.instant(invitation.expires);
    let facts = Facts::new().text("institution", &institution).text("name", name).text("until", &until);
    let tell = |id| desk.spoken().tell(id, &facts);
    let body = [
        tell("mail-certificate-greeting"),
        tell("mail-invitation-what"),
        tell("mail-invitation-link"),
        url(&service, &visitor, (&headers, secret)).await?,
        tell("mail-invitation-not-you"),
    ];
    let (subject, body) = (tell("mail-invitation-subject"), body.join("\n\n"));
    let letter = InvitationLetter { secret, subject: &subject, body: &body, language: visitor.language };
    match administrator(&service, &visitor)?.mail_invitation(visitor.place()?, &letter).await {
        Ok(()) => {
            let mut page = People::load(&service, &visitor).await?;
            page.said = Some(desk.say_of("desk-invite-mailed", login));
            render(&page)
        }
        Err(IssuanceError::NotAllowed(_)) => refuse(&service, &visitor, desk.say("desk-invite-refused")).await,
        Err(error) => Err(error.into()),
    }
}

/// The address of a link: under the host of this page if it is one of ours, else under the institution's.
async fn url(service: &Service, visitor: &Visitor, (headers, secret): (&HeaderMap, &str)) -> Result<String, Problem> {
    let authority = &visitor.place()?.details.authority;
    let origin = passkeys::origin(service, headers).await?.unwrap_or_else(|| format!("https://{authority}"));
    Ok(format!("{origin}/desk/invitation/{secret}"))
}
