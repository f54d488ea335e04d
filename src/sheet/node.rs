//! What stands on a page: marks, and the tree that tells a screen reader what they are.
//!
//! Measures are in points; `y` grows downwards from the upper edge until `paint` turns it around.

use std::sync::Arc;

use crate::claims::Language;

/// The role of a node in the structure tree (ISO 32000-1, section 14.8.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Not content: ornaments, rules.
    Artifact,
    /// A picture with an alternative text.
    Figure,
    /// The heading.
    Heading,
    /// A link; its annotation is added where it lies.
    Link,
    /// A paragraph.
    Paragraph,
    /// A table, its rows and cells.
    Table,
    /// A cell with content.
    TableCell,
    /// A cell with the heading of a column.
    TableHeading,
    /// A row of a table.
    TableRow,
}

impl Role {
    /// The standard structure type.
    pub(super) fn tag(self) -> &'static str {
        match self {
            Self::Artifact => "Artifact",
            Self::Figure => "Figure",
            Self::Heading => "H1",
            Self::Link => "Link",
            Self::Paragraph => "P",
            Self::Table => "Table",
            Self::TableCell => "TD",
            Self::TableHeading => "TH",
            Self::TableRow => "TR",
        }
    }
}

/// A rectangle: left, top, width, height.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Area {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// One node of the structure tree with its marks on the page.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) role: Role,
    /// What a screen reader says instead of a picture or link.
    pub(super) alt: Option<String>,
    /// Where a picture or link lies.
    pub(super) area: Area,
    pub(super) marks: Vec<Mark>,
    pub(super) kids: Vec<Node>,
}

impl Node {
    pub(super) fn new(role: Role) -> Self {
        Self { role, alt: None, area: Area::default(), marks: Vec::new(), kids: Vec::new() }
    }

    pub(super) fn with_kids(role: Role, kids: Vec<Self>) -> Self {
        Self { kids, ..Self::new(role) }
    }

    /// Everything drawn, without its meaning: what stands on every page is no content.
    pub(super) fn into_artifact(nodes: Vec<Self>) -> Self {
        let mut all = Self::new(Role::Artifact);
        for node in nodes {
            all.marks.extend(node.marks);
            all.marks.extend(Self::into_artifact(node.kids).marks);
        }
        all
    }

    /// Moves everything to the right and down.
    pub(super) fn shift(&mut self, dx: f32, dy: f32) {
        self.area.x += dx;
        self.area.y += dy;
        for mark in &mut self.marks {
            match mark {
                Mark::Form { x, y, .. } | Mark::Line { x, y, .. } | Mark::Rule { x, y, .. } => {
                    *x += dx;
                    *y += dy;
                }
            }
        }
        for kid in &mut self.kids {
            kid.shift(dx, dy);
        }
    }
}

/// One thing drawn.
#[derive(Debug, Clone)]
pub(super) enum Mark {
    /// A prepared drawing, scaled, its lower left corner at `x`, `y`.
    Form { name: String, x: f32, y: f32, scale: [f32; 2] },
    /// A line of text, its baseline beginning at `x`, `y`, turned to the left by an angle.
    Line { x: f32, y: f32, size: f32, tracking: f32, colour: [f32; 3], spans: Vec<Span>, turn: f32 },
    /// A thin horizontal line.
    Rule { x: f32, y: f32, width: f32, weight: f32, colour: [f32; 3] },
}

/// Glyphs of one face, language and direction, in the order of the eye.
#[derive(Debug, Clone)]
pub(super) struct Span {
    pub(super) face: usize,
    pub(super) language: Language,
    pub(super) glyphs: Vec<Piece>,
    /// Is it read from right to left?
    pub(super) is_turned: bool,
    /// Does it say something of one person?
    pub(super) is_personal: bool,
}

/// A glyph, how far the pen moves after it and where it stands beside the pen (by size), and the text that it stands for.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) gid: u16,
    pub(super) advance: f32,
    pub(super) shift: Option<[f32; 2]>,
    pub(super) text: Arc<str>,
}
