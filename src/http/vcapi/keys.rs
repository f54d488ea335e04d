//! Whose key a proof or token names: an institution that this service knows, or a `did:key`, which is its own document.

use std::borrow::Cow;

use super::report::Trouble;
use crate::claims::Did;
use crate::keys::{KeyId, Purpose, VerifyingKey};
use crate::trust::{Belief, Institution, Trust, did_document};

/// A key, and whose it is.
pub(super) struct Signer {
    pub(super) did: String,
    pub(super) key: VerifyingKey,
    /// How the holder is known; [`Belief::None`] for a `did:key`.
    pub(super) belief: Belief,
}

/// Finds the key of a verification method or `kid` that may be used for one of these purposes.
///
/// # Errors
/// The trouble, and the reason in words.
pub(super) fn find(trust: &Trust, method: &str, purposes: &[Purpose]) -> Result<Signer, (Trouble, String)> {
    let trouble = |words: &str| (Trouble::VerificationMethod, format!("{method} {words}"));
    let id = KeyId::parse(method).map_err(|_| trouble("is not a DID URL that names a key of a did:web or did:key"))?;
    let (holder, belief) =
        holder(trust, id.did()).ok_or_else(|| trouble("belongs to nobody that this service knows"))?;
    let key = holder.key(&id).ok_or_else(|| trouble("is not among the holder's keys"))?;
    if !purposes.iter().any(|purpose| key.serves(*purpose)) {
        return Err(trouble("is a key for another purpose"));
    }
    if key.revoked.is_some() {
        return Err((Trouble::Reason("key-revoked"), format!("{method} was marked as compromised")));
    }
    Ok(Signer { did: id.did().to_owned(), key: key.key, belief })
}

/// Who holds the keys of a DID.
pub(super) fn holder<'t>(trust: &'t Trust, did: &str) -> Option<(Cow<'t, Institution>, Belief)> {
    if let Some(known) = trust.find(did) {
        return Some((Cow::Borrowed(&known.institution), known.belief));
    }
    let institution = did_document::resolve_did_key(&Did::parse(did).ok()?)?;
    Some((Cow::Owned(institution), Belief::None))
}
