//! What an operator watches, in the text form of Prometheus (`OpenMetrics` 1.0), on an address of its own. It counts; it names nobody.

use std::borrow::Cow;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::{ConstCounter, Counter};
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use tokio::net::TcpListener;

use super::Service;
use crate::verify::{Answer, Reason};

/// A label has a fixed name and a value of a small set: routes, never paths.
type Labels = [(&'static str, Cow<'static, str>); 2];

/// The counters of one service.
pub(super) struct Metrics {
    registry: Registry,
    requests: Family<Labels, Counter>,
    seconds: Histogram,
    verdicts: Family<Labels, Counter>,
    /// What is counted most often, at hand.
    usual: Usual,
}

struct Usual {
    verified: Counter,
    accepted: Counter,
}

impl Metrics {
    pub(super) fn new() -> Self {
        let mut registry = Registry::with_prefix("testamur");
        let (requests, verdicts) = (Family::<Labels, Counter>::default(), Family::<Labels, Counter>::default());
        let seconds = Histogram::new(SECONDS);
        registry.register("requests", "Requests by route and status", Family::clone(&requests));
        registry.register("request_seconds", "Seconds until an answer begins", seconds.clone());
        registry.register("verdicts", "Certificates examined, by verdict and reason", Family::clone(&verdicts));
        let usual = Usual {
            verified: requests.get_or_create_owned(&labels(("route", VERIFY), ("status", "200"))),
            accepted: verdicts.get_or_create_owned(&labels(("verdict", "accept"), ("reason", ""))),
        };
        Self { registry, requests, seconds, verdicts, usual }
    }

    /// One request was answered.
    pub(super) fn answered(&self, route: &str, status: StatusCode, after: Duration) {
        if route == VERIFY && status == StatusCode::OK {
            self.usual.verified.inc();
        } else {
            let (route, status) = (Cow::Owned(route.to_owned()), Cow::Owned(status.as_str().to_owned()));
            self.requests.get_or_create(&[("route", route), ("status", status)]).inc();
        }
        self.seconds.observe(after.as_secs_f64());
    }

    /// Something was examined.
    pub(super) fn examined(&self, answer: &Answer) {
        for finding in &answer.results {
            match finding.verdict.reason().map_or("", Reason::code) {
                "" => self.usual.accepted.inc(),
                reason => {
                    self.verdicts.get_or_create(&labels(("verdict", finding.verdict.word()), ("reason", reason))).inc()
                }
            };
        }
    }
}

const VERIFY: &str = "/v1/verify";

fn labels(first: (&'static str, &'static str), second: (&'static str, &'static str)) -> Labels {
    [first, second].map(|(name, value)| (name, Cow::Borrowed(value)))
}

/// From half a millisecond to half a minute.
const SECONDS: [f64; 11] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1.0, 2.5, 10.0, 30.0];

/// Serves `GET /metrics` on an address that only the operator reaches, until the process ends.
///
/// # Errors
/// If the address fails.
pub async fn serve_metrics(service: Service, listener: TcpListener) -> std::io::Result<()> {
    axum::serve(listener, Router::new().route("/metrics", get(handler)).with_state(service)).await
}

async fn handler(State(service): State<Service>) -> Response {
    let mut text = String::new();
    // Writing into a string does not fail.
    let _written =
        encode(&mut text, &service.0.metrics.registry).and_then(|()| encode(&mut text, &momentary(&service)));
    // Two registries were written: each has its end mark, and a text has one.
    let text = text.replacen("# EOF\n", "", 1);
    ([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text).into_response()
}

/// What is read at the moment when somebody asks.
fn momentary(service: &Service) -> Registry {
    let mut registry = Registry::with_prefix("testamur");
    let free = i64::try_from(service.0.cores.available_permits()).unwrap_or(i64::MAX);
    registry.register("free_cores", "Cores that wait for work", ConstGauge::new(free));
    if let Some(counts) = service.0.options.fetch.as_ref().map(crate::fetch::Fetch::counts) {
        for (name, about, count) in [
            ("fetch_fetched", "Documents of others that were fetched", counts.fetched),
            ("fetch_cached", "Documents of others that were at hand", counts.cached),
            ("fetch_refused", "Fetches that were not tried: budget, fence, earlier failure", counts.refused),
            ("fetch_failed", "Fetches that failed", counts.failed),
        ] {
            registry.register(name, about, ConstCounter::new(count));
        }
    }
    registry
}

#[cfg(test)]
mod tests {
    use super::super::testing::{body, get, post, register, send, service};
    use super::*;

    #[tokio::test]
    async fn requests_and_verdicts_are_counted_by_route_and_never_by_path() {
        let register = register().await;
        let service = service(register.clone());
        let missing = format!("/c/{}", register.uuid);
        for request in [
            post("/v1/verify", "text/plain", register.token.clone()),
            post("/v1/verify", "text/plain", "no"),
            get(&missing),
        ] {
            send(&service, request).await;
        }
        let text = body(handler(State(service)).await).await;
        assert!(text.contains("testamur_requests_total{route=\"/v1/verify\",status=\"200\"} 2"), "{text}");
        assert!(text.contains("testamur_verdicts_total{verdict=\"accept\",reason=\"\"} 1"), "{text}");
        assert!(text.contains("testamur_verdicts_total{verdict=\"undecided\",reason=\"nothing-found\"} 1"), "{text}");
        assert!(text.contains("testamur_request_seconds_count 3") && text.contains("testamur_free_cores "), "{text}");
        assert!(!text.contains(&register.uuid));
        assert_eq!((text.matches("# EOF").count(), text.ends_with("# EOF\n")), (1, true), "{text}");
    }
}
