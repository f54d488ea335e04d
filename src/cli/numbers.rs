//! Which certificates: by number, or by a file of numbers; and what was decided about them.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;

use crate::claims::RegisterNumber;
use crate::issuance::Decision;
use crate::status::Cause;

/// Register numbers of one institution.
#[derive(Debug, Args)]
pub(super) struct Numbers {
    /// Register numbers
    #[arg(value_name = "NUMBER", value_parser = RegisterNumber::parse, required_unless_present = "from")]
    given: Vec<RegisterNumber>,
    /// A file with further numbers, one a line; blank lines and those that begin with # are passed over
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// The institution's slug
    #[arg(long, value_name = "SLUG")]
    pub(super) institution: String,
}

impl Numbers {
    /// Each number once, in the order given.
    pub(super) fn read(&self) -> anyhow::Result<Vec<RegisterNumber>> {
        all(&self.given, self.from.as_deref())
    }
}

/// What is said about a decision.
#[derive(Debug, Args)]
pub(super) struct Said {
    /// What else there is to say; kept in the audit log and told to nobody
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
    /// Who decided it; kept in the audit log
    #[arg(long, value_name = "NAME", default_value = "operator")]
    by: String,
}

impl Said {
    /// A decision without a reason that everyone is told.
    pub(super) fn decision(&self) -> Decision<'_> {
        Decision { cause: None, note: &self.note, by: &self.by }
    }
}

/// What is said about a decision that everyone is told.
#[derive(Debug, Args)]
pub(super) struct Reasoned {
    /// Why, as everyone is told: error-in-content, issued-by-mistake, misconduct, requested-by-holder,
    /// requirements-not-met, under-review
    #[arg(long, value_name = "REASON", value_parser = cause)]
    reason: Cause,
    #[command(flatten)]
    said: Said,
}

impl Reasoned {
    /// The decision.
    pub(super) fn decision(&self) -> Decision<'_> {
        Decision { cause: Some(self.reason), ..self.said.decision() }
    }
}

/// Numbers that were given, and those of a file, each once.
pub(super) fn all(given: &[RegisterNumber], from: Option<&Path>) -> anyhow::Result<Vec<RegisterNumber>> {
    let mut numbers = given.to_vec();
    if let Some(file) = from {
        numbers.extend(read(file)?);
    }
    let mut seen = HashSet::new();
    numbers.retain(|number| seen.insert(number.as_str().to_owned()));
    match numbers.len() {
        0 => bail!("no number was given"),
        1..=MOST => Ok(numbers),
        many => bail!("{many} numbers at once are too many: at most {MOST}"),
    }
}

fn read(file: &Path) -> anyhow::Result<Vec<RegisterNumber>> {
    let size = std::fs::metadata(file).map(|file| file.len());
    let size = size.with_context(|| format!("{} cannot be read", file.display()))?;
    if size > MOST_BYTES {
        bail!("{} is longer than {MOST_BYTES} bytes: one number a line", file.display());
    }
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read as text", file.display()))?;
    let lines = (1..).zip(text.trim_start_matches('\u{feff}').lines());
    let lines = lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let number = |(place, line): (u32, &str)| {
        RegisterNumber::parse(line.trim()).with_context(|| format!("{}, line {place}: {line:?}", file.display()))
    };
    lines.map(number).collect()
}

/// `testamur withdraw` of this many takes seconds; more belong into several runs.
const MOST: usize = 20_000;

/// The longest file of numbers.
const MOST_BYTES: u64 = 1024 * 1024;

/// Reads a public reason, and says which there are.
fn cause(word: &str) -> Result<Cause, String> {
    let known = || Cause::ALL.map(Cause::word).join(", ");
    Cause::from_word(word).ok_or_else(|| format!("one of {}; what else there is to say goes into --note", known()))
}
