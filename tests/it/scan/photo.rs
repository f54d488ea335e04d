//! Photographs made by hand: a QR code on paper, turned, tilted, blurred, dim and grainy.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a picture is small and pixels are clamped"
)]

use std::io::Cursor;

use image::{GrayImage, ImageFormat, Luma};
use qrcode::{Color, EcLevel, QrCode};

/// How a photograph was taken.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shot {
    /// Degrees.
    pub(crate) turned: f64,
    /// How much the far side is smaller, 0 to 1.
    pub(crate) tilted: f64,
    /// Pixels a module.
    pub(crate) module: f64,
    /// Standard deviation in pixels.
    pub(crate) blur: f32,
    /// Grey of ink and paper.
    pub(crate) greys: (f64, f64),
    /// Greatest deviation of a pixel.
    pub(crate) grain: f64,
    /// How much darker the right edge is, 0 to 1.
    pub(crate) shadow: f64,
}

impl Shot {
    pub(crate) const SHARP: Self =
        Self { turned: 0.0, tilted: 0.0, module: 6.0, blur: 0.0, greys: (10.0, 245.0), grain: 0.0, shadow: 0.0 };

    /// Takes the photograph.
    pub(crate) fn take(self, text: &str) -> GrayImage {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).unwrap();
        let modules = code.width();
        let colours = code.to_colors();
        let is_dark = |x: f64, y: f64| {
            let (x, y) = (x.floor(), y.floor());
            let within = |place: f64| place >= 0.0 && place < modules as f64;
            within(x) && within(y) && colours[index(y) * modules + index(x)] == Color::Dark
        };
        let side = (modules as f64 + 16.0) * self.module * 1.5;
        let mut seed = 42_u32;
        let image = GrayImage::from_fn(side as u32, side as u32, |x, y| {
            let (sin, cos) = self.turned.to_radians().sin_cos();
            let (dx, dy) = (f64::from(x) - side / 2.0, f64::from(y) - side / 2.0);
            let (u, v) = (cos * dx + sin * dy, cos * dy - sin * dx);
            let depth = 1.0 + self.tilted * v / side;
            let half = modules as f64 / 2.0;
            let dark = is_dark(u * depth / self.module + half, v * depth / self.module + half);
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let grain = (f64::from(seed >> 16) / 32_768.0 - 1.0) * self.grain;
            let grey = if dark { self.greys.0 } else { self.greys.1 };
            Luma([(grey * (1.0 - self.shadow * f64::from(x) / side) + grain).clamp(0.0, 255.0) as u8])
        });
        if self.blur > 0.0 { image::imageops::blur(&image, self.blur) } else { image }
    }
}

fn index(place: f64) -> usize {
    place as usize
}

pub(crate) fn encoded(image: &GrayImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}
