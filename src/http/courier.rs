//! Delivers letters beside all requests, one after the other, and in one process at a time.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, OwnedMutexGuard};

use super::Service;
use super::problem::{Problem, causes};
use crate::config::Mail;
use crate::issuance::mail::{Courier, Outcome};

/// What the delivery and the desk tell each other.
#[derive(Default)]
pub(super) struct Mailroom {
    /// Something was posted.
    posted: Notify,
    /// Held while a letter is handed over.
    hand: Arc<tokio::sync::Mutex<()>>,
    /// Why the mail server cannot be used just now.
    trouble: Mutex<Option<&'static str>>,
}

impl Mailroom {
    /// Has the delivery look for letters now.
    pub(super) fn look(&self) {
        self.posted.notify_one();
    }

    /// Why the mail server cannot be used just now, as far as this process knows.
    pub(super) fn trouble(&self) -> Option<&'static str> {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, trouble: Option<&'static str>) {
        let mut known = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        if *known != trouble {
            if let Some(why) = trouble {
                tracing::warn!(why, "the mail server cannot be used: {why}; letters wait");
            } else {
                tracing::info!("the mail server can be used again");
            }
        }
        *known = trouble;
    }
}

impl Service {
    /// Delivers letters, for ever; at once if no mail server is configured.
    pub async fn deliver(self) {
        let Some(mail) = self.0.options.mail.clone().filter(|_| self.0.options.signs) else { return };
        loop {
            match self.0.store.claim_mail().await {
                Ok(Some(mut claim)) => {
                    if let Err(problem) = self.deliver_as_the_one(&mail, &mut claim).await {
                        problem.log("mail");
                    }
                    claim.release().await;
                }
                Ok(None) => {}
                Err(error) => tracing::warn!(causes = causes(&error), "the delivery of letters could not be claimed"),
            }
            tokio::time::sleep(IDLE).await;
        }
    }

    /// Waits until the letter that is just being handed over is settled; as long as what is answered is held, none is begun. A letter
    /// that takes longer than half a minute is not waited for.
    pub async fn last_letter(&self) -> Option<OwnedMutexGuard<()>> {
        let hand = Arc::clone(&self.0.mailroom.hand).lock_owned();
        tokio::time::timeout(GRACE, hand).await.ok()
    }

    async fn deliver_as_the_one(&self, mail: &Mail, claim: &mut crate::store::Claim) -> Result<(), Problem> {
        let (office, store) = (&self.0.office, &self.0.store);
        let mut courier = Courier::new(mail).map_err(Problem::failed)?;
        let mut tx = store.begin().await?;
        let doubtful = tx.doubt_letters(self.now()).await?;
        tx.commit().await?;
        if doubtful > 0 {
            tracing::warn!(doubtful, "{doubtful} letters were being handed over when their process ended");
        }
        let mut failures: u32 = 0;
        while claim.holds().await {
            match office.post_notices().await {
                Ok(0) => {}
                Ok(letters) => tracing::info!(letters, "{letters} letters tell signatories what has changed"),
                // Other letters go out all the same.
                Err(error) => tracing::warn!(causes = causes(&error), "notices to signatories were not posted"),
            }
            let Some(letter) = store.due_letter(self.now()).await? else {
                let posted = self.0.mailroom.posted.notified();
                _ = tokio::time::timeout(IDLE, posted).await;
                continue;
            };
            let known = self.0.knowledge.now().await?;
            let Some(institution) = known.institutions.iter().find(|row| row.id == letter.institution) else {
                return Err(Problem::NotFound);
            };
            let outcome = {
                let _hand = self.0.mailroom.hand.lock().await;
                courier.carry(office, institution, &letter).await?
            };
            tracing::info!(letter = letter.id, "letter {}: {}", letter.id, said(&outcome));
            if let Outcome::Unusable(why) = outcome {
                failures += 1;
                self.0.mailroom.note(Some(why));
                let wait = u64::try_from(courier.wait(failures)).unwrap_or_default().min(LONGEST);
                tokio::time::sleep(Duration::from_secs(wait)).await;
            } else {
                failures = 0;
                self.0.mailroom.note(None);
                tokio::time::sleep(courier.pause()).await;
            }
        }
        Ok(())
    }
}

fn said(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Sent => "sent".to_owned(),
        Outcome::Later(code) => format!("put off, {code}"),
        Outcome::Failed(fault) => format!("failed, {}", fault.word()),
        Outcome::Doubtful => "doubtful".to_owned(),
        Outcome::Gone => "taken by another".to_owned(),
        Outcome::Unusable(why) => format!("not handed over, {why}"),
    }
}

/// How long the end of the service waits for a letter.
const GRACE: Duration = Duration::from_secs(30);

/// How long the delivery waits before it looks again by itself.
const IDLE: Duration = Duration::from_secs(2);

/// The longest wait for a server that cannot be used, in seconds.
const LONGEST: u64 = 600;
