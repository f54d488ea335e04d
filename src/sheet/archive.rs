//! From pages to an archive file: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once, with the credential inside.

use std::fmt::Write as _;

use super::face::Faces;
use super::fault::SheetFault;
use super::file::{File, Id, Pack};
use super::metadata::Metadata;
use super::node::Role;
use super::object::{date, put, text};
use super::paint::{Painted, Tagged, Used};
use super::shared::{Resources, Shared};
use super::stream::Drawing;
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
    pub(super) faces: &'a Faces,
    pub(super) shared: &'a Shared,
    /// By face, the glyphs that only this sheet needs.
    pub(super) own: &'a [Used],
    /// Drawings that only this sheet has, by name.
    pub(super) drawings: &'a [(&'static str, Drawing)],
    pub(super) pages: &'a [Painted],
    /// Of a page, in points.
    pub(super) size: [f32; 2],
    /// The structure of all pages.
    pub(super) tree: &'a [Tagged],
    /// Where links lead.
    pub(super) link: &'a str,
    pub(super) attachments: &'a [Attachment<'a>],
    pub(super) metadata: &'a Metadata,
    /// Tells this file from every other.
    pub(super) id: Digest,
}

impl Archive<'_> {
    /// Writes the file, packed in this way.
    ///
    /// # Errors
    /// [`SheetFault::Writing`] if a font cannot be made.
    pub(super) fn write(&self, pack: Pack) -> Result<Vec<u8>, SheetFault> {
        let (mut file, mut resources) = self.shared.with_own(self.faces, self.own, pack)?;
        for (name, drawing) in self.drawings {
            let id = drawing.write(&mut file);
            resources.drawings.extend_from_slice(format!("/{name} {id}").as_bytes());
        }
        let pages: Vec<Id> = self.pages.iter().map(|_| file.reserve()).collect();
        let (structure, annotations) = self.structure(&mut file, &pages);
        let tree = self.page_tree(&mut file, &pages, &resources, &annotations);
        let files = self.attach(&mut file);
        let metadata = self.metadata.write(&mut file);
        let information = self.metadata.write_dictionary(&mut file);
        let mut associated = String::new();
        let mut names = Vec::new();
        for (attachment, id) in self.attachments.iter().zip(files) {
            // Writing to a string cannot fail.
            let _ = write!(associated, "{id} ");
            put(&lopdf::Object::string_literal(attachment.name), &mut names);
            names.extend_from_slice(id.to_string().as_bytes());
        }
        let catalog = file.add(|out| {
            out.extend_from_slice(
                format!("<</Type/Catalog/Pages {tree}/Metadata {metadata}/AF[{associated}]").as_bytes(),
            );
            out.extend_from_slice(b"/Names<</EmbeddedFiles<</Names[");
            out.extend_from_slice(&names);
            out.extend_from_slice(format!("]>>>>/OutputIntents[{}]/Lang", self.shared.intent).as_bytes());
            put(&text(self.metadata.language.tag()), out);
            let rest = "/MarkInfo<</Marked true>>/PageMode/UseNone/ViewerPreferences<</DisplayDocTitle true>>";
            out.extend_from_slice(format!("{rest}/StructTreeRoot {structure}>>").as_bytes());
        });
        Ok(file.finish(catalog, information, self.id))
    }

    /// The pages with their contents (ISO 32000-1, section 7.7.3).
    fn page_tree(&self, file: &mut File, pages: &[Id], resources: &Resources, annotations: &[String]) -> Id {
        let tree = file.reserve();
        let resources = file.add(|out| {
            let parts = [b"<</Font<<", &*resources.fonts, b">>/XObject<<", &resources.drawings, b">>>>"];
            out.extend_from_slice(&parts.concat());
        });
        let [width, height] = self.size;
        let mut kids = String::new();
        for (place, ((&page, painted), annotations)) in pages.iter().zip(self.pages).zip(annotations).enumerate() {
            let content = file.add_packed(b"", &painted.content);
            let words = format!(
                "<</Type/Page/Parent {tree}/MediaBox[0 0 {width} {height}]/Resources {resources}/Contents {content}\
                 /StructParents {place}/Tabs/S/Annots[{annotations}]>>"
            );
            file.put(page, |out| out.extend_from_slice(words.as_bytes()));
            let _ = write!(kids, "{page} ");
        }
        let words = format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len());
        file.put(tree, |out| out.extend_from_slice(words.as_bytes()));
        tree
    }

    /// The structure tree (ISO 32000-1, section 14.7), and the annotations of its links by page.
    fn structure(&self, file: &mut File, pages: &[Id]) -> (Id, Vec<String>) {
        let (root, whole) = (file.reserve(), file.reserve());
        let mut builder = Builder {
            file,
            pages,
            link: self.link,
            parents: self.pages.iter().map(|page| vec![None; page.pieces]).collect(),
            links: Vec::new(),
            annotations: vec![String::new(); pages.len()],
        };
        let mut kids = String::new();
        for node in self.tree {
            let _ = write!(kids, "{} ", builder.element(node, whole));
        }
        let Builder { file, parents, links, annotations, .. } = builder;
        let words = format!("<</Type/StructElem/S/Document/P {root}/K[{kids}]>>");
        file.put(whole, |out| out.extend_from_slice(words.as_bytes()));
        let mut numbers = String::new();
        let mut next = 0;
        for owners in parents {
            let mut words = String::new();
            for owner in owners {
                let _ = match owner {
                    Some(owner) => write!(words, "{owner} "),
                    None => write!(words, "null "),
                };
            }
            let owners = file.add(|out| out.extend_from_slice(format!("[{words}]").as_bytes()));
            let _ = write!(numbers, "{next} {owners} ");
            next += 1;
        }
        for element in links {
            let _ = write!(numbers, "{next} {element} ");
            next += 1;
        }
        let words =
            format!("<</Type/StructTreeRoot/K {whole}/ParentTree<</Nums[{numbers}]>>/ParentTreeNextKey {next}>>");
        file.put(root, |out| out.extend_from_slice(words.as_bytes()));
        (root, annotations)
    }

    /// The embedded files (ISO 32000-1, section 7.11.4).
    fn attach(&self, file: &mut File) -> Vec<Id> {
        let attach = |attachment: &Attachment<'_>| {
            let mut entries = b"/Type/EmbeddedFile/Subtype".to_vec();
            put(&attachment.media.into(), &mut entries);
            entries.extend_from_slice(format!("/Params<</Size {}/ModDate", attachment.bytes.len()).as_bytes());
            put(&date(self.metadata.issued), &mut entries);
            entries.extend_from_slice(b">>");
            let stream = file.add_packed(&entries, attachment.bytes);
            file.add(|out| {
                out.extend_from_slice(b"<</Type/Filespec/AFRelationship/Data/F");
                put(&lopdf::Object::string_literal(attachment.name), out);
                out.extend_from_slice(b"/UF");
                put(&text(attachment.name), out);
                out.extend_from_slice(b"/Desc");
                put(&text(attachment.about), out);
                out.extend_from_slice(format!("/EF<</F {stream}/UF {stream}>>>>").as_bytes());
            })
        };
        self.attachments.iter().map(attach).collect()
    }
}

/// Builds the elements of the structure tree.
struct Builder<'a> {
    file: &'a mut File,
    pages: &'a [Id],
    link: &'a str,
    /// By page and piece of content: the element that it belongs to.
    parents: Vec<Vec<Option<Id>>>,
    links: Vec<Id>,
    /// By page.
    annotations: Vec<String>,
}

impl Builder<'_> {
    fn element(&mut self, node: &Tagged, parent: Id) -> Id {
        let id = self.file.reserve();
        let Some(&page) = self.pages.get(node.page) else { return id };
        let mut kids = String::new();
        for &piece in &node.pieces {
            if let Some(owner) = self.parents.get_mut(node.page).and_then(|owners| owners.get_mut(piece)) {
                *owner = Some(id);
            }
            // Writing to a string cannot fail.
            let _ = write!(kids, "{piece} ");
        }
        for kid in &node.kids {
            let _ = write!(kids, "{} ", self.element(kid, id));
        }
        let area = &node.area;
        let corners = [area.x, area.y, area.x + area.width, area.y + area.height].map(f32::round);
        let corners = corners.map(|corner| corner.to_string()).join(" ");
        let more = match node.role {
            Role::Figure => format!("/A<</O/Layout/Placement/Block/BBox[{corners}]>>"),
            Role::Link => {
                let annotation = self.annotation(node, &corners);
                self.links.push(id);
                let _ = write!(kids, "<</Type/OBJR/Obj {annotation}/Pg {page}>>");
                String::new()
            }
            Role::TableHeading => "/A<</O/Table/Scope/Column>>".to_owned(),
            _ => String::new(),
        };
        self.file.put(id, |out| {
            out.extend_from_slice(
                format!("<</Type/StructElem/S/{}/P {parent}/Pg {page}/K[{kids}]{more}", node.role.tag()).as_bytes(),
            );
            if let Some(alt) = &node.alt {
                out.extend_from_slice(b"/Alt");
                put(&text(alt), out);
            }
            out.extend_from_slice(b">>");
        });
        id
    }

    /// A link that is also printed (flag 4), as PDF/A asks.
    fn annotation(&mut self, node: &Tagged, corners: &str) -> Id {
        let place = self.pages.len() + self.links.len();
        let id = self.file.add(|out| {
            let head =
                format!("<</Type/Annot/Subtype/Link/Rect[{corners}]/Border[0 0 0]/F 4/StructParent {place}/Contents");
            out.extend_from_slice(head.as_bytes());
            put(&text(node.alt.as_deref().unwrap_or_default()), out);
            out.extend_from_slice(b"/A<</S/URI/URI");
            put(&lopdf::Object::string_literal(self.link), out);
            out.extend_from_slice(b">>>>");
        });
        if let Some(annotations) = self.annotations.get_mut(node.page) {
            let _ = write!(annotations, "{id} ");
        }
        id
    }
}
