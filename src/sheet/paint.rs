//! Nodes become operators, each piece of content with its number in the structure tree.

use std::collections::BTreeMap;

use printpdf::{Codepoint, FontId, Op, PdfFontHandle, Pt, TextItem};
use subsetter::GlyphRemapper;

use super::face::Faces;
use super::font::bare;
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
    pub(super) pieces: Vec<i64>,
    pub(super) kids: Vec<Tagged>,
}

/// The glyphs of a face that a page uses, numbered as they come, and the text of each.
#[derive(Default)]
pub(super) struct Used {
    pub(super) mapper: GlyphRemapper,
    /// New number to old number and text.
    pub(super) glyphs: BTreeMap<u16, (u16, String)>,
}

/// Turns nodes into operators, page by page.
pub(super) struct Painter<'a> {
    faces: &'a Faces,
    height: f32,
    language: Language,
    content: Operators,
    /// The glyphs of all pages: by face those of the programme's words, then by face those that a name needs besides. The former
    /// make the same font on each sheet, which is packed once.
    used: Vec<Used>,
    pieces: i64,
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
    pub(super) fn new(faces: &'a Faces, height: f32, language: Language) -> Self {
        let used = std::iter::repeat_with(Used::default).take(2 * faces.len()).collect();
        Self {
            faces,
            height,
            language,
            content: Operators::default(),
            used,
            pieces: 0,
            page: 0,
            state: State::default(),
        }
    }

    /// Takes the glyphs of everything that is not one person's, or of everything, before any page is painted.
    pub(super) fn gather<'n>(&mut self, nodes: impl IntoIterator<Item = &'n Node>, all: bool) {
        for node in nodes.into_iter().filter(|node| all || !node.is_personal) {
            for span in node.marks.iter().flat_map(Mark::spans) {
                for piece in &span.glyphs {
                    self.take(span.face, piece.gid, &piece.text);
                }
            }
            self.gather(&node.kids, all);
        }
    }

    /// A face that shows one digit has them all: register numbers differ in nothing else.
    pub(super) fn gather_digits(&mut self) {
        for face in 0..self.faces.len() {
            let digits = self.faces.shape(face, false, self.language, "0123456789");
            let mapper = self.used.get(face).map(|used| &used.mapper);
            let has_some = digits.glyphs.iter().any(|digit| mapper.is_some_and(|own| own.get(digit.gid).is_some()));
            for digit in digits.glyphs.iter().filter(|digit| has_some && digit.face == face) {
                self.take(face, digit.gid, &digit.text);
            }
        }
    }

    /// The number of a glyph in a font, and whether this is the text that it stands for there.
    fn take(&mut self, font: usize, gid: u16, text: &str) -> (u16, bool) {
        let Some(used) = self.used.get_mut(font) else { return (0, text.is_empty()) };
        let number = used.mapper.remap(gid);
        let known = used.glyphs.entry(number).or_insert_with(|| {
            let text = if text.is_empty() { "\u{fffd}" } else { text };
            (gid, text.to_owned())
        });
        (number, known.1 == text)
    }

    /// The font that shows a glyph: the one of the programme's words, if it is there.
    fn font_of(&self, face: usize, gid: u16) -> usize {
        let is_common = self.used.get(face).is_some_and(|used| used.mapper.get(gid).is_some());
        if is_common { face } else { self.faces.len() + face }
    }

    /// Paints the next page: ornaments first, then content in its order.
    pub(super) fn paint(&mut self, nodes: &[Node]) -> Painted {
        let mut tree = Vec::new();
        self.state = State::default();
        for node in nodes.iter().filter(|node| node.role == Role::Artifact) {
            self.artifact(&node.marks);
        }
        for node in nodes.iter().filter(|node| node.role != Role::Artifact) {
            tree.extend(self.node(node));
        }
        let pieces = usize::try_from(std::mem::take(&mut self.pieces)).unwrap_or(0);
        self.page += 1;
        Painted { content: std::mem::take(&mut self.content).into_bytes(), tree, pieces }
    }

    /// The glyphs that all pages use, by face.
    pub(super) fn into_used(self) -> Vec<Used> {
        self.used
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
            self.begin(tag, languages.first().copied(), None);
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
    fn begin(&mut self, tag: &str, language: Option<Language>, actual: Option<&str>) {
        let language = language.filter(|&language| language != self.language).map(Language::tag);
        self.content.begin(tag, &Properties { piece: Some(self.pieces), language, actual });
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
                for span in spans {
                    self.span(span, *size, each);
                }
                self.content.put(&[], "ET");
            }
            Mark::Rule { x, y, width, weight, colour } => {
                self.colour(*colour);
                self.content.put(&[*x, self.height - y - weight / 2.0, *width, *weight], "re").put(&[], "f");
            }
        }
    }

    fn span(&mut self, span: &Span, size: f32, each: bool) {
        let (glyphs, actual) = self.glyphs(span);
        if each {
            self.begin("Span", Some(span.language), actual.as_deref());
        } else if actual.is_some() {
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
        if each || actual.is_some() {
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
            let font = self.font_of(span.face, *gid);
            let (number, known) = self.take(font, *gid, text);
            conflict |= !known;
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
        let texts = self.glyphs.iter().map(|piece| piece.text.as_str());
        if self.is_turned { texts.rev().collect() } else { texts.collect() }
    }
}

impl Used {
    /// The embedded program, ready for `printpdf`; `None` if the page does not use the font.
    pub(super) fn font(&self, faces: &Faces, font: usize) -> Option<Result<printpdf::ParsedFont, subsetter::Error>> {
        let own = faces.face(font % faces.len().max(1)).filter(|_| !self.glyphs.is_empty())?;
        let program = match subsetter::subset(&own.bytes, own.index, &self.mapper) {
            Ok(program) => bare(&program),
            Err(fault) => return Some(Err(fault)),
        };
        let width = |gid| own.metrics.get_glyph_width(gid).unwrap_or(0);
        let glyph_widths = self.glyphs.iter().map(|(number, (gid, _))| (*number, width(*gid))).collect();
        Some(Ok(printpdf::ParsedFont {
            original_bytes: program,
            font_index: 0,
            font_name: Some(format!("{}+{}", tag_of(&self.glyphs), own.name)),
            codepoint_to_glyph: BTreeMap::new(),
            glyph_widths,
            units_per_em: own.metrics.units_per_em,
            font_metrics: own.metrics.font_metrics.clone(),
            font_type: own.metrics.font_type,
            pdf_font_metrics: own.metrics.pdf_font_metrics.clone(),
        }))
    }
}

/// What tells `printpdf` the glyphs of the fonts and their texts. The page itself is written by [`Operators`]: as operators of
/// `printpdf`, each glyph a string of its own, it took a fifth of a sheet's time.
pub(super) fn specimen(used: &[Used]) -> Vec<Op> {
    let shown = used.iter().enumerate().filter(|(_, used)| !used.glyphs.is_empty());
    let ops = |(font, used): (usize, &Used)| {
        let glyph = |(&gid, (_, text)): (&u16, &(u16, String))| Codepoint { gid, offset: 0.0, cid: Some(text.clone()) };
        let items = vec![TextItem::GlyphIds(used.glyphs.iter().map(glyph).collect())];
        let font = PdfFontHandle::External(FontId(font_name(font)));
        [Op::SetFont { font, size: Pt(1.0) }, Op::ShowText { items }]
    };
    shown.flat_map(ops).collect()
}

/// The resource name of a font.
pub(super) fn font_name(font: usize) -> String {
    format!("T{font}")
}

/// Six capital letters that tell one subset from another (ISO 32000-1, section 9.6.4).
fn tag_of(glyphs: &BTreeMap<u16, (u16, String)>) -> String {
    let digest =
        crate::wire::digest::Digest::of(glyphs.values().flat_map(|(gid, _)| gid.to_be_bytes()).collect::<Vec<u8>>());
    digest.as_bytes().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// Hundredths of a point are finer than any printer.
fn round(number: f32) -> f32 {
    (number * 100.0).round() / 100.0
}
