//! Answers in words for people, and as CSV.

use std::fmt::Write as _;

use crate::claims::Certificate;
use crate::issuance::register::harmless;
use crate::verify::answer::{Answer, Check, Finding, Outcome, Verdict};
use crate::verify::shown::Shown;
use crate::verify::want::Want;

/// What is said about one piece of evidence. `is_online` says whether what is lacking was looked up.
pub(super) fn words(name: &str, answer: &Answer, is_online: bool) -> String {
    let mut text = String::new();
    for finding in &answer.results {
        let _ = write!(text, "{}", finding_words(name, finding, is_online));
    }
    text
}

fn finding_words(name: &str, finding: &Finding, is_online: bool) -> String {
    let place = finding.page.map_or_else(|| name.to_owned(), |page| format!("{name}, page {page}"));
    let mut text = format!("{}  {place}\n", headline(finding.verdict));
    if let Some(reason) = finding.verdict.reason() {
        let _ = writeln!(text, "  Why            {} [{}]", reason, reason.code());
    }
    if let Some(issuer) = &finding.issuer {
        let name = issuer.name.as_deref().unwrap_or("name not known");
        let _ = writeln!(text, "  Signed by      {name}\n                 {} ({})", issuer.did, issuer.belief.word());
    }
    if let Some(shown) = &finding.certificate {
        for (label, value) in lines(shown) {
            let _ = writeln!(text, "  {label:<14} {value}");
        }
    }
    finding.checks.iter().for_each(|check| text.push_str(&remark(check)));
    if let Some(want) = finding.want() {
        let _ = writeln!(text, "  {:<14} {}", "Online", looked_up(&want, is_online));
    }
    if finding.certificate.is_some() {
        text.push_str(advice(finding));
    }
    text
}

fn headline(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accept { .. } => "[ GENUINE ]  ",
        Verdict::Reject(_) => "[ REJECTED ] ",
        Verdict::Undecided(_) => "[ UNDECIDED ]",
    }
}

/// The signed content, line by line, to be held against the paper.
fn lines(shown: &Shown) -> Vec<(&'static str, String)> {
    let certificate = &shown.certificate;
    let holder = &certificate.holder;
    let some = |label, value: Option<&dyn std::fmt::Display>| value.map(|value| (label, value.to_string()));
    let mut lines: Vec<(&'static str, String)> = [
        some("Name", Some(&holder.name)),
        some("", display(holder.native_name.as_ref())),
        some("Born", display(holder.birth_date.as_ref())),
        some("From", display(holder.home_institution.as_ref())),
        some("Number", Some(&certificate.number)),
        some("Title", Some(&certificate.achievement.title)),
        Some(("Kind", kind(certificate))),
        Some(("Period", period(certificate))),
        some("Issued", Some(&certificate.issued)),
        some("Valid until", display(certificate.valid_until.as_ref())),
        some("Hours", display(certificate.hours.as_ref())),
        some("ECTS credits", display(certificate.credits.as_ref())),
        some("Result", display(certificate.grade.as_ref())),
        some("Role", display(certificate.role.as_ref())),
    ]
    .into_iter()
    .flatten()
    .collect();
    lines.extend(certificate.rotations.iter().map(|rotation| ("Department", rotation.department.to_string())));
    lines.extend(
        certificate.issuer.signatories.iter().map(|one| ("Signatory", format!("{}, {}", one.name, one.office))),
    );
    lines.extend(
        certificate
            .achievement
            .partners
            .iter()
            .map(|partner| ("Partner", format!("{partner} (named by the issuer, not checked)"))),
    );
    lines.extend(
        certificate
            .achievement
            .joint_award
            .iter()
            .map(|joint| ("Awarded with", format!("{} (named, has not signed)", joint.name))),
    );
    lines
}

fn display<T: std::fmt::Display>(value: Option<&T>) -> Option<&dyn std::fmt::Display> {
    value.map(|value| value as &dyn std::fmt::Display)
}

fn kind(certificate: &Certificate) -> String {
    let kind = certificate.achievement.kind.word();
    certificate.achievement.mode.map_or_else(|| kind.to_owned(), |mode| format!("{kind}, {}", mode.word()))
}

fn period(certificate: &Certificate) -> String {
    format!("{} to {}", certificate.period.starts(), certificate.period.ends())
}

/// What a check adds that neither verdict nor content tells.
fn remark(check: &Check) -> String {
    match check {
        Check::Status { as_of: Some(as_of), since: None, .. } => format!("  {:<14} as of {as_of}\n", "Status"),
        Check::Status { result, since: Some(since), cause, successor, .. } => {
            let stands = if *result == Outcome::Fail { "ended on" } else { "suspended since" };
            let cause = cause.map(|cause| format!(", {cause}")).unwrap_or_default();
            let successor =
                successor.as_ref().map(|number| format!(", in its place stands {number}")).unwrap_or_default();
            format!("  {:<14} {stands} {since}{cause}{successor}\n", "Status")
        }
        Check::Link { host, .. } => {
            format!("  {:<14} the code leads to {host}, which is none of the institution's hosts\n", "Link")
        }
        Check::Page { differs: Some(what), .. } => format!("  {:<14} differs from what was signed: {what}\n", "Page"),
        Check::Format { detail, .. } => format!("  {:<14} {detail}\n", "Format"),
        _ => String::new(),
    }
}

/// What became of what is lacking.
fn looked_up(want: &Want, is_online: bool) -> String {
    let what = match want {
        Want::DidDocument(_) => "the issuer's DID document",
        Want::StatusList { .. } => "the issuer's status list",
    };
    if is_online {
        format!("{what} could not be fetched, or proves nothing")
    } else {
        format!("{what} was not looked up: give --online, or a newer trust list with --trust")
    }
}

fn advice(finding: &Finding) -> &'static str {
    let is_original = finding.checks.iter().any(|check| matches!(check, Check::Page { result: "original", .. }));
    match finding.verdict {
        Verdict::Reject(_) => "",
        _ if is_original => "  This file is the original, byte for byte as it was released.\n",
        _ => "  The code is genuine: compare each line with the paper.\n",
    }
}

/// The columns of the CSV.
pub(super) const CSV_HEADER: [&str; 11] = [
    "file",
    "verdict",
    "reason",
    "name",
    "number",
    "institution",
    "title",
    "issued",
    "as_of",
    "evidence_sha256",
    "page",
];

/// One row a result; cells that a spreadsheet would run as a formula are quoted with an apostrophe.
pub(super) fn csv_rows(name: &str, answer: &Answer) -> Vec<Vec<String>> {
    let row = |finding: &Finding| {
        let certificate = finding.certificate.as_ref().map(|shown| &shown.certificate);
        let of = |value: fn(&Certificate) -> String| certificate.map(value).unwrap_or_default();
        let as_of = match finding.verdict {
            Verdict::Accept { as_of } => as_of.to_string(),
            _ => String::new(),
        };
        [
            name.to_owned(),
            finding.verdict.word().to_owned(),
            finding.verdict.reason().map(|reason| reason.code().to_owned()).unwrap_or_default(),
            of(|certificate| certificate.holder.name.to_string()),
            of(|certificate| certificate.number.to_string()),
            finding.issuer.as_ref().and_then(|issuer| issuer.name.clone()).unwrap_or_default(),
            of(|certificate| certificate.achievement.title.to_string()),
            of(|certificate| certificate.issued.to_string()),
            as_of,
            answer.evidence_sha256.to_string(),
            finding.page.map(|page| page.to_string()).unwrap_or_default(),
        ]
        .map(harmless)
        .to_vec()
    };
    answer.results.iter().map(row).collect()
}
