//! The throw-away issuer of `serve --conformance`: a `did:key`, status lists in memory, no login.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::lists::Lists;
use crate::claims::{ClaimFault, Did};
use crate::keys::{KeyId, SigningKey};

/// An issuer that anybody may use and nobody believes.
pub struct Conformance {
    /// Its `did:key`.
    did: Did,
    key: SigningKey,
    method: KeyId,
    /// Where its status lists are served: scheme, host and port, without a slash at the end.
    base: String,
    lists: Mutex<Lists>,
}

impl Conformance {
    /// An issuer with this key, reached at this base URL (`http://127.0.0.1:8080`).
    ///
    /// # Errors
    /// None in practice: [`ClaimFault`] if the key's own spelling were no DID.
    pub fn new(key: SigningKey, base: &str) -> Result<Self, ClaimFault> {
        let multikey = key.verifying_key().to_multikey();
        let did = Did::parse(&format!("did:key:{multikey}"))?;
        let method = KeyId::parse(&format!("{did}#{multikey}"))?;
        Ok(Self { did, key, method, base: base.trim_end_matches('/').to_owned(), lists: Mutex::default() })
    }

    /// Its DID.
    #[must_use]
    pub fn did(&self) -> &Did {
        &self.did
    }

    pub(super) fn key(&self) -> &SigningKey {
        &self.key
    }

    /// The verification method of its proofs, and the `kid` of its tokens.
    pub(super) fn method(&self) -> &KeyId {
        &self.method
    }

    pub(super) fn base(&self) -> &str {
        &self.base
    }

    pub(super) fn lists(&self) -> MutexGuard<'_, Lists> {
        self.lists.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Conformance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Conformance({})", self.did)
    }
}
