//! The printed certificate: a PDF/A-3a and PDF/UA-1 file whose QR code and attachments hold the whole credential.
//!
//! A [`Press`] is prepared once for a programme (fonts, layout, pictures) and prints from many threads. It prints only
//! what the certificate says, static labels by language, the pictures and the QR text. Same input, same bytes.
//!
//! From top to bottom: `layout` says where things stand and how they look. `content` says what each placeholder shows,
//! `words` in which static words. `compose` fills the boxes: `matter` sets contents in glyphs (`face`, `runs`, `font`) as
//! stacks and grids of paragraphs (`stack`, `grid`, `flow`), `arrange` finds the size at which they fit. What stands on a
//! page then is a tree of `node`s, which `paint` turns into operators. `shared` begins a `file` with the fonts and drawings that many sheets have;
//! `archive` goes on with a copy of it. `preview` shows it.

mod archive;
mod arrange;
mod bundle;
mod cmap;
mod code;
mod compose;
mod content;
mod face;
pub mod fault;
mod file;
mod flow;
mod font;
mod grid;
mod image;
mod layout;
mod matter;
mod metadata;
mod node;
mod object;
mod ornament;
mod paint;
mod preview;
mod receipt;
mod runs;
mod shared;
mod stack;
mod stream;
mod svg;
pub mod symbol;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use printpdf::ExternalXObject;

use crate::claims::{Certificate, Language};
use crate::wire::digest::Digest;

use archive::{Archive, Attachment};
use compose::{Boxes, Composer, Page};
use content::Source;
use face::Faces;
use flow::{Flow, Stretch};
use layout::{ITALIC, SEMIBOLD, Show};
use matter::Setter;
use metadata::Metadata;
use node::{Area, Mark, Node, Role};
use paint::{Painted, Painter, Tagged, Used};
use shared::{Beginnings, Shared};
use stack::Picture;
use stream::{Drawing, deflate, deflate_well};
use words::Words;

pub use bundle::{Arrangement, Bundle, BundleFault};
pub use fault::SheetFault;
pub use font::Fonts;
pub(crate) use font::embedded_faces;
pub use image::{Image, Images};
pub use layout::{Layout, Layouts};
pub use metadata::PRODUCER;
pub use preview::{Pixels, preview};
pub use receipt::ReceiptSheet;

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;

/// What almost all sheets have at most. One that has more is packed again as well as can be, which takes several times as long.
const COMMON_BYTES: usize = 60_000;

/// Everything that the sheets of a programme share.
pub struct Press {
    layout: Layout,
    languages: Vec<Language>,
    faces: Faces,
    words: Words,
    images: Images,
    /// Drawings that are the same on every sheet.
    drawings: BTreeMap<String, ExternalXObject>,
    boxes: Boxes,
    beginnings: Beginnings,
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
    /// [`SheetFault::FontMissing`] if the layout names fonts of its own.
    pub fn new(layout: Layout, languages: &[Language], images: Images) -> Result<Self, SheetFault> {
        Self::with_fonts(layout, languages, images, &Fonts::default())
    }

    /// As [`Press::new`], with the institution's fonts and those that help out.
    ///
    /// # Errors
    /// [`SheetFault::Font`], [`SheetFault::FontMissing`], [`SheetFault::Writing`] without a language.
    pub fn with_fonts(
        layout: Layout,
        languages: &[Language],
        images: Images,
        fonts: &Fonts,
    ) -> Result<Self, SheetFault> {
        if languages.is_empty() {
            return Err(SheetFault::Writing("a sheet needs a language".to_owned()));
        }
        let mut drawings = BTreeMap::from([("Back".to_owned(), ornament::background(&layout, 0))]);
        if layout.continues() {
            drawings.insert("Next".to_owned(), ornament::background(&layout, 1));
        }
        drawings.insert("Seal".to_owned(), ornament::seal(layout.colour("seal"), SEAL * MM));
        drawings.extend(images.logo.iter().map(|logo| ("Logo".to_owned(), logo.form.clone())));
        for (place, signature) in images.signatures.iter().enumerate() {
            drawings.extend(signature.iter().map(|own| (format!("Sign{place}"), own.form.clone())));
        }
        let (faces, words) = (Faces::new(&layout, fonts, languages)?, Words::new(languages));
        let languages = languages.to_vec();
        let (boxes, beginnings) = (Boxes::default(), Beginnings::default());
        Ok(Self { layout, languages, faces, words, images, drawings, boxes, beginnings })
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
        self.print_beside(print, Some(&self.reprint_mark()))
    }

    fn print_beside(&self, print: &Print<'_>, mark: Option<&Node>) -> Result<Vec<u8>, SheetFault> {
        let (mut pages, symbol) = self.nodes(print).map_err(|faults| {
            faults.into_iter().next().unwrap_or_else(|| SheetFault::Writing("no fault was named".to_owned()))
        })?;
        for boxes in &mut pages {
            boxes.extend(mark.map(|mark| Arc::new(vec![mark.clone()])));
        }
        let shared = self.shared(&pages)?;
        let mut painter = Painter::new(&self.faces, &shared.glyphs, self.layout.file.height * MM, self.first());
        let paint = |boxes: &Page| painter.paint(boxes.iter().flat_map(|nodes| nodes.iter()));
        let mut painted: Vec<Painted> = pages.iter().map(paint).collect();
        let tree = one_tree(painted.iter_mut().flat_map(|page| std::mem::take(&mut page.tree)));
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
            faces: &self.faces,
            shared: &shared,
            own: &painter.into_own(),
            drawings: &[("Code", symbol)],
            pages: &painted,
            size: [self.layout.file.width * MM, self.layout.file.height * MM],
            tree: &tree,
            link: print.qr_text,
            attachments: &attachments,
            metadata: &self.metadata(print),
            id: self.id(print),
        };
        let file = archive.write(deflate)?;
        if file.len() <= COMMON_BYTES { Ok(file) } else { archive.write(deflate_well) }
    }

    /// What these pages share with those of other sheets.
    fn shared(&self, pages: &[Page]) -> Result<Arc<Shared>, SheetFault> {
        let nodes = pages.iter().flatten().flat_map(|nodes| nodes.iter());
        let glyphs = Used::of_many(&self.faces, nodes, self.first());
        let continues = pages.len() > 1;
        self.beginnings.with(glyphs, continues, |glyphs| {
            let drawings = self.drawings.iter().filter(|(name, _)| continues || *name != "Next");
            Shared::new(&self.faces, glyphs, drawings.map(|(name, form)| (name.clone(), form.clone())))
        })
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

    /// The boxes of each page, and the drawing of the QR code.
    fn nodes(&self, print: &Print<'_>) -> Result<(Vec<Page>, Drawing), Vec<SheetFault>> {
        let source = self.source(print);
        let (code, drawing, mut faults) = match code::draw(print.qr_text, &self.layout) {
            Ok((picture, drawing)) => (Some(picture), Some(drawing), Vec::new()),
            Err(fault) => (None, None, vec![fault]),
        };
        let setter = self.setter(code);
        let composer = Composer { layout: &self.layout, source: &source, setter, boxes: &self.boxes };
        let composed = composer.compose().map_err(|found| faults.extend(found));
        match (composed, drawing) {
            (Ok(mut pages), Some(drawing)) => {
                for (page, boxes) in pages.iter_mut().enumerate() {
                    boxes.insert(0, Arc::new(self.backdrop(page, print.sample)));
                }
                Ok((pages, drawing))
            }
            _ => Err(faults),
        }
    }

    /// Faces and pictures at the sizes that the layout gives them.
    fn setter(&self, code: Option<Picture>) -> Setter<'_> {
        let logo = self.images.logo.as_ref().map(|logo| {
            let ([width, height], scale) = logo.fit([60.0 * MM, self.room(Show::Logo, 18.0) * MM]);
            Picture { form: "Logo".to_owned(), width, height, scale, alt: None, link: None, shrinks: true }
        });
        let signatures = self.images.signatures.iter().enumerate().map(|(place, own)| {
            let ([width, height], scale) = own.as_ref()?.fit([40.0 * MM, self.room(Show::Signatories, 12.0) * MM]);
            Some(Picture { form: format!("Sign{place}"), width, height, scale, alt: None, link: None, shrinks: true })
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
        Setter {
            layout: &self.layout,
            faces: &self.faces,
            logo,
            signatures: signatures.collect(),
            code,
            seal: Some(seal),
        }
    }

    /// The height that the layout gives to an item, in millimetres.
    fn room(&self, show: Show, otherwise: f32) -> f32 {
        let mut items = self.layout.file.boxes.iter().flat_map(|place| &place.items);
        items.find(|item| item.show == show && item.height > 0.0).map_or(otherwise, |item| item.height)
    }

    /// Ornaments, and SAMPLE across: artifacts behind all content.
    fn backdrop(&self, page: usize, sample: bool) -> Vec<Node> {
        let area = Area { width: self.layout.file.width * MM, height: self.layout.file.height * MM, ..Area::default() };
        let mut ornaments = Node::new(Role::Artifact);
        let name = if page == 0 { "Back" } else { "Next" }.to_owned();
        ornaments.marks.push(Mark::Form { name, x: 0.0, y: area.height, scale: [1.0; 2] });
        let mut nodes = vec![ornaments];
        nodes.extend(sample.then(|| self.across(area)));
        nodes
    }

    /// SAMPLE from the lower left to the upper right.
    fn across(&self, page: Area) -> Node {
        let shaped = self.faces.shape(SEMIBOLD, false, Language::En, "SAMPLE");
        let flow = Flow::new(vec![Stretch::of_many(shaped)], 0.05);
        let (size, turn) = (page.height.min(page.width) * 0.25, (page.height / page.width).atan());
        let width = flow.natural() * size;
        let x = page.width / 2.0 - width / 2.0 * turn.cos() + size * 0.32 * turn.sin();
        let y = page.height / 2.0 + width / 2.0 * turn.sin() + size * 0.32 * turn.cos();
        let mut node = Node::new(Role::Artifact);
        node.marks.push(flow.turned([x, y], size, turn, self.layout.colour("sample")));
        node
    }

    /// Small, in the margin at the foot.
    fn reprint_mark(&self) -> Node {
        let words = self.words.say(self.first(), "sheet-reprint");
        let shaped = self.faces.shape(ITALIC, false, self.first(), &words);
        let flow = Flow::new(vec![Stretch::of_many(shaped)], 0.04);
        let [width, height] = [self.layout.file.width * MM, self.layout.file.height * MM];
        let x = (width - flow.natural() * REPRINT) / 2.0;
        let mut node = Node::new(Role::Artifact);
        node.marks.push(flow.turned([x, height - 4.2 * MM], REPRINT, 0.0, self.layout.colour("soft")));
        node
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

/// The tree of all pages: a table that goes on is one table.
fn one_tree(nodes: impl Iterator<Item = Tagged>) -> Vec<Tagged> {
    let mut tree: Vec<Tagged> = Vec::new();
    for node in nodes {
        let table = tree.iter_mut().find(|known| known.role == Role::Table && known.page < node.page);
        match table.filter(|_| node.role == Role::Table) {
            Some(table) => table.kids.extend(node.kids),
            None => tree.push(node),
        }
    }
    tree
}

/// The host in a QR text.
fn host_of(text: &str) -> &str {
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// The size of the words that mark a reprint, in points.
const REPRINT: f32 = 6.5;

/// The diameter of the place of a stamp, in millimetres.
const SEAL: f32 = 34.0;
