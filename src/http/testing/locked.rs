//! Services whose keys cannot be opened, or that have none.

use zeroize::Zeroizing;

use super::{KEYS, Register, noon, office, options};
use crate::http::{Options, Service};
use crate::issuance::Keyring;
use crate::time::Clock;

/// A service with a passphrase that opens no key.
pub(in crate::http) fn locked_service(register: Register) -> Service {
    let locked = Keyring::new(KEYS.folder.path().to_owned(), Zeroizing::new(b"another".to_vec()));
    Service::new(office(register.store, locked, Clock::Fixed(noon())), options())
}

/// A service that has no key files and knows it, at another time.
pub(in crate::http) fn unsealing_service(register: Register, clock: Clock) -> Service {
    let nowhere = Keyring::new(KEYS.folder.path().join("lost"), Zeroizing::default());
    Service::new(office(register.store, nowhere, clock), Options { signs: false, ..options() })
}

/// A service whose key files are lost.
pub(in crate::http) fn service_without_keys(register: Register) -> Service {
    let nowhere = Keyring::new(KEYS.folder.path().join("lost"), Zeroizing::new(b"TEST ONLY".to_vec()));
    Service::new(office(register.store, nowhere, Clock::Fixed(noon())), options())
}
