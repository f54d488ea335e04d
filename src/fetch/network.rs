//! Names to addresses, and whose certificates are believed.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs as _};
use std::sync::Arc;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};
use tokio::sync::Semaphore;

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
    async fn look_up(
        &self,
        (name, is_private): (&str, bool),
        lookups: &Arc<Semaphore>,
    ) -> Result<Vec<SocketAddr>, FetchFault> {
        if is_private && name == "localhost" {
            // This machine itself, which not every resolver knows by its name.
            return Ok([Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]
                .map(|own| SocketAddr::new(own, 443))
                .into());
        }
        let found: Vec<SocketAddr> = match self {
            Self::Fixed(hosts) => {
                if let Some(door) = hosts.doors.get(name) {
                    return Ok(vec![*door]);
                }
                hosts.names.get(name).into_iter().flatten().map(|address| SocketAddr::new(*address, 443)).collect()
            }
            Self::System => ask_system(name, Arc::clone(lookups)).await?,
        };
        if found.is_empty() {
            return Err(FetchFault::Unreachable("it has no address".to_owned()));
        }
        let may = |address: &SocketAddr| is_private || is_global(address.ip());
        let global: Vec<_> = found.into_iter().filter(may).take(MAX_ADDRESSES).collect();
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

/// Asks the system. It cannot be told to give up, so what is bounded is how many of its threads we hold.
async fn ask_system(name: &str, lookups: Arc<Semaphore>) -> Result<Vec<SocketAddr>, FetchFault> {
    let Ok(Ok(permit)) = tokio::time::timeout(LOOKUP_QUEUE, lookups.acquire_owned()).await else {
        return Err(FetchFault::Busy);
    };
    // With a dot at its end, no search list of this machine completes it.
    let name = format!("{name}.");
    let asked = tokio::task::spawn_blocking(move || {
        // Given back when the system has answered, which may be long after anybody waits for it.
        let _permit = permit;
        (name.as_str(), 443).to_socket_addrs().map(Iterator::collect).unwrap_or_default()
    });
    Ok(asked.await.unwrap_or_default())
}

/// The most addresses of one name that are tried.
const MAX_ADDRESSES: usize = 4;

/// The most questions that the system is asked at once; it has threads for 512, which others need too.
const MAX_LOOKUPS: usize = 16;

/// How long a name waits to be asked for. Less than the time to connect, so that a full queue is not taken for a slow host.
const LOOKUP_QUEUE: Duration = Duration::from_secs(1);

/// Asks the network for reqwest. It is never asked about IP addresses in URLs, so those are refused before.
pub(super) struct Resolver {
    network: Network,
    lookups: Arc<Semaphore>,
    is_private: bool,
}

impl Resolver {
    pub(super) fn new(network: Network) -> Self {
        Self { network, lookups: Arc::new(Semaphore::new(MAX_LOOKUPS)), is_private: false }
    }

    /// One that also finds addresses of private networks.
    pub(super) fn private(self) -> Self {
        Self { is_private: true, ..self }
    }
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (network, lookups, is_private) = (self.network.clone(), Arc::clone(&self.lookups), self.is_private);
        Box::pin(async move {
            let addresses = network.look_up((name.as_str(), is_private), &lookups).await?;
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

    async fn look_up(network: &Network) -> Result<Vec<SocketAddr>, FetchFault> {
        network.look_up(("uni.example", false), &Arc::new(Semaphore::new(1))).await
    }

    #[tokio::test]
    async fn of_many_addresses_the_global_ones_are_left() {
        let mixed = network(&["10.0.0.1", "8.8.8.8", "::1", "64:ff9b::7f00:1", "2606:4700::1111"]);
        let left = look_up(&mixed).await.unwrap();
        assert_eq!(left, ["8.8.8.8:443".parse().unwrap(), "[2606:4700::1111]:443".parse().unwrap()]);
        assert_eq!(look_up(&network(&["10.0.0.1", "::1"])).await, Err(FetchFault::NotGlobal));
        let many: Vec<_> = (1..9).map(|last| format!("8.8.8.{last}")).collect();
        let many: Vec<_> = many.iter().map(String::as_str).collect();
        assert_eq!(look_up(&network(&many)).await.unwrap().len(), MAX_ADDRESSES);
    }

    #[tokio::test]
    async fn the_system_is_asked_by_few_at_once() {
        // Nobody gives the one permit back, so the system is not asked at all.
        let lookups = Arc::new(Semaphore::new(0));
        assert_eq!(Network::System.look_up(("uni.example", false), &lookups).await, Err(FetchFault::Busy));
        // A name of this machine, whatever it is called by, leads nowhere.
        let lookups = Arc::new(Semaphore::new(1));
        assert!(Network::System.look_up(("localhost", false), &lookups).await.is_err());
    }

    #[test]
    fn without_an_authority_there_is_no_client() {
        assert!(matches!(network(&[]).tls(), Err(FetchFault::NoAuthorities)));
    }
}
