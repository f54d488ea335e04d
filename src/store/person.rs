//! Who has a certificate of a programme: for telling a registrar that a new row may be the same person.

use super::query::{Row, query};
use super::{InstitutionId, StoreError, Tx};
use crate::claims::RegisterNumber;
use crate::credential;
use crate::wire::digest::Digest;
use crate::wire::json;

/// Somebody who has a certificate of a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The certificate.
    pub number: RegisterNumber,
    /// Which row it stands for.
    pub identity: Digest,
    /// The name in the person's own script.
    pub own_name: String,
    /// The number at the home institution, where the register has it.
    pub student_number: Option<String>,
    /// `YYYY-MM-DD`, where the register has it.
    pub birth_date: Option<String>,
}

impl Tx {
    /// Everybody who has a sealed certificate of a programme that has not ended.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn persons(&mut self, institution: InstitutionId, programme: &str) -> Result<Vec<Person>, StoreError> {
        let rows = query(
            "SELECT c.number, c.identity, c.payload, k.student_number, k.birth_date FROM certificate c \
             JOIN programme p USING (programme_id) LEFT JOIN contact k USING (certificate_id) \
             WHERE p.institution_id = $1 AND p.slug = $2 AND c.ended IS NULL AND c.sealed_at IS NOT NULL",
        )
        .bind(institution.0)
        .bind(programme)
        .fetch_all(self)
        .await?;
        rows.iter().map(Person::try_from).collect()
    }
}

impl TryFrom<&Row> for Person {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let number: String = row.get("number")?;
        let wrong = |column| StoreError::Inconsistent { table: "certificate", column, id: number.clone() };
        let document = json::parse_object(&row.get::<String>("payload")?).map_err(|_| wrong("payload"))?;
        let holder = credential::read(&document).map_err(|_| wrong("payload"))?.holder;
        Ok(Self {
            identity: Digest::from_bytes(&row.get::<Vec<u8>>("identity")?).ok_or_else(|| wrong("identity"))?,
            number: RegisterNumber::parse(&number).map_err(|_| wrong("number"))?,
            own_name: holder.native_name.unwrap_or(holder.name).to_string(),
            student_number: row.get("student_number")?,
            birth_date: row.get("birth_date")?,
        })
    }
}
