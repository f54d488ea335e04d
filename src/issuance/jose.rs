//! josekit over our own key: the framing of every token that the gate seals, and, with josekit's own OpenSSL key, the
//! second road by which the gate verifies it.

use std::fmt;
use std::sync::Arc;

use josekit::JoseError;
use josekit::jwk::Jwk;
use josekit::jws::alg::eddsa::EddsaJwsAlgorithm;
use josekit::jws::{self, JwsAlgorithm, JwsHeader, JwsSigner};
use serde_json::Value;

use crate::keys::{KeyId, SigningKey, VerifyingKey};

/// Frames a token by josekit, signed by our key.
///
/// # Errors
/// josekit's own, if it cannot serialise.
pub fn sign(payload: &str, kid: &KeyId, key: &Arc<SigningKey>) -> Result<String, JoseError> {
    let mut header = JwsHeader::new();
    for (member, value) in [("alg", "EdDSA"), ("kid", kid.as_str()), ("typ", "vc+jwt")] {
        header.set_claim(member, Some(Value::from(value)))?;
    }
    jws::serialize_compact(
        payload.as_bytes(),
        &header,
        &OurSigner { key: Arc::clone(key), kid: kid.as_str().to_owned() },
    )
}

/// Verifies a token by josekit with an OpenSSL key and gives its payload.
///
/// # Errors
/// josekit's own, if the token does not verify.
pub fn verify_by_openssl(token: &str, key: &VerifyingKey) -> Result<Vec<u8>, JoseError> {
    let mut jwk = Jwk::new("OKP");
    jwk.set_curve("Ed25519");
    jwk.set_parameter("x", Some(Value::from(key.to_jwk_x())))?;
    let verifier = jws::EdDSA.verifier_from_jwk(&jwk)?;
    jws::deserialize_compact(token, &verifier).map(|(payload, _)| payload)
}

#[derive(Clone)]
struct OurSigner {
    key: Arc<SigningKey>,
    kid: String,
}

impl JwsSigner for OurSigner {
    fn algorithm(&self) -> &dyn JwsAlgorithm {
        &EddsaJwsAlgorithm::Eddsa
    }

    fn key_id(&self) -> Option<&str> {
        Some(&self.kid)
    }

    fn signature_len(&self) -> usize {
        64
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, JoseError> {
        Ok(self.key.sign(message).0.to_vec())
    }

    fn box_clone(&self) -> Box<dyn JwsSigner> {
        Box::new(self.clone())
    }
}

impl fmt::Debug for OurSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OurSigner({})", self.kid)
    }
}

#[cfg(test)]
mod tests {
    use zeroize::Zeroizing;

    use super::*;

    #[test]
    fn the_header_has_our_order_and_openssl_agrees() {
        let key = Arc::new(SigningKey::from_seed(Zeroizing::new(*b"TEST ONLY: a seed of 32 bytes...")));
        let kid = KeyId::parse("did:web:demo.testamur.example#key-1").unwrap();
        let token = sign("{}", &kid, &key).unwrap();
        let header = crate::wire::base64url::decode(token.split('.').next().unwrap()).unwrap();
        assert_eq!(header, br#"{"alg":"EdDSA","kid":"did:web:demo.testamur.example#key-1","typ":"vc+jwt"}"#);
        assert_eq!(verify_by_openssl(&token, &key.verifying_key()).unwrap(), b"{}");
        let other = SigningKey::from_seed(Zeroizing::new(*b"TEST ONLY: another seed of 32 b.")).verifying_key();
        assert!(verify_by_openssl(&token, &other).is_err());
    }
}
