//! A walk through everything that a page draws, which draws nothing: it collects letters and keeps account of the work.

use std::collections::HashSet;

use hayro::hayro_interpret::font::{Glyph as PdfGlyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::pattern::Pattern;
use hayro::hayro_interpret::{
    BlendMode, CacheKey as _, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};
use hayro::kurbo::{Affine, BezPath, Point, Shape as _, Vec2};

use super::super::fence;
use super::bomb::{self, Budget};
use super::glyph::Glyph;
use super::shapes::{self, Shown};
use crate::wire::limits::{PDF_OPERATIONS, PICTURE_PIXELS};

/// The most letters of a sheet. Ours have fewer than 3,000.
const MAX_GLYPHS: usize = 20_000;

/// Collects and counts. When the work is too much it leaves the interpreter through [`fence::leave`].
#[derive(Debug)]
pub(super) struct Inspector {
    operations: u32,
    pixels: u64,
    inflated: Budget,
    is_exhausted: bool,
    /// Patterns and masks that were walked through already; the renderer keeps them too.
    seen: HashSet<u128>,
    /// How deep in patterns and masks: their letters are no text.
    depth: u32,
    glyphs: Option<Vec<Glyph>>,
    /// Whether something is mixed with what is below it; readers differ about what lies below a page.
    is_blended: bool,
}

impl Inspector {
    pub(super) fn new(wants_text: bool) -> Self {
        Self {
            operations: 0,
            pixels: 0,
            inflated: Budget::new(),
            is_exhausted: false,
            seen: HashSet::new(),
            depth: 0,
            glyphs: wants_text.then(Vec::new),
            is_blended: false,
        }
    }

    /// Whether the page asked for too much.
    pub(super) fn is_exhausted(&self) -> bool {
        self.is_exhausted
    }

    /// Whether something is drawn otherwise than over what is below it.
    pub(super) fn is_blended(&self) -> bool {
        self.is_blended
    }

    /// The letters; `None` if they were not wanted, or were too many.
    pub(super) fn into_glyphs(self) -> Option<Vec<Glyph>> {
        self.glyphs
    }

    /// Forgets the letters of a page that was not read to its end.
    pub(super) fn forget(&mut self) {
        self.glyphs = None;
    }

    fn exhaust(&mut self) -> ! {
        self.is_exhausted = true;
        fence::leave()
    }

    fn count(&mut self, operations: usize) {
        self.operations = self.operations.saturating_add(u32::try_from(operations).unwrap_or(u32::MAX));
        if self.operations > PDF_OPERATIONS {
            self.exhaust();
        }
    }

    fn nested(&mut self, key: u128, walk: impl FnOnce(&mut Self)) {
        if self.seen.insert(key) {
            self.depth += 1;
            walk(self);
            self.depth -= 1;
        }
    }

    fn mask(&mut self, mask: Option<&SoftMask<'_>>) {
        if let Some(mask) = mask {
            self.nested(mask.cache_key(), |inspector| mask.interpret(inspector));
        }
    }

    fn paint(&mut self, paint: &Paint<'_>) {
        if let Paint::Pattern(pattern) = paint
            && let Pattern::Tiling(tiling) = &**pattern
        {
            self.nested(pattern.cache_key(), |inspector| {
                tiling.interpret(inspector, Affine::IDENTITY, false);
            });
        }
    }

    fn props(&mut self, props: &DrawProps<'_>) {
        self.is_blended |= !matches!(props.blend_mode, BlendMode::Normal);
        self.mask(props.soft_mask.as_ref());
        self.paint(&props.paint);
    }

    fn collect(&mut self, glyph: &PdfGlyph<'_>, transform: Affine, paint: &Paint<'_>) {
        let PdfGlyph::Outline(outlined) = glyph else {
            // Drawn letters (Type 3) have no outline to look for: the page cannot be compared.
            self.glyphs = None;
            return;
        };
        let Paint::Color(colour) = paint else {
            self.glyphs = None;
            return;
        };
        let told = outlined.as_unicode().map(|text| match text {
            BfString::Char(sign) => sign.to_string(),
            BfString::String(text) => text,
        });
        let outline = outlined.outline();
        let (text, is_ours) = match shapes::shown(&outline, told.as_deref()) {
            Shown::AsTold => (told, true),
            // People read the shape.
            Shown::Other(letter) => (Some(letter), true),
            Shown::Unknown => (told, false),
        };
        let [red, green, blue, _] = colour.to_rgba().to_rgba8();
        let bounds = if outline.is_empty() {
            hayro::kurbo::Rect::ZERO
        } else {
            transform.transform_rect_bbox(outline.bounding_box())
        };
        let origin = transform * Point::ZERO;
        let em: Vec2 = transform * Point::new(UNITS, 0.0) - origin;
        let up: Vec2 = transform * Point::new(0.0, UNITS) - origin;
        if let Some(glyphs) = &mut self.glyphs {
            glyphs.push(Glyph {
                text,
                is_ours,
                origin,
                em,
                up,
                bounds,
                outline,
                transform,
                colour: [red, green, blue],
            });
            if glyphs.len() > MAX_GLYPHS {
                self.glyphs = None;
            }
        }
    }
}

/// Outlines are given in thousandths of an em.
const UNITS: f64 = 1_000.0;

impl<'a> Device<'a> for Inspector {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, _: &DrawMode) {
        self.count(1 + path.elements().len() / 16);
        self.props(&props);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.count(1 + clip.path.elements().len() / 16);
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, mode: BlendMode) {
        self.is_blended |= !matches!(mode, BlendMode::Normal);
        // Each group that is not opaque may be a layer of the size of the page.
        self.count(if opacity < 1.0 || mask.is_some() { LAYER } else { 1 });
        self.mask(mask.as_ref());
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.count(run.glyphs().len());
        self.props(&props);
        for positioned in run.glyphs() {
            if let PdfGlyph::Type3(glyph) = &**positioned {
                self.depth += 1;
                glyph.interpret(self, props.transform, positioned.transform(), &props.paint);
                self.depth -= 1;
            }
            // Filled and stroked text comes twice; the filled one counts. Text that is only stroked, or invisible, is none.
            if self.depth == 0 && self.glyphs.is_some() && matches!(mode, DrawMode::Fill(_)) {
                self.collect(positioned, props.transform * positioned.transform(), &props.paint);
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.count(1);
        self.is_blended |= !matches!(props.blend_mode, BlendMode::Normal);
        self.mask(props.soft_mask.as_ref());
        let stream = match &image {
            Image::Stencil(stencil) => stencil.stream(),
            Image::Raster(raster) => raster.stream(),
        };
        self.pixels = self.pixels.saturating_add(bomb::area(stream));
        if self.pixels > PICTURE_PIXELS * 2 || bomb::check_stream(stream, &mut self.inflated).is_err() {
            self.exhaust();
        }
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

/// What a layer costs, in operations: 2,000 of them on one page are too many.
const LAYER: usize = 500;
