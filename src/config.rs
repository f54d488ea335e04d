//! One typed configuration: a TOML file and the environment. The only place that reads the environment.

mod mail;
mod oidc;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format as _, Serialized, Toml};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::claims::Language;
pub use mail::{Mail, Security, Sender};
pub use oidc::{Names, Oidc};

/// Why the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// An unknown key, or a value of another type.
    #[error("the configuration cannot be read")]
    Figment(#[from] Box<figment::Error>),
    /// The configuration file is not there.
    #[error("there is no configuration file {}", .0.display())]
    NoFile(PathBuf),
    /// No passphrase, and nobody to ask.
    #[error("the private keys need a passphrase: give --passphrase-file FILE, or set TESTAMUR_PASSPHRASE_FILE")]
    NoPassphrase,
    /// The passphrase file cannot be read, or is empty.
    #[error("the passphrase file {} cannot be read, or is empty", .0.display())]
    PassphraseFile(PathBuf),
}

/// How many requests an address may make in a minute. Nought: as many as it likes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Verifications, batches and everything else that computes. Requests of this machine itself are not counted.
    pub verify: u32,
    /// Questions whether a number belongs to a name.
    pub lookup: u32,
    /// Sign-ins and tokens.
    pub sign_in: u32,
    /// Requests with a token.
    pub register: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { verify: 6_000, lookup: 10, sign_in: 10, register: 600 }
    }
}

/// The files with which the service speaks TLS itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TlsFiles {
    /// The certificate chain, PEM, the host's own certificate first.
    pub certificate: PathBuf,
    /// Its private key, PEM, not encrypted.
    pub key: PathBuf,
}

/// The settings of one service. An unknown key is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// For how many hours a signatory's new passkey or phone waits after a second person has confirmed it.
    pub factor_delay_hours: u32,
    /// Whether `serve` fetches DID documents and status lists of others.
    pub fetch: bool,
    /// The folder of the fonts that help out with letters which a layout's own lack.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fonts: Option<PathBuf>,
    /// Where `serve` listens.
    pub listen: SocketAddr,
    /// How often an address may ask in a minute.
    pub limits: Limits,
    /// The mail server; absent: no letters are sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail: Option<Mail>,
    /// Where counters are served for Prometheus; nowhere if it is absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metrics: Option<SocketAddr>,
    /// The OpenID provider by which people may sign in; absent: by password and passkey alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oidc: Option<Oidc>,
    /// TLS; without it, it is the work of a proxy in front.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tls: Option<TlsFiles>,
    /// The proxies whose `X-Forwarded-For` is believed: networks or addresses.
    pub trusted_proxies: Vec<String>,
    /// The file with the passphrase of the private keys.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passphrase_file: Option<PathBuf>,
    /// How many days after its release `serve` erases a certificate's contact data; never, if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retention_days: Option<u32>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            factor_delay_hours: 24,
            fetch: true,
            fonts: None,
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            limits: Limits::default(),
            mail: None,
            metrics: None,
            oidc: None,
            tls: None,
            trusted_proxies: Vec::new(),
            passphrase_file: None,
            retention_days: None,
        }
    }
}

impl Config {
    /// The delay of new factors, in seconds.
    #[must_use]
    pub fn factor_delay(&self) -> i64 {
        i64::from(self.factor_delay_hours) * 3600
    }

    /// Reads a file (`None`: none), then `TESTAMUR_FACTOR_DELAY_HOURS`, `TESTAMUR_FETCH`, `TESTAMUR_FONTS`, `TESTAMUR_LISTEN`, `TESTAMUR_PASSPHRASE_FILE`,
    /// `TESTAMUR_RETENTION_DAYS`, `TESTAMUR_TLS_CERTIFICATE` and `TESTAMUR_TLS_KEY`, which win.
    ///
    /// # Errors
    /// [`ConfigError`] for a file that is not there, an unknown key, a value of another type.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if let Some(file) = file {
            if !file.is_file() {
                return Err(ConfigError::NoFile(file.to_owned()));
            }
            figment = figment.merge(Toml::file_exact(file));
        }
        let names = ["factor_delay_hours", "fetch", "fonts", "listen", "passphrase_file", "retention_days"];
        let environment = Env::prefixed("TESTAMUR_").only(&names);
        let tls = Env::prefixed("TESTAMUR_TLS_").only(&["certificate", "key"]).map(|name| format!("tls.{name}").into());
        figment.merge(environment).merge(tls).extract().map_err(|error| Box::new(error).into())
    }
}

/// The configuration of a data folder: its `testamur.toml`, if it has one.
///
/// # Errors
/// As [`Config::load`].
pub fn of_folder(data: &Path) -> Result<Config, ConfigError> {
    let file = data.join("testamur.toml");
    Config::load(file.is_file().then_some(file.as_path()))
}

/// Reads a passphrase from a file; line ends around it do not belong to it.
///
/// # Errors
/// [`ConfigError::PassphraseFile`].
pub fn read_passphrase(file: &Path) -> Result<Zeroizing<Vec<u8>>, ConfigError> {
    let fault = || ConfigError::PassphraseFile(file.to_owned());
    let text = Zeroizing::new(std::fs::read(file).map_err(|_| fault())?);
    let passphrase = Zeroizing::new(text.trim_ascii().to_vec());
    if passphrase.is_empty() { Err(fault()) } else { Ok(passphrase) }
}

/// The log filter of `TESTAMUR_LOG`: `info` unless it says otherwise.
#[must_use]
pub fn log_filter() -> String {
    #[expect(clippy::disallowed_methods, reason = "config reads the environment")]
    std::env::var("TESTAMUR_LOG").unwrap_or_else(|_| "info".to_owned())
}

/// The language of `LC_ALL`, `LC_MESSAGES` or `LANG`, the first of them that says anything: `tr_TR.UTF-8` is Turkish.
#[must_use]
pub fn language() -> Option<Language> {
    #[expect(clippy::disallowed_methods, reason = "config reads the environment")]
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|tag| !tag.is_empty()));
    Language::from_tag(said?.split(['_', '.', '-', '@']).next()?)
}

/// The database that `DATABASE_URL` names, if it names one.
#[must_use]
pub fn database_url() -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "config reads the environment")]
    std::env::var("DATABASE_URL").ok().filter(|url| !url.is_empty())
}

/// The system's folder for what need not last.
#[must_use]
pub fn temporary_folder() -> PathBuf {
    std::env::temp_dir()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_unknown_keys_and_missing_files() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("testamur.toml");
        std::fs::write(&file, "listen = \"127.0.0.1:9000\"\n").unwrap();
        assert_eq!(Config::load(Some(&file)).unwrap().listen.port(), 9000);
        assert!(Config::load(Some(&file)).unwrap().fetch);
        std::fs::write(&file, "fetch = false\n").unwrap();
        assert!(!Config::load(Some(&file)).unwrap().fetch);
        assert_eq!(Config::load(Some(&file)).unwrap().factor_delay(), 86_400);
        std::fs::write(&file, "factor_delay_hours = 0\n").unwrap();
        assert_eq!(Config::load(Some(&file)).unwrap().factor_delay(), 0);
        std::fs::write(&file, "retention_days = 180\n").unwrap();
        assert_eq!(Config::load(Some(&file)).unwrap().retention_days, Some(180));
        std::fs::write(&file, "[tls]\ncertificate = \"chain.pem\"\nkey = \"key.pem\"\n").unwrap();
        let files = TlsFiles { certificate: "chain.pem".into(), key: "key.pem".into() };
        assert_eq!(Config::load(Some(&file)).unwrap().tls, Some(files));
        for half in ["[tls]\nkey = \"key.pem\"\n", "[tls]\ncertificate = \"a\"\nkey = \"b\"\nca = \"c\"\n"] {
            std::fs::write(&file, half).unwrap();
            assert!(matches!(Config::load(Some(&file)), Err(ConfigError::Figment(_))), "{half}");
        }
        std::fs::write(&file, "listne = \"127.0.0.1:9000\"\n").unwrap();
        assert!(matches!(Config::load(Some(&file)), Err(ConfigError::Figment(_))));
        assert!(matches!(Config::load(Some(&folder.path().join("none"))), Err(ConfigError::NoFile(_))));
    }

    #[test]
    fn a_passphrase_is_never_empty() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("passphrase");
        std::fs::write(&file, "open sesame\n").unwrap();
        assert_eq!(read_passphrase(&file).unwrap().as_slice(), b"open sesame");
        std::fs::write(&file, " \n").unwrap();
        assert!(read_passphrase(&file).is_err());
    }
}
