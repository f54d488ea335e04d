//! A sheet as pictures of its pages, without any other program.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};

use super::fault::SheetFault;

/// A page in pixels: red, green, blue, from the upper left corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Three bytes a pixel.
    pub rgb: Vec<u8>,
}

/// Renders every page of one of our own sheets at a resolution in dots an inch.
///
/// It is meant for files that this program has just written: it sets no limits on their content.
///
/// # Errors
/// [`SheetFault::Writing`] if the file is not a PDF.
pub fn preview(pdf: &[u8], dpi: u16) -> Result<Vec<Pixels>, SheetFault> {
    let pdf = Pdf::new(pdf.to_vec()).map_err(|_| SheetFault::Writing("the PDF cannot be read".to_owned()))?;
    let scale = f32::from(dpi.clamp(10, 600)) / 72.0;
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let (cache, interpreter) = (RenderCache::new(), InterpreterSettings::default());
    // Letters where they are; the renderer's memory of letters would put them on whole rows of pixels.
    let render = RenderSettings { glyph_caching: false, hinting: false, ..RenderSettings::default() };
    let pages = pdf.pages().iter().map(|page| {
        let pixmap = hayro::render(page, &cache, &interpreter, &render, &settings);
        let rgb = pixmap.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
        Pixels { width: pixmap.width().into(), height: pixmap.height().into(), rgb }
    });
    Ok(pages.collect())
}

impl Pixels {
    /// The picture as PNG.
    ///
    /// # Errors
    /// [`SheetFault::Writing`] never, as long as there are as many bytes as pixels.
    pub fn to_png(&self) -> Result<Vec<u8>, SheetFault> {
        let failed = |what: &dyn std::fmt::Display| SheetFault::Writing(format!("the PNG: {what}"));
        let picture = image::RgbImage::from_raw(self.width, self.height, self.rgb.clone());
        let mut png = std::io::Cursor::new(Vec::new());
        let picture = picture.ok_or_else(|| failed(&"too few pixels"))?;
        picture.write_to(&mut png, image::ImageFormat::Png).map_err(|fault| failed(&fault))?;
        Ok(png.into_inner())
    }
}
