//! `GET /desk/of/{slug}/find`: certificates by name in any script, by number, by programme, by how they stand; a page at a time.

use askama::Template;
use axum::Extension;
use axum::extract::{RawQuery, State};
use axum::response::Response;

use super::super::Service;
use super::super::page::render;
use super::super::problem::Problem;
use super::fields::Fields;
use super::frame::Desk;
use super::guard::Visitor;
use super::see;
use crate::access::Permission;
use crate::claims::RegisterNumber;
use crate::roster::sought;
use crate::status::Standing;
use crate::store::{Found, FoundPlace, Sought};

#[derive(Template)]
#[template(path = "desk/find.html")]
struct FindPage {
    desk: Desk,
    asked: Asked,
    found: Vec<Hit>,
    /// The address of the next page.
    next: Option<String>,
    is_first: bool,
    standings: [(&'static str, &'static str); 4],
    /// Slug and title.
    programmes: Vec<(String, String)>,
    changes: bool,
    corrects: bool,
    /// What was just done to how many.
    done: Option<String>,
}

/// What somebody asks for.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    pub(super) text: String,
    pub(super) programme: String,
    pub(super) standing: String,
    words: Vec<String>,
}

/// A certificate in the list.
pub(super) struct Hit {
    pub(super) number: String,
    pub(super) name: String,
    pub(super) native_name: Option<String>,
    pub(super) title: String,
    /// The message of how it stands, and the look of its chip.
    pub(super) standing: &'static str,
    pub(super) look: &'static str,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let institution = visitor.place()?;
    let fields = Fields::of_query(query.as_deref().unwrap_or_default());
    let asked = Asked::read(&fields);
    let store = &service.0.store;
    if let Ok(number) = RegisterNumber::parse(&asked.text.to_uppercase())
        && store.issued(institution.id, &number).await?.is_some()
    {
        return Ok(see(&format!("/desk/of/{}/certificates/{number}", institution.details.slug)));
    }
    let desk = Desk::new(&service, &visitor);
    let after = FoundPlace::parse(fields.text("after"));
    let mut found = store.find(institution.id, &asked.sought(after.as_ref(), PAGE + 1)).await?;
    let is_more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let next = found.last().filter(|_| is_more).map(|last| asked.address(&desk, Some(&last.place)));
    let programmes = store.programmes(institution.id, PROGRAMMES).await?;
    let done = DONE.into_iter().find(|(word, _)| *word == fields.text("done")).map(|(_, id)| id);
    render(&FindPage {
        found: found.iter().map(|found| Hit::new(found, &desk)).collect(),
        next,
        is_first: after.is_none(),
        standings: STANDINGS,
        programmes: programmes
            .into_iter()
            .map(|(slug, title)| (slug.clone(), title_in(title.as_deref().unwrap_or(&slug))))
            .collect(),
        changes: visitor.may(Permission::ChangeStatus),
        corrects: visitor.may(Permission::Prepare),
        done: done.zip(fields.text("count").parse::<usize>().ok()).map(|(id, count)| desk.count(id, count)),
        asked,
        desk,
    })
}

impl Asked {
    /// Reads what was asked for from a query or a form.
    pub(super) fn read(fields: &Fields) -> Self {
        let text: String = fields.text("q").trim().chars().take(LONGEST).collect();
        let short = |name: &str| fields.text(name).chars().take(LONGEST).collect();
        Self { words: sought::asked(&text), text, programme: short("programme"), standing: short("standing") }
    }

    pub(super) fn sought<'a>(&'a self, after: Option<&'a FoundPlace>, most: u32) -> Sought<'a> {
        Sought {
            words: &self.words,
            programme: Some(self.programme.as_str()).filter(|slug| !slug.is_empty()),
            standing: Standing::from_word(&self.standing),
            after,
            most,
        }
    }

    /// The address of this list, or of its part after a place.
    pub(super) fn address(&self, desk: &Desk, after: Option<&FoundPlace>) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("q", &self.text), ("programme", &self.programme), ("standing", &self.standing)] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        if let Some(place) = after {
            query.append_pair("after", &place.to_string());
        }
        format!("{}?{}", desk.at("/find"), query.finish())
    }
}

impl FindPage {
    fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    fn says_nothing(&self) -> bool {
        self.asked.text.is_empty() && self.asked.programme.is_empty() && self.asked.standing.is_empty()
    }
}

impl Hit {
    pub(super) fn new(found: &Found, _desk: &Desk) -> Self {
        let (standing, look) = match found.standing {
            None => ("desk-state-checked", "open"),
            Some(Standing::InForce) => ("desk-standing-in-force", "good"),
            Some(Standing::Suspended) => ("desk-standing-suspended", "open"),
            Some(Standing::Superseded) => ("desk-standing-superseded", "bad"),
            Some(Standing::Withdrawn) => ("desk-standing-withdrawn", "bad"),
        };
        Self {
            number: found.number.to_string(),
            name: found.name.clone(),
            native_name: found.native_name.clone(),
            title: title_in(found.title.as_deref().unwrap_or(&found.programme)),
            standing,
            look,
        }
    }
}

/// The first language of a title.
fn title_in(title: &str) -> String {
    title.split(" / ").next().unwrap_or_default().to_owned()
}

/// How certificates may stand, and the message for it.
const STANDINGS: [(&str, &str); 4] = [
    ("in-force", "desk-standing-in-force"),
    ("suspended", "desk-standing-suspended"),
    ("superseded", "desk-standing-superseded"),
    ("withdrawn", "desk-standing-withdrawn"),
];

/// What was done, and the message for it.
const DONE: [(&str, &str); 3] =
    [("resume", "desk-changes-resumed"), ("suspend", "desk-changes-suspended"), ("withdraw", "desk-changes-withdrawn")];

/// How many certificates stand on a page.
const PAGE: u32 = 50;

/// How many programmes can be chosen from.
const PROGRAMMES: u32 = 200;

/// The most characters that are looked at.
const LONGEST: usize = 200;
