//! From checked rows to files: what `issue`, `correct` and `demo` have in common.

use std::io::{BufRead, IsTerminal as _, Write as _};
use std::path::Path;

use anyhow::bail;
use indicatif::{ProgressBar, ProgressStyle};

use crate::access::Means;
use crate::claims::RegisterNumber;
use crate::issuance::release::Released;
use crate::issuance::{Approval, Approved, Checked, Fault, Office, Outcome, Request, Step, register};
use crate::roster::Programme;
use crate::store::InstitutionRow;
use crate::words::{Facts, Words};

/// Who approves what was checked.
pub(super) enum Approver {
    /// Somebody who was named on the command line.
    Named(String),
    /// Whoever sits at the terminal.
    Asked,
}

/// What came of it.
pub(super) struct Issued {
    pub(super) released: Vec<Released>,
    pub(super) skipped: usize,
}

/// Who is asked, and in which language what is told.
pub(super) struct Told<'a> {
    pub(super) approver: &'a Approver,
    pub(super) words: &'a Words,
}

/// Checks, lets approve, seals and releases into a folder.
pub(super) async fn issue(
    office: &Office,
    institution: &InstitutionRow,
    request: &Request<'_>,
    out: &Path,
    &Told { approver, words }: &Told<'_>,
) -> anyhow::Result<Issued> {
    let outcome = match approver {
        Approver::Named(name) => office.check_by(request, name).await?,
        Approver::Asked => office.check(request).await?,
    };
    let skipped = tell_known(&outcome, words);
    if request.is_dry_run {
        println!("{}", counted(words, "roster-would-issue", outcome.would_issue.len()));
        return Ok(Issued { released: Vec::new(), skipped });
    }
    let mut released = Vec::new();
    for approved in outcome.unfinished {
        println!("{}", counted(words, "issue-resumed", approved.rows().len()));
        released.extend(finish(office, institution, approved, out).await?);
    }
    for checked in outcome.checked {
        let approved = approve(office, checked, request.programme, &Told { approver, words }).await?;
        released.extend(finish(office, institution, approved, out).await?);
    }
    if !released.is_empty() {
        register::write(office, institution, request.programme, out).await?;
    }
    Ok(Issued { released, skipped })
}

/// Tells the rows that the register knows: sealed, withdrawn, or sealed for somebody of the same name. How many are skipped.
fn tell_known(outcome: &Outcome, words: &Words) -> usize {
    let withdrawn: Vec<_> = outcome.skipped.iter().filter(|row| row.is_withdrawn).collect();
    let sealed = outcome.skipped.len() - withdrawn.len();
    if sealed > 0 {
        println!("{}", counted(words, "roster-existed", sealed));
    }
    let facts = |row: u32, number: &RegisterNumber| Facts::new().number("row", row).text("number", number.as_str());
    for row in withdrawn {
        println!("{}", words.tell("roster-withdrawn", &facts(row.row, &row.number)));
    }
    for namesake in &outcome.namesakes {
        println!("{}", words.tell("roster-note-namesake-sealed", &facts(namesake.row, &namesake.number)));
    }
    outcome.skipped.len()
}

fn counted(words: &Words, id: &str, count: usize) -> String {
    words.tell(id, &Facts::new().number("count", count))
}

async fn approve(
    office: &Office,
    checked: Checked,
    programme: &Programme,
    &Told { approver, words }: &Told<'_>,
) -> anyhow::Result<Approved> {
    let batch = Facts::new().number("count", checked.rows().len()).text("title", programme.title().to_string());
    println!("\n{}", words.tell("issue-batch", &batch));
    if let (Some(first), Some(last)) = (checked.rows().first(), checked.rows().last()) {
        let (starts, ends) = (programme.period().starts(), programme.period().ends());
        let numbers = Facts::new().text("first", first.number().as_str()).text("last", last.number().as_str());
        let numbers = numbers.text("starts", starts.to_string()).text("ends", ends.to_string());
        println!("{}", words.tell("issue-numbers", &numbers));
    }
    println!("{}", words.say_of("issue-digest", "digest", &checked.digest().to_string()));
    let by = match approver {
        Approver::Named(name) => name.clone(),
        Approver::Asked => ask(words)?,
    };
    Ok(checked.approve(office, &Approval { by, means: Means::Operator }).await?)
}

/// A typed yes in the registrar's language, with the name of who gives it.
fn ask(words: &Words) -> anyhow::Result<String> {
    if !std::io::stdin().is_terminal() {
        bail!("{}", words.say("issue-nobody"));
    }
    answers(&mut std::io::stdin().lock(), words)
}

/// Asks for the name and the yes.
fn answers(input: &mut impl BufRead, words: &Words) -> anyhow::Result<String> {
    let mut line = |question: &str| -> anyhow::Result<String> {
        print!("{question} ");
        std::io::stdout().flush()?;
        let mut answer = String::new();
        input.read_line(&mut answer)?;
        Ok(answer.trim().to_owned())
    };
    let yes = words.say("issue-yes");
    let name = line(&words.say("issue-ask-name"))?;
    if name.is_empty() || line(&words.say_of("issue-ask-yes", "yes", &yes))?.to_lowercase() != yes {
        bail!("{}", words.say("issue-not-approved"));
    }
    Ok(name)
}

async fn finish(
    office: &Office,
    institution: &InstitutionRow,
    approved: Approved,
    out: &Path,
) -> anyhow::Result<Vec<Released>> {
    let bar = bar(approved.rows().len());
    let progress = |step: Step, done: usize, _: usize| {
        bar.set_message(if step == Step::Seal { "sealed" } else { "printed" });
        bar.set_position(done as u64);
    };
    let sealed = approved.seal(office, institution, &progress).await?;
    let released = sealed.release(office, institution, out, &progress).await?;
    bar.finish_and_clear();
    Ok(released)
}

/// A progress bar; silent where nobody looks.
pub(super) fn bar(length: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {msg}, {per_sec}, {eta} left");
    ProgressBar::new(length as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// How many faults there are, and that nothing was issued.
pub(super) fn count(faults: &[Fault], words: &Words) -> String {
    counted(words, "roster-fault-count", faults.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::SPOKEN;

    #[test]
    fn an_approval_is_a_name_and_a_yes_in_the_language_of_the_registrar() {
        let approved = |words: &Words, typed: &str| answers(&mut typed.as_bytes(), words).ok();
        for (language, yes) in SPOKEN.into_iter().zip(["yes", "evet", "да", "bəli"]) {
            let words = Words::of(language);
            assert_eq!(words.say("issue-yes"), yes);
            assert!(words.say_of("issue-ask-yes", "yes", yes).contains(yes));
            assert_eq!(approved(words, &format!("Şükrü Işık\n{yes}\n")).as_deref(), Some("Şükrü Işık"));
            assert_eq!(approved(words, &format!(" Ayşe \n {} \n", yes.to_uppercase())).as_deref(), Some("Ayşe"));
            for typed in ["Ayşe\nno\n", "Ayşe\n", "\nyes\n", "", "Ayşe\nhayır\n"] {
                assert_eq!(approved(words, typed), None, "{language}: {typed:?}");
            }
            for id in ["resumed", "batch", "numbers", "digest", "ask-name", "not-approved", "nobody", "done"] {
                assert!(words.has(&format!("issue-{id}")), "{language}: {id}");
            }
        }
    }
}
