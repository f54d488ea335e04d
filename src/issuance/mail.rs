//! Letters: a certificate for its holder, a notice for somebody of the office. They wait in the register, and one process at a time
//! hands them to the mail server, each once.
//!
//! A letter is marked `sending` just before its last byte goes out and `sent` when the server has said that it took it. If the process
//! ends between the two, nobody can know; the letter is then `doubtful`, and a person decides whether it is sent again. So what happens
//! by itself never sends a letter twice.
//!
//! What a mail server has taken may still come back, as mail; then the letter is `returned` ([`Bounce`]).

mod bounce;
mod courier;
mod letter;
mod notices;
mod postmark;
mod wording;

use super::{IssuanceError, Office};
use crate::claims::RegisterNumber;
use crate::store::{AuditEntry, InstitutionRow, LetterState, Posting};
use crate::wire::digest::Digest;
pub use bounce::{BOUNCED, Bounce, LONGEST_BOUNCE, NoBounce, Taken};
pub use courier::{Courier, MailFault, Misconfigured, Outcome};
pub use letter::notice_what;
pub use wording::{LONGEST_SUBJECT, LONGEST_TEXT, Part, Placeholder, Sample, Wording, WordingFault};

impl Office {
    /// Posts the certificates of a batch. Answers how many letters are new.
    ///
    /// # Errors
    /// [`IssuanceError::NoSuchBatch`], [`IssuanceError::Store`].
    pub async fn post_batch(
        &self,
        institution: &InstitutionRow,
        digest: Digest,
        posting: &Posting<'_>,
    ) -> Result<u64, IssuanceError> {
        let row = self.store.batch_of(institution.id, digest).await?;
        let row = row.ok_or_else(|| IssuanceError::NoSuchBatch { digest: digest.to_string() })?;
        let mut tx = self.store.begin_for(institution.id).await?;
        let count = tx.post_batch(institution.id, row.id, posting).await?;
        tx.audit_visit(AuditEntry {
            at: posting.at,
            actor: posting.by,
            action: "post",
            institution: Some(institution.id),
            batch: Some(row.id),
            number: None,
            detail: &format!("{count} letters"),
        })
        .await?;
        tx.commit().await?;
        Ok(count)
    }

    /// Changes the address of a holder, and posts the certificate, if it is to be posted. Answers whether a letter is new.
    ///
    /// # Errors
    /// [`IssuanceError::Store`], also if there is no such certificate.
    pub async fn address(
        &self,
        institution: &InstitutionRow,
        (number, email): (&RegisterNumber, Option<&str>),
        (posting, is_posted): (&Posting<'_>, bool),
    ) -> Result<bool, IssuanceError> {
        let known = self.store.contact(institution.id, number).await?.and_then(|contact| contact.email);
        let mut tx = self.store.begin_for(institution.id).await?;
        if known.as_deref() != email {
            tx.set_address(institution.id, number, email).await?;
            tx.audit_visit(AuditEntry {
                at: posting.at,
                actor: posting.by,
                action: "address",
                institution: Some(institution.id),
                batch: None,
                number: Some(number.as_str()),
                detail: "",
            })
            .await?;
        }
        let is_new = is_posted && tx.post_again(institution.id, number, posting).await?;
        tx.commit().await?;
        Ok(is_new)
    }

    /// Lets letters wait again that have failed or are doubtful; of those that have come back, posts others. Answers how many.
    ///
    /// # Errors
    /// [`IssuanceError::Store`].
    pub async fn retry_letters(
        &self,
        institution: &InstitutionRow,
        state: LetterState,
        by: &str,
    ) -> Result<u64, IssuanceError> {
        let (whose, at) = ((institution.id, None), self.now());
        let mut tx = self.store.begin_for(institution.id).await?;
        let count = match state {
            LetterState::Returned => tx.post_returned(whose, (by, at)).await?,
            _ => tx.retry_letters(whose, state, at).await?,
        };
        tx.commit().await?;
        Ok(count)
    }

    /// Sends those letters about a batch again that have failed or come back. Answers how many.
    ///
    /// # Errors
    /// [`IssuanceError::NoSuchBatch`], [`IssuanceError::Store`].
    pub async fn retry_batch(
        &self,
        institution: &InstitutionRow,
        digest: Digest,
        by: &str,
    ) -> Result<u64, IssuanceError> {
        let row = self.store.batch_of(institution.id, digest).await?;
        let row = row.ok_or_else(|| IssuanceError::NoSuchBatch { digest: digest.to_string() })?;
        let at = self.now();
        let mut tx = self.store.begin_for(institution.id).await?;
        let whose = (institution.id, Some(row.id));
        let count = tx.retry_letters(whose, LetterState::Failed, at).await? + tx.post_returned(whose, (by, at)).await?;
        tx.audit_visit(AuditEntry {
            at,
            actor: by,
            action: "post",
            institution: Some(institution.id),
            batch: Some(row.id),
            number: None,
            detail: &format!("{count} letters again"),
        })
        .await?;
        tx.commit().await?;
        Ok(count)
    }
}

/// Whether a text can be an address that letters are sent to.
#[must_use]
pub fn is_address(text: &str) -> bool {
    text.len() <= 254 && text.parse::<lettre::Address>().is_ok()
}
