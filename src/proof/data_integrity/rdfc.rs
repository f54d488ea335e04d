//! RDF Dataset Canonicalization (RDFC-1.0) with SHA-256, and a limit on work: some datasets cost exponential time
//! (section 7.1 of the Recommendation), and whoever sends them gets a refusal.

use std::fmt::Write as _;
use std::ops::Range;

use labels::Labels;

use crate::wire::digest::Digest;

mod labels;

/// The dataset would take more steps or levels than we give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooComplex;

/// A piece of [`Dataset::text`]: an IRI or a literal as canonical N-Quads spell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    start: usize,
    end: usize,
}

/// A subject, an object or the name of a graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Term {
    /// A blank node, by number.
    Blank(u32),
    /// An IRI or a literal.
    Text(Span),
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Quad {
    pub(crate) subject: Term,
    pub(crate) predicate: Span,
    pub(crate) object: Term,
    pub(crate) graph: Option<Term>,
}

/// Quads, their texts in one place.
#[derive(Debug, Default)]
pub(crate) struct Dataset {
    text: String,
    quads: Vec<Quad>,
    blanks: u32,
}

impl Dataset {
    /// An empty dataset with room for a credential.
    pub(crate) fn new() -> Self {
        Self { text: String::with_capacity(8 * 1024), quads: Vec::with_capacity(96), blanks: 0 }
    }

    /// A blank node that is no other.
    pub(crate) fn blank(&mut self) -> Term {
        let blank = Term::Blank(self.blanks);
        self.blanks += 1;
        blank
    }

    /// An IRI or a literal already in the form of canonical N-Quads.
    pub(crate) fn raw(&mut self, parts: &[&str]) -> Span {
        let start = self.text.len();
        for part in parts {
            self.text.push_str(part);
        }
        Span { start, end: self.text.len() }
    }

    /// A literal: its value, and `^^<datatype>`, `@language` or nothing.
    pub(crate) fn literal(&mut self, value: &str, suffix: &str) -> Span {
        let start = self.text.len();
        self.text.push('"');
        escape_onto(&mut self.text, value);
        self.text.push('"');
        self.text.push_str(suffix);
        Span { start, end: self.text.len() }
    }

    pub(crate) fn push(&mut self, quad: Quad) {
        self.quads.push(quad);
    }

    /// The canonical N-Quads of this dataset.
    #[cfg(any(test, feature = "json-ld"))]
    pub(crate) fn canonicalize(self) -> Result<String, TooComplex> {
        Ok(self.canonical_lines()?.sorted().collect())
    }

    /// The SHA-256 of the canonical N-Quads of this dataset.
    pub(crate) fn digest(self) -> Result<Digest, TooComplex> {
        Ok(Digest::of_parts(self.canonical_lines()?.sorted().map(str::as_bytes)))
    }

    fn canonical_lines(mut self) -> Result<Lines, TooComplex> {
        self.drop_duplicates();
        let labels = Labels::of(&self)?;
        let mut lines = Lines::with_capacity(self.text.len() * 2, self.quads.len());
        for quad in &self.quads {
            lines.push(&self, quad, |text, blank| {
                let _ = write!(text, "_:c14n{}", labels.number(blank));
            });
        }
        Ok(lines)
    }

    /// A dataset is a set. Any total order brings equal quads together: lengths first, they are the cheapest to compare.
    fn drop_duplicates(&mut self) {
        let mut quads = std::mem::take(&mut self.quads);
        quads.sort_unstable_by(|a, b| Self::size(a).cmp(&Self::size(b)).then_with(|| self.key(a).cmp(&self.key(b))));
        quads.dedup_by(|a, b| Self::size(a) == Self::size(b) && self.key(a) == self.key(b));
        self.quads = quads;
    }

    /// The lengths of a quad's texts. No text is empty, and a blank node's number is set apart from a length.
    fn size(quad: &Quad) -> [usize; 4] {
        let term = |term| match term {
            Term::Blank(number) => usize::MAX - number as usize,
            Term::Text(span) => span.end - span.start,
        };
        let predicate = quad.predicate.end - quad.predicate.start;
        [term(quad.object), predicate, term(quad.subject), quad.graph.map_or(0, term)]
    }

    /// The texts of a quad whose size is known.
    fn key(&self, quad: &Quad) -> [&str; 4] {
        let term = |term| match term {
            Term::Blank(_) => "",
            Term::Text(span) => self.slice(span),
        };
        [term(quad.object), self.slice(quad.predicate), term(quad.subject), quad.graph.map_or("", term)]
    }

    fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }
}

/// Writes a literal's value with the escapes of canonical N-Quads (RDF 1.2 N-Quads, section 3): also for TAB and DEL.
fn escape_onto(text: &mut String, value: &str) {
    let mut rest = value;
    while let Some(place) = rest.bytes().position(|byte| byte < 0x20 || matches!(byte, b'"' | b'\\' | 0x7f)) {
        let (plain, special) = rest.split_at(place);
        text.push_str(plain);
        match special.as_bytes().first() {
            Some(b'"') => text.push_str("\\\""),
            Some(b'\\') => text.push_str("\\\\"),
            Some(b'\n') => text.push_str("\\n"),
            Some(b'\r') => text.push_str("\\r"),
            Some(b'\t') => text.push_str("\\t"),
            Some(8) => text.push_str("\\b"),
            Some(12) => text.push_str("\\f"),
            Some(control) => {
                let _ = write!(text, "\\u{control:04X}");
            }
            None => {}
        }
        rest = special.get(1..).unwrap_or_default();
    }
    text.push_str(rest);
}

/// Lines in one buffer, to be sorted by code point.
struct Lines {
    text: String,
    lines: Vec<Line>,
}

struct Line {
    /// The first eight bytes, most significant first: they tell most subjects apart without a look at the text.
    start: u64,
    range: Range<usize>,
}

impl Lines {
    fn with_capacity(bytes: usize, lines: usize) -> Self {
        Self { text: String::with_capacity(bytes), lines: Vec::with_capacity(lines) }
    }

    fn clear(&mut self) {
        self.text.clear();
        self.lines.clear();
    }

    fn push(&mut self, dataset: &Dataset, quad: &Quad, label: impl Fn(&mut String, u32)) {
        let start = self.text.len();
        let text = &mut self.text;
        let write = |text: &mut String, term| match term {
            Term::Blank(blank) => label(text, blank),
            Term::Text(span) => text.push_str(dataset.slice(span)),
        };
        write(text, quad.subject);
        text.push(' ');
        text.push_str(dataset.slice(quad.predicate));
        text.push(' ');
        write(text, quad.object);
        if let Some(graph) = quad.graph {
            text.push(' ');
            write(text, graph);
        }
        text.push_str(" .\n");
        let range = start..text.len();
        // A line has at least eight bytes: two terms of three, and what stands between.
        let bytes = text.as_bytes().get(start..).and_then(<[u8]>::first_chunk).copied().unwrap_or_default();
        self.lines.push(Line { start: u64::from_be_bytes(bytes), range });
    }

    fn sorted(&mut self) -> impl Iterator<Item = &str> {
        let text = self.text.as_str();
        let line = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
        self.lines.sort_unstable_by(|a, b| a.start.cmp(&b.start).then_with(|| line(&a.range).cmp(line(&b.range))));
        self.lines.iter().map(move |one| line(&one.range))
    }
}
