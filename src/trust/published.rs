//! Taking in a status list as its institution publishes it.

use super::{Known, Trust, TrustFault};
use crate::claims::Did;
use crate::keys::{KeyId, Purpose, VerifyingKey};
use crate::proof::data_integrity::Proof;
use crate::proof::{Jws, Secured, Typ};
use crate::status::{List, Snapshot};
use crate::time::Instant;
use crate::wire::json;

/// A published status list that a status key of its own institution has signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedList(List);

impl CheckedList {
    /// When the institution signed it.
    #[must_use]
    pub fn signed(&self) -> Instant {
        self.0.valid_from
    }

    /// Its URL, which is also its id.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.0.url
    }

    /// The institution.
    #[must_use]
    pub fn issuer(&self) -> &Did {
        &self.0.issuer
    }
}

impl Trust {
    /// Adds a published status list: a `vc+jwt`, or JSON with a Data Integrity proof.
    ///
    /// It counts only if a status key of a known institution signed it, and for that institution only.
    ///
    /// # Errors
    /// [`TrustFault`] if the proof does not hold, or it is not a status list that we read.
    pub fn add_status_list(&mut self, text: &str) -> Result<(), TrustFault> {
        let CheckedList(list) = self.open_status_list(text)?;
        self.add_checked_list(list);
        Ok(())
    }

    /// Reads a published status list and checks its proof, with the keys that are known.
    ///
    /// # Errors
    /// As [`Trust::add_status_list`].
    pub fn open_status_list(&self, text: &str) -> Result<CheckedList, TrustFault> {
        let text = text.trim_ascii();
        let (document, did, proof_expires) = if text.starts_with('{') {
            let document = json::parse_object(text)?;
            let secured = Secured::parse(&document)?;
            let mut signer = None;
            for proof in secured.proofs() {
                let id = KeyId::parse(proof.method());
                let id = id.map_err(|_| TrustFault::NotTheIssuer(proof.method().to_owned()))?;
                if !proof.verify(&self.status_key(&id)?)? {
                    return Err(TrustFault::BadSignature);
                }
                if signer.get_or_insert_with(|| id.did().to_owned()) != id.did() {
                    return Err(TrustFault::NotTheIssuer(id.to_string()));
                }
            }
            if !secured.is_closed() {
                return Err(TrustFault::Malformed("a status list whose terms may mean something else".to_owned()));
            }
            let expires = secured.proofs().filter_map(Proof::expires).min();
            (document, signer.unwrap_or_default(), expires)
        } else {
            let jws = Jws::parse(text, Typ::Credential)?;
            if !jws.verify(&self.status_key(jws.kid())?) {
                return Err(TrustFault::BadSignature);
            }
            (json::parse_object(jws.payload())?, jws.kid().did().to_owned(), None)
        };
        let mut list = List::read(&document)?;
        list.valid_until = list.valid_until.into_iter().chain(proof_expires).min();
        if list.issuer.as_str() != did {
            return Err(TrustFault::NotTheIssuer(did));
        }
        Ok(CheckedList(list))
    }

    /// Adds a checked list that the institution's own host handed out at `fetched`: how it stood then, whenever it was signed.
    ///
    /// A bit that was known to be set stays set. The list is kept until its `validUntil` only.
    pub fn add_fetched_list(&mut self, list: CheckedList, fetched: Instant) {
        let CheckedList(list) = list;
        let did = list.issuer.to_string();
        let snapshot = Snapshot { as_of: fetched, ..list.into_snapshot() };
        if let Some(resolved) = self.resolved_mut(&did) {
            resolved.unite(snapshot.clone());
        }
        if let Some(known) = self.own_mut(&did) {
            known.unite(snapshot);
        }
    }

    fn status_key(&self, id: &KeyId) -> Result<VerifyingKey, TrustFault> {
        let known = self.find(id.did()).and_then(|known| known.institution.key(id));
        known
            .filter(|key| key.serves(Purpose::Status) && key.revoked.is_none())
            .map(|key| key.key)
            .ok_or_else(|| TrustFault::NotTheIssuer(id.to_string()))
    }
}

impl Known {
    /// Adds a snapshot; what was taken back by an earlier one stays so.
    fn unite(&mut self, mut snapshot: Snapshot) {
        if let Some(earlier) = self.snapshot(&snapshot.list) {
            snapshot.bits.unite(&earlier.bits);
            snapshot.notes.clone_from(&earlier.notes);
        }
        self.add_snapshot(snapshot);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proof::{data_integrity, jws};
    use crate::status::{Bits, Note, Standing};
    use crate::trust::known::samples;
    use crate::trust::{Belief, Institution};

    const URL: &str = "https://demo.testamur.example/medeniyet/status/1";

    fn list(issuer: &Did, seconds: i64) -> List {
        let mut bits = Bits::new();
        bits.set(9).unwrap();
        let valid_from = Instant::from_unix(seconds);
        List { url: URL.to_owned(), issuer: issuer.clone(), valid_from, valid_until: None, bits }
    }

    fn trust() -> (Trust, Institution) {
        let university = samples::institution("medeniyet", 1);
        let mut trust = Trust::new();
        trust.add(university.clone(), Belief::Pinned);
        (trust, university)
    }

    fn token(list: &List, key: u32, seed: u8) -> String {
        jws::sign(&list.payload(), Typ::Credential, &KeyId::numbered(&list.issuer, key), &samples::signing_key(seed))
    }

    #[test]
    fn takes_a_list_in_both_forms_and_keeps_the_notes() {
        let (mut trust, university) = trust();
        let note = Note { standing: Standing::Suspended, since: None, cause: None, successor: None };
        let earlier = Snapshot { notes: [(4, note)].into(), ..list(&university.did, 10).into_snapshot() };
        trust.add_snapshot(&university.did, Snapshot { bits: Bits::new(), ..earlier });
        trust.add_status_list(&token(&list(&university.did, 20), 2, 101)).unwrap();
        let known = |trust: &Trust| trust.find(university.did.as_str()).unwrap().snapshot(URL).unwrap().clone();
        assert_eq!(known(&trust).standing(9).unwrap().0, Standing::Withdrawn);
        assert_eq!(known(&trust).standing(4).unwrap().0, Standing::Suspended);
        let method = KeyId::parse(&university.keys[1].method()).unwrap();
        let document = list(&university.did, 30).document();
        let secured =
            data_integrity::add_proof(&document, &samples::signing_key(101), &method, Instant::from_unix(30)).unwrap();
        trust.add_status_list(&serde_json::Value::Object(secured).to_string()).unwrap();
        assert_eq!(known(&trust).as_of.to_unix(), 30);
        trust.add_status_list(&token(&list(&university.did, 5), 2, 101)).unwrap();
        assert_eq!(known(&trust).as_of.to_unix(), 30);
    }

    #[test]
    fn refuses_lists_that_another_key_signed() {
        let (mut trust, university) = trust();
        let other = samples::institution("kursk", 2);
        trust.add(other.clone(), Belief::Pinned);
        let mut code = |token: &str| trust.add_status_list(token).unwrap_err().code();
        let ours = list(&university.did, 20);
        assert_eq!(code(&token(&ours, 1, 1)), "status-list-not-of-issuer");
        assert_eq!(code(&token(&ours, 2, 1)), "trust-list-bad-signature");
        let kid = KeyId::numbered(&other.did, 2);
        let foreign =
            jws::sign(&ours.payload().replace("\"iss\"", "\"x\""), Typ::Credential, &kid, &samples::signing_key(102));
        assert_eq!(code(&foreign), "status-list-not-of-issuer");
        assert_eq!(code("{}"), "trust-malformed");
        assert_eq!(code("nonsense"), "trust-malformed");
    }

    #[test]
    fn a_fetched_list_is_as_of_the_fetch_and_forgets_no_withdrawal() {
        let (mut trust, university) = trust();
        let mut bits = Bits::new();
        bits.set(4).unwrap();
        let earlier = Snapshot { bits, ..list(&university.did, 10).into_snapshot() };
        trust.add_snapshot(&university.did, earlier);
        let base = std::sync::Arc::new(trust);
        let mut more = Trust::over(&base);
        let checked = more.open_status_list(&token(&list(&university.did, 20), 2, 101)).unwrap();
        assert_eq!((checked.url(), checked.signed().to_unix()), (URL, 20));
        more.add_fetched_list(checked, Instant::from_unix(99));
        let snapshot = |trust: &Trust| trust.find(university.did.as_str()).unwrap().snapshot(URL).unwrap().clone();
        assert_eq!(snapshot(&more).as_of.to_unix(), 99);
        assert_eq!(snapshot(&more).bits.places().collect::<Vec<_>>(), [4, 9]);
        assert_eq!(snapshot(&base).as_of.to_unix(), 10, "what lies beneath is not touched");
    }
}
