//! Problem details (RFC 9457). The only place that knows status codes.
//!
//! A problem of the client says what to do. A failure of ours holds a request id and no more; its cause is logged once,
//! here, under that id.

use std::error::Error;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::claims::Language;
use crate::issuance::{Fault, IssuanceError};
use crate::roster::Place;
use crate::store::StoreError;
use crate::words::Words;

/// Why a request has no answer.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// A parameter of the query is not of its form.
    #[error("{0}")]
    BadParameter(&'static str),
    /// Every core is busy.
    #[error("too many requests at once: try again")]
    Busy,
    /// There is no body.
    #[error("the body is empty")]
    EmptyBody,
    /// Programme, roster or sheets have faults; nothing was kept.
    #[error("{} faults: nothing was kept", .0.len())]
    Faults(Vec<Told>),
    /// The caller may not do this here.
    #[error("this needs the right to {0}, which this caller does not have here")]
    Forbidden(&'static str),
    /// The register does not allow it.
    #[error("{0}")]
    NotAllowed(String),
    /// A request for a token that is none (RFC 6749, section 5.2): the code of that section, and what to do.
    #[error("{1}")]
    OAuth(&'static str, &'static str),
    /// A program whose id and secret do not belong together (RFC 6749, section 5.2).
    #[error("the client is unknown, closed, or its secret is wrong")]
    OAuthClient,
    /// Login and password do not belong together.
    #[error("login and password do not belong together, or the account is closed")]
    SignInFailed,
    /// The caller asks too often.
    #[error("too many requests: try again in {seconds} seconds")]
    TooMany {
        /// Until the next one is taken.
        seconds: u64,
    },
    /// A form without its token, or a request that another site has made.
    #[error("this page is too old, or the request comes from another site: load the page again")]
    Stale,
    /// Nobody who is known asks.
    #[error("send a token that is still good: Authorization: Bearer …")]
    Unauthorized,
    /// We could not do our work.
    #[error("internal error")]
    Failed(#[source] Arc<dyn Error + Send + Sync>),
    /// The body is not what its type says.
    #[error("{0}")]
    Malformed(String),
    /// The path takes other methods.
    #[error("this path does not take this method")]
    MethodNotAllowed,
    /// No key of the service can be opened in this process.
    #[error("receipts are not signed here: ask without receipt, or ask a process that holds the service's key")]
    NoReceipt(#[source] Arc<dyn Error + Send + Sync>),
    /// Nothing is there.
    #[error("nothing is here")]
    NotFound,
    /// This process has no key files.
    #[error("nothing is signed in this process: ask one that holds the key files")]
    NotSignedHere,
    /// This process has no key files, and none that has them has signed this yet.
    #[error("not signed yet")]
    NotSignedYet,
    /// The body is longer than it may be.
    #[error("the body is longer than {limit} bytes")]
    TooLarge {
        /// The most bytes.
        limit: usize,
    },
    /// The body came too slowly.
    #[error("the body came too slowly")]
    TooSlow,
    /// The register cannot be asked at the moment.
    #[error("the register is not to be had")]
    Unavailable(#[source] Arc<dyn Error + Send + Sync>),
    /// A file that cannot be examined: damaged, encrypted, asking for too much work.
    #[error("{detail}")]
    UnreadableFile {
        /// The permanent code of the fault.
        code: &'static str,
        /// The fault in words.
        detail: String,
    },
    /// The type of the body is none that this path takes.
    #[error("send one of: {0}")]
    UnsupportedType(&'static str),
}

impl Problem {
    /// A failure of ours.
    #[must_use]
    pub fn failed(cause: impl Error + Send + Sync + 'static) -> Self {
        Self::Failed(Arc::new(cause))
    }

    /// A receipt that cannot be signed.
    #[must_use]
    pub fn no_receipt(cause: impl Error + Send + Sync + 'static) -> Self {
        Self::NoReceipt(Arc::new(cause))
    }

    /// The permanent code of this problem.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::BadParameter(_) => "bad-parameter",
            Self::Busy => "busy",
            Self::EmptyBody => "empty-body",
            Self::Failed(_) => "internal-error",
            Self::Faults(_) => "faults",
            Self::Forbidden(_) => "forbidden",
            Self::NotAllowed(_) => "not-allowed",
            Self::OAuthClient => "invalid_client",
            Self::SignInFailed => "sign-in-failed",
            Self::Stale => "stale-page",
            Self::TooMany { .. } => "too-many-requests",
            Self::Unauthorized => "unauthorized",
            Self::Malformed(_) => "malformed-request",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::NoReceipt(_) => "receipts-unavailable",
            Self::NotFound => "not-found",
            Self::NotSignedHere => "not-signed-here",
            Self::NotSignedYet => "not-signed-yet",
            Self::TooLarge { .. } => "too-large",
            Self::TooSlow => "too-slow",
            Self::Unavailable(_) => "unavailable",
            Self::OAuth(code, _) | Self::UnreadableFile { code, .. } => code,
            Self::UnsupportedType(_) => "unsupported-media-type",
        }
    }

    /// The status of the response.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::BadParameter(_) | Self::EmptyBody | Self::Malformed(_) | Self::OAuth(..) => StatusCode::BAD_REQUEST,
            Self::Forbidden(_) | Self::Stale => StatusCode::FORBIDDEN,
            Self::NotAllowed(_) => StatusCode::CONFLICT,
            Self::OAuthClient | Self::SignInFailed | Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy | Self::NoReceipt(_) | Self::NotSignedHere | Self::NotSignedYet | Self::Unavailable(_) => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Faults(_) | Self::UnreadableFile { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Self::UnsupportedType(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        }
    }

    /// Logs a failure of ours, once, with all its causes.
    pub(super) fn log(&self, request: &str) {
        match self {
            Self::Failed(cause) | Self::NoReceipt(cause) | Self::Unavailable(cause) => {
                tracing::error!(request, causes = causes(&**cause), "request {request} failed");
            }
            Self::Busy => tracing::warn!(request, "request {request} found no free core"),
            _ => {}
        }
    }

    /// The type of the body.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::OAuth(..) | Self::OAuthClient => "application/json",
            _ => "application/problem+json",
        }
    }

    /// The body, as JSON.
    pub(super) fn to_json(&self, request: &str) -> String {
        let status = self.status();
        let title = status.canonical_reason().unwrap_or_default();
        let is_told = status.is_client_error() || matches!(self, Self::NoReceipt(_) | Self::NotSignedHere);
        let mut members = if let Self::OAuth(..) | Self::OAuthClient = self {
            json!({"error": self.code(), "error_description": self.to_string()})
        } else if is_told {
            json!({
                "type": "about:blank", "title": title, "status": status.as_u16(), "code": self.code(), "detail": self.to_string(),
            })
        } else {
            json!({"type": "about:blank", "title": title, "status": status.as_u16(), "request_id": request})
        };
        if let (Self::Faults(faults), Value::Object(members)) = (self, &mut members) {
            members.insert("faults".to_owned(), json!(faults));
        }
        members.to_string()
    }
}

/// An error with all its causes, for the log.
pub(super) fn causes(error: &(dyn Error + 'static)) -> String {
    let mut causes = error.to_string();
    let mut source = error.source();
    while let Some(deeper) = source {
        causes = format!("{causes}: {deeper}");
        source = deeper.source();
    }
    causes
}

/// A fault of a programme, a roster or a sheet, as a caller reads it.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Told {
    /// The permanent code.
    pub code: &'static str,
    /// The row of the roster, or the line of the programme, from 1.
    pub row: Option<u32>,
    /// The column of the roster, or the key of the programme.
    pub column: Option<String>,
    /// What stands there.
    pub content: String,
    /// What is wrong.
    pub problem: String,
    /// What to do about it.
    pub cure: String,
}

impl Problem {
    /// Faults, in the words of a language.
    #[must_use]
    pub fn of_faults(faults: &[Fault], words: &Words) -> Self {
        let told = |fault: &Fault| {
            let (row, column) = match &fault.place {
                Place::File => (None, None),
                Place::Key { line, path } => (Some(*line), Some(path.clone())),
                Place::Row { row, column, .. } => (Some(*row), column.clone()),
            };
            let (problem, cure) = (fault.problem(words), fault.cure(words));
            Told { code: fault.code, row, column, content: fault.content.clone(), problem, cure }
        };
        Self::Faults(faults.iter().map(told).collect())
    }
}

impl From<IssuanceError> for Problem {
    fn from(error: IssuanceError) -> Self {
        match error {
            IssuanceError::Faults(faults) => Self::of_faults(&faults, Words::of(Language::En)),
            IssuanceError::NotIssuable(_) => Self::Malformed(error.to_string()),
            IssuanceError::NoSuchBatch { .. }
            | IssuanceError::NoSuchCertificate { .. }
            | IssuanceError::NoSuchInstitution { .. } => Self::NotFound,
            IssuanceError::ApprovalDiffers
            | IssuanceError::Claimed
            | IssuanceError::NotAllowed(_)
            | IssuanceError::NotInPolicy { .. }
            | IssuanceError::NotOpenTo { .. }
            | IssuanceError::Replaced => Self::NotAllowed(error.to_string()),
            IssuanceError::Store(error) => error.into(),
            error => Self::failed(error),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Nul => Self::Malformed(error.to_string()),
            error if error.is_passing() => Self::Unavailable(Arc::new(error)),
            error => Self::failed(error),
        }
    }
}

/// Status and headers only: `frame` writes the body, because it knows the id of the request and what the client reads.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.status();
        match &self {
            Self::Busy => _ = response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2")),
            Self::NotSignedYet | Self::Unavailable(_) => {
                _ = response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
            }
            Self::TooMany { seconds } => {
                response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
            }
            Self::OAuthClient => {
                response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Basic"));
            }
            Self::Unauthorized => {
                response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            Self::TooLarge { .. } | Self::TooSlow => {
                // What is still on its way is not read.
                response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
            Self::UnsupportedType(types) => {
                response.headers_mut().insert("accept-post", HeaderValue::from_static(types));
            }
            _ => {}
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Marks a response whose body is the whole answer although its status says that something is wrong.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answered;

/// An answer of another kind than a problem, with its status.
pub(super) fn of_kind(status: u16, kind: &'static str, body: &Value) -> Response {
    let mut response = super::respond::fresh(kind, body.to_string());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.extensions_mut().insert(Answered);
    response
}

/// 200.
pub(super) fn answered(body: &Value) -> Response {
    of_kind(200, JSON, body)
}

/// 201.
pub(super) fn created(body: &Value) -> Response {
    of_kind(201, JSON, body)
}

/// 400, as the VC API answers where a credential or presentation is not verified.
pub(super) fn not_verified(body: &Value) -> Response {
    of_kind(400, JSON, body)
}

const JSON: &str = "application/json";
