//! `testamur openapi`

use std::process::ExitCode;

use clap::Args;

/// Print what `serve` offers, in `OpenAPI` 3.1 (also at /openapi.json; for people at /docs).
#[derive(Debug, Args)]
pub(super) struct OpenApi {}

impl OpenApi {
    #[expect(clippy::unused_self, reason = "as every command")]
    pub(super) fn run(self) -> ExitCode {
        print!("{}", crate::http::OPENAPI);
        ExitCode::SUCCESS
    }
}
