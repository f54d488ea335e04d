//! People at the desk: password and one-time code, browsers that are signed in, the code that confirms an approval.

use super::accounts::{Refused, note};
use super::vault;
use super::{IssuanceError, Office};
use crate::access::one_time::{OneTime, SECRET_BYTES};
use crate::access::secret::{self, Secret};
use crate::store::{Account, AccountId, Session, Tx};
use crate::time::Instant;
use crate::wire::digest::Digest;

/// How long somebody may be away before the password is asked for again.
pub const IDLE_SECONDS: i64 = 3600;

/// How long somebody stays signed in at the most: a working day.
pub const LONGEST_SECONDS: i64 = 10 * 3600;

/// How long the page that asks for the code waits.
const CODE_SECONDS: i64 = 600;

/// A session is noted as used once in so many seconds.
const TOUCH_SECONDS: i64 = 60;

/// The most characters that are kept of what a browser calls itself.
const BROWSER: usize = 200;

impl Office {
    /// The first step: the password is right. What is answered opens the page that asks for the code, and nothing else.
    ///
    /// # Errors
    /// [`IssuanceError::Store`]; inside, why nobody is let in.
    pub async fn begin_session(
        &self,
        login: &str,
        password: &str,
        browser: &str,
    ) -> Result<Result<Secret, Refused>, IssuanceError> {
        let account = match self.right_password(login, password).await? {
            Ok(account) => account,
            Err(refused) => return Ok(Err(refused)),
        };
        if self.has_passkeys_alone(account.id).await? {
            return Ok(Err(Refused::PasskeyOnly));
        }
        let mut tx = self.store.begin().await?;
        let token = self.open_session(&mut tx, account.id, browser, None).await?;
        tx.commit().await?;
        Ok(Ok(token))
    }

    /// Keeps a session; it is whole if a passkey has shown who is there.
    pub(super) async fn open_session(
        &self,
        tx: &mut Tx,
        account: AccountId,
        browser: &str,
        confirmed: Option<Instant>,
    ) -> Result<Secret, IssuanceError> {
        let token = Secret::new(self.chance.bytes()?);
        let at = self.now();
        let browser: String = browser.chars().filter(|sign| !sign.is_control()).take(BROWSER).collect();
        let times = (at, at.plus_seconds(-LONGEST_SECONDS), confirmed);
        tx.insert_session((token.digest(), account), &browser, times).await?;
        Ok(token)
    }

    /// Whether somebody has passkeys and no one-time codes. Then a password alone enrols no phone beside them.
    pub(super) async fn has_passkeys_alone(&self, account: AccountId) -> Result<bool, IssuanceError> {
        Ok(self.store.codes(account).await?.secret.is_none() && !self.store.passkeys(account).await?.is_empty())
    }

    /// The secret that somebody without one takes into an app. It is made of the token of this half session, which only the
    /// browser holds, and kept once a code shows that the app has it.
    #[must_use]
    pub fn enrolment(token: &str) -> OneTime {
        let digest = Digest::of_parts([&b"testamur-enrolment-1"[..], token.as_bytes()]);
        let mut secret = [0; SECRET_BYTES];
        secret.iter_mut().zip(digest.as_bytes()).for_each(|(byte, of)| *byte = *of);
        OneTime::new(secret)
    }

    /// The second step: the code is right. The session gets another token.
    ///
    /// # Errors
    /// [`IssuanceError::Vault`] if the secret does not open; inside, why the code is not taken.
    pub async fn confirm_session(
        &self,
        session: &Session,
        token: &str,
        code: &str,
    ) -> Result<Result<Secret, Refused>, IssuanceError> {
        if self.has_passkeys_alone(session.account).await? {
            return Ok(Err(Refused::PasskeyOnly));
        }
        let new = (!session.has_codes).then(|| Self::enrolment(token));
        if let Err(refused) = self.take_code(&session.login, code, new.as_ref()).await? {
            return Ok(Err(refused));
        }
        let next = Secret::new(self.chance.bytes()?);
        let at = self.now();
        let sealed = match &new {
            Some(new) => Some(self.seal_codes(session.account, new).await?),
            None => None,
        };
        let mut tx = self.store.begin().await?;
        tx.confirm_session(session.id, next.digest(), at).await?;
        tx.note_password(session.account, 0, at).await?;
        if let Some(sealed) = &sealed {
            tx.set_codes(session.account, Some(sealed)).await?;
            note(&mut tx, at, (&session.login, "enrol-codes"), None, "").await?;
            self.tell(&mut tx, (&session.roles, &session.login), "codes-enrolled", &session.login).await?;
        }
        note(&mut tx, at, (&session.login, "sign-in"), None, "at the desk").await?;
        tx.commit().await?;
        Ok(Ok(next))
    }

    /// Takes a one-time code of somebody who is signed in, and uses it up. Five wrong ones lock the account.
    ///
    /// # Errors
    /// As [`Office::confirm_session`].
    pub async fn confirm_by_code(&self, login: &str, code: &str) -> Result<Result<(), Refused>, IssuanceError> {
        self.take_code(login, code, None).await
    }

    /// Somebody who has signed in shows once more who it is: by the password or, where the account has none, by a one-time code.
    ///
    /// # Errors
    /// [`IssuanceError::Store`]; inside, why what was typed is not taken.
    pub async fn shows_again(&self, login: &str, typed: &str) -> Result<Result<(), Refused>, IssuanceError> {
        if self.store.account(login).await?.is_some_and(|account| account.password.is_some()) {
            return Ok(self.right_password(login, typed).await?.map(|_| ()));
        }
        self.take_code(login, typed, None).await
    }

    /// The session of a token that is not over, with the delegations that hold now. Half sessions, whose code is not confirmed,
    /// last for ten minutes.
    ///
    /// # Errors
    /// [`IssuanceError::Store`].
    pub async fn session(&self, token: &str) -> Result<Option<Session>, IssuanceError> {
        let Some(mut session) = self.store.session(secret::digest(token)).await? else { return Ok(None) };
        let at = self.now();
        session.stands_in.retain(|delegation| delegation.holds_at(at));
        let (age, away) = (at.seconds_since(session.begun), at.seconds_since(session.seen));
        let longest = if session.confirmed.is_some() { LONGEST_SECONDS } else { CODE_SECONDS };
        if age >= longest || away >= IDLE_SECONDS {
            return Ok(None);
        }
        if away >= TOUCH_SECONDS {
            let mut tx = self.store.begin().await?;
            tx.touch_session(session.id, at).await?;
            tx.commit().await?;
        }
        Ok(Some(session))
    }

    /// Ends one session of an account, or all of them.
    ///
    /// # Errors
    /// [`IssuanceError::Store`].
    pub async fn end_sessions(&self, session: &Session, which: Option<i64>) -> Result<(), IssuanceError> {
        let at = self.now();
        let mut tx = self.store.begin().await?;
        match which {
            Some(id) => tx.delete_session(session.account, id).await?,
            None => tx.delete_bearers(session.account).await?,
        }
        let detail = if which.is_some() { "" } else { "everywhere" };
        note(&mut tx, at, (&session.login, "sign-out"), None, detail).await?;
        Ok(tx.commit().await?)
    }

    /// Forgets the one-time codes and passkeys of somebody who has lost the phone, and signs the account out everywhere: at the
    /// next sign-in another phone is enrolled.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] if there is no such account.
    pub async fn forget_codes(&self, login: &str) -> Result<(), IssuanceError> {
        let account = self.known_account(login).await?;
        let at = self.now();
        let mut tx = self.store.begin().await?;
        forget_factors(&mut tx, account.id, at).await?;
        note(&mut tx, at, ("operator", "forget-codes"), None, &account.login).await?;
        self.tell(&mut tx, (&account.roles, &account.login), "reset", "operator").await?;
        Ok(tx.commit().await?)
    }

    /// Takes a code of the secret that is kept, or of a new one.
    async fn take_code(
        &self,
        login: &str,
        code: &str,
        new: Option<&OneTime>,
    ) -> Result<Result<(), Refused>, IssuanceError> {
        let open = self.store.account(login).await?.filter(|account| account.disabled.is_none());
        let Some(account) = open else { return Ok(Err(Refused::NotKnown)) };
        let at = self.now();
        let locked = account.locked_until.seconds_since(at);
        if locked > 0 {
            return Ok(Err(Refused::Locked(locked)));
        }
        let step = match new {
            Some(new) => new.step_of(code, at),
            None => self.open_codes(&account).await?.and_then(|codes| codes.step_of(code, at)),
        };
        let is_taken = match step {
            Some(step) => {
                let mut tx = self.store.begin().await?;
                let is_taken = tx.use_code(account.id, step).await?;
                tx.commit().await?;
                is_taken
            }
            None => false,
        };
        if is_taken {
            return Ok(Ok(()));
        }
        self.count_failure(&account, "wrong-code").await?;
        Ok(Err(Refused::WrongCode))
    }

    async fn seal_codes(&self, account: AccountId, codes: &OneTime) -> Result<Vec<u8>, IssuanceError> {
        let passphrase = self.keyring.passphrase();
        let purpose = purpose(account);
        tokio::task::spawn_blocking({
            let codes = OneTime::from_bytes(codes.as_bytes());
            let salt = self.chance.bytes()?;
            move || {
                let secret = codes.as_ref().map_or(&[][..], OneTime::as_bytes);
                vault::seal(secret, &purpose, &passphrase, salt)
            }
        })
        .await
        .unwrap_or(Err(vault::VaultError::NotSealed))
        .map_err(IssuanceError::from)
    }

    async fn open_codes(&self, account: &Account) -> Result<Option<OneTime>, IssuanceError> {
        let Some(sealed) = self.store.codes(account.id).await?.secret else { return Ok(None) };
        let passphrase = self.keyring.passphrase();
        let purpose = purpose(account.id);
        let opened = tokio::task::spawn_blocking(move || vault::open(&sealed, &purpose, &passphrase)).await;
        let opened = opened.unwrap_or(Err(vault::VaultError::NotOpened))?;
        OneTime::from_bytes(&opened).map(Some).ok_or_else(|| vault::VaultError::NotOpened.into())
    }
}

/// Forgets what somebody signs in and approves with, and signs the account out everywhere.
pub(super) async fn forget_factors(tx: &mut Tx, account: AccountId, at: Instant) -> Result<(), IssuanceError> {
    tx.set_codes(account, None).await?;
    tx.remove_passkeys(account, None, at).await?;
    Ok(tx.delete_bearers(account).await?)
}

fn purpose(account: AccountId) -> String {
    format!("testamur-codes-1 {}", account.number())
}
