//! Invitations: a link that is good once and for a time, by which somebody new chooses a password and then a first factor.

use super::accounts::{Refused, login_of, note};
use super::administration::{Administrator, name_of};
use super::{IssuanceError, Office};
use crate::access::Role;
use crate::access::secret::{self, Secret};
use crate::claims::Language;
use crate::store::{Account, InstitutionRow, Invitation, NoticeLetter, OpenInvitation, StoreError};
use crate::time::Instant;

/// For how long an invitation is good.
pub const INVITATION_SECONDS: i64 = 7 * 24 * 3600;

/// What became of somebody who was invited.
pub enum Invited {
    /// The link's token, which is told this once, and until when it is good.
    New(Secret, Instant),
    /// The person had an account already, and has the role now.
    Known,
}

/// A letter with the link of an invitation.
pub struct InvitationLetter<'a> {
    /// The secret of the link.
    pub secret: &'a str,
    /// What it says.
    pub subject: &'a str,
    /// A paragraph a blank line, the link among them.
    pub body: &'a str,
    /// Its language.
    pub language: Language,
}

impl Administrator<'_> {
    /// As [`Office::invite`], in the name of whoever administers; who has come in before gets the role alone.
    ///
    /// # Errors
    /// As [`Office::invite`], and [`IssuanceError::NotAllowed`] for what is out of reach: the institution, or somebody who is
    /// invited elsewhere, too, and whose link would open that as well.
    pub async fn invite(
        &self,
        (login, name): (&str, &str),
        (slug, role): (&str, Role),
    ) -> Result<Invited, IssuanceError> {
        self.is_within(self.office.institution_id(Some(slug)).await?)?;
        if let Some(account) = self.office.store.account(&login_of(login)?).await? {
            if self.office.has_way_in(&account).await? {
                self.change_role(login, (Some(slug), role), true).await?;
                return Ok(Invited::Known);
            }
            self.own_account(login).await?;
        }
        let (token, expires) = self.office.invite((login, name), (Some(slug), role), self.by).await?;
        Ok(Invited::New(token, expires))
    }

    /// Those who are invited to an institution and have not come yet.
    ///
    /// # Errors
    /// [`IssuanceError::Store`].
    pub async fn open_invitations(&self, there: &InstitutionRow) -> Result<Vec<OpenInvitation>, IssuanceError> {
        Ok(self.office.store.open_invitations(there.id, self.office.now()).await?)
    }

    /// Takes an invitation back, with the roles in the institution that it was for. Nothing happens if somebody has come in by it.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] if there is none, or it is out of reach.
    pub async fn revoke_invitation(&self, login: &str, there: &InstitutionRow) -> Result<(), IssuanceError> {
        self.is_within(Some(there.id))?;
        let account = self.own_account(login).await?;
        let at = self.office.now();
        let mut tx = self.office.store.begin().await?;
        if tx.revoke_invitations(account.id).await? == 0 {
            return Err(IssuanceError::NotAllowed(format!("{} has no open invitation", account.login)));
        }
        for (place, role) in account.roles.iter().filter(|(place, _)| *place == Some(there.id)) {
            tx.take_away(account.id, *place, *role).await?;
        }
        note(&mut tx, at, (self.by, "revoke-invitation"), Some(there.id), &account.login).await?;
        Ok(tx.commit().await?)
    }

    /// Has the link of an invitation sent to whom it invites. Until it is sent, the link lies in the register.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] if the link is not good, or is out of reach.
    pub async fn mail_invitation(
        &self,
        there: &InstitutionRow,
        letter: &InvitationLetter<'_>,
    ) -> Result<(), IssuanceError> {
        self.is_within(Some(there.id))?;
        let gone = || IssuanceError::NotAllowed("the invitation was used, or is over".to_owned());
        let (_, login, _) = self.office.invitation(letter.secret).await?.ok_or_else(gone)?.account;
        self.own_account(&login).await?;
        let at = self.office.now();
        let mut tx = self.office.store.begin_for(there.id).await?;
        let (subject, body, language) = (letter.subject, letter.body, letter.language);
        tx.post_notice(
            there.id,
            &NoticeLetter { kind: "invitation", to: &login, subject, body, language, by: self.by, at },
        )
        .await?;
        note(&mut tx, at, (self.by, "mail-invitation"), Some(there.id), &login).await?;
        Ok(tx.commit().await?)
    }
}

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
        let name = name_of(name)?;
        let institution = match institution {
            Some(slug) => Some(self.institution(slug).await?.id),
            None => None,
        };
        let known = self.store.account(&login).await?;
        if let Some(account) = &known
            && self.has_way_in(account).await?
        {
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

    /// Whether somebody has come in before, or is not to come in any more.
    async fn has_way_in(&self, account: &Account) -> Result<bool, IssuanceError> {
        let is_settled = account.password.is_some() || account.disabled.is_some();
        Ok(is_settled || !self.store.links(account.id).await?.is_empty())
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
        match tx.use_invitation(secret::digest(token), at).await {
            Ok(()) => {}
            Err(StoreError::NotThere { .. }) => return Ok(Err(Refused::NotKnown)),
            Err(error) => return Err(error.into()),
        }
        tx.set_password(account, &hash).await?;
        let session = self.open_session(&mut tx, account, browser, None).await?;
        note(&mut tx, at, (&login, "accept-invitation"), None, "").await?;
        tx.commit().await?;
        Ok(Ok(session))
    }
}
