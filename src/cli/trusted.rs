//! Whom the command line and the service believe: the institutions of the data folder, what lies in its folder `trusted`, and
//! what `--trust` names.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;

use super::Global;
use crate::keys::VerifyingKey;
use crate::time::Instant;
use crate::trust::{Belief, Institution, Trust, TrustList};

/// Which institutions are believed, beside those of the data folder and the entries in its folder `trusted`.
#[derive(Debug, Clone, Args)]
pub(super) struct Trusted {
    /// An institution's entry (JSON), a trust list (JWS), or a folder of both; may be given again
    #[arg(long, value_name = "FILE|DIR")]
    trust: Vec<PathBuf>,
    /// The key of the service that signs the trust lists, z6Mk…; needed for a trust list
    #[arg(long, value_name = "KEY")]
    trust_key: Option<String>,
}

impl Trusted {
    /// Puts all of it together.
    pub(super) async fn load(&self, global: &Global, at: Instant) -> anyhow::Result<Trust> {
        let elsewhere = self.elsewhere(global)?;
        let Some(store) = global.existing_store().await? else { return Ok(elsewhere) };
        let trust = store.trust_beside(elsewhere, at).await?;
        store.close().await;
        Ok(trust)
    }

    /// The institutions that are believed beside those of the register.
    pub(super) fn elsewhere(&self, global: &Global) -> anyhow::Result<Trust> {
        let mut trust = Trust::new();
        let pinned = global.data.join("trusted");
        for path in pinned.is_dir().then_some(&pinned).into_iter().chain(&self.trust) {
            self.add(&mut trust, path)?;
        }
        Ok(trust)
    }

    fn add(&self, trust: &mut Trust, path: &Path) -> anyhow::Result<()> {
        if path.to_str().is_some_and(|text| text.starts_with("https://") || text.starts_with("http://")) {
            bail!(
                "--trust takes files and folders in this version: fetch {} yourself and name the file",
                path.display()
            );
        }
        if path.is_dir() {
            let mut files: Vec<_> =
                std::fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
            files.sort();
            let is_trust = |file: &PathBuf| {
                file.extension().is_some_and(|ending| ending == "json" || ending == "jwt" || ending == "jws")
            };
            return files.iter().filter(|file| is_trust(file)).try_for_each(|file| self.add(trust, file));
        }
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("the trust file {} cannot be read", path.display()))?;
        self.add_text(trust, text.trim()).with_context(|| format!("the trust file {} is not believed", path.display()))
    }

    fn add_text(&self, trust: &mut Trust, text: &str) -> anyhow::Result<()> {
        if text.starts_with('{') {
            trust.add(Institution::parse(text)?, Belief::Pinned);
            return Ok(());
        }
        let list = match &self.trust_key {
            Some(key) => {
                TrustList::open(text, &VerifyingKey::from_multikey(key).context("--trust-key is no Ed25519 Multikey")?)?
            }
            None => {
                bail!("a trust list is believed only with the key of the service that signs it: give --trust-key z6Mk…")
            }
        };
        Ok(trust.add_list(list)?)
    }
}
