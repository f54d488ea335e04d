//! Testamur issues, prints and verifies university certificates as W3C Verifiable Credentials.
//!
//! The crate has two halves. The **core** (everything that builds with `--no-default-features`) turns evidence into a
//! verdict with no network, no files, no database and no clock, natively and in a browser. The feature `service` adds
//! rosters, sheets, the store, the gate, HTTP and the command line. docs/ARCHITECTURE.md shows the house.

#![cfg_attr(not(target_family = "wasm"), forbid(unsafe_code))]

#[cfg(feature = "service")]
pub mod access;
pub mod claims;
#[cfg(feature = "service")]
pub mod cli;
#[cfg(feature = "service")]
pub mod config;
pub mod credential;
#[cfg(feature = "service")]
pub mod fetch;
#[cfg(feature = "service")]
pub mod http;
#[cfg(feature = "service")]
pub mod issuance;
pub mod keys;
pub mod proof;
pub mod qr;
#[cfg(feature = "report")]
pub mod report;
#[cfg(feature = "service")]
pub mod roster;
#[cfg(feature = "service")]
pub mod scan;
#[cfg(feature = "service")]
pub mod sheet;
pub mod status;
#[cfg(feature = "service")]
pub mod store;
pub mod time;
pub mod trust;
pub mod vcdm;
pub mod verify;
#[cfg(target_family = "wasm")]
pub mod wasm;
pub mod wire;
#[cfg(feature = "service")]
pub mod words;

/// Tests of this crate share files with those of `tests/it`, which know it by its name.
#[cfg(test)]
extern crate self as testamur;
