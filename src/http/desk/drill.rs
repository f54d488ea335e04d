//! `/desk/of/{slug}/keys/{key}`: a key may be in wrong hands. What follows is said first; then everyone is told, and what the key has
//! signed is prepared anew, beside all requests.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use tokio::time::Instant;

use super::super::Service;
use super::super::page::render;
use super::super::problem::{Problem, causes};
use super::aside;
use super::frame::{Desk, refused};
use super::guard::Visitor;
use super::keys::{Shown, find};
use super::people::administrator;
use super::{home, see};
use crate::issuance::IssuanceError;
use crate::issuance::reissue::LeftOut;
use crate::keys::{KeyId, Purpose};
use crate::store::{KeyRow, SignedBy};

/// The keys whose certificates this process is preparing anew.
#[derive(Default)]
pub(in super::super) struct Drills(Arc<Mutex<HashMap<String, Work>>>);

#[derive(Clone)]
struct Work {
    begun: Instant,
    /// How much was done when this process began.
    first: usize,
    is_over: bool,
    /// It was asked for once more meanwhile.
    is_asked_again: bool,
    has_failed: bool,
    left_out: Vec<LeftOut>,
}

#[derive(Template)]
#[template(path = "desk/drill.html")]
struct Drill {
    desk: Desk,
    fault: Option<String>,
    key: Shown,
    counts: SignedBy,
    /// Whether certificates of rosters are signed with it.
    is_reissuable: bool,
    is_at_work: bool,
    /// How fast it goes and how long it will take; empty while nobody can know.
    rate: String,
    has_failed: bool,
    batches: Vec<Batch>,
    /// Number, and why.
    left_out: Vec<(String, String)>,
}

/// A batch in place of another one.
struct Batch {
    digest: String,
    title: String,
    count: usize,
    done: usize,
    state: &'static str,
}

pub(super) async fn page(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, name)): Path<(String, String)>,
) -> Result<Response, Problem> {
    render(&Drill::load(&service, &visitor, &name).await?)
}

pub(super) async fn compromise(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((slug, name)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let key = find(visitor.place()?, &name)?;
    let plain = |text: &str| text.replace(|sign: char| !sign.is_ascii_alphanumeric(), "").to_ascii_lowercase();
    if plain(visitor.fields.text("fingerprint")) != plain(&key.key.fingerprint()) {
        return refuse(&service, &visitor, &name, "desk-drill-differs").await;
    }
    let by = administrator(&service, &visitor)?;
    match by.compromise(&slug, &key.id).await {
        Ok(()) => {}
        Err(IssuanceError::Keyring(error)) => {
            tracing::error!(causes = causes(&error), "a key was not made");
            return refuse(&service, &visitor, &name, "desk-keys-locked").await;
        }
        Err(error) => return Err(error.into()),
    }
    if is_reissuable(key) && !visitor.fields.text("reissue").is_empty() {
        by.begin_reissue(&slug, &key.id).await?;
        service.reissue_aside(&slug, &key.id).await?;
    }
    Ok(see(&Desk::new(&service, &visitor).at(&format!("/keys/{name}"))))
}

/// Prepares what is left.
pub(super) async fn reissue(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((slug, name)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let key = find(visitor.place()?, &name)?;
    match administrator(&service, &visitor)?.begin_reissue(&slug, &key.id).await {
        Ok(()) => {}
        Err(IssuanceError::NotAllowed(_)) => return refuse(&service, &visitor, &name, "desk-drill-not-yet").await,
        Err(error) => return Err(error.into()),
    }
    service.reissue_aside(&slug, &key.id).await?;
    Ok(see(&Desk::new(&service, &visitor).at(&format!("/keys/{name}"))))
}

/// `…/keys/{key}/progress`: how far it is, as JSON.
pub(super) async fn progress(
    State(service): State<Service>,
    Extension(visitor): Extension<Visitor>,
    Path((_, name)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let drill = Drill::load(&service, &visitor, &name).await?;
    let told = serde_json::json!({
        "done": drill.done(),
        "total": drill.total(),
        "text": drill.told(),
        "rate": drill.rate,
        "is_over": !drill.is_at_work,
    });
    Ok(super::super::respond::fresh("application/json", told.to_string()))
}

async fn refuse(service: &Service, visitor: &Visitor, name: &str, id: &str) -> Result<Response, Problem> {
    let page = Drill::load(service, visitor, name).await?;
    refused(&Drill { fault: Some(page.desk.say(id)), ..page })
}

impl Service {
    /// Prepares aside what a compromised key has signed. What is being prepared already goes on, and once more after that.
    async fn reissue_aside(&self, slug: &str, id: &KeyId) -> Result<(), Problem> {
        if self.0.office.reissue_begun(id).await?.is_none() {
            return Ok(());
        }
        let counts = self.0.store.signed_by(id).await?;
        let first = (counts.prepared + counts.replaced) as usize;
        let (service, slug, key) = (self.clone(), slug.to_owned(), id.clone());
        self.prepared_by(id, first, move || {
            let (service, slug, key) = (service.clone(), slug.clone(), key.clone());
            async move { prepare(&service, &slug, &key).await }
        });
        Ok(())
    }

    /// Does that aside, again if it is asked for once more meanwhile, and says when it has stopped; so many were done before.
    pub(super) fn prepared_by<F>(&self, id: &KeyId, first: usize, prepare: impl Fn() -> F + Send + 'static)
    where
        F: Future<Output = Result<(), IssuanceError>> + Send + 'static,
    {
        {
            let mut works = lock(&self.0.drills.0);
            if let Some(work) = works.get_mut(id.as_str()).filter(|work| !work.is_over) {
                work.is_asked_again = true;
                return;
            }
            let (begun, left_out) = (Instant::now(), Vec::new());
            let work = Work { begun, first, is_over: false, is_asked_again: false, has_failed: false, left_out };
            works.insert(id.as_str().to_owned(), work);
        }
        let (works, id) = (Arc::clone(&self.0.drills.0), id.clone());
        tokio::spawn(async move {
            loop {
                let prepared = aside::done(prepare()).await;
                if let Err(stopped) = &prepared {
                    tracing::error!(key = %id, causes = stopped.causes(), "certificates of {id} were not prepared anew to the end");
                }
                let mut works = lock(&works);
                let Some(work) = works.get_mut(id.as_str()) else { return };
                if !std::mem::take(&mut work.is_asked_again) {
                    (work.is_over, work.has_failed) = (true, prepared.is_err());
                    return;
                }
            }
        });
    }

    /// Goes on with what was begun and cut off.
    pub(in super::super) async fn reissue_on(&self) -> Result<(), Problem> {
        if !self.0.options.signs {
            return Ok(());
        }
        let known = self.0.knowledge.now().await?;
        for institution in known.institutions.iter() {
            for key in institution.keys.iter().filter(|key| key.revoked.is_some() && is_reissuable(key)) {
                self.reissue_aside(institution.details.slug.as_str(), &key.id).await?;
            }
        }
        Ok(())
    }
}

async fn prepare(service: &Service, slug: &str, id: &KeyId) -> Result<(), IssuanceError> {
    let office = &service.0.office;
    let Some(by) = office.reissue_begun(id).await? else { return Ok(()) };
    // Read anew: the key that signs from now on may have been made a moment ago.
    let institution = office.institution(slug).await?;
    let mut after = None;
    while let Some(done) = office.reissue_next(&institution, (id, &by), after).await? {
        after = Some(done.batch);
        if let Some(work) = lock(&service.0.drills.0).get_mut(id.as_str()) {
            work.left_out.extend(done.left_out);
        }
    }
    office.end_reissue(&institution, id).await
}

fn is_reissuable(key: &KeyRow) -> bool {
    key.purpose == Purpose::Credential && !key.id.is_for_programs()
}

impl Drill {
    async fn load(service: &Service, visitor: &Visitor, name: &str) -> Result<Self, Problem> {
        let desk = Desk::new(service, visitor);
        let institution = visitor.place()?;
        let key = find(institution, name)?;
        let counts = service.0.store.signed_by(&key.id).await?;
        let work = lock(&service.0.drills.0).get(key.id.as_str()).cloned();
        let mut batches = Vec::new();
        for batch in service.0.store.reissues_of(institution.id, &key.id).await? {
            let row = service.0.store.batch_of(institution.id, batch.digest).await?;
            let title = row.and_then(|row| home::title_of(&row.source, desk.tag()));
            batches.push(Batch {
                digest: batch.digest.to_string(),
                title: title.unwrap_or_else(|| batch.programme.clone()),
                count: batch.certificates as usize,
                done: batch.released as usize,
                state: batch.state(),
            });
        }
        let why = |one: &LeftOut| {
            let told = one.fault.as_ref().map(|fault| fault.problem(desk.spoken()));
            (one.number.to_string(), told.unwrap_or_else(|| desk.say("desk-drill-over")))
        };
        let left_out = work.iter().flat_map(|work| &work.left_out).map(why).collect();
        let mut page = Self {
            fault: None,
            key: Shown::new(key, institution, &desk),
            counts,
            is_reissuable: is_reissuable(key),
            is_at_work: work.as_ref().is_some_and(|work| !work.is_over),
            rate: String::new(),
            has_failed: work.as_ref().is_some_and(|work| work.has_failed),
            batches,
            left_out,
            desk,
        };
        if let Some(work) = work.filter(|work| !work.is_over) {
            let steps = (page.done().saturating_sub(work.first), page.left() as usize);
            page.rate = aside::pace(work.begun, steps, 1, &page.desk).unwrap_or_default();
        }
        Ok(page)
    }

    /// How many certificates are to be replaced, are being, or were.
    fn total(&self) -> u32 {
        self.left() + self.counts.prepared + self.counts.replaced
    }

    /// How many are in force, and nothing waits in their place.
    fn left(&self) -> u32 {
        self.counts.in_force.saturating_sub(self.counts.suspended).saturating_sub(self.counts.prepared)
    }

    /// How many are prepared or replaced.
    fn done(&self) -> usize {
        (self.counts.prepared + self.counts.replaced) as usize
    }

    fn told(&self) -> String {
        self.desk.of_so_many("desk-drill-prepared", self.done(), self.total() as usize)
    }

    fn affected(&self) -> usize {
        (self.counts.in_force + self.counts.by_programs) as usize
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
