//! Pictures and layouts by their SHA-256.

use super::{Store, StoreError, Tx};
use crate::wire::digest::Digest;

impl Tx {
    /// Keeps some bytes; the same bytes are kept once.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn keep_asset(&mut self, bytes: &[u8]) -> Result<Digest, StoreError> {
        let digest = Digest::of(bytes);
        sqlx::query("INSERT INTO asset (sha256, bytes) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING")
            .bind(&digest.as_bytes()[..])
            .bind(bytes)
            .execute(self.connection())
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
        let query = sqlx::query_scalar("SELECT bytes FROM asset WHERE sha256 = $1").bind(digest.as_bytes().to_vec());
        Ok(query.fetch_optional(&self.readers).await?)
    }
}
