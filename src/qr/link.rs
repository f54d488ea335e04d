//! The text of a QR code: `https://<authority>/v#<digits>`.

use super::packed::Packed;
use super::{MAX_BYTES, QrFault, digits};
use crate::claims::{Authority, CredentialId};
use crate::wire::digest::Digest;

/// The text of a QR code, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    authority: Authority,
    former_authority: Option<Authority>,
    content: Content,
}

/// What a link carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Where the credential can be fetched, and the digest of its token: nothing that can be verified offline.
    Reference {
        /// The id of the credential.
        id: CredentialId,
        /// SHA-256 of its token.
        sha256: Digest,
    },
    /// The whole credential.
    Whole(Packed),
}

impl Link {
    /// The longest text that is read: an authority, a query and the most digits.
    pub const MAX_CHARACTERS: usize = 2_048 + MAX_BYTES.div_ceil(7) * 17;

    /// Reads the text of a QR code. White space around it is dropped.
    ///
    /// # Errors
    /// [`QrFault`]: nothing else in the text has a second spelling, and unknown layouts, kinds, flags and dictionaries
    /// are told apart from damage.
    pub fn parse(text: &str) -> Result<Self, QrFault> {
        let text = text.trim_ascii();
        if text.len() > Self::MAX_CHARACTERS {
            return Err(QrFault::TooLong);
        }
        let (is_secure, rest) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
            (Some(rest), _) => (true, rest),
            (None, Some(rest)) => (false, rest),
            (None, None) => return Err(QrFault::Link),
        };
        let (place, fragment) = rest.split_once('#').ok_or(QrFault::Link)?;
        let (authority, path) = place.split_once('/').ok_or(QrFault::Link)?;
        let query = match path.strip_prefix('v') {
            Some("") => None,
            Some(query) => Some(query.strip_prefix('?').ok_or(QrFault::Link)?),
            None => return Err(QrFault::Link),
        };
        let authority = Authority::parse(authority).map_err(|_| QrFault::Authority)?;
        if !is_secure && !authority.is_loopback() {
            return Err(QrFault::Link);
        }
        let former_authority = query.map_or(Ok(None), former_authority)?;
        Ok(Self { authority, former_authority, content: Content::parse(fragment)? })
    }

    /// The host whose page the link opens.
    #[must_use]
    pub fn authority(&self) -> &Authority {
        &self.authority
    }

    /// The printed host that a redirecting host names (`?a=`), when certificates have moved.
    #[must_use]
    pub fn former_authority(&self) -> Option<&Authority> {
        self.former_authority.as_ref()
    }

    /// What the link carries.
    #[must_use]
    pub fn content(&self) -> &Content {
        &self.content
    }
}

impl Content {
    fn parse(fragment: &str) -> Result<Self, QrFault> {
        if let Some(reference) = fragment.strip_prefix("c=") {
            let (uuid, digest) = reference.split_once('.').ok_or(QrFault::Reference)?;
            let id = CredentialId::parse(&format!("urn:uuid:{uuid}")).map_err(|_| QrFault::Reference)?;
            let sha256 = Digest::from_base64url(digest).ok_or(QrFault::Reference)?;
            return Ok(Self::Reference { id, sha256 });
        }
        if fragment.is_empty() || !fragment.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(QrFault::Link);
        }
        Packed::parse(digits::decode(fragment)?).map(Self::Whole)
    }
}

/// The value of `a` in a query. Other parameters are left alone: hosts and apps add their own.
fn former_authority(query: &str) -> Result<Option<Authority>, QrFault> {
    let mut values = query.split('&').filter_map(|parameter| parameter.strip_prefix("a="));
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        (Some(value), None) => Authority::parse(value).map(Some).map_err(|_| QrFault::Authority),
        (Some(_), Some(_)) => Err(QrFault::Authority),
    }
}
