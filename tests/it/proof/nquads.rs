//! Reads N-Quads (RDF 1.1), as far as the test suite writes them.

use oxrdf::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};

pub(super) fn parse(text: &str) -> Vec<Quad> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).map(quad).collect()
}

fn quad(line: &str) -> Quad {
    let mut rest = line.trim_end().strip_suffix('.').unwrap().trim();
    let mut terms = Vec::new();
    while !rest.is_empty() {
        let length = length(rest);
        terms.push(rest[..length].parse::<Term>().unwrap_or_else(|error| panic!("{error}: {line}")));
        rest = rest[length..].trim_start();
    }
    let node = |term: &Term| match term {
        Term::NamedNode(node) => NamedOrBlankNode::NamedNode(node.clone()),
        Term::BlankNode(node) => NamedOrBlankNode::BlankNode(node.clone()),
        Term::Literal(_) => panic!("{line}"),
    };
    let Term::NamedNode(predicate) = &terms[1] else { panic!("{line}") };
    let graph = terms.get(3).map_or(GraphName::DefaultGraph, |term| node(term).into());
    Quad::new(node(&terms[0]), NamedNode::clone(predicate), terms[2].clone(), graph)
}

/// How many bytes the first term has.
fn length(text: &str) -> usize {
    match text.as_bytes()[0] {
        b'<' => text.find('>').unwrap() + 1,
        b'"' => {
            let mut escaped = false;
            let end = text[1..].find(|sign: char| {
                let ends = sign == '"' && !escaped;
                escaped = sign == '\\' && !escaped;
                ends
            });
            let end = end.unwrap() + 2;
            let rest = &text[end..];
            end + if rest.starts_with("^^<") {
                rest.find('>').unwrap() + 1
            } else if rest.starts_with('@') {
                rest.find(char::is_whitespace).unwrap_or(rest.len())
            } else {
                0
            }
        }
        _ => text.find(char::is_whitespace).unwrap_or(text.len()),
    }
}
