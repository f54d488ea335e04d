//! Enrolling a passkey and signing in with one, by webauthn-rs. Between the two halves of a ceremony its state lies in the
//! register, because any process may get the answer.

use openssl::bn::BigNum;
use openssl::ec::{EcGroup, EcKey};
use openssl::error::ErrorStack;
use openssl::nid::Nid;
use openssl::pkey::PKey;
use openssl::rsa::Rsa;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use url::Url;
use uuid::Uuid;
use webauthn_rs::prelude::{
    COSEKey, COSEKeyType, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Webauthn, WebauthnBuilder,
};

use super::assertion;

/// Why a ceremony has not come to its end.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(super) enum CeremonyFault {
    /// The answer is not the one that was asked for.
    #[error("the passkey's answer does not fit the question")]
    Answer,
    /// Passkeys cannot be used at this host.
    #[error("passkeys cannot be used at {0}")]
    Host(String),
}

/// A passkey that has just been made.
pub(super) struct Made {
    pub(super) credential_id: Vec<u8>,
    /// `SubjectPublicKeyInfo` in DER.
    pub(super) public_key: Vec<u8>,
    /// What signing in needs to know, as JSON.
    pub(super) credential: String,
}

/// A question for the browser, and what its answer is held to.
pub(super) struct Question {
    pub(super) options: Value,
    pub(super) state: String,
}

/// The algorithms that we ask for and the gate checks: ES256, RS256 (RFC 8812, section 2).
const ALGORITHMS: [i64; 2] = [-7, -257];

/// Asks for a new passkey.
pub(super) fn ask_to_enrol(
    origin: &str,
    (handle, login, name): ([u8; 16], &str, &str),
    known: Vec<Vec<u8>>,
) -> Result<Question, CeremonyFault> {
    let begun = site(origin)?.start_passkey_registration(Uuid::from_bytes(handle), login, name, Some(known));
    let (asked, state) = begun.map_err(|_| CeremonyFault::Answer)?;
    let mut options = public_key_of(&asked)?;
    if let Some(options) = options.as_object_mut() {
        let kinds = ALGORITHMS.map(|algorithm| json!({"type": "public-key", "alg": algorithm}));
        options.insert("pubKeyCredParams".to_owned(), json!(kinds));
        // With one that is found by itself nobody types an address to sign in; a key without room for it is good for approving.
        let wishes = json!({"residentKey": "preferred", "requireResidentKey": false, "userVerification": "required"});
        options.insert("authenticatorSelection".to_owned(), wishes);
    }
    Ok(Question { options, state: written(&state)? })
}

/// Takes the new passkey.
pub(super) fn enrol(origin: &str, state: &str, answer: &str) -> Result<Made, CeremonyFault> {
    let (state, answer): (PasskeyRegistration, RegisterPublicKeyCredential) = (read(state)?, read(answer)?);
    let passkey = site(origin)?.finish_passkey_registration(&answer, &state).map_err(|_| CeremonyFault::Answer)?;
    let public_key = der(passkey.get_public_key()).map_err(|_| CeremonyFault::Answer)?;
    assertion::public_key(&public_key).map_err(|_| CeremonyFault::Answer)?;
    Ok(Made { credential_id: passkey.cred_id().clone(), public_key, credential: written(&passkey)? })
}

/// Asks any passkey of this host who is there.
pub(super) fn ask_who(origin: &str) -> Result<Question, CeremonyFault> {
    let begun = site(origin)?.start_discoverable_authentication().map_err(|_| CeremonyFault::Answer)?;
    Ok(Question { options: public_key_of(&begun.0)?, state: written(&begun.1)? })
}

/// Which passkey has answered, and whose it says it is.
pub(super) fn who(origin: &str, answer: &str) -> Result<([u8; 16], Vec<u8>), CeremonyFault> {
    let answer: PublicKeyCredential = read(answer)?;
    let (handle, id) =
        site(origin)?.identify_discoverable_authentication(&answer).map_err(|_| CeremonyFault::Answer)?;
    Ok((handle.into_bytes(), id.to_vec()))
}

/// Checks the answer by what is known of its passkey. Answers how often it has signed, and what is known of it now.
pub(super) fn recognize(
    origin: &str,
    (state, answer): (&str, &str),
    credential: &str,
) -> Result<(u32, String), CeremonyFault> {
    let (state, answer): (DiscoverableAuthentication, PublicKeyCredential) = (read(state)?, read(answer)?);
    let mut passkey: Passkey = read(credential)?;
    let seen = site(origin)?.finish_discoverable_authentication_v2(&answer, state, &passkey);
    let seen = seen.map_err(|_| CeremonyFault::Answer)?;
    if !seen.user_verified() {
        return Err(CeremonyFault::Answer);
    }
    passkey.update_credential(&seen);
    Ok((seen.counter(), written(&passkey)?))
}

fn site(origin: &str) -> Result<Webauthn, CeremonyFault> {
    let fault = || CeremonyFault::Host(origin.to_owned());
    let url = Url::parse(origin).map_err(|_| fault())?;
    let builder = WebauthnBuilder::new(assertion::host(origin), &url).map_err(|_| fault())?;
    builder.rp_name("Testamur").build().map_err(|_| fault())
}

/// The options of a question, as scripts of the page take them.
fn public_key_of(asked: &impl Serialize) -> Result<Value, CeremonyFault> {
    let mut value = serde_json::to_value(asked).map_err(|_| CeremonyFault::Answer)?;
    value.get_mut("publicKey").map(Value::take).ok_or(CeremonyFault::Answer)
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, CeremonyFault> {
    serde_json::from_str(text).map_err(|_| CeremonyFault::Answer)
}

fn written(value: &impl Serialize) -> Result<String, CeremonyFault> {
    serde_json::to_string(value).map_err(|_| CeremonyFault::Answer)
}

/// A COSE key (RFC 9053) as `SubjectPublicKeyInfo`; kinds that the gate would not take come out empty.
fn der(key: &COSEKey) -> Result<Vec<u8>, ErrorStack> {
    match &key.key {
        COSEKeyType::EC_EC2(point) => {
            let (x, y) = (BigNum::from_slice(&point.x)?, BigNum::from_slice(&point.y)?);
            let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1)?;
            let key = EcKey::from_public_key_affine_coordinates(&group, &x, &y)?;
            PKey::from_ec_key(key)?.public_key_to_der()
        }
        COSEKeyType::RSA(numbers) => {
            let (n, e) = (BigNum::from_slice(&numbers.n)?, BigNum::from_slice(&numbers.e)?);
            PKey::from_rsa(Rsa::from_public_components(n, e)?)?.public_key_to_der()
        }
        COSEKeyType::EC_OKP(_) => Ok(Vec::new()),
    }
}
