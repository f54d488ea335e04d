//! Institutions and their keys.

use super::administration::Administrator;
use super::{IssuanceError, Office};
use crate::claims::{Authority, Did, Slug};
use crate::keys::{KeyId, Purpose};
use crate::store::{AuditEntry, InstitutionId, InstitutionRow, KeyRow, NewInstitution, Tx};
use crate::time::Instant;
use crate::trust::{Institution, Key};

/// The setting that names the host of the service itself.
pub const SERVICE_AUTHORITY_SETTING: &str = "service-authority";

/// First path segments of the service's own routes: no institution may be called so.
pub const RESERVED_SLUGS: [&str; 18] = [
    "a",
    "assets",
    "c",
    "credentials",
    "desk",
    "docs",
    "healthz",
    "identifiers",
    "metrics",
    "oauth",
    "presentations",
    "readyz",
    "service",
    "status",
    "status-lists",
    "trust",
    "v",
    "v1",
];

/// What only the command line does.
const OPERATOR: &str = "operator";

impl Office {
    /// Adds an institution with a credential key and a status key. The first one also gives the service its host and key.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] for a reserved slug, an IP address, or a slug or DID that is taken.
    pub async fn add_institution(&self, new: &NewInstitution) -> Result<InstitutionRow, IssuanceError> {
        if RESERVED_SLUGS.contains(&new.slug.as_str()) {
            return Err(IssuanceError::NotAllowed(format!(
                "the slug {} is a path of the service itself: choose another",
                new.slug
            )));
        }
        is_host(&new.authority)?;
        if self
            .store
            .institutions()
            .await?
            .iter()
            .any(|known| known.details.slug == new.slug || known.details.did == new.did)
        {
            return Err(IssuanceError::NotAllowed(format!(
                "there is an institution {} or {} already",
                new.slug, new.did
            )));
        }
        let at = self.now();
        let keys = [(1, Purpose::Credential), (2, Purpose::Status)]
            .map(|(number, purpose)| self.make_key(KeyId::numbered(&new.did, number), purpose, at));
        let mut tx = self.store.begin().await?;
        self.found_service(&mut tx, &new.authority, at).await?;
        let id = tx.insert_institution(new, at).await?;
        audit(&mut tx, at, (OPERATOR, "add-institution"), Some(id), new.did.as_str()).await?;
        for key in keys {
            let key = key?;
            tx.insert_key(Some(id), &key).await?;
            audit(&mut tx, at, (OPERATOR, "add-key"), Some(id), key.id.as_str()).await?;
        }
        tx.commit().await?;
        self.institution(new.slug.as_str()).await
    }

    /// Prints another host in the codes of an institution from now on. The DID, and with it the places of keys, status lists and
    /// criteria, stays where it is, because every certificate names it: the former host has to go on leading here.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] for an IP address, the present host, or a host that is another institution's own.
    pub async fn move_institution(&self, slug: &str, authority: &Authority) -> Result<InstitutionRow, IssuanceError> {
        is_host(authority)?;
        let institution = self.institution(slug).await?;
        if institution.details.authority == *authority {
            return Err(IssuanceError::NotAllowed(format!("{slug} is at {authority} already")));
        }
        let own = Did::web(authority, None);
        let others = self.store.institutions().await?;
        if let Some(owner) = others.iter().find(|other| other.id != institution.id && other.details.did == own) {
            let owner = &owner.details.slug;
            return Err(IssuanceError::NotAllowed(format!("{authority} is the own host of {owner}: choose another")));
        }
        let at = self.now();
        let mut tx = self.store.begin_for(institution.id).await?;
        tx.move_institution(institution.id, authority).await?;
        let detail = format!("{} to {authority}", institution.details.authority);
        audit(&mut tx, at, (OPERATOR, "move-institution"), Some(institution.id), &detail).await?;
        tx.commit().await?;
        self.institution(slug).await
    }

    fn make_key(&self, id: KeyId, purpose: Purpose, at: Instant) -> Result<KeyRow, IssuanceError> {
        let key = self.keyring.create(&id, &self.chance)?;
        Ok(KeyRow { id, purpose, key, added: at, retired: None, revoked: None })
    }

    /// The service is `did:web:<host>:service`, on the host of the first institution.
    async fn found_service(&self, tx: &mut Tx, authority: &Authority, at: Instant) -> Result<(), IssuanceError> {
        if tx.setting(SERVICE_AUTHORITY_SETTING).await?.is_some() {
            return Ok(());
        }
        let key = self.make_key(KeyId::numbered(&service_did(authority), 1), Purpose::Service, at)?;
        tx.set_setting(SERVICE_AUTHORITY_SETTING, authority.as_str()).await?;
        tx.insert_key(None, &key).await?;
        audit(tx, at, (OPERATOR, "add-key"), None, key.id.as_str()).await
    }
}

impl Administrator<'_> {
    /// Gives an institution a further key; the newest one of a purpose signs.
    ///
    /// # Errors
    /// [`IssuanceError::NoSuchInstitution`], or the key file cannot be written.
    pub async fn add_key(&self, slug: &str, purpose: Purpose) -> Result<KeyRow, IssuanceError> {
        let next =
            |institution: &InstitutionRow| KeyId::numbered(&institution.details.did, following(institution.keys.len()));
        self.add_named_key(slug, purpose, next).await
    }

    /// Gives an institution a key that programs sign with, `#api-N`: from now on those with the scope `issue` may, if its
    /// approvals name `client`.
    ///
    /// # Errors
    /// As [`Administrator::add_key`].
    pub async fn add_program_key(&self, slug: &str) -> Result<KeyRow, IssuanceError> {
        let next = |institution: &InstitutionRow| {
            let theirs = institution.keys.iter().filter(|key| key.id.is_for_programs()).count();
            KeyId::for_programs(&institution.details.did, following(theirs))
        };
        self.add_named_key(slug, Purpose::Credential, next).await
    }

    async fn add_named_key(
        &self,
        slug: &str,
        purpose: Purpose,
        next: impl Fn(&InstitutionRow) -> KeyId,
    ) -> Result<KeyRow, IssuanceError> {
        let id = self.office.institution(slug).await?.id;
        self.is_within(Some(id))?;
        let mut tx = self.office.store.begin_for(id).await?;
        // Read again: the number of the key must be one that no other process gives meanwhile.
        let institution = self.office.institution(slug).await?;
        let at = self.office.now();
        let key = self.office.make_key(next(&institution), purpose, at)?;
        tx.insert_key(Some(institution.id), &key).await?;
        audit(&mut tx, at, (self.by, "add-key"), Some(institution.id), key.id.as_str()).await?;
        tx.commit().await?;
        Ok(key)
    }

    /// Lets a key sign no more (`retire`), or tells everyone that it is compromised (`revoke`).
    ///
    /// # Errors
    /// [`IssuanceError::Store`] if there is no such key in use; [`IssuanceError::NotAllowed`] out of reach, for a key to be
    /// retired that certificates wait for, and for the last one that signs status lists.
    pub async fn end_key(&self, id: &KeyId, is_compromised: bool) -> Result<(), IssuanceError> {
        let institutions = self.office.store.institutions().await?;
        let owner = institutions.iter().find(|institution| institution.details.did.as_str() == id.did());
        let is_last = owner.is_some_and(|owner| is_last_status_key(owner, id));
        let owner = owner.map(|owner| owner.id);
        self.is_within(owner)?;
        let action = if is_compromised { "revoke-key" } else { "retire-key" };
        let at = self.office.now();
        let mut tx = self.office.store.begin().await?;
        if is_compromised {
            tx.revoke_key(id, at).await?;
        } else {
            let waiting = tx.waiting_for(id).await?;
            if waiting > 0 {
                let what = "certificates wait to be signed with it: seal them, or send them back first";
                return Err(IssuanceError::NotAllowed(format!("{waiting} {what}")));
            }
            if is_last {
                let what = "is the last key that signs status lists: make another one first";
                return Err(IssuanceError::NotAllowed(format!("{id} {what}")));
            }
            tx.retire_key(id, at).await?;
        }
        audit(&mut tx, at, (self.by, action), owner, id.as_str()).await?;
        Ok(tx.commit().await?)
    }
}

/// Without a status key nobody could learn any longer that a certificate was withdrawn.
fn is_last_status_key(institution: &InstitutionRow, id: &KeyId) -> bool {
    let signs = |key: &&KeyRow| key.purpose == Purpose::Status && key.is_active();
    let mut keys = institution.keys.iter().filter(signs);
    keys.next().is_some_and(|key| key.id == *id) && keys.next().is_none()
}

/// The number after so many.
fn following(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1)
}

/// An authority is printed for ever.
fn is_host(authority: &Authority) -> Result<(), IssuanceError> {
    if authority.host().parse::<std::net::IpAddr>().is_ok() {
        return Err(IssuanceError::NotAllowed(format!(
            "{authority} is an IP address: an authority is printed for ever, so it must be a host name"
        )));
    }
    Ok(())
}

/// The DID of the service itself.
#[must_use]
pub fn service_did(authority: &Authority) -> Did {
    Did::web(authority, Slug::parse("service").ok().as_ref())
}

/// The service itself as a holder of keys.
#[must_use]
pub fn service_holder(authority: &Authority, keys: &[KeyRow]) -> Institution {
    Institution {
        did: service_did(authority),
        slug: None,
        hosts: vec![authority.clone()],
        former_hosts: Vec::new(),
        names: Vec::new(),
        country: None,
        website: None,
        identifiers: Vec::new(),
        keys: keys.iter().map(Key::from).collect(),
        is_demo: false,
    }
}

async fn audit(
    tx: &mut Tx,
    at: Instant,
    (actor, action): (&str, &'static str),
    institution: Option<InstitutionId>,
    detail: &str,
) -> Result<(), IssuanceError> {
    Ok(tx.audit(AuditEntry { at, actor, action, institution, batch: None, number: None, detail }).await?)
}
