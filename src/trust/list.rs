//! The trust list: a signed statement of who the institutions are, which keys are theirs, and how their certificates stand.
//!
//! A compact JWS of type `testamur-trust+jwt`. Its payload has `iss` (the service that signs), `seq` (a number that only
//! grows), `iat`, `exp` and `institutions`. Past `exp` the keys still serve, but the status is stale.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::entry::read_each;
use super::{Institution, TrustFault};
use crate::claims::{Did, RegisterNumber};
use crate::keys::{KeyId, SigningKey, VerifyingKey};
use crate::proof::jws::{self, Jws, Typ};
use crate::status::{Bits, Cause, Note, Snapshot, Standing};
use crate::time::{Day, Instant};
use crate::wire::closed::ClosedObject;
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
        let mut members = ClosedObject::of(json::parse_within(payload, TRUST_LIST_BYTES)?)?;
        let list = Self {
            issuer: Did::parse(&members.text("iss")?).map_err(|fault| TrustFault::Claim { field: "iss", fault })?,
            seq: members.integer("seq")?,
            issued: Instant::from_unix(members.integer("iat")?),
            expires: Instant::from_unix(members.integer("exp")?),
            institutions: read_each(members.list("institutions")?, Listed::named)?,
        };
        members.finish()?;
        Ok(list)
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
        let mut members = ClosedObject::of(value)?;
        let listed = Self::take(&mut members)?;
        members.finish()?;
        Ok(listed)
    }

    /// Reads the two members of an entry.
    pub(super) fn take(members: &mut ClosedObject) -> Result<Self, TrustFault> {
        Ok(Self {
            institution: Institution::from_json(members.must("institution")?)?,
            status: read_each(members.may_list("status")?, read_snapshot)?,
        })
    }
}

#[derive(Serialize)]
struct SnapshotForm {
    list: String,
    bits: String,
    as_of: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    fresh_until: Option<String>,
    #[serde(rename = "final", skip_serializing_if = "std::ops::Not::not")]
    is_final: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<NoteForm>,
}

#[derive(Serialize)]
struct NoteForm {
    index: u32,
    standing: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
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

fn read_snapshot(value: Value) -> Result<Snapshot, TrustFault> {
    let mut members = ClosedObject::of(value)?;
    let mut notes = BTreeMap::new();
    for note in members.may_list("notes")? {
        let (index, note) = read_note(note)?;
        if notes.insert(index, note).is_some() {
            return Err(TrustFault::Malformed(format!("two notes on place {index}")));
        }
    }
    let snapshot = Snapshot {
        list: members.text("list")?,
        bits: Bits::decode(&members.text("bits")?)?,
        as_of: read_instant(&members.text("as_of")?)?,
        fresh_until: members.may_text("fresh_until")?.as_deref().map(read_instant).transpose()?,
        is_final: members.flag("final")?,
        notes,
    };
    members.finish()?;
    Ok(snapshot)
}

fn read_note(value: Value) -> Result<(u32, Note), TrustFault> {
    let mut members = ClosedObject::of(value)?;
    let standing = Standing::from_word(&members.text("standing")?)
        .ok_or_else(|| TrustFault::Malformed("a note's standing is none that we know".to_owned()))?;
    let since = members.may_text("since")?.as_deref().map(Day::parse).transpose();
    let successor = members.may_text("successor")?.as_deref().map(RegisterNumber::parse).transpose();
    let note = Note {
        standing,
        since: since.map_err(|fault| TrustFault::Malformed(fault.to_string()))?,
        // A word of a later version only explains: what is known counts without it.
        cause: members.may_text("reason")?.as_deref().and_then(Cause::from_word),
        successor: successor.map_err(|fault| TrustFault::Claim { field: "successor", fault })?,
    };
    let index = members.integer("index")?;
    members.finish()?;
    Ok((index, note))
}

pub(super) fn read_instant(text: &str) -> Result<Instant, TrustFault> {
    Instant::parse(text).map_err(|fault| TrustFault::Malformed(fault.to_string()))
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
