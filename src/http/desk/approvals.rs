//! `/desk/of/{slug}/approvals`: by what the batches of the institution may be approved, and what follows from it.

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
use super::see;
use crate::access::Means;
use crate::issuance::IssuanceError;

#[derive(Template)]
#[template(path = "desk/approvals.html")]
struct Approvals {
    desk: Desk,
    fault: Option<String>,
    means: Vec<Choice>,
}

/// A means, with what follows from it.
struct Choice {
    word: &'static str,
    name: String,
    what: String,
    is_allowed: bool,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    render(&Approvals::load(&service, &visitor).await?)
}

pub(super) async fn set(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let slug = visitor.place()?.details.slug.as_str();
    let is_ticked = |means: &Means| !visitor.fields.text(&format!("means-{}", means.word())).is_empty();
    let means: Vec<Means> = Means::ALL.into_iter().filter(is_ticked).collect();
    match administrator(&service, &visitor)?.set_approval_policy(slug, &means).await {
        Ok(()) => Ok(see(&Desk::new(&service, &visitor).at("/approvals"))),
        Err(IssuanceError::NotAllowed(_)) => {
            let page = Approvals::load(&service, &visitor).await?;
            refused(&Approvals { fault: Some(page.desk.say("desk-approvals-none")), ..page })
        }
        Err(error) => Err(error.into()),
    }
}

impl Approvals {
    async fn load(service: &Service, visitor: &Visitor) -> Result<Self, Problem> {
        let desk = Desk::new(service, visitor);
        let policy = service.0.store.approval_policy(visitor.place()?.id).await?;
        let choice = |means: Means| {
            let (name, what) = words_of(means);
            Choice {
                word: means.word(),
                name: desk.say(name),
                what: desk.say(what),
                is_allowed: policy.contains(&means),
            }
        };
        // The strongest first.
        let order = [Means::Passkey, Means::Totp, Means::Operator, Means::Client];
        Ok(Self { fault: None, means: order.map(choice).into(), desk })
    }
}

fn words_of(means: Means) -> (&'static str, &'static str) {
    match means {
        Means::Client => ("desk-approvals-client", "desk-approvals-client-what"),
        Means::Operator => ("desk-approvals-operator", "desk-approvals-operator-what"),
        Means::Passkey => ("desk-approvals-passkey", "desk-approvals-passkey-what"),
        Means::Totp => ("desk-approvals-totp", "desk-approvals-totp-what"),
    }
}
