//! The printed certificate.

pub mod symbol;
