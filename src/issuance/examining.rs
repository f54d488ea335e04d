//! What the gate asks of an approval before it seals, and anybody may ask afterwards: by whom, as whom, and what proves it.

use super::approving::NotApproved;
use super::assertion::{Assertion, AssertionFault, Enrolled};
use super::batch::Checked;
use super::factors::is_signatory;
use super::{IssuanceError, Office, vault};
use crate::access::{Means, Rule};
use crate::roster::Programme;
use crate::store::{Account, DelegationId, InstitutionId, InstitutionRow, Passkey, StoredApproval};
use crate::time::Instant;
use crate::wire::base64url;
use crate::wire::digest::Digest;

/// As whom somebody approves: in person, or by a delegation; and the signatory's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) delegation: Option<DelegationId>,
    name: String,
}

/// An approval that was checked anew from what is kept.
#[derive(Debug)]
pub struct Proven {
    /// The approval.
    pub approval: StoredApproval,
    /// What the passkey has signed.
    pub assertion: Assertion,
    /// Who had confirmed the passkey, and since when it approved.
    pub confirmed: Option<(String, Instant)>,
}

impl Office {
    /// What the gate asks of an approval before it seals.
    pub(super) async fn examine(
        &self,
        institution: &InstitutionRow,
        checked: &Checked,
        approval: &StoredApproval,
    ) -> Result<(), IssuanceError> {
        if approval.digest != checked.digest {
            return Err(IssuanceError::ApprovalDiffers);
        }
        self.is_in_policy(institution.id, approval.means).await?;
        let rules = self.store.approval_rules(institution.id).await?;
        if rules.contains(&Rule::FourEyes)
            && let Err(not) = self.second_pair_of_eyes(checked, &approval.approved_by).await?
        {
            return Err(refused(not));
        }
        let is_personal = matches!(approval.means, Means::Passkey | Means::Totp);
        if is_personal && self.store.prepared_by(checked.batch).await?.as_ref() == Some(&approval.approved_by) {
            return Err(refused(NotApproved::Own));
        }
        let asks_who =
            approval.means == Means::Passkey || approval.delegation.is_some() || rules.contains(&Rule::Named);
        if is_personal && asks_who {
            let account = self.known_account(&approval.approved_by).await.map_err(|_| refused(NotApproved::NoRight))?;
            let standings = self.standings(institution.id, &account, approval.at).await?;
            let standing = standings.into_iter().find(|standing| standing.delegation == approval.delegation);
            let standing = standing.ok_or_else(|| refused(NotApproved::NoRight))?;
            if rules.contains(&Rule::Named) && !is_named(checked, &standing.name) {
                return Err(refused(NotApproved::NotNamed));
            }
            if approval.means == Means::Passkey {
                let (passkey, _) = self.proof(checked, approval).await?;
                if passkey.account != account.id {
                    return Err(refused(NotApproved::Proof(AssertionFault::Credential)));
                }
                self.open_seal(&passkey).await?;
            }
        }
        Ok(())
    }

    /// Proves from what is kept that a passkey has approved the bytes of a batch. It takes no passphrase: the seal of the passkey's
    /// enrolment is the gate's business.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] if nothing proves it, with what is wrong.
    pub async fn prove_approval(&self, institution: &InstitutionRow, digest: Digest) -> Result<Proven, IssuanceError> {
        let checked = self.batch(institution, digest).await?;
        let none = |what: &str| IssuanceError::NotAllowed(what.to_owned());
        let approval = self.store.approval(checked.batch).await?;
        let approval = approval.ok_or_else(|| none("nobody has approved this batch"))?;
        if approval.digest != checked.digest {
            return Err(IssuanceError::ApprovalDiffers);
        }
        if approval.means != Means::Passkey {
            let means = approval.means.word();
            return Err(none(&format!(
                "it was approved by {means}, which is not bound to the batch: nothing proves it"
            )));
        }
        let (passkey, assertion) = self.proof(&checked, &approval).await?;
        let kept = approval.assertion.as_deref().unwrap_or_default();
        let deeds = self.store.audit_of_batch(checked.batch).await?;
        let is_told = |deed: &crate::store::AuditRow| {
            deed.action == "approve" && deed.actor == approval.approved_by && deed.detail.ends_with(kept)
        };
        if !deeds.iter().any(is_told) {
            return Err(none("the audit log does not tell of this approval"));
        }
        let confirmed = passkey.confirmed.map(|confirmed| (confirmed.by, confirmed.effective));
        Ok(Proven { approval, assertion, confirmed })
    }

    /// The passkey of an approval, and what it has signed, which is checked.
    async fn proof(&self, checked: &Checked, approval: &StoredApproval) -> Result<(Passkey, Assertion), IssuanceError> {
        let fault = |fault| refused(NotApproved::Proof(fault));
        let assertion: Option<Assertion> =
            approval.assertion.as_deref().and_then(|text| serde_json::from_str(text).ok());
        let assertion = assertion.ok_or_else(|| fault(AssertionFault::Malformed))?;
        let id = base64url::decode(&assertion.credential).map_err(|_| fault(AssertionFault::Malformed))?;
        let passkey = self.store.passkey(&id).await?.ok_or_else(|| fault(AssertionFault::Credential))?;
        assertion.check(enrolled(&passkey), checked.digest).map_err(fault)?;
        if !passkey.approves_at(approval.at) {
            return Err(refused(NotApproved::Pending));
        }
        Ok((passkey, assertion))
    }

    /// As whom somebody may approve a batch.
    pub(super) async fn standing(
        &self,
        institution: InstitutionId,
        checked: &Checked,
        (login, at): (&str, Instant),
    ) -> Result<Result<Standing, NotApproved>, IssuanceError> {
        if self.store.prepared_by(checked.batch).await?.as_deref() == Some(login) {
            return Ok(Err(NotApproved::Own));
        }
        let rules = self.store.approval_rules(institution).await?;
        if rules.contains(&Rule::FourEyes)
            && let Err(not) = self.second_pair_of_eyes(checked, login).await?
        {
            return Ok(Err(not));
        }
        let account = self.known_account(login).await?;
        let mut standings = self.standings(institution, &account, at).await?;
        if standings.is_empty() {
            return Ok(Err(NotApproved::NoRight));
        }
        if rules.contains(&Rule::Named) {
            standings.retain(|standing| is_named(checked, &standing.name));
        }
        Ok(standings.into_iter().next().ok_or(NotApproved::NotNamed))
    }

    /// Every way in which somebody may approve in an institution: in person first.
    async fn standings(
        &self,
        institution: InstitutionId,
        account: &Account,
        at: Instant,
    ) -> Result<Vec<Standing>, IssuanceError> {
        let mut standings = Vec::new();
        if account.disabled.is_none_or(|disabled| at < disabled) && is_signatory(&account.roles, institution) {
            standings.push(Standing { delegation: None, name: account.name.clone() });
        }
        for delegation in self.store.delegations_to(account.id).await? {
            if delegation.institution != institution || !delegation.holds_at(at) || account.disabled.is_some() {
                continue;
            }
            let signatory = self.store.account(&delegation.from.1).await?;
            if signatory.is_some_and(|signatory| is_signatory(&signatory.roles, institution)) {
                standings.push(Standing { delegation: Some(delegation.id), name: delegation.from.2 });
            }
        }
        Ok(standings)
    }

    /// Whether somebody else than who prepared a batch and who approves it has looked through these bytes.
    async fn second_pair_of_eyes(
        &self,
        checked: &Checked,
        approver: &str,
    ) -> Result<Result<(), NotApproved>, IssuanceError> {
        let check = self.store.batch_check(checked.batch).await?.filter(|check| check.digest == checked.digest);
        let prepared_by = self.store.prepared_by(checked.batch).await?;
        Ok(match check {
            None => Err(NotApproved::NotChecked),
            Some(check) if check.by == approver => Err(NotApproved::OwnCheck),
            Some(check) if prepared_by.as_ref() == Some(&check.by) => Err(NotApproved::Own),
            Some(_) => Ok(()),
        })
    }

    /// What signs that a passkey was confirmed: only a process with the passphrase of the key files makes it.
    pub(super) async fn make_seal(&self, passkey: &Passkey, effective: Instant) -> Result<Vec<u8>, IssuanceError> {
        let (passphrase, salt) = (self.keyring.passphrase(), self.chance.bytes()?);
        let (content, purpose) = (enrolment(passkey, effective), purpose(passkey));
        let sealed = tokio::task::spawn_blocking(move || vault::seal(content.as_bytes(), &purpose, &passphrase, salt));
        Ok(sealed.await.unwrap_or(Err(vault::VaultError::NotSealed))?)
    }

    async fn open_seal(&self, passkey: &Passkey) -> Result<(), IssuanceError> {
        let confirmed = passkey.confirmed.clone().ok_or_else(|| refused(NotApproved::Pending))?;
        let (passphrase, purpose) = (self.keyring.passphrase(), purpose(passkey));
        let opened = tokio::task::spawn_blocking(move || vault::open(&confirmed.seal, &purpose, &passphrase));
        let opened = opened.await.unwrap_or(Err(vault::VaultError::NotOpened));
        let expected = enrolment(passkey, confirmed.effective);
        match opened {
            Ok(content) if *content == *expected.as_bytes() => Ok(()),
            _ => Err(refused(NotApproved::Pending)),
        }
    }

    pub(super) async fn is_in_policy(&self, institution: InstitutionId, means: Means) -> Result<(), IssuanceError> {
        let allowed = self.store.approval_policy(institution).await?;
        if allowed.contains(&means) { Ok(()) } else { Err(IssuanceError::NotInPolicy { means: means.word() }) }
    }
}

fn refused(not: NotApproved) -> IssuanceError {
    IssuanceError::NotAllowed(format!("the approval does not hold: {}", not.reason()))
}

pub(super) fn enrolled(passkey: &Passkey) -> Enrolled<'_> {
    Enrolled { credential: &passkey.credential_id, public_key: &passkey.public_key, origin: &passkey.origin }
}

/// What is sealed of an enrolment: the passkey, and since when it approves.
fn enrolment(passkey: &Passkey, effective: Instant) -> Digest {
    let [id, key, origin] =
        [&passkey.credential_id[..], &passkey.public_key[..], passkey.origin.as_bytes()].map(Digest::of);
    let effective = effective.to_unix().to_be_bytes();
    Digest::of_parts([&b"testamur-passkey-1"[..], id.as_bytes(), key.as_bytes(), origin.as_bytes(), &effective])
}

fn purpose(passkey: &Passkey) -> String {
    format!("testamur-passkey-1 {}", passkey.account.number())
}

/// Whether a certificate names this person as a signatory. Titles may stand before and behind the name there, and the order of
/// its parts may differ: every word of the account's name, of which there are at least two, is a word of the signatory's.
fn is_named(checked: &Checked, name: &str) -> bool {
    let Ok(programme) = Programme::parse(&checked.source) else { return false };
    programme.signatories().iter().any(|signatory| is_same_person(name, signatory.name.as_str()))
}

fn is_same_person(account: &str, signatory: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let pieces = name.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
        pieces.map(str::to_lowercase).collect()
    };
    let (own, printed) = (words(account), words(signatory));
    own.len() > 1 && own.iter().all(|word| printed.contains(word))
}

#[cfg(test)]
mod tests {
    use super::is_same_person;

    #[test]
    fn a_signatory_is_known_with_and_without_titles() {
        for (account, signatory, expected) in [
            ("Ayşe Işık", "Prof. Dr. Ayşe Işık", true),
            ("Ирина Сергеевна Орлова", "Орлова Ирина Сергеевна", true),
            ("Ayşe", "Prof. Dr. Ayşe Işık", false),
            ("Ayşe Demir", "Prof. Dr. Ayşe Işık", false),
            ("", "Prof. Dr. Ayşe Işık", false),
        ] {
            assert_eq!(is_same_person(account, signatory), expected, "{account}");
        }
    }
}
