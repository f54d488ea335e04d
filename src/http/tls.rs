//! TLS of the service itself: rustls with ring, TLS 1.2 and 1.3. Chain and key are files, read again when they have changed.

use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;
use zeroize::Zeroizing;

use crate::wire::digest::Digest;

/// Why TLS cannot be served with these files.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TlsFault {
    /// The chain holds no certificate.
    #[error("{} holds no certificate: give the chain as PEM, the host's own certificate first", .0.display())]
    NoCertificate(PathBuf),
    /// The key file holds no key that can be used.
    #[error("{} holds no private key: give it as PEM, not encrypted (PKCS#8, PKCS#1 or SEC1)", .0.display())]
    NoKey(PathBuf),
    /// Everybody on this machine can read the key.
    #[error("{} can be read by everybody: chmod o-rwx", .0.display())]
    Open(PathBuf),
    /// Chain and key cannot be used together.
    #[error("{} and {} cannot be used together", chain.display(), key.display())]
    Refused {
        /// The chain.
        chain: PathBuf,
        /// The key.
        key: PathBuf,
        /// Why.
        source: rustls::Error,
    },
    /// A file cannot be read.
    #[error("{} cannot be read", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// A certificate chain with its key, in use.
#[derive(Debug)]
pub struct Tls {
    chain: PathBuf,
    key: PathBuf,
    loaded: RwLock<Loaded>,
}

#[derive(Debug, Clone)]
struct Loaded {
    config: Arc<ServerConfig>,
    /// Of both files, to tell whether they have changed.
    digest: Digest,
}

impl Tls {
    /// Reads a chain and its key.
    ///
    /// # Errors
    /// [`TlsFault`].
    pub fn open(chain: &Path, key: &Path) -> Result<Self, TlsFault> {
        let loaded = RwLock::new(load(chain, key)?);
        Ok(Self { chain: chain.to_owned(), key: key.to_owned(), loaded })
    }

    /// Reads the files again. New connections get the new chain; answers whether there is one.
    ///
    /// # Errors
    /// [`TlsFault`]; what was in use stays so.
    pub fn renew(&self) -> Result<bool, TlsFault> {
        let new = load(&self.chain, &self.key)?;
        let mut loaded = self.loaded.write().unwrap_or_else(PoisonError::into_inner);
        let is_new = loaded.digest != new.digest;
        if is_new {
            *loaded = new;
        }
        Ok(is_new)
    }

    /// Shakes hands.
    pub(super) async fn accept(&self, stream: TcpStream) -> io::Result<TlsStream<TcpStream>> {
        let config = Arc::clone(&self.loaded.read().unwrap_or_else(PoisonError::into_inner).config);
        TlsAcceptor::from(config).accept(stream).await
    }
}

fn load(chain_file: &Path, key_file: &Path) -> Result<Loaded, TlsFault> {
    let chain = read(chain_file)?;
    let key = Zeroizing::new(read(key_file)?);
    let mode = std::fs::metadata(key_file).map_err(unreadable(key_file))?.permissions().mode();
    if mode & 0o007 != 0 {
        return Err(TlsFault::Open(key_file.to_owned()));
    }
    let digest = Digest::of_parts([Digest::of(&chain).as_bytes().as_slice(), Digest::of(&*key).as_bytes()]);
    let certificates = CertificateDer::pem_slice_iter(&chain).collect::<Result<Vec<_>, _>>();
    let certificates = certificates.ok().filter(|certificates| !certificates.is_empty());
    let certificates = certificates.ok_or_else(|| TlsFault::NoCertificate(chain_file.to_owned()))?;
    let key = PrivateKeyDer::from_pem_slice(&key).map_err(|_| TlsFault::NoKey(key_file.to_owned()))?;
    let refused = |source| TlsFault::Refused { chain: chain_file.to_owned(), key: key_file.to_owned(), source };
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let config = config.with_safe_default_protocol_versions().map_err(refused)?;
    let mut config = config.with_no_client_auth().with_single_cert(certificates, key).map_err(refused)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Loaded { config: Arc::new(config), digest })
}

fn read(path: &Path) -> Result<Vec<u8>, TlsFault> {
    std::fs::read(path).map_err(unreadable(path))
}

fn unreadable(path: &Path) -> impl Fn(io::Error) -> TlsFault {
    move |source| TlsFault::Unreadable { path: path.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use rcgen::{CertificateParams, KeyPair};
    use rustls::pki_types::ServerName;
    use rustls::{ClientConfig, RootCertStore};
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;
    use tokio::sync::oneshot;
    use tokio_rustls::TlsConnector;

    use super::super::testing::{register, service};
    use super::*;

    const HOST: &str = "certificates.hill.example";

    /// RFC 7468, on one long line, which readers take.
    fn pem(label: &str, der: &[u8]) -> String {
        format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", STANDARD.encode(der))
    }

    struct Files {
        folder: tempfile::TempDir,
    }

    impl Files {
        fn new() -> Self {
            let files = Self { folder: tempfile::tempdir().unwrap() };
            files.renew();
            files
        }

        fn chain(&self) -> PathBuf {
            self.folder.path().join("chain.pem")
        }

        fn key(&self) -> PathBuf {
            self.folder.path().join("key.pem")
        }

        /// A new certificate for the host, with a new key.
        fn renew(&self) -> CertificateDer<'static> {
            let key = KeyPair::generate().unwrap();
            let certificate = CertificateParams::new(vec![HOST.to_owned()]).unwrap().self_signed(&key).unwrap();
            fs::write(self.chain(), pem("CERTIFICATE", certificate.der())).unwrap();
            self.put_key(&pem("PRIVATE KEY", &key.serialize_der()), 0o600);
            certificate.der().clone()
        }

        fn put_key(&self, text: &str, mode: u32) {
            fs::write(self.key(), text).unwrap();
            fs::set_permissions(self.key(), fs::Permissions::from_mode(mode)).unwrap();
        }

        fn open(&self) -> Result<Tls, TlsFault> {
            Tls::open(&self.chain(), &self.key())
        }
    }

    /// Asks by TLS, believing one certificate alone.
    async fn ask(address: std::net::SocketAddr, believed: &CertificateDer<'static>) -> io::Result<String> {
        let mut roots = RootCertStore::empty();
        roots.add(believed.clone()).unwrap();
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let config = config.with_safe_default_protocol_versions().unwrap();
        let config = config.with_root_certificates(roots).with_no_client_auth();
        let stream = TcpStream::connect(address).await?;
        let host = ServerName::try_from(HOST).unwrap();
        let mut stream = TlsConnector::from(Arc::new(config)).connect(host, stream).await?;
        stream
            .write_all(b"GET /healthz HTTP/1.1\r\nhost: certificates.hill.example\r\nconnection: close\r\n\r\n")
            .await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        Ok(answer)
    }

    #[tokio::test]
    async fn a_renewed_certificate_is_served_to_new_connections() {
        let files = Files::new();
        let first = files.renew();
        let tls = Arc::new(files.open().unwrap());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let service = service(register().await);
        let stopped = async { _ = stopped.await };
        let serving = tokio::spawn(super::super::serve_tls(service, listener, Arc::clone(&tls), stopped));
        assert!(ask(address, &first).await.unwrap().starts_with("HTTP/1.1 200 OK"));
        assert!(!tls.renew().unwrap(), "nothing has changed");

        let second = files.renew();
        assert!(ask(address, &second).await.is_err(), "the old one is still served");
        assert!(tls.renew().unwrap());
        assert!(ask(address, &second).await.unwrap().starts_with("HTTP/1.1 200 OK"));
        assert!(ask(address, &first).await.is_err());

        // Half of a renewal: the key of another certificate. What was in use stays so.
        files.put_key(&pem("PRIVATE KEY", &KeyPair::generate().unwrap().serialize_der()), 0o600);
        assert!(matches!(tls.renew(), Err(TlsFault::Refused { .. })));
        assert!(ask(address, &second).await.unwrap().starts_with("HTTP/1.1 200 OK"));
        // Who does not speak TLS is told nothing, and the next one is served.
        let mut plain = TcpStream::connect(address).await.unwrap();
        plain.write_all(b"GET /healthz HTTP/1.1\r\nhost: a.b\r\n\r\n").await.unwrap();
        let mut answer = Vec::new();
        let _reset_or_alert = plain.read_to_end(&mut answer).await;
        assert!(!answer.starts_with(b"HTTP"));
        assert!(ask(address, &second).await.unwrap().starts_with("HTTP/1.1 200 OK"));
        stop.send(()).unwrap();
        serving.await.unwrap().unwrap();
    }

    #[test]
    fn files_that_cannot_be_used_are_named_with_their_cure() {
        let files = Files::new();
        let told = |files: &Files| files.open().unwrap_err().to_string();
        files.put_key(&fs::read_to_string(files.key()).unwrap(), 0o644);
        assert!(told(&files).ends_with("key.pem can be read by everybody: chmod o-rwx"), "{}", told(&files));
        files.put_key("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n", 0o600);
        assert!(told(&files).contains("key.pem holds no private key"), "{}", told(&files));
        files.renew();
        fs::write(files.chain(), "no certificate").unwrap();
        assert!(told(&files).contains("chain.pem holds no certificate"), "{}", told(&files));
        fs::remove_file(files.chain()).unwrap();
        assert!(told(&files).contains("chain.pem cannot be read"), "{}", told(&files));
    }
}
