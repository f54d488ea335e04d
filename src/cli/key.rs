//! `testamur key new|list|retire|revoke|compromised`

mod compromised;

use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Subcommand, ValueEnum};

use super::Global;
use crate::keys::{KeyId, Purpose};
use compromised::Compromised;

/// Make, list, retire and revoke keys. keys/README.md tells how to hold a key ceremony.
#[derive(Debug, Subcommand)]
pub(super) enum Key {
    /// List the keys of an institution
    List {
        /// Its slug
        slug: String,
    },
    /// Make a new key; from now on it signs, and the older ones still verify
    New {
        /// The institution's slug
        slug: String,
        /// What it signs
        #[arg(long, value_enum, default_value_t = KeyPurpose::Credential)]
        purpose: KeyPurpose,
    },
    /// Let a key sign no more; what it signed stays good
    Retire {
        /// did:web:…#key-1
        #[arg(value_parser = KeyId::parse)]
        key: KeyId,
    },
    /// As revoke, with a new key if there is no other; and issue again what it has signed, batch by batch
    ///
    /// Run it again after any crash: it goes on where it stopped. Suspended certificates, those whose period is over and what
    /// programs handed in are left out.
    Compromised(Compromised),
    /// Tell everyone that a key is compromised; nothing that it ever signed is accepted any more
    Revoke {
        /// did:web:…#key-1
        #[arg(value_parser = KeyId::parse)]
        key: KeyId,
    },
}

/// What a key of an institution signs.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum KeyPurpose {
    /// Certificates that programs with the scope `issue` make, at once and without a person (#api-N)
    Api,
    /// Certificates
    Credential,
    /// Status lists
    Status,
}

impl Key {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        match self {
            Self::List { slug } => list(global, &slug).await?,
            Self::New { slug, purpose } => {
                let office = global.office().await?;
                let made = match purpose {
                    KeyPurpose::Api => office.add_program_key(&slug).await?,
                    KeyPurpose::Credential => office.add_key(&slug, Purpose::Credential).await?,
                    KeyPurpose::Status => office.add_key(&slug, Purpose::Status).await?,
                };
                println!("made {}", made.id);
            }
            Self::Retire { key } => {
                global
                    .office()
                    .await?
                    .end_key(&key, false)
                    .await
                    .with_context(|| format!("{key} is not a key in use"))?;
                println!("{key} signs no more; what it signed stays good");
            }
            Self::Compromised(command) => return command.run(global).await,
            Self::Revoke { key } => {
                global
                    .office()
                    .await?
                    .end_key(&key, true)
                    .await
                    .with_context(|| format!("{key} is not a key that can be revoked"))?;
                println!("{key} is told to be compromised: publish the trust list anew with `testamur trust export`");
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

async fn list(global: &Global, slug: &str) -> anyhow::Result<()> {
    let row =
        global.store().await?.institution(slug).await?.with_context(|| format!("there is no institution {slug}"))?;
    for key in &row.keys {
        let state = match (key.revoked, key.retired) {
            (Some(since), _) => format!("revoked {since}"),
            (None, Some(since)) => format!("retired {since}"),
            (None, None) => format!("in use since {}", key.added),
        };
        let purpose = if key.id.is_for_programs() { "api" } else { key.purpose.word() };
        let (multikey, fingerprint) = (key.key.to_multikey(), key.key.fingerprint());
        println!("{purpose:<10} {:<64} {multikey}  {fingerprint}  {state}", key.id.as_str());
    }
    Ok(())
}
