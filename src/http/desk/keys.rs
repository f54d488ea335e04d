//! `/desk/of/{slug}/keys`: the keys of the institution; making another one, retiring one.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::people::administrator;
use super::see;
use crate::issuance::IssuanceError;
use crate::issuance::reissue::signs_now;
use crate::keys::Purpose;
use crate::store::{InstitutionRow, KeyRow};

#[derive(Template)]
#[template(path = "desk/keys.html")]
struct Keys {
    desk: Desk,
    fault: Option<String>,
    list: Vec<Shown>,
    did: String,
}

/// A key, in words.
pub(super) struct Shown {
    pub(super) name: String,
    pub(super) purpose: String,
    pub(super) fingerprint: String,
    pub(super) multikey: String,
    pub(super) added: String,
    pub(super) retired: Option<String>,
    pub(super) revoked: Option<String>,
    pub(super) is_active: bool,
    /// The newest of its purpose.
    pub(super) signs_now: bool,
    /// What a new one like it is asked for by.
    pub(super) word: &'static str,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    render(&Keys::load(&service, &visitor)?)
}

/// A new key; asked to rotate, the one that signed so far is retired.
pub(super) async fn make(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let institution = visitor.place()?;
    let slug = institution.details.slug.as_str();
    let by = administrator(&service, &visitor)?;
    let word = visitor.fields.text("purpose");
    let former: Vec<_> =
        institution.keys.iter().filter(|key| key.is_active() && purpose_word(key) == word).map(|key| &key.id).collect();
    let made = match word {
        "api" => by.add_program_key(slug).await,
        "credential" => by.add_key(slug, Purpose::Credential).await,
        "status" => by.add_key(slug, Purpose::Status).await,
        _ => return refuse(&service, &visitor, "desk-keys-purpose"),
    };
    match made {
        Ok(_) => {}
        Err(IssuanceError::Keyring(error)) => {
            tracing::error!(causes = super::super::problem::causes(&error), "a key was not made");
            return refuse(&service, &visitor, "desk-keys-locked");
        }
        Err(error) => return Err(error.into()),
    }
    if visitor.fields.text("do") == "rotate" {
        for id in former {
            match by.end_key(id, false).await {
                Ok(()) => {}
                Err(IssuanceError::NotAllowed(_)) => return refuse(&service, &visitor, "desk-keys-waiting"),
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(see(&Desk::new(&service, &visitor).at("/keys")))
}

pub(super) async fn retire(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, name)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let key = find(visitor.place()?, &name)?;
    if !key.is_active() {
        return refuse(&service, &visitor, "desk-keys-late");
    }
    match administrator(&service, &visitor)?.end_key(&key.id, false).await {
        Ok(()) => Ok(see(&Desk::new(&service, &visitor).at("/keys"))),
        Err(IssuanceError::NotAllowed(_)) => refuse(&service, &visitor, "desk-keys-waiting"),
        Err(error) => Err(error.into()),
    }
}

/// The key of a path: `key-1`, `api-2`.
pub(super) fn find<'a>(institution: &'a InstitutionRow, name: &str) -> Result<&'a KeyRow, Problem> {
    institution.keys.iter().find(|key| key.id.fragment() == name).ok_or(Problem::NotFound)
}

fn refuse(service: &Service, visitor: &Visitor, id: &str) -> Result<Response, Problem> {
    let page = Keys::load(service, visitor)?;
    refused(&Keys { fault: Some(page.desk.say(id)), ..page })
}

impl Keys {
    fn load(service: &Service, visitor: &Visitor) -> Result<Self, Problem> {
        let desk = Desk::new(service, visitor);
        let institution = visitor.place()?;
        let list = institution.keys.iter().rev().map(|key| Shown::new(key, institution, &desk)).collect();
        Ok(Self { fault: None, list, did: institution.details.did.to_string(), desk })
    }
}

impl Shown {
    pub(super) fn new(key: &KeyRow, institution: &InstitutionRow, desk: &Desk) -> Self {
        let word = purpose_word(key);
        let id = match word {
            "api" => "desk-keys-api",
            "status" => "desk-keys-status",
            _ => "desk-keys-credential",
        };
        Self {
            name: key.id.fragment().to_owned(),
            purpose: desk.say(id),
            fingerprint: key.key.fingerprint(),
            multikey: key.key.to_multikey(),
            added: desk.words.report.day(key.added.day()),
            retired: key.retired.map(|at| desk.words.report.day(at.day())),
            revoked: key.revoked.map(|at| desk.words.report.day(at.day())),
            is_active: key.is_active(),
            signs_now: signs_now(institution, &key.id),
            word,
        }
    }
}

fn purpose_word(key: &KeyRow) -> &'static str {
    if key.id.is_for_programs() { "api" } else { key.purpose.word() }
}
