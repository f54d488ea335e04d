//! `testamur migrate`

use std::process::ExitCode;

use clap::Args;

use super::Global;
use crate::store::Store;

/// Bring the register's tables up to date.
///
/// On PostgreSQL this command alone makes and changes tables: run it once, before the first use and after each update. A register
/// in the data folder is brought up to date by every other command, too.
#[derive(Debug, Args)]
pub(super) struct Migrate {}

impl Migrate {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        if let Some(server) = global.server()? {
            Store::migrate(&server).await?;
            println!("the register on PostgreSQL, {server}, is up to date");
        } else {
            global.folder_store().await?.close().await;
            println!("the register in {} is up to date", global.data.display());
        }
        Ok(ExitCode::SUCCESS)
    }
}
