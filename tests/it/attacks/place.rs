//! Where a text stands on a page, so that an attacker can cover it.

use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use hayro::hayro_syntax::Pdf;
use hayro::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape as _};

/// The box of the first place where the page draws this text, one letter after another; in points, from the lower left.
pub(crate) fn place_of(pdf: &[u8], text: &str) -> Rect {
    let pdf = Pdf::new(pdf.to_vec()).unwrap();
    let page = &pdf.pages()[0];
    let (width, height) = page.render_dimensions();
    let (cache, bounds) = (InterpreterCache::new(), Rect::new(0.0, 0.0, width.into(), height.into()));
    let mut context = Context::new(Affine::IDENTITY, bounds, &cache, page.xref(), InterpreterSettings::default());
    let mut letters = Letters::default();
    interpret_page(page, &mut context, &mut letters);
    let all: String = letters.0.iter().map(|(letter, _)| letter.as_str()).collect();
    let start = all.find(text).unwrap_or_else(|| panic!("{text} is not on the page"));
    let mut at = 0;
    let mut boxes = Vec::new();
    for (letter, bounds) in letters.0 {
        if (start..start + text.len()).contains(&at) && bounds.area() > 0.0 {
            boxes.push(bounds);
        }
        at += letter.len();
    }
    boxes.into_iter().reduce(|all, one| all.union(one)).unwrap()
}

/// The outlines of the first place where the page draws this text, as operators that fill them, so much to the right and above.
pub(crate) fn outlines_of(pdf: &[u8], text: &str, by: (f64, f64)) -> String {
    let pdf = Pdf::new(pdf.to_vec()).unwrap();
    let page = &pdf.pages()[0];
    let (cache, bounds) = (InterpreterCache::new(), Rect::new(0.0, 0.0, 842.0, 595.0));
    let mut context = Context::new(Affine::IDENTITY, bounds, &cache, page.xref(), InterpreterSettings::default());
    let mut letters = Letters::default();
    interpret_page(page, &mut context, &mut letters);
    let all: String = letters.0.iter().map(|(letter, _)| letter.as_str()).collect();
    let start = all[..all.find(text).unwrap()].chars().count();
    let drawn = letters.1.iter().skip(start).take(text.chars().count());
    let paths: Vec<String> = drawn.map(|outline| operators(&(Affine::translate(by) * outline))).collect();
    format!("{} f", paths.join(" "))
}

fn operators(path: &BezPath) -> String {
    let mut written = String::new();
    let mut last = Point::ZERO;
    for element in path.elements() {
        let (points, operator): (Vec<Point>, &str) = match *element {
            PathEl::MoveTo(to) => (vec![to], "m"),
            PathEl::LineTo(to) => (vec![to], "l"),
            PathEl::QuadTo(over, to) => (vec![last.lerp(over, 2.0 / 3.0), to.lerp(over, 2.0 / 3.0), to], "c"),
            PathEl::CurveTo(first, second, to) => (vec![first, second, to], "c"),
            PathEl::ClosePath => (vec![], "h"),
        };
        last = points.last().copied().unwrap_or(last);
        let points: Vec<String> = points.iter().map(|point| format!("{:.3} {:.3}", point.x, point.y)).collect();
        written.push_str(&format!("{} {operator} ", points.join(" ")));
    }
    written
}

/// Each letter with its box; the outlines of all.
#[derive(Default)]
struct Letters(Vec<(String, Rect)>, Vec<BezPath>);

impl Device<'_> for Letters {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let Glyph::Outline(outlined) = &**glyph else { continue };
            let letter = match outlined.as_unicode() {
                Some(BfString::Char(sign)) => sign.to_string(),
                Some(BfString::String(text)) => text,
                None => String::new(),
            };
            let outline = outlined.outline();
            let transform = props.transform * glyph.transform();
            let bounds =
                if outline.is_empty() { Rect::ZERO } else { transform.transform_rect_bbox(outline.bounding_box()) };
            self.1.push(transform * &outline);
            self.0.push((letter, bounds));
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
