//! The closed contexts: JSON-LD to RDF for documents whose `@context` is one of [`LISTS`], by a table.
//!
//! JSON-LD lets contexts change what a word means. Where the list of contexts is fixed, every word has one meaning, and
//! the table in `terms` knows it. Whatever the table does not know, and whatever JSON-LD would treat in a special way or
//! silently drop, is not closed: then the general path decides, and the document's claims are not read.

use std::fmt::Write as _;

use serde_json::{Map, Number, Value};

use super::rdfc::{Dataset, Quad, Span, Term as Node};
use super::terms::{CREDENTIALS_V2, Coercion, Context, OPEN_BADGES_3_0_3, Term};
use crate::wire::limits::JSON_DEPTH;

/// What keeps a document from being closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unclosed(pub(crate) &'static str);

/// A known list of contexts.
#[derive(Clone, Copy)]
pub(crate) struct Closed(&'static [&'static Context]);

impl Closed {
    /// The list that a document's `@context` is, exactly and in this order.
    pub(crate) fn of(document: &Map<String, Value>) -> Result<Self, Unclosed> {
        let Some(Value::Array(urls)) = document.get("@context") else {
            return Err(Unclosed("@context is not a list"));
        };
        let is_list = |list: &&[&Context]| {
            list.len() == urls.len() && urls.iter().zip(*list).all(|(url, context)| url.as_str() == Some(context.url))
        };
        LISTS.into_iter().find(is_list).map(Self).ok_or(Unclosed("@context is not a known list"))
    }

    /// The quads of a document, or of a proof under the document's contexts, without one of its members.
    pub(crate) fn dataset(self, document: &Map<String, Value>, without: &str) -> Result<Dataset, Unclosed> {
        let mut writer = Writer { contexts: self.0, dataset: Dataset::new(), ids: Vec::new(), number: String::new() };
        writer.node(document, &["@context", without], JSON_DEPTH)?;
        writer.ids.sort_unstable();
        if writer.ids.array_windows().any(|[a, b]| a == b) {
            return Err(Unclosed("two objects share an id"));
        }
        Ok(writer.dataset)
    }
}

/// The lists that we know.
const LISTS: [&[&Context]; 2] = [&[&CREDENTIALS_V2], &[&CREDENTIALS_V2, &OPEN_BADGES_3_0_3]];

const RDF_TYPE: &str = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
const ASSERTION_METHOD: &str = "<https://w3id.org/security#assertionMethod>";
const XSD_BOOLEAN: &str = "^^<http://www.w3.org/2001/XMLSchema#boolean>";
const XSD_DOUBLE: &str = "^^<http://www.w3.org/2001/XMLSchema#double>";
const XSD_INTEGER: &str = "^^<http://www.w3.org/2001/XMLSchema#integer>";

struct Writer<'a> {
    contexts: &'static [&'static Context],
    dataset: Dataset,
    /// The id of every object that has one.
    ids: Vec<&'a str>,
    /// Room for a number's digits.
    number: String,
}

impl<'a> Writer<'a> {
    /// Writes an object and gives its subject (JSON-LD 1.1 API, sections 5.1.2 and 8.1.2).
    fn node(&mut self, object: &'a Map<String, Value>, without: &[&str], depth: usize) -> Result<Node, Unclosed> {
        let depth = depth.checked_sub(1).ok_or(Unclosed("nested too deeply"))?;
        if object.is_empty() {
            return Err(Unclosed("an empty object"));
        }
        let subject = match object.get("id") {
            None => self.dataset.blank(),
            Some(id) => {
                let id = id.as_str().ok_or(Unclosed("an id that is not a string"))?;
                self.ids.push(id);
                Node::Text(self.iri(id)?)
            }
        };
        let scope = object.get("type").map_or(Ok(&[][..]), |types| self.types(subject, types))?;
        for (name, value) in object {
            if matches!(name.as_str(), "id" | "type") || without.contains(&name.as_str()) {
                continue;
            }
            let term = self.term(name, scope)?;
            let predicate = self.dataset.raw(&[term.iri]);
            let values = match value {
                // JSON-LD drops an empty list and null: they would stand in the document unsigned.
                Value::Array(items) if items.is_empty() => return Err(Unclosed("an empty list")),
                Value::Array(items) => items.as_slice(),
                one => std::slice::from_ref(one),
            };
            for value in values {
                let object = match value {
                    Value::Object(object) => self.node(object, &[], depth)?,
                    value => Node::Text(self.scalar(term.value, value)?),
                };
                self.dataset.push(Quad { subject, predicate, object, graph: None });
            }
        }
        Ok(subject)
    }

    /// Writes the types of an object and finds the terms that one of them brings. Where two bring terms, implementations
    /// of JSON-LD differ.
    fn types(&mut self, subject: Node, types: &'a Value) -> Result<&'static [Term], Unclosed> {
        let types = match types {
            Value::Array(types) => types.as_slice(),
            one => std::slice::from_ref(one),
        };
        if types.is_empty() {
            return Err(Unclosed("an empty list"));
        }
        let predicate = self.dataset.raw(&[RDF_TYPE]);
        let mut scope: &[Term] = &[];
        for name in types {
            let name = name.as_str().ok_or(Unclosed("a type that is not a string"))?;
            let mut known = self.contexts.iter().flat_map(|context| context.classes);
            let class = known.find(|class| class.name == name).ok_or(Unclosed("an unknown type"))?;
            let object = Node::Text(self.dataset.raw(&[class.iri]));
            self.dataset.push(Quad { subject, predicate, object, graph: None });
            if !class.terms.is_empty() {
                if !scope.is_empty() {
                    return Err(Unclosed("two types that bring members"));
                }
                scope = class.terms;
            }
        }
        Ok(scope)
    }

    /// What a member's name means in an object of these types. Both contexts protect their terms, so a name that two of
    /// them define must mean the same in both.
    fn term(&self, name: &str, scope: &'static [Term]) -> Result<&'static Term, Unclosed> {
        let always = self.contexts.iter().map(|context| context.terms);
        let mut found =
            std::iter::once(scope).chain(always).filter_map(|terms| terms.iter().find(|term| term.name == name));
        let term = found.next().ok_or(Unclosed("an unknown member"))?;
        if found.any(|other| other != term) {
            return Err(Unclosed("a member with two meanings"));
        }
        if term.value == Coercion::Open { Err(Unclosed("a member with a structure of its own")) } else { Ok(term) }
    }

    /// Writes a value that is not an object (JSON-LD 1.1 API, sections 5.3.2 and 8.2.2).
    fn scalar(&mut self, coercion: Coercion, value: &'a Value) -> Result<Span, Unclosed> {
        match (coercion, value) {
            (Coercion::Iri, Value::String(text)) => self.iri(text),
            (Coercion::Vocab, Value::String(text)) if text == "assertionMethod" => {
                Ok(self.dataset.raw(&[ASSERTION_METHOD]))
            }
            (Coercion::Literal, Value::String(text)) => Ok(self.dataset.literal(text, "")),
            (Coercion::Literal, Value::Bool(truth)) => Ok(self.dataset.literal(boolean(*truth), XSD_BOOLEAN)),
            (Coercion::Typed(datatype), Value::String(text)) => Ok(self.dataset.literal(text, datatype)),
            (Coercion::Typed(datatype), Value::Bool(truth)) => Ok(self.dataset.literal(boolean(*truth), datatype)),
            (Coercion::Literal, Value::Number(number)) => {
                let datatype = self.write_number(number)?;
                Ok(self.dataset.literal(&self.number, datatype))
            }
            (Coercion::Typed(datatype), Value::Number(number)) => {
                self.write_number(number)?;
                Ok(self.dataset.literal(&self.number, datatype))
            }
            _ => Err(Unclosed("a value of another form")),
        }
    }

    /// Writes a number's canonical digits (JSON-LD 1.1 API, section 8.6) and gives the datatype that they suggest.
    fn write_number(&mut self, number: &Number) -> Result<&'static str, Unclosed> {
        const MAX_INTEGER: f64 = 9_007_199_254_740_992.0;
        let value = number.as_f64().filter(|value| value.abs() <= MAX_INTEGER);
        let value = value.ok_or(Unclosed("a number beyond 2^53"))?;
        self.number.clear();
        if value.fract() == 0.0 {
            // Adding zero makes -0 the integer 0.
            let _ = write!(self.number, "{:.0}", value + 0.0);
            return Ok(XSD_INTEGER);
        }
        let shortest = format!("{value:e}");
        let (digits, exponent) = shortest.split_once('e').ok_or(Unclosed("a number without an exponent"))?;
        if digits.bytes().filter(u8::is_ascii_digit).count() > MAX_DIGITS {
            return Err(Unclosed("a number with more than 15 digits"));
        }
        let fraction = if digits.contains('.') { "" } else { ".0" };
        let _ = write!(self.number, "{digits}{fraction}E{exponent}");
        Ok(XSD_DOUBLE)
    }

    fn iri(&mut self, text: &str) -> Result<Span, Unclosed> {
        if is_plain_iri(text) { Ok(self.dataset.raw(&["<", text, ">"])) } else { Err(Unclosed("not a plain IRI")) }
    }
}

/// The standard writes 15 places after the point, other software the shortest digits: up to 15 digits they agree.
const MAX_DIGITS: usize = 15;

fn boolean(truth: bool) -> &'static str {
    if truth { "true" } else { "false" }
}

/// Whether a text is an absolute IRI by everyone's rules: ASCII, no user name, no IP literal, whole percent escapes.
/// No term of the closed contexts can serve as a prefix, so a compact IRI is an IRI with a scheme of that name.
fn is_plain_iri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let is_scheme = scheme.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    is_scheme && !rest.is_empty() && has_plain_authority(rest) && has_plain_signs(rest)
}

fn has_plain_authority(rest: &str) -> bool {
    let Some(authority) = rest.strip_prefix("//") else { return true };
    let authority = authority.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) = authority.split_once(':').unwrap_or((authority, "0"));
    !host.is_empty()
        && !authority.contains('@')
        && !port.is_empty()
        && port.len() <= 5
        && port.bytes().all(|byte| byte.is_ascii_digit())
}

fn has_plain_signs(rest: &str) -> bool {
    let mut bytes = rest.bytes();
    let mut fragments = 0;
    while let Some(byte) = bytes.next() {
        let good = match byte {
            b'%' => {
                bytes.next().is_some_and(|digit| digit.is_ascii_hexdigit())
                    && bytes.next().is_some_and(|digit| digit.is_ascii_hexdigit())
            }
            b'#' => {
                fragments += 1;
                fragments == 1
            }
            b'-' | b'.' | b'_' | b'~' | b':' | b'/' | b'?' | b'@' | b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*'
            | b'+' | b',' | b';' | b'=' => true,
            byte => byte.is_ascii_alphanumeric(),
        };
        if !good {
            return false;
        }
    }
    true
}

#[cfg(test)]
#[cfg(feature = "json-ld")]
mod tests;
