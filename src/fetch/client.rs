//! One GET: bounded in bytes and in time, without redirects, proxies, cookies or decompression.

use std::error::Error as _;
use std::time::Duration;

use reqwest::header::{ACCEPT, ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderName};
use reqwest::{Response, redirect};

use super::network::Resolver;
use super::place::Place;
use super::{Document, FetchFault, Network};
use crate::time::Instant;

#[derive(Debug)]
pub(super) struct Client(reqwest::Client);

impl Client {
    pub(super) fn new(network: &Network) -> Result<Self, FetchFault> {
        let client = builder(network, Resolver::new(network.clone()))?.https_only(true);
        Ok(Self(client.build().map_err(|error| fault(&error))?))
    }

    /// Fetches a document.
    pub(super) async fn get(&self, place: &Place, at: Instant) -> Result<Document, FetchFault> {
        let kind = place.kind;
        let request = self.0.get(place.url.clone()).header(ACCEPT, kind.accept()).header(ACCEPT_ENCODING, "identity");
        let response = request.timeout(Duration::from_secs(kind.max_seconds())).send().await;
        let response = response.map_err(|error| fault(&error))?;
        let status = response.status();
        if status.is_redirection() {
            return Err(FetchFault::Redirect(status.as_u16()));
        }
        if status.as_u16() != 200 {
            return Err(FetchFault::Status(status.as_u16()));
        }
        judge_content(response.headers())?;
        let fresh_seconds = fresh_seconds(response.headers());
        let bytes = read(response, kind.max_bytes()).await?;
        let text = String::from_utf8(bytes).map_err(|_| FetchFault::Content("not UTF-8".to_owned()))?;
        Ok(Document { text, fetched: at, fresh_seconds })
    }
}

/// What every client of ours is bound by.
pub(super) fn builder(network: &Network, resolver: Resolver) -> Result<reqwest::ClientBuilder, FetchFault> {
    let client = reqwest::Client::builder()
        .tls_backend_preconfigured(network.tls()?)
        .dns_resolver(resolver)
        .http1_only()
        .redirect(redirect::Policy::none())
        .no_proxy()
        .referer(false)
        .retry(reqwest::retry::never())
        .user_agent(concat!("testamur/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(CONNECT_TIME)
        .read_timeout(READ_TIME)
        .pool_idle_timeout(IDLE_TIME)
        .pool_max_idle_per_host(1);
    Ok(client)
}

/// Reads a body, and never more of it than the limit and one piece.
pub(super) async fn read(mut response: Response, max_bytes: usize) -> Result<Vec<u8>, FetchFault> {
    if response.content_length().is_some_and(|length| length > max_bytes as u64) {
        return Err(FetchFault::TooLarge(max_bytes));
    }
    let mut bytes = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(|error| fault(&error))? {
        if bytes.len() + piece.len() > max_bytes {
            return Err(FetchFault::TooLarge(max_bytes));
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

/// Whether the body can be what was asked for. What it is, is seen when it is read: hosts name types as they like.
fn judge_content(headers: &HeaderMap) -> Result<(), FetchFault> {
    let encoding = text(headers, CONTENT_ENCODING);
    if !encoding.is_empty() && encoding != "identity" {
        return Err(FetchFault::Content(format!("encoded as {}", shown(&encoding))));
    }
    let kind = text(headers, CONTENT_TYPE);
    let essence = kind.split(';').next().unwrap_or_default().trim();
    let is_good = PLAIN_TYPES.contains(&essence) || ["json", "jwt", "jose"].iter().any(|end| essence.ends_with(end));
    if is_good { Ok(()) } else { Err(FetchFault::Content(shown(essence))) }
}

/// Types without a telling end; hosts of files often say the last three, or nothing.
const PLAIN_TYPES: [&str; 5] = ["application/did", "application/vc", "application/octet-stream", "text/plain", ""];

fn text(headers: &HeaderMap, name: HeaderName) -> String {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().trim().to_ascii_lowercase()
}

/// A foreign word for an error message: not too long.
fn shown(word: &str) -> String {
    word.chars().take(60).collect()
}

/// For how long the host says that it is fresh (RFC 9111, section 5.2.2), within [`MIN_FRESH`] and [`MAX_FRESH`].
fn fresh_seconds(headers: &HeaderMap) -> i64 {
    let control = text(headers, CACHE_CONTROL);
    let mut fresh = USUAL_FRESH;
    for directive in control.split(',').map(str::trim) {
        if directive == "no-store" || directive == "no-cache" {
            return MIN_FRESH;
        }
        if let Some(seconds) = directive.strip_prefix("max-age=") {
            fresh = seconds.trim_matches('"').parse().unwrap_or(MIN_FRESH);
        }
    }
    fresh.clamp(MIN_FRESH, MAX_FRESH)
}

/// A minute, however short the host would have it.
const MIN_FRESH: i64 = 60;

/// Where the host does not say.
const USUAL_FRESH: i64 = 300;

/// A day, however long the host would have it.
const MAX_FRESH: i64 = 86_400;

const CONNECT_TIME: Duration = Duration::from_secs(2);
const READ_TIME: Duration = Duration::from_secs(2);
const IDLE_TIME: Duration = Duration::from_secs(10);

/// What reqwest says, in our words. Our own resolver's fault is somewhere among the causes.
pub(super) fn fault(error: &reqwest::Error) -> FetchFault {
    let mut cause = error.source();
    let mut last = None;
    while let Some(error) = cause {
        if let Some(own) = error.downcast_ref::<FetchFault>() {
            return own.clone();
        }
        last = Some(error);
        cause = error.source();
    }
    if error.is_timeout() {
        return FetchFault::Slow;
    }
    FetchFault::Unreachable(shown(&last.map_or_else(|| "no connection".to_owned(), ToString::to_string)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: HeaderName, value: &str) -> HeaderMap {
        [(name, value.parse().unwrap())].into_iter().collect()
    }

    #[test]
    fn freshness_is_what_the_host_says_within_bounds() {
        let fresh = |control: &str| fresh_seconds(&headers(CACHE_CONTROL, control));
        assert_eq!(fresh("public, max-age=600"), 600);
        assert_eq!(fresh("max-age=0"), MIN_FRESH);
        assert_eq!(fresh("max-age=99999999"), MAX_FRESH);
        assert_eq!(fresh("max-age=99999999999999999999999999"), MIN_FRESH);
        assert_eq!(fresh("max-age=-5"), MIN_FRESH);
        assert_eq!(fresh("max-age=600, no-store"), MIN_FRESH);
        assert_eq!(fresh("public"), USUAL_FRESH);
        assert_eq!(fresh_seconds(&HeaderMap::new()), USUAL_FRESH);
    }

    #[test]
    fn pages_pictures_and_packed_bytes_are_not_read() {
        for kind in ["application/did+json", "application/json; charset=utf-8", "application/vc+jwt", "text/plain", ""]
        {
            assert_eq!(judge_content(&headers(CONTENT_TYPE, kind)), Ok(()), "{kind}");
        }
        for kind in ["text/html", "image/png", "application/pdf", "text/html; x=json"] {
            assert!(judge_content(&headers(CONTENT_TYPE, kind)).is_err(), "{kind}");
        }
        assert!(judge_content(&headers(CONTENT_ENCODING, "gzip")).is_err());
        assert!(judge_content(&headers(CONTENT_ENCODING, "identity")).is_ok());
    }
}
