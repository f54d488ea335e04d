//! `GET /a/{programme}` and `/{slug}/a/{programme}`: what a programme was, the id of its achievement (Open Badges 3.0).
//!
//! A page for people, or the Achievement as JSON, by `Accept`. There is one as soon as a certificate of it is released.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use serde_json::{Value, json};

use super::knowledge::Known;
use super::page::{Page, render};
use super::problem::Problem;
use super::respond::{FOR_A_MINUTE, cached};
use super::{Service, accept, address};
use crate::claims::{Achievement, Issuer, Period, Rotation, Signatory, Slug, Text, Words as Printed};
use crate::credential;
use crate::report::{Department, department};
use crate::roster::{Faults, Programme};
use crate::store::InstitutionRow;
use crate::time::Day;
use crate::wire::json;

#[derive(Template)]
#[template(path = "pages/programme.html")]
struct ProgrammePage {
    page: Page,
    institution: String,
    titles: Vec<String>,
    lines: Vec<(String, String)>,
    departments: Vec<Department>,
}

pub(super) async fn at_host(
    State(service): State<Service>,
    Path(programme): Path<String>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, Problem> {
    let known = service.0.knowledge.now().await?;
    respond(&service, address::at_host(&known, &headers)?, &programme, (&headers, &uri)).await
}

pub(super) async fn below_slug(
    State(service): State<Service>,
    Path((slug, programme)): Path<(String, String)>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, Problem> {
    let known: std::sync::Arc<Known> = service.0.knowledge.now().await?;
    respond(&service, address::below_slug(&known, &slug)?, &programme, (&headers, &uri)).await
}

async fn respond(
    service: &Service,
    institution: &InstitutionRow,
    programme: &str,
    (headers, uri): (&HeaderMap, &Uri),
) -> Result<Response, Problem> {
    let slug = Slug::parse(programme).map_err(|_| Problem::NotFound)?;
    let source = service.0.store.programme_source(institution.id, slug.as_str()).await?.ok_or(Problem::NotFound)?;
    let shown = if source.is_empty() {
        Shown::of_program(service, institution, &slug).await?
    } else {
        let programme = Programme::parse(&source).map_err(|faults| Problem::failed(Unreadable(faults)))?;
        Shown::of_office(&programme)
    };
    let kind = accept::media(headers, &["text/html", "application/json", "application/ld+json"]);
    if kind == "text/html" {
        return render(&page(Page::new(service, headers, uri), institution, &shown));
    }
    Ok(cached(headers, kind, achievement(institution, &shown.achievement)?.to_string(), FOR_A_MINUTE))
}

/// What all certificates of a programme have in common.
struct Shown {
    achievement: Achievement,
    period: Option<Period>,
    valid_until: Option<Day>,
    signatories: Vec<Signatory>,
    rotations: Vec<Rotation>,
}

impl Shown {
    fn of_office(programme: &Programme) -> Self {
        Self {
            achievement: programme.achievement(),
            period: Some(programme.period()),
            valid_until: programme.valid_until(),
            signatories: programme.signatories(),
            rotations: programme.rotations().iter().map(|rotation| rotation.rotation.clone()).collect(),
        }
    }

    /// A program issues without a programme: what is the same in all of them is the achievement.
    async fn of_program(service: &Service, institution: &InstitutionRow, slug: &Slug) -> Result<Self, Problem> {
        let payload = service.0.store.newest_payload(institution.id, slug.as_str()).await?.ok_or(Problem::NotFound)?;
        let document = json::parse_object(&payload).map_err(Problem::failed)?;
        let achievement = credential::read(&document).map_err(Problem::failed)?.achievement;
        Ok(Self { achievement, period: None, valid_until: None, signatories: Vec::new(), rotations: Vec::new() })
    }
}

/// A programme that was sealed can no longer be read.
#[derive(Debug, thiserror::Error)]
#[error("a programme that was sealed cannot be read: {0}")]
struct Unreadable(Faults);

/// The achievement as it stands in every certificate of the programme.
fn achievement(institution: &InstitutionRow, achievement: &Achievement) -> Result<Value, Problem> {
    let names = institution.details.names.iter().map(|(_, name)| name.clone()).take(1).collect();
    let issuer = Issuer {
        did: institution.details.did.clone(),
        name: Printed::new(names).map_err(Problem::failed)?,
        signatories: Vec::new(),
    };
    let mut achievement = credential::achievement(achievement, &issuer);
    achievement.insert("@context".to_owned(), json!([credential::CONTEXT_VC, credential::CONTEXT_OB]));
    Ok(Value::Object(achievement))
}

fn page(page: Page, institution: &InstitutionRow, shown: &Shown) -> ProgrammePage {
    let words = &page.words.report;
    let Shown { achievement, period, valid_until, signatories, rotations } = shown;
    let line = |id: &str, value: Option<String>| Some((words.say(id).to_owned(), value?));
    let partners = achievement.partners.iter().map(Text::as_str).collect::<Vec<_>>().join(", ");
    let signatories = signatories.iter().map(|signatory| format!("{}, {}", signatory.name, signatory.office));
    let signatories = signatories.collect::<Vec<_>>().join("; ");
    let lines = [
        line("page-label-kind", Some(words.kind(achievement.kind))),
        line("page-label-mode", achievement.mode.map(|mode| words.mode(mode))),
        line("page-label-period", period.map(|period| words.period(period))),
        line("page-label-valid-until", valid_until.map(|day| words.day(day))),
        line("page-label-description", achievement.description.as_ref().map(Text::to_string)),
        line("page-label-signatories", (!signatories.is_empty()).then_some(signatories)),
        line("page-label-partners", (!partners.is_empty()).then_some(partners)),
        line("page-label-joint", achievement.joint_award.as_ref().map(|award| award.name.to_string())),
    ];
    ProgrammePage {
        institution: institution.to_institution(false).display_name(),
        titles: achievement.title.iter().map(str::to_owned).collect(),
        lines: lines.into_iter().flatten().collect(),
        departments: rotations.iter().map(|rotation| department(rotation, words)).collect(),
        page,
    }
}

#[cfg(test)]
mod tests {
    use super::super::accept::LANGUAGES;
    use super::super::testing::{Asked, body, get, register, send, service};

    #[tokio::test]
    async fn people_get_a_page_in_their_language_and_programs_the_achievement() {
        let service = service(register().await);
        let path = "/medeniyet/a/emergency-internship-2022";
        for language in LANGUAGES {
            let asked = get(path).accepting("text/html").with("accept-language", language.tag());
            let html = body(send(&service, asked).await).await;
            assert!(html.contains("Emergency Medicine Internship") && html.contains("Turkish Red Crescent"), "{html}");
            assert!(html.contains(&format!("<html lang=\"{language}\"")) && !html.contains(">page-"));
        }
        let response = send(&service, get(path).accepting("application/json")).await;
        insta::assert_snapshot!(body(response).await, @r#"{"id":"https://demo.testamur.example/medeniyet/a/emergency-internship-2022","type":["Achievement"],"achievementType":"Fieldwork","name":"Acil Tıp Stajı / Стажировка по неотложной медицине / Emergency Medicine Internship","description":"Türk Kızılayı ile; internship: supervised-practice; partners: Turkish Red Crescent, IFRC","criteria":{"narrative":"Completed as confirmed by the issuer."},"@context":["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]}"#);
    }

    #[tokio::test]
    async fn what_was_never_released_is_not_there() {
        let service = service(register().await);
        for path in ["/medeniyet/a/other", "/medeniyet/a/NOT-A-SLUG", "/a/emergency-internship-2022", "/nobody/a/x"] {
            assert_eq!(send(&service, get(path)).await.status(), 404, "{path}");
        }
    }
}
