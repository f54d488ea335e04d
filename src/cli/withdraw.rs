//! `testamur withdraw`

use std::process::ExitCode;

use clap::Args;

use super::Global;
use super::numbers::{Numbers, cause};
use crate::issuance::Decision;
use crate::status::Cause;

/// Withdraw sealed certificates, for ever. Everyone who verifies them is told so, once the status list is published.
#[derive(Debug, Args)]
pub(super) struct Withdraw {
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

impl Withdraw {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let numbers = self.numbers.read()?;
        let decision = Decision { cause: Some(self.reason), note: &self.note, by: &self.by };
        global.bookkeeper().await?.withdraw(&self.numbers.institution, &numbers, &decision).await?;
        for number in &numbers {
            println!("{number} is withdrawn: whoever verifies it is told so, and its row is not issued again");
        }
        Ok(ExitCode::SUCCESS)
    }
}
