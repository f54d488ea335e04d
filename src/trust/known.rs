//! All that a verifier knows, in memory, with keys parsed.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::{Belief, Institution, Listed, TrustFault, TrustList};
use crate::claims::{Authority, Did};
use crate::status::{List, Snapshot};
use crate::time::Instant;

/// What a verifier knows before it looks at any evidence.
#[derive(Debug, Clone, Default)]
pub struct Trust {
    /// What is known already, where this only adds to it.
    beneath: Option<Arc<Self>>,
    known: HashMap<String, Known>,
    /// What the DID documents of institutions say that are known better: their keys of today, never merged into the entry.
    resolved: HashMap<String, Known>,
    hosts: BTreeSet<Authority>,
    lists: BTreeMap<Did, u64>,
    seq: Option<u64>,
}

/// What is known of one institution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The institution.
    pub institution: Institution,
    /// How we know it.
    pub belief: Belief,
    /// When a trust list said so; `None` for what does not come from a list.
    pub listed_at: Option<Instant>,
    snapshots: HashMap<String, Snapshot>,
}

impl Known {
    pub(crate) fn new(listed: Listed, belief: Belief, listed_at: Option<Instant>) -> Self {
        let mut known = Self { institution: listed.institution, belief, listed_at, snapshots: HashMap::new() };
        for snapshot in listed.status {
            known.add_snapshot(snapshot);
        }
        known
    }

    /// The status list at a URL, as far as we know it.
    #[must_use]
    pub fn snapshot(&self, list: &str) -> Option<&Snapshot> {
        self.snapshots.get(list)
    }

    /// Every status list of this institution that we know, by URL.
    #[must_use]
    pub fn snapshots(&self) -> Vec<&Snapshot> {
        let mut snapshots: Vec<_> = self.snapshots.values().collect();
        snapshots.sort_by(|a, b| a.list.cmp(&b.list));
        snapshots
    }

    /// Takes over from other knowledge of the same institution what makes a verifier more careful or more up to date:
    /// revocations, former hosts and newer status.
    fn absorb(&mut self, other: Self) {
        for key in &mut self.institution.keys {
            let same = other.institution.keys.iter().find(|known| known.key == key.key);
            key.revoked = key.revoked.or(same.and_then(|same| same.revoked));
        }
        for snapshot in other.snapshots.into_values() {
            self.add_snapshot(snapshot);
        }
    }

    pub(super) fn add_snapshot(&mut self, snapshot: Snapshot) {
        match self.snapshots.get_mut(&snapshot.list) {
            Some(known) if known.as_of > snapshot.as_of => {
                for (index, note) in snapshot.notes {
                    known.notes.entry(index).or_insert(note);
                }
            }
            _ => _ = self.snapshots.insert(snapshot.list.clone(), snapshot),
        }
    }
}

impl Trust {
    /// Knows nobody.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Knows what `base` knows, and takes in more without copying or changing it: what one request fetched.
    #[must_use]
    pub fn over(base: &Arc<Self>) -> Self {
        // One layer is enough: a second one starts as a copy of the first.
        if base.beneath.is_some() {
            return Self::clone(base);
        }
        Self { beneath: Some(Arc::clone(base)), ..Self::default() }
    }

    /// Adds an institution, or brings it up to date.
    ///
    /// Where it is known already, the stronger belief's entry stays (the later one, if both are equal); but a key that
    /// either of them calls revoked is revoked, and the newest status counts.
    pub fn add(&mut self, institution: Institution, belief: Belief) {
        self.add_known(Known::new(Listed { institution, status: Vec::new() }, belief, None));
    }

    /// Adds the institutions of a trust list whose signature was checked ([`TrustList::open`]).
    ///
    /// # Errors
    /// [`TrustFault::Older`] if a list of the same issuer with a higher number was added before.
    pub fn add_list(&mut self, list: TrustList) -> Result<(), TrustFault> {
        let known = self.lists.get(&list.issuer).or_else(|| self.beneath.as_ref()?.lists.get(&list.issuer));
        if let Some(&known) = known
            && list.seq < known
        {
            return Err(TrustFault::Older { seq: list.seq, known });
        }
        self.lists.insert(list.issuer, list.seq);
        self.seq = Some(list.seq);
        for mut listed in list.institutions {
            for snapshot in &mut listed.status {
                snapshot.fresh_until = Some(snapshot.fresh_until.map_or(list.expires, |until| until.min(list.expires)));
            }
            self.add_known(Known::new(listed, Belief::Listed, Some(list.issued)));
        }
        Ok(())
    }

    /// Adds what is known of a status list, with its notes. Ignored for an institution that is not known.
    pub fn add_snapshot(&mut self, did: &Did, snapshot: Snapshot) {
        if let Some(known) = self.own_mut(did.as_str()) {
            known.add_snapshot(snapshot);
        }
    }

    /// Adds a published status list whose proof was checked: newer bits, with the notes that we have.
    pub(super) fn add_checked_list(&mut self, list: List) {
        let Some(known) = self.own_mut(list.issuer.as_str()) else { return };
        let mut snapshot = list.into_snapshot();
        if let Some(earlier) = known.snapshots.get(&snapshot.list) {
            if earlier.as_of > snapshot.as_of {
                return;
            }
            snapshot.notes.clone_from(&earlier.notes);
        }
        known.add_snapshot(snapshot);
    }

    /// What is known of the institution with this DID.
    #[must_use]
    pub fn find(&self, did: &str) -> Option<&Known> {
        self.known.get(did).or_else(|| self.beneath.as_ref()?.known.get(did))
    }

    /// What the DID document of an institution says that is known better than that. Never more than [`Belief::Resolved`].
    #[must_use]
    pub fn find_resolved(&self, did: &str) -> Option<&Known> {
        self.resolved.get(did).or_else(|| self.beneath.as_ref()?.resolved.get(did))
    }

    /// Every institution, by DID.
    #[must_use]
    pub fn all(&self) -> Vec<&Known> {
        let beneath = self.beneath.iter().flat_map(|beneath| &beneath.known);
        let beneath = beneath.filter(|(did, _)| !self.known.contains_key(*did)).map(|(_, known)| known);
        let mut all: Vec<_> = self.known.values().chain(beneath).collect();
        all.sort_by(|a, b| a.institution.did.cmp(&b.institution.did));
        all
    }

    /// Every present and former host of every institution, each once, in alphabetical order; first those that were known before.
    pub fn hosts(&self) -> impl Iterator<Item = &Authority> {
        let beneath = self.beneath.as_ref().map(|beneath| &beneath.hosts);
        let new = self.hosts.iter().filter(move |host| beneath.is_none_or(|beneath| !beneath.contains(*host)));
        beneath.into_iter().flatten().chain(new)
    }

    /// The number of the trust list that was added last.
    #[must_use]
    pub fn seq(&self) -> Option<u64> {
        self.seq.or_else(|| self.beneath.as_ref()?.seq)
    }

    /// Sets the number that answers name: the service's own list, where institutions were added one by one.
    pub fn set_seq(&mut self, seq: u64) {
        self.seq = Some(seq);
    }

    pub(super) fn add_known(&mut self, mut new: Known) {
        let did = new.institution.did.to_string();
        let old = self.known.remove(&did);
        if let Some(old) = old.or_else(|| self.beneath.as_ref()?.known.get(&did).cloned()) {
            // Belief is ordered strongest first.
            if old.belief < new.belief {
                if new.belief == Belief::Resolved {
                    self.resolved.insert(did.clone(), new.clone());
                }
                let weaker = std::mem::replace(&mut new, old);
                new.absorb(weaker);
            } else {
                new.absorb(old);
            }
        }
        let institution = &new.institution;
        self.hosts.extend(institution.hosts.iter().chain(&institution.former_hosts).cloned());
        self.hosts.extend(institution.did.authority());
        self.known.insert(did, new);
    }

    /// The entry of an institution, to be changed: copied up, where it lies beneath.
    pub(super) fn own_mut(&mut self, did: &str) -> Option<&mut Known> {
        if !self.known.contains_key(did) {
            let known = self.beneath.as_ref()?.known.get(did)?.clone();
            self.known.insert(did.to_owned(), known);
        }
        self.known.get_mut(did)
    }

    /// What the DID document of the same institution says, to be changed.
    pub(super) fn resolved_mut(&mut self, did: &str) -> Option<&mut Known> {
        self.resolved.get_mut(did)
    }
}

#[cfg(test)]
pub(crate) mod samples {
    //! Institutions with keys from seeds that say TEST ONLY.

    use super::*;
    use crate::claims::{RegisterNumber, Slug, Text};
    use crate::keys::{KeyId, Purpose, SigningKey};
    use crate::status::{Bits, Cause, Note, Standing};
    use crate::time::Day;
    use crate::trust::{Identifier, Key, Name, Scheme};

    pub(crate) fn signing_key(seed: u8) -> SigningKey {
        let mut bytes = *b"TEST ONLY: a seed of 32 bytes #0";
        bytes[31] = seed;
        SigningKey::from_seed(zeroize::Zeroizing::new(bytes))
    }

    /// `did:web:demo.testamur.example:<slug>`: `#key-1` signs certificates (seed), `#key-2` status lists (seed + 100).
    pub(crate) fn institution(slug: &str, seed: u8) -> Institution {
        let slug = Slug::parse(slug).unwrap();
        let host = Authority::parse("demo.testamur.example").unwrap();
        let did = Did::web(&host, Some(&slug));
        let added = Some(Instant::from_unix(1_600_000_000));
        let key = |number, seed, purpose| {
            let key = signing_key(seed).verifying_key();
            Key::new(KeyId::numbered(&did, number), key, Some(purpose), added)
        };
        let name = |language: &str, text| Name {
            language: language.to_owned(),
            text: Text::new(text).unwrap(),
            is_former: false,
        };
        Institution {
            keys: vec![key(1, seed, Purpose::Credential), key(2, seed + 100, Purpose::Status)],
            did,
            slug: Some(slug),
            hosts: vec![host],
            former_hosts: vec![],
            names: vec![name("tr", "İstanbul Medeniyet Üniversitesi"), name("en", "Istanbul Medeniyet University")],
            country: Some("TR".to_owned()),
            website: Some("https://www.medeniyet.example/".to_owned()),
            identifiers: vec![Identifier { scheme: Scheme::Ror, value: "https://ror.org/05j1qpr59".to_owned() }],
            is_demo: false,
        }
    }

    /// A list of one institution, whose certificate at place 7 is superseded.
    pub(crate) fn list(seq: u64) -> TrustList {
        let institution = institution("medeniyet", 1);
        let mut bits = Bits::new();
        bits.set(7).unwrap();
        let note = Note {
            standing: Standing::Superseded,
            since: Some(Day::parse("2026-07-01").unwrap()),
            cause: Some(Cause::ErrorInContent),
            successor: Some(RegisterNumber::parse("IMU-2022-0013").unwrap()),
        };
        let status = Snapshot {
            list: "https://demo.testamur.example/medeniyet/status/1".to_owned(),
            bits,
            as_of: Instant::from_unix(1_784_000_000),
            fresh_until: None,
            is_final: false,
            notes: [(7, note)].into(),
        };
        TrustList {
            issuer: Did::parse("did:web:demo.testamur.example:service").unwrap(),
            seq,
            issued: Instant::from_unix(1_784_000_000),
            expires: Instant::from_unix(1_784_000_000 + TrustList::LIFETIME_SECONDS),
            institutions: vec![Listed { institution, status: vec![status] }],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::status::Bits;

    fn snapshot(as_of: i64) -> Snapshot {
        Snapshot {
            list: "https://demo.testamur.example/medeniyet/status/1".to_owned(),
            bits: Bits::new(),
            as_of: Instant::from_unix(as_of),
            fresh_until: None,
            is_final: false,
            notes: BTreeMap::new(),
        }
    }

    #[test]
    fn the_stronger_belief_stays_but_every_revocation_counts() {
        let mut trust = Trust::new();
        let pinned = samples::institution("medeniyet", 1);
        let mut resolved = pinned.clone();
        resolved.names.clear();
        resolved.keys[0].revoked = Some(Instant::from_unix(5));
        for order in [[true, false], [false, true]] {
            for is_pinned in order {
                if is_pinned {
                    trust.add(pinned.clone(), Belief::Pinned);
                } else {
                    trust.add(resolved.clone(), Belief::Resolved);
                }
            }
            let known = trust.find("did:web:demo.testamur.example:medeniyet").unwrap();
            assert_eq!(known.belief, Belief::Pinned);
            assert_eq!(known.institution.names.len(), 2);
            assert_eq!(known.institution.keys[0].revoked, Some(Instant::from_unix(5)));
            trust = Trust::new();
        }
    }

    #[test]
    fn the_newest_status_counts() {
        let mut trust = Trust::new();
        let institution = samples::institution("medeniyet", 1);
        let did = institution.did.clone();
        trust.add(institution, Belief::Hosted);
        for as_of in [20, 10] {
            trust.add_snapshot(&did, snapshot(as_of));
        }
        let list = &snapshot(0).list;
        let as_of = |trust: &Trust| trust.find(did.as_str()).unwrap().snapshot(list).unwrap().as_of.to_unix();
        assert_eq!(as_of(&trust), 20);
        trust.add_snapshot(&did, snapshot(30));
        assert_eq!(as_of(&trust), 30);
    }

    #[test]
    fn knows_every_host_past_and_present() {
        let mut trust = Trust::new();
        let mut institution = samples::institution("medeniyet", 1);
        institution.hosts = vec![Authority::parse("new.example").unwrap()];
        institution.former_hosts = vec![Authority::parse("old.example").unwrap()];
        trust.add(institution, Belief::Hosted);
        let hosts: Vec<_> = trust.hosts().map(Authority::as_str).collect();
        assert_eq!(hosts, ["demo.testamur.example", "new.example", "old.example"]);
    }

    #[test]
    fn a_layer_knows_what_lies_beneath_and_changes_nothing_there() {
        let mut base = Trust::new();
        base.add_list(samples::list(7)).unwrap();
        let base = Arc::new(base);
        let mut layer = Trust::over(&base);
        let did = "did:web:demo.testamur.example:medeniyet";
        assert_eq!((layer.find(did), layer.seq()), (base.find(did), Some(7)));
        assert!(layer.add_list(samples::list(6)).is_err());
        let mut document = samples::institution("medeniyet", 3);
        document.names.clear();
        layer.add(document, Belief::Resolved);
        layer.add(samples::institution("kursk", 2), Belief::Resolved);
        // The better entry stands, with its own keys; the document is kept beside it.
        let entry = layer.find(did).unwrap();
        assert_eq!(
            (entry.belief, &entry.institution.keys),
            (Belief::Listed, &base.find(did).unwrap().institution.keys)
        );
        assert_eq!(layer.find_resolved(did).unwrap().belief, Belief::Resolved);
        assert_eq!((layer.all().len(), base.all().len()), (2, 1));
        assert!(base.find_resolved(did).is_none() && base.find("did:web:demo.testamur.example:kursk").is_none());
        assert_eq!(layer.hosts().count(), 1);
        // A layer over a layer is a copy of it.
        let copy = Trust::over(&Arc::new(layer.clone()));
        assert_eq!(copy.all(), layer.all());
    }
}
