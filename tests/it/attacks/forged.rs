//! Pages that show other letters than their text says, or words that are no text at all.

#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places on a page")]

use hayro::kurbo::Rect;
use lopdf::{Object, Stream, dictionary};

use super::edit::Edited;
use super::place::{outlines_of, place_of};
use super::sheets::{certificate, print, rendered};
use super::{covering, gulnara, said};

const REJECTED: [&str; 1] = ["reject(content-differs) differs"];
const NOT_COMPARED: [&str; 1] = ["accept not-compared"];

fn edited() -> Edited {
    Edited::new(&print(&gulnara(), false))
}

#[test]
fn letters_are_what_they_look_like_and_not_what_the_file_tells() {
    // The page says Zulnara, and every program that asks for the text is told Gulnara.
    let zulnara = print(&certificate(1, "Zulnara Alieva", "Гүлнара Әлиева"), false);
    assert_eq!(said(&edited().with_page_of(&zulnara).saved()), REJECTED);
    assert_eq!(said(&edited().with_page_of(&zulnara).with_letters_told('Z', 'G').saved()), REJECTED);
    // The same the other way: the text is untouched, and the font draws another letter.
    assert_eq!(said(&edited().with_letters_drawn('u', 'e').saved()), REJECTED);
}

#[test]
fn words_that_are_drawn_are_seen() {
    let sheet = print(&gulnara(), false);
    let mallory = print(&certificate(1, "Mallory Alieva", "Гүлнара Әлиева"), false);
    let name = outlines_of(&mallory, "Mallory Alieva", (0.0, 0.0));
    let white = |Rect { x0, y0, x1, y1 }: Rect| {
        format!("1 g {} {} {} {} re f 0 g", x0 - 2.0, y0 - 2.0, x1 - x0 + 4.0, y1 - y0 + 4.0)
    };
    // Another name as lines in the place of the name as text.
    let drawn = format!("{} {name}", white(place_of(&sheet, "Gulnara Alieva")));
    assert_eq!(said(&edited().drawn_over(&drawn).saved()), REJECTED);
    // Another word somewhere, drawn as lines.
    let (there, free) = (place_of(&sheet, "Emergency"), (60.0, 90.0));
    let more = outlines_of(&sheet, "Emergency", (free.0 - there.x0, free.1 - there.y0));
    assert_eq!(said(&edited().drawn_over(&format!("0 g {more}")).saved()), NOT_COMPARED);
    // The same by a pattern, and as a window through which a black page is seen.
    let pattern = Stream::new(
        dictionary! {
            "PatternType" => 1, "PaintType" => 1, "TilingType" => 1, "XStep" => 842, "YStep" => 595,
            "BBox" => [0, 0, 842, 595].map(Object::from).to_vec(), "Resources" => dictionary! {},
        },
        format!("0 g {more}").into_bytes(),
    );
    let by_pattern = edited().with(pattern, |edited, pattern| {
        edited.with_resource("Pattern", "Words", pattern).drawn_over("/Pattern cs /Words scn 40 80 400 60 re f")
    });
    assert_eq!(said(&by_pattern.saved()), NOT_COMPARED);
    let window = more.trim_end_matches('f');
    assert_eq!(said(&edited().drawn_over(&format!("{window} W n 0 g 0 0 842 595 re f")).saved()), NOT_COMPARED);
}

/// A part of another page as a picture, laid over this one.
fn pasted(from: &[u8], part: Rect, at: (f64, f64)) -> Edited {
    let page = rendered(from, 144.0);
    let top = f64::from(page.height()) - part.y1 * 2.0;
    let (width, height) = ((part.width() * 2.0) as u32, (part.height() * 2.0) as u32);
    let cut = image::imageops::crop_imm(&page, (part.x0 * 2.0) as u32, top as u32, width, height).to_image();
    let picture = Stream::new(
        dictionary! {
            "Subtype" => "Image", "Width" => width, "Height" => height, "BitsPerComponent" => 8, "ColorSpace" => "DeviceGray",
        },
        cut.into_raw(),
    );
    let operators = format!("q {} 0 0 {} {} {} cm /Paste Do Q", part.width(), part.height(), at.0, at.1);
    edited().with(picture, |edited, picture| edited.with_resource("XObject", "Paste", picture)).drawn_over(&operators)
}

#[test]
fn words_that_are_pictures_are_seen() {
    let mallory = print(&certificate(1, "Mallory Alieva", "Гүлнара Әлиева"), false);
    let name = place_of(&mallory, "Mallory Alieva").inflate(4.0, 4.0);
    let gulnara = place_of(&print(&gulnara(), false), "Gulnara Alieva");
    let at = (gulnara.center().x - name.width() / 2.0, name.y0);
    assert_eq!(said(&pasted(&mallory, name.inflate(8.0, 0.0), (at.0 - 8.0, at.1)).saved()), REJECTED);
    assert_eq!(said(&pasted(&mallory, name, (60.0, 90.0)).saved()), NOT_COMPARED);
}

#[test]
fn strokes_added_to_letters_are_seen() {
    let sheet = print(&gulnara(), false);
    // A bar through the l of Gulnara makes a t of it.
    let letter = place_of(&sheet, "lnara Alieva");
    let height = letter.height();
    let bar = format!(
        "0 g {} {} {} {} re f",
        letter.x0 - height * 0.1,
        letter.y0 + height * 0.55,
        height * 0.45,
        height * 0.08
    );
    let touched = said(&edited().drawn_over(&bar).saved());
    assert!(touched == NOT_COMPARED || touched == REJECTED, "{touched:?}");
    let dash = format!("BT /Evil 24 Tf {} {} Td (-) Tj ET", letter.x0 - height * 0.1, letter.y0 + height * 0.3);
    let touched = said(&edited().drawn_over(&dash).saved());
    assert!(touched == NOT_COMPARED || touched == REJECTED, "{touched:?}");
}

#[test]
fn notes_over_the_page_are_seen() {
    let sheet = print(&gulnara(), false);
    let place = place_of(&sheet, "Gulnara Alieva").inflate(2.0, 2.0);
    let stamp = covering(&sheet, "Gulnara Alieva", "Mallory Alieva");
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let form = |content: &str| {
        Stream::new(
            dictionary! {
                "Subtype" => "Form", "BBox" => [0, 0, 842, 595].map(Object::from).to_vec(),
                "Resources" => dictionary! { "Font" => dictionary! { "Evil" => font.clone() } },
            },
            content.as_bytes().to_vec(),
        )
    };
    let whole = Rect::new(0.0, 0.0, 842.0, 595.0);
    for kind in ["Stamp", "FreeText", "Widget", "Link", "Watermark"] {
        let noted = edited().with(form(&stamp), |edited, look| {
            edited.annotated(whole, dictionary! { "Subtype" => kind, "F" => 4, "AP" => dictionary! { "N" => look } })
        });
        assert_eq!(said(&noted.saved()), REJECTED, "{kind}");
    }
    // Without a look of its own every reader draws it in another way, or not at all.
    let text = || Object::string_literal("Mallory Alieva");
    for (kind, more) in [
        ("FreeText", dictionary! { "Contents" => text(), "DA" => Object::string_literal("/Helv 20 Tf 0 g") }),
        (
            "Widget",
            dictionary! { "FT" => "Tx", "V" => text(), "T" => text(), "DA" => Object::string_literal("/Helv 20 Tf 0 g") },
        ),
        ("Redact", dictionary! { "OverlayText" => text() }),
    ] {
        let mut note = dictionary! { "Subtype" => kind, "F" => 4 };
        note.extend(&more);
        assert_eq!(said(&edited().annotated(place, note).saved()), NOT_COMPARED, "{kind}");
    }
}

#[test]
fn what_readers_show_differently_is_never_clean() {
    let layer = dictionary! { "OCGs" => Vec::<Object>::new(), "D" => dictionary! {} };
    let xfa = dictionary! { "Fields" => Vec::<Object>::new(), "XFA" => Object::string_literal("<xdp/>") };
    let inner = [20, 20, 822, 575].map(Object::from).to_vec();
    let outer = [-100, -100, 942, 695].map(Object::from).to_vec();
    for (how, edited) in [
        ("layers", edited().with_catalog("OCProperties", layer)),
        ("a form of another kind", edited().with_catalog("AcroForm", xfa)),
        ("a page cut for the screen", edited().with_page_entry("CropBox", inner)),
        (
            "a larger page for paper",
            edited()
                .with_page_entry("CropBox", [0, 0, 842, 595].map(Object::from).to_vec())
                .with_page_entry("MediaBox", outer),
        ),
        ("other units", edited().with_page_entry("UserUnit", 2)),
    ] {
        assert_eq!(said(&edited.saved()), NOT_COMPARED, "{how}");
    }
    let mut twice = edited().saved();
    let last = twice.windows(9).rposition(|window| window == b"startxref").unwrap();
    let ending = twice[last..].to_vec();
    twice.extend(ending);
    assert_eq!(said(&twice), NOT_COMPARED, "saved twice");
    assert_eq!(said(&edited().with_page_entry("Rotate", 90).saved()), ["accept text-matches"], "turned");
}

#[test]
fn a_page_too_many_in_our_letters_is_refused() {
    let sheet = print(&gulnara(), false);
    // Somebody's page in our own letters, its code under white paper, its number another.
    let other = print(&certificate(9, "Gulnara Alieva", "Гүлнара Әлиева"), false);
    let without_code = Edited::new(&other).drawn_over("1 g 600 20 240 240 re f").saved();
    assert_eq!(said(&Edited::new(&sheet).followed_by(&without_code).saved()), REJECTED);
}

#[test]
fn drawn_and_mirrored_letters_are_not_compared() {
    let glyph = Stream::new(dictionary! {}, b"600 0 d0 0 0 500 700 re f".to_vec());
    let drawn = edited().with(glyph, |edited, glyph| {
        let font = dictionary! {
            "Type" => "Font", "Subtype" => "Type3", "FontBBox" => [0, 0, 600, 700].map(Object::from).to_vec(),
            "FontMatrix" => vec![Object::Real(0.001), 0.into(), 0.into(), Object::Real(0.001), 0.into(), 0.into()],
            "CharProcs" => dictionary! { "A" => glyph }, "FirstChar" => 65, "LastChar" => 65, "Widths" => vec![600.into()],
            "Encoding" => dictionary! { "Type" => "Encoding", "Differences" => vec![65.into(), "A".into()] },
        };
        edited.with_resource("Font", "Drawn", font).drawn_over("BT /Drawn 20 Tf 60 90 Td (A) Tj ET")
    });
    assert_eq!(said(&drawn.saved()), NOT_COMPARED);
    // The whole page in a mirror.
    let mirrored = edited().mirrored();
    let said = said(&mirrored.saved());
    assert!(said.iter().all(|word| !word.contains("text-matches")), "{said:?}");
}
