//! Which accounts come in by an OpenID provider, and who is on the way there and back.

use super::query::{On, Row, query};
use super::{AccountId, Store, StoreError, Tx, inconsistent, one_row};
use crate::time::Instant;
use crate::wire::digest::Digest;

/// That an account comes in by whom a provider knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OidcLink {
    /// Whose account.
    pub account: AccountId,
    /// The provider: its `iss`.
    pub issuer: String,
    /// Whom it knows: its `sub`.
    pub subject: String,
    /// Since when.
    pub linked: Instant,
    /// When somebody last came in so.
    pub used: Option<Instant>,
}

/// Somebody was sent to the provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journey {
    /// Whose account is to be linked; nobody's, before a sign-in.
    pub account: Option<AccountId>,
    /// The invitation that is accepted so: the digest of its secret.
    pub invitation: Option<Digest>,
    /// What the answer is held to.
    pub held: String,
    /// When.
    pub begun: Instant,
}

impl Tx {
    /// Keeps that somebody was sent to the provider; who was sent before `oldest` is forgotten.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn insert_journey(
        &mut self,
        (state, browser): (Digest, Digest),
        journey: &Journey,
        oldest: Instant,
    ) -> Result<(), StoreError> {
        query("DELETE FROM oidc_journey WHERE begun_at < $1").bind(oldest).execute(&mut *self).await?;
        query(
            "INSERT INTO oidc_journey (state, browser, account_id, invitation, held, begun_at) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&state)
        .bind(&browser)
        .bind(journey.account.map(|account| account.0))
        .bind(journey.invitation.as_ref())
        .bind(&journey.held)
        .bind(journey.begun)
        .execute(self)
        .await?;
        Ok(())
    }

    /// Takes a journey away, so that it ends once; none if it began in another browser.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn take_journey(&mut self, state: Digest, browser: Digest) -> Result<Option<Journey>, StoreError> {
        let query = query(
            "DELETE FROM oidc_journey WHERE state = $1 AND browser = $2 RETURNING account_id, invitation, held, begun_at",
        );
        query.bind(&state).bind(&browser).fetch_optional(self).await?.as_ref().map(Journey::try_from).transpose()
    }

    /// Links an account with whom a provider knows, in the place of an earlier link with that provider.
    ///
    /// # Errors
    /// [`StoreError::Database`], also if another account is linked with the same person.
    pub async fn link(
        &mut self,
        account: AccountId,
        (issuer, subject): (&str, &str),
        at: Instant,
    ) -> Result<(), StoreError> {
        query("DELETE FROM oidc_link WHERE account_id = $1 AND issuer = $2")
            .bind(account.0)
            .bind(issuer)
            .execute(&mut *self)
            .await?;
        query("INSERT INTO oidc_link (account_id, issuer, subject, linked_at) VALUES ($1, $2, $3, $4)")
            .bind(account.0)
            .bind(issuer)
            .bind(subject)
            .bind(at)
            .execute(self)
            .await?;
        Ok(())
    }

    /// Separates an account from all providers. Answers from how many.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn unlink(&mut self, account: AccountId) -> Result<u64, StoreError> {
        query("DELETE FROM oidc_link WHERE account_id = $1").bind(account.0).execute(self).await
    }

    /// Notes that somebody came in by a link.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if it is gone.
    pub async fn use_link(&mut self, (issuer, subject): (&str, &str), at: Instant) -> Result<(), StoreError> {
        let query = query("UPDATE oidc_link SET used_at = $3 WHERE issuer = $1 AND subject = $2");
        one_row("oidc_link", query.bind(issuer).bind(subject).bind(at).execute(self).await?)
    }

    /// As [`Store::linked`], seen from within this transaction.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn linked(&mut self, issuer: &str, subject: &str) -> Result<Option<OidcLink>, StoreError> {
        linked((issuer, subject), self).await
    }
}

impl Store {
    /// The link of whom a provider knows.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn linked(&self, issuer: &str, subject: &str) -> Result<Option<OidcLink>, StoreError> {
        linked((issuer, subject), self).await
    }

    /// The links of an account, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn links(&self, account: AccountId) -> Result<Vec<OidcLink>, StoreError> {
        let query = query(
            "SELECT account_id, issuer, subject, linked_at, used_at FROM oidc_link WHERE account_id = $1 ORDER BY link_id",
        );
        query.bind(account.0).fetch_all(self).await?.iter().map(OidcLink::try_from).collect()
    }
}

async fn linked((issuer, subject): (&str, &str), on: impl Into<On<'_>>) -> Result<Option<OidcLink>, StoreError> {
    let query = query(
        "SELECT account_id, issuer, subject, linked_at, used_at FROM oidc_link WHERE issuer = $1 AND subject = $2",
    );
    query.bind(issuer).bind(subject).fetch_optional(on).await?.as_ref().map(OidcLink::try_from).transpose()
}

impl TryFrom<&Row> for OidcLink {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            account: AccountId(row.get("account_id")?),
            issuer: row.get("issuer")?,
            subject: row.get("subject")?,
            linked: row.instant("linked_at")?,
            used: row.get::<Option<i64>>("used_at")?.map(Instant::from_unix),
        })
    }
}

impl TryFrom<&Row> for Journey {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let invitation: Option<Vec<u8>> = row.get("invitation")?;
        let not_one = || inconsistent("oidc_journey", "invitation", "…");
        let invitation = invitation.map(|bytes| Digest::from_bytes(&bytes).ok_or_else(not_one));
        Ok(Self {
            account: row.get::<Option<i64>>("account_id")?.map(AccountId),
            invitation: invitation.transpose()?,
            held: row.get("held")?,
            begun: row.instant("begun_at")?,
        })
    }
}
