//! Ed25519 and its spellings: Wycheproof, did:key.

use serde_json::Value;
use testamur::keys::{Signature, SigningKey, VerifyingKey};

use crate::shared::shared_json;

fn bytes(hex: &Value) -> Vec<u8> {
    let hex = hex.as_str().unwrap();
    (0..hex.len()).step_by(2).map(|place| u8::from_str_radix(&hex[place..place + 2], 16).unwrap()).collect()
}

/// Strictness may refuse what plain RFC 8032 takes; Wycheproof has no such valid vector, so every verdict is the same.
#[test]
fn wycheproof_agrees() {
    let Some(suite) = shared_json("vectors/wycheproof/ed25519_test.json") else { return };
    let mut checked = 0;
    for group in suite["testGroups"].as_array().unwrap() {
        let key = VerifyingKey::from_bytes(&bytes(&group["publicKey"]["pk"]));
        for test in group["tests"].as_array().unwrap() {
            let signature = Signature::from_bytes(&bytes(&test["sig"]));
            let accepted = key
                .as_ref()
                .is_ok_and(|key| signature.is_some_and(|signature| key.verify(&bytes(&test["msg"]), &signature)));
            assert_eq!(accepted, test["result"] == "valid", "{test}");
            checked += 1;
        }
    }
    assert_eq!(checked, suite["numberOfTests"].as_u64().unwrap());
}

#[test]
fn multikeys_are_those_of_did_key() {
    let Some(vectors) = shared_json("vectors/did-key/ed25519-x25519.json") else { return };
    let mut checked = 0;
    for (did, vector) in vectors.as_object().unwrap() {
        let seed: [u8; 32] = bytes(&vector["seed"]).try_into().unwrap();
        let key = SigningKey::from_seed(seed.into()).verifying_key();
        let multikey = did.strip_prefix("did:key:").unwrap();
        assert_eq!(key.to_multikey(), multikey);
        assert_eq!(VerifyingKey::from_multikey(multikey), Ok(key));
        checked += 1;
    }
    assert_eq!(checked, 5);
}
