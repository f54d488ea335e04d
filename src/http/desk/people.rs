//! `/desk/of/{slug}/people`: who may do what in the institution, and who is let in at all.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::invite::Link;
use super::letters::Told;
use super::{invite, see};
use crate::access::Role;
use crate::issuance::IssuanceError;
use crate::issuance::administration::{Added, Administrator};
use crate::store::Account;

#[derive(Template)]
#[template(path = "desk/people.html")]
pub(super) struct People {
    desk: Desk,
    fault: Option<String>,
    /// What was done.
    pub(super) said: Option<String>,
    /// Address and password, told this once.
    told: Option<(String, String)>,
    /// The link of an invitation, told this once.
    pub(super) link: Option<Link>,
    has_mail: bool,
    /// Those who are invited and have not come: login, name, by whom, until when; and what became of the letter, if it is lost.
    invited: Vec<([String; 4], Option<Told>)>,
    list: Vec<Shown>,
    roles: Vec<Choice>,
}

/// A role, in words.
struct Choice {
    word: &'static str,
    name: String,
    what: String,
    is_held: bool,
}

/// Somebody with a role here.
struct Shown {
    login: String,
    name: String,
    /// The roles here, and those that hold everywhere.
    held: Vec<String>,
    everywhere: Vec<String>,
    choices: Vec<Choice>,
    is_closed: bool,
    locked_until: Option<String>,
    is_self: bool,
    /// Whether the account itself may be changed from here.
    is_ours: bool,
    /// The newest letter from here, if it was refused or has come back.
    lost: Option<Told>,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    render(&People::load(&service, &visitor).await?)
}

pub(super) async fn add(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if visitor.fields.text("how") == "link" {
        return invite::invite(&service, &visitor, &headers).await;
    }
    let slug = visitor.place()?.details.slug.as_str();
    let fields = &visitor.fields;
    let desk = Desk::new(&service, &visitor);
    let Some(role) = Role::from_word(fields.text("role")) else {
        return refuse(&service, &visitor, desk.say("desk-people-bad")).await;
    };
    let login = fields.text("login");
    match administrator(&service, &visitor)?.add_person(login, fields.text("name"), (Some(slug), role)).await {
        Ok(Added::Known) => Ok(see(&desk.at("/people"))),
        Ok(Added::New(password)) => {
            let told = Some((login.trim().to_lowercase(), password.to_string()));
            render(&People { told, ..People::load(&service, &visitor).await? })
        }
        Err(IssuanceError::NotAllowed(_)) => refuse(&service, &visitor, desk.say("desk-people-bad")).await,
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn change(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, Problem> {
    let desk = Desk::new(&service, &visitor);
    let (login, by) = (visitor.fields.text("login"), administrator(&service, &visitor)?);
    let changed = match visitor.fields.text("do") {
        "roles" => change_roles(&service, &visitor, login).await,
        "close" => by.disable_account(login).await,
        "open" => by.enable_account(login).await,
        "password" => match by.renew_password(login).await {
            Ok(password) => {
                let told = Some((login.to_owned(), password.to_string()));
                return render(&People { told, ..People::load(&service, &visitor).await? });
            }
            Err(error) => Err(error),
        },
        _ => Err(IssuanceError::NotAllowed(String::new())),
    };
    match changed {
        Ok(()) => Ok(see(&desk.at("/people"))),
        Err(IssuanceError::NotAllowed(_)) => refuse(&service, &visitor, desk.say("desk-people-refused")).await,
        Err(error) => Err(error.into()),
    }
}

/// Gives the roles that are ticked and takes away the others; given first, so that nobody is without one between.
async fn change_roles(service: &Service, visitor: &Visitor, login: &str) -> Result<(), IssuanceError> {
    let Ok(institution) = visitor.place() else { return Ok(()) };
    let Ok(by) = administrator(service, visitor) else { return Ok(()) };
    let slug = Some(institution.details.slug.as_str());
    let account = service.0.store.account(login).await?;
    let none = || IssuanceError::NotAllowed(format!("there is no account {login}"));
    let held = account.ok_or_else(none)?.roles;
    let is_ticked = |role: Role| !visitor.fields.text(&format!("role-{}", role.word())).is_empty();
    for is_given in [true, false] {
        for role in Role::ALL {
            let has = held.contains(&(Some(institution.id), role));
            if is_ticked(role) == is_given && has != is_given {
                by.change_role(login, (slug, role), is_given).await?;
            }
        }
    }
    Ok(())
}

/// Whoever has signed in, as an administrator of the institution of the path.
pub(super) fn administrator<'a>(service: &'a Service, visitor: &'a Visitor) -> Result<Administrator<'a>, Problem> {
    Ok(service.0.office.administrator(visitor.somebody()?, visitor.place()?.id))
}

pub(super) async fn refuse(service: &Service, visitor: &Visitor, fault: String) -> Result<Response, Problem> {
    refused(&People { fault: Some(fault), ..People::load(service, visitor).await? })
}

impl People {
    pub(super) async fn load(service: &Service, visitor: &Visitor) -> Result<Self, Problem> {
        let desk = Desk::new(service, visitor);
        let accounts = service.0.store.accounts_of(visitor.place()?.id).await?;
        let letters = service.0.store.lost_notices(visitor.place()?.id).await?;
        let lost = |login: &str| letters.get(login).map(|posted| Told::new(posted, &desk));
        let roles = Role::ALL.map(|role| choice(role, false, &desk)).into();
        let open = administrator(service, visitor)?.open_invitations(visitor.place()?).await?;
        let invited = open.into_iter().map(|one| {
            let (by, until) = (desk.say_of("desk-invite-by", &one.by), desk.words.report.instant(one.expires));
            let letter = lost(&one.guest.0);
            ([one.guest.0, one.guest.1, by, desk.say_of("desk-invite-until", &until)], letter)
        });
        let (invited, has_mail) = (invited.collect(), service.0.options.mail.is_some());
        let mut list = Vec::new();
        for account in &accounts {
            list.push(Shown { lost: lost(&account.login), ..Shown::new(account, (service, visitor), &desk)? });
        }
        Ok(Self { fault: None, said: None, told: None, link: None, has_mail, invited, list, roles, desk })
    }
}

impl Shown {
    fn new(account: &Account, (service, visitor): (&Service, &Visitor), desk: &Desk) -> Result<Self, Problem> {
        let here = visitor.place()?.id;
        let holds = |role: Role| account.roles.contains(&(Some(here), role));
        let names = |place| {
            let own = account.roles.iter().filter(move |(known, _)| *known == place);
            own.map(|(_, role)| desk.say(name_of(*role))).collect()
        };
        let now = service.now();
        let is_locked = account.locked_until.seconds_since(now) > 0;
        Ok(Self {
            login: account.login.clone(),
            name: account.name.clone(),
            held: names(Some(here)),
            everywhere: names(None),
            choices: Role::ALL.map(|role| choice(role, holds(role), desk)).into(),
            is_closed: account.disabled.is_some(),
            locked_until: is_locked.then(|| desk.words.report.instant(account.locked_until)),
            is_self: visitor.somebody()?.login == account.login,
            is_ours: administrator(service, visitor)?.may_change(account),
            lost: None,
        })
    }
}

fn choice(role: Role, is_held: bool, desk: &Desk) -> Choice {
    Choice { word: role.word(), name: desk.say(name_of(role)), what: desk.say(what_of(role)), is_held }
}

fn name_of(role: Role) -> &'static str {
    match role {
        Role::Administrator => "desk-role-administrator",
        Role::Auditor => "desk-role-auditor",
        Role::Registrar => "desk-role-registrar",
        Role::Signatory => "desk-role-signatory",
    }
}

fn what_of(role: Role) -> &'static str {
    match role {
        Role::Administrator => "desk-role-administrator-what",
        Role::Auditor => "desk-role-auditor-what",
        Role::Registrar => "desk-role-registrar-what",
        Role::Signatory => "desk-role-signatory-what",
    }
}
