//! `/desk/of/{slug}/approvals`: by what the batches of the institution may be approved, what is asked for beside that, and what
//! follows from it.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::people::administrator;
use crate::access::{Means, Rule};
use crate::issuance::IssuanceError;

#[derive(Template)]
#[template(path = "desk/approvals.html")]
struct Approvals {
    desk: Desk,
    fault: Option<String>,
    is_kept: bool,
    means: Vec<Choice>,
    rules: Vec<Choice>,
    /// For how many hours a new factor waits.
    hours: usize,
}

/// Something that is allowed or asked for, with what follows from it.
struct Choice {
    field: String,
    name: String,
    what: String,
    /// Whether an approval by it is bound to the bytes; `None` where that is no question.
    is_bound: Option<bool>,
    is_chosen: bool,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    render(&Approvals::load(&service, &visitor).await?)
}

/// Keeps means and rules; what is as it was is not written down once more.
pub(super) async fn set(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let institution = visitor.place()?;
    let slug = institution.details.slug.as_str();
    let is_ticked = |field: &str| !visitor.fields.text(field).is_empty();
    let means: Vec<Means> = Means::ALL.into_iter().filter(|means| is_ticked(&field_of(*means))).collect();
    let rules: Vec<Rule> = Rule::ALL.into_iter().filter(|rule| is_ticked(&field_of_rule(*rule))).collect();
    if service.0.store.approval_policy(institution.id).await? != means {
        match administrator(&service, &visitor)?.set_approval_policy(slug, &means).await {
            Ok(()) => {}
            Err(IssuanceError::NotAllowed(_)) => {
                let page = Approvals::load(&service, &visitor).await?;
                return refused(&Approvals { fault: Some(page.desk.say("desk-approvals-none")), ..page });
            }
            Err(error) => return Err(error.into()),
        }
    }
    if service.0.store.approval_rules(institution.id).await? != rules {
        service.0.office.set_approval_rules(slug, &rules, &visitor.somebody()?.login).await?;
    }
    render(&Approvals { is_kept: true, ..Approvals::load(&service, &visitor).await? })
}

impl Approvals {
    async fn load(service: &Service, visitor: &Visitor) -> Result<Self, Problem> {
        let (desk, institution) = (Desk::new(service, visitor), visitor.place()?.id);
        let allowed = service.0.store.approval_policy(institution).await?;
        let asked = service.0.store.approval_rules(institution).await?;
        let means = |means: Means| {
            let (name, what) = words_of(means);
            Choice {
                field: field_of(means),
                name: desk.say(name),
                what: desk.say(what),
                is_bound: matches!(means, Means::Passkey | Means::Totp).then(|| means.is_bound()),
                is_chosen: allowed.contains(&means),
            }
        };
        let rule = |rule: Rule| {
            let (name, what) = words_of_rule(rule);
            Choice {
                field: field_of_rule(rule),
                name: desk.say(name),
                what: desk.say(what),
                is_bound: None,
                is_chosen: asked.contains(&rule),
            }
        };
        // The strongest first.
        let order = [Means::Passkey, Means::Totp, Means::Operator, Means::Client];
        Ok(Self {
            fault: None,
            is_kept: false,
            means: order.map(means).into(),
            rules: Rule::ALL.map(rule).into(),
            hours: usize::try_from(service.0.options.factor_delay / 3600).unwrap_or_default(),
            desk,
        })
    }
}

fn field_of(means: Means) -> String {
    format!("means-{}", means.word())
}

fn field_of_rule(rule: Rule) -> String {
    format!("rule-{}", rule.word())
}

fn words_of(means: Means) -> (&'static str, &'static str) {
    match means {
        Means::Client => ("desk-approvals-client", "desk-approvals-client-what"),
        Means::Operator => ("desk-approvals-operator", "desk-approvals-operator-what"),
        Means::Passkey => ("desk-approvals-passkey", "desk-approvals-passkey-what"),
        Means::Totp => ("desk-approvals-totp", "desk-approvals-totp-what"),
    }
}

fn words_of_rule(rule: Rule) -> (&'static str, &'static str) {
    match rule {
        Rule::FourEyes => ("desk-approvals-four-eyes", "desk-approvals-four-eyes-what"),
        Rule::Named => ("desk-approvals-named", "desk-approvals-named-what"),
    }
}
