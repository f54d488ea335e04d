//! `testamur migrate`

use std::process::ExitCode;

use clap::Args;

use super::Global;

/// Bring the register's tables up to date. Every other command does it too; this one does nothing else.
#[derive(Debug, Args)]
pub(super) struct Migrate {}

impl Migrate {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        global.store().await?.close().await;
        println!("the register in {} is up to date", global.data.display());
        Ok(ExitCode::SUCCESS)
    }
}
