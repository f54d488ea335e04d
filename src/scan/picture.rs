//! Pictures: photographs, scans and screenshots, PNG and JPEG.

use std::io::Cursor;

use image::{ImageFormat, ImageReader, Limits};

use super::code::{self, Effort, Grey};
use super::fence::fenced;
use super::{Media, ScanFault};
use crate::verify::evidence::{Form, Item, Source};
use crate::wire::limits::{CERTIFICATES_PER_FILE, PICTURE_PIXELS};

/// The codes of our form in a picture.
pub(super) fn scan(bytes: &[u8], media: Media) -> Result<Vec<Item>, ScanFault> {
    let format = if media == Media::Jpeg { ImageFormat::Jpeg } else { ImageFormat::Png };
    let grey = fenced(|| decode(bytes, format)).ok_or(ScanFault::Damaged)??;
    let found = code::read(&grey, Effort::Patient);
    let forms = found.iter().filter_map(|code| Form::of(&code.text)).take(CERTIFICATES_PER_FILE);
    Ok(forms.map(|form| Item { page: None, form, source: Source::Code }).collect())
}

fn decode(bytes: &[u8], format: ImageFormat) -> Result<Grey, ScanFault> {
    let reader = || ImageReader::with_format(Cursor::new(bytes), format);
    let (width, height) = reader().into_dimensions().map_err(|_| ScanFault::Damaged)?;
    if u64::from(width) * u64::from(height) > PICTURE_PIXELS {
        return Err(ScanFault::ImageTooLarge);
    }
    let mut reader = reader();
    let mut limits = Limits::no_limits();
    // A 16-bit RGBA PNG has 8 bytes a pixel.
    limits.max_alloc = Some(PICTURE_PIXELS * 8);
    reader.limits(limits);
    let image = reader.decode().map_err(|_| ScanFault::Damaged)?;
    // Transparent is white, as on paper.
    let pixels = if image.color().has_alpha() {
        let whitened = |pixel: &image::LumaA<u8>| {
            let [luma, alpha] = pixel.0;
            let white = u16::from(255 - alpha);
            u8::try_from(u16::from(luma) * u16::from(alpha) / 255 + white).unwrap_or(u8::MAX)
        };
        image.into_luma_alpha8().pixels().map(whitened).collect()
    } else {
        image.into_luma8().into_raw()
    };
    Ok(Grey { width, height, pixels })
}
