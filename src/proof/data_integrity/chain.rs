//! Which proof comes after which (Verifiable Credential Data Integrity 1.0, sections 2.1.2 and 4.5).

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::{MAX_PROOFS, ProofFault};

/// For each proof the places of those that it comes after, in the order of the document.
///
/// # Errors
/// [`ProofFault::IdTwice`], [`ProofFault::ChainBroken`] for an id that no proof has, [`ProofFault::ChainCircular`].
pub(super) fn links(proofs: &[&Map<String, Value>]) -> Result<Vec<Vec<usize>>, ProofFault> {
    let mut places = HashMap::new();
    for (place, proof) in proofs.iter().enumerate() {
        if let Some(id) = proof.get("id") {
            let id = id.as_str().ok_or(ProofFault::Malformed("id"))?;
            if places.insert(id, place).is_some() {
                return Err(ProofFault::IdTwice);
            }
        }
    }
    let links = proofs.iter().map(|proof| previous(proof, &places)).collect::<Result<Vec<_>, _>>()?;
    if is_circular(&links) { Err(ProofFault::ChainCircular) } else { Ok(links) }
}

/// The places of the proofs that `previousProof` names.
pub(super) fn previous(proof: &Map<String, Value>, places: &HashMap<&str, usize>) -> Result<Vec<usize>, ProofFault> {
    let Some(named) = proof.get("previousProof") else { return Ok(Vec::new()) };
    let named = match named {
        Value::Array(several) if (1..=MAX_PROOFS).contains(&several.len()) => several.as_slice(),
        one @ Value::String(_) => std::slice::from_ref(one),
        _ => return Err(ProofFault::Malformed("previousProof")),
    };
    let mut found = Vec::with_capacity(named.len());
    for id in named {
        let id = id.as_str().ok_or(ProofFault::Malformed("previousProof"))?;
        found.push(*places.get(id).ok_or(ProofFault::ChainBroken)?);
    }
    found.sort_unstable();
    if found.array_windows().any(|[a, b]| a == b) {
        return Err(ProofFault::Malformed("previousProof"));
    }
    Ok(found)
}

/// Takes away, again and again, what comes after nothing that is left. What then remains goes in a circle.
fn is_circular(links: &[Vec<usize>]) -> bool {
    let mut settled = vec![false; links.len()];
    for _ in links {
        for place in 0..links.len() {
            let is_settled = |before: &usize| settled.get(*before).copied().unwrap_or_default();
            let is_next = links.get(place).is_some_and(|before| before.iter().all(is_settled));
            if let Some(settled) = settled.get_mut(place) {
                *settled |= is_next;
            }
        }
    }
    settled.contains(&false)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn links_of(proofs: &Value) -> Result<Vec<Vec<usize>>, &'static str> {
        let proofs: Vec<_> = proofs.as_array().unwrap().iter().map(|proof| proof.as_object().unwrap()).collect();
        links(&proofs).map_err(|fault| fault.code())
    }

    #[test]
    fn finds_what_comes_before_in_the_order_of_the_document() {
        let proofs = json!([{"id": "a"}, {"previousProof": ["c", "a"]}, {"id": "c", "previousProof": "a"}, {}]);
        assert_eq!(links_of(&proofs), Ok(vec![vec![], vec![0, 2], vec![0], vec![]]));
    }

    #[test]
    fn refuses_chains_that_lead_nowhere_or_back() {
        for (proofs, code) in [
            (json!([{"id": "a"}, {"id": "a"}]), "proof-id-twice"),
            (json!([{"id": 1}]), "malformed"),
            (json!([{"id": "a"}, {"previousProof": "b"}]), "proof-chain-broken"),
            (json!([{"previousProof": "https://a.example"}]), "proof-chain-broken"),
            (json!([{"id": "a"}, {"previousProof": ["a", "b"]}]), "proof-chain-broken"),
            (json!([{"id": "a"}, {"previousProof": ["a", "a"]}]), "malformed"),
            (json!([{"id": "a"}, {"previousProof": []}]), "malformed"),
            (json!([{"id": "a"}, {"previousProof": [1]}]), "malformed"),
            (json!([{"id": "a"}, {"previousProof": {"id": "a"}}]), "malformed"),
            (json!([{"id": "a", "previousProof": "a"}]), "proof-chain-circular"),
            (json!([{"id": "a", "previousProof": "b"}, {"id": "b", "previousProof": "a"}]), "proof-chain-circular"),
            (
                json!([{"id": "a"}, {"id": "b", "previousProof": ["a", "c"]}, {"id": "c", "previousProof": "b"}]),
                "proof-chain-circular",
            ),
        ] {
            assert_eq!(links_of(&proofs), Err(code), "{proofs}");
        }
    }

    #[test]
    fn the_longest_chain_is_followed_whichever_way_it_is_written() {
        let link = |place: usize| match place {
            0 => json!({"id": "0"}),
            _ => json!({"id": place.to_string(), "previousProof": (place - 1).to_string()}),
        };
        let up: Vec<Value> = (0..MAX_PROOFS).map(link).collect();
        let down: Vec<Value> = (0..MAX_PROOFS).rev().map(link).collect();
        for proofs in [up, down] {
            assert_eq!(links_of(&json!(proofs)).unwrap().iter().map(Vec::len).sum::<usize>(), MAX_PROOFS - 1);
        }
    }
}
