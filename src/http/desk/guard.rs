//! The one place that lets people into the desk.

use std::sync::Arc;

use axum::extract::{RawPathParams, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;

use super::super::problem::{Problem, causes};
use super::super::{Service, accept, receive};
use super::fields::Fields;
use super::{cookie, see};
use crate::access::{Permission, Role};
use crate::claims::Language;
use crate::store::{InstitutionId, InstitutionRow, Session};
use crate::wire::digest::Digest;
use crate::wire::limits::FILE_BYTES;

/// What a route asks of whoever comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    /// Nothing, and whoever has signed in may come as well: the way back from the OpenID provider.
    Anybody,
    /// Nothing: the page where people sign in.
    Nobody,
    /// The password was right, the code has not been asked for yet.
    Password,
    /// Somebody who has signed in.
    Somebody,
    /// Somebody who has signed in and has this right in the institution of the path.
    Right(Permission),
}

/// Who was let in, and what came with the request.
#[derive(Clone)]
pub(super) struct Visitor {
    /// The session, and its token.
    pub(super) session: Option<Arc<(Session, String)>>,
    /// The institution of the path.
    pub(super) institution: Option<Arc<InstitutionRow>>,
    pub(super) language: Language,
    /// The path, for the links to other languages.
    pub(super) path: Arc<str>,
    /// The form.
    pub(super) fields: Arc<Fields>,
}

impl Visitor {
    /// Whether somebody has a right in the institution of the path.
    pub(super) fn may(&self, permission: Permission) -> bool {
        let there = self.institution.as_ref().map(|institution| institution.id);
        self.session.as_ref().zip(there).is_some_and(|(session, there)| may(&session.0, permission, there))
    }

    /// Who has signed in.
    pub(super) fn somebody(&self) -> Result<&Session, Problem> {
        self.session.as_ref().map(|session| &session.0).ok_or(Problem::Stale)
    }

    /// The institution of the path.
    pub(super) fn place(&self) -> Result<&InstitutionRow, Problem> {
        self.institution.as_deref().ok_or(Problem::NotFound)
    }
}

/// What stands before a route.
#[derive(Clone)]
pub(super) struct Guard {
    service: Service,
    needs: Needs,
}

impl Guard {
    pub(super) fn new(service: &Service, needs: Needs) -> Self {
        Self { service: service.clone(), needs }
    }
}

/// The token in our forms: a page of another site cannot know it. It is made of the session's own, which scripts cannot read.
pub(super) fn form_token(token: &str) -> String {
    Digest::of_parts([&b"testamur-form-1"[..], token.as_bytes()]).to_base64url()
}

/// Lets a request through that may go on, with a [`Visitor`] for its handler.
pub(super) async fn let_in(
    State(Guard { service, needs }): State<Guard>,
    params: RawPathParams,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    if !service.0.options.signs {
        // What the desk seals, and its one-time codes, need the key files' passphrase.
        return Err(Problem::NotFound);
    }
    let (mut parts, body) = request.into_parts();
    let session = match cookie::token(&parts.headers) {
        Some(token) => service.0.office.session(token).await?.map(|session| Arc::new((session, token.to_owned()))),
        None => None,
    };
    if let Some(elsewhere) = elsewhere(needs, session.as_deref().map(|(session, _)| session)) {
        return Ok(see(elsewhere));
    }
    let mut visitor = Visitor {
        session,
        institution: None,
        language: language(&parts.headers, &parts.uri),
        path: parts.uri.path().into(),
        fields: Arc::default(),
    };
    if let Needs::Right(permission) = needs {
        let slug = params.iter().find(|(name, _)| *name == "slug").map_or("", |(_, slug)| slug);
        // Not from memory: who has just changed something sees it changed, whichever process is asked.
        let institution = service.0.store.institution(slug).await?;
        visitor.institution = Some(Arc::new(institution.ok_or(Problem::NotFound)?));
        if !visitor.may(permission) {
            return Err(Problem::Forbidden(permission.words()));
        }
    }
    if parts.method == Method::POST {
        let limit =
            if matches!(needs, Needs::Anybody | Needs::Nobody | Needs::Password) { SMALL } else { FILE_BYTES + SMALL };
        let bytes = receive::whole(&parts.headers, body, limit, service.0.options.body_time).await?;
        let fields = Fields::read(&parts.headers, bytes).await?;
        if let Some(session) = &visitor.session
            && fields.text("token") != form_token(&session.1)
        {
            return Err(Problem::Stale);
        }
        visitor.fields = Arc::new(fields);
    }
    note_language(&service, &visitor, chosen(&parts.uri)).await;
    let chosen = chosen(&parts.uri).and_then(|language| cookie::remember(&parts.headers, language));
    parts.extensions.insert(visitor);
    let mut response = next.run(Request::from_parts(parts, axum::body::Body::empty())).await;
    if let Some(chosen) = chosen {
        response.headers_mut().append(header::SET_COOKIE, chosen);
    }
    // Nobody finds these pages in a browser's memory after signing out.
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Where somebody is sent who is not yet, or no longer, where the route wants them.
fn elsewhere(needs: Needs, session: Option<&Session>) -> Option<&'static str> {
    let is_confirmed = session.map(|session| session.confirmed.is_some());
    match (needs, is_confirmed) {
        (Needs::Nobody | Needs::Password, Some(true)) => Some("/desk"),
        (Needs::Anybody | Needs::Nobody, _)
        | (Needs::Password, Some(false))
        | (Needs::Somebody | Needs::Right(_), Some(true)) => None,
        (Needs::Somebody | Needs::Right(_), Some(false)) => Some("/desk/code"),
        (Needs::Password | Needs::Somebody | Needs::Right(_), None) => Some("/desk/sign-in"),
    }
}

/// Whether somebody may do something in an institution: by a role, or by standing in for a signatory.
pub(super) fn may(session: &Session, permission: Permission, there: InstitutionId) -> bool {
    let holds = |(place, role): &(Option<InstitutionId>, Role)| {
        place.is_none_or(|place| place == there) && role.allows(permission)
    };
    let stands_in = || session.stands_in.iter().any(|delegation| delegation.institution == there);
    session.roles.iter().any(holds) || (matches!(permission, Permission::Approve | Permission::Check) && stands_in())
}

/// Letters to somebody are written in the language that was chosen last, or else the one of the first visit. That it cannot be kept
/// keeps nobody from the page.
async fn note_language(service: &Service, visitor: &Visitor, chosen: Option<Language>) {
    let Some(session) = visitor.session.as_deref().map(|(session, _)| session) else { return };
    let next = if session.language.is_none() { Some(visitor.language) } else { chosen };
    let Some(next) = next.filter(|next| session.confirmed.is_some() && session.language != Some(*next)) else { return };
    if let Err(error) = service.0.office.note_language(session.account, next).await {
        tracing::warn!(causes = causes(&error), "the language of an account was not kept");
    }
}

/// The query's, or the one chosen before, or the browser's.
fn language(headers: &HeaderMap, uri: &axum::http::Uri) -> Language {
    chosen(uri).or_else(|| cookie::language(headers)).unwrap_or_else(|| accept::spoken(headers))
}

fn chosen(uri: &axum::http::Uri) -> Option<Language> {
    let asked = uri.query().unwrap_or_default().split('&').find_map(|part| part.strip_prefix("lang="));
    asked.and_then(accept::known)
}

/// More than any form without a file takes.
const SMALL: usize = 64 * 1024;
