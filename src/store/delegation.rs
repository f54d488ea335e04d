//! Signatories who have somebody stand in for a time. What was said is never unsaid: it is ended.

use super::query::{Row, query};
use super::{AccountId, InstitutionId, Store, StoreError, Tx, one_row};
use crate::time::Instant;

/// Which delegation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DelegationId(i64);

/// That somebody approves in the place of a signatory, for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation {
    /// Which.
    pub id: DelegationId,
    /// Where.
    pub institution: InstitutionId,
    /// The signatory: account, login and name.
    pub from: (AccountId, String, String),
    /// Who stands in: account, login and name.
    pub to: (AccountId, String, String),
    /// From when,
    pub begins: Instant,
    /// and until just before when.
    pub ends: Instant,
    /// When it was said.
    pub made: Instant,
    /// When it was ended before its time.
    pub ended: Option<Instant>,
}

impl DelegationId {
    /// As it stands in a form.
    #[must_use]
    pub fn number(self) -> i64 {
        self.0
    }

    pub(super) fn of(number: i64) -> Self {
        Self(number)
    }
}

impl Delegation {
    /// Whether it holds at an instant.
    #[must_use]
    pub fn holds_at(&self, at: Instant) -> bool {
        self.begins <= at && at < self.ends && self.ended.is_none_or(|ended| at < ended)
    }
}

/// What is read of a delegation. A statement's text has to be a literal, so this is no constant.
macro_rules! delegations {
    ($which:literal) => {
        concat!(
            "SELECT d.delegation_id, d.institution_id, d.from_account, f.login AS from_login, f.name AS from_name, d.to_account, \
             t.login AS to_login, t.name AS to_name, d.begins_at, d.ends_at, d.made_at, d.ended_at FROM delegation d \
             JOIN account f ON f.account_id = d.from_account JOIN account t ON t.account_id = d.to_account WHERE ",
            $which,
            " ORDER BY d.delegation_id DESC"
        )
    };
}

impl Tx {
    /// Keeps that somebody stands in.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn insert_delegation(
        &mut self,
        institution: InstitutionId,
        (from, to): (AccountId, AccountId),
        (begins, ends): (Instant, Instant),
        at: Instant,
    ) -> Result<(), StoreError> {
        query(
            "INSERT INTO delegation (institution_id, from_account, to_account, begins_at, ends_at, made_at) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(institution.0)
        .bind(from.0)
        .bind(to.0)
        .bind(begins)
        .bind(ends)
        .bind(at)
        .execute(self)
        .await?;
        Ok(())
    }

    /// Ends a delegation before its time.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if it is over.
    pub async fn end_delegation(
        &mut self,
        institution: InstitutionId,
        id: DelegationId,
        at: Instant,
    ) -> Result<(), StoreError> {
        let query = query(
            "UPDATE delegation SET ended_at = $3 WHERE institution_id = $1 AND delegation_id = $2 AND ended_at IS NULL AND ends_at > $3",
        );
        one_row("delegation", query.bind(institution.0).bind(id.0).bind(at).execute(self).await?)
    }
}

impl Store {
    /// The delegations of an institution, the newest first; also those that are over.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn delegations(&self, institution: InstitutionId) -> Result<Vec<Delegation>, StoreError> {
        let rows = query(delegations!("d.institution_id = $1")).bind(institution.0).fetch_all(self).await?;
        rows.iter().map(Delegation::try_from).collect()
    }

    /// For whom somebody stands in, ever.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn delegations_to(&self, account: AccountId) -> Result<Vec<Delegation>, StoreError> {
        let rows = query(delegations!("d.to_account = $1")).bind(account.0).fetch_all(self).await?;
        rows.iter().map(Delegation::try_from).collect()
    }

    /// A delegation.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn delegation(&self, id: DelegationId) -> Result<Option<Delegation>, StoreError> {
        let row = query(delegations!("d.delegation_id = $1")).bind(id.0).fetch_optional(self).await?;
        row.as_ref().map(Delegation::try_from).transpose()
    }
}

impl TryFrom<&Row> for Delegation {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let somebody = |account, login, name| {
            Ok::<_, StoreError>((AccountId(row.get(account)?), row.get::<String>(login)?, row.get::<String>(name)?))
        };
        Ok(Self {
            id: DelegationId(row.get("delegation_id")?),
            institution: InstitutionId(row.get("institution_id")?),
            from: somebody("from_account", "from_login", "from_name")?,
            to: somebody("to_account", "to_login", "to_name")?,
            begins: row.instant("begins_at")?,
            ends: row.instant("ends_at")?,
            made: row.instant("made_at")?,
            ended: row.get::<Option<i64>>("ended_at")?.map(Instant::from_unix),
        })
    }
}
