//! Merged cells: the value of the first row stands for all of them.

use std::collections::BTreeMap;

use super::grid::{Cell, Grid};
use super::parts::Region;

/// Merged cells by their first column and row. Looking one up takes no longer when there are many.
pub(super) struct Merged<'a> {
    grid: &'a Grid,
    by_place: BTreeMap<(usize, u32), Region>,
}

impl<'a> Merged<'a> {
    /// The merged cells of a grid.
    pub(super) fn of(grid: &'a Grid) -> Self {
        let by_place = grid.shape.merged.iter().map(|region| ((region.columns.0, region.rows.0), *region)).collect();
        Self { grid, by_place }
    }

    /// The merged cell that covers a place from a row further up, with the value of that row.
    pub(super) fn above(&self, row: u32, column: usize) -> Option<(Region, &'a Cell)> {
        let (_, region) = self.by_place.range((column, 0)..(column, row)).next_back()?;
        let first = self.grid.row(region.rows.0)?;
        let cell = Some(first.cell(column)).filter(|cell| !cell.is_empty())?;
        (region.rows.1 >= row).then_some((*region, cell))
    }

    /// The last column of the merged cell that begins at a place.
    pub(super) fn across(&self, row: u32, column: usize) -> usize {
        let (_, region) = self.by_place.range((column, 0)..=(column, row)).next_back().unzip();
        region.filter(|region| region.rows.1 >= row).map_or(column, |region| region.columns.1)
    }

    /// Whether a merged cell touches both rows, or joins columns of the upper one.
    pub(super) fn joins(&self, upper: u32, lower: u32) -> bool {
        self.by_place.values().any(|region| {
            let (first, last) = region.rows;
            (first <= upper && last >= lower) || (first == upper && region.columns.1 > region.columns.0)
        })
    }
}
