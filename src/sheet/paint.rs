//! Nodes become operators, each piece of content with its number in the structure tree.

use std::sync::Arc;

use super::face::Faces;
use super::node::{Area, Mark, Node, Piece, Role, Span};
use super::stream::{Operators, Properties};
use crate::claims::Language;

/// A page in operators, and what its tree is.
pub(super) struct Painted {
    pub(super) content: Vec<u8>,
    pub(super) tree: Vec<Tagged>,
    /// How many pieces of content the tree has.
    pub(super) pieces: usize,
}

/// A node of the structure tree over pieces of content.
pub(super) struct Tagged {
    pub(super) role: Role,
    /// The page, from 0.
    pub(super) page: usize,
    pub(super) alt: Option<String>,
    /// In the page's own direction: `y` is the lower edge.
    pub(super) area: Area,
    pub(super) pieces: Vec<usize>,
    pub(super) kids: Vec<Tagged>,
}

/// The glyphs of a face that are shown, numbered as they come.
#[derive(Debug, Clone, Default)]
pub(super) struct Used {
    /// Which glyph of the face has which number, from 1, and its text.
    glyphs: Vec<(u16, Arc<str>)>,
    /// By glyph of the face: its number, or 0.
    numbers: Vec<u16>,
}

impl Used {
    /// By face, the glyphs of everything that is not one person's. They make the same fonts on all sheets of a programme.
    pub(super) fn of_many<'n>(
        faces: &Faces,
        nodes: impl IntoIterator<Item = &'n Node>,
        language: Language,
    ) -> Vec<Self> {
        let mut all: Vec<Self> = std::iter::repeat_with(Self::default).take(faces.len()).collect();
        gather(nodes, &mut all);
        // A face that shows one digit has them all: register numbers differ in nothing else.
        for (face, used) in all.iter_mut().enumerate() {
            let digits = faces.shape(face, false, language, "0123456789");
            if digits.glyphs.iter().any(|digit| digit.face == face && used.number(digit.gid).is_some()) {
                for digit in digits.glyphs.iter().filter(|digit| digit.face == face) {
                    used.take(digit.gid, &digit.text);
                }
            }
            used.sort();
        }
        all
    }

    /// Numbers the glyphs as the face does, so that it does not matter which digit came first.
    fn sort(&mut self) {
        self.glyphs.sort_unstable_by_key(|(gid, _)| *gid);
        for (number, (gid, _)) in (1..).zip(&self.glyphs) {
            if let Some(own) = self.numbers.get_mut(usize::from(*gid)) {
                *own = number;
            }
        }
    }

    /// Each glyph of the face with its text, in the order of their numbers, which begin at 1.
    pub(super) fn glyphs(&self) -> &[(u16, Arc<str>)] {
        &self.glyphs
    }

    fn number(&self, gid: u16) -> Option<u16> {
        self.numbers.get(usize::from(gid)).copied().filter(|number| *number > 0)
    }

    /// The number of a glyph that is there, and whether this is the text that it stands for.
    fn known(&self, gid: u16, text: &str) -> Option<(u16, bool)> {
        let number = self.number(gid)?;
        let is_text = |(_, known): &(u16, Arc<str>)| &**known == text && !text.is_empty();
        Some((number, self.glyphs.get(usize::from(number) - 1).is_some_and(is_text)))
    }

    /// As [`Used::known`]; a glyph that is not there is added.
    fn take(&mut self, gid: u16, text: &Arc<str>) -> (u16, bool) {
        if let Some(known) = self.known(gid, text) {
            return known;
        }
        self.glyphs.push((gid, Arc::clone(text)));
        let number = u16::try_from(self.glyphs.len()).unwrap_or(u16::MAX);
        let place = usize::from(gid);
        if self.numbers.len() <= place {
            self.numbers.resize(place + 1, 0);
        }
        if let Some(own) = self.numbers.get_mut(place) {
            *own = number;
        }
        (number, !text.is_empty())
    }
}

fn gather<'n>(nodes: impl IntoIterator<Item = &'n Node>, all: &mut [Used]) {
    for node in nodes {
        for span in node.marks.iter().flat_map(Mark::spans).filter(|span| !span.is_personal) {
            let Some(used) = all.get_mut(span.face) else { continue };
            for piece in &span.glyphs {
                used.take(piece.gid, &piece.text);
            }
        }
        gather(&node.kids, all);
    }
}

/// Turns nodes into operators, page by page.
pub(super) struct Painter<'a> {
    faces: &'a Faces,
    /// By face, the glyphs of the fonts that many sheets share.
    common: &'a [Used],
    /// By face, the glyphs that this sheet needs besides.
    own: Vec<Used>,
    height: f32,
    language: Language,
    content: Operators,
    pieces: usize,
    page: usize,
    state: State,
}

/// What the page's graphics state is, so that nothing is said twice.
#[derive(Default, PartialEq)]
struct State {
    font: Option<(usize, u32)>,
    colour: Option<[u32; 3]>,
    tracking: Option<u32>,
}

impl<'a> Painter<'a> {
    /// A page of this height in points, its document in this language.
    pub(super) fn new(faces: &'a Faces, common: &'a [Used], height: f32, language: Language) -> Self {
        Self {
            faces,
            common,
            own: std::iter::repeat_with(Used::default).take(faces.len()).collect(),
            height,
            language,
            content: Operators::default(),
            pieces: 0,
            page: 0,
            state: State::default(),
        }
    }

    /// The font that shows a glyph, the glyph's number there, and whether this is the text that it stands for.
    fn take(&mut self, face: usize, gid: u16, text: &Arc<str>) -> (usize, u16, bool) {
        if let Some((number, is_text)) = self.common.get(face).and_then(|common| common.known(gid, text)) {
            return (face, number, is_text);
        }
        let (number, is_text) = self.own.get_mut(face).map_or((0, false), |own| own.take(gid, text));
        (self.faces.len() + face, number, is_text)
    }

    /// Paints the next page: ornaments first, then content in its order.
    pub(super) fn paint<'n>(&mut self, nodes: impl Iterator<Item = &'n Node> + Clone) -> Painted {
        let mut tree = Vec::new();
        self.state = State::default();
        for node in nodes.clone().filter(|node| node.role == Role::Artifact) {
            self.artifact(&node.marks);
        }
        for node in nodes.filter(|node| node.role != Role::Artifact) {
            tree.extend(self.node(node));
        }
        let pieces = std::mem::take(&mut self.pieces);
        self.page += 1;
        Painted { content: std::mem::take(&mut self.content).into_bytes(), tree, pieces }
    }

    /// By face, the glyphs that the pages need besides the common ones.
    pub(super) fn into_own(self) -> Vec<Used> {
        self.own
    }

    fn node(&mut self, node: &Node) -> Option<Tagged> {
        if node.role == Role::Artifact {
            self.artifact(&node.marks);
            return None;
        }
        let before = self.pieces;
        let languages: Vec<Language> = node.marks.iter().flat_map(Mark::languages).collect();
        let same = languages.windows(2).all(|pair| pair.first() == pair.last());
        if same && !node.marks.is_empty() {
            let tag = if node.marks.iter().any(|mark| matches!(mark, Mark::Form { .. })) { "Figure" } else { "Span" };
            self.begin(tag, languages.first().copied());
            for mark in &node.marks {
                self.mark(mark, false);
            }
            self.content.put(&[], "EMC");
        } else {
            for mark in &node.marks {
                self.mark(mark, true);
            }
        }
        let pieces = (before..self.pieces).collect();
        let kids = node.kids.iter().filter_map(|kid| self.node(kid)).collect();
        let area = Area { y: self.height - node.area.y - node.area.height, ..node.area };
        Some(Tagged { role: node.role, page: self.page, alt: node.alt.clone(), area, pieces, kids })
    }

    fn artifact(&mut self, marks: &[Mark]) {
        self.content.artifact();
        for mark in marks {
            self.mark(mark, false);
        }
        self.content.put(&[], "EMC");
    }

    /// Begins a numbered piece of content.
    fn begin(&mut self, tag: &str, language: Option<Language>) {
        let language = language.filter(|&language| language != self.language).map(Language::tag);
        self.content.begin(tag, &Properties { piece: Some(self.pieces), language, actual: None });
        self.pieces += 1;
    }

    fn mark(&mut self, mark: &Mark, each: bool) {
        match mark {
            Mark::Form { name, x, y, scale } => {
                self.content.put(&[], "q");
                self.content.matrix([scale[0], 0.0, 0.0, scale[1], round(*x), round(self.height - y)], "cm");
                self.content.named(name, "Do");
                self.content.put(&[], "Q");
            }
            Mark::Line { x, y, size, tracking, colour, spans, turn } => {
                self.content.put(&[], "BT");
                self.colour(*colour);
                let tracking = round(tracking * size);
                if self.state.tracking.replace(tracking.to_bits()) != Some(tracking.to_bits()) {
                    self.content.put(&[tracking], "Tc");
                }
                let y = self.height - y;
                if *turn == 0.0 {
                    self.content.put(&[*x, y], "Td");
                } else {
                    let (sin, cos) = turn.sin_cos();
                    let [sin, cos] = [sin, cos].map(|part| (part * 1e4).round() / 1e4);
                    self.content.matrix([cos, sin, -sin, cos, round(*x), round(y)], "Tm");
                }
                for same in spans.chunk_by(|one, next| one.language == next.language) {
                    if each {
                        self.begin("Span", same.first().map(|span| span.language));
                    }
                    for span in same {
                        self.span(span, *size);
                    }
                    if each {
                        self.content.put(&[], "EMC");
                    }
                }
                self.content.put(&[], "ET");
            }
            Mark::Rule { x, y, width, weight, colour } => {
                self.colour(*colour);
                self.content.put(&[*x, self.height - y - weight / 2.0, *width, *weight], "re").put(&[], "f");
            }
        }
    }

    fn span(&mut self, span: &Span, size: f32) {
        let (glyphs, actual) = self.glyphs(span);
        if actual.is_some() {
            let actual = actual.as_deref();
            self.content.begin("Span", &Properties { actual, ..Properties::default() });
        }
        let mut glyphs = glyphs.into_iter().zip(&span.glyphs).peekable();
        while let Some(&((font, _), _)) = glyphs.peek() {
            let same = std::iter::from_fn(|| glyphs.next_if(|((other, _), _)| *other == font));
            let shown: Vec<_> = same.map(|((_, glyph), piece)| (glyph, piece)).collect();
            self.font(font, size);
            self.show(&shown, size);
        }
        if actual.is_some() {
            self.content.put(&[], "EMC");
        }
    }

    fn font(&mut self, font: usize, size: f32) {
        let set_size = round(size);
        if self.state.font.replace((font, set_size.to_bits())) != Some((font, set_size.to_bits())) {
            self.content.select(&font_name(font), set_size);
        }
    }

    /// Shows glyphs; those that stand above or below the line one after the other.
    fn show(&mut self, glyphs: &[(Shown, &Piece)], size: f32) {
        if glyphs.iter().all(|(_, piece)| piece.shift.is_none()) {
            self.content.show(glyphs.iter().map(|(shown, _)| (shown.glyph, shown.nearer)), 0.0);
            return;
        }
        for (shown, piece) in glyphs {
            let [aside, rise] = piece.shift.unwrap_or_default();
            let (aside, rise) = (aside * 1000.0, round(rise * size));
            if rise != 0.0 {
                self.content.put(&[rise], "Ts");
            }
            self.content.show([(shown.glyph, shown.nearer + aside)], -aside);
            if rise != 0.0 {
                self.content.put(&[0.0], "Ts");
            }
        }
    }

    /// The glyphs with their fonts, in the fonts' numbers; the text as a whole, where glyphs alone would not say it. Readers turn
    /// glyphs that run from right to left around by themselves, and a text as a whole, too.
    fn glyphs(&mut self, span: &Span) -> (Vec<(usize, Shown)>, Option<String>) {
        let mut conflict = false;
        let mut glyphs = Vec::with_capacity(span.glyphs.len());
        let Some(face) = self.faces.face(span.face) else { return (glyphs, None) };
        let em = f32::from(face.metrics.units_per_em.max(1));
        for Piece { gid, advance, text, .. } in &span.glyphs {
            let (font, number, is_text) = self.take(span.face, *gid, text);
            conflict |= !is_text;
            let width = f32::from(face.metrics.get_glyph_width(*gid).unwrap_or(0)) / em;
            glyphs.push((font, Shown { glyph: number, nearer: ((width - advance) * 1000.0).round() }));
        }
        (glyphs, conflict.then(|| span.text()))
    }

    fn colour(&mut self, colour: [f32; 3]) {
        let bits = colour.map(f32::to_bits);
        if self.state.colour.replace(bits) != Some(bits) {
            self.content.fill(colour);
        }
    }
}

/// A glyph of a font, and how much nearer than its width the next one stands, in thousandths of the size.
#[derive(Debug, Clone, Copy)]
struct Shown {
    glyph: u16,
    nearer: f32,
}

impl Mark {
    fn languages(&self) -> impl Iterator<Item = Language> + '_ {
        self.spans().iter().map(|span| span.language)
    }

    fn spans(&self) -> &[Span] {
        match self {
            Self::Line { spans, .. } => spans,
            Self::Form { .. } | Self::Rule { .. } => &[],
        }
    }
}

impl Span {
    /// What it says, in the order of reading.
    fn text(&self) -> String {
        let texts = self.glyphs.iter().map(|piece| &*piece.text);
        if self.is_turned { texts.rev().collect() } else { texts.collect() }
    }
}

/// The resource name of a font.
pub(super) fn font_name(font: usize) -> String {
    format!("T{font}")
}

/// Hundredths of a point are finer than any printer.
fn round(number: f32) -> f32 {
    (number * 100.0).round() / 100.0
}
