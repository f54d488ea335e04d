//! `testamur batch list|show|seal|drop|verify-approval`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Subcommand;

use super::Global;
use super::issuing;
use crate::access::Means;
use crate::issuance::examining::Proven;
use crate::issuance::{Approval, Office};
use crate::store::InstitutionRow;
use crate::wire::digest::Digest;

/// Look at batches that wait, seal them, drop them: those that a program has prepared, and those of `issue` that were not approved.
#[derive(Debug, Subcommand)]
pub(super) enum Batch {
    /// List the batches of an institution, newest first
    List {
        /// The slug of the institution
        institution: String,
    },
    /// Show what would be signed, row by row
    Show {
        /// The slug of the institution
        institution: String,
        /// The digest of the batch
        #[arg(value_parser = digest)]
        batch: Digest,
    },
    /// Approve a batch and seal it; one that was cut off goes on
    Seal {
        /// The slug of the institution
        institution: String,
        /// The digest of the batch
        #[arg(value_parser = digest)]
        batch: Digest,
        /// Who approves, for the audit log
        #[arg(long, value_name = "NAME")]
        approve_as: String,
        /// Where to: <number>.pdf, .jwt and .json
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Drop a batch that nobody has approved; its numbers are free again
    Drop {
        /// The slug of the institution
        institution: String,
        /// The digest of the batch
        #[arg(value_parser = digest)]
        batch: Digest,
    },
    /// Prove from the register who approved exactly these bytes by passkey
    ///
    /// The digest is computed anew from the payloads, and the signature is checked with the passkey's public key. With `--json`
    /// you get all that it takes to repeat the check without this program (docs/TRUST.md).
    VerifyApproval {
        /// The slug of the institution
        institution: String,
        /// The digest of the batch
        #[arg(value_parser = digest)]
        batch: Digest,
        /// Print what the passkey has signed, as JSON
        #[arg(long)]
        json: bool,
    },
}

fn digest(text: &str) -> Result<Digest, String> {
    Digest::from_hex(text)
        .ok_or_else(|| "not a digest: 64 hexadecimal digits, as `testamur batch list` shows".to_owned())
}

impl Batch {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        match self {
            Self::List { institution } => {
                let office = global.office_without_keys().await?;
                list(&office, &office.institution(&institution).await?).await?;
            }
            Self::Show { institution, batch } => {
                let office = global.office_without_keys().await?;
                let checked = office.batch(&office.institution(&institution).await?, batch).await?;
                for ready in checked.rows() {
                    println!("{}  {}", ready.number(), ready.certificate().holder.name);
                }
            }
            Self::Seal { institution, batch, approve_as, out } => {
                let office = global.office().await?;
                let institution = office.institution(&institution).await?;
                let count = office.batch(&institution, batch).await?.rows().len();
                let bar = issuing::bar(count);
                let progress = |_, done: usize, _: usize| bar.set_position(done as u64);
                let approval = Approval { by: approve_as, means: Means::Operator };
                let released = office.finish(&institution, batch, &approval, (&out, &progress)).await;
                bar.finish_and_clear();
                let released = released.with_context(|| format!("batch {batch}"))?;
                println!("{} certificates issued into {}", released.len(), out.display());
            }
            Self::Drop { institution, batch } => {
                let office = global.office_without_keys().await?;
                office.drop_batch(&office.institution(&institution).await?, batch, "operator").await?;
                println!("batch {batch} is dropped");
            }
            Self::VerifyApproval { institution, batch, json } => {
                let office = global.office_without_keys().await?;
                let proven = office.prove_approval(&office.institution(&institution).await?, batch).await?;
                if json {
                    println!("{}", serde_json::to_string_pretty(&proven.assertion)?);
                } else {
                    tell(&office, &proven).await?;
                }
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

async fn tell(office: &Office, proven: &Proven) -> anyhow::Result<()> {
    let approval = &proven.approval;
    println!("batch       {}", approval.digest);
    println!("approved by {} at {}, by passkey", approval.approved_by, approval.at);
    if let Some(id) = approval.delegation
        && let Some(delegation) = office.store.delegation(id).await?
    {
        println!("in place of {} ({}), by delegation {}", delegation.from.2, delegation.from.1, id.number());
    }
    println!("at          {}", proven.assertion.origin);
    println!("passkey     {}", proven.assertion.credential);
    if let Some((by, effective)) = &proven.confirmed {
        println!("            confirmed by {by}, approves since {effective}");
    }
    println!("The signature is over this batch, the register holds these bytes, and the audit log tells the same.");
    Ok(())
}

async fn list(office: &Office, institution: &InstitutionRow) -> anyhow::Result<()> {
    let mut before = None;
    loop {
        let batches = office.store.batches_of(institution.id, before, PAGE).await?;
        for batch in &batches {
            let by =
                batch.approval.as_ref().map(|(by, means)| format!("by {by}, {}", means.word())).unwrap_or_default();
            let (digest, state) = (batch.digest, batch.state());
            println!(
                "{digest}  {:>6}  {state:<8}  {}  {}  {by}",
                batch.certificates, batch.programme, batch.checked_at
            );
        }
        match batches.last() {
            Some(last) if batches.len() == PAGE as usize => before = Some(last.id),
            _ => return Ok(()),
        }
    }
}

/// How many batches are read at once.
const PAGE: u32 = 200;
