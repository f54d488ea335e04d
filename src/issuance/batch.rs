//! The states of a batch: checked, approved. Each is a type, and the next one takes it.

use crate::access::Means;
use crate::claims::{Certificate, Did, RegisterNumber};
use crate::credential;
use crate::keys::KeyId;
use crate::store::{
    AuditEntry, BatchId, BatchRow, CertificateRow, InstitutionId, PasskeyId, SealedForms, StoreError, StoredApproval,
};
use crate::time::Instant;
use crate::wire::digest::Digest;
use crate::wire::json;

use super::office::persist;
use super::{IssuanceError, Moment, Office, Step};

/// A batch whose numbers, ids, status indexes and payload bytes are fixed. Nothing is signed.
#[derive(Debug)]
pub struct Checked {
    pub(super) batch: BatchId,
    pub(super) institution: InstitutionId,
    pub(super) kid: KeyId,
    pub(super) source: String,
    pub(super) assets: String,
    pub(super) digest: Digest,
    pub(super) rows: Vec<Ready>,
}

/// A certificate of a checked batch.
#[derive(Debug)]
pub struct Ready {
    pub(super) row: CertificateRow,
    pub(super) certificate: Certificate,
}

impl Ready {
    /// What the certificate says.
    #[must_use]
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// Its register number.
    #[must_use]
    pub fn number(&self) -> &RegisterNumber {
        &self.certificate.number
    }

    /// The sealed forms, where an earlier run got that far.
    #[must_use]
    pub fn sealed(&self) -> Option<&SealedForms> {
        self.row.sealed.as_ref()
    }

    /// Whether its sheet was printed.
    #[must_use]
    pub fn is_released(&self) -> bool {
        self.row.pdf_sha256.is_some()
    }
}

/// Who approves, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// The name that goes into the audit log.
    pub by: String,
    /// By what; passkey and TOTP belong to the desk.
    pub means: Means,
}

/// A batch that its signatory has approved.
#[derive(Debug)]
pub struct Approved(pub(super) Checked);

impl Checked {
    /// What is approved: every byte that will be signed, in order.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The certificates, in order.
    #[must_use]
    pub fn rows(&self) -> &[Ready] {
        &self.rows
    }

    /// Keeps the approval of this batch. Of two who approve the same bytes the first stands in the register.
    ///
    /// # Errors
    /// [`IssuanceError::Replaced`] if another process has dropped it, [`IssuanceError::Store`], or [`IssuanceError::CutOff`].
    pub async fn approve(self, office: &Office, approval: &Approval) -> Result<Approved, IssuanceError> {
        let stored = self.approval(approval, office.now());
        self.approve_with(office, &stored, None).await
    }

    /// As [`Checked::approve`], with what proves the approval; `used`: the passkey that gave it, and how often it has signed.
    pub(super) async fn approve_with(
        self,
        office: &Office,
        approval: &StoredApproval,
        used: Option<(PasskeyId, u32)>,
    ) -> Result<Approved, IssuanceError> {
        office.pass(Step::Approve, Moment::Before)?;
        persist(|| Box::pin(self.keep_approval(office, approval, used))).await?;
        office.pass(Step::Approve, Moment::After)?;
        Ok(Approved(self))
    }

    /// An approval of this batch that nothing proves.
    pub(super) fn approval(&self, approval: &Approval, at: Instant) -> StoredApproval {
        StoredApproval {
            digest: self.digest,
            approved_by: approval.by.clone(),
            means: approval.means,
            at,
            delegation: None,
            assertion: None,
        }
    }

    async fn keep_approval(
        &self,
        office: &Office,
        approval: &StoredApproval,
        used: Option<(PasskeyId, u32)>,
    ) -> Result<(), IssuanceError> {
        let mut tx = office.store.begin_for(self.institution).await?;
        if !tx.has_batch(self.batch, self.digest).await? {
            return Err(IssuanceError::Replaced);
        }
        if !tx.approval_policy(self.institution).await?.contains(&approval.means) {
            return Err(IssuanceError::NotInPolicy { means: approval.means.word() });
        }
        if tx.is_approved(self.batch).await? {
            return Ok(());
        }
        tx.insert_approval(self.batch, approval).await?;
        if let Some((passkey, counter)) = used {
            tx.use_passkey(passkey, (counter, None), approval.at).await?;
        }
        tx.audit(AuditEntry {
            at: approval.at,
            actor: &approval.approved_by,
            action: "approve",
            institution: Some(self.institution),
            batch: Some(self.batch),
            number: None,
            detail: &told(approval),
        })
        .await?;
        Ok(tx.commit().await?)
    }

    /// Reads a batch back. The digest is computed anew from the payloads, never believed.
    pub(super) async fn load(
        office: &Office,
        institution: InstitutionId,
        did: &Did,
        batch: BatchRow,
    ) -> Result<Self, IssuanceError> {
        let rows = office.store.certificates(batch.id).await?;
        if rows.is_empty() {
            return Err(IssuanceError::Replaced);
        }
        let digest = batch_digest(did, rows.iter().map(|row| row.payload.as_str()));
        if digest != batch.digest {
            return Err(IssuanceError::ApprovalDiffers);
        }
        let rows = rows.into_iter().map(Ready::try_from).collect::<Result<_, _>>()?;
        Ok(Self {
            batch: batch.id,
            institution,
            kid: batch.kid,
            source: batch.source,
            assets: batch.assets,
            digest,
            rows,
        })
    }
}

/// An approval in the audit log: of what, by what, by which delegation, and what proves it.
fn told(approval: &StoredApproval) -> String {
    let mut told = format!("{} by {}", approval.digest, approval.means.word());
    if approval.means == Means::Totp {
        told.push_str(", unbound");
    }
    if let Some(delegation) = approval.delegation {
        told = format!("{told}, by delegation {}", delegation.number());
    }
    if let Some(assertion) = &approval.assertion {
        told = format!("{told} {assertion}");
    }
    told
}

impl Approved {
    /// The certificates, in order.
    #[must_use]
    pub fn rows(&self) -> &[Ready] {
        &self.0.rows
    }

    /// What was approved.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.0.digest
    }
}

impl TryFrom<CertificateRow> for Ready {
    type Error = StoreError;

    fn try_from(row: CertificateRow) -> Result<Self, StoreError> {
        let wrong = || StoreError::Inconsistent { table: "certificate", column: "payload", id: row.number.to_string() };
        let document = json::parse_object(&row.payload).map_err(|_| wrong())?;
        let certificate = credential::read(&document).map_err(|_| wrong())?;
        if certificate.number == row.number { Ok(Self { row, certificate }) } else { Err(wrong()) }
    }
}

/// `SHA-256("testamur-batch-1" ‖ issuer DID ‖ SHA-256(payload) of each, in order)`
pub fn batch_digest<'a>(did: &Did, payloads: impl IntoIterator<Item = &'a str>) -> Digest {
    let digests: Vec<u8> = payloads.into_iter().flat_map(|payload| *Digest::of(payload).as_bytes()).collect();
    Digest::of_parts([&b"testamur-batch-1"[..], did.as_str().as_bytes(), &digests])
}
