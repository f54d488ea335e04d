//! Names to addresses, and whose certificates are believed.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};

use super::FetchFault;
use super::address::is_global;

/// The network that is asked.
#[derive(Debug, Clone)]
pub enum Network {
    /// Names and authorities that a test makes up. No configuration leads here.
    Fixed(Arc<Hosts>),
    /// The system's names and authorities.
    System,
}

/// The Internet of a test.
#[derive(Debug, Default)]
pub struct Hosts {
    /// Hosts of the test: reached at this very address, although it is not global.
    pub doors: HashMap<String, SocketAddr>,
    /// Names that lead to addresses, which are then judged like any.
    pub names: HashMap<String, Vec<IpAddr>>,
    /// The authority that certifies the hosts (DER).
    pub authority: Vec<u8>,
}

impl Network {
    /// Addresses of a name that may be connected to. The connection goes to one of them and to no other, so a name that leads
    /// elsewhere a moment later changes nothing.
    async fn look_up(&self, name: &str) -> Result<Vec<SocketAddr>, FetchFault> {
        let found: Vec<SocketAddr> = match self {
            Self::Fixed(hosts) => {
                if let Some(door) = hosts.doors.get(name) {
                    return Ok(vec![*door]);
                }
                hosts.names.get(name).into_iter().flatten().map(|address| SocketAddr::new(*address, 443)).collect()
            }
            // With a dot at its end, no search list of this machine completes it.
            Self::System => match tokio::net::lookup_host((format!("{name}."), 443)).await {
                Ok(found) => found.collect(),
                Err(_) => Vec::new(),
            },
        };
        if found.is_empty() {
            return Err(FetchFault::Unreachable("it has no address".to_owned()));
        }
        let global: Vec<_> = found.into_iter().filter(|address| is_global(address.ip())).take(MAX_ADDRESSES).collect();
        if global.is_empty() { Err(FetchFault::NotGlobal) } else { Ok(global) }
    }

    /// TLS 1.2 and 1.3 by ring.
    pub(super) fn tls(&self) -> Result<ClientConfig, FetchFault> {
        let mut roots = RootCertStore::empty();
        match self {
            Self::Fixed(hosts) => _ = roots.add_parsable_certificates([CertificateDer::from(hosts.authority.clone())]),
            Self::System => _ = roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs),
        }
        if roots.is_empty() {
            return Err(FetchFault::NoAuthorities);
        }
        let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()));
        let config = config.with_safe_default_protocol_versions().map_err(|_| FetchFault::NoAuthorities)?;
        Ok(config.with_root_certificates(roots).with_no_client_auth())
    }
}

/// The most addresses of one name that are tried.
const MAX_ADDRESSES: usize = 4;

/// Asks the network for reqwest. It is never asked about IP addresses in URLs, so those are refused before.
pub(super) struct Resolver(pub(super) Network);

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let network = self.0.clone();
        Box::pin(async move {
            let addresses = network.look_up(name.as_str()).await?;
            let addresses: Addrs = Box::new(addresses.into_iter());
            Ok(addresses)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(addresses: &[&str]) -> Network {
        let addresses = addresses.iter().map(|address| address.parse().unwrap()).collect();
        Network::Fixed(Arc::new(Hosts { names: [("uni.example".to_owned(), addresses)].into(), ..Hosts::default() }))
    }

    #[tokio::test]
    async fn of_many_addresses_the_global_ones_are_left() {
        let mixed = network(&["10.0.0.1", "8.8.8.8", "::1", "64:ff9b::7f00:1", "2606:4700::1111"]);
        let left = mixed.look_up("uni.example").await.unwrap();
        assert_eq!(left, ["8.8.8.8:443".parse().unwrap(), "[2606:4700::1111]:443".parse().unwrap()]);
        assert_eq!(network(&["10.0.0.1", "::1"]).look_up("uni.example").await, Err(FetchFault::NotGlobal));
        let many: Vec<_> = (1..9).map(|last| format!("8.8.8.{last}")).collect();
        let many: Vec<_> = many.iter().map(String::as_str).collect();
        assert_eq!(network(&many).look_up("uni.example").await.unwrap().len(), MAX_ADDRESSES);
    }

    #[test]
    fn without_an_authority_there_is_no_client() {
        assert!(matches!(network(&[]).tls(), Err(FetchFault::NoAuthorities)));
    }
}
