//! A service whose keys cannot be opened.

use zeroize::Zeroizing;

use super::{KEYS, Register, noon, options};
use crate::http::Service;
use crate::issuance::Keyring;
use crate::time::Clock;

/// A service with a passphrase that opens no key.
pub(in crate::http) fn locked_service(register: Register) -> Service {
    let locked = Keyring::new(KEYS.folder.path().to_owned(), Zeroizing::new(b"another".to_vec()));
    Service::new(register.store, locked, Clock::Fixed(noon()), options())
}
