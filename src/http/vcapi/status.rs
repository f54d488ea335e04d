//! What a credential's `credentialStatus` says, of lists that this service knows (Bitstring Status List 1.0, section 3.2).

use serde_json::{Map, Value, json};

use super::check::{Asked, Desk};
use super::report::{Report, Trouble};
use super::verify::issuer;
use crate::status::Standing;
use crate::verify::Policy;

/// One entry, read. That its members are of their form has been checked.
struct Entry<'a> {
    list: &'a str,
    purpose: &'a str,
    index: Option<u32>,
}

/// How an entry stands.
enum Known {
    /// The bit, or what the register tells beyond it.
    Standing(Standing),
    /// The list has no such place.
    OutOfRange,
    /// The list is of another purpose.
    OtherPurpose,
    /// Known, but too long ago.
    Stale,
    /// A list of somebody that this service does not know.
    Unknown,
}

impl Desk {
    /// Checks every entry. An entry of a type that is not known is told, and does not count.
    pub(super) fn statuses(&self, credential: &Map<String, Value>, asked: Asked, report: &mut Report) {
        let entries = match credential.get("credentialStatus") {
            None => return,
            Some(Value::Array(entries)) => entries.as_slice(),
            Some(one) => std::slice::from_ref(one),
        };
        for value in entries {
            let Some(entry) = Entry::read(value) else {
                report.warn(Trouble::StatusRetrieval, "a status of a type that is not a BitstringStatusListEntry");
                continue;
            };
            let known = self.standing(&entry, issuer(credential).unwrap_or_default());
            let is_good = matches!(known, Known::Standing(Standing::InForce));
            let is_set = matches!(known, Known::Standing(_)) && !is_good;
            report.add_result(
                "credentialStatus",
                json!({"verified": is_good, "value": u8::from(is_set), "input": value}),
            );
            match known {
                Known::Standing(Standing::InForce) => {}
                Known::Standing(standing) => {
                    let word = standing.word();
                    report.fail(Trouble::Reason(word), format!("{} says {word}", entry.list));
                }
                Known::OutOfRange => report.fail(Trouble::StatusRange, format!("{} has no such place", entry.list)),
                Known::OtherPurpose => {
                    report.fail(Trouble::StatusVerification, format!("{} is not about {}", entry.list, entry.purpose));
                }
                Known::Stale => report.note(
                    asked.status,
                    Trouble::StatusRetrieval,
                    format!("{} was last seen too long ago", entry.list),
                ),
                Known::Unknown => {
                    report.note(asked.status, Trouble::StatusRetrieval, format!("{} is not known here", entry.list));
                }
            }
        }
    }

    fn standing(&self, entry: &Entry<'_>, issuer: &str) -> Known {
        if let Some(conformance) = &self.conformance
            && let Some(purpose) = conformance.purpose_of(entry.list)
        {
            return match entry.index.and_then(|index| conformance.lists().is_set(purpose, index)) {
                _ if purpose.word() != entry.purpose => Known::OtherPurpose,
                None => Known::OutOfRange,
                Some(false) => Known::Standing(Standing::InForce),
                Some(true) => Known::Standing(if purpose.word() == "suspension" {
                    Standing::Suspended
                } else {
                    Standing::Withdrawn
                }),
            };
        }
        let Some(snapshot) = self.trust.find(issuer).and_then(|known| known.snapshot(entry.list)) else {
            return Known::Unknown;
        };
        if entry.purpose != "revocation" {
            return Known::OtherPurpose;
        }
        match entry.index.and_then(|index| snapshot.standing(index)) {
            None => Known::OutOfRange,
            Some((Standing::InForce, _)) if snapshot.is_stale(Policy::for_programs().max_status_age, self.at) => {
                Known::Stale
            }
            Some((standing, _)) => Known::Standing(standing),
        }
    }
}

impl<'a> Entry<'a> {
    fn read(value: &'a Value) -> Option<Self> {
        let text = |member: &str| value.get(member).and_then(Value::as_str);
        let is_ours = match value.get("type")? {
            Value::Array(types) => types.iter().any(|one| one == TYPE),
            one => one == TYPE,
        };
        let index = text("statusListIndex")?.parse().ok();
        is_ours.then_some(Self { list: text("statusListCredential")?, purpose: text("statusPurpose")?, index })
    }
}

const TYPE: &str = "BitstringStatusListEntry";
