//! By what the batches of an institution may be approved.

use super::query::{On, query};
use super::{InstitutionId, Store, StoreError, Tx, inconsistent, one_row};
use crate::access::{Means, join, split};

impl Store {
    /// The means that an institution allows.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn approval_policy(&self, institution: InstitutionId) -> Result<Vec<Means>, StoreError> {
        approval_policy(institution, self).await
    }
}

impl Tx {
    /// As [`Store::approval_policy`], seen from within this transaction.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn approval_policy(&mut self, institution: InstitutionId) -> Result<Vec<Means>, StoreError> {
        approval_policy(institution, self).await
    }

    /// Allows these means and no others.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_approval_policy(&mut self, institution: InstitutionId, means: &[Means]) -> Result<(), StoreError> {
        let words = join(means, Means::word);
        let query = query("UPDATE institution SET approvals = $2 WHERE institution_id = $1");
        one_row("institution", query.bind(institution.0).bind(&words).execute(self).await?)
    }
}

async fn approval_policy(institution: InstitutionId, on: impl Into<On<'_>>) -> Result<Vec<Means>, StoreError> {
    let query = query("SELECT approvals FROM institution WHERE institution_id = $1");
    let words: String = query.bind(institution.0).fetch_one(on).await?.get("approvals")?;
    split(&words, Means::from_word).map_err(|word| inconsistent("institution", "approvals", word))
}
