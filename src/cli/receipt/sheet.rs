//! `testamur receipt print`, and receipts as sheets wherever a file is to end in `.pdf`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;

use super::{Known, filed};
use crate::claims::Language;
use crate::cli::{Global, language};
use crate::sheet::ReceiptSheet;
use crate::verify::Receipt;

/// Set a genuine receipt as a sheet (PDF/A) for people; the signed receipt is attached to it.
///
/// FILE is the receipt alone (JWT), or an answer or batch that holds it. An answer is attached too.
#[derive(Debug, Args)]
pub(in crate::cli) struct Print {
    /// The receipt, or what holds it
    file: PathBuf,
    /// Where to
    #[arg(long, value_name = "FILE.pdf")]
    out: PathBuf,
    /// The language of the labels: en, tr, ru, az; that of the system if not given
    #[arg(long, value_name = "LANG", value_parser = language::spoken)]
    lang: Option<Language>,
    #[command(flatten)]
    known: Known,
}

impl Print {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let signers = self.known.signers(global).await?;
        let filed = filed::read(&self.file)?;
        let Some(token) = &filed.receipt else { bail!("{} holds no receipt", self.file.display()) };
        let receipt = Receipt::open(token, &signers)
            .with_context(|| format!("the receipt in {} is not believed", self.file.display()))?;
        // A batch is long, and may hold whatever its lines hold: it is filed beside.
        let answer = (filed.holds_answer && filed.is_one_answer).then(|| std::fs::read_to_string(&self.file));
        let answer = answer.transpose().with_context(|| format!("{} cannot be read", self.file.display()))?;
        let sheet =
            ReceiptSheet { receipt: &receipt, token, answer: answer.as_deref(), language: language::chosen(self.lang) };
        std::fs::write(&self.out, sheet.print()?)
            .with_context(|| format!("{} cannot be written", self.out.display()))?;
        println!("{}", self.out.display());
        Ok(ExitCode::SUCCESS)
    }
}

/// Whether a file is to be a sheet.
pub(in crate::cli) fn is_wanted(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
}
