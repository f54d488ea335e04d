//! Opens the data folder.

use std::io::IsTerminal as _;
use std::path::Path;

use anyhow::{Context as _, bail};
use zeroize::Zeroizing;

use super::Global;
use crate::config::{self, ConfigError};
use crate::issuance::{Chance, Keyring, Office};
use crate::store::Store;
use crate::time::Clock;

/// The folder below the data folder that holds the private keys.
const KEYS: &str = "keys";

/// The passphrase of a demo's keys, beside them: a demo protects nothing.
const DEMO_PASSPHRASE: &str = "demo-passphrase";

impl Global {
    /// Opens the register, making it if it is new.
    pub(super) async fn store(&self) -> anyhow::Result<Store> {
        if config::database_url().is_some_and(|url| url.starts_with("postgres")) {
            bail!(
                "DATABASE_URL names a PostgreSQL server: this version keeps its register in SQLite, in the data folder; unset DATABASE_URL"
            );
        }
        std::fs::create_dir_all(&self.data)
            .with_context(|| format!("the data folder {} cannot be made", self.data.display()))?;
        Store::open(&self.data)
            .await
            .with_context(|| format!("the register in {} cannot be opened", self.data.display()))
    }

    /// Opens the register if there is one.
    pub(super) async fn existing_store(&self) -> anyhow::Result<Option<Store>> {
        if self.data.join("register.sqlite").is_file() { self.store().await.map(Some) } else { Ok(None) }
    }

    /// Opens the register and the key files.
    pub(super) async fn office(&self) -> anyhow::Result<Office> {
        let store = self.store().await?;
        let is_demo = store.is_demo().await?;
        let keys = self.data.join(KEYS);
        let passphrase =
            if is_demo { config::read_passphrase(&keys.join(DEMO_PASSPHRASE))? } else { self.passphrase()? };
        Ok(Office {
            store,
            keyring: Keyring::new(keys, passphrase),
            clock: Clock::System,
            chance: Chance::System,
            interrupt: None,
            is_demo,
        })
    }

    fn passphrase(&self) -> anyhow::Result<Zeroizing<Vec<u8>>> {
        if let Some(file) = &self.passphrase_file {
            return Ok(config::read_passphrase(file)?);
        }
        if !std::io::stdin().is_terminal() {
            return Err(ConfigError::NoPassphrase.into());
        }
        let passphrase = Zeroizing::new(rpassword::prompt_password("Passphrase of the private keys: ")?.into_bytes());
        if passphrase.is_empty() { Err(ConfigError::NoPassphrase.into()) } else { Ok(passphrase) }
    }
}

/// Writes a new passphrase for a demo's keys, unless there is one.
pub(super) fn make_demo_passphrase(data: &Path) -> anyhow::Result<()> {
    let file = data.join(KEYS).join(DEMO_PASSPHRASE);
    if !file.exists() {
        let random = crate::wire::base64url::encode(Chance::System.bytes::<32>()?);
        crate::issuance::keyring::write_new(&file, format!("{random}\n").as_bytes())
            .with_context(|| format!("{} cannot be written", file.display()))?;
    }
    Ok(())
}
