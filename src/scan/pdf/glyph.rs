//! A letter on a page: whether a reader sees it, and whether it is alone where it stands.
//!
//! A letter is seen if the pixels under its strokes have its colour and those beside its strokes have not. That holds against white text,
//! against text under a white box or a picture, against clipped, transparent and off-page text alike, because it asks what was rendered
//! and not how it came about. It is clear if, besides, nothing else of its colour was drawn around it: strokes added to an I make an E.

use std::ops::Range;

use hayro::kurbo::{Affine, BezPath, Point, Rect, Vec2};
use hayro::vello_cpu::Pixmap;

use super::ink::Ink;
use super::raster::Edges;

/// Red, green, blue.
type Colour = [f64; 3];

/// The colour of a pixel, and how much of it the letter covers.
type Covered = (Colour, f64);

/// A letter as the page draws it.
#[derive(Debug)]
pub(super) struct Glyph {
    /// What it means; `None` if nobody says.
    pub(super) text: Option<String>,
    /// Whether its outline is that of our own letter of this meaning.
    pub(super) is_ours: bool,
    /// Its origin in pixels.
    pub(super) origin: Point,
    /// Where the next letter of its line would stand, one em away.
    pub(super) em: Vec2,
    /// Where its line has its upper side, one em away.
    pub(super) up: Vec2,
    /// The box around its ink in pixels; of no size for a space.
    pub(super) bounds: Rect,
    /// Its outline in its own units, and how that comes onto the page.
    pub(super) outline: BezPath,
    pub(super) transform: Affine,
    /// Red, green, blue.
    pub(super) colour: [u8; 3],
}

/// What a reader sees of a letter.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sight {
    /// It is there, and finer than a pixel.
    Fine,
    /// Nothing.
    Hidden,
    /// The letter, in a colour upon another.
    Seen(Scale),
}

/// Places looked at along each side of the box.
const GRID: u32 = 14;

/// The least difference of colour that a reader notices, in steps of 255, summed over red, green and blue. Light grey on white
/// (#DDD) has 102.
const LEAST_CONTRAST: f64 = 75.0;

/// The least share of the way from the background to the letter's colour that its strokes must have, as a part of what their coverage
/// of each pixel lets expect. Letters have 0.9 to 1 at any size; a letter under another one has half of it or less.
const LEAST_INK: f64 = 0.5;

/// The most of the same that the places beside its strokes may have: a black box is not a letter.
const MOST_SPILL: f64 = 0.5;

/// A pixel of which strokes cover less is beside them.
const UNDER: f64 = 0.3;

/// An em of fewer pixels is too small to be read: at 200 dpi that is 2.9 points.
const LEAST_EM: f64 = 8.0;

/// How far around a letter other ink is looked for, in em: sideways, where a bar makes a T of an I, and above and below.
const AROUND: (f64, f64) = (0.12, 0.05);

/// So many places around a letter may have its colour without being of any letter: the edge of a frame, a speck.
const MOST_STRAY: usize = 5;

impl Glyph {
    /// Whether it has no ink: a space.
    pub(super) fn is_blank(&self) -> bool {
        self.bounds.area() == 0.0
    }

    /// Its straight edges on the page.
    pub(super) fn edges(&self) -> Edges {
        Edges::new(&self.outline, self.transform)
    }

    /// Whether it stands as letters do: neither squeezed flat nor in a mirror.
    pub(super) fn is_upright(&self) -> bool {
        let (width, height) = (self.em.hypot(), self.up.hypot());
        // The page's second coordinate runs downwards.
        self.em.cross(self.up) < -0.5 * width * height && width < 3.0 * height && height < 3.0 * width
    }

    /// What a reader of the rendered page sees of it.
    pub(super) fn sight(&self, page: &Pixmap) -> Sight {
        if self.em.hypot() < LEAST_EM || self.up.hypot() < LEAST_EM {
            return Sight::Hidden;
        }
        let Some((inside, beside)) = self.samples(page) else { return Sight::Hidden };
        if inside.is_empty() || beside.is_empty() {
            return Sight::Fine;
        }
        let Some(scale) = Scale::new(median(&beside), self.colour.map(f64::from)) else { return Sight::Hidden };
        if scale.ink(&inside) >= LEAST_INK && scale.mean(&beside) <= MOST_SPILL {
            Sight::Seen(scale)
        } else {
            Sight::Hidden
        }
    }

    /// Whether nothing but letters has its colour around it, where the ink of all visible letters is known.
    pub(super) fn is_alone(&self, sight: &Sight, page: &Pixmap, ink: &Ink) -> bool {
        match sight {
            Sight::Seen(scale) => self.stray(page, ink, scale) <= MOST_STRAY,
            Sight::Fine | Sight::Hidden => false,
        }
    }

    /// The pixels under its strokes, each with how much of it they cover, and the pixels beside them; `None` if some of it is off the page.
    fn samples(&self, page: &Pixmap) -> Option<(Vec<Covered>, Vec<Colour>)> {
        let edges = self.edges();
        let (mut inside, mut beside) = (Vec::new(), Vec::new());
        // Half a step around the box, so that a dash and a full stop have places beside them too.
        let place = |step: u32, from: f64, to: f64| {
            let place = from - 1.5 + (to - from + 3.0) * (f64::from(step) + 0.5) / f64::from(GRID);
            place.floor() + 0.5
        };
        for row in 0..GRID {
            let down = place(row, self.bounds.y0, self.bounds.y1);
            let lines = [-0.375, -0.125, 0.125, 0.375].map(|part| edges.spans(down + part));
            for column in 0..GRID {
                let across = place(column, self.bounds.x0, self.bounds.x1);
                let pixel = pixel(page, Point::new(across, down))?;
                let under = |span: &Range<f64>| (span.end.min(across + 0.5) - span.start.max(across - 0.5)).max(0.0);
                let covered = lines.iter().flatten().map(under).sum::<f64>() / lines.len() as f64;
                if covered >= UNDER { inside.push((pixel, covered)) } else { beside.push(pixel) }
            }
        }
        Some((inside, beside))
    }

    /// How many places in and around its box have its colour and are of no letter. Of a large letter not every place is looked at.
    fn stray(&self, page: &Pixmap, ink: &Ink, scale: &Scale) -> usize {
        let (sideways, above) = (AROUND.0 * self.em.hypot(), AROUND.1 * self.em.hypot());
        let area = self.bounds.inflate(sideways, above);
        let step = (area.width().max(area.height()) / 80.0).ceil().max(1.0);
        let steps = |from: f64, to: f64| {
            std::iter::successors(Some(from.floor() + 0.5), move |at| Some(at + step)).take_while(move |at| *at < to)
        };
        steps(area.y0, area.y1)
            .flat_map(|down| steps(area.x0, area.x1).map(move |across| Point::new(across, down)))
            .filter(|point| !ink.has(*point))
            .filter_map(|point| pixel(page, point))
            .filter(|pixel| scale.share(pixel) > 0.5)
            .count()
    }
}

/// The way from the background to the colour of a letter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    background: [f64; 3],
    way: [f64; 3],
    length: f64,
}

impl Scale {
    /// `None` if the two are nearly the same.
    fn new(background: [f64; 3], colour: [f64; 3]) -> Option<Self> {
        let way = [0, 1, 2].map(|channel| component(&colour, channel) - component(&background, channel));
        let length: f64 = way.iter().map(|step| step * step).sum();
        let contrast: f64 = way.iter().map(|step| step.abs()).sum();
        (contrast >= LEAST_CONTRAST).then_some(Self { background, way, length })
    }

    /// How far along the way a pixel is: 0 is the background, 1 the colour.
    fn share(&self, pixel: &[f64; 3]) -> f64 {
        let steps = (0..3).map(|channel| {
            (component(pixel, channel) - component(&self.background, channel)) * component(&self.way, channel)
        });
        (steps.sum::<f64>() / self.length).clamp(-1.0, 1.0)
    }

    /// How much of the expected colour pixels have that a letter covers so far.
    fn ink(&self, pixels: &[Covered]) -> f64 {
        let covered: f64 = pixels.iter().map(|(_, covered)| covered).sum();
        pixels.iter().map(|(pixel, _)| self.share(pixel)).sum::<f64>() / covered.max(f64::EPSILON)
    }

    fn mean(&self, pixels: &[[f64; 3]]) -> f64 {
        pixels.iter().map(|pixel| self.share(pixel)).sum::<f64>() / pixels.len() as f64
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
