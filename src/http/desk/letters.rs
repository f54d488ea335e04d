//! `/desk/of/{slug}/batches/{digest}/letters`: certificates by mail to their holders, and what became of each letter;
//! `POST …/certificates/{number}/letter`: an address is mended, and the certificate is sent once more.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;

use super::super::Service;
use super::super::accept::{LANGUAGES, known};
use super::super::page::{own_name, render};
use super::super::problem::Problem;
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::{home, see};
use crate::access::Permission;
use crate::claims::{Language, RegisterNumber};
use crate::issuance::mail::{BOUNCED, is_address};
use crate::store::{LetterState, Posted, Posting};
use crate::wire::digest::Digest;

#[derive(Template)]
#[template(path = "desk/letters.html")]
struct LettersPage {
    desk: Desk,
    digest: String,
    title: String,
    /// Whether there is a mail server, and what is wrong with it.
    is_configured: bool,
    trouble: Option<String>,
    /// How many have an address and no letter, how many have no address.
    unposted: usize,
    without: usize,
    /// How many have failed, or come back.
    failed: usize,
    /// How many letters are in which state.
    sums: Vec<(&'static str, usize, &'static str)>,
    is_busy: bool,
    people: Vec<Person>,
    languages: Vec<(&'static str, &'static str, bool)>,
    sends: bool,
}

/// A holder, and the newest letter.
struct Person {
    number: String,
    name: String,
    address: String,
    letter: Option<Told>,
}

/// A letter in words.
pub(super) struct Told {
    pub(super) word: &'static str,
    pub(super) look: &'static str,
    pub(super) at: String,
    /// What is wrong, and what to do about it.
    pub(super) fault: Option<(String, String)>,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, digest)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let digest = Digest::from_hex(&digest).ok_or(Problem::NotFound)?;
    render(&LettersPage::load(&service, &visitor, digest).await?)
}

pub(super) async fn post(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((slug, digest)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let digest = Digest::from_hex(&digest).ok_or(Problem::NotFound)?;
    if service.0.options.mail.is_none() {
        return refused(&LettersPage::load(&service, &visitor, digest).await?);
    }
    if visitor.fields.text("do") == "again" {
        service.0.office.retry_batch(visitor.place()?, digest, &visitor.somebody()?.login).await?;
    } else {
        let posting = posting(&service, &visitor)?;
        service.0.office.post_batch(visitor.place()?, digest, &posting).await?;
    }
    service.0.mailroom.look();
    Ok(see(&format!("/desk/of/{slug}/batches/{digest}/letters")))
}

pub(super) async fn one(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((slug, number)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let number = RegisterNumber::parse(&number).map_err(|_| Problem::NotFound)?;
    let institution = visitor.place()?;
    service.0.store.issued(institution.id, &number).await?.ok_or(Problem::NotFound)?;
    let typed = visitor.fields.text("email").trim();
    if !typed.is_empty() && !is_address(typed) {
        let fault = Desk::new(&service, &visitor).say("desk-letter-no-address");
        return super::certificate::refuse(&service, &visitor, number.as_str(), fault).await;
    }
    let (email, is_sent) = (Some(typed).filter(|typed| !typed.is_empty()), visitor.fields.text("do") == "send");
    let is_sent = is_sent && service.0.options.mail.is_some();
    let posting = posting(&service, &visitor)?;
    service.0.office.address(institution, (&number, email), (&posting, is_sent)).await?;
    service.0.mailroom.look();
    Ok(see(&format!("/desk/of/{slug}/certificates/{number}")))
}

fn posting<'a>(service: &Service, visitor: &'a Visitor) -> Result<Posting<'a>, Problem> {
    let language = known(visitor.fields.text("language")).unwrap_or(visitor.language);
    let attaches = visitor.fields.text("how") != "link";
    Ok(Posting { language, attaches, by: &visitor.somebody()?.login, at: service.now() })
}

impl LettersPage {
    async fn load(service: &Service, visitor: &Visitor, digest: Digest) -> Result<Self, Problem> {
        let (institution, store) = (visitor.place()?, &service.0.store);
        let desk = Desk::new(service, visitor);
        let checked = service.0.office.batch(institution, digest).await?;
        let row = store.batch_of(institution.id, digest).await?.ok_or(Problem::NotFound)?;
        let (addresses, letters) = (store.addresses_of_batch(row.id).await?, store.letters_of_batch(row.id).await?);
        let released = checked.rows().iter().filter(|ready| ready.is_released());
        let people: Vec<Person> = released
            .map(|ready| {
                let number = ready.number().as_str();
                Person {
                    number: number.to_owned(),
                    name: ready.certificate().holder.name.to_string(),
                    address: addresses.get(number).cloned().unwrap_or_default(),
                    letter: letters.get(number).map(|posted| Told::new(posted, &desk)),
                }
            })
            .collect();
        let count = |state: LetterState| letters.values().filter(|posted| posted.state == state).count();
        let sums = STATES.map(|(state, id, look)| (id, count(state), look));
        let title = home::title_of(&row.source, desk.tag()).unwrap_or_default();
        let first = crate::roster::Programme::parse(&row.source).ok();
        let first =
            first.and_then(|programme| programme.languages().iter().copied().find(|own| LANGUAGES.contains(own)));
        let first = first.unwrap_or(Language::En);
        Ok(Self {
            digest: digest.to_string(),
            title,
            is_configured: service.0.options.mail.is_some(),
            trouble: service.0.mailroom.trouble().map(|why| desk.say(trouble(why))),
            unposted: people.iter().filter(|person| person.letter.is_none() && !person.address.is_empty()).count(),
            without: people.iter().filter(|person| person.address.is_empty()).count(),
            failed: count(LetterState::Failed) + count(LetterState::Returned),
            is_busy: count(LetterState::Waiting) + count(LetterState::Sending) > 0,
            sums: sums.into_iter().filter(|(_, count, _)| *count > 0).collect(),
            people,
            languages: LANGUAGES.map(|language| (language.tag(), own_name(language), language == first)).into(),
            sends: visitor.may(Permission::Prepare),
            desk,
        })
    }

    fn is_empty(&self) -> bool {
        self.people.is_empty()
    }
}

impl Told {
    pub(super) fn new(posted: &Posted, desk: &Desk) -> Self {
        let known = STATES.iter().find(|(state, ..)| *state == posted.state);
        let (word, look) = known.map_or(("desk-letter-waiting", "open"), |(_, id, look)| (*id, *look));
        let fault = posted.fault.as_deref().filter(|_| posted.state != LetterState::Sent).map(|fault| {
            let (word, code) = fault.split_once(' ').unwrap_or((fault, ""));
            let word = if word == BOUNCED { why_back(code) } else { word };
            let known = FAULTS.iter().find(|(known, ..)| *known == word);
            let (problem, cure) = known
                .map_or(("desk-letter-fault-other", "desk-letter-cure-other"), |(_, problem, cure)| (*problem, *cure));
            (desk.say_of(problem, code), desk.say(cure))
        });
        Self { word, look, at: desk.words.report.instant(posted.at), fault }
    }
}

fn trouble(why: &str) -> &'static str {
    match why {
        "login" => "desk-letter-trouble-login",
        "tls" => "desk-letter-trouble-tls",
        _ => "desk-letter-trouble",
    }
}

/// What the status of a bounce means (RFC 3463, section 3, and the registry that RFC 5248 opens), as far as the office can do something.
fn why_back(code: &str) -> &'static str {
    let status = code.split(' ').next().unwrap_or_default();
    let mut parts = status.split('.').skip(1);
    match (parts.next().unwrap_or_default(), parts.next().unwrap_or_default()) {
        ("1", "7" | "8") | ("7", _) => "back-refused",
        ("1", _) | ("2", "0" | "1" | "4") => "back-address",
        ("2", "2") | ("3", "1") => "back-full",
        ("2" | "3", "3" | "4") => "back-large",
        ("4", _) => "back-unreachable",
        _ => "back-other",
    }
}

/// The states, with message and look.
const STATES: [(LetterState, &str, &str); 6] = [
    (LetterState::Sent, "desk-letter-sent", "good"),
    (LetterState::Waiting, "desk-letter-waiting", "open"),
    (LetterState::Sending, "desk-letter-sending", "open"),
    (LetterState::Doubtful, "desk-letter-doubtful", "bad"),
    (LetterState::Failed, "desk-letter-failed", "bad"),
    (LetterState::Returned, "desk-letter-returned", "bad"),
];

/// What may be wrong with a letter, and what to do about it.
const FAULTS: [(&str, &str, &str); 13] = [
    ("address", "desk-letter-fault-address", "desk-letter-cure-address"),
    ("back-address", "desk-letter-back-address", "desk-letter-cure-address"),
    ("back-full", "desk-letter-back-full", "desk-letter-cure-full"),
    ("back-large", "desk-letter-back-large", "desk-letter-cure-large"),
    ("back-other", "desk-letter-back-other", "desk-letter-cure-address"),
    ("back-refused", "desk-letter-back-refused", "desk-letter-cure-refused"),
    ("back-unreachable", "desk-letter-back-unreachable", "desk-letter-cure-unreachable"),
    ("cut-off", "desk-letter-fault-cut-off", "desk-letter-cure-cut-off"),
    ("ended", "desk-letter-fault-ended", "desk-letter-cure-ended"),
    ("no-address", "desk-letter-fault-no-address", "desk-letter-cure-address"),
    ("not-written", "desk-letter-fault-other", "desk-letter-cure-other"),
    ("put-off", "desk-letter-fault-put-off", "desk-letter-cure-put-off"),
    ("refused", "desk-letter-fault-refused", "desk-letter-cure-address"),
];
