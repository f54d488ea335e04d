//! Which blank node gets which label (RDFC-1.0, sections 4.4 to 4.8).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Dataset, Lines, Quad, Term, TooComplex};
use crate::wire::digest::Digest;

/// The canonical number of each blank node (RDFC-1.0, section 4.4).
pub(super) struct Labels {
    numbers: Vec<Option<u32>>,
}

impl Labels {
    pub(super) fn of(dataset: &Dataset) -> Result<Self, TooComplex> {
        let mut quads_of = vec![Vec::new(); dataset.blanks as usize];
        for quad in &dataset.quads {
            let terms = [Some(quad.subject), Some(quad.object), quad.graph];
            for (place, term) in terms.iter().enumerate() {
                if let Some(Term::Blank(blank)) = term
                    && !terms.iter().take(place).any(|earlier| earlier == term)
                    && let Some(quads) = quads_of.get_mut(*blank as usize)
                {
                    quads.push(quad);
                }
            }
        }
        let mut lines = Lines::with_capacity(4 * 1024, 32);
        let first: Vec<Digest> =
            (0..).zip(&quads_of).map(|(blank, quads)| first_degree(dataset, quads, blank, &mut lines)).collect();
        let mut order: Vec<u32> = (0..dataset.blanks).collect();
        order.sort_unstable_by_key(|&blank| first.get(blank as usize));
        let groups = || order.chunk_by(|&a, &b| first.get(a as usize) == first.get(b as usize));
        let mut canonical = Canonical { numbers: vec![None; dataset.blanks as usize], next: 0 };
        groups().filter(|group| group.len() == 1).flatten().for_each(|&blank| canonical.issue(blank));
        let mut labeller =
            Labeller { dataset, quads_of: &quads_of, first: &first, canonical, work: WORK, depth: DEPTH };
        for group in groups().filter(|group| group.len() > 1) {
            labeller.tell_apart(group)?;
        }
        Ok(Self { numbers: labeller.canonical.numbers })
    }

    /// The number of a blank node; each of the dataset has one.
    pub(super) fn number(&self, blank: u32) -> u32 {
        self.numbers.get(blank as usize).copied().flatten().unwrap_or(u32::MAX)
    }
}

/// How many steps the labelling of look-alike blank nodes may take; a step is one hash or one label of a path.
/// Real credentials take none or a few dozen.
const WORK: usize = 20_000;

/// How long a chain of look-alike blank nodes may be: each costs a level of recursion.
const DEPTH: usize = 64;

/// Hash First Degree Quads (section 4.6).
fn first_degree(dataset: &Dataset, quads: &[&Quad], this: u32, lines: &mut Lines) -> Digest {
    lines.clear();
    for quad in quads {
        lines.push(dataset, quad, |text, blank| text.push_str(if blank == this { "_:a" } else { "_:z" }));
    }
    Digest::of_parts(lines.sorted().map(str::as_bytes))
}

/// The canonical issuer: a table, for it names every blank node of the dataset.
struct Canonical {
    numbers: Vec<Option<u32>>,
    next: u32,
}

impl Canonical {
    fn number(&self, blank: u32) -> Option<u32> {
        self.numbers.get(blank as usize).copied().flatten()
    }

    fn issue(&mut self, blank: u32) {
        if let Some(number @ None) = self.numbers.get_mut(blank as usize) {
            *number = Some(self.next);
            self.next += 1;
        }
    }
}

/// A temporary issuer (section 4.5): labels in order of issue, so the number of a blank node is its place.
#[derive(Clone, Default)]
struct Issuer {
    issued: Vec<u32>,
}

impl Issuer {
    fn number(&self, blank: u32) -> Option<usize> {
        self.issued.iter().position(|&issued| issued == blank)
    }

    fn issue(&mut self, blank: u32) {
        if self.number(blank).is_none() {
            self.issued.push(blank);
        }
    }
}

/// Tells blank nodes with equal first-degree hashes apart by their neighbours.
struct Labeller<'a> {
    dataset: &'a Dataset,
    quads_of: &'a [Vec<&'a Quad>],
    first: &'a [Digest],
    canonical: Canonical,
    work: usize,
    depth: usize,
}

impl Labeller<'_> {
    /// Section 4.4.3, step 5, for one hash.
    fn tell_apart(&mut self, group: &[u32]) -> Result<(), TooComplex> {
        let mut paths = Vec::new();
        for &blank in group {
            if self.canonical.number(blank).is_none() {
                let mut issuer = Issuer::default();
                issuer.issue(blank);
                paths.push(self.n_degree(blank, issuer)?);
            }
        }
        paths.sort_by_key(|(hash, _)| *hash);
        for blank in paths.into_iter().flat_map(|(_, issuer)| issuer.issued) {
            self.canonical.issue(blank);
        }
        Ok(())
    }

    /// Hash N-Degree Quads (section 4.8).
    fn n_degree(&mut self, this: u32, mut issuer: Issuer) -> Result<(Digest, Issuer), TooComplex> {
        let mut related: BTreeMap<Digest, Vec<u32>> = BTreeMap::new();
        let quads_of = self.quads_of;
        for &quad in quads_of.get(this as usize).into_iter().flatten() {
            for (position, term) in [("s", Some(quad.subject)), ("o", Some(quad.object)), ("g", quad.graph)] {
                let Some(Term::Blank(blank)) = term else { continue };
                if blank == this {
                    continue;
                }
                let hash = self.related_hash(blank, quad, &issuer, position)?;
                let blanks = related.entry(hash).or_default();
                if !blanks.contains(&blank) {
                    blanks.push(blank);
                }
            }
        }
        let mut data = String::new();
        for (hash, mut blanks) in related {
            let _ = write!(data, "{hash}");
            let mut best: Option<(String, Issuer)> = None;
            // The first permutation in order is the sorted one; the outcome does not depend on the order of trying.
            blanks.sort_unstable();
            loop {
                self.try_path(&blanks, &issuer, &mut best)?;
                if !next_permutation(&mut blanks) {
                    break;
                }
            }
            if let Some((path, chosen)) = best {
                data.push_str(&path);
                issuer = chosen;
            }
        }
        Ok((Digest::of(data), issuer))
    }

    /// Section 4.8.3, steps 5.4.1 to 5.4.6, for one permutation.
    fn try_path(
        &mut self,
        blanks: &[u32],
        issuer: &Issuer,
        best: &mut Option<(String, Issuer)>,
    ) -> Result<(), TooComplex> {
        let mut issuer = issuer.clone();
        let mut path = String::new();
        let mut recursion = Vec::new();
        let is_longer = |path: &str, best: &Option<(String, Issuer)>| {
            best.as_ref().is_some_and(|(chosen, _)| path.len() >= chosen.len() && path > chosen.as_str())
        };
        for &blank in blanks {
            self.spend(1 + issuer.issued.len() / 8)?;
            if let Some(number) = self.canonical.number(blank) {
                let _ = write!(path, "_:c14n{number}");
            } else {
                if issuer.number(blank).is_none() {
                    issuer.issue(blank);
                    recursion.push(blank);
                }
                let _ = write!(path, "_:b{}", issuer.number(blank).unwrap_or_default());
            }
            if is_longer(&path, best) {
                return Ok(());
            }
        }
        for blank in recursion {
            self.depth = self.depth.checked_sub(1).ok_or(TooComplex)?;
            let (hash, deeper) = self.n_degree(blank, issuer.clone())?;
            self.depth += 1;
            let _ = write!(path, "_:b{}<{hash}>", issuer.number(blank).unwrap_or_default());
            issuer = deeper;
            if is_longer(&path, best) {
                return Ok(());
            }
        }
        if best.as_ref().is_none_or(|(chosen, _)| path < *chosen) {
            *best = Some((path, issuer));
        }
        Ok(())
    }

    /// Hash Related Blank Node (section 4.7).
    fn related_hash(&mut self, blank: u32, quad: &Quad, issuer: &Issuer, position: &str) -> Result<Digest, TooComplex> {
        self.spend(1)?;
        let mut input = position.to_owned();
        if position != "g" {
            input.push_str(self.dataset.slice(quad.predicate));
        }
        if let Some(number) = self.canonical.number(blank) {
            let _ = write!(input, "_:c14n{number}");
        } else if let Some(number) = issuer.number(blank) {
            let _ = write!(input, "_:b{number}");
        } else if let Some(hash) = self.first.get(blank as usize) {
            let _ = write!(input, "{hash}");
        }
        Ok(Digest::of(input))
    }

    fn spend(&mut self, steps: usize) -> Result<(), TooComplex> {
        self.work = self.work.checked_sub(steps).ok_or(TooComplex)?;
        Ok(())
    }
}

/// Goes to the next permutation in lexicographic order; false after the last.
fn next_permutation(items: &mut [u32]) -> bool {
    let Some(pivot) = items.windows(2).rposition(|pair| matches!(pair, [a, b] if a < b)) else { return false };
    let Some(&value) = items.get(pivot) else { return false };
    let Some(successor) = items.iter().rposition(|&item| item > value) else { return false };
    items.swap(pivot, successor);
    if let Some(tail) = items.get_mut(pivot + 1..) {
        tail.reverse();
    }
    true
}
