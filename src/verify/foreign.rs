//! What can be said of a genuine credential whose shape is not ours: its validity period and its status.
//!
//! The members are those of VCDM 2.0 (sections 4.9 and 4.10) and 1.1 (sections 4.5, 4.6 and 4.9). No verdict accepts such a
//! credential, because nobody says what else its members mean; what is found here can only make it worse.

use serde_json::{Map, Value};

use super::answer::{Check, Outcome};
use super::judge::{Status, judge_status};
use super::presented::Books;
use super::reason::Reason;
use crate::status::Bits;
use crate::time::Instant;
use crate::trust::Known;

/// What is against a credential, in the order in which it was looked for. Adds the checks that were made.
pub(super) fn judge(
    known: &Known,
    document: &Map<String, Value>,
    books: Books<'_>,
    checks: &mut Vec<Check>,
) -> Vec<Reason> {
    let (result, reason) = validity(document, books.at);
    checks.push(Check::Validity { result });
    let mut reasons: Vec<_> = reason.into_iter().collect();
    if let Some(status) = status(known, document, books) {
        checks.push(status.check);
        reasons.extend(status.reason);
    }
    reasons
}

/// Every member that begins or ends the validity period counts, in whichever version it is defined.
fn validity(document: &Map<String, Value>, at: Instant) -> (Outcome, Option<Reason>) {
    let mut reason = None;
    for (name, is_end) in
        [("validFrom", false), ("issuanceDate", false), ("validUntil", true), ("expirationDate", true)]
    {
        let Some(value) = document.get(name) else { continue };
        let Some(instant) = value.as_str().and_then(|text| Instant::parse_lenient(text).ok()) else {
            return (Outcome::Fail, Some(Reason::Malformed));
        };
        reason = reason.or(match is_end {
            false if at < instant => Some(Reason::NotYetValid),
            true if at >= instant => Some(Reason::Expired),
            _ => None,
        });
    }
    (if reason.is_some() { Outcome::Fail } else { Outcome::Pass }, reason)
}

/// The worst that the status entries say; `None` if there is no entry that may take a credential back.
fn status(known: &Known, document: &Map<String, Value>, books: Books<'_>) -> Option<Status> {
    let entries = match document.get("credentialStatus")? {
        Value::Array(entries) => entries.as_slice(),
        one => std::slice::from_ref(one),
    };
    if entries.len() > MAX_ENTRIES {
        return Some(Status::unavailable());
    }
    let of_entry = |entry: &Value| match entry.get("statusPurpose").and_then(Value::as_str) {
        // These two never say that a credential must not be relied on (Bitstring Status List 1.0, section 2.1).
        Some("message" | "refresh") if is_bitstring(entry) => None,
        Some("revocation") if is_bitstring(entry) => {
            let place = entry.get("statusListCredential").and_then(Value::as_str).zip(index(entry));
            Some(place.map_or_else(Status::unavailable, |(list, index)| judge_status(known, list, index, books)))
        }
        _ => Some(Status::unavailable()),
    };
    entries.iter().filter_map(of_entry).max_by_key(|status| match status.reason {
        Some(reason) if reason.rejects() => 2,
        Some(_) => 1,
        None => 0,
    })
}

/// The first status list that a document names for its revocation.
pub(super) fn revocation_list(document: &Map<String, Value>) -> Option<&str> {
    let entries = match document.get("credentialStatus")? {
        Value::Array(entries) => entries.as_slice(),
        one => std::slice::from_ref(one),
    };
    let is_wanted =
        |entry: &&Value| is_bitstring(entry) && entry.get("statusPurpose").is_some_and(|own| own == "revocation");
    let entry = entries.iter().take(MAX_ENTRIES).find(is_wanted)?;
    // A place that the shortest list does not have is none.
    index(entry).filter(|index| *index < Bits::MIN_BITS)?;
    entry.get("statusListCredential")?.as_str()
}

fn is_bitstring(entry: &Value) -> bool {
    match entry.get("type") {
        Some(Value::Array(types)) => types.iter().any(|one| one == ENTRY_TYPE),
        Some(one) => one == ENTRY_TYPE,
        None => false,
    }
}

/// The place in the list: digits in a string.
fn index(entry: &Value) -> Option<u32> {
    let digits = entry.get("statusListIndex")?.as_str()?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

const ENTRY_TYPE: &str = "BitstringStatusListEntry";

/// The most status entries of one credential that are looked at.
const MAX_ENTRIES: usize = 16;

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_period_is_told_by_the_members_of_both_versions() {
        let at = Instant::parse("2026-07-15T09:00:00Z").unwrap();
        let reason = |document: Value| validity(document.as_object().unwrap(), at).1;
        for good in [
            json!({}),
            json!({"validFrom": "2026-07-15T09:00:00Z", "validUntil": "2026-07-15T09:00:01Z"}),
            json!({"issuanceDate": "2020-01-01T00:00:00+14:00", "expirationDate": "2030-01-01T00:00:00Z"}),
        ] {
            assert_eq!(reason(good.clone()), None, "{good}");
        }
        for (member, value, expected) in [
            ("validFrom", "2026-07-15T09:00:01Z", Reason::NotYetValid),
            ("issuanceDate", "2027-01-01T00:00:00Z", Reason::NotYetValid),
            ("validUntil", "2026-07-15T09:00:00Z", Reason::Expired),
            ("expirationDate", "2026-07-14T09:00:00Z", Reason::Expired),
            ("validFrom", "soon", Reason::Malformed),
            ("expirationDate", "", Reason::Malformed),
        ] {
            assert_eq!(reason(json!({member: value})), Some(expected), "{member} {value}");
        }
        assert_eq!(reason(json!({"validUntil": 7})), Some(Reason::Malformed));
        let both = json!({"validUntil": "2030-01-01T00:00:00Z", "expirationDate": "2020-01-01T00:00:00Z"});
        assert_eq!(reason(both), Some(Reason::Expired));
    }

    #[test]
    fn an_index_is_digits() {
        let index = |value: Value| index(&json!({"statusListIndex": value}));
        assert_eq!(index(json!("94567")), Some(94_567));
        for bad in [json!(7), json!("+7"), json!("-1"), json!(""), json!("99999999999"), json!("7.0"), Value::Null] {
            assert_eq!(index(bad.clone()), None, "{bad}");
        }
    }
}
