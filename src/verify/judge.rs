//! The last step: what a genuine certificate is worth, for this caller, at this instant.

use super::answer::{Check, Finding, Issuer, Outcome, RawCredential, Verdict};
use super::foreign;
use super::genuine::Genuine;
use super::page::Page;
use super::presented::Books;
use super::reason::Reason;
use super::shown::Shown;
use crate::claims::Certificate;
use crate::status::Standing;
use crate::time::Instant;
use crate::trust::{Belief, Known};

/// What is said of one genuine certificate. `checks` are those of its signatures.
pub(super) fn judge(genuine: Genuine<'_>, page: Page, mut checks: Vec<Check>, books: Books<'_>) -> Finding {
    let Genuine { known, document, certificate, elsewhere, .. } = genuine;
    let is_believed = known.belief.is_believed() || books.policy.trusts_domain_of(&known.institution.did);
    let name = known.institution.display_name();
    let issuer = Issuer { did: known.institution.did.clone(), name: Some(name.clone()), belief: known.belief };
    let mut reasons = Vec::new();
    reasons.extend(judge_issuer(&known, is_believed, certificate.as_deref(), books));
    let result = match reasons.first() {
        None => Outcome::Pass,
        Some(reason) if reason.rejects() => Outcome::Fail,
        Some(_) => Outcome::Unknown,
    };
    checks.push(Check::Issuer { result });
    if let Some(host) = elsewhere {
        checks.push(Check::Link { result: "link-elsewhere", host: host.to_string() });
    }
    let mut standing = None;
    let mut as_of = books.at;
    if let Some(certificate) = &certificate {
        reasons.extend(judge_validity(certificate, books.at, &mut checks));
        let status = judge_status(&known, &certificate.status.list, certificate.status.index, books);
        (standing, as_of) = (status.standing, status.as_of.unwrap_or(books.at));
        reasons.extend(status.reason);
        checks.push(status.check);
        checks.push(Check::page(page));
        reasons.extend(matches!(page, Page::Differs(_)).then_some(Reason::ContentDiffers));
    } else {
        reasons.extend(foreign::judge(&known, &document.members(), books, &mut checks));
        reasons.push(Reason::ContextUnknown);
    }
    // What rejects comes before what leaves undecided; of several, the first that was checked.
    let worst = reasons.iter().find(|reason| reason.rejects()).or(reasons.first());
    let shown =
        |certificate: Box<Certificate>| Box::new(Shown { certificate: *certificate, institution: name, standing });
    Finding {
        verdict: worst.map_or(Verdict::Accept { as_of }, |reason| Verdict::from(*reason)),
        page: None,
        checks,
        certificate: certificate.map(shown),
        issuer: Some(issuer),
        credential: Some(RawCredential::of(document)),
    }
}

/// Whether the issuer is believed, allowed, and named right.
fn judge_issuer(
    known: &Known,
    is_believed: bool,
    certificate: Option<&Certificate>,
    books: Books<'_>,
) -> Option<Reason> {
    let institution = &known.institution;
    if !is_believed {
        return Some(Reason::IssuerNotTrusted);
    }
    // Of an issuer that is believed for its domain alone no name is known: the domain is shown instead.
    let has_names = known.belief != Belief::Resolved;
    let named_right = |certificate: &Certificate| certificate.issuer.name.iter().all(|name| institution.is_named(name));
    if has_names && !certificate.is_none_or(named_right) {
        return Some(Reason::IssuerNameDiffers);
    }
    (institution.is_demo && !books.policy.allow_demo).then_some(Reason::DemoIssuer)
}

/// A calendar day begins where it begins first on Earth, and ends where it ends last: a certificate that is handed over in
/// the morning in Vladivostok is valid there and then.
fn judge_validity(certificate: &Certificate, at: Instant, checks: &mut Vec<Check>) -> Option<Reason> {
    let begins = certificate.issued.midnight().plus_seconds(-FIRST_MIDNIGHT);
    let ends = certificate.valid_until.map(|day| day.plus_days(1).midnight().plus_seconds(LAST_MIDNIGHT));
    let reason =
        if at < begins { Some(Reason::NotYetValid) } else { ends.filter(|ends| at >= *ends).map(|_| Reason::Expired) };
    checks.push(Check::Validity { result: if reason.is_some() { Outcome::Fail } else { Outcome::Pass } });
    reason
}

/// UTC+14, Line Islands.
const FIRST_MIDNIGHT: i64 = 14 * 3600;

/// UTC-12, west of the date line.
const LAST_MIDNIGHT: i64 = 12 * 3600;

/// How a certificate stands with its institution.
pub(super) struct Status {
    pub(super) reason: Option<Reason>,
    standing: Option<Standing>,
    as_of: Option<Instant>,
    pub(super) check: Check,
}

impl Status {
    /// Nothing is known of it.
    pub(super) fn unavailable() -> Self {
        let check = Check::Status { result: Outcome::Unknown, as_of: None, since: None, cause: None, successor: None };
        Self { reason: Some(Reason::StatusUnavailable), standing: None, as_of: None, check }
    }
}

/// How the certificate at this place of this list stands. What was taken back once stays so, however old the news.
pub(super) fn judge_status(known: &Known, list: &str, index: u32, books: Books<'_>) -> Status {
    let snapshot = known.snapshot(list);
    let Some((snapshot, (standing, note))) = snapshot.and_then(|snapshot| Some((snapshot, snapshot.standing(index)?)))
    else {
        return Status::unavailable();
    };
    let is_stale = snapshot.is_stale(books.policy.max_status_age, books.at);
    let (result, reason) = match standing {
        Standing::Withdrawn => (Outcome::Fail, Some(Reason::Withdrawn)),
        Standing::Superseded => (Outcome::Fail, Some(Reason::Superseded)),
        Standing::Suspended => (Outcome::Unknown, Some(Reason::Suspended)),
        Standing::InForce if is_stale => (Outcome::Unknown, Some(Reason::StatusStale)),
        Standing::InForce => (Outcome::Pass, None),
    };
    let check = Check::Status {
        result,
        as_of: Some(snapshot.as_of),
        since: note.and_then(|note| note.since),
        cause: note.and_then(|note| note.cause),
        successor: note.and_then(|note| note.successor.clone()),
    };
    Status { reason, standing: Some(standing), as_of: Some(snapshot.as_of), check }
}
