//! `testamur withdraw`

use std::process::ExitCode;

use clap::Args;

use super::Global;
use super::numbers::{Numbers, Reasoned};

/// Withdraw sealed certificates, for ever. Everyone who verifies them is told so, once the status list is published.
#[derive(Debug, Args)]
pub(super) struct Withdraw {
    #[command(flatten)]
    numbers: Numbers,
    #[command(flatten)]
    reasoned: Reasoned,
}

impl Withdraw {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let numbers = self.numbers.read()?;
        let (office, decision) = (global.bookkeeper().await?, self.reasoned.decision());
        office.withdraw(&self.numbers.institution, &numbers, &decision).await?;
        for number in &numbers {
            println!("{number} is withdrawn: whoever verifies it is told so, and its row is not issued again");
        }
        Ok(ExitCode::SUCCESS)
    }
}
