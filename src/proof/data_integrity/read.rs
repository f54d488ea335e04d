//! One proof, read.

use serde_json::{Map, Value};

use super::message::Messages;
use super::{Cryptosuite, Expected, PROOF_TYPE, ProofFault};
use crate::keys::{Signature, VerifyingKey};
use crate::time::Instant;
use crate::wire::multibase;

/// One proof of good form. Whether it holds, [`Proof::verify`] tells.
#[derive(Debug, Clone)]
pub struct Proof {
    created: Option<Instant>,
    expires: Option<Instant>,
    method: String,
    previous: Vec<usize>,
    /// `None` for a proof of a kind that we do not check.
    signed: Option<Signed>,
}

#[derive(Debug, Clone)]
struct Signed {
    cryptosuite: Cryptosuite,
    /// The digest of the proof's options, then the document's.
    message: Result<[u8; 64], ProofFault>,
    signature: Signature,
}

impl Proof {
    /// Reads a proof. `places` are those of the proofs that it comes after, `previous` these proofs.
    pub(super) fn read(
        proof: &Map<String, Value>,
        expected: &Expected<'_>,
        places: Vec<usize>,
        previous: &[&Map<String, Value>],
        messages: &mut Messages<'_>,
    ) -> Result<Self, ProofFault> {
        let cryptosuite = read_cryptosuite(proof)?;
        if let Some(cryptosuite) = cryptosuite
            && proof.keys().any(|name| !is_known_member(name, cryptosuite))
        {
            return Err(ProofFault::MemberUnknown);
        }
        expected.check(proof)?;
        let signed = match cryptosuite {
            None => None,
            Some(cryptosuite) => {
                let signature = signature(proof)?;
                Some(Signed { cryptosuite, message: messages.message(proof, cryptosuite, previous), signature })
            }
        };
        Ok(Self {
            created: instant(proof, "created")?,
            expires: instant(proof, "expires")?,
            method: text(proof, "verificationMethod")?.to_owned(),
            previous: places,
            signed,
        })
    }

    /// The verification method that the proof names.
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// When the proof says that it was made. Nobody but the signer vouches for it.
    #[must_use]
    pub fn created(&self) -> Option<Instant> {
        self.created
    }

    /// From when on the proof must no longer be accepted, if it says so.
    #[must_use]
    pub fn expires(&self) -> Option<Instant> {
        self.expires
    }

    /// The cryptosuite; `None` if it is not one that we check.
    #[must_use]
    pub fn cryptosuite(&self) -> Option<Cryptosuite> {
        self.signed.as_ref().map(|signed| signed.cryptosuite)
    }

    /// The places of the proofs that this one comes after and covers. It counts only if they hold too.
    #[must_use]
    pub fn previous(&self) -> &[usize] {
        &self.previous
    }

    /// Whether the proof is this key's over this document and the proofs before it.
    ///
    /// # Errors
    /// [`ProofFault`] if what was signed cannot be told: another cryptosuite, an unknown context, a term without meaning,
    /// a graph too complex, or a document for the general path in a build without it.
    pub fn verify(&self, key: &VerifyingKey) -> Result<bool, ProofFault> {
        let signed = self.signed.as_ref().ok_or(ProofFault::CryptosuiteUnsupported)?;
        signed.message.as_ref().map(|message| key.verify(message, &signed.signature)).map_err(Clone::clone)
    }
}

/// The cryptosuite, if it is one that we check.
fn read_cryptosuite(proof: &Map<String, Value>) -> Result<Option<Cryptosuite>, ProofFault> {
    let kind = text(proof, "type")?;
    if kind == Cryptosuite::Ed25519Signature2020.word() {
        return Ok(Some(Cryptosuite::Ed25519Signature2020));
    }
    if kind != PROOF_TYPE {
        return Ok(None);
    }
    let word = text(proof, "cryptosuite")?;
    let known = [Cryptosuite::EddsaRdfc2022, Cryptosuite::EddsaJcs2022];
    Ok(known.into_iter().find(|suite| suite.word() == word))
}

fn is_known_member(name: &str, cryptosuite: Cryptosuite) -> bool {
    match name {
        "type" | "created" | "expires" | "verificationMethod" | "proofPurpose" | "proofValue" | "id"
        | "previousProof" | "domain" | "challenge" | "nonce" => true,
        "cryptosuite" => cryptosuite != Cryptosuite::Ed25519Signature2020,
        "@context" => cryptosuite == Cryptosuite::EddsaJcs2022,
        _ => false,
    }
}

fn signature(proof: &Map<String, Value>) -> Result<Signature, ProofFault> {
    let bytes = multibase::decode(text(proof, "proofValue")?).ok();
    bytes.and_then(|bytes| Signature::from_bytes(&bytes)).ok_or(ProofFault::Malformed("proofValue"))
}

fn text<'a>(proof: &'a Map<String, Value>, name: &'static str) -> Result<&'a str, ProofFault> {
    proof.get(name).and_then(Value::as_str).ok_or(ProofFault::Malformed(name))
}

fn instant(proof: &Map<String, Value>, name: &'static str) -> Result<Option<Instant>, ProofFault> {
    if !proof.contains_key(name) {
        return Ok(None);
    }
    Instant::parse_lenient(text(proof, name)?).map(Some).map_err(|_| ProofFault::Malformed(name))
}
