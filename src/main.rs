//! The one binary: parse, call, exit code.

use std::process::ExitCode;

use clap::Parser as _;
use testamur::cli::{Cli, EXIT_FAILURE, EXIT_USAGE};

/// A verdict reads and drops some hundred small strings (docs/ARCHITECTURE.md, "Why another allocator?").
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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

/// Tells what failed, and why, one cause a line. A reader that has seen enough (`| head`) is no failure.
fn fail(error: &anyhow::Error) -> ExitCode {
    let is_closed_pipe = |cause: &std::io::Error| cause.kind() == std::io::ErrorKind::BrokenPipe;
    if error.chain().filter_map(|cause| cause.downcast_ref()).any(is_closed_pipe) {
        return ExitCode::SUCCESS;
    }
    eprintln!("testamur: {error}");
    for cause in error.chain().skip(1) {
        eprintln!("  because: {cause}");
    }
    ExitCode::from(EXIT_FAILURE)
}
