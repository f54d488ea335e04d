//! The private keys that the service signs with. Opening one costs a tenth of a second, so it stays open once it is.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::problem::Problem;
use crate::issuance::Office;
use crate::keys::{KeyId, Purpose, SigningKey};
use crate::store::KeyRow;

pub(super) struct Signer {
    office: Arc<Office>,
    open: Mutex<HashMap<KeyId, Arc<SigningKey>>>,
}

impl Signer {
    pub(super) fn new(office: Arc<Office>) -> Self {
        Self { office, open: Mutex::default() }
    }

    /// The newest active key of a purpose, opened.
    pub(super) async fn key<'a>(
        &self,
        keys: &'a [KeyRow],
        purpose: Purpose,
    ) -> Result<(&'a KeyRow, Arc<SigningKey>), Problem> {
        let row = keys.iter().rev().find(|key| key.purpose == purpose && key.is_active());
        let row = row.ok_or_else(|| Problem::failed(NoKey(purpose.word())))?;
        Ok((row, self.open(row).await?))
    }

    /// A key, opened.
    pub(super) async fn open(&self, row: &KeyRow) -> Result<Arc<SigningKey>, Problem> {
        if let Some(key) = self.lock().get(&row.id).filter(|key| key.verifying_key() == row.key) {
            return Ok(Arc::clone(key));
        }
        let (office, id, public) = (Arc::clone(&self.office), row.id.clone(), row.key);
        let opened = tokio::task::spawn_blocking(move || office.keyring.open(&id, &public)).await;
        let key = Arc::new(opened.map_err(Problem::failed)?.map_err(Problem::failed)?);
        self.lock().insert(row.id.clone(), Arc::clone(&key));
        Ok(key)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<KeyId, Arc<SigningKey>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The register names no key that could sign.
#[derive(Debug, thiserror::Error)]
#[error("no active {0} key")]
struct NoKey(&'static str);
