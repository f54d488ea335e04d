//! The QR code on the page: whole printer dots a module, rectangles merged, the quiet zone kept free by the layout.

use super::fault::SheetFault;
use super::layout::{Layout, Layouts};
use super::stack::Picture;
use super::stream::{Drawing, Operators};
use super::symbol::{Rectangle, Symbol};

/// The drawing of a QR text in modules, and its place on the page at the largest pitch of whole printer dots.
///
/// # Errors
/// [`SheetFault::Qr`] if the modules would be smaller than phones can read, with the layout whose box would hold it.
pub(super) fn draw(text: &str, layout: &Layout) -> Result<(Picture, Drawing), SheetFault> {
    let (symbol, dots) =
        Symbol::fit(text, layout.code()).map_err(|fault| SheetFault::Qr { fault, larger: larger(text, layout) })?;
    let (side, pitch) = (length(symbol.size()), length(dots) * DOT);
    let picture = Picture {
        form: "Code".to_owned(),
        width: side * pitch,
        height: side * pitch,
        scale: [pitch; 2],
        alt: None,
        link: None,
        shrinks: false,
    };
    let mut operators = Operators::default();
    operators.put(&[0.0], "g");
    let upwards = |dark: Rectangle| [dark.x, symbol.size() - dark.y - dark.height, dark.width, dark.height];
    let mut dark: Vec<_> = symbol.rectangles().into_iter().map(upwards).collect();
    dark.sort_unstable_by_key(alike);
    for dark in dark {
        operators.put(&dark.map(length), "re");
    }
    operators.put(&[], "f");
    Ok((picture, Drawing { operators, size: [side; 2] }))
}

/// Puts those of a shape one after the other, and of these the ones whose places end in the same digits: a line then differs from the
/// one before in a digit or two. Packed, a code has a sixth less than row by row.
fn alike(&[x, y, width, height]: &[usize; 4]) -> [usize; 6] {
    [width, height, y % 10, y, x % 10, x]
}

/// The built-in layout of the same look with the largest box, if that holds the code.
fn larger(text: &str, layout: &Layout) -> Option<String> {
    let name = format!("{}-{LARGEST}", layout.name());
    let is_there = Layouts::built_in().any(|known| known == name);
    (is_there && Symbol::fit(text, LARGEST).is_ok()).then_some(name)
}

fn length(modules: usize) -> f32 {
    modules as f32
}

/// The largest box that layouts have, in millimetres.
const LARGEST: u32 = 45;

/// One dot of a 300 dpi printer, in points.
const DOT: f32 = 72.0 / 300.0;

#[cfg(test)]
mod tests {
    use super::*;

    fn text(digits: usize) -> String {
        format!("https://demo.testamur.example/v#{}", "1234567890".repeat(digits / 10))
    }

    #[test]
    fn modules_are_whole_dots_and_fill_the_box() {
        for (name, most) in [("classic", 40.1), ("classic-45", 45.1)] {
            let layout = Layout::named(name).unwrap();
            let (picture, _) = draw(&text(900), &layout).unwrap();
            let dots = picture.scale[0] / DOT;
            assert!((dots - dots.round()).abs() < 1e-4);
            assert!(picture.height <= most / 25.4 * 72.0 && picture.height > (most - 7.0) / 25.4 * 72.0, "{name}");
        }
    }

    #[test]
    fn a_symbol_with_too_small_modules_is_a_fault_that_names_the_layout_with_room() {
        let larger = |layout, digits| match draw(&text(digits), &Layout::named(layout).unwrap()) {
            Err(SheetFault::Qr { larger, .. }) => larger,
            _ => panic!("{layout} holds {digits} digits"),
        };
        assert_eq!(larger("modern", 1_600).as_deref(), Some("modern-45"));
        assert_eq!(larger("modern", 2_000), None);
        assert_eq!(larger("modern-45", 2_000), None);
    }
}
