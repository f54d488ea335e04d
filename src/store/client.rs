//! Programs of an institution, and what people and programs carry after they have shown who they are.

use super::query::{Row, query};
use super::{AccountId, InstitutionId, Store, StoreError, Tx, inconsistent, one_row};
use crate::access::{Role, Scope, join, split};
use crate::time::Instant;
use crate::wire::digest::Digest;

/// A program that asks in the name of an institution (OAuth 2.0, RFC 6749, section 2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Its id, to be sent with its secret.
    pub id: String,
    /// Whose.
    pub institution: InstitutionId,
    /// What it is for.
    pub name: String,
    /// The digest of its secret.
    pub secret: Digest,
    /// The most that it may ask for.
    pub scopes: Vec<Scope>,
    /// Since when it is closed.
    pub disabled: Option<Instant>,
}

/// Whom a bearer token stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder<'a> {
    /// Somebody who has signed in.
    Account(AccountId),
    /// A program, with the scopes that it asked for.
    Client(&'a str, &'a [Scope]),
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bearer {
    /// Somebody who has signed in, with every role.
    Account {
        /// The login, for the audit log.
        login: String,
        /// What the person is, and where.
        roles: Vec<(Option<InstitutionId>, Role)>,
    },
    /// A program.
    Client {
        /// Its id.
        id: String,
        /// Whose.
        institution: InstitutionId,
        /// What it asked for.
        scopes: Vec<Scope>,
    },
}

impl Tx {
    /// Keeps a new program.
    ///
    /// # Errors
    /// [`StoreError::Database`], also if the id is taken.
    pub async fn insert_client(&mut self, client: &Client, at: Instant) -> Result<(), StoreError> {
        query(
            "INSERT INTO api_client (client_id, institution_id, name, secret, scopes, added_at) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&client.id)
        .bind(client.institution.0)
        .bind(&client.name)
        .bind(&client.secret)
        .bind(&join(&client.scopes, Scope::word))
        .bind(at)
        .execute(self)
        .await?;
        Ok(())
    }

    /// Closes a program; what it carries is worth nothing from now on.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if there is none of this id, or it is closed already.
    pub async fn disable_client(&mut self, id: &str, at: Instant) -> Result<(), StoreError> {
        query("DELETE FROM bearer WHERE client_id = $1").bind(id).execute(&mut *self).await?;
        let query = query("UPDATE api_client SET disabled_at = $2 WHERE client_id = $1 AND disabled_at IS NULL");
        one_row("api_client", query.bind(id).bind(at).execute(self).await?)
    }

    /// Gives a program another secret; what it carries is worth nothing from now on.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if there is none of this id, or it is closed.
    pub async fn set_client_secret(&mut self, id: &str, secret: Digest) -> Result<(), StoreError> {
        query("DELETE FROM bearer WHERE client_id = $1").bind(id).execute(&mut *self).await?;
        let query = query("UPDATE api_client SET secret = $2 WHERE client_id = $1 AND disabled_at IS NULL");
        one_row("api_client", query.bind(id).bind(&secret).execute(self).await?)
    }

    /// Keeps the digest of a new bearer token; those that are over are forgotten.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn insert_bearer(
        &mut self,
        token: Digest,
        holder: Holder<'_>,
        now: Instant,
        expires: Instant,
    ) -> Result<(), StoreError> {
        query("DELETE FROM bearer WHERE expires_at <= $1").bind(now).execute(&mut *self).await?;
        let (account, client, scopes) = match holder {
            Holder::Account(id) => (Some(id.0), None, String::new()),
            Holder::Client(id, scopes) => (None, Some(id), join(scopes, Scope::word)),
        };
        query("INSERT INTO bearer (token, account_id, client_id, scopes, expires_at) VALUES ($1, $2, $3, $4, $5)")
            .bind(&token)
            .bind(account)
            .bind(client)
            .bind(&scopes)
            .bind(expires)
            .execute(self)
            .await?;
        Ok(())
    }

    /// Forgets a bearer token, if it is there.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn delete_bearer(&mut self, token: Digest) -> Result<(), StoreError> {
        query("DELETE FROM bearer WHERE token = $1").bind(&token).execute(self).await?;
        Ok(())
    }
}

impl Store {
    /// The programs of an institution, by id.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn clients(&self, institution: InstitutionId) -> Result<Vec<Client>, StoreError> {
        let query = query(
            "SELECT client_id, institution_id, name, secret, scopes, disabled_at FROM api_client WHERE institution_id = $1 ORDER BY client_id",
        );
        query.bind(institution.0).fetch_all(self).await?.iter().map(Client::try_from).collect()
    }

    /// A program by its id.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn client(&self, id: &str) -> Result<Option<Client>, StoreError> {
        let query = query(
            "SELECT client_id, institution_id, name, secret, scopes, disabled_at FROM api_client WHERE client_id = $1",
        );
        query.bind(id).fetch_optional(self).await?.as_ref().map(Client::try_from).transpose()
    }

    /// Whom a bearer token stands for; `None` if it is none of ours, over, or of somebody who may no longer ask.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn bearer(&self, token: Digest, now: Instant) -> Result<Option<Bearer>, StoreError> {
        let query = query(
            "SELECT bearer.account_id, account.login, bearer.client_id, api_client.institution_id, bearer.scopes FROM bearer \
             LEFT JOIN account ON account.account_id = bearer.account_id \
             LEFT JOIN api_client ON api_client.client_id = bearer.client_id \
             WHERE bearer.token = $1 AND bearer.expires_at > $2 AND account.disabled_at IS NULL AND api_client.disabled_at IS NULL",
        );
        let Some(row) = query.bind(&token).bind(now).fetch_optional(self).await? else { return Ok(None) };
        Ok(Some(match row.get::<Option<i64>>("account_id")? {
            Some(id) => Bearer::Account { login: row.get("login")?, roles: self.roles(AccountId(id)).await? },
            None => Bearer::Client {
                id: row.get("client_id")?,
                institution: InstitutionId(row.get("institution_id")?),
                scopes: scopes(&row, "bearer")?,
            },
        }))
    }
}

impl TryFrom<&Row> for Client {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let id: String = row.get("client_id")?;
        let secret: Vec<u8> = row.get("secret")?;
        let disabled: Option<i64> = row.get("disabled_at")?;
        Ok(Self {
            institution: InstitutionId(row.get("institution_id")?),
            name: row.get("name")?,
            secret: Digest::from_bytes(&secret).ok_or_else(|| inconsistent("api_client", "secret", &id))?,
            scopes: scopes(row, "api_client")?,
            disabled: disabled.map(Instant::from_unix),
            id,
        })
    }
}

fn scopes(row: &Row, table: &'static str) -> Result<Vec<Scope>, StoreError> {
    let text: String = row.get("scopes")?;
    split(&text, Scope::from_word).map_err(|word| inconsistent(table, "scopes", word))
}
