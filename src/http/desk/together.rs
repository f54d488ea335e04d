//! `POST /desk/of/{slug}/corrections`: what is wrong on several certificates of one batch is corrected on all of them. First the form,
//! then what changes on each, then, with a reason, a batch that waits for its approval.

use std::collections::{BTreeMap, HashSet};

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::changes::{self, Sought};
use super::correct::{self, Change, Line};
use super::find::Hit;
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::roster::Told;
use super::see;
use crate::claims::RegisterNumber;
use crate::issuance::correction::{Original, Together};
use crate::issuance::{Fault, IssuanceError};
use crate::status::Standing;
use crate::time::Day;

#[derive(Template)]
#[template(path = "desk/together.html")]
struct TogetherPage {
    desk: Desk,
    fault: Option<String>,
    /// Of which certificate, and what.
    faults: Vec<(String, Told)>,
    chosen: Vec<Row>,
    /// Those that cannot be corrected with them.
    others: Vec<Hit>,
    is_cut: bool,
    /// Language and title.
    titles: Vec<(&'static str, String)>,
    fields: Vec<Line>,
    issued: String,
    note: String,
    /// The codes of the departments that may be named.
    codes: String,
    has_changes: bool,
}

/// A certificate, and what changes on it.
struct Row {
    number: String,
    name: String,
    changes: Vec<Change>,
}

pub(super) async fn correct(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let today = service.now().day();
    let (originals, mut page) = TogetherPage::load(&service, &visitor).await?;
    if originals.is_empty() {
        page.fault = Some(page.desk.say("desk-changes-none"));
        return refused(&page);
    }
    let asked = visitor.fields.text("do");
    if asked == "correct" {
        return render(&page);
    }
    let together = page.together();
    let entries = match together.entries(&originals, today) {
        Ok(entries) => entries,
        Err(error) => return page.refuse(error, &originals),
    };
    for ((row, original), entry) in page.chosen.iter_mut().zip(&originals).zip(&entries) {
        row.changes = correct::compare(original, entry, (&together.titles, together.issued), &page.desk);
    }
    if page.chosen.iter().all(|row| row.changes.is_empty()) {
        page.fault = Some(page.desk.say("desk-correct-same"));
        return refused(&page);
    }
    page.has_changes = true;
    if asked != "hand-over" {
        return render(&page);
    }
    if page.note.is_empty() {
        page.fault = Some(page.desk.say("desk-correct-why-empty"));
        return refused(&page);
    }
    let core = service.core().await?;
    let by = (visitor.somebody()?.login.as_str(), page.note.as_str());
    let (office, workshop) = (&service.0.office, &service.0.options.workshop);
    let corrected = office.correct_together(visitor.place()?, (&originals, &together), by, workshop).await;
    drop(core);
    match corrected {
        Ok(corrected) => Ok(see(&page.desk.at(&format!("/batches/{}", corrected.batch)))),
        Err(error) => page.refuse(error, &originals),
    }
}

impl TogetherPage {
    async fn load(service: &Service, visitor: &Visitor) -> Result<(Vec<Original>, Self), Problem> {
        let institution = visitor.place()?;
        let Sought { found, is_cut } = changes::sought(service, visitor).await?;
        let desk = Desk::new(service, visitor);
        let in_force = found.iter().filter(|one| matches!(one.standing, Some(Standing::InForce | Standing::Suspended)));
        let numbers: Vec<RegisterNumber> = in_force.map(|one| one.number.clone()).collect();
        let originals = service.0.office.originals(institution, &numbers).await?;
        let chosen: HashSet<&RegisterNumber> = originals.iter().map(|original| &original.number).collect();
        let others = found.iter().filter(|one| !chosen.contains(&one.number)).map(|one| Hit::new(one, &desk)).collect();
        let row = |original: &Original| Row {
            number: original.number.to_string(),
            name: original.certificate.holder.name.to_string(),
            changes: Vec::new(),
        };
        let mut page = Self {
            fault: None,
            faults: Vec::new(),
            chosen: originals.iter().map(row).collect(),
            others,
            is_cut,
            titles: Vec::new(),
            fields: Vec::new(),
            issued: String::new(),
            note: visitor.fields.text("note").trim().chars().take(super::certificate::LONGEST).collect(),
            codes: String::new(),
            has_changes: false,
            desk,
        };
        if let Some(first) = originals.first() {
            page.fill(visitor, first, service.now().day());
        }
        Ok((originals, page))
    }

    /// The form as it was sent; before that, what is the same on all of them.
    fn fill(&mut self, visitor: &Visitor, first: &Original, today: Day) {
        let sent = |name: &str| visitor.fields.iter().find(|(known, _)| *known == name).map(|(_, text)| tidy(text));
        let programme = first.programme();
        let titles = programme.languages().iter().zip(programme.title().iter());
        self.titles = titles
            .map(|(language, title)| {
                let tag = language.tag();
                (tag, sent(&format!("title-{tag}")).unwrap_or_else(|| title.to_owned()))
            })
            .collect();
        let is_shown = |word: &str| word != "rotations" || !programme.rotations().is_empty();
        self.fields = Together::fields_of_all()
            .filter(|field| is_shown(field.word))
            .map(|field| Line::new(field.word, sent(field.word).unwrap_or_default(), &self.desk))
            .collect();
        let issued = first.typed(today).issued.map(|day| day.to_string());
        self.issued = sent("issued").or(issued).unwrap_or_default();
        let codes: Vec<&str> = programme.rotations().iter().map(|rotation| rotation.code.as_str()).collect();
        self.codes = codes.join(", ");
    }

    fn together(&self) -> Together {
        let said = self.fields.iter().filter(|line| !line.value.is_empty());
        Together {
            fields: said.map(|line| (line.word, line.value.clone())).collect(),
            titles: self
                .titles
                .iter()
                .map(|(tag, title)| ((*tag).to_owned(), title.clone()))
                .collect::<BTreeMap<_, _>>(),
            issued: Day::parse(&self.issued).ok(),
        }
    }

    fn refuse(mut self, error: IssuanceError, originals: &[Original]) -> Result<Response, Problem> {
        match error {
            IssuanceError::Faults(faults) => {
                let told = |fault: &Fault| {
                    let of = fault.place.row().and_then(|row| Together::of_row(originals, row));
                    let number = of.map(|original| original.number.to_string()).unwrap_or_default();
                    (number, Told::new(fault, self.desk.spoken()))
                };
                self.faults = faults.iter().take(MOST_FAULTS).map(told).collect();
                self.fault = Some(self.desk.count("desk-faults", faults.len()));
            }
            IssuanceError::NotAllowed(_) => self.fault = Some(self.desk.say("desk-hand-over-other")),
            IssuanceError::NoSuchCertificate { .. } => self.fault = Some(self.desk.say("desk-changes-late")),
            error => return Err(error.into()),
        }
        refused(&self)
    }
}

fn tidy(text: &str) -> String {
    text.trim().chars().take(LONGEST).collect()
}

/// The most characters of a field.
const LONGEST: usize = 2_000;

/// Who has the same fault on all of them need not read it a thousand times.
const MOST_FAULTS: usize = 50;
