//! Blocks, one below the other: the inside of a box and of a cell.

use super::flow::{Fitted, Flow, Look, Room};
use super::layout::{Align, Style};
use super::node::{Area, Mark, Node, Role};

/// Something in a stack.
pub(super) enum Block<'a> {
    /// Free space, in points.
    Gap(f32),
    /// A prepared drawing.
    Picture(Picture),
    /// A thin line as wide as the stack.
    Rule { weight: f32, colour: [f32; 3] },
    /// A paragraph.
    Text { flow: Flow, style: &'a Style, colour: [f32; 3], role: Role, field: String },
}

/// A drawing at its place in a stack: its name among the page's drawings, its size, and what it shows.
#[derive(Clone)]
pub(super) struct Picture {
    pub(super) form: String,
    pub(super) width: f32,
    pub(super) height: f32,
    /// The drawing's own units by points.
    pub(super) scale: [f32; 2],
    /// `None` for an ornament.
    pub(super) alt: Option<String>,
    /// The text of the link that lies over it.
    pub(super) link: Option<String>,
    /// Does the room for it shrink with the box? A QR code's does not.
    pub(super) shrinks: bool,
}

/// Blocks, one below the other.
#[derive(Default)]
pub(super) struct Stack<'a>(pub(super) Vec<Block<'a>>);

/// A stack that has been given its size.
pub(super) struct FittedStack {
    pub(super) height: f32,
    texts: Vec<Option<Fitted>>,
    scale: f32,
}

impl Stack<'_> {
    /// Fits every paragraph; the field that is too long otherwise.
    pub(super) fn fit(&self, room: Room) -> Result<FittedStack, String> {
        let mut fitted = FittedStack { height: 0.0, texts: Vec::with_capacity(self.0.len()), scale: room.scale };
        for block in &self.0 {
            let (height, text) = match block {
                Block::Gap(gap) => (gap * room.scale, None),
                Block::Picture(picture) => (picture.height_at(room.scale), None),
                Block::Rule { weight, .. } => (*weight, None),
                Block::Text { flow, style, field, .. } => {
                    let text = flow.fit(style, room).ok_or_else(|| field.clone())?;
                    (text.height(style), Some(text))
                }
            };
            fitted.height += height;
            fitted.texts.push(text);
        }
        Ok(fitted)
    }

    /// The width on one line.
    pub(super) fn natural(&self, scale: f32) -> f32 {
        let width = |block: &Block<'_>| match block {
            Block::Gap(_) | Block::Rule { .. } => 0.0,
            Block::Picture(picture) => picture.width,
            Block::Text { flow, style, .. } => flow.natural() * (style.size * scale).max(style.least),
        };
        self.0.iter().map(width).fold(0.0, f32::max)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The nodes of a fitted stack, its upper edge at 0.
    pub(super) fn place(&self, fitted: &FittedStack, width: f32, align: Align) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut top = 0.0;
        for (block, text) in self.0.iter().zip(&fitted.texts) {
            match block {
                Block::Gap(gap) => top += gap * fitted.scale,
                Block::Picture(picture) => {
                    nodes.push(picture.node(width, top, align, fitted.scale));
                    top += picture.height_at(fitted.scale);
                }
                Block::Rule { weight, colour } => {
                    let mut node = Node::new(Role::Artifact);
                    node.marks.push(Mark::Rule { x: 0.0, y: top, width, weight: *weight, colour: *colour });
                    nodes.push(node);
                    top += weight;
                }
                Block::Text { flow, style, colour, role, .. } => {
                    let Some(text) = text else { continue };
                    let mut node = Node::new(*role);
                    node.marks = flow.marks(text, &Look { style, colour: *colour, align, width });
                    node.shift(0.0, top);
                    nodes.push(node);
                    top += text.height(style);
                }
            }
        }
        nodes
    }
}

impl Picture {
    fn height_at(&self, scale: f32) -> f32 {
        if self.shrinks { self.height * scale.min(1.0) } else { self.height }
    }

    fn node(&self, width: f32, top: f32, align: Align, scale: f32) -> Node {
        let part = self.height_at(scale) / self.height;
        let own = self.width * part;
        let x = (width - own) * align.part();
        let area = Area { x, y: top, width: own, height: self.height * part };
        let mark = Mark::Form {
            name: self.form.clone(),
            x,
            y: top + self.height * part,
            scale: [self.scale[0] * part, self.scale[1] * part],
        };
        let role = if self.alt.is_some() { Role::Figure } else { Role::Artifact };
        let figure = Node { alt: self.alt.clone(), area, marks: vec![mark], ..Node::new(role) };
        match &self.link {
            None => figure,
            Some(link) => Node { alt: Some(link.clone()), area, ..Node::with_kids(Role::Link, vec![figure]) },
        }
    }
}
