//! What is said about one certificate: lines to be compared with the paper.

use super::advice::{advice, heading};
use super::detail::Detail;
use super::savings::{Saving, token};
use super::{Teller, Words};
use crate::claims::{Certificate, Quantity, Rotation, Text};
use crate::trust::{Belief, Trust};
use crate::verify::{Check, Evidence, Finding, Issuer, Outcome, Reason, Shown, Verdict};
use crate::wire::json;

/// What is said about one certificate.
pub struct Piece {
    /// `accept`, `reject`, `undecided`: colour and sign follow.
    pub(super) class: &'static str,
    /// The permanent code of the reason.
    pub(super) code: Option<&'static str>,
    /// The verdict in one or two words.
    pub(super) verdict: String,
    /// What it is, where it is one of few things: withdrawn, replaced, of an unknown institution.
    pub(super) heading: Option<String>,
    /// Why.
    pub(super) why: String,
    /// What to do next.
    pub(super) advice: Option<String>,
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
    /// What was checked.
    pub(super) details: Vec<Detail>,
    /// The signed credential as JSON.
    pub(super) raw: Option<String>,
    /// The token, if the evidence holds it.
    pub(super) token: Option<String>,
    /// What may be kept.
    pub(super) savings: Vec<Saving>,
}

/// Who signed.
pub(super) struct Signer {
    /// `Signed by`, or what is merely claimed.
    pub(super) label: String,
    /// The name, in each language that it has.
    pub(super) names: Vec<String>,
    /// The host of its DID.
    pub(super) domain: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub(super) country: Option<String>,
    /// What is not known about the name, or who vouches for it.
    pub(super) limit: Option<String>,
    pub(super) did: String,
    pub(super) is_believed: bool,
}

/// What was signed, line by line.
pub(super) struct Content {
    /// What the paper is.
    pub(super) kind: String,
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
    /// Who signed on paper: name and office.
    pub(super) signatories: Vec<(String, String)>,
    /// The register number.
    pub(super) number: String,
    /// The day of issue.
    pub(super) issued: String,
}

/// One line.
pub(super) struct Line {
    pub(super) label: String,
    pub(super) value: String,
    /// `named by the institution, not checked`
    pub(super) limit: Option<String>,
}

/// One department.
pub struct Department {
    /// Its name in every printed language.
    pub names: Vec<String>,
    /// Place, days, hours, supervisors.
    pub details: Vec<String>,
}

impl Piece {
    pub(super) fn new(finding: &Finding, evidence: &Evidence, trust: &Trust, teller: Teller<'_>) -> Self {
        let Teller { words, host, .. } = teller;
        let is_original = finding.checks.iter().any(|check| matches!(check, Check::Page { result: "original", .. }));
        let (why, as_of) = match finding.verdict {
            Verdict::Accept { as_of } if is_original => (words.say("page-accept-file").to_owned(), Some(as_of)),
            Verdict::Accept { as_of } => (words.say("page-accept-code").to_owned(), Some(as_of)),
            Verdict::Reject(reason) | Verdict::Undecided(reason) => (words.reason(reason), None),
        };
        let verdict = match finding.verdict {
            Verdict::Accept { .. } => "page-verdict-accept",
            Verdict::Reject(_) => "page-verdict-reject",
            Verdict::Undecided(_) => "page-verdict-undecided",
        };
        let reason = finding.verdict.reason();
        let content = finding.certificate.as_deref().map(|shown| content(shown, words));
        let token = token(finding, evidence, trust);
        Self {
            class: finding.verdict.word(),
            code: reason.map(Reason::code),
            verdict: words.say(verdict).to_owned(),
            heading: reason.and_then(heading).map(|id| words.say(id).to_owned()),
            why,
            advice: reason.map(|reason| words.say(advice(reason)).to_owned()),
            notes: finding.checks.iter().flat_map(|check| notes(check, words, host)).collect(),
            place: finding.page.map(|page| words.say_of("page-of-page", "number", &page.to_string())),
            as_of: as_of.map(|as_of| words.say_of("page-as-of", "at", &words.instant(as_of))),
            is_original,
            signer: finding.issuer.as_ref().map(|issuer| signer(issuer, finding.credential.is_some(), trust, teller)),
            details: finding.checks.iter().map(|check| Detail::new(check, words)).collect(),
            raw: finding.credential.as_ref().map(|credential| json::pretty(credential.as_str())),
            savings: savings(finding, token.as_deref()),
            content,
            token,
        }
    }

    /// The verdict and what it is, as it is spoken.
    pub(super) fn said(&self) -> String {
        match &self.heading {
            Some(heading) => format!("{}: {heading}", self.verdict),
            None => self.verdict.clone(),
        }
    }
}

fn savings(finding: &Finding, token: Option<&str>) -> Vec<Saving> {
    let number = finding.certificate.as_ref().map(|shown| shown.certificate.number.to_string());
    let name = number.unwrap_or_else(|| "credential".to_owned());
    let token =
        token.map(|token| Saving::new("page-report-save-token", format!("{name}.jwt"), "application/vc+jwt", token));
    let credential = finding.credential.as_ref().map(|credential| {
        Saving::new("page-report-save-credential", format!("{name}.json"), "application/json", credential.as_str())
    });
    token.into_iter().chain(credential).collect()
}

fn signer(issuer: &Issuer, is_genuine: bool, trust: &Trust, Teller { words, host, .. }: Teller<'_>) -> Signer {
    let is_believed = is_genuine && issuer.belief <= Belief::Listed;
    let limit = match (is_genuine, is_believed, issuer.belief) {
        (false, _, _) => words.say("page-claim-unchecked").to_owned(),
        (true, false, _) => words.say("page-known-by-domain").to_owned(),
        (true, true, Belief::Hosted) => words.say_of("page-report-hosted", "host", host),
        (true, true, _) => words.say_of("page-report-listed", "host", host),
    };
    let known = trust.find(issuer.did.as_str()).filter(|_| is_believed).map(|known| &known.institution);
    let domain = issuer.did.authority().map(|authority| authority.to_string());
    let name = issuer.name.clone().filter(|_| is_genuine).unwrap_or_else(|| issuer.did.to_string());
    Signer {
        label: words.say(if is_genuine { "page-signed-by" } else { "page-claims-to-be-of" }).to_owned(),
        // A domain is shown once.
        domain: domain.filter(|domain| is_genuine && *domain != name),
        names: name.split(" / ").map(str::to_owned).collect(),
        country: known.and_then(|institution| institution.country.clone()),
        limit: (!host.is_empty() || !is_believed).then_some(limit),
        did: issuer.did.to_string(),
        is_believed,
    }
}

fn notes(check: &Check, words: &Words, own_host: &str) -> Vec<String> {
    match check {
        Check::Link { host, .. } if host != own_host => vec![words.say_of("page-elsewhere", "host", host)],
        Check::Signature { result: Outcome::Pass, approval: Some(_), .. } => {
            vec![words.say("page-by-program").to_owned()]
        }
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
        kind: words.kind(achievement.kind),
        name: holder.name.to_string(),
        native_name: holder.native_name.as_ref().map(Text::to_string),
        titles: achievement.title.iter().map(str::to_owned).collect(),
        lines: facts(certificate, words).into_iter().chain(named(certificate, words)).collect(),
        departments: certificate.rotations.iter().map(|rotation| department(rotation, words)).collect(),
        signatories: certificate
            .issuer
            .signatories
            .iter()
            .map(|signatory| (signatory.name.to_string(), signatory.office.to_string()))
            .collect(),
        number: certificate.number.to_string(),
        issued: words.day(certificate.issued),
    }
}

/// What the institution says of its own knowledge.
fn facts(certificate: &Certificate, words: &Words) -> Vec<Line> {
    let Certificate { achievement, holder, .. } = certificate;
    let line =
        |id: &str, value: Option<String>| Some(Line { label: words.say(id).to_owned(), value: value?, limit: None });
    let amount = |quantity: Option<Quantity>| quantity.map(|quantity| quantity.to_string());
    let day = |day: Option<crate::time::Day>| day.map(|day| words.day(day));
    let text = |text: &Option<Text>| text.as_ref().map(Text::to_string);
    [
        line("page-label-mode", achievement.mode.map(|mode| words.mode(mode))),
        line("page-label-period", Some(words.period(certificate.period))),
        line("page-label-hours", amount(certificate.hours)),
        line("page-label-credits", amount(certificate.credits)),
        line("page-label-grade", text(&certificate.grade)),
        line("page-label-role", text(&certificate.role)),
        line("page-label-birth-date", day(holder.birth_date)),
        line("page-label-valid-until", day(certificate.valid_until)),
        line("page-label-description", text(&achievement.description)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whom the institution names. None of them has signed.
fn named(certificate: &Certificate, words: &Words) -> Vec<Line> {
    let Certificate { achievement, holder, .. } = certificate;
    let line = |id: &str, value: String, limit: &str| Line {
        label: words.say(id).to_owned(),
        value,
        limit: Some(words.say(limit).to_owned()),
    };
    let home = holder.home_institution.iter().map(|home| line("page-label-home", home.to_string(), "page-by-issuer"));
    let partners = achievement.partners.iter().map(Text::as_str).collect::<Vec<_>>().join(", ");
    let partners = (!partners.is_empty()).then(|| line("page-label-partners", partners, "page-by-issuer"));
    let joint = achievement.joint_award.iter();
    let joint = joint.map(|award| line("page-label-joint", award.name.to_string(), "page-not-signed"));
    home.chain(partners).chain(joint).collect()
}

/// A department as a page tells it.
#[must_use]
pub fn department(rotation: &Rotation, words: &Words) -> Department {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_that_no_person_approved_is_told_as_such_where_its_signature_holds() {
        let words = Words::parse("en", include_str!("../../templates/words/en.ftl"));
        let said = |result, approval| {
            let check = Check::Signature { result, key: "did:web:a.example#api-1".to_owned(), form: "token", approval };
            notes(&check, &words, "")
        };
        assert_eq!(
            said(Outcome::Pass, Some("client")),
            ["A program of the institution signed it: no person there has approved it."]
        );
        assert!(said(Outcome::Fail, Some("client")).is_empty() && said(Outcome::Pass, None).is_empty());
    }
}
