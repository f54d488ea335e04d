//! The one binary: parse, call, exit code.

use std::process::ExitCode;

use clap::Parser as _;
use testamur::cli::{Cli, EXIT_FAILURE, EXIT_USAGE};

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { EXIT_USAGE } else { 0 });
        }
    };
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error.into()),
    };
    runtime.block_on(cli.run()).unwrap_or_else(|error| fail(&error))
}

/// Tells what failed, and why, one cause a line.
fn fail(error: &anyhow::Error) -> ExitCode {
    eprintln!("testamur: {error}");
    for cause in error.chain().skip(1) {
        eprintln!("  because: {cause}");
    }
    ExitCode::from(EXIT_FAILURE)
}
