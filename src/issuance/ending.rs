//! Taking a certificate back.

use super::office::persist;
use super::{IssuanceError, Office};
use crate::claims::RegisterNumber;
use crate::store::{AuditEntry, Ended};

impl Office {
    /// Withdraws a sealed certificate: its bit in the status list is set from now on, for ever.
    ///
    /// # Errors
    /// [`IssuanceError::NoSuchCertificate`] if it is not sealed, or has ended already.
    pub async fn withdraw(
        &self,
        slug: &str,
        number: &RegisterNumber,
        reason: &str,
        actor: &str,
    ) -> Result<(), IssuanceError> {
        persist(|| Box::pin(self.withdraw_once(slug, number, reason, actor))).await
    }

    async fn withdraw_once(
        &self,
        slug: &str,
        number: &RegisterNumber,
        reason: &str,
        actor: &str,
    ) -> Result<(), IssuanceError> {
        let institution = self.institution(slug).await?;
        let mut tx = self.store.begin_for(institution.id).await?;
        let known = tx.known_number(institution.id, number).await?.filter(|known| known.is_sealed && !known.is_ended);
        let none = || IssuanceError::NoSuchCertificate { slug: slug.to_owned(), number: number.to_string() };
        let known = known.ok_or_else(none)?;
        let at = self.now();
        tx.end_certificate(known.id, Ended::Withdrawn, reason, at).await?;
        tx.audit(AuditEntry {
            at,
            actor,
            action: "withdraw",
            institution: Some(institution.id),
            batch: Some(known.batch),
            number: Some(number.as_str()),
            detail: reason,
        })
        .await?;
        Ok(tx.commit().await?)
    }
}
