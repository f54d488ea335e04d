//! Why a certificate is not accepted. The codes are permanent: never changed, never reused.

use std::fmt;

/// Why a certificate is rejected, or why nothing can be said.
///
/// Rejected means: somebody who relies on it would be wrong. Undecided means: this verifier does not know enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Reason {
    // Rejected.
    /// The signature is not the key's, or the content was changed.
    BadSignature,
    /// The paper says something else than what was signed, or the forms in one file disagree.
    ContentDiffers,
    /// The validity period is over.
    Expired,
    /// The certificate names its issuer by a name that is not the institution's.
    IssuerNameDiffers,
    /// The key is not one of the institution that the certificate names.
    KeyNotOfIssuer,
    /// The key is known to be in wrong hands.
    KeyRevoked,
    /// The key may sign other things only.
    KeyWrongPurpose,
    /// Not a certificate in any form that we know.
    Malformed,
    /// The validity period has not begun.
    NotYetValid,
    /// Replaced by a corrected certificate.
    Superseded,
    /// Signed in a way that proves nothing, or that we do not check.
    UnsupportedAlgorithm,
    /// Taken back by the institution.
    Withdrawn,

    // Undecided.
    /// Genuine, but its terms or its shape are not ones whose meaning we know.
    ContextUnknown,
    /// The code only names a certificate that lies on a server.
    CredentialNotHere,
    /// A demonstration: it proves nothing.
    DemoIssuer,
    /// The code was packed with a dictionary that we do not have.
    DictionaryUnknown,
    /// The code has flags of a later version of the format.
    FlagsUnknown,
    /// Genuine, but nobody whom we believe says who the issuer is.
    IssuerNotTrusted,
    /// The issuer is not known here.
    IssuerUnknown,
    /// The institution is known from an old trust list, which may lack this key.
    KeyUnknown,
    /// The code holds a kind of credential of a later version of the format.
    KindUnknown,
    /// The code is of a later layout of the format.
    LayoutUnknown,
    /// Checking it needs more than this build can do.
    NeedsServer,
    /// There is no certificate in it.
    NothingFound,
    /// The institution's status list was seen too long ago.
    StatusStale,
    /// The institution's status list is not known.
    StatusUnavailable,
    /// The institution says not to rely on it until further notice.
    Suspended,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 27] = [
        Self::BadSignature,
        Self::ContentDiffers,
        Self::Expired,
        Self::IssuerNameDiffers,
        Self::KeyNotOfIssuer,
        Self::KeyRevoked,
        Self::KeyWrongPurpose,
        Self::Malformed,
        Self::NotYetValid,
        Self::Superseded,
        Self::UnsupportedAlgorithm,
        Self::Withdrawn,
        Self::ContextUnknown,
        Self::CredentialNotHere,
        Self::DemoIssuer,
        Self::DictionaryUnknown,
        Self::FlagsUnknown,
        Self::IssuerNotTrusted,
        Self::IssuerUnknown,
        Self::KeyUnknown,
        Self::KindUnknown,
        Self::LayoutUnknown,
        Self::NeedsServer,
        Self::NothingFound,
        Self::StatusStale,
        Self::StatusUnavailable,
        Self::Suspended,
    ];

    /// The permanent code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::BadSignature => "bad-signature",
            Self::ContentDiffers => "content-differs",
            Self::ContextUnknown => "context-unknown",
            Self::CredentialNotHere => "credential-not-here",
            Self::DemoIssuer => "demo-issuer",
            Self::DictionaryUnknown => "dictionary-unknown",
            Self::Expired => "expired",
            Self::FlagsUnknown => "flags-unknown",
            Self::IssuerNameDiffers => "issuer-name-differs",
            Self::IssuerNotTrusted => "issuer-not-trusted",
            Self::IssuerUnknown => "issuer-unknown",
            Self::KeyNotOfIssuer => "key-not-of-issuer",
            Self::KeyRevoked => "key-revoked",
            Self::KeyUnknown => "key-unknown",
            Self::KeyWrongPurpose => "key-wrong-purpose",
            Self::KindUnknown => "kind-unknown",
            Self::LayoutUnknown => "layout-unknown",
            Self::Malformed => "malformed",
            Self::NeedsServer => "needs-server",
            Self::NotYetValid => "not-yet-valid",
            Self::NothingFound => "nothing-found",
            Self::StatusStale => "status-stale",
            Self::StatusUnavailable => "status-unavailable",
            Self::Superseded => "superseded",
            Self::Suspended => "suspended",
            Self::UnsupportedAlgorithm => "unsupported-algorithm",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether it rejects; otherwise it leaves the matter undecided.
    #[must_use]
    pub fn rejects(self) -> bool {
        self < Self::ContextUnknown
    }
}

/// What is the matter and what to do, for engineers. Words for everyone else are in `templates/words`.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BadSignature => "the signature does not verify: the content or the signature was changed",
            Self::ContentDiffers => "the page, or another form in the same file, says something else than what was signed",
            Self::ContextUnknown => "the signature is genuine, but the terms are not ones whose meaning we know: read the raw credential",
            Self::CredentialNotHere => "the code only names a certificate: fetch it from the issuer's server and verify that",
            Self::DemoIssuer => "signed with a demonstration key, which proves nothing: allow demonstrations only in a demonstration",
            Self::DictionaryUnknown => "the code needs a dictionary that this verifier does not have: update it",
            Self::Expired => "the certificate was valid until a day that is over",
            Self::IssuerNameDiffers => "the certificate gives its issuer a name that the institution with this key never had",
            Self::IssuerNotTrusted => "the signature is genuine, but only the issuer's own domain says who it is: check the domain, or trust it explicitly",
            Self::IssuerUnknown => "the issuer is not known here: add a trust list that names it, or resolve its DID",
            Self::KeyNotOfIssuer => "the key that signed is not a key of the issuer that the certificate names",
            Self::KeyRevoked => "the key that signed is known to be compromised: ask the institution for a certificate signed anew",
            Self::KeyUnknown => "the institution is known, but not this key, and the trust list is old: fetch a newer one",
            Self::KeyWrongPurpose => "the key that signed may sign other things, but not certificates",
            Self::FlagsUnknown => "the code has flags that this verifier does not know: update it",
            Self::KindUnknown => "the code holds a kind of credential that this verifier does not know: update it",
            Self::LayoutUnknown => "the code is of a layout that this verifier does not know: update it",
            Self::Malformed => "not a well-formed certificate",
            Self::NeedsServer => "this verifier cannot check documents with these contexts: send it to a server that can",
            Self::NotYetValid => "the certificate becomes valid on a later day",
            Self::NothingFound => "no certificate was found",
            Self::StatusStale => "whether it was withdrawn was last seen too long ago: fetch the issuer's status list or a newer trust list",
            Self::StatusUnavailable => "whether it was withdrawn is not known: fetch the issuer's status list",
            Self::Superseded => "the institution replaced it by a corrected certificate: ask for that one",
            Self::Suspended => "the institution says not to rely on it until further notice: ask the institution",
            Self::UnsupportedAlgorithm => "not signed with Ed25519 as vc+jwt, eddsa-rdfc-2022, eddsa-jcs-2022 or Ed25519Signature2020",
            Self::Withdrawn => "the institution withdrew it",
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique_kebab_case_words_and_every_reason_is_listed() {
        let codes: BTreeSet<_> = Reason::ALL.map(Reason::code).into();
        assert_eq!(codes.len(), Reason::ALL.len());
        assert!(codes.iter().all(|code| code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')));
        // The enum's last variant has the last place in the list.
        assert_eq!(Reason::Suspended as usize, Reason::ALL.len() - 1);
        assert_eq!(Reason::ALL.iter().filter(|reason| reason.rejects()).count(), 12);
    }
}
