#![no_main]

#[path = "../bodies/credential_json.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|data: &[u8]| body::credential_json(data));
