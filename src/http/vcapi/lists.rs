//! The status lists of the throw-away issuer, in memory, and `GET /status-lists/{list}`, which shows them signed.

use std::collections::{BTreeSet, HashMap};

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Map, Value, json};

use super::super::problem::Problem;
use super::super::respond::fresh;
use super::super::{Service, accept};
use super::Conformance;
use crate::issuance::Chance;
use crate::issuance::chance::NoChance;
use crate::proof::data_integrity::{Cryptosuite, NewProof};
use crate::status::Bits;
use crate::time::Instant;
use crate::vcdm::CONTEXT_V2;
use crate::vcdm::token::{self, Kind};

/// What a list is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum StatusPurpose {
    Revocation,
    Suspension,
}

impl StatusPurpose {
    const ALL: [Self; 2] = [Self::Revocation, Self::Suspension];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Revocation => "revocation",
            Self::Suspension => "suspension",
        }
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.word() == word)
    }
}

/// A place in one of the lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) purpose: StatusPurpose,
    pub(super) index: u32,
}

/// One list a purpose, and which credential has which places.
#[derive(Default)]
pub(super) struct Lists {
    taken: HashMap<StatusPurpose, BTreeSet<u32>>,
    set: HashMap<StatusPurpose, BTreeSet<u32>>,
    issued: HashMap<String, Vec<Place>>,
}

impl Lists {
    /// Takes a random free place.
    pub(super) fn take(&mut self, purpose: StatusPurpose, chance: &Chance) -> Result<Option<Place>, NoChance> {
        let taken = self.taken.entry(purpose).or_default();
        if taken.len() >= MAX_PLACES {
            return Ok(None);
        }
        loop {
            let index = chance.below(Bits::MIN_BITS)?;
            if taken.insert(index) {
                return Ok(Some(Place { purpose, index }));
            }
        }
    }

    /// Remembers which places a credential has; false if no more are remembered.
    pub(super) fn remember(&mut self, credential: &str, places: Vec<Place>) -> bool {
        let has_room = self.issued.len() < MAX_PLACES || self.issued.contains_key(credential);
        if has_room {
            self.issued.insert(credential.to_owned(), places);
        }
        has_room
    }

    /// The places of a credential; `None` if it was not issued here.
    pub(super) fn places(&self, credential: &str) -> Option<&[Place]> {
        self.issued.get(credential).map(Vec::as_slice)
    }

    /// Sets or clears a bit.
    pub(super) fn put(&mut self, place: Place, is_set: bool) {
        let set = self.set.entry(place.purpose).or_default();
        if is_set {
            set.insert(place.index)
        } else {
            set.remove(&place.index)
        };
    }

    /// Whether a bit is set; `None` if the list has no such place.
    pub(super) fn is_set(&self, purpose: StatusPurpose, index: u32) -> Option<bool> {
        let is_set = self.set.get(&purpose).is_some_and(|set| set.contains(&index));
        (index < Bits::MIN_BITS).then_some(is_set)
    }

    fn bits(&self, purpose: StatusPurpose) -> Bits {
        let mut bits = Bits::new();
        for index in self.set.get(&purpose).into_iter().flatten() {
            // Every index was drawn below the length.
            let _in_range = bits.set(*index);
        }
        bits
    }
}

/// How many credentials the issuer remembers: a list stays half empty, so that a free place is found at once.
const MAX_PLACES: usize = Bits::MIN_BITS as usize / 2;

impl Conformance {
    /// The URL of a list.
    fn url(&self, purpose: StatusPurpose) -> String {
        format!("{}/status-lists/{}", self.base(), purpose.word())
    }

    /// Which of the lists this URL is.
    pub(super) fn purpose_of(&self, url: &str) -> Option<StatusPurpose> {
        StatusPurpose::ALL.into_iter().find(|purpose| self.url(*purpose) == url)
    }

    /// The entry of a credential with this place.
    pub(super) fn entry(&self, place: Place) -> Value {
        let url = self.url(place.purpose);
        json!({
            "id": format!("{url}#{}", place.index),
            "type": "BitstringStatusListEntry",
            "statusPurpose": place.purpose.word(),
            "statusListIndex": place.index.to_string(),
            "statusListCredential": url,
        })
    }

    fn list(&self, purpose: StatusPurpose, at: Instant) -> Map<String, Value> {
        let url = self.url(purpose);
        let subject = json!({
            "id": format!("{url}#list"),
            "type": "BitstringStatusList",
            "statusPurpose": purpose.word(),
            "encodedList": self.lists().bits(purpose).encode(),
        });
        let members = [
            ("@context", json!([CONTEXT_V2])),
            ("id", json!(url)),
            ("type", json!(["VerifiableCredential", "BitstringStatusListCredential"])),
            ("issuer", json!(self.did().as_str())),
            ("validFrom", json!(at.to_string())),
            ("credentialSubject", subject),
        ];
        members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

/// The first is for whoever does not say.
const TYPES: [&str; 5] =
    ["application/vc", "application/json", "application/ld+json", "application/vc+jwt", "application/jwt"];

pub(super) async fn handler(
    State(service): State<Service>,
    Path(list): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let conformance = service.0.options.conformance.as_ref().ok_or(Problem::NotFound)?;
    let purpose = StatusPurpose::from_word(&list).ok_or(Problem::NotFound)?;
    let at = service.now();
    let document = conformance.list(purpose, at);
    let kind = accept::media(&headers, &TYPES);
    if kind.ends_with("jwt") {
        let kid = Some(conformance.method().as_str());
        return Ok(fresh(kind, token::sign(&document, Kind::Credential, kid, conformance.key())));
    }
    let proof = NewProof::assertion(Cryptosuite::EddsaRdfc2022, conformance.method(), at);
    let secured = proof.add(&document, conformance.key()).map_err(Problem::failed)?;
    Ok(fresh(kind, Value::Object(super::issue::with_one_proof(secured)).to_string()))
}
