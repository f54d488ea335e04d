//! PDFs that ask for more than they are.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use testamur::scan::{ScanFault, scan};

use super::paper::{Page, attach, document, pdf, save};
use super::{TOKEN, codes, link};

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A page whose content is this stream.
fn with_content(dict: Dictionary, content: Vec<u8>) -> Vec<u8> {
    with_resources(Stream::new(dict, content), |_| Dictionary::new())
}

fn with_resources(content: Stream, resources: impl FnOnce(&mut Document) -> Dictionary) -> Vec<u8> {
    let mut document = document("Testamur", &[Page::new()]);
    let content = document.add_object(content);
    let resources = resources(&mut document);
    let page = *document.get_pages().get(&1).unwrap();
    let page = document.get_dictionary_mut(page).unwrap();
    page.set("Contents", content);
    page.set("Resources", resources);
    save(document)
}

fn refused(file: &[u8], why: &str) {
    assert!(file.len() < 2 * 1024 * 1024, "{why}: {} bytes are no bomb", file.len());
    assert_eq!(scan(file, None), Err(ScanFault::PdfBomb), "{why}");
}

#[test]
fn streams_that_unpack_without_end_are_refused() {
    let zeros = vec![b' '; 150 * 1024 * 1024];
    let once = packed(&zeros);
    refused(&with_content(dictionary! { "Filter" => "FlateDecode" }, once.clone()), "packed once");
    let twice = dictionary! { "Filter" => vec!["FlateDecode".into(), "FlateDecode".into()] };
    refused(&with_content(twice, packed(&once)), "packed twice");
    let hex: Vec<u8> = packed(&once).iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect();
    let filters = ["ASCIIHexDecode", "FlateDecode", "FlateDecode"].map(Object::from).to_vec();
    refused(&with_content(dictionary! { "Filter" => filters }, hex), "packed twice, in hexadecimal");
    refused(&with_content(dictionary! { "Filter" => "LZWDecode" }, vec![0; 100_000]), "LZW");
    refused(&with_content(dictionary! { "Filter" => "RunLengthDecode" }, vec![129; 1_900_000]), "run lengths");
}

#[test]
fn damage_in_front_of_a_second_packing_hides_no_bomb() {
    let mut inner = packed(&vec![b' '; 150 * 1024 * 1024]);
    let twice = || dictionary! { "Filter" => vec!["FlateDecode".into(), "FlateDecode".into()] };
    let mut outer = packed(&inner);
    *outer.last_mut().unwrap() ^= 1; // the checksum
    refused(&with_content(twice(), outer), "a wrong checksum outside");
    *inner.last_mut().unwrap() ^= 1;
    refused(&with_content(twice(), packed(&inner)), "a wrong checksum inside");
    let filters = ["RunLengthDecode", "FlateDecode"].map(Object::from).to_vec();
    let literal: Vec<u8> =
        inner.chunks(128).flat_map(|part| [&[u8::try_from(part.len() - 1).unwrap()], part].concat()).collect();
    refused(&with_content(dictionary! { "Filter" => filters }, literal), "run lengths in front");
}

#[test]
fn many_streams_that_unpack_to_a_little_each_are_refused_too() {
    let part = packed(&vec![b' '; 30 * 1024 * 1024]);
    let mut document = document("x", &[Page::new()]);
    for _ in 0..20 {
        document.add_object(Stream::new(dictionary! { "Filter" => "FlateDecode" }, part.clone()));
    }
    refused(&save(document), "twenty times 30 MB");
}

#[test]
fn a_structure_stream_that_hides_its_filters_is_refused() {
    let hex: Vec<u8> = packed(b"1 0 << >>").iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect();
    for dict in [
        "/Type /ObjStm /Filter [/ASCIIH#65xDecode /Fl#61teDecode]",
        "/Type /Obj#53tm /Filter [/ASCIIHexDecode /FlateDecode]",
        "/Type /ObjStm /Filter 9 0 R",
        "/Type /XRef /Filter [ 9 0 R /FlateDecode]",
        "/Type /ObjStm /Filter %\n9 0 R",
    ] {
        let mut file =
            format!("%PDF-1.7\n1 0 obj\n<< {dict} /N 1 /First 4 /Length {} >>\nstream\n", hex.len()).into_bytes();
        file.extend(&hex);
        file.extend(b"\nendstream\nendobj\ntrailer << >>\n%%EOF");
        refused(&file, dict);
    }
}

#[test]
fn a_bomb_in_an_inline_image_is_refused() {
    let mut content = b"q 100 0 0 100 0 0 cm BI /W 20000 /H 8000 /BPC 8 /CS /G /F /Fl ID ".to_vec();
    content.extend(packed(&vec![0; 160_000_000]));
    content.extend(b" EI Q");
    refused(&with_content(dictionary! { "Filter" => "FlateDecode" }, packed(&content)), "inline image");
}

#[test]
fn images_of_too_many_pixels_are_refused() {
    for (why, dict) in [
        ("CCITT", dictionary! { "Width" => 60_000, "Height" => 60_000, "Filter" => "CCITTFaxDecode" }),
        (
            "CCITT by its parameters",
            dictionary! {
                "Width" => 10, "Height" => 60_000, "Filter" => "CCITTFaxDecode",
                "DecodeParms" => dictionary! { "Columns" => 60_000 },
            },
        ),
        ("JPEG", dictionary! { "Width" => 60_000, "Height" => 60_000, "Filter" => "DCTDecode" }),
    ] {
        let file = with_resources(Stream::new(Dictionary::new(), b"/I Do".to_vec()), |document| {
            let mut image = dict.clone();
            image.set("Subtype", "Image");
            let image = document.add_object(Stream::new(image, vec![0; 100]));
            dictionary! { "XObject" => dictionary! { "I" => image } }
        });
        refused(&file, why);
    }
}

/// Forms of which each draws the next one `times` times; the last draws `last`.
fn laughs(depth: usize, times: usize, last: &str) -> Vec<u8> {
    with_resources(Stream::new(Dictionary::new(), b"/X Do".to_vec()), |document| {
        let form = |content: String, next: Option<Object>| {
            let mut dict = dictionary! { "Subtype" => "Form", "BBox" => [0, 0, 842, 595].map(Object::from).to_vec() };
            if let Some(next) = next {
                dict.set("Resources", dictionary! { "XObject" => dictionary! { "X" => next } });
            }
            Stream::new(dict, content.into_bytes())
        };
        let mut next = document.add_object(form(last.to_owned(), None));
        for _ in 0..depth {
            next = document.add_object(form("/X Do ".repeat(times), Some(next.into())));
        }
        dictionary! { "XObject" => dictionary! { "X" => next } }
    })
}

#[test]
fn forms_that_draw_each_other_without_end_are_refused() {
    refused(&laughs(30, 10, ""), "ten to the thirty");
    let mut document = document("Testamur", &[Page::new()]);
    let form = document.new_object_id();
    let dict = dictionary! {
        "Subtype" => "Form", "BBox" => [0, 0, 842, 595].map(Object::from).to_vec(),
        "Resources" => dictionary! { "XObject" => dictionary! { "X" => form } },
    };
    document.objects.insert(form, Stream::new(dict, b"/X Do /X Do".to_vec()).into());
    let content = document.add_object(Stream::new(Dictionary::new(), b"/X Do".to_vec()));
    let page = *document.get_pages().get(&1).unwrap();
    let page = document.get_dictionary_mut(page).unwrap();
    page.set("Contents", content);
    page.set("Resources", dictionary! { "XObject" => dictionary! { "X" => form } });
    // The reader sees this one itself, and draws the form once.
    assert_eq!(scan(&save(document), None), Err(ScanFault::NothingFound));
}

#[test]
fn deep_nesting_is_survived() {
    assert_eq!(scan(&laughs(60, 1, ""), None), Err(ScanFault::NothingFound));
    let deep = format!("{}{} (x) Tj", "[".repeat(50_000), "]".repeat(50_000));
    assert_eq!(scan(&with_content(Dictionary::new(), deep.into_bytes()), None), Err(ScanFault::NothingFound));
    let saves = "q ".repeat(300_000);
    assert_eq!(scan(&with_content(Dictionary::new(), saves.into_bytes()), None), Err(ScanFault::NothingFound));
}

#[test]
fn trees_that_bite_their_tails_end() {
    let mut document = document("x", &[Page::new().code((100.0, 100.0), 2.0, &link(300))]);
    attach(&mut document, &[("credential.jwt", TOKEN)]);
    let tree = document.new_object_id();
    let catalog = document.catalog_mut().unwrap();
    let node = catalog.get_mut(b"Names").unwrap().as_dict_mut().unwrap().get_mut(b"EmbeddedFiles").unwrap();
    let names = node.as_dict().unwrap().get(b"Names").unwrap().clone();
    *node = tree.into();
    let twin = document.add_object(dictionary! { "Kids" => vec![tree.into(), tree.into()] });
    document
        .objects
        .insert(tree, dictionary! { "Names" => names, "Kids" => vec![twin.into(), tree.into(), twin.into()] }.into());
    let pages = document.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
    let kids = document.get_dictionary_mut(pages).unwrap().get_mut(b"Kids").unwrap().as_array_mut().unwrap();
    kids.push(pages.into());
    let evidence = scan(&save(document), None).unwrap();
    assert_eq!(evidence.items.len(), 2);
    assert_eq!(codes(&evidence), [(Some(1), link(300))]);
}

#[test]
fn huge_and_tiny_pages_are_scaled() {
    for size in [(14_400.0, 14_400.0), (1.0, 100_000.0), (1e-3, 1e-3), (0.0, 0.0), (-100.0, 1e30), (3.0e38, 3.0e38)] {
        let mut page = Page::new().text((1.0, 1.0), 1.0, "x");
        page.size = size;
        assert_eq!(scan(&pdf("Testamur", &[page], &[]), None), Err(ScanFault::NothingFound), "{size:?}");
    }
    let mut poster = Page::new().code((1_000.0, 1_000.0), 5.0, &link(500));
    poster.size = (2_384.0, 3_370.0);
    assert_eq!(codes(&scan(&pdf("x", &[poster], &[]), None).unwrap()), [(Some(1), link(500))]);
}

#[test]
fn files_of_too_many_pages_and_encrypted_files_are_refused() {
    let file = pdf("x", &vec![Page::new(); 1_001], &[]);
    assert_eq!(scan(&file, None), Err(ScanFault::TooManyPages));
    let mut locked = document("x", &[Page::new()]);
    locked.trailer.set("Encrypt", dictionary! { "Filter" => "Standard", "V" => 4 });
    assert_eq!(scan(&save(locked), None), Err(ScanFault::EncryptedPdf));
}

#[test]
fn any_damage_gives_an_answer() {
    let page = Page::new().text((100.0, 400.0), 30.0, "Alieva").code((100.0, 100.0), 1.2, &link(100));
    let file = pdf("Testamur", &[page], &[("credential.jwt", TOKEN)]);
    let mut seed = 7_u32;
    for _ in 0..8 {
        let mut spoilt = file.clone();
        for _ in 0..20 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let place = (seed >> 8) as usize % spoilt.len();
            spoilt[place] = seed.to_be_bytes()[3];
        }
        let _answer = scan(&spoilt, None);
        let _answer = scan(&spoilt[..(seed >> 8) as usize % spoilt.len()], None);
    }
}
