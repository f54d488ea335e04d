//! The approval of a batch at the desk, by passkey or one-time code; and what the gate asks again before it seals.
//!
//! An approval by passkey is a signature over the batch digest ([`assertion`]). The register alone cannot make one:
//! the key that it is checked with was confirmed by a second person, and carries a seal made with the passphrase of the key files.

use serde::Deserialize;
use serde_json::{Value, json};

use super::accounts::Refused;
use super::assertion::{self, Assertion, AssertionFault, KIND};
use super::batch::Approval;
use super::examining::enrolled;
use super::passkeys::{Asked, is_next};
use super::{IssuanceError, Office};
use crate::access::Means;
use crate::store::{AuditEntry, BatchCheck, InstitutionId, InstitutionRow, Passkey, Purpose, Session, StoredApproval};
use crate::wire::base64url;
use crate::wire::digest::Digest;

/// Why somebody's approval, or check, is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotApproved {
    /// The one-time code.
    Code(Refused),
    /// The person has no passkey at this host.
    NoPasskey,
    /// The person is no signatory here, and stands in for none.
    NoRight,
    /// Nobody has looked through it yet, and the institution asks for that.
    NotChecked,
    /// The certificates name other signatories.
    NotNamed,
    /// Whoever prepared a batch neither checks nor approves it.
    Own,
    /// Whoever has checked a batch does not approve it.
    OwnCheck,
    /// The person's factor waits for a second person, or for its delay to be over.
    Pending,
    /// What the passkey has signed.
    Proof(AssertionFault),
}

/// What a browser sends of a passkey's answer. Further members are of no concern.
#[derive(Deserialize)]
struct Answer {
    #[serde(rename = "rawId")]
    id: String,
    response: Response,
}

#[derive(Deserialize)]
struct Response {
    #[serde(rename = "authenticatorData")]
    authenticator_data: String,
    #[serde(rename = "clientDataJSON")]
    client_data: String,
    signature: String,
}

impl Office {
    /// Notes that a second person has looked through a batch.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] if it is approved, or was checked before; inside, why this person does not check it.
    pub async fn check_batch(
        &self,
        institution: &InstitutionRow,
        digest: Digest,
        login: &str,
    ) -> Result<Result<(), NotApproved>, IssuanceError> {
        let checked = self.batch(institution, digest).await?;
        if self.store.prepared_by(checked.batch).await?.as_deref() == Some(login) {
            return Ok(Err(NotApproved::Own));
        }
        let at = self.now();
        let late = || IssuanceError::NotAllowed("this batch is approved, or was checked before".to_owned());
        if self.store.batch_check(checked.batch).await?.is_some() {
            return Err(late());
        }
        let mut tx = self.store.begin_for(institution.id).await?;
        if !tx.has_batch(checked.batch, digest).await? {
            return Err(IssuanceError::Replaced);
        }
        if tx.is_approved(checked.batch).await? {
            return Err(late());
        }
        tx.insert_batch_check(checked.batch, &BatchCheck { digest, by: login.to_owned(), at }).await?;
        tx.audit(AuditEntry {
            at,
            actor: login,
            action: "second-check",
            institution: Some(institution.id),
            batch: Some(checked.batch),
            number: None,
            detail: &digest.to_string(),
        })
        .await?;
        tx.commit().await?;
        Ok(Ok(()))
    }

    /// Approves a batch by a one-time code, which is not bound to it. The code is used up.
    ///
    /// # Errors
    /// [`IssuanceError::NotInPolicy`], [`IssuanceError::Replaced`]; inside, why the approval is not taken.
    pub async fn approve_by_code(
        &self,
        institution: &InstitutionRow,
        digest: Digest,
        (session, code): (&Session, &str),
    ) -> Result<Result<(), NotApproved>, IssuanceError> {
        let checked = self.batch(institution, digest).await?;
        self.is_in_policy(institution.id, Means::Totp).await?;
        let at = self.now();
        let standing = match self.standing(institution.id, &checked, (&session.login, at)).await? {
            Ok(standing) => standing,
            Err(not) => return Ok(Err(not)),
        };
        if self.store.codes(session.account).await?.effective.is_none_or(|effective| at < effective) {
            return Ok(Err(NotApproved::Pending));
        }
        if let Err(refused) = self.confirm_by_code(&session.login, code).await? {
            return Ok(Err(NotApproved::Code(refused)));
        }
        let approval = checked.approval(&Approval { by: session.login.clone(), means: Means::Totp }, at);
        let approval = StoredApproval { delegation: standing.delegation, ..approval };
        checked.approve_with(self, &approval, None).await?;
        self.forget_draft(institution.id, digest).await?;
        Ok(Ok(()))
    }

    /// Asks the passkeys of a signatory to sign the digest of a batch.
    ///
    /// # Errors
    /// As [`Office::approve_by_code`].
    pub async fn ask_to_approve(
        &self,
        institution: &InstitutionRow,
        digest: Digest,
        (session, origin): (&Session, &str),
    ) -> Result<Result<Asked, NotApproved>, IssuanceError> {
        let checked = self.batch(institution, digest).await?;
        self.is_in_policy(institution.id, Means::Passkey).await?;
        let at = self.now();
        if let Err(not) = self.standing(institution.id, &checked, (&session.login, at)).await? {
            return Ok(Err(not));
        }
        let mut passkeys = self.store.passkeys(session.account).await?;
        passkeys.retain(|passkey| passkey.origin == origin);
        if passkeys.is_empty() {
            return Ok(Err(NotApproved::NoPasskey));
        }
        passkeys.retain(|passkey| passkey.approves_at(at));
        if passkeys.is_empty() {
            return Ok(Err(NotApproved::Pending));
        }
        let random: [u8; 32] = self.chance.bytes()?;
        let state = base64url::encode(random);
        let token = self.ask(Purpose::Approve, (Some(session.account), Some(digest)), state).await?;
        let own = |passkey: &Passkey| json!({"type": "public-key", "id": base64url::encode(&passkey.credential_id)});
        let options = json!({
            "challenge": assertion::challenge(&random, digest).to_base64url(),
            "rpId": assertion::host(origin), "userVerification": "required", "timeout": 120_000,
            "allowCredentials": passkeys.iter().map(own).collect::<Vec<Value>>(),
        });
        Ok(Ok(Asked { options, token }))
    }

    /// Approves a batch by what a passkey has signed.
    ///
    /// # Errors
    /// As [`Office::approve_by_code`].
    pub async fn approve_by_passkey(
        &self,
        institution: &InstitutionRow,
        digest: Digest,
        (session, token, answer): (&Session, &str, &str),
    ) -> Result<Result<(), NotApproved>, IssuanceError> {
        let checked = self.batch(institution, digest).await?;
        let malformed = || Ok(Err(NotApproved::Proof(AssertionFault::Malformed)));
        let asked = self.answered(Purpose::Approve, token, answer).await?;
        let own = Some(session.account);
        let Some(asked) = asked.filter(|asked| asked.account == own && asked.digest == Some(digest)) else {
            return Ok(Err(NotApproved::Proof(AssertionFault::Challenge)));
        };
        let Ok(answer) = serde_json::from_str::<Answer>(answer) else { return malformed() };
        let Ok(id) = base64url::decode(&answer.id) else { return malformed() };
        let passkey = self.store.passkey(&id).await?.filter(|passkey| passkey.account == session.account);
        let Some(passkey) = passkey else { return Ok(Err(NotApproved::Proof(AssertionFault::Credential))) };
        let assertion = Assertion {
            approval: KIND.to_owned(),
            batch: digest.to_string(),
            random: asked.state,
            credential: answer.id,
            public_key: base64url::encode(&passkey.public_key),
            origin: passkey.origin.clone(),
            authenticator_data: answer.response.authenticator_data,
            client_data: answer.response.client_data,
            signature: answer.response.signature,
        };
        let counter = match assertion.check(enrolled(&passkey), digest) {
            Ok(counter) if is_next(counter, passkey.counter) => counter,
            Ok(_) => return Ok(Err(NotApproved::Proof(AssertionFault::Credential))),
            Err(fault) => return Ok(Err(NotApproved::Proof(fault))),
        };
        let at = self.now();
        let standing = match self.standing(institution.id, &checked, (&session.login, at)).await? {
            Ok(standing) => standing,
            Err(not) => return Ok(Err(not)),
        };
        if !passkey.approves_at(at) {
            return Ok(Err(NotApproved::Pending));
        }
        let approval = checked.approval(&Approval { by: session.login.clone(), means: Means::Passkey }, at);
        let Ok(assertion) = serde_json::to_string(&assertion) else { return malformed() };
        let approval = StoredApproval { delegation: standing.delegation, assertion: Some(assertion), ..approval };
        // What the gate will ask is asked now, while somebody is there to answer.
        self.examine(institution, &checked, &approval).await?;
        checked.approve_with(self, &approval, Some((passkey.id, counter))).await?;
        self.forget_draft(institution.id, digest).await?;
        Ok(Ok(()))
    }

    /// Nothing can be changed any longer.
    async fn forget_draft(&self, institution: InstitutionId, digest: Digest) -> Result<(), IssuanceError> {
        let mut tx = self.store.begin_for(institution).await?;
        tx.drop_draft_of(institution, digest).await?;
        Ok(tx.commit().await?)
    }
}

impl NotApproved {
    /// Why, for the log and the command line; pages have words of their own.
    #[must_use]
    pub fn reason(self) -> String {
        let reason = match self {
            Self::Code(refused) => return refused.to_string(),
            Self::Proof(fault) => return fault.to_string(),
            Self::NoPasskey => "there is no passkey for this host",
            Self::NoRight => "whoever has approved is no signatory here, and stands in for none",
            Self::NotChecked => "the institution asks that a second person checks it first, and nobody has",
            Self::NotNamed => "the certificates name other signatories",
            Self::Own => "whoever prepared it neither checks nor approves it",
            Self::OwnCheck => "whoever has checked it does not approve it",
            Self::Pending => "the passkey or code is not confirmed by a second person, or its delay is not over",
        };
        reason.to_owned()
    }
}
