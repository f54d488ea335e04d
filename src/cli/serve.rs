//! `testamur serve`

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, anyhow, bail};
use clap::Args;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tracing_subscriber::EnvFilter;

use super::Global;
use super::throwaway::Throwaway;
use super::trusted::Trusted;
use crate::config::{self, Config};
use crate::fetch::{Fetch, Network};
use crate::http::{Options, Proxies, Service, Tls};
use crate::issuance::Office;
use crate::issuance::mail::Courier;
use crate::issuance::oidc::Provider;
use crate::time::Clock;

/// Serve the public endpoints: POST /v1/verify and /v1/verify/batch, the page /v, keys, status lists, trust list.
///
/// TLS is the work of a proxy in front, or its own with `[tls]` in the configuration. Stop it with Ctrl-C or SIGTERM: requests that have
/// begun are finished. SIGHUP reads the TLS files again.
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// The configuration (TOML): `factor_delay_hours`, `fetch`, `fonts`, `listen`, `metrics`, `passphrase_file`, `retention_days`, `trusted_proxies`, `[limits]`, `[mail]`, `[oidc]`, `[tls]`
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where to listen [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDR")]
    listen: Option<SocketAddr>,
    /// Open no key files: serve the lists that other processes have signed. Needs no passphrase
    #[arg(long)]
    no_seal: bool,
    /// Serve the W3C VC API for test suites: anybody may issue, from a throw-away key that nobody believes
    #[arg(long)]
    conformance: bool,
    /// With --conformance: the key's seed, 64 hexadecimal digits, so that the issuer keeps its DID
    #[arg(long, value_name = "FILE", requires = "conformance")]
    seed_file: Option<PathBuf>,
    /// With --conformance: where the suites reach the server, if not at the address it listens on
    #[arg(long, value_name = "URL", requires = "conformance")]
    base_url: Option<String>,
    #[command(flatten)]
    trusted: Trusted,
}

impl Serve {
    pub(super) async fn run(self, global: &Global) -> anyhow::Result<ExitCode> {
        let config = Config::load(self.config.as_deref())?;
        if self.conformance {
            let throwaway = Throwaway { seed_file: self.seed_file.as_deref(), base_url: self.base_url.as_deref() };
            return throwaway.serve(global, self.listen.unwrap_or(config.listen)).await;
        }
        let mut global = global.clone();
        let factor_delay = config.factor_delay();
        global.passphrase_file = global.passphrase_file.or(config.passphrase_file);
        if let Some(store) = global.existing_store().await?
            && store.is_demo().await?
        {
            bail!("{} is the folder of a demo: show it with `testamur demo`", global.data.display());
        }
        let office = if self.no_seal { global.bookkeeper().await? } else { global.office().await? };
        if office.store.institutions().await?.is_empty() {
            eprintln!("No institution yet: only the verification of others' certificates is served.");
        }
        let fetch = config.fetch.then(|| Fetch::new(&Network::System)).transpose().context(
            "nothing can be fetched: put `fetch = false` into the configuration, or set TESTAMUR_FETCH=false",
        )?;
        let tls = config.tls.as_ref().map(|files| Tls::open(&files.certificate, &files.key)).transpose()?;
        if let Some(mail) = &config.mail {
            Courier::new(mail)?;
        }
        let provider = config.oidc.as_ref().map(|oidc| Provider::new(oidc, &Network::System)).transpose()?;
        let listener = bind(self.listen.unwrap_or(config.listen)).await?;
        let elsewhere = self.trusted.elsewhere(&global, office.clock.now()).await?;
        elsewhere.remarks.iter().for_each(|remark| eprintln!("{remark}"));
        let bad = |text| anyhow!("trusted_proxies: {text} is neither a network nor an address: 10.0.0.0/8");
        let options = Options {
            sheets: global.data.join("sheets"),
            workshop: global.workshop()?,
            limits: config.limits,
            proxies: Proxies::parse(&config.trusted_proxies).map_err(bad)?,
            elsewhere: Arc::new(elsewhere.trust),
            fetch,
            signs: !self.no_seal,
            factor_delay,
            retention_days: config.retention_days,
            mail: config.mail,
            provider: provider.map(Arc::new),
            ..Options::default()
        };
        let renewal = self.trusted.has_urls().then_some(Renewal { trusted: self.trusted, global });
        let metrics = match config.metrics {
            Some(address) => Some(bind(address).await?),
            None => None,
        };
        listen(office, listener, options, Beside { renewal, metrics, tls: tls.map(Arc::new) }).await
    }
}

/// What runs beside the service.
#[derive(Default)]
pub(super) struct Beside {
    renewal: Option<Renewal>,
    metrics: Option<TcpListener>,
    tls: Option<Arc<Tls>>,
}

/// Trust lists that are fetched again while the service runs.
pub(super) struct Renewal {
    trusted: Trusted,
    global: Global,
}

impl Renewal {
    /// Fetches them daily, and an hour after it did not succeed. What is believed stays until something newer is there.
    async fn run(self, service: Service, clock: Clock) {
        let mut next = DAY;
        loop {
            tokio::time::sleep(next).await;
            match self.trusted.elsewhere(&self.global, clock.now()).await {
                Ok(elsewhere) => {
                    elsewhere.remarks.iter().for_each(|remark| tracing::warn!("{remark}"));
                    next = if elsewhere.remarks.is_empty() { DAY } else { HOUR };
                    service.believe(elsewhere.trust).await;
                }
                Err(error) => {
                    tracing::warn!("the trust lists stay as they are: {error:#}");
                    next = HOUR;
                }
            }
        }
    }
}

const DAY: Duration = Duration::from_hours(24);
const HOUR: Duration = Duration::from_hours(1);

/// Takes an address, before any long work.
pub(super) async fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    let taken = || format!("{address} cannot be listened on: give another one with --listen");
    TcpListener::bind(address).await.with_context(taken)
}

/// Serves an office until it is told to stop.
pub(super) async fn listen(
    office: Office,
    listener: TcpListener,
    options: Options,
    beside: Beside,
) -> anyhow::Result<ExitCode> {
    tracing_subscriber::fmt().with_env_filter(EnvFilter::new(config::log_filter())).with_writer(std::io::stderr).init();
    let address = listener.local_addr()?;
    let options = Options { is_demo: office.is_demo, ..options };
    let store = office.store.clone();
    let clock = office.clock;
    let service = Service::new(office, options);
    if let Some(renewal) = beside.renewal {
        tokio::spawn(renewal.run(service.clone(), clock));
    }
    if let Some(metrics) = beside.metrics {
        tokio::spawn(crate::http::serve_metrics(service.clone(), metrics));
    }
    // Whoever reads that we listen may send a signal at once.
    let (stopped, hung_up) = (stopped(), signal(SignalKind::hangup()).ok());
    let scheme = if beside.tls.is_some() { "https" } else { "http" };
    println!("\nListening on {scheme}://{address}/  (Ctrl-C stops)");
    let upkeep = tokio::spawn(service.clone().upkeep());
    let delivery = tokio::spawn(service.clone().deliver());
    let counted = service.clone();
    let renewing = tokio::spawn(renew_tls(beside.tls.clone(), hung_up));
    match beside.tls {
        Some(tls) => crate::http::serve_tls(service, listener, tls, stopped).await?,
        None => crate::http::serve(service, listener, stopped).await?,
    }
    let _hand = counted.last_letter().await;
    upkeep.abort();
    delivery.abort();
    renewing.abort();
    if counted.keep_tallies().await.is_err() {
        tracing::warn!("the counts of the last minutes were not written down");
    }
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Reads the TLS files again at SIGHUP, and every minute. Half of a renewal is told and tried again; what was in use stays so.
async fn renew_tls(tls: Option<Arc<Tls>>, mut hung_up: Option<Signal>) {
    loop {
        let _either = tokio::time::timeout(MINUTE, sent(&mut hung_up)).await;
        let Some(tls) = &tls else { continue };
        match tls.renew() {
            Ok(true) => tracing::info!("another TLS certificate is served from now on"),
            Ok(false) => {}
            Err(fault) => tracing::warn!("the TLS certificate stays as it is: {:#}", anyhow::Error::from(fault)),
        }
    }
}

const MINUTE: Duration = Duration::from_mins(1);

/// Listens from now on for who presses Ctrl-C and for the system that asks to stop; ends when one does.
fn stopped() -> impl Future<Output = ()> {
    let [mut interrupted, mut terminated] =
        [SignalKind::interrupt(), SignalKind::terminate()].map(|kind| signal(kind).ok());
    async move {
        tokio::select! {
            () = sent(&mut interrupted) => {},
            () = sent(&mut terminated) => {},
        }
    }
}

/// Ends when a signal is sent; never, if it cannot be listened for.
async fn sent(signal: &mut Option<Signal>) {
    match signal {
        Some(signal) => _ = signal.recv().await,
        None => std::future::pending().await,
    }
}
