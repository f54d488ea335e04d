//! The tree of a drawing as operators.

use kurbo::{Affine, BezPath, Cap, Join, Rect, Shape as _, StrokeOpts};
use printpdf::ExternalXObject;
use usvg::tiny_skia_path::PathSegment;
use usvg::{
    BlendMode, ClipPath, FillRule, Group, LineCap, LineJoin, Node, Paint, PaintOrder, Path, Stroke, Transform, Tree,
};

use super::Refused;
use super::canvas::Canvas;
use super::gradient::{parts, pattern};
use crate::sheet::fault::Part;

/// Draws a tree: the drawing, and its size.
///
/// # Errors
/// [`Refused`] for what a sheet does not show as it is meant.
pub(super) fn draw(tree: &Tree) -> Result<(ExternalXObject, [f32; 2]), Refused> {
    let size = [tree.size().width(), tree.size().height()];
    // Coordinates are written in hundredths: of a drawing one unit wide little would be left.
    let largest = size[0].max(size[1]);
    let scale = if (LEAST..=MOST).contains(&largest) { 1.0 } else { USUAL / largest };
    let size = size.map(|side| side * scale);
    let scale = f64::from(scale);
    let mut canvas = Canvas::new(size);
    let upright = Affine::new([scale, 0.0, 0.0, -scale, 0.0, f64::from(size[1])]);
    group(&mut canvas, tree.root(), upright)?;
    Ok((canvas.into_form(), size))
}

fn group(canvas: &mut Canvas, group: &Group, transform: Affine) -> Result<(), Refused> {
    let refused = |what: &str, part| Err(Refused { id: group.id().to_owned(), what: what.to_owned(), part });
    let transform = transform * affine(group.transform());
    if group.blend_mode() != BlendMode::Normal {
        return refused("mix-blend-mode", Part::Blend);
    }
    if group.mask().is_some() || !group.filters().is_empty() {
        return refused("filter", Part::Filter);
    }
    if let Some(clip_path) = group.clip_path() {
        canvas.save();
        clip(canvas, clip_path, transform)?;
    }
    let opacity = group.opacity().get();
    if opacity < 1.0 {
        let mut inner = canvas.beside();
        children(&mut inner, group, transform)?;
        canvas.show(inner, opacity);
    } else {
        children(canvas, group, transform)?;
    }
    if group.clip_path().is_some() {
        canvas.restore();
    }
    Ok(())
}

fn children(canvas: &mut Canvas, parent: &Group, transform: Affine) -> Result<(), Refused> {
    for node in parent.children() {
        match node {
            Node::Group(inner) => group(canvas, inner, transform)?,
            Node::Path(own) => path(canvas, own, transform)?,
            Node::Image(_) => return Err(refused_node(node, "<image>", Part::Image)),
            Node::Text(_) => return Err(refused_node(node, "<text>", Part::Text)),
        }
    }
    Ok(())
}

fn path(canvas: &mut Canvas, path: &Path, transform: Affine) -> Result<(), Refused> {
    if !path.is_visible() {
        return Ok(());
    }
    let outline = bezier(path);
    let fill = |canvas: &mut Canvas| {
        let Some(own) = path.fill() else { return Ok(()) };
        let operator = if own.rule() == FillRule::EvenOdd { "f*" } else { "f" };
        canvas.save();
        paint(canvas, own.paint(), own.opacity().get(), transform, false)?;
        canvas.outline(&outline, transform);
        canvas.operators.put(&[], operator);
        canvas.restore();
        Ok(())
    };
    let stroke = |canvas: &mut Canvas| {
        let Some(own) = path.stroke() else { return Ok(()) };
        canvas.save();
        stroke(canvas, own, &outline, transform)?;
        canvas.restore();
        Ok(())
    };
    if path.paint_order() == PaintOrder::FillAndStroke {
        fill(canvas)?;
        stroke(canvas)
    } else {
        stroke(canvas)?;
        fill(canvas)
    }
}

fn stroke(canvas: &mut Canvas, own: &Stroke, outline: &BezPath, transform: Affine) -> Result<(), Refused> {
    let [a, b, c, d, ..] = transform.as_coeffs();
    let scale = (a * a + b * b).sqrt();
    let keeps_shapes = (a * c + b * d).abs() < 1e-3 * scale && (c.hypot(d) - scale).abs() < 1e-3 * scale;
    let has_known_join = !matches!(own.linejoin(), LineJoin::MiterClip);
    if !keeps_shapes || !has_known_join {
        // A pen that is no circle: what it draws is filled.
        paint(canvas, own.paint(), own.opacity().get(), transform, false)?;
        let drawn = kurbo::stroke(outline.iter(), &pen(own), &StrokeOpts::default(), TOLERANCE / scale.max(1e-6));
        canvas.outline(&drawn, transform);
        canvas.operators.put(&[], "f");
        return Ok(());
    }
    paint(canvas, own.paint(), own.opacity().get(), transform, true)?;
    #[expect(clippy::cast_possible_truncation, reason = "a width within a drawing")]
    let scale = scale as f32;
    let cap = match own.linecap() {
        LineCap::Butt => 0.0,
        LineCap::Round => 1.0,
        LineCap::Square => 2.0,
    };
    let join = match own.linejoin() {
        LineJoin::Miter | LineJoin::MiterClip => 0.0,
        LineJoin::Round => 1.0,
        LineJoin::Bevel => 2.0,
    };
    canvas.operators.put(&[own.width().get() * scale], "w").put(&[cap], "J").put(&[join], "j");
    canvas.operators.put(&[own.miterlimit().get()], "M");
    if let Some(dashes) = own.dasharray() {
        let dashes: Vec<f32> = dashes.iter().map(|dash| dash * scale).collect();
        canvas.operators.dashes(&dashes, own.dashoffset() * scale);
    }
    canvas.outline(outline, transform);
    canvas.operators.put(&[], "S");
    Ok(())
}

/// Sets what the next shape is filled or stroked with.
fn paint(canvas: &mut Canvas, own: &Paint, opacity: f32, transform: Affine, strokes: bool) -> Result<(), Refused> {
    let (shading, own_opacity) = match own {
        Paint::Color(colour) => {
            canvas.operators.put(&parts(*colour), if strokes { "RG" } else { "rg" });
            (None, 1.0)
        }
        Paint::LinearGradient(own) => {
            let (made, opacity) = pattern(own, &[own.x1(), own.y1(), own.x2(), own.y2()], transform)?;
            (Some(made), opacity)
        }
        Paint::RadialGradient(own) => {
            let focus = [own.fx(), own.fy(), own.fr().get(), own.cx(), own.cy(), own.r().get()];
            let (made, opacity) = pattern(own, &focus, transform)?;
            (Some(made), opacity)
        }
        Paint::Pattern(own) => {
            return Err(Refused { id: own.id().to_owned(), what: "<pattern>".to_owned(), part: Part::Pattern });
        }
    };
    if let Some(shading) = shading {
        canvas.shade(shading, strokes);
    }
    let opacity = opacity * own_opacity;
    if opacity < 1.0 {
        canvas.opacity(opacity);
    }
    Ok(())
}

/// What follows is drawn inside of a clip only.
fn clip(canvas: &mut Canvas, own: &ClipPath, transform: Affine) -> Result<(), Refused> {
    if let Some(outer) = own.clip_path() {
        clip(canvas, outer, transform)?;
    }
    let mut shapes = Vec::new();
    gather(&mut shapes, own.root(), transform * affine(own.transform()), own)?;
    let rules: Vec<FillRule> = shapes.iter().map(|(_, rule)| *rule).collect();
    let boxes: Vec<Rect> = shapes.iter().map(|(shape, _)| shape.bounding_box()).collect();
    let is_apart =
        |(place, one): (usize, &Rect)| boxes.iter().skip(place + 1).all(|other| one.intersect(*other).is_zero_area());
    // Several shapes are one path only where they cannot cancel one another.
    if rules.windows(2).any(|pair| pair.first() != pair.last()) || !boxes.iter().enumerate().all(is_apart) {
        return Err(refused_clip(own));
    }
    for (shape, _) in &shapes {
        canvas.outline(shape, Affine::IDENTITY);
    }
    if shapes.is_empty() {
        canvas.operators.put(&[0.0; 4], "re");
    }
    canvas.operators.put(&[], if rules.first() == Some(&FillRule::EvenOdd) { "W*" } else { "W" }).put(&[], "n");
    Ok(())
}

/// The shapes of a clip, where they stand in the drawing.
fn gather(
    shapes: &mut Vec<(BezPath, FillRule)>,
    inside: &Group,
    transform: Affine,
    own: &ClipPath,
) -> Result<(), Refused> {
    for node in inside.children() {
        match node {
            Node::Path(path) if path.is_visible() => {
                let rule = path.fill().map_or(FillRule::NonZero, usvg::Fill::rule);
                shapes.push((transform * bezier(path), rule));
            }
            Node::Path(_) => {}
            Node::Group(group) if group.clip_path().is_none() => {
                gather(shapes, group, transform * affine(group.transform()), own)?;
            }
            Node::Group(_) | Node::Image(_) | Node::Text(_) => return Err(refused_clip(own)),
        }
    }
    Ok(())
}

fn refused_clip(own: &ClipPath) -> Refused {
    Refused { id: own.id().to_owned(), what: "clipPath".to_owned(), part: Part::Clip }
}

fn refused_node(node: &Node, what: &str, part: Part) -> Refused {
    Refused { id: node.id().to_owned(), what: what.to_owned(), part }
}

fn pen(own: &Stroke) -> kurbo::Stroke {
    let cap = match own.linecap() {
        LineCap::Butt => Cap::Butt,
        LineCap::Round => Cap::Round,
        LineCap::Square => Cap::Square,
    };
    let join = match own.linejoin() {
        LineJoin::Miter | LineJoin::MiterClip => Join::Miter,
        LineJoin::Round => Join::Round,
        LineJoin::Bevel => Join::Bevel,
    };
    let pen = kurbo::Stroke::new(f64::from(own.width().get())).with_caps(cap).with_join(join);
    let pen = pen.with_miter_limit(f64::from(own.miterlimit().get()));
    match own.dasharray() {
        Some(dashes) => pen.with_dashes(f64::from(own.dashoffset()), dashes.iter().map(|&dash| f64::from(dash))),
        None => pen,
    }
}

fn bezier(path: &Path) -> BezPath {
    let at = |point: usvg::tiny_skia_path::Point| (f64::from(point.x), f64::from(point.y));
    let mut outline = BezPath::new();
    for segment in path.data().segments() {
        match segment {
            PathSegment::MoveTo(to) => outline.move_to(at(to)),
            PathSegment::LineTo(to) => outline.line_to(at(to)),
            PathSegment::QuadTo(control, to) => outline.quad_to(at(control), at(to)),
            PathSegment::CubicTo(first, second, to) => outline.curve_to(at(first), at(second), at(to)),
            PathSegment::Close => outline.close_path(),
        }
    }
    outline
}

fn affine(own: Transform) -> Affine {
    Affine::new([own.sx, own.ky, own.kx, own.sy, own.tx, own.ty].map(f64::from))
}

/// Sizes that are kept, in units of the drawing, and what others are made.
const LEAST: f32 = 100.0;
const MOST: f32 = 4_000.0;
const USUAL: f32 = 500.0;

/// How far an outline may be from the line that it stands for.
const TOLERANCE: f64 = 0.01;
