//! `/desk/of/{slug}/programs`: programs that ask in the name of the institution (OAuth 2.0 client credentials).

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
use crate::access::{Means, Scope};
use crate::issuance::IssuanceError;

#[derive(Template)]
#[template(path = "desk/programs.html")]
struct Programs {
    desk: Desk,
    fault: Option<String>,
    /// Id and secret, told this once.
    told: Option<(String, String)>,
    list: Vec<Shown>,
    scopes: Vec<Choice>,
    /// Whether batches, or credentials, may be signed without a person.
    is_allowed: bool,
}

/// A scope, in words.
struct Choice {
    word: &'static str,
    what: String,
    /// Given unless somebody says otherwise.
    is_usual: bool,
}

struct Shown {
    id: String,
    name: String,
    scopes: Vec<&'static str>,
    is_closed: bool,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    render(&Programs::load(&service, &visitor).await?)
}

pub(super) async fn add(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let slug = visitor.place()?.details.slug.as_str();
    let fields = &visitor.fields;
    let is_ticked = |scope: &Scope| !fields.text(&format!("scope-{}", scope.word())).is_empty();
    let scopes: Vec<Scope> = Scope::ALL.into_iter().filter(is_ticked).collect();
    let added = administrator(&service, &visitor)?.add_client(slug, fields.text("name"), &scopes).await;
    match added {
        Ok((id, secret)) => {
            let told = Some((id, secret.expose().to_owned()));
            render(&Programs { told, ..Programs::load(&service, &visitor).await? })
        }
        Err(IssuanceError::NotAllowed(_)) => refuse(&service, &visitor, "desk-programs-bad").await,
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn change(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let id = visitor.fields.text("id");
    let by = administrator(&service, &visitor)?;
    let changed = match visitor.fields.text("do") {
        "close" => by.disable_client(id).await.map(|()| None),
        "rotate" => by.rotate_client(id).await.map(Some),
        _ => Err(IssuanceError::NotAllowed(String::new())),
    };
    match changed {
        Ok(None) => Ok(see(&Desk::new(&service, &visitor).at("/programs"))),
        Ok(Some(secret)) => {
            let told = Some((id.to_owned(), secret.expose().to_owned()));
            render(&Programs { told, ..Programs::load(&service, &visitor).await? })
        }
        Err(IssuanceError::NotAllowed(_)) => refuse(&service, &visitor, "desk-programs-late").await,
        Err(error) => Err(error.into()),
    }
}

async fn refuse(service: &Service, visitor: &Visitor, id: &str) -> Result<Response, Problem> {
    let page = Programs::load(service, visitor).await?;
    refused(&Programs { fault: Some(page.desk.say(id)), ..page })
}

impl Programs {
    async fn load(service: &Service, visitor: &Visitor) -> Result<Self, Problem> {
        let desk = Desk::new(service, visitor);
        let institution = visitor.place()?.id;
        let mut list: Vec<Shown> = Vec::new();
        for client in service.0.store.clients(institution).await? {
            list.push(Shown {
                scopes: client.scopes.iter().map(|scope| scope.word()).collect(),
                is_closed: client.disabled.is_some(),
                id: client.id,
                name: client.name,
            });
        }
        // Those that are closed stand below.
        list.sort_by_key(|program| program.is_closed);
        let policy = service.0.store.approval_policy(institution).await?;
        let scope = |scope: Scope| Choice {
            word: scope.word(),
            what: desk.say(what_of(scope)),
            is_usual: matches!(scope, Scope::Draft | Scope::Register),
        };
        let scopes = Scope::ALL.map(scope).into();
        Ok(Self { fault: None, told: None, list, scopes, is_allowed: policy.contains(&Means::Client), desk })
    }
}

fn what_of(scope: Scope) -> &'static str {
    match scope {
        Scope::Draft => "desk-scope-draft",
        Scope::Issue => "desk-scope-issue",
        Scope::Register => "desk-scope-register",
        Scope::Seal => "desk-scope-seal",
        Scope::Status => "desk-scope-status",
    }
}
