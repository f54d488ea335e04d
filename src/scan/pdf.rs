//! PDF files: attachments, the codes of the pages as they look, and what their visible text says.
//!
//! Only what is visible counts. So a code is read from the rendered page, never from links or hidden images, and a letter is part of the
//! text only if it can be seen in the rendering.

mod attachment;
mod bomb;
mod glyph;
mod ink;
mod inspect;
mod lines;
mod plain;
mod raster;
mod shapes;

use std::sync::LazyLock;

use hayro::hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::kurbo::Rect;
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::ScanFault;
use super::code::{self, Effort, Found, Grey};
use super::fence::fenced;
use crate::verify::evidence::{Form, Item, Paper, PaperPage, Source};
use crate::wire::limits::{CERTIFICATES_PER_FILE, PAGES};
use ink::Ink;
use inspect::Inspector;
use lines::Text;

/// Pages are rendered at 200 dpi: a module of 0.423 mm, the smallest that we print, is 3.3 pixels wide.
const DOTS_PER_POINT: f64 = 200.0 / 72.0;

/// A page is never rendered with more pixels: A3 at 200 dpi has 7.7 million. In memory it is 4 bytes a pixel.
const PAGE_PIXELS: f64 = 8_000_000.0;

/// A second look at a page without a code renders it so much finer.
const FINER: f64 = 1.5;

/// A sheet whose departments need it flows to further pages, but not to more than this.
const SHEET_PAGES: usize = 4;

/// The most pages of one file that get a second look. A patient look costs as much as twenty first ones.
const PATIENT_PAGES: usize = 50;

/// A page with fewer dark pixels cannot hold a code, and gets no second look: the smallest symbol has 21 by 21 modules.
const LEAST_DARK: usize = 200;

/// Darker than this is ink.
const DARK: u8 = 160;

/// What begins the producer of every sheet that we print.
const PRODUCER: &[u8] = b"Testamur";

/// The items in a PDF, and its pages.
pub(super) fn scan(bytes: &[u8]) -> Result<(Vec<Item>, Paper), ScanFault> {
    bomb::check_raw(bytes)?;
    // A nested file needs more stack than rayon's threads have: hayro goes 50 forms deep.
    match &*POOL {
        Some(pool) => pool.install(|| fenced(|| scan_inside(bytes))).unwrap_or(Err(ScanFault::Damaged)),
        None => Err(ScanFault::Damaged),
    }
}

static POOL: LazyLock<Option<ThreadPool>> =
    LazyLock::new(|| ThreadPoolBuilder::new().stack_size(STACK_BYTES).build().ok());

/// 50 nested forms take 5 MB in a debug build.
const STACK_BYTES: usize = 32 * 1024 * 1024;

fn scan_inside(bytes: &[u8]) -> Result<(Vec<Item>, Paper), ScanFault> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ScanFault::EncryptedPdf,
        LoadPdfError::Invalid => ScanFault::Damaged,
    })?;
    if pdf.pages().len() > PAGES {
        return Err(ScanFault::TooManyPages);
    }
    bomb::check_objects(&pdf)?;
    let is_ours = pdf.metadata().producer.as_deref().is_some_and(|producer| producer.starts_with(PRODUCER));
    let mut items = attachment::items(&pdf);
    // The text of a merged file is never compared, so it need not be found.
    let wants_text = is_ours && pdf.pages().len() <= SHEET_PAGES;
    let is_plain = wants_text && plain::is_plain(&pdf, bytes);
    let mut scanned: Vec<_> = (0..pdf.pages().len())
        .into_par_iter()
        .map(|place| pdf.pages().get(place).map_or(Ok(Scanned::default()), |page| scan_page(page, wants_text)))
        .collect::<Result<_, _>>()?;
    look_again(&pdf, &mut scanned);
    let mut pages = Vec::with_capacity(scanned.len());
    for ((number, scanned), page) in (1..).zip(scanned).zip(pdf.pages().iter()) {
        let (forms, foreign): (Vec<_>, Vec<_>) =
            scanned.codes.iter().map(|code| Form::of(code)).partition(Option::is_some);
        let found = forms.into_iter().flatten().map(|form| Item { page: Some(number), form, source: Source::Code });
        items.extend(found);
        let (text, clear) = scanned.text.map(|text| (text.all, text.clear)).unzip();
        let clear = clear.filter(|_| is_plain && !scanned.is_doubtful);
        let foreign_codes = u32::try_from(foreign.len()).unwrap_or(u32::MAX);
        pages.push(PaperPage { text, clear, is_cut: plain::is_cut(page), foreign_codes });
    }
    items.truncate(CERTIFICATES_PER_FILE);
    Ok((items, Paper { is_ours, pages }))
}

#[derive(Debug, Default)]
struct Scanned {
    codes: Vec<String>,
    text: Option<Text>,
    /// Whether there are letters of other fonts than ours, something that is no letter looks like a word, or readers may show it otherwise.
    is_doubtful: bool,
    /// Whether there is enough of it to be a code.
    is_inked: bool,
}

/// One page. A page that the renderer gives up on is a page without codes and without text, not an end of the file.
fn scan_page(page: &Page<'_>, wants_text: bool) -> Result<Scanned, ScanFault> {
    let inspector = inspect(page, wants_text)?;
    let is_blended = inspector.is_blended();
    let Some(pixmap) = fenced(|| render(page, scale(page))).flatten() else { return Ok(Scanned::default()) };
    let page_grey = grey(&pixmap);
    let found = code::read(&page_grey, Effort::Once);
    let is_inked = page_grey.pixels.iter().filter(|&&pixel| pixel < DARK).count() > LEAST_DARK;
    let mut scanned = Scanned { is_inked, ..Scanned::default() };
    if let Some(glyphs) = inspector.into_glyphs() {
        let visible = lines::visible(&glyphs, &pixmap);
        let letters = visible.iter().map(|(glyph, _)| *glyph);
        let ink = Ink::new(page_grey.width, page_grey.height, letters);
        scanned.text = lines::text(&visible, &pixmap, &ink);
        let is_strange = |(glyph, _): &(&glyph::Glyph, _)| !glyph.is_blank() && !glyph.is_ours;
        scanned.is_doubtful =
            is_blended || visible.iter().any(is_strange) || ink.leaves_writing(&page_grey, &places(&found));
    }
    scanned.codes = texts(found);
    Ok(scanned)
}

/// The boxes around codes.
fn places(found: &[Found]) -> Vec<Rect> {
    let bounds = found.iter().map(|code| code.place.bounds().map(f64::from));
    bounds.map(|[left, top, right, bottom]| Rect::new(left, top, right, bottom)).collect()
}

/// Looks more patiently, and finer, at the first pages with ink and without a code: scans.
fn look_again(pdf: &Pdf, scanned: &mut [Scanned]) {
    let without = scanned.iter_mut().enumerate().filter(|(_, scanned)| scanned.codes.is_empty() && scanned.is_inked);
    without.take(PATIENT_PAGES).collect::<Vec<_>>().into_par_iter().for_each(|(place, scanned)| {
        let page = pdf.pages().get(place);
        let finer = page.and_then(|page| fenced(|| render(page, scale(page) * FINER)).flatten());
        scanned.codes = finer.map(|pixmap| texts(code::read(&grey(&pixmap), Effort::Patient))).unwrap_or_default();
    });
}

fn texts(found: Vec<Found>) -> Vec<String> {
    found.into_iter().map(|code| code.text).collect()
}

/// Walks through everything that the page draws, without drawing it: its glyphs, and whether it stays within the limits of work.
fn inspect(page: &Page<'_>, wants_text: bool) -> Result<Inspector, ScanFault> {
    let mut inspector = Inspector::new(wants_text);
    let finished = fenced(|| {
        let scale = scale(page);
        let (width, height) = page.render_dimensions();
        let bounds = Rect::new(0.0, 0.0, f64::from(width) * scale, f64::from(height) * scale);
        let transform =
            hayro::kurbo::Affine::scale(scale) * hayro::kurbo::Affine::new(page.initial_transform(true).as_coeffs());
        let cache = InterpreterCache::new();
        let mut context = Context::new(transform, bounds, &cache, page.xref(), InterpreterSettings::default());
        interpret_page(page, &mut context, &mut inspector);
    });
    if inspector.is_exhausted() {
        return Err(ScanFault::PdfBomb);
    }
    if finished.is_none() {
        inspector.forget();
    }
    Ok(inspector)
}

/// Pixels a point, so that the page stays within [`PAGE_PIXELS`].
fn scale(page: &Page<'_>) -> f64 {
    let (width, height) = page.render_dimensions();
    let area = f64::from(width) * f64::from(height);
    let longest = f64::from(width.max(height));
    DOTS_PER_POINT.min((PAGE_PIXELS / area).sqrt()).min(16_000.0 / longest)
}

fn render(page: &Page<'_>, scale: f64) -> Option<Pixmap> {
    let (width, height) = page.render_dimensions();
    // Thinner than a code can be.
    if f64::from(width.min(height)) * scale < 21.0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "a scale, not a count")]
    let scale = scale as f32;
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    Some(hayro::render(page, &RenderCache::new(), &InterpreterSettings::default(), &exact(), &settings))
}

/// Letters as their outlines say. Pictures of letters that are kept and used again stand on whole rows of pixels only, and now and then one
/// of them is spoilt: a whole box of grey.
fn exact() -> RenderSettings {
    RenderSettings { glyph_caching: false, hinting: false, ..RenderSettings::default() }
}

/// ITU-R BT.601 luma of an opaque picture.
fn grey(pixmap: &Pixmap) -> Grey {
    let luma = |r: u8, g: u8, b: u8| (u32::from(r) * 77 + u32::from(g) * 150 + u32::from(b) * 29) >> 8;
    let pixels = pixmap.data().iter().map(|pixel| u8::try_from(luma(pixel.r, pixel.g, pixel.b)).unwrap_or(u8::MAX));
    Grey { width: pixmap.width().into(), height: pixmap.height().into(), pixels: pixels.collect() }
}
