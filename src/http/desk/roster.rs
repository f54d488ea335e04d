//! The roster of a draft as a page shows it: every fault in its cell, with what is wrong and what to do about it.

use std::collections::{HashMap, HashSet};

use crate::issuance::Fault;
use crate::roster::{Note, Place, Reading};
use crate::words::Words;

/// The roster.
#[derive(Default)]
pub(super) struct Roster {
    pub(super) headers: Vec<Header>,
    pub(super) rows: Vec<Row>,
    /// How many people there are, and how many rows are not shown.
    pub(super) people: usize,
    pub(super) hidden: usize,
    /// Rows with a fault.
    pub(super) faulty: usize,
    /// Faults of the whole file.
    pub(super) faults: Vec<Told>,
    /// The first faults of cells, with their fields: on a phone a cell may be out of sight.
    pub(super) first: Vec<(String, Told)>,
    /// Names in Latin letters that are proposed: row, name, proposal.
    pub(super) proposals: Vec<(u32, String, String)>,
    /// What else the registrar should know.
    pub(super) notes: Vec<String>,
}

/// The head of a column.
pub(super) struct Header {
    pub(super) text: String,
    pub(super) is_read: bool,
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
    /// Every row, however many.
    pub(super) all: bool,
}

impl Roster {
    /// Rows with faults come first when not all are shown.
    pub(super) fn new(reading: &Reading, faults: &[Fault], words: &Words, view: View) -> Self {
        let table = reading.table();
        let mut cells: HashMap<(u32, usize), Vec<Told>> = HashMap::new();
        let mut rows: HashMap<u32, Vec<Told>> = HashMap::new();
        let mut file = Vec::new();
        for fault in faults {
            let told = Told::new(fault, words);
            match &fault.place {
                Place::Row { row, column, at } => {
                    let named =
                        || column.as_ref().and_then(|name| table.headers.iter().position(|known| known == name));
                    match at.map(usize::from).or_else(named).filter(|place| *place < table.headers.len()) {
                        Some(place) => cells.entry((*row, place)).or_default().push(told),
                        None => rows.entry(*row).or_default().push(told),
                    }
                }
                Place::File | Place::Key { .. } => file.push(told),
            }
        }
        let faulty: HashSet<u32> = rows.keys().copied().chain(cells.keys().map(|(row, _)| *row)).collect();
        let known: HashSet<u32> = table.rows.iter().map(|(number, _)| *number).collect();
        let people = table.rows.len();
        let is_long = people > MOST && !view.all;
        let mut shown = Vec::new();
        let mut plain = 0;
        for (number, texts) in &table.rows {
            let is_wanted = faulty.contains(number) || view.open == Some(*number);
            plain += usize::from(!is_wanted);
            if is_long && !is_wanted && plain > FEW {
                continue;
            }
            let cell = |(place, text): (usize, &String)| Cell {
                name: format!("c-{number}-{place}"),
                text: text.clone(),
                faults: cells.get(&(*number, place)).cloned().unwrap_or_default(),
            };
            shown.push(Row {
                number: *number,
                cells: texts.iter().enumerate().map(cell).collect(),
                faults: rows.remove(number).unwrap_or_default(),
                is_open: view.open == Some(*number),
            });
        }
        // Faults of rows that are no person's, such as two headers of one meaning.
        file.extend(rows.into_values().flatten());
        file.extend(cells.into_iter().filter(|((row, _), _)| !known.contains(row)).flat_map(|(_, told)| told));
        let header = |(text, is_read): (&String, &bool)| Header { text: text.clone(), is_read: *is_read };
        Self {
            headers: table.headers.iter().zip(&table.is_read).map(header).collect(),
            hidden: people - shown.len(),
            people,
            faulty: faulty.intersection(&known).count(),
            faults: file,
            first: first(&shown),
            rows: shown,
            proposals: proposals(reading),
            notes: notes(reading, words),
        }
    }
}

fn first(rows: &[Row]) -> Vec<(String, Told)> {
    let cells = rows.iter().flat_map(|row| &row.cells);
    cells.filter_map(|cell| Some((cell.name.clone(), cell.faults.first()?.clone()))).take(FIRST).collect()
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

/// Up to so many people all rows are shown; of longer rosters those with faults, and a few to recognize it by.
const MOST: usize = 120;
const FEW: usize = 20;
const MOST_NOTES: usize = 20;

/// So many faults stand above the table.
const FIRST: usize = 8;
