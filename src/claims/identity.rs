//! Who and which: hosts, DIDs, slugs, register numbers, ids of credentials.

use std::fmt;

use uuid::Uuid;

use super::ClaimFault;

/// The host (and port, if not 443) that is printed in QR codes and in `did:web`: lower-case A-labels, no final dot.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Authority(String);

impl Authority {
    /// The longest authority, as docs/QR.md allows.
    pub const MAX_BYTES: usize = 100;

    /// Reads an authority in its one spelling.
    ///
    /// # Errors
    /// [`ClaimFault::NotTheForm`] for capitals, user names, IP addresses, port 443, an empty or overlong label.
    pub fn parse(text: &str) -> Result<Self, ClaimFault> {
        let (host, port) = text.split_once(':').map_or((text, None), |(host, port)| (host, Some(port)));
        let good_port = port.is_none_or(|port| {
            !port.starts_with('0')
                && port.bytes().all(|byte| byte.is_ascii_digit())
                && port.parse::<u16>().is_ok_and(|port| port != 443)
        });
        if text.len() > Self::MAX_BYTES || !good_port || !is_host(host) {
            return Err(ClaimFault::NotTheForm("a host name in lower case, with a port only if it is not 443"));
        }
        Ok(Self(text.to_owned()))
    }

    /// The authority as it is printed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host without its port.
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.split(':').next().unwrap_or_default()
    }

    /// This machine only: `localhost`, `127.0.0.1` or a name below `localhost`; `http` is allowed there.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        self.host() == "localhost" || self.host().ends_with(".localhost") || self.host() == LOOPBACK
    }
}

impl fmt::Display for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The one IP address that is an authority: a demo on this machine.
const LOOPBACK: &str = "127.0.0.1";

fn is_host(host: &str) -> bool {
    let good_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    // A last label of digits alone would be read as an IPv4 address (WHATWG URL, "ends in a number").
    let looks_numeric = host
        .rsplit('.')
        .next()
        .is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()) || last.starts_with("0x"));
    host == LOOPBACK || (host.split('.').all(good_label) && !looks_numeric)
}

/// The short name of an institution or programme in paths and file names: `[a-z0-9]` and inner `-`, at most 63.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(String);

impl Slug {
    /// The form, as [`ClaimFault::NotTheForm`] names it.
    pub const FORM: &'static str = "a slug of a-z, 0-9 and inner hyphens";

    /// Reads a slug.
    ///
    /// # Errors
    /// [`ClaimFault::NotTheForm`] for any other sign.
    pub fn parse(text: &str) -> Result<Self, ClaimFault> {
        let good = (1..=63).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-');
        if good { Ok(Self(text.to_owned())) } else { Err(ClaimFault::NotTheForm(Self::FORM)) }
    }

    /// The slug.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A decentralized identifier: `did:web` of an institution, or `did:key` in tests of foreign software.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Did(String);

impl Did {
    /// The form, as [`ClaimFault::NotTheForm`] names it.
    pub const FORM: &'static str = "a did:web of host and slugs, or a did:key";

    /// Reads a DID in its one spelling. A `did:web` names an [`Authority`] and slugs.
    ///
    /// # Errors
    /// [`ClaimFault::NotTheForm`] for other methods, capitals in the host, paths that are not slugs, queries and fragments.
    pub fn parse(text: &str) -> Result<Self, ClaimFault> {
        let form = ClaimFault::NotTheForm(Self::FORM);
        let good = if let Some(rest) = text.strip_prefix("did:web:") {
            let mut parts = rest.split(':');
            authority_of(parts.next().unwrap_or_default()).is_some()
                && parts.all(|part| Slug::parse(part).is_ok())
                && text.len() <= 200
        } else if let Some(key) = text.strip_prefix("did:key:") {
            key.starts_with('z') && key.len() <= 128 && key.bytes().all(|byte| byte.is_ascii_alphanumeric())
        } else {
            false
        };
        if good { Ok(Self(text.to_owned())) } else { Err(form) }
    }

    /// The DID of an institution at an authority, with a slug where several share one.
    #[must_use]
    pub fn web(authority: &Authority, slug: Option<&Slug>) -> Self {
        let host = did_web_host(authority);
        Self(slug.map_or_else(|| format!("did:web:{host}"), |slug| format!("did:web:{host}:{slug}")))
    }

    /// The authority of a `did:web`.
    #[must_use]
    pub fn authority(&self) -> Option<Authority> {
        authority_of(self.0.strip_prefix("did:web:")?.split(':').next()?)
    }

    /// The slugs after the authority of a `did:web`, joined as a path: `""` or `"/medeniyet"`.
    #[must_use]
    pub fn path(&self) -> String {
        let rest = self.0.strip_prefix("did:web:").unwrap_or_default();
        rest.split(':').skip(1).fold(String::new(), |path, part| path + "/" + part)
    }

    /// The DID.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Did {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn did_web_host(authority: &Authority) -> String {
    authority.as_str().replace(':', "%3A")
}

/// The authority whose one spelling in a `did:web` this is.
fn authority_of(host: &str) -> Option<Authority> {
    // Nearly all have no port: what need not be spelled otherwise is not copied.
    if !host.contains('%') {
        return Authority::parse(host).ok();
    }
    Authority::parse(&host.replace("%3A", ":")).ok().filter(|authority| did_web_host(authority) == host)
}

/// The number under which an institution's register knows a certificate: `[A-Z0-9-]{1,24}`, unique for ever.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RegisterNumber(String);

impl RegisterNumber {
    /// The form, as [`ClaimFault::NotTheForm`] names it.
    pub const FORM: &'static str = "a register number of 1 to 24 capital letters A-Z, digits and hyphens";

    /// Reads a register number.
    ///
    /// # Errors
    /// [`ClaimFault::NotTheForm`] for any other sign or length.
    pub fn parse(text: &str) -> Result<Self, ClaimFault> {
        let good = (1..=24).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-');
        if good { Ok(Self(text.to_owned())) } else { Err(ClaimFault::NotTheForm(Self::FORM)) }
    }

    /// A number of digits alone.
    #[must_use]
    pub fn from_sequence(sequence: u32) -> Self {
        Self(sequence.to_string())
    }

    /// The number.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RegisterNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The id of a credential, `urn:uuid:` and a random UUID (version 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CredentialId(Uuid);

impl CredentialId {
    /// An id from 16 random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(uuid::Builder::from_random_bytes(bytes).into_uuid())
    }

    /// Reads `urn:uuid:` and a lower-case UUID.
    ///
    /// # Errors
    /// [`ClaimFault::NotTheForm`] for any other spelling.
    pub fn parse(text: &str) -> Result<Self, ClaimFault> {
        let form = ClaimFault::NotTheForm("urn:uuid: and a UUID in lower case");
        let uuid = text.strip_prefix("urn:uuid:").and_then(|uuid| Uuid::try_parse(uuid).ok()).ok_or(form.clone())?;
        let id = Self(uuid);
        if id.to_string() == text { Ok(id) } else { Err(form) }
    }

    /// The UUID without `urn:uuid:`.
    #[must_use]
    pub fn to_uuid(self) -> Uuid {
        self.0
    }
}

/// `urn:uuid:` and the UUID in lower case
impl fmt::Display for CredentialId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "urn:uuid:{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authorities_have_one_spelling() {
        for good in ["demo.testamur.example", "xn--e1afmkfd.xn--p1ai", "localhost:8080", "127.0.0.1:8080", "a.b-c.d0"] {
            assert_eq!(Authority::parse(good).unwrap().as_str(), good);
        }
        for bad in [
            "",
            "A.b",
            "a..b",
            "a.b.",
            "a.b:443",
            "a.b:080",
            "a.b:",
            "10.0.0.1",
            "2130706433",
            "0x7f.0x1",
            "a_b.c",
            "-a.b",
            "u@a.b",
            "[::1]",
            "a.b/c",
        ] {
            assert!(Authority::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn dids_name_an_authority_and_slugs() {
        let did = Did::web(&Authority::parse("localhost:8080").unwrap(), Some(&Slug::parse("kursk").unwrap()));
        assert_eq!(did.as_str(), "did:web:localhost%3A8080:kursk");
        assert_eq!(Did::parse(did.as_str()).as_ref(), Ok(&did));
        assert_eq!(did.authority().unwrap().as_str(), "localhost:8080");
        assert_eq!(did.path(), "/kursk");
        for bad in [
            "did:web:A.b",
            "did:web:a.b:..",
            "did:web:a.b#k",
            "did:web:a.b:",
            "did:web:a:8080x%3a",
            "did:ion:x",
            "did:web:a.b/c",
        ] {
            assert!(Did::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn ids_and_numbers_have_one_spelling() {
        let id = CredentialId::from_random([7; 16]);
        assert_eq!(CredentialId::parse(&id.to_string()), Ok(id));
        assert!(CredentialId::parse(&id.to_string().to_uppercase()).is_err());
        assert!(RegisterNumber::parse("IMU-2022-0001").is_ok());
        for bad in ["", "imu", "A B", "IMU/1", "ÇA", &"A".repeat(25)] {
            assert!(RegisterNumber::parse(bad).is_err(), "{bad}");
        }
    }
}
