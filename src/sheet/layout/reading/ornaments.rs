//! Reads the ornaments of a layout. They replace all of those that it extends: drawings stand to one another.

use super::{colour, numbers, set};
use crate::roster::tree::Table;
use crate::roster::{Fault, Problem};
use crate::sheet::layout::{Draw, File, On, Ornament};

pub(super) fn read(root: &Table, file: &mut File, faults: &mut Vec<Fault>) {
    let Some(node) = root.node("ornaments") else { return };
    let list = node.list("ornaments", MOST, faults);
    let tables: Vec<_> = list.iter().filter_map(|item| item.table(faults)).collect();
    file.ornaments = tables.iter().filter_map(|table| ornament(table, file, faults)).collect();
}

fn ornament(table: &Table, file: &File, faults: &mut Vec<Fault>) -> Option<Ornament> {
    let draw = table.need("draw", faults).and_then(|node| {
        let words = ["fill", "frame", "guilloche", "line", "rosette", "waves"];
        node.one_of(words.into_iter().map(|word| (word, word)), faults)
    });
    let own: &[&'static str] = match draw? {
        "fill" | "line" => &["draw", "on", "colour", "weight", "at"],
        "frame" => &["draw", "on", "colour", "weight", "inset", "notch"],
        "guilloche" => &["draw", "on", "colour", "weight", "inset", "amplitude"],
        "waves" => &["draw", "on", "colour", "weight", "at", "strands"],
        _ => &["draw", "on", "colour", "weight", "at", "radius", "petals", "within"],
    };
    table.only(own, faults);
    let mut on = On::Every;
    set(&mut on, table.node("on").and_then(|node| node.one_of(PAGES.into_iter(), faults)));
    let weight = number(table, "weight", 0.05..=20.0, faults).unwrap_or(0.3);
    table.need("colour", faults);
    let colour = colour(table, file, faults);
    let draw = drawing(table, draw?, faults);
    Some(Ornament { draw: draw?, on, colour: colour?, weight })
}

fn drawing(table: &Table, draw: &str, faults: &mut Vec<Fault>) -> Option<Draw> {
    let mut length = |key, otherwise: f32| number(table, key, 0.0..=1000.0, faults).unwrap_or(otherwise);
    match draw {
        "frame" => return Some(Draw::Frame { inset: length("inset", 8.0), notch: length("notch", 0.0) }),
        "guilloche" => {
            let (inset, amplitude) = (length("inset", 10.0), length("amplitude", 1.0));
            // Waves that are too fine are many: the drawing grows with their number.
            return Some(Draw::Guilloche { inset, amplitude: amplitude.clamp(0.4, 10.0) });
        }
        _ => {}
    }
    let at = table.need("at", faults);
    if draw == "rosette" {
        let radius = number(table, "radius", 1.0..=500.0, faults).unwrap_or(20.0);
        let petals = number(table, "petals", 3.0..=96.0, faults).unwrap_or(24.0);
        let within = table.node("within").and_then(|node| numbers(&node, FOUR, REACH, faults));
        let at = at.and_then(|node| numbers(&node, "two numbers: left, top", REACH, faults))?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "3 to 96")]
        return Some(Draw::Rosette { at, radius, petals: petals as u32, within });
    }
    let at = at.and_then(|node| {
        let at: [f32; 4] = numbers(&node, FOUR, REACH, faults)?;
        let is_flat = draw != "line" && (at[2] <= 0.0 || at[3] <= 0.0);
        faults.extend(is_flat.then(|| node.fault(Problem::WrongType { expected: "a width and a height" }, "")));
        Some(at)
    })?;
    Some(match draw {
        "fill" => Draw::Fill { at },
        "line" => Draw::Line { at },
        _ => {
            let strands = number(table, "strands", 1.0..=40.0, faults).unwrap_or(12.0);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 40")]
            Draw::Waves { at, strands: strands as u32 }
        }
    })
}

fn number(table: &Table, key: &str, bounds: std::ops::RangeInclusive<f32>, faults: &mut Vec<Fault>) -> Option<f32> {
    table.node(key)?.number("a number within the page", bounds, faults)
}

/// On which pages something stands.
pub(super) const PAGES: [(&str, On); 3] = [("first", On::First), ("following", On::Following), ("every", On::Every)];

const FOUR: &str = "four numbers in millimetres";
const REACH: std::ops::RangeInclusive<f32> = -500.0..=1500.0;
const MOST: usize = 40;
