//! Whom the command line and the service believe: the institutions of the data folder, what lies in its folder `trusted`, and
//! what `--trust` names.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;

use super::Global;
use super::newest::newest;
use crate::fetch::{Fetch, Network};
use crate::keys::VerifyingKey;
use crate::time::Instant;
use crate::trust::{Belief, Institution, Trust, TrustList};

/// Which institutions are believed, beside those of the data folder and the entries in its folder `trusted`.
#[derive(Debug, Clone, Args)]
pub(super) struct Trusted {
    /// An institution's entry (JSON), a trust list (JWS), a folder of both, or the https URL of a trust list; may be given again
    ///
    /// A list from a URL is kept in the data folder: an earlier one is then refused, and it serves while none can be had.
    #[arg(long, value_name = "FILE|DIR|URL")]
    trust: Vec<PathBuf>,
    /// The key of the service that signs the trust lists, z6Mk…; needed for a trust list
    #[arg(long, value_name = "KEY")]
    trust_key: Option<String>,
}

/// What is believed beside the register.
#[derive(Debug)]
pub(super) struct Elsewhere {
    pub(super) trust: Trust,
    /// What the operator should know of lists that were fetched.
    pub(super) remarks: Vec<String>,
}

impl Trusted {
    /// Puts all of it together.
    pub(super) async fn load(&self, global: &Global, at: Instant) -> anyhow::Result<Trust> {
        let elsewhere = self.elsewhere(global, at).await?;
        elsewhere.remarks.iter().for_each(|remark| eprintln!("{remark}"));
        let Some(store) = global.existing_store().await? else { return Ok(elsewhere.trust) };
        let trust = store.trust_beside(elsewhere.trust, at).await?;
        store.close().await;
        Ok(trust)
    }

    /// The institutions that are believed beside those of the register.
    pub(super) async fn elsewhere(&self, global: &Global, at: Instant) -> anyhow::Result<Elsewhere> {
        let mut elsewhere = Elsewhere { trust: Trust::new(), remarks: Vec::new() };
        let pinned = global.data.join("trusted");
        for path in pinned.is_dir().then_some(&pinned).into_iter().chain(&self.trust) {
            match url(path) {
                Some(url) => self.add_url(&mut elsewhere, url, global, at).await?,
                None => self.add(&mut elsewhere.trust, path)?,
            }
        }
        Ok(elsewhere)
    }

    /// Whether any of it is fetched, and may change while a service runs.
    pub(super) fn has_urls(&self) -> bool {
        self.trust.iter().any(|path| url(path).is_some())
    }

    async fn add_url(&self, elsewhere: &mut Elsewhere, url: &str, global: &Global, at: Instant) -> anyhow::Result<()> {
        let newest = newest(&Fetch::new(&Network::System)?, url, &self.key()?, &global.data, at).await?;
        elsewhere.trust.add_list(newest.list)?;
        elsewhere.remarks.extend(newest.remark);
        Ok(())
    }

    fn add(&self, trust: &mut Trust, path: &Path) -> anyhow::Result<()> {
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
        Ok(trust.add_list(TrustList::open(text, &self.key()?)?)?)
    }

    fn key(&self) -> anyhow::Result<VerifyingKey> {
        let Some(key) = &self.trust_key else {
            bail!("a trust list is believed only with the key of the service that signs it: give --trust-key z6Mk…")
        };
        VerifyingKey::from_multikey(key).context("--trust-key is no Ed25519 Multikey")
    }
}

/// What is named by URL. Other schemes than https are refused where it is fetched.
pub(super) fn url(path: &Path) -> Option<&str> {
    path.to_str().filter(|text| text.starts_with("https://") || text.starts_with("http://"))
}
