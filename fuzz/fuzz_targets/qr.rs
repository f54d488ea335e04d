#![no_main]

#[path = "../bodies/qr.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|data: &[u8]| body::qr(data));
