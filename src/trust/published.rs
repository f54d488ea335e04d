//! Taking in a status list as its institution publishes it.

use super::{Trust, TrustFault};
use crate::keys::{KeyId, Purpose, VerifyingKey};
use crate::proof::{Jws, Secured, Typ};
use crate::status::List;
use crate::wire::json;

impl Trust {
    /// Adds a published status list: a `vc+jwt`, or JSON with a Data Integrity proof.
    ///
    /// It counts only if a status key of a known institution signed it, and for that institution only.
    ///
    /// # Errors
    /// [`TrustFault`] if the proof does not hold, or it is not a status list that we read.
    pub fn add_status_list(&mut self, text: &str) -> Result<(), TrustFault> {
        let text = text.trim_ascii();
        let (document, did) = if text.starts_with('{') {
            let document = json::parse_object(text)?;
            let secured = Secured::parse(&document)?;
            let id = secured.method();
            let id = KeyId::parse(id).map_err(|_| TrustFault::NotTheIssuer(id.to_owned()))?;
            if !secured.verify(&self.status_key(&id)?)? {
                return Err(TrustFault::BadSignature);
            }
            if !secured.is_closed() {
                return Err(TrustFault::Malformed("a status list whose terms may mean something else".to_owned()));
            }
            (document, id.did().to_owned())
        } else {
            let jws = Jws::parse(text, Typ::Credential)?;
            if !jws.verify(&self.status_key(jws.kid())?) {
                return Err(TrustFault::BadSignature);
            }
            (json::parse_object(jws.payload())?, jws.kid().did().to_owned())
        };
        let list = List::read(&document)?;
        if list.issuer.as_str() != did {
            return Err(TrustFault::NotTheIssuer(did));
        }
        self.add_checked_list(list);
        Ok(())
    }

    fn status_key(&self, id: &KeyId) -> Result<VerifyingKey, TrustFault> {
        let known = self.find(id.did()).and_then(|known| known.institution.key(id));
        known
            .filter(|key| key.serves(Purpose::Status) && key.revoked.is_none())
            .map(|key| key.key)
            .ok_or_else(|| TrustFault::NotTheIssuer(id.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::Did;
    use crate::proof::{data_integrity, jws};
    use crate::status::{Bits, Note, Snapshot, Standing};
    use crate::time::Instant;
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
        let note = Note { standing: Standing::Suspended, since: None, successor: None };
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
}
