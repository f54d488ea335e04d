//! The one binary: parse, call, exit code.

fn main() {}
