//! Several values in one string, where Open Badges has one member for them. Every part is text that a person reads in any
//! badge viewer, and the strings read back exactly.
//!
//! | member | form |
//! |---|---|
//! | `issuer.official` | `name, office; name, office` |
//! | `achievement.description` | `text; kind: mode; partners: A, B` |
//! | `evidence[].narrative` | `place; 2022-10-28/2022-11-04; 36 h; supervisors: A, B` |
//! | `result[].value` | `120 h`, or the grade in words |

use crate::claims::{Achievement, ClaimFault, Kind, Mode, Period, Quantity, Rotation, Signatory, Text, Words};
use crate::time::Day;

const PART: &str = "; ";
const ITEM: &str = ", ";
const PARTNERS: &str = "partners: ";
const SUPERVISORS: &str = "supervisors: ";
const HOURS: &str = " h";

/// `issuer.official`; `None` without signatories.
pub(super) fn official(signatories: &[Signatory]) -> Option<String> {
    let parts: Vec<_> = signatories.iter().map(|one| format!("{}{ITEM}{}", one.name, one.office)).collect();
    (!parts.is_empty()).then(|| parts.join(PART))
}

pub(super) fn read_official(text: &str) -> Result<Vec<Signatory>, ClaimFault> {
    let signatory = |part: &str| {
        let (name, office) = part.split_once(ITEM).ok_or(ClaimFault::NotTheForm("name, office"))?;
        Ok(Signatory { name: Text::parse(name)?, office: Words::parse(office)? })
    };
    text.split(PART).map(signatory).collect()
}

/// `achievement.description`: the sentence, the kind with its mode, the partners.
pub(super) fn description(achievement: &Achievement) -> String {
    let kind = match achievement.mode {
        Some(mode) => format!("{}: {}", achievement.kind.word(), mode.word()),
        None => achievement.kind.word().to_owned(),
    };
    let text = achievement.description.as_ref().map(Text::to_string);
    let partners = list(PARTNERS, &achievement.partners);
    text.into_iter().chain([kind]).chain(partners).collect::<Vec<_>>().join(PART)
}

pub(super) struct Description {
    pub(super) text: Option<Text>,
    pub(super) kind: Kind,
    pub(super) mode: Option<Mode>,
    pub(super) partners: Vec<Text>,
}

pub(super) fn read_description(joined: &str) -> Result<Description, ClaimFault> {
    let form = || ClaimFault::NotTheForm("text; kind: mode; partners: A, B");
    let mut parts = joined.split(PART);
    let first = parts.next().unwrap_or_default();
    let (text, (kind, mode)) = match read_kind(first) {
        Some(kind) => (None, kind),
        None => (Some(Text::parse(first)?), parts.next().and_then(read_kind).ok_or_else(form)?),
    };
    let partners =
        parts.next().map(|part| read_list(PARTNERS, part).ok_or_else(form)?).transpose()?.unwrap_or_default();
    if parts.next().is_some() {
        return Err(form());
    }
    Ok(Description { text, kind, mode, partners })
}

/// `evidence[].narrative`; `None` if nothing but the department is known.
pub(super) fn narrative(rotation: &Rotation) -> Option<String> {
    let place = rotation.place.as_ref().map(Text::to_string);
    let days = rotation.period.map(days);
    let hours = rotation.hours.map(hours);
    let supervisors = list(SUPERVISORS, &rotation.supervisors);
    let parts: Vec<_> = [place, days, hours, supervisors].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(PART))
}

pub(super) fn read_narrative(narrative: Option<&str>, department: Words) -> Result<Rotation, ClaimFault> {
    let mut rotation = Rotation { department, place: None, period: None, hours: None, supervisors: Vec::new() };
    let Some(narrative) = narrative else { return Ok(rotation) };
    let mut parts = narrative.split(PART).peekable();
    if let Some(part) = parts.next_if(|part| is_place(part)) {
        rotation.place = Some(Text::parse(part)?);
    }
    rotation.period = parts.peek().and_then(|part| read_days(part));
    let _ = parts.next_if(|_| rotation.period.is_some());
    rotation.hours = parts.peek().and_then(|part| read_hours(part));
    let _ = parts.next_if(|_| rotation.hours.is_some());
    if let Some(part) = parts.next() {
        rotation.supervisors =
            read_list(SUPERVISORS, part).ok_or(ClaimFault::NotTheForm("place; days; hours; supervisors"))??;
    }
    match parts.next() {
        None => Ok(rotation),
        Some(_) => Err(ClaimFault::NotTheForm("place; days; hours; supervisors")),
    }
}

/// `120 h`
pub(super) fn hours(hours: Quantity) -> String {
    format!("{hours}{HOURS}")
}

pub(super) fn read_hours(text: &str) -> Option<Quantity> {
    Quantity::parse(text.strip_suffix(HOURS)?).ok()
}

/// ISO 8601: one day, or first and last day with a solidus between.
fn days(period: Period) -> String {
    if period.starts() == period.ends() {
        period.starts().to_string()
    } else {
        format!("{}/{}", period.starts(), period.ends())
    }
}

fn read_days(text: &str) -> Option<Period> {
    match text.split_once('/') {
        None => Day::parse(text).ok().and_then(|day| Period::new(day, day).ok()),
        // The same day twice is written once.
        Some((starts, ends)) => {
            Period::new(Day::parse(starts).ok()?, Day::parse(ends).ok()?).ok().filter(|_| starts != ends)
        }
    }
}

fn is_place(part: &str) -> bool {
    read_days(part).is_none() && read_hours(part).is_none() && !part.starts_with(SUPERVISORS)
}

fn read_kind(part: &str) -> Option<(Kind, Option<Mode>)> {
    match part.split_once(": ") {
        Some((kind, mode)) => Some((Kind::from_word(kind)?, Some(Mode::from_word(mode)?))),
        None => Some((Kind::from_word(part)?, None)),
    }
}

fn list(label: &str, items: &[Text]) -> Option<String> {
    (!items.is_empty()).then(|| format!("{label}{}", items.iter().map(Text::as_str).collect::<Vec<_>>().join(ITEM)))
}

fn read_list(label: &str, part: &str) -> Option<Result<Vec<Text>, ClaimFault>> {
    part.strip_prefix(label).map(|items| items.split(ITEM).map(Text::parse).collect())
}
