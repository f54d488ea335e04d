//! ④, ⑤ and ⑥ of the gate: sign, verify by a second road, keep. Nothing but signatures is added, and Ed25519 is
//! deterministic: after a crash the same bytes come out.

use std::sync::Arc;

use rayon::prelude::*;

use super::batch::{Approved, Checked, Ready};
use super::office::persist;
use super::second_road;
use super::trial::method;
use super::{IssuanceError, Moment, Office, Progress, Step, jose};
use crate::claims::{Certificate, RegisterNumber};
use crate::credential;
use crate::keys::{KeyId, SigningKey};
use crate::proof::{data_integrity, jws};
use crate::store::{AuditEntry, BatchId, Claim, Ended, Grounds, InstitutionRow, SealedForms};

/// A batch that is sealed as a whole, ready to be printed. No other process works at it.
#[derive(Debug)]
pub struct Sealed {
    pub(super) checked: Checked,
    pub(super) claim: Claim,
}

/// How many certificates are kept together. A crash costs at most the signatures of one chunk, which come out again.
const CHUNK: usize = 64;

impl Approved {
    /// Seals what is not sealed yet.
    ///
    /// The register is read anew: the digest over the payloads must be the one that was approved.
    ///
    /// # Errors
    /// [`IssuanceError::Claimed`] if another process is at it; else [`IssuanceError`]; what was sealed before stays sealed.
    pub async fn seal(
        self,
        office: &Office,
        institution: &InstitutionRow,
        progress: Progress<'_>,
    ) -> Result<Sealed, IssuanceError> {
        // What is sealed is read anew: of a large batch memory holds one copy.
        let batch = self.0.batch;
        drop(self);
        let claim = office.store.claim(batch).await?.ok_or(IssuanceError::Claimed)?;
        match Self::seal_claimed(batch, office, institution, progress).await {
            Ok(checked) => Ok(Sealed { checked, claim }),
            Err(error) => {
                claim.release().await;
                Err(error)
            }
        }
    }

    async fn seal_claimed(
        batch: BatchId,
        office: &Office,
        institution: &InstitutionRow,
        progress: Progress<'_>,
    ) -> Result<Checked, IssuanceError> {
        let approval = office.store.approval(batch).await?.ok_or(IssuanceError::ApprovalDiffers)?;
        let batch = office.store.batch(batch).await?.ok_or(IssuanceError::ApprovalDiffers)?;
        let checked = Checked::load(office, institution.id, &institution.details.did, batch).await?;
        if approval.digest != checked.digest {
            return Err(IssuanceError::ApprovalDiffers);
        }
        if !office.store.approval_policy(institution.id).await?.contains(&approval.means) {
            return Err(IssuanceError::NotInPolicy { means: approval.means.word() });
        }
        let public = institution.keys.iter().find(|key| key.id == checked.kid && key.is_active());
        let public = public.ok_or_else(|| IssuanceError::NoKey {
            slug: institution.details.slug.to_string(),
            purpose: crate::keys::Purpose::Credential.word(),
        })?;
        let seal = Seal { kid: &checked.kid, key: Arc::new(office.keyring.open(&public.id, &public.key)?) };
        let total = checked.rows.len();
        let waiting: Vec<_> = checked.rows.iter().filter(|ready| ready.sealed().is_none()).collect();
        let mut done = total - waiting.len();
        for chunk in waiting.chunks(CHUNK) {
            office.pass(Step::Seal, Moment::Before)?;
            let sign = |ready: &&Ready| seal.sign(&ready.certificate, &ready.row.payload);
            let forms: Vec<_> = tokio::task::block_in_place(|| chunk.par_iter().map(sign).collect::<Result<_, _>>())?;
            office.pass(Step::Seal, Moment::After)?;
            office.pass(Step::Confirm, Moment::Before)?;
            let confirm =
                |(ready, forms): (&&Ready, &SealedForms)| seal.confirm(ready.number(), &ready.row.payload, forms);
            tokio::task::block_in_place(|| chunk.par_iter().zip(&forms).try_for_each(confirm))?;
            office.pass(Step::Confirm, Moment::After)?;
            persist(|| Box::pin(keep(office, &checked, chunk, &forms))).await?;
            done += chunk.len();
            progress(Step::Seal, done, total);
        }
        let batch = office.store.batch(checked.batch).await?.ok_or(IssuanceError::ApprovalDiffers)?;
        drop(checked);
        Checked::load(office, institution.id, &institution.details.did, batch).await
    }
}

/// A key of the institution, opened.
pub(super) struct Seal<'a> {
    pub(super) kid: &'a KeyId,
    pub(super) key: Arc<SigningKey>,
}

impl Seal<'_> {
    /// Signs one certificate in both forms.
    pub(super) fn sign(&self, certificate: &Certificate, payload: &str) -> Result<SealedForms, IssuanceError> {
        let fault = |road| IssuanceError::SecondRoad { number: certificate.number.to_string(), road };
        let token = jose::sign(payload, self.kid, &self.key).map_err(|_| fault("josekit's framing"))?;
        if token != jws::sign(payload, jws::Typ::Credential, self.kid, &self.key) {
            return Err(fault("the core's own framing"));
        }
        let method = method(self.kid, &self.key);
        let created = certificate.issued.midnight();
        let document = credential::document(certificate);
        let document = data_integrity::add_proof(&document, &self.key, &method, created)
            .map_err(|_| fault("the closed contexts"))?;
        let document = serde_json::to_string_pretty(&document).map_err(|_| fault("writing JSON"))?;
        Ok(SealedForms { token, document })
    }

    /// Verifies both forms by the second road.
    pub(super) fn confirm(
        &self,
        number: &RegisterNumber,
        payload: &str,
        forms: &SealedForms,
    ) -> Result<(), IssuanceError> {
        let fault = |road| IssuanceError::SecondRoad { number: number.to_string(), road };
        second_road::confirm(payload, &forms.token, &forms.document, &self.key.verifying_key()).map_err(fault)
    }
}

/// Keeps some sealed certificates with their audit rows; what they replace is superseded in the same transaction.
async fn keep(
    office: &Office,
    checked: &Checked,
    chunk: &[&Ready],
    forms: &[SealedForms],
) -> Result<(), IssuanceError> {
    office.pass(Step::Keep, Moment::Before)?;
    let at = office.now();
    let mut tx = office.store.begin_for(checked.institution).await?;
    for (ready, forms) in chunk.iter().zip(forms) {
        let number = ready.number().as_str();
        let audit = |action, detail| AuditEntry {
            at,
            actor: "gate",
            action,
            institution: Some(checked.institution),
            batch: Some(checked.batch),
            number: Some(number),
            detail,
        };
        tx.seal_certificate(ready.row.id, forms, at).await?;
        tx.audit(audit("seal", checked.kid.as_str())).await?;
        if let Some(replaced) = ready.row.replaces {
            tx.end_certificate(replaced, Ended::Superseded, Grounds { cause: None, note: number }, at).await?;
            tx.audit(audit("supersede", "")).await?;
        }
    }
    tx.commit().await?;
    office.pass(Step::Keep, Moment::After)
}
