//! A certificate in a layout: boxes are filled and find the size at which everything fits; a table that does not fit goes
//! on on the next page.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use super::MM;
use super::arrange::{Filled, arrange};
use super::content::{Content, Part, Source};
use super::fault::SheetFault;
use super::layout::{Layout, On, Place, Show};
use super::matter::Setter;
use super::node::{Node, Role};

/// How boxes of other sheets came out. Setting is pure, so remembering it changes no sheet; most boxes say the same on all sheets of
/// a programme.
#[derive(Default)]
pub(super) struct Boxes(RwLock<HashMap<Key, Set>>);

/// The boxes of a page, with what stands in each.
pub(super) type Page = Vec<Arc<Vec<Node>>>;

/// What a box came out as.
type Set = Result<Arc<Vec<Node>>, Vec<SheetFault>>;

/// All that the looks of a box depend on, the layout and its pictures apart.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    /// Which box of the layout.
    place: usize,
    contents: Vec<Content>,
    /// The bits of the least size.
    least: u32,
    is_repeated: bool,
}

/// What boxes are filled with.
pub(super) struct Composer<'a> {
    pub(super) layout: &'a Layout,
    pub(super) source: &'a Source<'a>,
    pub(super) setter: Setter<'a>,
    pub(super) boxes: &'a Boxes,
}

impl Composer<'_> {
    /// Every box of each page, or every fault.
    pub(super) fn compose(&self) -> Result<Vec<Page>, Vec<SheetFault>> {
        let mut faults = self.source.check_languages();
        let rows = self.source.certificate.rotations.len();
        let whole = Part { page: 0, pages: 1, rows: 0..rows };
        let composed = self.page(&whole, 0.0).map(|page| vec![page]).or_else(|found| {
            if self.layout.continues() && found.iter().all(|fault| self.is_of_table(fault)) {
                self.pages(rows).ok_or(found)
            } else {
                Err(found)
            }
        });
        match composed {
            Ok(pages) if faults.is_empty() => Ok(pages),
            Ok(_) => Err(faults),
            Err(found) => {
                faults.extend(found);
                Err(faults)
            }
        }
    }

    /// Whether the box of the table is too small.
    fn is_of_table(&self, fault: &SheetFault) -> bool {
        let SheetFault::DoesNotFit { place, .. } = fault else { return false };
        self.layout.file.boxes.iter().any(|own| own.name == *place && own.shows(Show::Rotations))
    }

    /// The table on several pages: as many rows on each as it holds at a size that is good to read.
    fn pages(&self, rows: usize) -> Option<Vec<Page>> {
        let mut parts: Vec<Part> = Vec::new();
        let mut start = 0;
        if rows == 0 {
            return None;
        }
        while start < rows {
            let page = parts.len();
            let fits = |end: usize, least: f32| {
                let part = Part { page, pages: page + 2, rows: start..end };
                let mut tables = self.places(page).filter(|(_, place)| place.shows(Show::Rotations));
                tables.all(|place| self.set(place, &part, least).is_ok())
            };
            // Not all rows on the first page: that has been tried. One row alone on the last would look forgotten.
            let most = if page == 0 { rows.saturating_sub(2).max(1) } else { rows };
            let end = (start..=most).rev().find(|&end| fits(end, COMFORT));
            let end = end.filter(|&end| end > start).or_else(|| (start..=most).rev().find(|&end| fits(end, 0.0)))?;
            if (end == start && page > 0) || page >= MOST_PAGES {
                return None;
            }
            parts.push(Part { page, pages: 0, rows: start..end });
            start = end;
        }
        let pages = parts.len();
        parts.into_iter().map(|part| self.page(&Part { pages, ..part }, 0.0).ok()).collect()
    }

    /// Every box of one page.
    fn page(&self, part: &Part, least: f32) -> Result<Page, Vec<SheetFault>> {
        let (mut boxes, mut faults) = (Vec::new(), Vec::new());
        for place in self.places(part.page) {
            match self.set(place, part, least) {
                Ok(placed) => boxes.push(placed),
                Err(found) => {
                    faults.extend(found.into_iter().filter(|fault| !faults.contains(fault)).collect::<Vec<_>>());
                }
            }
        }
        if faults.is_empty() { Ok(boxes) } else { Err(faults) }
    }

    fn places(&self, page: usize) -> impl Iterator<Item = (usize, &Place)> {
        self.layout.file.boxes.iter().enumerate().filter(move |(_, place)| place.on.has(page))
    }

    /// What stands in one box, a table not below a size; from memory, if another sheet had the same.
    fn set(&self, (number, place): (usize, &Place), part: &Part, least: f32) -> Set {
        let least = if place.shows(Show::Rotations) { least.max(place.least) } else { place.least };
        let is_repeated = part.page > 0 || place.on != On::First;
        let contents: Vec<Content> = place.items.iter().map(|item| self.source.content(item.show, part)).collect();
        let key = Key { place: number, contents, least: least.to_bits(), is_repeated };
        if key.contents.iter().any(Content::is_of_one) {
            return self.arrange(place, &key, least);
        }
        if let Some(known) = self.boxes.0.read().ok().and_then(|boxes| boxes.get(&key).cloned()) {
            return known;
        }
        let set = self.arrange(place, &key, least);
        if let Ok(mut boxes) = self.boxes.0.write()
            && boxes.len() < MEMORY
        {
            boxes.insert(key, set.clone());
        }
        set
    }

    /// Fills a box and finds its size. What stands on the pages after the first besides the table is repeated there, so it is no
    /// content of its own.
    fn arrange(&self, place: &Place, key: &Key, least: f32) -> Set {
        let placed = arrange(place, &self.fill(place, &key.contents)?, least).map_err(|fault| vec![fault])?;
        if !key.is_repeated {
            return Ok(Arc::new(placed));
        }
        let (mut nodes, repeated): (Vec<_>, _) = placed.into_iter().partition(|node| node.role == Role::Table);
        nodes.push(Node::into_artifact(repeated));
        Ok(Arc::new(nodes))
    }

    fn fill<'a>(&'a self, place: &'a Place, contents: &[Content]) -> Result<Vec<Filled<'a>>, Vec<SheetFault>> {
        let mut faults = Vec::new();
        let mut items = Vec::new();
        for (item, content) in place.items.iter().zip(contents) {
            if *content == Content::Nothing {
                continue;
            }
            let matter = self.setter.matter(content.clone(), item, place.align, &mut faults);
            if matter.is_empty() {
                continue;
            }
            let width = item.width.unwrap_or(place.at[2]).min(place.at[2]) * MM;
            items.push(Filled { above: item.above * MM, width, matter, show: item.show });
        }
        if faults.is_empty() { Ok(items) } else { Err(faults) }
    }
}

/// A table that goes on is not set smaller than this.
const COMFORT: f32 = 0.86;

/// No certificate has more: its code would hold a tenth of the rows.
const MOST_PAGES: usize = 4;

/// The most boxes that are remembered: a programme has a dozen, and its tables are tried at several sizes.
const MEMORY: usize = 512;
