//! The general path: any JSON-LD 1.1 document whose contexts are embedded, to canonical N-Quads.
//!
//! Nothing is ever fetched. What JSON-LD would drop in silence (a member that no context defines, an IRI without a scheme)
//! is refused, because it would stand in the document without being signed. Two implementations of RDFC-1.0, our own
//! with its limit on work and the one of sophia, must agree.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex};

use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::{GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use serde_json::{Map, Value};
use sophia_api::quad::Spog;
use sophia_api::term::{BnodeId, IriRef, LanguageTag, SimpleTerm};

use super::ProofFault;
use super::data_integrity::Budget;
use super::data_integrity::rdfc::{self, Dataset};

/// JSON-LD contexts by URL.
#[derive(Debug, Clone)]
pub struct Contexts(BTreeMap<String, String>);

impl Contexts {
    /// The contexts of `assets/contexts`.
    #[must_use]
    pub fn embedded() -> Self {
        Self(EMBEDDED.iter().map(|&(url, text)| (url.to_owned(), text.to_owned())).collect())
    }

    /// These contexts and one more.
    #[must_use]
    pub fn with(mut self, url: &str, context: &str) -> Self {
        self.0.insert(url.to_owned(), context.to_owned());
        self
    }
}

/// The canonical N-Quads of a document, without looking at its proofs.
///
/// # Errors
/// [`ProofFault`] if a context is not embedded, the document is not JSON-LD, something in it would be dropped, or its graph
/// takes too long to canonicalize.
pub fn canonicalize(document: &Map<String, Value>, contexts: &Contexts) -> Result<String, ProofFault> {
    canonicalize_within(document, contexts, &Budget::of(Budget::ONE))
}

/// As [`canonicalize`], as one of several pieces of work that share a budget.
pub(super) fn canonicalize_within(
    document: &Map<String, Value>,
    contexts: &Contexts,
    budget: &Budget,
) -> Result<String, ProofFault> {
    let mut cost = Cost::default();
    cost.of_object(document)?;
    // Every object may process every context again, at up to 0.8 ms each: `ONE` bounds a document to less than a second.
    let cost = cost.objects.saturating_mul(cost.contexts + 1);
    if cost > Budget::ONE {
        return Err(ProofFault::TooComplex);
    }
    budget.spend(cost)?;
    canonicalize_quads(&to_quads(document, contexts)?)
}

/// The canonical N-Quads of a dataset (RDFC-1.0 with SHA-256).
///
/// # Errors
/// [`ProofFault::TooComplex`] if that takes too long, [`ProofFault::CanonicalizersDiffer`].
pub fn canonicalize_quads(quads: &[Quad]) -> Result<String, ProofFault> {
    let ours = to_dataset(quads).canonicalize()?;
    let dataset: HashSet<Spog<SimpleTerm<'static>>> = quads.iter().map(to_sophia).collect();
    let mut theirs = Vec::new();
    sophia_c14n::rdfc10::normalize(&dataset, &mut theirs).map_err(|_| ProofFault::TooComplex)?;
    // Known: sophia 0.10 counts a quad twice for a blank node that is both its subject and its object.
    if ours.as_bytes() == theirs { Ok(ours) } else { Err(ProofFault::CanonicalizersDiffer) }
}

/// The embedded contexts.
const EMBEDDED: [(&str, &str); 12] = [
    ("https://www.w3.org/2018/credentials/v1", include_str!("../../assets/contexts/credentials-v1.jsonld")),
    ("https://www.w3.org/ns/credentials/v2", include_str!("../../assets/contexts/credentials-v2.jsonld")),
    (
        "https://www.w3.org/ns/credentials/status/v1",
        include_str!("../../assets/contexts/vc-bitstring-status-list-v1.jsonld"),
    ),
    ("https://www.w3.org/ns/did/v1", include_str!("../../assets/contexts/did-v1.jsonld")),
    ("https://w3id.org/security/data-integrity/v1", include_str!("../../assets/contexts/data-integrity-v1.jsonld")),
    ("https://w3id.org/security/data-integrity/v2", include_str!("../../assets/contexts/data-integrity-v2.jsonld")),
    (
        "https://w3id.org/security/suites/ed25519-2020/v1",
        include_str!("../../assets/contexts/ed25519-signature-2020-v1.jsonld"),
    ),
    ("https://w3id.org/security/multikey/v1", include_str!("../../assets/contexts/multikey-v1.jsonld")),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
        include_str!("../../assets/contexts/open-badges-3.0.jsonld"),
    ),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
        include_str!("../../assets/contexts/open-badges-3.0.1.jsonld"),
    ),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
        include_str!("../../assets/contexts/open-badges-3.0.2.jsonld"),
    ),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        include_str!("../../assets/contexts/open-badges-3.0.3.jsonld"),
    ),
];

/// A number with more digits is written differently by different software (see `data_integrity::closed`).
const MAX_DIGITS: usize = 15;

/// What undefined members and types, and IRIs without a scheme, become, so that they show instead of being dropped.
const UNDEFINED: &str = "x-testamur-undefined:";
const RELATIVE: &str = "x-testamur-relative://relative/";

const KEYWORDS: [&str; 22] = [
    "@base",
    "@container",
    "@context",
    "@direction",
    "@graph",
    "@id",
    "@import",
    "@included",
    "@index",
    "@json",
    "@language",
    "@list",
    "@nest",
    "@none",
    "@prefix",
    "@propagate",
    "@protected",
    "@reverse",
    "@set",
    "@type",
    "@value",
    "@vocab",
];

/// How much work a document's contexts may make.
#[derive(Default)]
struct Cost {
    contexts: usize,
    objects: usize,
}

impl Cost {
    fn of_object(&mut self, object: &Map<String, Value>) -> Result<(), ProofFault> {
        self.objects += 1;
        for (name, value) in object {
            if name.starts_with('@') && !KEYWORDS.contains(&name.as_str()) {
                return Err(ProofFault::TermUndefined);
            }
            if name == "@context" {
                self.contexts += match value {
                    Value::Array(items) => items.len(),
                    _ => 1,
                };
            }
            self.of(value)?;
        }
        Ok(())
    }

    fn of(&mut self, value: &Value) -> Result<(), ProofFault> {
        match value {
            Value::Array(items) => items.iter().try_for_each(|item| self.of(item)),
            Value::Number(number) => {
                let digits = number.as_f64().map_or(usize::MAX, |value| {
                    let shortest = format!("{value:e}");
                    shortest.split('e').next().unwrap_or_default().bytes().filter(u8::is_ascii_digit).count()
                });
                let is_integer = number.as_f64().is_some_and(|value| value.fract() == 0.0);
                if is_integer || digits <= MAX_DIGITS { Ok(()) } else { Err(ProofFault::NumberNotPortable) }
            }
            Value::Object(object) => self.of_object(object),
            _ => Ok(()),
        }
    }
}

fn to_quads(document: &Map<String, Value>, contexts: &Contexts) -> Result<Vec<Quad>, ProofFault> {
    let text = Value::Object(with_undefined(document)).to_string();
    let missing = Arc::new(Mutex::new(None));
    let (known, note) = (contexts.0.clone(), Arc::clone(&missing));
    let parser = JsonLdParser::new()
        // Lenient only means that IRIs are not checked: an IRI that is none would be dropped. `check` refuses it.
        .lenient()
        .with_base_iri(RELATIVE)
        .map_err(|error| ProofFault::NotJsonLd(error.to_string()))?
        .for_slice(&text)
        .with_load_document_callback(move |url, _| {
            if let Some(text) = known.get(url) {
                return Ok(JsonLdRemoteDocument { document: text.clone().into_bytes(), document_url: url.to_owned() });
            }
            if let Ok(mut note) = note.lock() {
                note.get_or_insert_with(|| url.to_owned());
            }
            Err("not embedded".into())
        });
    let quads: Result<Vec<Quad>, _> = parser.collect();
    if let Some(url) = missing.lock().ok().and_then(|mut url| url.take()) {
        return Err(ProofFault::ContextUnknown(url));
    }
    // The parser's own words differ from run to run: it walks a context's terms in the order of a hash map.
    let quads =
        quads.map_err(|_| ProofFault::NotJsonLd("a context, a term or a value that its rules refuse".to_owned()))?;
    quads.iter().try_for_each(check)?;
    Ok(quads)
}

/// The document with a context in front that gives undefined words a meaning that shows.
fn with_undefined(document: &Map<String, Value>) -> Map<String, Value> {
    let mut shown = document.clone();
    let mut contexts = vec![serde_json::json!({ "@vocab": UNDEFINED })];
    match shown.remove("@context") {
        Some(Value::Array(items)) => contexts.extend(items),
        Some(one) => contexts.push(one),
        None => {}
    }
    shown.insert("@context".to_owned(), Value::Array(contexts));
    shown
}

/// Refuses what would have been dropped.
fn check(quad: &Quad) -> Result<(), ProofFault> {
    let iri = |iri: &NamedNode| {
        let iri = iri.as_str();
        let good = !iri.starts_with(UNDEFINED) && !iri.starts_with(RELATIVE) && NamedNode::new(iri).is_ok();
        if good { Ok(()) } else { Err(ProofFault::TermUndefined) }
    };
    let literal = |literal: &Literal| match literal.language() {
        Some(tag) if Literal::new_language_tagged_literal("", tag).is_err() => Err(ProofFault::TermUndefined),
        _ => iri(&literal.datatype().into_owned()),
    };
    if let NamedOrBlankNode::NamedNode(subject) = &quad.subject {
        iri(subject)?;
    }
    iri(&quad.predicate)?;
    if let GraphName::NamedNode(graph) = &quad.graph_name {
        iri(graph)?;
    }
    match &quad.object {
        Term::NamedNode(object) => iri(object),
        Term::Literal(object) => literal(object),
        Term::BlankNode(_) => Ok(()),
    }
}

fn to_dataset(quads: &[Quad]) -> Dataset {
    let mut dataset = Dataset::new();
    let mut blanks: HashMap<&str, rdfc::Term> = HashMap::new();
    for quad in quads {
        let mut blank = |dataset: &mut Dataset, name| *blanks.entry(name).or_insert_with(|| dataset.blank());
        let named = |dataset: &mut Dataset, iri: &str| dataset.raw(&["<", iri, ">"]);
        let subject = match &quad.subject {
            NamedOrBlankNode::NamedNode(node) => rdfc::Term::Text(named(&mut dataset, node.as_str())),
            NamedOrBlankNode::BlankNode(node) => blank(&mut dataset, node.as_str()),
        };
        let object = match &quad.object {
            Term::NamedNode(node) => rdfc::Term::Text(named(&mut dataset, node.as_str())),
            Term::BlankNode(node) => blank(&mut dataset, node.as_str()),
            Term::Literal(literal) => {
                let suffix = suffix(literal);
                rdfc::Term::Text(dataset.literal(literal.value(), &suffix))
            }
        };
        let graph = match &quad.graph_name {
            GraphName::DefaultGraph => None,
            GraphName::NamedNode(node) => Some(rdfc::Term::Text(named(&mut dataset, node.as_str()))),
            GraphName::BlankNode(node) => Some(blank(&mut dataset, node.as_str())),
        };
        let predicate = named(&mut dataset, quad.predicate.as_str());
        dataset.push(rdfc::Quad { subject, predicate, object, graph });
    }
    dataset
}

fn suffix(literal: &Literal) -> String {
    match literal.language() {
        Some(tag) => format!("@{tag}"),
        None if literal.datatype() == oxrdf::vocab::xsd::STRING => String::new(),
        None => format!("^^<{}>", literal.datatype().as_str()),
    }
}

fn to_sophia(quad: &Quad) -> Spog<SimpleTerm<'static>> {
    let iri = |iri: &str| IriRef::new_unchecked(iri.to_owned().into());
    let blank = |label: &str| SimpleTerm::BlankNode(BnodeId::new_unchecked(label.to_owned().into()));
    let subject = match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => SimpleTerm::Iri(iri(node.as_str())),
        NamedOrBlankNode::BlankNode(node) => blank(node.as_str()),
    };
    let object = match &quad.object {
        Term::NamedNode(node) => SimpleTerm::Iri(iri(node.as_str())),
        Term::BlankNode(node) => blank(node.as_str()),
        Term::Literal(literal) => {
            let value = literal.value().to_owned().into();
            match literal.language() {
                Some(tag) => {
                    SimpleTerm::LiteralLanguage(value, LanguageTag::new_unchecked(tag.to_owned().into()), None)
                }
                None => SimpleTerm::LiteralDatatype(value, iri(literal.datatype().as_str())),
            }
        }
    };
    let graph = match &quad.graph_name {
        GraphName::DefaultGraph => None,
        GraphName::NamedNode(node) => Some(SimpleTerm::Iri(iri(node.as_str()))),
        GraphName::BlankNode(node) => Some(blank(node.as_str())),
    };
    ([subject, SimpleTerm::Iri(iri(quad.predicate.as_str())), object], graph)
}
