//! `testamur issue`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;

use super::issuing::{self, Approver};
use super::{Global, pictures};
use crate::claims::{Language, RegisterNumber};
use crate::config;
use crate::issuance::{Fault, Request};
use crate::roster::{self, Programme, ReadOptions, Roster};
use crate::words::{SPOKEN, Words};

/// Seal the certificates of a roster as PDFs.
///
/// All faults of programme, roster and sheets are listed with row, column and cure, and then nothing is issued.
/// What a run that was cut off has begun, the next run finishes. Rows that have their certificates are skipped.
#[derive(Debug, Args)]
pub(super) struct Issue {
    #[command(flatten)]
    source: Source,
    /// Where to: <number>.pdf, .jwt, .json and register.csv
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Find every fault, issue nothing
    #[arg(long)]
    dry_run: bool,
    /// Who approves, for the audit log; without it you are asked
    #[arg(long, value_name = "NAME")]
    approve_as: Option<String>,
}

/// Programme and roster.
#[derive(Debug, Args)]
pub(super) struct Source {
    /// The programme (TOML); its pictures lie beside it
    #[arg(long, value_name = "P.toml")]
    programme: PathBuf,
    /// The roster: CSV or XLSX
    #[arg(long, value_name = "R.csv|xlsx")]
    roster: PathBuf,
    /// The sheet of the workbook; the first one that is not empty if not given
    #[arg(long, value_name = "S")]
    sheet_name: Option<String>,
    /// The language of faults and notes: en, tr, ru, az; the system's, or English, if not given
    #[arg(long, value_name = "LANG", value_parser = spoken)]
    lang: Option<Language>,
}

/// A language that registrars are spoken to in.
fn spoken(tag: &str) -> Result<Language, String> {
    let known = Language::from_tag(tag).filter(|language| SPOKEN.contains(language));
    known.ok_or_else(|| format!("not one of {}", SPOKEN.map(Language::tag).join(", ")))
}

/// What is to be done with them.
pub(super) struct Task<'a> {
    pub(super) out: &'a Path,
    pub(super) approver: &'a Approver,
    pub(super) replaces: Option<&'a RegisterNumber>,
    pub(super) is_dry_run: bool,
    pub(super) words: &'static Words,
}

/// Programme and roster, read.
pub(super) struct Read {
    pub(super) programme: Programme,
    pub(super) source: String,
    pub(super) roster: Roster,
    pub(super) folder: PathBuf,
}

impl Issue {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let words = self.source.words();
        let read = match self.source.read()? {
            Ok(read) => read,
            Err(faults) => {
                issuing::tell(&faults, words);
                return Ok(ExitCode::FAILURE);
            }
        };
        let approver = self.approve_as.map_or(Approver::Asked, Approver::Named);
        let task = Task { out: &self.out, approver: &approver, replaces: None, is_dry_run: self.dry_run, words };
        read.issue(global, &task).await
    }
}

impl Read {
    /// Issues all rows, or the one row that supersedes a certificate.
    pub(super) async fn issue(&self, global: &Global, task: &Task<'_>) -> anyhow::Result<ExitCode> {
        let &Task { out, approver, replaces, is_dry_run, words } = task;
        self.roster.notes.iter().for_each(|note| println!("{note}"));
        let office = global.office().await?;
        let institution = office.institution(self.programme.institution().as_str()).await?;
        let result = async {
            let images = pictures::load(self, &institution, (global, &office.store)).await?;
            let request = Request {
                programme: &self.programme,
                source: &self.source,
                images: &images,
                entries: &self.roster.entries,
                replaces,
                is_dry_run,
            };
            issuing::issue(&office, &institution, &request, out, approver).await
        };
        let result = result.await;
        office.store.close().await;
        match result {
            Ok(issued) => {
                if !is_dry_run {
                    println!(
                        "{} certificates issued into {}, {} existed.",
                        issued.released.len(),
                        out.display(),
                        issued.skipped
                    );
                }
                Ok(ExitCode::SUCCESS)
            }
            Err(error) => issuing::tell_faults(&error, words).map(|()| ExitCode::FAILURE).ok_or(error),
        }
    }
}

impl Source {
    /// The words in which the registrar is spoken to.
    pub(super) fn words(&self) -> &'static Words {
        let language = self.lang.or_else(|| config::language().filter(|language| SPOKEN.contains(language)));
        Words::of(language.unwrap_or(Language::En))
    }

    /// Reads programme and roster; the inner error is every fault of them.
    pub(super) fn read(&self) -> anyhow::Result<Result<Read, Vec<Fault>>> {
        let source = std::fs::read_to_string(&self.programme)
            .with_context(|| format!("the programme {} cannot be read", self.programme.display()))?;
        let bytes = std::fs::read(&self.roster)
            .with_context(|| format!("the roster {} cannot be read", self.roster.display()))?;
        let programme = match Programme::parse(&source) {
            Ok(programme) => programme,
            Err(faults) => return Ok(Err(faults.iter().map(Fault::from).collect())),
        };
        let file_name = self.roster.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let options = ReadOptions { file_name, sheet_name: self.sheet_name.as_deref() };
        let roster = match roster::read(&bytes, &options, &programme) {
            Ok(roster) => roster,
            Err(faults) => return Ok(Err(faults.iter().map(Fault::from).collect())),
        };
        let folder = self.programme.parent().map(Path::to_owned).unwrap_or_default();
        Ok(Ok(Read { programme, source, roster, folder }))
    }
}
