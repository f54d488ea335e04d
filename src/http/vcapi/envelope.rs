//! Tokens in envelopes: opened, and their signer found.

use super::check::Desk;
use super::keys::{self, Signer};
use super::report::{Report, Trouble};
use crate::keys::Purpose;
use crate::vcdm::token::Kind;
use crate::vcdm::{Envelope, Token};

/// The token of an envelope.
pub(super) fn open(envelope: &Envelope<'_>, kind: Kind, report: &mut Report) -> Option<Token> {
    if ![kind.media_type(), "application/jwt"].contains(&envelope.media_type) {
        report.fail(
            Trouble::Malformed,
            format!("an envelope of {}: only {} is read", envelope.media_type, kind.media_type()),
        );
        return None;
    }
    Token::parse(envelope.content, kind).map_err(|fault| report.fail(Trouble::Proof, fault)).ok()
}

impl Desk {
    /// Who has signed a token. It has to be the one who issues or presents it, where the document names one.
    pub(super) fn signer(
        &self,
        token: &Token,
        purposes: &[Purpose],
        named: Option<&str>,
        report: &mut Report,
    ) -> Option<Signer> {
        let Some(kid) = token.kid() else {
            report.fail(Trouble::VerificationMethod, "the header has no kid, so the key is not known");
            return None;
        };
        let signer = keys::find(&self.trust, kid, purposes);
        let signer = signer.map_err(|(trouble, words)| report.fail(trouble, words)).ok()?;
        let is_good = if !token.verify(&signer.key) {
            Err("the signature is not that of the key that kid names")
        } else if named.is_some_and(|named| named != signer.did) {
            Err("the key is not one of the issuer's or holder's")
        } else {
            Ok(())
        };
        is_good.map_err(|words| report.fail(Trouble::Cryptographic, words)).ok().map(|()| signer)
    }
}
