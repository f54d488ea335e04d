//! Layouts: declarative data, `templates/sheets/*.toml`. Boxes in millimetres, styles in points, placeholders by name.
//!
//! Follows docs/LAYOUTS.md. A layout is not a program: it cannot loop, ask or reach anything, so an institution's own
//! layout needs no sandbox. It may extend another one and say only what differs.

mod draft;
mod reading;
mod shelf;
mod show;
mod style;

use std::collections::BTreeMap;

use super::fault::SheetFault;
use crate::wire::digest::Digest;

pub use shelf::Layouts;
pub(super) use show::Show;
pub(super) use style::{Colour, Style};

/// How a sheet looks.
#[derive(Debug, Clone)]
pub struct Layout {
    name: String,
    pub(super) file: File,
    /// The files that it was read from: its own, that which it extends, and so on.
    sources: Vec<(String, String)>,
}

impl Layout {
    /// The layout that every institution can use: A4 landscape, QR code of 40 mm.
    ///
    /// # Errors
    /// [`SheetFault::Layout`] never, as a test holds.
    pub fn classic() -> Result<Self, SheetFault> {
        Self::named("classic")
    }

    /// A built-in layout by its name.
    ///
    /// # Errors
    /// [`SheetFault::Layout`] for a name that there is not.
    pub fn named(name: &str) -> Result<Self, SheetFault> {
        Layouts::default().read(name)
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The digest of the files, by which sheets of one layout differ from those of another.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let digests: Vec<u8> = self.sources.iter().flat_map(|(_, toml)| *Digest::of(toml).as_bytes()).collect();
        Digest::of(digests)
    }

    /// The files that it was read from, by the names of their layouts: what a batch keeps.
    pub fn sources(&self) -> impl Iterator<Item = (&str, &str)> {
        self.sources.iter().map(|(name, toml)| (name.as_str(), toml.as_str()))
    }

    /// The font files of the institution that it names.
    pub fn font_files(&self) -> impl Iterator<Item = &str> {
        self.file.fonts.iter().filter_map(|(_, font)| match font {
            FontName::Embedded(_) => None,
            FontName::File { file, .. } => Some(file.as_str()),
        })
    }

    /// Width and height of the page in millimetres.
    #[must_use]
    pub fn page(&self) -> [f32; 2] {
        [self.file.width, self.file.height]
    }

    /// The width of the box of the QR code in millimetres, without its quiet zone.
    #[must_use]
    pub fn code(&self) -> u32 {
        self.file.code
    }

    pub(super) fn colour(&self, name: &str) -> [f32; 3] {
        self.file.colours.get(name).map_or([0.0; 3], |colour| colour.0)
    }

    pub(super) fn style(&self, name: &str) -> &Style {
        self.file.styles.get(name).unwrap_or(&style::PLAIN)
    }

    /// The item that is the heading of the document.
    pub(super) fn heading(&self) -> Show {
        if self.file.shows(Show::KindFirst) { Show::KindFirst } else { Show::TitleFirst }
    }

    /// Does the table of departments go on on further pages, where it does not fit?
    pub(super) fn continues(&self) -> bool {
        self.file.boxes.iter().any(|place| place.on == On::Following && place.shows(Show::Rotations))
    }
}

/// The file as it is written, on top of that which it extends.
#[derive(Debug, Clone)]
pub(super) struct File {
    pub(super) width: f32,
    pub(super) height: f32,
    /// The box of the QR code, without its quiet zone, in millimetres.
    pub(super) code: u32,
    /// By the name that styles give them: regular, italic and semibold first, for words inside a text use these.
    pub(super) fonts: Vec<(String, FontName)>,
    pub(super) colours: BTreeMap<String, Colour>,
    pub(super) styles: BTreeMap<String, Style>,
    pub(super) ornaments: Vec<Ornament>,
    pub(super) boxes: Vec<Place>,
}

impl File {
    fn shows(&self, show: Show) -> bool {
        self.boxes.iter().any(|place| place.on == On::First && place.shows(show))
    }
}

/// Where a face comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FontName {
    /// One of the faces inside the program, by its number.
    Embedded(usize),
    /// A file among the institution's fonts, and which face of a collection.
    File { file: String, index: u32 },
}

/// The places of the three faces that every layout has.
pub(super) const REGULAR: usize = 0;
pub(super) const ITALIC: usize = 1;
pub(super) const SEMIBOLD: usize = 2;

/// On which pages something stands. Only a table that does not fit makes a second page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum On {
    #[default]
    First,
    Following,
    Every,
}

impl On {
    /// Is it on this page, counted from 0?
    pub(super) fn has(self, page: usize) -> bool {
        match self {
            Self::First => page == 0,
            Self::Following => page > 0,
            Self::Every => true,
        }
    }
}

/// A box: items from top to bottom.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) name: String,
    pub(super) on: On,
    /// Left, top, width, height.
    pub(super) at: [f32; 4],
    pub(super) align: Align,
    pub(super) vertical: Vertical,
    /// How far everything in the box may shrink.
    pub(super) least: f32,
    /// How far everything in the box may grow.
    pub(super) most: f32,
    pub(super) items: Vec<Item>,
}

impl Place {
    pub(super) fn shows(&self, show: Show) -> bool {
        self.items.iter().any(|item| item.show == show)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Align {
    #[default]
    Centre,
    Left,
    Right,
}

impl Align {
    /// How much of the free width stands on the left.
    pub(super) fn part(self) -> f32 {
        match self {
            Self::Centre => 0.5,
            Self::Left => 0.0,
            Self::Right => 1.0,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Vertical {
    #[default]
    Top,
    Middle,
    Bottom,
    /// Free space goes between the items, at most as much again as their own gaps.
    Spread,
}

/// One item of a box.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) show: Show,
    pub(super) style: Option<String>,
    /// The style of labels inside this item.
    pub(super) label: Option<String>,
    /// Free space above, in millimetres.
    pub(super) above: f32,
    /// Free space between paragraphs and between columns, in millimetres.
    pub(super) between: Option<f32>,
    /// The height of pictures, in millimetres.
    pub(super) height: f32,
    /// The greatest width, in millimetres; the box's own otherwise.
    pub(super) width: Option<f32>,
    /// The most facts or signatories side by side.
    pub(super) columns: usize,
    pub(super) arrange: Arrange,
}

/// How the parts of an item stand to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Arrange {
    /// Side by side, each under its label or above its office.
    #[default]
    Columns,
    /// One below the other, each beside its label or office.
    Rows,
}

/// Drawings of our own behind the text.
#[derive(Debug, Clone)]
pub(super) struct Ornament {
    pub(super) draw: Draw,
    pub(super) on: On,
    pub(super) colour: String,
    /// Line width in points.
    pub(super) weight: f32,
}

/// What is drawn; lengths in millimetres.
#[derive(Debug, Clone)]
pub(super) enum Draw {
    /// A rectangle of one colour: left, top, width, height.
    Fill { at: [f32; 4] },
    /// A rectangle of hairlines along the page's edge, its corners drawn in.
    Frame { inset: f32, notch: f32 },
    /// A band of interlaced waves along the frame.
    Guilloche { inset: f32, amplitude: f32 },
    /// A straight line: from left, top, to left, top.
    Line { at: [f32; 4] },
    /// A rosette of interlaced curves, cut off outside of a rectangle.
    Rosette { at: [f32; 2], radius: f32, petals: u32, within: Option<[f32; 4]> },
    /// Interlaced waves across a rectangle: left, top, width, height.
    Waves { at: [f32; 4], strands: u32 },
}
