//! An answer in the words of a page: lines to be compared with the paper.

use super::words::Words;
use crate::claims::{Certificate, Quantity, Rotation, Text};
use crate::trust::Belief;
use crate::verify::{Answer, Check, Finding, Issuer, Shown, Verdict};

/// What is said about one certificate.
pub(super) struct Piece {
    /// `accept`, `reject`, `undecided`: colour and sign follow.
    pub(super) class: &'static str,
    /// The verdict in one or two words.
    pub(super) verdict: String,
    /// Why.
    pub(super) why: String,
    /// What else is to be known: where the code leads, since when, by what it was replaced.
    pub(super) notes: Vec<String>,
    /// The page of the file.
    pub(super) place: Option<String>,
    /// Since when the status is known, where it was accepted.
    pub(super) as_of: Option<String>,
    /// The file is the one that was released.
    pub(super) is_original: bool,
    /// The institution, or the domain of one that is not believed.
    pub(super) signer: Option<Signer>,
    /// What was signed.
    pub(super) content: Option<Content>,
    /// The signed credential as JSON.
    pub(super) raw: Option<String>,
}

/// Who signed.
pub(super) struct Signer {
    /// `Signed by`, or what is merely claimed.
    pub(super) label: String,
    pub(super) name: String,
    /// What is not known about the name.
    pub(super) limit: Option<String>,
    pub(super) did: String,
    pub(super) is_believed: bool,
}

/// What was signed, line by line.
pub(super) struct Content {
    /// The name as in the passport.
    pub(super) name: String,
    /// The name in the own script.
    pub(super) native_name: Option<String>,
    /// The title in every printed language.
    pub(super) titles: Vec<String>,
    /// Label, value and what limits it.
    pub(super) lines: Vec<Line>,
    /// Departments.
    pub(super) departments: Vec<Department>,
}

/// One line.
pub(super) struct Line {
    pub(super) label: String,
    pub(super) value: String,
    /// `named by the institution, not checked`
    pub(super) limit: Option<String>,
}

/// One department.
pub(super) struct Department {
    pub(super) names: Vec<String>,
    pub(super) details: Vec<String>,
}

/// Says an answer in the words of a language. `own_host` is where the reader already is: that a code leads there needs no remark.
pub(super) fn pieces(answer: &Answer, words: &Words, own_host: &str) -> Vec<Piece> {
    answer.results.iter().map(|finding| piece(finding, words, own_host)).collect()
}

fn piece(finding: &Finding, words: &Words, own_host: &str) -> Piece {
    let is_original = finding.checks.iter().any(|check| matches!(check, Check::Page { result: "original", .. }));
    let (why, as_of) = match finding.verdict {
        Verdict::Accept { as_of } if is_original => (words.say("page-accept-file"), Some(as_of)),
        Verdict::Accept { as_of } => (words.say("page-accept-code"), Some(as_of)),
        Verdict::Reject(reason) | Verdict::Undecided(reason) => (words.reason(reason), None),
    };
    let class = finding.verdict.word();
    Piece {
        class,
        verdict: words.say(match finding.verdict {
            Verdict::Accept { .. } => "page-verdict-accept",
            Verdict::Reject(_) => "page-verdict-reject",
            Verdict::Undecided(_) => "page-verdict-undecided",
        }),
        why,
        notes: finding.checks.iter().flat_map(|check| notes(check, words, own_host)).collect(),
        place: finding.page.map(|page| words.say_of("page-of-page", "number", &page.to_string())),
        as_of: as_of.map(|as_of| words.say_of("page-as-of", "at", &words.instant(as_of))),
        is_original,
        signer: finding.issuer.as_ref().map(|issuer| signer(issuer, finding.credential.is_some(), words)),
        content: finding.certificate.as_deref().map(|shown| content(shown, words)),
        raw: finding.credential.as_ref().and_then(|credential| pretty(credential.as_str())),
    }
}

/// JSON with a member on each line.
fn pretty(text: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    serde_json::to_string_pretty(&value).ok()
}

fn signer(issuer: &Issuer, is_genuine: bool, words: &Words) -> Signer {
    let is_believed = is_genuine && issuer.belief <= Belief::Listed;
    let limit = match (is_genuine, is_believed) {
        (false, _) => Some("page-claim-unchecked"),
        (true, false) => Some("page-known-by-domain"),
        (true, true) => None,
    };
    Signer {
        label: words.say(if is_genuine { "page-signed-by" } else { "page-claims-to-be-of" }),
        name: issuer.name.clone().filter(|_| is_genuine).unwrap_or_else(|| issuer.did.to_string()),
        limit: limit.map(|id| words.say(id)),
        did: issuer.did.to_string(),
        is_believed,
    }
}

fn notes(check: &Check, words: &Words, own_host: &str) -> Vec<String> {
    match check {
        Check::Link { host, .. } if host != own_host => vec![words.say_of("page-elsewhere", "host", host)],
        Check::Status { since, cause, successor, .. } => {
            let since = since.map(|day| words.say_of("page-since", "day", &words.day(day)));
            let cause = cause.map(|cause| words.cause(cause));
            let successor = successor.as_ref().map(|number| words.say_of("page-successor", "number", number.as_str()));
            since.into_iter().chain(cause).chain(successor).collect()
        }
        _ => Vec::new(),
    }
}

fn content(shown: &Shown, words: &Words) -> Content {
    let certificate = &shown.certificate;
    let Certificate { holder, achievement, .. } = certificate;
    Content {
        name: holder.name.to_string(),
        native_name: holder.native_name.as_ref().map(Text::to_string),
        titles: achievement.title.iter().map(str::to_owned).collect(),
        lines: facts(certificate, words).into_iter().chain(named(certificate, words)).collect(),
        departments: certificate.rotations.iter().map(|rotation| department(rotation, words)).collect(),
    }
}

/// What the institution says of its own knowledge.
fn facts(certificate: &Certificate, words: &Words) -> Vec<Line> {
    let Certificate { achievement, holder, .. } = certificate;
    let line = |id: &str, value: Option<String>| Some(Line { label: words.say(id), value: value?, limit: None });
    let amount = |quantity: Option<Quantity>| quantity.map(|quantity| quantity.to_string());
    let day = |day: Option<crate::time::Day>| day.map(|day| words.day(day));
    let text = |text: &Option<Text>| text.as_ref().map(Text::to_string);
    [
        line("page-label-number", Some(certificate.number.to_string())),
        line("page-label-kind", Some(words.kind(achievement.kind))),
        line("page-label-mode", achievement.mode.map(|mode| words.mode(mode))),
        line("page-label-period", Some(words.period(certificate.period))),
        line("page-label-hours", amount(certificate.hours)),
        line("page-label-credits", amount(certificate.credits)),
        line("page-label-grade", text(&certificate.grade)),
        line("page-label-role", text(&certificate.role)),
        line("page-label-birth-date", day(holder.birth_date)),
        line("page-label-issued", day(Some(certificate.issued))),
        line("page-label-valid-until", day(certificate.valid_until)),
        line("page-label-description", text(&achievement.description)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whom the institution names. None of them has signed.
fn named(certificate: &Certificate, words: &Words) -> Vec<Line> {
    let Certificate { achievement, holder, issuer, .. } = certificate;
    let line =
        |id: &str, value: String, limit: &str| Line { label: words.say(id), value, limit: Some(words.say(limit)) };
    let signatories = issuer.signatories.iter().map(|signatory| {
        let value = format!("{}, {}", signatory.name, signatory.office);
        Line { label: words.say("page-label-signatories"), value, limit: None }
    });
    let home = holder.home_institution.iter().map(|home| line("page-label-home", home.to_string(), "page-by-issuer"));
    let partners = achievement.partners.iter().map(Text::as_str).collect::<Vec<_>>().join(", ");
    let partners = (!partners.is_empty()).then(|| line("page-label-partners", partners, "page-by-issuer"));
    let joint = achievement.joint_award.iter();
    let joint = joint.map(|award| line("page-label-joint", award.name.to_string(), "page-not-signed"));
    signatories.chain(home).chain(partners).chain(joint).collect()
}

pub(super) fn department(rotation: &Rotation, words: &Words) -> Department {
    let place = rotation.place.as_ref().map(Text::to_string);
    let period = rotation.period.map(|period| words.period(period));
    let hours = rotation.hours.map(|hours| format!("{} {hours}", words.say("page-label-hours")));
    let supervisors = rotation.supervisors.iter().map(Text::as_str).collect::<Vec<_>>().join(", ");
    let supervisors =
        (!supervisors.is_empty()).then(|| format!("{}: {supervisors}", words.say("page-label-supervisors")));
    Department {
        names: rotation.department.iter().map(str::to_owned).collect(),
        details: [place, period, hours, supervisors].into_iter().flatten().collect(),
    }
}
