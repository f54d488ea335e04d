//! What the register has under a number, for those who ask by number and name.

use super::query::query;
use super::{InstitutionId, Store, StoreError, inconsistent};
use crate::claims::{CredentialId, RegisterNumber};

/// Where a certificate is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceOf {
    /// Its register number.
    pub number: RegisterNumber,
    /// Its status list, from 1.
    pub status_list: u32,
    /// Its place in the list.
    pub status_index: u32,
}

impl Store {
    /// Number and status entry of a released certificate, by the id of its credential.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn place_of(&self, institution: InstitutionId, id: CredentialId) -> Result<Option<PlaceOf>, StoreError> {
        let query = query(
            "SELECT number, status_list, status_index FROM certificate \
             WHERE institution_id = $1 AND uuid = $2 AND released_at IS NOT NULL",
        );
        let uuid = id.to_uuid().to_string();
        let Some(row) = query.bind(institution.0).bind(&uuid).fetch_optional(self).await? else { return Ok(None) };
        let number = RegisterNumber::parse(&row.get::<String>("number")?);
        Ok(Some(PlaceOf {
            number: number.map_err(|_| inconsistent("certificate", "number", &uuid))?,
            status_list: row.natural("status_list")?,
            status_index: row.natural("status_index")?,
        }))
    }

    /// The payload of the newest released certificate of a programme.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn newest_payload(
        &self,
        institution: InstitutionId,
        programme: &str,
    ) -> Result<Option<String>, StoreError> {
        let query = query(
            "SELECT c.payload FROM certificate c JOIN programme p USING (programme_id) WHERE p.institution_id = $1 \
             AND p.slug = $2 AND c.released_at IS NOT NULL ORDER BY c.certificate_id DESC LIMIT 1",
        );
        let row = query.bind(institution.0).bind(programme).fetch_optional(self).await?;
        row.map(|row| row.get("payload")).transpose()
    }

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
