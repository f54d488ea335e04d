//! The register as the office files it: released certificates in the order of their making, some at a time.

use super::query::{Row, query};
use super::{InstitutionId, RegisterRow, Store, StoreError};

/// A released certificate, where it stands in the register, and of which programme it is.
#[derive(Debug, Clone)]
pub struct Listing {
    /// The place: what comes after it is asked for by it.
    pub place: i64,
    /// The slug of its programme.
    pub programme: String,
    /// The certificate.
    pub row: RegisterRow,
}

impl Store {
    /// The next released certificates of an institution, or of one of its programmes, after a place; 0 is before all.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn listing(
        &self,
        (institution, programme): (InstitutionId, Option<&str>),
        after: i64,
        most: u32,
    ) -> Result<Vec<Listing>, StoreError> {
        let text = if programme.is_some() { OF_PROGRAMME } else { OF_ALL };
        let query = query(text).bind(institution.0).bind(after).bind(most).bind(programme.unwrap_or_default());
        query.fetch_all(self).await?.iter().map(Listing::try_from).collect()
    }
}

macro_rules! listing {
    ($which:literal) => {
        concat!(
            "SELECT c.certificate_id, c.number, c.payload, c.pdf_sha256, c.ended, x.certificate_id IS NOT NULL AS is_suspended, p.slug \
             FROM certificate c JOIN programme p ON p.programme_id = c.programme_id \
             LEFT JOIN suspension x ON x.certificate_id = c.certificate_id WHERE c.institution_id = $1 AND c.certificate_id > $2 AND ",
            $which,
            " AND c.pdf_sha256 IS NOT NULL ORDER BY c.certificate_id LIMIT $3"
        )
    };
}

const OF_ALL: &str = listing!("$4 = ''");
const OF_PROGRAMME: &str =
    listing!("c.programme_id = (SELECT programme_id FROM programme WHERE institution_id = $1 AND slug = $4)");

impl TryFrom<&Row> for Listing {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        Ok(Self { place: row.get("certificate_id")?, programme: row.get("slug")?, row: RegisterRow::try_from(row)? })
    }
}
