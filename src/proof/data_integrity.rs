//! Data Integrity proofs (Verifiable Credential Data Integrity 1.0) of the cryptosuites `eddsa-rdfc-2022`, written and
//! read, and `eddsa-jcs-2022`, read (Data Integrity `EdDSA` Cryptosuites 1.0, sections 3.2 and 3.3).
//!
//! A proof signs what a document *means*: for `eddsa-rdfc-2022` its RDF graph, which depends on the contexts. So whether the
//! claims that a person would read in the JSON are the ones that were signed is a question of its own: [`Secured::is_closed`].

pub(crate) mod closed;
pub(crate) mod rdfc;
mod terms;

use serde_json::{Map, Value};

use self::closed::{Closed, Unclosed};
use crate::keys::{KeyId, Signature, SigningKey, VerifyingKey};
use crate::time::Instant;
use crate::wire::digest::Digest;
use crate::wire::{jcs, multibase};

/// Why a proof cannot be made or checked. A signature that is merely wrong is not a fault.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProofFault {
    /// The document that should be signed has a proof already.
    #[error("the document has a proof already")]
    AlreadySecured,
    /// Our canonicalizer and the second one differ: one of them is wrong, so neither is believed.
    #[error("two implementations of RDFC-1.0 differ about this graph")]
    CanonicalizersDiffer,
    /// A context that we do not hold; none is ever fetched.
    #[error("a context that is not embedded: {0}")]
    ContextUnknown(String),
    /// A cryptosuite other than `eddsa-rdfc-2022` and `eddsa-jcs-2022`, or a proof that is no `DataIntegrityProof`.
    #[error("a proof of another kind than eddsa-rdfc-2022 and eddsa-jcs-2022")]
    CryptosuiteUnsupported,
    /// A member of the proof is missing or not of its form.
    #[error("the proof has no good {0}")]
    Malformed(&'static str),
    /// The proof says something that we do not know.
    #[error("a member of the proof that is not known")]
    MemberUnknown,
    /// The document needs the general JSON-LD path, which this build does not have.
    #[error("the document needs the general JSON-LD path: {0}")]
    NeedsServer(&'static str),
    /// The document has no proof.
    #[error("no proof")]
    NoProof,
    /// The document is not JSON-LD.
    #[error("not JSON-LD: {0}")]
    NotJsonLd(String),
    /// A number that implementations write with different digits.
    #[error("a number with more digits than all readers keep")]
    NumberNotPortable,
    /// The proof is for another purpose than `assertionMethod`.
    #[error("a proof for another purpose than assertionMethod")]
    PurposeDiffers,
    /// Several proofs, or none in a list.
    #[error("a set of proofs")]
    ProofSet,
    /// A member, type or IRI that JSON-LD would drop: it would stand in the document without being signed.
    #[error("a term that no context defines, or an IRI that is not absolute")]
    TermUndefined,
    /// Canonicalizing would take too long.
    #[error("a graph that takes too long to canonicalize")]
    TooComplex,
    /// The document that should be signed is not of the closed contexts.
    #[error("not a document of the closed contexts: {0}")]
    Unclosed(&'static str),
}

impl ProofFault {
    /// The permanent code of this fault.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::AlreadySecured => "already-secured",
            Self::CanonicalizersDiffer => "canonicalizers-differ",
            Self::ContextUnknown(_) => "context-unknown",
            Self::CryptosuiteUnsupported => "unsupported-algorithm",
            Self::Malformed(_) => "malformed",
            Self::MemberUnknown => "proof-member-unknown",
            Self::NeedsServer(_) => "needs-server",
            Self::NoProof => "proof-missing",
            Self::NotJsonLd(_) => "not-json-ld",
            Self::NumberNotPortable => "number-not-portable",
            Self::PurposeDiffers => "proof-purpose-differs",
            Self::ProofSet => "proof-set-unsupported",
            Self::TermUndefined => "term-undefined",
            Self::TooComplex => "too-complex",
            Self::Unclosed(_) => "outside-closed-contexts",
        }
    }
}

impl From<rdfc::TooComplex> for ProofFault {
    fn from(_: rdfc::TooComplex) -> Self {
        Self::TooComplex
    }
}

/// How a document was made into what is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cryptosuite {
    /// `eddsa-jcs-2022`: the JSON text in its canonical form.
    EddsaJcs2022,
    /// `eddsa-rdfc-2022`: the canonical RDF dataset.
    EddsaRdfc2022,
}

impl Cryptosuite {
    /// The word in the proof.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::EddsaJcs2022 => "eddsa-jcs-2022",
            Self::EddsaRdfc2022 => "eddsa-rdfc-2022",
        }
    }
}

/// A document whose proof is of good form. Whether the proof holds, [`Secured::verify`] tells.
#[derive(Debug, Clone)]
pub struct Secured {
    created: Option<Instant>,
    cryptosuite: Cryptosuite,
    expires: Option<Instant>,
    is_closed: bool,
    /// What is signed: the digest of the proof's options, then the document's.
    message: Result<[u8; 64], ProofFault>,
    method: String,
    signature: Signature,
}

impl Secured {
    /// Reads the one proof of a document: an object, or a list of one.
    ///
    /// # Errors
    /// [`ProofFault`] if there is no proof, if there are several, or if it is not one that we check.
    pub fn parse(document: &Map<String, Value>) -> Result<Self, ProofFault> {
        Self::parse_by(document, &general)
    }

    /// As [`Secured::parse`], with further contexts for documents that are not closed.
    ///
    /// # Errors
    /// As [`Secured::parse`].
    #[cfg(feature = "json-ld")]
    pub fn parse_with(document: &Map<String, Value>, contexts: &super::json_ld::Contexts) -> Result<Self, ProofFault> {
        Self::parse_by(document, &|document, _| super::json_ld::canonicalize(document, contexts))
    }

    fn parse_by(document: &Map<String, Value>, general: &General) -> Result<Self, ProofFault> {
        let proof = only_proof(document)?;
        let cryptosuite = read_cryptosuite(proof)?;
        if proof.keys().any(|name| !is_known_member(name, cryptosuite)) {
            return Err(ProofFault::MemberUnknown);
        }
        if text(proof, "proofPurpose")? != PURPOSE {
            return Err(ProofFault::PurposeDiffers);
        }
        let signature = multibase::decode(text(proof, "proofValue")?).ok();
        let signature = signature.and_then(|bytes| Signature::from_bytes(&bytes));
        let closed = closed_dataset(document);
        let is_closed = closed.is_ok();
        let message = match cryptosuite {
            Cryptosuite::EddsaJcs2022 => jcs_message(document, proof),
            Cryptosuite::EddsaRdfc2022 => rdfc_message(document, proof, closed, general),
        };
        Ok(Self {
            created: instant(proof, "created")?,
            cryptosuite,
            expires: instant(proof, "expires")?,
            is_closed,
            message,
            method: text(proof, "verificationMethod")?.to_owned(),
            signature: signature.ok_or(ProofFault::Malformed("proofValue"))?,
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

    /// The cryptosuite.
    #[must_use]
    pub fn cryptosuite(&self) -> Cryptosuite {
        self.cryptosuite
    }

    /// Whether the document's members mean what their names say, so that its claims may be read: `@context` is exactly a
    /// known list of URLs, every member and type is one that these contexts define, nothing is dropped, and no two
    /// objects share an `id`.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.is_closed
    }

    /// Whether the proof is this key's over this document.
    ///
    /// # Errors
    /// [`ProofFault`] if what was signed cannot be told: an unknown context, a term without meaning, a graph too complex,
    /// or a document for the general path in a build without it.
    pub fn verify(&self, key: &VerifyingKey) -> Result<bool, ProofFault> {
        self.message.as_ref().map(|message| key.verify(message, &self.signature)).map_err(Clone::clone)
    }
}

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
    let closed = Closed::of(document).map_err(|Unclosed(why)| ProofFault::Unclosed(why))?;
    let mut proof = Map::new();
    for (name, value) in [
        ("type", PROOF_TYPE),
        ("cryptosuite", Cryptosuite::EddsaRdfc2022.word()),
        ("created", &created.to_string()),
        ("verificationMethod", method.as_str()),
        ("proofPurpose", PURPOSE),
    ] {
        proof.insert(name.to_owned(), value.into());
    }
    let canonical = |object, without| {
        let dataset = closed.dataset(object, without).map_err(|Unclosed(why)| ProofFault::Unclosed(why))?;
        Ok::<_, ProofFault>(dataset.digest()?)
    };
    let message = message(&canonical(&proof, "proofValue")?, &canonical(document, "proof")?);
    proof.insert("proofValue".to_owned(), multibase::encode(&key.sign(&message).0).into());
    let mut secured = document.clone();
    secured.insert("proof".to_owned(), Value::Array(vec![Value::Object(proof)]));
    Ok(secured)
}

const PROOF_TYPE: &str = "DataIntegrityProof";
const PURPOSE: &str = "assertionMethod";

/// The general path: canonical N-Quads of a document that is not closed, for the reason given.
type General<'a> = dyn Fn(&Map<String, Value>, Unclosed) -> Result<String, ProofFault> + 'a;

#[cfg(feature = "json-ld")]
fn general(document: &Map<String, Value>, _: Unclosed) -> Result<String, ProofFault> {
    super::json_ld::canonicalize(document, &super::json_ld::Contexts::embedded())
}

#[cfg(not(feature = "json-ld"))]
fn general(_: &Map<String, Value>, Unclosed(why): Unclosed) -> Result<String, ProofFault> {
    Err(ProofFault::NeedsServer(why))
}

fn closed_dataset(document: &Map<String, Value>) -> Result<(Closed, rdfc::Dataset), Unclosed> {
    let closed = Closed::of(document)?;
    Ok((closed, closed.dataset(document, "proof")?))
}

/// Sections 3.2.3 to 3.2.5.
fn rdfc_message(
    document: &Map<String, Value>,
    proof: &Map<String, Value>,
    closed: Result<(Closed, rdfc::Dataset), Unclosed>,
    general: &General,
) -> Result<[u8; 64], ProofFault> {
    let by_table = closed.and_then(|(closed, dataset)| Ok((closed.dataset(proof, "proofValue")?, dataset)));
    match by_table {
        Ok((options, dataset)) => Ok(message(&options.digest()?, &dataset.digest()?)),
        Err(why) => {
            let mut options = without(proof, "proofValue");
            if let Some(context) = document.get("@context") {
                options.insert("@context".to_owned(), context.clone());
            }
            let digest = |object| Ok::<_, ProofFault>(Digest::of(general(object, why)?));
            Ok(message(&digest(&options)?, &digest(&without(document, "proof"))?))
        }
    }
}

/// Sections 3.3.2 to 3.3.5. The proof's own contexts must begin the document's, and stand for them.
fn jcs_message(document: &Map<String, Value>, proof: &Map<String, Value>) -> Result<[u8; 64], ProofFault> {
    let mut unsecured = without(document, "proof");
    if let Some(theirs) = proof.get("@context") {
        let list = |value: &Value| match value {
            Value::Array(items) => items.clone(),
            one => vec![one.clone()],
        };
        if !document.get("@context").is_some_and(|ours| list(ours).starts_with(&list(theirs))) {
            return Err(ProofFault::Malformed("@context"));
        }
        unsecured.insert("@context".to_owned(), theirs.clone());
    }
    let canonical = |object| Digest::of(jcs::canonicalize(&Value::Object(object)));
    Ok(message(&canonical(without(proof, "proofValue")), &canonical(unsecured)))
}

/// Sections 3.2.4 and 3.3.4.
fn message(options: &Digest, document: &Digest) -> [u8; 64] {
    let mut message = [0; 64];
    let (first, second) = message.split_at_mut(32);
    first.copy_from_slice(options.as_bytes());
    second.copy_from_slice(document.as_bytes());
    message
}

fn without(object: &Map<String, Value>, member: &str) -> Map<String, Value> {
    object.iter().filter(|(name, _)| *name != member).map(|(name, value)| (name.clone(), value.clone())).collect()
}

fn only_proof(document: &Map<String, Value>) -> Result<&Map<String, Value>, ProofFault> {
    let proof = match document.get("proof").ok_or(ProofFault::NoProof)? {
        Value::Array(proofs) => match proofs.as_slice() {
            [proof] => proof,
            _ => return Err(ProofFault::ProofSet),
        },
        proof => proof,
    };
    proof.as_object().ok_or(ProofFault::Malformed("form"))
}

fn read_cryptosuite(proof: &Map<String, Value>) -> Result<Cryptosuite, ProofFault> {
    if text(proof, "type")? != PROOF_TYPE {
        return Err(ProofFault::CryptosuiteUnsupported);
    }
    let word = text(proof, "cryptosuite")?;
    let known = [Cryptosuite::EddsaJcs2022, Cryptosuite::EddsaRdfc2022];
    known.into_iter().find(|suite| suite.word() == word).ok_or(ProofFault::CryptosuiteUnsupported)
}

fn is_known_member(name: &str, cryptosuite: Cryptosuite) -> bool {
    match name {
        "type" | "cryptosuite" | "created" | "expires" | "verificationMethod" | "proofPurpose" | "proofValue" => true,
        "@context" => cryptosuite == Cryptosuite::EddsaJcs2022,
        _ => false,
    }
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

#[cfg(test)]
mod tests {
    use serde_json::json;
    use zeroize::Zeroizing;

    use super::*;
    use crate::wire::json;

    pub(super) fn key() -> SigningKey {
        SigningKey::from_seed(Zeroizing::new(*b"TEST ONLY: a seed of 32 bytes..."))
    }

    /// A credential with every term of a kind that ours use.
    pub(super) fn document() -> Map<String, Value> {
        json::parse_object(include_str!("data_integrity/example.json")).unwrap()
    }

    fn secured() -> Map<String, Value> {
        let method = KeyId::parse(&format!("did:web:a.example#{}", key().verifying_key().to_multikey())).unwrap();
        add_proof(&document(), &key(), &method, Instant::parse("2026-07-15T00:00:00Z").unwrap()).unwrap()
    }

    fn verify(document: &Map<String, Value>) -> Result<bool, &'static str> {
        Secured::parse(document)
            .and_then(|secured| secured.verify(&key().verifying_key()))
            .map_err(|fault| fault.code())
    }

    #[test]
    fn verifies_what_it_signs() {
        let document = secured();
        let secured = Secured::parse(&document).unwrap();
        assert!(secured.is_closed());
        assert_eq!(secured.verify(&key().verifying_key()), Ok(true));
        assert_eq!(secured.cryptosuite(), Cryptosuite::EddsaRdfc2022);
        assert_eq!(secured.created().unwrap().to_string(), "2026-07-15T00:00:00Z");
        assert_eq!(secured.expires(), None);
        let mut single = document.clone();
        single.insert("proof".to_owned(), document["proof"][0].clone());
        assert_eq!(verify(&single), Ok(true));
        assert_eq!(
            add_proof(&document, &key(), &KeyId::parse("did:web:a.example#k").unwrap(), secured.created().unwrap()),
            Err(ProofFault::AlreadySecured)
        );
    }

    #[test]
    fn refuses_proofs_that_are_not_ours_with_their_code() {
        let good = secured();
        let cases: [(&str, Value, &str); 14] = [
            ("type", json!("Ed25519Signature2020"), "unsupported-algorithm"),
            ("type", json!(["DataIntegrityProof"]), "malformed"),
            ("cryptosuite", json!("ecdsa-rdfc-2019"), "unsupported-algorithm"),
            ("cryptosuite", Value::Null, "malformed"),
            ("created", json!("yesterday"), "malformed"),
            ("created", json!(1), "malformed"),
            ("expires", json!("tomorrow"), "malformed"),
            ("verificationMethod", json!({"id": "did:web:a.example#k"}), "malformed"),
            ("proofPurpose", json!("authentication"), "proof-purpose-differs"),
            ("proofValue", json!("u0000"), "malformed"),
            ("proofValue", json!("z1111"), "malformed"),
            ("@context", json!("https://www.w3.org/ns/credentials/v2"), "proof-member-unknown"),
            ("previousProof", json!("urn:uuid:1"), "proof-member-unknown"),
            ("challenge", json!("x"), "proof-member-unknown"),
        ];
        for (name, value, code) in cases {
            let mut document = good.clone();
            document["proof"][0][name] = value;
            assert_eq!(verify(&document), Err(code), "{name}");
        }
        for (proof, code) in [
            (json!([]), "proof-set-unsupported"),
            (json!([good["proof"][0], good["proof"][0]]), "proof-set-unsupported"),
            (json!("x"), "malformed"),
        ] {
            let mut document = good.clone();
            document["proof"] = proof;
            assert_eq!(verify(&document), Err(code));
        }
        assert_eq!(verify(&document()), Err("proof-missing"));
    }

    #[test]
    fn an_expiry_is_signed_and_shown() {
        let mut document = secured();
        document["proof"][0]["expires"] = json!("2026-07-16T00:00:00Z");
        let secured = Secured::parse(&document).unwrap();
        assert_eq!(secured.expires().unwrap().to_string(), "2026-07-16T00:00:00Z");
        assert_eq!(secured.verify(&key().verifying_key()), Ok(false));
    }
}
