//! Opens the data folder.

use std::io::IsTerminal as _;
use std::path::Path;

use anyhow::{Context as _, bail};
use zeroize::Zeroizing;

use super::Global;
use crate::config::{self, ConfigError};
use crate::issuance::{Chance, Keyring, Office};
use crate::store::{REGISTER, Server, Store};
use crate::time::Clock;

/// The folder below the data folder that holds the private keys.
pub(super) const KEYS: &str = "keys";

/// The passphrase of a demo's keys, beside them: a demo protects nothing.
const DEMO_PASSPHRASE: &str = "demo-passphrase";

impl Global {
    /// Opens the register: on the server that `DATABASE_URL` names, else in the data folder, where it is made if it is new.
    pub(super) async fn store(&self) -> anyhow::Result<Store> {
        match self.server()? {
            Some(server) => Ok(Store::connect(&server).await?),
            None => self.folder_store().await,
        }
    }

    /// The PostgreSQL server of the register, if `DATABASE_URL` names one. A demo is always a folder, and a folder that has its
    /// own register is not silently left for another.
    pub(super) fn server(&self) -> anyhow::Result<Option<Server>> {
        let Some(url) = config::database_url().filter(|url| Server::is_url(url)) else { return Ok(None) };
        if self.data.join(KEYS).join(DEMO_PASSPHRASE).exists() {
            return Ok(None);
        }
        if self.has_own_register() {
            bail!(
                "{} holds a register of its own, and DATABASE_URL names another: unset DATABASE_URL, or give a data folder without {REGISTER}",
                self.data.display()
            );
        }
        Ok(Some(Server::parse(&url)?))
    }

    fn has_own_register(&self) -> bool {
        self.data.join(REGISTER).is_file()
    }

    /// Opens the register in the data folder, making it if it is new.
    pub(super) async fn folder_store(&self) -> anyhow::Result<Store> {
        std::fs::create_dir_all(&self.data)
            .with_context(|| format!("the data folder {} cannot be made", self.data.display()))?;
        Store::open(&self.data)
            .await
            .with_context(|| format!("the register in {} cannot be opened", self.data.display()))
    }

    /// Opens the register if there is one.
    pub(super) async fn existing_store(&self) -> anyhow::Result<Option<Store>> {
        if self.server()?.is_some() || self.has_own_register() { self.store().await.map(Some) } else { Ok(None) }
    }

    /// Opens the register for work that signs nothing: no passphrase is asked for.
    pub(super) async fn bookkeeper(&self) -> anyhow::Result<Office> {
        let store = self.store().await?;
        let is_demo = store.is_demo().await?;
        Ok(self.office_of(store, Zeroizing::default(), is_demo))
    }

    /// Opens the register and the key files.
    pub(super) async fn office(&self) -> anyhow::Result<Office> {
        let store = self.store().await?;
        let is_demo = store.is_demo().await?;
        let demo = self.data.join(KEYS).join(DEMO_PASSPHRASE);
        let passphrase = if is_demo { config::read_passphrase(&demo)? } else { self.passphrase()? };
        Ok(self.office_of(store, passphrase, is_demo))
    }

    fn office_of(&self, store: Store, passphrase: Zeroizing<Vec<u8>>, is_demo: bool) -> Office {
        Office {
            store,
            keyring: Keyring::new(self.data.join(KEYS), passphrase),
            clock: Clock::System,
            chance: Chance::System,
            interrupt: None,
            is_demo,
        }
    }

    /// Opens the register for work that signs nothing: nobody is asked for a passphrase.
    pub(super) async fn office_without_keys(&self) -> anyhow::Result<Office> {
        let store = self.store().await?;
        let is_demo = store.is_demo().await?;
        let keyring = Keyring::new(self.data.join(KEYS), Zeroizing::default());
        Ok(Office { store, keyring, clock: Clock::System, chance: Chance::System, interrupt: None, is_demo })
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
