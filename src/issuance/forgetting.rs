//! Erasing contact data: on request, and when it has been kept as long as it may be (docs/OPERATING.md, "What is kept").

use super::accounts::note;
use super::administration::Administrator;
use super::office::persist;
use super::{IssuanceError, Office};
use crate::claims::RegisterNumber;
use crate::store::{AuditEntry, InstitutionId, Store, StoreError, Whose};
use crate::time::{Day, Instant};

/// What is to be forgotten of an institution.
#[derive(Debug, Clone)]
pub enum Forget {
    /// The contact data of these certificates.
    Numbers(Vec<RegisterNumber>),
    /// That of a programme, by its slug.
    Programme(String),
    /// That of certificates released before a day (UTC).
    Before(Day),
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forgotten {
    /// Of how many certificates there was any contact data.
    pub certificates: u64,
    /// Whether the deleted bytes have left the files of the database, too.
    pub is_scrubbed: bool,
}

impl Office {
    /// Erases email, student number and birth date. Certificates, numbers, digests and status stay; so does the digest by which
    /// a row of a roster is known again.
    ///
    /// # Errors
    /// [`IssuanceError::NotOpenTo`] for a number without a sealed certificate; then nothing is erased.
    pub async fn forget(&self, slug: &str, what: &Forget, by: &str) -> Result<Forgotten, IssuanceError> {
        let certificates = persist(|| Box::pin(self.forget_once(slug, what, by))).await?;
        Ok(Forgotten { certificates, is_scrubbed: self.store.scrub().await? })
    }

    async fn forget_once(&self, slug: &str, what: &Forget, by: &str) -> Result<u64, IssuanceError> {
        let institution = self.institution(slug).await?.id;
        let mut tx = self.store.begin_for(institution).await?;
        let at = self.now();
        let deed = |number, detail| AuditEntry {
            at,
            actor: by,
            action: "forget",
            institution: Some(institution),
            batch: None,
            number,
            detail,
        };
        let mut count = 0;
        match what {
            Forget::Numbers(numbers) => {
                let mut unknown = Vec::new();
                for number in numbers {
                    if tx.known_number(institution, number).await?.is_none_or(|known| !known.is_sealed) {
                        unknown.push(number.to_string());
                        continue;
                    }
                    count += tx.forget(Whose::Number(institution, number)).await?;
                    tx.audit(deed(Some(number.as_str()), "")).await?;
                }
                if !unknown.is_empty() {
                    return Err(IssuanceError::NotOpenTo { slug: slug.to_owned(), numbers: unknown, what: "sealed" });
                }
            }
            Forget::Programme(programme) => {
                count += tx.forget(Whose::Programme(institution, programme)).await?;
                tx.audit(deed(None, &format!("{count} of the programme {programme}"))).await?;
            }
            Forget::Before(day) => {
                count += tx.forget(Whose::ReleasedBefore(institution, day.midnight())).await?;
                tx.audit(deed(None, &format!("{count} released before {day}"))).await?;
            }
        }
        tx.commit().await?;
        Ok(count)
    }
}

/// Erases the contact data of certificates that were released more than so many days ago: of an institution, or of all. Answers of
/// how many.
///
/// # Errors
/// [`StoreError`].
pub async fn forget_older(
    store: &Store,
    institution: Option<InstitutionId>,
    (days, at): (u32, Instant),
) -> Result<u64, StoreError> {
    let before = at.plus_seconds(-i64::from(days) * 86_400);
    if !store.remembers_before(institution, before).await? {
        return Ok(0);
    }
    let whose = institution.map_or(Whose::AllReleasedBefore(before), |id| Whose::ReleasedBefore(id, before));
    let mut tx = store.begin().await?;
    let count = tx.forget(whose).await?;
    let detail = format!("{count} released more than {days} days ago");
    tx.audit(AuditEntry {
        at,
        actor: "retention",
        action: "forget",
        institution,
        batch: None,
        number: None,
        detail: &detail,
    })
    .await?;
    tx.commit().await?;
    store.scrub().await?;
    Ok(count)
}

impl Administrator<'_> {
    /// Sets after how many days the contact data of an institution is erased; `None`: as the service does.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] for fewer than [`FEWEST_DAYS`] or more than [`MOST_DAYS`], and out of reach.
    pub async fn set_retention(&self, slug: &str, days: Option<u32>) -> Result<(), IssuanceError> {
        let institution = self.office.institution(slug).await?.id;
        self.is_within(Some(institution))?;
        if days.is_some_and(|days| !(FEWEST_DAYS..=MOST_DAYS).contains(&days)) {
            let what = format!("contact data is kept for {FEWEST_DAYS} to {MOST_DAYS} days");
            return Err(IssuanceError::NotAllowed(what));
        }
        let at = self.office.now();
        let mut tx = self.office.store.begin_for(institution).await?;
        tx.set_retention(institution, days).await?;
        let detail = days.map_or_else(|| "as the service".to_owned(), |days| format!("{days} days"));
        note(&mut tx, at, (self.by, "set-retention"), Some(institution), &detail).await?;
        Ok(tx.commit().await?)
    }
}

/// A sheet has to be mailed before its address is forgotten.
pub const FEWEST_DAYS: u32 = 7;

/// Ten years.
pub const MOST_DAYS: u32 = 3660;
