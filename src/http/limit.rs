//! How often somebody may ask. What is cheap is counted by address generously; what could be used for guessing, strictly.

use std::net::IpAddr;
use std::num::NonZeroU32;

use axum::extract::Request;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::Service;
use super::peer::address;
use super::problem::Problem;
use crate::config::Limits;

/// What a request costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cost {
    Verify,
    Lookup,
    SignIn,
    Register,
}

type Counter = Option<DefaultKeyedRateLimiter<IpAddr>>;

/// The counters of one service.
pub(super) struct Counters {
    verify: Counter,
    lookup: Counter,
    sign_in: Counter,
    register: Counter,
}

impl Counters {
    pub(super) fn new(limits: Limits) -> Self {
        let counter = |a_minute| NonZeroU32::new(a_minute).map(|number| RateLimiter::keyed(Quota::per_minute(number)));
        Self {
            verify: counter(limits.verify),
            lookup: counter(limits.lookup),
            sign_in: counter(limits.sign_in),
            register: counter(limits.register),
        }
    }

    /// Counts one request; in how many seconds to come again, if it was one too many.
    fn count(&self, cost: Cost, address: IpAddr) -> Result<(), u64> {
        let counter = match cost {
            Cost::Verify if address.is_loopback() => return Ok(()),
            Cost::Verify => &self.verify,
            Cost::Lookup => &self.lookup,
            Cost::SignIn => &self.sign_in,
            Cost::Register => &self.register,
        };
        let Some(counter) = counter else { return Ok(()) };
        counter.check_key(&group(address)).map_err(|until| {
            // Addresses that have not asked for a while are forgotten when somebody is refused, so that an attack from many
            // addresses does not fill the memory.
            if counter.len() > MOST_ADDRESSES {
                counter.retain_recent();
                counter.shrink_to_fit();
            }
            until.wait_time_from(DefaultClock::default().now()).as_secs() + 1
        })
    }
}

/// More than so many addresses are not remembered longer than they must be.
const MOST_ADDRESSES: usize = 100_000;

/// One household has one IPv6 network of 64 bits, and any number of addresses in it.
fn group(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => IpAddr::V6((address.to_bits() >> 64 << 64).into()),
    }
}

/// What a route costs; `None`: it is not counted.
fn cost(route: &str) -> Option<Cost> {
    match route {
        "/v" | "/v1/verify" | "/v1/verify/batch" | "/credentials/verify" | "/presentations/verify" => {
            Some(Cost::Verify)
        }
        "/v1/lookup" => Some(Cost::Lookup),
        "/oauth/token"
        | "/v1/session"
        | "/desk/sign-in/password"
        | "/desk/sign-in/passkey"
        | "/desk/invitation/{secret}"
        | "/desk/invitation/{secret}/oidc"
        | "/desk/link/ask"
        | "/desk/link/remove"
        | "/desk/sign-in/oidc"
        | "/desk/sign-in/oidc/back"
        | "/desk/passkeys/ask"
        | "/desk/passkeys/remove"
        | "/desk/code/check" => Some(Cost::SignIn),
        // A page has as many pictures as certificates; each waits for a free core.
        "/desk/of/{slug}/batches/{digest}/sheets/{sheet}" => None,
        "/credentials/issue" | "/credentials/status" => Some(Cost::Register),
        route if route.starts_with("/v1/institutions/") || route.starts_with("/desk/") => Some(Cost::Register),
        _ => None,
    }
}

impl Service {
    /// Counts a request of a route.
    pub(super) fn count(&self, route: &str, request: &Request) -> Result<(), Problem> {
        let Some(cost) = cost(route) else { return Ok(()) };
        let address = address(request, &self.0.options.proxies);
        self.0.counters.count(cost, address).map_err(|seconds| Problem::TooMany { seconds })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counters(limits: Limits) -> Counters {
        Counters::new(limits)
    }

    #[test]
    fn one_too_many_is_told_when_to_come_again() {
        let counters = counters(Limits { lookup: 2, ..Limits::default() });
        let (one, other) = ("192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        assert_eq!([counters.count(Cost::Lookup, one), counters.count(Cost::Lookup, one)], [Ok(()), Ok(())]);
        let seconds = counters.count(Cost::Lookup, one).unwrap_err();
        assert!((1..=31).contains(&seconds), "{seconds}");
        assert_eq!(counters.count(Cost::Lookup, other), Ok(()));
        assert_eq!(counters.count(Cost::SignIn, one), Ok(()));
    }

    #[test]
    fn a_network_of_64_bits_is_one_household() {
        let counters = counters(Limits { sign_in: 1, ..Limits::default() });
        assert_eq!(counters.count(Cost::SignIn, "2001:db8::1".parse().unwrap()), Ok(()));
        assert!(counters.count(Cost::SignIn, "2001:db8::2".parse().unwrap()).is_err());
        assert_eq!(counters.count(Cost::SignIn, "2001:db8:0:1::2".parse().unwrap()), Ok(()));
    }

    #[test]
    fn nought_is_no_limit_and_this_machine_verifies_freely() {
        let counters = counters(Limits { lookup: 0, verify: 1, ..Limits::default() });
        let (here, there) = ("127.0.0.1".parse().unwrap(), "192.0.2.1".parse().unwrap());
        for _ in 0..50 {
            assert_eq!(counters.count(Cost::Lookup, there), Ok(()));
            assert_eq!(counters.count(Cost::Verify, here), Ok(()));
        }
        assert_eq!(counters.count(Cost::Verify, there), Ok(()));
        assert!(counters.count(Cost::Verify, there).is_err());
    }
}
