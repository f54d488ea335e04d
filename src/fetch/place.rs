//! Where something may be fetched from: `https`, a domain name, port 443, and nothing else in the URL that could lead elsewhere.

use url::{Host, Url};

use super::{FetchFault, Kind};

/// A place that may be asked.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) kind: Kind,
    pub(super) url: Url,
    /// The domain name, in small letters, as ASCII.
    pub(super) host: String,
}

impl Place {
    /// Reads a URL. An IP address is refused in every spelling that a URL has for it (`0x7f.1`, `2130706433`, `[::1]`).
    pub(super) fn parse(kind: Kind, url: &str) -> Result<Self, FetchFault> {
        if url.len() > MAX_BYTES {
            return Err(FetchFault::NotAUrl);
        }
        let url = Url::parse(url).map_err(|_| FetchFault::NotAUrl)?;
        if url.scheme() != "https" || url.fragment().is_some() {
            return Err(FetchFault::NotAUrl);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(FetchFault::UserInfo);
        }
        // `port` is none for 443, which belongs to https.
        if url.port().is_some() {
            return Err(FetchFault::Port);
        }
        let host = match url.host() {
            Some(Host::Domain(name)) if is_public(name) => name.to_owned(),
            _ => return Err(FetchFault::NotADomain),
        };
        Ok(Self { kind, url, host })
    }

    /// What tells it from other places on the shelf.
    pub(super) fn key(&self) -> String {
        format!("{:?} {}", self.kind, self.url)
    }
}

/// Whether a name can be one of the public DNS. It need not be there.
fn is_public(name: &str) -> bool {
    let Some((_, last)) = name.rsplit_once('.') else { return false };
    !last.is_empty() && name.len() <= 253 && !SPECIAL.contains(&last)
}

/// Names that are never, or not only, in the public DNS (IANA special-use domain names; names that ICANN keeps out, and that
/// private networks use). `example` is not among them: it leads nowhere (RFC 6761, section 6.5).
const SPECIAL: [&str; 17] = [
    "alt",
    "arpa",
    "corp",
    "home",
    "internal",
    "intranet",
    "invalid",
    "lan",
    "local",
    "localdomain",
    "localhost",
    "mail",
    "onion",
    "private",
    "router",
    "test",
    "workgroup",
];

/// The longest URL.
const MAX_BYTES: usize = 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_names_at_the_usual_port_are_asked() {
        let parse = |url: &str| Place::parse(Kind::StatusList, url).map(|place| place.host);
        assert_eq!(parse("https://uni.example/status/1").unwrap(), "uni.example");
        assert_eq!(parse("https://UNI.example:443/status/1?a=b").unwrap(), "uni.example");
        assert_eq!(parse("https://bücher.example/").unwrap(), "xn--bcher-kva.example");
        for (url, fault) in [
            ("http://uni.example/", FetchFault::NotAUrl),
            ("ftp://uni.example/", FetchFault::NotAUrl),
            ("file:///etc/passwd", FetchFault::NotAUrl),
            ("uni.example", FetchFault::NotAUrl),
            ("https://uni.example/#list", FetchFault::NotAUrl),
            ("https://", FetchFault::NotAUrl),
            ("https://uni.example:8443/", FetchFault::Port),
            ("https://uni.example:80/", FetchFault::Port),
            ("https://user@uni.example/", FetchFault::UserInfo),
            ("https://user:word@uni.example/", FetchFault::UserInfo),
            ("https://127.0.0.1/", FetchFault::NotADomain),
            ("https://8.8.8.8/", FetchFault::NotADomain),
            ("https://0x7f.1/", FetchFault::NotADomain),
            ("https://2130706433/", FetchFault::NotADomain),
            ("https://0177.0.0.1/", FetchFault::NotADomain),
            ("https://１２７.0.0.1/", FetchFault::NotADomain),
            ("https://127.0.0.1./", FetchFault::NotADomain),
            ("https://[::1]/", FetchFault::NotADomain),
            ("https://[::ffff:8.8.8.8]/", FetchFault::NotADomain),
            ("https://localhost/", FetchFault::NotADomain),
            ("https://intranet/", FetchFault::NotADomain),
            ("https://uni.example./", FetchFault::NotADomain),
            ("https://printer.local/", FetchFault::NotADomain),
            ("https://a.localhost/", FetchFault::NotADomain),
            ("https://metadata.google.internal/", FetchFault::NotADomain),
            ("https://router.home.arpa/", FetchFault::NotADomain),
            ("https://hidden.onion/", FetchFault::NotADomain),
        ] {
            assert_eq!(parse(url), Err(fault), "{url}");
        }
        assert_eq!(parse(&format!("https://uni.example/{}", "a".repeat(MAX_BYTES))), Err(FetchFault::NotAUrl));
    }
}
