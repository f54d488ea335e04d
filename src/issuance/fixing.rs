//! What a check fixes for ever: register number, id, status index, payload bytes; and how it is kept.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::batch::batch_digest;
use super::check::Fresh;
use super::draft::Draft;
use super::{Fault, IssuanceError, Office, Request};
use crate::claims::{Certificate, CredentialId, Issuer, RegisterNumber, StatusEntry, Words};
use crate::credential;
use crate::keys::Purpose;
use crate::roster::{NumberPattern, Programme};
use crate::store::{
    AuditEntry, BatchId, CertificateId, Contact, InstitutionRow, KeyRow, NewBatch, NewCertificate, Tx, status_list_url,
};
use crate::time::Instant;
use crate::wire::digest::Digest;

/// A draft with all that the register gave it.
pub(super) struct Fixed {
    pub(super) row: u32,
    pub(super) certificate: Certificate,
    pub(super) payload: String,
    pub(super) identity: Digest,
    pub(super) content: Digest,
    pub(super) contact: Contact,
    pub(super) status_list: u32,
    pub(super) replaces: Option<CertificateId>,
}

/// The institution as it signs: its names in the programme's languages, and the signatories.
pub(super) fn issuer(institution: &InstitutionRow, programme: &Programme) -> Result<Issuer, IssuanceError> {
    let names = &institution.details.names;
    let name_in = |language: &str| names.iter().find(|(tag, _)| tag == language).map(|(_, name)| name.clone());
    let mut printed: Vec<_> = programme.languages().iter().filter_map(|language| name_in(language.tag())).collect();
    printed.extend(printed.is_empty().then(|| names.first().map(|(_, name)| name.clone())).flatten());
    let mut seen = HashSet::new();
    printed.retain(|name| seen.insert(name.clone()));
    let name = Words::new(printed)
        .map_err(|_| IssuanceError::NoSuchInstitution { slug: institution.details.slug.to_string() })?;
    Ok(Issuer { did: institution.details.did.clone(), name, signatories: programme.signatories() })
}

/// The pictures of a batch, by name and SHA-256.
pub(super) fn assets(images: &HashMap<String, Vec<u8>>) -> String {
    let digests: BTreeMap<_, _> = images.iter().map(|(name, bytes)| (name, Digest::of(bytes).to_string())).collect();
    serde_json::to_string(&digests).unwrap_or_default()
}

/// The newest key of an institution that may sign for a purpose; never the one that programs sign with.
pub(super) fn active_key(institution: &InstitutionRow, purpose: Purpose) -> Result<&KeyRow, IssuanceError> {
    let may_sign = |key: &&KeyRow| key.purpose == purpose && !key.id.is_for_programs() && key.is_active();
    let newest = institution.keys.iter().rev().find(may_sign);
    newest.ok_or_else(|| IssuanceError::NoKey { slug: institution.details.slug.to_string(), purpose: purpose.word() })
}

impl Office {
    /// Fixes number, id and status index of each draft.
    pub(super) async fn fix(
        &self,
        tx: &mut Tx,
        institution: &InstitutionRow,
        drafts: &[Fresh<'_, '_>],
    ) -> Result<Vec<Fixed>, IssuanceError> {
        let mut places = StatusPlaces::open(tx, institution).await?;
        let mut fixed: Vec<Fixed> = Vec::with_capacity(drafts.len());
        let mut faults = Vec::new();
        for &Fresh { draft, replaces } in drafts {
            let number = match next_number(tx, institution, draft).await? {
                Ok(number) => number,
                Err(fault) => {
                    faults.push(fault);
                    continue;
                }
            };
            let (status_list, index) = places.take(self)?;
            let id = CredentialId::from_random(self.chance.bytes()?);
            let status = StatusEntry { list: status_list_url(institution, status_list), index };
            let certificate = draft.certificate(id, number, status);
            fixed.push(Fixed {
                row: draft.entry.row,
                payload: credential::payload(&certificate),
                certificate,
                identity: draft.identity(),
                content: draft.content(),
                contact: draft.contact(),
                status_list,
                replaces,
            });
        }
        if faults.is_empty() { Ok(fixed) } else { Err(IssuanceError::Faults(faults)) }
    }
}

/// Free places in the status lists. A list is filled to one half, so that a random free place is found at once.
pub(super) struct StatusPlaces {
    list: u32,
    taken: HashSet<u32>,
}

impl StatusPlaces {
    pub(super) async fn open(tx: &mut Tx, institution: &InstitutionRow) -> Result<Self, IssuanceError> {
        let (list, taken) = tx.taken_indexes(institution.id).await?;
        Ok(Self { list, taken: taken.into_iter().collect() })
    }

    /// The next free place: list, from 1, and index.
    pub(super) fn take(&mut self, office: &Office) -> Result<(u32, u32), IssuanceError> {
        if self.taken.len() >= StatusEntry::LIST_LENGTH as usize / 2 {
            self.list += 1;
            self.taken.clear();
        }
        loop {
            let index = office.chance.below(StatusEntry::LIST_LENGTH)?;
            if self.taken.insert(index) {
                return Ok((self.list, index));
            }
        }
    }
}

/// The roster's number, or the next one of the pattern that no certificate has.
async fn next_number(
    tx: &mut Tx,
    institution: &InstitutionRow,
    draft: &Draft<'_>,
) -> Result<Result<RegisterNumber, Fault>, IssuanceError> {
    let row = draft.entry.row;
    if let Some(number) = &draft.entry.number {
        let is_taken = tx.known_number(institution.id, number).await?.is_some();
        return Ok(if is_taken { Err(Fault::number_taken(row, number)) } else { Ok(number.clone()) });
    }
    let Some(pattern) = draft.programme.number().cloned().or_else(|| own_pattern(institution)) else {
        return Ok(Err(Fault::number_pattern(row, "none")));
    };
    let number = free_number(tx, institution, &pattern, draft.issued.year()).await?;
    Ok(number.ok_or_else(|| Fault::number_pattern(row, "long")))
}

/// The institution's own pattern of register numbers.
pub(super) fn own_pattern(institution: &InstitutionRow) -> Option<NumberPattern> {
    institution.details.number_pattern.as_deref().and_then(|pattern| NumberPattern::parse(pattern).ok())
}

/// The next number of a pattern that no certificate has; `None` if it would be too long.
pub(super) async fn free_number(
    tx: &mut Tx,
    institution: &InstitutionRow,
    pattern: &NumberPattern,
    year: i16,
) -> Result<Option<RegisterNumber>, IssuanceError> {
    loop {
        let sequence = tx.next_sequence(institution.id, &pattern.to_string(), year).await?;
        let Ok(number) = pattern.number(year, sequence) else { return Ok(None) };
        if tx.known_number(institution.id, &number).await?.is_none() {
            return Ok(Some(number));
        }
    }
}

/// One free place in the status lists, found without reading all that are taken. Gives the list, from 1, and the entry.
pub(super) async fn free_place(
    office: &Office,
    tx: &mut Tx,
    institution: &InstitutionRow,
) -> Result<(u32, StatusEntry), IssuanceError> {
    let (mut list, taken) = tx.newest_status_list(institution.id).await?;
    list += u32::from(taken >= StatusEntry::LIST_LENGTH / 2);
    loop {
        let index = office.chance.below(StatusEntry::LIST_LENGTH)?;
        if !tx.is_place_taken(institution.id, (list, index)).await? {
            return Ok((list, StatusEntry { list: status_list_url(institution, list), index }));
        }
    }
}

/// What is kept of a check.
pub(super) struct Keep<'a> {
    pub(super) institution: &'a InstitutionRow,
    pub(super) request: &'a Request<'a>,
    pub(super) fixed: &'a [Fixed],
    pub(super) at: Instant,
}

/// Keeps a batch with its certificates, pictures and the audit row of whoever had it checked.
pub(super) async fn keep(tx: &mut Tx, keep: Keep<'_>, by: &str) -> Result<BatchId, IssuanceError> {
    let Keep { institution, request, fixed, at } = keep;
    // In one order: institutions share pictures, and two writers must not wait for each other's.
    let pictures: BTreeMap<_, _> = request.images.values().map(|bytes| (Digest::of(bytes), bytes)).collect();
    for bytes in pictures.values() {
        tx.keep_asset(bytes).await?;
    }
    let programme = request.programme.slug().as_str();
    let digest = batch_digest(&institution.details.did, fixed.iter().map(|fixed| fixed.payload.as_str()));
    let kid = &active_key(institution, Purpose::Credential)?.id;
    let assets = assets(request.images);
    let new =
        NewBatch { institution: institution.id, programme, source: request.source, assets: &assets, kid, digest, at };
    let batch = tx.insert_batch(&new).await?;
    tx.set_title(institution.id, programme, &request.programme.title().to_string()).await?;
    for (position, fixed) in (0_u32..).zip(fixed) {
        let new = NewCertificate {
            position,
            number: &fixed.certificate.number,
            id: fixed.certificate.id,
            identity: fixed.identity,
            content: fixed.content,
            status_list: fixed.status_list,
            status_index: fixed.certificate.status.index,
            payload: &fixed.payload,
            replaces: fixed.replaces,
            contact: &fixed.contact,
        };
        tx.insert_certificate(institution.id, programme, batch, &new).await?;
    }
    let detail = format!("{digest} {} certificates of {programme}", fixed.len());
    let audit = AuditEntry {
        at,
        actor: by,
        action: "check",
        institution: Some(institution.id),
        batch: Some(batch),
        number: None,
        detail: &detail,
    };
    tx.audit(audit).await?;
    Ok(batch)
}
