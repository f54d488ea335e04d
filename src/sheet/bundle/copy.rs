//! Takes the pages of a sheet over into another file, with all that they need and no more.

use std::collections::HashMap;
use std::io::Write;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::BundleFault;
use super::file::File;

/// From one sheet into one file.
pub(super) struct Copier<'a, W> {
    sheet: &'a Document,
    file: &'a mut File<W>,
    copied: HashMap<ObjectId, u32>,
}

/// A page of a sheet.
pub(super) struct Page {
    entries: Dictionary,
    /// In points.
    pub(super) size: [f32; 2],
}

/// A page as a drawing, and its size in points.
pub(super) struct Picture {
    pub(super) drawing: u32,
    pub(super) size: [f32; 2],
}

impl<'a, W: Write> Copier<'a, W> {
    pub(super) fn new(sheet: &'a Document, file: &'a mut File<W>) -> Self {
        Self { sheet, file, copied: HashMap::new() }
    }

    /// The pages, each with what it inherits from the page tree.
    pub(super) fn pages(&self) -> Result<Vec<Page>, BundleFault> {
        let pages: Vec<_> = self.sheet.page_iter().map(|id| self.read_page(id)).collect::<Result<_, _>>()?;
        if pages.is_empty() { Err(BundleFault::NotASheet("no page")) } else { Ok(pages) }
    }

    fn read_page(&self, id: ObjectId) -> Result<Page, BundleFault> {
        let wrong = |_| BundleFault::NotASheet("a page that cannot be read");
        let mut entries = self.sheet.get_dictionary(id).map_err(wrong)?.clone();
        let mut node = entries.clone();
        for _ in 0..DEPTH {
            let Ok(parent) = node.get(b"Parent").and_then(Object::as_reference) else { break };
            node = self.sheet.get_dictionary(parent).map_err(wrong)?.clone();
            for key in [&b"MediaBox"[..], b"Resources", b"Rotate"] {
                if let (false, Ok(value)) = (entries.has(key), node.get(key)) {
                    entries.set(key, value.clone());
                }
            }
        }
        for key in [&b"Parent"[..], b"StructParents", b"Tabs", b"Annots", b"AF"] {
            entries.remove(key);
        }
        let media = entries.get(b"MediaBox").and_then(|media| self.sheet.dereference(media)).map_err(wrong)?.1;
        let corners: Vec<f32> =
            media.as_array().map_err(wrong)?.iter().filter_map(|side| side.as_float().ok()).collect();
        let [left, lower, right, upper] = corners[..] else {
            return Err(BundleFault::NotASheet("a page without a size"));
        };
        Ok(Page { entries, size: [right - left, upper - lower] })
    }

    /// Copies a page below a node of the page tree.
    pub(super) fn page(&mut self, page: &Page, parent: u32) -> Result<u32, BundleFault> {
        let mut entries = self.dictionary(&page.entries, 0)?;
        entries.set("Parent", (parent, 0));
        Ok(self.file.add_anew(&Object::Dictionary(entries))?)
    }

    /// Copies a page as a drawing.
    pub(super) fn picture(&mut self, page: &Page) -> Result<Picture, BundleFault> {
        let wrong = |_| BundleFault::NotASheet("a page that cannot be read");
        let mut content = Vec::new();
        let contents = page.entries.get(b"Contents").map_err(wrong)?;
        let streams = match contents {
            Object::Array(streams) => streams.iter().collect(),
            one => vec![one],
        };
        for stream in streams {
            let (_, stream) = self.sheet.dereference(stream).map_err(wrong)?;
            let stream = stream.as_stream().map_err(wrong)?;
            content.extend(stream.get_plain_content().map_err(wrong)?);
            content.push(b'\n');
        }
        let resources = page.entries.get(b"Resources").map_err(wrong)?;
        let [width, height] = page.size;
        let entries = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), width.into(), height.into()],
            "Resources" => self.copied(resources, 0)?,
        };
        Ok(Picture { drawing: self.file.add_stream(entries, &content)?, size: page.size })
    }

    /// An object for the other file; everything that it names is copied first.
    fn copied(&mut self, object: &Object, depth: usize) -> Result<Object, BundleFault> {
        if depth > DEPTH {
            return Err(BundleFault::NotASheet("its objects are nested too deep"));
        }
        Ok(match object {
            Object::Reference(id) => Object::Reference((self.number(*id, depth)?, 0)),
            Object::Array(items) => {
                Object::Array(items.iter().map(|item| self.copied(item, depth + 1)).collect::<Result<_, _>>()?)
            }
            Object::Dictionary(entries) => Object::Dictionary(self.dictionary(entries, depth)?),
            Object::Stream(stream) => {
                Object::Stream(Stream::new(self.dictionary(&stream.dict, depth)?, stream.content.clone()))
            }
            other => other.clone(),
        })
    }

    fn dictionary(&mut self, entries: &Dictionary, depth: usize) -> Result<Dictionary, BundleFault> {
        let copied = |(key, value): (&Vec<u8>, &Object)| Ok((key.clone(), self.copied(value, depth + 1)?));
        let copied: Result<Vec<_>, BundleFault> = entries.iter().map(copied).collect();
        Ok(copied?.into_iter().collect())
    }

    /// The number of an object in the other file.
    fn number(&mut self, id: ObjectId, depth: usize) -> Result<u32, BundleFault> {
        if let Some(number) = self.copied.get(&id) {
            return Ok(*number);
        }
        let object = self.sheet.get_object(id).map_err(|_| BundleFault::NotASheet("an object is missing"))?;
        let object = self.copied(object, depth + 1)?;
        let number = self.file.add(&object)?;
        self.copied.insert(id, number);
        Ok(number)
    }
}

/// Objects of a sheet are nested some six deep.
const DEPTH: usize = 24;
