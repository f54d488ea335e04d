//! What a passkey signs when it approves a batch, and the check of it. Whoever has the batch can repeat this years later.
//!
//! Follows Web Authentication Level 3, section 7.2 ("Verifying an Authentication Assertion"). The challenge is not drawn by
//! chance alone: it is `SHA-256("testamur-approval-1" ‖ 32 random bytes ‖ batch digest)`, so that the signature is over the very
//! bytes that are approved. Signing in and enrolling are left to a library; its challenges cannot be bound to anything.

use openssl::bn::BigNumContext;
use openssl::ec::PointConversionForm;
use openssl::error::ErrorStack;
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{Id, PKey, Public};
use openssl::sign::Verifier;
use serde::{Deserialize, Serialize};

use crate::wire::base64url;
use crate::wire::digest::Digest;

/// Why an assertion is not the approval of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AssertionFault {
    /// It answers another question: another batch, or other random bytes.
    #[error("it was given for another batch, or for another question")]
    Challenge,
    /// It is of another passkey.
    #[error("it is of another passkey than the one that was enrolled")]
    Credential,
    /// It was given inside a page of another site.
    #[error("it was given inside a page of another site")]
    Embedded,
    /// The public key is none that passkeys have: P-256, Ed25519, RSA from 2048 bits.
    #[error("the passkey's public key is of no kind that is taken")]
    Key,
    /// Its parts are not what the standard says.
    #[error("its parts are not those of an assertion")]
    Malformed,
    /// Nobody touched the authenticator.
    #[error("nobody was present at the authenticator")]
    NotPresent,
    /// The authenticator did not ask who is there: no PIN, no finger, no face.
    #[error("the authenticator did not check who was there")]
    NotVerified,
    /// It was given to a page of another origin.
    #[error("it was given to a page of another origin")]
    Origin,
    /// The authenticator signed for another host.
    #[error("the authenticator signed for another host")]
    Party,
    /// The signature is not by the enrolled key.
    #[error("the signature is not by the enrolled key")]
    Signature,
}

/// What an approval by passkey is held to, and what proves it: kept with the approval and in the audit log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assertion {
    /// Of what kind this is: [`KIND`].
    pub approval: String,
    /// The digest of the batch, in hexadecimal digits.
    pub batch: String,
    /// 32 bytes by chance. All bytes are in base64url.
    pub random: String,
    /// The id of the passkey.
    pub credential: String,
    /// Its public key as `SubjectPublicKeyInfo` in DER.
    pub public_key: String,
    /// The origin of the page.
    pub origin: String,
    /// Authenticator data (section 6.1): digest of the host, flags, counter.
    pub authenticator_data: String,
    /// What the browser says of the page and the question, byte by byte (section 5.8.1).
    pub client_data: String,
    /// Over the authenticator data and the SHA-256 of the client data.
    pub signature: String,
}

/// A passkey as it was enrolled.
#[derive(Debug, Clone, Copy)]
pub struct Enrolled<'a> {
    /// Its id.
    pub credential: &'a [u8],
    /// Its public key as `SubjectPublicKeyInfo` in DER.
    pub public_key: &'a [u8],
    /// Where it was enrolled: `https://host`.
    pub origin: &'a str,
}

/// The kind of [`Assertion`], and the first part of its challenge.
pub const KIND: &str = "testamur-approval-1";

/// The most bytes of any part: a signature of RSA has 512, client data some 200.
const MOST: usize = 4096;

/// The question that is put to the passkey.
#[must_use]
pub fn challenge(random: &[u8; 32], batch: Digest) -> Digest {
    Digest::of_parts([KIND.as_bytes(), random, batch.as_bytes()])
}

/// What the browser says (section 5.8.1). Further members may come, and are of no concern.
#[derive(Deserialize)]
struct ClientData {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(rename = "crossOrigin", default)]
    is_embedded: bool,
    #[serde(rename = "topOrigin")]
    top: Option<String>,
}

/// Authenticator data (section 6.1): `SHA-256 of the host (32) ‖ flags (1) ‖ counter (4) ‖ extensions`.
struct AuthenticatorData<'a> {
    party: &'a [u8],
    flags: u8,
    counter: u32,
}

/// Somebody was there.
const PRESENT: u8 = 0x01;
/// The authenticator knows who.
const VERIFIED: u8 = 0x04;
/// A key follows: only when one is enrolled.
const HAS_KEY: u8 = 0x40;
/// Extensions follow.
const HAS_EXTENSIONS: u8 = 0x80;

impl Assertion {
    /// Checks that the passkey has approved this batch. Answers how often it has signed, as far as its authenticator counts.
    ///
    /// # Errors
    /// [`AssertionFault`]: then this is no approval.
    pub fn check(&self, enrolled: Enrolled<'_>, batch: Digest) -> Result<u32, AssertionFault> {
        if self.approval != KIND || self.batch != batch.to_string() {
            return Err(AssertionFault::Challenge);
        }
        if bytes(&self.credential)? != enrolled.credential || bytes(&self.public_key)? != enrolled.public_key {
            return Err(AssertionFault::Credential);
        }
        let random: [u8; 32] = bytes(&self.random)?.try_into().map_err(|_| AssertionFault::Malformed)?;
        let client = bytes(&self.client_data)?;
        self.check_client(&client, enrolled.origin, challenge(&random, batch))?;
        let authenticator = bytes(&self.authenticator_data)?;
        let data = AuthenticatorData::parse(&authenticator)?;
        if data.party != Digest::of(host(enrolled.origin)).as_bytes() {
            return Err(AssertionFault::Party);
        }
        if data.flags & PRESENT == 0 {
            return Err(AssertionFault::NotPresent);
        }
        if data.flags & VERIFIED == 0 {
            return Err(AssertionFault::NotVerified);
        }
        let signed = [&authenticator[..], Digest::of(&client).as_bytes()].concat();
        let key = public_key(enrolled.public_key)?;
        match is_signed(&key, &signed, &bytes(&self.signature)?) {
            Ok(true) => Ok(data.counter),
            _ => Err(AssertionFault::Signature),
        }
    }

    /// Steps 10 to 14 of the standard: what kind of answer it is, to which question, given to which page.
    fn check_client(&self, client: &[u8], origin: &str, challenge: Digest) -> Result<(), AssertionFault> {
        let client: ClientData = serde_json::from_slice(client).map_err(|_| AssertionFault::Malformed)?;
        if client.kind != "webauthn.get" {
            return Err(AssertionFault::Malformed);
        }
        if client.challenge != challenge.to_base64url() {
            return Err(AssertionFault::Challenge);
        }
        if client.origin != origin || self.origin != origin {
            return Err(AssertionFault::Origin);
        }
        if client.is_embedded || client.top.is_some_and(|top| top != origin) {
            return Err(AssertionFault::Embedded);
        }
        Ok(())
    }
}

impl<'a> AuthenticatorData<'a> {
    fn parse(bytes: &'a [u8]) -> Result<Self, AssertionFault> {
        let parts = || {
            let (party, rest) = bytes.split_at_checked(32)?;
            let (flags, rest) = rest.split_first()?;
            let (counter, extensions) = rest.split_at_checked(4)?;
            Some((party, *flags, u32::from_be_bytes(counter.try_into().ok()?), extensions))
        };
        let (party, flags, counter, extensions) = parts().ok_or(AssertionFault::Malformed)?;
        let has_extensions = flags & HAS_EXTENSIONS != 0;
        if flags & HAS_KEY != 0 || has_extensions == extensions.is_empty() {
            return Err(AssertionFault::Malformed);
        }
        Ok(Self { party, flags, counter })
    }
}

/// The host of an origin, without scheme and port: what the authenticator knows of a page.
#[must_use]
pub fn host(origin: &str) -> &str {
    let rest = origin.split_once("://").map_or(origin, |(_, rest)| rest);
    rest.split_once(':').map_or(rest, |(host, _)| host)
}

/// Reads a public key, and refuses what no passkey of ours has.
///
/// # Errors
/// [`AssertionFault::Key`].
pub fn public_key(der: &[u8]) -> Result<PKey<Public>, AssertionFault> {
    let key = PKey::public_key_from_der(der).map_err(|_| AssertionFault::Key)?;
    let is_taken = match key.id() {
        Id::EC => is_on_p256(&key).unwrap_or(false),
        Id::ED25519 => true,
        Id::RSA => (2048..=4096).contains(&key.bits()),
        _ => false,
    };
    if is_taken { Ok(key) } else { Err(AssertionFault::Key) }
}

fn is_on_p256(key: &PKey<Public>) -> Result<bool, ErrorStack> {
    let key = key.ec_key()?;
    key.check_key()?;
    let mut context = BigNumContext::new()?;
    let point = key.public_key().to_bytes(key.group(), PointConversionForm::UNCOMPRESSED, &mut context)?;
    Ok(key.group().curve_name() == Some(Nid::X9_62_PRIME256V1) && point.len() == 65)
}

/// ES256 and RS256 sign a SHA-256 (RFC 8812, RFC 9053), `EdDSA` the bytes themselves (RFC 8032).
fn is_signed(key: &PKey<Public>, signed: &[u8], signature: &[u8]) -> Result<bool, ErrorStack> {
    let mut verifier = match key.id() {
        Id::ED25519 => Verifier::new_without_digest(key)?,
        _ => Verifier::new(MessageDigest::sha256(), key)?,
    };
    verifier.verify_oneshot(signature, signed)
}

fn bytes(text: &str) -> Result<Vec<u8>, AssertionFault> {
    let bytes = base64url::decode(text).ok().filter(|bytes| bytes.len() <= MOST);
    bytes.ok_or(AssertionFault::Malformed)
}

#[cfg(test)]
pub(crate) mod testing {
    //! An authenticator of our own: it signs as the standard says, and whatever else a test wants.

    use openssl::ec::{EcGroup, EcKey};
    use openssl::pkey::Private;
    use openssl::rsa::Rsa;
    use openssl::sign::Signer;

    use super::*;

    pub(crate) struct Authenticator {
        pub(crate) key: PKey<Private>,
        pub(crate) credential: Vec<u8>,
        pub(crate) origin: String,
        pub(crate) flags: u8,
        pub(crate) counter: u32,
    }

    impl Authenticator {
        pub(crate) fn of(key: PKey<Private>, origin: &str) -> Self {
            Self { key, credential: b"TEST ONLY: an id".to_vec(), origin: origin.to_owned(), flags: 0x05, counter: 7 }
        }

        pub(crate) fn p256(origin: &str) -> Self {
            let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
            Self::of(PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap(), origin)
        }

        pub(crate) fn rsa(bits: u32, origin: &str) -> Self {
            Self::of(PKey::from_rsa(Rsa::generate(bits).unwrap()).unwrap(), origin)
        }

        pub(crate) fn public_key(&self) -> Vec<u8> {
            self.key.public_key_to_der().unwrap()
        }

        pub(crate) fn client(&self, challenge: &str) -> String {
            format!(
                r#"{{"type":"webauthn.get","challenge":"{challenge}","origin":"{}","crossOrigin":false}}"#,
                self.origin
            )
        }

        pub(crate) fn data(&self) -> Vec<u8> {
            let party = Digest::of(host(&self.origin));
            [&party.as_bytes()[..], &[self.flags], &self.counter.to_be_bytes()].concat()
        }

        pub(crate) fn sign(&self, data: &[u8], client: &str) -> Vec<u8> {
            let signed = [data, Digest::of(client).as_bytes()].concat();
            let mut signer = match self.key.id() {
                Id::ED25519 => Signer::new_without_digest(&self.key).unwrap(),
                _ => Signer::new(MessageDigest::sha256(), &self.key).unwrap(),
            };
            signer.sign_oneshot_to_vec(&signed).unwrap()
        }

        /// An assertion over whatever client data and authenticator data.
        pub(crate) fn assert(&self, batch: Digest, random: [u8; 32], (data, client): (&[u8], &str)) -> Assertion {
            Assertion {
                approval: KIND.to_owned(),
                batch: batch.to_string(),
                random: base64url::encode(random),
                credential: base64url::encode(&self.credential),
                public_key: base64url::encode(self.public_key()),
                origin: self.origin.clone(),
                authenticator_data: base64url::encode(data),
                client_data: base64url::encode(client),
                signature: base64url::encode(self.sign(data, client)),
            }
        }

        /// A new passkey, as a browser answers `navigator.credentials.create` with attestation `none` (section 8.7).
        pub(crate) fn make(&self, options: &serde_json::Value) -> String {
            let client = self.client(options["challenge"].as_str().unwrap()).replace(".get", ".create");
            let key = self.key.ec_key().unwrap();
            let mut context = BigNumContext::new().unwrap();
            let form = PointConversionForm::UNCOMPRESSED;
            let point = key.public_key().to_bytes(key.group(), form, &mut context).unwrap();
            // COSE: {1: 2, 3: -7, -1: 1, -2: x, -3: y}
            let [x, y] = [&point[1..33], &point[33..]];
            let cose = [&b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20"[..], x, b"\x22\x58\x20", y].concat();
            let mut data = self.data();
            data[32] |= HAS_KEY;
            let length = u16::try_from(self.credential.len()).unwrap().to_be_bytes();
            data.extend([&[0; 16][..], &length, &self.credential, &cose].concat());
            // {"fmt": "none", "attStmt": {}, "authData": …}
            let head = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58";
            let attestation = [&head[..], &[u8::try_from(data.len()).unwrap()], &data].concat();
            self.answer(&serde_json::json!({
                "clientDataJSON": base64url::encode(client), "attestationObject": base64url::encode(attestation),
            }))
        }

        /// What a browser answers `navigator.credentials.get` with.
        pub(crate) fn get(&mut self, options: &serde_json::Value, handle: &str) -> String {
            self.counter += 1;
            let (client, data) = (self.client(options["challenge"].as_str().unwrap()), self.data());
            self.answer(&serde_json::json!({
                "clientDataJSON": base64url::encode(&client), "authenticatorData": base64url::encode(&data),
                "signature": base64url::encode(self.sign(&data, &client)), "userHandle": handle,
            }))
        }

        fn answer(&self, response: &serde_json::Value) -> String {
            let id = base64url::encode(&self.credential);
            serde_json::json!({"id": id, "rawId": id, "type": "public-key", "response": response, "extensions": {}})
                .to_string()
        }

        /// The approval of a batch.
        pub(crate) fn approve(&self, batch: Digest, random: [u8; 32]) -> Assertion {
            let client = self.client(&challenge(&random, batch).to_base64url());
            self.assert(batch, random, (&self.data(), &client))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::testing::Authenticator;
    use super::*;

    const ORIGIN: &str = "https://certificates.hill.example";
    const RANDOM: [u8; 32] = [9; 32];

    fn batch() -> Digest {
        Digest::of("a batch")
    }

    fn check(authenticator: &Authenticator, assertion: &Assertion) -> Result<u32, AssertionFault> {
        let public_key = authenticator.public_key();
        let enrolled =
            Enrolled { credential: &authenticator.credential, public_key: &public_key, origin: &authenticator.origin };
        assertion.check(enrolled, batch())
    }

    #[test]
    fn every_kind_of_key_approves_its_batch_and_no_other() {
        let edwards = Authenticator::of(PKey::generate_ed25519().unwrap(), ORIGIN);
        for authenticator in [Authenticator::p256(ORIGIN), Authenticator::rsa(2048, ORIGIN), edwards] {
            let assertion = authenticator.approve(batch(), RANDOM);
            assert_eq!(check(&authenticator, &assertion), Ok(7));
            let other = authenticator.approve(Digest::of("a batch with another letter"), RANDOM);
            assert_eq!(check(&authenticator, &other), Err(AssertionFault::Challenge));
            let renamed = Assertion { batch: batch().to_string(), ..other };
            assert_eq!(check(&authenticator, &renamed), Err(AssertionFault::Challenge));
            let stranger = Authenticator::p256(ORIGIN);
            let signature = stranger.approve(batch(), RANDOM).signature;
            let forged = Assertion { signature, ..assertion.clone() };
            assert_eq!(check(&authenticator, &forged), Err(AssertionFault::Signature));
            let replaced = Assertion { public_key: base64url::encode(stranger.public_key()), ..assertion };
            assert_eq!(check(&authenticator, &replaced), Err(AssertionFault::Credential));
        }
    }

    #[test]
    fn no_changed_byte_is_an_approval() {
        let authenticator = Authenticator::p256(ORIGIN);
        let assertion = authenticator.approve(batch(), RANDOM);
        let written: BTreeMap<String, String> =
            serde_json::from_str(&serde_json::to_string(&assertion).unwrap()).unwrap();
        for (name, text) in &written {
            let is_plain = ["approval", "batch", "origin"].contains(&name.as_str());
            let whole = if is_plain { text.clone().into_bytes() } else { base64url::decode(text).unwrap() };
            for place in 0..whole.len() {
                let mut changed = whole.clone();
                changed[place] ^= 1;
                let text = if is_plain { String::from_utf8(changed).unwrap() } else { base64url::encode(changed) };
                let mut changed = written.clone();
                changed.insert(name.clone(), text);
                let changed = serde_json::from_value(serde_json::to_value(changed).unwrap()).unwrap();
                assert!(check(&authenticator, &changed).is_err(), "{name}, byte {place}");
            }
        }
    }

    #[test]
    fn what_the_browser_and_the_authenticator_say_has_to_fit() {
        let genuine = Authenticator::p256(ORIGIN);
        let question = challenge(&RANDOM, batch()).to_base64url();
        let client = genuine.client(&question);
        let data = genuine.data();
        let with_flags = |flags: u8| {
            let mut changed = data.clone();
            changed[32] = flags;
            changed
        };
        let elsewhere = Authenticator { origin: "https://evil.example".to_owned(), ..Authenticator::p256(ORIGIN) };
        let cases: [(&[u8], String, AssertionFault); 12] = [
            (&data, client.replace("webauthn.get", "webauthn.create"), AssertionFault::Malformed),
            (&data, client.replace("hill.example", "hill.example.evil"), AssertionFault::Origin),
            (&data, client.replace("https:", "http:"), AssertionFault::Origin),
            (&data, client.replace("false", "true"), AssertionFault::Embedded),
            (&data, client.replace('}', r#","topOrigin":"https://evil.example"}"#), AssertionFault::Embedded),
            (&data, client.replace('}', r#","type":"webauthn.get"}"#), AssertionFault::Malformed),
            (&data, "[]".to_owned(), AssertionFault::Malformed),
            (&with_flags(0x04), client.clone(), AssertionFault::NotPresent),
            (&with_flags(0x01), client.clone(), AssertionFault::NotVerified),
            (&with_flags(0x45), client.clone(), AssertionFault::Malformed),
            (&data[..36], client.clone(), AssertionFault::Malformed),
            (&elsewhere.data(), client.clone(), AssertionFault::Party),
        ];
        for (data, client, fault) in cases {
            let assertion = genuine.assert(batch(), RANDOM, (data, &client));
            assert_eq!(check(&genuine, &assertion), Err(fault), "{client}");
        }
        // A further member of the browser, and extensions of the authenticator, are signed and of no concern.
        let further = client.replace('}', r#","other_keys_can_be_added_here":"do not compare"}"#);
        assert_eq!(check(&genuine, &genuine.assert(batch(), RANDOM, (&data, &further))), Ok(7));
        let extended = [&with_flags(0x85)[..], b"\xa0"].concat();
        assert_eq!(check(&genuine, &genuine.assert(batch(), RANDOM, (&extended, &client))), Ok(7));
        let padded = [&data[..], b"\xa0"].concat();
        let padded = genuine.assert(batch(), RANDOM, (&padded, &client));
        assert_eq!(check(&genuine, &padded), Err(AssertionFault::Malformed));
    }

    #[test]
    fn weak_and_foreign_keys_are_none() {
        let group = openssl::ec::EcGroup::from_curve_name(Nid::SECP256K1).unwrap();
        let other = PKey::from_ec_key(openssl::ec::EcKey::generate(&group).unwrap()).unwrap();
        for weak in [Authenticator::rsa(1024, ORIGIN), Authenticator::of(other, ORIGIN)] {
            let assertion = weak.approve(batch(), RANDOM);
            assert_eq!(check(&weak, &assertion), Err(AssertionFault::Key));
        }
        assert_eq!(public_key(b"no key").unwrap_err(), AssertionFault::Key);
    }

    #[test]
    fn the_challenge_is_what_the_handbook_says() {
        let by_hand = Digest::of([b"testamur-approval-1", &RANDOM[..], batch().as_bytes()].concat());
        assert_eq!(challenge(&RANDOM, batch()), by_hand);
        assert_eq!(host("https://certificates.hill.example"), "certificates.hill.example");
        assert_eq!(host("http://localhost:8080"), "localhost");
    }
}
