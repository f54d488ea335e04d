//! `testamur conformance`: one document of the vc-jose-cose test suite, from file to file.
//!
//! The suite (w3c/vc-jose-cose-test-suite, `tests/test-util.js`) runs `issue` or `verify` with `--input`, `--key`, `--feature` and
//! `--output`, and reads `{"result": "success" | "failure" | "indeterminate", "data": …}` from the output file.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Map, Value, json};
use zeroize::Zeroizing;

use crate::keys::{SigningKey, VerifyingKey};
use crate::time::Clock;
use crate::vcdm::token::{self, Kind};
use crate::vcdm::{self, Contained, Presentation, Token};
use crate::wire::{base64url, json};

/// Sign or verify one document, as the test suite of "Securing Verifiable Credentials using JOSE and COSE" asks for it.
///
/// Only Ed25519 keys and the compact JWS are known: for other keys, SD-JWT and COSE the result is `indeterminate`. Nothing that is
/// signed here is in any register: keys of institutions do not fit.
#[derive(Debug, Subcommand)]
pub(super) enum Conformance {
    /// Sign a credential or a presentation
    Issue(Task),
    /// Verify a token
    Verify(Task),
}

/// What the suite hands over.
#[derive(Debug, Args)]
pub(super) struct Task {
    /// The document, or the token
    #[arg(long, value_name = "FILE")]
    input: PathBuf,
    /// A verification method with `publicKeyJwk` and `secretKeyJwk`, or a JWK
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// What the document is, and how it is secured
    #[arg(long, value_name = "FEATURE")]
    feature: Feature,
    /// Where the result goes
    #[arg(long, value_name = "FILE")]
    output: PathBuf,
}

/// The features of the suite, by its own names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
enum Feature {
    CredentialJose,
    CredentialCose,
    CredentialSdjwt,
    PresentationJose,
    PresentationCose,
    PresentationSdjwt,
}

/// How it went.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Success(String),
    Failure(String),
    Indeterminate(String),
}

impl Conformance {
    pub(super) fn run(&self) -> anyhow::Result<ExitCode> {
        let (Self::Issue(task) | Self::Verify(task)) = self;
        let read = |path: &PathBuf| {
            std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
        };
        let (input, key) = (read(&task.input)?, Zeroizing::new(read(&task.key)?));
        let outcome = match self {
            Self::Issue(_) => issue(&input, &key, task.feature),
            Self::Verify(_) => verify(&input, &key, task.feature),
        };
        let outcome = outcome.unwrap_or_else(|refused| refused);
        let (word, data, code) = match outcome {
            Outcome::Success(data) => ("success", data, 0),
            Outcome::Failure(data) => ("failure", data, 1),
            Outcome::Indeterminate(data) => ("indeterminate", data, 2),
        };
        let result = json!({"result": word, "data": data}).to_string();
        std::fs::write(&task.output, result).with_context(|| format!("{} cannot be written", task.output.display()))?;
        println!("{word}{}", if code == 0 { String::new() } else { format!(": {data}") });
        Ok(ExitCode::from(code))
    }
}

fn issue(input: &str, key: &str, feature: Feature) -> Result<Outcome, Outcome> {
    let kind = feature.kind()?;
    let method = Method::parse(key)?;
    let document = json::parse_object(input.trim()).map_err(failure)?;
    check(&document, kind)?;
    let key = method.signing_key()?;
    Ok(Outcome::Success(token::sign(&document, kind, method.name(), &key)))
}

fn verify(input: &str, key: &str, feature: Feature) -> Result<Outcome, Outcome> {
    let kind = feature.kind()?;
    let method = Method::parse(key)?;
    let token = Token::parse(input.trim(), kind).map_err(failure)?;
    if !token.verify(&method.verifying_key()?) {
        return Err(Outcome::Failure("the signature is not that of the key".to_owned()));
    }
    let document = token.document(Clock::System.now()).map_err(failure)?;
    check(document, kind)?;
    Ok(Outcome::Success(Value::Object(document.clone()).to_string()))
}

/// The form of a document. In a presentation every credential is secured, in an envelope (VC-JOSE-COSE, section 3.1.2).
fn check(document: &Map<String, Value>, kind: Kind) -> Result<(), Outcome> {
    match kind {
        Kind::Credential => vcdm::check_credential(document).map(|_| ()).map_err(failure),
        Kind::Presentation => {
            let presentation = Presentation::parse(document).map_err(failure)?;
            let is_bare = |one: &Contained<'_>| matches!(one, Contained::Document(_));
            let bare = presentation.credentials.iter().any(is_bare);
            if bare { Err(Outcome::Failure("a credential that is not in an envelope".to_owned())) } else { Ok(()) }
        }
    }
}

impl Feature {
    fn kind(self) -> Result<Kind, Outcome> {
        match self {
            Self::CredentialJose => Ok(Kind::Credential),
            Self::PresentationJose => Ok(Kind::Presentation),
            _ => Err(Outcome::Indeterminate("only compact JWS is known, neither SD-JWT nor COSE".to_owned())),
        }
    }
}

/// The key file: a verification method, or a JWK alone.
struct Method(Map<String, Value>);

impl Method {
    fn parse(text: &str) -> Result<Self, Outcome> {
        json::parse_object(text).map(Self).map_err(|fault| Outcome::Failure(format!("the key file: {fault}")))
    }

    /// The JWK under this name; the file itself if it is one.
    fn jwk(&self, name: &str) -> Result<&Map<String, Value>, Outcome> {
        let jwk = match self.0.get(name) {
            Some(Value::Object(jwk)) => jwk,
            _ if self.0.contains_key("kty") => &self.0,
            _ => return Err(Outcome::Failure(format!("the key file has no {name}"))),
        };
        let is = |member: &str, word: &str| jwk.get(member).and_then(Value::as_str) == Some(word);
        if is("kty", "OKP") && is("crv", "Ed25519") {
            Ok(jwk)
        } else {
            Err(Outcome::Indeterminate("only Ed25519 keys are known".to_owned()))
        }
    }

    /// What the `kid` of a token is: the id of the method, else that of the key.
    fn name(&self) -> Option<&str> {
        self.0.get("id").or_else(|| self.0.get("kid")).and_then(Value::as_str)
    }

    fn verifying_key(&self) -> Result<VerifyingKey, Outcome> {
        let x = self.jwk("publicKeyJwk")?.get("x").and_then(Value::as_str).unwrap_or_default();
        VerifyingKey::from_jwk_x(x).map_err(failure)
    }

    fn signing_key(&self) -> Result<SigningKey, Outcome> {
        let d = self.jwk("secretKeyJwk")?.get("d").and_then(Value::as_str).unwrap_or_default();
        let bytes = Zeroizing::new(base64url::decode(d).map_err(failure)?);
        let seed: [u8; 32] =
            bytes.as_slice().try_into().map_err(|_| Outcome::Failure("d is not 32 bytes".to_owned()))?;
        let key = SigningKey::from_seed(Zeroizing::new(seed));
        if key.verifying_key() == self.verifying_key()? {
            Ok(key)
        } else {
            Err(Outcome::Failure("d and x are not halves of one key".to_owned()))
        }
    }
}

fn failure(fault: impl std::fmt::Display) -> Outcome {
    Outcome::Failure(fault.to_string())
}
