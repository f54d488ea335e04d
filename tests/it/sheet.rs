//! Sheets from the outside: what is in the file, what is refused, and that it is always the same.

mod layouts;
mod logos;
pub(crate) mod samples;
mod scripts;

use lopdf::{Dictionary, Document, Object};
use samples::{Sample, all, text};
use testamur::claims::{Certificate, Language, Words};
use testamur::keys::{KeyId, SigningKey};
use testamur::proof::data_integrity;
use testamur::proof::jws::{self, Typ};
use testamur::scan::scan;
use testamur::sheet::{Image, Images, Layout, PRODUCER, Press, Print, SheetFault};
use testamur::verify::page::{self, Page};
use testamur::{credential, qr};
use zeroize::Zeroizing;

const TOKEN: &str = "eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl";
const JSON: &str = "{\"@context\":[],\"name\":\"Gülnarə Əliyeva\"}";

/// A QR text of the length that a certificate with four departments has.
fn qr_text(digits: usize) -> String {
    format!("https://demo.testamur.example/v#{}", "1234567890".repeat(digits / 10))
}

fn example(path: &str) -> Image {
    let path = format!("{}/examples/{path}.svg", env!("CARGO_MANIFEST_DIR"));
    Image::parse(&std::fs::read(path).unwrap()).unwrap()
}

fn press(sample: &Sample) -> Press {
    press_in(sample, "classic")
}

fn press_in(sample: &Sample, layout: &str) -> Press {
    let people = 1..=sample.certificate.issuer.signatories.len();
    let signatures = people.map(|place| Some(example(&format!("signatures/sample-{place}")))).collect();
    let logo = Some(example(&format!("logos/{}", sample.logo)));
    Press::new(Layout::named(layout).unwrap(), &sample.languages, Images { logo, signatures }).unwrap()
}

fn printed(sample: &Sample) -> Vec<u8> {
    let qr_text = qr_text(950);
    press(sample).print(&of(&sample.certificate, &qr_text)).unwrap()
}

fn of<'a>(certificate: &'a Certificate, qr_text: &'a str) -> Print<'a> {
    Print { certificate, token: TOKEN, credential_json: JSON, qr_text, sample: true }
}

/// What a sheet holds besides its letters: the certificate signed both ways, and its code.
struct Signed {
    token: String,
    json: String,
    qr_text: String,
}

impl Signed {
    fn of(certificate: &Certificate) -> Self {
        let key = SigningKey::from_seed(Zeroizing::new([7; 32]));
        let kid = KeyId::parse(&format!("{}#key-1", certificate.issuer.did)).unwrap();
        let method = kid.with_fragment(&key.verifying_key().to_multikey());
        let token = jws::sign(&credential::payload(certificate), Typ::Credential, &kid, &key);
        let document = credential::document(certificate);
        let document = data_integrity::add_proof(&document, &key, &method, certificate.issued.midnight()).unwrap();
        let host = certificate.issuer.did.authority().unwrap();
        let qr_text = qr::encode(&token, &host, qr::DICTIONARY).unwrap().text;
        Self { token, json: serde_json::to_string(&document).unwrap(), qr_text }
    }

    fn print<'a>(&'a self, certificate: &'a Certificate) -> Print<'a> {
        Print { certificate, token: &self.token, credential_json: &self.json, qr_text: &self.qr_text, sample: true }
    }
}

/// The sample with as many departments and signatories as the code in the layout's box holds.
fn fitting(mut sample: Sample, layout: &str) -> (Sample, Signed) {
    loop {
        let signed = Signed::of(&sample.certificate);
        let faults = press_in(&sample, layout).rehearse(&signed.print(&sample.certificate)).err().unwrap_or_default();
        if !faults.iter().any(|fault| matches!(fault, SheetFault::Qr { .. })) {
            return (sample, signed);
        }
        let Certificate { issuer, rotations, .. } = &mut sample.certificate;
        if issuer.signatories.len() > rotations.len() {
            issuer.signatories.pop().is_some()
        } else {
            rotations.pop().is_some()
        };
    }
}

/// The codes of the faults that a rehearsal finds.
fn faults(sample: &Sample) -> Vec<SheetFault> {
    press(sample).rehearse(&of(&sample.certificate, &qr_text(950))).unwrap_err()
}

/// Every element of the structure tree with its type.
fn elements(document: &Document) -> Vec<(String, Dictionary)> {
    let all = document.objects.values().filter_map(|object| object.as_dict().ok());
    let elements = all.filter(|one| one.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"StructElem"));
    let tag = |one: &Dictionary| String::from_utf8_lossy(one.get(b"S").unwrap().as_name().unwrap()).into_owned();
    elements.map(|one| (tag(one), one.clone())).collect()
}

fn count(elements: &[(String, Dictionary)], wanted: &str) -> usize {
    elements.iter().filter(|(tag, _)| tag == wanted).count()
}

#[test]
fn every_sheet_has_at_most_60_kilobytes() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("sheets");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, sample) in all() {
        let (sample, signed) = fitting(sample, "classic");
        let bytes = press(&sample).print(&signed.print(&sample.certificate)).unwrap();
        assert!(bytes.len() <= 60_000, "{name}: {}", bytes.len());
        std::fs::write(folder.join(name).with_extension("pdf"), bytes).unwrap();
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let sample = samples::medeniyet();
    let qr_text = qr_text(950);
    let first = printed(&sample);
    assert_eq!(first, printed(&sample));
    let press = press(&sample);
    let certificates: Vec<Certificate> = ["Şükrü Işık", "Ekaterina Sergeevna Vinogradova", "Li An"]
        .map(|name| {
            let mut certificate = sample.certificate.clone();
            certificate.holder.name = text(name);
            certificate
        })
        .to_vec();
    let sheets = std::thread::scope(|scope| {
        let threads: Vec<_> = certificates
            .iter()
            .map(|certificate| scope.spawn(|| press.print(&of(certificate, &qr_text)).unwrap()))
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    assert!(sheets[1] == first, "a press that printed others before prints the same sheet");
    assert!(sheets[0] != first && sheets[2] != first);
}

#[test]
fn token_and_credential_are_attached_byte_for_byte() {
    let document = Document::load_mem(&printed(&samples::amu())).unwrap();
    let catalog = document.catalog().unwrap();
    let files = catalog.get(b"AF").unwrap().as_array().unwrap();
    let file = |name: &str| {
        let specs = files.iter().map(|file| document.get_dictionary(file.as_reference().unwrap()).unwrap());
        let spec = specs.into_iter().find(|spec| spec.get(b"F").unwrap().as_str().unwrap() == name.as_bytes()).unwrap();
        assert_eq!(spec.get(b"AFRelationship").unwrap().as_name().unwrap(), b"Data");
        let stream = spec.get(b"EF").unwrap().as_dict().unwrap().get(b"F").unwrap().as_reference().unwrap();
        let stream = document.get_object(stream).unwrap().as_stream().unwrap();
        let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        (String::from_utf8_lossy(stream.dict.get(b"Subtype").unwrap().as_name().unwrap()).into_owned(), bytes)
    };
    assert_eq!(file("credential.jwt"), ("application/vc+jwt".to_owned(), TOKEN.as_bytes().to_vec()));
    assert_eq!(file("credential.json"), ("application/ld+json".to_owned(), JSON.as_bytes().to_vec()));
}

#[test]
fn the_structure_tells_a_screen_reader_what_is_what() {
    let document = Document::load_mem(&printed(&samples::medeniyet())).unwrap();
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"tr");
    assert!(catalog.get(b"MarkInfo").unwrap().as_dict().unwrap().get(b"Marked").unwrap().as_bool().unwrap());
    let information = document.get_dictionary(document.trailer.get(b"Info").unwrap().as_reference().unwrap()).unwrap();
    assert_eq!(information.get(b"Producer").unwrap().as_str().unwrap(), PRODUCER.as_bytes());
    let elements = elements(&document);
    let found = ["Document", "H1", "Table", "TR", "TH", "TD", "Figure", "Link"].map(|tag| count(&elements, tag));
    assert_eq!(found, [1, 1, 1, 5, 5, 20, 3, 1]);
    for (_, figure) in elements.iter().filter(|(tag, _)| tag == "Figure") {
        assert!(!figure.get(b"Alt").unwrap().as_str().unwrap().is_empty());
    }
}

#[test]
fn a_program_reads_every_signed_word_in_its_script() {
    for (name, sample) in [("pirogov", samples::pirogov()), ("bsmu", samples::bsmu()), ("amu", samples::amu())] {
        let certificate = &sample.certificate;
        let evidence = scan(&printed(&sample), None).unwrap();
        let paper = evidence.paper.as_ref().unwrap();
        assert!(paper.is_ours, "{name}");
        let said = paper.pages[0].text.clone().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
        let mut wanted: Vec<String> = vec![certificate.holder.name.to_string(), certificate.number.to_string()];
        wanted.extend(certificate.holder.native_name.iter().map(ToString::to_string));
        wanted.extend(certificate.achievement.title.iter().map(str::to_owned));
        wanted.extend(certificate.issuer.name.iter().map(str::to_owned));
        wanted.extend(certificate.issuer.signatories.iter().map(|own| own.name.to_string()));
        for words in wanted {
            assert!(said.contains(&words), "{name}: {words} is not in: {said}");
        }
        let found: Vec<_> = evidence.items.iter().map(|_| Some(certificate)).collect();
        assert_eq!(page::check(certificate, &evidence, &found, false), Page::TextMatches, "{name}: {said}");
    }
}

#[test]
fn a_name_with_a_sign_that_the_fonts_lack_is_refused_by_field_and_sign() {
    let mut sample = samples::kursk();
    sample.certificate.holder.native_name = Some(text("李安娜"));
    sample.certificate.rotations = samples::bsmu().certificate.rotations;
    sample.certificate.rotations.truncate(1);
    sample.certificate.rotations[0].department = Words::parse("Терапия / Therapy 医").unwrap();
    assert_eq!(
        faults(&sample),
        [
            SheetFault::NameNotPrintable { field: "native_name".to_owned(), sign: '李' },
            SheetFault::GlyphMissing { field: "rotations[0].department".to_owned(), sign: '医' },
        ]
    );
    assert_eq!(
        faults(&sample).iter().map(SheetFault::code).collect::<Vec<_>>(),
        ["name-not-printable", "glyph-missing"]
    );
}

#[test]
fn what_does_not_fit_is_refused_with_its_field_and_box() {
    let mut sample = samples::medeniyet();
    let rotations = sample.certificate.rotations.clone();
    sample.certificate.rotations = rotations.iter().cycle().take(240).cloned().collect();
    assert_eq!(faults(&sample), [SheetFault::DoesNotFit { field: "rotations".to_owned(), place: "body".to_owned() }]);

    let mut sample = samples::gratitude();
    sample.certificate.holder.name = text(&"Ж".repeat(400));
    assert_eq!(faults(&sample), [SheetFault::DoesNotFit { field: "name".to_owned(), place: "body".to_owned() }]);

    let sample = samples::kursk();
    let found = press(&sample).rehearse(&of(&sample.certificate, &qr_text(2_000))).unwrap_err();
    assert_eq!(found.iter().map(SheetFault::code).collect::<Vec<_>>(), ["qr-too-large"]);
}

#[test]
fn text_in_other_languages_than_the_sheet_is_refused() {
    let mut sample = samples::kursk();
    sample.languages.push(Language::It);
    let fields: Vec<_> = faults(&sample).iter().map(ToString::to_string).collect();
    assert_eq!(
        fields,
        [
            "title is written in 2 languages, the sheet in 3",
            "signatories[0].office is written in 2 languages, the sheet in 3",
        ]
    );
}

#[test]
fn names_of_four_and_of_ninety_signs_stay_inside() {
    for name in ["Li A", &"Абвгд ".repeat(15), &"W".repeat(45), &"Ğöşü Çıİğ ".repeat(9)] {
        let mut sample = samples::medeniyet();
        sample.certificate.holder.name = text(name);
        press(&sample).rehearse(&of(&sample.certificate, &qr_text(950))).unwrap();
    }
}

#[test]
fn pictures_may_be_png_with_transparency() {
    let mut png = Vec::new();
    let pixels = image::RgbaImage::from_fn(40, 20, |x, y| image::Rgba([20, 40, 90, u8::try_from(x * 6 + y).unwrap()]));
    pixels.write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
    let signature = Image::parse(&png).unwrap();
    let sample = samples::kursk();
    let images = Images { logo: None, signatures: vec![Some(signature)] };
    let press = Press::new(Layout::classic().unwrap(), &sample.languages, images).unwrap();
    let bytes = press.print(&of(&sample.certificate, &qr_text(500))).unwrap();
    let document = Document::load_mem(&bytes).unwrap();
    let masks = document.objects.values().filter_map(|object| object.as_stream().ok());
    assert_eq!(masks.filter(|stream| stream.dict.has(b"SMask")).count(), 1);
    assert_eq!(Image::parse(b"GIF89a").unwrap_err().code(), "image-not-usable");
    assert_eq!(Image::parse(&png[..40]).unwrap_err().code(), "image-not-usable");
}
