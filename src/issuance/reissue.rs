//! A key is compromised: what it has signed is issued again with another key, batch by batch, through the gate.
//!
//! A batch in place of another says the same of the same people; number, id, place in the status list and date of issue are new.
//! It waits for an approval like every other batch, and sealing it supersedes what it replaces. What a crash cuts off goes on:
//! the register knows what is replaced already.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::administration::Administrator;
use super::batch::Approval;
use super::fixing::{self, Fixed, Keep, StatusPlaces, active_key, free_number, own_pattern};
use super::rehearsal::Rehearsal;
use super::{Fault, IssuanceError, Office, Progress, Request};
use crate::claims::{Certificate, CredentialId, RegisterNumber, StatusEntry};
use crate::credential;
use crate::keys::{KeyId, Purpose};
use crate::roster::{NumberPattern, Programme};
use crate::store::{
    AuditEntry, BatchId, BatchRow, InstitutionId, InstitutionRow, Replaceable, StoreError, Tx, status_list_url,
};
use crate::time::Instant;
use crate::wire::digest::Digest;
use crate::wire::json;

/// What came of one batch.
#[derive(Debug, Clone)]
pub struct Reissued {
    /// The batch that is replaced.
    pub batch: BatchId,
    /// The batch in its place, which waits for its approval; `None` if nothing of it could be replaced.
    pub digest: Option<Digest>,
    /// How many certificates that one has.
    pub count: usize,
    /// Certificates that could not be replaced, and why.
    pub left_out: Vec<LeftOut>,
}

/// A certificate that could not be replaced.
#[derive(Debug, Clone)]
pub struct LeftOut {
    /// Its number.
    pub number: RegisterNumber,
    /// Why; `None`: its period is over.
    pub fault: Option<Fault>,
}

/// The setting that remembers whose re-issue of a key is at work: who began it.
fn setting(key: &KeyId) -> String {
    format!("reissue {key}")
}

impl Administrator<'_> {
    /// Tells everyone that a key is compromised. If no other key of its purpose is left, one is made first. A key that is told to
    /// be so already stays so.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] for a key that is not the institution's, and out of reach; if the new key cannot be made.
    pub async fn compromise(&self, slug: &str, id: &KeyId) -> Result<(), IssuanceError> {
        let institution = self.office.institution(slug).await?;
        self.is_within(Some(institution.id))?;
        let none = || IssuanceError::NotAllowed(format!("{slug} has no key {id}"));
        let key = institution.keys.iter().find(|key| key.id == *id).ok_or_else(none)?;
        if key.revoked.is_some() {
            return Ok(());
        }
        let is_like = |other: &&crate::store::KeyRow| {
            other.purpose == key.purpose && other.id.is_for_programs() == id.is_for_programs()
        };
        let others = institution.keys.iter().filter(is_like);
        if !id.is_for_programs() && !others.clone().any(|other| other.id != *id && other.is_active()) {
            self.add_key(slug, key.purpose).await?;
        }
        self.end_key(id, true).await
    }

    /// Remembers that what a compromised key has signed is to be issued again, so that it goes on after a crash.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] for a key that is not compromised, or that signs no certificates of rosters.
    pub async fn begin_reissue(&self, slug: &str, id: &KeyId) -> Result<(), IssuanceError> {
        let institution = self.office.institution(slug).await?;
        self.is_within(Some(institution.id))?;
        is_reissuable(&institution, id)?;
        let at = self.office.now();
        let mut tx = self.office.store.begin_for(institution.id).await?;
        tx.set_setting(&setting(id), self.by).await?;
        tx.audit(deed(at, self.by, (institution.id, None), id.as_str())).await?;
        Ok(tx.commit().await?)
    }
}

impl Office {
    /// Who has begun to issue again what a key has signed, if that has not come to its end.
    ///
    /// # Errors
    /// [`IssuanceError::Store`].
    pub async fn reissue_begun(&self, id: &KeyId) -> Result<Option<String>, IssuanceError> {
        Ok(self.store.setting(&setting(id)).await?.filter(|by| !by.is_empty()))
    }

    /// Everything that can be replaced is prepared.
    ///
    /// # Errors
    /// [`IssuanceError::Store`].
    pub async fn end_reissue(&self, institution: &InstitutionRow, id: &KeyId) -> Result<(), IssuanceError> {
        let mut tx = self.store.begin_for(institution.id).await?;
        tx.set_setting(&setting(id), "").await?;
        Ok(tx.commit().await?)
    }

    /// Prepares the next batch in place of one that a compromised key has signed: checked, rehearsed, numbered. `None` when there is
    /// none after `after`.
    ///
    /// # Errors
    /// [`IssuanceError::NotAllowed`] for a key that is not compromised; [`IssuanceError::NoKey`] without another one.
    pub async fn reissue_next(
        &self,
        institution: &InstitutionRow,
        (id, by): (&KeyId, &str),
        after: Option<BatchId>,
    ) -> Result<Option<Reissued>, IssuanceError> {
        is_reissuable(institution, id)?;
        let Some(batch) = self.store.next_to_reissue(id, after).await? else { return Ok(None) };
        let mut left_out: Vec<LeftOut> = Vec::new();
        loop {
            let refused: HashSet<RegisterNumber> = left_out.iter().map(|one| one.number.clone()).collect();
            match self.reissue_once(institution, (id, by), &batch, &refused).await? {
                Tried::Kept(digest, count) => {
                    return Ok(Some(Reissued { batch: batch.id, digest, count, left_out }));
                }
                // Without those that cannot be made, from the beginning: no number is given to them.
                Tried::Refused(more) => left_out.extend(more),
            }
        }
    }

    /// Approves, seals and prints what waits in place of what a compromised key has signed, and prepares what is not prepared: all
    /// of it, under one name. Called again, it goes on.
    ///
    /// # Errors
    /// [`IssuanceError::NotInPolicy`]; else as [`Office::reissue_next`]. What was sealed stays sealed.
    pub async fn reissue_all(
        &self,
        institution: &InstitutionRow,
        (id, approval): (&KeyId, &Approval),
        (folder, progress): (&Path, Progress<'_>),
    ) -> Result<Vec<Reissued>, IssuanceError> {
        for batch in self.store.reissues_of(institution.id, id).await? {
            if batch.state() != "released" {
                self.finish(institution, batch.digest, approval, (folder, progress)).await?;
            }
        }
        let mut all: Vec<Reissued> = Vec::new();
        while let Some(next) =
            self.reissue_next(institution, (id, &approval.by), all.last().map(|last| last.batch)).await?
        {
            if let Some(digest) = next.digest {
                self.finish(institution, digest, approval, (folder, progress)).await?;
            }
            all.push(next);
        }
        self.end_reissue(institution, id).await?;
        Ok(all)
    }

    async fn reissue_once(
        &self,
        institution: &InstitutionRow,
        (id, by): (&KeyId, &str),
        batch: &BatchRow,
        refused: &HashSet<RegisterNumber>,
    ) -> Result<Tried, IssuanceError> {
        let wrong = |column| StoreError::Inconsistent { table: "batch", column, id: batch.digest.to_string() };
        let programme = Programme::parse(&batch.source).map_err(|_| wrong("source"))?;
        let images = self.kept_pictures(&batch.assets).await?.ok_or_else(|| wrong("assets"))?;
        let rehearsal = Rehearsal::new(self, institution, &programme, &images).await?;
        let mut tx = self.store.begin_for(institution.id).await?;
        let Renewed { fixed, former, over } = self.renew(&mut tx, (institution, &programme), batch.id, refused).await?;
        if !over.is_empty() {
            return Ok(Tried::Refused(over));
        }
        match rehearsal.rehearse(&fixed) {
            Err(IssuanceError::Faults(faults)) => return refusals(faults, &former),
            rehearsed => rehearsed?,
        }
        if fixed.is_empty() {
            return Ok(Tried::Kept(None, 0));
        }
        let request = Request {
            programme: &programme,
            source: &batch.source,
            images: &images,
            entries: &[],
            replaces: &[],
            is_dry_run: false,
        };
        let at = self.now();
        let keep = Keep { institution, request: &request, fixed: &fixed, at };
        let new = fixing::keep(&mut tx, keep, by).await?;
        tx.set_reissues(new, id).await?;
        tx.set_prepared_by(new, by).await?;
        let detail = format!("in place of {}, signed by {id}", batch.digest);
        tx.audit(deed(at, by, (institution.id, Some(new)), &detail)).await?;
        let payloads = fixed.iter().map(|fixed| fixed.payload.as_str());
        let digest = super::batch::batch_digest(&institution.details.did, payloads);
        tx.commit().await?;
        Ok(Tried::Kept(Some(digest), fixed.len()))
    }

    /// What is to be replaced of a batch, with new numbers, ids and places; and what cannot be.
    async fn renew(
        &self,
        tx: &mut Tx,
        (institution, programme): (&InstitutionRow, &Programme),
        batch: BatchId,
        refused: &HashSet<RegisterNumber>,
    ) -> Result<Renewed, IssuanceError> {
        let today = self.now().day();
        let mut renewed = Renewed::default();
        let mut places = StatusPlaces::open(tx, institution).await?;
        for row in tx.replaceable(batch).await? {
            let old = certificate(&row)?;
            if refused.contains(&old.number) {
                continue;
            }
            if old.valid_until.is_some_and(|last| last < today) {
                renewed.over.push(LeftOut { number: old.number, fault: None });
                continue;
            }
            let place = row.position + 1;
            let Some(number) = following(tx, institution, (programme, &old.number), today.year()).await? else {
                let fault = Some(Fault::number_pattern(place, "none"));
                renewed.over.push(LeftOut { number: old.number, fault });
                continue;
            };
            renewed.former.insert(place, old.number.clone());
            let (status_list, index) = places.take(self)?;
            let status = StatusEntry { list: status_list_url(institution, status_list), index };
            let id = CredentialId::from_random(self.chance.bytes()?);
            let certificate = Certificate { id, number, issued: today, status, ..old };
            renewed.fixed.push(Fixed {
                row: place,
                payload: credential::payload(&certificate),
                certificate,
                identity: row.identity,
                content: row.content,
                contact: row.contact,
                status_list,
                replaces: Some(row.id),
            });
        }
        Ok(renewed)
    }

    /// The pictures, layouts and fonts that a batch keeps, by name; `None` if one is lost.
    pub(super) async fn kept_pictures(&self, assets: &str) -> Result<Option<HashMap<String, Vec<u8>>>, IssuanceError> {
        let Ok(names) = serde_json::from_str::<HashMap<String, String>>(assets) else { return Ok(None) };
        let mut images = HashMap::new();
        for (name, digest) in names {
            let Some(digest) = Digest::from_hex(&digest) else { return Ok(None) };
            let Some(bytes) = self.store.asset(digest).await? else { return Ok(None) };
            images.insert(name, bytes);
        }
        Ok(Some(images))
    }
}

/// A batch with new numbers.
#[derive(Default)]
struct Renewed {
    fixed: Vec<Fixed>,
    /// The number that a row had.
    former: HashMap<u32, RegisterNumber>,
    over: Vec<LeftOut>,
}

fn deed<'a>(
    at: Instant,
    actor: &'a str,
    (institution, batch): (InstitutionId, Option<BatchId>),
    detail: &'a str,
) -> AuditEntry<'a> {
    AuditEntry { at, actor, action: "reissue", institution: Some(institution), batch, number: None, detail }
}

/// What came of one attempt at a batch.
enum Tried {
    /// Nothing was kept: these cannot be made.
    Refused(Vec<LeftOut>),
    /// A batch of so many.
    Kept(Option<Digest>, usize),
}

/// The certificates that a rehearsal refuses; other faults are of the whole batch.
fn refusals(faults: Vec<Fault>, former: &HashMap<u32, RegisterNumber>) -> Result<Tried, IssuanceError> {
    let mut refused: HashMap<RegisterNumber, Fault> = HashMap::new();
    for fault in &faults {
        if let Some(number) = fault.place.row().and_then(|row| former.get(&row)) {
            refused.entry(number.clone()).or_insert_with(|| fault.clone());
        }
    }
    if refused.is_empty() {
        return Err(IssuanceError::Faults(faults));
    }
    let left_out = refused.into_iter().map(|(number, fault)| LeftOut { number, fault: Some(fault) });
    Ok(Tried::Refused(left_out.collect()))
}

/// Only what a compromised key has signed is issued again, and only what was made from rosters.
fn is_reissuable(institution: &InstitutionRow, id: &KeyId) -> Result<(), IssuanceError> {
    let key = institution.keys.iter().find(|key| key.id == *id && key.purpose == Purpose::Credential);
    if key.is_some_and(|key| key.revoked.is_some()) && !id.is_for_programs() {
        return Ok(());
    }
    let what = "is no compromised key of this institution that signs certificates of rosters";
    Err(IssuanceError::NotAllowed(format!("{id} {what}")))
}

fn certificate(row: &Replaceable) -> Result<Certificate, StoreError> {
    let wrong = || StoreError::Inconsistent { table: "certificate", column: "payload", id: row.position.to_string() };
    let document = json::parse_object(&row.payload).map_err(|_| wrong())?;
    credential::read(&document).map_err(|_| wrong())
}

/// The next number of the pattern; where there is none, the old one with `-2`, `-3` … behind it.
async fn following(
    tx: &mut Tx,
    institution: &InstitutionRow,
    (programme, old): (&Programme, &RegisterNumber),
    year: i16,
) -> Result<Option<RegisterNumber>, IssuanceError> {
    let pattern: Option<NumberPattern> = programme.number().cloned().or_else(|| own_pattern(institution));
    if let Some(pattern) = pattern {
        return free_number(tx, institution, &pattern, year).await;
    }
    for turn in 2..=MOST_TURNS {
        let Ok(number) = RegisterNumber::parse(&format!("{old}-{turn}")) else { return Ok(None) };
        if tx.known_number(institution.id, &number).await?.is_none() {
            return Ok(Some(number));
        }
    }
    Ok(None)
}

/// Nobody's key is stolen so often.
const MOST_TURNS: u32 = 99;

/// The newest key of each purpose is the one that signs: whether this one is it.
#[must_use]
pub fn signs_now(institution: &InstitutionRow, id: &KeyId) -> bool {
    if id.is_for_programs() {
        return super::direct::program_key(institution).is_ok_and(|key| key.id == *id);
    }
    [Purpose::Credential, Purpose::Status]
        .into_iter()
        .any(|purpose| active_key(institution, purpose).is_ok_and(|key| key.id == *id))
}
