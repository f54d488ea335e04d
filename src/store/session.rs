//! Browsers that are signed in at the desk, and the one-time codes of accounts.

use super::query::{Row, query};
use super::{AccountId, Delegation, InstitutionId, Store, StoreError, Tx, inconsistent, one_row};
use crate::access::Role;
use crate::claims::Language;
use crate::time::Instant;
use crate::wire::digest::Digest;

/// Which session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SessionId(i64);

/// A browser, and who uses it.
#[derive(Debug, Clone)]
pub struct Session {
    /// Which.
    pub id: SessionId,
    /// Whose.
    pub account: AccountId,
    /// The login.
    pub login: String,
    /// The name.
    pub name: String,
    /// Whether the account has a secret of one-time codes.
    pub has_codes: bool,
    /// Since when.
    pub begun: Instant,
    /// When it last asked for something.
    pub seen: Instant,
    /// When the one-time code was right.
    pub confirmed: Option<Instant>,
    /// What the browser calls itself.
    pub browser: String,
    /// What the person is, and where; nowhere in particular is everywhere.
    pub roles: Vec<(Option<InstitutionId>, Role)>,
    /// The language in which the person is written to; `None` until one is known.
    pub language: Option<Language>,
    /// For whom the person stands in, now or at another time.
    pub stands_in: Vec<Delegation>,
}

/// The one-time codes of an account.
#[derive(Debug, Clone, Default)]
pub struct Codes {
    /// The secret, sealed; none before the first sign-in.
    pub secret: Option<Vec<u8>>,
    /// The last step whose code was taken.
    pub step: i64,
    /// Since when they approve; `None` until a second person has confirmed them.
    pub effective: Option<Instant>,
}

impl SessionId {
    /// As it stands in a form.
    #[must_use]
    pub fn number(self) -> i64 {
        self.0
    }
}

impl Tx {
    /// Keeps a new session, `confirmed` if a passkey has shown who is there; those that began before `oldest` are forgotten.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn insert_session(
        &mut self,
        (token, account): (Digest, AccountId),
        browser: &str,
        (at, oldest, confirmed): (Instant, Instant, Option<Instant>),
    ) -> Result<(), StoreError> {
        query("DELETE FROM desk_session WHERE begun_at < $1").bind(oldest).execute(&mut *self).await?;
        query(
            "INSERT INTO desk_session (token, account_id, begun_at, seen_at, browser, confirmed_at) VALUES ($1, $2, $3, $3, $4, $5)",
        )
        .bind(&token)
        .bind(account.0)
        .bind(at)
        .bind(browser)
        .bind(confirmed.map(Instant::to_unix))
        .execute(self)
        .await?;
        Ok(())
    }

    /// Notes that the one-time code was right, and gives the session another token: who knew the one before knows nothing.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn confirm_session(&mut self, id: SessionId, token: Digest, at: Instant) -> Result<(), StoreError> {
        let query = query(
            "UPDATE desk_session SET token = $2, confirmed_at = $3, seen_at = $3 WHERE session_id = $1 AND confirmed_at IS NULL",
        );
        one_row("desk_session", query.bind(id.0).bind(&token).bind(at).execute(self).await?)
    }

    /// Notes that a session is used.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn touch_session(&mut self, id: SessionId, at: Instant) -> Result<(), StoreError> {
        query("UPDATE desk_session SET seen_at = $2 WHERE session_id = $1").bind(id.0).bind(at).execute(self).await?;
        Ok(())
    }

    /// Notes in which language somebody is written to.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_language(&mut self, account: AccountId, language: Language) -> Result<(), StoreError> {
        let query = query("UPDATE account SET language = $2 WHERE account_id = $1");
        one_row("account", query.bind(account.0).bind(language.tag()).execute(self).await?)
    }

    /// Forgets a session of an account; one that is not there is no fault.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn delete_session(&mut self, account: AccountId, id: i64) -> Result<(), StoreError> {
        let query = query("DELETE FROM desk_session WHERE account_id = $1 AND session_id = $2");
        query.bind(account.0).bind(id).execute(self).await?;
        Ok(())
    }

    /// Signs an account out of every browser.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn delete_sessions(&mut self, account: AccountId) -> Result<(), StoreError> {
        query("DELETE FROM desk_session WHERE account_id = $1").bind(account.0).execute(self).await?;
        Ok(())
    }

    /// Gives an account a secret of one-time codes, whose codes approve nothing yet, or takes it away.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_codes(&mut self, account: AccountId, secret: Option<&[u8]>) -> Result<(), StoreError> {
        let text = match secret {
            Some(_) => {
                "UPDATE account SET totp = $2, totp_effective_at = NULL, totp_confirmed_by = NULL WHERE account_id = $1"
            }
            None => {
                "UPDATE account SET totp = NULL, totp_step = 0, totp_effective_at = NULL, totp_confirmed_by = NULL WHERE account_id = $1"
            }
        };
        let query = secret.into_iter().fold(query(text).bind(account.0), super::query::Query::bind);
        one_row("account", query.execute(self).await?)
    }

    /// Uses up the code of a step. `false`: it, or a later one, was used before.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn use_code(&mut self, account: AccountId, step: i64) -> Result<bool, StoreError> {
        let query = query("UPDATE account SET totp_step = $2 WHERE account_id = $1 AND totp_step < $2");
        Ok(query.bind(account.0).bind(step).execute(self).await? == 1)
    }
}

impl Store {
    /// The session of a token; none of an account that is closed.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn session(&self, token: Digest) -> Result<Option<Session>, StoreError> {
        let query = query(
            "SELECT s.session_id, s.account_id, s.begun_at, s.seen_at, s.confirmed_at, s.browser, a.login, a.name, a.language, \
             a.totp IS NOT NULL AS has_codes FROM desk_session s JOIN account a USING (account_id) \
             WHERE s.token = $1 AND a.disabled_at IS NULL",
        );
        match query.bind(&token).fetch_optional(self).await? {
            Some(row) => self.complete_session(&row).await.map(Some),
            None => Ok(None),
        }
    }

    /// The sessions of an account that are confirmed, the last used first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn sessions(&self, account: AccountId) -> Result<Vec<Session>, StoreError> {
        let query = query(
            "SELECT s.session_id, s.account_id, s.begun_at, s.seen_at, s.confirmed_at, s.browser, a.login, a.name, a.language, \
             a.totp IS NOT NULL AS has_codes FROM desk_session s JOIN account a USING (account_id) \
             WHERE s.account_id = $1 AND s.confirmed_at IS NOT NULL ORDER BY s.seen_at DESC, s.session_id DESC",
        );
        let mut sessions = Vec::new();
        for row in query.bind(account.0).fetch_all(self).await? {
            sessions.push(self.complete_session(&row).await?);
        }
        Ok(sessions)
    }

    /// The language in which somebody is written to, if one is known.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn language_of(&self, account: AccountId) -> Result<Option<Language>, StoreError> {
        let row =
            query("SELECT language FROM account WHERE account_id = $1").bind(account.0).fetch_optional(self).await?;
        let tag: Option<String> = row.map(|row| row.get("language")).transpose()?.flatten();
        Ok(tag.and_then(|tag| Language::from_tag(&tag)))
    }

    /// The one-time codes of an account.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn codes(&self, account: AccountId) -> Result<Codes, StoreError> {
        let query = query("SELECT totp, totp_step, totp_effective_at FROM account WHERE account_id = $1");
        let row = query.bind(account.0).fetch_optional(self).await?;
        let row = row.ok_or_else(|| inconsistent("account", "account_id", account.0))?;
        let effective: Option<i64> = row.get("totp_effective_at")?;
        let effective = effective.map(Instant::from_unix);
        Ok(Codes { secret: row.get("totp")?, step: row.get("totp_step")?, effective })
    }

    async fn complete_session(&self, row: &Row) -> Result<Session, StoreError> {
        let account = AccountId(row.get("account_id")?);
        let confirmed: Option<i64> = row.get("confirmed_at")?;
        Ok(Session {
            id: SessionId(row.get("session_id")?),
            account,
            login: row.get("login")?,
            name: row.get("name")?,
            has_codes: row.get("has_codes")?,
            begun: row.instant("begun_at")?,
            seen: row.instant("seen_at")?,
            confirmed: confirmed.map(Instant::from_unix),
            browser: row.get("browser")?,
            roles: self.roles(account).await?,
            language: row.get::<Option<String>>("language")?.and_then(|tag| Language::from_tag(&tag)),
            stands_in: self.delegations_to(account).await?,
        })
    }
}
