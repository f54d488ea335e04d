//! Signatures over documents against third-party vectors, attacks and changed characters.

#![cfg(feature = "json-ld")]

mod attacks;
mod contexts;
mod example;
mod keys;
mod nquads;
mod positions;
mod rdfc;
mod second_road;
mod sets;
mod suites;
