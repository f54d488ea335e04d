//! People who sign in, and their roles.

use super::query::{Row, query};
use super::{InstitutionId, Store, StoreError, Tx, inconsistent, one_row};
use crate::access::Role;
use crate::time::Instant;

/// Which account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AccountId(pub(super) i64);

impl AccountId {
    /// The number by which what is sealed for an account names it.
    #[must_use]
    pub fn number(self) -> i64 {
        self.0
    }
}

/// Somebody who signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Which.
    pub id: AccountId,
    /// The address that is typed to sign in, in small letters.
    pub login: String,
    /// The name in the audit log.
    pub name: String,
    /// The Argon2id hash of the password; nobody signs in without.
    pub password: Option<String>,
    /// Wrong passwords since the last right one.
    pub failures: u32,
    /// Until when no password is taken.
    pub locked_until: Instant,
    /// Since when the account is closed.
    pub disabled: Option<Instant>,
    /// What the person is, and where; nowhere in particular is everywhere.
    pub roles: Vec<(Option<InstitutionId>, Role)>,
}

impl Tx {
    /// Keeps a new account.
    ///
    /// # Errors
    /// [`StoreError::Database`], also if the login is taken.
    pub async fn insert_account(&mut self, login: &str, name: &str, at: Instant) -> Result<AccountId, StoreError> {
        let query = query("INSERT INTO account (login, name, added_at) VALUES ($1, $2, $3) RETURNING account_id");
        Ok(AccountId(query.bind(login).bind(name).bind(at).fetch_one(self).await?.get("account_id")?))
    }

    /// Gives an account another password; wrong ones are forgotten.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_password(&mut self, account: AccountId, password: &str) -> Result<(), StoreError> {
        let query = query("UPDATE account SET password = $2, failures = 0, locked_until = 0 WHERE account_id = $1");
        one_row("account", query.bind(account.0).bind(password).execute(self).await?)
    }

    /// Gives a role. Who has it already keeps it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn grant(
        &mut self,
        account: AccountId,
        institution: Option<InstitutionId>,
        role: Role,
    ) -> Result<(), StoreError> {
        query("INSERT INTO membership (account_id, institution_id, role) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind(account.0)
            .bind(institution.map(|id| id.0))
            .bind(role.word())
            .execute(self)
            .await?;
        Ok(())
    }

    /// Takes a role away.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if the person does not have it.
    pub async fn take_away(
        &mut self,
        account: AccountId,
        institution: Option<InstitutionId>,
        role: Role,
    ) -> Result<(), StoreError> {
        let query =
            query("DELETE FROM membership WHERE account_id = $1 AND coalesce(institution_id, 0) = $2 AND role = $3");
        let institution = institution.map_or(0, |id| id.0);
        one_row("membership", query.bind(account.0).bind(institution).bind(role.word()).execute(self).await?)
    }

    /// Signs an account out everywhere, programs and browsers.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn delete_bearers(&mut self, account: AccountId) -> Result<(), StoreError> {
        self.delete_sessions(account).await?;
        query("DELETE FROM bearer WHERE account_id = $1").bind(account.0).execute(self).await?;
        Ok(())
    }

    /// Closes an account; what it carries is worth nothing from now on.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if it is closed already.
    pub async fn disable_account(&mut self, account: AccountId, at: Instant) -> Result<(), StoreError> {
        self.delete_bearers(account).await?;
        let query = query("UPDATE account SET disabled_at = $2 WHERE account_id = $1 AND disabled_at IS NULL");
        one_row("account", query.bind(account.0).bind(at).execute(self).await?)
    }

    /// Opens a closed account; wrong passwords are forgotten.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn enable_account(&mut self, account: AccountId) -> Result<(), StoreError> {
        let query =
            query("UPDATE account SET disabled_at = NULL, failures = 0, locked_until = 0 WHERE account_id = $1");
        one_row("account", query.bind(account.0).execute(self).await?)
    }

    /// How many institutions nobody administers whose account is open.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn without_administrator(&mut self) -> Result<u32, StoreError> {
        let query = query(
            "SELECT count(*) AS lacking FROM institution i WHERE NOT EXISTS (SELECT 1 FROM membership m JOIN account a USING (account_id) \
             WHERE m.role = 'administrator' AND a.disabled_at IS NULL AND (m.institution_id IS NULL OR m.institution_id = i.institution_id))",
        );
        query.fetch_one(self).await?.natural("lacking")
    }

    /// Notes a wrong password (`locked_until`: for how long none is taken), or, with zero failures, a right one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn note_password(
        &mut self,
        account: AccountId,
        failures: u32,
        locked_until: Instant,
    ) -> Result<(), StoreError> {
        let query = query("UPDATE account SET failures = $2, locked_until = $3 WHERE account_id = $1");
        one_row("account", query.bind(account.0).bind(failures).bind(locked_until).execute(self).await?)
    }
}

impl Store {
    /// Every account, by login.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        let query = query(
            "SELECT account_id, login, name, password, failures, locked_until, disabled_at FROM account ORDER BY login",
        );
        let mut accounts = Vec::new();
        for row in query.fetch_all(self).await? {
            accounts.push(self.with_roles(&row).await?);
        }
        Ok(accounts)
    }

    /// Everybody with a role in an institution, also one that holds everywhere, by login; at most 500.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn accounts_of(&self, institution: InstitutionId) -> Result<Vec<Account>, StoreError> {
        let query = query(
            "SELECT account_id, login, name, password, failures, locked_until, disabled_at FROM account WHERE account_id IN \
             (SELECT account_id FROM membership WHERE institution_id = $1 OR institution_id IS NULL) ORDER BY login LIMIT 500",
        );
        let mut accounts = Vec::new();
        for row in query.bind(institution.0).fetch_all(self).await? {
            accounts.push(self.with_roles(&row).await?);
        }
        Ok(accounts)
    }

    /// The account of a login.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn account(&self, login: &str) -> Result<Option<Account>, StoreError> {
        let query = query(
            "SELECT account_id, login, name, password, failures, locked_until, disabled_at FROM account WHERE login = $1",
        );
        match query.bind(login).fetch_optional(self).await? {
            Some(row) => self.with_roles(&row).await.map(Some),
            None => Ok(None),
        }
    }

    /// The account of a number.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn account_of(&self, account: AccountId) -> Result<Option<Account>, StoreError> {
        let query = query(
            "SELECT account_id, login, name, password, failures, locked_until, disabled_at FROM account WHERE account_id = $1",
        );
        match query.bind(account.0).fetch_optional(self).await? {
            Some(row) => self.with_roles(&row).await.map(Some),
            None => Ok(None),
        }
    }

    async fn with_roles(&self, row: &Row) -> Result<Account, StoreError> {
        let id: i64 = row.get("account_id")?;
        let disabled: Option<i64> = row.get("disabled_at")?;
        Ok(Account {
            id: AccountId(id),
            login: row.get("login")?,
            name: row.get("name")?,
            password: row.get("password")?,
            failures: row.natural("failures")?,
            locked_until: row.instant("locked_until")?,
            disabled: disabled.map(Instant::from_unix),
            roles: self.roles(AccountId(id)).await?,
        })
    }

    /// What a person is, and where.
    pub(super) async fn roles(&self, account: AccountId) -> Result<Vec<(Option<InstitutionId>, Role)>, StoreError> {
        let query = query(
            "SELECT institution_id, role FROM membership WHERE account_id = $1 ORDER BY coalesce(institution_id, 0), role",
        );
        query.bind(account.0).fetch_all(self).await?.iter().map(role).collect()
    }
}

fn role(row: &Row) -> Result<(Option<InstitutionId>, Role), StoreError> {
    let word: String = row.get("role")?;
    let role = Role::from_word(&word).ok_or_else(|| inconsistent("membership", "role", &word))?;
    Ok((row.get::<Option<i64>>("institution_id")?.map(InstitutionId), role))
}
