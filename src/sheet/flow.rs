//! Paragraphs: one line if it can be, shrunk if it must be, wrapped if it may be; never over the edge.

use std::sync::Arc;

use super::face::Shaped;
use super::layout::{Align, Style};
use super::node::{Mark, Piece, Span};
use super::runs::visual_order;

/// Text to be set in one style, in one or more languages.
#[derive(Debug, Clone)]
pub(super) struct Flow {
    runs: Vec<Stretch>,
    units: Vec<Unit>,
    tracking: f32,
}

/// Words of one language, face and stress.
#[derive(Debug, Clone)]
pub(super) struct Stretch {
    pub(super) shaped: Arc<Shaped>,
    /// Do they say something of one person?
    pub(super) is_personal: bool,
}

impl Stretch {
    /// Words that many sheets have.
    pub(super) fn of_many(shaped: Arc<Shaped>) -> Self {
        Self { shaped, is_personal: false }
    }
}

/// A word: its glyphs, its width and the space after it, by size.
#[derive(Debug, Clone, Copy)]
struct Unit {
    from: usize,
    to: usize,
    width: f32,
    space: f32,
}

/// A flow set at a size: which words stand on which line.
#[derive(Debug, Clone)]
pub(super) struct Fitted {
    pub(super) size: f32,
    lines: Vec<(usize, usize)>,
}

/// What a flow has room for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub(super) width: f32,
    /// By how much everything in the box is shrunk.
    pub(super) scale: f32,
}

impl Flow {
    pub(super) fn new(runs: Vec<Stretch>, tracking: f32) -> Self {
        let mut units = Vec::new();
        let mut unit = Unit { from: 0, to: 0, width: 0.0, space: 0.0 };
        for (place, glyph) in runs.iter().flat_map(|run| &run.shaped.glyphs).enumerate() {
            let advance = glyph.advance + tracking;
            if &*glyph.text == " " {
                unit.space += advance;
                continue;
            }
            if matches!(&*glyph.text, "·" | "–") {
                // A dot between languages and the dash of a period end a line; they never begin one.
                unit.width += std::mem::take(&mut unit.space);
            }
            if unit.space > 0.0 && unit.to > unit.from {
                units.push(unit);
                unit = Unit { from: place, to: place, width: 0.0, space: 0.0 };
            }
            unit.width += advance;
            unit.to = place + 1;
        }
        if unit.to > unit.from {
            units.push(unit);
        }
        let units =
            bind(units, &runs.iter().flat_map(|run| &run.shaped.glyphs).map(|glyph| &*glyph.text).collect::<Vec<_>>());
        Self { runs, units, tracking }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// The width on one line, by size.
    pub(super) fn natural(&self) -> f32 {
        self.width(0, self.units.len())
    }

    fn width(&self, from: usize, to: usize) -> f32 {
        let units = self.units.get(from..to).unwrap_or_default();
        let space_after = units.last().map_or(0.0, |last| last.space);
        units.iter().map(|unit| unit.width + unit.space).sum::<f32>() - space_after - self.tracking
    }

    /// Fits the flow: the largest size on the fewest lines that the style allows; `None` if not even the smallest does.
    pub(super) fn fit(&self, style: &Style, room: Room) -> Option<Fitted> {
        let size = (style.size * room.scale).max(style.least);
        for lines in 1..=style.lines {
            let floor = match lines {
                _ if lines == style.lines => style.least,
                // In a letter all lines have one size: only where there is no line left the text shrinks.
                _ if style.fill => size,
                _ => (size * SHRINK).max(style.least),
            };
            let mut try_size = size;
            loop {
                if let Some(broken) = self.break_lines(room.width / try_size, lines, style.fill) {
                    return Some(Fitted { size: try_size, lines: broken });
                }
                if try_size <= floor {
                    break;
                }
                try_size = (try_size * STEP).max(floor);
            }
        }
        None
    }

    /// Breaks into at most so many lines, as even as can be unless they are to be filled; widths are by size.
    fn break_lines(&self, width: f32, most: usize, fill: bool) -> Option<Vec<(usize, usize)>> {
        let lines = self.greedy(width).filter(|lines| lines.len() <= most)?;
        if lines.len() < 2 || fill {
            return Some(lines);
        }
        let (mut narrow, mut wide, mut best) = (width / 2.0, width, lines);
        for _ in 0..6 {
            let middle = f32::midpoint(narrow, wide);
            match self.greedy(middle).filter(|lines| lines.len() <= best.len()) {
                Some(lines) => {
                    best = lines;
                    wide = middle;
                }
                None => narrow = middle,
            }
        }
        Some(best)
    }

    fn greedy(&self, width: f32) -> Option<Vec<(usize, usize)>> {
        let mut lines = Vec::new();
        let (mut from, mut pen) = (0, 0.0);
        for (place, unit) in self.units.iter().enumerate() {
            if unit.width - self.tracking > width {
                return None;
            }
            if place > from && pen + unit.width - self.tracking > width {
                lines.push((from, place));
                (from, pen) = (place, 0.0);
            }
            pen += unit.width + unit.space;
        }
        lines.push((from, self.units.len()));
        Some(lines)
    }

    /// The marks of a fitted flow, its upper edge at 0.
    pub(super) fn marks(&self, fitted: &Fitted, look: &Look<'_>) -> Vec<Mark> {
        let line_height = fitted.size * look.style.leading;
        let mut top = 0.0;
        let mut marks = Vec::new();
        for &(from, to) in &fitted.lines {
            let free = look.width - self.width(from, to) * fitted.size;
            let x = free * look.align.part();
            // Capitals and descenders of the family take 0.65 and 0.24 of the size.
            let y = top + (line_height - 0.89 * fitted.size) / 2.0 + 0.65 * fitted.size;
            marks.push(Mark::Line {
                x,
                y,
                size: fitted.size,
                tracking: self.tracking,
                colour: look.colour,
                spans: self.spans(from, to),
                turn: 0.0,
            });
            top += line_height;
        }
        marks
    }

    /// The whole flow on one line that is turned to the left by an angle.
    pub(super) fn turned(&self, [x, y]: [f32; 2], size: f32, turn: f32, colour: [f32; 3]) -> Mark {
        let spans = self.spans(0, self.units.len());
        Mark::Line { x, y, size, tracking: self.tracking, colour, spans, turn }
    }

    /// The glyphs of a line in the order of the eye, joined to spans of one face, language and direction.
    fn spans(&self, from: usize, to: usize) -> Vec<Span> {
        let first = self.units.get(from).map_or(0, |unit| unit.from);
        let last = to.checked_sub(1).and_then(|last| self.units.get(last)).map_or(0, |unit| unit.to);
        let glyphs = self
            .runs
            .iter()
            .enumerate()
            .flat_map(|(place, run)| run.shaped.glyphs.iter().map(move |glyph| (place, run, glyph)));
        let line: Vec<_> = glyphs.skip(first).take(last.saturating_sub(first)).collect();
        let levels: Vec<u8> = line.iter().map(|(_, _, glyph)| glyph.level).collect();
        let order =
            if levels.iter().any(|level| *level > 0) { visual_order(&levels) } else { (0..line.len()).collect() };
        let mut spans: Vec<Span> = Vec::new();
        let mut before = None;
        for &(place, run, glyph) in order.iter().filter_map(|place| line.get(*place)) {
            let kind = (place, glyph.face, glyph.level);
            if before.replace(kind) != Some(kind) {
                let is_turned = glyph.level % 2 == 1;
                let (language, is_personal) = (run.shaped.language, run.is_personal);
                spans.push(Span { face: glyph.face, language, glyphs: Vec::new(), is_turned, is_personal });
            }
            let piece =
                Piece { gid: glyph.gid, advance: glyph.advance, shift: glyph.shift, text: Arc::clone(&glyph.text) };
            if let Some(span) = spans.last_mut() {
                span.glyphs.push(piece);
            }
        }
        spans
    }
}

/// Joins what no end of a line may part: № and its number; a number and what it counts, as the month of a day; and the year.
fn bind(words: Vec<Unit>, signs: &[&str]) -> Vec<Unit> {
    let mut bound: Vec<Unit> = Vec::with_capacity(words.len());
    let mut before = Sort::Plain;
    for word in words {
        // Without the dot or dash that ends it.
        let letters = signs.get(word.from..word.to).and_then(|signs| signs.split(|sign| *sign == " ").next());
        let sort = match (before, Sort::of(letters.unwrap_or_default())) {
            (Sort::Numero, _) => Sort::Plain,
            (Sort::Number, Sort::Plain) => Sort::Counted,
            (_, sort) => sort,
        };
        let is_joined = match (before, sort) {
            (Sort::Numero, _) | (Sort::Number, Sort::Counted) => true,
            (Sort::Counted, sort) => sort == Sort::Year,
            _ => false,
        };
        match bound.last_mut().filter(|_| is_joined) {
            Some(unit) => {
                unit.width += unit.space + word.width;
                (unit.to, unit.space) = (word.to, word.space);
            }
            None => bound.push(word),
        }
        before = sort;
    }
    bound
}

/// What a word is for [`bind`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Plain,
    /// What a number counts.
    Counted,
    /// Up to three digits.
    Number,
    /// It stands before a number.
    Numero,
    /// Four digits.
    Year,
}

impl Sort {
    fn of(signs: &[&str]) -> Self {
        let is_number = signs.iter().all(|sign| sign.bytes().all(|byte| byte.is_ascii_digit()));
        match signs.len() {
            _ if signs.last() == Some(&"№") => Self::Numero,
            1..=3 if is_number => Self::Number,
            4 if is_number => Self::Year,
            _ => Self::Plain,
        }
    }
}

impl Fitted {
    pub(super) fn height(&self, style: &Style) -> f32 {
        let lines = self.lines.len() as f32;
        lines * self.size * style.leading
    }
}

/// How a fitted flow is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look<'a> {
    pub(super) style: &'a Style,
    pub(super) colour: [f32; 3],
    pub(super) align: Align,
    pub(super) width: f32,
}

/// A line shrinks to this part of its size before the next line is begun.
const SHRINK: f32 = 0.8;

/// One step of shrinking.
const STEP: f32 = 0.97;

#[cfg(test)]
mod tests {
    use super::*;

    /// The units of a text whose letters all have the same width.
    fn units(text: &str) -> Vec<String> {
        let signs: Vec<&str> = text.split_inclusive(|_| true).collect();
        let mut words = Vec::new();
        for (place, sign) in signs.iter().enumerate() {
            match words.last_mut() {
                _ if *sign == " " => words.push(Unit { from: place + 1, to: place + 1, width: 0.0, space: 1.0 }),
                Some(Unit { to, .. }) => *to = place + 1,
                None => words.push(Unit { from: place, to: place + 1, width: 1.0, space: 1.0 }),
            }
        }
        bind(words, &signs).iter().map(|unit| signs[unit.from..unit.to].concat()).collect()
    }

    #[test]
    fn a_line_does_not_end_within_a_date_or_before_a_number() {
        assert_eq!(units("issued 2 December 2022 in Minsk"), ["issued", "2 December 2022", "in", "Minsk"]);
        assert_eq!(units("больница № 9 имени"), ["больница", "№ 9", "имени"]);
        assert_eq!(units("180 saat 180 часов"), ["180 saat", "180 часов"]);
        assert_eq!(units("1 2 3 4 5 6"), ["1", "2", "3", "4", "5", "6"]);
        assert_eq!(units("2020 2021 2022"), ["2020", "2021", "2022"]);
    }
}
