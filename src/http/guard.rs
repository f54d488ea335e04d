//! The one place that lets callers in: who asks (`Authorization: Bearer`, RFC 6750), and whether the route is for them.
//!
//! A guarded route stands below `/v1/institutions/{slug}` and names one permission (docs/OPERATING.md, "Who may do what").
//! A handler behind it gets a [`Granted`] and needs to ask no more.

use std::sync::Arc;

use axum::Router;
use axum::extract::{RawPathParams, Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::MethodRouter;

use super::Service;
use super::problem::Problem;
use crate::access::Permission;
use crate::store::{Bearer, InstitutionId, InstitutionRow};

/// A route that is not for everybody.
pub(super) struct Guarded {
    /// `GET`, `POST`, `DELETE`.
    #[cfg_attr(not(test), expect(dead_code, reason = "the test of the whole table asks for it"))]
    pub(super) method: &'static str,
    /// Below `/v1/institutions/{slug}`.
    pub(super) path: &'static str,
    pub(super) permission: Permission,
    /// Its handler, of that method alone.
    pub(super) handler: MethodRouter<Service>,
}

/// Who was let in, and where.
#[derive(Clone)]
pub(super) struct Granted {
    pub(super) institution: Arc<InstitutionRow>,
    /// The login or the client's id, for the audit log.
    pub(super) actor: Arc<str>,
}

/// What stands before each guarded route.
#[derive(Clone)]
struct Guard {
    service: Service,
    permission: Permission,
}

/// The routes, each behind its guard.
pub(super) fn guarded(service: &Service, routes: Vec<Guarded>) -> Router<Service> {
    routes.into_iter().fold(Router::new(), |router, Guarded { path, permission, handler, .. }| {
        let guard = from_fn_with_state(Guard { service: service.clone(), permission }, let_in);
        router.route(&format!("/v1/institutions/{{slug}}{path}"), handler.route_layer(guard))
    })
}

/// Lets a request through whose caller may do this in the institution of the path.
async fn let_in(
    State(Guard { service, permission }): State<Guard>,
    params: RawPathParams,
    mut request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let bearer = service.bearer(request.headers()).await?;
    let slug = params.iter().find(|(name, _)| *name == "slug").map_or("", |(_, slug)| slug);
    let known = service.0.knowledge.now().await?;
    let institution = known.institutions.iter().find(|institution| institution.details.slug.as_str() == slug);
    // Which institutions there are is public; what is in them is not.
    let institution = institution.ok_or(Problem::NotFound)?;
    if !may(&bearer, permission, institution.id) {
        return Err(Problem::Forbidden(permission.words()));
    }
    let granted = Granted { institution: Arc::new(institution.clone()), actor: actor(&bearer).into() };
    request.extensions_mut().insert(granted);
    Ok(next.run(request).await)
}

impl Service {
    /// The program that asks, if it has this right, with its institution.
    pub(super) async fn program(&self, headers: &HeaderMap, permission: Permission) -> Result<Granted, Problem> {
        let bearer = self.bearer(headers).await?;
        let known = self.0.knowledge.now().await?;
        let own = match &bearer {
            Bearer::Client { institution, .. } => known.institutions.iter().find(|one| one.id == *institution),
            Bearer::Account { .. } => None,
        };
        match own.filter(|own| may(&bearer, permission, own.id)) {
            Some(own) => Ok(Granted { institution: Arc::new(own.clone()), actor: actor(&bearer).into() }),
            None => Err(Problem::Forbidden(permission.words())),
        }
    }

    /// Who asks.
    pub(super) async fn bearer(&self, headers: &HeaderMap) -> Result<Bearer, Problem> {
        let token = bearer_token(headers).ok_or(Problem::Unauthorized)?;
        self.0.office.bearer(token).await?.ok_or(Problem::Unauthorized)
    }
}

/// The token of `Authorization: Bearer …`.
pub(super) fn bearer_token(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// Whether a caller may do something in an institution.
fn may(bearer: &Bearer, permission: Permission, there: InstitutionId) -> bool {
    match bearer {
        Bearer::Account { roles, .. } => {
            roles.iter().any(|(place, role)| place.is_none_or(|place| place == there) && role.allows(permission))
        }
        Bearer::Client { institution, scopes, .. } => {
            *institution == there && scopes.iter().any(|scope| scope.allows(permission))
        }
    }
}

/// The login or the client's id.
fn actor(bearer: &Bearer) -> &str {
    match bearer {
        Bearer::Account { login, .. } => login,
        Bearer::Client { id, .. } => id,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{Request, StatusCode};
    use serde_json::{Value, json};

    use super::super::register_routes;
    use super::super::testing::{self, Asked as _, Register, body, get, office_of, post, register, send, service};
    use super::*;
    use crate::access::{Role, Scope};

    const PASSWORD: &str = "four words make one";

    async fn sign_in(register: &Register, login: &str, password: &str) -> axum::http::Response<axum::body::Body> {
        let request =
            post("/v1/session", "application/json", json!({"login": login, "password": password}).to_string());
        send(&service(register.clone()), request).await
    }

    async fn token_of(register: &Register, login: &str) -> String {
        let response = sign_in(register, login, PASSWORD).await;
        assert_eq!(response.status(), StatusCode::OK);
        let answer: Value = serde_json::from_str(&body(response).await).unwrap();
        answer["token"].as_str().unwrap().to_owned()
    }

    fn request(method: &str, path: &str, token: Option<&str>) -> Request<axum::body::Body> {
        let request = Request::builder().method(method).uri(path).header("host", testing::HOST);
        let request = match token {
            Some(token) => request.header("authorization", format!("Bearer {token}")),
            None => request,
        };
        request.body(axum::body::Body::empty()).unwrap()
    }

    /// Whether a caller has a right, there or in another institution.
    type Holds = Box<dyn Fn(Permission, bool) -> bool>;

    /// Every guarded route, with something in the place of what it names.
    fn table() -> Vec<(&'static str, String, Permission)> {
        let concrete = |path: &str| {
            path.replace("{digest}", &"0".repeat(64))
                .replace("{number}", "IMU-2022-0001")
                .replace("{file}", "IMU-2022-0001.jwt")
        };
        register_routes().into_iter().map(|route| (route.method, concrete(route.path), route.permission)).collect()
    }

    #[tokio::test]
    async fn every_route_is_open_to_those_roles_that_the_table_names_and_to_nobody_else() {
        let register = register().await;
        let office = office_of(&register);
        let mut callers: Vec<(String, Holds)> = Vec::new();
        for role in Role::ALL {
            for (place, login) in [(None, "everywhere"), (Some("medeniyet"), "there"), (Some("kursk"), "elsewhere")] {
                let login = format!("{}.{login}@example.org", role.word());
                office.add_account(&login, "TEST ONLY", (place, role), PASSWORD).await.unwrap();
                let token = token_of(&register, &login).await;
                let holds = move |permission, is_there: bool| {
                    role.allows(permission) && (place.is_none() || (place == Some("medeniyet")) == is_there)
                };
                callers.push((token, Box::new(holds)));
            }
        }
        for scope in Scope::ALL {
            let (id, secret) = office.add_client("medeniyet", "TEST ONLY", &[scope]).await.unwrap();
            let granted = office.client_token(&id, secret.expose(), None).await.unwrap().unwrap();
            let holds = move |permission, is_there: bool| scope.allows(permission) && is_there;
            callers.push((granted.token.expose().to_owned(), Box::new(holds)));
        }
        let service = service(register.clone());
        for (method, path, permission) in table() {
            for (slug, is_there) in [("medeniyet", true), ("kursk", false)] {
                let path = format!("/v1/institutions/{slug}{path}");
                for (token, may) in &callers {
                    let status = send(&service, request(method, &path, Some(token))).await.status();
                    let is_forbidden = status == StatusCode::FORBIDDEN;
                    assert_ne!(status, StatusCode::UNAUTHORIZED, "{method} {path}");
                    assert!(!status.is_server_error(), "{method} {path}: {status}");
                    assert_eq!(is_forbidden, !may(permission, is_there), "{method} {path}: {status}");
                }
                for nobody in [None, Some("no token of ours")] {
                    let response = send(&service, request(method, &path, nobody)).await;
                    assert_eq!(response.status(), StatusCode::UNAUTHORIZED, "{method} {path}");
                    assert_eq!(response.headers()["www-authenticate"], "Bearer");
                }
            }
        }
    }

    #[tokio::test]
    async fn a_closed_account_a_closed_client_and_who_signs_out_are_nobody() {
        let register = register().await;
        let office = office_of(&register);
        let service = service(register.clone());
        let path = "/v1/institutions/medeniyet/audit";
        office.add_account("a@example.org", "TEST ONLY", (None, Role::Auditor), PASSWORD).await.unwrap();
        let tokens = [token_of(&register, "a@example.org").await, token_of(&register, "A@Example.org ").await];
        assert_eq!(send(&service, request("GET", path, Some(&tokens[0]))).await.status(), StatusCode::OK);
        let out = send(&service, request("DELETE", "/v1/session", Some(&tokens[0]))).await;
        assert_eq!(out.status(), StatusCode::NO_CONTENT);
        assert_eq!(send(&service, request("GET", path, Some(&tokens[0]))).await.status(), StatusCode::UNAUTHORIZED);
        assert_eq!(send(&service, request("GET", path, Some(&tokens[1]))).await.status(), StatusCode::OK);
        office.disable_account("a@example.org").await.unwrap();
        assert_eq!(send(&service, request("GET", path, Some(&tokens[1]))).await.status(), StatusCode::UNAUTHORIZED);
        assert_eq!(sign_in(&register, "a@example.org", PASSWORD).await.status(), StatusCode::UNAUTHORIZED);
        let (id, secret) = office.add_client("medeniyet", "TEST ONLY", &[Scope::Register]).await.unwrap();
        let token = office.client_token(&id, secret.expose(), None).await.unwrap().unwrap().token;
        let who = send(&service, request("GET", "/v1/session", Some(token.expose()))).await;
        assert_eq!(
            body(who).await,
            json!({"client_id": id, "institution": "medeniyet", "scope": "register"}).to_string()
        );
        office.disable_client(&id).await.unwrap();
        let who = send(&service, request("GET", "/v1/session", Some(token.expose()))).await;
        assert_eq!(who.status(), StatusCode::UNAUTHORIZED);
        assert!(office.client_token(&id, secret.expose(), None).await.unwrap().is_err());
    }

    #[tokio::test]
    async fn wrong_passwords_lock_the_account_and_say_nothing_else() {
        let register = register().await;
        let office = office_of(&register);
        office.add_account("a@example.org", "TEST ONLY", (None, Role::Auditor), PASSWORD).await.unwrap();
        let unknown = body(sign_in(&register, "b@example.org", PASSWORD).await).await;
        for _ in 0..5 {
            let response = sign_in(&register, "a@example.org", "four words make two").await;
            assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
            assert_eq!(body(response).await, unknown);
        }
        let locked = sign_in(&register, "a@example.org", PASSWORD).await;
        assert_eq!(locked.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(locked.headers()["retry-after"], "60");
        office.reset_password("a@example.org", "another four words").await.unwrap();
        assert_eq!(sign_in(&register, "a@example.org", PASSWORD).await.status(), StatusCode::UNAUTHORIZED);
        assert_eq!(sign_in(&register, "a@example.org", "another four words").await.status(), StatusCode::OK);
    }

    #[tokio::test]
    async fn a_token_is_given_as_oauth_says() {
        let register = register().await;
        let office = office_of(&register);
        let (id, secret) = office.add_client("medeniyet", "TEST ONLY", &[Scope::Draft, Scope::Register]).await.unwrap();
        let service = service(register);
        let form = "application/x-www-form-urlencoded";
        let ask = |text: String| post("/oauth/token", form, text);
        let whole = format!("grant_type=client_credentials&client_id={id}&client_secret={}", secret.expose());
        let response = send(&service, ask(format!("{whole}&scope=register"))).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()["cache-control"], "no-store");
        let answer: Value = serde_json::from_str(&body(response).await).unwrap();
        assert_eq!(
            (&answer["token_type"], &answer["expires_in"], &answer["scope"]),
            (&json!("Bearer"), &json!(3600), &json!("register"))
        );
        let basic =
            base64::Engine::encode(&base64::engine::general_purpose::STANDARD, format!("{id}:{}", secret.expose()));
        let basic = format!("Basic {basic}");
        let by_header = ask("grant_type=client_credentials".to_owned()).with("authorization", &basic);
        assert_eq!(send(&service, by_header).await.status(), StatusCode::OK);
        for (request, status, error) in [
            (ask("grant_type=password".to_owned()), 400, "unsupported_grant_type"),
            (ask(whole.clone()).with("authorization", &basic), 400, "invalid_request"),
            (ask(format!("{whole}&scope=seal")), 400, "invalid_scope"),
            (ask(format!("{whole}&scope=root")), 400, "invalid_scope"),
            (ask(format!("{whole}x")), 401, "invalid_client"),
            (ask("grant_type=client_credentials".to_owned()), 401, "invalid_client"),
            (ask("grant_type=client_credentials".to_owned()).with("authorization", "Basic ?"), 401, "invalid_client"),
            (post("/oauth/token", "application/json", "{}"), 400, "invalid_request"),
        ] {
            let response = send(&service, request).await;
            assert_eq!(response.status().as_u16(), status);
            let answer: Value = serde_json::from_str(&body(response).await).unwrap();
            assert_eq!(answer["error"], error);
        }
        assert_eq!(send(&service, get("/oauth/token")).await.status(), StatusCode::METHOD_NOT_ALLOWED);
    }
}
