//! A letter on a page, and whether a reader sees it.
//!
//! A letter is seen if the pixels under its strokes have its colour and those beside its strokes have not. That holds against white text,
//! against text under a white box or a picture, against clipped, transparent and off-page text alike, because it asks what was rendered
//! and not how it came about.

use hayro::kurbo::{Affine, BezPath, Point, Rect, Shape as _, Vec2, flatten};
use hayro::vello_cpu::Pixmap;

/// A letter as the page draws it.
#[derive(Debug)]
pub(super) struct Glyph {
    /// What it means; `None` if the file does not say.
    pub(super) text: Option<String>,
    /// Its origin in pixels.
    pub(super) origin: Point,
    /// Where the next letter of its line would stand, one em away.
    pub(super) em: Vec2,
    /// The box around its ink in pixels; of no size for a space.
    pub(super) bounds: Rect,
    /// Its outline in its own units, and how that comes onto the page.
    pub(super) outline: BezPath,
    pub(super) transform: Affine,
    /// Red, green, blue.
    pub(super) colour: [u8; 3],
}

/// Places looked at along each side of the box.
const GRID: u32 = 14;

/// How far the lines may be from the curves, in thousandths of an em: a tenth of a pixel.
const FLATNESS: f64 = 4.0;

/// The least difference of colour that a reader notices, in steps of 255, summed over red, green and blue. Light grey on white
/// (#DDD) has 102.
const LEAST_CONTRAST: f64 = 75.0;

/// The least share of the way from the background to the letter's colour that its strokes must have. Sharp letters have 0.7 to 1,
/// 6-point letters at 200 dpi 0.5; a letter under another one has 0.3 or less.
const LEAST_INK: f64 = 0.4;

/// The most of the same that the places beside its strokes may have: a black box is not a letter.
const MOST_SPILL: f64 = 0.5;

impl Glyph {
    /// Whether it has no ink: a space.
    pub(super) fn is_blank(&self) -> bool {
        self.bounds.area() == 0.0
    }

    /// Whether a reader of the rendered page sees it.
    pub(super) fn is_visible(&self, page: &Pixmap) -> bool {
        let inverse = self.transform.inverse();
        // Straight lines are asked ten times as fast as curves.
        let mut outline = BezPath::new();
        flatten(&self.outline, FLATNESS, |element| outline.push(element));
        let colour = self.colour.map(f64::from);
        let (mut inside, mut beside) = (Vec::new(), Vec::new());
        for (row, column) in (0..GRID).flat_map(|row| (0..GRID).map(move |column| (row, column))) {
            // Half a step around the box, so that a dash and a full stop have places beside them too.
            let place = |step: u32, from: f64, to: f64| {
                from - 1.5 + (to - from + 3.0) * (f64::from(step) + 0.5) / f64::from(GRID)
            };
            let point = Point::new(
                place(column, self.bounds.x0, self.bounds.x1).floor() + 0.5,
                place(row, self.bounds.y0, self.bounds.y1).floor() + 0.5,
            );
            let Some(pixel) = pixel(page, point) else { return false };
            let is_ink = outline.winding(inverse * point) != 0;
            if is_ink { inside.push(pixel) } else { beside.push(pixel) }
        }
        if inside.is_empty() || beside.is_empty() {
            // Too fine to be judged: a hairline.
            return true;
        }
        let background = median(&beside);
        let way = [0, 1, 2].map(|channel| component(&colour, channel) - component(&background, channel));
        let length: f64 = way.iter().map(|step| step * step).sum();
        if way.iter().map(|step| step.abs()).sum::<f64>() < LEAST_CONTRAST {
            return false;
        }
        let share = |pixels: &[[f64; 3]]| {
            let shares = pixels.iter().map(|pixel| {
                let steps = (0..3).map(|channel| {
                    (component(pixel, channel) - component(&background, channel)) * component(&way, channel)
                });
                (steps.sum::<f64>() / length).clamp(-1.0, 1.0)
            });
            shares.sum::<f64>() / pixels.len() as f64
        };
        share(&inside) >= LEAST_INK && share(&beside) <= MOST_SPILL
    }
}

fn component(colour: &[f64; 3], channel: usize) -> f64 {
    colour.get(channel).copied().unwrap_or_default()
}

/// The pixel at a place; `None` outside the page.
fn pixel(page: &Pixmap, point: Point) -> Option<[f64; 3]> {
    if point.x < 0.0 || point.y < 0.0 || point.x >= f64::from(page.width()) || point.y >= f64::from(page.height()) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the page, as asked above")]
    let place = point.y as usize * usize::from(page.width()) + point.x as usize;
    page.data().get(place).map(|pixel| [pixel.r, pixel.g, pixel.b].map(f64::from))
}

fn median(pixels: &[[f64; 3]]) -> [f64; 3] {
    [0, 1, 2].map(|channel| {
        let mut values: Vec<f64> = pixels.iter().map(|pixel| component(pixel, channel)).collect();
        values.sort_unstable_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or_default()
    })
}
