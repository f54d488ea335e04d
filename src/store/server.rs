//! Where a PostgreSQL register lies: `DATABASE_URL`, read strictly. It may hold a password, so it is never shown.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr as _;

use sqlx::postgres::{PgConnectOptions, PgSslMode};
use sqlx::{ConnectOptions as _, PgConnection};

use super::database::{ANSWER, PATIENCE};
use super::error::code;
use super::{ServerFault, StoreError};

/// A PostgreSQL server, the database on it, and who asks.
#[derive(Clone)]
pub struct Server {
    options: PgConnectOptions,
    database: String,
}

/// Why a URL names no server. The URL itself is not repeated: it may hold a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UrlFault {
    /// It names no database.
    #[error("DATABASE_URL names no database: postgres://USER@HOST/DATABASE")]
    NoDatabase,
    /// It is something else.
    #[error("DATABASE_URL is not of the form postgres://USER@HOST:PORT/DATABASE (special signs in a password as %XX)")]
    NotAUrl,
    /// It has a parameter that is not known; the value is not repeated.
    #[error("DATABASE_URL has the unknown parameter {0:?}: known are {known}", known = PARAMETERS.join(", "))]
    UnknownParameter(String),
}

/// The parameters that a URL may have after its `?`. Others would be passed over, and sqlx would log their values.
const PARAMETERS: [&str; 10] =
    ["dbname", "host", "options", "password", "port", "sslcert", "sslkey", "sslmode", "sslrootcert", "user"];

impl Server {
    /// Reads `postgres://USER@HOST:PORT/DATABASE`, with what PostgreSQL's own variables (`PGPASSFILE`, `PGSSLROOTCERT` …) add.
    ///
    /// A server that is not on this machine must prove by TLS who it is (`sslmode=verify-full`), unless the URL says
    /// `sslmode=` something stricter or plainer.
    ///
    /// # Errors
    /// [`UrlFault`].
    pub fn parse(url: &str) -> Result<Self, UrlFault> {
        if !Self::is_url(url) {
            return Err(UrlFault::NotAUrl);
        }
        let parameters = url.split_once('?').map_or("", |(_, parameters)| parameters);
        let names = parameters.split('&').filter_map(|pair| pair.split('=').next()).filter(|name| !name.is_empty());
        if let Some(unknown) = names.into_iter().find(|name| !PARAMETERS.contains(name)) {
            return Err(UrlFault::UnknownParameter(unknown.to_owned()));
        }
        let mut options = PgConnectOptions::from_str(url).map_err(|_| UrlFault::NotAUrl)?;
        let database = options.get_database().ok_or(UrlFault::NoDatabase)?.to_owned();
        if !is_local(&options) && matches!(options.get_ssl_mode(), PgSslMode::Allow | PgSslMode::Prefer) {
            options = options.ssl_mode(PgSslMode::VerifyFull);
        }
        Ok(Self { options: options.application_name("testamur"), database })
    }

    /// Whether a URL is meant to name a PostgreSQL server. Other programs use `DATABASE_URL`, too.
    #[must_use]
    pub fn is_url(url: &str) -> bool {
        url.starts_with("postgres://") || url.starts_with("postgresql://")
    }

    pub(super) fn database(&self) -> &str {
        &self.database
    }

    /// How readers connect: they cannot write.
    pub(super) fn to_read(&self) -> PgConnectOptions {
        self.options.clone().options([("default_transaction_read_only", "on")])
    }

    /// How writers connect. What is kept is on the disk, whatever the server is set to; nobody waits for ever; and whoever
    /// vanishes with its machine is missed after a minute.
    pub(super) fn to_write(&self) -> PgConnectOptions {
        let patience = format!("{}s", PATIENCE.as_secs());
        self.options.clone().options([
            ("synchronous_commit", "on"),
            ("lock_timeout", patience.as_str()),
            ("idle_in_transaction_session_timeout", "0"),
            ("tcp_keepalives_idle", "30"),
            ("tcp_keepalives_interval", "10"),
            ("tcp_keepalives_count", "3"),
        ])
    }

    /// A connection beside the pools.
    pub(super) async fn connection(&self) -> Result<PgConnection, StoreError> {
        let options = self.to_write();
        match tokio::time::timeout(ANSWER, options.connect()).await {
            Ok(Ok(connection)) => Ok(connection),
            Ok(Err(error)) => Err(self.fault(fault(&error), Some(error))),
            Err(_) => Err(self.fault(ServerFault::NoAnswer, None)),
        }
    }

    fn fault(&self, fault: ServerFault, source: Option<sqlx::Error>) -> StoreError {
        StoreError::Server { server: self.to_string(), fault, source }
    }
}

/// By a socket, or by a name or address of this machine.
fn is_local(options: &PgConnectOptions) -> bool {
    let host = options.get_host();
    options.get_socket().is_some()
        || host.starts_with('/')
        || host == "localhost"
        || host.trim_matches(['[', ']']).parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

fn fault(error: &sqlx::Error) -> ServerFault {
    match (error, code(error).as_deref()) {
        // too_many_connections, cannot_connect_now
        (_, Some("53300")) => ServerFault::Full,
        (sqlx::Error::Io(_), _) | (_, Some("57P03")) => ServerFault::NoAnswer,
        // invalid_catalog_name
        (_, Some("3D000")) => ServerFault::NoDatabase,
        (sqlx::Error::Tls(_), _) => ServerFault::NotProved,
        // invalid_password, invalid_authorization_specification, insufficient_privilege
        (_, Some("28P01" | "28000" | "42501")) => ServerFault::Refused,
        _ => ServerFault::Unusable,
    }
}

/// `user@host:port/database`, without the password.
impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let user = self.options.get_username();
        match self.options.get_socket() {
            Some(socket) => write!(f, "{user}@{}/{}", socket.display(), self.database),
            None => {
                write!(f, "{user}@{}:{}/{}", self.options.get_host(), self.options.get_port(), self.database)
            }
        }
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
