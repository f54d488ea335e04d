//! Cookies: who is signed in, who is at the OpenID provider (RFC 6265bis, with the prefix `__Host-` wherever there is TLS), and in
//! which language.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

use super::super::{accept, address};
use super::see;
use crate::access::secret::Secret;
use crate::claims::Language;

/// The token of the session that a browser carries.
pub(super) fn token(headers: &HeaderMap) -> Option<&str> {
    value(headers, name(headers)).filter(|token| token.len() <= LONGEST)
}

/// Gives a browser its token; it is gone when the browser is closed.
pub(super) fn give(headers: &HeaderMap, token: &str) -> Option<HeaderValue> {
    HeaderValue::from_str(&format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{}", name(headers), secure(headers))).ok()
}

/// Leads a browser on with its token.
pub(super) fn let_in(headers: &HeaderMap, token: &Secret, path: &str) -> Response {
    let mut response = see(path);
    response.headers_mut().extend(give(headers, token.expose()).map(|value| (header::SET_COOKIE, value)));
    response
}

/// What a browser calls itself.
pub(super) fn browser(headers: &HeaderMap) -> &str {
    headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Takes the token away.
pub(super) fn take(headers: &HeaderMap) -> Option<HeaderValue> {
    let gone = format!("{}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{}", name(headers), secure(headers));
    HeaderValue::from_str(&gone).ok()
}

/// What a browser keeps while its owner is at the OpenID provider.
pub(super) fn journey(headers: &HeaderMap) -> Option<&str> {
    value(headers, journey_name(headers)).filter(|token| token.len() <= LONGEST)
}

/// Has a browser keep it for ten minutes; with `None`, no longer.
pub(super) fn keep_journey(headers: &HeaderMap, secret: Option<&str>) -> Option<HeaderValue> {
    let (name, secure, age) = (journey_name(headers), secure(headers), if secret.is_some() { 600 } else { 0 });
    let text = format!("{name}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}", secret.unwrap_or_default());
    HeaderValue::from_str(&text).ok()
}

/// The language that was chosen.
pub(super) fn language(headers: &HeaderMap) -> Option<Language> {
    value(headers, LANGUAGE).and_then(accept::known)
}

/// Remembers the language for a year.
pub(super) fn remember(headers: &HeaderMap, language: Language) -> Option<HeaderValue> {
    let text = format!(
        "{LANGUAGE}={}; Path=/desk; HttpOnly; SameSite=Lax; Max-Age=31536000{}",
        language.tag(),
        secure(headers)
    );
    HeaderValue::from_str(&text).ok()
}

fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let texts = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let pairs = texts.flat_map(|text| text.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.into_iter().find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// On this machine there is no TLS, and browsers refuse the prefix.
fn is_here(headers: &HeaderMap) -> bool {
    address::host(headers).is_some_and(|host| host.is_loopback())
}

fn name(headers: &HeaderMap) -> &'static str {
    if is_here(headers) { "testamur-desk" } else { "__Host-testamur-desk" }
}

fn journey_name(headers: &HeaderMap) -> &'static str {
    if is_here(headers) { "testamur-oidc" } else { "__Host-testamur-oidc" }
}

fn secure(headers: &HeaderMap) -> &'static str {
    if is_here(headers) { "" } else { "; Secure" }
}

const LANGUAGE: &str = "testamur-language";

/// A token has 43 letters.
const LONGEST: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(host: &str, cookies: &str) -> HeaderMap {
        let pairs = [(header::HOST, host), (header::COOKIE, cookies)];
        pairs.into_iter().map(|(name, value)| (name, value.parse().unwrap())).collect()
    }

    #[test]
    fn a_cookie_is_bound_to_its_host_wherever_there_is_tls() {
        let there = headers("hill.example", "x=1; __Host-testamur-desk=abc; testamur-desk=d; testamur-language=tr");
        assert_eq!(token(&there), Some("abc"));
        assert_eq!(language(&there), Some(Language::Tr));
        assert_eq!(give(&there, "abc").unwrap(), "__Host-testamur-desk=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
        let here = headers("127.0.0.1:8080", "__Host-testamur-desk=abc; testamur-desk=d");
        assert_eq!(token(&here), Some("d"));
        assert_eq!(give(&here, "d").unwrap(), "testamur-desk=d; Path=/; HttpOnly; SameSite=Lax");
        assert!(take(&here).unwrap().to_str().unwrap().ends_with("Max-Age=0"));
        assert_eq!(token(&headers("hill.example", &format!("__Host-testamur-desk={}", "x".repeat(65)))), None);
    }
}
