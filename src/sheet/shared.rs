//! What many sheets share: fonts and drawings, made by `printpdf`, and the meaning of colours. It is written once, at the beginning of a
//! file of which each sheet goes on with a copy.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, RwLock};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use printpdf::{Codepoint, ExternalXObject, FontId, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions};
use printpdf::{Pt, TextItem, XObject, XObjectId};
use subsetter::GlyphRemapper;

use super::cmap;
use super::face::Faces;
use super::fault::SheetFault;
use super::file::{File, Id, Pack};
use super::font::bare;
use super::object;
use super::paint::{Used, font_name};
use super::stream::deflate_well;
use crate::wire::digest::Digest;

/// The beginning of a file, and what in it has which name.
pub(super) struct Shared {
    pub(super) file: File,
    /// By face, the glyphs of its fonts.
    pub(super) glyphs: Vec<Used>,
    pub(super) resources: Resources,
    /// The output intent: what the colours mean.
    pub(super) intent: Id,
}

/// Fonts and drawings, as entries of dictionaries.
#[derive(Debug, Clone, Default)]
pub(super) struct Resources {
    pub(super) fonts: Vec<u8>,
    pub(super) drawings: Vec<u8>,
}

/// The beginnings that the sheets of a programme had. Making one is pure, so remembering it changes no sheet.
#[derive(Default)]
pub(super) struct Beginnings(RwLock<HashMap<Key, Arc<Shared>>>);

/// The glyphs of each face, and whether there are pages after the first.
type Key = (Vec<Vec<(u16, Arc<str>)>>, bool);

impl Beginnings {
    /// The beginning with these glyphs, from memory or made.
    pub(super) fn with(
        &self,
        glyphs: Vec<Used>,
        continues: bool,
        make: impl FnOnce(Vec<Used>) -> Result<Shared, SheetFault>,
    ) -> Result<Arc<Shared>, SheetFault> {
        let key = (glyphs.iter().map(|used| used.glyphs().to_vec()).collect(), continues);
        if let Some(known) = self.0.read().ok().and_then(|memory| memory.get(&key).cloned()) {
            return Ok(known);
        }
        let shared = Arc::new(make(glyphs)?);
        if let Ok(mut memory) = self.0.write()
            && memory.len() < MEMORY
        {
            memory.insert(key, Arc::clone(&shared));
        }
        Ok(shared)
    }
}

impl Shared {
    /// Fonts of these glyphs, by face, and drawings.
    pub(super) fn new(
        faces: &Faces,
        glyphs: Vec<Used>,
        drawings: impl IntoIterator<Item = (String, ExternalXObject)>,
    ) -> Result<Self, SheetFault> {
        let mut file = File::new(deflate_well);
        let profile = file.add_packed(b"/N 3", SRGB);
        let intent = format!(
            "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile}>>"
        );
        let intent = file.add(|out| out.extend_from_slice(intent.as_bytes()));
        let resources = write(&mut file, faces, glyphs.iter().enumerate(), drawings)?;
        file.flush();
        Ok(Self { file, glyphs, resources, intent })
    }

    /// Goes on, packed in this way, with fonts of glyphs, by face, that only one sheet needs.
    pub(super) fn with_own(&self, faces: &Faces, own: &[Used], pack: Pack) -> Result<(File, Resources), SheetFault> {
        let mut file = self.file.going_on(pack);
        let mut resources = self.resources.clone();
        if own.iter().any(|used| !used.glyphs().is_empty()) {
            let fonts = (faces.len()..).zip(own);
            resources.fonts.extend(write(&mut file, faces, fonts, [])?.fonts);
        }
        Ok((file, resources))
    }
}

/// Lets `printpdf` make fonts and drawings, and writes them into a file.
fn write<'a>(
    file: &mut File,
    faces: &Faces,
    fonts: impl Iterator<Item = (usize, &'a Used)>,
    drawings: impl IntoIterator<Item = (String, ExternalXObject)>,
) -> Result<Resources, SheetFault> {
    let mut document = PdfDocument::new("");
    let mut shown = Vec::new();
    let mut said = BTreeMap::new();
    for (number, used) in fonts.filter(|(_, used)| !used.glyphs().is_empty()) {
        let program = program(faces, number % faces.len().max(1), used)?;
        let texts = used.glyphs().iter().map(|(_, text)| &**text);
        said.extend(program.font_name.clone().map(|name| (name.into_bytes(), cmap::to_unicode(texts))));
        document.resources.fonts.map.insert(FontId(font_name(number)), PdfFont::new(program));
        shown.extend(specimen(number, used));
    }
    for (name, form) in drawings {
        document.resources.xobjects.map.insert(XObjectId(name), XObject::External(form));
    }
    document.pages.push(PdfPage::new(printpdf::Mm(1.0), printpdf::Mm(1.0), shown));
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut document = document.to_lopdf_document(&options, &mut Vec::new());
    say(&mut document, &said);
    let mut import = Import { document, file, known: BTreeMap::new() };
    Ok(Resources { fonts: import.resources(b"Font")?, drawings: import.resources(b"XObject")? })
}

/// The program of a face with some of its glyphs, ready for `printpdf`.
fn program(faces: &Faces, face: usize, used: &Used) -> Result<printpdf::ParsedFont, SheetFault> {
    let failed = |fault: &dyn std::fmt::Display| SheetFault::Writing(fault.to_string());
    let own = faces.face(face).ok_or_else(|| failed(&"a face is missing"))?;
    let mut mapper = GlyphRemapper::new();
    for (gid, _) in used.glyphs() {
        mapper.remap(*gid);
    }
    let program = subsetter::subset(&own.bytes, own.index, &mapper).map_err(|fault| failed(&fault))?;
    let width = |gid| own.metrics.get_glyph_width(gid).unwrap_or(0);
    Ok(printpdf::ParsedFont {
        original_bytes: bare(&program),
        font_index: 0,
        font_name: Some(format!("{}+{}", tag_of(used), own.name)),
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths: (1..).zip(used.glyphs()).map(|(number, (gid, _))| (number, width(*gid))).collect(),
        units_per_em: own.metrics.units_per_em,
        font_metrics: own.metrics.font_metrics.clone(),
        font_type: own.metrics.font_type,
        pdf_font_metrics: own.metrics.pdf_font_metrics.clone(),
    })
}

/// What tells `printpdf` the glyphs of a font and their texts. No page shows it.
fn specimen(number: usize, used: &Used) -> [Op; 2] {
    let glyph = |(gid, (_, text)): (u16, &(u16, Arc<str>))| {
        let text = if text.is_empty() { "\u{fffd}" } else { text };
        Codepoint { gid, offset: 0.0, cid: Some(text.to_owned()) }
    };
    let items = vec![TextItem::GlyphIds((1..).zip(used.glyphs()).map(glyph).collect())];
    let font = PdfFontHandle::External(FontId(font_name(number)));
    [Op::SetFont { font, size: Pt(1.0) }, Op::ShowText { items }]
}

/// Puts what the glyphs of fonts say, by the name of the font, in the place of what `printpdf` has written, which is twice as long.
fn say(document: &mut Document, said: &BTreeMap<Vec<u8>, Vec<u8>>) {
    let of_font = |font: &Object| {
        let font = font.as_dict().ok()?;
        let cmap = said.get(font.get(b"BaseFont").ok()?.as_name().ok()?)?;
        Some((font.get(b"ToUnicode").ok()?.as_reference().ok()?, cmap.clone()))
    };
    for (id, cmap) in document.objects.values().filter_map(of_font).collect::<Vec<_>>() {
        document.objects.insert(id, Stream::new(Dictionary::new(), cmap).into());
    }
}

/// Six capital letters that tell one subset from another (ISO 32000-1, section 9.6.4).
fn tag_of(used: &Used) -> String {
    let digest = Digest::of(used.glyphs().iter().flat_map(|(gid, _)| gid.to_be_bytes()).collect::<Vec<u8>>());
    digest.as_bytes().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// Takes objects of a document over into a file.
struct Import<'a> {
    document: Document,
    file: &'a mut File,
    known: BTreeMap<ObjectId, Id>,
}

impl Import<'_> {
    /// The resources of a kind that the first page has, as entries of a dictionary.
    fn resources(&mut self, kind: &[u8]) -> Result<Vec<u8>, SheetFault> {
        let failed = |fault: lopdf::Error| SheetFault::Writing(fault.to_string());
        let document = &self.document;
        let page = document.page_iter().next().ok_or(lopdf::Error::PageNumberNotFound(1)).map_err(failed)?;
        let followed = |entries: &Dictionary, key: &[u8]| {
            let entry = entries.get(key).and_then(|entry| document.dereference(entry));
            entry.and_then(|(_, entry)| entry.as_dict()).cloned().unwrap_or_default()
        };
        let page = document.get_dictionary(page).map_err(failed)?;
        let entries = followed(&followed(page, b"Resources"), kind);
        let entries = self.entries(entries);
        let mut out = Vec::new();
        object::put_inner(&entries, &mut out);
        Ok(out)
    }

    fn taken(&mut self, object: Object) -> Object {
        match object {
            Object::Reference(id) => self.number(id).into(),
            Object::Array(items) => Object::Array(items.into_iter().map(|item| self.taken(item)).collect()),
            Object::Dictionary(entries) => Object::Dictionary(self.entries(entries)),
            other => other,
        }
    }

    fn entries(&mut self, entries: Dictionary) -> Dictionary {
        entries.into_iter().map(|(key, value)| (key, self.taken(value))).collect()
    }

    /// The number of an object in the file, where it and all that it names then are.
    fn number(&mut self, id: ObjectId) -> Id {
        if let Some(known) = self.known.get(&id) {
            return *known;
        }
        let number = self.file.reserve();
        self.known.insert(id, number);
        match self.document.objects.remove(&id) {
            Some(Object::Stream(mut stream)) => {
                stream.dict.remove(b"Length");
                let is_packed = stream.dict.has(b"Filter");
                let mut entries = Vec::new();
                object::put_inner(&self.entries(stream.dict), &mut entries);
                if is_packed {
                    self.file.stream(number, &entries, &stream.content);
                } else {
                    self.file.packed(number, &entries, &stream.content);
                }
            }
            object => {
                let object = self.taken(object.unwrap_or(Object::Null));
                self.file.put(number, |out| object::put(&object, out));
            }
        }
        number
    }
}

/// The most beginnings that are remembered: numbers that agree with what they count differ, names do not.
const MEMORY: usize = 64;

const SRGB: &[u8] = include_bytes!("../../assets/icc/sRGB-v4.icc");
