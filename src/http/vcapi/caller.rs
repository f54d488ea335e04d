//! Who may issue and set states. The one place of the VC API that lets anybody through to a signing key.

use std::sync::Arc;

use axum::http::HeaderMap;

use super::super::Service;
use super::super::guard::Granted;
use super::super::problem::Problem;
use super::Conformance;
use crate::access::Permission;

/// Somebody who may, with what they may do it with.
pub(super) enum Caller {
    /// Anybody, for the throw-away issuer of `serve --conformance`.
    Anybody(Arc<Conformance>),
    /// A program of an institution.
    Program(Granted),
}

impl Caller {
    /// The caller of a request.
    ///
    /// # Errors
    /// Wherever there is a register: [`Problem::Unauthorized`] without a good token, [`Problem::Forbidden`] for people, and for
    /// programs without this right.
    pub(super) async fn of(service: &Service, headers: &HeaderMap, permission: Permission) -> Result<Self, Problem> {
        match anybody(service) {
            Ok(conformance) => Ok(Self::Anybody(conformance)),
            Err(_) => service.program(headers, permission).await.map(Self::Program),
        }
    }
}

/// The throw-away issuer, for which no login is needed.
///
/// # Errors
/// [`Problem::Unauthorized`] wherever there is a register.
pub(super) fn anybody(service: &Service) -> Result<Arc<Conformance>, Problem> {
    service.0.options.conformance.clone().ok_or(Problem::Unauthorized)
}
