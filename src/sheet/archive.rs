//! From a page to an archive file: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once, with the credential inside.

use lopdf::{Document, Object, ObjectId, Stream, StringFormat, dictionary};

use super::fault::SheetFault;
use super::metadata::Metadata;
use super::node::Role;
use super::paint::Tagged;
use super::stream::{Packed, deflate, utf16};
use crate::time::Day;
use crate::wire::digest::Digest;

/// A file inside the sheet.
pub(super) struct Attachment<'a> {
    pub(super) name: &'static str,
    pub(super) media: &'static str,
    pub(super) about: &'static str,
    pub(super) bytes: &'a [u8],
}

/// What makes an archive file of pages.
pub(super) struct Archive<'a> {
    pub(super) tree: &'a [Tagged],
    /// How many pieces of content each page has.
    pub(super) pieces: &'a [usize],
    /// Where links lead.
    pub(super) link: &'a str,
    pub(super) attachments: &'a [Attachment<'a>],
    pub(super) metadata: &'a Metadata,
    /// Tells this file from every other.
    pub(super) id: Digest,
    /// Streams that were packed for other sheets; `None` where each sheet has fonts of its own.
    pub(super) packed: Option<&'a Packed>,
}

impl Archive<'_> {
    /// Completes the document and writes it.
    ///
    /// # Errors
    /// [`SheetFault::Writing`] if the document is not what `printpdf` promises.
    pub(super) fn write(&self, mut document: Document) -> Result<Vec<u8>, SheetFault> {
        let failed = |fault: lopdf::Error| SheetFault::Writing(fault.to_string());
        let pages: Vec<ObjectId> = document.page_iter().collect();
        "1.7".clone_into(&mut document.version);
        let structure = self.structure(&mut document, &pages).map_err(failed)?;
        let (names, associated) = self.attach(&mut document);
        let intent = output_intent(&mut document);
        let metadata = document.add_object(self.metadata.to_stream());
        let information = document.add_object(self.metadata.to_dictionary());
        let catalog = document.catalog_mut().map_err(failed)?;
        catalog.remove(b"PageLayout");
        catalog.set("Metadata", metadata);
        catalog.set("OutputIntents", vec![Object::Reference(intent)]);
        catalog.set("Lang", text(self.metadata.language.tag()));
        catalog.set("MarkInfo", dictionary! { "Marked" => true });
        catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
        catalog.set("StructTreeRoot", structure);
        catalog.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } });
        catalog.set("AF", associated);
        document.trailer.set("Info", information);
        let id = Object::String(self.id.as_bytes().iter().take(16).copied().collect(), StringFormat::Hexadecimal);
        document.trailer.set("ID", vec![id.clone(), id]);
        save(document, self.packed)
    }

    /// The structure tree (ISO 32000-1, section 14.7) and the annotations of its links.
    fn structure(&self, document: &mut Document, pages: &[ObjectId]) -> Result<ObjectId, lopdf::Error> {
        let root = document.new_object_id();
        let mut builder = Builder {
            document,
            pages,
            link: self.link,
            parents: self.pieces.iter().map(|&pieces| vec![Object::Null; pieces]).collect(),
            links: Vec::new(),
            annotations: vec![Vec::new(); pages.len()],
        };
        let whole = builder.document.new_object_id();
        let kids: Vec<Object> = self.tree.iter().map(|node| Object::Reference(builder.element(node, whole))).collect();
        let Builder { parents, links, annotations, .. } = builder;
        let element = dictionary! { "Type" => "StructElem", "S" => "Document", "P" => root, "K" => kids };
        document.objects.insert(whole, Object::Dictionary(element));
        let mut numbers: Vec<Object> = Vec::new();
        let mut next = 0;
        for parents in parents {
            numbers.extend([Object::Integer(next), document.add_object(parents).into()]);
            next += 1;
        }
        for element in links {
            numbers.extend([Object::Integer(next), element.into()]);
            next += 1;
        }
        let tree = document.add_object(dictionary! { "Nums" => numbers });
        let object = dictionary! {
            "Type" => "StructTreeRoot", "K" => vec![whole.into()], "ParentTree" => tree, "ParentTreeNextKey" => next,
        };
        document.objects.insert(root, Object::Dictionary(object));
        for ((&page, annotations), place) in pages.iter().zip(annotations).zip(0_i64..) {
            let page = document.get_dictionary_mut(page)?;
            page.set("StructParents", place);
            page.set("Tabs", "S");
            page.set("Annots", annotations);
        }
        Ok(root)
    }

    /// The embedded files: the array of names and the array of associated files.
    fn attach(&self, document: &mut Document) -> (Vec<Object>, Vec<Object>) {
        let mut names = Vec::new();
        let mut associated = Vec::new();
        for attachment in self.attachments {
            let size = i64::try_from(attachment.bytes.len()).unwrap_or(i64::MAX);
            let stream = Stream::new(
                dictionary! {
                    "Type" => "EmbeddedFile",
                    "Subtype" => attachment.media,
                    "Params" => dictionary! { "Size" => size, "ModDate" => date(self.metadata.issued) },
                },
                attachment.bytes.to_vec(),
            );
            let stream = document.add_object(stream);
            let file = document.add_object(dictionary! {
                "Type" => "Filespec",
                "F" => Object::string_literal(attachment.name),
                "UF" => text(attachment.name),
                "AFRelationship" => "Data",
                "Desc" => text(attachment.about),
                "EF" => dictionary! { "F" => stream, "UF" => stream },
            });
            names.extend([Object::string_literal(attachment.name), file.into()]);
            associated.push(file.into());
        }
        (names, associated)
    }
}

/// Builds the elements of the structure tree.
struct Builder<'a> {
    document: &'a mut Document,
    pages: &'a [ObjectId],
    link: &'a str,
    /// By page and piece of content: the element that it belongs to.
    parents: Vec<Vec<Object>>,
    links: Vec<ObjectId>,
    /// By page.
    annotations: Vec<Vec<Object>>,
}

impl Builder<'_> {
    fn element(&mut self, node: &Tagged, parent: ObjectId) -> ObjectId {
        let id = self.document.new_object_id();
        let mut kids: Vec<Object> = Vec::new();
        let page = self.pages.get(node.page).map_or(Object::Null, |&page| page.into());
        for &piece in &node.pieces {
            let owners = self.parents.get_mut(node.page);
            if let Some(owner) = usize::try_from(piece).ok().and_then(|piece| owners?.get_mut(piece)) {
                *owner = id.into();
            }
            kids.push(piece.into());
        }
        for kid in &node.kids {
            kids.push(self.element(kid, id).into());
        }
        let mut element =
            dictionary! { "Type" => "StructElem", "S" => node.role.tag(), "P" => parent, "Pg" => page.clone() };
        if let Some(alt) = &node.alt {
            element.set("Alt", text(alt));
        }
        let area = &node.area;
        let corners = [area.x, area.y, area.x + area.width, area.y + area.height].map(f32::round);
        match node.role {
            Role::Figure => {
                let corners: Vec<Object> = corners.iter().map(|&corner| corner.into()).collect();
                element.set("A", dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners });
            }
            Role::Link => {
                let annotation = self.annotation(node, corners);
                self.links.push(id);
                kids.push(Object::Dictionary(dictionary! { "Type" => "OBJR", "Obj" => annotation, "Pg" => page }));
            }
            Role::TableHeading => element.set("A", dictionary! { "O" => "Table", "Scope" => "Column" }),
            _ => {}
        }
        element.set("K", kids);
        self.document.objects.insert(id, Object::Dictionary(element));
        id
    }

    /// A link that is also printed (flag 4), as PDF/A asks.
    fn annotation(&mut self, node: &Tagged, corners: [f32; 4]) -> ObjectId {
        let corners: Vec<Object> = corners.iter().map(|&corner| corner.into()).collect();
        let place = i64::try_from(self.pages.len() + self.links.len()).unwrap_or(0);
        let id = self.document.add_object(dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => corners,
            "Border" => vec![0.into(), 0.into(), 0.into()],
            "F" => 4,
            "StructParent" => place,
            "Contents" => text(node.alt.as_deref().unwrap_or_default()),
            "A" => dictionary! { "S" => "URI", "URI" => Object::string_literal(self.link) },
        });
        if let Some(annotations) = self.annotations.get_mut(node.page) {
            annotations.push(id.into());
        }
        id
    }
}

/// What the colours mean: sRGB.
fn output_intent(document: &mut Document) -> ObjectId {
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec()));
    document.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    })
}

/// Packs what is not yet packed and writes the file, objects in the order of their numbers.
fn save(mut document: Document, packed: Option<&Packed>) -> Result<Vec<u8>, SheetFault> {
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && !stream.dict.has(b"Filter")
            && stream.dict.get(b"Type").and_then(Object::as_name).ok() != Some(b"Metadata")
        {
            // Fonts come again on other sheets; whatever else is large, is one person's.
            let is_font = !stream.dict.has(b"Type") && (stream.dict.has(b"Length1") || stream.dict.has(b"Subtype"));
            let packed = match packed.filter(|_| is_font) {
                Some(packed) => packed.deflate(&stream.content),
                None => deflate(&stream.content),
            };
            if packed.len() + 21 < stream.content.len() {
                stream.dict.set("Filter", "FlateDecode");
                stream.set_content(packed);
            }
        }
    }
    let mut bytes = Vec::with_capacity(64 * 1024);
    let options = lopdf::SaveOptions::builder().use_object_streams(true).use_xref_streams(true).compression_level(6);
    document.save_with_options(&mut bytes, options.build()).map_err(|fault| SheetFault::Writing(fault.to_string()))?;
    Ok(bytes)
}

/// A text string: ASCII as it is, anything else in UTF-16.
pub(super) fn text(text: &str) -> Object {
    if text.is_ascii() { Object::string_literal(text) } else { Object::String(utf16(text), StringFormat::Hexadecimal) }
}

/// Midnight of a day, as PDF writes it.
pub(super) fn date(day: Day) -> Object {
    Object::string_literal(format!("D:{:04}{:02}{:02}000000Z", day.year(), day.month(), day.day_of_month()))
}

const SRGB: &[u8] = include_bytes!("../../assets/icc/sRGB-v4.icc");
