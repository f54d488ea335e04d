//! `POST /v1/session`: somebody signs in with login and password and is given a token; `DELETE` signs out; `GET` says who asks.

use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::guard::bearer_token;
use super::problem::Problem;
use super::respond::{empty, fresh};
use super::{Service, receive};
use crate::access::{Role, Scope, join};
use crate::issuance::accounts::Refused;
use crate::store::{Bearer, InstitutionId};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignIn {
    login: String,
    password: Zeroizing<String>,
}

pub(super) async fn sign_in(
    State(service): State<Service>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let body = receive::whole(&headers, body, SIGN_IN_BYTES, service.0.options.body_time).await?;
    let SignIn { login, password } = serde_json::from_slice(&body)
        .map_err(|_| Problem::Malformed(r#"send {"login": …, "password": …} as application/json"#.to_owned()))?;
    // Hashing takes a core for 30 ms and 19 MiB: no more of them at once than there are cores.
    let _core = service.core().await?;
    match service.0.office.sign_in(&login, &password).await? {
        Ok(granted) => {
            let answer = json!({"token": granted.token.expose(), "expires_in": granted.seconds});
            Ok(fresh("application/json", answer.to_string()))
        }
        Err(Refused::Locked(seconds)) => Err(Problem::TooMany { seconds: seconds.unsigned_abs() }),
        Err(_) => Err(Problem::SignInFailed),
    }
}

pub(super) async fn sign_out(State(service): State<Service>, headers: HeaderMap) -> Result<Response, Problem> {
    let token = bearer_token(&headers).ok_or(Problem::Unauthorized)?;
    service.0.office.sign_out(token).await?;
    Ok(empty())
}

pub(super) async fn who(State(service): State<Service>, headers: HeaderMap) -> Result<Response, Problem> {
    let bearer = service.bearer(&headers).await?;
    let known = service.0.knowledge.now().await?;
    let slug =
        |id: InstitutionId| known.institutions.iter().find(|one| one.id == id).map(|one| one.details.slug.to_string());
    let role = |(place, role): &(Option<InstitutionId>, Role)| -> Value {
        json!({"institution": place.and_then(slug), "role": role.word()})
    };
    let answer = match bearer {
        Bearer::Account { login, roles } => {
            json!({"login": login, "roles": roles.iter().map(role).collect::<Vec<_>>()})
        }
        Bearer::Client { id, institution, scopes } => {
            json!({"client_id": id, "institution": slug(institution), "scope": join(&scopes, Scope::word)})
        }
    };
    Ok(fresh("application/json", answer.to_string()))
}

/// More than any login and password take.
const SIGN_IN_BYTES: usize = 4096;
