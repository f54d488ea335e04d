//! In place of `ceremony`, where the feature `passkeys` is off: nobody enrols a passkey or signs in with one.

#![expect(dead_code, reason = "what `ceremony` makes is named here and never made")]

use serde_json::Value;

#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(super) enum CeremonyFault {
    #[error("the passkey's answer does not fit the question")]
    Answer,
    #[error("passkeys cannot be used at {0}: this program was built without them")]
    Host(String),
}

pub(super) struct Made {
    pub(super) credential_id: Vec<u8>,
    pub(super) public_key: Vec<u8>,
    pub(super) credential: String,
}

pub(super) struct Question {
    pub(super) options: Value,
    pub(super) state: String,
}

pub(super) fn ask_to_enrol(
    origin: &str,
    _: ([u8; 16], &str, &str),
    _: Vec<Vec<u8>>,
) -> Result<Question, CeremonyFault> {
    Err(CeremonyFault::Host(origin.to_owned()))
}

pub(super) fn enrol(_: &str, _: &str, _: &str) -> Result<Made, CeremonyFault> {
    Err(CeremonyFault::Answer)
}

pub(super) fn ask_who(origin: &str) -> Result<Question, CeremonyFault> {
    Err(CeremonyFault::Host(origin.to_owned()))
}

pub(super) fn who(_: &str, _: &str) -> Result<([u8; 16], Vec<u8>), CeremonyFault> {
    Err(CeremonyFault::Answer)
}

pub(super) fn recognize(_: &str, _: (&str, &str), _: &str) -> Result<(u32, String), CeremonyFault> {
    Err(CeremonyFault::Answer)
}
