//! Taking certificates back, suspending them, and letting them count again. Several at once, or none of them.

use super::office::persist;
use super::{IssuanceError, Office};
use crate::claims::RegisterNumber;
use crate::status::Cause;
use crate::store::{AuditEntry, Ended, Grounds, Known, Tx};
use crate::time::Instant;

/// Who decided, and why.
#[derive(Debug, Clone, Copy)]
pub struct Decision<'a> {
    /// Why, as everyone is told.
    pub cause: Option<Cause>,
    /// Why, for the audit log alone.
    pub note: &'a str,
    /// Who.
    pub by: &'a str,
}

/// What is to become of certificates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Resume,
    Suspend,
    Withdraw,
}

impl Office {
    /// Withdraws sealed certificates: their bits in the status list are set from now on, for ever.
    ///
    /// # Errors
    /// [`IssuanceError::NotOpenTo`] if one of them is not sealed, or has ended already; then nothing is changed.
    pub async fn withdraw(
        &self,
        slug: &str,
        numbers: &[RegisterNumber],
        decision: &Decision<'_>,
    ) -> Result<(), IssuanceError> {
        persist(|| Box::pin(self.change(Change::Withdraw, slug, numbers, decision))).await
    }

    /// Suspends sealed certificates: our own endpoints, pages and trust lists say so until they are resumed or end. The
    /// published status list does not: its bit is for ever.
    ///
    /// # Errors
    /// [`IssuanceError::NotOpenTo`] if one of them is not sealed, has ended or is suspended; then nothing is changed.
    pub async fn suspend(
        &self,
        slug: &str,
        numbers: &[RegisterNumber],
        decision: &Decision<'_>,
    ) -> Result<(), IssuanceError> {
        persist(|| Box::pin(self.change(Change::Suspend, slug, numbers, decision))).await
    }

    /// Lets suspended certificates count again.
    ///
    /// # Errors
    /// [`IssuanceError::NotOpenTo`] if one of them is not suspended; then nothing is changed.
    pub async fn resume(
        &self,
        slug: &str,
        numbers: &[RegisterNumber],
        decision: &Decision<'_>,
    ) -> Result<(), IssuanceError> {
        persist(|| Box::pin(self.change(Change::Resume, slug, numbers, decision))).await
    }

    async fn change(
        &self,
        change: Change,
        slug: &str,
        numbers: &[RegisterNumber],
        decision: &Decision<'_>,
    ) -> Result<(), IssuanceError> {
        let institution = self.institution(slug).await?;
        let mut tx = self.store.begin_for(institution.id).await?;
        let at = self.now();
        let detail =
            [decision.cause.map_or("", Cause::word), decision.note].into_iter().filter(|text| !text.is_empty());
        let detail = detail.collect::<Vec<_>>().join(": ");
        let mut refused = Vec::new();
        for number in numbers {
            let open =
                tx.known_number(institution.id, number).await?.filter(|known| known.is_sealed && !known.is_ended);
            let Some(known) = open else {
                refused.push(number.to_string());
                continue;
            };
            if !change.make(&mut tx, &known, decision, at).await? {
                refused.push(number.to_string());
                continue;
            }
            tx.audit(AuditEntry {
                at,
                actor: decision.by,
                action: change.action(),
                institution: Some(institution.id),
                batch: Some(known.batch),
                number: Some(number.as_str()),
                detail: &detail,
            })
            .await?;
        }
        if refused.is_empty() {
            return Ok(tx.commit().await?);
        }
        Err(IssuanceError::NotOpenTo { slug: slug.to_owned(), numbers: refused, what: change.wants() })
    }
}

impl Change {
    /// Answers whether the certificate was in a state that allows it.
    async fn make(
        self,
        tx: &mut Tx,
        known: &Known,
        decision: &Decision<'_>,
        at: Instant,
    ) -> Result<bool, IssuanceError> {
        Ok(match self {
            Self::Resume => tx.resume_certificate(known.id).await?,
            Self::Suspend => tx.suspend_certificate(known.id, decision.cause, at).await?,
            Self::Withdraw => {
                let grounds = Grounds { cause: decision.cause, note: decision.note };
                tx.end_certificate(known.id, Ended::Withdrawn, grounds, at).await?;
                true
            }
        })
    }

    /// The word in the audit log.
    fn action(self) -> &'static str {
        match self {
            Self::Resume => "resume",
            Self::Suspend => "suspend",
            Self::Withdraw => "withdraw",
        }
    }

    /// What a certificate must be for it.
    fn wants(self) -> &'static str {
        match self {
            Self::Resume => "suspended",
            Self::Suspend => "sealed and valid, and not suspended yet",
            Self::Withdraw => "sealed and valid",
        }
    }
}
