//! Signs the trust list.

use super::institutions::{SERVICE_AUTHORITY_SETTING, service_did};
use super::{IssuanceError, Office};
use crate::claims::Authority;
use crate::keys::{KeyId, Purpose, VerifyingKey};

/// A signed trust list.
#[derive(Debug)]
pub struct Exported {
    /// The compact JWS.
    pub token: String,
    /// Its number.
    pub seq: u64,
    /// The key that signed it.
    pub kid: KeyId,
    /// The public half of that key.
    pub key: VerifyingKey,
}

/// Signs the trust list of all hosted institutions under the next number.
///
/// # Errors
/// [`IssuanceError::NoKey`] if the register has no institution yet.
pub async fn export(office: &Office) -> Result<Exported, IssuanceError> {
    let no_key = || IssuanceError::NoKey { slug: "service".to_owned(), purpose: Purpose::Service.word() };
    let authority = office.store.setting(SERVICE_AUTHORITY_SETTING).await?.ok_or_else(no_key)?;
    let authority = Authority::parse(&authority).map_err(|_| no_key())?;
    let row = office
        .store
        .service_keys()
        .await?
        .into_iter()
        .rev()
        .find(crate::store::KeyRow::is_active)
        .ok_or_else(no_key)?;
    let key = office.keyring.open(&row.id, &row.key)?;
    let seq = office.store.next_trust_seq().await?;
    let list = office.store.trust_list(service_did(&authority), seq, office.now()).await?;
    Ok(Exported { token: list.sign(&row.id, &key), seq, kid: row.id, key: row.key })
}
