//! What signatories approve with takes two people: who has it, and who confirms that it is theirs. It counts after a delay, in
//! which all signatories are told. A lost one is forgotten by two people, too.

use super::accounts::note;
use super::sign_in::forget_factors;
use super::{IssuanceError, Office};
use crate::access::Role;
use crate::store::{Account, Confirmed, InstitutionId, InstitutionRow, Notice, Passkey, Tx};
use crate::time::Instant;

/// For how long a signatory's new factor waits after it was confirmed, unless the configuration says otherwise.
pub const DELAY_SECONDS: i64 = 24 * 3600;

/// A factor of somebody who approves, that nobody has confirmed yet or whose delay is not over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// Whose: the login,
    pub login: String,
    /// and the name.
    pub name: String,
    /// The passkey; `None`: the one-time codes.
    pub passkey: Option<(i64, String)>,
    /// From when it approves, if it is confirmed.
    pub effective: Option<Instant>,
}

/// Who confirms, or asks: somebody at the desk, or whoever can write the data folder.
#[derive(Debug, Clone, Copy)]
pub enum Second<'a> {
    /// A login.
    Person(&'a str),
    /// The command line.
    Operator,
}

impl Second<'_> {
    fn name(&self) -> &str {
        match self {
            Self::Person(login) => login,
            Self::Operator => "operator",
        }
    }
}

impl Office {
    /// The factors that wait, of everybody who approves in an institution.
    ///
    /// # Errors
    /// [`IssuanceError::Store`].
    pub async fn pending_factors(&self, institution: InstitutionId) -> Result<Vec<Pending>, IssuanceError> {
        let at = self.now();
        let mut waiting = Vec::new();
        for account in self.approvers(institution).await? {
            let codes = self.store.codes(account.id).await?;
            let pending = |passkey, effective| Pending {
                login: account.login.clone(),
                name: account.name.clone(),
                passkey,
                effective,
            };
            if codes.secret.is_some() && codes.effective.is_none_or(|effective| at < effective) {
                waiting.push(pending(None, codes.effective));
            }
            for passkey in self.store.passkeys(account.id).await? {
                if !passkey.approves_at(at) {
                    let effective = passkey.confirmed.as_ref().map(|confirmed| confirmed.effective);
                    waiting.push(pending(Some((passkey.id.number(), passkey.name)), effective));
                }
            }
        }
        Ok(waiting)
    }

    /// Confirms that a factor is its owner's: the passkey of this number, or else the one-time codes. It approves after the delay.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] for one's own factor, or one that does not wait.
    pub async fn confirm_factor(
        &self,
        institution: &InstitutionRow,
        (login, passkey): (&str, Option<i64>),
        (by, delay): (Second<'_>, i64),
    ) -> Result<Instant, IssuanceError> {
        let account = self.approver(institution, login).await?;
        if matches!(by, Second::Person(person) if person == account.login) {
            return Err(IssuanceError::NotAllowed("nobody confirms an own factor: ask somebody else".to_owned()));
        }
        let at = self.now();
        let effective = at.plus_seconds(delay);
        let none = |_| IssuanceError::NotAllowed(format!("{login} has no such factor that waits"));
        let sealed = match passkey {
            Some(number) => {
                let found = self.store.passkeys(account.id).await?;
                let found = found.into_iter().find(|passkey| passkey.id.number() == number);
                let found = found.ok_or_else(|| none(crate::store::StoreError::NotThere { table: "passkey" }))?;
                Some(self.sealed(&found, by, effective).await?)
            }
            None => None,
        };
        let mut tx = self.store.begin().await?;
        match &sealed {
            Some((id, confirmed)) => tx.confirm_passkey(*id, confirmed).await.map_err(none)?,
            None => tx.confirm_codes(account.id, by.name(), effective).await.map_err(none)?,
        }
        let (action, kind) = match sealed {
            Some(_) => ("confirm-passkey", "passkey-confirmed"),
            None => ("confirm-codes", "codes-confirmed"),
        };
        let detail = format!("{} from {effective}", account.login);
        note(&mut tx, at, (by.name(), action), Some(institution.id), &detail).await?;
        let told = self.notice(kind, &account.login, by.name());
        tx.insert_notice(institution.id, &Notice { effective: Some(effective), ..told }).await?;
        tx.commit().await?;
        Ok(effective)
    }

    /// Asks that all factors of a signatory are forgotten. Another person confirms it.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] if it was asked for already.
    pub async fn ask_for_reset(
        &self,
        institution: &InstitutionRow,
        login: &str,
        by: &str,
    ) -> Result<(), IssuanceError> {
        let account = self.approver(institution, login).await?;
        if self.store.resets(institution.id).await?.iter().any(|reset| reset.about.0 == account.id) {
            return Err(IssuanceError::NotAllowed(format!("a reset for {login} waits already")));
        }
        let at = self.now();
        let mut tx = self.store.begin().await?;
        tx.insert_reset(institution.id, account.id, (by, at)).await?;
        note(&mut tx, at, (by, "ask-reset"), Some(institution.id), &account.login).await?;
        tx.insert_notice(institution.id, &self.notice("reset-asked", &account.login, by)).await?;
        Ok(tx.commit().await?)
    }

    /// Confirms a reset that somebody else has asked for, or has it withdrawn. The person signs in anew with password and another
    /// phone, whose codes approve nothing until they are confirmed.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] for a reset of one's own asking, or one that does not wait.
    pub async fn close_reset(
        &self,
        institution: &InstitutionRow,
        (id, is_confirmed): (i64, bool),
        by: &str,
    ) -> Result<(), IssuanceError> {
        let none = || IssuanceError::NotAllowed("no such reset waits".to_owned());
        let resets = self.store.resets(institution.id).await?;
        let reset = resets.into_iter().find(|reset| reset.id == id).ok_or_else(none)?;
        if is_confirmed && (reset.asked_by == by || reset.about.1 == by) {
            let own = "a reset takes two people: who asks for it or whom it is about does not confirm it";
            return Err(IssuanceError::NotAllowed(own.to_owned()));
        }
        let at = self.now();
        let mut tx = self.store.begin().await?;
        tx.close_reset(id, by, at).await.map_err(|_| none())?;
        if is_confirmed {
            forget_factors(&mut tx, reset.about.0, at).await?;
        }
        let (action, kind) =
            if is_confirmed { ("confirm-reset", "reset") } else { ("withdraw-reset", "reset-withdrawn") };
        note(&mut tx, at, (by, action), Some(institution.id), &reset.about.1).await?;
        tx.insert_notice(institution.id, &self.notice(kind, &reset.about.1, by)).await?;
        Ok(tx.commit().await?)
    }

    /// Everybody who approves in an institution: its signatories, and who stands in for one now or later.
    ///
    /// # Errors
    /// [`IssuanceError::Store`].
    pub async fn approvers(&self, institution: InstitutionId) -> Result<Vec<Account>, IssuanceError> {
        let at = self.now();
        let delegations = self.store.delegations(institution).await?;
        let stands_in = |account: &Account| {
            delegations.iter().any(|one| one.to.0 == account.id && one.ended.is_none() && at < one.ends)
        };
        let mut accounts = self.store.accounts().await?;
        accounts.retain(|account| {
            account.disabled.is_none() && (is_signatory(&account.roles, institution) || stands_in(account))
        });
        Ok(accounts)
    }

    async fn approver(&self, institution: &InstitutionRow, login: &str) -> Result<Account, IssuanceError> {
        let slug = &institution.details.slug;
        let none = || IssuanceError::NotAllowed(format!("{login} approves nothing in {slug}"));
        self.approvers(institution.id).await?.into_iter().find(|account| account.login == login).ok_or_else(none)
    }

    async fn sealed(
        &self,
        passkey: &Passkey,
        by: Second<'_>,
        effective: Instant,
    ) -> Result<(crate::store::PasskeyId, Confirmed), IssuanceError> {
        let seal = self.make_seal(passkey, effective).await?;
        Ok((passkey.id, Confirmed { by: by.name().to_owned(), effective, seal }))
    }

    pub(super) fn notice(&self, kind: &str, about: &str, actor: &str) -> Notice {
        let (kind, about, actor) = (kind.to_owned(), about.to_owned(), actor.to_owned());
        Notice { at: self.now(), kind, about, actor, effective: None }
    }

    /// Tells the signatories of every institution in which somebody is one.
    pub(super) async fn tell(
        &self,
        tx: &mut Tx,
        (roles, about): (&[(Option<InstitutionId>, Role)], &str),
        kind: &'static str,
        actor: &str,
    ) -> Result<(), IssuanceError> {
        if !roles.iter().any(|(_, role)| *role == Role::Signatory) {
            return Ok(());
        }
        for institution in tx.institution_ids().await? {
            if is_signatory(roles, institution) {
                tx.insert_notice(institution, &self.notice(kind, about, actor)).await?;
            }
        }
        Ok(())
    }
}

/// Whether these roles make a signatory of an institution.
pub(super) fn is_signatory(roles: &[(Option<InstitutionId>, Role)], institution: InstitutionId) -> bool {
    roles.iter().any(|(place, role)| *role == Role::Signatory && place.is_none_or(|place| place == institution))
}
