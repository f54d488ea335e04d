//! The shape of any verifiable credential or presentation: Verifiable Credentials Data Model 2.0, sections 4 and 5, and the
//! 1.1 that still goes round.
//!
//! This is about documents of others as well as ours. What a document means, and whether its terms are defined, is
//! JSON-LD's business ([`crate::proof`]); whether it is signed is asked afterwards. Our own certificates have a closer shape
//! ([`crate::credential`]).

mod credential;
pub mod envelope;
mod parts;
mod presentation;
mod status;
pub mod token;

pub use credential::check as check_credential;
pub use envelope::Envelope;
pub use parts::party as check_party;
pub use presentation::{Contained, Presentation};
pub use token::Token;

/// The context of version 2.0, which comes first.
pub const CONTEXT_V2: &str = "https://www.w3.org/ns/credentials/v2";

/// The context of version 1.1, which comes first.
pub const CONTEXT_V1: &str = "https://www.w3.org/2018/credentials/v1";

/// Which data model a document follows, by its first context.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// Verifiable Credentials Data Model 1.1.
    V1,
    /// Verifiable Credentials Data Model 2.0.
    V2,
}

/// A place in a document that is not as the data model says.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place} {what}")]
pub struct ShapeFault {
    /// The member, as a path of names: `credentialStatus.type`.
    pub place: String,
    /// What is wrong with it, or what it has to be.
    pub what: &'static str,
}

impl ShapeFault {
    /// The permanent code of every such fault.
    pub const CODE: &'static str = "shape";

    fn new(place: impl Into<String>, what: &'static str) -> Self {
        Self { place: place.into(), what }
    }

    /// The same fault, seen from the object that holds the place.
    fn within(self, outer: &str) -> Self {
        Self { place: format!("{outer}.{}", self.place), what: self.what }
    }
}

/// The most objects in one member: subjects, states, credentials of a presentation.
pub const MAX_OBJECTS: usize = 64;
