//! `testamur receipt`: whether a receipt is genuine, whose it is, and whether it belongs to some evidence and answer.

pub(super) mod sheet;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::filed::{self, Filed};
use super::{Global, trusted, verify};
use crate::claims::Authority;
use crate::fetch::{Budget, Fetch, Kind, Network};
use crate::issuance::institutions::{SERVICE_AUTHORITY_SETTING, service_did, service_holder};
use crate::keys::VerifyingKey;
use crate::time::Clock;
use crate::verify::receipt::{Receipt as Content, ReceiptFault, Scope, Signers};
use crate::wire::json as strict;

/// Read receipts.
#[derive(Debug, Subcommand)]
pub(super) enum Receipt {
    /// Set a genuine receipt as a sheet (PDF/A) for people; the signed receipt is attached to it
    Print(sheet::Print),
    /// Tell whether a receipt is genuine, whose it is, and whether it belongs to some evidence and answer
    Verify(Verify),
}

/// Tell whether a receipt is genuine, whose it is, and whether it belongs to some evidence and answer.
///
/// FILE is the receipt alone (JWT or PDF), or an answer or batch that holds it. Exit code 0: genuine, and all that was named belongs to it;
/// 1: not genuine, or of something else; 2: the service is not known here; 3: Testamur itself failed; 64: usage.
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// The receipt, or what holds it
    file: PathBuf,
    /// What was handed in to be verified; of `testamur verify`, the same files and folders in the same order
    #[arg(long, value_name = "FILE|DIR")]
    evidence: Vec<PathBuf>,
    /// The answer, the batch's lines or the output of `testamur verify`
    #[arg(long, value_name = "FILE")]
    answer: Option<PathBuf>,
    #[command(flatten)]
    known: Known,
    /// Tell it as JSON
    #[arg(long)]
    json: bool,
}

/// Which services are known, beside that of the data folder.
#[derive(Debug, Args)]
pub(super) struct Known {
    /// The DID document of the service: its URL `https://<host>/service/did.json`, a file, or a folder of them; may be given again
    #[arg(long, value_name = "FILE|DIR|URL")]
    trust: Vec<PathBuf>,
    /// The key of the service, z6Mk…
    #[arg(long, value_name = "KEY")]
    trust_key: Option<String>,
}

/// What was compared.
#[derive(Default)]
struct Compared {
    evidence: bool,
    answer: bool,
}

impl Receipt {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        match self {
            Self::Print(command) => command.run(global).await,
            Self::Verify(command) => command.run(global).await,
        }
    }
}

impl Verify {
    async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let signers = self.known.signers(global).await?;
        let filed = filed::read(&self.file)?;
        let name = self.file.display().to_string();
        let Some(token) = &filed.receipt else {
            bail!("{name} holds no receipt: name a receipt, or an answer that was asked for with ?receipt=jwt");
        };
        let opened = Content::open(token, &signers);
        let compared = match &opened {
            Ok(receipt) => self.compare(receipt, &filed)?,
            Err(_) => Ok(Compared::default()),
        };
        let fault = opened.as_ref().err().or(compared.as_ref().err());
        if self.json {
            println!("{}", told_as_json(opened.as_ref().ok(), &compared, fault));
        } else {
            print!("{}", told(&name, opened.as_ref().ok(), &compared, fault));
        }
        Ok(ExitCode::from(fault.map_or(0, |fault| if fault.rejects() { 1 } else { 2 })))
    }

    /// Whether all that was named belongs to the receipt.
    fn compare(&self, receipt: &Content, filed: &Filed) -> anyhow::Result<Result<Compared, ReceiptFault>> {
        let mut compared = Compared::default();
        let named = self.answer.as_deref().map(filed::read).transpose()?;
        for answer in filed.holds_answer.then_some(filed).into_iter().chain(&named) {
            compared.answer = true;
            if !answer.digests.iter().any(|digest| receipt.check_answer(*digest).is_ok()) {
                return Ok(Err(ReceiptFault::AnswerDiffers));
            }
        }
        if !self.evidence.is_empty() {
            compared.evidence = true;
            if let Err(fault) = self.compare_evidence(receipt)? {
                return Ok(Err(fault));
            }
        }
        Ok(Ok(compared))
    }

    fn compare_evidence(&self, receipt: &Content) -> anyhow::Result<Result<(), ReceiptFault>> {
        let files = verify::list(&self.evidence)?;
        if receipt.statement.scope == Scope::Files {
            let mut list = String::new();
            for file in &files {
                let _ = writeln!(list, "{}", filed::digest(file)?);
            }
            return Ok(receipt.check_evidence(list.as_bytes()));
        }
        let [file] = files.as_slice() else {
            bail!("this receipt is about one file: name the one that was sent");
        };
        if receipt.statement.scope == Scope::Batch {
            let is_it = filed::digest(file)? == receipt.statement.evidence;
            return Ok(if is_it { Ok(()) } else { Err(ReceiptFault::EvidenceDiffers) });
        }
        Ok(receipt.check_evidence(&verify::read(file).with_context(|| unreadable(file))?))
    }
}

impl Known {
    /// The services of the data folder and those that were named.
    async fn signers(&self, global: &Global) -> anyhow::Result<Signers> {
        let mut signers = Signers::default();
        if let Some(store) = global.existing_store().await? {
            let authority = store.setting(SERVICE_AUTHORITY_SETTING).await?;
            if let Some(authority) = authority.and_then(|authority| Authority::parse(&authority).ok()) {
                signers.add_service(service_holder(&authority, &store.service_keys().await?))?;
            }
            store.close().await;
        }
        for path in &self.trust {
            match trusted::url(path) {
                Some(url) => fetch(&mut signers, url, &Fetch::new(&Network::System)?).await?,
                None => add(&mut signers, path)?,
            }
        }
        if let Some(key) = &self.trust_key {
            signers.add_key(VerifyingKey::from_multikey(key).context("--trust-key is no Ed25519 Multikey")?);
        }
        Ok(signers)
    }
}

fn add(signers: &mut Signers, path: &Path) -> anyhow::Result<()> {
    if path.is_dir() {
        let entries = std::fs::read_dir(path).with_context(|| unreadable(path))?;
        let mut files: Vec<_> = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
        files.sort();
        return files
            .iter()
            .filter(|file| file.extension().is_some_and(|ending| ending == "json"))
            .try_for_each(|file| add(signers, file));
    }
    let bytes = verify::read(path).with_context(|| unreadable(path))?;
    let text = String::from_utf8(bytes).with_context(|| unreadable(path))?;
    let document = strict::parse_object(text).with_context(|| unreadable(path))?;
    signers.add_did_document(&document).with_context(|| {
        format!(
            "{} is not believed: name the DID document of a service, https://<host>/service/did.json",
            path.display()
        )
    })
}

/// Fetches the DID document of a service from its own host, through the one fence.
async fn fetch(signers: &mut Signers, url: &str, fetch: &Fetch) -> anyhow::Result<()> {
    let fetched = fetch.get(Kind::DidDocument, url, Clock::System.now(), &Budget::for_batch()).await;
    let fetched = fetched.with_context(|| format!("{url} could not be fetched"))?;
    let document = strict::parse_object(&fetched.text).with_context(|| format!("{url} is no JSON"))?;
    let host = url
        .strip_prefix("https://")
        .and_then(|rest| rest.split('/').next())
        .and_then(|host| Authority::parse(host).ok());
    // Whoever has that host answers for it, and for no other.
    if document.get("id").and_then(Value::as_str) != host.map(|host| service_did(&host).to_string()).as_deref() {
        bail!("{url} is not the document of the service of that host: https://<host>/service/did.json");
    }
    signers.add_did_document(&document).with_context(|| format!("{url} is not believed"))
}

fn unreadable(path: &Path) -> String {
    format!("{} cannot be read", path.display())
}

fn told(
    name: &str,
    receipt: Option<&Content>,
    compared: &Result<Compared, ReceiptFault>,
    fault: Option<&ReceiptFault>,
) -> String {
    let headline = match fault {
        None => "[ GENUINE ]  ",
        Some(fault) if fault.rejects() => "[ REJECTED ] ",
        Some(_) => "[ UNDECIDED ]",
    };
    let mut text = format!("{headline}  {name}\n");
    if let Some(fault) = fault {
        let _ = writeln!(text, "  Why            {fault} [{}]", fault.code());
    }
    let Some(receipt) = receipt else { return text };
    for (label, value) in lines(receipt) {
        let _ = writeln!(text, "  {label:<14} {value}");
    }
    if let Ok(compared) = compared {
        let word = |is_compared, option| {
            if is_compared { "belongs to it".to_owned() } else { format!("not compared: name it with {option}") }
        };
        let _ = writeln!(text, "  Evidence       {}", word(compared.evidence, "--evidence"));
        let _ = writeln!(text, "  Answer         {}", word(compared.answer, "--answer"));
    }
    text
}

fn lines(receipt: &Content) -> Vec<(&'static str, String)> {
    let said = &receipt.statement;
    let count = said.tally.count();
    let about = match said.scope {
        Scope::Answer => "one answer".to_owned(),
        Scope::Batch => format!("a batch of {count}"),
        Scope::Files => format!("{count} files"),
    };
    let as_of = said.verdict.as_of().map(|as_of| format!(", as of {as_of}")).unwrap_or_default();
    let tally = said.tally;
    let mut lines = vec![
        ("Signed by", receipt.issuer.to_string()),
        ("Signed on", receipt.issued.to_string()),
        ("About", about),
        ("Verdict", format!("{}{as_of}", said.verdict)),
    ];
    if said.scope != Scope::Answer {
        let counts = format!(
            "{} accepted, {} rejected, {} undecided, {} not understood",
            tally.accept, tally.reject, tally.undecided, tally.error
        );
        lines.push(("Counts", counts));
    }
    lines.push(("Answered as of", said.verified_at.to_string()));
    let demo = if said.policy.allow_demo { ", demonstrations count" } else { "" };
    lines.push(("Asked", format!("status not older than {} s{demo}", said.policy.max_status_age)));
    lines.extend((!said.policy.trust_domains.is_empty()).then(|| ("Trusted", said.policy.trust_domains.join(", "))));
    lines.extend(said.trust_list_seq.map(|seq| ("Trust list", seq.to_string())));
    lines.push(("Version", said.version.clone()));
    lines.push(("Evidence", format!("sha256 {}", said.evidence)));
    lines.push(("Answer", format!("sha256 {}", said.answer)));
    lines
}

fn told_as_json(
    receipt: Option<&Content>,
    compared: &Result<Compared, ReceiptFault>,
    fault: Option<&ReceiptFault>,
) -> Value {
    let verdict = match fault {
        None => "accept",
        Some(fault) if fault.rejects() => "reject",
        Some(_) => "undecided",
    };
    let content = receipt.map(|receipt| serde_json::from_str::<Value>(&receipt.payload()).unwrap_or_default());
    let compared = compared.as_ref().ok();
    json!({
        "verdict": verdict,
        "reason": fault.map(ReceiptFault::code),
        "evidence_compared": compared.is_some_and(|compared| compared.evidence),
        "answer_compared": compared.is_some_and(|compared| compared.answer),
        "receipt": content,
    })
}

#[cfg(test)]
mod tests {
    use super::super::internet::{Internet, Page};
    use super::*;
    use crate::claims::Did;
    use crate::keys::{KeyId, Purpose};
    use crate::trust::Key;
    use crate::trust::did_document::did_document;
    use crate::trust::known::samples;

    #[tokio::test(flavor = "multi_thread")]
    async fn the_document_of_a_service_is_believed_from_its_own_host_alone() {
        let internet = Internet::new(&["certificates.hill.example", "other.example"]).await;
        let did = Did::parse("did:web:certificates.hill.example:service").unwrap();
        let key =
            Key::new(KeyId::numbered(&did, 1), samples::signing_key(9).verifying_key(), Some(Purpose::Service), None);
        let service = crate::trust::Institution { did, keys: vec![key], ..samples::institution("hill", 1) };
        let document = did_document(&service).to_string();
        let own = "https://certificates.hill.example/service/did.json";
        let other = "https://other.example/service/did.json";
        for url in [own, other] {
            internet.put(url, Page::json(document.clone()));
        }
        let mut signers = Signers::default();
        fetch(&mut signers, own, &internet.fetch()).await.unwrap();
        let refused = fetch(&mut signers, other, &internet.fetch()).await.unwrap_err().to_string();
        assert!(refused.contains("not the document of the service of that host"), "{refused}");
        let nowhere = "https://certificates.hill.example/elsewhere/did.json";
        let refused = fetch(&mut signers, nowhere, &internet.fetch()).await.unwrap_err();
        assert!(format!("{refused:#}").contains("could not be fetched"), "{refused:#}");
    }
}
