//! `testamur suspend`, `testamur resume`

use std::process::ExitCode;

use clap::Args;

use super::Global;
use super::numbers::{Numbers, cause};
use crate::issuance::Decision;
use crate::status::Cause;

/// Suspend sealed certificates: not to be relied on until further notice.
///
/// This service's answers, pages and trust lists say so at once. The published status list does not, because its bit is for
/// ever: verifiers of others that read it alone do not see a suspension.
#[derive(Debug, Args)]
pub(super) struct Suspend {
    #[command(flatten)]
    numbers: Numbers,
    /// Why, as everyone is told: error-in-content, issued-by-mistake, misconduct, requested-by-holder,
    /// requirements-not-met, under-review
    #[arg(long, value_name = "REASON", value_parser = cause)]
    reason: Cause,
    /// What else there is to say; kept in the audit log and told to nobody
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
    /// Who decided it; kept in the audit log
    #[arg(long, value_name = "NAME", default_value = "operator")]
    by: String,
}

/// Let suspended certificates count again.
#[derive(Debug, Args)]
pub(super) struct Resume {
    #[command(flatten)]
    numbers: Numbers,
    /// Why; kept in the audit log and told to nobody
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
    /// Who decided it; kept in the audit log
    #[arg(long, value_name = "NAME", default_value = "operator")]
    by: String,
}

impl Suspend {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let numbers = self.numbers.read()?;
        let decision = Decision { cause: Some(self.reason), note: &self.note, by: &self.by };
        global.bookkeeper().await?.suspend(&self.numbers.institution, &numbers, &decision).await?;
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
        let decision = Decision { cause: None, note: &self.note, by: &self.by };
        global.bookkeeper().await?.resume(&self.numbers.institution, &numbers, &decision).await?;
        for number in &numbers {
            println!("{number} is in force again");
        }
        Ok(ExitCode::SUCCESS)
    }
}
