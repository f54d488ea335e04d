//! JSON to certificate: the strict inverse of writing.

use serde_json::{Map, Value};

use super::fields::{Fields, ShapeFault};
use super::write::achievement_id;
use super::{CONTEXT_OB, CONTEXT_VC, STATUS_PURPOSE, STATUS_TYPE, TYPES, compound, criteria, identity_type};
use crate::claims::{
    Achievement, Certificate, ClaimFault, CredentialId, Did, Holder, Issuer, JointAward, Period, Quantity,
    RegisterNumber, Rotation, Slug, StatusEntry, Text, Words,
};
use crate::time::Day;
use crate::wire::tree::{Members, Tree};

/// Reads a credential of our shape. `iss` and `proof` at the top belong to the two securing forms and are not looked at.
///
/// # Errors
/// [`ShapeFault`] for any member too many, too few, or not in the one form that [`super::document`] writes.
pub fn read(document: &Map<String, Value>) -> Result<Certificate, ShapeFault> {
    read_members(&document.into())
}

/// As [`read`], of what was read from a text and is not kept.
///
/// # Errors
/// As [`read`].
pub fn read_members(document: &Members<'_>) -> Result<Certificate, ShapeFault> {
    let fields = Fields::new("credential", document);
    let _ = (fields.may("iss"), fields.may("proof"));
    fields.exactly_list("@context", &[CONTEXT_VC, CONTEXT_OB])?;
    fields.types(&TYPES)?;
    let subject = fields.object("credentialSubject")?;
    let (holder, number) = read_identifiers(&subject)?;
    let issuer = read_issuer(fields.object("issuer")?)?;
    let (hours, grade) = read_results(&subject)?;
    let certificate = Certificate {
        id: fields.parse("id", CredentialId::parse)?,
        number,
        achievement: read_achievement(subject.object("achievement")?, &issuer)?,
        issuer,
        holder,
        period: read_period(&subject)?,
        issued: fields.parse("validFrom", Day::parse_midnight)?,
        valid_until: fields.may_parse("validUntil", Day::parse_midnight)?,
        hours,
        credits: read_credits(&subject)?,
        grade,
        role: subject.may_parse("role", Text::parse)?,
        rotations: fields.objects("evidence")?.into_iter().map(read_rotation).collect::<Result<_, _>>()?,
        status: read_status(fields.object("credentialStatus")?)?,
    };
    subject.types(&["AchievementSubject"])?;
    subject.finish()?;
    fields.finish()?;
    Ok(certificate)
}

fn read_issuer(profile: Fields<'_>) -> Result<Issuer, ShapeFault> {
    profile.types(&["Profile"])?;
    let issuer = Issuer {
        did: profile.parse("id", Did::parse)?,
        name: profile.parse("name", Words::parse)?,
        signatories: profile.may_parse("official", compound::read_official)?.unwrap_or_default(),
    };
    profile.finish()?;
    Ok(issuer)
}

/// The identity objects, each type at most once and in the order of writing.
fn read_identifiers(subject: &Fields<'_>) -> Result<(Holder, RegisterNumber), ShapeFault> {
    let mut found = Vec::new();
    for identity in subject.objects("identifier")? {
        identity.exactly_text("type", "IdentityObject")?;
        identity.exactly_flag("hashed", false)?;
        found.push((identity.text("identityType")?, identity.text("identityHash")?));
        identity.finish()?;
    }
    let mut rest = found.into_iter().peekable();
    let mut take = |kind: &str| rest.next_if(|(found, _)| *found == kind).map(|(_, value)| value);
    let fault = |fault: ClaimFault| subject.fault("identifier", fault);
    let text = |value: Option<&str>| value.map(Text::parse).transpose().map_err(fault);
    let holder_name = text(take(identity_type::NAME))?.ok_or_else(|| fault(ClaimFault::Empty))?;
    let native_name = text(take(identity_type::NATIVE_NAME))?;
    let home_institution = text(take(identity_type::HOME_INSTITUTION))?;
    let number = take(identity_type::REGISTER_NUMBER).ok_or_else(|| fault(ClaimFault::Empty))?;
    let number = RegisterNumber::parse(number).map_err(fault)?;
    let birth_date = take(identity_type::BIRTH_DATE)
        .map(Day::parse)
        .transpose()
        .map_err(|_| fault(ClaimFault::NotTheForm("a day")))?;
    if rest.next().is_some() {
        return Err(fault(ClaimFault::NotTheForm("the identity objects of our shape, in order")));
    }
    Ok((Holder { name: holder_name, native_name, home_institution, birth_date }, number))
}

fn read_period(subject: &Fields<'_>) -> Result<Period, ShapeFault> {
    let starts = subject.parse("activityStartDate", Day::parse_midnight)?;
    let ends = subject.parse("activityEndDate", Day::parse_midnight)?;
    Period::new(starts, ends).map_err(|fault| subject.fault("activityEndDate", fault))
}

fn read_credits(subject: &Fields<'_>) -> Result<Option<Quantity>, ShapeFault> {
    let fault = |fault| subject.fault("creditsEarned", fault);
    match subject.may("creditsEarned") {
        None => Ok(None),
        Some(Tree::Number(number)) => Quantity::from_json(number).map(Some).map_err(fault),
        Some(_) => Err(fault(ClaimFault::NotTheForm("a number"))),
    }
}

/// At most the hours, then at most a grade.
fn read_results(subject: &Fields<'_>) -> Result<(Option<Quantity>, Option<Text>), ShapeFault> {
    let mut values = Vec::new();
    for result in subject.objects("result")? {
        result.types(&["Result"])?;
        values.push(result.text("value")?);
        result.finish()?;
    }
    let fault = |fault| subject.fault("result", fault);
    let mut values = values.into_iter().peekable();
    let hours = values.peek().and_then(|value| compound::read_hours(value));
    let _ = values.next_if(|_| hours.is_some());
    let grade = values.next().map(Text::parse).transpose().map_err(fault)?;
    let is_hours = grade.as_ref().is_some_and(|grade| compound::read_hours(grade.as_str()).is_some());
    if is_hours || values.next().is_some() {
        return Err(fault(ClaimFault::NotTheForm("hours, then a grade")));
    }
    Ok((hours, grade))
}

fn read_achievement(fields: Fields<'_>, issuer: &Issuer) -> Result<Achievement, ShapeFault> {
    fields.types(&["Achievement"])?;
    let description = fields.parse("description", compound::read_description)?;
    let id = fields.text("id")?;
    let programme =
        Slug::parse(id.rsplit('/').next().unwrap_or_default()).map_err(|fault| fields.fault("id", fault))?;
    let achievement = Achievement {
        programme,
        kind: description.kind,
        mode: description.mode,
        title: fields.parse("name", Words::parse)?,
        description: description.text,
        partners: description.partners,
        joint_award: fields.may_object("creator")?.map(read_joint_award).transpose()?,
    };
    if id != achievement_id(&achievement, issuer) {
        return Err(fields.fault("id", ClaimFault::NotTheForm("below the issuer's address")));
    }
    fields.exactly_text("achievementType", achievement.kind.achievement_type())?;
    let narrative = fields.object("criteria")?;
    narrative.exactly_text("narrative", criteria(achievement.kind))?;
    narrative.finish()?;
    fields.finish()?;
    Ok(achievement)
}

fn read_joint_award(profile: Fields<'_>) -> Result<JointAward, ShapeFault> {
    profile.types(&["Profile"])?;
    let creator = JointAward { did: profile.parse("id", Did::parse)?, name: profile.parse("name", Text::parse)? };
    profile.finish()?;
    Ok(creator)
}

fn read_rotation(evidence: Fields<'_>) -> Result<Rotation, ShapeFault> {
    evidence.types(&["Evidence"])?;
    let department = evidence.parse("name", Words::parse)?;
    let narrative = evidence.may_text("narrative")?;
    let rotation =
        compound::read_narrative(narrative, department).map_err(|fault| evidence.fault("narrative", fault))?;
    evidence.finish()?;
    Ok(rotation)
}

fn read_status(entry: Fields<'_>) -> Result<StatusEntry, ShapeFault> {
    entry.exactly_text("type", STATUS_TYPE)?;
    entry.exactly_text("statusPurpose", STATUS_PURPOSE)?;
    let list = entry.text("statusListCredential")?.to_owned();
    let index = entry.parse("statusListIndex", read_index)?;
    entry.exactly_text("id", &format!("{list}#{index}"))?;
    entry.finish()?;
    Ok(StatusEntry { list, index })
}

fn read_index(text: &str) -> Result<u32, ClaimFault> {
    let fault = ClaimFault::NotTheForm("a place in a status list");
    let index: u32 = text.parse().map_err(|_| fault.clone())?;
    if index < StatusEntry::LIST_LENGTH && index.to_string() == text { Ok(index) } else { Err(fault) }
}
