//! Any text is a token or a fault; a token has one spelling, is of one type, and nobody signs for our key.

use testamur::keys::VerifyingKey;
use testamur::proof::jws::{Jws, Typ};

/// Takes a token as text.
pub(super) fn jws(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let read: Vec<Jws> = [Typ::Credential, Typ::TrustList, Typ::Receipt]
        .into_iter()
        .filter_map(|typ| Jws::parse(text, typ).ok())
        .collect();
    assert!(read.len() <= 1, "read as two types");
    // RFC 8032, section 7.1, test 1: the bytes of the corpus are not signed by it.
    let key = VerifyingKey::from_bytes(&[
        0xd7, 0x5a, 0x98, 0x01, 0x82, 0xb1, 0x0a, 0xb7, 0xd5, 0x4b, 0xfe, 0xd3, 0xc9, 0x64, 0x07, 0x3a, 0x0e, 0xe1,
        0x72, 0xf3, 0xda, 0xa6, 0x23, 0x25, 0xaf, 0x02, 0x1a, 0x68, 0xf7, 0x07, 0x51, 0x1a,
    ])
    .unwrap();
    for jws in read {
        assert_eq!(jws.to_token(), text);
        assert!(!jws.verify(&key));
    }
}
