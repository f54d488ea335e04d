//! Named settings of one register.

use super::query::{On, query};
use super::{Store, StoreError, Tx};

impl Store {
    /// A setting; `None` if it was never made.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        setting(name, self).await
    }
}

impl Tx {
    /// Makes or changes a setting.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn set_setting(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        query(
            "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        )
        .bind(name)
        .bind(value)
        .execute(self)
        .await?;
        Ok(())
    }

    /// A setting, seen from within this transaction.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn setting(&mut self, name: &str) -> Result<Option<String>, StoreError> {
        setting(name, self).await
    }
}

async fn setting(name: &str, on: impl Into<On<'_>>) -> Result<Option<String>, StoreError> {
    let row = query("SELECT value FROM setting WHERE name = $1").bind(name).fetch_optional(on).await?;
    row.map(|row| row.get("value")).transpose()
}
