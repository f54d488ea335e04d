//! Passkeys of accounts, and the questions that were put to them.

use super::query::{On, Row, query};
use super::{AccountId, Store, StoreError, Tx, inconsistent, one_row};
use crate::time::Instant;
use crate::wire::digest::Digest;

/// Which passkey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PasskeyId(i64);

/// A passkey as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Which.
    pub id: PasskeyId,
    /// Whose.
    pub account: AccountId,
    /// The id that its authenticator gave it.
    pub credential_id: Vec<u8>,
    /// The public key: `SubjectPublicKeyInfo` (RFC 5280, section 4.1.2.7) in DER.
    pub public_key: Vec<u8>,
    /// Where it was enrolled, and alone can be used: `https://host`.
    pub origin: String,
    /// What signing in needs to know of it, as JSON.
    pub credential: String,
    /// How often it has signed, as far as its authenticator counts.
    pub counter: u32,
    /// What its owner calls it.
    pub name: String,
    /// Since when.
    pub added: Instant,
    /// When it was last used.
    pub used: Option<Instant>,
    /// Since when it may approve, and what shows that this was confirmed.
    pub confirmed: Option<Confirmed>,
    /// Since when it is good for nothing.
    pub removed: Option<Instant>,
}

/// That a second person has confirmed a passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// Who.
    pub by: String,
    /// Since when it approves.
    pub effective: Instant,
    /// Made with the passphrase of the key files, over the key and the rest of this.
    pub seal: Vec<u8>,
}

/// A passkey to be kept.
#[derive(Debug, Clone)]
pub struct NewPasskey {
    /// As [`Passkey::credential_id`].
    pub credential_id: Vec<u8>,
    /// As [`Passkey::public_key`].
    pub public_key: Vec<u8>,
    /// As [`Passkey::origin`].
    pub origin: String,
    /// As [`Passkey::credential`].
    pub credential: String,
    /// As [`Passkey::counter`].
    pub counter: u32,
    /// As [`Passkey::name`].
    pub name: String,
}

/// What a passkey is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To approve a batch.
    Approve,
    /// To be enrolled.
    Enrol,
    /// To let its owner in.
    SignIn,
}

/// A question that was put to a passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceremony {
    /// What for.
    pub purpose: Purpose,
    /// Whose passkey it has to be; nobody's before a sign-in.
    pub account: Option<AccountId>,
    /// The batch to be approved.
    pub digest: Option<Digest>,
    /// What the answer is held to.
    pub state: String,
    /// When it was put.
    pub begun: Instant,
}

impl Purpose {
    fn word(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Enrol => "enrol",
            Self::SignIn => "sign-in",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Approve, Self::Enrol, Self::SignIn].into_iter().find(|purpose| purpose.word() == word)
    }
}

impl PasskeyId {
    /// As it stands in a form.
    #[must_use]
    pub fn number(self) -> i64 {
        self.0
    }
}

impl Passkey {
    /// Whether it approves at an instant: confirmed, its delay over, not removed before.
    #[must_use]
    pub fn approves_at(&self, at: Instant) -> bool {
        let is_effective = self.confirmed.as_ref().is_some_and(|confirmed| confirmed.effective <= at);
        is_effective && self.removed.is_none_or(|removed| at <= removed)
    }
}

impl Tx {
    /// Keeps a new passkey, which approves nothing yet.
    ///
    /// # Errors
    /// [`StoreError::Database`], also if an account has it already.
    pub async fn insert_passkey(
        &mut self,
        account: AccountId,
        passkey: &NewPasskey,
        at: Instant,
    ) -> Result<(), StoreError> {
        query(
            "INSERT INTO passkey (account_id, credential_id, public_key, origin, credential, counter, name, added_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(account.0)
        .bind(&passkey.credential_id[..])
        .bind(&passkey.public_key[..])
        .bind(&passkey.origin)
        .bind(&passkey.credential)
        .bind(passkey.counter)
        .bind(&passkey.name)
        .bind(at)
        .execute(self)
        .await?;
        Ok(())
    }

    /// Notes that a passkey was used. `credential`: what signing in knows of it now, if that has changed.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn use_passkey(
        &mut self,
        id: PasskeyId,
        (counter, credential): (u32, Option<&str>),
        at: Instant,
    ) -> Result<(), StoreError> {
        let query = query(
            "UPDATE passkey SET counter = $2, credential = coalesce($3, credential), used_at = $4 WHERE passkey_id = $1",
        );
        one_row("passkey", query.bind(id.0).bind(counter).bind(credential).bind(at).execute(self).await?)
    }

    /// Notes that a second person has confirmed a passkey.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if it is confirmed already, or gone.
    pub async fn confirm_passkey(&mut self, id: PasskeyId, confirmed: &Confirmed) -> Result<(), StoreError> {
        let query = query(
            "UPDATE passkey SET confirmed_by = $2, effective_at = $3, seal = $4 \
             WHERE passkey_id = $1 AND effective_at IS NULL AND removed_at IS NULL",
        );
        let query = query.bind(id.0).bind(&confirmed.by).bind(confirmed.effective).bind(&confirmed.seal[..]);
        one_row("passkey", query.execute(self).await?)
    }

    /// Removes a passkey of an account, or all of them. Answers how many there were.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn remove_passkeys(
        &mut self,
        account: AccountId,
        which: Option<i64>,
        at: Instant,
    ) -> Result<u64, StoreError> {
        let query = query(
            "UPDATE passkey SET removed_at = $3 WHERE account_id = $1 AND ($2 = 0 OR passkey_id = $2) AND removed_at IS NULL",
        );
        query.bind(account.0).bind(which.unwrap_or_default()).bind(at).execute(self).await
    }

    /// Keeps a question; those that began before `oldest` are forgotten.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn insert_ceremony(
        &mut self,
        token: Digest,
        ceremony: &Ceremony,
        oldest: Instant,
    ) -> Result<(), StoreError> {
        query("DELETE FROM ceremony WHERE begun_at < $1").bind(oldest).execute(&mut *self).await?;
        query(
            "INSERT INTO ceremony (token, kind, account_id, digest, state, begun_at) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&token)
        .bind(ceremony.purpose.word())
        .bind(ceremony.account.map(|account| account.0))
        .bind(ceremony.digest.as_ref())
        .bind(&ceremony.state)
        .bind(ceremony.begun)
        .execute(self)
        .await?;
        Ok(())
    }

    /// Takes a question away, so that it is answered once.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn take_ceremony(&mut self, token: Digest) -> Result<Option<Ceremony>, StoreError> {
        let query = query("DELETE FROM ceremony WHERE token = $1 RETURNING kind, account_id, digest, state, begun_at");
        query.bind(&token).fetch_optional(self).await?.as_ref().map(Ceremony::try_from).transpose()
    }
}

impl Store {
    /// The passkeys of an account that are not removed, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn passkeys(&self, account: AccountId) -> Result<Vec<Passkey>, StoreError> {
        let query = query(
            "SELECT passkey_id, account_id, credential_id, public_key, origin, credential, counter, name, added_at, used_at, seal, \
             effective_at, confirmed_by, removed_at FROM passkey WHERE account_id = $1 AND removed_at IS NULL ORDER BY passkey_id",
        );
        query.bind(account.0).fetch_all(self).await?.iter().map(Passkey::try_from).collect()
    }

    /// The passkey of a credential id, removed or not.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn passkey(&self, credential: &[u8]) -> Result<Option<Passkey>, StoreError> {
        passkey(credential, self).await
    }
}

impl Tx {
    /// As [`Store::passkey`], seen from within this transaction.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn passkey(&mut self, credential: &[u8]) -> Result<Option<Passkey>, StoreError> {
        passkey(credential, self).await
    }
}

async fn passkey(credential: &[u8], on: impl Into<On<'_>>) -> Result<Option<Passkey>, StoreError> {
    let query = query(
        "SELECT passkey_id, account_id, credential_id, public_key, origin, credential, counter, name, added_at, used_at, seal, \
         effective_at, confirmed_by, removed_at FROM passkey WHERE credential_id = $1",
    );
    query.bind(credential).fetch_optional(on).await?.as_ref().map(Passkey::try_from).transpose()
}

impl TryFrom<&Row> for Passkey {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let moment = |column| Ok::<_, StoreError>(row.get::<Option<i64>>(column)?.map(Instant::from_unix));
        let confirmed = row.get::<Option<Vec<u8>>>("seal")?.zip(moment("effective_at")?).zip(row.get("confirmed_by")?);
        Ok(Self {
            id: PasskeyId(row.get("passkey_id")?),
            account: AccountId(row.get("account_id")?),
            credential_id: row.get("credential_id")?,
            public_key: row.get("public_key")?,
            origin: row.get("origin")?,
            credential: row.get("credential")?,
            counter: row.natural("counter")?,
            name: row.get("name")?,
            added: row.instant("added_at")?,
            used: moment("used_at")?,
            confirmed: confirmed.map(|((seal, effective), by)| Confirmed { by, effective, seal }),
            removed: moment("removed_at")?,
        })
    }
}

impl TryFrom<&Row> for Ceremony {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let kind: String = row.get("kind")?;
        let digest: Option<Vec<u8>> = row.get("digest")?;
        let digest =
            digest.map(|bytes| Digest::from_bytes(&bytes).ok_or_else(|| inconsistent("ceremony", "digest", &kind)));
        Ok(Self {
            purpose: Purpose::from_word(&kind).ok_or_else(|| inconsistent("ceremony", "kind", &kind))?,
            account: row.get::<Option<i64>>("account_id")?.map(AccountId),
            digest: digest.transpose()?,
            state: row.get("state")?,
            begun: row.instant("begun_at")?,
        })
    }
}
