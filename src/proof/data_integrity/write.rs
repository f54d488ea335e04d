//! Making proofs (Verifiable Credential Data Integrity 1.0, sections 4.2 and 4.3).

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::closed::{Closed, Unclosed};
use super::message::{General, Messages, general};
use super::secured::proofs;
use super::{Cryptosuite, MAX_PROOFS, PROOF_TYPE, ProofFault, ProofPurpose, chain};
use crate::keys::{KeyId, SigningKey};
use crate::time::Instant;
use crate::wire::multibase;

/// Adds an `eddsa-rdfc-2022` proof to a document of the closed contexts, as the last member `proof`, a list of one.
///
/// # Errors
/// [`ProofFault::AlreadySecured`], [`ProofFault::Unclosed`], [`ProofFault::TooComplex`].
pub fn add_proof(
    document: &Map<String, Value>,
    key: &SigningKey,
    method: &KeyId,
    created: Instant,
) -> Result<Map<String, Value>, ProofFault> {
    if document.contains_key("proof") {
        return Err(ProofFault::AlreadySecured);
    }
    Closed::of(document).map_err(|Unclosed(why)| ProofFault::Unclosed(why))?;
    let refuse = |_: &_, Unclosed(why), _: &_| Err(ProofFault::Unclosed(why));
    NewProof::assertion(Cryptosuite::EddsaRdfc2022, method, created).add_by(document, key, &refuse)
}

/// A proof that is to be made, of any document.
///
/// What is signed is what a reader of the proof would verify, not what a person reads in the JSON: for our own certificates
/// there is [`add_proof`], which takes closed contexts alone.
///
/// ```
/// use testamur::keys::{KeyId, SigningKey};
/// use testamur::proof::Secured;
/// use testamur::proof::data_integrity::{Cryptosuite, NewProof};
/// use testamur::time::Instant;
/// use testamur::wire::json;
///
/// let key = SigningKey::from_seed((*b"TEST ONLY: a seed of 32 bytes...").into());
/// let method = KeyId::parse("did:web:a.example#key-1")?;
/// let proof = NewProof::assertion(Cryptosuite::EddsaJcs2022, &method, Instant::from_unix(0));
/// let secured = proof.add(&json::parse_object(r#"{"greeting": "salam"}"#)?, &key)?;
/// assert_eq!(Secured::parse(&secured)?.verify(&key.verifying_key()), Ok(true));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct NewProof<'a> {
    /// How; not [`Cryptosuite::Ed25519Signature2020`].
    pub cryptosuite: Cryptosuite,
    /// The verification method: the DID URL of the key.
    pub method: &'a KeyId,
    /// What for.
    pub purpose: ProofPurpose,
    /// When.
    pub created: Option<Instant>,
    /// From when on it no longer counts.
    pub expires: Option<Instant>,
    /// The id by which later proofs can name this one: a URL.
    pub id: Option<&'a str>,
    /// The ids of the document's proofs that this one comes after and covers.
    pub previous: &'a [&'a str],
    /// For whom.
    pub domain: &'a [&'a str],
    /// What it answers.
    pub challenge: Option<&'a str>,
}

impl<'a> NewProof<'a> {
    /// An assertion, as credentials have.
    #[must_use]
    pub fn assertion(cryptosuite: Cryptosuite, method: &'a KeyId, created: Instant) -> Self {
        Self {
            cryptosuite,
            method,
            purpose: ProofPurpose::AssertionMethod,
            created: Some(created),
            expires: None,
            id: None,
            previous: &[],
            domain: &[],
            challenge: None,
        }
    }

    /// Signs a document, and adds the proof to those that it has. `proof` is a list then.
    ///
    /// # Errors
    /// [`ProofFault`] if what is signed cannot be told, as of [`super::Proof::verify`]; if `previous` names a proof that is not
    /// there, or the id is taken; [`ProofFault::CryptosuiteUnsupported`], [`ProofFault::TooManyProofs`].
    pub fn add(&self, document: &Map<String, Value>, key: &SigningKey) -> Result<Map<String, Value>, ProofFault> {
        self.add_by(document, key, &general)
    }

    /// As [`NewProof::add`], with further contexts for documents that are not closed.
    ///
    /// # Errors
    /// As [`NewProof::add`].
    #[cfg(feature = "json-ld")]
    pub fn add_with(
        &self,
        document: &Map<String, Value>,
        key: &SigningKey,
        contexts: &crate::proof::json_ld::Contexts,
    ) -> Result<Map<String, Value>, ProofFault> {
        let general =
            |document: &_, _, budget: &_| crate::proof::json_ld::canonicalize_within(document, contexts, budget);
        self.add_by(document, key, &general)
    }

    fn add_by(
        &self,
        document: &Map<String, Value>,
        key: &SigningKey,
        general: &General<'_>,
    ) -> Result<Map<String, Value>, ProofFault> {
        if self.cryptosuite == Cryptosuite::Ed25519Signature2020 {
            return Err(ProofFault::CryptosuiteUnsupported);
        }
        let others = if document.contains_key("proof") { proofs(document)? } else { Vec::new() };
        if others.len() >= MAX_PROOFS {
            return Err(ProofFault::TooManyProofs);
        }
        let mut proof = self.options(document);
        let ids = ids(&others);
        if self.id.is_some_and(|id| ids.contains_key(id)) {
            return Err(ProofFault::IdTwice);
        }
        let places = chain::previous(&proof, &ids)?;
        let previous: Vec<_> = places.iter().filter_map(|&place| others.get(place).copied()).collect();
        let message = Messages::of(document, general).message(&proof, self.cryptosuite, &previous)?;
        proof.insert("proofValue".to_owned(), multibase::encode(&key.sign(&message).0).into());
        let mut secured = document.clone();
        let mut all: Vec<Value> = others.into_iter().cloned().map(Value::Object).collect();
        all.push(Value::Object(proof));
        secured.insert("proof".to_owned(), Value::Array(all));
        Ok(secured)
    }

    /// The proof without its value.
    fn options(&self, document: &Map<String, Value>) -> Map<String, Value> {
        let list = |texts: &[&str]| match texts {
            [] => None,
            [one] => Some(Value::from(*one)),
            several => Some(Value::from(several.to_vec())),
        };
        let is_jcs = self.cryptosuite == Cryptosuite::EddsaJcs2022;
        let instant = |instant: Option<Instant>| instant.map(|instant| Value::from(instant.to_string()));
        let members = [
            ("@context", document.get("@context").filter(|_| is_jcs).cloned()),
            ("id", self.id.map(Value::from)),
            ("type", Some(PROOF_TYPE.into())),
            ("cryptosuite", Some(self.cryptosuite.word().into())),
            ("created", instant(self.created)),
            ("expires", instant(self.expires)),
            ("verificationMethod", Some(self.method.as_str().into())),
            ("proofPurpose", Some(self.purpose.word().into())),
            ("domain", list(self.domain)),
            ("challenge", self.challenge.map(Value::from)),
            ("previousProof", list(self.previous)),
        ];
        members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
    }
}

fn ids<'a>(proofs: &[&'a Map<String, Value>]) -> HashMap<&'a str, usize> {
    let id = |(place, proof): (usize, &&'a Map<String, Value>)| Some((proof.get("id")?.as_str()?, place));
    proofs.iter().enumerate().filter_map(id).collect()
}
