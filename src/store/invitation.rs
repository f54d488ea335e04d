//! Links by which people choose their first password.

use super::query::{Row, query};
use super::{AccountId, InstitutionId, Store, StoreError, Tx, one_row};
use crate::time::Instant;
use crate::wire::digest::Digest;

/// An invitation as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Who is invited: account, login and name.
    pub account: (AccountId, String, String),
    /// Until just before when it can be used.
    pub expires: Instant,
    /// When it was used.
    pub used: Option<Instant>,
}

/// An invitation that somebody may still accept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenInvitation {
    /// Who is invited: login and name.
    pub guest: (String, String),
    /// Who has invited: a login, or `operator`.
    pub by: String,
    /// Until just before when it can be used.
    pub expires: Instant,
}

impl Tx {
    /// Keeps an invitation; earlier ones of the account are worth nothing from now on.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn insert_invitation(
        &mut self,
        (token, account): (Digest, AccountId),
        by: &str,
        (at, expires): (Instant, Instant),
    ) -> Result<(), StoreError> {
        query("DELETE FROM invitation WHERE account_id = $1 AND used_at IS NULL")
            .bind(account.0)
            .execute(&mut *self)
            .await?;
        query("INSERT INTO invitation (token, account_id, made_by, made_at, expires_at) VALUES ($1, $2, $3, $4, $5)")
            .bind(&token)
            .bind(account.0)
            .bind(by)
            .bind(at)
            .bind(expires)
            .execute(self)
            .await?;
        Ok(())
    }

    /// Uses an invitation up.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if it was used, or is over.
    pub async fn use_invitation(&mut self, token: Digest, at: Instant) -> Result<(), StoreError> {
        let query =
            query("UPDATE invitation SET used_at = $2 WHERE token = $1 AND used_at IS NULL AND expires_at > $2");
        one_row("invitation", query.bind(&token).bind(at).execute(self).await?)
    }
}

impl Tx {
    /// Takes back what somebody was invited by. Answers how many invitations there were.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn revoke_invitations(&mut self, account: AccountId) -> Result<u64, StoreError> {
        query("DELETE FROM invitation WHERE account_id = $1 AND used_at IS NULL").bind(account.0).execute(self).await
    }
}

impl Store {
    /// The invitations to an institution that somebody may still accept, the newest first; at most 500.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn open_invitations(
        &self,
        institution: InstitutionId,
        at: Instant,
    ) -> Result<Vec<OpenInvitation>, StoreError> {
        let query = query(
            "SELECT a.login, a.name, i.made_by, i.expires_at FROM invitation i JOIN account a USING (account_id) \
             WHERE i.used_at IS NULL AND i.expires_at > $2 AND a.disabled_at IS NULL AND EXISTS \
             (SELECT 1 FROM membership m WHERE m.account_id = a.account_id AND m.institution_id = $1) \
             ORDER BY i.made_at DESC, a.login LIMIT 500",
        );
        let open = |row: &Row| {
            let guest = (row.get("login")?, row.get("name")?);
            Ok(OpenInvitation { guest, by: row.get("made_by")?, expires: row.instant("expires_at")? })
        };
        query.bind(institution.0).bind(at).fetch_all(self).await?.iter().map(open).collect()
    }

    /// The invitation of a token.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn invitation(&self, token: Digest) -> Result<Option<Invitation>, StoreError> {
        let query = query(
            "SELECT i.account_id, a.login, a.name, i.expires_at, i.used_at FROM invitation i JOIN account a USING (account_id) \
             WHERE i.token = $1 AND a.disabled_at IS NULL",
        );
        let Some(row) = query.bind(&token).fetch_optional(self).await? else { return Ok(None) };
        Ok(Some(Invitation {
            account: (AccountId(row.get("account_id")?), row.get("login")?, row.get("name")?),
            expires: row.instant("expires_at")?,
            used: row.get::<Option<i64>>("used_at")?.map(Instant::from_unix),
        }))
    }
}
