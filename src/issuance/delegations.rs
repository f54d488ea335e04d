//! A signatory has somebody else approve for a time. It stands in the audit log, on what was approved by it, and can be ended
//! before its time.

use super::accounts::note;
use super::factors::is_signatory;
use super::{IssuanceError, Office};
use crate::store::{Delegation, InstitutionRow, Session};
use crate::time::Day;

/// The most days of a delegation.
const LONGEST_DAYS: i64 = 366;

/// The most delegations of a person that are not over.
const MOST: usize = 20;

impl Office {
    /// Has somebody of the same institution stand in, from the beginning of a day to the end of another (UTC).
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] with what is wrong: the person, the days.
    pub async fn delegate(
        &self,
        institution: &InstitutionRow,
        (session, to): (&Session, &str),
        (first, last): (Day, Day),
    ) -> Result<(), IssuanceError> {
        let refuse = |what: &str| Err(IssuanceError::NotAllowed(what.to_owned()));
        if !is_signatory(&session.roles, institution.id) {
            return refuse("only a signatory has somebody stand in");
        }
        let (begins, ends) = (first.midnight(), last.plus_days(1).midnight());
        let at = self.now();
        if ends <= begins || ends <= at {
            return refuse("the last day is before the first, or over");
        }
        if ends.seconds_since(begins) > LONGEST_DAYS * 86_400 {
            return refuse("a delegation lasts a year at the most");
        }
        let to = to.trim().to_lowercase();
        let account = self.store.account(&to).await?.filter(|account| account.disabled.is_none());
        let is_here = |place: &Option<_>| place.is_none_or(|place| place == institution.id);
        let account = account.filter(|account| account.roles.iter().any(|(place, _)| is_here(place)));
        let Some(account) = account.filter(|account| account.id != session.account) else {
            return refuse("nobody else of this institution has that address");
        };
        let known = self.store.delegations(institution.id).await?;
        if known.iter().filter(|one| one.from.0 == session.account && is_open(one, at)).count() >= MOST {
            return refuse("end one of your delegations first");
        }
        let mut tx = self.store.begin().await?;
        tx.insert_delegation(institution.id, (session.account, account.id), (begins, ends), at).await?;
        let detail = format!("to {} from {begins} until {ends}", account.login);
        note(&mut tx, at, (&session.login, "delegate"), Some(institution.id), &detail).await?;
        Ok(tx.commit().await?)
    }

    /// Ends a delegation before its time: the signatory's own, or the one by which somebody stands in.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] if it is neither, or over.
    pub async fn end_delegation(
        &self,
        institution: &InstitutionRow,
        number: i64,
        session: &Session,
    ) -> Result<(), IssuanceError> {
        let none = || IssuanceError::NotAllowed("no such delegation of yours is open".to_owned());
        let own = |one: &Delegation| one.from.0 == session.account || one.to.0 == session.account;
        let known = self.store.delegations(institution.id).await?;
        let found = known.into_iter().find(|one| one.id.number() == number && own(one)).ok_or_else(none)?;
        let at = self.now();
        let mut tx = self.store.begin().await?;
        tx.end_delegation(institution.id, found.id, at).await.map_err(|_| none())?;
        let detail = format!("{number} to {}", found.to.1);
        note(&mut tx, at, (&session.login, "end-delegation"), Some(institution.id), &detail).await?;
        Ok(tx.commit().await?)
    }
}

/// Whether a delegation holds, or will.
#[must_use]
pub fn is_open(delegation: &Delegation, at: crate::time::Instant) -> bool {
    delegation.ended.is_none() && at < delegation.ends
}
