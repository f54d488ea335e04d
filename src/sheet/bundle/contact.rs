//! A contact sheet: small pictures of sheets on a page of A4, each with its number.

use std::io::Write as _;

use super::A4;
use super::copy::Picture;

/// The pictures of one page, three in a row, or four where they stand upright.
#[derive(Default)]
pub(super) struct Grid {
    cells: Vec<Cell>,
}

struct Cell {
    picture: Picture,
    number: String,
    title: String,
}

impl Grid {
    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    pub(super) fn is_full(&self) -> bool {
        self.cells.len() >= self.columns() * self.rows()
    }

    pub(super) fn push(&mut self, picture: Picture, number: &str, title: &str) {
        self.cells.push(Cell { picture, number: number.to_owned(), title: title.to_owned() });
    }

    /// Names and objects of the drawings.
    pub(super) fn pictures(&self) -> impl Iterator<Item = (String, u32)> {
        self.cells.iter().enumerate().map(|(place, cell)| (format!("P{place}"), cell.picture.drawing))
    }

    pub(super) fn titles(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(|cell| cell.title.as_str())
    }

    /// The operators of the page.
    pub(super) fn content(&self) -> Vec<u8> {
        let (columns, rows) = (self.columns() as f32, self.rows() as f32);
        let cell = [(A4[0] - 2.0 * MARGIN) / columns, (A4[1] - 2.0 * MARGIN) / rows];
        let mut out = Vec::new();
        for (place, item) in self.cells.iter().enumerate() {
            let [width, height] = item.picture.size;
            let scale = ((cell[0] - GAP) / width).min((cell[1] - GAP - CAPTION) / height);
            let (column, row) = ((place % self.columns()) as f32, (place / self.columns()) as f32);
            let x = MARGIN + column * cell[0] + (cell[0] - width * scale) / 2.0;
            let y = A4[1] - MARGIN - row * cell[1] - height * scale;
            let (wide, high) = (width * scale, height * scale);
            // Register numbers are capital letters, digits and hyphens; Helvetica's are at most 0.75 wide.
            let text = x + (wide - item.number.len() as f32 * 0.58 * SIZE) / 2.0;
            // Writing to memory cannot fail.
            let _ = write!(
                out,
                "q {scale:.5} 0 0 {scale:.5} {x:.2} {y:.2} cm /P{place} Do Q\n\
                 0.75 G 0.4 w {x:.2} {y:.2} {wide:.2} {high:.2} re S\n\
                 BT 0.25 g /F {SIZE} Tf {text:.2} {:.2} Td ({}) Tj ET\n",
                y - CAPTION + 3.0,
                item.number,
            );
        }
        out
    }

    fn columns(&self) -> usize {
        let is_upright = self.cells.first().is_some_and(|cell| cell.picture.size[1] > cell.picture.size[0]);
        if is_upright { 4 } else { 3 }
    }

    fn rows(&self) -> usize {
        if self.columns() == 4 { 4 } else { 5 }
    }
}

const MARGIN: f32 = 28.0;
const GAP: f32 = 10.0;
const CAPTION: f32 = 13.0;
const SIZE: f32 = 7.5;
