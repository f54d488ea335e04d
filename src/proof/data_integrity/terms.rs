//! What the terms of the closed contexts mean: the JSON-LD contexts `assets/contexts/credentials-v2.jsonld` and
//! `open-badges-3.0.3.jsonld` as a table. A test derives every row from these files and compares.

pub(super) use credentials_v2::CREDENTIALS_V2;
pub(super) use open_badges_3_0_3::OPEN_BADGES_3_0_3;

mod credentials_v2;
mod open_badges_3_0_3;

/// One context file.
pub(super) struct Context {
    /// Its URL in `@context`.
    pub(super) url: &'static str,
    /// Terms that may stand in any object.
    pub(super) terms: &'static [Term],
    /// Types, with the terms that may stand only in objects of this type (type-scoped contexts, JSON-LD 1.1, section 4.1.7).
    pub(super) classes: &'static [Class],
}

/// A type.
#[derive(Debug)]
pub(super) struct Class {
    pub(super) name: &'static str,
    /// As in N-Quads.
    pub(super) iri: &'static str,
    pub(super) terms: &'static [Term],
}

/// A member of an object.
#[derive(Debug, PartialEq)]
pub(super) struct Term {
    pub(super) name: &'static str,
    /// As in N-Quads.
    pub(super) iri: &'static str,
    pub(super) value: Coercion,
}

/// How a value that is not an object is read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Coercion {
    /// An IRI.
    Iri,
    /// A literal of the datatype that its JSON type has.
    Literal,
    /// Lists, graphs, JSON literals and contexts inside the context: left to the general path.
    Open,
    /// A literal of this datatype, as in N-Quads.
    Typed(&'static str),
    /// A word of the vocabulary; the only one that we know is `assertionMethod`.
    Vocab,
}

/// A member whose plain values are literals.
const fn literal(name: &'static str, iri: &'static str) -> Term {
    Term { name, iri, value: Coercion::Literal }
}

/// A member whose strings are IRIs.
const fn link(name: &'static str, iri: &'static str) -> Term {
    Term { name, iri, value: Coercion::Iri }
}

/// A member whose plain values are literals of one datatype.
const fn typed(name: &'static str, iri: &'static str, datatype: &'static str) -> Term {
    Term { name, iri, value: Coercion::Typed(datatype) }
}

/// A member that only the general path reads.
const fn open(name: &'static str, iri: &'static str) -> Term {
    Term { name, iri, value: Coercion::Open }
}

/// A member whose value is a word of the vocabulary.
const fn word(name: &'static str, iri: &'static str) -> Term {
    Term { name, iri, value: Coercion::Vocab }
}

/// A type.
const fn class(name: &'static str, iri: &'static str, terms: &'static [Term]) -> Class {
    Class { name, iri, terms }
}

#[cfg(test)]
mod tests;
