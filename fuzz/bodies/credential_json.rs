//! Any bytes are a credential of our shape or a fault; what is read is written again, and then read as the same.

use testamur::credential::{document, payload, read};
use testamur::keys::VerifyingKey;
use testamur::proof::data_integrity::Secured;
use testamur::wire::json;

/// Takes JSON.
pub(super) fn credential_json(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(parsed) = json::parse_object(text) else { return };
    if let Ok(certificate) = read(&parsed) {
        let mut bare = parsed.clone();
        bare.shift_remove("iss");
        bare.shift_remove("proof");
        assert_eq!(serde_json::Value::Object(document(&certificate)), serde_json::Value::Object(bare));
        let signed = json::parse_object(payload(&certificate)).unwrap();
        assert_eq!(read(&signed).as_ref(), Ok(&certificate));
    }
    if let Ok(secured) = Secured::parse(&parsed) {
        // RFC 8032, section 7.1, test 2: no document of the corpus is signed by it.
        let key = VerifyingKey::from_bytes(&[
            0x3d, 0x40, 0x17, 0xc3, 0xe8, 0x43, 0x89, 0x5a, 0x92, 0xb7, 0x0a, 0xa7, 0x4d, 0x1b, 0x7e, 0xbc, 0x9c, 0x98,
            0x2c, 0xcf, 0x2e, 0xc4, 0x96, 0x8c, 0xc0, 0xcd, 0x55, 0xf1, 0x2a, 0xf4, 0x66, 0x0c,
        ])
        .unwrap();
        assert_ne!(secured.verify(&key), Ok(true));
    }
}
