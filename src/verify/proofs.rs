//! Which of a document's proofs speaks for its issuer, and what the others say (docs/TRUST.md, "Several proofs").

use serde_json::{Map, Value};

use super::answer::{Check, Outcome};
use super::genuine::issuer;
use super::presented::{Books, Refusal, Signer};
use super::reason::Reason;
use crate::keys::KeyId;
use crate::proof::Secured;
use crate::proof::data_integrity::Proof;

/// Who should have made each proof of a document.
pub(super) struct Signers<'t> {
    /// Who speaks for the issuer.
    speaker: Signer<'t>,
    /// The speaker's proof, by its place.
    place: usize,
    others: Vec<Other<'t>>,
}

/// Who should have made one of the other proofs.
struct Other<'t> {
    place: usize,
    /// The issuer's own, or one that the issuer's own comes after: without it there is no verdict.
    is_needed: bool,
    signer: Result<Signer<'t>, Refusal>,
}

impl<'t> Signers<'t> {
    /// Finds the key of each proof. The first proof of the issuer speaks; if there is none, the first that we check.
    pub(super) fn of(document: &Map<String, Value>, secured: &Secured, books: Books<'t>) -> Result<Self, Refusal> {
        if let Some(only) = secured.only() {
            return Ok(Self { speaker: signer(only, books)?, place: 0, others: Vec::new() });
        }
        let members = document.into();
        let issuer = issuer(&members);
        let is_own = |proof: &Proof| proof.method().split_once('#').map(|(did, _)| did) == issuer;
        let checked = secured.proofs().enumerate().filter(|(_, proof)| proof.cryptosuite().is_some());
        let (own, foreign): (Vec<_>, Vec<_>) = checked.partition(|(_, proof)| is_own(proof));
        let Some(&(place, proof)) = own.first().or(foreign.first()) else {
            return Err(Refusal::new(Reason::UnsupportedAlgorithm, Vec::new()));
        };
        let speaker = signer(proof, books)?;
        let mut places: Vec<_> = own.iter().map(|(place, _)| *place).collect();
        places.push(place);
        let needed = secured.needed_for(&places);
        let others = secured.proofs().zip(needed).enumerate().filter(|(other, _)| *other != place);
        let others = others.map(|(place, (proof, is_needed))| Other { place, is_needed, signer: signer(proof, books) });
        Ok(Self { speaker, place, others: others.collect() })
    }

    /// Checks every proof. Gives who speaks for the issuer, and what is to be told of the others.
    pub(super) fn check(self, secured: &Secured, books: Books<'_>) -> Result<(Signer<'t>, Vec<Check>), Refusal> {
        let proof = secured.proofs().nth(self.place).ok_or_else(|| Refusal::new(Reason::Malformed, Vec::new()))?;
        if !proof.verify(&self.speaker.key)? {
            return Err(self.speaker.refuse(Reason::BadSignature, FORM));
        }
        if has_expired(proof, books) {
            return Err(self.speaker.refuse(Reason::Expired, FORM));
        }
        let checks = self.others.into_iter().map(|other| {
            let proof = secured.proofs().nth(other.place);
            other.check(proof.ok_or_else(|| Refusal::new(Reason::Malformed, Vec::new()))?, books)
        });
        Ok((self.speaker, checks.collect::<Result<_, _>>()?))
    }
}

impl Other<'_> {
    fn check(self, proof: &Proof, books: Books<'_>) -> Result<Check, Refusal> {
        let told = |result| Check::Signature { result, key: proof.method().to_owned(), form: FORM, approval: None };
        let signer = match self.signer {
            Ok(signer) => signer,
            Err(refusal) if self.is_needed => return Err(refusal),
            Err(_) => return Ok(told(Outcome::Unknown)),
        };
        if proof.cryptosuite().is_none() && !self.is_needed {
            return Ok(told(Outcome::Unknown));
        }
        if !proof.verify(&signer.key)? {
            return Err(signer.refuse(Reason::BadSignature, FORM));
        }
        let weakness = if signer.is_revoked {
            Some(Reason::KeyRevoked)
        } else {
            has_expired(proof, books).then_some(Reason::Expired)
        };
        match weakness {
            None => Ok(told(Outcome::Pass)),
            Some(reason) if self.is_needed => Err(signer.refuse(reason, FORM)),
            // Somebody else's key or proof that no longer counts takes nothing from what the issuer says.
            Some(_) => Ok(told(Outcome::Unknown)),
        }
    }
}

/// The key that a proof names, if it may sign certificates.
fn signer<'t>(proof: &Proof, books: Books<'t>) -> Result<Signer<'t>, Refusal> {
    let id = KeyId::parse(proof.method()).map_err(|_| {
        let detail = "the verification method is not a DID URL that names a key".to_owned();
        Refusal::format(Reason::Malformed, "key-id-malformed", detail)
    })?;
    books.signer(&id, FORM)
}

fn has_expired(proof: &Proof, books: Books<'_>) -> bool {
    proof.expires().is_some_and(|expires| books.at >= expires)
}

/// The form, as checks tell it.
const FORM: &str = "credential";
