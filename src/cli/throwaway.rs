//! `testamur serve --conformance`: the W3C VC API for test suites, with nothing real behind it.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use zeroize::Zeroizing;

use super::{Global, serve};
use crate::config;
use crate::http::{Conformance, Options};
use crate::issuance::{Chance, Keyring, Office};
use crate::keys::SigningKey;
use crate::store::Store;
use crate::time::Clock;
use crate::wire::base64url;
use crate::wire::digest::Digest;

/// How the throw-away issuer is started.
pub(super) struct Throwaway<'a> {
    /// The seed of its key; a random one if not given.
    pub(super) seed_file: Option<&'a Path>,
    /// Where it is reached; the address that it listens on if not given.
    pub(super) base_url: Option<&'a str>,
}

impl Throwaway<'_> {
    pub(super) async fn serve(&self, global: &Global, listen: SocketAddr) -> anyhow::Result<ExitCode> {
        refuse_beside_institutions(global).await?;
        let key = self.key()?;
        let listener = serve::bind(listen).await?;
        let address = listener.local_addr()?;
        let base = self.base_url.map_or_else(|| format!("http://{address}"), str::to_owned);
        if !base.starts_with("http://") && !base.starts_with("https://") {
            bail!("--base-url begins with http:// or https://");
        }
        let conformance = Conformance::new(key, &base)?;
        let folder = Folder::new()?;
        let office = Office {
            store: Store::open(folder.path()).await?,
            keyring: Keyring::new(folder.path().to_owned(), Zeroizing::new(Vec::new())),
            clock: Clock::System,
            chance: Chance::System,
            interrupt: None,
            is_demo: false,
        };
        warn(&conformance, &base, address);
        let options = Options { conformance: Some(Arc::new(conformance)), ..Options::default() };
        serve::listen(office, listener, options, serve::Beside::default()).await
    }

    fn key(&self) -> anyhow::Result<SigningKey> {
        let Some(file) = self.seed_file else {
            return Ok(SigningKey::from_seed(Zeroizing::new(Chance::System.bytes::<32>()?)));
        };
        let text = std::fs::read_to_string(file).map(Zeroizing::new);
        let text = text.with_context(|| format!("{} cannot be read", file.display()))?;
        let form = || format!("{} is not 64 hexadecimal digits in small letters", file.display());
        let seed = Digest::from_hex(text.trim()).with_context(form)?;
        Ok(SigningKey::from_seed(Zeroizing::new(*seed.as_bytes())))
    }
}

/// Open issuing and an institution's keys never share a process, nor a data folder.
async fn refuse_beside_institutions(global: &Global) -> anyhow::Result<()> {
    let Some(store) = global.existing_store().await? else { return Ok(()) };
    let has_any = !store.institutions().await?.is_empty();
    store.close().await;
    if has_any {
        bail!(
            "the register of {} holds institutions, and --conformance lets anybody issue: give a folder without any with --data DIR, and unset DATABASE_URL",
            global.data.display()
        );
    }
    Ok(())
}

fn warn(conformance: &Conformance, base: &str, address: SocketAddr) {
    eprintln!("CONFORMANCE MODE: for test suites only. Anybody who reaches {address} may issue, without a login.");
    eprintln!("What is issued here is worth nothing: its key is thrown away, and no verifier believes it.");
    if !address.ip().is_loopback() {
        eprintln!("WARNING: {address} is open to other machines.");
    }
    println!("issuer     {}", conformance.did());
    println!("issue      POST {base}/credentials/issue");
    println!("verify     POST {base}/credentials/verify, POST {base}/presentations/verify");
    println!("status     POST {base}/credentials/status, GET {base}/status-lists/revocation");
    println!("resolve    GET {base}/identifiers/{}", conformance.did());
}

/// A folder that is gone with the process.
struct Folder(PathBuf);

impl Folder {
    fn new() -> anyhow::Result<Self> {
        let name = format!("testamur-conformance-{}", base64url::encode(Chance::System.bytes::<12>()?));
        let folder = config::temporary_folder().join(name);
        std::fs::create_dir(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        Ok(Self(folder))
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if std::fs::remove_dir_all(&self.0).is_err() {
            eprintln!("{} is left behind: it can be deleted", self.0.display());
        }
    }
}
