#![no_main]

#[path = "../bodies/pdf.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|data: &[u8]| body::pdf(data));
