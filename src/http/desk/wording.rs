//! `/desk/of/{slug}/wording`: what the letters to the holders of certificates say, in the institution's own words.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;

use super::super::Service;
use super::super::accept::{LANGUAGES, known};
use super::super::page::{own_name, render};
use super::super::problem::Problem;
use super::fields::Fields;
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::people::administrator;
use super::see;
use crate::claims::Language;
use crate::issuance::mail::{LONGEST_SUBJECT, LONGEST_TEXT, Part, Placeholder, Sample, Wording, WordingFault};
use crate::words::Facts;

#[derive(Template)]
#[template(path = "desk/wording.html")]
struct Page {
    desk: Desk,
    /// The languages: tag, name, whether it is shown, whether it has words of its own.
    languages: Vec<(&'static str, &'static str, bool, bool)>,
    tag: &'static str,
    /// What is wrong, and what to do about it.
    faults: Vec<(String, String)>,
    /// Subject and text as they stand, or were typed.
    subject: String,
    text: String,
    bounds: (usize, usize),
    /// Who has written them, and when; nobody: they are ours.
    since: Option<(String, String)>,
    ours: Wording,
    placeholders: Vec<(String, String)>,
    sample: Option<Sample>,
    /// Whether what is shown is not kept yet.
    is_trial: bool,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    uri: Uri,
) -> Result<Response, Problem> {
    let asked = Fields::of_query(uri.query().unwrap_or_default());
    render(&Page::load(&service, &visitor, known(asked.text("of"))).await?)
}

/// Shows a sample of what was typed, keeps it, or goes back to our words.
pub(super) async fn set(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let fields = &visitor.fields;
    let Some(language) = known(fields.text("of")) else {
        return refused(&Page::load(&service, &visitor, None).await?);
    };
    let slug = visitor.place()?.details.slug.as_str();
    let here = format!("/desk/of/{slug}/wording?of={}", language.tag());
    if fields.text("do") == "ours" {
        administrator(&service, &visitor)?.set_wording(slug, language, None).await?;
        return Ok(see(&here));
    }
    let (subject, text) = (fields.text("subject"), fields.text("text"));
    let page = Page::load(&service, &visitor, Some(language)).await?;
    match Wording::parse(subject, text) {
        Ok(wording) if fields.text("do") == "keep" => {
            administrator(&service, &visitor)?.set_wording(slug, language, Some(&wording)).await?;
            Ok(see(&here))
        }
        Ok(wording) => {
            let sample = Some(wording.sample(language, &visitor.place()?.name_in(language)));
            let (subject, text) = (wording.subject().to_owned(), wording.text().to_owned());
            render(&Page { subject, text, sample, is_trial: true, ..page })
        }
        Err(faults) => {
            let faults = faults.iter().map(|fault| told(fault, &page.desk)).collect();
            let (subject, text) = (subject.to_owned(), text.to_owned());
            refused(&Page { faults, subject, text, sample: None, is_trial: true, ..page })
        }
    }
}

impl Page {
    async fn load(service: &Service, visitor: &Visitor, asked: Option<Language>) -> Result<Self, Problem> {
        let (desk, institution) = (Desk::new(service, visitor), visitor.place()?);
        let own = service.0.store.own_words(institution.id).await?;
        let names = institution.details.names.iter().filter_map(|(tag, _)| known(tag));
        let language = asked.or(names.into_iter().next()).unwrap_or(visitor.language);
        let has_own = |language: Language| own.iter().any(|own| own.language == language);
        let languages = LANGUAGES.map(|one| (one.tag(), own_name(one), one == language, has_own(one))).into();
        let ours = Wording::ours(language);
        let kept = own.iter().find(|own| own.language == language);
        let since = kept.map(|kept| (kept.by.clone(), desk.words.report.instant(kept.at)));
        let (subject, text) = kept.map_or((ours.subject(), ours.text()), |kept| (&kept.subject, &kept.text));
        let sample = Wording::parse(subject, text).ok();
        let sample = sample.map(|wording| wording.sample(language, &institution.name_in(language)));
        let placeholder = |one: Placeholder| (format!("{{{}}}", one.word()), desk.say(what(one)));
        Ok(Self {
            languages,
            tag: language.tag(),
            faults: Vec::new(),
            subject: subject.to_owned(),
            text: text.to_owned(),
            bounds: (LONGEST_SUBJECT, LONGEST_TEXT),
            since,
            ours,
            placeholders: Placeholder::ALL.map(placeholder).into(),
            sample,
            is_trial: false,
            desk,
        })
    }
}

fn what(placeholder: Placeholder) -> &'static str {
    match placeholder {
        Placeholder::Certificate => "desk-wording-certificate",
        Placeholder::Institution => "desk-wording-institution",
        Placeholder::Name => "desk-wording-name",
        Placeholder::Number => "desk-wording-number",
        Placeholder::Title => "desk-wording-title",
    }
}

/// A fault and its cure, in words.
fn told(fault: &WordingFault, desk: &Desk) -> (String, String) {
    let (part, text, [problem, cure]) = match fault {
        WordingFault::Brace(part) => (part, String::new(), ["desk-wording-brace-problem", "desk-wording-brace-cure"]),
        WordingFault::Certificate(part) => {
            (part, String::new(), ["desk-wording-alone-problem", "desk-wording-alone-cure"])
        }
        WordingFault::Empty(part) => (part, String::new(), ["desk-wording-empty-problem", "desk-wording-empty-cure"]),
        WordingFault::Html(part, tag) => (part, tag.clone(), ["desk-wording-html-problem", "desk-wording-html-cure"]),
        WordingFault::Long(part, most) => {
            (part, most.to_string(), ["desk-wording-long-problem", "desk-wording-long-cure"])
        }
        WordingFault::Missing(one) => {
            let text = format!("{{{}}}", one.word());
            (&Part::Text, text, ["desk-wording-missing-problem", "desk-wording-missing-cure"])
        }
        WordingFault::Sign(part, sign) => {
            let text = format!("U+{:04X}", u32::from(*sign));
            (part, text, ["desk-wording-sign-problem", "desk-wording-sign-cure"])
        }
        WordingFault::Unknown(part, found) => {
            (part, format!("{{{found}}}"), ["desk-wording-unknown-problem", "desk-wording-unknown-cure"])
        }
    };
    let part = if *part == Part::Subject { "desk-wording-subject" } else { "desk-wording-text" };
    let all = Placeholder::ALL.map(|one| format!("{{{}}}", one.word())).join(", ");
    let facts = || Facts::new().text("part", desk.say(part)).text("text", &text).text("all", &all);
    let tell = |id: &str| desk.spoken().tell(id, &facts());
    (tell(problem), tell(cure))
}
