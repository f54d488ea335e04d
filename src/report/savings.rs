//! What a reader may keep: the token and the credential, inside links that need neither script nor service.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::claims::Authority;
use crate::qr::{Content, Link};
use crate::trust::Trust;
use crate::verify::{Evidence, Finding, Form};
use crate::wire::{base64url, json};

/// A file inside a link.
pub(super) struct Saving {
    /// The message that names it.
    pub(super) label: &'static str,
    /// What it should be called.
    pub(super) file: String,
    /// `data:…`
    pub(super) link: String,
}

impl Saving {
    pub(super) fn new(label: &'static str, file: String, kind: &str, content: &str) -> Self {
        Self { label, file, link: format!("data:{kind};base64,{}", STANDARD.encode(content)) }
    }
}

/// The token of a certificate, if the evidence holds it.
pub(super) fn token(finding: &Finding, evidence: &Evidence, trust: &Trust) -> Option<String> {
    let credential = finding.credential.as_ref()?.as_str();
    // Each finding looks through all evidence: files of hundreds of certificates have their tokens beside them.
    let few = (evidence.items.len() <= MAX_ITEMS).then_some(&evidence.items)?;
    few.iter().find_map(|item| match &item.form {
        Form::Token(token) => (payload(token)? == credential).then(|| token.clone()),
        Form::Qr(text) => unpacked(text, credential, trust),
        Form::Credential(_) => None,
    })
}

const MAX_ITEMS: usize = 16;

fn payload(token: &str) -> Option<String> {
    let bytes = base64url::decode(token.split('.').nth(1)?).ok()?;
    String::from_utf8(bytes).ok()
}

/// The token of a code. Only under the authority that was printed does the code hold what was signed (docs/QR.md, section 6).
fn unpacked(text: &str, credential: &str, trust: &Trust) -> Option<String> {
    let link = Link::parse(text).ok()?;
    let Content::Whole(packed) = link.content() else { return None };
    let named = [link.former_authority(), Some(link.authority())];
    let document = json::parse_object(credential).ok()?;
    let signer = document.get("iss").and_then(|iss| crate::claims::Did::parse(iss.as_str()?).ok()?.authority());
    let authorities = signer.iter().chain(named.into_iter().flatten()).chain(trust.hosts().take(MAX_ITEMS));
    let token = |authority: &Authority| {
        let token = packed.unpack(authority).ok()?.to_token();
        (payload(&token)? == credential).then_some(token)
    };
    authorities.into_iter().find_map(token)
}
