//! The roster of a draft as a page shows it: every fault in its cell, with what is wrong and what to do about it.

use std::collections::{HashMap, HashSet};

use super::fields::Fields;
use crate::issuance::Fault;
use crate::roster::{Note, Place, Reading, Table, UNREAD};
use crate::words::Words;

/// The roster.
#[derive(Default)]
pub(super) struct Roster {
    pub(super) headers: Vec<Header>,
    /// The rows of this window.
    pub(super) rows: Vec<Row>,
    /// How many people there are, and of how many rows this is a window, from which on.
    pub(super) people: usize,
    pub(super) total: usize,
    pub(super) from: usize,
    /// Whether rows with faults alone are meant.
    pub(super) only_faulty: bool,
    /// Whether there is a column that nobody knows.
    pub(super) has_unread: bool,
    /// What a file without headers begins with.
    pub(super) sample: Vec<Vec<String>>,
    /// Rows with a fault.
    pub(super) faulty: usize,
    /// Faults of the whole file.
    pub(super) faults: Vec<Told>,
    /// The first faults of cells, with their fields: on a phone a cell may be out of sight.
    pub(super) first: Vec<(u32, String, Told)>,
    /// Names in Latin letters that are proposed: row, name, proposal.
    pub(super) proposals: Vec<(u32, String, String)>,
    /// What else the registrar should know.
    pub(super) notes: Vec<String>,
}

/// The head of a column.
pub(super) struct Header {
    pub(super) text: String,
    pub(super) is_read: bool,
    /// As what: `birth_date`.
    pub(super) word: Option<&'static str>,
}

impl Header {
    /// Whether the column is read as this.
    pub(super) fn is(&self, word: &str) -> bool {
        self.word == Some(word)
    }
}

/// A person.
pub(super) struct Row {
    pub(super) number: u32,
    pub(super) cells: Vec<Cell>,
    /// Faults of the whole row.
    pub(super) faults: Vec<Told>,
    /// Whether somebody wants to change it.
    pub(super) is_open: bool,
}

/// A cell.
pub(super) struct Cell {
    /// The name of its field.
    pub(super) name: String,
    /// Its column and row, for those who do not see them.
    pub(super) label: String,
    pub(super) text: String,
    pub(super) faults: Vec<Told>,
}

/// A fault in words.
#[derive(Clone)]
pub(super) struct Told {
    pub(super) place: String,
    pub(super) code: &'static str,
    pub(super) content: String,
    pub(super) problem: String,
    pub(super) cure: String,
}

impl Told {
    pub(super) fn new(fault: &Fault, words: &Words) -> Self {
        Self {
            place: fault.place.words(words),
            code: fault.code,
            content: fault.content.clone(),
            problem: fault.problem(words),
            cure: fault.cure(words),
        }
    }
}

/// What is to be shown besides.
#[derive(Clone, Copy, Default)]
pub(super) struct View {
    /// The row that somebody wants to change.
    pub(super) open: Option<u32>,
    /// Every row, or those with faults alone; as it fits, if nobody says.
    pub(super) all: Option<bool>,
    /// The first row of the window.
    pub(super) from: usize,
}

impl View {
    /// What a query says.
    pub(super) fn of_query(query: Option<&str>) -> Self {
        let fields = Fields::of_query(query.unwrap_or_default());
        let all = match fields.text("show") {
            "all" => Some(true),
            "faulty" => Some(false),
            _ => None,
        };
        Self { open: fields.text("row").parse().ok(), all, from: fields.text("from").parse().unwrap_or_default() }
    }
}

/// The faults by where they are.
#[derive(Default)]
struct Sorted {
    cells: HashMap<(u32, usize), Vec<Told>>,
    rows: HashMap<u32, Vec<Told>>,
    file: Vec<Told>,
}

impl Sorted {
    fn new(table: &Table, faults: &[Fault], words: &Words) -> Self {
        let mut sorted = Self::default();
        for fault in faults {
            let told = Told::new(fault, words);
            match &fault.place {
                Place::Row { row, column, at } => {
                    let named =
                        || column.as_ref().and_then(|name| table.headers.iter().position(|known| known == name));
                    match at.map(usize::from).or_else(named).filter(|place| *place < table.headers.len()) {
                        Some(place) => sorted.cells.entry((*row, place)).or_default().push(told),
                        None => sorted.rows.entry(*row).or_default().push(told),
                    }
                }
                Place::File | Place::Key { .. } => sorted.file.push(told),
            }
        }
        sorted
    }
}

impl Roster {
    /// Rows with faults come first when not all are shown.
    pub(super) fn new(reading: &Reading, faults: &[Fault], words: &Words, view: View) -> Self {
        let table = reading.table();
        let Sorted { cells, mut rows, mut file } = Sorted::new(&table, faults, words);
        let faulty: HashSet<u32> = rows.keys().copied().chain(cells.keys().map(|(row, _)| *row)).collect();
        let known: HashSet<u32> = table.rows.iter().map(|(number, _)| *number).collect();
        let people = table.rows.len();
        // Of a long roster with faults those are shown that have one, until somebody asks for all.
        let is_faulty = |number: &u32| faulty.contains(number);
        let count = table.rows.iter().filter(|(number, _)| is_faulty(number)).count();
        let only_faulty = !view.all.unwrap_or(people <= WINDOW || count == 0 || view.open.is_some());
        let wanted = table.rows.iter().filter(|(number, _)| !only_faulty || is_faulty(number));
        let wanted: Vec<&(u32, Vec<String>)> = wanted.collect();
        let opened = view.open.and_then(|open| wanted.iter().position(|(number, _)| *number == open));
        let from = opened.unwrap_or(view.from).min(wanted.len().saturating_sub(1)) / WINDOW * WINDOW;
        let mut shown = Vec::new();
        for (number, texts) in wanted.iter().skip(from).take(WINDOW) {
            let cell = |(place, text): (usize, &String)| Cell {
                name: format!("c-{number}-{place}"),
                label: format!("{}, {number}", table.headers.get(place).map_or("", String::as_str)),
                text: text.clone(),
                faults: cells.get(&(*number, place)).cloned().unwrap_or_default(),
            };
            shown.push(Row {
                number: *number,
                cells: texts.iter().enumerate().map(cell).collect(),
                faults: rows.get(number).cloned().unwrap_or_default(),
                is_open: view.open == Some(*number),
            });
        }
        rows.retain(|number, _| !known.contains(number));
        let first = first(&cells, &known);
        let total = wanted.len();
        // Faults of rows that are no person's, such as two headers of one meaning.
        file.extend(rows.into_values().flatten());
        file.extend(cells.into_iter().filter(|((row, _), _)| !known.contains(row)).flat_map(|(_, told)| told));
        let sample = if table.header_row == 0 { reading.sample() } else { Table::default() };
        let heads = if table.header_row == 0 { &sample } else { &table };
        let header = |(text, word): (&String, Option<&'static str>)| Header {
            text: text.clone(),
            is_read: word.is_some(),
            word,
        };
        Self {
            headers: heads.headers.iter().zip(heads.words.iter().copied()).map(header).collect(),
            people,
            total,
            from,
            only_faulty,
            has_unread: reading.notes.iter().any(|note| matches!(note, Note::UnknownColumn(name) if name != UNREAD)),
            sample: sample.rows.into_iter().map(|(_, cells)| cells).collect(),
            faulty: faulty.intersection(&known).count(),
            faults: file,
            first,
            rows: shown,
            proposals: proposals(reading),
            notes: notes(reading, words),
        }
    }

    /// Whether there is one, without a fault.
    pub(super) fn is_good(&self) -> bool {
        self.people > 0 && self.faults.is_empty() && self.faulty == 0
    }

    /// Where the window before this one begins, and the next one.
    pub(super) fn before(&self) -> Option<usize> {
        self.from.checked_sub(WINDOW)
    }

    pub(super) fn after(&self) -> Option<usize> {
        Some(self.from + WINDOW).filter(|next| *next < self.total)
    }

    /// The last row of the window, from 1.
    pub(super) fn last(&self) -> usize {
        self.from + self.rows.len()
    }
}

/// The first faults of cells, in the order of the rows: row, field, fault.
fn first(cells: &HashMap<(u32, usize), Vec<Told>>, known: &HashSet<u32>) -> Vec<(u32, String, Told)> {
    let mut places: Vec<&(u32, usize)> = cells.keys().filter(|(row, _)| known.contains(row)).collect();
    places.sort_unstable();
    let told = |place: &&(u32, usize)| {
        Some((place.0, format!("c-{}-{}", place.0, place.1), cells.get(*place)?.first()?.clone()))
    };
    places.iter().take(FIRST).filter_map(told).collect()
}

fn proposals(reading: &Reading) -> Vec<(u32, String, String)> {
    let proposal = |note: &Note| match note {
        Note::LatinProposed { row, name, latin } => Some((*row, name.clone(), latin.clone())),
        _ => None,
    };
    reading.notes.iter().filter_map(proposal).collect()
}

/// Notes but proposals, and but rows that nobody expects to be read.
fn notes(reading: &Reading, words: &Words) -> Vec<String> {
    use crate::roster::Skip;
    let is_told = |note: &&Note| {
        !matches!(
            note,
            Note::LatinProposed { .. }
                | Note::Skipped { why: Skip::Blank | Skip::AboveTheHeaders | Skip::ColumnNumbers, .. }
        )
    };
    reading.notes.iter().filter(is_told).take(MOST_NOTES).map(|note| note.words(words)).collect()
}

/// So many rows are shown at once.
pub(super) const WINDOW: usize = 50;
const MOST_NOTES: usize = 20;

/// So many faults stand above the table.
const FIRST: usize = 8;
