//! A credential that a program hands in and gets back signed (W3C VC API): the gate for one certificate, in one transaction.
//!
//! What the certificate says is the program's; number, id, programme, place in the status list, key and proofs are given here.
//! It goes through what every other certificate goes through (rehearsal, approval by `client`, second road) but has no sheet.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::batch::batch_digest;
use super::completion::{Completed, complete};
use super::fixing::{free_number, free_place, own_pattern};
use super::office::persist;
use super::seal::Seal;
use super::trial::Trial;
use super::{IssuanceError, Moment, Office, Step};
use crate::access::Means;
use crate::claims::{Certificate, RegisterNumber};
use crate::credential;
use crate::keys::{KeyId, SigningKey};
use crate::store::{
    AuditEntry, Contact, InstitutionRow, KeyRow, Known, NewBatch, NewCertificate, SealedForms, StoredApproval, Tx,
};
use crate::wire::digest::Digest;
use crate::wire::limits::TOKEN_BYTES;

/// What a program asks for.
pub struct Order<'a> {
    /// An `OpenBadgeCredential` without id, status and proof.
    pub credential: Map<String, Value>,
    /// The id of the program.
    pub client: &'a str,
    /// The key that signs it.
    pub kid: &'a KeyId,
    /// The same, opened.
    pub key: Arc<SigningKey>,
}

/// What it gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Direct {
    /// The register number.
    pub number: RegisterNumber,
    /// Token and JSON.
    pub forms: SealedForms,
}

/// The newest key with which the programs of an institution may sign.
///
/// # Errors
/// [`IssuanceError::NoKey`]: nothing is issued directly in this institution.
pub fn program_key(institution: &InstitutionRow) -> Result<&KeyRow, IssuanceError> {
    let newest = institution.keys.iter().rev().find(|key| key.id.is_for_programs() && key.is_active());
    newest.ok_or_else(|| IssuanceError::NoKey { slug: institution.details.slug.to_string(), purpose: "api" })
}

impl Office {
    /// Signs a credential of a program's making and keeps it, or nothing at all. The same credential under the same number
    /// is signed once: asked again, it is given again.
    ///
    /// # Errors
    /// [`IssuanceError::NotIssuable`]; [`IssuanceError::NotInPolicy`] unless the institution's approvals name `client`;
    /// [`IssuanceError::NotAllowed`] if another certificate has the number.
    pub async fn issue_directly(
        &self,
        institution: &InstitutionRow,
        order: &Order<'_>,
    ) -> Result<Direct, IssuanceError> {
        persist(|| Box::pin(self.issue_once(institution, order))).await
    }

    async fn issue_once(&self, institution: &InstitutionRow, order: &Order<'_>) -> Result<Direct, IssuanceError> {
        let completed = complete(order.credential.clone(), institution, self.now().day())?;
        let trial = Trial::new(self, institution, order.kid).await?;
        self.pass(Step::Check, Moment::Before)?;
        let mut tx = self.store.begin_for(institution.id).await?;
        if !tx.approval_policy(institution.id).await?.contains(&Means::Client) {
            return Err(IssuanceError::NotInPolicy { means: Means::Client.word() });
        }
        let asked = &completed.certificate.number;
        let known = if completed.has_number { tx.known_number(institution.id, asked).await? } else { None };
        if let Some(known) = known {
            drop(tx);
            return self.again(institution, &completed, &known).await;
        }
        let content = completed.content;
        let (status_list, certificate) = self.fix_one(&mut tx, institution, completed).await?;
        let payload = credential::payload(&certificate);
        let forms = tokio::task::block_in_place(|| sign(&trial, order, &certificate, &payload))?;
        self.pass(Step::Seal, Moment::After)?;
        let new = NewCertificate {
            position: 0,
            number: &certificate.number,
            id: certificate.id,
            identity: Digest::of_parts([&b"testamur-direct-1"[..], certificate.number.as_str().as_bytes()]),
            content,
            status_list,
            status_index: certificate.status.index,
            payload: &payload,
            replaces: None,
            contact: &Contact::default(),
        };
        self.keep_direct(&mut tx, (institution, order), certificate.achievement.programme.as_str(), (&new, &forms))
            .await?;
        self.pass(Step::Keep, Moment::Before)?;
        tx.commit().await?;
        self.pass(Step::Keep, Moment::After)?;
        Ok(Direct { number: certificate.number, forms })
    }

    /// Number, id and place in the status list.
    async fn fix_one(
        &self,
        tx: &mut Tx,
        institution: &InstitutionRow,
        completed: Completed,
    ) -> Result<(u32, Certificate), IssuanceError> {
        let Completed { mut certificate, has_number, .. } = completed;
        if !has_number {
            let none = || {
                let member = "credentialSubject.identifier lacks ext:registerNumber";
                IssuanceError::NotIssuable(format!("{member}, and the institution has no pattern of register numbers"))
            };
            let pattern = own_pattern(institution).ok_or_else(none)?;
            let number = free_number(tx, institution, &pattern, certificate.issued.year()).await?;
            certificate.number = number.ok_or_else(none)?;
        }
        let (list, status) = free_place(self, tx, institution).await?;
        certificate.status = status;
        certificate.id = crate::claims::CredentialId::from_random(self.chance.bytes()?);
        Ok((list, certificate))
    }

    /// Keeps batch, approval, certificate, both forms and the audit row.
    async fn keep_direct(
        &self,
        tx: &mut Tx,
        (institution, order): (&InstitutionRow, &Order<'_>),
        programme: &str,
        (new, forms): (&NewCertificate<'_>, &SealedForms),
    ) -> Result<(), IssuanceError> {
        let at = self.now();
        let digest = batch_digest(&institution.details.did, [new.payload]);
        let batch =
            NewBatch { institution: institution.id, programme, source: "", assets: "{}", kid: order.kid, digest, at };
        let batch = tx.insert_batch(&batch).await?;
        tx.insert_certificate(institution.id, programme, batch, new).await?;
        let approval = StoredApproval {
            digest,
            approved_by: order.client.to_owned(),
            means: Means::Client,
            at,
            delegation: None,
            assertion: None,
        };
        tx.insert_approval(batch, &approval).await?;
        let kept = tx.known_number(institution.id, new.number).await?;
        let kept = kept.ok_or_else(|| IssuanceError::NotAllowed(format!("{} was not kept", new.number)))?;
        tx.seal_certificate(kept.id, forms, at).await?;
        tx.release_without_sheet(kept.id, at).await?;
        tx.audit(AuditEntry {
            at,
            actor: order.client,
            action: "issue",
            institution: Some(institution.id),
            batch: Some(batch),
            number: Some(new.number.as_str()),
            detail: order.kid.as_str(),
        })
        .await?;
        Ok(())
    }

    /// What was signed when the same was asked for before.
    async fn again(
        &self,
        institution: &InstitutionRow,
        completed: &Completed,
        known: &Known,
    ) -> Result<Direct, IssuanceError> {
        let number = &completed.certificate.number;
        let taken = || IssuanceError::NotAllowed(format!("another certificate has the number {number}, or had it"));
        if known.content != completed.content || known.is_ended {
            return Err(taken());
        }
        let issued = self.store.issued(institution.id, number).await?.ok_or_else(taken)?;
        let forms = issued.token.zip(issued.document).map(|(token, document)| SealedForms { token, document });
        Ok(Direct { number: number.clone(), forms: forms.ok_or_else(taken)? })
    }
}

/// Rehearses, signs, and has it confirmed by the second road.
fn sign(
    trial: &Trial,
    order: &Order<'_>,
    certificate: &Certificate,
    payload: &str,
) -> Result<SealedForms, IssuanceError> {
    let refused = |code: &str| IssuanceError::NotIssuable(format!("our own verifier would not accept it: {code}"));
    let tried = trial.forms(certificate, payload).map_err(refused)?;
    if tried.token.len() > TOKEN_BYTES {
        return Err(IssuanceError::NotIssuable(format!("it makes a token of more than {TOKEN_BYTES} bytes")));
    }
    for shown in [&tried.token, &tried.document] {
        if let Some(code) = trial.refusal(shown, certificate) {
            return Err(refused(code));
        }
    }
    let seal = Seal { kid: order.kid, key: Arc::clone(&order.key) };
    let forms = seal.sign(certificate, payload)?;
    seal.confirm(&certificate.number, payload, &forms)?;
    Ok(forms)
}
