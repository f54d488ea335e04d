//! Pictures and layouts by their SHA-256.

use super::query::query;
use super::{Store, StoreError, Tx};
use crate::wire::digest::Digest;

impl Tx {
    /// Keeps some bytes; the same bytes are kept once.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn keep_asset(&mut self, bytes: &[u8]) -> Result<Digest, StoreError> {
        let digest = Digest::of(bytes);
        query("INSERT INTO asset (sha256, bytes) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING")
            .bind(&digest)
            .bind(bytes)
            .execute(self)
            .await?;
        Ok(digest)
    }
}

impl Store {
    /// The bytes with this SHA-256.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn asset(&self, digest: Digest) -> Result<Option<Vec<u8>>, StoreError> {
        let row = query("SELECT bytes FROM asset WHERE sha256 = $1").bind(&digest).fetch_optional(self).await?;
        row.map(|row| row.get("bytes")).transpose()
    }
}
