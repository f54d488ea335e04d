//! Responses that can be cached and asked for again.

use std::io::Write as _;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::accept;
use super::asset::Asset;
use crate::wire::digest::Digest;

/// Some text of a type, with its digest as `ETag`; 304 where the client has it already (RFC 9110, section 13.1.2).
pub(super) fn cached(
    headers: &HeaderMap,
    kind: &'static str,
    body: impl Into<String>,
    cache: &'static str,
) -> Response {
    let body = body.into();
    let etag = format!("\"{}\"", Digest::of(&body).to_base64url());
    let is_known = knows(headers, &etag);
    let mut response = Response::new(if is_known { Body::empty() } else { Body::from(body) });
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::VARY, HeaderValue::from_static("accept"));
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        headers.insert(header::ETAG, etag);
    }
    response
}

/// Some text of a type that nobody keeps.
pub(super) fn fresh(kind: &'static str, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// As [`fresh`], packed where the client can unpack it.
pub(super) fn fresh_packed(headers: &HeaderMap, kind: &'static str, text: String) -> Response {
    if accept::takes_gzip(headers) { packed(fresh(kind, gzip(text.as_bytes()))) } else { varied(fresh(kind, text)) }
}

/// A page that a browser may keep if it asks each time whether it has changed: what a visit fetches twice travels once.
pub(super) fn revalidated(headers: &HeaderMap, kind: &'static str, text: String) -> Response {
    let etag = format!("\"{}\"", Digest::of(&text).to_base64url());
    let is_known = knows(headers, &etag);
    let mut response = if is_known { fresh(kind, Body::empty()) } else { fresh_packed(headers, kind, text) };
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding, accept-language"));
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        headers.insert(header::ETAG, etag);
    }
    response
}

/// Whether the client has what this tag stands for.
fn knows(headers: &HeaderMap, etag: &str) -> bool {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    known.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag || tag.trim() == "*")
}

/// An asset, packed where the client can unpack it. It never changes under its name.
pub(super) fn stored(headers: &HeaderMap, asset: &'static Asset) -> Response {
    let mut response = if accept::takes_gzip(headers) {
        packed(fresh(asset.kind, asset.packed()))
    } else {
        varied(fresh(asset.kind, Bytes::from_static(asset.bytes)))
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(FOR_EVER));
    response
}

/// GZIP (RFC 1952). The same bytes give the same bytes.
pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    // Writing into memory cannot fail.
    gzip.write_all(bytes).and_then(|()| gzip.finish()).unwrap_or_default()
}

fn packed(mut response: Response) -> Response {
    response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    varied(response)
}

fn varied(mut response: Response) -> Response {
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    response
}

/// Done, and there is nothing to say.
pub(super) fn empty() -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Made; where it lies.
pub(super) fn created(place: &str, json: String) -> Response {
    let mut response = fresh("application/json", json);
    *response.status_mut() = StatusCode::CREATED;
    if let Ok(place) = HeaderValue::from_str(place) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    response
}

/// Begun; where to see how far it is.
pub(super) fn accepted(place: &str) -> Response {
    let mut response = empty();
    *response.status_mut() = StatusCode::ACCEPTED;
    if let Ok(place) = HeaderValue::from_str(place) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    response
}

/// What changes when a key or an institution does: a minute.
pub(super) const FOR_A_MINUTE: &str = "public, max-age=60";

/// What never changes under its name.
pub(super) const FOR_EVER: &str = "public, max-age=31536000, immutable";
