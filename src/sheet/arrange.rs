//! The inside of a box: the largest size at which everything fits, and where each item then stands.

use super::MM;
use super::fault::SheetFault;
use super::flow::Room;
use super::layout::{Place, Show, Vertical};
use super::matter::{FittedMatter, Matter};
use super::node::Node;

/// An item of a box: the free space above it and what it holds.
pub(super) struct Filled<'a> {
    pub(super) above: f32,
    pub(super) width: f32,
    pub(super) matter: Matter<'a>,
    pub(super) show: Show,
}

/// Finds the largest size, not below `least`, at which everything fits into the box, and places it.
pub(super) fn arrange(place: &Place, items: &[Filled<'_>], least: f32) -> Result<Vec<Node>, SheetFault> {
    let mut scale = place.most;
    let height = place.at[3] * MM;
    let mut too_long;
    loop {
        let fit = |item: &Filled<'_>| item.matter.fit(Room { width: item.width, scale });
        match items.iter().map(fit).collect::<Result<Vec<_>, _>>() {
            Ok(fitted) => {
                let total = fitted.iter().map(FittedMatter::height).sum::<f32>() + gaps(items) * scale;
                if total <= height + 0.01 {
                    return Ok(set(place, items, &fitted, [scale, height - total]));
                }
                too_long = tallest(items, &fitted);
            }
            Err(field) => too_long = field,
        }
        if scale <= least {
            return Err(SheetFault::DoesNotFit { field: too_long, place: place.name.clone() });
        }
        scale = (scale - 0.03).max(least);
    }
}

/// The space above the first item is not needed.
fn gaps(items: &[Filled<'_>]) -> f32 {
    items.iter().skip(1).map(|item| item.above).sum()
}

fn set(place: &Place, items: &[Filled<'_>], fitted: &[FittedMatter], [scale, free]: [f32; 2]) -> Vec<Node> {
    let spread = match place.vertical {
        Vertical::Spread => (free / (gaps(items) * scale).max(0.1)).clamp(0.0, 1.0),
        _ => 0.0,
    };
    let rest = free - gaps(items) * scale * spread;
    let mut top = match place.vertical {
        Vertical::Top => 0.0,
        Vertical::Middle | Vertical::Spread => rest / 2.0,
        Vertical::Bottom => rest,
    };
    let mut nodes = Vec::new();
    for (number, (item, fit)) in items.iter().zip(fitted).enumerate() {
        if number > 0 {
            top += item.above * scale * (1.0 + spread);
        }
        let inset = (place.at[2] * MM - item.width) * place.align.part();
        let mut placed = item.matter.place(fit, item.width, place.align);
        for node in &mut placed {
            node.shift(place.at[0] * MM + inset, place.at[1] * MM + top);
        }
        nodes.extend(placed);
        top += fit.height();
    }
    nodes
}

/// The item that takes most room, as the field to shorten.
fn tallest(items: &[Filled<'_>], fitted: &[FittedMatter]) -> String {
    let tallest = items.iter().zip(fitted).max_by(|(_, one), (_, other)| one.height().total_cmp(&other.height()));
    tallest.map_or_else(String::new, |(item, _)| item.show.field().to_owned())
}
