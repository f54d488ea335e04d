//! `/desk/of/{slug}/certificates/{number}/correct`: what stands on a certificate, what shall stand on the one that supersedes it, and
//! both beside each other before it is handed over for approval.

use std::collections::BTreeMap;

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::roster::Told;
use super::see;
use crate::claims::{Certificate, Language, RegisterNumber};
use crate::issuance::correction::{FIELDS, Original, Typed};
use crate::issuance::{Fault, IssuanceError};
use crate::roster::Entry;
use crate::time::Day;

#[derive(Template)]
#[template(path = "desk/correct.html")]
struct CorrectPage {
    desk: Desk,
    fault: Option<String>,
    /// Of which certificate, if it is one of several, and what.
    faults: Vec<(String, Told)>,
    number: String,
    name: String,
    fields: Vec<Line>,
    issued: String,
    note: String,
    /// The codes of the departments that may be named.
    codes: String,
    /// What changes; `None` before somebody has typed anything.
    changes: Option<Vec<Change>>,
}

/// A field of the form.
pub(super) struct Line {
    pub(super) word: &'static str,
    pub(super) label: String,
    pub(super) value: String,
    pub(super) is_day: bool,
}

/// What stands there, and what shall stand there.
pub(super) struct Change {
    pub(super) label: String,
    pub(super) old: String,
    pub(super) new: String,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (desk, original) = begin(&service, &visitor, &number).await?;
    let typed = original.typed(service.now().day());
    render(&CorrectPage::new(desk, &original, &typed, ""))
}

pub(super) async fn check(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((slug, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (desk, original) = begin(&service, &visitor, &number).await?;
    let typed = typed(&visitor, &original);
    let note: String = visitor.fields.text("note").trim().chars().take(super::certificate::LONGEST).collect();
    let mut page = CorrectPage::new(desk, &original, &typed, &note);
    let reading = original.read(&typed);
    let entry = match Original::entry(&reading) {
        Ok(entry) => entry,
        Err(error) => return page.refuse(error),
    };
    let changes = compare(&original, &entry, (&BTreeMap::new(), typed.issued), &page.desk);
    if changes.is_empty() {
        page.fault = Some(page.desk.say("desk-correct-same"));
        return refused(&page);
    }
    page.changes = Some(changes);
    if visitor.fields.text("do") != "hand-over" {
        return render(&page);
    }
    if note.is_empty() {
        page.fault = Some(page.desk.say("desk-correct-why-empty"));
        return refused(&page);
    }
    let core = service.core().await?;
    let login = &visitor.somebody()?.login;
    let (office, workshop) = (&service.0.office, &service.0.options.workshop);
    let corrected = office.correct(visitor.place()?, (&original, &typed), (login, &note), workshop).await;
    drop(core);
    match corrected {
        Ok(corrected) => Ok(see(&format!("/desk/of/{slug}/batches/{}", corrected.batch))),
        Err(error) => page.refuse(error),
    }
}

async fn begin(service: &Service, visitor: &Visitor, number: &str) -> Result<(Desk, Original), Problem> {
    let number = RegisterNumber::parse(number).map_err(|_| Problem::NotFound)?;
    match service.0.office.original(visitor.place()?, &number).await {
        Ok(original) => Ok((Desk::new(service, visitor), original)),
        Err(IssuanceError::NoSuchCertificate { .. } | IssuanceError::NotAllowed(_)) => Err(Problem::NotFound),
        Err(error) => Err(error.into()),
    }
}

/// What was typed; what the form does not show stays as it was.
fn typed(visitor: &Visitor, original: &Original) -> Typed {
    let kept = original.typed(original.certificate.issued);
    let said = |word: &str| {
        let is_there = visitor.fields.iter().any(|(name, _)| name == word);
        let text = if is_there { visitor.fields.text(word) } else { kept.fields.get(word).map_or("", String::as_str) };
        text.trim().chars().take(LONGEST).collect()
    };
    Typed {
        fields: FIELDS.map(|field| (field.word, said(field.word))).into_iter().collect(),
        issued: Day::parse(visitor.fields.text("issued").trim()).ok(),
    }
}

impl CorrectPage {
    fn new(desk: Desk, original: &Original, typed: &Typed, note: &str) -> Self {
        let programme = original.programme();
        let is_shown = |word: &str| match word {
            "birth_date" => programme.signs_birth_date(),
            "rotations" => !programme.rotations().is_empty(),
            _ => true,
        };
        let line = |word| Line::new(word, typed.fields.get(word).cloned().unwrap_or_default(), &desk);
        let codes: Vec<&str> = programme.rotations().iter().map(|rotation| rotation.code.as_str()).collect();
        Self {
            fault: None,
            faults: Vec::new(),
            number: original.number.to_string(),
            name: original.certificate.holder.name.to_string(),
            fields: FIELDS.iter().filter(|field| is_shown(field.word)).map(|field| line(field.word)).collect(),
            issued: typed.issued.map(|day| day.to_string()).unwrap_or_default(),
            note: note.to_owned(),
            codes: codes.join(", "),
            changes: None,
            desk,
        }
    }

    fn refuse(mut self, error: IssuanceError) -> Result<Response, Problem> {
        match error {
            IssuanceError::Faults(faults) => {
                let told = |fault: &Fault| (String::new(), Told::new(fault, self.desk.spoken()));
                self.faults = faults.iter().map(told).collect();
                self.fault = Some(self.desk.count("desk-faults", self.faults.len()));
            }
            IssuanceError::NotAllowed(_) => self.fault = Some(self.desk.say("desk-hand-over-other")),
            IssuanceError::NoSuchCertificate { .. } => self.fault = Some(self.desk.say("desk-change-late")),
            error => return Err(error.into()),
        }
        refused(&self)
    }

    fn has_changes(&self) -> bool {
        self.changes.is_some()
    }
}

impl Line {
    pub(super) fn new(word: &'static str, value: String, desk: &Desk) -> Self {
        Self { word, label: label(word, desk), value, is_day: matches!(word, "starts" | "ends" | "birth_date") }
    }
}

/// What a correction changes, in words.
pub(super) fn compare(
    original: &Original,
    entry: &Entry,
    (titles, issued): (&BTreeMap<String, String>, Option<Day>),
    desk: &Desk,
) -> Vec<Change> {
    let old = &original.certificate;
    let programme = original.programme();
    let new = Certificate {
        holder: entry.holder.clone(),
        period: programme.period_for(entry),
        hours: programme.hours_for(entry),
        credits: programme.credits_for(entry),
        grade: entry.grade.clone(),
        role: entry.role.clone(),
        rotations: programme.rotations_for(entry),
        issued: issued.unwrap_or(old.issued),
        ..old.clone()
    };
    let both = programme.languages().iter().zip(programme.title().iter());
    let title = |(language, old): (&Language, &str)| {
        let new = titles.get(language.tag()).filter(|new| *new != old)?;
        Some(Change { label: desk.say("desk-field-title"), old: old.to_owned(), new: new.clone() })
    };
    both.filter_map(title).chain(changes(old, &new, desk)).collect()
}

/// What differs between two certificates, in words.
pub(super) fn changes(old: &Certificate, new: &Certificate, desk: &Desk) -> Vec<Change> {
    let words = &desk.words.report;
    let both = |word: &str, tell: &dyn Fn(&Certificate) -> String| (label(word, desk), tell(old), tell(new));
    let some = |value: Option<&dyn std::fmt::Display>| value.map(ToString::to_string).unwrap_or_default();
    let day = |value: Option<Day>| value.map(|day| words.day(day)).unwrap_or_default();
    let told = [
        both("title", &|one| one.achievement.title.to_string()),
        both("latin_name", &|one| one.holder.name.to_string()),
        both("name", &|one| some(one.holder.native_name.as_ref().map(|name| name as _))),
        both("birth_date", &|one| day(one.holder.birth_date)),
        both("home_institution", &|one| some(one.holder.home_institution.as_ref().map(|name| name as _))),
        both("role", &|one| some(one.role.as_ref().map(|role| role as _))),
        both("result", &|one| some(one.grade.as_ref().map(|grade| grade as _))),
        both("hours", &|one| some(one.hours.as_ref().map(|hours| hours as _))),
        both("credits", &|one| some(one.credits.as_ref().map(|credits| credits as _))),
        both("starts", &|one| words.day(one.period.starts())),
        both("ends", &|one| words.day(one.period.ends())),
        both("rotations", &|one| {
            one.rotations.iter().map(|rotation| rotation.department.to_string()).collect::<Vec<_>>().join("; ")
        }),
        both("issued", &|one| words.day(one.issued)),
    ];
    let changed = told.into_iter().filter(|(_, old, new)| old != new);
    changed.map(|(label, old, new)| Change { label, old, new }).collect()
}

pub(super) fn label(word: &str, desk: &Desk) -> String {
    let known = LABELS.iter().find(|(known, _)| *known == word);
    known.map_or_else(|| word.to_owned(), |(_, id)| desk.say(id))
}

/// The words of the fields.
const LABELS: [(&str, &str); 13] = [
    ("title", "desk-field-title"),
    ("name", "desk-correct-name"),
    ("latin_name", "desk-correct-latin-name"),
    ("birth_date", "desk-correct-birth-date"),
    ("home_institution", "desk-field-home"),
    ("role", "desk-correct-role"),
    ("result", "desk-correct-result"),
    ("hours", "desk-field-hours"),
    ("credits", "desk-field-credits"),
    ("starts", "desk-field-starts"),
    ("ends", "desk-field-ends"),
    ("rotations", "desk-correct-rotations"),
    ("issued", "desk-what-issued"),
];

/// The most characters of a field.
const LONGEST: usize = 2_000;
