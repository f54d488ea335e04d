//! A whole signed credential in the digits of a printed QR code, and back, byte for byte.
//!
//! Follows docs/QR.md, layout 1. [`encode`] turns a `vc+jwt` into the text of a QR code; [`Link::parse`] and
//! [`Packed::unpack`] give back its header, payload and signature. Nothing here says whether a credential is genuine.
//!
//! ```
//! use testamur::{claims::Authority, qr};
//!
//! let authority = Authority::parse("certificates.university.example")?;
//! let signature = "A".repeat(86);
//! let token = format!("eyJhbGciOiJFZERTQSJ9.eyJpZCI6MX0.{signature}");
//! let text = qr::encode(&token, &authority, qr::DICTIONARY)?.text;
//!
//! let link = qr::Link::parse(&text)?;
//! let qr::Content::Whole(packed) = link.content() else { panic!("not a link to a server") };
//! assert_eq!(packed.unpack(link.authority())?.to_token(), token);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod bits;
mod code_page;
mod deflate;
mod dictionary;
mod digits;
mod encode;
mod fault;
mod huffman;
mod inflate;
mod link;
mod packed;
mod side;
mod suffixes;
mod tokens;

pub use dictionary::{DEMO_DICTIONARY, DICTIONARY};
pub use encode::{QrText, encode, encode_reference};
pub use fault::QrFault;
pub use link::{Content, Link};
pub use packed::{Packed, Unpacked};

/// Inflates a raw DEFLATE stream that ends exactly at its end, to at most `limit` bytes.
///
/// # Errors
/// [`QrFault`] if it is damaged or longer, or if anything comes after it.
pub(crate) fn inflate(stream: &[u8], limit: usize) -> Result<Vec<u8>, QrFault> {
    inflate::inflate(stream, &[], limit).map(|inflated| inflated.bytes)
}

/// The most bytes that a code carries: 333 groups of 7 bytes, 5,661 digits, which is more than the largest symbol of
/// error correction M holds after any link.
pub const MAX_BYTES: usize = 2_331;

/// The longest inflated text, and the longest header and payload together after the tokens are replaced: 16 KiB.
pub const MAX_TEXT: usize = 16 * 1024;
