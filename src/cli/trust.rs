//! `testamur trust export`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Subcommand;

use super::Global;
use crate::issuance::trust_list::export;

/// Export the signed trust list.
#[derive(Debug, Subcommand)]
pub(super) enum Trust {
    /// Write the trust list: institutions, names, hosts, keys with history, status; signed by the service, good for 90 days
    Export {
        /// Where to; standard output if not given
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

impl Trust {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let Self::Export { out } = self;
        let exported = export(&global.office().await?).await?;
        eprintln!(
            "trust list {} signed by {}\nverify with --trust-key {}",
            exported.seq,
            exported.kid,
            exported.key.to_multikey()
        );
        match out {
            Some(file) => std::fs::write(&file, exported.token)
                .with_context(|| format!("{} cannot be written", file.display()))?,
            None => println!("{}", exported.token),
        }
        Ok(ExitCode::SUCCESS)
    }
}
