//! Any text is a link or a fault; what unpacks is bounded and, as a token, packs again.

use testamur::claims::Authority;
use testamur::qr::{Content, Link, MAX_TEXT, encode};

/// Takes text as it was scanned; other bytes are put into the digits of a link, so that mutations reach the inner layers.
pub(super) fn qr(data: &[u8]) {
    let text = match std::str::from_utf8(data) {
        Ok(text) if text.trim_ascii_start().starts_with("http") => text.to_owned(),
        _ => format!("https://demo.testamur.example/v#{}", digits(data)),
    };
    let Ok(link) = Link::parse(&text) else { return };
    let Content::Whole(packed) = link.content() else { return };
    let longest = Authority::parse(&format!("{}.example", "a".repeat(60))).unwrap();
    for authority in [Some(link.authority()), link.former_authority(), Some(&longest)].into_iter().flatten() {
        let Ok(unpacked) = packed.unpack(authority) else { continue };
        assert!(unpacked.header.len() + unpacked.payload.len() <= MAX_TEXT);
        let token = unpacked.to_token();
        if let Ok(again) = encode(&token, authority, packed.dictionary()) {
            let again = Link::parse(&again.text).unwrap();
            let Content::Whole(packed) = again.content() else { panic!("packed as a reference") };
            assert_eq!(packed.unpack(authority).unwrap().to_token(), token);
        }
    }
}

/// Each 7 bytes as 17 digits, and a shorter tail (docs/QR.md, "Text").
fn digits(data: &[u8]) -> String {
    let width = [0, 3, 5, 8, 10, 13, 15, 17];
    let group = |bytes: &[u8]| {
        let number = bytes.iter().rev().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        format!("{number:0width$}", width = width[bytes.len()])
    };
    data.chunks(7).map(group).collect()
}
