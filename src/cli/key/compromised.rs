//! `testamur key compromised`

use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;

use super::super::{Global, issuing};
use crate::access::Means;
use crate::issuance::Approval;
use crate::issuance::reissue::Reissued;
use crate::keys::KeyId;
use crate::words::Words;

/// A key that somebody else may have.
#[derive(Debug, Args)]
pub(in crate::cli) struct Compromised {
    /// did:web:…#key-1
    #[arg(value_parser = KeyId::parse)]
    key: KeyId,
    /// Its fingerprint, as `key list` shows it; you are asked for it if not given
    #[arg(long, value_name = "DIGITS")]
    fingerprint: Option<String>,
    /// Issue again with another key what it has signed; needs --approve-as and --out
    #[arg(long, requires = "approve_as", requires = "out")]
    reissue: bool,
    /// Who approves, for the audit log
    #[arg(long, value_name = "NAME")]
    approve_as: Option<String>,
    /// Where the new sheets go: <number>.pdf, .jwt, .json
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Compromised {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let office = global.office().await?;
        let institutions = office.store.institutions().await?;
        let owner = institutions.into_iter().find(|institution| institution.details.did.as_str() == self.key.did());
        let institution = owner.with_context(|| format!("{} is no key of an institution here", self.key))?;
        let row = institution.keys.iter().find(|row| row.id == self.key);
        let row = row.with_context(|| format!("{} is no key of an institution here", self.key))?;
        let counts = office.store.signed_by(&self.key).await?;
        println!("{} has signed {} certificates that are in force.", self.key, counts.in_force + counts.by_programs);
        println!("From now on everyone refuses them, and all else that it has signed, for ever.");
        let fingerprint = row.key.fingerprint();
        let typed = match &self.fingerprint {
            Some(typed) => typed.clone(),
            None => asked()?,
        };
        let plain = |text: &str| text.replace(|sign: char| !sign.is_ascii_alphanumeric(), "").to_ascii_lowercase();
        if plain(&typed) != plain(&fingerprint) {
            bail!("nothing was changed: {} has another fingerprint, see `testamur key list`", self.key);
        }
        let slug = institution.details.slug.as_str();
        office.operator().compromise(slug, &self.key).await?;
        println!("{} is told to be compromised: publish the trust list anew with `testamur trust export`", self.key);
        if let (true, Some(by), Some(out)) = (self.reissue, self.approve_as, self.out) {
            let institution = office.institution(slug).await?;
            office.operator().begin_reissue(slug, &self.key).await?;
            let bar = issuing::bar(usize::try_from(counts.in_force).unwrap_or_default());
            let progress = |_, done: usize, _: usize| bar.set_position(done as u64);
            let approval = Approval { by, means: Means::Operator };
            let done = office.reissue_all(&institution, (&self.key, &approval), (&out, &progress)).await;
            bar.finish_and_clear();
            tell(&done?);
            println!("The sheets are in {}: hand them out in place of the old ones.", out.display());
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn tell(done: &[Reissued]) {
    let count: usize = done.iter().map(|batch| batch.count).sum();
    println!("{count} certificates are issued again.");
    let words = Words::of(super::super::language::chosen(None));
    for left_out in done.iter().flat_map(|batch| &batch.left_out) {
        let why = left_out.fault.as_ref().map_or_else(|| "its period is over".to_owned(), |fault| fault.told(words));
        println!("  left out: {}: {why}", left_out.number);
    }
}

/// Only a fingerprint that somebody types, or gives, counts.
fn asked() -> anyhow::Result<String> {
    if !std::io::stdin().is_terminal() {
        bail!("nobody is here to type the fingerprint: give --fingerprint");
    }
    print!("Type the fingerprint of the key: ");
    std::io::stdout().flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    Ok(answer)
}
