//! The command line. One file a command; `anyhow` carries causes up to here and no further.

mod backup;
mod batch;
mod client;
mod conformance;
mod correct;
mod demo;
mod export;
mod filed;
mod folder;
mod forget;
mod institution;
#[cfg(test)]
#[expect(dead_code, reason = "the tests of `fetch` use the rest")]
#[path = "../tests/it/fetch/internet.rs"]
mod internet;
mod issue;
mod issuing;
mod key;
mod language;
mod layout;
mod mail;
mod migrate;
mod newest;
mod numbers;
mod openapi;
mod output;
mod pictures;
mod print;
mod reading;
mod receipt;
mod register;
mod report;
mod serve;
mod suspend;
mod throwaway;
mod trust;
mod trusted;
mod user;
mod verify;
mod withdraw;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

/// Issues, prints and verifies university certificates as W3C Verifiable Credentials.
///
/// Begin with `testamur demo`: it seals the certificates of six example programmes and shows them.
/// An institution begins with `testamur institution add`, then `testamur issue`.
/// Everyone else needs `testamur verify FILE` alone.
#[derive(Debug, Parser)]
#[command(name = "testamur", version, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// What every command understands.
#[derive(Debug, Clone, Args)]
struct Global {
    /// The data folder: register, key files
    #[arg(long, global = true, value_name = "DIR", env = "TESTAMUR_DATA", default_value = "testamur-data")]
    data: PathBuf,
    /// The fonts that help out with letters that a layout's own lack; DATA/fonts if not given
    #[arg(long, global = true, value_name = "DIR", env = "TESTAMUR_FONTS")]
    fonts: Option<PathBuf>,
    /// The file with the passphrase that opens the private keys
    #[arg(long, global = true, value_name = "FILE", env = "TESTAMUR_PASSPHRASE_FILE")]
    passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Copy register, keys, layouts, fonts and trusted entries into one file
    Backup(backup::Backup),
    /// Look at batches that wait, seal or drop them
    #[command(subcommand)]
    Batch(batch::Batch),
    /// Add, list and close programs that ask by OAuth 2.0
    #[command(subcommand)]
    Client(client::Client),
    /// Sign or verify one document, as a W3C test suite asks for it
    #[command(subcommand)]
    Conformance(conformance::Conformance),
    /// Supersede a sealed certificate by a corrected one
    Correct(correct::Correct),
    /// Seal the six example programmes as PDFs and show them on this machine
    Demo(demo::Demo),
    /// Write the page, keys, status lists and trust list as files for ever
    Export(export::Export),
    /// Erase email, student number and birth date from the register
    Forget(forget::Forget),
    /// Add, list, show and move institutions
    #[command(subcommand)]
    Institution(institution::Institution),
    /// Seal the certificates of a roster as PDFs
    Issue(issue::Issue),
    /// Make, list, retire and revoke keys
    #[command(subcommand)]
    Key(key::Key),
    /// Begin, check, list and look at layouts of sheets
    #[command(subcommand)]
    Layout(layout::Layout),
    /// Look at letters that wait, have failed or come back, let them be tried again
    #[command(subcommand)]
    Mail(mail::Mail),
    /// Bring the register's tables up to date
    Migrate(migrate::Migrate),
    /// Print what `serve` offers, in `OpenAPI`
    Openapi(openapi::OpenApi),
    /// Print released certificates again: one file for the printer, a ZIP, a contact sheet
    Print(print::Print),
    /// Read receipts of verifications
    #[command(subcommand)]
    Receipt(receipt::Receipt),
    /// Write the register as CSV or XLSX
    Register(register::Register),
    /// Make a data folder of a backup
    Restore(backup::Restore),
    /// Let suspended certificates count again
    Resume(suspend::Resume),
    /// Serve the public endpoints: verify, keys, status lists
    Serve(serve::Serve),
    /// Suspend sealed certificates until further notice
    Suspend(suspend::Suspend),
    /// Export the signed trust list
    #[command(subcommand)]
    Trust(trust::Trust),
    /// Add people who sign in, give them roles, close accounts
    #[command(subcommand)]
    User(user::User),
    /// Verify certificates: PDF, PNG, JPEG, JWT, JSON, QR text
    Verify(verify::Verify),
    /// Withdraw sealed certificates
    Withdraw(withdraw::Withdraw),
}

impl Cli {
    /// Runs a command.
    ///
    /// # Errors
    /// Our own failures. A certificate that is rejected is an answer, told by the exit code.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        match self.command {
            Command::Backup(command) => command.run(&self.global).await,
            Command::Batch(command) => command.run(&self.global).await,
            Command::Client(command) => command.run(&self.global).await,
            Command::Conformance(command) => command.run(),
            Command::Correct(command) => command.run(&self.global).await,
            Command::Demo(command) => command.run(&self.global).await,
            Command::Export(command) => command.run(&self.global).await,
            Command::Forget(command) => command.run(&self.global).await,
            Command::Institution(command) => command.run(&self.global).await,
            Command::Issue(command) => command.run(&self.global).await,
            Command::Key(command) => command.run(&self.global).await,
            Command::Layout(command) => command.run(&self.global),
            Command::Mail(command) => command.run(&self.global).await,
            Command::Migrate(command) => command.run(&self.global).await,
            Command::Openapi(command) => Ok(command.run()),
            Command::Print(command) => command.run(&self.global).await,
            Command::Receipt(command) => command.run(&self.global).await,
            Command::Register(command) => command.run(&self.global).await,
            Command::Restore(command) => command.run(&self.global).await,
            Command::Resume(command) => command.run(&self.global).await,
            Command::Serve(command) => command.run(&self.global).await,
            Command::Suspend(command) => command.run(&self.global).await,
            Command::Trust(command) => command.run(&self.global).await,
            Command::User(command) => command.run(&self.global).await,
            Command::Verify(command) => command.run(&self.global).await,
            Command::Withdraw(command) => command.run(&self.global).await,
        }
    }
}

/// Something of ours failed.
pub const EXIT_FAILURE: u8 = 3;

/// The command line was not understood (sysexits.h, `EX_USAGE`).
pub const EXIT_USAGE: u8 = 64;

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn every_command_is_put_together_without_a_fault() {
        Cli::command().debug_assert();
    }
}
