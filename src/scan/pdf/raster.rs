//! Outlines as rows of pixels.

use std::ops::Range;

use hayro::kurbo::{Affine, BezPath, PathEl, Point, flatten};

/// The straight edges of an outline on the page.
#[derive(Debug)]
pub(super) struct Edges(Vec<(Point, Point)>);

/// How far the lines may be from the curves, in pixels.
const FLATNESS: f64 = 0.1;

impl Edges {
    pub(super) fn new(outline: &BezPath, transform: Affine) -> Self {
        let mut edges = Vec::new();
        let (mut start, mut last) = (Point::ZERO, Point::ZERO);
        flatten(transform * outline, FLATNESS, |element| match element {
            PathEl::MoveTo(to) => {
                if last != start {
                    edges.push((last, start));
                }
                (start, last) = (to, to);
            }
            PathEl::LineTo(to) => {
                edges.push((last, to));
                last = to;
            }
            PathEl::ClosePath => {
                edges.push((last, start));
                last = start;
            }
            // Flattened paths have no curves.
            PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
        });
        if last != start {
            edges.push((last, start));
        }
        Self(edges)
    }

    /// Where a horizontal line at this height is inside, by the non-zero rule; from left to right.
    pub(super) fn spans(&self, height: f64) -> Vec<Range<f64>> {
        let mut crossings: Vec<(f64, i32)> = self
            .0
            .iter()
            .filter(|(from, to)| (from.y <= height) != (to.y <= height))
            .map(|(from, to)| {
                let across = from.x + (height - from.y) * (to.x - from.x) / (to.y - from.y);
                (across, if from.y < to.y { 1 } else { -1 })
            })
            .collect();
        crossings.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        let mut spans = Vec::new();
        let (mut winding, mut from) = (0, 0.0);
        for (across, direction) in crossings {
            if winding == 0 {
                from = across;
            }
            winding += direction;
            if winding == 0 {
                spans.push(from..across);
            }
        }
        spans
    }
}

#[cfg(test)]
mod tests {
    use hayro::kurbo::{Rect, Shape as _};

    use super::*;

    #[test]
    fn a_hole_is_outside() {
        let mut ring = Rect::new(0.0, 0.0, 10.0, 10.0).to_path(0.1);
        ring.extend(Rect::new(3.0, 3.0, 7.0, 7.0).to_path(0.1).reverse_subpaths().elements().iter().copied());
        let edges = Edges::new(&ring, Affine::translate((5.0, 0.0)));
        assert_eq!(edges.spans(5.0), [5.0..8.0, 12.0..15.0]);
        assert_eq!(edges.spans(1.0), [5.0..15.0]);
        assert_eq!(edges.spans(11.0), []);
    }
}
