//! Logos and signatures: PNG, or SVG, which is smaller and sharper.

use std::collections::BTreeMap;

use printpdf::{DictItem, ExternalStream, ExternalXObject};

use super::fault::SheetFault;
use super::stream::{deflate, named};
use super::svg;

/// A picture that a sheet can show.
#[derive(Debug, Clone)]
pub struct Image {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) form: ExternalXObject,
    /// A raster image is one unit wide and high, a drawing as large as it says.
    raster: bool,
}

impl Image {
    /// Reads a picture.
    ///
    /// # Errors
    /// [`SheetFault::Image`] if it is neither PNG nor SVG, or too large; [`SheetFault::Drawing`] for a part of an SVG that
    /// would not come out as it is meant.
    pub fn parse(bytes: &[u8]) -> Result<Self, SheetFault> {
        if bytes.len() > MOST_BYTES {
            return Err(SheetFault::Image("larger than 2 MiB".to_owned()));
        }
        if bytes.starts_with(b"\x89PNG") {
            return raster(bytes);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| SheetFault::Image("neither PNG nor SVG".to_owned()))?;
        let (form, [width, height]) = svg::read(text)?;
        Ok(Self { width, height, form, raster: false })
    }

    /// Width and height in points when fitted into a room, and the scale of the drawing.
    pub(super) fn fit(&self, [width, height]: [f32; 2]) -> ([f32; 2], [f32; 2]) {
        let scale = (width / self.width).min(height / self.height);
        let size = [self.width * scale, self.height * scale];
        (size, if self.raster { size } else { [scale; 2] })
    }
}

/// The pictures of a programme.
#[derive(Debug, Clone, Default)]
pub struct Images {
    /// The emblem of the institution.
    pub logo: Option<Image>,
    /// The signatures, in the order of the signatories.
    pub signatures: Vec<Option<Image>>,
}

/// A PNG as an image of red, green, blue, its transparency as a soft mask.
fn raster(bytes: &[u8]) -> Result<Image, SheetFault> {
    let bad = |_| SheetFault::Image("the PNG cannot be read".to_owned());
    let mut reader = image::ImageReader::with_format(std::io::Cursor::new(bytes), image::ImageFormat::Png);
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(MOST_PIXELS);
    limits.max_image_height = Some(MOST_PIXELS);
    limits.max_alloc = Some(256 * 1024 * 1024);
    reader.limits(limits);
    let pixels = reader.decode().map_err(bad)?.into_rgba8();
    let (width, height) = pixels.dimensions();
    let colours: Vec<u8> = pixels.pixels().flat_map(|pixel| pixel.0.into_iter().take(3)).collect();
    let opacity: Vec<u8> = pixels.pixels().map(|pixel| pixel.0[3]).collect();
    let mut dict = picture([width, height], "DeviceRGB");
    if opacity.iter().any(|&part| part != 255) {
        let dict_of_mask = picture([width, height], "DeviceGray");
        let stream = ExternalStream { dict: dict_of_mask, content: deflate(&opacity), compress: false };
        dict.insert("SMask".to_owned(), DictItem::Stream { stream });
    }
    let stream = ExternalStream { dict, content: deflate(&colours), compress: false };
    let (width, height) = (width as f32, height as f32);
    let form = ExternalXObject { stream, width: None, height: None, dpi: None };
    Ok(Image { width, height, form, raster: true })
}

fn picture([width, height]: [u32; 2], colours: &str) -> BTreeMap<String, DictItem> {
    let mut dict =
        named(&[("Type", "XObject"), ("Subtype", "Image"), ("ColorSpace", colours), ("Filter", "FlateDecode")]);
    for (key, number) in [("Width", width), ("Height", height), ("BitsPerComponent", 8)] {
        dict.insert(key.to_owned(), DictItem::Int(i64::from(number)));
    }
    dict
}

const MOST_BYTES: usize = 2 * 1024 * 1024;
const MOST_PIXELS: u32 = 4000;
