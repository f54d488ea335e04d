//! From evidence to a verdict: what is shown, and whether the paper says what was signed.

pub mod evidence;
pub mod page;
