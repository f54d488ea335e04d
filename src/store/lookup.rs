//! What the register has under a number, for those who ask by number and name.

use super::query::query;
use super::{InstitutionId, Store, StoreError};
use crate::claims::RegisterNumber;

impl Store {
    /// The payload of the released certificate of this number.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn released_payload(
        &self,
        institution: InstitutionId,
        number: &RegisterNumber,
    ) -> Result<Option<String>, StoreError> {
        let row = query(
            "SELECT payload FROM certificate WHERE institution_id = $1 AND number = $2 AND released_at IS NOT NULL",
        )
        .bind(institution.0)
        .bind(number.as_str())
        .fetch_optional(self)
        .await?;
        row.map(|row| row.get("payload")).transpose()
    }
}
