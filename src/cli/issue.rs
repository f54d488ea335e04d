//! `testamur issue`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;

use super::issuing::{self, Approver};
use super::{Global, language, pictures, reading};
use crate::claims::{Language, RegisterNumber};
use crate::issuance::{Fault, IssuanceError, Request};
use crate::roster::{self, Encoding, Mark, Note, Programme, ReadOptions, Reading};
use crate::time::Clock;
use crate::words::{Facts, Words};

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
    /// The sheet of the workbook; the one that looks like a roster if not given
    #[arg(long, value_name = "S")]
    sheet_name: Option<String>,
    /// The encoding of a CSV file, such as windows-1251; told by its bytes if not given
    #[arg(long, value_name = "ENCODING", value_parser = encoding)]
    encoding: Option<Encoding>,
    /// Rows whose letters are right although they look garbled
    #[arg(long, value_name = "ROW,…", value_delimiter = ',')]
    as_written: Vec<u32>,
    /// Write a copy of the roster with every fault marked in its cell, and with proposed names in Latin letters
    #[arg(long, value_name = "FILE.xlsx")]
    fix_out: Option<PathBuf>,
    /// The language of faults and notes: en, tr, ru, az; the system's, or English, if not given
    #[arg(long, value_name = "LANG", value_parser = language::spoken)]
    lang: Option<Language>,
}

fn encoding(label: &str) -> Result<Encoding, String> {
    let fault = "not an encoding: utf-8, utf-16le, windows-1251, windows-1252, windows-1254, koi8-r, ibm866 …";
    Encoding::from_label(label).ok_or_else(|| fault.to_owned())
}

/// What is to be done with them.
pub(super) struct Task<'a> {
    pub(super) out: &'a Path,
    pub(super) approver: &'a Approver,
    pub(super) replaces: &'a [RegisterNumber],
    pub(super) is_dry_run: bool,
}

/// Programme and roster, read, and where faults are told.
pub(super) struct Read {
    pub(super) programme: Programme,
    pub(super) source: String,
    pub(super) reading: Reading,
    pub(super) folder: PathBuf,
    fix_out: Option<PathBuf>,
    words: &'static Words,
}

impl Issue {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let Some(read) = self.source.read()? else { return Ok(ExitCode::FAILURE) };
        let approver = self.approve_as.map_or(Approver::Asked, Approver::Named);
        let task = Task { out: &self.out, approver: &approver, replaces: &[], is_dry_run: self.dry_run };
        read.issue(global, &task).await
    }
}

impl Source {
    /// Reads programme and roster and says what was read; nothing if there are faults, which are told.
    pub(super) fn read(self) -> anyhow::Result<Option<Read>> {
        let words = self.words();
        let source = std::fs::read_to_string(&self.programme)
            .with_context(|| format!("the programme {} cannot be read", self.programme.display()))?;
        let bytes = std::fs::read(&self.roster)
            .with_context(|| format!("the roster {} cannot be read", self.roster.display()))?;
        let programme = match Programme::parse(&source) {
            Ok(programme) => programme,
            Err(faults) => {
                let faults: Vec<Fault> = faults.iter().map(Fault::from).collect();
                eprintln!("{}\n\n{}", reading::faults(&faults, words), issuing::count(&faults, words));
                return Ok(None);
            }
        };
        let file_name = self.roster.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let options = ReadOptions {
            file_name,
            sheet_name: self.sheet_name.as_deref(),
            encoding: self.encoding,
            as_written: &self.as_written,
            edits: &[],
        };
        let reading = roster::examine(&bytes, &options, &programme);
        println!("{}\n", reading::report(file_name, &reading, words));
        let folder = self.programme.parent().map(Path::to_owned).unwrap_or_default();
        let read = Read { programme, source, reading, folder, fix_out: self.fix_out, words };
        match read.reading.check() {
            Ok(()) => Ok(Some(read)),
            Err(faults) => {
                let faults: Vec<Fault> = faults.iter().map(Fault::from).collect();
                read.tell(&faults)?;
                Ok(None)
            }
        }
    }

    /// The words in which the registrar is spoken to.
    fn words(&self) -> &'static Words {
        Words::of(language::chosen(self.lang))
    }
}

impl Read {
    /// Issues all rows, or the one row that supersedes a certificate.
    pub(super) async fn issue(&self, global: &Global, task: &Task<'_>) -> anyhow::Result<ExitCode> {
        let &Task { out, approver, replaces, is_dry_run } = task;
        let office = global.office().await?;
        let result = async {
            let institution = office.institution(self.programme.institution().as_str()).await?;
            let images = pictures::load(self, &institution, (global, &office)).await?;
            let request = Request {
                programme: &self.programme,
                source: &self.source,
                images: &images,
                entries: &self.reading.entries,
                replaces,
                is_dry_run,
            };
            let told = issuing::Told { approver, words: self.words };
            issuing::issue(&office, &institution, &request, out, &told).await
        };
        let result = result.await;
        office.store.close().await;
        match result {
            Ok(issued) => {
                self.finish(&issued, task)?;
                Ok(ExitCode::SUCCESS)
            }
            Err(error) => {
                let Some(IssuanceError::Faults(faults)) = error.downcast_ref::<IssuanceError>() else {
                    return Err(error);
                };
                self.tell(faults)?;
                Ok(ExitCode::FAILURE)
            }
        }
    }

    /// What came of it, and what comes next.
    fn finish(&self, issued: &issuing::Issued, task: &Task<'_>) -> anyhow::Result<()> {
        let file = self.write_corrected(&[])?;
        if !task.is_dry_run {
            let facts = Facts::new().number("count", issued.released.len()).number("existed", issued.skipped);
            println!("{}", self.words.tell("issue-done", &facts.text("out", task.out.display().to_string())));
            return Ok(());
        }
        let is_proposed = |note: &Note| matches!(note, Note::LatinProposed { .. });
        let next = match file {
            Some(file) => self.words.say_of("roster-next-fix", "file", &file),
            None if self.reading.notes.iter().any(is_proposed) => {
                println!("{}", self.words.say("roster-next-issue"));
                self.words.say("roster-next-latin")
            }
            None => self.words.say("roster-next-issue"),
        };
        println!("{next}");
        Ok(())
    }

    /// Tells every fault, marks them in the copy of the roster, and says what comes next.
    fn tell(&self, faults: &[Fault]) -> anyhow::Result<()> {
        let file = self.write_corrected(faults)?;
        let next = match file {
            Some(file) => self.words.say_of("roster-next-fix", "file", &file),
            None => self.words.say("roster-next-faults"),
        };
        eprintln!("{}\n\n{}\n{next}", reading::faults(faults, self.words), issuing::count(faults, self.words));
        Ok(())
    }

    /// Writes the copy of the roster, where one is asked for; its name.
    fn write_corrected(&self, faults: &[Fault]) -> anyhow::Result<Option<String>> {
        let Some(path) = &self.fix_out else { return Ok(None) };
        let mark = |fault: &Fault| Mark {
            place: fault.place.clone(),
            code: fault.code,
            content: fault.content.clone(),
            problem: fault.problem(self.words),
            cure: fault.cure(self.words),
        };
        let marks: Vec<Mark> = faults.iter().map(mark).collect();
        let bytes = self.reading.corrected(&marks, self.words, Clock::System.now().day())?;
        std::fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display()))?;
        Ok(Some(path.display().to_string()))
    }
}
