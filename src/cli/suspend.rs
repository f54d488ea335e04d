//! `testamur suspend`, `testamur resume`

use std::process::ExitCode;

use clap::Args;

use super::Global;
use super::numbers::{Numbers, Reasoned, Said};

/// Suspend sealed certificates: not to be relied on until further notice.
///
/// This service's answers, pages and trust lists say so at once. The published status list does not, because its bit is for
/// ever: verifiers of others that read it alone do not see a suspension.
#[derive(Debug, Args)]
pub(super) struct Suspend {
    #[command(flatten)]
    numbers: Numbers,
    #[command(flatten)]
    reasoned: Reasoned,
}

/// Let suspended certificates count again.
#[derive(Debug, Args)]
pub(super) struct Resume {
    #[command(flatten)]
    numbers: Numbers,
    #[command(flatten)]
    said: Said,
}

impl Suspend {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let numbers = self.numbers.read()?;
        let (office, decision) = (global.bookkeeper().await?, self.reasoned.decision());
        office.suspend(&self.numbers.institution, &numbers, &decision).await?;
        for number in &numbers {
            println!("{number} is suspended: whoever verifies it here is told not to rely on it until further notice");
        }
        println!("Verifiers of others that read the published status list alone do not see it.");
        Ok(ExitCode::SUCCESS)
    }
}

impl Resume {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let numbers = self.numbers.read()?;
        let (office, decision) = (global.bookkeeper().await?, self.said.decision());
        office.resume(&self.numbers.institution, &numbers, &decision).await?;
        for number in &numbers {
            println!("{number} is in force again");
        }
        Ok(ExitCode::SUCCESS)
    }
}
