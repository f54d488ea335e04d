//! `testamur mail`

use std::io::{self, Read as _};
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::{Global, language};
use crate::claims::Language;
use crate::issuance::mail::{Bounce, LONGEST_BOUNCE, Taken};
use crate::store::{LetterState, Posting};

/// Look at letters that wait, have failed or come back, and let them be tried again.
#[derive(Debug, Subcommand)]
pub(super) enum Mail {
    /// Read one message that has come back, from standard input, and note which letter was not delivered. For the mail server's own
    /// use: exit code 65 if it is no bounce of ours, 75 if the register cannot be used now and the message is to be tried again
    Bounce,
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
    #[arg(long, conflicts_with = "returned")]
    doubtful: bool,
    /// Instead of those that have failed, the certificates whose letters have come back: other letters, to the address as it is now
    #[arg(long)]
    returned: bool,
}

impl Mail {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        if matches!(self, Self::Bounce) {
            return Ok(bounce(global).await);
        }
        let office = global.bookkeeper().await?;
        match self {
            Self::Bounce => {}
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
                let state = match (retry.doubtful, retry.returned) {
                    (true, _) => LetterState::Doubtful,
                    (_, true) => LetterState::Returned,
                    _ => LetterState::Failed,
                };
                let count = office.retry_letters(&institution, state, "operator").await?;
                println!("{count} letters wait again");
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Takes one message that has come back. What it says goes into the mail server's log, so it holds no address.
async fn bounce(global: &Global) -> ExitCode {
    let said = match read() {
        Ok(message) => match Bounce::read(&message) {
            Ok(bounce) => take(global, &bounce).await,
            Err(none) => {
                eprintln!("testamur: {none}; nothing was changed");
                return ExitCode::from(EXIT_NO_BOUNCE);
            }
        },
        Err(error) => Err(error.into()),
    };
    match said {
        Ok(not_ours @ Taken::NotOurs) => {
            eprintln!("testamur: {not_ours}");
            ExitCode::from(EXIT_NO_BOUNCE)
        }
        Ok(taken) => {
            println!("{taken}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("testamur: {error:#}; hand this message in again later");
            ExitCode::from(EXIT_LATER)
        }
    }
}

async fn take(global: &Global, bounce: &Bounce) -> anyhow::Result<Taken> {
    Ok(global.bookkeeper().await?.take_bounce(bounce).await?)
}

/// The beginning of the message. The rest is read and dropped, so that whoever writes it into the pipe is not cut off.
fn read() -> io::Result<Vec<u8>> {
    let (mut input, mut message) = (io::stdin().lock(), Vec::new());
    input.by_ref().take(LONGEST_BOUNCE).read_to_end(&mut message)?;
    io::copy(&mut input, &mut io::sink())?;
    Ok(message)
}

/// No bounce, or none of ours (sysexits.h, `EX_DATAERR`).
const EXIT_NO_BOUNCE: u8 = 65;

/// To be tried again (sysexits.h, `EX_TEMPFAIL`): mail servers do so by themselves.
const EXIT_LATER: u8 = 75;
