//! The one integration binary.

#![cfg(test)]

mod fuzz_corpus;
mod house;
mod proof;
mod scan;
mod shared;
