//! The QR symbol of a sheet (ISO/IEC 18004:2015, model 2, error correction M).
//!
//! The crate `qrcode` encodes and corrects errors; it spends 98 % of its time on the choice of the mask, module by module.
//! Here the same choice is made on rows of bits.

mod mask;

use qrcode::bits::{Bits, encode_auto};
use qrcode::canvas::{Canvas, Module};
use qrcode::{EcLevel, Version, ec};

use mask::Grid;

/// A QR symbol, without its quiet zone of 4 modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    version: u8,
    size: usize,
    rows: Vec<[u64; WORDS]>,
}

/// Dark modules that are printed as one rectangle; in modules, from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rectangle {
    /// From the left edge.
    pub x: usize,
    /// From the upper edge.
    pub y: usize,
    /// To the right.
    pub width: usize,
    /// Downwards.
    pub height: usize,
}

/// Why a text becomes no symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SymbolFault {
    /// The code does not fit its box with modules that a phone can read.
    #[error("the code has {over} bytes more than a box of {width_mm} mm holds")]
    TooLarge {
        /// The width of the box, without quiet zone.
        width_mm: u32,
        /// How many bytes must go.
        over: usize,
    },
    /// More than the largest symbol holds.
    #[error("more than a QR symbol holds")]
    TooLong,
}

impl SymbolFault {
    /// The permanent code of this fault.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "qr-too-large",
            Self::TooLong => "qr-too-long",
        }
    }
}

/// How many words a row of the largest symbol (177 modules) takes.
const WORDS: usize = 3;

/// Level M restores 15 % of the code words. With the same payload in the same box, Q and H were never read better, for
/// their modules are smaller; L was lost to a blot over a tenth of the symbol.
const LEVEL: EcLevel = EcLevel::M;

/// The pitches that are printed, in dots of a printer with 300 dots an inch: whole dots only, or the modules come out unequal.
/// 5 dots (0.423 mm) are the least that phones read; 6 (0.508 mm) survive photocopies and creases.
const PITCHES: std::ops::RangeInclusive<usize> = 5..=7;

impl Symbol {
    /// The smallest symbol of a text.
    ///
    /// # Errors
    /// [`SymbolFault::TooLong`].
    pub fn new(text: &str) -> Result<Self, SymbolFault> {
        let bits = encode_auto(text.as_bytes(), LEVEL).map_err(|_| SymbolFault::TooLong)?;
        let version = bits.version();
        let (words, corrections) =
            ec::construct_codewords(&bits.into_bytes(), version, LEVEL).map_err(|_| SymbolFault::TooLong)?;
        let mut canvas = Canvas::new(version, LEVEL);
        canvas.draw_all_functional_patterns();
        canvas.draw_data(&words, &corrections);

        let width = version.width();
        let mut rows = Vec::with_capacity(usize::from(width.unsigned_abs()));
        let mut free = Vec::with_capacity(rows.capacity());
        for y in 0..width {
            let (mut dark, mut data) = ([0u64; WORDS], [0u64; WORDS]);
            for x in 0..width {
                let module = canvas.get(x, y);
                let x = usize::from(x.unsigned_abs());
                set(&mut dark, x, module.is_dark());
                set(&mut data, x, !matches!(module, Module::Masked(_)));
            }
            rows.push(dark);
            free.push(data);
        }
        let size = rows.len();
        // A row with its margins takes two words up to version 25, which a sheet never exceeds, and three above.
        let rows =
            if size <= 117 { Grid::<2>::new(&rows, &free).masked() } else { Grid::<3>::new(&rows, &free).masked() };
        Ok(Self { version: u8::try_from((size - 17) / 4).unwrap_or_default(), size, rows })
    }

    /// The symbol of a text, and the largest pitch in dots of 1/300 inch with which it fits a box; the quiet zone lies outside.
    ///
    /// # Errors
    /// [`SymbolFault::TooLarge`] if even the smallest modules that phones read are too large, with the number of bytes to
    /// save; [`SymbolFault::TooLong`].
    pub fn fit(text: &str, width_mm: u32) -> Result<(Self, usize), SymbolFault> {
        let symbol = match Self::new(text) {
            Ok(symbol) => symbol,
            Err(fault) => return Err(over(text, width_mm).unwrap_or(fault)),
        };
        match symbol.pitch(width_mm) {
            Some(pitch) => Ok((symbol, pitch)),
            None => Err(over(text, width_mm).unwrap_or(SymbolFault::TooLong)),
        }
    }

    /// The version, 1 to 40.
    #[must_use]
    pub fn version(&self) -> u8 {
        self.version
    }

    /// Modules along an edge: 17 + 4 × version.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// Whether a module is dark; modules outside are light.
    #[must_use]
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.size && self.rows.get(y).and_then(|row| row.get(x / 64)).is_some_and(|word| word >> (x % 64) & 1 == 1)
    }

    /// The largest pitch, in dots of 1/300 inch, with which the symbol fits a box.
    #[must_use]
    pub fn pitch(&self, width_mm: u32) -> Option<usize> {
        PITCHES.rev().find(|pitch| pitch * self.size <= dots(width_mm))
    }

    /// Rectangles that cover each dark module once: runs of a row, drawn down as far as they are alike.
    #[must_use]
    pub fn rectangles(&self) -> Vec<Rectangle> {
        let mut done: Vec<Rectangle> = Vec::with_capacity(self.size * self.size / 5);
        let mut open: Vec<Rectangle> = Vec::new();
        for y in 0..self.size {
            let mut above = std::mem::take(&mut open).into_iter().peekable();
            for (x, width) in self.runs(y) {
                while let Some(ended) = above.next_if(|rectangle| rectangle.x < x) {
                    done.push(ended);
                }
                match above.next_if(|rectangle| (rectangle.x, rectangle.width) == (x, width)) {
                    Some(rectangle) => open.push(Rectangle { height: rectangle.height + 1, ..rectangle }),
                    None => open.push(Rectangle { x, y, width, height: 1 }),
                }
            }
            done.extend(above);
        }
        done.extend(open);
        done
    }

    /// The dark runs of a row: where they begin and how long they are.
    fn runs(&self, y: usize) -> impl Iterator<Item = (usize, usize)> {
        let mut x = 0;
        std::iter::from_fn(move || {
            while x < self.size && !self.is_dark(x, y) {
                x += 1;
            }
            let start = x;
            while self.is_dark(x, y) {
                x += 1;
            }
            (x > start).then_some((start, x - start))
        })
    }
}

/// How many dots of 1/300 inch a box has; one that is begun counts, so that version 13 fits 35 mm (by 0.05 mm) with 6 dots.
fn dots(width_mm: u32) -> usize {
    (width_mm as usize * 3_000).div_ceil(254)
}

/// By how many bytes the code of a text is too large for a box.
fn over(text: &str, width_mm: u32) -> Option<SymbolFault> {
    let (prefix, digits) = text.split_once('#').map(|(link, digits)| (link.len() + 1, digits.len()))?;
    let size = dots(width_mm) / PITCHES.start();
    let version = i16::try_from(size.checked_sub(17)? / 4).ok()?.min(40);
    let capacity = Bits::new(Version::Normal(version)).max_len(LEVEL).ok()?;
    // A byte segment for the link, a digit segment for the rest: mode, length, content (table 3: lengths by version).
    let (link_length, digits_length) = match version {
        ..=9 => (8, 10),
        10..=26 => (16, 12),
        _ => (16, 14),
    };
    let left = capacity.saturating_sub(4 + link_length + prefix * 8 + 4 + digits_length);
    let digits_fit = left / 10 * 3 + (left % 10).saturating_sub(1) / 3;
    Some(SymbolFault::TooLarge { width_mm, over: bytes(digits).saturating_sub(bytes(digits_fit)) })
}

/// How many whole bytes so many digits carry.
fn bytes(digits: usize) -> usize {
    digits / 17 * 7 + [3, 5, 8, 10, 13, 15].iter().filter(|width| **width <= digits % 17).count()
}

fn set(row: &mut [u64; WORDS], x: usize, value: bool) {
    if let Some(word) = row.get_mut(x / 64) {
        *word |= u64::from(value) << (x % 64);
    }
}

#[cfg(test)]
mod tests;
