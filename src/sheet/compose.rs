//! A certificate in a layout: contents become stacks and grids, boxes find the size at which everything fits.

use super::content::{Content, Fact, Paragraph, Phrase, Signature, Source, Stress, Table};
use super::face::Faces;
use super::fault::SheetFault;
use super::flow::{Flow, Room};
use super::grid::{FittedGrid, Grid};
use super::layout::{Align, FaceName, Item, Layout, Place, Show, Style, Vertical};
use super::node::{Node, Role};
use super::stack::{Block, FittedStack, Picture, Stack};

/// Points in a millimetre.
pub(super) const MM: f32 = 72.0 / 25.4;

/// What boxes are filled with.
pub(super) struct Composer<'a> {
    pub(super) layout: &'a Layout,
    pub(super) faces: &'a Faces,
    pub(super) source: &'a Source<'a>,
    pub(super) logo: Option<Picture>,
    pub(super) signatures: Vec<Option<Picture>>,
    pub(super) code: Option<Picture>,
    pub(super) seal: Option<Picture>,
}

/// An item with its content in glyphs, before it has a size.
enum Matter<'a> {
    Grid(Grid<'a>),
    Stack(Stack<'a>),
}

enum FittedMatter {
    Grid(FittedGrid),
    Stack(FittedStack),
}

impl FittedMatter {
    fn height(&self) -> f32 {
        match self {
            Self::Grid(grid) => grid.height,
            Self::Stack(stack) => stack.height,
        }
    }
}

/// An item of a box: the free space above it and what it holds.
struct Filled<'a> {
    above: f32,
    width: f32,
    matter: Matter<'a>,
    show: Show,
}

impl<'a> Composer<'a> {
    /// Everything on the page, or every fault.
    pub(super) fn compose(&self) -> Result<Vec<Node>, Vec<SheetFault>> {
        let mut faults = self.source.check_languages();
        let mut nodes = Vec::new();
        for place in &self.layout.file.boxes {
            match self.fill(place).and_then(|items| arrange(place, &items).map_err(|fault| vec![fault])) {
                Ok(placed) => nodes.extend(placed),
                Err(found) => faults.extend(found),
            }
        }
        if faults.is_empty() { Ok(nodes) } else { Err(faults) }
    }

    fn fill(&self, place: &'a Place) -> Result<Vec<Filled<'a>>, Vec<SheetFault>> {
        let mut faults = Vec::new();
        let mut items = Vec::new();
        for item in &place.items {
            let matter = self.matter(item, place.align, &mut faults);
            if matter.is_empty() {
                continue;
            }
            let width = item.width.unwrap_or(place.at[2]).min(place.at[2]) * MM;
            items.push(Filled { above: item.above * MM, width, matter, show: item.show });
        }
        if faults.is_empty() { Ok(items) } else { Err(faults) }
    }

    fn matter(&self, item: &'a Item, align: Align, faults: &mut Vec<SheetFault>) -> Matter<'a> {
        let style = self.style(item.style.as_deref());
        let label = self.style(item.label.as_deref());
        let picture = |picture: &Option<Picture>| picture.clone().map(Block::Picture).into_iter().collect();
        match self.source.content(item.show) {
            Content::Code => Matter::Stack(Stack(picture(&self.code))),
            Content::Facts(facts) => Matter::Grid(self.facts(facts, [style, label], faults)),
            Content::Logo => Matter::Stack(Stack(picture(&self.logo))),
            Content::Nothing => Matter::Stack(Stack::default()),
            Content::Rotations(table) => Matter::Grid(self.rotations(table, [style, label], faults)),
            Content::Rule => {
                Matter::Stack(Stack(vec![Block::Rule { weight: 0.4, colour: self.layout.colour(&style.colour) }]))
            }
            Content::Seal(words) => {
                let mut blocks: Vec<Block<'_>> = picture(&self.seal);
                blocks.extend(self.text(&[words], style, Role::Paragraph, faults));
                Matter::Stack(Stack(blocks))
            }
            Content::Signatories(people) => Matter::Grid(self.signatories(people, item, [style, label], faults)),
            Content::Text(paragraphs) => {
                let role = if item.show == Show::KindFirst { Role::Heading } else { Role::Paragraph };
                let blocks = paragraphs.into_iter().filter_map(|words| self.text(&words, style, role, faults));
                Matter::Stack(Stack(blocks.collect()))
            }
        }
        .aligned(align)
    }

    fn facts(&self, facts: Vec<Fact>, [style, label]: [&'a Style; 2], faults: &mut Vec<SheetFault>) -> Grid<'a> {
        let mut row = Vec::new();
        for fact in facts {
            let mut blocks: Vec<_> = self.text(&fact.label, label, Role::Paragraph, faults).into_iter().collect();
            blocks.push(Block::Gap(1.2));
            let values = fact.values.into_iter().filter_map(|value| self.text(&value, style, Role::Paragraph, faults));
            blocks.extend(values);
            row.push(Stack(blocks));
        }
        Grid { gaps: [6.0 * MM, 0.0], widest: 78.0 * MM, ..grid(vec![row]) }
    }

    fn rotations(&self, table: Table, [style, label]: [&'a Style; 2], faults: &mut Vec<SheetFault>) -> Grid<'a> {
        let mut cells = |row: Vec<Paragraph>, style| {
            let cell =
                |words: Paragraph| Stack(self.text(&words, style, Role::Paragraph, faults).into_iter().collect());
            row.into_iter().map(cell).collect::<Vec<_>>()
        };
        let mut rows = vec![cells(table.head, label)];
        rows.extend(table.rows.into_iter().map(|row| cells(row, style)));
        Grid {
            align: Align::Left,
            gaps: [4.0 * MM, 1.3 * MM],
            full: true,
            rules: Some((0.35, self.layout.colour("hair"))),
            headed: true,
            ..grid(rows)
        }
    }

    fn signatories(
        &self,
        people: Vec<Signature>,
        item: &Item,
        [style, label]: [&'a Style; 2],
        faults: &mut Vec<SheetFault>,
    ) -> Grid<'a> {
        let room = item.height * MM;
        let row = people.into_iter().enumerate().map(|(place, person)| {
            let picture = self.signatures.get(place).cloned().flatten();
            let mut blocks = match picture {
                Some(picture) => vec![Block::Gap((room - picture.height).max(0.0)), Block::Picture(picture)],
                None => vec![Block::Gap(room)],
            };
            blocks.push(Block::Rule { weight: 0.4, colour: self.layout.colour(&style.colour) });
            blocks.push(Block::Gap(1.5));
            blocks.extend(self.text(&person.name, style, Role::Paragraph, faults));
            let offices = person.offices.into_iter();
            blocks.extend(offices.filter_map(|office| self.text(&office, label, Role::Paragraph, faults)));
            Stack(blocks)
        });
        Grid { gaps: [5.0 * MM, 0.0], widest: 58.0 * MM, even: true, ..grid(vec![row.collect()]) }
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
                runs.push(self.faces.shape(style.face, false, phrase.language, phrase.before));
            }
            let face = match phrase.stress {
                Stress::Label => FaceName::Italic,
                Stress::Plain => style.face,
                Stress::Strong => FaceName::Semibold,
            };
            let capitals = style.capitals.then(|| phrase.language.upper(&phrase.text));
            let text = capitals.as_deref().unwrap_or(&phrase.text);
            let run = self.faces.shape(face, style.small_caps, phrase.language, text);
            faults.extend(run.missing.map(|sign| missing(phrase, sign)));
            runs.push(run);
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
    fn is_empty(&self) -> bool {
        match self {
            Self::Grid(grid) => grid.rows.iter().all(|row| row.iter().all(Stack::is_empty)),
            Self::Stack(stack) => stack.is_empty(),
        }
    }

    /// Tables keep their own alignment.
    fn aligned(self, align: Align) -> Self {
        match self {
            Self::Grid(grid) if !grid.headed => Self::Grid(Grid { align, ..grid }),
            other => other,
        }
    }

    fn fit(&self, room: Room) -> Result<FittedMatter, String> {
        match self {
            Self::Grid(grid) => grid.fit(room).map(FittedMatter::Grid),
            Self::Stack(stack) => stack.fit(room).map(FittedMatter::Stack),
        }
    }

    fn place(&self, fitted: &FittedMatter, width: f32, align: Align) -> Vec<Node> {
        match (self, fitted) {
            (Self::Grid(grid), FittedMatter::Grid(fitted)) => grid.place(fitted, width),
            (Self::Stack(stack), FittedMatter::Stack(fitted)) => stack.place(fitted, width, align),
            _ => Vec::new(),
        }
    }
}

/// Finds the largest size at which everything fits into the box, and places it.
fn arrange(place: &Place, items: &[Filled<'_>]) -> Result<Vec<Node>, SheetFault> {
    let mut scale = place.most;
    let height = place.at[3] * MM;
    let mut too_long;
    loop {
        let fit = |item: &Filled<'_>| item.matter.fit(Room { width: item.width, scale });
        match items.iter().map(fit).collect::<Result<Vec<_>, _>>() {
            Ok(fitted) => {
                let total = fitted.iter().map(FittedMatter::height).sum::<f32>() + gaps(items) * scale;
                if total <= height + 0.01 {
                    return Ok(set(place, items, &fitted, [scale, height - total]));
                }
                too_long = tallest(items, &fitted);
            }
            Err(field) => too_long = field,
        }
        if scale <= place.least {
            return Err(SheetFault::DoesNotFit { field: too_long, place: place.name.clone() });
        }
        scale = (scale - 0.03).max(place.least);
    }
}

/// The space above the first item is not needed.
fn gaps(items: &[Filled<'_>]) -> f32 {
    items.iter().skip(1).map(|item| item.above).sum()
}

fn set(place: &Place, items: &[Filled<'_>], fitted: &[FittedMatter], [scale, free]: [f32; 2]) -> Vec<Node> {
    let spread = match place.vertical {
        Vertical::Spread => (free / (gaps(items) * scale).max(0.1)).clamp(0.0, 1.0),
        _ => 0.0,
    };
    let rest = free - gaps(items) * scale * spread;
    let mut top = match place.vertical {
        Vertical::Top => 0.0,
        Vertical::Middle | Vertical::Spread => rest / 2.0,
        Vertical::Bottom => rest,
    };
    let mut nodes = Vec::new();
    for (number, (item, fit)) in items.iter().zip(fitted).enumerate() {
        if number > 0 {
            top += item.above * scale * (1.0 + spread);
        }
        let inset = (place.at[2] * MM - item.width) / 2.0;
        let mut placed = item.matter.place(fit, item.width, place.align);
        for node in &mut placed {
            node.shift(place.at[0] * MM + inset, place.at[1] * MM + top);
        }
        nodes.extend(placed);
        top += fit.height();
    }
    nodes
}

/// The item that takes most room, as the field to shorten.
fn tallest(items: &[Filled<'_>], fitted: &[FittedMatter]) -> String {
    let tallest = items.iter().zip(fitted).max_by(|(_, one), (_, other)| one.height().total_cmp(&other.height()));
    tallest.map_or_else(String::new, |(item, _)| field_of(item.show).to_owned())
}

fn field_of(show: Show) -> &'static str {
    match show {
        Show::Description => "description",
        Show::InstitutionFirst | Show::InstitutionOthers => "institution",
        Show::JointAward => "awarded_with",
        Show::Name => "name",
        Show::NativeName => "native_name",
        Show::Partners => "partners",
        Show::Rotations => "rotations",
        Show::Signatories => "signatories",
        Show::TitleFirst | Show::TitleOthers => "title",
        _ => "labels",
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

fn grid(rows: Vec<Vec<Stack<'_>>>) -> Grid<'_> {
    Grid {
        rows,
        align: Align::Centre,
        gaps: [0.0; 2],
        widest: f32::MAX,
        even: false,
        full: false,
        rules: None,
        headed: false,
    }
}
