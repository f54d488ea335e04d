//! The third step: from here on the claims can be read.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::answer::{Check, Outcome};
use super::presented::{Books, Refusal, Resolved, Signer};
use super::reason::Reason;
use crate::claims::{Authority, Certificate};
use crate::credential;
use crate::proof::Jws;
use crate::trust::{Key, Known};
#[cfg(feature = "whole")]
use crate::wire::digest::Digest;
#[cfg(feature = "whole")]
use crate::wire::jcs;
use crate::wire::json::{self, JsonFault};
use crate::wire::limits::JSON_BYTES;
use crate::wire::tree::{self, Members, Tree};

/// A credential whose signature is that of a key of the issuer whom it names.
pub(super) struct Genuine<'t> {
    pub(super) known: Cow<'t, Known>,
    pub(super) document: Document,
    /// What it says; `None` if the shape is not ours, or its terms may mean something else.
    pub(super) certificate: Option<Box<Certificate>>,
    /// Where the code's link leads, if that is none of the institution's hosts.
    pub(super) elsewhere: Option<Authority>,
    pub(super) signature: Check,
    /// What the document's other proofs say.
    pub(super) countersignatures: Vec<Check>,
}

/// A genuine credential, with `iss` or `proof` as it was secured.
pub(super) enum Document {
    /// Of a credential with its proof.
    #[cfg(feature = "whole")]
    Members(Map<String, Value>),
    /// Of a token: the text that was signed, which is a JSON object that we have read.
    Signed(String),
}

impl<'t> Resolved<'t> {
    /// Checks the signature, and that the issuer is the key's owner.
    #[cfg_attr(not(feature = "whole"), expect(unused_variables, reason = "only documents have several signers"))]
    pub(super) fn check(self, books: Books<'_>) -> Result<Genuine<'t>, Refusal> {
        match self {
            Self::Code { candidate, mut others } => {
                let link = others.link_authority().clone();
                let mut id = None;
                for candidate in std::iter::once(candidate).chain(others.by_ref()) {
                    if candidate.jws.verify(&candidate.signer.key) {
                        let elsewhere =
                            (candidate.authority != link || !candidate.signer.has_host(&link)).then_some(link);
                        return candidate.signer.read_token(candidate.jws, "qr", elsewhere);
                    }
                    id.get_or_insert(candidate.signer.id);
                }
                let refusal = |id| Refusal::signature(Reason::BadSignature, Outcome::Fail, &id, "qr");
                Err(id.map_or_else(|| Refusal::new(Reason::BadSignature, Vec::new()), refusal))
            }
            #[cfg(feature = "whole")]
            Self::Document { document, secured, signers } => {
                let (signer, countersignatures) = signers.check(&secured, books)?;
                let is_ours = secured.is_closed() && !document.contains_key("iss");
                let readable = signer.into_readable(&Members::from(&document), is_ours, "credential")?;
                Ok(readable.into_genuine(Document::Members(document), None, countersignatures))
            }
            Self::Token { jws, signer } if jws.verify(&signer.key) => signer.read_token(*jws, "token", None),
            Self::Token { signer, .. } => Err(signer.refuse(Reason::BadSignature, "token")),
        }
    }
}

impl<'t> Signer<'t> {
    fn read_token(self, jws: Jws, form: &'static str, elsewhere: Option<Authority>) -> Result<Genuine<'t>, Refusal> {
        let document = tree::parse_object_within(jws.payload(), JSON_BYTES).map_err(|fault| match fault {
            JsonFault::Lacking => Refusal::lacking(),
            _ => Refusal::format(Reason::Malformed, "payload", fault.to_string()),
        })?;
        let is_ours = document.get("iss").is_some() && document.get("proof").is_none();
        let readable = self.into_readable(&document, is_ours, form)?;
        drop(document);
        Ok(readable.into_genuine(Document::Signed(jws.into_payload()), elsewhere, Vec::new()))
    }

    /// The signature holds: now whether the key may speak for the issuer, and whether we can read what it says.
    fn into_readable(self, document: &Members<'_>, is_ours: bool, form: &'static str) -> Result<Readable<'t>, Refusal> {
        if self.is_revoked {
            return Err(self.refuse(Reason::KeyRevoked, form));
        }
        if !is_credential(document, form) {
            let detail = "signed, but not a credential of VCDM 2.0, or 1.1 with Data Integrity".to_owned();
            return Err(Refusal::format(Reason::Malformed, "not-a-credential", detail));
        }
        let did = self.known.institution.did.as_str();
        let other = |iss: &Tree<'_>| iss.as_str() != Some(did);
        if issuer(document) != Some(did) || document.get("iss").is_some_and(other) {
            return Err(self.refuse(Reason::KeyNotOfIssuer, form));
        }
        let certificate = if is_ours { credential::read_members(document).ok().map(Box::new) } else { None };
        let approval = self.known.institution.key(&self.id).and_then(Key::approval);
        let signature = Check::Signature { result: Outcome::Pass, key: self.id.to_string(), form, approval };
        Ok(Readable { known: self.known, certificate, signature })
    }

    pub(super) fn refuse(&self, reason: Reason, form: &'static str) -> Refusal {
        Refusal::signature(reason, Outcome::Fail, &self.id, form)
    }

    fn has_host(&self, authority: &Authority) -> bool {
        let institution = &self.known.institution;
        institution.hosts.iter().chain(&institution.former_hosts).any(|host| host == authority)
            || institution.did.authority().as_ref() == Some(authority)
    }
}

/// What may be said of a credential whose document is still being looked at.
struct Readable<'t> {
    known: Cow<'t, Known>,
    certificate: Option<Box<Certificate>>,
    signature: Check,
}

impl<'t> Readable<'t> {
    fn into_genuine(
        self,
        document: Document,
        elsewhere: Option<Authority>,
        countersignatures: Vec<Check>,
    ) -> Genuine<'t> {
        let Self { known, certificate, signature } = self;
        Genuine { known, document, certificate, elsewhere, signature, countersignatures }
    }
}

impl Document {
    /// Its members.
    pub(super) fn members(&self) -> Cow<'_, Map<String, Value>> {
        match self {
            #[cfg(feature = "whole")]
            Self::Members(members) => Cow::Borrowed(members),
            Self::Signed(text) => Cow::Owned(json::parse_object(text).unwrap_or_default()),
        }
    }
}

#[cfg(feature = "whole")]
impl Genuine<'_> {
    /// The digest of what was signed, whichever way: the same for the token, the code and the JSON of one certificate.
    pub(super) fn content(&self) -> Digest {
        let mut document = self.document.members().into_owned();
        for member in ["iss", "proof"] {
            document.shift_remove(member);
        }
        Digest::of(jcs::canonicalize(&Value::Object(document)))
    }
}

/// Who the document says has issued it.
pub(super) fn issuer<'a>(document: &'a Members<'_>) -> Option<&'a str> {
    match document.get("issuer")? {
        Tree::Object(issuer) => issuer.get("id")?.as_str(),
        issuer => issuer.as_str(),
    }
}

/// Whether it is a credential at all (VCDM 2.0, sections 4.3 and 4.5). What `vc+jwt` signs is one of VCDM 2.0; a proof may
/// secure one of VCDM 1.1 too.
fn is_credential(document: &Members<'_>, form: &str) -> bool {
    let all = |name| document.get(name).map(|value| value.as_list().unwrap_or(std::slice::from_ref(value)));
    let first_context = all("@context").and_then(|contexts| contexts.first()?.as_str());
    let is_vc = all("type").is_some_and(|types| types.iter().any(|one| one.as_str() == Some("VerifiableCredential")));
    let is_known =
        first_context == Some(credential::CONTEXT_VC) || (form == "credential" && first_context == Some(CONTEXT_VC_1));
    is_known && is_vc
}

/// The context of VCDM 1.1.
const CONTEXT_VC_1: &str = "https://www.w3.org/2018/credentials/v1";
