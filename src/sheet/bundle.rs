//! Many sheets in one file: for the printer, or as small pictures to look through.
//!
//! The file grows sheet by sheet and holds what sheets share once, so a batch of any size takes little memory. It is made to be printed and
//! looked at: attachments and tags stay in the sheets themselves. The codes stay whole, so every page can be verified.

mod contact;
mod copy;
mod file;

use std::io::Write;

use lopdf::{Dictionary, Document, Object, dictionary};

use super::object;
use contact::Grid;
use copy::Copier;
use file::File;

/// How sheets follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// Small pictures of the sheets, many on a page of A4.
    Contact,
    /// As they are.
    OneSided,
    /// Each begins on the front of a leaf: behind a sheet of one page lies an empty one.
    TwoSided,
}

/// Why sheets cannot be put together.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BundleFault {
    /// The file could not be written.
    #[error("the file cannot be written")]
    File(#[from] std::io::Error),
    /// What was to be added is no sheet.
    #[error("not a sheet: {0}")]
    NotASheet(&'static str),
}

/// A file that is being put together.
pub struct Bundle<W> {
    file: File<W>,
    arrangement: Arrangement,
    /// The page tree: its root, the nodes that are full, and the node that is being filled.
    root: u32,
    nodes: Vec<(u32, usize)>,
    filling: (u32, Vec<u32>),
    bookmarks: Vec<(String, u32)>,
    grid: Grid,
    is_landscape: bool,
}

impl<W: Write> Bundle<W> {
    /// An empty one.
    ///
    /// # Errors
    /// [`BundleFault::File`].
    pub fn new(out: W, arrangement: Arrangement) -> Result<Self, BundleFault> {
        let mut file = File::new(out)?;
        let (root, first) = (file.reserve(), file.reserve());
        Ok(Self {
            file,
            arrangement,
            root,
            nodes: Vec::new(),
            filling: (first, Vec::new()),
            bookmarks: Vec::new(),
            grid: Grid::default(),
            is_landscape: false,
        })
    }

    /// Adds a sheet, with its register number and a name for its bookmark.
    ///
    /// # Errors
    /// [`BundleFault`].
    pub fn add(&mut self, number: &str, name: &str, sheet: &[u8]) -> Result<(), BundleFault> {
        let sheet = Document::load_mem(sheet).map_err(|_| BundleFault::NotASheet("no PDF"))?;
        let mut copier = Copier::new(&sheet, &mut self.file);
        let pages = copier.pages()?;
        let title = if name.is_empty() { number.to_owned() } else { format!("{number} · {name}") };
        if self.arrangement == Arrangement::Contact {
            let pictures = pages.iter().map(|page| copier.picture(page)).collect::<Result<Vec<_>, _>>()?;
            for picture in pictures {
                if self.grid.is_full() {
                    self.contact_page()?;
                }
                self.grid.push(picture, number, &title);
            }
            return Ok(());
        }
        let mut first = None;
        for page in &pages {
            let parent = self.filling.0;
            let id = Copier::new(&sheet, &mut self.file).page(page, parent)?;
            self.is_landscape |= page.size[0] > page.size[1];
            self.push(id)?;
            first = first.or(Some(id));
        }
        if self.arrangement == Arrangement::TwoSided && pages.len() % 2 == 1 {
            let [width, height] = pages.last().map_or(A4, |page| page.size);
            let parent = self.filling.0;
            let blank = dictionary! {
                "Type" => "Page",
                "Parent" => (parent, 0),
                "MediaBox" => vec![0.into(), 0.into(), width.into(), height.into()],
                "Resources" => dictionary! {},
            };
            let id = self.file.add_anew(&blank.into())?;
            self.push(id)?;
        }
        self.bookmarks.extend(first.map(|page| (title, page)));
        Ok(())
    }

    /// Writes what holds the pages together.
    ///
    /// # Errors
    /// [`BundleFault::File`]; [`BundleFault::NotASheet`] if no sheet was added.
    pub fn finish(mut self) -> Result<W, BundleFault> {
        if !self.grid.is_empty() {
            self.contact_page()?;
        }
        self.close_node()?;
        let count: usize = self.nodes.iter().map(|(_, count)| count).sum();
        if count == 0 {
            return Err(BundleFault::NotASheet("nothing was added"));
        }
        let kids: Vec<Object> = self.nodes.iter().map(|(node, _)| (*node, 0).into()).collect();
        self.file
            .write(self.root, &dictionary! { "Type" => "Pages", "Count" => number(count), "Kids" => kids }.into())?;
        let outline = self.outline()?;
        let sides = match (self.arrangement, self.is_landscape) {
            (Arrangement::TwoSided, false) => "DuplexFlipLongEdge",
            (Arrangement::TwoSided, true) => "DuplexFlipShortEdge",
            _ => "Simplex",
        };
        // Scaling would change the size of a code's modules.
        let preferences = dictionary! { "PrintScaling" => "None", "PickTrayByPDFSize" => true, "Duplex" => sides };
        let catalog = dictionary! {
            "Type" => "Catalog",
            "Pages" => (self.root, 0),
            "Outlines" => (outline, 0),
            "PageMode" => "UseOutlines",
            "ViewerPreferences" => preferences,
        };
        let catalog = self.file.add(&catalog.into())?;
        Ok(self.file.finish(catalog)?)
    }

    /// Puts a page into the tree.
    fn push(&mut self, page: u32) -> Result<(), BundleFault> {
        self.filling.1.push(page);
        if self.filling.1.len() < NODE {
            return Ok(());
        }
        self.close_node()?;
        self.filling.0 = self.file.reserve();
        Ok(())
    }

    fn close_node(&mut self) -> Result<(), BundleFault> {
        let (node, pages) = (self.filling.0, std::mem::take(&mut self.filling.1));
        let kids: Vec<Object> = pages.iter().map(|page| (*page, 0).into()).collect();
        let count = number(pages.len());
        let object = dictionary! { "Type" => "Pages", "Parent" => (self.root, 0), "Count" => count, "Kids" => kids };
        self.file.write(node, &object.into())?;
        if !pages.is_empty() {
            self.nodes.push((node, pages.len()));
        }
        Ok(())
    }

    /// A page of small pictures.
    fn contact_page(&mut self) -> Result<(), BundleFault> {
        let grid = std::mem::take(&mut self.grid);
        let content = self.file.add_stream(dictionary! {}, &grid.content())?;
        let pictures: Dictionary =
            grid.pictures().map(|(name, picture)| (name.into_bytes(), Object::from((picture, 0)))).collect();
        let font = dictionary! {
            "Type" => "Font",
            "Subtype" => "Type1",
            "BaseFont" => "Helvetica",
            "Encoding" => "WinAnsiEncoding",
        };
        let page = dictionary! {
            "Type" => "Page",
            "Parent" => (self.filling.0, 0),
            "MediaBox" => vec![0.into(), 0.into(), A4[0].into(), A4[1].into()],
            "Contents" => (content, 0),
            "Resources" => dictionary! { "XObject" => pictures, "Font" => dictionary! { "F" => font } },
        };
        let page = self.file.add_anew(&page.into())?;
        self.bookmarks.extend(grid.titles().map(|title| (title.to_owned(), page)));
        self.push(page)
    }

    /// The bookmarks, one below the other (ISO 32000-1, section 12.3.3).
    fn outline(&mut self) -> Result<u32, BundleFault> {
        let bookmarks = std::mem::take(&mut self.bookmarks);
        let root = self.file.reserve();
        let ids: Vec<u32> = bookmarks.iter().map(|_| self.file.reserve()).collect();
        for (place, ((title, page), id)) in bookmarks.iter().zip(&ids).enumerate() {
            let mut bookmark = dictionary! {
                "Title" => object::text(title),
                "Parent" => (root, 0),
                "Dest" => vec![(*page, 0).into(), "Fit".into()],
            };
            let beside = [("Prev", place.checked_sub(1)), ("Next", Some(place + 1))];
            for (key, other) in beside.into_iter().filter_map(|(key, place)| Some((key, ids.get(place?)?))) {
                bookmark.set(key, (*other, 0));
            }
            self.file.write(*id, &bookmark.into())?;
        }
        let mut outline = dictionary! { "Type" => "Outlines", "Count" => number(ids.len()) };
        for (key, end) in [("First", ids.first()), ("Last", ids.last())] {
            if let Some(end) = end {
                outline.set(key, (*end, 0));
            }
        }
        self.file.write(root, &outline.into())?;
        Ok(root)
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Pages of one node of the page tree.
const NODE: usize = 64;

/// A4 in points.
const A4: [f32; 2] = [595.28, 841.89];
