//! The QR code on the page: whole printer dots a module, rectangles merged, the quiet zone kept free by the layout.

use printpdf::ExternalXObject;

use super::fault::SheetFault;
use super::stack::Picture;
use super::stream::Operators;
use super::symbol::Symbol;

/// The drawing of a QR text in modules, and its place on the page at the largest pitch of whole printer dots.
///
/// # Errors
/// [`SheetFault::Qr`] if the modules would be smaller than phones can read.
pub(super) fn draw(text: &str, box_width: f32) -> Result<(Picture, ExternalXObject), SheetFault> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a box is 35 to 45 mm wide")]
    let (symbol, dots) = Symbol::fit(text, box_width as u32)?;
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
    for dark in symbol.rectangles() {
        let below = symbol.size() - dark.y - dark.height;
        operators.put(&[dark.x, below, dark.width, dark.height].map(length), "re");
    }
    operators.put(&[], "f");
    Ok((picture, operators.into_form(side, side)))
}

fn length(modules: usize) -> f32 {
    modules as f32
}

/// One dot of a 300 dpi printer, in points.
const DOT: f32 = 72.0 / 300.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_whole_dots_and_fill_the_box() {
        let text = format!("https://demo.testamur.example/v#{}", "1234567890".repeat(90));
        let (picture, _) = draw(&text, 40.0).unwrap();
        let dots = picture.scale[0] / DOT;
        assert!((dots - dots.round()).abs() < 1e-4);
        assert!(picture.height <= 40.1 / 25.4 * 72.0 && picture.height > 33.0 / 25.4 * 72.0);
    }

    #[test]
    fn a_symbol_with_too_small_modules_is_a_fault() {
        let text = format!("https://demo.testamur.example/v#{}", "1234567890".repeat(200));
        assert_eq!(draw(&text, 40.0).map(|_| ()).unwrap_err().code(), "qr-too-large");
    }
}
