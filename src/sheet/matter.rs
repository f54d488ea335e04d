//! Contents become stacks and grids of glyphs, before they have a size.

use super::MM;
use super::content::{Content, Fact, Paragraph, Phrase, Signature, Stress, Table};
use super::face::Faces;
use super::fault::SheetFault;
use super::flow::{Flow, Room, Stretch};
use super::grid::{FittedGrid, Grid, Widths};
use super::layout::{Align, Arrange, ITALIC, Item, Layout, SEMIBOLD, Style};
use super::node::{Node, Role};
use super::stack::{Block, FittedStack, Picture, Stack};

/// Sets contents in the faces and styles of a layout.
pub(super) struct Setter<'a> {
    pub(super) layout: &'a Layout,
    pub(super) faces: &'a Faces,
    pub(super) logo: Option<Picture>,
    pub(super) signatures: Vec<Option<Picture>>,
    pub(super) code: Option<Picture>,
    pub(super) seal: Option<Picture>,
}

/// An item with its content in glyphs, before it has a size.
pub(super) enum Matter<'a> {
    Grid(Grid<'a>),
    Stack(Stack<'a>),
}

/// An item that has been given its size.
pub(super) enum FittedMatter {
    Grid(FittedGrid),
    Stack(FittedStack),
}

impl FittedMatter {
    pub(super) fn height(&self) -> f32 {
        match self {
            Self::Grid(grid) => grid.height,
            Self::Stack(stack) => stack.height,
        }
    }
}

impl<'a> Setter<'a> {
    /// The matter of an item; signs without a shape are faults.
    pub(super) fn matter(
        &'a self,
        content: Content,
        item: &'a Item,
        align: Align,
        faults: &mut Vec<SheetFault>,
    ) -> Matter<'a> {
        let style = self.style(item.style.as_deref());
        let label = self.style(item.label.as_deref());
        let block = |picture: Option<Picture>| Matter::Stack(Stack(picture.map(Block::Picture).into_iter().collect()));
        match content {
            Content::Code(alt) => {
                let link = |code| Picture { alt: Some(alt.clone()), link: Some(alt), ..code };
                block(self.code.clone().map(link))
            }
            Content::Facts(facts) => Matter::Grid(self.facts(facts, item, [style, label], faults)),
            Content::Logo(alt) => block(self.logo.clone().map(|logo| Picture { alt: Some(alt), ..logo })),
            Content::Nothing => Matter::Stack(Stack::default()),
            Content::Rotations(table) => Matter::Grid(self.rotations(table, item, [style, label], faults)),
            Content::Rule => {
                Matter::Stack(Stack(vec![Block::Rule { weight: 0.4, colour: self.layout.colour(&style.colour) }]))
            }
            Content::Seal(words) => {
                let mut blocks: Vec<Block<'_>> = self.seal.clone().map(Block::Picture).into_iter().collect();
                blocks.extend(self.text(&[words], style, Role::Paragraph, faults));
                Matter::Stack(Stack(blocks))
            }
            Content::Signatories(people) => match item.arrange {
                // More than two would take the room of the letter.
                Arrange::Rows if people.len() <= 2 => {
                    Matter::Grid(self.undersigned(people, item, [style, label], faults))
                }
                _ => Matter::Grid(self.signatories(people, item, [style, label], faults)),
            },
            Content::Text(paragraphs) => Matter::Stack(self.paragraphs(paragraphs, item, style, faults)),
        }
        .aligned(align)
    }

    fn paragraphs(
        &self,
        paragraphs: Vec<Paragraph>,
        item: &Item,
        style: &'a Style,
        faults: &mut Vec<SheetFault>,
    ) -> Stack<'a> {
        let role = if item.show == self.layout.heading() { Role::Heading } else { Role::Paragraph };
        let mut blocks = Vec::new();
        for block in paragraphs.into_iter().filter_map(|words| self.text(&words, style, role, faults)) {
            if let Some(between) = item.between.filter(|_| !blocks.is_empty()) {
                blocks.push(Block::Gap(between * MM));
            }
            blocks.push(block);
        }
        Stack(blocks)
    }

    /// Labels above their values, side by side; or beside them, one below the other.
    fn facts(
        &self,
        facts: Vec<Fact>,
        item: &Item,
        [style, label]: [&'a Style; 2],
        faults: &mut Vec<SheetFault>,
    ) -> Grid<'a> {
        let between = item.between.unwrap_or(6.0) * MM;
        let mut cells = Vec::new();
        for fact in facts {
            let label = self.text(&fact.label, label, Role::Paragraph, faults).into_iter();
            let values = match item.arrange {
                Arrange::Columns => fact.values,
                // Beside its label a value is said on one line in all languages.
                Arrange::Rows => vec![fact.values.into_iter().flatten().collect()],
            };
            let values = values.into_iter().filter_map(|value| self.text(&value, style, Role::Paragraph, faults));
            let values: Vec<_> = values.collect();
            match item.arrange {
                Arrange::Columns => cells.push(Stack(label.chain([Block::Gap(1.2)]).chain(values).collect())),
                Arrange::Rows => cells.extend([Stack(label.collect()), Stack(values)]),
            }
        }
        match item.arrange {
            Arrange::Columns => {
                let mut cells = cells.into_iter().peekable();
                let mut rows: Vec<Vec<Stack<'a>>> = Vec::new();
                while cells.peek().is_some() {
                    rows.push(cells.by_ref().take(item.columns.max(1)).collect());
                }
                Grid { gaps: [between, 2.0 * MM], widest: 78.0 * MM, ..Grid::of(rows) }
            }
            Arrange::Rows => {
                let mut cells = cells.into_iter();
                let pair = || Some(vec![cells.next()?, cells.next()?]);
                let rows = std::iter::from_fn(pair).collect();
                Grid { gaps: [between, 0.5 * MM], cells: Some(Align::Left), ..Grid::of(rows) }
            }
        }
    }

    fn rotations(
        &self,
        table: Table,
        item: &Item,
        [style, label]: [&'a Style; 2],
        faults: &mut Vec<SheetFault>,
    ) -> Grid<'a> {
        let mut cells = |row: Vec<Paragraph>, style| {
            let cell =
                |words: Paragraph| Stack(self.text(&words, style, Role::Paragraph, faults).into_iter().collect());
            row.into_iter().map(cell).collect::<Vec<_>>()
        };
        let mut rows = vec![cells(table.head, label)];
        rows.extend(table.rows.into_iter().map(|row| cells(row, style)));
        Grid {
            cells: Some(Align::Left),
            gaps: [item.between.unwrap_or(4.0) * MM, 1.3 * MM],
            widths: Widths::Full,
            repeated: table.is_continued,
            rules: Some((0.35, self.layout.colour("hair"))),
            ..Grid::of(rows)
        }
    }

    /// Signatures side by side, each above its line, name and office.
    fn signatories(
        &self,
        people: Vec<Signature>,
        item: &Item,
        [style, label]: [&'a Style; 2],
        faults: &mut Vec<SheetFault>,
    ) -> Grid<'a> {
        let room = item.height * MM;
        let row = people.into_iter().enumerate().map(|(place, person)| {
            let mut blocks = self.signature(place, room, person.alt);
            blocks.push(Block::Rule { weight: 0.4, colour: self.layout.colour(&style.colour) });
            blocks.push(Block::Gap(1.5));
            blocks.extend(self.text(&person.name, style, Role::Paragraph, faults));
            let offices = person.offices.into_iter();
            blocks.extend(offices.filter_map(|office| self.text(&office, label, Role::Paragraph, faults)));
            Stack(blocks)
        });
        let cells: Vec<_> = row.collect();
        let columns = item.columns.max(1);
        let mut cells = cells.into_iter().peekable();
        let mut rows: Vec<Vec<Stack<'a>>> = Vec::new();
        while cells.peek().is_some() {
            rows.push(cells.by_ref().take(columns).collect());
        }
        let gap = item.between.unwrap_or(5.0) * MM;
        Grid { gaps: [gap, 2.0 * MM], widest: 58.0 * MM, widths: Widths::Even, ..Grid::of(rows) }
    }

    /// Signatures one below the other, as under a letter: the office, the signature over its line, the name.
    fn undersigned(
        &self,
        people: Vec<Signature>,
        item: &Item,
        [style, label]: [&'a Style; 2],
        faults: &mut Vec<SheetFault>,
    ) -> Grid<'a> {
        let room = item.height * MM;
        let mut rows = Vec::new();
        for (place, person) in people.into_iter().enumerate() {
            let offices = person.offices.into_iter();
            let office = offices.filter_map(|office| self.text(&office, label, Role::Paragraph, faults)).collect();
            let mut signature = self.signature(place, room, person.alt);
            signature.push(Block::Rule { weight: 0.4, colour: self.layout.colour(&style.colour) });
            let name = self.text(&person.name, style, Role::Paragraph, faults).into_iter().collect();
            rows.push(vec![Stack(office), Stack(signature), Stack(name)]);
        }
        let gap = item.between.unwrap_or(6.0) * MM;
        Grid { gaps: [gap, 2.5 * MM], widths: Widths::Even, bottom: true, cells: Some(Align::Left), ..Grid::of(rows) }
    }

    /// The picture of a signature above free room, or room for ink.
    fn signature(&self, place: usize, room: f32, alt: String) -> Vec<Block<'a>> {
        match self.signatures.get(place).cloned().flatten() {
            Some(picture) => {
                let gap = Block::Gap((room - picture.height).max(0.0));
                vec![gap, Block::Picture(Picture { alt: Some(alt), ..picture })]
            }
            None => vec![Block::Gap(room)],
        }
    }

    /// A paragraph in glyphs; a sign without a shape is a fault of its field.
    fn text(
        &self,
        paragraph: &[Phrase],
        style: &'a Style,
        role: Role,
        faults: &mut Vec<SheetFault>,
    ) -> Option<Block<'a>> {
        let field = paragraph.first().map_or_else(String::new, |phrase| phrase.field.clone());
        let mut runs = Vec::new();
        for (place, phrase) in paragraph.iter().enumerate() {
            if place > 0 {
                let shaped = self.faces.shape(style.face, false, phrase.language, phrase.before);
                runs.push(Stretch { shaped, is_personal: false });
            }
            let face = match phrase.stress {
                Stress::Label => ITALIC,
                Stress::Plain => style.face,
                Stress::Strong => SEMIBOLD,
            };
            let capitals = style.capitals.then(|| phrase.language.upper(&phrase.text));
            let text = capitals.as_deref().unwrap_or(&phrase.text);
            let shaped = self.faces.shape(face, style.small_caps, phrase.language, text);
            faults.extend(shaped.missing.map(|sign| missing(phrase, sign)));
            runs.push(Stretch { shaped, is_personal: phrase.is_personal() });
        }
        let flow = Flow::new(runs, style.tracking);
        let colour = self.layout.colour(&style.colour);
        (!flow.is_empty()).then_some(Block::Text { flow, style, colour, role, field })
    }

    fn style(&self, name: Option<&str>) -> &'a Style {
        self.layout.style(name.unwrap_or_default())
    }
}

impl Matter<'_> {
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Grid(grid) => grid.rows.iter().all(|row| row.iter().all(Stack::is_empty)),
            Self::Stack(stack) => stack.is_empty(),
        }
    }

    fn aligned(self, align: Align) -> Self {
        match self {
            Self::Grid(grid) => Self::Grid(Grid { align, ..grid }),
            Self::Stack(_) => self,
        }
    }

    pub(super) fn fit(&self, room: Room) -> Result<FittedMatter, String> {
        match self {
            Self::Grid(grid) => grid.fit(room).map(FittedMatter::Grid),
            Self::Stack(stack) => stack.fit(room).map(FittedMatter::Stack),
        }
    }

    pub(super) fn place(&self, fitted: &FittedMatter, width: f32, align: Align) -> Vec<Node> {
        match (self, fitted) {
            (Self::Grid(grid), FittedMatter::Grid(fitted)) => grid.place(fitted, width),
            (Self::Stack(stack), FittedMatter::Stack(fitted)) => stack.place(fitted, width, align),
            _ => Vec::new(),
        }
    }
}

fn missing(phrase: &Phrase, sign: char) -> SheetFault {
    let field = phrase.field.clone();
    if field == "name" || field == "native_name" {
        SheetFault::NameNotPrintable { field, sign }
    } else {
        SheetFault::GlyphMissing { field, sign }
    }
}
