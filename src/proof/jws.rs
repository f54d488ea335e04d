//! Compact JWS (RFC 7515, section 7.1) with Ed25519 (RFC 8037, section 3.1; RFC 9864, section 2.2), read strictly.
//!
//! The protected header holds exactly `alg`, `kid` and `typ`. Everything else that a header may say (`crit`, `b64`, `jwk`,
//! `jku`, `x5c`, …) either changes what is signed or offers a key of the signer's choosing, so it is refused rather than ignored.

use serde_json::{Map, Value};

use crate::keys::{KeyId, Signature, SigningKey, VerifyingKey};
use crate::wire::json::JsonFault;
use crate::wire::limits::{TOKEN_BYTES, TRUST_LIST_BYTES};
use crate::wire::{base64url, json};

/// What a token is, as its `typ` says (RFC 8725, section 3.11). Each reader takes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Typ {
    /// A credential: `vc+jwt` (Securing Verifiable Credentials using JOSE and COSE, section 3.1.1).
    Credential,
    /// A receipt of a verification: `testamur-receipt+jwt`.
    Receipt,
    /// A trust list: `testamur-trust+jwt`.
    TrustList,
}

impl Typ {
    /// The word in the header.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Credential => "vc+jwt",
            Self::Receipt => "testamur-receipt+jwt",
            Self::TrustList => "testamur-trust+jwt",
        }
    }

    /// The longest token of this type. A trust list grows with its institutions.
    #[must_use]
    pub fn max_bytes(self) -> usize {
        match self {
            Self::Credential | Self::Receipt => TOKEN_BYTES,
            Self::TrustList => TRUST_LIST_BYTES / 3 * 4 + HEADER_BYTES * 2,
        }
    }
}

/// Why a text is not a token that we verify.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum JwsFault {
    /// The header lacks `alg`, `kid` or `typ`, or one of them is not a string.
    #[error("the header has no {0}")]
    HeaderLacks(&'static str),
    /// The header says more than `alg`, `kid` and `typ`.
    #[error("the header says more than alg, kid and typ")]
    HeaderMember,
    /// `kid` is not a DID URL.
    #[error("kid is not a DID URL that names a key")]
    KeyId,
    /// It may be good, but this verifier is too small to tell (feature `whole`).
    #[error("it takes a whole verifier to read this")]
    Lacking,
    /// Not three non-empty parts of base64url, or a part that does not hold what it should.
    #[error("not a compact JWS: {0}")]
    Malformed(&'static str),
    /// Longer than a token of this type may be.
    #[error("longer than {0} bytes")]
    TooLong(usize),
    /// Any `alg` but `EdDSA` and `Ed25519`, also `none`.
    #[error("an algorithm other than EdDSA")]
    UnsupportedAlgorithm,
    /// A token of another type.
    #[error("a token of another type than {0}")]
    WrongType(&'static str),
}

impl JwsFault {
    /// The permanent code of this fault.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::HeaderLacks(_) => "header-incomplete",
            Self::HeaderMember => "header-member-unknown",
            Self::KeyId => "key-id-malformed",
            Self::Lacking => "needs-server",
            Self::Malformed(_) => "malformed",
            Self::TooLong(_) => "too-long",
            Self::UnsupportedAlgorithm => "unsupported-algorithm",
            Self::WrongType(_) => "wrong-type",
        }
    }
}

/// A compact JWS whose form is good. Whether its signature is, [`Jws::verify`] tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jws {
    kid: KeyId,
    payload: String,
    signature: Signature,
    /// What is signed: the first two parts with the dot between them.
    signed: String,
}

impl Jws {
    /// Reads a token.
    ///
    /// # Errors
    /// [`JwsFault`], the first that is found.
    pub fn parse(token: &str, typ: Typ) -> Result<Self, JwsFault> {
        if token.len() > typ.max_bytes() {
            return Err(JwsFault::TooLong(typ.max_bytes()));
        }
        let three = JwsFault::Malformed("not three parts");
        let (signed, signature) = token.rsplit_once('.').ok_or(three.clone())?;
        let (header, payload) = signed.split_once('.').filter(|(_, payload)| !payload.contains('.')).ok_or(three)?;
        let signature = base64url::decode(signature).ok().and_then(|bytes| Signature::from_bytes(&bytes));
        let signature = signature.ok_or(JwsFault::Malformed("the signature is not base64url of 64 bytes"))?;
        let kid = read_header(&decode(header)?, typ)?;
        Ok(Self { kid, payload: decode(payload)?, signature, signed: signed.to_owned() })
    }

    /// Puts a token together from its decoded parts, as a QR code holds them.
    ///
    /// # Errors
    /// As [`Jws::parse`].
    pub fn from_parts(header: &str, payload: &str, signature: Signature, typ: Typ) -> Result<Self, JwsFault> {
        let length = encoded_length(header) + encoded_length(payload) + SIGNATURE_CHARACTERS + 2;
        if length > typ.max_bytes() {
            return Err(JwsFault::TooLong(typ.max_bytes()));
        }
        if payload.is_empty() {
            return Err(EMPTY_PART);
        }
        let kid = read_header(header, typ)?;
        Ok(Self { kid, payload: payload.to_owned(), signature, signed: signing_input(header, payload) })
    }

    /// The key that the header names.
    #[must_use]
    pub fn kid(&self) -> &KeyId {
        &self.kid
    }

    /// The payload, exactly as it was signed.
    #[must_use]
    pub fn payload(&self) -> &str {
        &self.payload
    }

    /// As [`Jws::payload`].
    #[must_use]
    pub fn into_payload(self) -> String {
        self.payload
    }

    /// Whether the signature is this key's. That the key is the one which [`Jws::kid`] names is for the caller to know.
    #[must_use]
    pub fn verify(&self, key: &VerifyingKey) -> bool {
        key.verify(self.signed.as_bytes(), &self.signature)
    }

    /// The token, byte for byte.
    #[must_use]
    pub fn to_token(&self) -> String {
        seal(self.signed.clone(), &self.signature)
    }
}

/// Signs a payload. The header is `{"alg":"EdDSA","kid":…,"typ":…}`, its members in this order.
#[must_use]
pub fn sign(payload: &str, typ: Typ, kid: &KeyId, key: &SigningKey) -> String {
    let signed = signing_input(&header(typ, kid), payload);
    let signature = key.sign(signed.as_bytes());
    seal(signed, &signature)
}

/// The header that [`sign`] writes. A key id needs no JSON escapes: it is letters, digits and `:.%-_#`.
#[must_use]
pub fn header(typ: Typ, kid: &KeyId) -> String {
    format!(r#"{{"alg":"EdDSA","kid":"{kid}","typ":"{}"}}"#, typ.word())
}

/// The longest header: a DID of 200 and a fragment of 128 characters fit three times over.
const HEADER_BYTES: usize = 1024;

/// Base64url of 64 bytes.
const SIGNATURE_CHARACTERS: usize = 86;

const EMPTY_PART: JwsFault = JwsFault::Malformed("an empty part");

fn decode(part: &str) -> Result<String, JwsFault> {
    if part.is_empty() {
        return Err(EMPTY_PART);
    }
    let bytes = base64url::decode(part).map_err(|_| JwsFault::Malformed("a part is not base64url"))?;
    String::from_utf8(bytes).map_err(|_| JwsFault::Malformed("a part is not UTF-8"))
}

fn read_header(header: &str, typ: Typ) -> Result<KeyId, JwsFault> {
    if header.len() > HEADER_BYTES {
        return Err(JwsFault::Malformed("the header is too long"));
    }
    if let Some(kid) = read_own_header(header, typ) {
        return Ok(kid);
    }
    let header = json::parse_object(header).map_err(|fault| match fault {
        JsonFault::Lacking => JwsFault::Lacking,
        _ => JwsFault::Malformed("the header is not a JSON object"),
    })?;
    if !matches!(member(&header, "alg")?, "EdDSA" | "Ed25519") {
        return Err(JwsFault::UnsupportedAlgorithm);
    }
    if member(&header, "typ")? != typ.word() {
        return Err(JwsFault::WrongType(typ.word()));
    }
    let kid = KeyId::parse(member(&header, "kid")?).map_err(|_| JwsFault::KeyId)?;
    if header.len() == 3 { Ok(kid) } else { Err(JwsFault::HeaderMember) }
}

/// A header exactly as [`header`] writes it, without a JSON reader: nearly every token of ours has one.
fn read_own_header(header: &str, typ: Typ) -> Option<KeyId> {
    let (kid, rest) = header.strip_prefix(r#"{"alg":"EdDSA","kid":""#)?.split_once('"')?;
    let word = rest.strip_prefix(r#","typ":""#)?.strip_suffix(r#""}"#)?;
    if word == typ.word() { KeyId::parse(kid).ok() } else { None }
}

fn member<'a>(header: &'a Map<String, Value>, name: &'static str) -> Result<&'a str, JwsFault> {
    header.get(name).and_then(Value::as_str).ok_or(JwsFault::HeaderLacks(name))
}

fn signing_input(header: &str, payload: &str) -> String {
    // The signature follows in the same allocation.
    let length = encoded_length(header) + encoded_length(payload) + SIGNATURE_CHARACTERS + 2;
    let mut signed = String::with_capacity(length);
    base64url::encode_onto(&mut signed, header);
    signed.push('.');
    base64url::encode_onto(&mut signed, payload);
    signed
}

fn seal(mut signed: String, signature: &Signature) -> String {
    signed.push('.');
    base64url::encode_onto(&mut signed, signature.0);
    signed
}

fn encoded_length(text: &str) -> usize {
    text.len().saturating_mul(4).div_ceil(3)
}

#[cfg(test)]
mod tests {
    use zeroize::Zeroizing;

    use super::*;

    fn key() -> SigningKey {
        SigningKey::from_seed(Zeroizing::new(*b"TEST ONLY: a seed of 32 bytes..."))
    }

    fn kid() -> KeyId {
        KeyId::parse("did:web:certificates.example.edu#key-1").unwrap()
    }

    fn token_with_header(header: &str) -> String {
        let signed = signing_input(header, "{}");
        let signature = key().sign(signed.as_bytes());
        seal(signed, &signature)
    }

    fn code_of(token: &str) -> &'static str {
        Jws::parse(token, Typ::Credential).unwrap_err().code()
    }

    #[test]
    fn reads_what_it_signs() {
        let payload = "{\"name\":\"Gülnarə Əliyeva\"}";
        let token = sign(payload, Typ::Credential, &kid(), &key());
        let jws = Jws::parse(&token, Typ::Credential).unwrap();
        assert_eq!((jws.payload(), jws.kid()), (payload, &kid()));
        assert!(jws.verify(&key().verifying_key()));
        assert_eq!(jws.to_token(), token);
        let parts = Jws::from_parts(&header(Typ::Credential, &kid()), payload, jws.signature, Typ::Credential).unwrap();
        assert_eq!(parts, jws);
    }

    #[test]
    fn knows_the_example_of_rfc_8037() {
        // RFC 8037, appendix A.4: its header is `{"alg":"EdDSA"}`, so the reader refuses it, but signature and framing are the same.
        let seed = base64url::decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A").unwrap();
        let key = SigningKey::from_seed(Zeroizing::new(seed.try_into().unwrap()));
        let signed = signing_input(r#"{"alg":"EdDSA"}"#, "Example of Ed25519 signing");
        let signature = key.sign(signed.as_bytes());
        let token = seal(signed, &signature);
        assert_eq!(
            token,
            "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
        );
        assert_eq!(code_of(&token), "header-incomplete");
    }

    #[test]
    fn takes_both_names_of_the_algorithm_and_any_order() {
        let key = key().verifying_key();
        for header in [
            r#"{"typ":"vc+jwt","kid":"did:web:a.example#key-1","alg":"EdDSA"}"#,
            r#"{ "kid":"did:web:a.example#key-1", "alg":"Ed25519", "typ":"vc+jwt" }"#,
        ] {
            assert!(Jws::parse(&token_with_header(header), Typ::Credential).unwrap().verify(&key));
        }
    }

    #[test]
    fn refuses_every_other_header_with_its_code() {
        let kid = r#""kid":"did:web:a.example#key-1""#;
        for (header, code) in [
            (format!(r#"{{"alg":"none",{kid},"typ":"vc+jwt"}}"#), "unsupported-algorithm"),
            (format!(r#"{{"alg":"HS256",{kid},"typ":"vc+jwt"}}"#), "unsupported-algorithm"),
            (format!(r#"{{"alg":"eddsa",{kid},"typ":"vc+jwt"}}"#), "unsupported-algorithm"),
            (format!(r#"{{"alg":"Ed448",{kid},"typ":"vc+jwt"}}"#), "unsupported-algorithm"),
            (format!(r#"{{"alg":1,{kid},"typ":"vc+jwt"}}"#), "header-incomplete"),
            (format!(r#"{{"alg":"EdDSA",{kid}}}"#), "header-incomplete"),
            (r#"{"alg":"EdDSA","typ":"vc+jwt"}"#.to_owned(), "header-incomplete"),
            (format!(r#"{{"alg":"EdDSA",{kid},"typ":"JWT"}}"#), "wrong-type"),
            (format!(r#"{{"alg":"EdDSA",{kid},"typ":"application/vc+jwt"}}"#), "wrong-type"),
            (format!(r#"{{"alg":"EdDSA",{kid},"typ":"testamur-trust+jwt"}}"#), "wrong-type"),
            (r#"{"alg":"EdDSA","kid":"key-1","typ":"vc+jwt"}"#.to_owned(), "key-id-malformed"),
            (r#"{"alg":"EdDSA","kid":"did:web:A.example#key-1","typ":"vc+jwt"}"#.to_owned(), "key-id-malformed"),
            (format!(r#"{{"alg":"EdDSA",{kid},"typ":"vc+jwt","crit":[]}}"#), "header-member-unknown"),
            (format!(r#"{{"alg":"EdDSA",{kid},"typ":"vc+jwt","b64":false,"crit":["b64"]}}"#), "header-member-unknown"),
            (format!(r#"{{"alg":"EdDSA",{kid},"typ":"vc+jwt","jwk":{{}}}}"#), "header-member-unknown"),
            (format!(r#"{{"alg":"EdDSA",{kid},"typ":"vc+jwt","jku":"https://a.example"}}"#), "header-member-unknown"),
            (format!(r#"{{"alg":"EdDSA",{kid},"typ":"vc+jwt","x5c":[]}}"#), "header-member-unknown"),
            (format!(r#"{{"alg":"EdDSA",{kid},"typ":"vc+jwt","cty":"vc"}}"#), "header-member-unknown"),
            (format!(r#"{{"alg":"EdDSA","alg":"EdDSA",{kid},"typ":"vc+jwt"}}"#), "malformed"),
            (format!(r#"{{"alg":"none","\u0061lg":"EdDSA",{kid},"typ":"vc+jwt"}}"#), "malformed"),
            ("[]".to_owned(), "malformed"),
            (" ".repeat(HEADER_BYTES + 1), "malformed"),
        ] {
            assert_eq!(code_of(&token_with_header(&header)), code, "{header}");
            let parts = Jws::from_parts(&header, "{}", Signature([0; 64]), Typ::Credential);
            assert_eq!(parts.unwrap_err().code(), code, "{header}");
        }
    }

    #[test]
    fn refuses_other_framings() {
        let good = sign("{}", Typ::Credential, &kid(), &key());
        let parts: Vec<&str> = good.split('.').collect();
        let (header, payload, signature) = (parts[0], parts[1], parts[2]);
        for token in [
            String::new(),
            "..".to_owned(),
            format!("{header}.{payload}"),
            format!("{good}."),
            format!(".{good}"),
            format!("{header}..{signature}"),
            format!(".{payload}.{signature}"),
            format!("{header}.{payload}."),
            format!("{header}.{payload}.{signature}="),
            format!("{header}.{payload}.{signature}AA"),
            format!("{header}.{payload}==.{signature}"),
            format!(" {good}"),
            format!("{good}\n"),
            format!("{header}.{}.{signature}", base64url::encode([0xff, 0xfe])),
        ] {
            assert_eq!(code_of(&token), "malformed", "{token}");
        }
        assert_eq!(code_of(&"a".repeat(TOKEN_BYTES + 1)), "too-long");
        let long = " ".repeat(TOKEN_BYTES);
        let parts =
            Jws::from_parts(&super::header(Typ::Credential, &kid()), &long, Signature([0; 64]), Typ::Credential);
        assert_eq!(parts.unwrap_err().code(), "too-long");
    }

    #[test]
    fn no_changed_character_verifies() {
        let key = key();
        let public = key.verifying_key();
        let token = sign("{\"name\":\"Şükrü Işık\",\"hours\":120}", Typ::Credential, &kid(), &key);
        for place in 0..token.len() {
            for other in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=".chars() {
                let mut changed = token.clone();
                changed.replace_range(place..=place, &other.to_string());
                let accepted = Jws::parse(&changed, Typ::Credential).is_ok_and(|jws| jws.verify(&public));
                assert_eq!(accepted, changed == token, "{changed}");
            }
        }
    }
}
