//! Colours, and how text looks.

use super::REGULAR;

/// `#rrggbb`
#[derive(Debug, Clone, Copy)]
pub(in crate::sheet) struct Colour(pub(in crate::sheet) [f32; 3]);

impl Colour {
    /// Reads six hexadecimal digits after `#`; of `#rgb` each is said twice.
    pub(in crate::sheet) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let full: String = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            6 => digits.to_owned(),
            _ => return None,
        };
        let is_hexadecimal = full.bytes().all(|byte| byte.is_ascii_hexdigit());
        let value = u32::from_str_radix(&full, 16).ok().filter(|_| is_hexadecimal)?;
        let [_, red, green, blue] = value.to_be_bytes();
        Some(Self([red, green, blue].map(|part| f32::from(part) / 255.0)))
    }
}

/// `#0b5563`
impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
        let [red, green, blue] = self.0.map(|part| (part * 255.0).round() as u8);
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// How text looks.
#[derive(Debug, Clone)]
pub(in crate::sheet) struct Style {
    /// The place of the face among the layout's fonts.
    pub(in crate::sheet) face: usize,
    /// Points.
    pub(in crate::sheet) size: f32,
    /// The smallest legible size.
    pub(in crate::sheet) least: f32,
    /// Line height by size.
    pub(in crate::sheet) leading: f32,
    /// Space between letters by size; at most 0.09, or text extraction sees single letters.
    pub(in crate::sheet) tracking: f32,
    pub(in crate::sheet) small_caps: bool,
    pub(in crate::sheet) capitals: bool,
    /// Are lines filled one after the other, as in a letter, rather than made even?
    pub(in crate::sheet) fill: bool,
    pub(in crate::sheet) colour: String,
    /// The most lines of one paragraph.
    pub(in crate::sheet) lines: usize,
}

/// What a style is before it says anything.
pub(super) static PLAIN: Style = Style {
    face: REGULAR,
    size: 9.0,
    least: 6.0,
    leading: 1.2,
    tracking: 0.0,
    small_caps: false,
    capitals: false,
    fill: false,
    colour: String::new(),
    lines: 1,
};
