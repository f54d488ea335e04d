//! Counts of verifications: by hosted institution, day and verdict. Nothing says of whom, and by whom.
//!
//! They are counted in memory and written down in the background; what a process has counted since is lost if it is killed.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::Service;
use super::problem::Problem;
use crate::store::{VERDICTS, Verifications};
use crate::time::Day;
use crate::trust::Belief;
use crate::verify::Answer;

/// What was counted and is not written down: by DID, then by day.
#[derive(Default)]
pub(super) struct Tallies(Mutex<BTreeMap<String, BTreeMap<Day, [u32; 3]>>>);

impl Tallies {
    /// Counts the certificates of an answer that are of institutions hosted here.
    pub(super) fn count(&self, answer: &Answer) {
        for finding in &answer.results {
            let Some(issuer) = finding.issuer.as_ref().filter(|issuer| issuer.belief == Belief::Hosted) else {
                continue;
            };
            let mut tallies = self.lock();
            let place = VERDICTS.iter().position(|word| *word == finding.verdict.word());
            if !tallies.contains_key(issuer.did.as_str()) {
                tallies.insert(issuer.did.to_string(), BTreeMap::new());
            }
            let days = tallies.get_mut(issuer.did.as_str());
            let counts = days.map(|days| days.entry(answer.verified_at.day()).or_default());
            if let Some(count) = counts.zip(place).and_then(|(counts, place)| counts.get_mut(place)) {
                *count = count.saturating_add(1);
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, BTreeMap<Day, [u32; 3]>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Service {
    /// Writes down what was counted. What cannot be written is counted on.
    ///
    /// # Errors
    /// [`Problem`] if the register cannot be used.
    pub async fn keep_tallies(&self) -> Result<(), Problem> {
        let counted = std::mem::take(&mut *self.0.tallies.lock());
        if counted.is_empty() {
            return Ok(());
        }
        let kept = self.write_tallies(&counted).await;
        if kept.is_err() {
            let mut tallies = self.0.tallies.lock();
            for (did, days) in counted {
                for (day, counts) in days {
                    let again = tallies.entry(did.clone()).or_default().entry(day).or_default();
                    again.iter_mut().zip(counts).for_each(|(sum, count)| *sum = sum.saturating_add(count));
                }
            }
        }
        kept
    }

    async fn write_tallies(&self, counted: &BTreeMap<String, BTreeMap<Day, [u32; 3]>>) -> Result<(), Problem> {
        let known = self.0.knowledge.now().await?;
        let mut tx = self.0.store.begin().await?;
        for institution in known.institutions.iter() {
            for (day, counts) in counted.get(institution.details.did.as_str()).into_iter().flatten() {
                tx.add_verifications(institution.id, Verifications { day: *day, counts: *counts }).await?;
            }
        }
        Ok(tx.commit().await?)
    }
}
