//! PDFs made by hand: a page with lines of text, boxes and QR codes, and files attached.

use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};
use qrcode::{Color, EcLevel, QrCode};

/// A page under the pen. Points, from the lower left corner.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) content: String,
    pub(crate) size: (f32, f32),
    pub(crate) rotate: i64,
    pub(crate) crop: Option<[f32; 4]>,
}

impl Page {
    /// A4, landscape.
    pub(crate) fn new() -> Self {
        Self { content: String::new(), size: (842.0, 595.0), rotate: 0, crop: None }
    }

    /// Text in Helvetica.
    pub(crate) fn text(self, at: (f64, f64), size: f64, text: &str) -> Self {
        self.raw(&format!("BT /F1 {size} Tf {} {} Td ({text}) Tj ET", at.0, at.1))
    }

    /// A filled box: x, y, width, height, and its grey.
    pub(crate) fn filled(self, [x, y, width, height]: [f64; 4], grey: f64) -> Self {
        self.raw(&format!("q {grey} g {x} {y} {width} {height} re f Q"))
    }

    /// A QR code, level M, with so many points a module.
    pub(crate) fn code(mut self, at: (f64, f64), module: f64, text: &str) -> Self {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).unwrap();
        let width = code.width();
        for (place, colour) in code.to_colors().into_iter().enumerate() {
            if colour == Color::Dark {
                let x = at.0 + (place % width) as f64 * module;
                let y = at.1 + (width - 1 - place / width) as f64 * module;
                writeln!(self.content, "{x:.4} {y:.4} {module:.4} {module:.4} re").unwrap();
            }
        }
        self.raw("f")
    }

    /// Operators.
    pub(crate) fn raw(mut self, operators: &str) -> Self {
        self.content.push_str(operators);
        self.content.push('\n');
        self
    }
}

/// A file of some pages.
pub(crate) fn pdf(producer: &str, pages: &[Page], files: &[(&str, &str)]) -> Vec<u8> {
    let mut document = document(producer, pages);
    attach(&mut document, files);
    save(document)
}

/// The same before it is written, for a test to spoil.
pub(crate) fn document(producer: &str, pages: &[Page]) -> Document {
    let mut document = Document::with_version("1.7");
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let tree = document.new_object_id();
    let mut kids = Vec::new();
    for page in pages {
        let content = document.add_object(Stream::new(Dictionary::new(), page.content.clone().into_bytes()));
        let mut dict = dictionary! {
            "Type" => "Page", "Parent" => tree, "Contents" => content, "Rotate" => page.rotate,
            "MediaBox" => vec![0.into(), 0.into(), Object::Real(page.size.0), Object::Real(page.size.1)],
            "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
        };
        if let Some(crop) = page.crop {
            dict.set("CropBox", crop.map(Object::Real).to_vec());
        }
        kids.push(document.add_object(dict).into());
    }
    let count = i64::try_from(kids.len()).unwrap();
    document.objects.insert(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    let info = document.add_object(dictionary! { "Producer" => text(producer) });
    document.trailer.set("Root", catalog);
    document.trailer.set("Info", info);
    document
}

/// Attaches files, in the name tree and in /AF.
pub(crate) fn attach(document: &mut Document, files: &[(&str, &str)]) {
    let mut names = Vec::new();
    let mut associated = Vec::new();
    for (name, content) in files {
        let stream =
            document.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, content.as_bytes().to_vec()));
        let specification = document.add_object(dictionary! {
            "Type" => "Filespec", "F" => text(name), "UF" => text(name), "AFRelationship" => "Data",
            "EF" => dictionary! { "F" => stream, "UF" => stream },
        });
        names.extend([text(name), specification.into()]);
        associated.push(specification.into());
    }
    let catalog = document.catalog_mut().unwrap();
    catalog.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } });
    catalog.set("AF", Object::Array(associated));
}

pub(crate) fn save(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn text(text: &str) -> Object {
    Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
}
