//! Signs receipts of verifications, with the key of the service.

use std::sync::Arc;

use super::institutions::{SERVICE_AUTHORITY_SETTING, service_did};
use super::{IssuanceError, Office};
use crate::claims::Authority;
use crate::keys::{KeyId, Purpose, SigningKey};
use crate::store::KeyRow;
use crate::time::Instant;
use crate::verify::Receipt;
use crate::verify::receipt::Statement;

/// The service's name and its open key.
pub struct Stamp {
    host: Authority,
    kid: KeyId,
    key: Arc<SigningKey>,
}

impl Stamp {
    /// A service at a host, with its key.
    #[must_use]
    pub fn new(host: Authority, kid: KeyId, key: Arc<SigningKey>) -> Self {
        Self { host, kid, key }
    }

    /// The stamp of an office's own service.
    ///
    /// # Errors
    /// [`IssuanceError::NoKey`] if the register has no institution yet; [`IssuanceError::Keyring`] if the key is locked or not
    /// here.
    pub async fn of(office: &Office) -> Result<Self, IssuanceError> {
        let no_key = || IssuanceError::NoKey { slug: "service".to_owned(), purpose: Purpose::Service.word() };
        let host = office.store.setting(SERVICE_AUTHORITY_SETTING).await?.ok_or_else(no_key)?;
        let host = Authority::parse(&host).map_err(|_| no_key())?;
        let row = office.store.service_keys().await?.into_iter().rev().find(KeyRow::is_active).ok_or_else(no_key)?;
        let key = office.keyring.open(&row.id, &row.key)?;
        Ok(Self::new(host, row.id, Arc::new(key)))
    }

    /// The host of the service.
    #[must_use]
    pub fn host(&self) -> &Authority {
        &self.host
    }

    /// The receipt of what was said.
    #[must_use]
    pub fn receipt(&self, statement: Statement, at: Instant) -> Receipt {
        Receipt { issuer: service_did(&self.host), issued: at, statement }
    }

    /// Signs a receipt.
    #[must_use]
    pub fn seal(&self, receipt: &Receipt) -> String {
        receipt.sign(&self.kid, &self.key)
    }

    /// The signed receipt of what was said.
    #[must_use]
    pub fn sign(&self, statement: Statement, at: Instant) -> String {
        self.seal(&self.receipt(statement, at))
    }
}
