//! The choice of the mask (ISO/IEC 18004:2015, sections 7.8 and 7.9): of eight patterns the one with the lowest penalty.
//!
//! A row of modules is one wide number, so that each rule is a few shifts for all modules of the row at once.

use std::array::from_fn;

/// A symbol before masking, by rows and by columns, each with a margin of light modules on both sides: the rules of the
/// finder pattern look four modules beyond the edge.
pub(super) struct Grid<const N: usize> {
    size: usize,
    rows: Half<N>,
    columns: Half<N>,
}

/// One reading direction of a symbol.
struct Half<const N: usize> {
    /// Dark modules.
    dark: Vec<Row<N>>,
    /// Modules that a mask may invert.
    free: Vec<Row<N>>,
}

/// A row or column of modules as a number; the first module is bit [`MARGIN`].
#[derive(Clone, Copy)]
struct Row<const N: usize>([u64; N]);

const MARGIN: usize = 4;

/// The format information of level M under each mask (table C.1), its highest bit first.
const FORMATS: [u16; 8] = [0x5412, 0x5125, 0x5e7c, 0x5b4b, 0x45f9, 0x40ce, 0x4f97, 0x4aa0];

/// The eight conditions (table 10), by row and column.
const PATTERNS: [fn(usize, usize) -> bool; 8] = [
    |i, j| (i + j).is_multiple_of(2),
    |i, _| i.is_multiple_of(2),
    |_, j| j.is_multiple_of(3),
    |i, j| (i + j).is_multiple_of(3),
    |i, j| (i / 2 + j / 3).is_multiple_of(2),
    |i, j| i * j % 2 + i * j % 3 == 0,
    |i, j| (i * j % 2 + i * j % 3).is_multiple_of(2),
    |i, j| ((i + j) % 2 + i * j % 3).is_multiple_of(2),
];

/// Every pattern repeats after 12 rows and 12 columns (some after 2, 3, 4 or 6).
const PERIOD: usize = 12;

impl<const N: usize> Grid<N> {
    pub(super) fn new<const M: usize>(dark: &[[u64; M]], free: &[[u64; M]]) -> Self {
        let size = dark.len();
        let half = |rows: &[[u64; M]], across: bool| -> Vec<Row<N>> {
            let mut half = vec![Row([0; N]); size];
            for (y, row) in rows.iter().enumerate() {
                for (index, word) in row.iter().enumerate() {
                    let mut word = *word;
                    while word != 0 {
                        let x = index * 64 + word.trailing_zeros() as usize;
                        word &= word - 1;
                        let (line, place) = if across { (y, x) } else { (x, y) };
                        if let Some(line) = half.get_mut(line) {
                            line.put(place, true);
                        }
                    }
                }
            }
            half
        };
        Self {
            size,
            rows: Half { dark: half(dark, true), free: half(free, true) },
            columns: Half { dark: half(dark, false), free: half(free, false) },
        }
    }

    /// The rows of the symbol under the best mask.
    pub(super) fn masked<const M: usize>(&self) -> Vec<[u64; M]> {
        let best = (0..PATTERNS.len()).min_by_key(|mask| self.penalty(*mask)).unwrap_or_default();
        let rows = self.rows.under(best, self.size, false);
        rows.iter().map(|row| row.shifted_right(MARGIN)).map(|row| from_fn(|word| row.word(word))).collect()
    }

    fn penalty(&self, mask: usize) -> u32 {
        let (rows, columns) = (self.rows.under(mask, self.size, false), self.columns.under(mask, self.size, true));
        let inside = Row::<N>::inside(self.size);
        let dark: u32 = rows.iter().map(Row::count).sum();
        let lines: u32 = rows.iter().chain(&columns).map(|row| row.runs(&inside) + row.finders()).sum();
        let blocks: u32 =
            rows.windows(2).map(|pair| pair.first().zip(pair.last()).map_or(0, |(a, b)| a.blocks(b, &inside))).sum();
        let all = u32::try_from(self.size * self.size).unwrap_or(u32::MAX);
        lines + blocks + (dark * 200 / all).abs_diff(100)
    }
}

impl<const N: usize> Half<N> {
    /// The lines of the symbol under a mask, with its format information.
    fn under(&self, mask: usize, size: usize, is_transposed: bool) -> Vec<Row<N>> {
        let condition = PATTERNS.get(mask).copied().unwrap_or(|_, _| false);
        let pattern: [Row<N>; PERIOD] = from_fn(|line| {
            let mut row = Row([0; N]);
            for place in 0..size {
                row.put(place, if is_transposed { condition(place, line) } else { condition(line, place) });
            }
            row
        });
        let lines = self.dark.iter().zip(&self.free).zip(pattern.iter().cycle());
        let mut lines: Vec<_> = lines.map(|((dark, free), pattern)| dark.inverted(free, pattern)).collect();
        let format = FORMATS.get(mask).copied().unwrap_or_default();
        for (bit, ((x, y), (u, v))) in format_places(size).enumerate() {
            let is_dark = format >> (14 - bit) & 1 == 1;
            for (x, y) in [(x, y), (u, v)] {
                let (line, place) = if is_transposed { (x, y) } else { (y, x) };
                if let Some(line) = lines.get_mut(line) {
                    line.put(place, is_dark);
                }
            }
        }
        lines
    }
}

/// Where the 15 bits of the format information stand, highest first: around the upper left finder pattern, and again
/// along the two others (figure 25).
fn format_places(size: usize) -> impl Iterator<Item = ((usize, usize), (usize, usize))> {
    const NEAR: [usize; 15] = [0, 1, 2, 3, 4, 5, 7, 8, 7, 5, 4, 3, 2, 1, 0];
    (0..).zip(NEAR).map(move |(bit, near)| {
        let first = if bit < 8 { (near, 8) } else { (8, near) };
        let second = if bit < 7 { (8, size - 1 - bit) } else { (size - 15 + bit, 8) };
        (first, second)
    })
}

impl<const N: usize> Row<N> {
    /// All modules of a line.
    fn inside(size: usize) -> Self {
        let mut row = Self([0; N]);
        (0..size).for_each(|place| row.put(place, true));
        row
    }

    fn put(&mut self, place: usize, value: bool) {
        let bit = place + MARGIN;
        if let Some(word) = self.0.get_mut(bit / 64) {
            *word = *word & !(1 << (bit % 64)) | u64::from(value) << (bit % 64);
        }
    }

    /// This line where `free` and `pattern` meet inverted.
    fn inverted(&self, free: &Self, pattern: &Self) -> Self {
        Self(from_fn(|word| self.word(word) ^ (free.word(word) & pattern.word(word))))
    }

    /// Rule 1: runs of at least five alike cost 3, and 1 for each module more.
    fn runs(&self, inside: &Self) -> u32 {
        let alike = self.alike(inside);
        let (two, four) = (alike.and(&alike.shifted_right(1)), |two: Self| two.and(&two.shifted_right(2)));
        let five = four(two);
        // A run of n has n - 4 beginnings of five alike, and one of them has none before it.
        let begun = Self(from_fn(|word| five.word(word) & !five.shifted_left(1).word(word)));
        five.count() + 2 * begun.count()
    }

    /// Rule 2: each two by two alike cost 3.
    fn blocks(&self, below: &Self, inside: &Self) -> u32 {
        let pairs = self.alike(inside).and(&below.alike(inside));
        let columns = Self(from_fn(|word| !(self.word(word) ^ below.word(word))));
        3 * pairs.and(&columns).count()
    }

    /// Rule 3: each dark-light-dark-dark-dark-light-dark with four light modules before or behind it costs 40.
    fn finders(&self) -> u32 {
        let light = Self(self.0.map(|word| !word));
        let core = [2, 3, 4, 6].into_iter().fold(*self, |core, place| core.and(&self.shifted_right(place)));
        let core = [1, 5].into_iter().fold(core, |core, place| core.and(&light.shifted_right(place)));
        if core.count() == 0 {
            return 0;
        }
        let before = [1, 2, 3, 4].into_iter().fold(Self([0; N]), |any, place| any.or(&self.shifted_left(place)));
        let behind = [7, 8, 9, 10].into_iter().fold(Self([0; N]), |any, place| any.or(&self.shifted_right(place)));
        40 * Self(from_fn(|word| core.word(word) & !(before.word(word) & behind.word(word)))).count()
    }

    /// The places whose module is like the next one.
    fn alike(&self, inside: &Self) -> Self {
        let (next, last) = (self.shifted_right(1), inside.shifted_right(1));
        Self(from_fn(|word| !(self.word(word) ^ next.word(word)) & inside.word(word) & last.word(word)))
    }

    fn and(&self, other: &Self) -> Self {
        Self(from_fn(|word| self.word(word) & other.word(word)))
    }

    fn or(&self, other: &Self) -> Self {
        Self(from_fn(|word| self.word(word) | other.word(word)))
    }

    /// Towards the first module, by 1 to 63 places.
    fn shifted_right(&self, by: usize) -> Self {
        Self(from_fn(|word| self.word(word) >> by | self.word(word + 1) << (64 - by)))
    }

    /// Away from the first module, by 1 to 63 places.
    fn shifted_left(&self, by: usize) -> Self {
        Self(from_fn(|word| {
            self.word(word) << by | word.checked_sub(1).map_or(0, |before| self.word(before)) >> (64 - by)
        }))
    }

    fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    fn word(&self, index: usize) -> u64 {
        self.0.get(index).copied().unwrap_or_default()
    }
}
