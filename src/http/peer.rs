//! From where a request comes: the address of the connection, or, behind a proxy that is trusted, the one that it names.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::Request;
use axum::http::HeaderMap;
use ipnet::IpNet;

/// The proxies that are believed when they say for whom they ask.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proxies(Vec<IpNet>);

impl Proxies {
    /// These networks, `10.0.0.0/8`, or single addresses.
    ///
    /// # Errors
    /// The first text that is neither.
    pub fn parse(texts: &[String]) -> Result<Self, String> {
        let net = |text: &String| {
            let single = || text.parse::<IpAddr>().ok().map(IpNet::from);
            text.parse::<IpNet>().ok().or_else(single).ok_or_else(|| text.clone())
        };
        texts.iter().map(net).collect::<Result<_, _>>().map(Self)
    }

    fn hold(&self, address: IpAddr) -> bool {
        self.0.iter().any(|net| net.contains(&address))
    }

    /// For whom a request is made: of `X-Forwarded-For` the last address that is no trusted proxy's, since whatever stands
    /// before it was written by that client.
    fn client(&self, connection: IpAddr, headers: &HeaderMap) -> IpAddr {
        if !self.hold(connection) {
            return connection;
        }
        let values = headers.get_all("x-forwarded-for").into_iter().filter_map(|value| value.to_str().ok());
        let named: Vec<&str> = values.flat_map(|value| value.split(',')).map(str::trim).collect();
        let mut client = connection;
        for text in named.into_iter().rev() {
            let Ok(address) = text.parse::<IpAddr>() else { break };
            client = address.to_canonical();
            if !self.hold(client) {
                break;
            }
        }
        client
    }
}

/// The address of a connection, as the loop that took it says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Connection(pub(super) SocketAddr);

/// From where a request comes. Without a connection, as in a test, from this machine.
pub(super) fn address(request: &Request, proxies: &Proxies) -> IpAddr {
    let connection = request.extensions().get::<Connection>().map(|connection| connection.0.ip().to_canonical());
    connection.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |connection| proxies.client(connection, request.headers()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(proxies: &[&str], connection: &str, forwarded: &[&'static str]) -> String {
        let proxies: Vec<String> = proxies.iter().map(|&text| text.to_owned()).collect();
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", axum::http::HeaderValue::from_static(value));
        }
        Proxies::parse(&proxies).unwrap().client(connection.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn only_a_trusted_proxy_says_for_whom_it_asks() {
        assert_eq!(client(&[], "192.0.2.1", &["198.51.100.7"]), "192.0.2.1");
        assert_eq!(client(&["10.0.0.0/8"], "192.0.2.1", &["198.51.100.7"]), "192.0.2.1");
        assert_eq!(client(&["10.0.0.0/8"], "10.1.2.3", &["198.51.100.7"]), "198.51.100.7");
    }

    #[test]
    fn what_the_client_wrote_itself_is_not_believed() {
        assert_eq!(client(&["10.0.0.0/8"], "10.1.2.3", &["127.0.0.1, 198.51.100.7, 10.9.9.9"]), "198.51.100.7");
        assert_eq!(client(&["10.0.0.0/8"], "10.1.2.3", &["127.0.0.1", "198.51.100.7"]), "198.51.100.7");
        assert_eq!(client(&["10.0.0.1"], "10.0.0.1", &["127.0.0.1, nonsense"]), "10.0.0.1");
        assert_eq!(client(&["10.0.0.1"], "10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn a_network_is_written_as_one() {
        assert_eq!(Proxies::parse(&["10.0.0.0/99".to_owned()]), Err("10.0.0.0/99".to_owned()));
        assert!(Proxies::parse(&["2001:db8::/32".to_owned(), "::1".to_owned()]).is_ok());
    }
}
