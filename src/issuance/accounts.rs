//! People and programs: who is let in, what they carry, who may no longer.

use zeroize::Zeroizing;

use super::{IssuanceError, Office};
use crate::access::secret::{self, Secret};
use crate::access::{Rule, Scope, join};
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

    /// Says what an institution asks for beside the means: a second person, a signatory whom the certificates name. If that is a
    /// change, its signatories are told.
    ///
    /// # Errors
    /// [`IssuanceError::NoSuchInstitution`].
    pub async fn set_approval_rules(&self, slug: &str, rules: &[Rule], by: &str) -> Result<(), IssuanceError> {
        let institution = self.institution(slug).await?.id;
        let at = self.now();
        let words = join(rules, Rule::word);
        let mut tx = self.store.begin_for(institution).await?;
        if join(&tx.approval_rules(institution).await?, Rule::word) != words {
            tx.insert_notice(institution, &self.notice("rules", &words, by)).await?;
        }
        tx.set_approval_rules(institution, rules).await?;
        note(&mut tx, at, (by, "set-rules"), Some(institution), &words).await?;
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

    pub(super) async fn institution_id(&self, slug: Option<&str>) -> Result<Option<InstitutionId>, IssuanceError> {
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
