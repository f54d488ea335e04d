//! `testamur verify`: files, folders and standard input to verdicts.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use serde_json::json;

use super::trusted::Trusted;
use super::{Global, report};
use crate::claims::Authority;
use crate::fetch::{Budget, Fetch, Network, Search};
use crate::scan;
use crate::store::Store;
use crate::time::{Clock, Instant};
use crate::trust::Trust;
use crate::verify::answer::{Answer, Verdict};
use crate::verify::{Evidence, Policy, verify};
use crate::wire::digest::Digest;
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
        let policy = Policy { allow_demo: is_demo, trust_domains: self.trust_domain.clone(), ..Policy::for_people() };
        let fetch = self.online.then(|| Fetch::new(&Network::System)).transpose()?;
        let budget = Budget::for_batch();
        let judge = Judge { trust: Arc::new(trust), policy, at: self.at.unwrap_or(at), store, fetch, budget };
        let files = list(&self.evidence)?;
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.jobs).build()?;
        let progress = progress(files.len());
        let mut worst = Worst::default();
        let mut output = self.output()?;
        for chunk in files.chunks(CHUNK) {
            let scanned: Vec<_> =
                tokio::task::block_in_place(|| pool.install(|| chunk.par_iter().map(|file| scan_file(file)).collect()));
            for (file, scanned) in chunk.iter().zip(scanned) {
                let (evidence, fault) = scanned?;
                let answer = judge.answer(&evidence).await?;
                worst.add(answer.verdict);
                progress.inc(1);
                output.write(&file.display().to_string(), &answer, self.online)?;
                if let Some(fault) = fault {
                    eprintln!("{}: {fault}", file.display());
                }
            }
        }
        progress.finish_and_clear();
        output.flush()?;
        Ok(ExitCode::from(worst.exit_code()))
    }

    fn output(&self) -> anyhow::Result<Output> {
        let out = std::io::stdout();
        if self.json {
            return Ok(Output::Json(out));
        }
        if self.csv {
            let mut csv = csv::Writer::from_writer(out);
            csv.write_record(report::CSV_HEADER)?;
            return Ok(Output::Csv(Box::new(csv)));
        }
        Ok(Output::Words(out))
    }
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
    async fn answer(&self, evidence: &Evidence) -> anyhow::Result<Answer> {
        let is_original = match &self.store {
            Some(store) => store.is_released_pdf(evidence.sha256).await?,
            None => false,
        };
        let policy = Policy { original: is_original.then_some(evidence.sha256), ..self.policy.clone() };
        let judge = |trust: &Trust| tokio::task::block_in_place(|| verify(evidence, trust, &policy, self.at));
        let mut answer = judge(&self.trust);
        if let Some(fetch) = &self.fetch {
            // What is fetched is of now, also where the answer is to hold for another instant.
            let mut search = Search::new(fetch, &self.budget, &self.trust, Clock::System.now());
            while search.learn(answer.wants()).await {
                answer = judge(search.trust());
            }
        }
        Ok(answer)
    }
}

/// What a file gives; a file that cannot be read as evidence gives none, and the reason why.
fn scan_file(file: &Path) -> anyhow::Result<(Evidence, Option<String>)> {
    let bytes = read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    Ok(match scan::scan(&bytes, None) {
        Ok(evidence) => (evidence, None),
        Err(fault) => {
            (Evidence { sha256: Digest::of(&bytes), items: Vec::new(), paper: None }, Some(fault.to_string()))
        }
    })
}

fn read(file: &Path) -> std::io::Result<Vec<u8>> {
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
fn list(evidence: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
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
            list_folder(&path, files)?;
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

#[derive(Default)]
struct Worst {
    is_rejected: bool,
    is_undecided: bool,
}

impl Worst {
    fn add(&mut self, verdict: Verdict) {
        self.is_rejected |= matches!(verdict, Verdict::Reject(_));
        self.is_undecided |= matches!(verdict, Verdict::Undecided(_));
    }

    fn exit_code(&self) -> u8 {
        if self.is_rejected { 1 } else { 2 * u8::from(self.is_undecided) }
    }
}

enum Output {
    Csv(Box<csv::Writer<std::io::Stdout>>),
    Json(std::io::Stdout),
    Words(std::io::Stdout),
}

impl Output {
    fn write(&mut self, name: &str, answer: &Answer, is_online: bool) -> anyhow::Result<()> {
        match self {
            Self::Csv(csv) => report::csv_rows(name, answer).iter().try_for_each(|row| csv.write_record(row))?,
            Self::Json(out) => {
                let mut line = serde_json::to_value(answer)?;
                if let Some(object) = line.as_object_mut() {
                    object.insert("file".to_owned(), json!(name));
                }
                writeln!(out, "{line}")?;
            }
            Self::Words(out) => writeln!(out, "{}", report::words(name, answer, is_online))?,
        }
        Ok(())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self {
            Self::Csv(csv) => csv.flush(),
            Self::Json(out) | Self::Words(out) => out.flush(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::internet::{Internet, Page};
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
        let answer = judge.answer(&Evidence::from_text(&token)).await.unwrap();
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
