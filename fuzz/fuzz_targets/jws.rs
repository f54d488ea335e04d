#![no_main]

#[path = "../bodies/jws.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|data: &[u8]| body::jws(data));
