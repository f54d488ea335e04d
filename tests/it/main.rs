//! The one integration binary.

#![cfg(test)]

mod attacks;
mod bombs;
mod cli;
mod credential_doc;
mod examples;
mod fuzz_corpus;
mod gate;
mod house;
mod proof;
mod qr_budget;
mod qr_vectors;
mod rosters;
mod scan;
mod shared;
mod sheet;
mod vectors;
mod verdicts;
