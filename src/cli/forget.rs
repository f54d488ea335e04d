//! `testamur forget`

use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::bail;
use clap::{ArgGroup, Args};

use super::Global;
use super::numbers;
use crate::claims::RegisterNumber;
use crate::issuance::forgetting::Forget as What;
use crate::time::Day;

/// Erase email, student number and birth date from the register. What was signed stays.
///
/// Afterwards a sheet cannot be mailed again, and a new row with the same name is no longer told apart by student number or
/// birth date. The same row of a roster is still known, by a digest. Copies elsewhere (backups, rosters, mailboxes) are not reached.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("whose").required(true).multiple(true).args(["numbers", "from", "programme", "before"]))]
pub(super) struct Forget {
    /// Register numbers
    #[arg(value_parser = RegisterNumber::parse)]
    numbers: Vec<RegisterNumber>,
    /// A file with further numbers, one a line
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// Everybody in a programme, by its slug
    #[arg(long, value_name = "SLUG", conflicts_with_all = ["numbers", "from", "before"])]
    programme: Option<String>,
    /// Everybody whose certificate was released before this day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = Day::parse, conflicts_with_all = ["numbers", "from"])]
    before: Option<Day>,
    /// The institution's slug
    #[arg(long, value_name = "SLUG")]
    institution: String,
    /// Who decided it; kept in the audit log
    #[arg(long, value_name = "NAME", default_value = "operator")]
    by: String,
    /// Do not ask
    #[arg(long)]
    yes: bool,
}

impl Forget {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let (what, said) = match (self.programme, self.before) {
            (Some(programme), _) => (What::Programme(programme.clone()), format!("everybody in {programme}")),
            (_, Some(day)) => (What::Before(day), format!("everybody whose certificate was released before {day}")),
            _ => {
                let numbers = numbers::all(&self.numbers, self.from.as_deref())?;
                let said = format!("the holders of {} certificates", numbers.len());
                (What::Numbers(numbers), said)
            }
        };
        println!("Email, student number and birth date of {said} are erased for ever.");
        if !self.yes && !is_confirmed()? {
            bail!("nothing was erased: type yes, or give --yes");
        }
        let office = global.bookkeeper().await?;
        let done = office.forget(&self.institution, &what, &self.by).await?;
        println!("Erased for {} certificates; what was signed, number, digest and status stay.", done.certificates);
        if !done.is_scrubbed {
            println!(
                "The bytes are still in the register's write-ahead log, because somebody is reading: run it again."
            );
        }
        println!("Backups made before, rosters and mail are not reached: see docs/OPERATING.md, \"What is kept\".");
        Ok(ExitCode::SUCCESS)
    }
}

/// Only a typed yes counts; where nobody can type, `--yes` does.
fn is_confirmed() -> anyhow::Result<bool> {
    if !std::io::stdin().is_terminal() {
        return Ok(false);
    }
    print!("Type yes: ");
    std::io::stdout().flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    Ok(answer.trim() == "yes")
}
