//! A small Internet on loopback: one server that is every host, with certificates of an authority made for the test.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use testamur::fetch::{Fetch, Hosts, Network};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::server::TlsStream;

/// What a host answers.
#[derive(Clone)]
pub(crate) enum Page {
    /// A status, further lines of the head, a body.
    Answer(u16, String, Vec<u8>),
    /// One byte every tenth of a second, for ever.
    Drip,
    /// Zeros, as fast as they are taken, for ever.
    Flood,
    /// Nothing, for ever.
    Hang,
}

impl Page {
    pub(crate) fn of(kind: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::Answer(200, format!("content-type: {kind}\r\n"), body.into())
    }

    pub(crate) fn json(body: impl Into<Vec<u8>>) -> Self {
        Self::of("application/json", body)
    }

    pub(crate) fn status(status: u16) -> Self {
        Self::Answer(status, String::new(), Vec::new())
    }
}

/// The hosts, and what they were asked.
#[derive(Clone)]
pub(crate) struct Internet {
    address: SocketAddr,
    authority: Vec<u8>,
    names: Vec<String>,
    pages: Arc<Mutex<HashMap<String, Page>>>,
    heads: Arc<Mutex<Vec<String>>>,
    sent: Arc<AtomicUsize>,
}

impl Internet {
    /// Hosts of these names.
    pub(crate) async fn new(names: &[&str]) -> Self {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let authority = params.self_signed(&key).unwrap().der().to_vec();
        let issuer = Issuer::new(params, key);
        let key = KeyPair::generate().unwrap();
        let certificate = CertificateParams::new(names.clone()).unwrap().signed_by(&key, &issuer).unwrap();
        let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let config = config.with_no_client_auth().with_single_cert(vec![certificate.der().clone()], key).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let internet = Self {
            address: listener.local_addr().unwrap(),
            authority,
            names,
            pages: Arc::default(),
            heads: Arc::default(),
            sent: Arc::default(),
        };
        tokio::spawn(internet.clone().serve(listener, TlsAcceptor::from(Arc::new(config))));
        internet
    }

    /// Puts a page at `host/path`.
    pub(crate) fn put(&self, url: &str, page: Page) {
        let place = url.strip_prefix("https://").unwrap().to_owned();
        self.pages.lock().unwrap().insert(place, page);
    }

    /// The heads of the requests that came.
    pub(crate) fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }

    /// How many requests came.
    pub(crate) fn asked(&self) -> usize {
        self.heads.lock().unwrap().len()
    }

    /// How many bytes of a flood were taken.
    pub(crate) fn sent(&self) -> usize {
        self.sent.load(Ordering::Relaxed)
    }

    /// The authority that certifies the hosts.
    pub(crate) fn authority(&self) -> Vec<u8> {
        self.authority.clone()
    }

    /// A client that reaches the hosts.
    pub(crate) fn fetch(&self) -> Fetch {
        self.fetch_with(|_| {})
    }

    /// A client on a changed Internet.
    pub(crate) fn fetch_with(&self, change: impl FnOnce(&mut Hosts)) -> Fetch {
        let doors = self.names.iter().map(|name| (name.clone(), self.address)).collect();
        let mut hosts = Hosts { doors, names: HashMap::new(), authority: self.authority.clone() };
        change(&mut hosts);
        Fetch::new(&Network::Fixed(Arc::new(hosts))).unwrap()
    }

    /// A client for which a name leads to these addresses.
    pub(crate) fn fetch_of(&self, name: &str, addresses: &[&str]) -> Fetch {
        let addresses: Vec<IpAddr> = addresses.iter().map(|address| address.parse().unwrap()).collect();
        self.fetch_with(|hosts| _ = hosts.names.insert(name.to_owned(), addresses))
    }

    async fn serve(self, listener: TcpListener, acceptor: TlsAcceptor) {
        while let Ok((stream, _)) = listener.accept().await {
            let (internet, acceptor) = (self.clone(), acceptor.clone());
            tokio::spawn(async move {
                // A client that does not believe the certificate goes away.
                let Ok(stream) = acceptor.accept(stream).await else { return };
                let _client_may_be_gone = internet.answer(stream).await;
            });
        }
    }

    async fn answer(&self, mut stream: TlsStream<TcpStream>) -> std::io::Result<()> {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await?);
        }
        let head = String::from_utf8(head).unwrap().to_ascii_lowercase();
        let path = head.split(' ').nth(1).unwrap();
        let host = head.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
        let page = self.pages.lock().unwrap().get(&format!("{host}{path}")).cloned();
        self.heads.lock().unwrap().push(head);
        let (status, lines, body) = match page.unwrap_or_else(|| Page::status(404)) {
            Page::Answer(status, lines, body) => (status, lines, body),
            page => return self.misbehave(&page, stream).await,
        };
        let head = format!("HTTP/1.1 {status} -\r\n{lines}content-length: {}\r\nconnection: close\r\n\r\n", body.len());
        stream.write_all(head.as_bytes()).await?;
        stream.write_all(&body).await?;
        stream.shutdown().await
    }

    async fn misbehave(&self, page: &Page, mut stream: TlsStream<TcpStream>) -> std::io::Result<()> {
        if matches!(page, Page::Hang) {
            std::future::pending::<()>().await;
        }
        stream.write_all(b"HTTP/1.1 200 -\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n").await?;
        stream.flush().await?;
        let piece: &[u8] = if matches!(page, Page::Flood) { &[b' '; 16 * 1024] } else { b" " };
        loop {
            stream.write_all(piece).await?;
            stream.flush().await?;
            self.sent.fetch_add(piece.len(), Ordering::Relaxed);
            if matches!(page, Page::Drip) {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}
