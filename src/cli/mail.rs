//! `testamur mail`

use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::{Global, language};
use crate::claims::Language;
use crate::store::{LetterState, Posting};

/// Look at letters that wait or have failed, and let them be tried again.
#[derive(Debug, Subcommand)]
pub(super) enum Mail {
    /// Send the certificates of a programme to those of its holders who have an address and had no letter; `serve` delivers
    Send(Send),
    /// Say how many letters were sent, wait, or have failed, and why
    Status(Whose),
    /// Let letters that have failed wait again; `serve` sends them
    Retry(Retry),
}

#[derive(Debug, Args)]
pub(super) struct Whose {
    /// The institution's slug
    #[arg(long, value_name = "SLUG")]
    institution: String,
}

#[derive(Debug, Args)]
pub(super) struct Send {
    #[command(flatten)]
    whose: Whose,
    /// The programme's slug
    #[arg(long, value_name = "SLUG")]
    programme: String,
    /// A link to the page that verifies it, instead of the sheet
    #[arg(long)]
    link: bool,
    /// The language of the letters: en, tr, ru, az; the system's, or English, if not given
    #[arg(long, value_name = "LANG", value_parser = language::spoken)]
    lang: Option<Language>,
}

#[derive(Debug, Args)]
pub(super) struct Retry {
    #[command(flatten)]
    whose: Whose,
    /// Instead of those that have failed, those whose fate is doubtful: some of them may be received twice
    #[arg(long)]
    doubtful: bool,
}

impl Mail {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let office = global.bookkeeper().await?;
        match self {
            Self::Send(send) => {
                let institution = office.institution(&send.whose.institution).await?;
                let (language, at) = (language::chosen(send.lang), office.now());
                let posting = Posting { language, attaches: !send.link, by: "operator", at };
                let mut count = 0;
                for batch in office.store.batches(institution.id, &send.programme).await? {
                    count += office.post_batch(&institution, batch.digest, &posting).await?;
                }
                println!("{count} letters wait for `testamur serve` to deliver them");
            }
            Self::Status(whose) => {
                let institution = office.institution(&whose.institution).await?;
                let counts = office.store.letter_counts(institution.id).await?;
                if counts.is_empty() {
                    println!("no letters");
                }
                for (state, fault, count) in counts {
                    println!(
                        "{count} {}{}",
                        state.word(),
                        fault.map(|fault| format!(" ({fault})")).unwrap_or_default()
                    );
                }
            }
            Self::Retry(retry) => {
                let institution = office.institution(&retry.whose.institution).await?;
                let state = if retry.doubtful { LetterState::Doubtful } else { LetterState::Failed };
                let count = office.retry_letters(&institution, state).await?;
                println!("{count} letters wait again");
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
