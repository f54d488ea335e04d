//! Bitstring Status List 1.0: which certificates an institution has taken back.
//!
//! Every certificate has one random place in its institution's list. The published list has one bit a certificate,
//! purpose `revocation`; it is set when the certificate is withdrawn or superseded. What foreign verifiers cannot see,
//! namely which of the two it was, and suspension, travels in a [`Snapshot`] of our own trust list.

pub mod bits;
pub mod cause;
mod gzip;
pub mod list;
pub mod snapshot;

pub use bits::Bits;
pub use cause::Cause;
pub use list::List;
pub use snapshot::{Note, Snapshot, Standing};

/// Why something is not a status list that we read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StatusFault {
    /// A member is missing, or is not what the standard says.
    #[error("not a Bitstring Status List: {0}")]
    Malformed(&'static str),
    /// The list has no such place.
    #[error("the status list has no place {0}")]
    OutOfRange(u32),
    /// Larger than any list that we read, or than it claims to be.
    #[error("the status list is longer than {} bytes", Bits::MAX_BYTES)]
    TooLong,
    /// Shorter than the standard allows: the smaller the list, the better it tells whose certificate is asked for.
    #[error("the status list is shorter than {} bits", Bits::MIN_BITS)]
    TooShort,
    /// The list tells something other than revocation.
    #[error("the status list has another purpose than revocation")]
    WrongPurpose,
}

impl StatusFault {
    /// The permanent code of this fault.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Malformed(_) => "status-list-malformed",
            Self::OutOfRange(_) => "status-index-out-of-range",
            Self::TooLong => "status-list-too-long",
            Self::TooShort => "status-list-too-short",
            Self::WrongPurpose => "status-wrong-purpose",
        }
    }
}
