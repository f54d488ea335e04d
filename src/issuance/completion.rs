//! A credential as a program hands it in, completed to a certificate of ours. What only the institution says is refused, not
//! replaced; what Open Badges has no member for is added where it is lacking.

use serde_json::{Map, Value, json};

use super::IssuanceError;
use crate::claims::certificate::base_url;
use crate::claims::text::MAX_LANGUAGES;
use crate::claims::{Achievement, Certificate, CredentialId, Did, Issuer, Kind, RegisterNumber, Slug, Words};
use crate::credential;
use crate::roster::is_issue_date;
use crate::store::InstitutionRow;
use crate::time::Day;
use crate::wire::digest::Digest;
use crate::wire::jcs;

/// A certificate whose id and place in the status list are still to be given, and its number, if `has_number` is false.
#[derive(Debug)]
pub(super) struct Completed {
    pub(super) certificate: Certificate,
    pub(super) has_number: bool,
    /// Tells a repeated request from another one under the same number.
    pub(super) content: Digest,
}

/// Completes a credential.
///
/// # Errors
/// [`IssuanceError::NotIssuable`] with the member, and what to do about it.
pub(super) fn complete(
    mut credential: Map<String, Value>,
    institution: &InstitutionRow,
    today: Day,
) -> Result<Completed, IssuanceError> {
    if let Some(given) = GIVEN_HERE.iter().find(|name| credential.contains_key(**name)) {
        return Err(refused(format!("{given} is given here: leave it out")));
    }
    let base = base_url(&institution.details.did).unwrap_or_default();
    complete_issuer(&mut credential, institution)?;
    let subject = object(&mut credential, "credentialSubject")?;
    complete_type(subject, "AchievementSubject");
    complete_achievement(object(subject, "achievement")?, &institution.details.did)?;
    let has_number = complete_number(subject)?;
    let is_dated = credential.contains_key("validFrom");
    credential.entry("validFrom").or_insert_with(|| json!(today.midnight().to_string()));
    credential.insert("id".to_owned(), json!(CredentialId::from_random([0; 16]).to_string()));
    let list = format!("{base}/status/1");
    credential.insert(
        "credentialStatus".to_owned(),
        json!({
            "id": format!("{list}#0"), "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
            "statusListIndex": "0", "statusListCredential": list,
        }),
    );
    let mut certificate = credential::read(&credential).map_err(|fault| refused(fault.to_string()))?;
    check(&certificate, institution, today)?;
    certificate.achievement.programme = programme(&certificate)?;
    let content = content(&certificate, is_dated);
    Ok(Completed { certificate, has_number, content })
}

/// Members that no caller gives.
const GIVEN_HERE: [&str; 4] = ["id", "iss", "proof", "credentialStatus"];

fn refused(what: String) -> IssuanceError {
    IssuanceError::NotIssuable(what)
}

fn object<'a>(
    within: &'a mut Map<String, Value>,
    name: &'static str,
) -> Result<&'a mut Map<String, Value>, IssuanceError> {
    within.get_mut(name).and_then(Value::as_object_mut).ok_or_else(|| refused(format!("{name} is not an object")))
}

/// One type as a list of one; the usual one, where none is given.
fn complete_type(object: &mut Map<String, Value>, usual: &str) {
    let given = object.remove("type").unwrap_or_else(|| json!(usual));
    object.insert("type".to_owned(), if given.is_string() { json!([given]) } else { given });
}

fn complete_issuer(credential: &mut Map<String, Value>, institution: &InstitutionRow) -> Result<(), IssuanceError> {
    let own = institution.details.did.as_str();
    let mut issuer = match credential.remove("issuer") {
        None => Map::new(),
        Some(Value::String(did)) => [("id".to_owned(), json!(did))].into_iter().collect(),
        Some(Value::Object(issuer)) => issuer,
        Some(_) => return Err(refused("issuer is neither a DID nor an object".to_owned())),
    };
    if issuer.get("id").is_some_and(|id| id != own) {
        return Err(refused(format!("issuer.id: this program signs for {own} alone: leave it out")));
    }
    issuer.insert("id".to_owned(), json!(own));
    complete_type(&mut issuer, "Profile");
    let names = institution.details.names.iter().map(|(_, name)| name.as_str()).take(MAX_LANGUAGES);
    issuer.entry("name").or_insert_with(|| json!(names.collect::<Vec<_>>().join(" / ")));
    credential.insert("issuer".to_owned(), Value::Object(issuer));
    Ok(())
}

/// Id and criteria are the institution's; the kind stands in the description too.
fn complete_achievement(achievement: &mut Map<String, Value>, did: &Did) -> Result<(), IssuanceError> {
    if achievement.contains_key("id") {
        return Err(refused("achievement.id is given here: leave it out".to_owned()));
    }
    complete_type(achievement, "Achievement");
    let kind = achievement.get("achievementType").and_then(Value::as_str).and_then(kind_of).ok_or_else(|| {
        let known: Vec<_> = Kind::ALL.into_iter().map(Kind::achievement_type).collect();
        refused(format!("achievement.achievementType is one of {}", known.join(", ")))
    })?;
    let title = achievement.get("name").and_then(Value::as_str).and_then(|name| Words::parse(name).ok());
    let title = title.ok_or_else(|| refused("achievement.name is not a title".to_owned()))?;
    let described = match achievement.get("description") {
        None => kind.word().to_owned(),
        Some(Value::String(text)) if names_a_kind(text) => text.clone(),
        Some(Value::String(text)) => format!("{text}; {}", kind.word()),
        Some(_) => return Err(refused("achievement.description is not a text".to_owned())),
    };
    achievement.insert("description".to_owned(), json!(described));
    let programme = Slug::parse(PLACE).map_err(|fault| refused(fault.to_string()))?;
    let mut usual = usual_achievement((programme, kind), title, did);
    for member in ["id", "criteria"] {
        if let Some(value) = usual.remove(member) {
            achievement.entry(member).or_insert(value);
        }
    }
    Ok(())
}

/// Where the slug of the programme will stand.
const PLACE: &str = "badge";

/// An achievement as every certificate of this kind has it.
fn usual_achievement((programme, kind): (Slug, Kind), title: Words, did: &Did) -> Map<String, Value> {
    let issuer = Issuer { did: did.clone(), name: title.clone(), signatories: Vec::new() };
    let (mode, description, partners, joint_award) = (None, None, Vec::new(), None);
    let achievement = Achievement { programme, kind, mode, title, description, partners, joint_award };
    credential::achievement(&achievement, &issuer)
}

fn kind_of(achievement_type: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.achievement_type() == achievement_type)
}

/// `text; internship: observation; partners: A, B` names one.
fn names_a_kind(description: &str) -> bool {
    description.split("; ").any(|part| Kind::from_word(part.split(": ").next().unwrap_or_default()).is_some())
}

/// Answers whether there is a register number; if not, makes room for one where it belongs.
fn complete_number(subject: &mut Map<String, Value>) -> Result<bool, IssuanceError> {
    let identifiers = subject.get_mut("identifier").and_then(Value::as_array_mut);
    let identifiers = identifiers.ok_or_else(|| refused("credentialSubject.identifier is not a list".to_owned()))?;
    let place_of =
        |kind: &str| identifiers.iter().position(|one| one.get("identityType").is_some_and(|own| own == kind));
    if place_of("ext:registerNumber").is_some() {
        return Ok(true);
    }
    let place = place_of("ext:birthDate").unwrap_or(identifiers.len());
    let number = RegisterNumber::from_sequence(0);
    identifiers.insert(
        place,
        json!({"type": "IdentityObject", "identityHash": number.as_str(), "identityType": "ext:registerNumber", "hashed": false}),
    );
    Ok(false)
}

/// What the form alone does not say.
fn check(certificate: &Certificate, institution: &InstitutionRow, today: Day) -> Result<(), IssuanceError> {
    let names = &institution.details.names;
    if let Some(other) =
        certificate.issuer.name.iter().find(|part| names.iter().all(|(_, name)| name.as_str() != *part))
    {
        return Err(refused(format!("issuer.name: {other} is not a name of the institution: leave it out")));
    }
    let issued = certificate.issued;
    if !is_issue_date(issued, today) {
        return Err(refused(format!("validFrom: {issued} is more than 366 days before or 30 days after {today}")));
    }
    if certificate.valid_until.is_some_and(|last| last < issued) {
        return Err(refused("validUntil is before validFrom".to_owned()));
    }
    Ok(())
}

/// The programme of an achievement: the same for the same achievement, whoever hands it in.
fn programme(certificate: &Certificate) -> Result<Slug, IssuanceError> {
    let mut achievement = credential::achievement(&certificate.achievement, &certificate.issuer);
    achievement.remove("id");
    let digest = Digest::of(jcs::canonicalize(&Value::Object(achievement))).to_string();
    let slug = format!("{PLACE}-{}", digest.get(..16).unwrap_or_default());
    Slug::parse(&slug).map_err(|fault| refused(fault.to_string()))
}

fn content(certificate: &Certificate, is_dated: bool) -> Digest {
    let mut document = credential::document(certificate);
    document.remove("id");
    document.remove("credentialStatus");
    if !is_dated {
        document.remove("validFrom");
    }
    let document = jcs::canonicalize(&Value::Object(document));
    Digest::of_parts([&b"testamur-direct-1"[..], document.as_bytes()])
}
