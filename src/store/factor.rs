//! What signatories approve with: confirmed by a second person, forgotten by two, and told to all signatories.

use super::query::{Row, query};
use super::{AccountId, InstitutionId, Store, StoreError, Tx, one_row};
use crate::time::Instant;

/// Something that all signatories of an institution are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// When it happened.
    pub at: Instant,
    /// `codes-enrolled`, `passkey-enrolled`, `codes-confirmed`, `passkey-confirmed`, `reset-asked`, `reset-withdrawn`, `reset`; `means`,
    /// `rules`
    pub kind: String,
    /// Whose factor: the login; of `means` and `rules`, the words of what is allowed or asked for from now on.
    pub about: String,
    /// Who did it: a login, or `operator`.
    pub actor: String,
    /// From when it counts.
    pub effective: Option<Instant>,
}

impl Notice {
    /// Whether it tells of what the institution allows and asks for, and not of somebody's factor.
    #[must_use]
    pub fn is_about_rules(&self) -> bool {
        matches!(self.kind.as_str(), "means" | "rules")
    }
}

/// A notice that has not been mailed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnmailedNotice {
    /// Its place in the order.
    pub id: i64,
    /// Whose signatories are told.
    pub institution: InstitutionId,
    /// What.
    pub notice: Notice,
}

/// That somebody has asked for a signatory's factors to be forgotten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reset {
    /// Which.
    pub id: i64,
    /// Whose factors: account, login and name.
    pub about: (AccountId, String, String),
    /// Who has asked: the login.
    pub asked_by: String,
    /// When.
    pub asked: Instant,
}

impl Tx {
    /// Notes that a second person has confirmed the one-time codes of an account.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if there are none, or they are confirmed already.
    pub async fn confirm_codes(&mut self, account: AccountId, by: &str, effective: Instant) -> Result<(), StoreError> {
        let query = query(
            "UPDATE account SET totp_effective_at = $3, totp_confirmed_by = $2 \
             WHERE account_id = $1 AND totp IS NOT NULL AND totp_effective_at IS NULL",
        );
        one_row("account", query.bind(account.0).bind(by).bind(effective).execute(self).await?)
    }

    /// Tells the signatories of an institution something.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn insert_notice(&mut self, institution: InstitutionId, notice: &Notice) -> Result<(), StoreError> {
        query(
            "INSERT INTO notice (institution_id, at, kind, about, actor, effective_at) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(institution.0)
        .bind(notice.at)
        .bind(&notice.kind)
        .bind(&notice.about)
        .bind(&notice.actor)
        .bind(notice.effective.map(Instant::to_unix))
        .execute(self)
        .await?;
        Ok(())
    }

    /// Notes that the letters of a notice are posted.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if they were before.
    pub async fn set_notice_mailed(&mut self, id: i64, at: Instant) -> Result<(), StoreError> {
        let query = query("UPDATE notice SET mailed_at = $2 WHERE notice_id = $1 AND mailed_at IS NULL");
        one_row("notice", query.bind(id).bind(at).execute(self).await?)
    }

    /// Keeps that somebody asks for a reset. It is asked for once.
    ///
    /// # Errors
    /// [`StoreError::Database`], also if it was asked for already.
    pub async fn insert_reset(
        &mut self,
        institution: InstitutionId,
        account: AccountId,
        (by, at): (&str, Instant),
    ) -> Result<(), StoreError> {
        query("INSERT INTO factor_reset (institution_id, account_id, asked_by, asked_at) VALUES ($1, $2, $3, $4)")
            .bind(institution.0)
            .bind(account.0)
            .bind(by)
            .bind(at)
            .execute(self)
            .await?;
        Ok(())
    }

    /// Closes what was asked for: done, or withdrawn.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::NotThere`] if it is closed already.
    pub async fn close_reset(&mut self, id: i64, by: &str, at: Instant) -> Result<(), StoreError> {
        let query =
            query("UPDATE factor_reset SET closed_by = $2, closed_at = $3 WHERE reset_id = $1 AND closed_at IS NULL");
        one_row("factor_reset", query.bind(id).bind(by).bind(at).execute(self).await?)
    }
}

impl Store {
    /// What the signatories of an institution were told since an instant, newest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn notices(
        &self,
        institution: InstitutionId,
        since: Instant,
        most: u32,
    ) -> Result<Vec<Notice>, StoreError> {
        let query = query(
            "SELECT at, kind, about, actor, effective_at FROM notice WHERE institution_id = $1 AND at >= $2 \
             ORDER BY notice_id DESC LIMIT $3",
        );
        query.bind(institution.0).bind(since).bind(most).fetch_all(self).await?.iter().map(Notice::try_from).collect()
    }

    /// The notices since an instant that are still to be mailed, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn unmailed_notices(&self, since: Instant, most: u32) -> Result<Vec<UnmailedNotice>, StoreError> {
        let query = query(
            "SELECT notice_id, institution_id, at, kind, about, actor, effective_at FROM notice WHERE mailed_at IS NULL \
             AND at >= $1 ORDER BY notice_id LIMIT $2",
        );
        let unmailed = |row: &Row| {
            let institution = InstitutionId(row.get("institution_id")?);
            Ok::<_, StoreError>(UnmailedNotice {
                id: row.get("notice_id")?,
                institution,
                notice: Notice::try_from(row)?,
            })
        };
        query.bind(since).bind(most).fetch_all(self).await?.iter().map(unmailed).collect()
    }

    /// The resets that wait for a second person.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn resets(&self, institution: InstitutionId) -> Result<Vec<Reset>, StoreError> {
        let query = query(
            "SELECT r.reset_id, r.account_id, a.login, a.name, r.asked_by, r.asked_at FROM factor_reset r \
             JOIN account a USING (account_id) WHERE r.institution_id = $1 AND r.closed_at IS NULL ORDER BY r.reset_id",
        );
        query.bind(institution.0).fetch_all(self).await?.iter().map(Reset::try_from).collect()
    }
}

impl TryFrom<&Row> for Notice {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let effective: Option<i64> = row.get("effective_at")?;
        Ok(Self {
            at: row.instant("at")?,
            kind: row.get("kind")?,
            about: row.get("about")?,
            actor: row.get("actor")?,
            effective: effective.map(Instant::from_unix),
        })
    }
}

impl TryFrom<&Row> for Reset {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("reset_id")?,
            about: (AccountId(row.get("account_id")?), row.get("login")?, row.get("name")?),
            asked_by: row.get("asked_by")?,
            asked: row.instant("asked_at")?,
        })
    }
}
