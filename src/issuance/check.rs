//! ① and ② of the gate: one transaction fixes number, id, status index, issue date and the exact payload bytes of every
//! draft; the whole batch is rehearsed; only if nothing is wrong is the transaction kept. A dry run is a check that is not
//! kept.

use std::collections::{HashMap, HashSet};

use super::batch::{Approved, Checked};
use super::draft::Draft;
use super::fixing;
use super::office::persist;
use super::rehearsal::Rehearsal;
use super::{Fault, IssuanceError, Moment, Office, Step};
use crate::claims::{Certificate, RegisterNumber};
use crate::roster::{self, Entry, Programme};
use crate::store::{AuditEntry, BatchRow, CertificateId, InstitutionRow, Known, Person, Tx};

/// What is to be issued.
pub struct Request<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// Its TOML, as it was read.
    pub source: &'a str,
    /// The pictures that it names, by file name.
    pub images: &'a HashMap<String, Vec<u8>>,
    /// The rows.
    pub entries: &'a [Entry],
    /// The sealed certificates that the rows supersede, one for each row, in their order; empty if the rows supersede none.
    pub replaces: &'a [RegisterNumber],
    /// Keep nothing.
    pub is_dry_run: bool,
}

/// What a check has found.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Rows that have their certificate.
    pub skipped: Vec<Skipped>,
    /// Batches that were approved and cut off: they go on first, and need no other approval.
    pub unfinished: Vec<Approved>,
    /// Batches that wait for an approval: new ones, and earlier ones that nobody has approved.
    pub checked: Vec<Checked>,
    /// What a dry run would issue.
    pub would_issue: Vec<Certificate>,
    /// New rows whose name has a certificate of this programme already, and nothing tells the two apart.
    pub namesakes: Vec<Namesake>,
}

/// A new row, and the certificate of somebody of the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Namesake {
    /// The row.
    pub row: u32,
    /// The certificate.
    pub number: RegisterNumber,
}

/// A row that has its certificate already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The row.
    pub row: u32,
    /// The certificate.
    pub number: RegisterNumber,
    /// Whether that was withdrawn: it is not issued again.
    pub is_withdrawn: bool,
}

impl Office {
    /// Checks and rehearses what is to be issued.
    ///
    /// # Errors
    /// [`IssuanceError::Faults`] with every fault of every row; then nothing is kept.
    pub async fn check(&self, request: &Request<'_>) -> Result<Outcome, IssuanceError> {
        self.check_by(request, "operator").await
    }

    /// As [`Office::check`], by somebody who is known: the audit log names them.
    ///
    /// # Errors
    /// As [`Office::check`].
    pub async fn check_by(&self, request: &Request<'_>, by: &str) -> Result<Outcome, IssuanceError> {
        persist(|| Box::pin(self.check_once(request, by))).await
    }

    async fn check_once(&self, request: &Request<'_>, by: &str) -> Result<Outcome, IssuanceError> {
        let programme = request.programme;
        let institution = self.institution(programme.institution().as_str()).await?;
        let issuer = fixing::issuer(&institution, programme)?;
        let issued =
            programme.issue_date(self.now().day()).map_err(|fault| IssuanceError::Faults(vec![Fault::from(&fault)]))?;
        let drafts: Vec<_> =
            request.entries.iter().map(|entry| Draft { programme, entry, issuer: &issuer, issued }).collect();
        let rehearsal = Rehearsal::new(self, &institution, programme, request.images).await?;

        self.pass(Step::Check, Moment::Before)?;
        let mut tx = self.store.begin_for(institution.id).await?;
        let replaced = self.replaced(&mut tx, &institution, request).await?;
        drop_stale(&mut tx, &institution, (request, by), &drafts).await?;
        let known = tx.known_rows(institution.id, programme.slug().as_str()).await?;
        let (fresh, skipped) = sort_rows(&drafts, &known, &replaced)?;
        let is_first = fresh.is_empty() || !replaced.is_empty();
        let persons = if is_first { Vec::new() } else { tx.persons(institution.id, programme.slug().as_str()).await? };
        let namesakes = namesakes(&fresh, &persons);
        let fixed = self.fix(&mut tx, &institution, &fresh).await?;
        self.pass(Step::Rehearse, Moment::Before)?;
        rehearsal.rehearse(&fixed)?;
        self.pass(Step::Rehearse, Moment::After)?;
        if request.is_dry_run {
            let would_issue = fixed.into_iter().map(|fixed| fixed.certificate).collect();
            return Ok(Outcome { skipped, would_issue, namesakes, ..Outcome::default() });
        }
        if !fixed.is_empty() {
            let keep = fixing::Keep { institution: &institution, request, fixed: &fixed, at: self.now() };
            fixing::keep(&mut tx, keep, by).await?;
        }
        // They come back from the register: of a large batch memory holds one copy.
        drop(fixed);
        let open = tx.open_batches(institution.id, programme.slug().as_str()).await?;
        tx.commit().await?;
        self.pass(Step::Check, Moment::After)?;
        let outcome = self.load_open(&institution, open, skipped).await?;
        Ok(Outcome { namesakes, ..outcome })
    }

    /// An institution by its slug.
    ///
    /// # Errors
    /// [`IssuanceError::NoSuchInstitution`].
    pub async fn institution(&self, slug: &str) -> Result<InstitutionRow, IssuanceError> {
        self.store.institution(slug).await?.ok_or_else(|| IssuanceError::NoSuchInstitution { slug: slug.to_owned() })
    }

    /// The certificates that the request supersedes: sealed, and not ended yet.
    async fn replaced(
        &self,
        tx: &mut Tx,
        institution: &InstitutionRow,
        request: &Request<'_>,
    ) -> Result<Vec<CertificateId>, IssuanceError> {
        let mut replaced = Vec::with_capacity(request.replaces.len());
        for number in request.replaces {
            let known = tx.known_number(institution.id, number).await?;
            let known = known.filter(|known| known.is_sealed && !known.is_ended);
            let none = || IssuanceError::NoSuchCertificate {
                slug: institution.details.slug.to_string(),
                number: number.to_string(),
            };
            replaced.push(known.map(|known| known.id).ok_or_else(none)?);
        }
        Ok(replaced)
    }

    async fn load_open(
        &self,
        institution: &InstitutionRow,
        open: Vec<BatchRow>,
        skipped: Vec<Skipped>,
    ) -> Result<Outcome, IssuanceError> {
        let mut outcome = Outcome { skipped, ..Outcome::default() };
        for batch in open {
            let approval = self.store.approval(batch.id).await?;
            let batch = Checked::load(self, institution.id, &institution.details.did, batch).await?;
            match approval {
                Some(approval) if approval.digest == batch.digest => outcome.unfinished.push(Approved(batch)),
                Some(_) => return Err(IssuanceError::ApprovalDiffers),
                None => outcome.checked.push(batch),
            }
        }
        Ok(outcome)
    }
}

/// Drops batches that nobody approved and that this request would not issue as they stand: the programme or a row was
/// edited since. Nothing of them was signed.
async fn drop_stale(
    tx: &mut Tx,
    institution: &InstitutionRow,
    (request, by): (&Request<'_>, &str),
    drafts: &[Draft<'_>],
) -> Result<(), IssuanceError> {
    let slug = request.programme.slug().as_str();
    let asked: HashSet<_> = drafts.iter().map(|draft| (draft.identity(), draft.content())).collect();
    let assets = fixing::assets(request.images);
    let known = tx.known_rows(institution.id, slug).await?;
    for batch in tx.open_batches(institution.id, slug).await? {
        let rows: Vec<_> = known.iter().filter(|known| known.batch == batch.id).collect();
        let is_same = batch.source == request.source
            && batch.assets == assets
            && rows.iter().all(|known| asked.contains(&(known.identity, known.content)))
            && rows.iter().all(|known| known.replaces.is_none() == request.replaces.is_empty());
        let is_sealed = rows.is_empty() || rows.iter().any(|known| known.is_sealed);
        if !is_same && !is_sealed && !tx.is_approved(batch.id).await? {
            tx.drop_batch(batch.id).await?;
            tx.audit(AuditEntry {
                at: batch.checked_at,
                actor: by,
                action: "drop",
                institution: Some(institution.id),
                batch: Some(batch.id),
                number: None,
                detail: "edited before it was approved",
            })
            .await?;
        }
    }
    Ok(())
}

/// New rows whose name is that of a certificate, as when one batch knew people by student numbers and the next by birth dates.
/// Two who differ in one of these are two people.
fn namesakes(fresh: &[Fresh<'_, '_>], persons: &[Person]) -> Vec<Namesake> {
    let mut by_name: HashMap<String, Vec<&Person>> = HashMap::new();
    for person in persons {
        by_name.entry(roster::same_name(&person.own_name)).or_default().push(person);
    }
    let namesake = |Fresh { draft, .. }: &Fresh<'_, '_>| {
        let contact = draft.contact();
        let differ = |one: &Option<String>, other: &Option<String>| one.is_some() && other.is_some() && one != other;
        let others = by_name.get(&roster::same_name(draft.entry.own_name()))?;
        let other = others.iter().find(|person| {
            person.identity != draft.identity()
                && !differ(&person.student_number, &contact.student_number)
                && !differ(&person.birth_date, &contact.birth_date)
        })?;
        Some(Namesake { row: draft.entry.row, number: other.number.clone() })
    };
    fresh.iter().filter_map(namesake).collect()
}

/// A row that gets a certificate, and the one that it supersedes.
#[derive(Clone, Copy)]
pub(super) struct Fresh<'d, 'a> {
    pub(super) draft: &'d Draft<'a>,
    pub(super) replaces: Option<CertificateId>,
}

/// Sorts the rows: sealed already, waiting in an open batch, changed, new.
fn sort_rows<'d, 'a>(
    drafts: &'d [Draft<'a>],
    known: &[Known],
    replaced: &[CertificateId],
) -> Result<(Vec<Fresh<'d, 'a>>, Vec<Skipped>), IssuanceError> {
    // A correction that waits for its approval stands beside the certificate that it replaces.
    let stands_for_a_row = |known: &&Known| known.replaces.is_none() || known.is_sealed;
    let by_identity: HashMap<_, _> =
        known.iter().filter(stands_for_a_row).map(|known| (known.identity, known)).collect();
    let waiting: HashSet<_> =
        known.iter().filter_map(|known| known.replaces.map(|replaces| (replaces, known.content))).collect();
    let (mut fresh, mut skipped, mut faults) = (Vec::new(), Vec::new(), Vec::new());
    for (place, draft) in drafts.iter().enumerate() {
        let row = draft.entry.row;
        let replaces = replaced.get(place).copied();
        match (replaces, by_identity.get(&draft.identity())) {
            (Some(replaced), _) => {
                fresh.extend((!waiting.contains(&(replaced, draft.content()))).then_some(Fresh { draft, replaces }));
            }
            (None, None) => fresh.push(Fresh { draft, replaces }),
            (None, Some(known)) if known.is_ended || (known.is_sealed && known.content == draft.content()) => {
                skipped.push(Skipped { row, number: known.number.clone(), is_withdrawn: known.is_ended });
            }
            (None, Some(known)) if known.is_sealed => faults.push(Fault::differs_from_sealed(row, &known.number)),
            (None, Some(_)) => {}
        }
    }
    if faults.is_empty() { Ok((fresh, skipped)) } else { Err(IssuanceError::Faults(faults)) }
}
