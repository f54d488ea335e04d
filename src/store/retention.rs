//! How long an institution keeps contact data, and its logo: what an administrator sets.

use super::query::query;
use super::{InstitutionId, Store, StoreError, Tx, inconsistent, one_row};
use crate::wire::digest::Digest;

impl Store {
    /// After how many days an institution has contact data erased; `None` where it leaves that to the service.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn retention(&self, institution: InstitutionId) -> Result<Option<u32>, StoreError> {
        let query = query("SELECT retention_days FROM institution WHERE institution_id = $1");
        let days: Option<i64> = query.bind(institution.0).fetch_one(self).await?.get("retention_days")?;
        let wrong = || inconsistent("institution", "retention_days", institution.0);
        days.map(|days| u32::try_from(days).map_err(|_| wrong())).transpose()
    }
}

impl Tx {
    /// Sets after how many days contact data is erased.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_retention(&mut self, institution: InstitutionId, days: Option<u32>) -> Result<(), StoreError> {
        let query = query("UPDATE institution SET retention_days = $2 WHERE institution_id = $1");
        one_row("institution", query.bind(institution.0).bind(days.map(i64::from)).execute(self).await?)
    }

    /// Gives an institution another logo, which is kept already.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_logo(&mut self, institution: InstitutionId, logo: &Digest) -> Result<(), StoreError> {
        let query = query("UPDATE institution SET logo = $2 WHERE institution_id = $1");
        one_row("institution", query.bind(institution.0).bind(logo).execute(self).await?)
    }
}
