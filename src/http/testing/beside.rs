//! Services with others beside them: an OpenID provider, a mail server.

use std::sync::Arc;

use super::{KEYS, Register, keyring, office, options};
use crate::config::Mail;
use crate::http::{Options, Service};
use crate::issuance::oidc::Provider;
use crate::time::Clock;

/// As [`super::service_at`], with an OpenID provider and a mail server.
pub(in crate::http) fn service_with(
    register: Register,
    clock: Clock,
    (provider, mail): (Option<Arc<Provider>>, Option<Mail>),
) -> Service {
    Service::new(office(register.store, keyring(&KEYS.folder), clock), Options { mail, provider, ..options() })
}

/// As another service, at another time.
pub(in crate::http) fn service_like(other: &Service, register: Register, clock: Clock) -> Service {
    let options = &other.0.options;
    service_with(register, clock, (options.provider.clone(), options.mail.clone()))
}
