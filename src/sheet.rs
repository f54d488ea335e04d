//! The printed certificate: a PDF/A-3a and PDF/UA-1 file whose QR code and attachments hold the whole credential.
//!
//! A [`Press`] is prepared once for a programme (fonts, layout, pictures) and prints from many threads. It prints only
//! what the certificate says, static labels by language, the pictures and the QR text. Same input, same bytes.

mod archive;
mod bundle;
mod code;
mod compose;
mod content;
mod face;
mod fault;
mod flow;
mod grid;
mod image;
mod layout;
mod metadata;
mod node;
mod ornament;
mod paint;
mod stack;
mod stream;
mod svg;
pub mod symbol;
mod words;

use std::collections::BTreeMap;

use printpdf::{ExternalXObject, FontId, PdfDocument, PdfFont, PdfPage, PdfSaveOptions, XObject, XObjectId};

use crate::claims::{Certificate, Language};
use crate::wire::digest::Digest;

use archive::{Archive, Attachment};
use compose::{Composer, MM};
use content::Source;
use face::Faces;
use layout::{FaceName, Show};
use metadata::Metadata;
use node::{Area, Mark, Node, Piece, Role, Span};
use paint::{Painted, Painter, font_name};
use stack::Picture;
use words::Words;

pub use bundle::{Arrangement, Bundle, BundleFault};
pub(crate) use face::embedded_faces;
pub use fault::SheetFault;
pub use image::{Image, Images};
pub use layout::Layout;
pub use metadata::PRODUCER;

/// Everything that the sheets of a programme share.
pub struct Press {
    layout: Layout,
    languages: Vec<Language>,
    faces: Faces,
    words: Words,
    images: Images,
    /// Drawings that are the same on every sheet.
    drawings: BTreeMap<String, ExternalXObject>,
}

/// One sheet to print.
#[derive(Debug, Clone, Copy)]
pub struct Print<'a> {
    /// What the sheet says.
    pub certificate: &'a Certificate,
    /// The signed token, attached as `credential.jwt`.
    pub token: &'a str,
    /// The signed document, attached as `credential.json`.
    pub credential_json: &'a str,
    /// The text of the QR code, `https://<authority>/v#…`.
    pub qr_text: &'a str,
    /// Does the sheet say SAMPLE across?
    pub sample: bool,
}

impl Press {
    /// Prepares a layout, the languages in the programme's order, and the pictures.
    ///
    /// # Errors
    /// [`SheetFault::Layout`] without a language.
    pub fn new(layout: Layout, languages: &[Language], images: Images) -> Result<Self, SheetFault> {
        if languages.is_empty() {
            return Err(SheetFault::Layout("a sheet needs a language".to_owned()));
        }
        let mut drawings = BTreeMap::from([("Back".to_owned(), ornament::background(&layout))]);
        drawings.insert("Seal".to_owned(), ornament::seal(layout.colour("seal"), SEAL * MM));
        drawings.extend(images.logo.iter().map(|logo| ("Logo".to_owned(), logo.form.clone())));
        for (place, signature) in images.signatures.iter().enumerate() {
            drawings.extend(signature.iter().map(|own| (format!("Sign{place}"), own.form.clone())));
        }
        let (faces, words) = (Faces::new(languages)?, Words::new(languages));
        Ok(Self { layout, languages: languages.to_vec(), faces, words, images, drawings })
    }

    /// Finds everything that could go wrong: signs without a shape, text that does not fit, a QR code that is too large.
    ///
    /// Token and document may be those of a throw-away key: only their lengths count.
    ///
    /// # Errors
    /// Every [`SheetFault`] found.
    pub fn rehearse(&self, print: &Print<'_>) -> Result<(), Vec<SheetFault>> {
        self.nodes(print).map(|_| ())
    }

    /// Prints a sheet.
    ///
    /// # Errors
    /// The first [`SheetFault`] that [`Press::rehearse`] would find; [`SheetFault::Writing`] for our own failures.
    pub fn print(&self, print: &Print<'_>) -> Result<Vec<u8>, SheetFault> {
        self.print_beside(print, None)
    }

    /// Prints a sheet that was released in another form: it says at its foot that it is a reprint.
    ///
    /// # Errors
    /// As [`Press::print`].
    pub fn reprint(&self, print: &Print<'_>) -> Result<Vec<u8>, SheetFault> {
        self.print_beside(print, Some(self.reprint_mark()))
    }

    fn print_beside(&self, print: &Print<'_>, mark: Option<Node>) -> Result<Vec<u8>, SheetFault> {
        let (mut nodes, symbol) = self.nodes(print).map_err(|faults| {
            faults.into_iter().next().unwrap_or_else(|| SheetFault::Writing("no fault was named".to_owned()))
        })?;
        nodes.extend(mark);
        let height = self.layout.file.height * MM;
        let mut painted = Painter::new(&self.faces, height, self.first()).paint(&nodes);
        let document = self.document(&mut painted, symbol)?;
        let attachments = [
            Attachment {
                name: "credential.jwt",
                media: "application/vc+jwt",
                about: "The signed certificate as a compact JWS (vc+jwt)",
                bytes: print.token.as_bytes(),
            },
            Attachment {
                name: "credential.json",
                media: "application/ld+json",
                about: "The signed certificate as a Verifiable Credential with Data Integrity proof",
                bytes: print.credential_json.as_bytes(),
            },
        ];
        let archive = Archive {
            tree: &painted.tree,
            pieces: painted.pieces,
            link: print.qr_text,
            attachments: &attachments,
            metadata: &self.metadata(print),
            id: self.id(print),
        };
        archive.write(document)
    }

    fn first(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::En)
    }

    fn source<'a>(&'a self, print: &Print<'a>) -> Source<'a> {
        Source {
            certificate: print.certificate,
            languages: &self.languages,
            words: &self.words,
            host: host_of(print.qr_text),
        }
    }

    /// Everything on the page, and the drawing of the QR code.
    fn nodes(&self, print: &Print<'_>) -> Result<(Vec<Node>, ExternalXObject), Vec<SheetFault>> {
        let source = self.source(print);
        let symbol = code::draw(print.qr_text, self.room(Show::Qr, 40.0));
        let (code, drawing, mut faults) = match symbol {
            Ok((picture, drawing)) => (Some(picture), Some(drawing), Vec::new()),
            Err(fault) => (None, None, vec![fault]),
        };
        let alt = |id: &str, name: &str| self.words.say_of(self.first(), id, "name", name);
        let code = code.map(|picture| {
            let alt = self.words.say(self.first(), "sheet-alt-code");
            Picture { alt: Some(alt.clone()), link: Some(alt), ..picture }
        });
        let logo = self.images.logo.as_ref().map(|logo| {
            let ([width, height], scale) = logo.fit([60.0 * MM, self.room(Show::Logo, 18.0) * MM]);
            let alt = Some(alt("sheet-alt-logo", print.certificate.issuer.name.first()));
            Picture { form: "Logo".to_owned(), width, height, scale, alt, link: None, shrinks: true }
        });
        let signatures = print.certificate.issuer.signatories.iter().enumerate().map(|(place, person)| {
            let own = self.images.signatures.get(place).and_then(Option::as_ref)?;
            let ([width, height], scale) = own.fit([40.0 * MM, self.room(Show::Signatories, 12.0) * MM]);
            let alt = Some(alt("sheet-alt-signature", person.name.as_str()));
            Some(Picture { form: format!("Sign{place}"), width, height, scale, alt, link: None, shrinks: true })
        });
        let seal = Picture {
            form: "Seal".to_owned(),
            width: SEAL * MM,
            height: SEAL * MM,
            scale: [1.0; 2],
            alt: None,
            link: None,
            shrinks: true,
        };
        let composer = Composer {
            layout: &self.layout,
            faces: &self.faces,
            source: &source,
            logo,
            signatures: signatures.collect(),
            code,
            seal: Some(seal),
        };
        let mut nodes = self.backdrop(print.sample);
        match composer.compose() {
            Ok(placed) => nodes.extend(placed),
            Err(found) => faults.extend(found),
        }
        match drawing {
            Some(drawing) if faults.is_empty() => Ok((nodes, drawing)),
            _ => Err(faults),
        }
    }

    /// The height that the layout gives to an item, in millimetres.
    fn room(&self, show: Show, otherwise: f32) -> f32 {
        let mut items = self.layout.file.boxes.iter().flat_map(|place| &place.items);
        items.find(|item| item.show == show && item.height > 0.0).map_or(otherwise, |item| item.height)
    }

    /// Ornaments, and SAMPLE across: artifacts behind all content.
    fn backdrop(&self, sample: bool) -> Vec<Node> {
        let page = Area { width: self.layout.file.width * MM, height: self.layout.file.height * MM, ..Area::default() };
        let mut ornaments = Node::new(Role::Artifact);
        ornaments.marks.push(Mark::Form { name: "Back".to_owned(), x: 0.0, y: page.height, scale: [1.0; 2] });
        let mut nodes = vec![ornaments];
        if sample {
            let (size, turn, tracking) = (page.height * 0.25, (page.height / page.width).atan(), 0.05);
            let (span, width) = self.line(FaceName::Semibold, Language::En, "SAMPLE", tracking);
            let width = width * size;
            let x = page.width / 2.0 - width / 2.0 * turn.cos() + size * 0.32 * turn.sin();
            let y = page.height / 2.0 + width / 2.0 * turn.sin() + size * 0.32 * turn.cos();
            let colour = self.layout.colour("sample");
            let mut node = Node::new(Role::Artifact);
            node.marks.push(Mark::Line { x, y, size, tracking, colour, spans: vec![span], turn });
            nodes.push(node);
        }
        nodes
    }

    /// Small, in the margin at the foot.
    fn reprint_mark(&self) -> Node {
        let (size, tracking) = (6.5, 0.04);
        let (span, width) =
            self.line(FaceName::Italic, self.first(), &self.words.say(self.first(), "sheet-reprint"), tracking);
        let [page_width, page_height] = [self.layout.file.width * MM, self.layout.file.height * MM];
        let (x, y) = ((page_width - width * size) / 2.0, page_height - 4.2 * MM);
        let mut node = Node::new(Role::Artifact);
        node.marks.push(Mark::Line {
            x,
            y,
            size,
            tracking,
            colour: self.layout.colour("soft"),
            spans: vec![span],
            turn: 0.0,
        });
        node
    }

    /// A line of text in one language, and its width by size.
    fn line(&self, face: FaceName, language: Language, text: &str, tracking: f32) -> (Span, f32) {
        let shaped = self.faces.shape(face, false, language, text);
        let width = shaped.glyphs.iter().map(|glyph| glyph.advance + tracking).sum();
        let glyphs = shaped.glyphs.iter().map(|glyph| Piece {
            gid: glyph.gid,
            advance: glyph.advance,
            text: glyph.text.clone(),
        });
        (Span { face: shaped.face, language: shaped.language, glyphs: glyphs.collect() }, width)
    }

    /// The page with its fonts and drawings, as `printpdf` writes it.
    fn document(&self, painted: &mut Painted, symbol: ExternalXObject) -> Result<lopdf::Document, SheetFault> {
        let mut document = PdfDocument::new("");
        for (face, used) in painted.used.iter().enumerate() {
            let Some(font) = used.font(&self.faces, face) else { continue };
            let font = font.map_err(|fault| SheetFault::Writing(fault.to_string()))?;
            document.resources.fonts.map.insert(FontId(font_name(face)), PdfFont::new(font));
        }
        let drawings = self.drawings.iter().map(|(name, form)| (name.clone(), form.clone()));
        for (name, form) in drawings.chain([("Code".to_owned(), symbol)]) {
            document.resources.xobjects.map.insert(XObjectId(name), XObject::External(form));
        }
        let (width, height) = (printpdf::Mm(self.layout.file.width), printpdf::Mm(self.layout.file.height));
        document.pages.push(PdfPage::new(width, height, std::mem::take(&mut painted.ops)));
        let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
        Ok(document.to_lopdf_document(&options, &mut Vec::new()))
    }

    fn metadata(&self, print: &Print<'_>) -> Metadata {
        let certificate = print.certificate;
        let heading = self.source(print).heading();
        Metadata {
            title: if print.sample { format!("SAMPLE · {heading}") } else { heading },
            author: certificate.issuer.name.first().to_owned(),
            subject: format!("{} · {}", certificate.achievement.title.first(), certificate.number),
            language: self.first(),
            issued: certificate.issued,
        }
    }

    /// Files differ when anything that they are made of differs.
    fn id(&self, print: &Print<'_>) -> Digest {
        let layout = self.layout.digest();
        let sample = [u8::from(print.sample)];
        Digest::of_parts([
            layout.as_bytes().as_slice(),
            Digest::of(print.token).as_bytes().as_slice(),
            Digest::of(print.credential_json).as_bytes().as_slice(),
            print.qr_text.as_bytes(),
            sample.as_slice(),
        ])
    }
}

/// The host in a QR text.
fn host_of(text: &str) -> &str {
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// The diameter of the place of a stamp, in millimetres.
const SEAL: f32 = 34.0;
