//! `[mail]`: the server that takes letters, who they are from, how many a minute.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// The mail server and how it is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// The server that takes letters.
    pub host: String,
    /// Its port; 587 with STARTTLS, 465 with TLS from the beginning, 25 without.
    #[serde(default)]
    pub port: Option<u16>,
    /// How the connection is secured.
    #[serde(default)]
    pub tls: Security,
    /// Who signs in at the server; nobody, if absent.
    #[serde(default)]
    pub user: Option<String>,
    /// The file with the password.
    #[serde(default)]
    pub password_file: Option<PathBuf>,
    /// The sender: `Hill University <certificates@hill.example>`.
    pub from: String,
    /// Where answers go; to the sender, if absent.
    #[serde(default)]
    pub reply_to: Option<String>,
    /// Where letters come back to that cannot be delivered: `bounces@hill.example` is written `bounces+NUMBER.TOKEN@hill.example`, the
    /// sender of the envelope; the sender itself, if absent.
    #[serde(default)]
    pub bounces: Option<String>,
    /// The most letters in a minute.
    #[serde(default = "a_minute")]
    pub rate: u32,
    /// How long to wait before a letter is tried for the second time; each further wait is four times as long, at most six hours.
    #[serde(default = "a_minute")]
    pub retry_seconds: u32,
    /// Other senders, by the slug of the institution.
    #[serde(default)]
    pub institutions: BTreeMap<String, Sender>,
}

/// The sender of one institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sender {
    /// The sender.
    pub from: String,
    /// Where answers go.
    #[serde(default)]
    pub reply_to: Option<String>,
    /// Where letters come back to; as for all others, if absent.
    #[serde(default)]
    pub bounces: Option<String>,
}

/// How a connection to the mail server is secured.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Security {
    /// TLS from the first byte.
    Implicit,
    /// None: only to this machine itself.
    None,
    /// TLS is asked for and needed.
    #[default]
    Starttls,
}

impl Mail {
    /// The port that is meant.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port.unwrap_or(match self.tls {
            Security::Implicit => 465,
            Security::None => 25,
            Security::Starttls => 587,
        })
    }

    /// Sender and address for answers of an institution.
    #[must_use]
    pub fn sender(&self, slug: &str) -> (&str, Option<&str>) {
        match self.institutions.get(slug) {
            Some(own) => (&own.from, own.reply_to.as_deref()),
            None => (&self.from, self.reply_to.as_deref()),
        }
    }

    /// Where letters of an institution come back to.
    #[must_use]
    pub fn bounces(&self, slug: &str) -> Option<&str> {
        self.institutions.get(slug).and_then(|own| own.bounces.as_deref()).or(self.bounces.as_deref())
    }
}

fn a_minute() -> u32 {
    60
}
