//! Whose receipts are believed: verification services and their keys.

use serde_json::{Map, Value};

use super::ReceiptFault;
use crate::claims::Did;
use crate::keys::{Purpose, VerifyingKey};
use crate::proof::jws::Jws;
use crate::trust::did_document::read_did_document;
use crate::trust::{Institution, Key, TrustFault};

/// The services that a reader knows, and keys that it was given for any of them.
#[derive(Debug, Clone, Default)]
pub struct Signers {
    services: Vec<Institution>,
    keys: Vec<VerifyingKey>,
}

impl Signers {
    /// Believes a key, whatever service names it.
    pub fn add_key(&mut self, key: VerifyingKey) {
        self.keys.push(key);
    }

    /// Believes the keys of a service.
    ///
    /// # Errors
    /// [`TrustFault::Malformed`] if it is not a service: an institution's key signs certificates, and no receipts.
    pub fn add_service(&mut self, service: Institution) -> Result<(), TrustFault> {
        if !is_service(&service.did) {
            return Err(TrustFault::Malformed(format!("{} is no verification service", service.did)));
        }
        self.services.push(service);
        Ok(())
    }

    /// Believes the keys in the DID document of a service, as its host serves it at `/service/did.json`.
    ///
    /// # Errors
    /// [`TrustFault`] if it is no DID document of a service, or has no key.
    pub fn add_did_document(&mut self, document: &Map<String, Value>) -> Result<(), TrustFault> {
        let id = document.get("id").and_then(Value::as_str).unwrap_or_default();
        let did = Did::parse(id).map_err(|fault| TrustFault::Claim { field: "id", fault })?;
        self.add_service(read_did_document(document, &did)?)
    }

    /// The service whose signature a token bears.
    pub(super) fn check(&self, jws: &Jws) -> Result<Did, ReceiptFault> {
        let kid = jws.kid();
        let not_of_service = || ReceiptFault::KeyNotOfService(kid.to_string());
        let issuer = Did::parse(kid.did()).ok().filter(is_service).ok_or_else(not_of_service)?;
        let mut known: Vec<&Key> = Vec::new();
        let mut services = self.services.iter().filter(|service| service.did == issuer).peekable();
        let is_known = services.peek().is_some();
        known.extend(services.filter_map(|service| service.key(kid)));
        if known.iter().any(|key| key.revoked.is_some()) {
            return Err(ReceiptFault::KeyRevoked(kid.to_string()));
        }
        if known.iter().any(|key| !key.serves(Purpose::Service)) {
            return Err(not_of_service());
        }
        let keys = known.iter().map(|key| &key.key).chain(&self.keys);
        if keys.clone().any(|key| jws.verify(key)) {
            return Ok(issuer);
        }
        Err(match (known.is_empty(), is_known) {
            (true, true) => not_of_service(),
            (true, false) if self.keys.is_empty() => ReceiptFault::ServiceUnknown(issuer),
            _ => ReceiptFault::BadSignature,
        })
    }
}

/// `did:web:<host>:service`. No institution can be called so.
fn is_service(did: &Did) -> bool {
    did.as_str().starts_with("did:web:") && did.path() == "/service"
}
