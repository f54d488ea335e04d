//! Reads the boxes of a layout. A box with the name of one that is extended says only what differs.

use super::ornaments::PAGES;
use super::{numbers, set};
use crate::roster::tree::{Node, Table};
use crate::roster::{Fault, Problem};
use crate::sheet::layout::{Align, Arrange, File, Item, On, Place, Show, Vertical};

pub(super) fn read(root: &Table, file: &mut File, faults: &mut Vec<Fault>) {
    let list = root.node("boxes").map(|node| node.list("boxes", MOST_BOXES, faults)).unwrap_or_default();
    for node in list {
        let Some(table) = node.table(faults) else { continue };
        let Some(name) = table.need("name", faults).and_then(|node| node.string(faults)) else { continue };
        let known = file.boxes.iter().position(|place| place.name == name);
        let base = known.and_then(|known| file.boxes.get(known).cloned());
        let place = place(&table, base, (name, file), faults);
        match (known.and_then(|known| file.boxes.get_mut(known)), place) {
            (Some(own), Some(place)) => *own = place,
            (None, Some(place)) => file.boxes.push(place),
            _ => {}
        }
    }
    let page = [file.width, file.height];
    let outside = file.boxes.iter().filter(|place| !is_inside(place.at, page)).map(|place| place.name.clone());
    for name in outside.collect::<Vec<_>>() {
        let problem =
            Problem::WrongType { expected: "every box of the layout that is extended, for the page is another" };
        faults.push(root.fault(problem, &name));
    }
    let codes = file.boxes.iter().filter(|place| place.shows(Show::Qr));
    let least = f32::from(u16::try_from(file.code).unwrap_or(40));
    let narrow = codes.filter(|place| place.at[2] < least || place.at[3] < least);
    let names: Vec<_> = narrow.map(|place| place.name.clone()).collect();
    for name in names {
        let problem = Problem::WrongType { expected: "a box for the code as wide and high as `code` says" };
        faults.push(root.fault(problem, &name));
    }
}

fn place(table: &Table, base: Option<Place>, (name, file): (&str, &File), faults: &mut Vec<Fault>) -> Option<Place> {
    table.only(&["name", "on", "at", "align", "vertical", "least", "most", "items"], faults);
    let is_new = base.is_none();
    let mut place = base.unwrap_or_else(|| Place {
        name: name.to_owned(),
        on: On::First,
        at: [0.0; 4],
        align: Align::default(),
        vertical: Vertical::default(),
        least: 1.0,
        most: 1.0,
        items: Vec::new(),
    });
    set(&mut place.on, table.node("on").and_then(|node| node.one_of(PAGES.into_iter(), faults)));
    set(&mut place.align, table.node("align").and_then(|node| node.one_of(ALIGN.into_iter(), faults)));
    set(&mut place.vertical, table.node("vertical").and_then(|node| node.one_of(VERTICAL.into_iter(), faults)));
    let mut factor = |key, expected, bounds| table.node(key).and_then(|node| node.number(expected, bounds, faults));
    set(&mut place.least, factor("least", "a number from 0.3 to 1", 0.3..=1.0));
    set(&mut place.most, factor("most", "a number from 1 to 2", 1.0..=2.0));
    let at = if is_new { table.need("at", faults) } else { table.node("at") };
    if let Some(node) = at {
        place.at = inside(&node, [file.width, file.height], faults)?;
    }
    let items = if is_new { table.need("items", faults) } else { table.node("items") };
    if let Some(node) = items {
        let tables: Vec<_> =
            node.list("items", MOST_ITEMS, faults).iter().filter_map(|item| item.table(faults)).collect();
        place.items = tables.iter().filter_map(|table| item(table, file, faults)).collect();
    }
    Some(place)
}

/// Left, top, width and height of a box on the page.
fn inside(node: &Node, [width, height]: [f32; 2], faults: &mut Vec<Fault>) -> Option<[f32; 4]> {
    let at: [f32; 4] = numbers(node, "left, top, width, height in millimetres", 0.0..=1000.0, faults)?;
    if !is_inside(at, [width, height]) {
        let content = format!("the page is {width} × {height} mm");
        faults.push(node.fault(Problem::WrongType { expected: "a box inside the page" }, &content));
        return None;
    }
    Some(at)
}

fn is_inside([x, y, across, down]: [f32; 4], [width, height]: [f32; 2]) -> bool {
    x + across <= width + 0.01 && y + down <= height + 0.01 && across > 1.0 && down > 1.0
}

fn item(table: &Table, file: &File, faults: &mut Vec<Fault>) -> Option<Item> {
    table.only(&ITEM, faults);
    let show = table.need("show", faults).and_then(|node| node.one_of(Show::ALL.into_iter(), faults));
    let mut style = |key| {
        let known = file.styles.keys().map(|name| (name.as_str(), name.clone()));
        table.node(key)?.one_of(known, faults)
    };
    let (own, label) = (style("style"), style("label"));
    let arrange = table.node("arrange").and_then(|node| {
        let words = [("columns", Arrange::Columns), ("rows", Arrange::Rows)];
        node.one_of(words.into_iter(), faults)
    });
    let mut length = |key| table.node(key).and_then(|node| node.number("a length in mm", 0.0..=1000.0, faults));
    let (above, between, height, width) = (length("above"), length("between"), length("height"), length("width"));
    let columns = table.node("columns").and_then(|node| node.number("a number from 1 to 12", 1.0..=12.0, faults));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 12")]
    let columns = columns.map_or(12, |columns| columns as usize);
    Some(Item {
        show: show?,
        style: own,
        label,
        above: above.unwrap_or_default(),
        between,
        height: height.unwrap_or_default(),
        width,
        columns,
        arrange: arrange.unwrap_or_default(),
    })
}

const ITEM: [&str; 9] = ["show", "style", "label", "above", "between", "height", "width", "columns", "arrange"];
const ALIGN: [(&str, Align); 3] = [("centre", Align::Centre), ("left", Align::Left), ("right", Align::Right)];
const VERTICAL: [(&str, Vertical); 4] =
    [("top", Vertical::Top), ("middle", Vertical::Middle), ("bottom", Vertical::Bottom), ("spread", Vertical::Spread)];
const MOST_BOXES: usize = 40;
const MOST_ITEMS: usize = 40;
