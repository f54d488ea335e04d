//! What was signed last for everyone to fetch: status lists and the trust list. Whoever has no key files serves these.

use super::query::{On, Row, query};
use super::{Store, StoreError, Tx, inconsistent};
use crate::keys::KeyId;
use crate::time::Instant;
use crate::wire::digest::Digest;

/// Under what the trust list is kept.
pub const TRUST_LIST_URL: &str = "trust.json";

/// A signed list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// The URL of a status list, or [`TRUST_LIST_URL`].
    pub url: String,
    /// The key that signed it.
    pub kid: KeyId,
    /// When.
    pub signed: Instant,
    /// What it says, to tell whether it still holds.
    pub content: Digest,
    /// JSON with its proof, where there is such a form.
    pub document: Option<String>,
    /// The compact JWS.
    pub token: String,
}

impl Tx {
    /// Keeps what was signed in place of what was kept under the same URL.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn publish(&mut self, new: &Publication) -> Result<(), StoreError> {
        query(
            "INSERT INTO publication (url, kid, signed_at, content, document, token) VALUES ($1, $2, $3, $4, $5, $6) \
             ON CONFLICT (url) DO UPDATE SET kid = excluded.kid, signed_at = excluded.signed_at, content = excluded.content, \
             document = excluded.document, token = excluded.token",
        )
        .bind(&new.url)
        .bind(new.kid.as_str())
        .bind(new.signed)
        .bind(&new.content)
        .bind(&new.document)
        .bind(&new.token)
        .execute(self)
        .await?;
        Ok(())
    }

    /// What is kept under a URL, seen from within this transaction.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn publication(&mut self, url: &str) -> Result<Option<Publication>, StoreError> {
        publication(url, self).await
    }
}

impl Store {
    /// What is kept under a URL.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn publication(&self, url: &str) -> Result<Option<Publication>, StoreError> {
        publication(url, self).await
    }
}

async fn publication(url: &str, on: impl Into<On<'_>>) -> Result<Option<Publication>, StoreError> {
    let query = query("SELECT url, kid, signed_at, content, document, token FROM publication WHERE url = $1");
    query.bind(url).fetch_optional(on).await?.as_ref().map(Publication::try_from).transpose()
}

impl TryFrom<&Row> for Publication {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        let url: String = row.get("url")?;
        let wrong = |column| inconsistent("publication", column, &url);
        Ok(Self {
            kid: KeyId::parse(&row.get::<String>("kid")?).map_err(|_| wrong("kid"))?,
            signed: row.instant("signed_at")?,
            content: Digest::from_bytes(&row.get::<Vec<u8>>("content")?).ok_or_else(|| wrong("content"))?,
            document: row.get("document")?,
            token: row.get("token")?,
            url,
        })
    }
}
