//! The trust list: a signed statement of who the institutions are, which keys are theirs, and how their certificates stand.
//!
//! A compact JWS of type `testamur-trust+jwt`. Its payload has `iss` (the service that signs), `seq` (a number that only
//! grows), `iat`, `exp` and `institutions`. Past `exp` the keys still serve, but the status is stale.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Institution, TrustFault};
use crate::claims::{Did, RegisterNumber};
use crate::keys::{KeyId, SigningKey, VerifyingKey};
use crate::proof::jws::{self, Jws, Typ};
use crate::status::{Bits, Cause, Note, Snapshot, Standing};
use crate::time::{Day, Instant};
use crate::wire::limits::TRUST_LIST_BYTES;
use crate::wire::{jcs, json};

/// The content of a trust list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustList {
    /// The service that signs it.
    pub issuer: Did,
    /// Its number; a later list has a higher one.
    pub seq: u64,
    /// When it was made.
    pub issued: Instant,
    /// Until when its status may be relied on.
    pub expires: Instant,
    /// The institutions.
    pub institutions: Vec<Listed>,
}

/// An institution in a trust list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The institution.
    pub institution: Institution,
    /// Its status lists.
    pub status: Vec<Snapshot>,
}

impl TrustList {
    /// How long a list serves unless its maker says otherwise: 90 days.
    pub const LIFETIME_SECONDS: i64 = 90 * 86_400;

    /// The payload: JCS, so that the same list gives the same bytes.
    #[must_use]
    pub fn payload(&self) -> String {
        jcs::canonicalize(&json!({
            "iss": self.issuer.as_str(),
            "seq": self.seq,
            "iat": self.issued.to_unix(),
            "exp": self.expires.to_unix(),
            "institutions": self.institutions.iter().map(Listed::to_json).collect::<Vec<_>>(),
        }))
    }

    /// Signs the list.
    #[must_use]
    pub fn sign(&self, kid: &KeyId, key: &SigningKey) -> String {
        jws::sign(&self.payload(), Typ::TrustList, kid, key)
    }

    /// Opens a signed list with the key that the verifier was given for it. There is no way to read an unverified one.
    ///
    /// # Errors
    /// [`TrustFault`] if it is not a trust list, not signed by this key, or of another issuer than its key.
    pub fn open(token: &str, key: &VerifyingKey) -> Result<Self, TrustFault> {
        let jws = Jws::parse(token.trim_ascii(), Typ::TrustList)?;
        if !jws.verify(key) {
            return Err(TrustFault::BadSignature);
        }
        let list = Self::read(jws.payload())?;
        if list.issuer.as_str() == jws.kid().did() {
            Ok(list)
        } else {
            Err(TrustFault::Malformed("iss is not the DID whose key signed".to_owned()))
        }
    }

    /// Reads the payload of a list whose signature was checked.
    fn read(payload: &str) -> Result<Self, TrustFault> {
        let form: ListForm = from_value(json::parse_within(payload, TRUST_LIST_BYTES)?)?;
        Ok(Self {
            issuer: Did::parse(&form.iss).map_err(|fault| TrustFault::Claim { field: "iss", fault })?,
            seq: form.seq,
            issued: Instant::from_unix(form.iat),
            expires: Instant::from_unix(form.exp),
            institutions: form.institutions.into_iter().map(Listed::named).collect::<Result<_, _>>()?,
        })
    }
}

impl Listed {
    /// Writes the entry with its status lists.
    #[must_use]
    pub fn to_json(&self) -> Value {
        json!({
            "institution": self.institution.to_json(),
            "status": self.status.iter().map(snapshot_to_json).collect::<Vec<_>>(),
        })
    }

    fn named(value: Value) -> Result<Self, TrustFault> {
        let Self { institution, status } = Self::from_json(value)?;
        Ok(Self { institution: institution.named()?, status })
    }

    /// Reads an entry with its status lists.
    ///
    /// # Errors
    /// As [`Institution::from_json`].
    pub fn from_json(value: Value) -> Result<Self, TrustFault> {
        let form: ListedForm = from_value(value)?;
        Ok(Self {
            institution: Institution::from_json(form.institution)?,
            status: form.status.into_iter().map(read_snapshot).collect::<Result<_, _>>()?,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListForm {
    iss: String,
    seq: u64,
    iat: i64,
    exp: i64,
    institutions: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListedForm {
    institution: Value,
    #[serde(default)]
    status: Vec<SnapshotForm>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SnapshotForm {
    list: String,
    bits: String,
    as_of: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fresh_until: Option<String>,
    #[serde(rename = "final", default, skip_serializing_if = "std::ops::Not::not")]
    is_final: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    notes: Vec<NoteForm>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct NoteForm {
    index: u32,
    standing: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    successor: Option<String>,
}

fn snapshot_to_json(snapshot: &Snapshot) -> Value {
    let note = |(&index, note): (&u32, &Note)| NoteForm {
        index,
        standing: note.standing.word().to_owned(),
        since: note.since.map(|day| day.to_string()),
        reason: note.cause.map(|cause| cause.word().to_owned()),
        successor: note.successor.as_ref().map(RegisterNumber::to_string),
    };
    let form = SnapshotForm {
        list: snapshot.list.clone(),
        bits: snapshot.bits.encode(),
        as_of: snapshot.as_of.to_string(),
        fresh_until: snapshot.fresh_until.map(|instant| instant.to_string()),
        is_final: snapshot.is_final,
        notes: snapshot.notes.iter().map(note).collect(),
    };
    // A struct of strings, numbers and lists always becomes a value.
    serde_json::to_value(form).unwrap_or_default()
}

fn read_snapshot(form: SnapshotForm) -> Result<Snapshot, TrustFault> {
    let instant = |text: &str| Instant::parse(text).map_err(|fault| TrustFault::Malformed(fault.to_string()));
    let mut notes = BTreeMap::new();
    for note in form.notes {
        if notes.insert(note.index, read_note(&note)?).is_some() {
            return Err(TrustFault::Malformed(format!("two notes on place {}", note.index)));
        }
    }
    Ok(Snapshot {
        list: form.list,
        bits: Bits::decode(&form.bits)?,
        as_of: instant(&form.as_of)?,
        fresh_until: form.fresh_until.as_deref().map(instant).transpose()?,
        is_final: form.is_final,
        notes,
    })
}

fn read_note(form: &NoteForm) -> Result<Note, TrustFault> {
    let standing = Standing::from_word(&form.standing)
        .ok_or_else(|| TrustFault::Malformed("a note's standing is none that we know".to_owned()))?;
    let since = form.since.as_deref().map(Day::parse).transpose();
    let successor = form.successor.as_deref().map(RegisterNumber::parse).transpose();
    Ok(Note {
        standing,
        since: since.map_err(|fault| TrustFault::Malformed(fault.to_string()))?,
        // A word of a later version only explains: what is known counts without it.
        cause: form.reason.as_deref().and_then(Cause::from_word),
        successor: successor.map_err(|fault| TrustFault::Claim { field: "successor", fault })?,
    })
}

pub(super) fn from_value<T: serde::de::DeserializeOwned>(value: Value) -> Result<T, TrustFault> {
    serde_json::from_value(value).map_err(|error| TrustFault::Malformed(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::known::samples::{self, list};
    use crate::trust::{Belief, Trust};

    #[test]
    fn opens_what_it_signs_with_that_key_alone() {
        let (list, key) = (list(3), samples::signing_key(9));
        let kid = KeyId::numbered(&list.issuer, 1);
        let token = list.sign(&kid, &key);
        assert_eq!(TrustList::open(&token, &key.verifying_key()), Ok(list.clone()));
        assert_eq!(TrustList::open(&token, &samples::signing_key(8).verifying_key()), Err(TrustFault::BadSignature));
        let elsewhere = KeyId::parse("did:web:evil.example:service#key-1").unwrap();
        let code = |token: &str| TrustList::open(token, &key.verifying_key()).unwrap_err().code();
        assert_eq!(code(&list.sign(&elsewhere, &key)), "trust-malformed");
        assert_eq!(code(&jws::sign(&list.payload(), Typ::Credential, &kid, &key)), "trust-malformed");
        assert_eq!(code(&jws::sign("{\"iss\":1}", Typ::TrustList, &kid, &key)), "trust-malformed");
    }

    #[test]
    fn an_older_list_is_refused_and_the_same_one_is_not() {
        let mut trust = Trust::new();
        trust.add_list(list(5)).unwrap();
        trust.add_list(list(5)).unwrap();
        let older = trust.add_list(list(4)).unwrap_err();
        assert_eq!((older.code(), &older), ("trust-list-older", &TrustFault::Older { seq: 4, known: 5 }));
        assert_eq!(trust.seq(), Some(5));
        trust.add_list(list(6)).unwrap();
        let known = trust.find("did:web:demo.testamur.example:medeniyet").unwrap();
        assert_eq!(known.belief, Belief::Listed);
        assert_eq!(known.snapshots()[0].fresh_until, Some(list(6).expires));
    }

    #[test]
    fn a_thousand_institutions_fit() {
        let mut list = list(1);
        let one = list.institutions[0].clone();
        list.institutions = vec![one; 1_000];
        let key = samples::signing_key(9);
        let token = list.sign(&KeyId::numbered(&list.issuer, 1), &key);
        assert_eq!(TrustList::open(&token, &key.verifying_key()).unwrap().institutions.len(), 1_000);
    }
}
