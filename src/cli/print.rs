//! `testamur print`

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;

use super::{Global, issuing};
use crate::issuance::IssuanceError;
use crate::issuance::parcel::{Parcel, part};
use crate::issuance::reprint::{Reprinted, Selection};
use crate::sheet::Arrangement;

/// Print released certificates again: one file for the printer, a ZIP, single files, a contact sheet.
///
/// The order is the roster's; withdrawn and superseded certificates are left out. What is printed comes from the register and is the
/// released file, byte for byte; where this version draws it differently, the sheet says that it is a reprint.
#[derive(Debug, Args)]
#[command(visible_alias = "reprint")]
pub(super) struct Print {
    /// Register numbers, or N..M for all from one to another; all of the programme if none is given
    #[arg(value_name = "NUMBER|N..M")]
    numbers: Vec<String>,
    /// The institution's slug
    #[arg(long, value_name = "SLUG")]
    institution: String,
    /// The programme's slug
    #[arg(long, value_name = "SLUG")]
    programme: String,
    /// Where to: FILE.pdf with all sheets and bookmarks, FILE.zip with one file each, or a folder
    #[arg(long, value_name = "FILE.pdf|FILE.zip|DIR")]
    out: PathBuf,
    /// In FILE.pdf, begin each certificate on the front of a leaf
    #[arg(long)]
    two_sided: bool,
    /// In FILE.pdf, small pictures of the sheets, 15 on a page, to look them through
    #[arg(long, conflicts_with = "two_sided")]
    contact_sheet: bool,
}

impl Print {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let selection = Selection::parse(&self.numbers)
            .map_err(|text| anyhow::anyhow!("{text} is no register number: write one as it is printed, or N..M"))?;
        let office = global.office().await?;
        let institution = office.institution(&self.institution).await?;
        let ending = self.out.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
        if ending != "pdf" && (self.two_sided || self.contact_sheet) {
            bail!("--two-sided and --contact-sheet arrange one file: give --out FILE.pdf");
        }
        let beside = part(&self.out);
        let mut sink = match ending.as_str() {
            "pdf" => Parcel::bundle(create(&beside)?, self.arrangement())?,
            "zip" => Parcel::zip(create(&beside)?),
            _ => Parcel::Folder(self.out.clone()),
        };
        let bar = issuing::bar(0);
        bar.set_message("printed");
        let mut take = |sheet: Reprinted, total: usize| {
            bar.set_length(total as u64);
            sink.take(&sheet).map_err(|source| IssuanceError::File { path: self.out.clone(), source })?;
            bar.inc(1);
            Ok(())
        };
        let printed = office.print(&institution, &self.programme, (&selection, "operator"), &mut take).await;
        bar.finish_and_clear();
        let is_file = !matches!(sink, Parcel::Folder(_));
        let finished = printed.map_err(anyhow::Error::from).and_then(|tally| {
            if tally.printed == 0 {
                bail!(
                    "nothing to print: {} has released no certificate of {} that is in force",
                    self.institution,
                    self.programme
                );
            }
            sink.finish().with_context(|| format!("{} cannot be written", self.out.display()))?;
            Ok(tally)
        });
        let tally = match finished {
            Ok(tally) => tally,
            Err(error) => {
                // Half a file helps nobody.
                let _ = std::fs::remove_file(&beside);
                return Err(error);
            }
        };
        if is_file {
            std::fs::rename(&beside, &self.out)?;
        }
        println!("{} sheets: {}", tally.printed, self.out.display());
        if tally.reprints > 0 {
            println!("{} are drawn differently from the released file and say that they are reprints.", tally.reprints);
        }
        if tally.ended > 0 {
            println!("{} were withdrawn or superseded and left out.", tally.ended);
        }
        Ok(ExitCode::SUCCESS)
    }

    fn arrangement(&self) -> Arrangement {
        match (self.contact_sheet, self.two_sided) {
            (true, _) => Arrangement::Contact,
            (false, true) => Arrangement::TwoSided,
            (false, false) => Arrangement::OneSided,
        }
    }
}

fn create(path: &Path) -> anyhow::Result<File> {
    File::create(path).with_context(|| format!("{} cannot be written", path.display()))
}
