//! Letters on a page become lines, in the order in which a reader sees them and not in the order of the file.

use hayro::kurbo::Rect;
use hayro::vello_cpu::Pixmap;

use super::glyph::Glyph;

/// A gap of so many em is a space.
const SPACE: f64 = 0.2;

/// A gap of so many em begins another column.
const COLUMN: f64 = 1.5;

/// The visible text, line by line. `None` if there is none, or if a visible letter has no meaning that the file tells.
pub(super) fn text(glyphs: &[Glyph], page: &Pixmap) -> Option<String> {
    let shown: Vec<&Glyph> = glyphs.iter().filter(|glyph| glyph.is_blank() || glyph.is_visible(page)).collect();
    let mut visible = shown.iter().filter(|glyph| !glyph.is_blank()).peekable();
    if visible.peek().is_none() || visible.any(|glyph| glyph.text.is_none()) {
        return None;
    }
    let text: Vec<String> =
        blocks(lines(&shown)).iter().flatten().map(|line| line.text.trim_end().to_owned()).collect();
    Some(text.join("\n"))
}

/// A piece of a line.
#[derive(Debug)]
struct Line {
    text: String,
    /// In the direction of reading, so that it also holds for text that stands on its side.
    bounds: Rect,
    angle: i32,
}

/// A letter, turned so that its line runs from left to right.
struct Turned<'a> {
    angle: i32,
    along: f64,
    baseline: f64,
    bounds: Rect,
    size: f64,
    text: &'a str,
}

fn turned(glyph: &Glyph) -> Turned<'_> {
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
    }
}

fn lines(glyphs: &[&Glyph]) -> Vec<Line> {
    let mut letters: Vec<Turned<'_>> = glyphs.iter().map(|glyph| turned(glyph)).collect();
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
                    line.text.push(' ');
                }
                if letter.text != " " || !line.text.ends_with(' ') {
                    line.text.push_str(letter.text);
                }
                line.bounds = line.bounds.union(letter.bounds);
            }
            _ if letter.text == " " => {}
            _ => lines.push(Line { text: letter.text.to_owned(), bounds: letter.bounds, angle: letter.angle }),
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
