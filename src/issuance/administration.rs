//! The office in the hands of an administrator: people and their roles. What is done is written down under a name.

use zeroize::Zeroizing;

use super::accounts::{login_of, note};
use super::{IssuanceError, Office};
use crate::access::secret::{self, Secret};
use crate::access::{Means, Role, Scope};
use crate::keys::{KeyId, Purpose};
use crate::store::{Account, InstitutionId, KeyRow, Session, Tx};

/// Somebody who administers: one institution, or everything.
#[derive(Clone, Copy)]
pub struct Administrator<'a> {
    pub(super) office: &'a Office,
    /// The name in the audit log.
    pub(super) by: &'a str,
    /// In whose log it is written down, where it belongs to no institution by itself.
    place: Option<InstitutionId>,
    /// The only institution that may be changed; any, if `None`.
    reach: Option<InstitutionId>,
}

/// What became of somebody who was added.
pub enum Added {
    /// A new account, with its first password, which is told this once.
    New(Zeroizing<String>),
    /// The person had an account already, and has the role now.
    Known,
}

impl Office {
    /// Whoever can write the data folder.
    #[must_use]
    pub fn operator(&self) -> Administrator<'_> {
        Administrator { office: self, by: "operator", place: None, reach: None }
    }

    /// Somebody at the desk who administers an institution, and others too only with a role that holds everywhere.
    #[must_use]
    pub fn administrator<'a>(&'a self, session: &'a Session, there: InstitutionId) -> Administrator<'a> {
        let is_everywhere = session.roles.contains(&(None, Role::Administrator));
        let reach = (!is_everywhere).then_some(there);
        Administrator { office: self, by: &session.login, place: Some(there), reach }
    }

    /// Notes who has taken the log of an institution away as a file, and which part of it.
    ///
    /// # Errors
    /// [`IssuanceError::Store`].
    pub async fn note_export(&self, there: InstitutionId, by: &str, filters: &str) -> Result<(), IssuanceError> {
        let mut tx = self.store.begin_for(there).await?;
        note(&mut tx, self.now(), (by, "export-log"), Some(there), filters).await?;
        Ok(tx.commit().await?)
    }
}

impl Administrator<'_> {
    /// Lets somebody sign in, with a first role. Without an institution the role holds everywhere.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] for a login that is taken, for what is no address or no password, and out of reach;
    /// [`IssuanceError::NoSuchInstitution`].
    pub async fn add_account(
        &self,
        login: &str,
        name: &str,
        (institution, role): (Option<&str>, Role),
        password: &str,
    ) -> Result<(), IssuanceError> {
        let login = login_of(login)?;
        let name = name_of(name)?;
        let hash = self.office.hash(password)?;
        let institution = self.office.institution_id(institution).await?;
        self.is_within(institution)?;
        if self.office.store.account(&login).await?.is_some() {
            return Err(IssuanceError::NotAllowed(format!("{login} has an account already")));
        }
        let at = self.office.now();
        let mut tx = self.office.store.begin().await?;
        let account = tx.insert_account(&login, name, at).await?;
        tx.set_password(account, &hash).await?;
        tx.grant(account, institution, role).await?;
        note(&mut tx, at, (self.by, "add-account"), institution, &format!("{login} as {}", role.word())).await?;
        Ok(tx.commit().await?)
    }

    /// As [`Administrator::add_account`], with a first password that is made here; who has an account gets the role alone.
    ///
    /// # Errors
    /// As [`Administrator::add_account`].
    pub async fn add_person(
        &self,
        login: &str,
        name: &str,
        (institution, role): (Option<&str>, Role),
    ) -> Result<Added, IssuanceError> {
        if self.office.store.account(&login_of(login)?).await?.is_some() {
            self.change_role(login, (institution, role), true).await?;
            return Ok(Added::Known);
        }
        let password = secret::first_password(self.office.chance.bytes()?);
        self.add_account(login, name, (institution, role), &password).await?;
        Ok(Added::New(password))
    }

    /// Gives somebody a role, or takes it away.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] if there is no such account, a role to be taken away that it does not have, the last
    /// administrator would go, or the institution is out of reach.
    pub async fn change_role(
        &self,
        login: &str,
        (institution, role): (Option<&str>, Role),
        is_given: bool,
    ) -> Result<(), IssuanceError> {
        let account = self.office.known_account(login).await?;
        let institution = self.office.institution_id(institution).await?;
        self.is_within(institution)?;
        let at = self.office.now();
        let mut tx = self.office.store.begin().await?;
        if is_given {
            tx.grant(account.id, institution, role).await?;
        } else {
            let before = tx.without_administrator().await?;
            let has_not = |_| IssuanceError::NotAllowed(format!("{} is no {} there", account.login, role.word()));
            tx.take_away(account.id, institution, role).await.map_err(has_not)?;
            still_administered(&mut tx, before, &account).await?;
        }
        let action = if is_given { "grant-role" } else { "take-role" };
        note(&mut tx, at, (self.by, action), institution, &format!("{} {}", account.login, role.word())).await?;
        Ok(tx.commit().await?)
    }

    /// Gives somebody another password, signs the account out everywhere, and separates it from an OpenID provider.
    ///
    /// # Errors
    /// As [`Administrator::change_role`]; also for what is no password.
    pub async fn reset_password(&self, login: &str, password: &str) -> Result<(), IssuanceError> {
        let account = self.own_account(login).await?;
        let hash = self.office.hash(password)?;
        let at = self.office.now();
        let mut tx = self.office.store.begin().await?;
        tx.set_password(account.id, &hash).await?;
        tx.delete_bearers(account.id).await?;
        tx.unlink(account.id).await?;
        note(&mut tx, at, (self.by, "reset-password"), self.place, &account.login).await?;
        Ok(tx.commit().await?)
    }

    /// As [`Administrator::reset_password`], with a password that is made here and told this once.
    ///
    /// # Errors
    /// As [`Administrator::reset_password`].
    pub async fn renew_password(&self, login: &str) -> Result<Zeroizing<String>, IssuanceError> {
        let password = secret::first_password(self.office.chance.bytes()?);
        self.reset_password(login, &password).await?;
        Ok(password)
    }

    /// Closes an account.
    ///
    /// # Errors
    /// As [`Administrator::change_role`]; also if it is closed already.
    pub async fn disable_account(&self, login: &str) -> Result<(), IssuanceError> {
        let account = self.own_account(login).await?;
        if account.disabled.is_some() {
            return Err(IssuanceError::NotAllowed(format!("{} is closed already", account.login)));
        }
        let at = self.office.now();
        let mut tx = self.office.store.begin().await?;
        let before = tx.without_administrator().await?;
        tx.disable_account(account.id, at).await?;
        still_administered(&mut tx, before, &account).await?;
        note(&mut tx, at, (self.by, "disable-account"), self.place, &account.login).await?;
        Ok(tx.commit().await?)
    }

    /// Opens a closed account again, and one that wrong passwords have locked.
    ///
    /// # Errors
    /// As [`Administrator::change_role`]; also if it is open.
    pub async fn enable_account(&self, login: &str) -> Result<(), IssuanceError> {
        let account = self.own_account(login).await?;
        let at = self.office.now();
        if account.disabled.is_none() && account.locked_until.seconds_since(at) <= 0 {
            return Err(IssuanceError::NotAllowed(format!("{} is open already", account.login)));
        }
        let mut tx = self.office.store.begin().await?;
        tx.enable_account(account.id).await?;
        note(&mut tx, at, (self.by, "enable-account"), self.place, &account.login).await?;
        Ok(tx.commit().await?)
    }

    /// Whether an account may be closed, opened or given another password: those who have a role elsewhere belong there, too.
    #[must_use]
    pub fn may_change(&self, account: &Account) -> bool {
        let is_here = |(place, _): &(Option<InstitutionId>, Role)| *place == self.reach;
        self.reach.is_none() || account.roles.iter().all(is_here)
    }

    /// An account that may be changed.
    pub(super) async fn own_account(&self, login: &str) -> Result<Account, IssuanceError> {
        let account = self.office.known_account(login).await?;
        if self.may_change(&account) {
            return Ok(account);
        }
        let what = "has a role elsewhere: take the role here away, or ask an administrator of everything";
        Err(IssuanceError::NotAllowed(format!("{} {what}", account.login)))
    }

    /// Whether an institution may be changed.
    pub(super) fn is_within(&self, institution: Option<InstitutionId>) -> Result<(), IssuanceError> {
        if self.reach.is_none() || self.reach == institution {
            return Ok(());
        }
        Err(IssuanceError::NotAllowed("this needs an administrator of that institution".to_owned()))
    }
}

/// An institution that had an administrator has one.
async fn still_administered(tx: &mut Tx, before: u32, account: &Account) -> Result<(), IssuanceError> {
    if tx.without_administrator().await? <= before {
        return Ok(());
    }
    let what = "is the last administrator: make somebody else one first";
    Err(IssuanceError::NotAllowed(format!("{} {what}", account.login)))
}

/// A name for the audit log.
pub(super) fn name_of(name: &str) -> Result<&str, IssuanceError> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.contains(char::is_control) {
        let what = format!("give a name of 1 to {LONGEST_NAME} characters");
        return Err(IssuanceError::NotAllowed(what));
    }
    Ok(name)
}

/// More than any name has.
const LONGEST_NAME: usize = 120;

/// What the command line does, as the operator; errors are those of [`Administrator`].
#[expect(clippy::missing_errors_doc, reason = "said at the function of the same name")]
impl Office {
    /// [`Administrator::add_account`]
    pub async fn add_account(
        &self,
        login: &str,
        name: &str,
        role: (Option<&str>, Role),
        password: &str,
    ) -> Result<(), IssuanceError> {
        self.operator().add_account(login, name, role, password).await
    }

    /// [`Administrator::change_role`]
    pub async fn change_role(
        &self,
        login: &str,
        role: (Option<&str>, Role),
        is_given: bool,
    ) -> Result<(), IssuanceError> {
        self.operator().change_role(login, role, is_given).await
    }

    /// [`Administrator::reset_password`]
    pub async fn reset_password(&self, login: &str, password: &str) -> Result<(), IssuanceError> {
        self.operator().reset_password(login, password).await
    }

    /// [`Administrator::disable_account`]
    pub async fn disable_account(&self, login: &str) -> Result<(), IssuanceError> {
        self.operator().disable_account(login).await
    }

    /// [`Administrator::add_client`]
    pub async fn add_client(
        &self,
        slug: &str,
        name: &str,
        scopes: &[Scope],
    ) -> Result<(String, Secret), IssuanceError> {
        self.operator().add_client(slug, name, scopes).await
    }

    /// [`Administrator::disable_client`]
    pub async fn disable_client(&self, id: &str) -> Result<(), IssuanceError> {
        self.operator().disable_client(id).await
    }

    /// [`Administrator::set_approval_policy`]
    pub async fn set_approval_policy(&self, slug: &str, means: &[Means]) -> Result<(), IssuanceError> {
        self.operator().set_approval_policy(slug, means).await
    }

    /// [`Administrator::add_key`]
    pub async fn add_key(&self, slug: &str, purpose: Purpose) -> Result<KeyRow, IssuanceError> {
        self.operator().add_key(slug, purpose).await
    }

    /// [`Administrator::add_program_key`]
    pub async fn add_program_key(&self, slug: &str) -> Result<KeyRow, IssuanceError> {
        self.operator().add_program_key(slug).await
    }

    /// [`Administrator::end_key`]
    pub async fn end_key(&self, id: &KeyId, is_compromised: bool) -> Result<(), IssuanceError> {
        self.operator().end_key(id, is_compromised).await
    }
}
