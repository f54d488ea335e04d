//! `testamur correct`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;

use super::Global;
use super::issue::{Source, Task};
use super::issuing::Approver;
use crate::claims::RegisterNumber;

/// Supersede a sealed certificate: the corrected row gets a new number, and whoever verifies the old one is told so.
#[derive(Debug, Args)]
pub(super) struct Correct {
    /// The register number of the certificate that is wrong
    #[arg(value_parser = RegisterNumber::parse)]
    number: RegisterNumber,
    #[command(flatten)]
    source: Source,
    /// The row of the roster with the corrected person, as the spreadsheet counts; not needed if there is only one
    #[arg(long, value_name = "ROW")]
    row: Option<u32>,
    /// Where to: <number>.pdf, .jwt, .json and register.csv
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Who approves, for the audit log; without it you are asked
    #[arg(long, value_name = "NAME")]
    approve_as: Option<String>,
}

impl Correct {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let Some(mut read) = self.source.read()? else { return Ok(ExitCode::FAILURE) };
        if let Some(row) = self.row {
            read.reading.entries.retain(|entry| entry.row == row);
        }
        match read.reading.entries.as_mut_slice() {
            // The old number stays with the old certificate.
            [entry] => entry.number = entry.number.take().filter(|number| *number != self.number),
            [] => bail!("the roster has no person in row {}", self.row.context("the roster is empty")?),
            _ => bail!("the roster has several persons: name the corrected one with --row"),
        }
        let approver = self.approve_as.map_or(Approver::Asked, Approver::Named);
        let task = Task {
            out: &self.out,
            approver: &approver,
            replaces: std::slice::from_ref(&self.number),
            is_dry_run: false,
        };
        read.issue(global, &task).await
    }
}
