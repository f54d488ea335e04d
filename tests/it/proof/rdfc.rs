//! The test suite of RDF Dataset Canonicalization 1.0.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use oxrdf::{BlankNode, GraphName, NamedOrBlankNode, Quad, Term};
use proptest::prelude::*;
use testamur::proof::json_ld::canonicalize_quads;

use super::nquads;
use crate::shared::{shared_json, shared_text};

#[test]
fn the_rdfc_suite_passes() {
    let Some(manifest) = shared_json("vectors/rdf-canon/manifest.jsonld") else { return };
    let (mut evaluated, mut mapped) = (0, 0);
    for entry in manifest["entries"].as_array().unwrap() {
        let text = |member: &str| {
            let file = entry[member].as_str().unwrap();
            shared_text(&format!("vectors/rdf-canon/{file}")).unwrap()
        };
        let quads = || nquads::parse(&text("action"));
        match entry["type"].as_str().unwrap() {
            // Data Integrity with Ed25519 knows SHA-256 only.
            "rdfc:RDFC10EvalTest" if entry.get("hashAlgorithm").is_none() => {
                let canonical = canonicalize_quads(&quads()).unwrap_or_else(|fault| panic!("{fault}: {entry}"));
                assert_eq!(canonical.trim_end_matches('\n'), text("result"), "{entry}");
                evaluated += 1;
            }
            "rdfc:RDFC10MapTest" if entry.get("hashAlgorithm").is_none() => {
                let labels: BTreeMap<String, String> = serde_json::from_str(&text("result")).unwrap();
                let renamed: BTreeSet<String> =
                    quads().iter().map(|quad| format!("{} .\n", relabelled(quad, &labels))).collect();
                let canonical = canonicalize_quads(&quads()).unwrap_or_else(|fault| panic!("{fault}: {entry}"));
                assert_eq!(canonical, String::from_iter(renamed), "{entry}");
                mapped += 1;
            }
            "rdfc:RDFC10NegativeEvalTest" => {
                let started = Instant::now();
                assert_eq!(canonicalize_quads(&quads()).unwrap_err().code(), "too-complex");
                assert!(started.elapsed() < Duration::from_secs(5));
            }
            _ => {}
        }
    }
    assert_eq!((evaluated, mapped), (63, 20));
}

/// A quad with the labels that the suite expects in the place of its own.
fn relabelled(quad: &Quad, labels: &BTreeMap<String, String>) -> Quad {
    let label = |node: &BlankNode| BlankNode::new(&labels[node.as_str()]).unwrap();
    let mut quad = quad.clone();
    if let NamedOrBlankNode::BlankNode(node) = &mut quad.subject {
        *node = label(node);
    }
    if let Term::BlankNode(node) = &mut quad.object {
        *node = label(node);
    }
    if let GraphName::BlankNode(node) = &mut quad.graph_name {
        *node = label(node);
    }
    quad
}

/// Every node looks like every other, and there is no end to the ways of walking through them.
#[test]
fn a_graph_in_which_all_blank_nodes_look_alike_is_refused_in_time() {
    for size in [7, 12, 40] {
        let mut quads = String::new();
        for from in 0..size {
            for to in (0..size).filter(|&to| to != from) {
                writeln!(quads, "_:b{from} <urn:p:p> _:b{to} .").unwrap();
            }
        }
        let started = Instant::now();
        assert_eq!(canonicalize_quads(&nquads::parse(&quads)).unwrap_err().code(), "too-complex", "{size}");
        assert!(started.elapsed() < Duration::from_secs(5), "{size}: {:?}", started.elapsed());
    }
}

/// A long chain of look-alikes must not exhaust the stack.
#[test]
fn a_long_ring_of_blank_nodes_is_refused_in_time() {
    let size = 20_000;
    let mut quads = String::new();
    for from in 0..size {
        writeln!(quads, "_:b{from} <urn:p:p> _:b{} .", (from + 1) % size).unwrap();
    }
    let started = Instant::now();
    assert_eq!(canonicalize_quads(&nquads::parse(&quads)).unwrap_err().code(), "too-complex");
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
}

/// Small graphs of look-alikes, in which labels must be found by trying: both implementations agree, and the names that
/// blank nodes had do not matter.
fn look_alikes() -> impl Strategy<Value = Vec<(usize, bool, usize)>> {
    // No node points to itself: sophia 0.10 counts such a quad twice.
    let edge = (0..6usize, any::<bool>(), 0..6usize).prop_filter("to another node", |(from, _, to)| from != to);
    proptest::collection::vec(edge, 1..12)
}

fn graph(edges: &[(usize, bool, usize)], name: impl Fn(usize) -> usize) -> Vec<Quad> {
    let line = |&(from, kind, to): &(usize, bool, usize)| {
        format!("_:b{} <urn:p:{}> _:b{} .\n", name(from), if kind { "p" } else { "q" }, name(to))
    };
    nquads::parse(&edges.iter().map(line).collect::<Vec<_>>().concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn look_alikes_are_labelled_alike_by_both_implementations(edges in look_alikes()) {
        let canonical = canonicalize_quads(&graph(&edges, |blank| blank)).map_err(|fault| fault.code());
        prop_assert_ne!(&canonical, &Err("canonicalizers-differ"));
        let renamed = canonicalize_quads(&graph(&edges, |blank| (blank * 5 + 3) % 6)).map_err(|fault| fault.code());
        prop_assert_eq!(canonical, renamed);
    }
}
