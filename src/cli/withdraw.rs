//! `testamur withdraw`

use std::process::ExitCode;

use clap::Args;

use super::Global;
use crate::claims::RegisterNumber;

/// Withdraw a sealed certificate. Everyone who verifies it is told so, once the status list is published.
#[derive(Debug, Args)]
pub(super) struct Withdraw {
    /// The register number
    #[arg(value_parser = RegisterNumber::parse)]
    number: RegisterNumber,
    /// The institution's slug
    #[arg(long, value_name = "SLUG")]
    institution: String,
    /// Why; kept in the audit log
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// Who decided it; kept in the audit log
    #[arg(long, value_name = "NAME", default_value = "operator")]
    by: String,
}

impl Withdraw {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        global.office().await?.withdraw(&self.institution, &self.number, &self.reason, &self.by).await?;
        println!("{} is withdrawn: whoever verifies it is told so, and its row is not issued again", self.number);
        Ok(ExitCode::SUCCESS)
    }
}
