//! Layouts: declarative data, `templates/sheets/*.toml`. Boxes in millimetres, styles in points, placeholders by name.
//!
//! A layout is not a program: it cannot loop, ask or reach anything, so an institution's own layout needs no sandbox.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::fault::SheetFault;
use crate::wire::digest::Digest;

/// How a sheet looks.
#[derive(Debug, Clone)]
pub struct Layout {
    pub(super) file: File,
    digest: Digest,
}

impl Layout {
    /// The layout that every institution can use: A4 landscape, QR code of 40 mm.
    ///
    /// # Errors
    /// [`SheetFault::Layout`] never, as a test holds.
    pub fn classic() -> Result<Self, SheetFault> {
        Self::parse(include_str!("../../templates/sheets/classic.toml"))
    }

    /// A built-in layout by its name.
    ///
    /// # Errors
    /// [`SheetFault::Layout`] for a name that there is not.
    pub fn named(name: &str) -> Result<Self, SheetFault> {
        match name {
            "classic" => Self::classic(),
            _ => Err(SheetFault::Layout(format!("there is no layout {name:?}; there is \"classic\""))),
        }
    }

    /// Reads a layout.
    ///
    /// # Errors
    /// [`SheetFault::Layout`] for unknown words, styles and colours, and for boxes outside the page.
    pub fn parse(toml: &str) -> Result<Self, SheetFault> {
        let file: File = toml::from_str(toml).map_err(|fault| SheetFault::Layout(fault.message().to_owned()))?;
        file.check()?;
        Ok(Self { file, digest: Digest::of(toml) })
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.file.name
    }

    /// The digest of the file, by which a batch names its layout.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }

    pub(super) fn colour(&self, name: &str) -> [f32; 3] {
        self.file.colours.get(name).map_or([0.0; 3], |colour| colour.0)
    }

    pub(super) fn style(&self, name: &str) -> &Style {
        self.file.styles.get(name).unwrap_or(&PLAIN)
    }
}

/// The file as it is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    name: String,
    pub(super) width: f32,
    pub(super) height: f32,
    colours: BTreeMap<String, Colour>,
    styles: BTreeMap<String, Style>,
    pub(super) ornaments: Vec<Ornament>,
    pub(super) boxes: Vec<Place>,
}

impl File {
    fn check(&self) -> Result<(), SheetFault> {
        let bad = |what: String| Err(SheetFault::Layout(what));
        if !(50.0..=1000.0).contains(&self.width) || !(50.0..=1000.0).contains(&self.height) {
            return bad("a page is 50 to 1,000 mm wide and high".into());
        }
        for (name, style) in &self.styles {
            if !self.colours.contains_key(&style.colour) {
                return bad(format!("the style {name:?} has an unknown colour"));
            }
            if !(3.0..=style.size).contains(&style.least) || style.size > 200.0 || !(1..=9).contains(&style.lines) {
                return bad(format!("the style {name:?} needs 3 ≤ least ≤ size ≤ 200 and 1 to 9 lines"));
            }
        }
        if self.ornaments.iter().any(|ornament| !self.colours.contains_key(ornament.colour())) {
            return bad("an ornament has an unknown colour".into());
        }
        for place in &self.boxes {
            let [x, y, width, height] = place.at;
            let inside = x >= 0.0 && y >= 0.0 && x + width <= self.width && y + height <= self.height;
            if !inside || width <= 1.0 || height <= 1.0 {
                return bad(format!("the box {:?} lies outside the page", place.name));
            }
            if !(0.3..=1.0).contains(&place.least) || !(1.0..=2.0).contains(&place.most) {
                return bad(format!("the box {:?} needs 0.3 ≤ least ≤ 1 ≤ most ≤ 2", place.name));
            }
            let mut styles = place.items.iter().flat_map(|item| [&item.style, &item.label]).flatten();
            if let Some(style) = styles.find(|style| !self.styles.contains_key(*style)) {
                return bad(format!("the box {:?} uses the unknown style {style:?}", place.name));
            }
        }
        Ok(())
    }
}

/// `#rrggbb`
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Colour(pub(super) [f32; 3]);

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
        let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, red, green, blue] = value.ok_or_else(|| format!("{text:?} is not a colour #rrggbb"))?.to_be_bytes();
        Ok(Self([red, green, blue].map(|part| f32::from(part) / 255.0)))
    }
}

/// How text looks.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Style {
    pub(super) face: FaceName,
    /// Points.
    pub(super) size: f32,
    /// The smallest legible size.
    pub(super) least: f32,
    /// Line height by size.
    #[serde(default = "one_and_a_fifth")]
    pub(super) leading: f32,
    /// Space between letters by size; at most 0.09, or text extraction sees single letters.
    #[serde(default)]
    pub(super) tracking: f32,
    #[serde(default)]
    pub(super) small_caps: bool,
    #[serde(default)]
    pub(super) capitals: bool,
    pub(super) colour: String,
    /// The most lines of one paragraph.
    #[serde(default = "one")]
    pub(super) lines: usize,
}

/// The faces of the embedded family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum FaceName {
    Regular,
    Italic,
    Semibold,
}

/// A box: items from top to bottom.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    pub(super) name: String,
    /// Left, top, width, height.
    pub(super) at: [f32; 4],
    #[serde(default)]
    pub(super) align: Align,
    #[serde(default)]
    pub(super) vertical: Vertical,
    /// How far everything in the box may shrink.
    #[serde(default = "unit")]
    pub(super) least: f32,
    /// How far everything in the box may grow.
    #[serde(default = "unit")]
    pub(super) most: f32,
    pub(super) items: Vec<Item>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Align {
    #[default]
    Centre,
    Left,
    Right,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Vertical {
    #[default]
    Top,
    Middle,
    Bottom,
    /// Free space goes between the items, at most as much again as their own gaps.
    Spread,
}

/// One item of a box.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Item {
    pub(super) show: Show,
    #[serde(default)]
    pub(super) style: Option<String>,
    /// The style of labels inside this item.
    #[serde(default)]
    pub(super) label: Option<String>,
    /// Free space above, in millimetres.
    #[serde(default)]
    pub(super) above: f32,
    /// The height of pictures, in millimetres.
    #[serde(default)]
    pub(super) height: f32,
    /// The greatest width, in millimetres; the box's own otherwise.
    #[serde(default)]
    pub(super) width: Option<f32>,
}

/// What an item shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Show {
    Check,
    Description,
    Facts,
    InstitutionFirst,
    InstitutionOthers,
    JointAward,
    KindFirst,
    KindOthers,
    Logo,
    Name,
    NativeName,
    Partners,
    Presented,
    Qr,
    Register,
    Rotations,
    Rule,
    Seal,
    Signatories,
    TitleFirst,
    TitleOthers,
}

/// Drawings of our own behind the text.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, tag = "draw", rename_all = "kebab-case")]
pub(super) enum Ornament {
    /// A rectangle of hairlines, its corners drawn in.
    Frame {
        inset: f32,
        weight: f32,
        colour: String,
        #[serde(default)]
        notch: f32,
    },
    /// A band of interlaced waves along the frame.
    Guilloche { inset: f32, amplitude: f32, weight: f32, colour: String },
    /// A rosette of interlaced curves.
    Rosette { at: [f32; 2], radius: f32, petals: u32, weight: f32, colour: String },
}

impl Ornament {
    fn colour(&self) -> &str {
        match self {
            Self::Frame { colour, .. } | Self::Guilloche { colour, .. } | Self::Rosette { colour, .. } => colour,
        }
    }
}

static PLAIN: Style = Style {
    face: FaceName::Regular,
    size: 9.0,
    least: 6.0,
    leading: 1.2,
    tracking: 0.0,
    small_caps: false,
    capitals: false,
    colour: String::new(),
    lines: 1,
};

fn one() -> usize {
    1
}

fn unit() -> f32 {
    1.0
}

fn one_and_a_fifth() -> f32 {
    1.2
}
