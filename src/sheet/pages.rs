//! Painted pages with their fonts and drawings, as `printpdf` writes them.

use lopdf::{Dictionary, Stream};
use printpdf::{ExternalXObject, FontId, PdfDocument, PdfFont, PdfPage, PdfSaveOptions, XObject, XObjectId};

use super::face::Faces;
use super::fault::SheetFault;
use super::paint::{Painted, Used, font_name, specimen};

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
    document.pages.extend((0..pages.len()).map(|page| {
        let ops = if page == 0 { specimen(used) } else { Vec::new() };
        PdfPage::new(width, height, ops)
    }));
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut document = document.to_lopdf_document(&options, &mut Vec::new());
    let failed = |fault: lopdf::Error| SheetFault::Writing(fault.to_string());
    for (painted, page) in pages.into_iter().zip(document.page_iter().collect::<Vec<_>>()) {
        let place = document.get_dictionary(page).and_then(|page| page.get(b"Contents")?.as_reference());
        let content = Stream::new(Dictionary::new(), painted.content);
        document.objects.insert(place.map_err(failed)?, content.into());
    }
    Ok(document)
}
