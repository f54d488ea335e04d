//! Invitations: a link that is good once and for a time, by which somebody new chooses a password and then a first factor.

use super::accounts::{Refused, login_of, note};
use super::{IssuanceError, Office};
use crate::access::Role;
use crate::access::secret::{self, Secret};
use crate::store::Invitation;
use crate::time::Instant;

/// For how long an invitation is good.
pub const INVITATION_SECONDS: i64 = 7 * 24 * 3600;

impl Office {
    /// Invites somebody who has no password yet; who is new gets an account with a first role. An earlier invitation of the same
    /// person is worth nothing from now on. Answers the token of the link, which is told this once, and until when it is good.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] for what is no address, or an account with a password; [`IssuanceError::NoSuchInstitution`].
    pub async fn invite(
        &self,
        (login, name): (&str, &str),
        (institution, role): (Option<&str>, Role),
        by: &str,
    ) -> Result<(Secret, Instant), IssuanceError> {
        let login = login_of(login)?;
        let institution = match institution {
            Some(slug) => Some(self.institution(slug).await?.id),
            None => None,
        };
        let known = self.store.account(&login).await?;
        if known.as_ref().is_some_and(|account| account.password.is_some() || account.disabled.is_some()) {
            return Err(IssuanceError::NotAllowed(format!("{login} has an account already")));
        }
        let token = Secret::new(self.chance.bytes()?);
        let at = self.now();
        let expires = at.plus_seconds(INVITATION_SECONDS);
        let mut tx = self.store.begin().await?;
        let account = match known {
            Some(account) => account.id,
            None => tx.insert_account(&login, name, at).await?,
        };
        tx.grant(account, institution, role).await?;
        tx.insert_invitation((token.digest(), account), by, (at, expires)).await?;
        note(&mut tx, at, (by, "invite"), institution, &format!("{login} as {}", role.word())).await?;
        tx.commit().await?;
        Ok((token, expires))
    }

    /// The invitation of a link, if it is still good.
    ///
    /// # Errors
    /// [`IssuanceError::Store`].
    pub async fn invitation(&self, token: &str) -> Result<Option<Invitation>, IssuanceError> {
        let found = self.store.invitation(secret::digest(token)).await?;
        let at = self.now();
        Ok(found.filter(|invitation| invitation.used.is_none() && at < invitation.expires))
    }

    /// Takes the password that somebody has chosen, and opens a session that asks for the first factor.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] for what is no password; inside, that the link is not good.
    pub async fn accept_invitation(
        &self,
        (token, password): (&str, &str),
        browser: &str,
    ) -> Result<Result<Secret, Refused>, IssuanceError> {
        let Some(invitation) = self.invitation(token).await? else { return Ok(Err(Refused::NotKnown)) };
        let hash = self.hash(password)?;
        let (account, login, _) = invitation.account;
        let at = self.now();
        let mut tx = self.store.begin().await?;
        if tx.use_invitation(secret::digest(token), at).await.is_err() {
            return Ok(Err(Refused::NotKnown));
        }
        tx.set_password(account, &hash).await?;
        let session = self.open_session(&mut tx, account, browser, None).await?;
        note(&mut tx, at, (&login, "accept-invitation"), None, "").await?;
        tx.commit().await?;
        Ok(Ok(session))
    }
}
