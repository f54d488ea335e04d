//! `POST /desk/sign-in/oidc`, `/desk/invitation/{secret}/oidc`: to the OpenID provider; `GET /desk/sign-in/oidc/back`: back from it.
//!
//! Where somebody is not let in, the next page says why by a word in its address, and nothing that the provider has sent stays there.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::fields::Fields;
use super::frame::Desk;
use super::guard::Visitor;
use super::passkeys::origin;
use super::{cookie, see};
use crate::issuance::oidc::{Arrived, Closed, Errand, Provider, Return};

/// The page that leads to the provider. A form may not lead to another site (`form-action`), a page may.
#[derive(Template)]
#[template(path = "desk/going.html")]
struct Going {
    desk: Desk,
    name: String,
    url: String,
}

pub(super) async fn go(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    lead(&service, (&visitor, &headers), (Errand::SignIn, "/desk/sign-in")).await
}

pub(super) async fn accept(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path(secret): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    provider(&service)?;
    if service.0.office.invitation(&secret).await?.is_none() {
        return Ok(see(&closed("/desk/sign-in", Closed::Invitation)));
    }
    lead(&service, (&visitor, &headers), (Errand::Accept(&secret), "/desk/sign-in")).await
}

/// Leads to the provider, or to where it is said why not.
pub(super) async fn lead(
    service: &Service,
    (visitor, headers): (&Visitor, &HeaderMap),
    (errand, begun): (Errand<'_>, &str),
) -> Result<Response, Problem> {
    let provider = provider(service)?;
    let Some(origin) = origin(service, headers).await? else { return Ok(see(&format!("{begun}?said=nowhere"))) };
    let way = match service.0.office.go_to_provider(provider, errand, format!("{origin}{BACK}")).await? {
        Ok(way) => way,
        Err(fault) => {
            tracing::warn!("{fault}");
            return Ok(see(&closed(begun, (&fault).into())));
        }
    };
    let desk = Desk::new(service, visitor);
    let name = provider.name(desk.tag()).to_owned();
    let refresh = HeaderValue::from_str(&format!("0; url={}", way.url)).map_err(Problem::failed)?;
    let mut response = render(&Going { desk, name, url: way.url })?;
    response.headers_mut().insert(header::REFRESH, refresh);
    let kept = cookie::keep_journey(headers, Some(way.browser.expose()));
    response.headers_mut().extend(kept.map(|value| (header::SET_COOKIE, value)));
    Ok(response)
}

pub(super) async fn come(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let provider = provider(&service)?;
    let fields = Fields::of_query(uri.query().unwrap_or_default());
    let given = |name| Some(fields.text(name)).filter(|text| !text.is_empty());
    let back = Return {
        state: fields.text("state"),
        browser: cookie::journey(&headers).unwrap_or_default(),
        code: given("code").filter(|_| given("error").is_none()),
        issuer: given("iss"),
    };
    let session = visitor.session.as_deref().map(|(session, _)| session);
    let browser = cookie::browser(&headers);
    let is_signed_in = session.is_some_and(|session| session.confirmed.is_some());
    let arrived = service.0.office.come_from_provider(provider, back, (session, browser)).await?;
    let mut cookies = vec![cookie::keep_journey(&headers, None)];
    let mut response = match arrived {
        Ok(Arrived::Linked) => see("/desk/link"),
        Ok(Arrived::SignedIn(token, is_whole)) => {
            cookies.push(cookie::give(&headers, token.expose()));
            see(if is_whole { "/desk" } else { "/desk/code" })
        }
        Err(why) => see(&closed(if is_signed_in { "/desk/link" } else { "/desk/sign-in" }, why)),
    };
    for value in cookies.into_iter().flatten() {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    Ok(response)
}

/// The provider; nothing is here without one.
pub(super) fn provider(service: &Service) -> Result<&Arc<Provider>, Problem> {
    service.0.options.provider.as_ref().ok_or(Problem::NotFound)
}

/// Why nobody was let in, as the address of a page says it.
pub(super) fn told(desk: &Desk, uri: &Uri) -> Option<String> {
    let name = desk.provider.as_deref()?;
    let fields = Fields::of_query(uri.query().unwrap_or_default());
    let (_, id) = WORDS.into_iter().find(|(word, _)| *word == fields.text("said"))?;
    Some(desk.say_of(id, name))
}

fn closed(page: &str, why: Closed) -> String {
    format!("{page}?said={}", why.word())
}

/// Where the provider sends browsers back to: what is registered there, behind the host.
const BACK: &str = "/desk/sign-in/oidc/back";

const WORDS: [(&str, &str); 10] = [
    ("answer", "desk-oidc-answer"),
    ("invitation", "desk-invitation-gone"),
    ("not-linked", "desk-oidc-not-linked"),
    ("nowhere", "desk-oidc-nowhere"),
    ("only-way", "desk-oidc-only-way"),
    ("passkey-only", "desk-refused-passkey-only"),
    ("refused", "desk-oidc-refused"),
    ("stale", "desk-oidc-stale"),
    ("taken", "desk-oidc-taken"),
    ("unreachable", "desk-oidc-unreachable"),
];
