//! The institutions of this register as a verifier knows them, and how their certificates stand right now.

use std::collections::BTreeMap;

use super::query::query;
use super::{InstitutionRow, KeyRow, Marked, Store, StoreError, Tx, inconsistent};
use crate::claims::Did;
use crate::claims::certificate::base_url;
use crate::status::{Bits, Note, Snapshot, Standing};
use crate::time::Instant;
use crate::trust::{Belief, Identifier, Institution, Key, Listed, Name, Scheme, Trust, TrustList};

/// The setting that marks the register of a demonstration.
pub const DEMO_SETTING: &str = "demo";

/// The setting that counts trust lists.
pub const TRUST_SEQ_SETTING: &str = "trust-seq";

/// Which state of the register something was read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revision {
    /// How many transactions have written a deed down. Every deed that could change an answer is.
    pub deeds: i64,
    /// The number of the trust list that was exported last.
    pub trust_seq: u64,
}

impl Store {
    /// The present state of the register: two look-ups, so that it can be asked often.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn revision(&self) -> Result<Revision, StoreError> {
        let deeds = query("SELECT deeds FROM revision").fetch_one(self).await?.get("deeds")?;
        Ok(Revision { deeds, trust_seq: self.trust_seq().await? })
    }

    /// Takes the next number for a trust list.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn next_trust_seq(&self) -> Result<u64, StoreError> {
        let mut tx = self.begin().await?;
        let seq = tx.next_trust_seq().await?;
        tx.commit().await?;
        Ok(seq)
    }

    /// Whether this is the register of a demonstration.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn is_demo(&self) -> Result<bool, StoreError> {
        Ok(self.setting(DEMO_SETTING).await?.is_some())
    }

    /// The number of the trust list that was exported last; 0 before the first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn trust_seq(&self) -> Result<u64, StoreError> {
        let seq = self.setting(TRUST_SEQ_SETTING).await?;
        seq.map_or(Ok(0), |seq| seq.parse().map_err(|_| inconsistent("setting", "value", TRUST_SEQ_SETTING)))
    }

    /// Every institution of this register, hosted, with its status as of `at`.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn trust(&self, at: Instant) -> Result<Trust, StoreError> {
        self.trust_beside(Trust::new(), at).await
    }

    /// The same beside institutions that are believed already.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn trust_beside(&self, mut trust: Trust, at: Instant) -> Result<Trust, StoreError> {
        for listed in self.listed(at).await? {
            let did = listed.institution.did.clone();
            trust.add(listed.institution, Belief::Hosted);
            for snapshot in listed.status {
                trust.add_snapshot(&did, snapshot);
            }
        }
        trust.set_seq(self.trust_seq().await?);
        Ok(trust)
    }

    /// The next trust list, unsigned.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn trust_list(&self, issuer: Did, seq: u64, at: Instant) -> Result<TrustList, StoreError> {
        let expires = at.plus_seconds(TrustList::LIFETIME_SECONDS);
        Ok(TrustList { issuer, seq, issued: at, expires, institutions: self.listed(at).await? })
    }

    /// The status lists of an institution, as of `at`.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn snapshots(&self, institution: &InstitutionRow, at: Instant) -> Result<Vec<Snapshot>, StoreError> {
        let marked = self.marked(institution.id).await?;
        let lists = 1..=self.status_lists(institution.id).await?;
        lists.map(|list| snapshot(status_list_url(institution, list), list, &marked, at)).collect()
    }

    async fn listed(&self, at: Instant) -> Result<Vec<Listed>, StoreError> {
        let is_demo = self.is_demo().await?;
        let mut listed = Vec::new();
        for row in self.institutions().await? {
            let status = self.snapshots(&row, at).await?;
            listed.push(Listed { institution: row.to_institution(is_demo), status });
        }
        Ok(listed)
    }
}

impl Tx {
    /// Takes the next number for a trust list, within this transaction.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn next_trust_seq(&mut self) -> Result<u64, StoreError> {
        let seq = self.setting(TRUST_SEQ_SETTING).await?.unwrap_or_else(|| "0".to_owned());
        let seq = seq.parse::<u64>().map_err(|_| inconsistent("setting", "value", TRUST_SEQ_SETTING))? + 1;
        self.set_setting(TRUST_SEQ_SETTING, &seq.to_string()).await?;
        Ok(seq)
    }
}

impl InstitutionRow {
    /// The institution as a verifier knows it.
    #[must_use]
    pub fn to_institution(&self, is_demo: bool) -> Institution {
        let details = &self.details;
        let name = |is_former| {
            move |(language, text): &(String, _)| Name {
                language: language.clone(),
                text: Clone::clone(text),
                is_former,
            }
        };
        let identifier = |(scheme, value): &(String, String)| {
            Some(Identifier { scheme: Scheme::from_word(scheme)?, value: value.clone() })
        };
        Institution {
            did: details.did.clone(),
            slug: Some(details.slug.clone()),
            hosts: vec![details.authority.clone()],
            former_hosts: self.former_hosts.clone(),
            names: details.names.iter().map(name(false)).chain(self.former_names.iter().map(name(true))).collect(),
            country: Some(details.country.clone()),
            website: details.website.clone(),
            identifiers: details.identifiers.iter().filter_map(identifier).collect(),
            keys: self.keys.iter().map(Key::from).collect(),
            is_demo,
        }
    }
}

impl From<&KeyRow> for Key {
    fn from(row: &KeyRow) -> Self {
        let mut key = Self::new(row.id.clone(), row.key, Some(row.purpose), Some(row.added));
        (key.retired, key.revoked) = (row.retired, row.revoked);
        key
    }
}

/// The bit says that a certificate was taken back for good; a suspension is told by its note alone.
fn snapshot(url: String, list: u32, marked: &[Marked], at: Instant) -> Result<Snapshot, StoreError> {
    let (mut bits, mut notes) = (Bits::new(), BTreeMap::new());
    for Marked { status_index, standing, since, cause, successor, .. } in
        marked.iter().filter(|marked| marked.status_list == list)
    {
        if *standing != Standing::Suspended {
            bits.set(*status_index).map_err(|_| inconsistent("certificate", "status_index", status_index))?;
        }
        let note = Note { standing: *standing, since: Some(since.day()), cause: *cause, successor: successor.clone() };
        notes.insert(*status_index, note);
    }
    Ok(Snapshot { list: url, bits, as_of: at, fresh_until: None, is_final: false, notes })
}

/// The URL of an institution's status list, from 1.
#[must_use]
pub fn status_list_url(institution: &InstitutionRow, list: u32) -> String {
    format!("{}/status/{list}", base_url(&institution.details.did).unwrap_or_default())
}

/// The list that begins when this one is half full: all its places are free.
#[must_use]
pub fn next_list(last: &Snapshot) -> Snapshot {
    let (base, number) = last.list.rsplit_once('/').unwrap_or((&last.list, "1"));
    let next = number.parse::<u32>().map_or(1, |number| number.saturating_add(1));
    Snapshot { list: format!("{base}/{next}"), bits: Bits::new(), notes: BTreeMap::new(), ..last.clone() }
}

#[cfg(test)]
mod tests {
    use crate::store::testing;

    #[test]
    fn what_opens_a_register_runs_on_postgresql_too() {
        testing::run_again_on_postgres(&["http::", "issuance::", "store::"]);
    }
}
