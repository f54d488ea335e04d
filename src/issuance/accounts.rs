//! People and programs: who is let in, what they carry, who may no longer.

use zeroize::Zeroizing;

use super::{IssuanceError, Office};
use crate::access::secret::{self, Secret};
use crate::access::{Means, Role, Rule, Scope, join};
use crate::store::{Account, AuditEntry, Bearer, Client, Holder, InstitutionId, Tx};
use crate::time::Instant;

/// A token, told once, and when it is over.
pub struct Granted {
    /// To be sent as `Authorization: Bearer …` (RFC 6750, section 2.1).
    pub token: Secret,
    /// Whole seconds until it is over.
    pub seconds: i64,
    /// What a program may do with it.
    pub scopes: Vec<Scope>,
}

/// Why somebody is not let in. It says no more, so that nobody learns which accounts there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refused {
    /// Too many wrong passwords; in so many seconds the next one is taken.
    #[error("too many wrong passwords: try again in {0} seconds")]
    Locked(i64),
    /// Id and secret, or login and password, do not belong together; or the account is closed.
    #[error("unknown, closed, or the secret is wrong")]
    NotKnown,
    /// The passkey is unknown or removed, or its answer does not fit the question.
    #[error("the passkey is not known here, or its answer does not fit")]
    Passkey,
    /// The account has passkeys and no one-time codes.
    #[error("this account signs in by passkey")]
    PasskeyOnly,
    /// The program may not ask for this scope.
    #[error("the client may not ask for this scope")]
    Scope,
    /// The one-time code is not the one of this half minute, or was used already.
    #[error("the one-time code is wrong, or was used already")]
    WrongCode,
}

/// For how long what a program is given is good.
const CLIENT_SECONDS: i64 = 3600;

/// For how long somebody stays signed in: a working day.
const ACCOUNT_SECONDS: i64 = 10 * 3600;

/// So many wrong passwords lock an account,
const FAILURES: u32 = 5;

/// for so long, and for twice as long with every further one,
const LOCK_SECONDS: i64 = 60;

/// so often: never for much longer than half a day.
const DOUBLINGS: u32 = 10;

impl Office {
    /// Lets somebody sign in, with a first role. Without an institution the role holds everywhere.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] for a login that is taken, for what is no address or no password;
    /// [`IssuanceError::NoSuchInstitution`].
    pub async fn add_account(
        &self,
        login: &str,
        name: &str,
        (institution, role): (Option<&str>, Role),
        password: &str,
    ) -> Result<(), IssuanceError> {
        let login = login_of(login)?;
        let hash = self.hash(password)?;
        let institution = self.institution_id(institution).await?;
        if self.store.account(&login).await?.is_some() {
            return Err(IssuanceError::NotAllowed(format!("{login} has an account already")));
        }
        let at = self.now();
        let mut tx = self.store.begin().await?;
        let account = tx.insert_account(&login, name, at).await?;
        tx.set_password(account, &hash).await?;
        tx.grant(account, institution, role).await?;
        note(&mut tx, at, ("operator", "add-account"), institution, &format!("{login} as {}", role.word())).await?;
        Ok(tx.commit().await?)
    }

    /// Gives somebody a role, or takes it away.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] if there is no such account, or a role to be taken away that it does not have.
    pub async fn change_role(
        &self,
        login: &str,
        (institution, role): (Option<&str>, Role),
        is_given: bool,
    ) -> Result<(), IssuanceError> {
        let account = self.known_account(login).await?;
        let institution = self.institution_id(institution).await?;
        let at = self.now();
        let mut tx = self.store.begin().await?;
        if is_given {
            tx.grant(account.id, institution, role).await?;
        } else {
            let has_not = |_| IssuanceError::NotAllowed(format!("{} is no {} there", account.login, role.word()));
            tx.take_away(account.id, institution, role).await.map_err(has_not)?;
        }
        let action = if is_given { "grant-role" } else { "take-role" };
        note(&mut tx, at, ("operator", action), institution, &format!("{} {}", account.login, role.word())).await?;
        Ok(tx.commit().await?)
    }

    /// Gives somebody another password, and signs the account out everywhere.
    ///
    /// # Errors
    /// As [`Office::change_role`]; also for what is no password.
    pub async fn reset_password(&self, login: &str, password: &str) -> Result<(), IssuanceError> {
        let account = self.known_account(login).await?;
        let hash = self.hash(password)?;
        let at = self.now();
        let mut tx = self.store.begin().await?;
        tx.set_password(account.id, &hash).await?;
        tx.delete_bearers(account.id).await?;
        note(&mut tx, at, ("operator", "reset-password"), None, &account.login).await?;
        Ok(tx.commit().await?)
    }

    /// Closes an account.
    ///
    /// # Errors
    /// As [`Office::change_role`]; also if it is closed already.
    pub async fn disable_account(&self, login: &str) -> Result<(), IssuanceError> {
        let account = self.known_account(login).await?;
        if account.disabled.is_some() {
            return Err(IssuanceError::NotAllowed(format!("{} is closed already", account.login)));
        }
        let at = self.now();
        let mut tx = self.store.begin().await?;
        tx.disable_account(account.id, at).await?;
        note(&mut tx, at, ("operator", "disable-account"), None, &account.login).await?;
        Ok(tx.commit().await?)
    }

    /// Signs somebody in. Five wrong passwords lock the account for a minute, every further one for twice as long.
    ///
    /// An unknown login takes as long as a wrong password.
    ///
    /// # Errors
    /// [`IssuanceError::Store`]; inside, why nobody is let in.
    pub async fn sign_in(&self, login: &str, password: &str) -> Result<Result<Granted, Refused>, IssuanceError> {
        let account = match self.right_password(login, password).await? {
            Ok(account) => account,
            Err(refused) => return Ok(Err(refused)),
        };
        let at = self.now();
        let mut tx = self.store.begin().await?;
        let granted = self.give_token(&mut tx, Holder::Account(account.id), at, ACCOUNT_SECONDS).await?;
        tx.note_password(account.id, 0, at).await?;
        note(&mut tx, at, (&account.login, "sign-in"), None, "").await?;
        tx.commit().await?;
        Ok(Ok(granted))
    }

    /// The open account of a login, if the password is its own. A wrong one is counted.
    pub(super) async fn right_password(
        &self,
        login: &str,
        password: &str,
    ) -> Result<Result<Account, Refused>, IssuanceError> {
        let login = login.trim().to_lowercase();
        let account = self.store.account(&login).await?.filter(|account| account.disabled.is_none());
        let locked = account.as_ref().map_or(0, |account| account.locked_until.seconds_since(self.now()));
        if locked > 0 {
            return Ok(Err(Refused::Locked(locked)));
        }
        let hash = account.as_ref().and_then(|account| account.password.clone());
        let shown = Zeroizing::new(password.to_owned());
        let is_right = tokio::task::spawn_blocking(move || secret::is_password(&shown, hash.as_deref())).await;
        let is_right = is_right.unwrap_or(false);
        let Some(account) = account else { return Ok(Err(Refused::NotKnown)) };
        if is_right {
            return Ok(Ok(account));
        }
        self.count_failure(&account, "wrong-password").await?;
        Ok(Err(Refused::NotKnown))
    }

    /// Counts a wrong password, or a wrong code: five lock the account.
    pub(super) async fn count_failure(&self, account: &Account, what: &'static str) -> Result<(), IssuanceError> {
        let at = self.now();
        let failures = account.failures.saturating_add(1);
        let mut tx = self.store.begin().await?;
        tx.note_password(account.id, failures, at.plus_seconds(lock_seconds(failures))).await?;
        note(&mut tx, at, (&account.login, what), None, "").await?;
        Ok(tx.commit().await?)
    }

    /// Makes a token worth nothing.
    ///
    /// # Errors
    /// [`IssuanceError::Store`].
    pub async fn sign_out(&self, token: &str) -> Result<(), IssuanceError> {
        let mut tx = self.store.begin().await?;
        tx.delete_bearer(secret::digest(token)).await?;
        Ok(tx.commit().await?)
    }

    /// Lets a program of an institution in: its id, and its secret, which is told this once.
    ///
    /// # Errors
    /// [`IssuanceError::NoSuchInstitution`].
    pub async fn add_client(
        &self,
        slug: &str,
        name: &str,
        scopes: &[Scope],
    ) -> Result<(String, Secret), IssuanceError> {
        let institution = self.institution(slug).await?.id;
        let random: [u8; 6] = self.chance.bytes()?;
        let id = random.iter().fold(format!("{slug}-"), |id, byte| format!("{id}{byte:02x}"));
        let secret = Secret::new(self.chance.bytes()?);
        let client = Client {
            id: id.clone(),
            institution,
            name: name.to_owned(),
            secret: secret.digest(),
            scopes: scopes.to_vec(),
            disabled: None,
        };
        let at = self.now();
        let mut tx = self.store.begin().await?;
        tx.insert_client(&client, at).await?;
        let detail = format!("{id} with {}", join(scopes, Scope::word));
        note(&mut tx, at, ("operator", "add-client"), Some(institution), &detail).await?;
        tx.commit().await?;
        Ok((id, secret))
    }

    /// Closes a program.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] if there is none of this id, or it is closed already.
    pub async fn disable_client(&self, id: &str) -> Result<(), IssuanceError> {
        let none = || IssuanceError::NotAllowed(format!("there is no client {id} that could be closed"));
        let client = self.store.client(id).await?.filter(|client| client.disabled.is_none()).ok_or_else(none)?;
        let at = self.now();
        let mut tx = self.store.begin().await?;
        tx.disable_client(id, at).await?;
        note(&mut tx, at, ("operator", "disable-client"), Some(client.institution), id).await?;
        Ok(tx.commit().await?)
    }

    /// Gives a program a token (OAuth 2.0 client credentials, RFC 6749, section 4.4). Without `scopes`: all that it may have.
    ///
    /// # Errors
    /// [`IssuanceError::Store`]; inside, why it is not let in.
    pub async fn client_token(
        &self,
        id: &str,
        shown: &str,
        scopes: Option<&[Scope]>,
    ) -> Result<Result<Granted, Refused>, IssuanceError> {
        let is_its = |client: &Client| client.disabled.is_none() && client.secret == secret::digest(shown);
        let Some(client) = self.store.client(id).await?.filter(is_its) else { return Ok(Err(Refused::NotKnown)) };
        let asked = scopes.unwrap_or(&client.scopes);
        if asked.iter().any(|scope| !client.scopes.contains(scope)) {
            return Ok(Err(Refused::Scope));
        }
        let mut tx = self.store.begin().await?;
        let granted = self.give_token(&mut tx, Holder::Client(id, asked), self.now(), CLIENT_SECONDS).await?;
        tx.commit().await?;
        Ok(Ok(granted))
    }

    /// Whom a token stands for.
    ///
    /// # Errors
    /// [`IssuanceError::Store`].
    pub async fn bearer(&self, token: &str) -> Result<Option<Bearer>, IssuanceError> {
        Ok(self.store.bearer(secret::digest(token), self.now()).await?)
    }

    /// Says by what the batches of an institution may be approved from now on.
    ///
    /// # Errors
    /// [`IssuanceError::NoSuchInstitution`]; [`IssuanceError::NotAllowed`] for nothing at all.
    pub async fn set_approval_policy(&self, slug: &str, means: &[Means]) -> Result<(), IssuanceError> {
        if means.is_empty() {
            return Err(IssuanceError::NotAllowed("name at least one means: nothing could be approved".to_owned()));
        }
        let institution = self.institution(slug).await?.id;
        let at = self.now();
        let mut tx = self.store.begin_for(institution).await?;
        tx.set_approval_policy(institution, means).await?;
        note(&mut tx, at, ("operator", "set-approvals"), Some(institution), &join(means, Means::word)).await?;
        Ok(tx.commit().await?)
    }

    /// Says what an institution asks for beside the means: a second person, a signatory whom the certificates name.
    ///
    /// # Errors
    /// [`IssuanceError::NoSuchInstitution`].
    pub async fn set_approval_rules(&self, slug: &str, rules: &[Rule], by: &str) -> Result<(), IssuanceError> {
        let institution = self.institution(slug).await?.id;
        let at = self.now();
        let mut tx = self.store.begin_for(institution).await?;
        tx.set_approval_rules(institution, rules).await?;
        note(&mut tx, at, (by, "set-rules"), Some(institution), &join(rules, Rule::word)).await?;
        Ok(tx.commit().await?)
    }

    async fn give_token(
        &self,
        tx: &mut Tx,
        holder: Holder<'_>,
        at: Instant,
        seconds: i64,
    ) -> Result<Granted, IssuanceError> {
        let token = Secret::new(self.chance.bytes()?);
        tx.insert_bearer(token.digest(), holder, at, at.plus_seconds(seconds)).await?;
        let scopes = if let Holder::Client(_, scopes) = holder { scopes.to_vec() } else { Vec::new() };
        Ok(Granted { token, seconds, scopes })
    }

    pub(super) async fn known_account(&self, login: &str) -> Result<Account, IssuanceError> {
        let none = || IssuanceError::NotAllowed(format!("there is no account {login}: see `testamur user list`"));
        self.store.account(&login.trim().to_lowercase()).await?.ok_or_else(none)
    }

    async fn institution_id(&self, slug: Option<&str>) -> Result<Option<InstitutionId>, IssuanceError> {
        match slug {
            Some(slug) => Ok(Some(self.institution(slug).await?.id)),
            None => Ok(None),
        }
    }

    pub(super) fn hash(&self, password: &str) -> Result<String, IssuanceError> {
        let salt = self.chance.bytes()?;
        secret::hash_password(password, salt).map_err(|fault| IssuanceError::NotAllowed(fault.to_string()))
    }
}

pub(super) fn login_of(login: &str) -> Result<String, IssuanceError> {
    let login = login.trim().to_lowercase();
    let is_address = login.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    if is_address && login.len() <= LONGEST_LOGIN && !login.contains(char::is_whitespace) {
        return Ok(login);
    }
    Err(IssuanceError::NotAllowed(format!("{login} is no e-mail address: people sign in by theirs")))
}

/// As long as an address may be (RFC 5321, section 4.5.3.1.3).
const LONGEST_LOGIN: usize = 254;

fn lock_seconds(failures: u32) -> i64 {
    match failures.checked_sub(FAILURES) {
        None => 0,
        Some(further) => LOCK_SECONDS << further.min(DOUBLINGS),
    }
}

pub(super) async fn note(
    tx: &mut Tx,
    at: Instant,
    (actor, action): (&str, &'static str),
    institution: Option<InstitutionId>,
    detail: &str,
) -> Result<(), IssuanceError> {
    Ok(tx.audit_visit(AuditEntry { at, actor, action, institution, batch: None, number: None, detail }).await?)
}
