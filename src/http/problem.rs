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

use crate::store::StoreError;

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
    /// This process has no key files, and none that has them has signed this yet.
    #[error("not signed yet")]
    NotSignedYet,
    /// Only somebody who has signed in may do this.
    #[error("only signed-in clients may do this, and this client has not shown that it is one")]
    SignInNeeded,
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
            Self::Malformed(_) => "malformed-request",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::NoReceipt(_) => "receipts-unavailable",
            Self::NotFound => "not-found",
            Self::NotSignedYet => "not-signed-yet",
            Self::SignInNeeded => "sign-in-needed",
            Self::TooLarge { .. } => "too-large",
            Self::TooSlow => "too-slow",
            Self::Unavailable(_) => "unavailable",
            Self::UnreadableFile { code, .. } => code,
            Self::UnsupportedType(_) => "unsupported-media-type",
        }
    }

    /// The status of the response.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::BadParameter(_) | Self::EmptyBody | Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::Busy | Self::NoReceipt(_) | Self::NotSignedYet | Self::Unavailable(_) => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInNeeded => StatusCode::UNAUTHORIZED,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::UnreadableFile { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Self::UnsupportedType(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        }
    }

    /// Logs a failure of ours, once, with all its causes.
    pub(super) fn log(&self, request: &str) {
        match self {
            Self::Failed(cause) | Self::NoReceipt(cause) | Self::Unavailable(cause) => {
                let mut causes = cause.to_string();
                let mut source = cause.source();
                while let Some(deeper) = source {
                    causes = format!("{causes}: {deeper}");
                    source = deeper.source();
                }
                tracing::error!(request, causes, "request {request} failed");
            }
            Self::Busy => tracing::warn!(request, "request {request} found no free core"),
            _ => {}
        }
    }

    /// The body, as JSON.
    pub(super) fn to_json(&self, request: &str) -> String {
        let status = self.status();
        let title = status.canonical_reason().unwrap_or_default();
        let is_told = status.is_client_error() || matches!(self, Self::NoReceipt(_));
        let members = if is_told {
            json!({
                "type": "about:blank", "title": title, "status": status.as_u16(), "code": self.code(), "detail": self.to_string(),
            })
        } else {
            json!({"type": "about:blank", "title": title, "status": status.as_u16(), "request_id": request})
        };
        members.to_string()
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        if error.is_passing() { Self::Unavailable(Arc::new(error)) } else { Self::failed(error) }
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
            Self::SignInNeeded => {
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
