//! What a caller asks of a certificate.

use crate::claims::{Authority, Did};
use crate::wire::digest::Digest;

/// What a caller asks of a certificate, and what it knows about the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// How long ago the status may have been seen, in seconds.
    pub max_status_age: i64,
    /// Accept certificates of demonstrations, and codes with a dictionary that is not frozen yet.
    pub allow_demo: bool,
    /// Domains whose word counts for who an issuer is (`--trust-domain`): a `did:web` on one of them, or below, is believed
    /// although it is only resolved. Never set on a public endpoint.
    pub trust_domains: Vec<Authority>,
    /// The digest of the sheet as it was released, where the caller has the register: a file with this digest is `original`.
    pub original: Option<Digest>,
}

impl Policy {
    /// For people, on the page and on the command line: a status of the last 30 days.
    #[must_use]
    pub fn for_people() -> Self {
        Self { max_status_age: 30 * DAY, allow_demo: false, trust_domains: Vec::new(), original: None }
    }

    /// For programs, by the API: a status of the last 24 hours.
    #[must_use]
    pub fn for_programs() -> Self {
        Self { max_status_age: DAY, ..Self::for_people() }
    }

    /// Whether a resolved issuer's domain is trusted explicitly.
    #[must_use]
    pub fn trusts_domain_of(&self, did: &Did) -> bool {
        let Some(authority) = did.authority() else { return false };
        self.trust_domains.iter().any(|domain| {
            authority == *domain
                || authority.as_str().strip_suffix(domain.as_str()).is_some_and(|rest| rest.ends_with('.'))
        })
    }
}

/// [`Policy::for_people`]
impl Default for Policy {
    fn default() -> Self {
        Self::for_people()
    }
}

const DAY: i64 = 86_400;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trusted_domain_covers_what_lies_below_and_nothing_beside() {
        let domain = Authority::parse("uni.example").unwrap();
        let policy = Policy { trust_domains: vec![domain], ..Policy::default() };
        for (did, trusted) in [
            ("did:web:uni.example", true),
            ("did:web:uni.example:medicine", true),
            ("did:web:certificates.uni.example", true),
            ("did:web:evil-uni.example", false),
            ("did:web:uni.example.evil.example", false),
            ("did:web:uni.example%3A8443", false),
            ("did:key:z6MkeTG3bFFSLYVU7VqhgZxqr6YzpaGrQtFMh1uvqGy1vDnP", false),
        ] {
            assert_eq!(policy.trusts_domain_of(&Did::parse(did).unwrap()), trusted, "{did}");
        }
    }
}
