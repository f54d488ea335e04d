//! Pictures become evidence, and pictures that cannot be one are refused.

use image::{GrayAlphaImage, GrayImage, ImageFormat, LumaA, imageops};
use testamur::scan::{Media, ScanFault, scan};

use super::photo::{Shot, encoded};
use super::{codes, link};

fn reads(image: &GrayImage, format: ImageFormat, text: &str) -> bool {
    scan(&encoded(image, format), None).is_ok_and(|evidence| codes(&evidence) == [(None, text.to_owned())])
}

#[test]
fn photographs_are_read() {
    let sharp = Shot::SHARP;
    let shots = [
        ("sharp", sharp),
        ("three pixels a module", Shot { module: 3.0, ..sharp }),
        ("large", Shot { module: 14.0, ..sharp }),
        ("turned by 45 degrees", Shot { turned: 45.0, ..sharp }),
        ("turned by 100 degrees", Shot { turned: 100.0, ..sharp }),
        ("upside down and a little turned", Shot { turned: 187.0, ..sharp }),
        ("tilted", Shot { tilted: 0.3, turned: 10.0, ..sharp }),
        ("blurred", Shot { blur: 2.0, ..sharp }),
        ("grainy", Shot { grain: 60.0, ..sharp }),
        ("dim", Shot { greys: (60.0, 110.0), ..sharp }),
        ("in a shadow", Shot { shadow: 0.7, ..sharp }),
        ("white on black", Shot { greys: (245.0, 10.0), ..sharp }),
        (
            "all at once",
            Shot { turned: 8.0, tilted: 0.15, blur: 1.2, greys: (50.0, 170.0), grain: 15.0, shadow: 0.3, ..sharp },
        ),
    ];
    for digits in [500, 1_300] {
        for (how, shot) in shots {
            assert!(reads(&shot.take(&link(digits)), ImageFormat::Jpeg, &link(digits)), "{digits} digits, {how}");
        }
    }
}

#[test]
fn a_mirrored_and_a_small_picture_are_read() {
    let image = Shot::SHARP.take(&link(400));
    assert!(reads(&imageops::flip_horizontal(&image), ImageFormat::Png, &link(400)));
    assert!(reads(&Shot { module: 2.0, ..Shot::SHARP }.take(&link(400)), ImageFormat::Png, &link(400)));
}

#[test]
fn what_is_transparent_is_paper() {
    let image = Shot::SHARP.take(&link(300));
    let transparent = GrayAlphaImage::from_fn(image.width(), image.height(), |x, y| {
        LumaA([0, if image.get_pixel(x, y).0[0] < 128 { 255 } else { 0 }])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    transparent.write_to(&mut bytes, ImageFormat::Png).unwrap();
    assert_eq!(codes(&scan(&bytes.into_inner(), Some(Media::Png)).unwrap()), [(None, link(300))]);
}

#[test]
fn several_codes_in_one_picture_are_all_read() {
    let (left, right) = (Shot::SHARP.take(&link(300)), Shot { turned: 90.0, ..Shot::SHARP }.take(&link(301)));
    let mut both =
        GrayImage::from_pixel(left.width() + right.width(), left.height().max(right.height()), image::Luma([245]));
    imageops::replace(&mut both, &left, 0, 0);
    imageops::replace(&mut both, &right, i64::from(left.width()), 0);
    let mut found = codes(&scan(&encoded(&both, ImageFormat::Png), None).unwrap());
    found.sort();
    assert_eq!(found, [(None, link(300)), (None, link(301))]);
}

#[test]
fn a_picture_without_our_code_holds_nothing() {
    for text in ["https://hospital.example/menu", "WIFI:S:guest;;", "1234567890"] {
        let picture = encoded(&Shot::SHARP.take(text), ImageFormat::Png);
        assert_eq!(scan(&picture, None), Err(ScanFault::NothingFound), "{text}");
    }
    let blank = GrayImage::from_pixel(3, 1, image::Luma([0]));
    assert_eq!(scan(&encoded(&blank, ImageFormat::Png), None), Err(ScanFault::NothingFound));
}

#[test]
fn a_picture_of_too_many_pixels_is_refused_before_it_is_decoded() {
    // 8,000 × 8,000 white pixels are 64 MB, and 62 kB as PNG.
    let bomb = encoded(&GrayImage::from_pixel(8_000, 8_000, image::Luma([255])), ImageFormat::Png);
    assert!(bomb.len() < 500_000);
    assert_eq!(scan(&bomb, None), Err(ScanFault::ImageTooLarge));
}
