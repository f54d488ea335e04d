//! The first two steps: what is shown, and whose key it should be signed with. Neither has getters for claims.

use std::borrow::Cow;

#[cfg(feature = "whole")]
use serde_json::{Map, Value};

use super::answer::{Check, Issuer, Outcome};
use super::evidence::Form;
use super::policy::Policy;
#[cfg(feature = "whole")]
use super::proofs::Signers;
use super::reason::Reason;
use crate::claims::{Authority, Did};
use crate::keys::{KeyId, Purpose, VerifyingKey};
#[cfg(feature = "whole")]
use crate::proof::Secured;
use crate::proof::{Jws, JwsFault, ProofFault, Typ};
use crate::qr::{Content, Link, Packed, QrFault};
use crate::time::Instant;
use crate::trust::{Belief, Known, Listed, Trust, did_document};
use crate::wire::digest::Digest;
#[cfg(feature = "whole")]
use crate::wire::json;
use crate::wire::json::JsonFault;

/// Why a step was not taken, with the checks that were made until then.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) reason: Reason,
    pub(super) checks: Vec<Check>,
    /// The issuer that the evidence names, if the refusal is about who that is.
    pub(super) issuer: Option<Issuer>,
}

/// Something of a form that we read. Nothing in it is believed.
pub(super) enum Presented {
    Code(Box<Link>),
    #[cfg(feature = "whole")]
    Document {
        document: Map<String, Value>,
        secured: Box<Secured>,
    },
    Token(Box<Jws>),
}

/// Something whose signer is known: what remains is to see whether the signature is that key's.
#[expect(clippy::large_enum_variant, reason = "it lives for one call, and never in a list")]
pub(super) enum Resolved<'t> {
    Code {
        candidate: Candidate<'t>,
        others: Others<'t>,
    },
    #[cfg(feature = "whole")]
    Document {
        document: Map<String, Value>,
        secured: Box<Secured>,
        signers: Signers<'t>,
    },
    Token {
        jws: Box<Jws>,
        signer: Signer<'t>,
    },
}

/// A code, unpacked as if it had been printed with one authority.
pub(super) struct Candidate<'t> {
    pub(super) jws: Jws,
    pub(super) signer: Signer<'t>,
    pub(super) authority: Authority,
}

/// Who should have signed.
pub(super) struct Signer<'t> {
    pub(super) known: Cow<'t, Known>,
    pub(super) id: KeyId,
    pub(super) key: VerifyingKey,
    pub(super) is_revoked: bool,
}

/// Where to look for signers, and when.
#[derive(Clone, Copy)]
pub(super) struct Books<'t> {
    pub(super) trust: &'t Trust,
    pub(super) policy: &'t Policy,
    pub(super) at: Instant,
}

/// The other authorities that a code may have been printed with, tried one by one.
pub(super) struct Others<'t> {
    link: Link,
    own: Option<KeyId>,
    books: Books<'t>,
    rest: Option<Vec<Authority>>,
}

impl Presented {
    /// Reads one piece of evidence.
    pub(super) fn parse(form: &Form) -> Result<Self, Refusal> {
        match form {
            #[cfg(not(feature = "whole"))]
            Form::Credential(_) => Err(Refusal::lacking()),
            #[cfg(feature = "whole")]
            Form::Credential(text) => {
                let document = json::parse_object(text)
                    .map_err(|fault| Refusal::format(Reason::Malformed, "json", fault.to_string()))?;
                let secured = Box::new(Secured::parse(&document)?);
                Ok(Self::Document { document, secured })
            }
            Form::Qr(text) => Ok(Self::Code(Box::new(Link::parse(text)?))),
            Form::Token(text) => Ok(Self::Token(Box::new(Jws::parse(text.trim_ascii(), Typ::Credential)?))),
        }
    }

    /// The digest of the token, if this only names one.
    pub(super) fn reference(&self) -> Option<Digest> {
        let Self::Code(link) = self else { return None };
        match link.content() {
            Content::Reference { sha256, .. } => Some(*sha256),
            Content::Whole(_) => None,
        }
    }

    /// Finds the key that it should be signed with.
    pub(super) fn resolve(self, books: Books<'_>) -> Result<Resolved<'_>, Refusal> {
        match self {
            Self::Code(link) => resolve_code(*link, books),
            #[cfg(feature = "whole")]
            Self::Document { document, secured } => {
                let signers = Signers::of(&document, &secured, books)?;
                Ok(Resolved::Document { document, secured, signers })
            }
            Self::Token(jws) => {
                let signer = books.signer(jws.kid(), "token")?;
                Ok(Resolved::Token { jws, signer })
            }
        }
    }
}

impl<'t> Books<'t> {
    /// The key of this id, if it may sign certificates.
    pub(super) fn signer(self, id: &KeyId, form: &'static str) -> Result<Signer<'t>, Refusal> {
        let refuse = |reason, result| Refusal::signature(reason, result, id, form);
        let Some(known) = self.known(id.did()) else {
            let mut refusal = refuse(Reason::IssuerUnknown, Outcome::Unknown);
            let issuer = |did| Issuer { did, name: None, belief: Belief::None };
            refusal.issuer = Did::parse(id.did()).ok().map(issuer);
            return Err(refusal);
        };
        let outcome = |reason: Reason| if reason.rejects() { Outcome::Fail } else { Outcome::Unknown };
        let known = match known.institution.key(id) {
            Some(_) => known,
            None => self.newer(&known, id).map_err(|reason| refuse(reason, outcome(reason)))?,
        };
        let Some(key) = known.institution.key(id) else { return Err(refuse(Reason::KeyNotOfIssuer, Outcome::Fail)) };
        if !key.serves(Purpose::Credential) {
            return Err(refuse(Reason::KeyWrongPurpose, Outcome::Fail));
        }
        let (key, is_revoked) = (key.key, key.revoked.is_some());
        Ok(Signer { known, id: id.clone(), key, is_revoked })
    }

    /// Who may have a key that the entry lacks: a list that is older than we would accept a status may also lack a newer key, and
    /// then the institution's own DID document is heard, for what it is worth.
    fn newer(self, known: &Known, id: &KeyId) -> Result<Cow<'t, Known>, Reason> {
        let is_old = |listed: Instant| self.at.seconds_since(listed) > self.policy.max_status_age;
        if known.belief != Belief::Listed || !known.listed_at.is_some_and(is_old) {
            return Err(Reason::KeyNotOfIssuer);
        }
        let resolved = self.trust.find_resolved(id.did()).filter(|known| known.institution.key(id).is_some());
        resolved.map(Cow::Borrowed).ok_or(Reason::KeyUnknown)
    }

    fn known(self, did: &str) -> Option<Cow<'t, Known>> {
        if let Some(known) = self.trust.find(did) {
            return Some(Cow::Borrowed(known));
        }
        let institution = did_document::resolve_did_key(&Did::parse(did).ok()?)?;
        let listed = Listed { institution, status: Vec::new() };
        Some(Cow::Owned(Known::new(listed, Belief::Resolved, None)))
    }
}

fn resolve_code(link: Link, books: Books<'_>) -> Result<Resolved<'_>, Refusal> {
    let Content::Whole(packed) = link.content() else {
        return Err(Refusal::new(Reason::CredentialNotHere, Vec::new()));
    };
    if packed.dictionary() == PRELIMINARY && !books.policy.allow_demo {
        let detail = "packed with dictionary 255, which is not frozen: such codes are samples".to_owned();
        return Err(Refusal::format(Reason::DictionaryUnknown, "dictionary-unknown", detail));
    }
    let authority = link.authority().clone();
    let jws = unpack(packed, &authority)?;
    let others = Others { own: Some(jws.kid().clone()), link, books, rest: None };
    resolve_candidate(jws, authority, others, books)
}

fn resolve_candidate<'t>(
    jws: Jws,
    authority: Authority,
    mut others: Others<'t>,
    books: Books<'t>,
) -> Result<Resolved<'t>, Refusal> {
    match books.signer(jws.kid(), "qr") {
        Ok(signer) => Ok(Resolved::Code { candidate: Candidate { jws, signer, authority }, others }),
        Err(refusal) => match others.next() {
            Some(candidate) => Ok(Resolved::Code { candidate, others }),
            None => Err(refusal),
        },
    }
}

fn unpack(packed: &Packed, authority: &Authority) -> Result<Jws, Refusal> {
    let parts = packed.unpack(authority)?;
    Ok(Jws::from_parts(&parts.header, &parts.payload, parts.signature, Typ::Credential)?)
}

impl<'t> Iterator for Others<'t> {
    type Item = Candidate<'t>;

    /// The next authority under which the code names a key that we know.
    fn next(&mut self) -> Option<Candidate<'t>> {
        let Content::Whole(packed) = self.link.content() else { return None };
        if self.rest.is_none() {
            self.rest = Some(self.plausible());
        }
        while let Some(authority) = self.rest.as_mut().and_then(Vec::pop) {
            let candidate = unpack(packed, &authority).and_then(|jws| {
                let signer = self.books.signer(jws.kid(), "qr")?;
                Ok(Candidate { jws, signer, authority })
            });
            if let Ok(candidate) = candidate {
                return Some(candidate);
            }
        }
        None
    }
}

impl Others<'_> {
    pub(super) fn link_authority(&self) -> &Authority {
        self.link.authority()
    }

    /// The authorities worth trying, the first one last: the one that the link names, then every present and former host
    /// under which the key would belong to an institution that we know. At most [`MAX_TRIES`].
    fn plausible(&self) -> Vec<Authority> {
        let own = self.link.authority();
        let named = self.link.former_authority().filter(|former| *former != own);
        let hosts = self.books.trust.hosts().filter(|host| *host != own && Some(*host) != named);
        let mut plausible: Vec<_> =
            named.into_iter().chain(hosts.filter(|host| self.is_plausible(host))).take(MAX_TRIES).cloned().collect();
        plausible.reverse();
        plausible
    }

    fn is_plausible(&self, host: &Authority) -> bool {
        let Some(own) = &self.own else { return false };
        let find = |did: &str| self.books.trust.find(did);
        let link = self.link.authority().as_str();
        let rest = own.did().strip_prefix("did:web:").and_then(|did| did.strip_prefix(link));
        match rest.filter(|rest| rest.is_empty() || rest.starts_with(':')) {
            // The authority in the DID is, or may be, the printed one: see who would have signed. The link's is compared as
            // it was put in, with its port after a colon, where a DID would say `%3A`.
            Some(rest) => find(&format!("{}{rest}", Did::web(host, None))).is_some(),
            None => find(own.did()).is_some_and(|known| {
                let institution = &known.institution;
                institution.hosts.iter().chain(&institution.former_hosts).any(|known| known == host)
            }),
        }
    }
}

/// The number of a dictionary that is not frozen yet (docs/QR.md, "Bytes").
const PRELIMINARY: u8 = 255;

/// The most authorities that one code is unpacked and checked with.
const MAX_TRIES: usize = 32;

impl Refusal {
    pub(super) fn new(reason: Reason, checks: Vec<Check>) -> Self {
        Self { reason, checks, issuer: None }
    }

    pub(super) fn format(reason: Reason, fault: &'static str, detail: String) -> Self {
        let result = if reason.rejects() { Outcome::Fail } else { Outcome::Unknown };
        Self::new(reason, vec![Check::Format { result, fault, detail }])
    }

    /// What a whole verifier could tell.
    pub(super) fn lacking() -> Self {
        Self::format(Reason::NeedsServer, "needs-server", JsonFault::Lacking.to_string())
    }

    pub(super) fn signature(reason: Reason, result: Outcome, id: &KeyId, form: &'static str) -> Self {
        Self::new(reason, vec![Check::Signature { result, key: id.to_string(), form, approval: None }])
    }
}

impl From<JwsFault> for Refusal {
    fn from(fault: JwsFault) -> Self {
        let reason = match fault {
            JwsFault::Lacking => return Self::lacking(),
            JwsFault::UnsupportedAlgorithm => Reason::UnsupportedAlgorithm,
            _ => Reason::Malformed,
        };
        Self::format(reason, fault.code(), fault.to_string())
    }
}

impl From<ProofFault> for Refusal {
    fn from(fault: ProofFault) -> Self {
        let reason = match fault {
            ProofFault::ContextUnknown(_) => Reason::ContextUnknown,
            ProofFault::CryptosuiteUnsupported => Reason::UnsupportedAlgorithm,
            ProofFault::NeedsServer(_) => Reason::NeedsServer,
            _ => Reason::Malformed,
        };
        Self::format(reason, fault.code(), fault.to_string())
    }
}

impl From<QrFault> for Refusal {
    fn from(fault: QrFault) -> Self {
        let reason = match fault {
            QrFault::Dictionary(_) => Reason::DictionaryUnknown,
            QrFault::Flags(_) => Reason::FlagsUnknown,
            QrFault::Kind(_) => Reason::KindUnknown,
            QrFault::Layout(_) => Reason::LayoutUnknown,
            _ => Reason::Malformed,
        };
        Self::format(reason, fault.code(), fault.to_string())
    }
}
