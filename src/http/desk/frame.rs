//! What all pages of the desk have in common.

use std::borrow::Borrow;

use axum::http::StatusCode;
use axum::response::Response;

use super::super::asset::{DESK_SCRIPT, DESK_STYLE, MARK, PASSKEY_SCRIPT, STYLE};
use super::super::problem::{Answered, Problem};
use super::super::words::Words;
use super::super::{Service, accept, page};
use super::guard::{Visitor, form_token};
use crate::access::{Permission, Role};
use crate::words::{self, Facts};

/// The frame of a page.
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that a page shows or not")]
pub(super) struct Desk {
    pub(super) words: &'static Words,
    spoken: &'static words::Words,
    pub(super) is_demo: bool,
    /// The paths of our own styles, script and mark.
    pub(super) styles: [&'static str; 2],
    pub(super) script: &'static str,
    pub(super) passkey_script: &'static str,
    pub(super) mark: &'static str,
    /// Who has signed in.
    pub(super) who: Option<String>,
    /// The institution: slug and name.
    pub(super) place: Option<(String, String)>,
    /// What people call the OpenID provider, where one is configured.
    pub(super) provider: Option<String>,
    /// The token of the forms.
    pub(super) token: String,
    path: String,
    /// Whether the visitor prepares, and approves, here.
    pub(super) prepares: bool,
    pub(super) approves: bool,
    /// What else the visitor may do here.
    rights: Vec<Permission>,
    /// Whether the visitor confirms factors here.
    pub(super) confirms: bool,
    /// Whether the visitor is a signatory anywhere, or stands in for one.
    pub(super) signs: bool,
}

impl Desk {
    /// The frame for a visitor.
    pub(super) fn new(service: &Service, visitor: &Visitor) -> Self {
        let (session, language) = (visitor.session.as_deref(), visitor.language);
        let somebody = session.filter(|(session, _)| session.confirmed.is_some());
        let place = visitor.institution.as_ref();
        Self {
            words: Words::of(language),
            spoken: words::Words::of(language),
            is_demo: service.0.options.is_demo,
            styles: [&STYLE.path, &DESK_STYLE.path],
            script: &DESK_SCRIPT.path,
            passkey_script: &PASSKEY_SCRIPT.path,
            mark: &MARK.path,
            who: somebody.map(|(session, _)| session.name.clone()),
            place: place.map(|row| (row.details.slug.to_string(), row.name_in(language))),
            provider: service.0.options.provider.as_ref().map(|provider| provider.name(language.tag()).to_owned()),
            token: session.map(|(_, token)| form_token(token)).unwrap_or_default(),
            path: visitor.path.to_string(),
            prepares: visitor.may(Permission::Prepare),
            approves: visitor.may(Permission::Approve),
            rights: Permission::ALL.into_iter().filter(|permission| visitor.may(*permission)).collect(),
            confirms: visitor.may(Permission::ConfirmFactors),
            signs: somebody.is_some_and(|(session, _)| {
                !session.stands_in.is_empty() || session.roles.iter().any(|(_, role)| *role == Role::Signatory)
            }),
        }
    }

    /// Whether the visitor administers here.
    pub(super) fn administers(&self) -> bool {
        self.rights.contains(&Permission::Administer)
    }

    /// Whether the visitor reads the log.
    pub(super) fn audits(&self) -> bool {
        self.rights.contains(&Permission::ReadAudit)
    }

    /// A message without variables.
    pub(super) fn say(&self, id: &str) -> String {
        self.spoken.say(id)
    }

    /// A message with a number.
    pub(super) fn count(&self, id: &str, count: impl Borrow<usize>) -> String {
        self.spoken.tell(id, &Facts::new().number("count", *count.borrow()))
    }

    /// A message about a text.
    pub(super) fn say_of(&self, id: &str, text: &str) -> String {
        self.spoken.tell(id, &Facts::new().text("text", text))
    }

    /// `12 of 700 …`
    pub(super) fn of_so_many(&self, id: &str, done: impl Borrow<usize>, total: impl Borrow<usize>) -> String {
        self.spoken.tell(id, &Facts::new().number("done", *done.borrow()).number("total", *total.borrow()))
    }

    /// How fast something goes, and how long it will take.
    pub(super) fn rate(&self, rate: u64, seconds: u64) -> String {
        let (id, left) =
            if seconds < 90 { ("desk-rate-seconds", seconds) } else { ("desk-rate-minutes", seconds.div_ceil(60)) };
        self.spoken.tell(id, &Facts::new().number("rate", rate).number("left", left))
    }

    /// The words, for faults.
    pub(super) fn spoken(&self) -> &'static words::Words {
        self.spoken
    }

    /// The tag of its language.
    pub(super) fn tag(&self) -> &'static str {
        self.spoken.language().tag()
    }

    /// A path of this institution.
    pub(super) fn at(&self, path: &str) -> String {
        let slug = self.place.as_ref().map_or("", |(slug, _)| slug);
        format!("/desk/of/{slug}{path}")
    }

    /// The other languages: the page in it, tag, and name.
    pub(super) fn languages(&self) -> Vec<(String, &'static str, &'static str)> {
        let own = self.spoken.language();
        // A page that a form has answered with has no address of its own: the way leads to where it began.
        let new = self.at("/new");
        let find = self.at("/find");
        let begun = [
            ("/password", "/desk/sign-in"),
            ("/sign-in/passkey", "/desk/sign-in"),
            ("/sign-in/oidc", "/desk/sign-in"),
            ("/code/check", "/desk/code"),
            ("/drafts", &new),
            ("/changes", &find),
            ("/changes/make", &find),
        ];
        let path = begun.into_iter().find(|(end, _)| self.path.ends_with(end)).map_or(self.path.as_str(), |(_, to)| to);
        let ends = [
            "/files",
            "/rows",
            "/hand-over",
            "/approve",
            "/approve/passkey",
            "/check",
            "/send-back",
            "/letter",
            "/enrol",
            "/remove",
            "/confirm",
            "/ask",
            "/close",
            "/end",
            "/add",
            "/change",
            "/forget",
            "/retire",
            "/compromised",
            "/reissue",
            "/invitations/revoke",
            "/invitations/mail",
            "/oidc",
        ];
        let path = ends.iter().find_map(|end| path.strip_suffix(end)).unwrap_or(path);
        let others = accept::LANGUAGES.into_iter().filter(|language| *language != own);
        others.map(|language| (format!("{path}?lang={language}"), language.tag(), page::own_name(language))).collect()
    }
}

/// A page that says that something was not accepted.
pub(super) fn refused(page: &impl askama::Template) -> Result<Response, Problem> {
    let mut response = page::render(page)?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response.extensions_mut().insert(Answered);
    Ok(response)
}
