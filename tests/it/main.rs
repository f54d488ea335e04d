//! The one integration binary.

#![cfg(test)]
#![expect(
    clippy::case_sensitive_file_extension_comparisons,
    clippy::format_collect,
    clippy::format_push_string,
    clippy::large_stack_arrays,
    clippy::too_many_lines,
    clippy::unnecessary_wraps,
    reason = "cases are written out, and the names of files are our own"
)]

mod again;
mod attacks;
mod bombs;
mod cli;
mod credential_doc;
mod examples;
mod fetch;
mod fuzz_corpus;
mod gate;
mod house;
mod layouts;
mod machine;
mod operating;
mod packaging;
mod programs;
mod proof;
mod qr_budget;
mod qr_vectors;
mod receipts;
mod register;
mod rosters;
mod scan;
mod shared;
mod sheet;
mod status;
mod store;
mod together;
mod vcapi;
mod vectors;
mod verdicts;
