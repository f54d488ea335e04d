//! `POST /oauth/token`: a program shows its id and secret and is given a token (OAuth 2.0 client credentials, RFC 6749,
//! section 4.4). The secret comes by HTTP Basic (section 2.3.1), or in the form.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::json;
use zeroize::Zeroizing;

use super::problem::Problem;
use super::respond::fresh;
use super::{Service, evidence, receive};
use crate::access::{Scope, join, split};
use crate::issuance::accounts::Refused;

/// The form of the request. Other members are ignored, as section 3.2 asks.
#[derive(Deserialize)]
struct Form {
    grant_type: Option<String>,
    scope: Option<String>,
    client_id: Option<String>,
    client_secret: Option<Zeroizing<String>>,
}

pub(super) async fn handler(
    State(service): State<Service>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    if evidence::essence(&headers) != "application/x-www-form-urlencoded" {
        return Err(Problem::OAuth("invalid_request", "send a form: application/x-www-form-urlencoded"));
    }
    let body = receive::whole(&headers, body, FORM_BYTES, service.0.options.body_time).await?;
    let unreadable = |_| Problem::OAuth("invalid_request", "the form cannot be read");
    let form: Form = serde_urlencoded::from_bytes(&body).map_err(unreadable)?;
    if form.grant_type.as_deref() != Some("client_credentials") {
        return Err(Problem::OAuth("unsupported_grant_type", "grant_type is client_credentials"));
    }
    let scopes = form.scope.as_deref().map(|scope| split(scope, Scope::from_word)).transpose();
    let scopes = scopes.map_err(|_| Problem::OAuth("invalid_scope", "a scope that there is not"))?;
    let (id, secret) = match (basic(&headers)?, form.client_id, form.client_secret) {
        (Some(credentials), _, None) => credentials,
        (None, Some(id), Some(secret)) => (id, secret),
        (Some(_), _, Some(_)) => return Err(Problem::OAuth("invalid_request", "one way to authenticate, not two")),
        _ => return Err(Problem::OAuthClient),
    };
    match service.0.office.client_token(&id, &secret, scopes.as_deref()).await? {
        Ok(granted) => {
            let answer = json!({
                "access_token": granted.token.expose(),
                "token_type": "Bearer",
                "expires_in": granted.seconds,
                "scope": join(&granted.scopes, Scope::word),
            });
            Ok(fresh("application/json", answer.to_string()))
        }
        Err(Refused::Scope) => Err(Problem::OAuth("invalid_scope", "a scope that this client does not have")),
        Err(_) => Err(Problem::OAuthClient),
    }
}

/// Id and secret of `Authorization: Basic …`, each form-encoded, as section 2.3.1 asks.
fn basic(headers: &HeaderMap) -> Result<Option<(String, Zeroizing<String>)>, Problem> {
    let Some(value) = headers.get(header::AUTHORIZATION) else { return Ok(None) };
    let read = || {
        let (scheme, text) = value.to_str().ok()?.split_once(' ')?;
        let bytes = Zeroizing::new(STANDARD.decode(text.trim()).ok().filter(|_| scheme.eq_ignore_ascii_case("basic"))?);
        let (id, secret) = std::str::from_utf8(&bytes).ok()?.split_once(':')?;
        Some((decoded(id)?, Zeroizing::new(decoded(secret)?)))
    };
    read().map(Some).ok_or(Problem::OAuthClient)
}

fn decoded(text: &str) -> Option<String> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(&format!("x={text}")).ok()?;
    match pairs.as_slice() {
        [(_, value)] => Some(value.clone()),
        _ => None,
    }
}

/// More than any id, secret and scopes take.
const FORM_BYTES: usize = 4096;
