//! The loop that takes connections, with the limits that keep a single client from holding all of them.
//!
//! `axum::serve` has no limit on how long a client may take to send the head of a request, nor on how many it opens. TLS is
//! its own work or that of a proxy in front; HTTP/2 that of a proxy.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use super::peer::Connection;
use super::tls::Tls;
use super::{Service, router};

/// Serves until `shutdown` ends; then requests that were begun are finished, for at most half a minute.
///
/// # Errors
/// None at present: a connection that cannot be accepted is logged, and the next one is taken.
pub async fn serve(service: Service, listener: TcpListener, shutdown: impl Future<Output = ()>) -> io::Result<()> {
    take(service, listener, None, shutdown).await
}

/// The same by TLS.
///
/// # Errors
/// As [`serve`].
pub async fn serve_tls(
    service: Service,
    listener: TcpListener,
    tls: Arc<Tls>,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    take(service, listener, Some(tls), shutdown).await
}

async fn take(
    service: Service,
    listener: TcpListener,
    tls: Option<Arc<Tls>>,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    let app = router(service);
    let places = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let (stop, stopping) = watch::channel(());
    let mut connections = JoinSet::new();
    tokio::pin!(shutdown);
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            () = &mut shutdown => break,
            next = next => next,
        };
        match accepted {
            Ok((stream, peer)) => {
                let (app, stopping, tls) = (app.clone(), stopping.clone(), tls.clone());
                connections.spawn(async move {
                    let _place = place;
                    greet(stream, tls.as_deref(), app.layer(Extension(Connection(peer))), stopping).await;
                });
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(AFTER_FAILURE).await;
            }
        }
        while connections.try_join_next().is_some() {}
    }
    drop((listener, stop));
    let finish = async { while connections.join_next().await.is_some() {} };
    if tokio::time::timeout(GRACE, finish).await.is_err() {
        tracing::warn!("connections were cut off after {} seconds", GRACE.as_secs());
    }
    Ok(())
}

/// Shakes hands where TLS is spoken, then serves the connection.
async fn greet(stream: TcpStream, tls: Option<&Tls>, app: Router, stopping: watch::Receiver<()>) {
    // A failure costs latency only.
    let _undelayed = stream.set_nodelay(true);
    let Some(tls) = tls else { return connection(stream, app, stopping).await };
    match tokio::time::timeout(HEAD_TIME, tls.accept(stream)).await {
        Ok(Ok(stream)) => connection(stream, app, stopping).await,
        Ok(Err(error)) => tracing::debug!(%error, "a client did not come to speak TLS"),
        Err(_) => tracing::debug!("a client took too long to speak TLS"),
    }
}

async fn connection(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    app: Router,
    mut stopping: watch::Receiver<()>,
) {
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(BUFFER_BYTES)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(app));
    tokio::pin!(connection);
    let result = tokio::select! {
        result = connection.as_mut() => result,
        _ = stopping.changed() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = result {
        tracing::debug!(%error, "a connection ended early");
    }
}

/// The most connections at once; further ones wait in the system's queue.
const MAX_CONNECTIONS: usize = 1_024;

/// How long a client may take to speak TLS, then for the head of a request, and how long a connection may lie idle.
const HEAD_TIME: Duration = Duration::from_secs(20);

/// The most that is read ahead on a connection; it also limits the head of a request.
const BUFFER_BYTES: usize = 128 * 1024;

/// How long requests that were begun may take after the end was asked for.
const GRACE: Duration = Duration::from_secs(30);

/// Too many open files, mostly: it passes.
const AFTER_FAILURE: Duration = Duration::from_millis(100);

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::{TcpListener, TcpStream};
    use tokio::sync::oneshot;

    use super::super::testing::{register, service};

    #[tokio::test]
    async fn a_request_that_was_begun_is_finished_after_the_end_was_asked_for() {
        let service = service(register().await);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = tokio::spawn(super::serve(service, listener, async { _ = stopped.await }));
        let mut client = TcpStream::connect(address).await.unwrap();
        client
            .write_all(
                b"POST /v1/verify HTTP/1.1\r\nhost: a.b\r\ncontent-type: text/plain\r\ncontent-length: 4\r\n\r\nno",
            )
            .await
            .unwrap();
        // The server has taken the connection once it answers on a second one.
        let mut second = TcpStream::connect(address).await.unwrap();
        second.write_all(b"GET /healthz HTTP/1.1\r\nhost: a.b\r\nconnection: close\r\n\r\n").await.unwrap();
        let mut answer = String::new();
        second.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
        stop.send(()).unwrap();
        client.write_all(b"ne").await.unwrap();
        let mut answer = String::new();
        client.read_to_string(&mut answer).await.unwrap();
        assert!(answer.contains("nothing-found"), "{answer}");
        serving.await.unwrap().unwrap();
        assert!(TcpStream::connect(address).await.is_err());
    }
}
