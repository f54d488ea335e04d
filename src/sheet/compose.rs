//! A certificate in a layout: boxes are filled and find the size at which everything fits; a table that does not fit goes
//! on on the next page.

use super::MM;
use super::arrange::{Filled, arrange};
use super::content::{Content, Part, Source};
use super::fault::SheetFault;
use super::layout::{Layout, On, Place, Show};
use super::matter::Setter;
use super::node::{Node, Role};

/// What boxes are filled with.
pub(super) struct Composer<'a> {
    pub(super) layout: &'a Layout,
    pub(super) source: &'a Source<'a>,
    pub(super) setter: Setter<'a>,
}

impl Composer<'_> {
    /// Everything on each page, or every fault.
    pub(super) fn compose(&self) -> Result<Vec<Vec<Node>>, Vec<SheetFault>> {
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
    fn pages(&self, rows: usize) -> Option<Vec<Vec<Node>>> {
        let mut parts: Vec<Part> = Vec::new();
        let mut start = 0;
        if rows == 0 {
            return None;
        }
        while start < rows {
            let page = parts.len();
            let fits = |end: usize, least: f32| {
                let part = Part { page, pages: page + 2, rows: start..end };
                let mut tables = self.places(page).filter(|place| place.shows(Show::Rotations));
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

    /// Everything on one page. What stands on the pages after the first besides the table is repeated there, so it is no
    /// content of its own.
    fn page(&self, part: &Part, least: f32) -> Result<Vec<Node>, Vec<SheetFault>> {
        let (mut nodes, mut faults) = (Vec::new(), Vec::new());
        for place in self.places(part.page) {
            match self.set(place, part, least) {
                Ok(placed) if part.page == 0 && place.on == On::First => nodes.extend(placed),
                Ok(placed) => {
                    let (table, repeated) = placed.into_iter().partition(|node| node.role == Role::Table);
                    nodes.extend::<Vec<_>>(table);
                    nodes.push(Node::into_artifact(repeated));
                }
                Err(found) => {
                    faults.extend(found.into_iter().filter(|fault| !faults.contains(fault)).collect::<Vec<_>>());
                }
            }
        }
        if faults.is_empty() { Ok(nodes) } else { Err(faults) }
    }

    fn places(&self, page: usize) -> impl Iterator<Item = &Place> {
        self.layout.file.boxes.iter().filter(move |place| place.on.has(page))
    }

    /// What stands in one box; a table not below a size.
    fn set(&self, place: &Place, part: &Part, least: f32) -> Result<Vec<Node>, Vec<SheetFault>> {
        let least = if place.shows(Show::Rotations) { least.max(place.least) } else { place.least };
        arrange(place, &self.fill(place, part)?, least).map_err(|fault| vec![fault])
    }

    fn fill<'a>(&'a self, place: &'a Place, part: &Part) -> Result<Vec<Filled<'a>>, Vec<SheetFault>> {
        let mut faults = Vec::new();
        let mut items = Vec::new();
        for item in &place.items {
            let content = self.source.content(item.show, part);
            if matches!(content, Content::Nothing) {
                continue;
            }
            let matter = self.setter.matter(content, item, place.align, &mut faults);
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
