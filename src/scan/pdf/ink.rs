//! What ink of a page the letters explain, and whether the rest looks like writing.
//!
//! A name can be drawn as lines, as a picture, by a pattern: then it is on the page and in no text. So what is left of a page without its
//! letters and codes is searched for rows of marks of the size of letters. A frame, an emblem or a signature has none, or few.

use hayro::kurbo::{Point, Rect};

use super::super::code::Grey;
use super::glyph::Glyph;

/// The pixels that letters cover, with one around them.
#[derive(Debug)]
pub(super) struct Ink {
    width: usize,
    height: usize,
    covered: Vec<bool>,
}

/// Darker than this is ink.
const DARK: u8 = 128;

/// Marks as high as letters, in pixels: 1.4 to 15 mm at 200 dpi.
const HIGH: std::ops::RangeInclusive<usize> = 11..=118;

/// So many marks side by side are a word.
const WORD: usize = 4;

/// The most marks that are looked at. A page full of specks is no sheet of ours.
const MOST_MARKS: usize = 4_000;

impl Ink {
    /// The ink of these letters on a page of this size. They have to be visible ones: an invisible letter explains nothing.
    pub(super) fn new<'a>(width: u32, height: u32, glyphs: impl Iterator<Item = &'a Glyph>) -> Self {
        let (width, height) = (width as usize, height as usize);
        let mut ink = Self { width, height, covered: vec![false; width * height] };
        for glyph in glyphs.filter(|glyph| !glyph.is_blank()) {
            ink.add(glyph);
        }
        ink
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts of floats saturate")]
    fn add(&mut self, glyph: &Glyph) {
        let edges = glyph.edges();
        let first = (glyph.bounds.y0 - 1.0).max(0.0) as usize;
        let last = ((glyph.bounds.y1 + 1.0).max(0.0) as usize).min(self.height.saturating_sub(1));
        for row in first..=last {
            for span in edges.spans(row as f64 + 0.5) {
                let from = (span.start - 1.0).max(0.0) as usize;
                let to = ((span.end + 2.0).max(0.0) as usize).min(self.width);
                for row in row.saturating_sub(1)..=(row + 1).min(self.height.saturating_sub(1)) {
                    let line = self.covered.get_mut(row * self.width + from..row * self.width + to);
                    if let Some(line) = line {
                        line.fill(true);
                    }
                }
            }
        }
    }

    /// Whether a letter covers this place.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts of floats saturate")]
    pub(super) fn has(&self, point: Point) -> bool {
        let (across, down) = (point.x as usize, point.y as usize);
        across < self.width && self.covered.get(down * self.width + across).copied().unwrap_or_default()
    }

    /// Whether the rest of the page, without these codes, has a row of marks that looks like a word.
    pub(super) fn leaves_writing(&self, page: &Grey, codes: &[Rect]) -> bool {
        match self.marks(page) {
            Some(marks) => {
                let free: Vec<Mark> = marks
                    .into_iter()
                    .filter(|mark| mark.is_letter() && !codes.iter().any(|code| mark.is_in(code)))
                    .collect();
                has_word(&free)
            }
            None => true,
        }
    }

    /// The connected dark marks that no letter explains; `None` if they are too many.
    fn marks(&self, page: &Grey) -> Option<Vec<Mark>> {
        let mut open: Vec<(Run, usize)> = Vec::new();
        let mut marks: Vec<Mark> = Vec::new();
        let rows = page.pixels.chunks_exact(self.width.max(1)).zip(self.covered.chunks_exact(self.width.max(1)));
        for (row, (pixels, covered)) in rows.enumerate() {
            let mut next = Vec::new();
            for run in runs(pixels, covered) {
                let mut touched: Vec<usize> =
                    open.iter().filter(|(above, _)| above.touches(&run)).map(|(_, mark)| root(&marks, *mark)).collect();
                touched.sort_unstable();
                touched.dedup();
                let mark = if let Some((&first, others)) = touched.split_first() {
                    for &other in others {
                        join(&mut marks, first, other);
                    }
                    first
                } else {
                    marks.push(Mark::new(row));
                    marks.len() - 1
                };
                if let Some(mark) = marks.get_mut(mark) {
                    mark.grow(&run, row);
                }
                next.push((run, mark));
            }
            if marks.len() > MOST_MARKS * 10 {
                return None;
            }
            open = next;
        }
        Some(marks.into_iter().filter(|mark| mark.joined.is_none()).collect())
    }
}

/// A row of dark pixels.
#[derive(Debug, Clone, Copy)]
struct Run {
    from: usize,
    to: usize,
}

impl Run {
    fn touches(&self, other: &Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

fn runs(pixels: &[u8], covered: &[bool]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (place, (pixel, covered)) in pixels.iter().zip(covered).enumerate() {
        if *pixel < DARK && !covered {
            match runs.last_mut() {
                Some(run) if run.to == place => run.to = place + 1,
                _ => runs.push(Run { from: place, to: place + 1 }),
            }
        }
    }
    runs
}

/// A connected mark: its box and its ink.
#[derive(Debug, Clone)]
struct Mark {
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
    ink: usize,
    /// The mark that it became a part of.
    joined: Option<usize>,
}

impl Mark {
    fn new(row: usize) -> Self {
        Self { left: usize::MAX, right: 0, top: row, bottom: row, ink: 0, joined: None }
    }

    fn grow(&mut self, run: &Run, row: usize) {
        self.left = self.left.min(run.from);
        self.right = self.right.max(run.to);
        self.bottom = self.bottom.max(row + 1);
        self.ink += run.to - run.from;
    }

    fn width(&self) -> usize {
        self.right.saturating_sub(self.left)
    }

    fn height(&self) -> usize {
        self.bottom - self.top
    }

    fn is_letter(&self) -> bool {
        HIGH.contains(&self.height())
            && self.width() <= 3 * self.height()
            && self.ink * 10 >= self.width() * self.height()
    }

    fn is_in(&self, area: &Rect) -> bool {
        let middle = ((self.left + self.right) as f64 / 2.0, (self.top + self.bottom) as f64 / 2.0);
        area.contains(Point::from(middle))
    }

    /// Whether another mark may be the next letter of the same word.
    fn continues(&self, next: &Self) -> bool {
        let height = self.height().max(next.height());
        // They share a baseline or, where one of them hangs below it, their upper side. The leaves of a wreath share neither.
        let is_level = 5 * self.bottom.abs_diff(next.bottom).min(self.top.abs_diff(next.top)) <= height;
        height <= 2 * self.height().min(next.height()) && is_level && next.left.saturating_sub(self.right) < height
    }
}

fn root(marks: &[Mark], mut mark: usize) -> usize {
    while let Some(next) = marks.get(mark).and_then(|mark| mark.joined) {
        mark = next;
    }
    mark
}

fn join(marks: &mut [Mark], into: usize, other: usize) {
    let Some(part) = marks.get_mut(other).map(|part| {
        part.joined = Some(into);
        part.clone()
    }) else {
        return;
    };
    if let Some(whole) = marks.get_mut(into) {
        whole.left = whole.left.min(part.left);
        whole.right = whole.right.max(part.right);
        whole.top = whole.top.min(part.top);
        whole.bottom = whole.bottom.max(part.bottom);
        whole.ink += part.ink;
    }
}

/// Whether so many marks stand side by side. More marks than a sheet can have are taken for a word.
fn has_word(marks: &[Mark]) -> bool {
    if marks.len() > MOST_MARKS {
        return true;
    }
    let mut marks: Vec<&Mark> = marks.iter().collect();
    marks.sort_by_key(|mark| mark.left);
    // By mark: how many letters the longest word has that ends with it.
    let mut words: Vec<usize> = Vec::with_capacity(marks.len());
    for (place, mark) in marks.iter().enumerate() {
        let before = marks.iter().zip(&words).take(place).filter(|(earlier, _)| earlier.continues(mark));
        let longest = 1 + before.map(|(_, word)| *word).max().unwrap_or_default();
        if longest >= WORD {
            return true;
        }
        words.push(longest);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A white page with black boxes.
    fn page(boxes: &[[usize; 4]]) -> Grey {
        let mut page = Grey { width: 400, height: 200, pixels: vec![255; 80_000] };
        for [left, top, width, height] in boxes {
            for row in *top..top + height {
                page.pixels[row * 400 + left..row * 400 + left + width].fill(0);
            }
        }
        page
    }

    fn is_writing(boxes: &[[usize; 4]]) -> bool {
        Ink::new(400, 200, std::iter::empty()).leaves_writing(&page(boxes), &[])
    }

    #[test]
    fn a_row_of_marks_is_writing() {
        assert!(is_writing(&[[10, 50, 15, 25], [30, 50, 15, 25], [50, 55, 15, 20], [70, 50, 15, 25]]));
        assert!(!is_writing(&[[10, 50, 15, 25], [30, 50, 15, 25], [50, 55, 15, 20]]));
    }

    #[test]
    fn lines_frames_and_specks_are_none() {
        assert!(!is_writing(&[[10, 10, 380, 2], [10, 10, 2, 180], [10, 190, 380, 2], [388, 10, 2, 180]]));
        let specks: Vec<_> = (0..40).map(|place| [10 + 9 * place, 50, 5, 5]).collect();
        assert!(!is_writing(&specks));
        assert!(!is_writing(&[[10, 10, 15, 25], [130, 50, 15, 25], [250, 90, 15, 25], [350, 150, 15, 25]]));
        let leaves: Vec<_> = (0..8).map(|place| [10 + 17 * place, 20 + 9 * place, 15, 25]).collect();
        assert!(!is_writing(&leaves));
    }

    #[test]
    fn marks_in_a_code_are_not_looked_at() {
        let marks = [[10, 50, 15, 25], [30, 50, 15, 25], [50, 55, 15, 20], [70, 50, 15, 25]];
        let code = Rect::new(0.0, 40.0, 200.0, 90.0);
        assert!(!Ink::new(400, 200, std::iter::empty()).leaves_writing(&page(&marks), &[code]));
    }

    #[test]
    fn parts_that_meet_further_down_are_one_mark() {
        let arch = page(&[[10, 20, 5, 40], [40, 20, 5, 40], [10, 60, 35, 5]]);
        let marks = Ink::new(400, 200, std::iter::empty()).marks(&arch).unwrap();
        assert_eq!(marks.len(), 1);
        assert_eq!((marks[0].left, marks[0].right, marks[0].top, marks[0].bottom), (10, 45, 20, 65));
    }
}
