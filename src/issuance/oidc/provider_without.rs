//! In place of `provider`, where the feature `oidc` is off: there is none.

use std::convert::Infallible;

use super::{BadOidc, Held, OidcFault};
use crate::config::Oidc;
use crate::fetch::Network;
use crate::time::Instant;

/// There is none.
#[derive(Debug)]
pub struct Provider(Infallible);

impl Provider {
    /// There is none.
    ///
    /// # Errors
    /// [`BadOidc::NotBuilt`].
    pub fn new(_: &Oidc, _: &Network) -> Result<Self, BadOidc> {
        Err(BadOidc::NotBuilt)
    }

    /// Never asked.
    #[must_use]
    pub fn name(&self, _: &str) -> &str {
        match self.0 {}
    }

    pub(super) fn issuer(&self) -> &str {
        match self.0 {}
    }

    pub(super) fn has_second_factor(&self) -> bool {
        match self.0 {}
    }

    pub(super) async fn way(&self, _: Instant, _: &str, _: &Held) -> Result<String, OidcFault> {
        match self.0 {}
    }

    pub(super) async fn who(&self, _: Instant, _: &str, _: &Held) -> Result<String, OidcFault> {
        match self.0 {}
    }
}
