//! What a service does without being asked: it keeps its lists signed, and forgets what it need not know any longer.

use std::sync::PoisonError;
use std::time::Duration;

use tokio::time::MissedTickBehavior;

use super::problem::Problem;
use super::{Service, status, trust_list};
use crate::issuance::forgetting::forget_older;

impl Service {
    /// Does what has to be done from time to time, for ever. Failures are logged and tried again at the next turn.
    pub async fn upkeep(self) {
        let mut turns = tokio::time::interval(EVERY);
        turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            turns.tick().await;
            if let Err(problem) = self.refresh().await {
                problem.log("upkeep");
            }
            if let Err(problem) = self.retain().await {
                problem.log("upkeep");
            }
            if let Err(problem) = self.keep_tallies().await {
                problem.log("upkeep");
            }
            if let Err(problem) = self.seal_on().await {
                problem.log("upkeep");
            }
            if let Err(problem) = self.reissue_on().await {
                problem.log("upkeep");
            }
        }
    }

    /// Erases contact data that was kept as long as it may be, once a day and process.
    async fn retain(&self) -> Result<(), Problem> {
        let at = self.now();
        let today = at.day();
        if *self.0.retained.lock().unwrap_or_else(PoisonError::into_inner) == Some(today) {
            return Ok(());
        }
        let mut count = 0;
        if let Some(days) = self.0.options.retention_days {
            count += forget_older(&self.0.store, None, (days, at)).await?;
        }
        for institution in self.0.knowledge.now().await?.institutions.iter() {
            if let Some(days) = self.0.store.retention(institution.id).await? {
                count += forget_older(&self.0.store, Some(institution.id), (days, at)).await?;
            }
        }
        if count > 0 {
            tracing::info!(count, "erased the contact data of {count} certificates");
        }
        *self.0.retained.lock().unwrap_or_else(PoisonError::into_inner) = Some(today);
        Ok(())
    }

    /// Sees to it that every list is signed and young, so that no request has to wait for it and caches always find one.
    pub(super) async fn refresh(&self) -> Result<(), Problem> {
        if !self.0.options.signs {
            return Ok(());
        }
        let known = self.0.knowledge.now().await?;
        for institution in known.institutions.iter() {
            status::refresh(self, &known, institution).await?;
        }
        trust_list::refresh(self, &known).await
    }
}

/// How often it looks whether there is something to do. Lists are renewed at half of the shortest age that a caller asks for
/// (24 hours), so minutes do not matter.
const EVERY: Duration = Duration::from_mins(10);
