//! `testamur register`

use std::fs::File;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;

use super::Global;
use crate::issuance::parcel::part;
use crate::issuance::register::{Kind, save};

/// Write the register of an institution, or of one programme, as CSV or XLSX: what was released, and how it stands.
///
/// Cells that a spreadsheet would run as a formula are text.
#[derive(Debug, Args)]
pub(super) struct Register {
    /// The institution's slug
    #[arg(long, value_name = "SLUG")]
    institution: String,
    /// The programme's slug; all of them if not given
    #[arg(long, value_name = "SLUG")]
    programme: Option<String>,
    /// Where to
    #[arg(long, value_name = "FILE.csv|FILE.xlsx")]
    out: PathBuf,
}

impl Register {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let ending = self.out.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let Some(kind) = Kind::from_ending(ending) else { bail!("--out ends in .csv or .xlsx") };
        let office = global.bookkeeper().await?;
        let institution = office.institution(&self.institution).await?;
        let beside = part(&self.out);
        let unwritten = || format!("{} cannot be written", self.out.display());
        let file = File::create(&beside).with_context(unwritten)?;
        let folder = self.out.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.map_or_else(|| PathBuf::from("."), PathBuf::from);
        let whose = (&institution, self.programme.as_deref());
        match save(&office, whose, (kind, file, &folder)).await {
            Ok(count) => {
                std::fs::rename(&beside, &self.out).with_context(unwritten)?;
                println!("{count} certificates: {}", self.out.display());
                Ok(ExitCode::SUCCESS)
            }
            Err(error) => {
                // Half a register helps nobody.
                let _ = std::fs::remove_file(&beside);
                Err(error.into())
            }
        }
    }
}
