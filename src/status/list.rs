//! The status list credential (Bitstring Status List 1.0, section 2.2), as a VCDM 2.0 document and as a `vc+jwt` payload.

use serde_json::{Map, Value, json};

use super::{Bits, Snapshot, StatusFault};
use crate::claims::Did;
use crate::time::Instant;
use crate::wire::jcs;

/// A status list as its institution publishes it, without the proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Its URL, which is also the id of the credential.
    pub url: String,
    /// The institution.
    pub issuer: Did,
    /// When the institution said so.
    pub valid_from: Instant,
    /// Until when it may be relied on. [`List::end_of_time`] says that the institution has closed the list.
    pub valid_until: Option<Instant>,
    /// The bits.
    pub bits: Bits,
}

impl List {
    /// How long a list that was fetched may be used before it is asked for again, where we publish it.
    pub const TTL_MILLISECONDS: u32 = 300_000;

    /// The `validUntil` of a closed list, which will never change: 9999-01-01T00:00:00Z. A missing `validUntil` does not
    /// say so, because other implementations leave it out.
    #[must_use]
    pub fn end_of_time() -> Instant {
        Instant::from_unix(253_370_764_800)
    }

    /// The credential without its proof.
    #[must_use]
    pub fn document(&self) -> Map<String, Value> {
        let mut document = Map::new();
        document.insert("@context".to_owned(), json!([CONTEXT]));
        document.insert("id".to_owned(), json!(self.url));
        document.insert("type".to_owned(), json!(["VerifiableCredential", "BitstringStatusListCredential"]));
        document.insert("issuer".to_owned(), json!(self.issuer.as_str()));
        document.insert("validFrom".to_owned(), json!(self.valid_from.to_string()));
        if let Some(until) = self.valid_until {
            document.insert("validUntil".to_owned(), json!(until.to_string()));
        }
        let subject = json!({
            "id": format!("{}#list", self.url),
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": self.bits.encode(),
            "ttl": Self::TTL_MILLISECONDS,
        });
        document.insert("credentialSubject".to_owned(), subject);
        document
    }

    /// The payload of the credential as `vc+jwt`: JCS of the document and `iss`.
    #[must_use]
    pub fn payload(&self) -> String {
        let mut document = self.document();
        document.insert("iss".to_owned(), json!(self.issuer.as_str()));
        jcs::canonicalize(&Value::Object(document))
    }

    /// Reads a status list credential, ours or another implementation's, whose proof the caller has checked. A `proof`
    /// is ignored; `iss`, where there is one, must be the issuer.
    ///
    /// # Errors
    /// [`StatusFault`].
    pub fn read(document: &Map<String, Value>) -> Result<Self, StatusFault> {
        if !has(document.get("@context"), CONTEXT) {
            return Err(StatusFault::Malformed("@context is not that of VCDM 2.0"));
        }
        if !has(document.get("type"), "BitstringStatusListCredential") {
            return Err(StatusFault::Malformed("type is not BitstringStatusListCredential"));
        }
        let issuer = read_issuer(document)?;
        let url = text(document, "id").ok_or(StatusFault::Malformed("id is missing"))?.to_owned();
        let subject = document.get("credentialSubject").and_then(Value::as_object);
        let subject = subject.ok_or(StatusFault::Malformed("credentialSubject is not one object"))?;
        if !has(subject.get("type"), "BitstringStatusList") {
            return Err(StatusFault::Malformed("the subject's type is not BitstringStatusList"));
        }
        if !has(subject.get("statusPurpose"), "revocation") {
            return Err(StatusFault::WrongPurpose);
        }
        let bits = Bits::decode(text(subject, "encodedList").ok_or(StatusFault::Malformed("encodedList is missing"))?)?;
        let valid_from = instant(document, "validFrom")?.ok_or(StatusFault::Malformed("validFrom is missing"))?;
        Ok(Self { url, issuer, valid_from, valid_until: instant(document, "validUntil")?, bits })
    }

    /// The list as a moment of knowledge.
    #[must_use]
    pub fn into_snapshot(self) -> Snapshot {
        Snapshot {
            list: self.url,
            bits: self.bits,
            as_of: self.valid_from,
            fresh_until: self.valid_until,
            is_final: self.valid_until == Some(Self::end_of_time()),
            notes: std::collections::BTreeMap::new(),
        }
    }
}

/// The one context that a status list needs.
const CONTEXT: &str = "https://www.w3.org/ns/credentials/v2";

/// Whether a JSON-LD value is, or holds, this string.
fn has(value: Option<&Value>, wanted: &str) -> bool {
    match value {
        Some(Value::String(one)) => one == wanted,
        Some(Value::Array(several)) => several.iter().any(|one| one == wanted),
        _ => false,
    }
}

fn text<'a>(object: &'a Map<String, Value>, member: &str) -> Option<&'a str> {
    object.get(member).and_then(Value::as_str)
}

fn read_issuer(document: &Map<String, Value>) -> Result<Did, StatusFault> {
    let issuer = document.get("issuer").and_then(|issuer| issuer.get("id").unwrap_or(issuer).as_str());
    let issuer = issuer
        .and_then(|issuer| Did::parse(issuer).ok())
        .ok_or(StatusFault::Malformed("issuer is not a DID that we know"))?;
    match document.get("iss") {
        Some(iss) if iss != issuer.as_str() => Err(StatusFault::Malformed("iss is not the issuer")),
        _ => Ok(issuer),
    }
}

fn instant(document: &Map<String, Value>, member: &str) -> Result<Option<Instant>, StatusFault> {
    let fault = StatusFault::Malformed("validFrom or validUntil is not a date-time");
    let Some(value) = document.get(member) else { return Ok(None) };
    Instant::parse_lenient(value.as_str().ok_or(fault)?).map(Some).map_err(|_| fault)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::json::parse_object;

    fn list() -> List {
        let mut bits = Bits::new();
        bits.set(4711).unwrap();
        List {
            url: "https://uni.example/status/1".to_owned(),
            issuer: Did::parse("did:web:uni.example").unwrap(),
            valid_from: Instant::parse("2026-07-15T00:00:00Z").unwrap(),
            valid_until: Some(Instant::parse("2026-08-14T00:00:00Z").unwrap()),
            bits,
        }
    }

    #[test]
    fn reads_what_it_writes() {
        let list = list();
        assert_eq!(List::read(&list.document()), Ok(list.clone()));
        assert_eq!(List::read(&parse_object(list.payload()).unwrap()), Ok(list.clone()));
        let open = List { valid_until: None, ..list };
        assert_eq!(List::read(&open.document()), Ok(open.clone()));
        assert!(!open.clone().into_snapshot().is_final);
        let closed = List { valid_until: Some(List::end_of_time()), ..open };
        assert_eq!(closed.document()["validUntil"], "9999-01-01T00:00:00Z");
        assert!(List::read(&closed.document()).unwrap().into_snapshot().is_final);
    }

    #[test]
    fn reads_lists_of_others() {
        let mut document = list().document();
        document["issuer"] = json!({"id": "did:web:uni.example", "name": "…"});
        document["validFrom"] = json!("2026-07-15T03:00:00.5+03:00");
        document["credentialSubject"]["statusPurpose"] = json!(["refresh", "revocation"]);
        document.insert("proof".to_owned(), json!({}));
        assert_eq!(List::read(&document), Ok(list()));
    }

    #[test]
    fn refuses_what_is_no_revocation_list() {
        let changed = |member: &str, value: Value| {
            let mut document = list().document();
            document.insert(member.to_owned(), value);
            List::read(&document)
        };
        assert_eq!(
            changed("iss", json!("did:web:evil.example")).map_err(|fault| fault.code()),
            Err("status-list-malformed")
        );
        for (member, value) in [
            ("@context", json!(["https://www.w3.org/2018/credentials/v1"])),
            ("type", json!(["VerifiableCredential"])),
            ("issuer", json!(7)),
            ("validFrom", json!("yesterday")),
            ("validUntil", json!(1)),
            ("credentialSubject", json!([])),
            ("id", json!(null)),
        ] {
            assert!(matches!(changed(member, value), Err(StatusFault::Malformed(_))), "{member}");
        }
        let mut document = list().document();
        document["credentialSubject"]["statusPurpose"] = json!("suspension");
        assert_eq!(List::read(&document), Err(StatusFault::WrongPurpose));
        document.remove("validFrom");
        document["credentialSubject"]["statusPurpose"] = json!("revocation");
        assert!(List::read(&document).is_err());
    }
}
