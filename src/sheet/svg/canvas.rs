//! A drawing in the making: its operators, and the transparencies, shadings and inner drawings that they name.

use std::collections::BTreeMap;

use kurbo::{Affine, BezPath, PathEl, Point};
use printpdf::{DictItem, ExternalXObject};

use crate::sheet::stream::Operators;

/// A drawing of a size, its lower left corner at 0, 0.
pub(super) struct Canvas {
    pub(super) operators: Operators,
    size: [f32; 2],
    /// By kind of resource and name.
    resources: BTreeMap<&'static str, BTreeMap<String, DictItem>>,
}

impl Canvas {
    pub(super) fn new(size: [f32; 2]) -> Self {
        Self { operators: Operators::default(), size, resources: BTreeMap::new() }
    }

    /// An empty drawing of the same size.
    pub(super) fn beside(&self) -> Self {
        Self::new(self.size)
    }

    /// What follows until [`Canvas::restore`] changes nothing after it.
    pub(super) fn save(&mut self) {
        self.operators.put(&[], "q");
    }

    pub(super) fn restore(&mut self) {
        self.operators.put(&[], "Q");
    }

    /// What follows is this opaque.
    pub(super) fn opacity(&mut self, opacity: f32) {
        let state = [("CA", opacity), ("ca", opacity)].map(|(key, part)| (key.to_owned(), DictItem::Real(part)));
        let name = self.resource("ExtGState", DictItem::Dict { map: state.into() });
        self.operators.named(&name, "gs");
    }

    /// What is filled or stroked from here on has the colours of a shading.
    pub(super) fn shade(&mut self, pattern: DictItem, strokes: bool) {
        let name = self.resource("Pattern", pattern);
        self.operators.named("Pattern", if strokes { "CS" } else { "cs" });
        self.operators.named(&name, if strokes { "SCN" } else { "scn" });
    }

    /// Shows an inner drawing as one piece, so that what overlaps in it does not show through.
    pub(super) fn show(&mut self, inner: Self, opacity: f32) {
        let ExternalXObject { mut stream, .. } = inner.into_form();
        let group = [("S", DictItem::Name(b"Transparency".to_vec())), ("I", DictItem::Bool(true))];
        let group = group.map(|(key, item)| (key.to_owned(), item)).into();
        stream.dict.insert("Group".to_owned(), DictItem::Dict { map: group });
        self.save();
        self.opacity(opacity);
        let name = self.resource("XObject", DictItem::Stream { stream });
        self.operators.named(&name, "Do");
        self.restore();
    }

    /// The path that the next operator paints.
    pub(super) fn outline(&mut self, path: &BezPath, transform: Affine) {
        #[expect(clippy::cast_possible_truncation, reason = "coordinates of a drawing; finer than a printer")]
        let at =
            |points: &[Point]| points.iter().flat_map(|point| [point.x as f32, point.y as f32]).collect::<Vec<_>>();
        let mut last = Point::ZERO;
        for element in (transform * path).elements() {
            match *element {
                PathEl::MoveTo(to) => self.operators.put(&at(&[to]), "m"),
                PathEl::LineTo(to) => self.operators.put(&at(&[to]), "l"),
                PathEl::QuadTo(control, to) => {
                    let first = last + (control - last) * (2.0 / 3.0);
                    let second = to + (control - to) * (2.0 / 3.0);
                    self.operators.put(&at(&[first, second, to]), "c")
                }
                PathEl::CurveTo(first, second, to) => self.operators.put(&at(&[first, second, to]), "c"),
                PathEl::ClosePath => self.operators.put(&[], "h"),
            };
            last = element.end_point().unwrap_or(last);
        }
    }

    pub(super) fn into_form(self) -> ExternalXObject {
        let resources = self.resources.into_iter().map(|(kind, map)| (kind.to_owned(), DictItem::Dict { map }));
        self.operators.into_form_with(self.size, resources.collect())
    }

    /// The name of a resource; the same twice has one name.
    fn resource(&mut self, kind: &'static str, item: DictItem) -> String {
        let known = self.resources.entry(kind).or_default();
        if let Some((name, _)) = known.iter().find(|(_, known)| **known == item) {
            return name.clone();
        }
        let name = format!("{}{}", kind.chars().next().unwrap_or('R'), known.len());
        known.insert(name.clone(), item);
        name
    }
}
