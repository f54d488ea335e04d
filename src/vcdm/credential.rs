//! The shape of a credential (VCDM 2.0, sections 4.2 to 4.11, 5.3 to 5.10; VCDM 1.1, section 4 and 5).

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::parts::{self, Object, instant, objects, optional_id, party, typed, types, words};
use super::{ShapeFault, Version, status};

/// Checks every member that the data model speaks of, and tells which version it is.
///
/// A `proof` need not be there; one that is has a type.
///
/// # Errors
/// [`ShapeFault`], the first that is found.
pub fn check(credential: &Map<String, Value>) -> Result<Version, ShapeFault> {
    let version = parts::version(credential)?;
    parts::has_type(credential, "VerifiableCredential")?;
    optional_id(credential)?;
    party(credential, "issuer")?;
    subjects(credential)?;
    match version {
        Version::V1 => first_version(credential)?,
        Version::V2 => second_version(credential)?,
    }
    statuses(credential, version)?;
    typed(credential, "credentialSchema", true)?;
    typed(credential, "evidence", false)?;
    typed(credential, "termsOfUse", false)?;
    typed(credential, "refreshService", version == Version::V1)?;
    proofs(credential)?;
    Ok(version)
}

/// The proofs of a document: each has a type.
pub(super) fn proofs(document: &Object) -> Result<(), ShapeFault> {
    typed(document, "proof", false)
}

fn first_version(credential: &Object) -> Result<(), ShapeFault> {
    let issued = instant(credential, "issuanceDate")?.ok_or_else(|| ShapeFault::new("issuanceDate", "is missing"))?;
    in_order(Some(issued), instant(credential, "expirationDate")?, "expirationDate")
}

fn second_version(credential: &Object) -> Result<(), ShapeFault> {
    in_order(instant(credential, "validFrom")?, instant(credential, "validUntil")?, "validUntil")?;
    for member in ["name", "description"] {
        words(credential, member)?;
        if let Some(Value::Object(issuer)) = credential.get("issuer") {
            words(issuer, member).map_err(|fault| fault.within("issuer"))?;
        }
    }
    for reserved in ["confidenceMethod", "renderMethod"] {
        typed(credential, reserved, false)?;
    }
    related_resources(credential)?;
    if types(credential, "type")?.contains(&"BitstringStatusListCredential") {
        for subject in objects(credential, "credentialSubject")? {
            status::list(subject).map_err(|fault| fault.within("credentialSubject"))?;
        }
    }
    Ok(())
}

fn in_order(
    begins: Option<crate::time::Instant>,
    ends: Option<crate::time::Instant>,
    member: &str,
) -> Result<(), ShapeFault> {
    match (begins, ends) {
        (Some(begins), Some(ends)) if ends < begins => Err(ShapeFault::new(member, "lies before the beginning")),
        _ => Ok(()),
    }
}

/// Section 4.8: at least one subject, each with at least one member.
fn subjects(credential: &Object) -> Result<(), ShapeFault> {
    let subjects = objects(credential, "credentialSubject")?;
    if subjects.is_empty() {
        return Err(ShapeFault::new("credentialSubject", "is missing"));
    }
    for subject in subjects {
        if subject.is_empty() {
            return Err(ShapeFault::new("credentialSubject", "claims nothing"));
        }
        optional_id(subject).map_err(|fault| fault.within("credentialSubject"))?;
    }
    Ok(())
}

fn statuses(credential: &Object, version: Version) -> Result<(), ShapeFault> {
    typed(credential, "credentialStatus", version == Version::V1)?;
    for entry in objects(credential, "credentialStatus")? {
        status::entry(entry).map_err(|fault| fault.within("credentialStatus"))?;
    }
    Ok(())
}

/// Section 5.3: each resource once, with a digest.
fn related_resources(credential: &Object) -> Result<(), ShapeFault> {
    let mut seen = BTreeSet::new();
    for resource in objects(credential, "relatedResource")? {
        let fault = |what| ShapeFault::new("relatedResource", what);
        parts::required_id(resource).map_err(|fault| fault.within("relatedResource"))?;
        if !seen.insert(resource.get("id").and_then(Value::as_str)) {
            return Err(fault("names a resource twice"));
        }
        let digests = [resource.get("digestSRI"), resource.get("digestMultibase")];
        let mut digests = digests.into_iter().flatten().peekable();
        if digests.peek().is_none() || digests.any(|digest| !digest.is_string()) {
            return Err(fault("has no digestSRI or digestMultibase"));
        }
        if resource.get("mediaType").is_some_and(|kind| !kind.is_string()) {
            return Err(fault("has a mediaType that is not a text"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::status::Bits;
    use crate::vcdm::{CONTEXT_V1, CONTEXT_V2};

    fn second() -> Object {
        let value = json!({
            "@context": [CONTEXT_V2], "type": ["VerifiableCredential"], "issuer": "did:example:i",
            "credentialSubject": {"id": "did:example:s"},
        });
        value.as_object().unwrap().clone()
    }

    fn first() -> Object {
        let mut value = second();
        value["@context"] = json!([CONTEXT_V1]);
        value.insert("issuanceDate".to_owned(), json!("2023-01-01T00:00:00Z"));
        value
    }

    fn with(mut base: Object, member: &str, value: Value) -> Result<Version, String> {
        base.insert(member.to_owned(), value);
        check(&base).map_err(|fault| fault.place)
    }

    #[test]
    fn the_least_that_there_can_be_is_enough() {
        assert_eq!(check(&second()), Ok(Version::V2));
        assert_eq!(check(&first()), Ok(Version::V1));
    }

    #[test]
    fn version_1_wants_a_date_and_ids() {
        let mut undated = first();
        undated.remove("issuanceDate");
        assert_eq!(check(&undated).unwrap_err().place, "issuanceDate");
        assert_eq!(with(first(), "credentialStatus", json!({"type": "X"})), Err("credentialStatus.id".to_owned()));
        assert_eq!(with(first(), "refreshService", json!({"type": "X"})), Err("refreshService.id".to_owned()));
        assert_eq!(with(first(), "expirationDate", json!("2022-01-01T00:00:00Z")), Err("expirationDate".to_owned()));
        assert_eq!(with(second(), "refreshService", json!({"type": "X"})), Ok(Version::V2));
    }

    #[test]
    fn each_member_is_told_by_its_place() {
        for (member, value, place) in [
            ("@context", json!(CONTEXT_V2), "@context"),
            ("@context", json!([CONTEXT_V2, []]), "@context"),
            ("@context", json!([CONTEXT_V2, CONTEXT_V2]), "@context"),
            ("type", json!([]), "type"),
            ("type", json!("Verifiable Credential"), "type"),
            ("issuer", json!({}), "issuer.id"),
            ("issuer", json!({"id": "did:example:i", "name": [{"@value": 1}]}), "issuer.name"),
            ("name", json!({"@value": "x", "@direction": "up"}), "name"),
            ("name", json!([]), "name"),
            ("validFrom", json!("2023-01-01"), "validFrom"),
            ("validFrom", json!("2023-01-01 00:00:00Z"), "validFrom"),
            ("validFrom", json!("2023-01-01T00:00:00"), "validFrom"),
            ("credentialSubject", json!([]), "credentialSubject"),
            ("credentialSubject", json!("x"), "credentialSubject"),
            ("renderMethod", json!({}), "renderMethod.type"),
            ("relatedResource", json!({"id": "https://a.example"}), "relatedResource"),
            ("relatedResource", json!({"digestSRI": "x"}), "relatedResource.id"),
            ("proof", json!("x"), "proof"),
        ] {
            assert_eq!(with(second(), member, value.clone()), Err(place.to_owned()), "{member}: {value}");
        }
        let twice =
            json!([{"id": "https://a.example", "digestSRI": "x"}, {"id": "https://a.example", "digestSRI": "x"}]);
        assert_eq!(with(second(), "relatedResource", twice), Err("relatedResource".to_owned()));
    }

    #[test]
    fn an_entry_of_a_status_list_is_looked_into() {
        let entry = json!({
            "type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListIndex": "94567",
            "statusListCredential": "https://a.example/1",
        });
        assert_eq!(with(second(), "credentialStatus", entry.clone()), Ok(Version::V2));
        for (member, value) in [
            ("statusPurpose", json!(["revocation"])),
            ("statusListIndex", json!(true)),
            ("statusListIndex", json!("-1")),
            ("statusListIndex", json!("01")),
            ("statusListCredential", json!("a")),
            ("statusSize", json!(0)),
            ("statusSize", json!(2)),
            ("statusMessage", json!([{"status": "0x0", "message": "x"}])),
            ("id", json!("https://a.example/1")),
        ] {
            let mut bad = entry.clone();
            bad[member] = value;
            assert!(with(second(), "credentialStatus", bad).is_err(), "{member}");
        }
    }

    #[test]
    fn a_list_is_long_enough() {
        let list = |encoded: &str| {
            let mut list = second();
            list["type"] = json!(["VerifiableCredential", "BitstringStatusListCredential"]);
            let subject = json!({"type": "BitstringStatusList", "statusPurpose": "revocation", "encodedList": encoded});
            with(list, "credentialSubject", subject)
        };
        assert_eq!(list(&Bits::new().encode()), Ok(Version::V2));
        assert_eq!(list("uH4sIAAAAAAAAA2NgAAAAAP__"), Err("credentialSubject.encodedList".to_owned()));
    }
}
