//! Painted pages with their fonts and drawings, as `printpdf` writes them.

use printpdf::{ExternalXObject, FontId, PdfDocument, PdfFont, PdfPage, PdfSaveOptions, XObject, XObjectId};

use super::face::Faces;
use super::fault::SheetFault;
use super::paint::{Painted, Used, font_name};

/// Puts pages of one size, in millimetres, into a document.
pub(super) fn document(
    pages: Vec<Painted>,
    [width, height]: [f32; 2],
    (faces, used): (&Faces, &[Used]),
    drawings: impl IntoIterator<Item = (String, ExternalXObject)>,
) -> Result<lopdf::Document, SheetFault> {
    let mut document = PdfDocument::new("");
    for (face, used) in used.iter().enumerate() {
        let Some(font) = used.font(faces, face) else { continue };
        let font = font.map_err(|fault| SheetFault::Writing(fault.to_string()))?;
        document.resources.fonts.map.insert(FontId(font_name(face)), PdfFont::new(font));
    }
    for (name, form) in drawings {
        document.resources.xobjects.map.insert(XObjectId(name), XObject::External(form));
    }
    let (width, height) = (printpdf::Mm(width), printpdf::Mm(height));
    document.pages.extend(pages.into_iter().map(|page| PdfPage::new(width, height, page.ops)));
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    Ok(document.to_lopdf_document(&options, &mut Vec::new()))
}
