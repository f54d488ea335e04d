//! Who may issue. The one place that lets anybody through to a signing key.

use std::sync::Arc;

use axum::http::HeaderMap;

use super::super::Service;
use super::super::problem::Problem;
use super::Conformance;

/// Somebody who may issue, with what they issue from.
#[derive(Debug, Clone)]
pub(super) enum Caller {
    /// Anybody, for the throw-away issuer of `serve --conformance`.
    Anybody(Arc<Conformance>),
}

impl Caller {
    /// The caller of a request.
    ///
    /// # Errors
    /// [`Problem::Unauthorized`] wherever there is a register: nobody signs with an institution's key without a login.
    pub(super) fn of(service: &Service, _headers: &HeaderMap) -> Result<Self, Problem> {
        service.0.options.conformance.clone().map(Self::Anybody).ok_or(Problem::Unauthorized)
    }
}
