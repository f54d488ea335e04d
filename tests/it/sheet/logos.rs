//! Vector logos as drawing programs write them.

use lopdf::{Document, Object};
use testamur::scan::scan;
use testamur::sheet::{Image, Images, Layout, Layouts, Press, preview};
use testamur::verify::page::{self, Page};

use super::{example, of, qr_text, samples};

const RICH: &[u8] = include_bytes!("rich-logo.svg");

fn sheet(sample: &samples::Sample, layout: &str, logo: Image) -> Vec<u8> {
    let signatures = (1..=sample.certificate.issuer.signatories.len())
        .map(|place| Some(example(&format!("signatures/sample-{place}"))));
    let images = Images { logo: Some(logo), signatures: signatures.collect() };
    let press = Press::new(Layout::named(layout).unwrap(), &sample.languages, images).unwrap();
    press.print(&of(&sample.certificate, &qr_text(950))).unwrap()
}

#[test]
fn a_logo_with_gradients_clips_symbols_and_rules_is_drawn_in_every_layout_below_60_kilobytes() {
    for layout in Layouts::built_in() {
        let sample = if layout.starts_with("letter") { samples::gratitude() } else { samples::medeniyet() };
        let pdf = sheet(&sample, layout, Image::parse(RICH).unwrap());
        assert!(pdf.len() <= 60_000, "{layout}: {} bytes", pdf.len());
        let evidence = scan(&pdf, None).unwrap();
        let found: Vec<_> = evidence.items.iter().map(|_| Some(&sample.certificate)).collect();
        assert_eq!(page::check(&sample.certificate, &evidence, &found, false), Page::TextMatches, "{layout}");
    }
}

#[test]
fn shadings_clips_and_transparency_are_written_as_vectors() {
    let document = Document::load_mem(&sheet(&samples::kursk(), "classic", Image::parse(RICH).unwrap())).unwrap();
    let dicts = document.objects.values().filter_map(|object| match object {
        Object::Dictionary(dict) => Some(dict),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    });
    let forms: Vec<_> =
        dicts.filter(|dict| dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Form")).collect();
    assert_eq!(forms.iter().filter(|form| form.has(b"Group")).count(), 1, "one group is half transparent");
    let logo = forms
        .iter()
        .filter_map(|form| form.get(b"Resources").and_then(Object::as_dict).ok())
        .find(|own| own.has(b"Pattern"))
        .unwrap();
    assert_eq!(logo.get(b"Pattern").unwrap().as_dict().unwrap().len(), 3, "sky, sun and rim");
    let images = document.objects.values().filter_map(|object| object.as_stream().ok());
    let images = images
        .filter(|stream| stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image"));
    assert_eq!(images.count(), 0);
}

/// The colours of a logo, at points of its 200 by 200 units.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a page")]
fn colours(points: &[[f32; 2]]) -> Vec<[u8; 3]> {
    let own = "extends = \"classic\"\n[[boxes]]\nname = \"head\"\nat = [50, 20, 18, 18]\nitems = [{ show = \"logo\", height = 18 }]\n[[ornaments]]\ndraw = \"line\"\nat = [1, 1, 2, 1]\nweight = 0.1\ncolour = \"ink\"\n";
    let layout = Layouts::with([("hill".to_owned(), own.to_owned())]).read("hill").unwrap();
    let sample = samples::kursk();
    let press = Press::new(
        layout,
        &sample.languages,
        Images { logo: Some(Image::parse(RICH).unwrap()), signatures: vec![None] },
    )
    .unwrap();
    let pdf = press.print(&of(&sample.certificate, &qr_text(500))).unwrap();
    let page = preview(&pdf, 508).unwrap().remove(0);
    let at = |[x, y]: &[f32; 2]| {
        // 20 pixels a millimetre, 0.09 mm a unit.
        let (left, top) = ((50.0 + x * 0.09) * 20.0, (20.0 + y * 0.09) * 20.0);
        let place = (top as usize * page.width as usize + left as usize) * 3;
        [page.rgb[place], page.rgb[place + 1], page.rgb[place + 2]]
    };
    points.iter().map(at).collect()
}

#[test]
fn a_logo_shows_the_colours_that_its_owner_sees() {
    let near = |one: [u8; 3], other: [u8; 3]| one.iter().zip(other).all(|(one, other)| one.abs_diff(other) <= 12);
    let seen = colours(&[
        [70.0, 40.0],
        [5.0, 5.0],
        [93.0, 63.0],
        [100.0, 38.0],
        [100.0, 132.0],
        [100.0, 172.0],
        [50.0, 150.0],
        [100.0, 196.0],
    ]);
    let meant = [
        [0x23, 0x62, 0xb1], // the sky, 20 % down its gradient
        [255, 255, 255],    // outside of the clip
        [0xff, 0xf3, 0xb0], // the middle of the sun
        [0xe0, 0x8a, 0x00], // a ray, drawn by `use`
        [0x8e, 0x4f, 0x6f], // a group half transparent: red over sky once, also where two rectangles overlap
        [255, 255, 255],    // the book, a symbol
        [0x2a, 0x6f, 0x40], // the hill, by a style rule
        [0x7a, 0x1f, 0x3d], // a line under a transform that stretches it
    ];
    for (place, (seen, meant)) in seen.iter().zip(meant).enumerate() {
        assert!(near(*seen, meant), "point {place}: {seen:02x?} is not {meant:02x?}");
    }
}
