//! How often certificates of an institution were verified: by day and verdict, and nothing else.

use super::query::query;
use super::{InstitutionId, Store, StoreError, Tx};
use crate::time::{Day, Instant};

/// The verifications of one day: accepted, undecided, rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verifications {
    /// The day (UTC).
    pub day: Day,
    /// How many of each.
    pub counts: [u32; 3],
}

/// The verdicts in the order of the counts.
pub const VERDICTS: [&str; 3] = ["accept", "undecided", "reject"];

impl Tx {
    /// Adds verifications of one day.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn add_verifications(
        &mut self,
        institution: InstitutionId,
        added: Verifications,
    ) -> Result<(), StoreError> {
        for (verdict, count) in VERDICTS.iter().zip(added.counts).filter(|(_, count)| *count > 0) {
            query(
                "INSERT INTO verification (institution_id, day, verdict, count) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (institution_id, day, verdict) DO UPDATE SET count = verification.count + excluded.count",
            )
            .bind(institution.0)
            .bind(added.day.midnight())
            .bind(*verdict)
            .bind(count)
            .execute(&mut *self)
            .await?;
        }
        Ok(())
    }
}

impl Store {
    /// The verifications of an institution since a day, each day of which there are any, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn verifications(
        &self,
        institution: InstitutionId,
        since: Day,
    ) -> Result<Vec<Verifications>, StoreError> {
        let query = query(
            "SELECT day, verdict, count FROM verification WHERE institution_id = $1 AND day >= $2 ORDER BY day, verdict",
        );
        let mut days: Vec<Verifications> = Vec::new();
        for row in query.bind(institution.0).bind(since.midnight()).fetch_all(self).await? {
            let day = Instant::from_unix(row.get("day")?).day();
            if days.last().is_none_or(|last| last.day != day) {
                days.push(Verifications { day, counts: [0; 3] });
            }
            let (verdict, count): (String, u32) = (row.get("verdict")?, row.natural("count")?);
            let place = VERDICTS.iter().position(|known| *known == verdict);
            if let Some(counted) = days.last_mut().zip(place).and_then(|(last, place)| last.counts.get_mut(place)) {
                *counted = count;
            }
        }
        Ok(days)
    }
}
