//! Hosts that the operator has appointed in the configuration: the OpenID provider. Whoever is verified or signs in does not choose
//! them, so an address of a private network can be allowed; the rest of the fence stands.

use std::net::IpAddr;
use std::time::Duration;

use reqwest::header::CONTENT_TYPE;
use reqwest::{Request, Url};
use url::Host;

use super::address::is_global;
use super::client::{builder, fault, read};
use super::network::Resolver;
use super::{FetchFault, Network};

/// A client for appointed hosts: https, or http to this very machine; no redirects, no proxy, bounded in bytes and in time.
#[derive(Debug)]
pub struct Appointed {
    client: reqwest::Client,
    is_private: bool,
}

/// What a host has answered.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Its `Content-Type`; empty if it says none.
    pub kind: String,
    /// The body, at most 256 KiB.
    pub bytes: Vec<u8>,
}

/// The most bytes of an answer that are read.
const MAX_BYTES: usize = 256 * 1024;

/// How long an answer may take, from the first look at the name to its last byte.
const MAX_TIME: Duration = Duration::from_secs(5);

impl Appointed {
    /// Prepares the way; nothing is connected yet. `is_private`: to addresses of private networks, too.
    ///
    /// # Errors
    /// [`FetchFault::NoAuthorities`].
    pub fn new(network: &Network, is_private: bool) -> Result<Self, FetchFault> {
        let resolver = Resolver::new(network.clone());
        let resolver = if is_private { resolver.private() } else { resolver };
        let client = builder(network, resolver)?.build().map_err(|error| fault(&error))?;
        Ok(Self { client, is_private })
    }

    /// Asks, and waits for the whole answer.
    ///
    /// # Errors
    /// [`FetchFault`]: where it leads, or what became of it. A status that is no redirect is none.
    pub async fn ask(&self, mut request: Request) -> Result<Answer, FetchFault> {
        self.judge(request.url())?;
        *request.timeout_mut() = Some(MAX_TIME);
        let response = self.client.execute(request).await.map_err(|error| fault(&error))?;
        let status = response.status();
        if status.is_redirection() {
            return Err(FetchFault::Redirect(status.as_u16()));
        }
        let kind = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let kind = kind.to_owned();
        Ok(Answer { status: status.as_u16(), kind, bytes: read(response, MAX_BYTES).await? })
    }

    /// Whether a URL may be asked.
    ///
    /// # Errors
    /// [`FetchFault::NotAUrl`], [`FetchFault::NotGlobal`], [`FetchFault::UserInfo`].
    pub fn judge(&self, url: &Url) -> Result<(), FetchFault> {
        if !url.username().is_empty() || url.password().is_some() {
            return Err(FetchFault::UserInfo);
        }
        let address = match url.host() {
            Some(Host::Domain(_)) => None,
            Some(Host::Ipv4(address)) => Some(IpAddr::V4(address)),
            Some(Host::Ipv6(address)) => Some(IpAddr::V6(address)),
            None => return Err(FetchFault::NotAUrl),
        };
        let is_here = address.is_some_and(|address| address.is_loopback()) || url.host_str() == Some("localhost");
        if url.scheme() != "https" && !(url.scheme() == "http" && is_here) {
            return Err(FetchFault::NotAUrl);
        }
        // Names are judged when they are looked up.
        if address.is_some_and(|address| !self.is_private && !is_global(address)) {
            return Err(FetchFault::NotGlobal);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(url: &str, is_private: bool) -> Result<(), FetchFault> {
        let client = reqwest::Client::builder().tls_backend_preconfigured(Network::System.tls().unwrap());
        let client = client.build().unwrap();
        Appointed { client, is_private }.judge(&Url::parse(url).unwrap())
    }

    #[test]
    fn an_appointed_host_is_asked_by_tls_and_in_a_private_network_only_if_that_is_said() {
        for good in ["https://login.hill.example/x", "https://login.hill.example:8443/", "https://8.8.8.8/"] {
            assert_eq!([judge(good, false), judge(good, true)], [Ok(()), Ok(())], "{good}");
        }
        for inside in ["https://10.0.0.7/", "https://[::1]/", "https://169.254.169.254/", "http://127.0.0.1:9/"] {
            assert_eq!([judge(inside, false), judge(inside, true)], [Err(FetchFault::NotGlobal), Ok(())], "{inside}");
        }
        for bad in ["http://login.hill.example/", "http://10.0.0.7/", "ftp://127.0.0.1/", "data:x"] {
            assert_eq!(judge(bad, true), Err(FetchFault::NotAUrl), "{bad}");
        }
        assert_eq!(judge("https://a:b@login.hill.example/", true), Err(FetchFault::UserInfo));
    }
}
