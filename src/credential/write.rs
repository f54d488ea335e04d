//! Certificate to JSON.

use serde_json::{Map, Value, json};

use super::{CONTEXT_OB, CONTEXT_VC, STATUS_PURPOSE, STATUS_TYPE, TYPES, compound, criteria, identity_type};
use crate::claims::certificate::base_url;
use crate::claims::{Achievement, Certificate, Issuer, Rotation, StatusEntry};
use crate::time::Day;
use crate::wire::jcs;

/// The credential without proof.
#[must_use]
pub fn document(certificate: &Certificate) -> Map<String, Value> {
    let mut credential = Map::new();
    put(&mut credential, "@context", json!([CONTEXT_VC, CONTEXT_OB]));
    put(&mut credential, "id", certificate.id.to_string());
    put(&mut credential, "type", json!(TYPES));
    put(&mut credential, "issuer", issuer(&certificate.issuer));
    put(&mut credential, "validFrom", midnight(certificate.issued));
    put_some(&mut credential, "validUntil", certificate.valid_until.map(midnight));
    put(&mut credential, "credentialSubject", subject(certificate));
    if !certificate.rotations.is_empty() {
        put(&mut credential, "evidence", certificate.rotations.iter().map(rotation).collect::<Vec<_>>());
    }
    put(&mut credential, "credentialStatus", status(&certificate.status));
    credential
}

/// The payload of the token: the canonical form (JCS) of the credential and `iss` (RFC 7519, section 4.1.1).
#[must_use]
pub fn payload(certificate: &Certificate) -> String {
    let mut credential = document(certificate);
    put(&mut credential, "iss", certificate.issuer.did.as_str());
    jcs::canonicalize(&Value::Object(credential))
}

fn issuer(issuer: &Issuer) -> Map<String, Value> {
    let mut profile = Map::new();
    put(&mut profile, "id", issuer.did.as_str());
    put(&mut profile, "type", json!(["Profile"]));
    put(&mut profile, "name", issuer.name.to_string());
    put_some(&mut profile, "official", compound::official(&issuer.signatories));
    profile
}

fn subject(certificate: &Certificate) -> Map<String, Value> {
    let mut subject = Map::new();
    put(&mut subject, "type", json!(["AchievementSubject"]));
    put(&mut subject, "identifier", identifiers(certificate));
    put(&mut subject, "activityStartDate", midnight(certificate.period.starts()));
    put(&mut subject, "activityEndDate", midnight(certificate.period.ends()));
    put_some(&mut subject, "creditsEarned", certificate.credits.map(crate::claims::Quantity::to_json));
    put_some(&mut subject, "role", certificate.role.as_ref().map(ToString::to_string));
    let results: Vec<_> = certificate
        .hours
        .map(compound::hours)
        .into_iter()
        .chain(certificate.grade.as_ref().map(ToString::to_string))
        .map(|value| json!({"type": ["Result"], "value": value}))
        .collect();
    put_some(&mut subject, "result", (!results.is_empty()).then_some(results));
    put(&mut subject, "achievement", achievement(&certificate.achievement, &certificate.issuer));
    subject
}

fn identifiers(certificate: &Certificate) -> Vec<Value> {
    let holder = &certificate.holder;
    let text = |value: &dyn std::fmt::Display| value.to_string();
    let identity = |(kind, value): (&str, String)| json!({"type": "IdentityObject", "identityHash": value, "identityType": kind, "hashed": false});
    [
        Some((identity_type::NAME, text(&holder.name))),
        holder.native_name.as_ref().map(|name| (identity_type::NATIVE_NAME, text(name))),
        holder.home_institution.as_ref().map(|name| (identity_type::HOME_INSTITUTION, text(name))),
        Some((identity_type::REGISTER_NUMBER, text(&certificate.number))),
        holder.birth_date.map(|day| (identity_type::BIRTH_DATE, text(&day))),
    ]
    .into_iter()
    .flatten()
    .map(identity)
    .collect()
}

/// The achievement alone, as it stands in the certificates of an issuer.
#[must_use]
pub fn achievement(achievement: &Achievement, issuer: &Issuer) -> Map<String, Value> {
    let mut written = Map::new();
    put(&mut written, "id", achievement_id(achievement, issuer));
    put(&mut written, "type", json!(["Achievement"]));
    put(&mut written, "achievementType", achievement.kind.achievement_type());
    put(&mut written, "name", achievement.title.to_string());
    put(&mut written, "description", compound::description(achievement));
    put(&mut written, "criteria", json!({"narrative": criteria(achievement.kind)}));
    let creator = achievement
        .joint_award
        .as_ref()
        .map(|creator| json!({"id": creator.did.as_str(), "type": ["Profile"], "name": creator.name.as_str()}));
    put_some(&mut written, "creator", creator);
    written
}

/// `https://<authority>[/<slug>]/a/<programme>`
pub(super) fn achievement_id(achievement: &Achievement, issuer: &Issuer) -> String {
    format!("{}/a/{}", base_url(&issuer.did).unwrap_or_default(), achievement.programme)
}

fn rotation(rotation: &Rotation) -> Map<String, Value> {
    let mut evidence = Map::new();
    put(&mut evidence, "type", json!(["Evidence"]));
    put(&mut evidence, "name", rotation.department.to_string());
    put_some(&mut evidence, "narrative", compound::narrative(rotation));
    evidence
}

fn status(status: &StatusEntry) -> Map<String, Value> {
    let mut entry = Map::new();
    put(&mut entry, "id", format!("{}#{}", status.list, status.index));
    put(&mut entry, "type", STATUS_TYPE);
    put(&mut entry, "statusPurpose", STATUS_PURPOSE);
    put(&mut entry, "statusListIndex", status.index.to_string());
    put(&mut entry, "statusListCredential", status.list.as_str());
    entry
}

fn midnight(day: Day) -> String {
    day.midnight().to_string()
}

fn put(object: &mut Map<String, Value>, member: &str, value: impl Into<Value>) {
    object.insert(member.to_owned(), value.into());
}

fn put_some(object: &mut Map<String, Value>, member: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        put(object, member, value);
    }
}
