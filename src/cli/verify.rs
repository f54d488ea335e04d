//! `testamur verify`: files, folders and standard input to verdicts.

use std::io::{Read as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use super::output::Output;
use super::receipt::sheet;
use super::trusted::Trusted;
use super::{Global, language};
use crate::claims::{Authority, Language};
use crate::fetch::{Budget, Fetch, Network, Search};
use crate::issuance::receipt::Stamp;
use crate::scan;
use crate::sheet::ReceiptSheet;
use crate::store::Store;
use crate::time::{Clock, Instant};
use crate::trust::Trust;
use crate::verify::receipt::{Scope, Summary, Tally};
use crate::verify::{Answer, Evidence, Policy, verify};
use crate::wire::digest::{Digest, Running};
use crate::wire::limits::FILE_BYTES;

/// Verify certificates: PDF, PNG, JPEG, JWT, JSON, QR text.
///
/// Exit code 0: all accepted; 1: one is rejected; 2: one is undecided, none rejected; 3: Testamur itself failed; 64: usage.
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// Files and folders; `-` reads standard input
    #[arg(required = true, value_name = "FILE|DIR|-")]
    evidence: Vec<PathBuf>,
    #[command(flatten)]
    trusted: Trusted,
    /// Look up what is lacking: DID documents of unknown issuers, status lists after the signature held
    #[arg(long)]
    online: bool,
    /// Believe institutions on this domain, once their keys are known (--online fetches them); may be given again
    #[arg(long, value_name = "DOMAIN", value_parser = Authority::parse)]
    trust_domain: Vec<Authority>,
    /// Answer as of this instant, YYYY-MM-DDThh:mm:ssZ
    #[arg(long, value_name = "TIME", value_parser = Instant::parse)]
    at: Option<Instant>,
    /// One JSON answer a line
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// One CSV row a certificate
    #[arg(long)]
    csv: bool,
    /// Write a receipt of the whole output here, signed by the service key of the data folder: a token, or a sheet for people if the
    /// name ends in .pdf
    #[arg(long, value_name = "FILE")]
    receipt: Option<PathBuf>,
    /// The language of a receipt that is a sheet: en, tr, ru, az; that of the system if not given
    #[arg(long, value_name = "LANG", value_parser = language::spoken)]
    lang: Option<Language>,
    /// How many files are read at once [default: one a core]
    #[arg(short, value_name = "N", default_value_t = 0, hide_default_value = true)]
    jobs: usize,
}

/// Files that are looked for in folders.
const ENDINGS: [&str; 7] = ["pdf", "png", "jpg", "jpeg", "jwt", "json", "txt"];

impl Verify {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let at = Clock::System.now();
        let trust = self.trusted.load(global, at).await?;
        let store = global.existing_store().await?;
        let is_demo = match &store {
            Some(store) => store.is_demo().await?,
            None => false,
        };
        let stamp = match &self.receipt {
            Some(file) => Some(stamp(global, file, store.is_some()).await?),
            None => None,
        };
        let policy = Policy { allow_demo: is_demo, trust_domains: self.trust_domain.clone(), ..Policy::for_people() };
        let fetch = self.online.then(|| Fetch::new(&Network::System)).transpose()?;
        let budget = Budget::for_batch();
        let judge = Judge { trust: Arc::new(trust), policy, at: self.at.unwrap_or(at), store, fetch, budget };
        let files = list(&self.evidence)?;
        let summary = self.answer_all(&judge, &files).await?;
        let tally = summary.tally();
        if let (Some(stamp), Some(file)) = (stamp, &self.receipt) {
            let (summary, evidence) = summary.into_parts();
            let statement = summary.finish(Scope::Files, evidence, &judge.policy, judge.at);
            let receipt = stamp.receipt(statement, Clock::System.now());
            let token = stamp.seal(&receipt);
            let language = language::chosen(self.lang);
            let written = if sheet::is_wanted(file) {
                ReceiptSheet { receipt: &receipt, token: &token, answer: None, language }.print()?
            } else {
                (token + "\n").into_bytes()
            };
            std::fs::write(file, written)
                .with_context(|| format!("the receipt {} cannot be written", file.display()))?;
        }
        let undecided = if tally.undecided > 0 { 2 } else { 0 };
        Ok(ExitCode::from(if tally.reject > 0 { 1 } else { undecided }))
    }

    /// Some files at a time: they are read and scanned on all cores, looked up in the register, judged on all cores.
    async fn answer_all(&self, judge: &Judge, files: &[PathBuf]) -> anyhow::Result<Told> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.jobs).build()?;
        let (progress, output) = (progress(files.len()), self.output());
        let mut out = std::io::BufWriter::new(std::io::stdout());
        let mut told = Told::default();
        told.write(&mut out, &output.head()?)?;
        for chunk in files.chunks(CHUNK) {
            let scanned: anyhow::Result<Vec<Exhibit>> =
                tokio::task::block_in_place(|| pool.install(|| chunk.par_iter().map(|file| scan_file(file)).collect()));
            let mut exhibits = scanned?;
            for exhibit in &mut exhibits {
                exhibit.is_original = judge.is_original(&exhibit.evidence).await?;
            }
            let answers: Vec<Answer> = tokio::task::block_in_place(|| {
                pool.install(|| exhibits.par_iter().map(|exhibit| judge.answer(exhibit, &judge.trust)).collect())
            });
            for ((file, exhibit), answer) in chunk.iter().zip(&exhibits).zip(answers) {
                let answer = judge.look_up(exhibit, answer).await;
                told.add(&answer);
                told.write(&mut out, &output.text(&file.display().to_string(), &answer, self.online)?)?;
                progress.inc(1);
                if let Some(fault) = &exhibit.fault {
                    progress.suspend(|| eprintln!("{}: {fault}", file.display()));
                }
            }
        }
        progress.finish_and_clear();
        out.flush()?;
        Ok(told)
    }

    fn output(&self) -> Output {
        if self.json {
            Output::Json
        } else if self.csv {
            Output::Csv
        } else {
            Output::Words
        }
    }
}

/// The key that signs the receipt, asked for before any work.
async fn stamp(global: &Global, file: &Path, has_register: bool) -> anyhow::Result<Stamp> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    if folder.is_some_and(|folder| !folder.is_dir()) {
        bail!("the receipt {} cannot be written: there is no such folder", file.display());
    }
    let cure = "a receipt is signed by the key of a service: name the data folder of one with --data, or ask a service with \
                POST /v1/verify/batch?receipt=jwt";
    if !has_register {
        bail!("{} has no register: {cure}", global.data.display());
    }
    let office = global.office().await?;
    let stamp = Stamp::of(&office).await;
    office.store.close().await;
    stamp.with_context(|| cure.to_owned())
}

/// How many files are held in memory at most.
const CHUNK: usize = 32;

struct Judge {
    trust: Arc<Trust>,
    policy: Policy,
    at: Instant,
    store: Option<Store>,
    /// The way out, with `--online`.
    fetch: Option<Fetch>,
    /// What all files together may fetch.
    budget: Budget,
}

impl Judge {
    /// Whether a file is, byte for byte, a sheet that was released from this register.
    async fn is_original(&self, evidence: &Evidence) -> anyhow::Result<bool> {
        match &self.store {
            Some(store) if evidence.paper.is_some() => Ok(store.is_released_pdf(evidence.sha256).await?),
            _ => Ok(false),
        }
    }

    /// The answer from what is known here.
    fn answer(&self, exhibit: &Exhibit, trust: &Trust) -> Answer {
        let original = exhibit.is_original.then_some(exhibit.evidence.sha256);
        let policy = Policy { original, ..self.policy.clone() };
        verify(&exhibit.evidence, trust, &policy, self.at)
    }

    /// The answer after what it lacks was looked up.
    async fn look_up(&self, exhibit: &Exhibit, mut answer: Answer) -> Answer {
        if let Some(fetch) = &self.fetch {
            // What is fetched is of now, also where the answer is to hold for another instant.
            let mut search = Search::new(fetch, &self.budget, &self.trust, Clock::System.now());
            while search.learn(answer.wants()).await {
                answer = tokio::task::block_in_place(|| self.answer(exhibit, search.trust()));
            }
        }
        answer
    }
}

/// What a file gives.
struct Exhibit {
    evidence: Evidence,
    /// Why a file gives none.
    fault: Option<String>,
    is_original: bool,
}

/// What was printed so far, for exit code and receipt. Nothing of it is kept.
#[derive(Default)]
struct Told {
    summary: Summary,
    evidence: Running,
}

impl Told {
    fn add(&mut self, answer: &Answer) {
        self.summary.add(answer.verdict, answer.trust_list_seq);
        self.evidence.add(format!("{}\n", answer.evidence_sha256));
    }

    fn write(&mut self, out: &mut impl Write, text: &[u8]) -> std::io::Result<()> {
        self.summary.add_bytes(text);
        out.write_all(text)
    }

    fn tally(&self) -> Tally {
        self.summary.tally()
    }

    fn into_parts(self) -> (Summary, Digest) {
        (self.summary, self.evidence.finish())
    }
}

/// What a file gives; a file that cannot be read as evidence gives none, and the reason why.
fn scan_file(file: &Path) -> anyhow::Result<Exhibit> {
    let bytes = read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let (evidence, fault) = match scan::scan(&bytes, None) {
        Ok(evidence) => (evidence, None),
        Err(fault) => {
            (Evidence { sha256: Digest::of(&bytes), items: Vec::new(), paper: None }, Some(fault.to_string()))
        }
    };
    Ok(Exhibit { evidence, fault, is_original: false })
}

/// The bytes of a file or of standard input, and one more than the limit if there are more.
pub(super) fn read(file: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = FILE_BYTES as u64 + 1;
    if file.as_os_str() == "-" {
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
    } else {
        std::fs::File::open(file)?.take(limit).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// The files, those of folders included, in order.
pub(super) fn list(evidence: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in evidence {
        if path.is_dir() {
            list_folder(path, &mut files)?;
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

fn list_folder(folder: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let entries =
        std::fs::read_dir(folder).with_context(|| format!("the folder {} cannot be read", folder.display()))?;
    let mut paths: Vec<_> = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.sort();
    for path in paths {
        let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
        if path.is_dir() {
            // A link to a folder may lead back up.
            if !path.is_symlink() {
                list_folder(&path, files)?;
            }
        } else if ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
            files.push(path);
        }
    }
    Ok(())
}

fn progress(files: usize) -> ProgressBar {
    if files < 20 {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} verified, {eta} left");
    ProgressBar::new(files as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::internet::{Internet, Page};
    use super::super::report;
    use super::*;
    use crate::keys::KeyId;
    use crate::proof::jws::{self, Typ};
    use crate::trust::did_document::did_document;
    use crate::trust::known::samples;
    use crate::verify::Reason;

    /// The answer about a credential of an institution that nobody knows, whose DID document lies on its host.
    async fn told(is_online: bool) -> (Option<Reason>, String, usize) {
        let university = samples::institution("medeniyet", 1);
        let internet = Internet::new(&["demo.testamur.example"]).await;
        let document = did_document(&university).to_string();
        internet.put("https://demo.testamur.example/medeniyet/did.json", Page::json(document));
        let did = university.did.as_str();
        let payload = json!({
            "@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
            "issuer": did, "iss": did, "credentialSubject": {"name": "Gulnara Alieva"},
        });
        let kid = KeyId::numbered(&university.did, 1);
        let token = jws::sign(&payload.to_string(), Typ::Credential, &kid, &samples::signing_key(1));
        let judge = Judge {
            trust: Arc::default(),
            policy: Policy::for_people(),
            at: Instant::from_unix(1_784_000_000),
            store: None,
            fetch: is_online.then(|| internet.fetch()),
            budget: Budget::for_batch(),
        };
        let exhibit = Exhibit { evidence: Evidence::from_text(&token), fault: None, is_original: false };
        let answer = judge.look_up(&exhibit, judge.answer(&exhibit, &judge.trust)).await;
        (answer.verdict.reason(), report::words("one.jwt", &answer, is_online), internet.asked())
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn only_online_looks_up_whom_nobody_knows_and_the_report_says_which() {
        let (reason, words, asked) = told(false).await;
        assert_eq!((reason, asked), (Some(Reason::IssuerUnknown), 0));
        assert!(words.contains("the issuer's DID document was not looked up: give --online"), "{words}");
        let (reason, words, asked) = told(true).await;
        assert_eq!((reason, asked), (Some(Reason::IssuerNotTrusted), 1));
        assert!(words.contains("demo.testamur.example") && !words.contains("looked up"), "{words}");
    }
}
