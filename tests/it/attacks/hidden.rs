//! The page says another name. The right one is on it too, in one of the ways in which a program finds what people do not see.

use lopdf::{Dictionary, Object, Stream, dictionary};
use testamur::claims::Certificate;

use super::edit::Edited;
use super::sheets::{certificate, print};
use super::{gulnara, said};

/// Differs from Gulnara's in the name alone.
fn mallory() -> Certificate {
    certificate(1, "Mallory Alieva", "Гүлнара Әлиева")
}

/// Mallory's page around Gulnara's code and attachments.
fn edited() -> Edited {
    Edited::new(&print(&gulnara(), false)).with_page_of(&print(&mallory(), false))
}

const NAME: &str = "BT /Evil 20 Tf 60 300 Td (Gulnara Alieva) Tj ET";

fn form(content: &str, more: &Dictionary) -> Stream {
    let mut dict = dictionary! { "Subtype" => "Form", "BBox" => [0, 0, 842, 595].map(Object::from).to_vec() };
    dict.extend(more);
    Stream::new(dict, content.as_bytes().to_vec())
}

fn drawn(operators: &str) -> Edited {
    edited().drawn_over(operators)
}

/// The right name in a graphics state.
fn in_state(state: Dictionary) -> Edited {
    edited().with_resource("ExtGState", "Ghost", state).drawn_over(&format!("/Ghost gs {NAME}"))
}

#[test]
fn a_right_name_that_nobody_sees_is_none() {
    let black = form(
        "0 g 0 0 842 595 re f",
        &dictionary! {
            "Group" => dictionary! { "S" => "Transparency", "CS" => "DeviceGray" },
        },
    );
    let layer = dictionary! { "Type" => "OCG", "Name" => Object::string_literal("Name") };
    let annotation = |flags: i64| {
        let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
        let resources = dictionary! { "Resources" => dictionary! { "Font" => dictionary! { "Evil" => font } } };
        edited().with(form(NAME, &resources), |edited, appearance| {
            let place = hayro::kurbo::Rect::new(0.0, 0.0, 842.0, 595.0);
            edited.annotated(
                place,
                dictionary! {
                    "Subtype" => "Stamp", "F" => flags, "AP" => dictionary! { "N" => appearance },
                },
            )
        })
    };
    let ways = [
        ("invisible", drawn(&format!("3 Tr {NAME}"))),
        ("white", drawn(&format!("1 g {NAME}"))),
        ("pale", drawn(&format!("0.95 g {NAME}"))),
        ("stroked with nothing", drawn(&format!("1 Tr 0 w 1 G {NAME}"))),
        ("transparent", in_state(dictionary! { "ca" => 0 })),
        ("nearly transparent", in_state(dictionary! { "ca" => Object::Real(0.05) })),
        (
            "behind a mask",
            edited().with(black, |edited, mask| {
                let mask = dictionary! { "S" => "Luminosity", "G" => mask };
                edited
                    .with_resource("ExtGState", "Ghost", dictionary! { "SMask" => mask })
                    .drawn_over(&format!("/Ghost gs {NAME}"))
            }),
        ),
        ("clipped away", drawn(&format!("0 0 9 9 re W n {NAME}"))),
        ("off the page", drawn("BT /Evil 20 Tf 60 900 Td (Gulnara Alieva) Tj ET")),
        ("as small as dust", drawn("BT /Evil 1 Tf 60 300 Td (Gulnara Alieva) Tj ET")),
        ("squeezed to a line", drawn("BT /Evil 1 Tf 40 0 0 0.3 60 300 Tm (Gulnara Alieva) Tj ET")),
        ("under a white box", drawn(&format!("{NAME} 1 g 50 290 300 40 re f"))),
        ("under a black box", drawn(&format!("{NAME} 0 g 50 290 300 40 re f"))),
        (
            "under a picture",
            edited()
                .with(
                    Stream::new(
                        dictionary! {
                            "Subtype" => "Image", "Width" => 1, "Height" => 1, "BitsPerComponent" => 8, "ColorSpace" => "DeviceGray",
                        },
                        vec![255],
                    ),
                    |edited, picture| edited.with_resource("XObject", "White", picture),
                )
                .drawn_over(&format!("{NAME} q 300 0 0 40 50 290 cm /White Do Q")),
        ),
        (
            "in a layer that is off",
            edited().with(layer, |edited, layer| {
                let shown = dictionary! { "OFF" => vec![layer.clone()] };
                edited
                    .with_catalog("OCProperties", dictionary! { "OCGs" => vec![layer.clone()], "D" => shown })
                    .with_resource("Properties", "Layer", layer)
                    .drawn_over(&format!("/OC /Layer BDC {NAME} EMC"))
            }),
        ),
        ("in a hidden note", annotation(2)),
        ("in a note for paper only", annotation(32 | 4)),
        ("as the text of a mark", drawn("/Span <</ActualText (Gulnara Alieva)>> BDC BT /Evil 9 Tf 60 300 Td (X) Tj ET EMC")),
        ("as an alternative description", drawn("/Figure <</Alt (Gulnara Alieva)>> BDC 60 300 9 9 re f EMC")),
    ];
    for (way, edited) in ways {
        assert_eq!(said(&edited.saved()), ["reject(content-differs) differs"], "{way}");
    }
}

#[test]
fn a_right_name_in_strange_letters_or_layers_is_never_clean() {
    let layer = dictionary! { "Type" => "OCG", "Name" => Object::string_literal("Name") };
    let ways = [
        ("in letters of others", drawn(NAME)),
        // Black that only lightens is white on paper, and black on a page that is still transparent.
        ("blended away by some readers", in_state(dictionary! { "BM" => "Lighten" })),
        (
            "in a layer that is on",
            edited().with(layer, |edited, layer| {
                edited
                    .with_catalog(
                        "OCProperties",
                        dictionary! { "OCGs" => vec![layer.clone()], "D" => Dictionary::new() },
                    )
                    .with_resource("Properties", "Layer", layer)
                    .drawn_over(&format!("/OC /Layer BDC {NAME} EMC"))
            }),
        ),
        (
            "in forms in forms",
            edited().with(form(NAME, &Dictionary::new()), |edited, inner| {
                let resources =
                    dictionary! { "Resources" => dictionary! { "XObject" => dictionary! { "Inner" => inner } } };
                edited.with(form("/Inner Do", &resources), |edited, outer| {
                    edited.with_resource("XObject", "Outer", outer).drawn_over("/Outer Do")
                })
            }),
        ),
    ];
    for (way, edited) in ways {
        let said = said(&edited.saved());
        assert!(
            said.iter().all(|word| !word.contains("text-matches") && !word.contains("original")),
            "{way}: {said:?}"
        );
    }
}
