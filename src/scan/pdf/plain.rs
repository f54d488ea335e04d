//! What a sheet of ours never has, and what shows one reader another page than the next.

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object};
use hayro::hayro_syntax::page::Page;

/// Whether a file shows every reader the same: no layers, no forms, no notes, saved once. Layers and notes may be shown on the screen and
/// not on paper, or the other way; readers draw forms by themselves; of a file saved in steps some tools show an earlier one.
pub(super) fn is_plain(pdf: &Pdf, bytes: &[u8]) -> bool {
    let Some(catalog) = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()) else { return false };
    let is_bare =
        ["OCProperties", "AcroForm", "NeedsRendering"].iter().all(|key| catalog.get::<Object<'_>>(*key).is_none());
    is_bare && is_saved_once(bytes) && pdf.pages().iter().all(is_plain_page)
}

/// A linearized file has two cross-reference sections, any other one.
fn is_saved_once(bytes: &[u8]) -> bool {
    let head = bytes.get(..1_024).unwrap_or(bytes);
    let is_linearized = head.windows(11).any(|window| window == b"/Linearized");
    let ends = bytes.windows(9).filter(|window| *window == b"startxref").count();
    ends <= if is_linearized { 2 } else { 1 }
}

/// Whether a margin of a page is not shown, and with it perhaps some of its words.
pub(super) fn is_cut(page: &Page<'_>) -> bool {
    let (shown, whole) = (page.crop_box(), page.media_box());
    shown.x0 > whole.x0 || shown.y0 > whole.y0 || shown.x1 < whole.x1 || shown.y1 < whole.y1
}

fn is_plain_page(page: &Page<'_>) -> bool {
    let dict = page.raw();
    let is_scaled = dict.get::<f32>("UserUnit").is_some_and(|unit| (unit - 1.0).abs() > f32::EPSILON);
    let notes = dict.get::<Array<'_>>("Annots");
    let is_link = |note: Dict<'_>| {
        note.get::<Name<'_>>("Subtype").is_some_and(|kind| &*kind == b"Link") && note.get::<Object<'_>>("AP").is_none()
    };
    !is_cut(page) && !is_scaled && notes.is_none_or(|notes| notes.iter::<Dict<'_>>().all(is_link))
}
