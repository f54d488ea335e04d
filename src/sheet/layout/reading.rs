//! Reads the TOML of a layout, on top of that which it extends. Every fault is told at once, with its line and cure.

mod boxes;
mod ornaments;

use std::collections::BTreeMap;

use super::show::Show;
use super::style::{Colour, PLAIN, Style};
use super::{File, FontName, Layouts};
use crate::roster::tree::{self, Node, Table};
use crate::roster::{Fault, Faults, Problem, file_name};
use crate::sheet::font;

/// The layout that a file extends, as it says itself.
pub(super) fn base_of(toml: &str) -> Option<String> {
    tree::parse(toml, |root, _| root.node("extends")?.string(&mut Vec::new()).map(str::to_owned)).ok()
}

/// Reads a file. `base` is what it extends, if that could be read.
pub(super) fn read(toml: &str, base: Option<File>, layouts: &Layouts) -> Result<File, Faults> {
    tree::parse(toml, |root, faults| {
        root.only(&KEYS, faults);
        if let Some(node) = root.node("extends").filter(|_| base.is_none()) {
            let known = layouts.names().collect::<Vec<_>>();
            if node.one_of(known.iter().map(|name| (*name, ())), faults).is_some() {
                faults.push(node.fault(Problem::TooMany { what: "layouts that extend one another", limit: 3 }, ""));
            }
        }
        let extends = base.is_some() || root.node("extends").is_some();
        let mut file = base.unwrap_or_else(empty);
        page(root, &mut file, extends, faults);
        fonts(root, &mut file, faults);
        colours(root, &mut file, faults);
        styles(root, &mut file, faults);
        ornaments::read(root, &mut file, faults);
        boxes::read(root, &mut file, faults);
        if faults.is_empty() {
            let shown = |word: &&&str| !Show::from_word(word).is_some_and(|show| file.shows(show));
            faults.extend(Show::NEEDED.iter().filter(shown).map(|word| root.fault(Problem::NotShown(word), "")));
        }
        Some(file)
    })
}

fn empty() -> File {
    let fonts = ["regular", "italic", "semibold"].into_iter().enumerate();
    File {
        width: 0.0,
        height: 0.0,
        code: 40,
        fonts: fonts.map(|(place, name)| (name.to_owned(), FontName::Embedded(place))).collect(),
        colours: BTreeMap::new(),
        styles: BTreeMap::new(),
        ornaments: Vec::new(),
        boxes: Vec::new(),
    }
}

fn page(root: &Table, file: &mut File, extends: bool, faults: &mut Vec<Fault>) {
    for (key, side) in [("width", &mut file.width), ("height", &mut file.height)] {
        let node = if extends { root.node(key) } else { root.need(key, faults) };
        set(side, node.and_then(|node| node.number("a length from 50 to 1000 mm", 50.0..=1000.0, faults)));
    }
    if let Some(node) = root.node("code") {
        let size = node.number("35, 40 or 45 mm", 35.0..=45.0, faults);
        let known = [35_u8, 40, 45].into_iter().find(|known| Some(f32::from(*known)) == size);
        match known {
            Some(known) => file.code = known.into(),
            None if size.is_some() => {
                faults.push(node.fault(Problem::WrongType { expected: "35, 40 or 45 mm" }, ""));
            }
            None => {}
        }
    }
}

/// Fonts by the name that styles give them: a face inside the program, or a file of the institution.
fn fonts(root: &Table, file: &mut File, faults: &mut Vec<Fault>) {
    let Some(table) = root.node("fonts").and_then(|node| node.table(faults)) else { return };
    for (name, node) in table.nodes() {
        let is_file = |text: &str| {
            let ending = text.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
            ending.is_some_and(|ending| matches!(ending.as_str(), "ttf" | "otf" | "ttc" | "otc"))
        };
        let font = match node.string(faults) {
            Some(text) if is_file(text.split('#').next().unwrap_or_default()) => node.parsed(font_file, faults),
            Some(_) => node.one_of(font::embedded(), faults).map(FontName::Embedded),
            None => None,
        };
        let Some(font) = font else { continue };
        let is_full = file.fonts.len() >= MOST_FONTS;
        match file.fonts.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = font,
            None if is_full => {
                faults.push(node.fault(Problem::TooMany { what: "fonts", limit: MOST_FONTS }, ""));
            }
            None => file.fonts.push((name.to_owned(), font)),
        }
    }
}

/// `Hill.ttc#2` is the third face of a collection.
fn font_file(text: &str) -> Result<FontName, Problem> {
    let (file, index) = text.split_once('#').unwrap_or((text, "0"));
    let expected = Problem::WrongType { expected: "a font file, of a collection with #0, #1 … behind it" };
    let index = index.parse().ok().filter(|&index: &u32| index < MOST_FACES);
    Ok(FontName::File { file: file_name(file)?, index: index.ok_or(expected)? })
}

fn colours(root: &Table, file: &mut File, faults: &mut Vec<Fault>) {
    let Some(table) = root.node("colours").and_then(|node| node.table(faults)) else { return };
    for (name, node) in table.nodes() {
        let wrong = Problem::WrongType { expected: "a colour \"#rrggbb\"" };
        if let Some(colour) = node.parsed(|text| Colour::parse(text).ok_or(wrong), faults) {
            file.colours.insert(name.to_owned(), colour);
        }
    }
}

fn styles(root: &Table, file: &mut File, faults: &mut Vec<Fault>) {
    let Some(table) = root.node("styles").and_then(|node| node.table(faults)) else { return };
    for (name, node) in table.nodes() {
        let Some(table) = node.table(faults) else { continue };
        let style = file.styles.get(name).unwrap_or(&PLAIN).clone();
        let style = style_of(&table, style, file, faults);
        if style.least > style.size {
            faults.push(node.fault(Problem::WrongType { expected: "a least that is not above size" }, ""));
        }
        if style.colour.is_empty() {
            table.need("colour", faults);
        }
        file.styles.insert(name.to_owned(), style);
    }
}

fn style_of(table: &Table, mut style: Style, file: &File, faults: &mut Vec<Fault>) -> Style {
    table.only(&STYLE, faults);
    let known = || file.fonts.iter().enumerate().map(|(place, (name, _))| (name.as_str(), place));
    set(&mut style.face, table.node("face").and_then(|node| node.one_of(known(), faults)));
    let mut number = |key, expected, bounds| table.node(key).and_then(|node| node.number(expected, bounds, faults));
    set(&mut style.size, number("size", "a size from 3 to 200 points", 3.0..=200.0));
    set(&mut style.least, number("least", "a size from 3 to 200 points", 3.0..=200.0));
    set(&mut style.leading, number("leading", "a number from 0.8 to 3", 0.8..=3.0));
    set(&mut style.tracking, number("tracking", "a number from 0 to 0.09", 0.0..=0.09));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 30")]
    let lines = number("lines", "a number of lines from 1 to 30", 1.0..=30.0).map(|lines| lines as usize);
    set(&mut style.lines, lines);
    for (key, flag) in
        [("small-caps", &mut style.small_caps), ("capitals", &mut style.capitals), ("fill", &mut style.fill)]
    {
        set(flag, table.node(key).and_then(|node| node.bool(faults)));
    }
    set(&mut style.colour, colour(table, file, faults));
    style
}

/// The name of a colour that there is.
fn colour(table: &Table, file: &File, faults: &mut Vec<Fault>) -> Option<String> {
    let known = file.colours.keys().map(|name| (name.as_str(), name.clone()));
    table.node("colour")?.one_of(known, faults)
}

/// So many numbers: `[24, 16, 249, 133]`.
fn numbers<const COUNT: usize>(
    node: &Node,
    expected: &'static str,
    bounds: std::ops::RangeInclusive<f32>,
    faults: &mut Vec<Fault>,
) -> Option<[f32; COUNT]> {
    let before = faults.len();
    let items = node.list(expected, COUNT, faults);
    let numbers: Vec<f32> = items.iter().filter_map(|item| item.number(expected, bounds.clone(), faults)).collect();
    let numbers = numbers.try_into().ok();
    if numbers.is_none() && faults.len() == before {
        faults.push(node.fault(Problem::WrongType { expected }, ""));
    }
    numbers
}

fn set<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

const KEYS: [&str; 9] = ["extends", "width", "height", "code", "fonts", "colours", "styles", "ornaments", "boxes"];

const STYLE: [&str; 10] =
    ["face", "size", "least", "leading", "tracking", "lines", "small-caps", "capitals", "fill", "colour"];

/// The most faces of one collection.
const MOST_FACES: u32 = 64;

/// The most fonts of one layout.
const MOST_FONTS: usize = 8;
