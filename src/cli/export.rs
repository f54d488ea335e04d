//! `testamur export`

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, anyhow};
use clap::Args;

use super::Global;
use crate::http::{Options, Programmes, Service};

/// Write the public part of the service as files that go on verifying when the service is gone.
///
/// A folder a host: the page with its verifier, keys, status lists that are closed for ever, trust list, criteria. Any file server will do,
/// with the folder as its root. Do this as the last act of a service: what is withdrawn later is not in it.
#[derive(Debug, Args)]
pub(super) struct Export {
    /// The folder; it must not exist yet
    #[arg(long = "static", value_name = "DIR")]
    out: PathBuf,
}

impl Export {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let office = global.office().await?;
        let mut programmes = Programmes::new();
        for institution in office.store.institutions().await? {
            let slugs = office.store.released_programmes(institution.id).await?;
            programmes.insert(institution.details.slug.to_string(), slugs);
        }
        let (is_demo, store) = (office.is_demo, office.store.clone());
        let service = Service::new(office, Options { is_demo, is_still: true, ..Options::default() });
        let files = service.still(&programmes).await.map_err(|problem| anyhow!("{problem}"))?;
        store.close().await;
        fs::create_dir(&self.out).with_context(|| format!("{} cannot be made anew", self.out.display()))?;
        for (path, bytes) in &files {
            let path = self.out.join(path);
            let folder = path.parent().unwrap_or(&self.out);
            let written = fs::create_dir_all(folder).and_then(|()| fs::write(&path, bytes));
            written.with_context(|| format!("{} cannot be written", path.display()))?;
        }
        println!("{} files: {}", files.len(), self.out.display());
        Ok(ExitCode::SUCCESS)
    }
}
