//! `testamur serve`

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use clap::Args;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

use super::Global;
use super::trusted::Trusted;
use crate::config::{self, Config};
use crate::fetch::{Fetch, Network};
use crate::http::{Options, Service};
use crate::issuance::Office;

/// Serve the public endpoints: POST /v1/verify and /v1/verify/batch, the page /v, keys, status lists, trust list.
///
/// TLS is the work of a proxy in front. Stop it with Ctrl-C or SIGTERM: requests that have begun are finished.
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// The configuration (TOML): `fetch`, `listen`, `passphrase_file`
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where to listen [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDR")]
    listen: Option<SocketAddr>,
    #[command(flatten)]
    trusted: Trusted,
}

impl Serve {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let config = Config::load(self.config.as_deref())?;
        let mut global = global.clone();
        global.passphrase_file = global.passphrase_file.or(config.passphrase_file);
        if let Some(store) = global.existing_store().await?
            && store.is_demo().await?
        {
            bail!("{} is the folder of a demo: show it with `testamur demo`", global.data.display());
        }
        let office = global.office().await?;
        if office.store.institutions().await?.is_empty() {
            eprintln!("No institution yet: only the verification of others' certificates is served.");
        }
        let fetch = config.fetch.then(|| Fetch::new(&Network::System)).transpose().context(
            "nothing can be fetched: put `fetch = false` into the configuration, or set TESTAMUR_FETCH=false",
        )?;
        let options = Options { elsewhere: Arc::new(self.trusted.elsewhere(&global)?), fetch, ..Options::default() };
        listen(office, bind(self.listen.unwrap_or(config.listen)).await?, options).await
    }
}

/// Takes an address, before any long work.
pub(super) async fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    let taken = || format!("{address} cannot be listened on: give another one with --listen");
    TcpListener::bind(address).await.with_context(taken)
}

/// Serves an office until it is told to stop.
pub(super) async fn listen(office: Office, listener: TcpListener, options: Options) -> anyhow::Result<ExitCode> {
    tracing_subscriber::fmt().with_env_filter(EnvFilter::new(config::log_filter())).with_writer(std::io::stderr).init();
    let address = listener.local_addr()?;
    let options = Options { is_demo: office.is_demo, ..options };
    let store = office.store.clone();
    let service = Service::new(office.store, office.keyring, office.clock, options);
    println!("\nListening on http://{address}/  (Ctrl-C stops)");
    crate::http::serve(service, listener, stopped()).await?;
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Ends when somebody presses Ctrl-C or the system asks to stop.
async fn stopped() {
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => _ = signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {},
        () = terminated => {},
    }
}
