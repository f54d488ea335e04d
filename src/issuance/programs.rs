//! Programs of an institution, and by what its batches are approved: changed by an administrator.

use super::IssuanceError;
use super::accounts::note;
use super::administration::{Administrator, name_of};
use crate::access::secret::Secret;
use crate::access::{Means, Scope, join};
use crate::store::Client;

impl Administrator<'_> {
    /// Lets a program of an institution in: its id, and its secret, which is told this once.
    ///
    /// # Errors
    /// [`IssuanceError::NoSuchInstitution`]; [`IssuanceError::NotAllowed`] without a name or a scope, and out of reach.
    pub async fn add_client(
        &self,
        slug: &str,
        name: &str,
        scopes: &[Scope],
    ) -> Result<(String, Secret), IssuanceError> {
        let institution = self.office.institution(slug).await?.id;
        self.is_within(Some(institution))?;
        let name = name_of(name)?;
        if scopes.is_empty() {
            return Err(IssuanceError::NotAllowed("give a program at least one scope".to_owned()));
        }
        let random: [u8; 6] = self.office.chance.bytes()?;
        let id = random.iter().fold(format!("{slug}-"), |id, byte| format!("{id}{byte:02x}"));
        let secret = Secret::new(self.office.chance.bytes()?);
        let client = Client {
            id: id.clone(),
            institution,
            name: name.to_owned(),
            secret: secret.digest(),
            scopes: scopes.to_vec(),
            disabled: None,
        };
        let at = self.office.now();
        let mut tx = self.office.store.begin().await?;
        tx.insert_client(&client, at).await?;
        let detail = format!("{id} with {}", join(scopes, Scope::word));
        note(&mut tx, at, (self.by, "add-client"), Some(institution), &detail).await?;
        tx.commit().await?;
        Ok((id, secret))
    }

    /// Gives a program another secret, which is told this once; what it carries is worth nothing from now on.
    ///
    /// # Errors
    /// As [`Administrator::disable_client`].
    pub async fn rotate_client(&self, id: &str) -> Result<Secret, IssuanceError> {
        let client = self.open_client(id).await?;
        let secret = Secret::new(self.office.chance.bytes()?);
        let at = self.office.now();
        let mut tx = self.office.store.begin().await?;
        tx.set_client_secret(id, secret.digest()).await?;
        note(&mut tx, at, (self.by, "rotate-client"), Some(client.institution), id).await?;
        tx.commit().await?;
        Ok(secret)
    }

    /// Closes a program.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] if there is none of this id, it is closed already, or out of reach.
    pub async fn disable_client(&self, id: &str) -> Result<(), IssuanceError> {
        let client = self.open_client(id).await?;
        let at = self.office.now();
        let mut tx = self.office.store.begin().await?;
        tx.disable_client(id, at).await?;
        note(&mut tx, at, (self.by, "disable-client"), Some(client.institution), id).await?;
        Ok(tx.commit().await?)
    }

    /// Says by what the batches of an institution may be approved from now on. If that is a change, its signatories are told.
    ///
    /// # Errors
    /// [`IssuanceError::NoSuchInstitution`]; [`IssuanceError::NotAllowed`] for nothing at all, and out of reach.
    pub async fn set_approval_policy(&self, slug: &str, means: &[Means]) -> Result<(), IssuanceError> {
        if means.is_empty() {
            return Err(IssuanceError::NotAllowed("name at least one means: nothing could be approved".to_owned()));
        }
        let institution = self.office.institution(slug).await?.id;
        self.is_within(Some(institution))?;
        let at = self.office.now();
        let words = join(means, Means::word);
        let mut tx = self.office.store.begin_for(institution).await?;
        if join(&tx.approval_policy(institution).await?, Means::word) != words {
            tx.insert_notice(institution, &self.office.notice("means", &words, self.by)).await?;
        }
        tx.set_approval_policy(institution, means).await?;
        note(&mut tx, at, (self.by, "set-approvals"), Some(institution), &words).await?;
        Ok(tx.commit().await?)
    }

    /// A program that may be changed.
    async fn open_client(&self, id: &str) -> Result<Client, IssuanceError> {
        let none = || IssuanceError::NotAllowed(format!("there is no client {id} that could be changed"));
        let client = self.office.store.client(id).await?.filter(|client| client.disabled.is_none()).ok_or_else(none)?;
        self.is_within(Some(client.institution)).map_err(|_| none())?;
        Ok(client)
    }
}
