//! Cells side by side: facts, departments, signatories. Columns take what they need and share what there is.

use super::flow::Room;
use super::layout::Align;
use super::node::{Mark, Node, Role};
use super::stack::{FittedStack, Stack};

/// Rows of cells.
pub(super) struct Grid<'a> {
    pub(super) rows: Vec<Vec<Stack<'a>>>,
    /// Where the grid stands in its width.
    pub(super) align: Align,
    /// Where texts stand in their cells, if not as the grid in its width.
    pub(super) cells: Option<Align>,
    /// Space between columns and between rows, in points.
    pub(super) gaps: [f32; 2],
    /// The widest that a column may be, in points.
    pub(super) widest: f32,
    pub(super) widths: Widths,
    /// Do cells stand on the lower edge of their row?
    pub(super) bottom: bool,
    /// Hairlines below the rows: a table whose first row has the headings. Their weight and colour.
    pub(super) rules: Option<(f32, [f32; 3])>,
    /// Are the headings repeated, and so no content?
    pub(super) repeated: bool,
}

/// How wide columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Widths {
    /// As wide as their content, if there is room.
    Natural,
    /// All the same.
    Even,
    /// As their content, and they share what is left of the width, as those of tables do.
    Full,
}

/// A grid that has been given its size.
pub(super) struct FittedGrid {
    pub(super) height: f32,
    widths: Vec<f32>,
    rows: Vec<(f32, Vec<FittedStack>)>,
    gaps: [f32; 2],
}

impl<'a> Grid<'a> {
    /// A plain grid.
    pub(super) fn of(rows: Vec<Vec<Stack<'a>>>) -> Self {
        Self {
            rows,
            align: Align::Centre,
            cells: None,
            gaps: [0.0; 2],
            widest: f32::MAX,
            widths: Widths::Natural,
            bottom: false,
            rules: None,
            repeated: false,
        }
    }
}

impl Grid<'_> {
    /// Fits every cell; the field that is too long otherwise.
    pub(super) fn fit(&self, room: Room) -> Result<FittedGrid, String> {
        let gaps = [self.gaps[0], self.gaps[1] * room.scale];
        let widths = self.columns(room, gaps[0]);
        let mut rows = Vec::new();
        for row in &self.rows {
            let fit = |(cell, &width): (&Stack<'_>, &f32)| cell.fit(Room { width, scale: room.scale });
            let cells = row.iter().zip(&widths).map(fit).collect::<Result<Vec<_>, _>>()?;
            rows.push((cells.iter().map(|cell| cell.height).fold(0.0, f32::max), cells));
        }
        let between = self.gaps_in(rows.len()) as f32 * gaps[1];
        let height = rows.iter().map(|(height, _)| height).sum::<f32>() + between;
        Ok(FittedGrid { height, widths, rows, gaps })
    }

    /// A table has half a gap above and below each hairline, and one hairline after the last row.
    fn gaps_in(&self, rows: usize) -> usize {
        if self.rules.is_some() { rows } else { rows.saturating_sub(1) }
    }

    /// What each column gets: its natural width, or an even share of what the modest ones leave.
    fn columns(&self, room: Room, gap: f32) -> Vec<f32> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let count = columns.max(1) as f32;
        let free = room.width - gap * (count - 1.0);
        if self.widths == Widths::Even {
            return vec![(free / count).min(self.widest); columns];
        }
        let natural: Vec<f32> = (0..columns)
            .map(|column| {
                let cells = self.rows.iter().filter_map(|row| row.get(column));
                cells.map(|cell| cell.natural(room.scale)).fold(0.0, f32::max).min(self.widest) + ROUNDING
            })
            .collect();
        let mut widths = share(&natural, free);
        if self.widths == Widths::Full {
            let spare = (free - widths.iter().sum::<f32>()) / count;
            for width in &mut widths {
                *width += spare.clamp(0.0, SPARE);
            }
        }
        widths
    }

    /// The nodes of a fitted grid, its upper edge at 0.
    pub(super) fn place(&self, fitted: &FittedGrid, width: f32) -> Vec<Node> {
        let gaps = fitted.widths.len().saturating_sub(1) as f32 * fitted.gaps[0];
        let left = ((width - fitted.widths.iter().sum::<f32>() - gaps) * self.align.part()).max(0.0);
        let cells_align = self.cells.unwrap_or(self.align);
        let mut top = 0.0;
        let mut nodes = Vec::new();
        for (number, (row, (height, cells))) in self.rows.iter().zip(&fitted.rows).enumerate() {
            let mut x = left;
            let mut placed = Vec::new();
            for ((cell, fit), &width) in row.iter().zip(cells).zip(&fitted.widths) {
                let mut kids = cell.place(fit, width, cells_align);
                let down = if self.bottom { height - fit.height } else { 0.0 };
                for kid in &mut kids {
                    kid.shift(x, top + down);
                }
                placed.push(kids);
                x += width + fitted.gaps[0];
            }
            top += height;
            if let Some((weight, colour)) = self.rules {
                nodes.push(self.row(number, placed));
                let x = left + fitted.widths.iter().sum::<f32>() + gaps + fitted.gaps[0];
                let y = top + fitted.gaps[1] / 2.0;
                let weight = if number == 0 { weight * 2.0 } else { weight };
                let mut rule = Node::new(Role::Artifact);
                rule.marks.push(Mark::Rule { x: left, y, width: x - fitted.gaps[0] - left, weight, colour });
                nodes.push(rule);
            } else {
                nodes.extend(placed.into_iter().flatten());
            }
            top += fitted.gaps[1];
        }
        if self.rules.is_some() { table(nodes) } else { nodes }
    }

    fn row(&self, number: usize, cells: Vec<Vec<Node>>) -> Node {
        let role = if number == 0 { Role::TableHeading } else { Role::TableCell };
        if self.repeated && number == 0 {
            return Node::into_artifact(cells.into_iter().flatten().collect());
        }
        Node::with_kids(Role::TableRow, cells.into_iter().map(|kids| cell(role, kids)).collect())
    }
}

/// A cell; the one paragraph of a cell is the cell itself.
fn cell(role: Role, mut kids: Vec<Node>) -> Node {
    match kids.pop_if(|only| only.role == Role::Paragraph) {
        Some(only) if kids.is_empty() => Node { role, ..only },
        last => Node::with_kids(role, kids.into_iter().chain(last).collect()),
    }
}

/// The rows in a table, the hairlines beside it: they are no content.
fn table(nodes: Vec<Node>) -> Vec<Node> {
    let (rules, rows): (Vec<_>, Vec<_>) = nodes.into_iter().partition(|node| node.role == Role::Artifact);
    let mut all = rules;
    all.push(Node::with_kids(Role::Table, rows));
    all
}

/// Room for the rounding of sums.
const ROUNDING: f32 = 0.05;

/// What a column of a table takes beyond its need, in points: farther apart, cells of a row are no longer read together.
const SPARE: f32 = 40.0;

/// Gives each what it wants, as long as the others' even share is not touched.
fn share(wanted: &[f32], free: f32) -> Vec<f32> {
    let mut limit = f32::MAX;
    let mut order: Vec<f32> = wanted.to_vec();
    order.sort_by(f32::total_cmp);
    let mut left = free;
    for (place, &want) in order.iter().enumerate() {
        let even = left / (order.len() - place) as f32;
        if want > even {
            limit = even;
            break;
        }
        left -= want;
    }
    wanted.iter().map(|want| want.min(limit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modest_columns_get_what_they_want_and_the_others_share() {
        assert_eq!(share(&[10.0, 20.0, 30.0], 100.0), [10.0, 20.0, 30.0]);
        assert_eq!(share(&[10.0, 80.0, 90.0], 100.0), [10.0, 45.0, 45.0]);
    }
}
