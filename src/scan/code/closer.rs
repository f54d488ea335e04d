//! A second look at a place where a symbol seems to be: cut out, set upright and brought to one size, in linear light, and made sharp or
//! smooth.
//!
//! Blur mixes neighbouring modules in light, not in the values of a picture file, which are its roots. Undone in light, a mixture comes
//! apart again; smoothed in light, grain averages out. Since every cut is brought to the same few pixels a module, a look costs the
//! same for a small and a large picture.

use image::imageops::{self, FilterType};
use image::{ImageBuffer, Luma};

use super::Grey;

/// Light, 0 to 1.
type Light = ImageBuffer<Luma<f32>, Vec<f32>>;

/// A place in a picture, in its pixels.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Place {
    /// The middles of the finder patterns: upper left, upper right, lower left.
    pub(super) finders: [(f32, f32); 3],
    /// The width of a module.
    pub(super) module: f32,
}

/// What is done to a cut: pixels a module, then how wide (in modules) and how strongly its neighbourhood is subtracted from each
/// pixel. A negative strength adds it: grain is smoothed away.
#[derive(Debug, Clone, Copy)]
pub(super) struct Retouch {
    pub(super) module: f32,
    pub(super) width: f32,
    pub(super) strength: f32,
}

/// The looks at one place, the likeliest first.
pub(super) const RETOUCHES: [Retouch; 6] = [
    Retouch { module: 6.0, width: 0.0, strength: 0.0 },
    Retouch { module: 6.0, width: 0.6, strength: 2.0 },
    Retouch { module: 4.0, width: 0.4, strength: -1.0 },
    Retouch { module: 6.0, width: 0.8, strength: 4.0 },
    Retouch { module: 8.0, width: 0.5, strength: 6.0 },
    Retouch { module: 8.0, width: 1.0, strength: 10.0 },
];

/// The most pixels of a cut after it was brought to size: a symbol of 105 modules with its margin, at 6 pixels a module.
const MAX_PIXELS: f32 = 1_300_000.0;

impl Place {
    /// The same place where the picture is so many times as large.
    pub(super) fn scaled(self, by: f32) -> Self {
        Self { finders: self.finders.map(|(x, y)| (x * by, y * by)), module: self.module * by }
    }

    /// The box around it with a margin, for in perspective the fourth corner is farther than it seems: left, top, right, bottom.
    pub(in super::super) fn bounds(&self) -> [f32; 4] {
        let [upper_left, right, lower] = self.finders;
        let fourth = (right.0 + lower.0 - upper_left.0, right.1 + lower.1 - upper_left.1);
        let corners = [upper_left, right, lower, fourth];
        let least = |values: [f32; 4]| values.into_iter().fold(f32::INFINITY, f32::min);
        let most = |values: [f32; 4]| values.into_iter().fold(f32::NEG_INFINITY, f32::max);
        let (across, down) = (corners.map(|corner| corner.0), corners.map(|corner| corner.1));
        let (left, top, right, bottom) = (least(across), least(down), most(across), most(down));
        let margin = 8.0 * self.module + 0.15 * (right - left).max(bottom - top);
        [left - margin, top - margin, right + margin, bottom + margin]
    }

    /// Whether the middle of another place lies in this one.
    pub(super) fn holds(&self, other: &Self) -> bool {
        let [left, top, right, bottom] = self.bounds();
        let [other_left, other_top, other_right, other_bottom] = other.bounds();
        let (x, y) = (f32::midpoint(other_left, other_right), f32::midpoint(other_top, other_bottom));
        (left..=right).contains(&x) && (top..=bottom).contains(&y)
    }
}

/// The place in linear light, and where it is in the cut.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "casts of floats saturate, and the place is held to the picture"
)]
pub(super) fn cut(grey: &Grey, place: Place) -> Option<(Light, Place)> {
    let [left, top, right, bottom] = place.bounds();
    let (left, top) = (left.max(0.0) as u32, top.max(0.0) as u32);
    let (right, bottom) = ((right as u32).min(grey.width), (bottom as u32).min(grey.height));
    let (width, height) = (right.checked_sub(left)?, bottom.checked_sub(top)?);
    if width < 21 || height < 21 || !place.module.is_finite() {
        return None;
    }
    let to_light: Vec<f32> = (0..=255_u8).map(|value| (f32::from(value) / 255.0).powf(2.2)).collect();
    let rows = grey.pixels.chunks_exact(grey.width as usize).skip(top as usize).take(height as usize);
    let columns = left as usize..right as usize;
    let pixels = rows.flat_map(|row| row.get(columns.clone()).unwrap_or_default());
    let light = pixels.map(|&pixel| to_light.get(usize::from(pixel)).copied().unwrap_or_default()).collect();
    let finders = place.finders.map(|(x, y)| (x - left as f32, y - top as f32));
    Some((Light::from_raw(width, height, light)?, Place { finders, ..place }))
}

/// The cut with its symbol upright and square, as far as three corners tell: seen aslant, a module is narrower one way than the other.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts of floats saturate")]
pub(super) fn upright(light: &Light, place: Place) -> (Light, Place) {
    let [from, right, lower] = place.finders;
    let length = |to: (f32, f32)| (to.0 - from.0).hypot(to.1 - from.1);
    let side = length(right).max(length(lower)).clamp(14.0, MAX_SIDE);
    let margin = side * 0.35 + 8.0 * place.module;
    let width = (side + 2.0 * margin) as u32;
    let pixels = Light::from_fn(width, width, |x, y| {
        let (along, down) = ((x as f32 + 0.5 - margin) / side, (y as f32 + 0.5 - margin) / side);
        let at = |from: f32, right: f32, lower: f32| from + along * (right - from) + down * (lower - from) - 0.5;
        let (x, y) = (at(from.0, right.0, lower.0), at(from.1, right.1, lower.1));
        let held = |place: f32, size: u32| place.clamp(0.0, size as f32 - 1.001);
        let within = (held(x, light.width()), held(y, light.height()));
        imageops::interpolate_bilinear(light, within.0, within.1).unwrap_or(Luma([0.0]))
    });
    let finders = [(margin, margin), (margin + side, margin), (margin, margin + side)];
    // The wider way is the one that was kept.
    let module = place.module * side * 2.0 / (length(right) + length(lower)).max(1.0);
    (pixels, Place { finders, module })
}

/// The longest side of an upright cut before it is brought to size.
const MAX_SIDE: f32 = 800.0;

/// One look: the cut as a picture of black and white again, as far apart as they go.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts of floats saturate")]
pub(super) fn retouched(light: &Light, module: f32, retouch: Retouch) -> Grey {
    let wanted = retouch.module / module.max(0.5);
    let area = light.width() as f32 * light.height() as f32;
    let scale = wanted.min((MAX_PIXELS / area).sqrt());
    let size = |side: u32| ((side as f32 * scale) as u32).max(21);
    let mut sized = imageops::resize(light, size(light.width()), size(light.height()), FilterType::Triangle);
    if retouch.strength != 0.0 {
        let around = imageops::fast_blur(&sized, retouch.width * module * scale);
        for (pixel, around) in sized.iter_mut().zip(around.iter()) {
            *pixel += retouch.strength * (*pixel - around);
        }
    }
    let (dark, bright) =
        sized.iter().fold((1.0_f32, 0.0_f32), |(dark, bright), pixel| (dark.min(*pixel), bright.max(*pixel)));
    let (dark, bright) = (dark.max(-0.2), bright.min(1.2));
    let contrast = 255.0 / (bright - dark).max(1e-3);
    let pixels = sized.iter().map(|pixel| ((pixel - dark) * contrast) as u8).collect();
    Grey { width: sized.width(), height: sized.height(), pixels }
}
