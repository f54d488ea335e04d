//! What a client reads: media types and languages (RFC 9110, section 12.5).

use axum::http::{HeaderMap, Uri, header};

use crate::claims::Language;

/// The languages of our pages; the first is for everyone else.
pub(super) use crate::words::SPOKEN as LANGUAGES;

/// The offer that a client likes best. Whoever says nothing, or likes none, gets the first.
pub(super) fn media<'a>(headers: &HeaderMap, offers: &[&'a str]) -> &'a str {
    let first = offers.first().copied().unwrap_or_default();
    let ranges = weighted(headers, header::ACCEPT);
    let mut best = (0, first);
    for &offer in offers {
        // The most specific range that matches decides (section 12.5.1).
        let fitting = ranges.iter().filter_map(|(range, weight)| Some((specificity(range, offer)?, *weight)));
        let weight = fitting.max_by_key(|(specificity, _)| *specificity).map_or(0, |(_, weight)| weight);
        if weight > best.0 {
            best = (weight, offer);
        }
    }
    best.1
}

/// Whether the client is a browser that shows pages: it names `text/html`.
pub(super) fn wants_page(headers: &HeaderMap) -> bool {
    let text = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    text.split(',').any(|range| range.trim().get(..9).is_some_and(|range| range.eq_ignore_ascii_case("text/html")))
}

/// The language of the answer: the query's `lang`, else the browser's, else English.
pub(super) fn language(headers: &HeaderMap, uri: &Uri) -> Language {
    let asked = uri.query().unwrap_or_default().split('&').find_map(|part| part.strip_prefix("lang="));
    asked.and_then(known).unwrap_or_else(|| spoken(headers))
}

/// The language that the browser asks for.
pub(super) fn spoken(headers: &HeaderMap) -> Language {
    liked(headers, known).unwrap_or(Language::En)
}

/// Of the languages that are known, the one that the browser likes best.
pub(super) fn liked<T>(headers: &HeaderMap, known: impl Fn(&str) -> Option<T>) -> Option<T> {
    let wanted = weighted(headers, header::ACCEPT_LANGUAGE);
    let wanted = wanted.into_iter().filter(|(_, weight)| *weight > 0);
    let known = wanted.filter_map(|(tag, weight)| Some((known(tag)?, weight))).collect::<Vec<_>>();
    // `max_by_key` gives the last of equals; the first in the list is meant.
    known.into_iter().rev().max_by_key(|(_, weight)| *weight).map(|(language, _)| language)
}

/// Whether the client unpacks gzip (RFC 9110, section 12.5.3).
pub(super) fn takes_gzip(headers: &HeaderMap) -> bool {
    weighted(headers, header::ACCEPT_ENCODING).iter().any(|(coding, weight)| *coding == "gzip" && *weight > 0)
}

/// A language of ours, by its tag or a longer one: `tr`, `tr-TR`.
pub(super) fn known(tag: &str) -> Option<Language> {
    let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    Language::from_tag(&primary).filter(|language| LANGUAGES.contains(language))
}

/// The members of a list with their weights in thousandths. A list longer than any browser's is cut.
fn weighted(headers: &HeaderMap, name: header::HeaderName) -> Vec<(&str, u16)> {
    let texts = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    texts.flat_map(|text| text.split(',')).take(MAX_RANGES).map(weigh).collect()
}

fn weigh(member: &str) -> (&str, u16) {
    let mut parts = member.split(';').map(str::trim);
    let range = parts.next().unwrap_or_default();
    let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    let weight =
        weight.map_or(Some(1.0), |text| text.parse::<f32>().ok().filter(|weight| (0.0..=1.0).contains(weight)));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1,000")]
    (range, (weight.unwrap_or(0.0) * 1000.0) as u16)
}

/// How closely a range fits a type: 2 exactly, 1 by its first half, 0 as `*/*`; `None` not at all.
fn specificity(range: &str, offer: &str) -> Option<u8> {
    let essence = offer.split(';').next().unwrap_or_default();
    if range.eq_ignore_ascii_case(essence) {
        Some(2)
    } else if range.strip_suffix("/*").is_some_and(|kind| essence.split('/').next() == Some(kind)) {
        Some(1)
    } else {
        (range == "*/*").then_some(0)
    }
}

const MAX_RANGES: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: header::HeaderName, value: &str) -> HeaderMap {
        [(name, value.parse().unwrap())].into_iter().collect()
    }

    #[test]
    fn the_best_liked_type_wins() {
        let offers = ["application/vc", "application/vc+jwt", "text/html; charset=utf-8"];
        for (accept, expected) in [
            ("*/*", "application/vc"),
            ("application/vc+jwt", "application/vc+jwt"),
            ("application/*;q=0.5, application/vc+jwt;q=0.9", "application/vc+jwt"),
            ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"),
            ("image/png", "application/vc"),
            ("application/vc;q=0, */*;q=0.1", "application/vc+jwt"),
            (";;q=x,,", "application/vc"),
        ] {
            assert_eq!(media(&headers(header::ACCEPT, accept), &offers), expected, "{accept}");
        }
        assert_eq!(media(&HeaderMap::new(), &offers), "application/vc");
    }

    #[test]
    fn the_language_is_the_querys_or_the_browsers() {
        let uri = |text: &str| text.parse::<Uri>().unwrap();
        for (accept, expected) in [
            ("tr-TR,tr;q=0.9,en;q=0.8", "tr"),
            ("de,az;q=0.3,ru;q=0.4", "ru"),
            ("de", "en"),
            ("en;q=0,az;q=0.1", "az"),
            ("ru,tr", "ru"),
        ] {
            let headers = headers(header::ACCEPT_LANGUAGE, accept);
            assert_eq!(language(&headers, &uri("/v")).tag(), expected, "{accept}");
            assert_eq!(language(&headers, &uri("/v?x=1&lang=az")).tag(), "az");
            assert_eq!(language(&headers, &uri("/v?lang=it")).tag(), expected);
        }
    }
}
