//! Gradients as shadings (ISO 32000-1, sections 8.7.4.5.3 and 8.7.4.5.4).

use std::collections::BTreeMap;

use kurbo::Affine;
use printpdf::DictItem;
use usvg::{BaseGradient, SpreadMethod, Stop};

use super::Refused;
use crate::sheet::fault::Part;

/// A gradient as a pattern, and how opaque all of it is.
///
/// # Errors
/// [`Refused`] if it repeats, or fades.
pub(super) fn pattern(
    gradient: &BaseGradient,
    coordinates: &[f32],
    transform: Affine,
) -> Result<(DictItem, f32), Refused> {
    let refused = |what: &str| Refused { id: gradient.id().to_owned(), what: what.to_owned(), part: Part::Gradient };
    if gradient.spread_method() != SpreadMethod::Pad {
        return Err(refused("spreadMethod"));
    }
    let opacity = gradient.stops().first().map_or(1.0, |stop| stop.opacity().get());
    if gradient.stops().iter().any(|stop| (stop.opacity().get() - opacity).abs() > 0.001) {
        return Err(refused("stop-opacity"));
    }
    let own = gradient.transform();
    let own = [own.sx, own.ky, own.kx, own.sy, own.tx, own.ty].map(f64::from);
    #[expect(clippy::cast_possible_truncation, reason = "PDF knows no finer numbers")]
    let matrix = (transform * Affine::new(own)).as_coeffs().map(|part| part as f32);
    let shading = dict([
        ("ShadingType", DictItem::Int(if coordinates.len() == 4 { 2 } else { 3 })),
        ("ColorSpace", DictItem::Name(b"DeviceRGB".to_vec())),
        ("Coords", reals(coordinates)),
        ("Function", function(gradient.stops())),
        ("Extend", DictItem::Array(vec![DictItem::Bool(true), DictItem::Bool(true)])),
    ]);
    let pattern = dict([
        ("Type", DictItem::Name(b"Pattern".to_vec())),
        ("PatternType", DictItem::Int(2)),
        ("Matrix", reals(&matrix)),
        ("Shading", shading),
    ]);
    Ok((pattern, opacity))
}

/// From one colour to the next (section 7.10.3), stitched together (section 7.10.4).
fn function(stops: &[Stop]) -> DictItem {
    let mut points: Vec<(f32, [f32; 3])> = stops.iter().map(|stop| (stop.offset().get(), colour(stop))).collect();
    points.extend(points.first().map(|(_, colour)| (0.0, *colour)));
    points.rotate_right(1);
    points.extend(points.last().map(|(_, colour)| (1.0, *colour)));
    let steps = points.windows(2).filter_map(|pair| match pair {
        [(from, first), (to, second)] if to > from => Some((*to, step(*first, *second))),
        _ => None,
    });
    let (mut ends, functions): (Vec<f32>, Vec<DictItem>) = steps.unzip();
    ends.pop();
    let encode = [0.0, 1.0].repeat(functions.len());
    dict([
        ("FunctionType", DictItem::Int(3)),
        ("Domain", reals(&[0.0, 1.0])),
        ("Bounds", reals(&ends)),
        ("Encode", reals(&encode)),
        ("Functions", DictItem::Array(functions)),
    ])
}

fn step(first: [f32; 3], second: [f32; 3]) -> DictItem {
    dict([
        ("FunctionType", DictItem::Int(2)),
        ("Domain", reals(&[0.0, 1.0])),
        ("C0", reals(&first)),
        ("C1", reals(&second)),
        ("N", DictItem::Int(1)),
    ])
}

/// Red, green and blue from 0 to 1.
pub(super) fn parts(colour: usvg::Color) -> [f32; 3] {
    [colour.red, colour.green, colour.blue].map(|part| (f32::from(part) / 255.0 * 1000.0).round() / 1000.0)
}

fn colour(stop: &Stop) -> [f32; 3] {
    parts(stop.color())
}

fn reals(numbers: &[f32]) -> DictItem {
    DictItem::Array(numbers.iter().map(|&number| DictItem::Real(number)).collect())
}

fn dict<const N: usize>(entries: [(&str, DictItem); N]) -> DictItem {
    DictItem::Dict { map: entries.map(|(key, item)| (key.to_owned(), item)).into_iter().collect::<BTreeMap<_, _>>() }
}
