//! A small part of SVG 1.1: groups, transforms, plain shapes, fills and strokes of one colour. Anything else is refused
//! rather than left out, so that a logo never comes out half drawn.

use kurbo::{Affine, BezPath, Circle, Ellipse, PathEl, Point, RoundedRect, Shape as _};
use printpdf::ExternalXObject;
use quick_xml::events::{BytesStart, Event};

use super::fault::SheetFault;
use super::layout::Colour;
use super::stream::Operators;

/// Reads a drawing and its size.
///
/// # Errors
/// [`SheetFault::Image`] naming what is not understood.
pub(super) fn read(text: &str) -> Result<(ExternalXObject, [f32; 2]), SheetFault> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut drawing = Drawing { size: None, stack: Vec::new(), operators: Operators::default(), shapes: 0, silent: 0 };
    loop {
        match reader.read_event().map_err(|_| bad("it is not well-formed XML"))? {
            Event::Start(element) => drawing.open(&element, true)?,
            Event::Empty(element) => drawing.open(&element, false)?,
            Event::End(_) => drawing.close(),
            Event::DocType(_) => return Err(bad("a document type is not understood")),
            Event::Eof => break,
            _ => {}
        }
    }
    let size = drawing.size.ok_or_else(|| bad("it has no viewBox"))?;
    Ok((drawing.operators.into_form(size[0], size[1]), size))
}

struct Drawing {
    size: Option<[f32; 2]>,
    stack: Vec<State>,
    operators: Operators,
    shapes: usize,
    /// How deep inside a title or description, which draw nothing.
    silent: usize,
}

/// What an element hands down to its children.
#[derive(Clone)]
struct State {
    transform: Affine,
    fill: Option<[f32; 3]>,
    even_odd: bool,
    stroke: Option<[f32; 3]>,
    stroke_width: f64,
    cap: f32,
    join: f32,
}

impl Drawing {
    fn open(&mut self, element: &BytesStart<'_>, has_children: bool) -> Result<(), SheetFault> {
        let name = element.name();
        let name: &str = name.as_ref();
        if self.silent > 0 || matches!(name, "title" | "desc" | "metadata") {
            self.silent += usize::from(has_children);
            return Ok(());
        }
        let mut attributes = Vec::new();
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|_| bad("an attribute cannot be read"))?;
            let key: &str = attribute.key.as_ref();
            attributes.push((key.to_owned(), attribute.value.to_string()));
        }
        let attributes = Attributes(attributes);
        let state = match self.stack.last() {
            Some(parent) => parent.inherit(&attributes)?,
            None if name == "svg" => self.begin(&attributes)?.inherit(&attributes)?,
            None => return Err(bad("it does not begin with svg")),
        };
        self.shapes += 1;
        if self.shapes > MOST_SHAPES || self.stack.len() > MOST_DEPTH {
            return Err(bad("it has too many shapes"));
        }
        if let Some(path) = shape(name, &attributes)? {
            self.draw(&path, &state);
        }
        if has_children {
            self.stack.push(state);
        }
        Ok(())
    }

    fn close(&mut self) {
        if self.silent > 0 {
            self.silent -= 1;
        } else {
            self.stack.pop();
        }
    }

    fn begin(&mut self, attributes: &Attributes) -> Result<State, SheetFault> {
        let corners = numbers(attributes.text("viewBox").ok_or_else(|| bad("it has no viewBox"))?)?;
        let &[x, y, width, height] = corners.as_slice() else { return Err(bad("the viewBox has not four numbers")) };
        if !(width > 0.0 && height > 0.0 && width < 1e5 && height < 1e5) {
            return Err(bad("the viewBox is empty"));
        }
        #[expect(clippy::cast_possible_truncation, reason = "below 1e5")]
        let size = [width as f32, height as f32];
        self.size = Some(size);
        Ok(State {
            transform: Affine::new([1.0, 0.0, 0.0, -1.0, -x, y + height]),
            fill: Some([0.0; 3]),
            even_odd: false,
            stroke: None,
            stroke_width: 1.0,
            cap: 0.0,
            join: 0.0,
        })
    }

    fn draw(&mut self, path: &BezPath, state: &State) {
        let paint = match (state.fill, state.stroke, state.even_odd) {
            (None, None, _) => return,
            (Some(_), None, false) => "f",
            (Some(_), None, true) => "f*",
            (None, Some(_), _) => "S",
            (Some(_), Some(_), false) => "B",
            (Some(_), Some(_), true) => "B*",
        };
        if let Some(fill) = state.fill {
            self.operators.put(&fill, "rg");
        }
        if let Some(stroke) = state.stroke {
            let scale = state.transform.determinant().abs().sqrt();
            #[expect(clippy::cast_possible_truncation, reason = "a line width")]
            let width = (state.stroke_width * scale) as f32;
            self.operators.put(&stroke, "RG").put(&[width], "w").put(&[state.cap], "J").put(&[state.join], "j");
        }
        outline(&mut self.operators, &(state.transform * path));
        self.operators.put(&[], paint);
    }
}

impl State {
    fn inherit(&self, attributes: &Attributes) -> Result<Self, SheetFault> {
        let mut state = self.clone();
        for (key, value) in attributes.presentation()? {
            match key.as_str() {
                "transform" => state.transform = self.transform * transform(&value)?,
                "fill" => state.fill = paint(&value)?,
                "fill-rule" => state.even_odd = value == "evenodd",
                "stroke" => state.stroke = paint(&value)?,
                "stroke-width" => state.stroke_width = number(&value)?,
                "stroke-linecap" => state.cap = if value == "round" { 1.0 } else { f32::from(value == "square") * 2.0 },
                "stroke-linejoin" => {
                    state.join = if value == "round" { 1.0 } else { f32::from(value == "bevel") * 2.0 }
                }
                "opacity" | "fill-opacity" | "stroke-opacity" if value != "1" => {
                    return Err(bad("transparency is not understood"));
                }
                "clip-path" | "mask" | "filter" | "stroke-dasharray" => {
                    return Err(bad(&format!("{key} is not understood")));
                }
                _ => {}
            }
        }
        Ok(state)
    }
}

/// The attributes of an element.
struct Attributes(Vec<(String, String)>);

impl Attributes {
    fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn length(&self, name: &str) -> Result<f64, SheetFault> {
        self.text(name).map_or(Ok(0.0), number)
    }

    /// The attributes, those of `style` last: they win.
    fn presentation(&self) -> Result<Vec<(String, String)>, SheetFault> {
        let mut all = self.0.clone();
        for part in self.text("style").unwrap_or_default().split(';').filter(|part| !part.trim().is_empty()) {
            let (key, value) = part.split_once(':').ok_or_else(|| bad("a style cannot be read"))?;
            all.push((key.trim().to_owned(), value.trim().to_owned()));
        }
        Ok(all)
    }
}

fn shape(name: &str, attributes: &Attributes) -> Result<Option<BezPath>, SheetFault> {
    let of = |name: &str| attributes.length(name);
    let path = match name {
        "svg" | "g" => return Ok(None),
        "path" => {
            let data = attributes.text("d").unwrap_or_default();
            BezPath::from_svg(data).map_err(|_| bad("a path cannot be read"))?
        }
        "rect" => {
            let radius = of("rx")?.max(of("ry")?);
            let (x, y) = (of("x")?, of("y")?);
            let (right, below) = (x + of("width")?, y + of("height")?);
            if radius > 0.0 {
                RoundedRect::new(x, y, right, below, radius).to_path(TOLERANCE)
            } else {
                kurbo::Rect::new(x, y, right, below).to_path(TOLERANCE)
            }
        }
        "circle" => Circle::new((of("cx")?, of("cy")?), of("r")?).to_path(TOLERANCE),
        "ellipse" => Ellipse::new((of("cx")?, of("cy")?), (of("rx")?, of("ry")?), 0.0).to_path(TOLERANCE),
        "line" => polyline(&[of("x1")?, of("y1")?, of("x2")?, of("y2")?], false),
        "polyline" | "polygon" => polyline(&numbers(attributes.text("points").unwrap_or_default())?, name == "polygon"),
        other => return Err(bad(&format!("the element {other} is not understood"))),
    };
    Ok(Some(path))
}

fn polyline(coordinates: &[f64], closed: bool) -> BezPath {
    let mut path = BezPath::new();
    for (place, pair) in coordinates.as_chunks::<2>().0.iter().enumerate() {
        let point = Point::new(pair[0], pair[1]);
        if place == 0 { path.move_to(point) } else { path.line_to(point) }
    }
    if closed && !path.is_empty() {
        path.close_path();
    }
    path
}

fn outline(operators: &mut Operators, path: &BezPath) {
    #[expect(clippy::cast_possible_truncation, reason = "coordinates are below 1e5")]
    let at = |points: &[Point]| points.iter().flat_map(|point| [point.x as f32, point.y as f32]).collect::<Vec<_>>();
    let mut last = Point::ZERO;
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => operators.put(&at(&[to]), "m"),
            PathEl::LineTo(to) => operators.put(&at(&[to]), "l"),
            PathEl::QuadTo(control, to) => {
                let first = last + (control - last) * (2.0 / 3.0);
                let second = to + (control - to) * (2.0 / 3.0);
                operators.put(&at(&[first, second, to]), "c")
            }
            PathEl::CurveTo(first, second, to) => operators.put(&at(&[first, second, to]), "c"),
            PathEl::ClosePath => operators.put(&[], "h"),
        };
        last = element.end_point().unwrap_or(last);
    }
}

/// A list of transforms: matrix, translate, scale, rotate.
fn transform(text: &str) -> Result<Affine, SheetFault> {
    let mut all = Affine::IDENTITY;
    for part in text.split(')').map(|part| part.trim_start_matches([',', ' ']).trim()).filter(|part| !part.is_empty()) {
        let (name, arguments) = part.split_once('(').ok_or_else(|| bad("a transform cannot be read"))?;
        let arguments = numbers(arguments)?;
        all *= match (name.trim(), arguments.as_slice()) {
            ("matrix", all) if all.len() == 6 => Affine::new(all.try_into().unwrap_or_default()),
            ("translate", &[x]) => Affine::translate((x, 0.0)),
            ("translate", &[x, y]) => Affine::translate((x, y)),
            ("scale", &[both]) => Affine::scale(both),
            ("scale", &[x, y]) => Affine::scale_non_uniform(x, y),
            ("rotate", &[angle]) => Affine::rotate(angle.to_radians()),
            ("rotate", &[angle, x, y]) => Affine::rotate_about(angle.to_radians(), Point::new(x, y)),
            _ => return Err(bad(&format!("the transform {name} is not understood"))),
        };
    }
    Ok(all)
}

fn paint(text: &str) -> Result<Option<[f32; 3]>, SheetFault> {
    let full = match text {
        "none" => return Ok(None),
        "black" => "#000000",
        "white" => "#ffffff",
        other => other,
    };
    let colour = Colour::parse(full).ok_or_else(|| bad(&format!("the paint {text} is not understood")))?;
    Ok(Some(colour.0))
}

fn number(text: &str) -> Result<f64, SheetFault> {
    let digits = text.trim().trim_end_matches("px");
    let number = digits.parse::<f64>().ok().filter(|number| number.is_finite());
    number.ok_or_else(|| bad(&format!("{text:?} is not a number")))
}

fn numbers(text: &str) -> Result<Vec<f64>, SheetFault> {
    text.split([',', ' ', '\n', '\t']).filter(|part| !part.is_empty()).map(number).collect()
}

fn bad(what: &str) -> SheetFault {
    SheetFault::Image(format!("SVG: {what}"))
}

const TOLERANCE: f64 = 0.01;
const MOST_SHAPES: usize = 5_000;
const MOST_DEPTH: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> Result<[f32; 2], SheetFault> {
        read(&format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 20'>{inside}</svg>"))
            .map(|(_, size)| size)
    }

    #[test]
    fn reads_plain_shapes() {
        let shapes = "<title>x</title><g transform='translate(1 2) rotate(30)' fill='#abc'><path d='M0 0 C1 1 2 2 3 3z'/>\
            <rect width='3' height='4' rx='1' style='fill:none;stroke:#123456'/></g><circle r='3'/><polygon points='1,2 3,4 5,6'/>";
        assert_eq!(svg(shapes), Ok([10.0, 20.0]));
    }

    #[test]
    fn refuses_what_it_would_draw_wrongly() {
        for inside in [
            "<text>x</text>",
            "<image href='x'/>",
            "<use href='#a'/>",
            "<g opacity='0.5'/>",
            "<path d='M0 0 X'/>",
            "<rect fill='url(#g)'/>",
            "<g transform='skewX(3)'/>",
            "<script>1</script>",
            "<style>path{}</style>",
        ] {
            assert!(matches!(svg(inside), Err(SheetFault::Image(_))), "{inside}");
        }
        assert!(read("<svg><path d='M0 0'/></svg>").is_err());
        assert!(read("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg viewBox='0 0 1 1'/>").is_err());
    }
}
