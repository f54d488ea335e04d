//! What is fetched, and what is not: hosts on loopback, with TLS and names of their own, that do what hosts do.

mod fence;
mod internet;
mod search;
mod service;
