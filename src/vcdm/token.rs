//! Credentials and presentations of others as compact JWS (Securing Verifiable Credentials using JOSE and COSE, section 3.1),
//! signed with Ed25519.
//!
//! Our own tokens have one spelling, and [`crate::proof::jws`] takes no other. The standard leaves more open: a `kid` that is no
//! DID URL, a `cty`, JWT claims beside the credential. This reader takes those.

use serde_json::{Map, Value};

use crate::keys::{Signature, SigningKey, VerifyingKey};
use crate::time::Instant;
use crate::wire::limits::TOKEN_BYTES;
use crate::wire::{base64url, json};

/// Which of the two a token holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A credential: `vc+jwt`.
    Credential,
    /// A presentation: `vp+jwt`.
    Presentation,
}

impl Kind {
    /// The `typ` of the header.
    #[must_use]
    pub fn typ(self) -> &'static str {
        match self {
            Self::Credential => "vc+jwt",
            Self::Presentation => "vp+jwt",
        }
    }

    /// The `cty` of the header.
    #[must_use]
    pub fn cty(self) -> &'static str {
        match self {
            Self::Credential => "vc",
            Self::Presentation => "vp",
        }
    }

    /// The media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Credential => "application/vc+jwt",
            Self::Presentation => "application/vp+jwt",
        }
    }
}

/// Why a text is not such a token.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TokenFault {
    /// An algorithm other than `EdDSA` and `Ed25519`.
    #[error("an algorithm other than EdDSA with Ed25519")]
    Algorithm,
    /// A claim that is not allowed, or says something else than the document.
    #[error("the claim {0}")]
    Claim(&'static str),
    /// The header says that something must be understood that is not.
    #[error("the header marks members as critical")]
    Critical,
    /// Not a compact JWS of JSON objects.
    #[error("not a compact JWS: {0}")]
    Malformed(&'static str),
    /// The `typ` or `cty` is that of something else.
    #[error("typ is not {0}, or cty not its content")]
    MediaType(&'static str),
    /// The token is no longer, or not yet, to be accepted.
    #[error("the claim {0} says that it is not valid now")]
    NotNow(&'static str),
}

/// A token of good form. Whether its signature is, [`Token::verify`] tells.
#[derive(Debug, Clone)]
pub struct Token {
    kid: Option<String>,
    document: Map<String, Value>,
    signature: Signature,
    signed: String,
}

impl Token {
    /// Reads a token.
    ///
    /// # Errors
    /// [`TokenFault`], the first that is found.
    pub fn parse(token: &str, kind: Kind) -> Result<Self, TokenFault> {
        if token.len() > TOKEN_BYTES {
            return Err(TokenFault::Malformed("it is too long"));
        }
        let three = TokenFault::Malformed("it does not have three parts");
        let (signed, signature) = token.rsplit_once('.').ok_or(three.clone())?;
        let (header, payload) = signed.split_once('.').filter(|(_, payload)| !payload.contains('.')).ok_or(three)?;
        let header = object(header)?;
        let kid = read_header(&header, kind)?;
        let signature = base64url::decode(signature).ok().and_then(|bytes| Signature::from_bytes(&bytes));
        let signature = signature.ok_or(TokenFault::Malformed("the signature is not base64url of 64 bytes"))?;
        let document = object(payload)?;
        // Section 3.1.1: the data model is the payload; the members of VC 1.1's JWT encoding are not.
        if document.contains_key("vc") || document.contains_key("vp") {
            return Err(TokenFault::Claim("vc or vp is not of this form of token"));
        }
        Ok(Self { kid, document, signature, signed: signed.to_owned() })
    }

    /// The key that the header names, as it names it.
    #[must_use]
    pub fn kid(&self) -> Option<&str> {
        self.kid.as_deref()
    }

    /// Whether the signature is this key's.
    #[must_use]
    pub fn verify(&self, key: &VerifyingKey) -> bool {
        key.verify(self.signed.as_bytes(), &self.signature)
    }

    /// The document, once its JWT claims agree with it and with the time. It is not yet known to be signed.
    ///
    /// # Errors
    /// [`TokenFault::Claim`] or [`TokenFault::NotNow`].
    pub fn document(&self, at: Instant) -> Result<&Map<String, Value>, TokenFault> {
        let said = |member: &str| self.document.get(member);
        for (claim, member) in [("iss", "issuer"), ("iss", "holder"), ("jti", "id")] {
            let Some((claimed, meant)) = said(claim).zip(said(member)) else { continue };
            let meant = meant.get("id").unwrap_or(meant);
            if claimed != meant {
                return Err(TokenFault::Claim(if claim == "iss" {
                    "iss is not the issuer or holder"
                } else {
                    "jti is not the id"
                }));
            }
        }
        for (claim, is_past) in [("exp", true), ("nbf", false)] {
            let Some(value) = said(claim) else { continue };
            let seconds = value.as_f64().ok_or(TokenFault::Claim("exp or nbf is not a number of seconds"))?;
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a bound beyond the years of any clock is kept within them"
            )]
            let bound = Instant::from_unix(seconds as i64);
            if if is_past { at >= bound } else { at < bound } {
                return Err(TokenFault::NotNow(claim));
            }
        }
        Ok(&self.document)
    }
}

/// Signs a document. The header has `alg`, `cty`, `kid` where there is one, `typ`.
#[must_use]
pub fn sign(document: &Map<String, Value>, kind: Kind, kid: Option<&str>, key: &SigningKey) -> String {
    let mut header = Map::new();
    header.insert("alg".to_owned(), "EdDSA".into());
    header.insert("cty".to_owned(), kind.cty().into());
    if let Some(kid) = kid {
        header.insert("kid".to_owned(), kid.into());
    }
    header.insert("typ".to_owned(), kind.typ().into());
    let mut token = String::new();
    base64url::encode_onto(&mut token, Value::Object(header).to_string());
    token.push('.');
    base64url::encode_onto(&mut token, Value::Object(document.clone()).to_string());
    let signature = key.sign(token.as_bytes());
    token.push('.');
    base64url::encode_onto(&mut token, signature.0);
    token
}

fn object(part: &str) -> Result<Map<String, Value>, TokenFault> {
    let bytes = base64url::decode(part).map_err(|_| TokenFault::Malformed("a part is not base64url"))?;
    let text = String::from_utf8(bytes).map_err(|_| TokenFault::Malformed("a part is not UTF-8"))?;
    json::parse_object(text).map_err(|_| TokenFault::Malformed("a part is not a JSON object"))
}

fn read_header(header: &Map<String, Value>, kind: Kind) -> Result<Option<String>, TokenFault> {
    let text = |member: &str| header.get(member).and_then(Value::as_str);
    if !matches!(text("alg"), Some("EdDSA" | "Ed25519")) {
        return Err(TokenFault::Algorithm);
    }
    if header.contains_key("crit") || header.contains_key("b64") {
        return Err(TokenFault::Critical);
    }
    // RFC 7515, section 4.1.9: "application/" may be left out.
    let is = |member: &str, word: &str| {
        text(member).is_some_and(|typ| typ.strip_prefix("application/").unwrap_or(typ) == word)
    };
    if !is("typ", kind.typ()) || (header.contains_key("cty") && !is("cty", kind.cty())) {
        return Err(TokenFault::MediaType(kind.typ()));
    }
    match header.get("kid") {
        None => Ok(None),
        Some(Value::String(kid)) => Ok(Some(kid.clone())),
        Some(_) => Err(TokenFault::Malformed("kid is not a text")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use zeroize::Zeroizing;

    use super::*;

    fn key() -> SigningKey {
        SigningKey::from_seed(Zeroizing::new(*b"TEST ONLY: a seed of 32 bytes..."))
    }

    fn at() -> Instant {
        Instant::parse("2026-07-15T12:00:00Z").unwrap()
    }

    fn token(header: &Value, payload: &Value) -> String {
        let signed = format!("{}.{}", base64url::encode(header.to_string()), base64url::encode(payload.to_string()));
        format!("{signed}.{}", base64url::encode(key().sign(signed.as_bytes()).0))
    }

    #[test]
    fn reads_what_it_signs() {
        let document = json!({"issuer": {"id": "did:example:i"}, "iss": "did:example:i", "exp": 4_000_000_000_u64});
        let document = document.as_object().unwrap();
        let token = sign(document, Kind::Credential, Some("did:example:i#k"), &key());
        let read = Token::parse(&token, Kind::Credential).unwrap();
        assert_eq!((read.kid(), read.document(at())), (Some("did:example:i#k"), Ok(document)));
        assert!(read.verify(&key().verifying_key()));
        let other = SigningKey::from_seed(Zeroizing::new(*b"TEST ONLY: another seed of 32 b."));
        assert!(!read.verify(&other.verifying_key()));
        assert_eq!(Token::parse(&token, Kind::Presentation).unwrap_err(), TokenFault::MediaType("vp+jwt"));
    }

    #[test]
    fn refuses_other_headers() {
        let good = json!({"alg": "EdDSA", "typ": "vc+jwt"});
        assert!(Token::parse(&token(&good, &json!({})), Kind::Credential).is_ok());
        for (member, value) in [
            ("alg", json!("none")),
            ("alg", json!("ES256")),
            ("alg", json!("eddsa")),
            ("typ", json!("JWT")),
            ("typ", Value::Null),
            ("cty", json!("vp")),
            ("crit", json!([])),
            ("b64", json!(false)),
            ("kid", json!(1)),
        ] {
            let mut header = good.clone();
            header[member] = value.clone();
            assert!(Token::parse(&token(&header, &json!({})), Kind::Credential).is_err(), "{member}: {value}");
        }
        for text in ["", "a.b", "a.b.c.d", "e30.e30.", "e30..AA"] {
            assert!(Token::parse(text, Kind::Credential).is_err(), "{text}");
        }
    }

    #[test]
    fn claims_agree_with_the_document_and_the_time() {
        let header = json!({"alg": "Ed25519", "typ": "application/vc+jwt", "cty": "vc"});
        let said = |payload: Value| {
            let token = Token::parse(&token(&header, &payload), Kind::Credential)?;
            token.document(at()).map(|_| ())
        };
        assert_eq!(
            said(json!({"iss": "did:example:i", "issuer": "did:example:i", "jti": "urn:x:1", "id": "urn:x:1"})),
            Ok(())
        );
        for payload in [
            json!({"vc": {}}),
            json!({"vp": "x"}),
            json!({"iss": "did:example:j", "issuer": "did:example:i"}),
            json!({"jti": "urn:x:2", "id": "urn:x:1"}),
            json!({"exp": 1_784_116_800}),
            json!({"exp": "soon"}),
            json!({"nbf": 4_000_000_000_u64}),
        ] {
            assert!(said(payload.clone()).is_err(), "{payload}");
        }
    }
}
