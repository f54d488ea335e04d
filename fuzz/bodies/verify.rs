//! Any text gets an answer; nothing is accepted that the institution's key did not sign.

use std::sync::LazyLock;

use testamur::claims::Did;
use testamur::time::Instant;
use testamur::trust::did_document::read_did_document;
use testamur::trust::{Belief, Trust};
use testamur::verify::{Evidence, Policy, Verdict, verify as judge};
use testamur::wire::json;

/// Takes what a person pastes: a token, a credential, texts of codes.
pub(super) fn verify(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let at = Instant::parse("2026-07-15T09:00:00Z").unwrap();
    let answer = judge(&Evidence::from_text(text), &TRUST, &Policy::for_programs(), at);
    assert!(!matches!(answer.verdict, Verdict::Accept { .. }), "{text}");
    assert_eq!(answer, judge(&Evidence::from_text(text), &TRUST, &Policy::for_programs(), at), "not deterministic");
    serde_json::to_string(&answer).unwrap();
}

/// The institution that the corpus names, pinned, with a key that signed nothing in it (RFC 8032, section 7.1, test 1).
static TRUST: LazyLock<Trust> = LazyLock::new(|| {
    let document = r#"{"id":"did:web:demo.testamur.example:medeniyet",
        "verificationMethod":[{"id":"did:web:demo.testamur.example:medeniyet#key-1","type":"JsonWebKey",
            "controller":"did:web:demo.testamur.example:medeniyet",
            "publicKeyJwk":{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}}],
        "assertionMethod":["did:web:demo.testamur.example:medeniyet#key-1"]}"#;
    let did = Did::parse("did:web:demo.testamur.example:medeniyet").unwrap();
    let mut trust = Trust::new();
    trust.add(read_did_document(&json::parse_object(document).unwrap(), &did).unwrap(), Belief::Pinned);
    trust
});
