//! Letters on a page become lines, in the order in which a reader sees them and not in the order of the file.

use hayro::kurbo::{Point, Rect};
use hayro::vello_cpu::Pixmap;

use super::glyph::{Glyph, Sight};
use super::ink::Ink;

/// A gap of so many em is a space.
const SPACE: f64 = 0.2;

/// A gap of so many em begins another column.
const COLUMN: f64 = 1.5;

/// What a page says.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// All that is seen, line by line.
    pub(super) all: String,
    /// The same, with [`UNCLEAR`] for each letter of which something else is seen too, or whose shape is not known.
    pub(super) clear: String,
}

/// Stands for a letter that may not be what it seems.
const UNCLEAR: char = '\u{fffd}';

/// The letters that a reader sees, each with how; blanks too.
pub(super) fn visible<'a>(glyphs: &'a [Glyph], page: &Pixmap) -> Vec<(&'a Glyph, Sight)> {
    let sight = |glyph: &Glyph| if glyph.is_blank() { Sight::Fine } else { glyph.sight(page) };
    let sights = glyphs.iter().map(|glyph| (glyph, sight(glyph)));
    sights.filter(|(_, sight)| !matches!(sight, Sight::Hidden)).collect()
}

/// The text of the visible letters. `None` if there is none, or if a letter has no meaning that the file or its shape tells.
pub(super) fn text(visible: &[(&Glyph, Sight)], page: &Pixmap, ink: &Ink) -> Option<Text> {
    let mut inked = visible.iter().filter(|(glyph, _)| !glyph.is_blank()).peekable();
    if inked.peek().is_none() || inked.any(|(glyph, _)| glyph.text.is_none()) {
        return None;
    }
    let letters: Vec<Seen<'_>> = visible
        .iter()
        .zip(crossed(visible))
        .map(|((glyph, sight), is_crossed)| {
            let stands = glyph.is_ours && glyph.is_upright() && !is_crossed;
            Seen { glyph, is_clear: glyph.is_blank() || stands && glyph.is_alone(sight, page, ink) }
        })
        .collect();
    let lines: Vec<Line> = blocks(lines(&letters)).into_iter().flatten().collect();
    let joined = |texts: Vec<&str>| texts.iter().map(|text| text.trim_end()).collect::<Vec<_>>().join("\n");
    Some(Text {
        all: joined(lines.iter().map(|line| line.text.as_str()).collect()),
        clear: joined(lines.iter().map(|line| line.clear.as_str()).collect()),
    })
}

/// A letter that is seen.
struct Seen<'a> {
    glyph: &'a Glyph,
    is_clear: bool,
}

/// Which letters have another one's middle in the middle of their own box: a dash over an I, a stroke over an o. Letters much larger, such
/// as those of a watermark, cannot be strokes of another.
fn crossed(visible: &[(&Glyph, Sight)]) -> Vec<bool> {
    let middles: Vec<(Point, f64, bool)> =
        visible.iter().map(|(glyph, _)| (glyph.bounds.center(), glyph.em.hypot(), glyph.is_blank())).collect();
    let mut order: Vec<usize> = (0..visible.len()).collect();
    let height = |place: &usize| middles.get(*place).map_or(0.0, |(middle, ..)| middle.y);
    order.sort_unstable_by(|a, b| height(a).total_cmp(&height(b)));
    let heights: Vec<f64> = order.iter().map(height).collect();
    let is_crossed = |place: usize, glyph: &Glyph| {
        let inner = glyph.bounds.inset(-0.15 * glyph.bounds.width().min(glyph.bounds.height()));
        let from = heights.partition_point(|height| *height < inner.y0);
        let candidates = order.iter().skip(from).take_while(|other| height(other) <= inner.y1);
        candidates
            .filter(|other| **other != place)
            .filter_map(|other| middles.get(*other))
            .any(|(middle, em, is_blank)| !is_blank && inner.contains(*middle) && *em < 3.0 * glyph.em.hypot())
    };
    visible.iter().enumerate().map(|(place, (glyph, _))| !glyph.is_blank() && is_crossed(place, glyph)).collect()
}

/// A piece of a line.
#[derive(Debug)]
struct Line {
    text: String,
    clear: String,
    /// In the direction of reading, so that it also holds for text that stands on its side.
    bounds: Rect,
    angle: i32,
}

impl Line {
    fn push(&mut self, text: &str, is_clear: bool) {
        self.text.push_str(text);
        if is_clear { self.clear.push_str(text) } else { self.clear.push(UNCLEAR) }
    }
}

/// A letter, turned so that its line runs from left to right.
struct Turned<'a> {
    angle: i32,
    along: f64,
    baseline: f64,
    bounds: Rect,
    size: f64,
    text: &'a str,
    is_clear: bool,
}

fn turned<'a>(seen: &Seen<'a>) -> Turned<'a> {
    let glyph = seen.glyph;
    let size = glyph.em.hypot().max(0.1);
    let angle = glyph.em.atan2();
    let turn = hayro::kurbo::Affine::rotate(-angle);
    let origin = turn * glyph.origin;
    #[expect(clippy::cast_possible_truncation, reason = "degrees")]
    let degrees = angle.to_degrees().round() as i32;
    let is_blank = glyph.is_blank();
    Turned {
        angle: degrees,
        along: origin.x,
        baseline: origin.y,
        bounds: if is_blank { Rect::from_points(origin, origin) } else { turn.transform_rect_bbox(glyph.bounds) },
        size,
        text: if is_blank { " " } else { glyph.text.as_deref().unwrap_or_default() },
        is_clear: seen.is_clear,
    }
}

fn lines(seen: &[Seen<'_>]) -> Vec<Line> {
    let mut letters: Vec<Turned<'_>> = seen.iter().map(turned).collect();
    letters.sort_by(|a, b| a.angle.cmp(&b.angle).then(a.baseline.total_cmp(&b.baseline)));
    // Letters of one line share their baseline up to a quarter of their size.
    let mut rows: Vec<Vec<Turned<'_>>> = Vec::new();
    for letter in letters {
        match rows.last_mut().and_then(|row| row.first().map(|first| (first.angle, first.baseline)).zip(Some(row))) {
            Some(((angle, baseline), row))
                if angle == letter.angle && (letter.baseline - baseline).abs() <= letter.size / 4.0 =>
            {
                row.push(letter);
            }
            _ => rows.push(vec![letter]),
        }
    }
    rows.into_iter().flat_map(pieces).collect()
}

/// A row, cut where a column ends.
fn pieces(mut row: Vec<Turned<'_>>) -> Vec<Line> {
    row.sort_by(|a, b| a.along.total_cmp(&b.along));
    let mut lines: Vec<Line> = Vec::new();
    for letter in row {
        let gap = lines.last().map(|line| (letter.bounds.x0 - line.bounds.x1) / letter.size);
        match (lines.last_mut(), gap) {
            (Some(line), Some(gap)) if gap < COLUMN => {
                if gap > SPACE && !line.text.ends_with(' ') {
                    line.push(" ", true);
                }
                if letter.text != " " || !line.text.ends_with(' ') {
                    line.push(letter.text, letter.is_clear);
                }
                line.bounds = line.bounds.union(letter.bounds);
            }
            _ if letter.text == " " => {}
            _ => {
                let mut line =
                    Line { text: String::new(), clear: String::new(), bounds: letter.bounds, angle: letter.angle };
                line.push(letter.text, letter.is_clear);
                lines.push(line);
            }
        }
    }
    lines
}

/// Lines that stand under one another, so that a title which breaks in one column is not torn by the column beside it.
fn blocks(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let mut blocks: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        let below = blocks.iter_mut().find(|block| block.last().is_some_and(|above| continues(above, &line)));
        match below {
            Some(block) => block.push(line),
            None => blocks.push(vec![line]),
        }
    }
    blocks
}

fn continues(above: &Line, line: &Line) -> bool {
    let overlap = above.bounds.x1.min(line.bounds.x1) - above.bounds.x0.max(line.bounds.x0);
    let height = above.bounds.height().max(line.bounds.height());
    let distance = line.bounds.y0 - above.bounds.y1;
    above.angle == line.angle && overlap > 0.0 && distance > -height && distance < 1.5 * height
}
